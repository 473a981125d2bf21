package lang

// Imports are the words of tables that come into the office.
type Imports struct {
	Title, MapTitle, RunTitle, BatchTitle, Chore, ChoreWhat string
	Kinds                                                   map[string]string // by the kind of a table
	// Of the list.
	ColNo, ColWhen, ColFile, ColKind, ColRows, ColNew, ColUpdated, ColUnchanged, ColRejected, ColState, ColWho string
	Hint, Empty, NoneFound                                                                                     string
	// Of beginning.
	PickFile, OtherFile, TypePath, PathHelp, PickKind, PickSheet, NoFolder, NoFile, NoRows string
	// Of the mapping.
	ColField, ColHeading, ColExample, Unread, NotRead, Needed, Remembered, AllRead, MapHelp, NoneKnown, PickHeading, Missing string
	// Fields that no form has, or has in another shape.
	GroupCode, Position, Partner, Minute, OfficerNIP, Taking, Placed, Area, Birth, Months, Days, CounselorNIP, Relation, MentorNIP, Criterion string
	// Of the trial and the run.
	Trying, Running, TakingBack, TriedRows, RanRows, Blank, Doubtful, RejectedHead, RejectedMore, DoubtHead, NothingRejected, Line, Kept, Again, Stopped, ImportTitle, ImportText, ImportYes, KnownFile, OpenFile string
	// Of one batch.
	FSheet, FKind, FBy, FState, FTaken, FBrought, FMapping, BroughtNew, BroughtUpdated, BroughtMore, UndoTitle, UndoText, UndoSure, UndoYes, Undone, OtherDesk string
	// Keys.
	KeyMap, KeyTry, KeyRun, KeyResume, KeyUndo, KeyNew, KeyStop string
}

