package lang

// Shell are the words of the desk around the screens: head, sign-in, lock,
// set-up, palette, and the sentences that may come up anywhere.
type Shell struct {
	Rooms                                                                                             [8]string
	Demo, TooSmall, HelpTitle, PaletteTitle, Everywhere, Here                                         string
	KeyPalette, KeyHelp, KeyLock, KeySignOut, KeyQuit, KeyLanguage                                    string
	KeyTheme, KeyRoom, KeyBack, KeyPassword, KeyUndo, TooShort, NextPage, CreateOffice, RecoveryLeave string
	SignInTitle, User, UserHelp, Password, SignIn, Opening, LoadingCount                              string
	WelcomeBack, FirstSignIn, WrongPassword, Throttled                                                string
	LockTitle, LockedBy, Unlock                                                                       string
	SignOutTitle, SignOutText, QuitTitle, QuitText                                                    string
	ChangeTitle, ChangeText, OldPassword, NewPassword, Again, NotSame                                 string
	Changed, CodeTitle, CodeText, ScreenFailed                                                        string
	Denied                                                                                            string
	SetupTitle, SetupText, SetupOffice, SetupHead, SetupArea, SetupKnown, SetupKnownHelp, SetupZone   string
	SetupClass, SetupName, SetupNIP, SetupUser, SetupDone, SetupLanguage                              string
	RecoveryTitle, RecoveryText, RecoveryAsk, RecoveryBad                                             string
	Theme                                                                                             string
	Themes                                                                                            map[string]string
}

func shellID() Shell {
	return Shell{
		Rooms: [8]string{"Beranda", "Klien", "PK", "Pokmas", "Beban PK", "Wilayah", "Efektivitas", "Kantor"},
		Demo:  "DEMO", TooSmall: "Terminal terlalu kecil. Perbesar sampai sedikitnya 60 x 15.",
		HelpTitle: "Bantuan", PaletteTitle: "Perintah", Everywhere: "Di mana saja", Here: "Di layar ini",
		KeyPalette: "perintah", KeyHelp: "bantuan", KeyLock: "kunci layar", KeySignOut: "keluar akun", KeyQuit: "tutup program",
		KeyLanguage: "ganti bahasa (English)", KeyTheme: "ganti tampilan", KeyRoom: "ruang %s", KeyBack: "kembali", KeyPassword: "ganti kata sandi", KeyUndo: "batalkan", TooShort: "Sedikitnya %d huruf.", NextPage: "halaman berikut", CreateOffice: "siapkan kantor",
		RecoveryLeave: "Kode pemulihan belum terbukti disalin. Bila guyub ditutup sekarang, kode ini tidak dapat dilihat lagi.",
		SignInTitle:   "Masuk", User: "Nama pengguna atau NIP", UserHelp: "Dari administrator, atau NIP Anda.",
		Password: "Kata sandi", SignIn: "masuk", Opening: "Membuka data kantor", LoadingCount: "Memuat %s dari %s klien",
		WelcomeBack: "Selamat datang, %s.", FirstSignIn: "Ini pertama kali Anda masuk.",
		WrongPassword: "Nama pengguna atau kata sandi salah. Periksa, lalu coba lagi.",
		Throttled:     "Tunggu %d detik, lalu coba lagi.",
		LockTitle:     "Terkunci", LockedBy: "Layar ini milik %s; isian yang belum disimpan tetap aman.",
		Unlock:       "buka kunci",
		SignOutTitle: "Keluar akun", SignOutText: "Layar Anda ditutup. Isian yang belum disimpan disimpan sebagai draf.",
		QuitTitle: "Tutup program", QuitText: "Masih ada isian yang belum disimpan. Isinya tersimpan sebagai draf.",
		ChangeTitle: "Ganti kata sandi", ChangeText: "Pilih kata sandi sedikitnya 8 huruf; lebih baik sebuah kalimat pendek.",
		OldPassword: "Kata sandi sekarang", NewPassword: "Kata sandi baru", Again: "Ulangi", NotSame: "Kedua kata sandi tidak sama.",
		Changed: "Kata sandi diganti.", CodeTitle: "Kode aktivasi", CodeText: "Berikan kode ini kepada %s. Kode hanya tampil sekali dan diganti saat masuk pertama: %s",
		ScreenFailed: "Layar ini bermasalah dan ditutup. Data yang sudah disimpan aman. Buka lagi dari ruang lain.",
		Denied:       "Peran Anda tidak berwenang untuk ini. Hubungi kasubsi atau kabapas.",
		SetupTitle:   "Menyiapkan kantor", SetupText: "Berkas data belum ada. Isi yang berikut satu kali; semuanya dapat diubah nanti di ruang Kantor.",
		SetupOffice: "Nama kantor", SetupHead: "Kepala kantor pertama", SetupArea: "Wilayah kerja", SetupKnown: "Mulai dengan wilayah Purwokerto",
		SetupKnownHelp: "Tidak: wilayah kerja kosong, dimuat kemudian dengan guyub import regions BERKAS.csv.",
		SetupZone:      "Zona waktu", SetupClass: "Kelas",
		SetupName: "Nama lengkap", SetupNIP: "NIP", SetupUser: "Nama pengguna", SetupDone: "Kantor siap. Masuk dengan nama pengguna yang baru dibuat.",
		SetupLanguage: "Bahasa", RecoveryTitle: "Kode pemulihan",
		RecoveryText: "Tulis kode ini di kertas dan simpan di lemari terkunci. Hanya kode ini yang membuka data bila semua kata sandi lupa. Kode tidak akan tampil lagi.",
		RecoveryAsk:  "Ketik kelompok pertama dan terakhir dari kode", RecoveryBad: "Belum sama. Periksa tulisan Anda.",
		Theme:  "Tampilan",
		Themes: map[string]string{"otomatis": "otomatis", "terang": "terang", "gelap": "gelap", "16 warna": "16 warna", "mono": "tanpa warna"},
	}
}

