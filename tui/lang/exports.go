package lang

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
	KeyPerson, PersonTitle, PersonExplained, PersonLeaves string
}

func exportsID() Exports {
	return Exports{
		KeyExport: "ekspor daftar ini", Title: "Ekspor %s",
		Explained: "Daftar dibawa keluar seperti yang tampak: saringan, urutan, dan kolomnya. Tercatat di jejak audit sebelum ditulis.",
		NoFolder:  "Di meja jaringan tidak ada folder untuk berkas; di komputer server: guyub export %s --out BERKAS --user NAMA.",
		FForm:     "Bentuk", FContent: "Nama klien", FPurpose: "Tujuan", FPlace: "Berkas",
		HelpPurpose: "Untuk apa daftar ini dibawa keluar? Tujuan tercatat di jejak audit.",
		Masked:      "tersamar: inisial dan nomor register", Whole: "utuh: nama lengkap", Nobody: "daftar ini tidak memuat klien",
		NoPurpose: "(belum diisi)", NeedPurpose: "Nama lengkap hanya keluar dengan tujuan; isi tujuannya dahulu.",
		MayNotWhole: "Nama lengkap hanya untuk yang berwenang membawa keluar semua klien di daftar ini.",
		KeyWrite:    "tulis", KeyPick: "pilih", KeyChange: "ubah", Making: "Menulis daftar",
		Leaves: "%s baris, %s kolom, kira-kira %s.", Bytes: "%s KB", Written: "Daftar tersimpan: %s", Stopped: "Ekspor dihentikan; tidak ada yang ditulis.",
		DocTitle: "Daftar %s", Rows: "Baris", MadeBy: "Dibuat", MadeByWhom: "%s pukul %s oleh %s", Filter: "Saringan", Purpose: "Tujuan",
		MaskedNote: "Nama klien ditulis sebagai inisial; klien dikenali dari nomor registernya.",
		Forms:      map[string]string{"csv": "CSV (teks)", "xlsx": "XLSX (lembar kerja)", "pdf": "PDF", "text": "teks", "json": "JSON"},
		ColKind:    "jenis", ColName: "nama", ColRegister: "register", ColState: "keadaan", ColCounselor: "PK", ColOpened: "dicatat", ColDue: "batas", ColGroup: "kelompok",
		ColReason: "alasan", ColDistrict: "kecamatan",
		Searched:  "menurut pencarian",
		KeyPerson: "semua data klien ini", PersonTitle: "Semua data %s",
		PersonExplained: "Semua yang disimpan tentang klien ini, untuk diserahkan kepadanya (UU PDP pasal 7). NIK, telepon, dan alamatnya utuh; orang lain hanya disebut hubungannya. Tercatat di jejak audit.",
		PersonLeaves:    "Bertanda RAHASIA di setiap halaman.",
	}
}

func exportsEN() Exports {
	return Exports{
		KeyExport: "export this list", Title: "Export %s",
		Explained: "The list leaves as it is seen: its filters, order and columns. It is noted in the audit trail before it is written.",
		NoFolder:  "A desk over the network has no folder for files; on the server: guyub export %s --out FILE --user NAME.",
		FForm:     "Form", FContent: "Names", FPurpose: "Purpose", FPlace: "File",
		HelpPurpose: "What is this list taken out for? The purpose is noted in the audit trail.",
		Masked:      "masked: initials and register number", Whole: "whole: full names", Nobody: "the list names no client",
		NoPurpose: "(not filled in)", NeedPurpose: "Full names leave with a purpose only; fill it in first.",
		MayNotWhole: "Full names are for who may take out all clients in this list.",
		KeyWrite:    "write", KeyPick: "choose", KeyChange: "change", Making: "Writing the list",
		Leaves: "%s rows, %s columns, about %s.", Bytes: "%s KB", Written: "List saved: %s", Stopped: "The export was stopped; nothing was written.",
		DocTitle: "List of %s", Rows: "Rows", MadeBy: "Made", MadeByWhom: "%s at %s by %s", Filter: "Filter", Purpose: "Purpose",
		MaskedNote: "Names of clients are written as initials; clients are known by their register numbers.",
		Forms:      map[string]string{"csv": "CSV (text)", "xlsx": "XLSX (workbook)", "pdf": "PDF", "text": "text", "json": "JSON"},
		ColKind:    "kind", ColName: "name", ColRegister: "register", ColState: "state", ColCounselor: "PK", ColOpened: "noted", ColDue: "due", ColGroup: "group",
		ColReason: "reason", ColDistrict: "kecamatan",
		Searched:  "by a search",
		KeyPerson: "everything about this client", PersonTitle: "Everything about %s",
		PersonExplained: "Everything that is kept about this client, to be handed to them (UU PDP, article 7). Their NIK, telephone and address are whole; other people are named by their relation only. It is noted in the audit trail.",
		PersonLeaves:    "Marked CONFIDENTIAL on each page.",
	}
}
