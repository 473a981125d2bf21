package lang

// Clients are the words of the client screens (Klien).
type Clients struct {
	Title, NewTitle, EditTitle string
	// List
	Search, SearchHint, Count, CountSorted, MoreFilter, NoneFound, NoneYet string
	ColName, ColRegister, ColCategory, ColRisk, ColStage, ColDistrict      string
	ColCounselor, ColReport, ColGroup, ColEnd, ColState, ColBorn           string
	NoCounselor, NotInGroup, InGroup, Unassessed, MarkedCount              string
	// Facets
	FacetTitle, FacetState, FacetCategory, FacetRisk, FacetStage, FacetDistrict string
	FacetCounselor, FacetGroup, FacetMissed, FacetExpiring, FacetNone           string
	FacetReport, FacetFlag, ReportLate, ReportToday, ReportSoon                 string
	FlagNone, FlagLost, FlagNear, FlagMoved, ShortMoved, ShortLost, ShortNone   string
	Heed, StageBehind, ReassessDue, NeverAssessed, PastEnd, IntakeOpen          string
	SomebodyElse                                                                string
	ChipOpen, GroupYes, GroupNo, ExpiringPast, KeyFacet, Sentence               string
	Missed1, Missed2, Missed3, Expiring30, Expiring60, FacetClear, FacetHint    string
	// Detail
	TabSummary, TabIdentity, TabCase, TabGuarantor, TabCounselors, TabTimeline, TabTaking, TabHistory string
	Age, Since, EndsOn, NextReport, Misses, GuarantorOK, GuarantorMissing                             string
	GuarantorUnreachable, NearVictim, Masked, Revealed, RevealTitle                                   string
	RevealWhy, Copied, NothingYet, TermOpen, TermPast, By, Changed, Created                           string
	Waiting, Lately, From, Until, Reason, Handover, Now                                               string
	// Keys
	KeyNew, KeyEdit, KeyAssign, KeySearch, KeyFilter, KeySort, KeyColumns string
	KeyReport, KeyContact, KeyMatter, KeyKind, KeyAgain                   string
	KeyMark, KeyReveal, KeyCopy, KeyTab, KeyOpen, KeyUp, KeyClear         string
	// Assign
	AssignTitle, AssignMany, AssignPick, AssignReason, AssignReasonOther, AssignFrom string
	AssignHandover, AssignWhy, AssignSame, AssignDone, AssignDoneMany, AssignLoad    string
	AssignBlocked                                                                    string
	// Form
	Sections                                                                     [9]string
	Saved, SavedNew, Duplicate, DuplicateNIK, DuplicateRegister, DuplicateName   string
	DraftFound, DraftUse, DraftDrop, ConflictTitle, ConflictText, ConflictMerged string
	LeaveTitle, LeaveText, LeaveYes, LeaveNo                                     string
	F                                                                            ClientFields
}

// ClientFields are the labels of the client form, and the help of the fields
// that need some.
type ClientFields struct {
	Register, Name, Alias, NIK, BirthPlace, Born, Sex, Religion, Marital, Education string
	Employment, Job, Skills, Interests, Phone, Phone2, Street, RTRW, Village        string
	District, Section, Disability, NearVictim, Notes, Registered                    string
	Category, State, CaseNo, Offence, Article, Verdict, VerdictDate, Court          string
	Years, Months, Days, TwoThirds, DecreeNo, DecreeDate, Origin, Start, End        string
	General, Special, Hours, Length                                                 string
	GName, GRelation, GNIK, GPhone, GAddress, GLetter, GKnown, GState               string
	Counselor, Risk, Score, AssessDate, Assessor, Stage, StageFrom, TPP             string
	CloseReason, Closed, ReportDay, NextReport, Moved, Presented, Contract, Papers  string
	Review, AssessNote, StageNote, Needs, Conflicts, Held                           string
	HelpConflicts, HelpHeld                                                         string
	HelpClose, HelpClosed, HelpReportDay, HelpNextReport, HelpMoved, HelpPapers     string
	HelpReview, HelpStageNote, HelpNeeds, HelpLevel                                 string
	HelpRegister, HelpNIK, HelpName, HelpDistrict, HelpSection, HelpRisk, HelpEnd   string
	HelpCounselor, HelpGuarantor, HelpSkills                                        string
}