func shellEN() Shell {
	return Shell{
		Rooms: [8]string{"Desk", "Clients", "PK", "Groups", "Caseload", "Area", "Effect", "Office"},
		Demo:  "DEMO", TooSmall: "The terminal is too small. Make it at least 60 x 15.",
		HelpTitle: "Help", PaletteTitle: "Commands", Everywhere: "Everywhere", Here: "On this screen",
		KeyPalette: "commands", KeyHelp: "help", KeyLock: "lock the screen", KeySignOut: "sign out", KeyQuit: "quit",
		KeyLanguage: "change language (Indonesia)", KeyTheme: "change the look", KeyRoom: "room %s", KeyBack: "back", KeyPassword: "change password", KeyUndo: "take back", TooShort: "At least %d letters.", NextPage: "next page", CreateOffice: "set the office up",
		RecoveryLeave: "The recovery code has not been copied yet. If guyub closes now, this code can never be seen again.",
		SignInTitle:   "Sign in", User: "User name or NIP", UserHelp: "From the administrator, or your NIP.",
		Password: "Password", SignIn: "sign in", Opening: "Opening the office's data", LoadingCount: "Loading %s of %s clients",
		WelcomeBack: "Welcome, %s.", FirstSignIn: "This is your first time here.",
		WrongPassword: "User name or password is wrong. Check, then try again.",
		Throttled:     "Wait %d seconds, then try again.",
		LockTitle:     "Locked", LockedBy: "This desk is %s's; what is not saved yet is safe.",
		Unlock:       "unlock",
		SignOutTitle: "Sign out", SignOutText: "Your screens close. What is not saved is kept as a draft.",
		QuitTitle: "Quit", QuitText: "Something is not saved yet. It is kept as a draft.",
		ChangeTitle: "Change password", ChangeText: "Choose at least 8 letters; a short sentence is better.",
		OldPassword: "Present password", NewPassword: "New password", Again: "Again", NotSame: "The two passwords differ.",
		Changed: "Password changed.", CodeTitle: "Activation code", CodeText: "Give this code to %s. It is shown once and replaced at the first sign-in: %s",
		ScreenFailed: "This screen had a fault and was closed. What was saved is safe. Open it again from another room.",
		Denied:       "Your role may not do this. Ask the head of section or of the office.",
		SetupTitle:   "Setting up the office", SetupText: "There is no data file yet. Fill this in once; everything can be changed later in the Office room.",
		SetupOffice: "Name of the office", SetupHead: "First head of office", SetupArea: "Working area", SetupKnown: "Begin with the area of Purwokerto",
		SetupKnownHelp: "No: the working area is empty, to be loaded later with guyub import regions FILE.csv.",
		SetupZone:      "Time zone", SetupClass: "Class",
		SetupName: "Full name", SetupNIP: "NIP", SetupUser: "User name", SetupDone: "The office is ready. Sign in with the user name just made.",
		SetupLanguage: "Language", RecoveryTitle: "Recovery code",
		RecoveryText: "Write this code on paper and keep it locked away. Only this code opens the data when every password is forgotten. It is not shown again.",
		RecoveryAsk:  "Type the first and the last group of the code", RecoveryBad: "Not the same yet. Check what you wrote.",
		Theme:  "Look",
		Themes: map[string]string{"otomatis": "automatic", "terang": "light", "gelap": "dark", "16 warna": "16 colours", "mono": "no colours"},
	}
}
