package lang

// Contacts are the words of what the office did with a client.
type Contacts struct {
	NewTitle, EditTitle, Worked, Difficulty, Late string
	KeyStrike, StrikeTitle, StrikeWhy, Struck     string
	StruckMark, StruckBecause                     string
	Timeline, TimelineOf, Nothing, KindMatters    string
	ServiceDone                                   string
	F                                             ContactFields
}

// ContactFields are the labels of a contact that a report does not have.
type ContactFields struct {
	Kind, Worked, Site, Supervisor, Place, District, Met, Officer, Due, Next, Struck string
	HelpReason, HelpWorked, HelpSite, HelpPlace, HelpMet, HelpOfficer                string
}

func contactsID() Contacts {
	return Contacts{
		NewTitle: "catat bimbingan", EditTitle: "ubah", Worked: "%s jam", Difficulty: "kendala: %s", Late: "terlambat",
		KeyStrike: "coret", StrikeTitle: "Coret catatan", StrikeWhy: "Mengapa catatan ini tidak berlaku?", Struck: "%s dicoret. Catatannya tetap tersimpan.",
		StruckMark: "(dicoret)", StruckBecause: "Dicoret: %s",
		Timeline: "Semua catatan", TimelineOf: "Hanya %s", Nothing: "Belum ada catatan.", KindMatters: "urusan",
		ServiceDone: "Kerja sosial %s dari %s jam · paling lambat %s",
		F: ContactFields{
			Kind: "Jenis", Worked: "Jam kerja", Site: "Lokasi", Supervisor: "Pengawas di lokasi", Place: "Tempat", District: "Kecamatan",
			Met: "Bertemu dengan", Officer: "PK", Due: "Jatuh tempo", Next: "Lapor berikut", Struck: "Dicoret karena",
			HelpReason: "Mengapa di luar masa bimbingan atau sesudah enam bulan.",
			HelpWorked: "Sisa %s dari %s jam; paling lama 8 jam sehari. Boleh 4,5.", HelpSite: "Daftar lokasi ada di ruang Kantor.",
			HelpPlace: "Rumah siapa, atau di mana bertemu.", HelpMet: "Siapa saja yang ada, misalnya istri dan ketua RT.",
			HelpOfficer: "PK yang bertemu klien.",
		},
	}
}

func contactsEN() Contacts {
	return Contacts{
		NewTitle: "record contact", EditTitle: "edit", Worked: "%s hours", Difficulty: "difficulty: %s", Late: "late",
		KeyStrike: "strike", StrikeTitle: "Strike this entry", StrikeWhy: "Why does this entry not count?", Struck: "%s is struck. The entry stays on record.",
		StruckMark: "(struck)", StruckBecause: "Struck: %s",
		Timeline: "Everything", TimelineOf: "Only %s", Nothing: "Nothing is recorded yet.", KindMatters: "matters",
		ServiceDone: "Community service %s of %s hours · at the latest %s",
		F: ContactFields{
			Kind: "Kind", Worked: "Hours worked", Site: "Site", Supervisor: "Supervisor there", Place: "Place", District: "District",
			Met: "People met", Officer: "PK", Due: "Due", Next: "Next report", Struck: "Struck because",
			HelpReason: "Why outside the term, or after six months.",
			HelpWorked: "%s of %s hours left; at most 8 a day. 4.5 will do.", HelpSite: "The list of sites is in the room Office.",
			HelpPlace: "Whose home, or where you met.", HelpMet: "Who else was there, the wife and the head of the RT for example.",
			HelpOfficer: "The PK who met the client.",
		},
	}
}