func clientsID() Clients {
	return Clients{
		Title: "Klien", NewTitle: "klien baru", EditTitle: "ubah",
		Search: "cari", SearchHint: "nama, register, NIK",
		Count: "%s dari %s", CountSorted: "%s dari %s · %s", MoreFilter: "+saring",
		NoneFound: "Tidak ada klien yang cocok. Ubah kata cari, atau tekan f untuk melonggarkan saringan.",
		NoneYet:   "Belum ada klien. Tekan n untuk mendaftarkan klien pertama.",
		ColName:   "Nama", ColRegister: "Register", ColCategory: "Kat", ColRisk: "Risiko", ColStage: "Tahap",
		ColDistrict: "Kecamatan", ColCounselor: "PK", ColReport: "Lapor", ColGroup: "Pokmas", ColEnd: "Berakhir",
		ColState: "Status", ColBorn: "Umur",
		NoCounselor: "belum ada PK", NotInGroup: "-", InGroup: "ikut", Unassessed: "belum", MarkedCount: "%s ditandai",
		FacetTitle: "Saring klien", FacetState: "Status", FacetCategory: "Kategori", FacetRisk: "Risiko", FacetStage: "Tahap",
		FacetDistrict: "Wilayah", FacetCounselor: "PK", FacetGroup: "Pokmas", FacetMissed: "Mangkir", FacetReport: "Lapor", FacetFlag: "Tanda", ReportLate: "lewat tempo", ReportToday: "hari ini", ReportSoon: "7 hari ke depan",
		FlagNone: "penjamin belum ada", FlagLost: "penjamin tidak terhubung", FlagNear: "dekat korban", FlagMoved: "pindah tanpa lapor", ShortMoved: "pindah", ShortLost: "penjamin ?", ShortNone: "tanpa penj.",
		Heed: "Perlu perhatian", StageBehind: "Menurut waktu sudah tahap %s; sidang TPP yang memutuskan.", ReassessDue: "Asesmen ulang jatuh tempo %s.",
		NeverAssessed: "Risiko belum diases.", PastEnd: "Ekspirasi lewat; akhiri bimbingan atau catat alasannya.", IntakeOpen: "Penghadapan belum lengkap: %s.", FacetExpiring: "Berakhir",
		SomebodyElse: "klien lain", ChipOpen: "dibimbing", GroupYes: "ikut Pokmas", GroupNo: "belum ikut Pokmas", ExpiringPast: "lewat ekspirasi", KeyFacet: "kelompok", Sentence: "Pidana",
		FacetNone: "belum diisi", Missed1: "1 kali", Missed2: "2 kali", Missed3: "3 kali atau lebih",
		Expiring30: "dalam 30 hari", Expiring60: "dalam 60 hari", FacetClear: "hapus semua saringan",
		FacetHint:  "spasi pilih · ←→ kelompok · enter selesai",
		TabSummary: "Ringkas", TabIdentity: "Identitas", TabCase: "Perkara", TabGuarantor: "Penjamin",
		TabCounselors: "PK", TabTimeline: "Lapor", TabTaking: "Pokmas", Waiting: "Menunggu dikerjakan", Lately: "Catatan terakhir", TabHistory: "Riwayat",
		Age: "%d th", Since: "sejak %s", EndsOn: "akhir %s", NextReport: "Lapor berikut %s", Misses: "mangkir %d",
		GuarantorOK: "penjamin ada", GuarantorMissing: "penjamin belum ada", GuarantorUnreachable: "penjamin tidak dapat dihubungi",
		NearVictim: "tinggal dekat korban", Masked: "disamarkan; tekan v untuk melihat", Revealed: "terlihat; dicatat di jejak audit",
		RevealTitle: "Lihat data pribadi %s", RevealWhy: "Untuk keperluan apa", Copied: "Tersalin: %s",
		NothingYet: "Belum ada catatan.", TermOpen: "berjalan", TermPast: "lampau", By: "oleh %s", Changed: "diubah", Created: "didaftarkan",
		From: "Mulai", Until: "Sampai", Reason: "Alasan", Handover: "Serah terima", Now: "sekarang",
		KeyNew: "baru", KeyEdit: "ubah", KeyAssign: "alihkan PK", KeySearch: "cari", KeyFilter: "saring", KeySort: "urut",
		KeyColumns: "kolom", KeyMark: "tandai", KeyReveal: "lihat data", KeyReport: "lapor", KeyContact: "bimbingan", KeyMatter: "urusan", KeyKind: "jenis", KeyAgain: "bimbingan baru", KeyCopy: "salin", KeyTab: "bagian", KeyOpen: "buka",
		KeyUp: "pilih", KeyClear: "hapus saringan",
		AssignTitle: "Alihkan PK: %s", AssignMany: "Alihkan PK: %s klien", AssignPick: "PK tujuan", AssignReason: "Alasan",
		AssignReasonOther: "Alasan lain", AssignFrom: "Berlaku mulai", AssignHandover: "Catatan serah terima",
		AssignWhy: "Tulis alasan pengalihan.", AssignSame: "%s sudah menjadi PK klien ini.",
		AssignDone: "Dialihkan: %s ke %s", AssignDoneMany: "Dialihkan: %s klien ke %s", AssignLoad: "%s klien · %s",
		AssignBlocked: "Tidak dapat dipilih: %s",
		Sections:      [9]string{"Identitas", "Alamat dan kontak", "Pekerjaan dan minat", "Perkara", "Masa bimbingan", "Penjamin", "PK dan asesmen", "Penghadapan dan lapor", "Kebutuhan"},
		Saved:         "Tersimpan: %s", SavedNew: "Terdaftar: %s, %s",
		Duplicate: "Mungkin sudah terdaftar: %s", DuplicateNIK: "NIK ini sudah dipakai %s", DuplicateRegister: "Nomor ini sudah dipakai %s",
		DuplicateName: "Nama mirip: %s",
		DraftFound:    "Ada draf yang belum disimpan dari %s. Lanjutkan draf itu?", DraftUse: "Lanjutkan draf", DraftDrop: "Buang draf",
		ConflictTitle: "Diubah dari terminal lain", ConflictText: "%s mengubah klien ini sementara Anda mengisi. Pilih isi yang benar untuk tiap isian.",
		ConflictMerged: "%s juga mengubah klien ini; isian yang berbeda digabung. Periksa, lalu simpan lagi.",
		LeaveTitle:     "Tinggalkan isian", LeaveText: "Isian ini belum disimpan. Draf tetap ada dan ditawarkan lagi saat dibuka kembali.",
		LeaveYes: "Tinggalkan", LeaveNo: "Lanjut mengisi",
		F: ClientFields{
			Register: "Nomor register", Name: "Nama", Alias: "Alias", NIK: "NIK", BirthPlace: "Tempat lahir", Born: "Tanggal lahir",
			Sex: "Jenis kelamin", Religion: "Agama", Marital: "Status nikah", Education: "Pendidikan", Employment: "Status kerja", Job: "Pekerjaan",
			Skills: "Bakat dan minat", Interests: "Minat kegiatan", Phone: "Telepon", Phone2: "Telepon lain", Street: "Jalan / dusun", RTRW: "RT/RW",
			Village: "Desa / kelurahan", District: "Kecamatan", Section: "Subseksi", Disability: "Disabilitas", NearVictim: "Dekat korban", Notes: "Catatan",
			Registered: "Tanggal daftar",
			Category:   "Kategori", State: "Status", CaseNo: "Nomor perkara", Offence: "Kasus", Article: "Pasal", Verdict: "Nomor putusan",
			VerdictDate: "Tanggal putusan", Court: "Pengadilan", Years: "Pidana, tahun", Months: "bulan", Days: "hari", TwoThirds: "2/3 masa pidana",
			DecreeNo: "Nomor SK", DecreeDate: "Tanggal SK", Origin: "Asal UPT", Start: "Mulai bimbingan", End: "Ekspirasi",
			General: "Syarat umum", Special: "Syarat khusus", Hours: "Jam kerja sosial", Length: "Lama bimbingan",
			GName: "Nama penjamin", GRelation: "Hubungan", GNIK: "NIK penjamin", GPhone: "Telepon penjamin", GAddress: "Alamat penjamin",
			GLetter: "Surat jaminan", GKnown: "Diketahui desa", GState: "Keadaan",
			Counselor: "PK", Risk: "Risiko (RRI)", Score: "Skor RRI", AssessDate: "Tanggal asesmen", Assessor: "Asesor", Stage: "Tahap",
			StageFrom: "Sejak", TPP: "Rujukan TPP",
			CloseReason: "Alasan status", Closed: "Berakhir pada", ReportDay: "Tanggal lapor", NextReport: "Lapor berikut", Moved: "Pindah tanpa lapor",
			Presented: "Menghadap", Contract: "Kontrak bimbingan", Papers: "Kelengkapan", Review: "Asesmen ulang", AssessNote: "Catatan asesmen",
			StageNote: "Alasan tahap", Needs: "Kegiatan yang perlu",
			HelpClose: "Nomor surat atau sebab status berubah.", HelpClosed: "Kosong berarti hari ini.",
			HelpReportDay:  "Tanggal dalam bulan, 1 sampai 31; di bulan pendek hari terakhirnya.",
			HelpNextReport: "Dihitung sendiri sesudah tiap lapor. Ubah hanya bila jadwal keliru.",
			HelpMoved:      "Klien diketahui tinggal di tempat lain dan tidak melaporkannya.",
			HelpPapers:     "Yang sudah ada atau sudah diberikan saat menghadap.",
			HelpReview:     "Kapan risiko dan kebutuhan dinilai lagi.",
			HelpStageNote:  "Wajib bila tahap mundur atau ada yang dilewati.",
			Conflicts:      "PK terlarang", Held: "Tetap pada PK",
			HelpConflicts: "PK yang tidak boleh membimbing: keluarga, korban, benturan lain.", HelpHeld: "Klien ini tidak dialihkan dan tidak diusulkan pindah.",
			HelpNeeds: "Dipakai untuk mencari kelompok yang cocok.", HelpLevel: "Hasil instrumen yang sudah ada; tidak dihitung di sini.",
			HelpRegister: "Seperti tertulis di buku register, misalnya PB-0241/26. Satu nomor untuk satu klien.",
			HelpNIK:      "16 angka dari KTP. Angka ke-7 sampai 12 adalah tanggal lahir; untuk perempuan hari ditambah 40.",
			HelpName:     "Seperti di putusan. Satu kata boleh; bin, binti, dan gelar boleh ditulis.",
			HelpDistrict: "Ketik sebagian nama kecamatan. Karanganyar ada di Purbalingga dan Kebumen.",
			HelpSection:  "BKA untuk anak. Data anak hanya terlihat oleh BKA dan Kabapas.",
			HelpRisk:     "Hasil RRI yang sudah ada; program ini tidak menghitungnya.",
			HelpEnd:      "Hari terakhir bimbingan menurut SK.", HelpCounselor: "Kosong berarti belum ada PK; kasubsi melihatnya di Beranda.",
			HelpGuarantor: "Yang menandatangani surat jaminan.", HelpSkills: "Dipakai untuk mencari kelompok yang cocok.",
		},
	}
}

