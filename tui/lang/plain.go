package lang

// Plain are the words of the plain mode, which tells the desk in lines.
type Plain struct {
	// What is told of where one is.
	Welcome, RowOf, Page, Tab, OtherTabs, Here, Nothing, Same, Working, Bye string
	// What happened elsewhere, or to what was typed.
	ChangedLine, ChangedMany, Dropped, PressEnter, UndoHow, CopyThis string
	// A row that is marked, an option that is taken.
	Marked, Unmarked string
	// What is told around a question.
	Required, Search, Number, Numbers, Answer, Rows, RowNew, Done, Emptied, Replaced string
	NotAmong, NoHits, Hits, MoreHits, Take, NoField, AtFirst, AtLast                 string
	// The menu.
	Menu, MenuPick, Unknown, NoRow, NoRows, NoMore, NoBack, NoSearch, SearchFor string
	// Help are the lines of "?" on a screen, HelpForm those in a form.
	Help, HelpForm []string
}

// Taken says whether something is chosen.
func (p *Plain) Taken(yes bool) string {
	if yes {
		return p.Marked
	}
	return p.Unmarked
}

func plainID() Plain {
	return Plain{
		Welcome: "Ketik nomor untuk membuka, Enter untuk daftar perintah, ? untuk bantuan.",
		RowOf:   "%s, baris %d dari %s", Page: "Baris %s sampai %s dari %s; + halaman berikut, - sebelumnya.",
		Tab: "Bagian %d dari %d: %s.", OtherTabs: "Bagian lain: %s.", Here: "%s (sekarang)", Nothing: "kosong", Same: "Tidak ada yang berubah di layar ini.",
		Working: "Sedang dikerjakan, tunggu.", Bye: "guyub ditutup.",
		ChangedLine: "Diubah %s: %s", ChangedMany: "Diubah %s: %s baris. = membaca ulang.",
		Dropped: "Yang baru diketik tidak dipakai, karena layar sudah berganti.", UndoHow: "Untuk membatalkannya, ketik batalkan; di dalam isian :batalkan.", PressEnter: "Tekan Enter untuk melanjutkan.", CopyThis: "Teks untuk disalin:",
		Marked: "dipilih", Unmarked: "tidak dipilih",
		Required: "wajib", Search: "ketik untuk mencari", Number: "nomor", Numbers: "nomor, boleh beberapa: 1,3", Answer: "Jawaban",
		Rows: "nomor membuka baris, + menambah, -1 menghapus baris 1", RowNew: "belum ada baris",
		Done:    "Semua sudah diisi. Enter menyimpan, < kembali, = membaca isian, . keluar",
		Emptied: "%s dikosongkan.", Replaced: "%s: %s, tadinya %s.",
		NotAmong: "Tidak ada di pilihan. Ketik nomornya atau awal katanya.", NoHits: "Tidak ada yang cocok. Ketik kata lain.", Hits: "Ketik nomornya, atau kata lain.", MoreHits: "Dan %s lagi; ketik lebih banyak huruf.", Take: "* untuk: %s",
		NoField: "Tidak ada isian yang bernama itu.", AtFirst: "Ini isian pertama.", AtLast: "Ini isian terakhir; tanda seru menyimpan.",
		Menu: "Perintah di sini, ketik nomornya atau hurufnya:", MenuPick: "Nomor perintah, 0 kembali", Unknown: "Tidak dikenal: %s. Enter untuk daftar perintah, ? untuk bantuan.",
		NoRow: "Tidak ada nomor %s.", NoRows: "Tidak ada daftar di layar ini.", NoMore: "Tidak ada lagi.", NoBack: "Tidak ada layar sebelumnya. Ketik nama ruang, misalnya klien.",
		NoSearch: "Layar ini tidak dapat dicari.", SearchFor: "Cari",
		Help: []string{
			"Nomor membuka baris itu. Huruf atau kata menjalankan perintah; nomor lalu perintah menjalankannya pada baris itu, misalnya 3 tandai.",
			"Enter: daftar perintah. 0: kembali. +: halaman berikut. -: halaman sebelumnya. =: baca ulang layar. Tanda seru: simpan atau terapkan.",
			"/ lalu kata: mencari. / saja: mengosongkan pencarian. Titik dua: semua perintah. Titik dua lalu kata: mencari perintah.",
			"Nama ruang atau nama bagian membukanya, misalnya klien atau identitas.",
		},
		HelpForm: []string{
			"Enter: biarkan isinya dan lanjut. <: isian sebelumnya. >: isian berikut. Tanda seru: simpan sekarang. Titik: keluar, drafnya tetap ada.",
			"-: kosongkan isian. =: baca semua isian. / lalu kata: pergi ke isian itu. Titik dua: perintah lain.",
			"* memakai saran, dan pada isian yang dicari menampilkan semuanya. + di depan menambah baris pada isian panjang.",
			"Bila isinya sendiri hanya salah satu tanda itu, awali dengan garis miring terbalik.",
		},
	}
}

