package lang

// Office are the words of the screens of the office (Kantor): norms, area, users.
type Office struct {
	Title                                   string
	TabUsers, TabArea, TabNorms, TabOffice  string
	EditTitle, NotFilled, Never, DemoNotice string

	// Users
	UserHint, NoUser, NoUsers, NewUser                        string
	ColName, ColUser, ColRole, ColState, ColNIP, ColCounselor string
	Active, Disabled, Waiting, Yourself                       string
	KeyReset, KeyDisable, KeyEnable                           string
	ResetTitle, ResetText, ResetYes                           string
	DisableTitle, DisableText, DisableYes                     string
	EnableTitle, EnableText, EnableYes                        string
	CodeTitle, CodeText                                       string
	DisabledNow, EnabledNow                                   string

	// Area
	AreaHint, NoArea, NoAreas, NewArea                                string
	ColArea, ColCode, ColDistance, ColTravel, ColPoint, ColPopulation string
	ColHectares, FromOffice, Inactive, AreaMissing, AreaComplete      string
	Kilometres, Minutes, People, Hectares, Seat, SeatAt               string

	// Sites and holidays
	TabSites, SiteHint, NoSite, NoSites, NewSite                string
	ColSite, ColDistrict, ColWork, ColCapacity, ColUntil        string
	TabHolidays, HolidayHint, NoHoliday, NoHolidays, NewHoliday string
	ColDay, ColHoliday, ColKind, Cancelled, HolidaysMissing     string

	// Data
	TabData, ColChore, ColStanding, ChoreHint, NoChore string

	// Norms
	NormHint, NoNorm, NormTitle                                   string
	ColNorm, ColValue, ColSource, ColSince, ColPart               string
	NormParts                                                     map[string]string
	Default, Range, Decisions, NotDecided, Since, InForce, Coming string
	NormBack, NormBetween, NormExplain                            string

	// Office
	Regencies, Zone, Lists, Look, LookHint, Reveal, RevealYes, RevealNo, SecondYes, SecondNo, SecondPlaceNone string
	Languages                                                                                                 map[string]string
	KeyEditOffice                                                                                             string

	UserSections   [1]string
	AreaSections   [1]string
	NormSections   [1]string
	OfficeSections [3]string
	F              OfficeFields
}

// OfficeFields are the labels of the forms of the room Kantor, and the help of
// the fields that need some.
type OfficeFields struct {
	User, UserName, NIP, Role, Counselor                                            string
	HelpUser, HelpNIP, HelpRole, HelpCounselor, NeedsCounselor                      string
	Code, AreaName, Parent, Distance, Travel, Point, Population, Hectares, Inactive string
	HelpCode, HelpParent, HelpDistance, HelpTravel, HelpPoint, HelpInactive         string
	Latitude, Longitude, HelpLatitude, HelpLongitude                                string
	Norm, Value, From, Source, Note                                                 string
	HelpValue, HelpFrom, HelpSource                                                 string
	Name, Class, Address, Phone, Head, Zone, Language, Regencies, Letterhead        string
	Reveal, Offences, Activities, MoveReasons                                       string
	Site, SiteKind, District, Work, Contact, Agreement, Until, Capacity             string
	HelpWork, HelpContact, HelpAgreement, HelpCapacity, HelpSiteInactive            string
	Day, Holiday, HolidayKind, Cancelled, HelpDecree, HelpCancelled                 string
	HelpZone, HelpLanguage, HelpLetterhead, HelpReveal, HelpList, HelpHead          string
	Second, HelpSecond, SecondPlace, HelpSecondPlace                                string
}