func clientsEN() Clients {
	return Clients{
		Title: "Clients", NewTitle: "new client", EditTitle: "edit",
		Search: "search", SearchHint: "name, register, NIK",
		Count: "%s of %s", CountSorted: "%s of %s · %s", MoreFilter: "+filter",
		NoneFound: "No client matches. Change the words, or press f to loosen the filters.",
		NoneYet:   "No clients yet. Press n to register the first one.",
		ColName:   "Name", ColRegister: "Register", ColCategory: "Cat", ColRisk: "Risk", ColStage: "Stage",
		ColDistrict: "District", ColCounselor: "PK", ColReport: "Report", ColGroup: "Group", ColEnd: "Ends",
		ColState: "State", ColBorn: "Age",
		NoCounselor: "no PK yet", NotInGroup: "-", InGroup: "takes part", Unassessed: "none", MarkedCount: "%s marked",
		FacetTitle: "Filter clients", FacetState: "State", FacetCategory: "Category", FacetRisk: "Risk", FacetStage: "Stage",
		FacetDistrict: "Area", FacetCounselor: "PK", FacetGroup: "Group", FacetMissed: "Missed", FacetReport: "Report", FacetFlag: "Flag", ReportLate: "overdue", ReportToday: "today", ReportSoon: "within 7 days",
		FlagNone: "no guarantor", FlagLost: "guarantor not reached", FlagNear: "near the victim", FlagMoved: "moved unreported", ShortMoved: "moved", ShortLost: "guarantor ?", ShortNone: "no guarantor",
		Heed: "Needs attention", StageBehind: "By time already in stage %s; a TPP hearing decides.", ReassessDue: "Reassessment was due %s.",
		NeverAssessed: "Risk not assessed yet.", PastEnd: "Past expiry; end guidance or note why not.", IntakeOpen: "Intake incomplete: %s.", FacetExpiring: "Ends",
		SomebodyElse: "another client", ChipOpen: "under guidance", GroupYes: "in a group", GroupNo: "not in a group", ExpiringPast: "past expiry", KeyFacet: "kind", Sentence: "Sentence",
		FacetNone: "not filled in", Missed1: "once", Missed2: "twice", Missed3: "3 times or more",
		Expiring30: "within 30 days", Expiring60: "within 60 days", FacetClear: "clear all filters",
		FacetHint:  "space choose · ←→ kind · enter done",
		TabSummary: "Summary", TabIdentity: "Identity", TabCase: "Case", TabGuarantor: "Guarantor",
		TabCounselors: "PK", TabTimeline: "Reports", TabTaking: "Groups", Waiting: "Waiting to be done", Lately: "Latest entries", TabHistory: "History",
		Age: "%d y", Since: "since %s", EndsOn: "ends %s", NextReport: "Next report %s", Misses: "missed %d",
		GuarantorOK: "guarantor known", GuarantorMissing: "no guarantor yet", GuarantorUnreachable: "guarantor cannot be reached",
		NearVictim: "lives near the victim", Masked: "masked; press v to see", Revealed: "shown; noted in the audit trail",
		RevealTitle: "See personal data of %s", RevealWhy: "For what purpose", Copied: "Copied: %s",
		NothingYet: "No entries yet.", TermOpen: "running", TermPast: "past", By: "by %s", Changed: "changed", Created: "registered",
		From: "From", Until: "Until", Reason: "Reason", Handover: "Handover", Now: "now",
		KeyNew: "new", KeyEdit: "edit", KeyAssign: "reassign", KeySearch: "search", KeyFilter: "filter", KeySort: "sort",
		KeyColumns: "columns", KeyMark: "mark", KeyReveal: "reveal", KeyReport: "report", KeyContact: "contact", KeyMatter: "matter", KeyKind: "kind", KeyAgain: "new term", KeyCopy: "copy", KeyTab: "part", KeyOpen: "open",
		KeyUp: "choose", KeyClear: "clear filters",
		AssignTitle: "Reassign: %s", AssignMany: "Reassign: %s clients", AssignPick: "New PK", AssignReason: "Reason",
		AssignReasonOther: "Other reason", AssignFrom: "From", AssignHandover: "Handover note",
		AssignWhy: "Write the reason for the change.", AssignSame: "%s already guides this client.",
		AssignDone: "Reassigned: %s to %s", AssignDoneMany: "Reassigned: %s clients to %s", AssignLoad: "%s clients · %s",
		AssignBlocked: "Cannot be chosen: %s",
		Sections:      [9]string{"Identity", "Address and contact", "Work and interests", "Case", "Term of guidance", "Guarantor", "PK and assessment", "Intake and reports", "Needs"},
		Saved:         "Saved: %s", SavedNew: "Registered: %s, %s",
		Duplicate: "Perhaps registered already: %s", DuplicateNIK: "This NIK belongs to %s", DuplicateRegister: "This number belongs to %s",
		DuplicateName: "Similar name: %s",
		DraftFound:    "There is an unsaved draft of %s. Go on with it?", DraftUse: "Use the draft", DraftDrop: "Drop it",
		ConflictTitle: "Changed at another terminal", ConflictText: "%s changed this client while you were typing. Choose what is right for each field.",
		ConflictMerged: "%s changed this client too; fields that differ were merged. Check, then save again.",
		LeaveTitle:     "Leave the form", LeaveText: "This form is not saved. The draft is kept and offered again when you come back.",
		LeaveYes: "Leave", LeaveNo: "Go on typing",
		F: ClientFields{
			Register: "Register number", Name: "Name", Alias: "Alias", NIK: "NIK", BirthPlace: "Place of birth", Born: "Date of birth",
			Sex: "Sex", Religion: "Religion", Marital: "Marital status", Education: "Education", Employment: "Employment", Job: "Job",
			Skills: "Skills and interests", Interests: "Activities wanted", Phone: "Phone", Phone2: "Other phone", Street: "Street / hamlet", RTRW: "RT/RW",
			Village: "Village", District: "District", Section: "Section", Disability: "Disability", NearVictim: "Near the victim", Notes: "Notes",
			Registered: "Registered on",
			Category:   "Category", State: "State", CaseNo: "Case number", Offence: "Offence", Article: "Article", Verdict: "Verdict number",
			VerdictDate: "Verdict date", Court: "Court", Years: "Sentence, years", Months: "months", Days: "days", TwoThirds: "Two thirds on",
			DecreeNo: "Decree number", DecreeDate: "Decree date", Origin: "Coming from", Start: "Start", End: "Expiry",
			General: "General conditions", Special: "Special conditions", Hours: "Hours of service", Length: "Length of term",
			GName: "Guarantor", GRelation: "Relation", GNIK: "Guarantor's NIK", GPhone: "Guarantor's phone", GAddress: "Guarantor's address",
			GLetter: "Letter of guarantee", GKnown: "Known by village", GState: "State",
			Counselor: "PK", Risk: "Risk (RRI)", Score: "RRI score", AssessDate: "Assessed on", Assessor: "Assessor", Stage: "Stage",
			StageFrom: "Since", TPP: "TPP reference",
			CloseReason: "Reason of state", Closed: "Ended on", ReportDay: "Day of report", NextReport: "Next report", Moved: "Moved unreported",
			Presented: "Presented", Contract: "Contract of guidance", Papers: "Papers", Review: "Reassessment", AssessNote: "Note of assessment",
			StageNote: "Reason of stage", Needs: "Activities needed",
			HelpClose: "Letter number, or why the state changes.", HelpClosed: "Empty is today.",
			HelpReportDay:  "Day of the month, 1 to 31; in short months the last day.",
			HelpNextReport: "Worked out after each report. Change it only when the schedule is wrong.",
			HelpMoved:      "The client is known to live elsewhere and has not reported it.",
			HelpPapers:     "What is there or was given at intake.",
			HelpReview:     "When risk and needs are assessed again.",
			HelpStageNote:  "Needed when a stage goes back or is passed over.",
			Conflicts:      "PK excluded", Held: "Stays with PK",
			HelpConflicts: "PKs who must not guide this client: relatives, victims, other conflicts.", HelpHeld: "This client is given to nobody else and not proposed for a move.",
			HelpNeeds: "Used to find a group that fits.", HelpLevel: "The result of the instrument; it is not computed here.",
			HelpRegister: "As in the register, for example PB-0241/26. One number for one client.",
			HelpNIK:      "16 digits from the identity card. Digits 7 to 12 are the date of birth; for women 40 is added to the day.",
			HelpName:     "As in the verdict. One word is fine; bin, binti and degrees may be written.",
			HelpDistrict: "Type part of the district's name. Karanganyar is both in Purbalingga and in Kebumen.",
			HelpSection:  "BKA is for children. A child's data is seen only by BKA and the head of office.",
			HelpRisk:     "The RRI result as it was given; this program does not compute it.",
			HelpEnd:      "The last day of guidance by the decree.", HelpCounselor: "Empty means nobody yet; the head of section sees it on the desk.",
			HelpGuarantor: "Who signed the letter of guarantee.", HelpSkills: "Used to find a group that fits.",
		},
	}
}

