package lang

// Counselors are the words of the screens of the counselors (PK).
type Counselors struct {
	Title, NewTitle, EditTitle string
	// List
	SearchHint, NoneFound, NoneYet                                    string
	ColName, ColKind, ColSection, ColClients, ColHours                string
	ColStanding, ColMax, ColNIP, ColAreas                             string
	Present, Partly, AwayWord, Left, NotYet, Until, NoEnd, Everywhere string
	// Detail
	TabSummary, TabClients, TabAbsences, TabHistory         string
	ClientCount, ClientCountOf, HoursMonth, HiddenClients   string
	SearchClients, NoClients, NoClientFound, NoAbsences     string
	ColRegister, ColClient, ColRisk, ColDistrict, ColReport string
	ServiceFrom, ServiceTo                                  string
	FullWeek, HoursWeek, NoLimit, Certified, NotCertified   string
	AbsencesNow, AbsencesPast                               string
	// Form
	Sections [3]string
	F        CounselorFields
}

// CounselorFields are the labels of the counselor form, and the help of the
// fields that need some.
type CounselorFields struct {
	Name, NIP, Kind, Grade, Section, Certified, Week, Areas, Home, Max, Phone, From, Until, Notes string
	Absences, AKind, AFrom, ATo, APercent, ANote                                                  string
	HelpNIP, HelpSection, HelpCertified, HelpWeek, HelpAreas, HelpHome, HelpMax, HelpUntil        string
	HelpAbsences, HelpPercent                                                                     string
}

func counselorsID() Counselors {
	return Counselors{
		Title: "PK", NewTitle: "PK baru", EditTitle: "ubah",
		SearchHint: "nama, NIP, wilayah",
		NoneFound:  "Tidak ada PK yang cocok. Ubah kata cari.",
		NoneYet:    "Belum ada PK. Tekan n untuk mencatat yang pertama.",
		ColName:    "Nama", ColKind: "Jabatan", ColSection: "Subseksi", ColClients: "Klien", ColHours: "Jam/bln",
		ColStanding: "Kehadiran", ColMax: "Batas", ColNIP: "NIP", ColAreas: "Wilayah",
		Present: "bertugas", Partly: "%s %d %%", AwayWord: "%s s.d. %s", Left: "berhenti %s", NotYet: "mulai %s", Until: "s.d. %s", NoEnd: "tanpa batas", Everywhere: "semua",
		TabSummary: "Ringkas", TabClients: "Klien", TabAbsences: "Ketidakhadiran", TabHistory: "Riwayat",
		ClientCount: "%s klien", ClientCountOf: "%s klien dari paling banyak %s", HoursMonth: "%s jam efektif bulan ini",
		HiddenClients: "%s klien lain tidak terbuka untuk peran Anda.",
		SearchClients: "nama atau register", NoClients: "PK ini belum membimbing klien.", NoClientFound: "Tidak ada klien yang cocok.",
		NoAbsences:  "Tidak ada ketidakhadiran yang dicatat.",
		ColRegister: "Register", ColClient: "Nama", ColRisk: "Risiko", ColDistrict: "Kecamatan", ColReport: "Lapor",
		ServiceFrom: "Bertugas sejak", ServiceTo: "Bertugas sampai",
		FullWeek: "penuh", HoursWeek: "%s jam seminggu", NoLimit: "tanpa batas sendiri", Certified: "ya, boleh membimbing anak", NotCertified: "tidak",
		AbsencesNow: "Sekarang dan nanti", AbsencesPast: "Sudah lewat",
		Sections: [3]string{"PK", "Tugas", "Ketidakhadiran"},
		F: CounselorFields{
			Name: "Nama dan gelar", NIP: "NIP", Kind: "Jabatan", Grade: "Jenjang", Section: "Subseksi", Certified: "Boleh klien anak", Week: "Jam seminggu",
			Areas: "Wilayah tugas", Home: "Kecamatan tinggal", Max: "Paling banyak klien", Phone: "Telepon", From: "Mulai bertugas", Until: "Berhenti bertugas", Notes: "Catatan",
			Absences: "Ketidakhadiran", AKind: "Sebab", AFrom: "Mulai", ATo: "Sampai", APercent: "Persen waktu", ANote: "Catatan",
			HelpNIP:       "18 angka. Dengan NIP ini PK juga dapat masuk bila punya akun.",
			HelpSection:   "BKD membimbing klien dewasa, BKA klien anak.",
			HelpCertified: "PK yang bersertifikat anak boleh menerima klien anak.",
			HelpWeek:      "Jam kerja kontrak seminggu, misalnya 37,5. Kosong berarti penuh menurut norma kantor.",
			HelpAreas:     "Kabupaten atau kecamatan yang dilayani. Kosong berarti semua.",
			HelpHome:      "Kecamatan tempat tinggal, untuk usulan pembagian yang dekat.",
			HelpMax:       "Batas jumlah klien khusus PK ini. Kosong berarti mengikuti norma kantor.",
			HelpUntil:     "Hari terakhir bertugas. PK yang sudah berhenti tidak ditawarkan lagi untuk klien baru.",
			HelpAbsences:  "Cuti, sakit, pelatihan, tugas lain. Enter membuka baris, delete menghapusnya.",
			HelpPercent:   "Berapa persen waktu kerja yang hilang: 100 untuk cuti penuh, 50 untuk setengah.",
		},
	}
}

