package lang

// Together are the words of people who work at the same time: who has a form
// open, what another desk saved meanwhile, and taking back one's own last
// action.
type Together struct {
	// Who has the form open
	AlsoOpen, AlsoOpenYou, AlsoOpenMore, BeingEdited, BeingEditedMore, You string
	// What another desk saved
	SavedElsewhere, SavedFields, Program string
	// Fields that both changed
	ChooseTitle, ChooseText, Mine, Theirs, TheirsOf, NotChosen, AllChosen, KeySide, KeyEither, KeySave, KeyForm string
	EmptyRows                                                                                                   string
	// The last action
	UndoTitle, UndoText, UndoYes, KeyUndoLast, Undone, Overtaken, OvertakenYou string
}

func togetherID() Together {
	return Together{
		AlsoOpen: "%s juga membuka formulir ini di %s sejak %s", AlsoOpenYou: "Anda juga membuka formulir ini di %s sejak %s",
		AlsoOpenMore: "%s (%s) dan %s orang lain juga membuka formulir ini", BeingEdited: "sedang diubah oleh %s (%s)",
		BeingEditedMore: "sedang diubah oleh %s (%s) dan %s orang lain", You: "Anda",
		SavedElsewhere: "%s baru saja menyimpan perubahan.", SavedFields: "%s menyimpan perubahan: %s", Program: "guyub",
		ChooseTitle: "Diubah di dua meja", ChooseText: "Pilih untuk tiap isian mana yang disimpan.",
		Mine: "yang Anda ketik", Theirs: "yang tersimpan", TheirsOf: "yang tersimpan (%s, %s)",
		NotChosen: "%s belum dipilih", AllChosen: "semua sudah dipilih",
		KeySide: "pilih sisi", KeyEither: "ganti", KeySave: "simpan", KeyForm: "kembali ke formulir", EmptyRows: "tanpa baris",
		UndoTitle: "Batalkan tindakan terakhir", UndoText: "Tindakan Anda: %s, %s, %s data. Datanya kembali seperti sebelumnya; keduanya tetap ada dalam riwayat.",
		UndoYes: "Batalkan tindakan", KeyUndoLast: "batalkan tindakan terakhir", Undone: "Dibatalkan: %s.",
		Overtaken: "%s sudah mengubah ini sesudahnya; tidak dapat dibatalkan.", OvertakenYou: "Anda sudah mengubah ini sesudahnya; tidak dapat dibatalkan.",
	}
}

func togetherEN() Together {
	return Together{
		AlsoOpen: "%s has this form open too, at %s since %s", AlsoOpenYou: "You have this form open too, at %s since %s",
		AlsoOpenMore: "%s (%s) and %s others have this form open too", BeingEdited: "being edited by %s (%s)",
		BeingEditedMore: "being edited by %s (%s) and %s others", You: "You",
		SavedElsewhere: "%s has just saved a change.", SavedFields: "%s saved changes: %s", Program: "guyub",
		ChooseTitle: "Changed at two desks", ChooseText: "Choose for each field what is to be saved.",
		Mine: "what you typed", Theirs: "what is saved", TheirsOf: "what is saved (%s, %s)",
		NotChosen: "%s not chosen yet", AllChosen: "all are chosen",
		KeySide: "choose a side", KeyEither: "change", KeySave: "save", KeyForm: "back to the form", EmptyRows: "no rows",
		UndoTitle: "Take back the last action", UndoText: "Your action: %s, %s, %s records. They become what they were before; both stay in the history.",
		UndoYes: "Take it back", KeyUndoLast: "take back the last action", Undone: "Taken back: %s.",
		Overtaken: "%s has changed this since; it cannot be taken back.", OvertakenYou: "You have changed this since; it cannot be taken back.",
	}
}