// names ties the labels to the fields of the record, as diffs name them.
func (f *ClientFields) names() map[string]string {
	return map[string]string{
		"register": f.Register, "name": f.Name, "alias": f.Alias, "nik": f.NIK, "birthplace": f.BirthPlace, "born": f.Born, "sex": f.Sex,
		"religion": f.Religion, "marital": f.Marital, "education": f.Education, "employment": f.Employment, "job": f.Job, "skills": f.Skills,
		"interests": f.Interests, "phone": f.Phone, "phone2": f.Phone2, "street": f.Street, "rtrw": f.RTRW, "village": f.Village,
		"district": f.District, "section": f.Section, "disability": f.Disability, "nearvictim": f.NearVictim, "notes": f.Notes, "registered": f.Registered,
		"terms.category": f.Category, "terms.state": f.State, "terms.caseno": f.CaseNo, "terms.offence": f.Offence, "terms.article": f.Article,
		"terms.verdict": f.Verdict, "terms.verdictdate": f.VerdictDate, "terms.court": f.Court, "terms.years": f.Years, "terms.months": f.Months,
		"terms.days": f.Days, "terms.twothirds": f.TwoThirds, "terms.decreeno": f.DecreeNo, "terms.decreedate": f.DecreeDate, "terms.origin": f.Origin,
		"terms.start": f.Start, "terms.end": f.End, "terms.general": f.General, "terms.special": f.Special, "terms.hoursordered": f.Hours,
		"guarantors.name": f.GName, "guarantors.relation": f.GRelation, "guarantors.nik": f.GNIK, "guarantors.phone": f.GPhone,
		"guarantors.address": f.GAddress, "guarantors.letterdate": f.GLetter, "guarantors.knownbyvillage": f.GKnown, "guarantors.state": f.GState,
		"assignments.counselor": f.Counselor, "assessments.risk": f.Risk, "assessments.score": f.Score, "assessments.date": f.AssessDate,
		"terms.closereason": f.CloseReason, "terms.closed": f.Closed, "terms.presented": f.Presented, "terms.contract": f.Contract, "terms.papers": f.Papers,
		"reportday": f.ReportDay, "nextreport": f.NextReport, "moved": f.Moved, "needs": f.Needs, "assessments.review": f.Review,
		"conflicts": f.Conflicts, "held": f.Held,
		"assessments.note": f.AssessNote, "stages.note": f.StageNote,
		"assessments.assessor": f.Assessor, "stages.kind": f.Stage, "stages.from": f.StageFrom, "stages.tpp": f.TPP,
	}
}