func counselorsEN() Counselors {
	return Counselors{
		Title: "PK", NewTitle: "new PK", EditTitle: "edit",
		SearchHint: "name, NIP, area",
		NoneFound:  "No counselor matches. Change what you search for.",
		NoneYet:    "No counselors yet. Press n to note the first.",
		ColName:    "Name", ColKind: "Post", ColSection: "Section", ColClients: "Clients", ColHours: "Hours/mo",
		ColStanding: "Presence", ColMax: "Limit", ColNIP: "NIP", ColAreas: "Areas",
		Present: "on duty", Partly: "%s %d %%", AwayWord: "%s to %s", Left: "left %s", NotYet: "from %s", Until: "to %s", NoEnd: "no end", Everywhere: "all",
		TabSummary: "Summary", TabClients: "Clients", TabAbsences: "Absences", TabHistory: "History",
		ClientCount: "%s clients", ClientCountOf: "%s clients of %s at most", HoursMonth: "%s effective hours this month",
		HiddenClients: "%s other clients are not open to your role.",
		SearchClients: "name or register", NoClients: "This counselor guides no clients yet.", NoClientFound: "No client matches.",
		NoAbsences:  "No absences noted.",
		ColRegister: "Register", ColClient: "Name", ColRisk: "Risk", ColDistrict: "District", ColReport: "Report",
		ServiceFrom: "In service from", ServiceTo: "In service until",
		FullWeek: "full", HoursWeek: "%s hours a week", NoLimit: "no own limit", Certified: "yes, may guide children", NotCertified: "no",
		AbsencesNow: "Now and to come", AbsencesPast: "Past",
		Sections: [3]string{"Counselor", "Duties", "Absences"},
		F: CounselorFields{
			Name: "Name and titles", NIP: "NIP", Kind: "Post", Grade: "Grade", Section: "Section", Certified: "May guide children", Week: "Hours a week",
			Areas: "Areas served", Home: "Home district", Max: "Clients at most", Phone: "Phone", From: "In service from", Until: "In service until", Notes: "Notes",
			Absences: "Absences", AKind: "Reason", AFrom: "From", ATo: "To", APercent: "Percent of time", ANote: "Note",
			HelpNIP:       "18 digits. With it the counselor can sign in too, if there is an account.",
			HelpSection:   "BKD guides adults, BKA children.",
			HelpCertified: "A counselor certified for children may take child clients.",
			HelpWeek:      "Contract hours a week, such as 37.5. Empty is a full week by the office's norm.",
			HelpAreas:     "Kabupaten or districts served. Empty is all.",
			HelpHome:      "The home district, for proposals that keep the way short.",
			HelpMax:       "A limit of clients of this counselor's own. Empty follows the office's norm.",
			HelpUntil:     "The last day in service. Who has left is not offered for new clients.",
			HelpAbsences:  "Leave, sickness, training, other duties. Enter opens a row, delete removes it.",
			HelpPercent:   "How much of the working time is lost: 100 for full leave, 50 for half.",
		},
	}
}
