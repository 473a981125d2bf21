package lang

import "fmt"

// Backups are the words of the backups of the office and what became of them.
type Backups struct {
	Title, What, Unknown                                     string
	Text, Folder, SecondPlace, SecondNone, Hint, Empty       string
	ColMade, ColPlace, ColSize, ColRecords, ColState         string
	PlaceHere, PlaceSecond, PlaceBoth                        string
	StateProved, StateMigration, StateDamaged, StateTried    string
	KeyNow, KeyDrill, KeyStop                                string
	Making, Trying, Made, Dropped, Stopped                   string
	File, Version, Records, Entries                          string
	ProofText, MigrationText, DamagedText                    string
	DrillHead, DrillOK, DrillNewest, DrillLater, DrillAstray string
	LaterEntries, DrillNone                                  string
	HowHead                                                  string
	How                                                      []string
	DeskTitle, DeskKind, DeskNone, DeskOld, DeskLast         string
	DeskSecond, DeskSecondNone, DeskFailed                   string
}

func backupsID() Backups {
	return Backups{
		Title: "Cadangan", What: "Salinan data kantor yang teruji, di sini dan di tempat kedua.",
		Unknown: "buka untuk melihat",
		Text:    "Dibuat otomatis sekali sehari, diuji, lalu disimpan: 7 harian, 4 mingguan, dan 12 bulanan terakhir.",
		Folder:  "Di sini", SecondPlace: "Tempat kedua", SecondNone: "belum diatur; isi di Kantor › Kantor",
		Hint: "tanggal atau tempat", Empty: "Belum ada cadangan. Tekan n untuk membuat yang pertama.",
		ColMade: "Dibuat", ColPlace: "Tempat", ColSize: "Ukuran", ColRecords: "Data", ColState: "Keadaan",
		PlaceHere: "di sini", PlaceSecond: "kedua", PlaceBoth: "dua-duanya",
		StateProved: "teruji", StateMigration: "sebelum pembaruan", StateDamaged: "rusak", StateTried: "diuji lagi %s",
		KeyNow: "cadangkan", KeyDrill: "uji", KeyStop: "hentikan",
		Making: "Mencadangkan", Trying: "Menguji cadangan",
		Made: "Cadangan dibuat dan teruji: %s data.", Dropped: " %s yang lama dihapus.", Stopped: "Dihentikan; tidak ada yang tertinggal.",
		File: "Berkas", Version: "Versi data", Records: "Data", Entries: "Jejak audit",
		ProofText:     "Teruji saat dibuat: setiap data dibuka, rujukan antardata dan rantai jejak audit diperiksa.",
		MigrationText: "Dibuat sebelum data dibarui ke versi berikutnya; yang teruji ialah susunan berkas dan rantai jejak audit. Tekan d untuk menguji seluruhnya.",
		DamagedText:   "Isinya tidak cocok lagi dengan namanya: rusak atau tertukar. Jangan dipakai; buat cadangan baru dengan n.",
		DrillHead:     "Uji pemulihan", DrillOK: "Cadangan ini terbuka; %s data dan %s catatan audit dibuka tanpa temuan.",
		DrillNewest: "Catatan terbaru", DrillLater: "Akan hilang", LaterEntries: "catatan audit sesudahnya, dengan perubahannya: %s", DrillNone: "tidak ada; kantor sama dengan cadangan ini",
		DrillAstray: "Kantor sekarang bukan lanjutan cadangan ini: pernah dipulihkan dari cadangan lain.",
		HowHead:     "Memulihkan dari cadangan ini",
		How: []string{
			"1. Pulihkan ke berkas baru, lalu lihat isinya:",
			"   guyub restore CADANGAN --db BARU --user NAMA",
			"2. Tutup guyub di semua meja, lalu tukar dengan berkas kantor:",
			"   guyub restore CADANGAN --swap",
			"Berkas kantor yang lama tetap disimpan di sampingnya.",
		},
		DeskTitle: "Cadangan data kantor", DeskKind: "cadangan", DeskNone: "belum ada cadangan yang teruji",
		DeskLast: "Cadangan terakhir", DeskOld: "%s hari lalu", DeskSecond: "Di tempat kedua", DeskSecondNone: "tidak ada atau tidak terjangkau", DeskFailed: "Cadangan gagal",
	}
}

func backupsEN() Backups {
	return Backups{
		Title: "Backups", What: "Proved copies of the office's data, here and at the second place.",
		Unknown: "open to see",
		Text:    "Made once a day by itself, proved, and kept for the last 7 days, 4 weeks and 12 months.",
		Folder:  "Here", SecondPlace: "Second place", SecondNone: "not set; fill it in at Office › Office",
		Hint: "date or place", Empty: "There is no backup yet. Press n to make the first.",
		ColMade: "Made", ColPlace: "Place", ColSize: "Size", ColRecords: "Records", ColState: "State",
		PlaceHere: "here", PlaceSecond: "second", PlaceBoth: "both",
		StateProved: "proved", StateMigration: "before an update", StateDamaged: "damaged", StateTried: "tried again %s",
		KeyNow: "back up", KeyDrill: "try", KeyStop: "stop",
		Making: "Backing up", Trying: "Trying the backup",
		Made: "Backup made and proved: %s records.", Dropped: " %s older ones removed.", Stopped: "Stopped; nothing is left behind.",
		File: "File", Version: "Version of the data", Records: "Records", Entries: "Audit entries",
		ProofText:     "Proved when it was made: every record opened, references between records and the audit chain checked.",
		MigrationText: "Made before the data was brought to the next version; proved are the structure of the file and the audit chain. Press d to try all of it.",
		DamagedText:   "It is no longer what its name says: damaged or exchanged. Do not use it; make a new one with n.",
		DrillHead:     "Restore drill", DrillOK: "This backup opens; %s records and %s audit entries were opened without findings.",
		DrillNewest: "Newest entry", DrillLater: "Would be lost", LaterEntries: "later audit entries, with what they changed: %s", DrillNone: "nothing; the office is equal to this backup",
		DrillAstray: "The office did not grow out of this backup: it was once restored from another.",
		HowHead:     "Restoring from this backup",
		How: []string{
			"1. Restore to a new file and look at it:",
			"   guyub restore BACKUP --db NEW --user NAME",
			"2. Close guyub at every desk, then put it in the place of the office's file:",
			"   guyub restore BACKUP --swap",
			"The office's earlier file is kept beside it.",
		},
		DeskTitle: "Backups of the office's data", DeskKind: "backup", DeskNone: "there is no proved backup yet",
		DeskLast: "Last backup", DeskOld: "%s days ago", DeskSecond: "At the second place", DeskSecondNone: "none, or out of reach", DeskFailed: "Backup failed",
	}
}

// Bytes writes the size of a file: "133,2 MB", in thousands as disks are sold.
func (l *Strings) Bytes(n int64) string {
	const kilo, mega = 1000, 1000 * 1000
	if n < mega {
		return fmt.Sprintf("%s kB", l.Number(int((n+kilo-1)/kilo)))
	}
	return l.Tenths(int((n+mega/20)/(mega/10))) + " MB"
}