func plainEN() Plain {
	return Plain{
		Welcome: "Type a number to open, Enter for the commands, ? for help.",
		RowOf:   "%s, row %d of %s", Page: "Rows %s to %s of %s; + next page, - page before.",
		Tab: "Part %d of %d: %s.", OtherTabs: "Other parts: %s.", Here: "%s (now)", Nothing: "empty", Same: "Nothing changed on this screen.",
		Working: "Working, please wait.", Bye: "guyub is closed.",
		ChangedLine: "Changed by %s: %s", ChangedMany: "Changed by %s: %s lines. = reads again.",
		Dropped: "What was just typed is not used, because the screen has changed.", UndoHow: "To take it back, type take back; in a form :take back.", PressEnter: "Press Enter to go on.", CopyThis: "Text to copy:",
		Marked: "chosen", Unmarked: "not chosen",
		Required: "required", Search: "type to search", Number: "number", Numbers: "numbers, several allowed: 1,3", Answer: "Answer",
		Rows: "a number opens a row, + adds one, -1 removes row 1", RowNew: "no rows yet",
		Done:    "Everything is asked. Enter saves, < back, = reads the answers, . leaves",
		Emptied: "%s is empty now.", Replaced: "%s: %s, before that %s.",
		NotAmong: "Not among the choices. Type its number or how it begins.", NoHits: "Nothing matches. Type other words.", Hits: "Type its number, or other words.", MoreHits: "And %s more; type more letters.", Take: "* for: %s",
		NoField: "No field of that name.", AtFirst: "This is the first field.", AtLast: "This is the last field; an exclamation mark saves.",
		Menu: "Commands here, type the number or the letter:", MenuPick: "Number of the command, 0 back", Unknown: "Not known: %s. Enter for the commands, ? for help.",
		NoRow: "There is no number %s.", NoRows: "There is no list on this screen.", NoMore: "There is no more.", NoBack: "There is no screen before this. Type the name of a room, such as clients.",
		NoSearch: "This screen cannot be searched.", SearchFor: "Search",
		Help: []string{
			"A number opens that row. A letter or word runs a command; a number and a command run it on that row, for example 3 mark.",
			"Enter: commands. 0: back. +: next page. -: page before. =: read the screen again. Exclamation mark: save or apply.",
			"/ and words: search. / alone: clear the search. Colon: all commands. Colon and words: find a command.",
			"The name of a room or of a part opens it, for example clients or identity.",
		},
		HelpForm: []string{
			"Enter: leave it as it is and go on. <: field before. >: next field. Exclamation mark: save now. Dot: leave, the draft is kept.",
			"-: empty the field. =: read all answers. / and words: go to that field. Colon: other commands.",
			"* takes what is suggested, and shows all where there is a search. + in front adds a line to a long text.",
			"If the answer itself is only one of these signs, put a backslash before it.",
		},
	}
}
