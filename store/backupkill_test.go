package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// The child of the kill tests does one thing again and again until it is killed.
const (
	killedTask = "GUYUB_TEST_BACKUP_CHILD"
	killedFile = "GUYUB_TEST_BACKUP_FILE"
)

// killRounds is how often a process is killed: three times, or as GUYUB_ROUNDS says.
func killRounds() int {
	if n, err := strconv.Atoi(os.Getenv("GUYUB_ROUNDS")); err == nil {
		return n
	}
	return 3
}

// TestChildThatIsKilled is the child; by itself it does nothing.
func TestChildThatIsKilled(t *testing.T) {
	task, path := os.Getenv(killedTask), os.Getenv(killedFile)
	if task == "" {
		return // it has no parent
	}
	fmt.Println("begun")
	ctx := context.Background()
	for n := 0; ; n++ {
		var err error
		switch task {
		case "backup":
			err = childBackup(ctx, path, n)
		case "restore":
			err = childRestore(ctx, path)
		case "migrate":
			err = childMigrate(ctx, path)
		}
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
	}
}

// childBackup saves and backs up, day after day.
func childBackup(ctx context.Context, path string, n int) error {
	at := time.Now().Add(time.Duration(n) * 24 * time.Hour)
	o, err := Open(ctx, path, Options{Now: func() time.Time { return at }})
	if err != nil {
		return err
	}
	s, err := o.SignIn(ctx, usernameOf(model.RoleHeadOfOffice), secret, "loket-1", nil)
	if err != nil {
		return err
	}
	c := person(0, model.Adults)
	c.Register = "PB-" + model.NewID().String()
	if _, err := s.SaveClient(ctx, NewOp("client.save"), c); err != nil {
		return err
	}
	made, err := s.BackUp(ctx, nil)
	if err != nil {
		return err
	}
	fmt.Println("made", filepath.Base(made.File.Path))
	return o.Close()
}

