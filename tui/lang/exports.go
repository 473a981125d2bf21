package lang

import (
	"strings"

	"guyub/model"
)

// Exports are the words of lists and records that leave the office.
type Exports struct {
	KeyExport, Title, Explained, NoFolder             string
	FForm, FContent, FPurpose, FPlace, HelpPurpose    string
	Masked, Whole, Nobody, NoPurpose, NeedPurpose     string
	MayNotWhole, KeyWrite, KeyPick, KeyChange, Making string
	Leaves, Bytes, Written, Stopped, DocTitle, Rows   string
	MadeBy, MadeByWhom, Filter, Purpose, MaskedNote   string
	// Forms are by their code.
	Forms                                                                                                      map[string]string
	ColKind, ColName, ColRegister, ColState, ColCounselor, ColOpened, ColDue, ColGroup, ColReason, ColDistrict string
	// Searched stands for what was typed into a search field, which may be a name.
	Searched string
	// Everything about one client.
	KeyPerson, PersonTitle, PersonExplained, PersonLeaves, NoOthers, WithNotes, WithoutNotes        string
	Identity, Terms, Guarantors, Counselors, Stages, Assessments, Contacts, Matters, Enrolments     string
	Attendance, Abstentions, Acceptances, Opened, Changed, Struck                                   string
	ColOffence, ColVerdict, ColFrom, ColTo, ColConditions, ColRelation, ColHearing, ColNote, ColDay string
	ColRisk, ColScore, ColMode, ColPlace, ColClosed, ColPresence, ColWork, ColConduct, ColSource    string
	ColRole, ColWhat, ColFields                                                                     string
}

func exportsID() Exports {
	return Exports{
		KeyExport: "ekspor daftar ini", Title: "Ekspor %s",
		Explained: "Daftar dibawa keluar seperti yang tampak: saringan, urutan, dan kolomnya. Tercatat di jejak audit sebelum ditulis.",
		NoFolder:  "Di meja jaringan tidak ada folder untuk berkas; di komputer server: guyub export %s --out BERKAS --user NAMA.",
		FForm:     "Bentuk", FContent: "Nama klien", FPurpose: "Tujuan", FPlace: "Berkas",
		HelpPurpose: "Untuk apa data ini dibawa keluar? Tujuan tercatat di jejak audit.",
		Masked:      "tersamar: inisial dan nomor register", Whole: "utuh: nama lengkap", Nobody: "daftar ini tidak memuat klien",
		NoPurpose: "(belum diisi)", NeedPurpose: "Nama lengkap hanya keluar dengan tujuan; isi tujuannya dahulu.",
		MayNotWhole: "Nama lengkap hanya untuk yang berwenang membawa keluar semua klien di daftar ini.",
		KeyWrite:    "tulis", KeyPick: "pilih", KeyChange: "ubah", Making: "Menulis berkas",
		Leaves: "%s baris, %s kolom, kira-kira %s.", Bytes: "%s KB", Written: "Tersimpan: %s", Stopped: "Ekspor dihentikan; tidak ada yang ditulis.",
		DocTitle: "Daftar %s", Rows: "Baris", MadeBy: "Dibuat", MadeByWhom: "%s pukul %s oleh %s", Filter: "Saringan", Purpose: "Tujuan",
		MaskedNote: "Nama klien ditulis sebagai inisial; klien dikenali dari nomor registernya.",
		Forms:      map[string]string{"csv": "CSV (teks)", "xlsx": "XLSX (lembar kerja)", "pdf": "PDF", "text": "teks", "json": "JSON"},
		ColKind:    "jenis", ColName: "nama", ColRegister: "register", ColState: "keadaan", ColCounselor: "PK", ColOpened: "dicatat", ColDue: "batas", ColGroup: "kelompok",
		ColReason: "alasan", ColDistrict: "kecamatan",
		Searched:  "menurut pencarian",
		KeyPerson: "semua data klien ini", PersonTitle: "Semua data %s",
		PersonExplained: "Semua yang disimpan tentang klien ini, untuk diserahkan kepadanya (UU PDP pasal 7). NIK, telepon, dan alamatnya utuh; penjamin hanya nama dan hubungannya. Tercatat di jejak audit.",
		PersonLeaves:    "Bertanda RAHASIA di setiap halaman.",
		NoOthers:        "Orang lain tidak disebut selain nama dan hubungan penjamin; sumber nilai penerimaan hanya jenisnya.",
		WithNotes:       "Catatan petugas ikut; sebelum diserahkan, periksa apakah ada orang lain yang disebut di dalamnya.",
		WithoutNotes:    "Catatan petugas tidak ikut: yang menyusun tidak berwenang membacanya.",
		Identity:        "Identitas", Terms: "Masa bimbingan", Guarantors: "Penjamin", Counselors: "PK", Stages: "Tahap bimbingan", Assessments: "Asesmen",
		Contacts: "Lapor dan kontak", Matters: "Urusan", Enrolments: "Rujukan dan kepesertaan", Attendance: "Kehadiran", Abstentions: "Alasan tidak ikut",
		Acceptances: "Penerimaan masyarakat", Opened: "Yang membuka data ini", Changed: "Yang diubah", Struck: "dicoret",
		ColOffence: "kasus", ColVerdict: "perkara, putusan, SK", ColFrom: "mulai", ColTo: "sampai", ColConditions: "syarat", ColRelation: "hubungan", ColHearing: "sidang TPP",
		ColNote: "catatan", ColDay: "tanggal", ColRisk: "risiko", ColScore: "nilai", ColMode: "cara", ColPlace: "tempat", ColClosed: "selesai", ColPresence: "kehadiran",
		ColWork: "kerja", ColConduct: "sikap", ColSource: "sumber", ColRole: "oleh", ColWhat: "tindakan", ColFields: "isian",
	}
}