func officeID() Office {
	return Office{
		TabData: "Data", ColChore: "Tugas", ColStanding: "Keadaan", ChoreHint: "tugas", NoChore: "Tidak ada yang cocok.",
		TabSites: "Lokasi", SiteHint: "nama, kecamatan, pekerjaan", NoSite: "Tidak ada lokasi yang cocok.",
		NoSites: "Belum ada lokasi kerja sosial. Tekan n untuk mencatat yang pertama.", NewSite: "lokasi baru",
		ColSite: "Lokasi kerja sosial", ColDistrict: "Kecamatan", ColWork: "Pekerjaan", ColCapacity: "Daya", ColUntil: "Nota sampai",
		TabHolidays: "Libur", HolidayHint: "nama, keputusan", NoHoliday: "Tidak ada hari libur yang cocok.",
		NoHolidays: "Belum ada hari libur. Tekan n dan salin dari SKB 3 Menteri; tenggat hari kerja dihitung dengannya.", NewHoliday: "hari libur baru",
		ColDay: "Hari", ColHoliday: "Nama", ColKind: "Jenis", Cancelled: "batal", HolidaysMissing: "Hari libur %d belum diisi; tenggat hari kerja terhitung terlalu awal.",
		Title: "Kantor", TabUsers: "Pengguna", TabArea: "Wilayah", TabNorms: "Norma", TabOffice: "Kantor",
		EditTitle: "ubah", NotFilled: "belum diisi", Never: "-", DemoNotice: "Semua data di kantor ini contoh, bukan data orang yang ada.",

		UserHint: "nama, nama pengguna, peran", NoUser: "Tidak ada pengguna yang cocok. Ubah kata cari.",
		NoUsers: "Belum ada pengguna. Tekan n untuk menambah.", NewUser: "pengguna baru",
		ColName: "Nama", ColUser: "Nama pengguna", ColRole: "Peran", ColState: "Akun", ColNIP: "NIP", ColCounselor: "PK",
		Active: "aktif", Disabled: "nonaktif", Waiting: "menunggu masuk pertama", Yourself: "Anda",
		KeyReset: "kode baru", KeyDisable: "nonaktifkan", KeyEnable: "aktifkan",
		ResetTitle:   "Kode aktivasi baru untuk %s",
		ResetText:    "Kata sandi sekarang tidak berlaku lagi dan layar yang terbuka ditutup. Berikan kode baru langsung kepada orangnya.",
		ResetYes:     "Buat kode",
		DisableTitle: "Nonaktifkan %s", DisableText: "Orang ini tidak dapat masuk lagi dan layarnya ditutup. Semua catatannya tetap ada.", DisableYes: "Nonaktifkan",
		EnableTitle: "Aktifkan %s", EnableText: "Orang ini dapat masuk lagi dengan kata sandinya yang lama.", EnableYes: "Aktifkan",
		CodeTitle:   "Kode aktivasi untuk %s",
		CodeText:    "%s\n\nNama pengguna: %s\n\nTulis atau bacakan kode ini kepada orangnya sekarang. Kode hanya tampil sekali ini; saat masuk pertama orang itu memilih kata sandinya sendiri.",
		DisabledNow: "Dinonaktifkan: %s", EnabledNow: "Diaktifkan: %s",

		AreaHint: "nama, kode, titik layanan", NoArea: "Tidak ada wilayah yang cocok. Ubah kata cari.",
		NoAreas: "Wilayah kerja belum diisi. Tekan n untuk menambah kabupaten atau kecamatan.", NewArea: "wilayah baru",
		ColArea: "Wilayah", ColCode: "Kode", ColDistance: "Jarak km", ColTravel: "Menit p.p.", ColPoint: "Titik layanan", ColPopulation: "Penduduk",
		ColHectares: "Luas ha", FromOffice: "kantor", Inactive: "tidak dilayani", AreaMissing: "%s kecamatan belum punya waktu tempuh; bebannya terhitung terlalu kecil.",
		AreaComplete: "Jarak dan waktu tempuh semua kecamatan terisi.",
		Kilometres:   "%s km", Minutes: "%s menit pulang pergi", People: "%s orang", Hectares: "%s ha", Seat: "Koordinat", SeatAt: "lintang %s, bujur %s",

		NormHint: "nama norma atau sumber", NoNorm: "Tidak ada norma yang cocok. Ubah kata cari.", NormTitle: "keputusan baru",
		ColNorm: "Norma", ColValue: "Nilai", ColSource: "Sumber", ColSince: "Sejak", ColPart: "Bagian",
		NormParts: map[string]string{"beban": "beban kerja", "pita": "batas beban", "pokmas": "Pokmas", "bimbingan": "bimbingan", "lapor": "jarak wajib lapor", "urusan": "tenggat urusan", "meja": "meja kerja", "sasaran": "target"},
		Default:   "Nilai awal program", Range: "Rentang", Decisions: "Keputusan", NotDecided: "Kantor belum memutuskan; dipakai nilai awal program.",
		Since: "sejak %s", InForce: "berlaku", Coming: "akan berlaku",
		NormBack:    "Tanggal ini sudah lewat; laporan masa itu ikut berubah. Periksa.",
		NormBetween: "Antara %s dan %s.", NormExplain: "Perubahan norma adalah keputusan baru dengan tanggal dan sumber. Laporan masa lalu tetap memakai norma saat itu.",

		Regencies: "Kabupaten", Zone: "Zona waktu", Lists: "Daftar pilihan", Look: "Bahasa dan tampilan Anda sendiri",
		LookHint: "f9 mengganti bahasa, f8 mengganti tampilan; pilihan diingat untuk Anda saja.",
		Reveal:   "Melihat data pribadi", RevealYes: "ditanya alasannya, dicatat di jejak audit", RevealNo: "dicatat di jejak audit", SecondYes: "diterapkan oleh orang kedua", SecondNo: "diterapkan oleh yang menyusun", SecondPlaceNone: "belum diatur",
		Languages:     map[string]string{"id": "Indonesia", "en": "English"},
		KeyEditOffice: "ubah",
		UserSections:  [1]string{"Pengguna"}, AreaSections: [1]string{"Wilayah"}, NormSections: [1]string{"Keputusan"},
		OfficeSections: [3]string{"Kantor", "Kebiasaan", "Daftar pilihan"},
		F: OfficeFields{
			Site: "Nama lokasi", SiteKind: "Jenis", District: "Kecamatan", Work: "Pekerjaan di sana", Contact: "Penghubung", Agreement: "Nota kesepahaman",
			Until: "Berlaku sampai", Capacity: "Daya tampung", HelpWork: "Apa yang dikerjakan klien, misalnya kebersihan taman.",
			HelpContact: "Siapa yang mengawasi klien di sana.", HelpAgreement: "Nomor nota kesepahaman.", HelpCapacity: "Berapa klien sekaligus.",
			HelpSiteInactive: "Tidak ditawarkan lagi; catatan lama tetap.",
			Day:              "Hari", Holiday: "Nama hari libur", HolidayKind: "Jenis", Cancelled: "Dibatalkan", HelpDecree: "Nomor keputusan bersama.",
			HelpCancelled: "Keputusan diubah; hari itu tetap hari kerja.",
			User:          "Nama pengguna", UserName: "Nama lengkap", NIP: "NIP", Role: "Peran", Counselor: "Adalah PK",
			HelpUser:       "2 sampai 32 huruf kecil, angka, titik, atau garis. Dipakai untuk masuk.",
			HelpNIP:        "18 angka. Orang ini juga dapat masuk dengan NIP.",
			HelpRole:       "Peran menentukan apa yang boleh dilihat dan diubah.",
			HelpCounselor:  "PK yang memakai akun ini; klien bimbingannya menjadi kliennya.",
			NeedsCounselor: "Pilih PK yang memakai akun ini, agar kliennya terbuka.",
			Code:           "Kode", AreaName: "Nama", Parent: "Kabupaten", Distance: "Jarak (km)", Travel: "Menit pulang pergi", Point: "Titik layanan",
			Latitude: "Lintang", Longitude: "Bujur", HelpLatitude: "Derajat desimal, di selatan khatulistiwa negatif: -7,42. Bersama bujur dipakai memperkirakan jarak antar kecamatan.",
			HelpLongitude: "Derajat desimal: 109,23.",
			Population:    "Penduduk", Hectares: "Luas (ha)", Inactive: "Tidak dilayani",
			HelpCode:     "Kode Kemendagri: 33.02 untuk kabupaten, 33.02.15 untuk kecamatan.",
			HelpParent:   "Kosong untuk kabupaten.",
			HelpDistance: "Jarak sekali jalan dari titik layanan ke pusat kecamatan, dalam kilometer.",
			HelpTravel:   "Waktu pergi dan pulang dengan kendaraan yang biasa dipakai, dalam menit. Dipakai menghitung beban PK.",
			HelpPoint:    "Kosong berarti kantor; isi nama Pos Bapas bila klien dilayani dari sana.",
			HelpInactive: "Kecamatan yang tidak lagi dilayani tidak ditawarkan untuk klien baru.",
			Norm:         "Norma", Value: "Nilai", From: "Berlaku mulai", Source: "Sumber", Note: "Catatan",
			HelpValue:  "Nilai baru dalam satuan yang tertulis.",
			HelpFrom:   "Hari pertama nilai ini berlaku. Keputusan pada hari yang sama diganti.",
			HelpSource: "Dari mana nilai ini: nomor surat keputusan, peraturan, atau hasil pengukuran kantor.",
			Name:       "Nama kantor", Class: "Kelas", Address: "Alamat", Phone: "Telepon", Head: "Kepala kantor", Zone: "Zona waktu", Language: "Bahasa",
			Regencies: "Kabupaten dilayani", Letterhead: "Kop surat", Reveal: "Tanya alasan", Second: "Pemindahan klien", Offences: "Jenis kasus", Activities: "Jenis kegiatan",
			MoveReasons:    "Alasan pengalihan",
			HelpZone:       "Zona waktu kantor: menentukan hari ini dan jam pada catatan.",
			HelpLanguage:   "Bahasa untuk orang yang belum memilih sendiri.",
			HelpLetterhead: "Satu baris untuk tiap baris kop surat.",
			SecondPlace:    "Tempat kedua cadangan", HelpSecondPlace: "Folder di cakram lain atau stik, di komputer yang memegang berkas kantor: /media/usb/cadangan.",
			HelpSecond: "Ya: pemindahan klien antar-PK diajukan oleh satu orang dan diterapkan oleh orang lain.",
			HelpReveal: "Tanyakan untuk apa sebelum NIK, telepon, dan alamat ditampilkan lengkap. Setiap kali dilihat dicatat.",
			HelpList:   "Satu pilihan tiap baris. Pilihan yang dihapus tetap tertulis di catatan lama.",
			HelpHead:   "Nama kepala kantor untuk surat.",
		},
	}
}