// childRestore puts one of two backups after the other in the place of the
// office's file.
func childRestore(ctx context.Context, path string) error {
	for _, b := range []string{"satu", "dua"} {
		fresh := SwapName(path, time.Now())
		if _, err := Restore(ctx, filepath.Join(filepath.Dir(path), b), fresh); err != nil {
			return err
		}
		kept, err := Swap(path, fresh, time.Now())
		if err == nil {
			fmt.Println("swapped", b)
			err = os.Remove(kept)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// childMigrate brings the file to the next version and back again.
func childMigrate(ctx context.Context, path string) error {
	engine, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return err
	}
	steps := []migration{{schema + 1, "marks", func(w kv.Writer) error { return mark(w, "setengah") }}, {schema + 2, "marks", func(w kv.Writer) error { return mark(w, "penuh") }}}
	if err := migrate(ctx, engine, path, time.Now(), steps, schema+2); err != nil {
		return err
	}
	fmt.Println("migrated")
	err = engine.Bulk(ctx, func(w kv.Writer) error {
		for i := range marks {
			w.Delete("uji", []byte{byte(i)})
		}
		w.Put(tMeta, kSchema, []byte{0, schema})
		return nil
	})
	if err != nil {
		return err
	}
	return engine.Close()
}

// marks is how many keys a step of the test's migration writes.
const marks = 200

func mark(w kv.Writer, with string) error {
	for i := range marks {
		w.Put("uji", []byte{byte(i)}, []byte(with))
	}
	return nil
}

// fourTimes is four times as long as something takes here and now: the child
// begins anew meanwhile, and is killed at any place of it.
func fourTimes(t *testing.T, do func() error) time.Duration {
	t.Helper()
	from := time.Now()
	if err := do(); err != nil {
		t.Fatal(err)
	}
	return 4 * time.Since(from)
}

// killedAtWork runs a child for a random while up to within, and returns what it printed in whole
// lines.
func killedAtWork(t *testing.T, task, path string, within time.Duration) []string {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestChildThatIsKilled$")
	cmd.Env = append(os.Environ(), killedTask+"="+task, killedFile+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewReader(out)
	if line, err := said.ReadString('\n'); line != "begun\n" {
		t.Fatalf("the child says %q, %v", line, err)
	}
	time.Sleep(rand.N(within))
	_ = cmd.Process.Kill()
	rest, err := io.ReadAll(said)
	if err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	lines := strings.Split(string(rest), "\n")
	for _, line := range lines {
		if strings.HasPrefix(line, "error") {
			t.Fatalf("the child says %s", line)
		}
	}
	return lines[:len(lines)-1]
}

// TestAKilledBackupIsNeverCalledGood kills a process that saves and backs up:
// the office opens whole, every backup that is listed is whole and proved, every
// one that was told of and is kept is there, and the next one clears what was
// left.
func TestAKilledBackupIsNeverCalledGood(t *testing.T) {
	w := newFileWorld(t)
	path := w.path
	w.must(w.office.Close())
	within := fourTimes(t, func() error { return childBackup(w.ctx(), path, 0) })
	made := 0
	for range killRounds() {
		lines := killedAtWork(t, "backup", path, within)
		made += len(lines)
		w.open()
		admin := w.as(model.RoleAdmin)
		all := w.backups()
		for i := range all {
			if all[i].Damaged {
				t.Fatalf("%s is damaged", all[i].Path)
			}
		}
		if _, err := admin.DrillBackup(w.ctx(), all[0].Path, nil); err != nil {
			t.Fatalf("%s: %v", all[0].Path, err)
		}
		w.whole()
		for _, name := range folderOf(t, path) {
			if _, ok := parseBackup(name); !ok {
				t.Fatalf("%s is left", name)
			}
		}
		w.must(w.office.Close())
	}
	w.open()
	t.Logf("%d rounds, %d backups told of", killRounds(), made)
}

// TestAKilledRestoreLeavesTheOldOfficeOrTheNew kills a process that puts one
// backup after the other in the place of the office's file.
func TestAKilledRestoreLeavesTheOldOfficeOrTheNew(t *testing.T) {
	w := newFileWorld(t)
	w.add(person(1, model.Adults))
	folder := filepath.Dir(w.path)
	w.must(w.as(model.RoleAdmin).Backup(w.ctx(), filepath.Join(folder, "satu")))
	w.add(person(2, model.Adults))
	w.must(w.as(model.RoleAdmin).Backup(w.ctx(), filepath.Join(folder, "dua")))
	w.must(w.office.Close())
	states := map[bolt.Sum]string{}
	for _, name := range []string{"satu", "dua"} {
		sum, err := bolt.SumOf(w.ctx(), filepath.Join(folder, name))
		w.must(err)
		states[sum] = name
	}
	within := fourTimes(t, func() error { return childRestore(w.ctx(), w.path) })
	seen := map[string]int{}
	for range killRounds() {
		killedAtWork(t, "restore", w.path, within)
		sum, err := bolt.SumOf(w.ctx(), w.path)
		w.must(err)
		name, ok := states[sum]
		if !ok {
			t.Fatal("the office's file is neither of the two")
		}
		seen[name]++
		SwapName(w.path, time.Now())
		entries, err := os.ReadDir(folder)
		w.must(err)
		for _, e := range entries {
			if strings.Contains(e.Name(), freshEnd) {
				t.Fatalf("%s is left", e.Name())
			}
			if strings.Contains(e.Name(), oldEnd) { // kept by a swap that was done
				sum, err := bolt.SumOf(w.ctx(), filepath.Join(folder, e.Name()))
				w.must(err)
				if _, ok := states[sum]; !ok {
					t.Fatalf("%s is neither of the two", e.Name())
				}
				w.must(os.Remove(filepath.Join(folder, e.Name())))
			}
		}
	}
	w.open()
	w.whole()
	t.Logf("%d rounds, %v", killRounds(), seen)
}

// TestAKilledMigrationLeavesTheOldVersionOrTheNew kills a process that migrates
// a file of two steps: it is of the version before or of the last, with all that
// belongs to it, and the copy from before is whole.
func TestAKilledMigrationLeavesTheOldVersionOrTheNew(t *testing.T) {
	w := newFileWorld(t)
	path := w.path
	w.must(w.office.Close())
	within := fourTimes(t, func() error { return childMigrate(w.ctx(), path) })
	seen := map[uint16]int{}
	for range killRounds() {
		killedAtWork(t, "migrate", path, within)
		engine, err := bolt.Open(path, bolt.Options{})
		w.must(err)
		var version uint16
		w.must(engine.View(w.ctx(), func(r kv.Reader) error {
			version, err = schemaOf(r)
			n := 0
			for _, value := range r.Scan("uji", nil, nil) {
				if n++; string(value) != "penuh" {
					t.Errorf("version %d holds %s", version, value)
				}
			}
			if want := map[uint16]int{schema: 0, schema + 2: marks}; n != want[version] || version != schema && version != schema+2 {
				t.Errorf("version %d holds %d", version, n)
			}
			return err
		}))
		w.must(engine.Bulk(w.ctx(), func(w kv.Writer) error { w.Put(tMeta, kSchema, []byte{0, schema}); return nil }))
		w.must(engine.Bulk(w.ctx(), func(w kv.Writer) error {
			for i := range marks {
				w.Delete("uji", []byte{byte(i)})
			}
			return nil
		}))
		w.must(engine.Close())
		seen[version]++
		w.open()
		for _, b := range w.backups() {
			if b.Damaged || !b.Migration {
				t.Errorf("%+v", b)
			}
		}
		w.must(w.office.Close())
	}
	w.open()
	w.whole()
	t.Logf("%d rounds, versions %v", killRounds(), seen)
}
