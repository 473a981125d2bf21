package lang

// Retention are the words of records whose time of keeping is over.
type Retention struct {
	Title, What, Reading, Over, Clients, ClientsOf, Since, Nobody, NoneFound, Hint string
	Groups                                                                         [5]string // in the order of model.ErasureStates
	ForYou, ForAnother, GoOn                                                       string
	ColName, ColRegister, ColLast, ColDue, ColSpared, ColWhat                      string
	MarkFirst, TooMany, ProposeTitle, ProposeText, Proposed                        string
	ListTitle, HeadLine, ProposedBy, DecidedBy, AnotherDecides, Before, NotThrough string
	WillBe, SparedFor, NoLonger, IsAnonymous, AsWas                                string
	Sections                                                                       [2]string // adults, children
	Keepings                                                                       [7]string // in the order of model.Keeping
	RunTitle, RunText, RunYes, RefuseTitle, RefuseText                             string
	WithdrawTitle, WithdrawText, WithdrawYes, SpareTitle, SpareText                string
	Running, Stopped, Stepped, Done                                                string
	KeyPropose, KeySpare, KeyRun, KeyGoOn, KeyRefuse, KeyWithdraw                  string
	// Chore and ChoreWhat are how the part Data of the office tells of it;
	// ChoreState how it stands.
	Chore, ChoreWhat, ChoreState string
	// Kind is for the first page of who may decide.
	Kind string
	// Changed stands in the place of what the audit holds of an anonymous client;
	// Card at the head of their record.
	Changed, Card, Flag string
}

func retentionID() Retention {
	return Retention{
		Title:   "Masa simpan",
		What:    "Data disimpan %s tahun setelah urusan terakhir (Kantor › Norma). Sesudah itu keterangan yang mengenali klien dihapus, angkanya tetap. Satu orang mengajukan, orang lain memutuskan.",
		Reading: "Membaca klien yang sudah berakhir", Over: "Masa simpan berakhir", Clients: "%s klien", ClientsOf: "%s klien %s", Since: "sejak %s",
		Nobody: "Belum ada klien yang masa simpannya berakhir.", NoneFound: "Tidak ada yang cocok.", Hint: "nama atau register",
		Groups: [5]string{"Menunggu keputusan", "Sedang dijalankan", "Sudah dijalankan", "Ditolak", "Dibatalkan"},
		ForYou: "menunggu Anda", ForAnother: "menunggu orang kedua", GoOn: "belum selesai, lanjutkan",
		ColName: "Nama", ColRegister: "Register", ColLast: "Terakhir", ColDue: "Habis sejak", ColSpared: "Disisihkan", ColWhat: "Keadaan",
		MarkFirst: "Tandai dahulu klien yang diajukan, dengan spasi.", TooMany: "Paling banyak %s klien dalam satu daftar; kurangi tandanya.",
		ProposeTitle: "Ajukan %s klien", ProposeText: "Catatan untuk yang memeriksa, tanpa nama klien. Orang lain yang memutuskan; belum ada yang dihapus.",
		Proposed:  "Diajukan: %s klien. Menunggu orang kedua.",
		ListTitle: "daftar", HeadLine: "%s klien %s · %s · %s disisihkan", ProposedBy: "Diajukan %s.", DecidedBy: "Diputuskan %s.",
		AnotherDecides: "Orang lain yang memutuskan daftar ini.",
		Before:         "Periksa tiap klien. Yang dijalankan tidak dapat dikembalikan.",
		NotThrough:     "Sudah diputuskan, belum selesai: lanjutkan dengan A.",
		WillBe:         "habis sejak %s", SparedFor: "disisihkan: %s", NoLonger: "tetap: %s", IsAnonymous: "sudah anonim", AsWas: "tidak diubah",
		Sections: [2]string{"dewasa", "anak"},
		Keepings: [7]string{"-", "sudah anonim", "bimbingan berjalan", "tanggal akhir tidak diisi", "belum cukup lama", "ada urusan terbuka", "ada rujukan terbuka"},
		RunTitle: "Anonimkan %s klien",
		RunText: "Nama, nomor, alamat, perkara, dan tulisan bebas dihapus untuk selamanya; angka laporan tetap. Jejak audit tidak menampilkannya lagi, " +
			"tetapi isinya yang tersegel tinggal di berkas, dan cadangan lama masih memuatnya sampai cadangan itu diganti.",
		RunYes: "Anonimkan %s klien", RefuseTitle: "Tolak daftar ini", RefuseText: "Mengapa ditolak?",
		WithdrawTitle: "Batalkan daftar ini", WithdrawText: "Kliennya kembali ke masa simpan berakhir; belum ada yang dihapus.", WithdrawYes: "Batalkan daftar",
		SpareTitle: "Sisihkan %s", SpareText: "Mengapa datanya masih diperlukan?",
		Running: "Menganonimkan", Stopped: "Dihentikan. Yang sudah dianonimkan tetap; lanjutkan kapan saja.", Stepped: "Daftar ini %s.", Done: "Selesai: %s klien dianonimkan, %s disisihkan.",
		KeyPropose: "ajukan", KeySpare: "sisihkan", KeyRun: "jalankan", KeyGoOn: "lanjutkan", KeyRefuse: "tolak", KeyWithdraw: "batalkan",
		Chore: "Masa simpan", ChoreWhat: "Klien yang bimbingannya lama berakhir dianonimkan dengan dua orang: satu mengajukan, yang lain memutuskan.",
		ChoreState: "setelah %s tahun",
		Kind:       "anonimisasi",
		Changed:    "Isinya tidak ditampilkan lagi: klien ini sudah dianonimkan.", Card: "Dianonimkan %s. Tidak ada lagi yang dapat diubah.", Flag: "anonim",
	}
}