func importsID() Imports {
	return Imports{
		Title: "Impor", MapTitle: "kolom", RunTitle: "uji coba", BatchTitle: "impor", Chore: "Impor daftar", ChoreWhat: "Memasukkan klien, PK, kelompok, laporan dan wilayah dari berkas CSV atau Excel; tiap impor dapat dilihat, dan ditarik kembali selama datanya belum disentuh.",
		Kinds: map[string]string{"regions": "wilayah", "counselors": "PK", "groups": "Pokmas", "partners": "mitra", "agreements": "PKS",
			"clients": "klien", "reports": "wajib lapor", "referrals": "rujukan"},
		ColNo: "No", ColWhen: "Tanggal", ColFile: "Berkas", ColKind: "Jenis", ColRows: "Baris", ColNew: "Baru", ColUpdated: "Ubah", ColUnchanged: "Sama", ColRejected: "Tolak", ColState: "Keadaan", ColWho: "Oleh",
		Hint: "cari berkas atau jenis", Empty: "Belum ada impor. Tekan n untuk memasukkan daftar dari berkas CSV atau Excel; sebelum disimpan semuanya diuji dahulu.", NoneFound: "Tidak ada impor yang cocok.",
		PickFile: "Berkas yang mana", OtherFile: "ketik nama berkas lain", TypePath: "Nama berkas", PathHelp: "Nama berkas CSV atau Excel di folder %s, atau letaknya yang lengkap.",
		PickKind: "Barisnya tentang apa", PickSheet: "Lembar yang mana", NoFolder: "Dari meja jaringan berkas tidak dapat dibaca. Di komputer kantor jalankan: guyub import clients BERKAS.xlsx --user NAMA",
		NoFile: "Berkas %s tidak ada atau tidak boleh dibuka; periksa namanya.", NoRows: "Lembar ini kosong; pilih lembar lain.",
		ColField: "Isian", ColHeading: "Kolom di berkas", ColExample: "Baris pertama", Unread: "belum dipilih", NotRead: "Kolom yang tidak dibaca: %s.", Needed: "wajib", Remembered: "Kolom dibaca seperti impor %s dengan judul yang sama.",
		NoneKnown: "Tidak ada kolom yang dikenal: mungkin ini lembar atau jenis yang salah. Esc lalu n untuk memilih lagi, atau pilih kolomnya dengan enter.",
		AllRead:   "Semua kolom dibaca.", MapHelp: "Periksa kolom mana yang mengisi apa; enter mengganti, u menguji tanpa menyimpan.", PickHeading: "Kolom untuk %s", Missing: "Isian %s belum punya kolom; pilih dahulu dengan enter.",
		GroupCode: "Kode Pokmas", Position: "Jabatan dan jenjang", Partner: "Nama mitra", Minute: "Jam", OfficerNIP: "NIP PK", Taking: "Mulai ikut", Placed: "Mulai bekerja", Area: "Luas (km2)",
		Birth: "Tempat, tanggal lahir", Months: "Pidana, bulan", Days: "Pidana, hari", CounselorNIP: "NIP PK", Relation: "Hubungan penjamin", MentorNIP: "NIP PK pembina", Criterion: "Kriteria %s",
		Trying: "Menguji baris", Running: "Mengimpor", TakingBack: "Menarik kembali", TriedRows: "Bila dijalankan: %s baris, %s baru, %s diperbarui, %s sama, %s ditolak.", RanRows: "%s baris: %s baru, %s diperbarui, %s sama, %s ditolak.",
		Blank: "%s baris kosong dilewati.", Doubtful: "%s baris perlu diperiksa sesudahnya.", DoubtHead: "Yang perlu diperiksa", RejectedHead: "Yang ditolak", RejectedMore: "dan %s baris lagi; semuanya ada di berkas baris yang ditolak", NothingRejected: "Tidak ada baris yang ditolak.",
		Line: "baris %s", Kept: "Baris yang ditolak, dengan alasannya: %s. Perbaiki lalu impor berkas itu.", Again: "Tekan i untuk mengimpor, esc untuk mengubah kolom.", Stopped: "Dihentikan sesudah %s baris; lanjutkan dari daftar impor.",
		ImportTitle: "Impor %s", ImportText: "%s baris masuk sebagai %s. Sesudahnya dapat ditarik kembali selama datanya belum disentuh.", ImportYes: "Impor",
		KnownFile: "Berkas yang sama sudah diimpor pada %s (impor %s, %s); yang sudah ada tidak digandakan.", OpenFile: "Impor %s dari berkas ini terhenti sesudah %s baris; buka dari daftar untuk melanjutkan atau menariknya kembali.",
		FSheet: "Lembar", FKind: "Jenis", FBy: "Oleh", FState: "Keadaan", FTaken: "Ditarik kembali", FBrought: "Yang dibawa", FMapping: "Kolom",
		BroughtNew: "baru", BroughtUpdated: "diperbarui", BroughtMore: "dan %s lagi", UndoTitle: "Tarik kembali impor %s", UndoText: "Mengapa impor ini ditarik kembali? Alasannya masuk jejak audit.",
		UndoSure: "%s data baru dikeluarkan dan %s dikembalikan seperti semula. Yang sudah disentuh orang lain menghentikan penarikan.", UndoYes: "Tarik kembali", Undone: "Impor %s ditarik kembali.", OtherDesk: "Berkas ini bukan berkas impor itu; pilih berkas yang sama.",
		KeyMap: "ganti kolom", KeyTry: "uji", KeyRun: "impor", KeyResume: "lanjutkan", KeyUndo: "tarik kembali", KeyNew: "impor baru", KeyStop: "hentikan",
	}
}

