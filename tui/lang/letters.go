package lang

import "guyub/model"

// Letters are the words of the papers of the office about one client, group or
// counselor, and of the screens that show them.
type Letters struct {
	Titles                                                                                                                                    map[model.Letter]string // as lists and screens call them
	Clause, Number, Secret, MadeBy, Identity, Program, Guarantor, Counselors, Masked                                                          string
	Span, Schedule, EveryMonths, EveryDays, NextOn, Duties, Conditions, Reports, Client                                                       string
	Counselor, No, ColDay, ColMode, ColNext, ColSign, Noted, Reported, ReportNumber                                                           string
	Name, To, LeaderOf, AtPlace, AgeGroup, AgeUnder, AgeSpan, AgeOver, Interests                                                              string
	Offering, When, Contact, Answer, AnswerFor, AnswerYes, AnswerWait, AnswerNo, AnswerWhy                                                    string
	AnswerDay, PartyOne, PartyTwo, ActsBy, Address, Witness, ColNote, FromTo, FromNobody, Gives, Takes                                        string
	Seen, Basis, Period, Contacts, ColKind, ColPlace, Observed, Interviewed, Coordinated                                                      string
	Conclusion, Advice, Concluded, Group, Topic, Leader, ColSignature, SessionLead, Terminal                                                  string
	AllTerminals, Account, AllAccounts, Entries, Concerned, BreachWhen, BreachKnown, BreachHow, BreachData                                    string
	DataIdentity, DataCase, DataChild, DataHealth, DataFamily, DataOther, BreachWhose, BreachHidden, BreachExports, BreachOthers, BreachLists string
	ColFirst, ColLast, ColWhat, ColWhere, ColCount, Unnamed, BreachDone, DoneAccount, DoneTerminal                                            string
	DonePassword, DoneBackup, DoneOther, BreachTold, ColWhom, ColOfficer, ToldSubjects, ToldAuthority, ToldKanwil                             string
	ListTitle, KeyLetters, KeyPick, KeyOpen, KeyPrint, KeyPDF, KeyText, KeyNumber, KeyPeriod                                                  string
	KeyWhole, KeyMasked, None, Nothing, BadPlace, Indonesian, NoFolder, AskNumber                                                             string
	Stays, Leaves, Session, WholeNote, Left, HelpNumber, AskPeriod, HelpPeriod, AskPurpose, HelpPurpose, Written, Printed                     string
	NotPrinted, Making, Tab, ColPaper, ColState, ColSince, Usual, OwnSince                                                                    string
	WordingHint, NoWording, KeyUsual, UsualTitle, UsualText, UsualDone, FTitle, FNumber, FOpening                                             string
	NoCounselor, NoContact, NoExposed, FBody, FClosing, FSigner, HelpTitle, HelpBody, HelpFNumber, WordingNote                                string
}

