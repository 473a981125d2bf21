package lang

// Form are the words of forms.
type Form struct {
	Required, NotNumber, NotDate, TooLong, NotOption, NIKLength, NIPLength, PhoneShape, RegisterShape string
	KeyNext, KeySave, KeyCancel, KeyHelp, KeyUndo, KeyPick, KeyAdd, KeyRemove, KeyMove                string
	Yes, No, Hint, LookupHint, DateHint, None, More, NoneFound, AddRow, RowTitle, RemoveRow, Remove   string
	Mine, Theirs, Field, TakeMine, TakeTheirs, HelpTitle, NoHelp, Sections, Errors, Unsaved, NewRow   string
}

func formID() Form {
	return Form{
		Required: "Harus diisi.", NotNumber: "Tulis angka saja.", NotDate: "Tulis tanggal seperti 31-12-2026, hari ini, atau +3b.",
		TooLong: "Paling banyak %d huruf.", NotOption: "Pilih dari daftar.", NIKLength: "NIK 16 angka; ini %d. Periksa.", NIPLength: "NIP 18 angka; ini %d. Periksa.",
		PhoneShape: "Nomor telepon biasanya mulai 08 atau +62. Periksa.", RegisterShape: "Bentuk nomor register tidak biasa. Periksa.",
		KeyNext: "lanjut", KeySave: "simpan", KeyCancel: "batal", KeyHelp: "penjelasan", KeyUndo: "urung", KeyPick: "pilih", KeyAdd: "tambah",
		KeyRemove: "hapus baris", KeyMove: "pindah isian", Yes: "ya", No: "tidak", Hint: "spasi mengubah", LookupHint: "ketik untuk mencari",
		DateHint: "hh-bb-tttt", None: "-", More: "dan %d lagi", NoneFound: "tidak ada yang cocok", AddRow: "+ tambah", RowTitle: "%s %d",
		RemoveRow: "Hapus baris ini", Remove: "Hapus", Mine: "isian Anda", Theirs: "dari terminal lain", Field: "isian",
		TakeMine: "pakai isian Anda", TakeTheirs: "pakai yang lain", HelpTitle: "Penjelasan", NoHelp: "Isi %s, lalu tekan enter.",
		Sections: "Bagian", Errors: "%d perlu diperbaiki", Unsaved: "belum disimpan", NewRow: "baru",
	}
}

func formEN() Form {
	return Form{
		Required: "Must be filled in.", NotNumber: "Digits only.", NotDate: "Write a date like 31-12-2026, today, or +3b.",
		TooLong: "At most %d letters.", NotOption: "Choose from the list.", NIKLength: "A NIK has 16 digits; this has %d. Check.", NIPLength: "A NIP has 18 digits; this has %d. Check.",
		PhoneShape: "Phone numbers usually begin with 08 or +62. Check.", RegisterShape: "An unusual register number. Check.",
		KeyNext: "next", KeySave: "save", KeyCancel: "cancel", KeyHelp: "explain", KeyUndo: "undo", KeyPick: "choose", KeyAdd: "add",
		KeyRemove: "remove row", KeyMove: "other field", Yes: "yes", No: "no", Hint: "space changes it", LookupHint: "type to search",
		DateHint: "dd-mm-yyyy", None: "-", More: "and %d more", NoneFound: "nothing matches", AddRow: "+ add", RowTitle: "%s %d",
		RemoveRow: "Remove this row", Remove: "Remove", Mine: "yours", Theirs: "from another terminal", Field: "field",
		TakeMine: "take yours", TakeTheirs: "take the other", HelpTitle: "Explanation", NoHelp: "Fill in %s, then press enter.",
		Sections: "Parts", Errors: "%d to correct", Unsaved: "not saved", NewRow: "new",
	}
}