func importsEN() Imports {
	return Imports{
		Title: "Imports", MapTitle: "columns", RunTitle: "trial", BatchTitle: "import", Chore: "Import of tables", ChoreWhat: "Brings clients, counselors, groups, reports and the area in from CSV or Excel; each import can be seen, and taken back while nobody has touched its data.",
		Kinds: map[string]string{"regions": "area", "counselors": "counselors", "groups": "groups", "partners": "partners", "agreements": "agreements",
			"clients": "clients", "reports": "reports", "referrals": "referrals"},
		ColNo: "No", ColWhen: "Date", ColFile: "File", ColKind: "Kind", ColRows: "Rows", ColNew: "New", ColUpdated: "Upd.", ColUnchanged: "Same", ColRejected: "Rej.", ColState: "State", ColWho: "By",
		Hint: "search file or kind", Empty: "No import yet. Press n to bring a table in from CSV or Excel; everything is tried before it is saved.", NoneFound: "No import fits.",
		PickFile: "Which file", OtherFile: "type the name of another file", TypePath: "Name of the file", PathHelp: "The name of a CSV or Excel file in the folder %s, or its full path.",
		PickKind: "What its rows are", PickSheet: "Which sheet", NoFolder: "A desk over the network cannot read files. On the office's machine run: guyub import clients FILE.xlsx --user NAME",
		NoFile: "The file %s is not there or may not be opened; check its name.", NoRows: "This sheet is empty; choose another.",
		ColField: "Field", ColHeading: "Column of the file", ColExample: "First row", Unread: "not chosen", NotRead: "Columns that are not read: %s.", Needed: "needed", Remembered: "Columns are read as in import %s, which had the same headings.",
		NoneKnown: "No column is known: this may be the wrong sheet or kind. Esc and n to choose again, or choose the columns with enter.",
		AllRead:   "All columns are read.", MapHelp: "See which column fills what; enter changes it, u tries everything without saving.", PickHeading: "Column for %s", Missing: "The field %s has no column; choose one with enter.",
		GroupCode: "Group code", Position: "Post and grade", Partner: "Partner", Minute: "Time", OfficerNIP: "NIP of the PK", Taking: "Taking part from", Placed: "At work from", Area: "Area (km2)",
		Birth: "Place, date of birth", Months: "Sentence, months", Days: "Sentence, days", CounselorNIP: "NIP of the PK", Relation: "Guarantor's relation", MentorNIP: "NIP of the mentor", Criterion: "Criterion %s",
		Trying: "Trying rows", Running: "Importing", TakingBack: "Taking back", TriedRows: "It would be %s rows, %s new, %s updated, %s unchanged, %s rejected.", RanRows: "%s rows: %s new, %s updated, %s unchanged, %s rejected.",
		Blank: "%s blank lines were passed over.", Doubtful: "%s rows should be looked at afterwards.", DoubtHead: "To be looked at", RejectedHead: "Rejected", RejectedMore: "and %s more; all are in the file of rejected rows", NothingRejected: "No row is rejected.",
		Line: "line %s", Kept: "Rejected rows, with the reasons: %s. Correct and import that file.", Again: "Press i to import, esc to change columns.", Stopped: "Stopped after %s rows; go on from the list of imports.",
		ImportTitle: "Import %s", ImportText: "%s rows go in as %s. They can be taken back while nobody has touched the data.", ImportYes: "Import",
		KnownFile: "The same file was imported on %s (import %s, %s); what is there is not doubled.", OpenFile: "Import %s of this file stopped after %s rows; open it from the list to go on or take it back.",
		FSheet: "Sheet", FKind: "Kind", FBy: "By", FState: "State", FTaken: "Taken back", FBrought: "What it brought", FMapping: "Columns",
		BroughtNew: "new", BroughtUpdated: "updated", BroughtMore: "and %s more", UndoTitle: "Take import %s back", UndoText: "Why is this import taken back? The reason goes into the audit trail.",
		UndoSure: "%s new records leave and %s become what they were. What somebody else has touched stops it.", UndoYes: "Take back", Undone: "Import %s was taken back.", OtherDesk: "This is not the file of that import; choose the same one.",
		KeyMap: "change column", KeyTry: "try", KeyRun: "import", KeyResume: "go on", KeyUndo: "take back", KeyNew: "new import", KeyStop: "stop",
	}
}