func retentionEN() Retention {
	return Retention{
		Title:   "Retention",
		What:    "Records are kept for %s years after the last dealing (Office › Norms). Then what names the client is taken out, and the figures stay. One person proposes, another decides.",
		Reading: "Reading clients whose guidance is over", Over: "Time of keeping is over", Clients: "%s clients", ClientsOf: "%s clients, %s", Since: "since %s",
		Nobody: "There is no client yet whose time of keeping is over.", NoneFound: "Nothing fits.", Hint: "name or register",
		Groups: [5]string{"Waiting for a decision", "Being carried out", "Carried out", "Refused", "Withdrawn"},
		ForYou: "waits for you", ForAnother: "waits for a second person", GoOn: "not through, go on",
		ColName: "Name", ColRegister: "Register", ColLast: "Last dealing", ColDue: "Over since", ColSpared: "Spared", ColWhat: "Standing",
		MarkFirst: "Mark the clients to propose first, with space.", TooMany: "A list has at most %s clients; mark fewer.",
		ProposeTitle: "Propose %s clients", ProposeText: "A note for the reviewer, without names of clients. Another person decides; nothing is taken out yet.",
		Proposed:  "Proposed: %s clients. Waiting for a second person.",
		ListTitle: "list", HeadLine: "%s clients, %s · %s · %s spared", ProposedBy: "Proposed by %s.", DecidedBy: "Decided by %s.",
		AnotherDecides: "Another person decides this list.",
		Before:         "Look at each client. What is carried out cannot be taken back.",
		NotThrough:     "Decided, and not through: go on with A.",
		WillBe:         "over since %s", SparedFor: "spared: %s", NoLonger: "stays: %s", IsAnonymous: "anonymous", AsWas: "not changed",
		Sections: [2]string{"adults", "children"},
		Keepings: [7]string{"-", "anonymous already", "guidance runs", "no day of the end", "not long enough yet", "a matter is open", "a referral is open"},
		RunTitle: "Anonymise %s clients",
		RunText: "Names, numbers, addresses, the case and all free text are taken out for good; figures of reports stay. The audit trail shows them no more, " +
			"but holds them sealed in the file, and old backups hold them until they are replaced.",
		RunYes: "Anonymise %s clients", RefuseTitle: "Refuse this list", RefuseText: "Why is it refused?",
		WithdrawTitle: "Withdraw this list", WithdrawText: "Its clients return to those whose time is over; nothing was taken out.", WithdrawYes: "Withdraw the list",
		SpareTitle: "Spare %s", SpareText: "Why is the record still needed?",
		Running: "Anonymising", Stopped: "Stopped. Who is anonymous stays so; go on at any time.", Stepped: "This list is %s.", Done: "Done: %s clients anonymised, %s spared.",
		KeyPropose: "propose", KeySpare: "spare", KeyRun: "carry out", KeyGoOn: "go on", KeyRefuse: "refuse", KeyWithdraw: "withdraw",
		Chore: "Retention", ChoreWhat: "Clients whose guidance ended long ago are anonymised by two people: one proposes, the other decides.",
		ChoreState: "after %s years",
		Kind:       "anonymising",
		Changed:    "What it holds is shown no more: this client is anonymous.", Card: "Anonymised %s. Nothing can be changed any more.", Flag: "anonymous",
	}
}

// Section words whose clients a list is about, in one word.
func (r *Retention) Section(children bool) string {
	if children {
		return r.Sections[1]
	}
	return r.Sections[0]
}