func officeEN() Office {
	return Office{
		TabData: "Data", ColChore: "Task", ColStanding: "State", ChoreHint: "task", NoChore: "Nothing matches.",
		TabSites: "Sites", SiteHint: "name, district, work", NoSite: "No site matches.",
		NoSites: "No sites of community service yet. Press n to note the first one.", NewSite: "new site",
		ColSite: "Site of community service", ColDistrict: "District", ColWork: "Work", ColCapacity: "Room", ColUntil: "Agreed until",
		TabHolidays: "Holidays", HolidayHint: "name, decree", NoHoliday: "No holiday matches.",
		NoHolidays: "No holidays yet. Press n and copy them from the joint decree; due dates in working days count with them.", NewHoliday: "new holiday",
		ColDay: "Day", ColHoliday: "Name", ColKind: "Kind", Cancelled: "cancelled", HolidaysMissing: "The holidays of %d are not entered; due dates in working days come too early.",
		Title: "Office", TabUsers: "Users", TabArea: "Area", TabNorms: "Norms", TabOffice: "Office",
		EditTitle: "edit", NotFilled: "not filled in", Never: "-", DemoNotice: "Everything in this office is an example; nobody here is real.",

		UserHint: "name, user name, role", NoUser: "No user matches. Change what you search for.",
		NoUsers: "No users yet. Press n to add one.", NewUser: "new user",
		ColName: "Name", ColUser: "User name", ColRole: "Role", ColState: "Account", ColNIP: "NIP", ColCounselor: "PK",
		Active: "active", Disabled: "disabled", Waiting: "waits for first sign-in", Yourself: "you",
		KeyReset: "new code", KeyDisable: "disable", KeyEnable: "enable",
		ResetTitle:   "New activation code for %s",
		ResetText:    "The present password ends and open screens close. Give the new code to the person directly.",
		ResetYes:     "Make a code",
		DisableTitle: "Disable %s", DisableText: "This person can no longer sign in, and their screens close. All they noted stays.", DisableYes: "Disable",
		EnableTitle: "Enable %s", EnableText: "This person can sign in again with their old password.", EnableYes: "Enable",
		CodeTitle:   "Activation code for %s",
		CodeText:    "%s\n\nUser name: %s\n\nWrite it down or read it to the person now. It is shown this once; at the first sign-in they choose their own password.",
		DisabledNow: "Disabled: %s", EnabledNow: "Enabled: %s",

		AreaHint: "name, code, service point", NoArea: "No area matches. Change what you search for.",
		NoAreas: "The working area is not filled in. Press n to add a kabupaten or district.", NewArea: "new area",
		ColArea: "Area", ColCode: "Code", ColDistance: "km", ColTravel: "Min. both", ColPoint: "Service point", ColPopulation: "People",
		ColHectares: "Hectares", FromOffice: "office", Inactive: "not served", AreaMissing: "%s districts have no travel time; their load counts too low.",
		AreaComplete: "Distance and travel time are known for all districts.",
		Kilometres:   "%s km", Minutes: "%s minutes there and back", People: "%s people", Hectares: "%s ha", Seat: "Coordinates", SeatAt: "latitude %s, longitude %s",

		NormHint: "name of a norm, or source", NoNorm: "No norm matches. Change what you search for.", NormTitle: "new decision",
		ColNorm: "Norm", ColValue: "Value", ColSource: "Source", ColSince: "Since", ColPart: "Part",
		NormParts: map[string]string{"beban": "workload", "pita": "limits of load", "pokmas": "groups", "bimbingan": "guidance", "lapor": "reporting interval", "urusan": "time for matters", "meja": "desk", "sasaran": "targets"},
		Default:   "The program's value", Range: "Range", Decisions: "Decisions", NotDecided: "The office has not decided; the program's value is used.",
		Since: "since %s", InForce: "in force", Coming: "to come",
		NormBack:    "This day is past; reports of that time change too. Check.",
		NormBetween: "Between %s and %s.", NormExplain: "A changed norm is a new decision with its day and source. Reports of the past keep the norm of their time.",

		Regencies: "Kabupaten", Zone: "Time zone", Lists: "Lists to choose from", Look: "Your own language and look",
		LookHint: "f9 changes the language, f8 the look; both are remembered for you alone.",
		Reveal:   "Seeing personal data", RevealYes: "the reason is asked and noted in the audit trail", RevealNo: "noted in the audit trail", SecondYes: "applied by a second person", SecondNo: "applied by its author", SecondPlaceNone: "not set",
		Languages:     map[string]string{"id": "Indonesia", "en": "English"},
		KeyEditOffice: "edit",
		UserSections:  [1]string{"User"}, AreaSections: [1]string{"Area"}, NormSections: [1]string{"Decision"},
		OfficeSections: [3]string{"Office", "Habits", "Lists"},
		F: OfficeFields{
			Site: "Name of site", SiteKind: "Kind", District: "District", Work: "Work there", Contact: "Contact", Agreement: "Agreement",
			Until: "Valid until", Capacity: "Room", HelpWork: "What clients do there, care of the garden for example.",
			HelpContact: "Who supervises clients there.", HelpAgreement: "Number of the memorandum.", HelpCapacity: "How many clients at a time.",
			HelpSiteInactive: "Not offered any more; what is recorded stays.",
			Day:              "Day", Holiday: "Name of holiday", HolidayKind: "Kind", Cancelled: "Cancelled", HelpDecree: "Number of the joint decree.",
			HelpCancelled: "The decree was changed; the day is worked.",
			User:          "User name", UserName: "Full name", NIP: "NIP", Role: "Role", Counselor: "Is the PK",
			HelpUser:       "2 to 32 small letters, digits, dots or dashes. Used to sign in.",
			HelpNIP:        "18 digits. The person can sign in with it too.",
			HelpRole:       "The role decides what may be seen and changed.",
			HelpCounselor:  "The counselor who uses this account; that counselor's clients are theirs.",
			NeedsCounselor: "Choose the counselor who uses this account, so that the clients open.",
			Code:           "Code", AreaName: "Name", Parent: "Kabupaten", Distance: "Distance (km)", Travel: "Minutes both ways", Point: "Service point",
			Latitude: "Latitude", Longitude: "Longitude", HelpLatitude: "Decimal degrees, negative south of the equator: -7.42. With the longitude it tells the way between districts, by estimate.",
			HelpLongitude: "Decimal degrees: 109.23.",
			Population:    "Population", Hectares: "Size (ha)", Inactive: "Not served",
			HelpCode:     "The ministry's code: 33.02 for a kabupaten, 33.02.15 for a district.",
			HelpParent:   "Empty for a kabupaten.",
			HelpDistance: "One way from the service point to the seat of the district, in kilometres.",
			HelpTravel:   "There and back by the usual vehicle, in minutes. The caseload counts with it.",
			HelpPoint:    "Empty is the office; name the post when clients are served from there.",
			HelpInactive: "A district no longer served is not offered for new clients.",
			Norm:         "Norm", Value: "Value", From: "In force from", Source: "Source", Note: "Note",
			HelpValue:  "The new value in the unit that is written.",
			HelpFrom:   "The first day of this value. A decision of the same day is replaced.",
			HelpSource: "Where the value comes from: a decree, a rule, or the office's own measuring.",
			Name:       "Name of the office", Class: "Class", Address: "Address", Phone: "Phone", Head: "Head of office", Zone: "Time zone", Language: "Language",
			Regencies: "Kabupaten served", Letterhead: "Letterhead", Reveal: "Ask for reasons", Second: "Moving clients", Offences: "Kinds of offence", Activities: "Kinds of activity",
			MoveReasons:    "Reasons for moves",
			HelpZone:       "The office's time zone: it decides what today is, and the hours in the records.",
			HelpLanguage:   "The language of those who have not chosen their own.",
			HelpLetterhead: "One line for each line of the letterhead.",
			SecondPlace:    "Second place for backups", HelpSecondPlace: "A folder on another disk or a stick, at the machine that holds the office's file: /media/usb/backups.",
			HelpSecond: "Yes: batches that give clients another PK are proposed by one person and applied by another.",
			HelpReveal: "Ask what for before a NIK, phone or address is shown whole. Each time is noted.",
			HelpList:   "One to a line. What is taken out stays in old records.",
			HelpHead:   "The name of the head of office, for letters.",
		},
	}
}