func lettersID() Letters {
	return Letters{
		Titles: map[model.Letter]string{
			model.ClientCard:   "Kartu klien",
			model.GuidanceCard: "Kartu bimbingan",
			model.ReportSlip:   "Bukti wajib lapor",
			model.ReferralNote: "Surat rujukan ke Pokmas",
			model.AgreementPad: "Draf perjanjian kerja sama",
			model.HandoverNote: "Berita acara serah terima klien",
			model.Supervision:  "Laporan pengawasan",
			model.RollSheet:    "Daftar hadir",
			model.BreachSheet:  "Lembar kerja pemberitahuan kegagalan pelindungan data",
		},
		Clause: "Pasal %d", Number: "Nomor: %s", Secret: "RAHASIA", MadeBy: "Dibuat %s %s oleh %s di %s", Identity: "Identitas", Program: "Program dan perkara",
		Guarantor: "Penjamin", Counselors: "Pembimbing kemasyarakatan", Masked: "Nomor dan alamat disamarkan.", Span: "Masa bimbingan", Schedule: "Jadwal lapor",
		EveryMonths: "setiap %d bulan", EveryDays: "setiap %d hari", NextOn: "berikutnya %s", Duties: "Kewajiban klien", Conditions: "Syarat", Reports: "Catatan lapor",
		Client: "Klien", Counselor: "Pembimbing Kemasyarakatan", No: "No", ColDay: "Tanggal", ColMode: "Cara", ColNext: "Berikutnya", ColSign: "Paraf PK", Noted: "tercatat",
		Reported: "Lapor", ReportNumber: "%s, laporan ke-%d", Name: "Nama", To: "Yth.", LeaderOf: "Ketua %s", AtPlace: "di %s", AgeGroup: "Kelompok umur",
		AgeUnder: "di bawah %d tahun", AgeSpan: "%d-%d tahun", AgeOver: "%d tahun ke atas", Interests: "Minat", Offering: "Program kegiatan", When: "Waktu",
		Contact: "Penghubung", Answer: "Jawaban kelompok", AnswerFor: "Atas rujukan %s, kelompok kami menyatakan:", AnswerYes: "menerima, mulai tanggal ....................",
		AnswerWait: "memasukkan ke daftar tunggu sampai ....................", AnswerNo: "belum dapat menerima", AnswerWhy: "Alasan atau catatan:",
		AnswerDay: "Tanggal ....................", PartyOne: "PIHAK KESATU", PartyTwo: "PIHAK KEDUA", ActsBy: "Diwakili oleh", Address: "Alamat", Witness: "Saksi",
		ColNote: "Catatan", FromTo: "%s kepada %s", FromNobody: "Klien yang belum ber-PK kepada %s", Gives: "Yang menyerahkan,", Takes: "Yang menerima,", Seen: "Mengetahui,", Basis: "SK program", Period: "Masa", Contacts: "Kontak dalam masa ini",
		ColKind: "Jenis", ColPlace: "Tempat", Observed: "Observasi", Interviewed: "Wawancara", Coordinated: "Koordinasi", Conclusion: "Simpulan",
		Advice: "Saran dan tindak lanjut", Concluded: "Dalam masa ini tercatat %d laporan (%d terlambat) dan %d kunjungan rumah; mangkir berturut-turut sekarang %d kali.",
		Group: "Kelompok", Topic: "Materi", Leader: "Pemateri", ColSignature: "Tanda tangan", SessionLead: "Penanggung jawab sesi", Terminal: "Terminal",
		AllTerminals: "semua terminal", Account: "Akun", AllAccounts: "semua akun", Entries: "Catatan jejak audit", Concerned: "Klien yang datanya dibuka",
		BreachWhen: "1. Kapan dan bagaimana", BreachKnown: "Diketahui pada hari, tanggal, pukul (3 x 24 jam dihitung dari sini):", BreachHow: "Bagaimana terjadinya:",
		BreachData: "2. Data apa", DataIdentity: "identitas: nama, NIK, alamat, telepon", DataCase: "catatan kejahatan: perkara, putusan, risiko (data spesifik)",
		DataChild: "data anak (data spesifik)", DataHealth: "kesehatan atau disabilitas (data spesifik)", DataFamily: "penjamin dan keluarga",
		DataOther: "lain: ........................................", BreachWhose: "3. Data siapa",
		BreachHidden: "Selain itu %d klien yang tidak boleh Anda lihat; minta kabapas melengkapi lembar ini.", BreachOthers: "Selain itu %d urusan tentang orang yang bukan klien, misalnya litmas dari pengadilan.", BreachLists: "Daftar di layar tidak dicatat satu per satu: siapa yang masuk dapat melihat nama setiap klien yang boleh dilihat perannya.", BreachExports: "Yang keluar dari kantor", ColFirst: "Pertama",
		ColLast: "Terakhir", ColWhat: "Perbuatan", ColWhere: "Terminal, akun", ColCount: "Jumlah", Unnamed: "(tidak ditampilkan)", BreachDone: "4. Tindakan",
		DoneAccount: "akun dinonaktifkan", DoneTerminal: "terminal dicabut atau diamankan", DonePassword: "kata sandi dan kunci data diganti",
		DoneBackup: "cadangan diperiksa", DoneOther: "lain: ........................................", BreachTold: "5. Pemberitahuan", ColWhom: "Kepada",
		ColOfficer: "Petugas", ToldSubjects: "Subjek data (klien)", ToldAuthority: "Lembaga pelindungan data pribadi", ToldKanwil: "Kanwil / Ditjen Pemasyarakatan",
		ListTitle: "surat dan kartu", KeyLetters: "surat", KeyPick: "pilih", KeyOpen: "lihat", KeyPrint: "cetak", KeyPDF: "tulis PDF", KeyText: "tulis teks",
		KeyNumber: "nomor", KeyPeriod: "masa", KeyWhole: "nomor utuh", KeyMasked: "samarkan", None: "Belum ada surat atau kartu yang dapat dibuat dari sini.",
		Nothing:    "Belum ada isinya: yang akan dimuat surat ini belum tercatat.",
		BadPlace:   "Naskah surat ini memuat %s, yang bukan isiannya; perbaiki di Kantor, bagian Naskah.",
		Indonesian: "Surat ini keluar kantor dan selalu berbahasa Indonesia.",
		NoFolder:   "Lewat jaringan tidak ada berkas yang ditulis; pakai perintah guyub paper %s di komputer kantor.", Stays: "di kantor", Leaves: "keluar", Session: "sesi %s", WholeNote: "Saat dicetak atau ditulis: nomor dan alamat utuh, dicatat di jejak audit.", Left: "Surat disalin.", AskNumber: "Nomor surat dari buku agenda",
		HelpNumber: "Tanpa nomor, tempatnya diisi dengan tangan.", AskPeriod: "Masa yang dilaporkan", HelpPeriod: "Bulan 2026-10, triwulan 2026-T3, atau tahun 2026.",
		AskPurpose: "Untuk apa surat ini dibawa keluar", HelpPurpose: "Dicatat di jejak audit bersama siapa yang tercantum.",
		Written: "Tersimpan: %s", Printed: "Surat dikirim ke pencetak.", NotPrinted: "Pencetak menolak: %s",
		Making: "menyusun surat", Tab: "Naskah", ColPaper: "Surat", ColState: "Naskah", ColSince: "Sejak", Usual: "bawaan", OwnSince: "sejak %s, %s",
		WordingHint: "surat, kartu, naskah", NoWording: "Tidak ada surat yang cocok.", KeyUsual: "pakai bawaan", UsualTitle: "Naskah bawaan",
		UsualText: "Kembalikan naskah %s ke bawaan program?", UsualDone: "Naskah %s kembali ke bawaan.", FTitle: "Judul", FNumber: "Nomor", FOpening: "Pembuka", FBody: "Isi",
		FClosing: "Penutup", FSigner: "Penanda tangan", HelpTitle: "Isian: %s",
		HelpBody: "Satu butir tiap baris; baris \"# Judul\" memulai pasal. Isian: %s", HelpFNumber: "{nomor} diisi dari buku agenda. Kosong: tanpa nomor. Isian: %s",
		WordingNote: "Contoh dengan klien rekaan.", NoCounselor: "Belum ada PK.", NoContact: "Tidak ada kontak yang tercatat dalam masa ini.",
		NoExposed: "Tidak ada klien yang datanya tercatat dibuka.",
	}
}

