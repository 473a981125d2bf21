package lang

// People are the words of a terminal that several people use: who waits there,
// the PIN, where else somebody is signed in, and what is said after a sign-in.
type People struct {
	Switch, BackTo                                                     string
	Waiting, WaitsSince                                                string
	LastSignIn, FailedOne, FailedMany, FailedBefore                    string
	Elsewhere, AndOthers                                               string
	LockPassword, LockEither, LockSpent, Secret, NotYou                string
	EndedBy, EndedClosed, TimeUp, TooManyWait, Abandoned               string
	QuitWaiting, SignOutIdle                                           string
	PINTitle, PINText, PIN, PINAgain, PINNotSame, PINSet               string
	KeyPIN, OfferPIN                                                   string
	SessionsHint, Sessions, SessionsAll, SessionsText, SessionsAllText string
	ColTerminal, ColPerson, ColSince, ColUsed, ColState                string
	StateHere, StateOpen, StateLocked                                  string
	KeyEnd, KeyAll, KeySessions                                        string
	EndTitle, EndText, EndYes, Ended, NoneElse                         string
	TriesTitle, TriesKind, TriesWhat                                   string
}

func peopleID() People {
	return People{
		Switch: "ganti pengguna", BackTo: "kembali ke %s",
		Waiting: "Menunggu di terminal ini:", WaitsSince: "terkunci %s",
		LastSignIn: "Terakhir masuk %s di %s", FailedOne: " · 1 percobaan gagal sejak itu", FailedMany: " · %d percobaan gagal sejak itu", FailedBefore: " · percobaan masuk yang gagal sebelum ini: %d",
		Elsewhere: "Anda juga masuk di %s sejak %s", AndOthers: " dan %d lainnya",
		LockPassword: "Ketik kata sandi Anda untuk melanjutkan.", LockEither: "Ketik PIN atau kata sandi Anda untuk melanjutkan.",
		LockSpent: "PIN tidak berlaku lagi karena lima kali salah. Ketik kata sandi Anda.", Secret: "PIN atau kata sandi",
		NotYou:  "Bukan %s? Ganti pengguna (ctrl+o).",
		EndedBy: "Sesi %s diakhiri %s dari %s pukul %s. Isiannya tersimpan sebagai draf.", EndedClosed: "Sesi %s diakhiri pukul %s. Isiannya tersimpan sebagai draf.",
		TimeUp:      "%s dikeluarkan pukul %s karena waktu menunggu habis. Isiannya tersimpan sebagai draf.",
		TooManyWait: "%s dikeluarkan pukul %s karena terlalu banyak yang menunggu. Isiannya tersimpan sebagai draf.",
		Abandoned:   "%s dikeluarkan pukul %s karena terlalu lama ditinggal. Isiannya tersimpan sebagai draf.",
		QuitWaiting: "Masih ada yang menunggu di terminal ini (%s). Mereka dikeluarkan; isiannya tersimpan sebagai draf.",
		SignOutIdle: "%s dikeluarkan pukul %s karena kata sandi belum dipilih.",
		PINTitle:    "Pasang PIN", PINText: "PIN membuka kunci layar ini saja, sampai Anda keluar. Masuk baru tetap memakai kata sandi. Pakai 6 sampai 12 angka yang tidak ada di NIP Anda.",
		PIN: "PIN", PINAgain: "Ulangi PIN", PINNotSame: "Kedua PIN tidak sama.", PINSet: "PIN terpasang sampai Anda keluar.",
		KeyPIN: "pasang PIN", OfferPIN: "Lain kali lebih cepat dengan PIN: ctrl+p, pasang PIN.",
		SessionsHint: "nama atau terminal", Sessions: "Sesi saya", SessionsAll: "Yang sedang masuk", SessionsText: "Di sini Anda masuk sekarang. Akhiri yang tidak Anda kenal, lalu ganti kata sandi.",
		SessionsAllText: "Semua yang masuk sekarang. Mengakhiri sesi tidak menghilangkan isian orangnya.",
		ColTerminal:     "Terminal", ColPerson: "Nama", ColSince: "Masuk", ColUsed: "Terakhir dipakai", ColState: "Keadaan",
		StateHere: "di sini", StateOpen: "terbuka", StateLocked: "terkunci",
		KeyEnd: "akhiri", KeyAll: "yang sedang masuk", KeySessions: "sesi saya",
		EndTitle: "Akhiri sesi %s di %s", EndText: "Layar di sana ditutup. Isian yang belum disimpan tersimpan sebagai draf, dan di sana tertulis siapa yang mengakhiri.",
		EndYes: "Akhiri", Ended: "Sesi %s di %s diakhiri.", NoneElse: "Tidak ada sesi lain.",
		TriesTitle: "Percobaan masuk yang gagal dalam 24 jam", TriesKind: "akun", TriesWhat: "%d kali · %s",
	}
}

func peopleEN() People {
	return People{
		Switch: "switch users", BackTo: "back to %s",
		Waiting: "Waiting at this terminal:", WaitsSince: "locked %s",
		LastSignIn: "Last signed in %s at %s", FailedOne: " · 1 failed try since", FailedMany: " · %d failed tries since", FailedBefore: " · failed tries to sign in before this: %d",
		Elsewhere: "You are also signed in at %s since %s", AndOthers: " and %d others",
		LockPassword: "Type your password to go on.", LockEither: "Type your PIN or password to go on.",
		LockSpent: "The PIN no longer works after five wrong ones. Type your password.", Secret: "PIN or password",
		NotYou:  "Not %s? Switch users (ctrl+o).",
		EndedBy: "The session of %s was ended by %s from %s at %s. What was typed is kept as a draft.", EndedClosed: "The session of %s was ended at %s. What was typed is kept as a draft.",
		TimeUp:      "%s was signed out at %s: the time to wait was over. What was typed is kept as a draft.",
		TooManyWait: "%s was signed out at %s: too many were waiting. What was typed is kept as a draft.",
		Abandoned:   "%s was signed out at %s: nobody came back. What was typed is kept as a draft.",
		QuitWaiting: "Somebody is still waiting at this terminal (%s). They are signed out; what they typed is kept as a draft.",
		SignOutIdle: "%s was signed out at %s: no password was chosen.",
		PINTitle:    "Set a PIN", PINText: "A PIN opens this locked desk only, until you sign out. Signing in still takes the password. Use 6 to 12 digits that are not in your NIP.",
		PIN: "PIN", PINAgain: "PIN again", PINNotSame: "The two PINs differ.", PINSet: "The PIN is set until you sign out.",
		KeyPIN: "set a PIN", OfferPIN: "Quicker next time with a PIN: ctrl+p, set a PIN.",
		SessionsHint: "name or terminal", Sessions: "My sessions", SessionsAll: "Signed in now", SessionsText: "This is where you are signed in now. End what you do not know, then change your password.",
		SessionsAllText: "Everybody who is signed in now. Ending a session loses nothing that its person typed.",
		ColTerminal:     "Terminal", ColPerson: "Name", ColSince: "Since", ColUsed: "Last used", ColState: "State",
		StateHere: "here", StateOpen: "open", StateLocked: "locked",
		KeyEnd: "end", KeyAll: "signed in now", KeySessions: "my sessions",
		EndTitle: "End the session of %s at %s", EndText: "The desk there closes. What is not saved is kept as a draft, and it says there who ended it.",
		EndYes: "End", Ended: "The session of %s at %s has ended.", NoneElse: "There is no other session.",
		TriesTitle: "Failed tries to sign in within 24 hours", TriesKind: "account", TriesWhat: "%d times · %s",
	}
}
