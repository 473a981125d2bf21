package main

import (
	"os"
	"path/filepath"
	"testing"

	"guyub/tui/tuitest"
)

// The stories of backups: how they stand is seen on the first page, and what is
// to be done about them is done from there.

// kept counts the backups beside an office.
func kept(t *testing.T, folder string) int {
	t.Helper()
	all, err := os.ReadDir(filepath.Join(folder, "cadangan"))
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

// The head of office makes a backup from the room Kantor. Days later the first
// page says that it is old; the line opens the list, a new one is made and
// tried, and the line is gone. What an operator may not see is not told there.
func TestStoryAnOldBackupIsSeenAndANewOneMadeAndTried(t *testing.T) {
	path := demoFile(t)
	d := open(t, path, "kabapas", tuitest.Options{})
	d.NotSee("Cadangan data kantor").Press("8", "shift+tab", "shift+tab").See("[Data]", "Cadangan")
	d.Press("down", "down", "enter").See("Kantor › Cadangan", "Belum ada cadangan").NotSee("d uji")
	looked(t, d, "no backup")
	d.Press("n").See("Cadangan dibuat dan teruji", "hari ini", "di sini", "d uji")
	if n := kept(t, filepath.Dir(path)); n != 1 {
		t.Fatalf("%d files in the folder of backups", n)
	}
	d.Press("esc").See("[Data]", "teruji").Press("1")

	d.days(9)
	d.Press("1").See("Cadangan data kantor", "Cadangan terakhir", "9 hari lalu")
	looked(t, d, "an old backup")
	operator := beside(t, d, "operator", "loket-2", tuitest.Options{})
	operator.See("[1 Beranda]").NotSee("Cadangan data kantor")

	d.Press("enter").See("Cadangan", "n cadangkan").Press("n").See("Cadangan dibuat dan teruji")
	if n := kept(t, filepath.Dir(path)); n != 2 {
		t.Fatalf("%d files in the folder of backups", n)
	}
	d.Press("down", "d").See("Uji pemulihan", "tanpa temuan", "Akan hilang", "catatan audit sesudahnya").Press("pgdown").See("Memulihkan dari cadangan ini")
	looked(t, d, "a backup that was tried")
	d.Press("esc").See("diuji lagi")
	looked(t, d, "the backups")
	d.Press("esc").See("[1 Beranda]").NotSee("Cadangan data kantor")
}