func lettersEN() Letters {
	return Letters{
		Titles: map[model.Letter]string{
			model.ClientCard:   "Client card",
			model.GuidanceCard: "Guidance card",
			model.ReportSlip:   "Report slip",
			model.ReferralNote: "Referral letter",
			model.AgreementPad: "Draft agreement",
			model.HandoverNote: "Handover of clients",
			model.Supervision:  "Supervision report",
			model.RollSheet:    "Attendance sheet",
			model.BreachSheet:  "Worksheet of a data breach",
		},
		Clause: "Article %d", Number: "Number: %s", Secret: "CONFIDENTIAL", MadeBy: "Made %s %s by %s at %s", Identity: "Identity", Program: "Program and case",
		Guarantor: "Guarantor", Counselors: "Counselors", Masked: "Numbers and addresses are masked.", Span: "Term of guidance", Schedule: "Reports",
		EveryMonths: "every %d months", EveryDays: "every %d days", NextOn: "next on %s", Duties: "Duties of the client", Conditions: "Conditions", Reports: "Reports made",
		Client: "Client", Counselor: "Counselor", No: "No", ColDay: "Day", ColMode: "How", ColNext: "Next", ColSign: "Initials", Noted: "recorded", Reported: "Reported",
		ReportNumber: "%s, report %d", Name: "Name", To: "To", LeaderOf: "Leader of %s", AtPlace: "at %s", AgeGroup: "Age group", AgeUnder: "under %d years",
		AgeSpan: "%d-%d years", AgeOver: "%d years and over", Interests: "Interests", Offering: "Offering", When: "When", Contact: "Contact", Answer: "Answer of the group",
		AnswerFor: "On the referral of %s our group says:", AnswerYes: "accepts, from .................... on",
		AnswerWait: "puts on the waiting list until ....................", AnswerNo: "cannot accept", AnswerWhy: "Reason or note:", AnswerDay: "Date ....................",
		PartyOne: "FIRST PARTY", PartyTwo: "SECOND PARTY", ActsBy: "Represented by", Address: "Address", Witness: "Witness", ColNote: "Note", FromTo: "%s to %s", FromNobody: "Clients without a counselor to %s", Gives: "Handed over by",
		Takes: "Taken over by", Seen: "Seen by", Basis: "Decree", Period: "Period", Contacts: "Contacts in the period", ColKind: "Kind", ColPlace: "Place",
		Observed: "Observation", Interviewed: "Interview", Coordinated: "Coordination", Conclusion: "Conclusion", Advice: "Advice and follow-up",
		Concluded: "In the period %d reports (%d late) and %d home visits are on record; reports missed in a row now: %d.", Group: "Group", Topic: "Topic", Leader: "Led by",
		ColSignature: "Signature", SessionLead: "Session led by", Terminal: "Terminal", AllTerminals: "all terminals", Account: "Account", AllAccounts: "all accounts",
		Entries: "Audit entries", Concerned: "Clients whose data were opened", BreachWhen: "1. When and how",
		BreachKnown: "Known on day, date, hour (3 x 24 hours count from here):", BreachHow: "How it happened:", BreachData: "2. Which data",
		DataIdentity: "identity: name, NIK, address, telephone", DataCase: "criminal records: case, verdict, risk (specific data)",
		DataChild: "children's data (specific data)", DataHealth: "health or disability (specific data)", DataFamily: "guarantor and family",
		DataOther: "other: ........................................", BreachWhose: "3. Whose data",
		BreachHidden: "Besides, %d clients whom you may not see; ask the head of office to complete this sheet.", BreachOthers: "Besides, %d matters about people who are no clients, such as a social inquiry for a court.", BreachLists: "Lists on the screen are not noted one by one: whoever signed in may have seen the name of every client that their role sees.", BreachExports: "What left the office", ColFirst: "First",
		ColLast: "Last", ColWhat: "What", ColWhere: "Terminal, account", ColCount: "Count", Unnamed: "(not shown)", BreachDone: "4. What was done",
		DoneAccount: "account disabled", DoneTerminal: "terminal taken out or secured", DonePassword: "passwords and data key changed", DoneBackup: "backups checked",
		DoneOther: "other: ........................................", BreachTold: "5. Who was told", ColWhom: "Whom", ColOfficer: "Officer",
		ToldSubjects: "Data subjects (clients)", ToldAuthority: "Data protection authority", ToldKanwil: "Regional office / Directorate General",
		ListTitle: "letters and cards", KeyLetters: "letters", KeyPick: "choose", KeyOpen: "look", KeyPrint: "print", KeyPDF: "write PDF", KeyText: "write text",
		KeyNumber: "number", KeyPeriod: "period", KeyWhole: "in full", KeyMasked: "mask", None: "No letter or card can be made from here yet.",
		Nothing:    "There is nothing in it yet: what this paper is about is not on record.",
		BadPlace:   "The wording of this paper has %s, which it cannot fill in; put it right in Office, part Wording.",
		Indonesian: "This paper leaves the office and is always in Indonesian.", NoFolder: "Over the network no file is written; use guyub paper %s on the office's machine.",
		Stays: "in house", Leaves: "goes out", Session: "meeting %s", WholeNote: "When printed or written: numbers and addresses in full, noted in the audit trail.", Left: "The paper was copied.", AskNumber: "Number of the letter from the register", HelpNumber: "Without a number its place is filled in by hand.", AskPeriod: "Period of the report",
		HelpPeriod: "Month 2026-10, quarter 2026-Q3, or year 2026.", AskPurpose: "What this paper is taken out for",
		HelpPurpose: "Noted in the audit trail with everybody named on it.",
		Written:     "Written: %s", Printed: "The paper was sent to the printer.", NotPrinted: "The printer refused: %s", Making: "making the paper",
		Tab: "Wording", ColPaper: "Paper", ColState: "Wording", ColSince: "Since", Usual: "the program's", OwnSince: "since %s, %s", WordingHint: "paper, card, wording",
		NoWording: "No paper matches.", KeyUsual: "use the program's", UsualTitle: "The program's wording", UsualText: "Give %s the wording of the program again?",
		UsualDone: "%s has the wording of the program again.", FTitle: "Title", FNumber: "Number", FOpening: "Opening", FBody: "Body", FClosing: "Closing", FSigner: "Signer",
		HelpTitle: "Places: %s", HelpBody: "One item to a line; a line \"# Title\" begins an article. Places: %s",
		HelpFNumber: "{nomor} is filled in from the register. Empty: no number. Places: %s", WordingNote: "An example with a fictional client.",
		NoCounselor: "No counselor yet.", NoContact: "No contact is on record in the period.", NoExposed: "No client is on record as opened.",
	}
}