func exportsEN() Exports {
	return Exports{
		KeyExport: "export this list", Title: "Export %s",
		Explained: "The list leaves as it is seen: its filters, order and columns. It is noted in the audit trail before it is written.",
		NoFolder:  "A desk over the network has no folder for files; on the server: guyub export %s --out FILE --user NAME.",
		FForm:     "Form", FContent: "Names", FPurpose: "Purpose", FPlace: "File",
		HelpPurpose: "What is this taken out for? The purpose is noted in the audit trail.",
		Masked:      "masked: initials and register number", Whole: "whole: full names", Nobody: "the list names no client",
		NoPurpose: "(not filled in)", NeedPurpose: "Full names leave with a purpose only; fill it in first.",
		MayNotWhole: "Full names are for who may take out all clients in this list.",
		KeyWrite:    "write", KeyPick: "choose", KeyChange: "change", Making: "Writing the file",
		Leaves: "%s rows, %s columns, about %s.", Bytes: "%s KB", Written: "Saved: %s", Stopped: "The export was stopped; nothing was written.",
		DocTitle: "List of %s", Rows: "Rows", MadeBy: "Made", MadeByWhom: "%s at %s by %s", Filter: "Filter", Purpose: "Purpose",
		MaskedNote: "Names of clients are written as initials; clients are known by their register numbers.",
		Forms:      map[string]string{"csv": "CSV (text)", "xlsx": "XLSX (workbook)", "pdf": "PDF", "text": "text", "json": "JSON"},
		ColKind:    "kind", ColName: "name", ColRegister: "register", ColState: "state", ColCounselor: "PK", ColOpened: "noted", ColDue: "due", ColGroup: "group",
		ColReason: "reason", ColDistrict: "kecamatan",
		Searched:  "by a search",
		KeyPerson: "everything about this client", PersonTitle: "Everything about %s",
		PersonExplained: "Everything that is kept about this client, to be handed to them (UU PDP, article 7). Their NIK, telephone and address are whole; guarantors stand by name and relation only. It is noted in the audit trail.",
		PersonLeaves:    "Marked CONFIDENTIAL on each page.",
		NoOthers:        "Nobody else is told of but guarantors by name and relation; of acceptance scores the kind of source alone.",
		WithNotes:       "Notes of staff are in it; before it is handed over, look whether they speak of other people.",
		WithoutNotes:    "Notes of staff are not in it: who made it may not read them.",
		Identity:        "Identity", Terms: "Terms of guidance", Guarantors: "Guarantors", Counselors: "Counselors", Stages: "Stages of guidance", Assessments: "Assessments",
		Contacts: "Reports and contacts", Matters: "Matters", Enrolments: "Referrals and taking part", Attendance: "Attendance", Abstentions: "Reasons for not taking part",
		Acceptances: "Acceptance", Opened: "Who opened these records", Changed: "What was changed", Struck: "struck",
		ColOffence: "offence", ColVerdict: "case, verdict, decree", ColFrom: "from", ColTo: "to", ColConditions: "conditions", ColRelation: "relation", ColHearing: "hearing",
		ColNote: "note", ColDay: "day", ColRisk: "risk", ColScore: "score", ColMode: "how", ColPlace: "place", ColClosed: "closed", ColPresence: "attendance",
		ColWork: "work", ColConduct: "conduct", ColSource: "source", ColRole: "by", ColWhat: "what", ColFields: "fields",
	}
}

// Taken words what left the office as the audit trail notes it, such as "surat
// client-card text" or "laporan monthly 2026-10 pdf"; other notes are words.
func (l *Strings) Taken(note string) string {
	parts := strings.Fields(note)
	if len(parts) < 3 {
		return note
	}
	title := ""
	switch parts[0] {
	case "surat":
		title = l.Letters.Titles[model.Letter(parts[1])]
	case "laporan":
		title = l.Report.Titles[parts[1]]
	}
	form, ok := l.Exports.Forms[parts[len(parts)-1]]
	if title == "" || !ok {
		return note
	}
	return strings.Join(append(append([]string{title}, parts[2:len(parts)-1]...), form), ", ")
}
