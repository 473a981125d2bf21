package lang

// Area are the words of the screens of the working area (Wilayah).
type Area struct {
	// Head
	Whole, Clients, Groups, Part, Accepted, HoursMonth, AdultsOnly, Outside string
	// List
	ColDistrict, ColClients, ColHours, ColKilometres, ColMinutes, ColGroups, ColPlaces, ColPart, ColAccepted, ColIncidents string
	SearchHint, NoDistrict, NoDistricts                                                                                    string
	NoMinutes, Boundless                                                                                                   string
	Unreached, UnreachedOne, AllReached, Placeless, BestPlace, SeatsMissing, WayMissing                                    string
	FilterTitle, FilterAll, FilterUnreached, FilterPlaceless                                                               string
	KeyWay, KeyOutreach, KeyTry, KeyClients, KeyOutside, KeyGroups, KeyAll                                                 string
	// One kecamatan
	OfRegency, Reached, Full, NotReached, ByCategory, ByRisk, ByCounselor, NobodyGuides     string
	InReach, NoneInReach, LinkHere, LinkServed, LinkRoad, About, PlacesLeft, PlacesAny      string
	FullGroup, Acceptance, AcceptanceOf, AcceptanceFew, Incidents, LastOutreach, NoOutreach string
	Neighbours, NoNeighbours, Way, WayOf, Hours, HoursOf, Participants, ParticipantsOf      string
	Estimate, PickGroup, ClientsIn, ClientsOutside, Unknown                                 string
	// Trials
	TrialTitle, NothingTried, TryHint, BestTitle, BestOf, Tried, TriedGroup, TriedPost             string
	Before, After, ReachedClients, MissingDistricts, Filled, MonthHours, RoadHours                 string
	ColGained, ColFilled, ColWay, ColSaved, NoChange, Blind, Fine, Pays                            string
	KeyGroup, KeyPost, KeyTakeBack, KeyBest                                                        string
	WhereGroup, WherePost, CapacityTitle, CapacityText, CapacityWrong, NoteGain, NoteSaved, NoBest string
}

func areaID() Area {
	return Area{
		Whole: "Wilayah kerja", Clients: "%s klien", Groups: "%s kelompok terjangkau", Part: "partisipasi %s", Accepted: "penerimaan %s", HoursMonth: "%s/bulan",
		AdultsOnly: "Klien anak tidak terhitung: Anda tidak berwenang melihatnya.", Outside: "%s klien tinggal di luar wilayah kerja",
		ColDistrict: "Kecamatan", ColClients: "klien", ColHours: "jam", ColKilometres: "km", ColMinutes: "menit", ColGroups: "kelompok", ColPlaces: "tempat",
		ColPart: "ikut", ColAccepted: "terima", ColIncidents: "insiden",
		SearchHint: "kecamatan, kabupaten, kode", NoDistrict: "Tidak ada kecamatan yang cocok. Ubah pencarian atau saringan.",
		NoDistricts: "Wilayah kerja masih kosong. Muat dengan: guyub import regions BERKAS.csv", NoMinutes: "?", Boundless: "bebas",
		Unreached:    "%s kecamatan punya klien tanpa kelompok dalam %s km: %s klien tak terjangkau.",
		UnreachedOne: "%s punya klien tanpa kelompok dalam %s km: %s klien tak terjangkau.",
		AllReached:   "Setiap kecamatan yang punya klien terjangkau kelompok dalam %s km.",
		Placeless:    "%s klien terjangkau kelompok yang semua tempatnya terisi.",
		BestPlace:    "Kelompok baru di %s akan menjangkau %s + %s klien (perkiraan).",
		SeatsMissing: "%s kecamatan tanpa koordinat: hanya kelompok di sana atau yang melayaninya terhitung.",
		WayMissing:   "%s kecamatan tanpa waktu tempuh: jamnya terhitung tanpa perjalanan.",
		FilterTitle:  "Saring kecamatan", FilterAll: "semua", FilterUnreached: "tak terjangkau", FilterPlaceless: "tempat habis",
		KeyOutreach: "rencanakan sosialisasi", KeyWay: "ubah jarak", KeyTry: "coba baru", KeyClients: "klien", KeyOutside: "belum ikut", KeyGroups: "kelompok", KeyAll: "semua",
		OfRegency: "Kecamatan di %s", Reached: "Ada kelompok terjangkau yang punya tempat.", Full: "Ada kelompok terjangkau, semua tempatnya terisi.",
		NotReached: "Tidak ada kelompok yang menerima klien dalam %s km.", ByCategory: "Kategori", ByRisk: "Risiko", ByCounselor: "PK", NobodyGuides: "belum ada PK",
		InReach: "Kelompok terjangkau", NoneInReach: "Belum ada.", LinkHere: "di sini", LinkServed: "melayani", LinkRoad: "dekat", About: "kira-kira %s km",
		PlacesLeft: "%s tempat", PlacesAny: "tak terbatas", FullGroup: "penuh",
		Acceptance: "Penerimaan", AcceptanceOf: "%s dari 5 (%s penilaian setahun)", AcceptanceFew: "kurang dari %s klien dinilai setahun", Incidents: "Insiden %d hari", LastOutreach: "Sosialisasi", NoOutreach: "belum pernah",
		Neighbours: "Tetangga terdekat", NoNeighbours: "Isi koordinat agar jarak ke tetangga terhitung.", Way: "Jarak", WayOf: "%s km dari %s, %s menit pulang pergi",
		Hours: "Jam PK sebulan", HoursOf: "%s, di jalan %s", Participants: "Peserta", ParticipantsOf: "%s dari %s klien, %s",
		Estimate:  "Kira-kira: garis lurus antar koordinat dikali %s; jarak antar kecamatan tidak diterbitkan.",
		PickGroup: "Buka kelompok", ClientsIn: "klien %s", ClientsOutside: "belum ikut, %s", Unknown: "belum diketahui",
		TrialTitle: "coba baru", NothingTried: "Belum ada yang dicoba; tidak ada yang disimpan.", TryHint: "Coba satu kelompok baru atau satu Pos Bapas di kecamatan mana pun, atau beberapa sekaligus.",
		BestTitle: "Kelompok baru paling banyak menjangkau", BestOf: "%s klien: %s di sana, %s di sekitarnya", Tried: "Dicoba", TriedGroup: "%d. kelompok baru di %s, %s tempat", TriedPost: "%d. Pos Bapas di %s",
		Before: "sekarang", After: "menjadi", ReachedClients: "Klien terjangkau kelompok", MissingDistricts: "Kecamatan tak terjangkau", Filled: "Partisipasi bila tempat terisi",
		MonthHours: "Jam PK sebulan", RoadHours: "di jalan", ColGained: "terjangkau", ColFilled: "peserta", ColWay: "menit", ColSaved: "hemat jam",
		NoChange: "Ini tidak mengubah apa pun.", Blind: "Untuk %s kecamatan Pos Bapas tidak terhitung: koordinat atau waktu tempuhnya belum diisi.",
		Fine: "Tempat diisi dari kecamatan terdekat: paling banyak sekian, bukan ramalan.", Pays: "Waktu dari Pos Bapas adalah perkiraan dari koordinat.",
		KeyGroup: "kelompok baru", KeyPost: "Pos Bapas", KeyTakeBack: "urungkan", KeyBest: "usul",
		WhereGroup: "Kelompok baru di kecamatan", WherePost: "Pos Bapas di kecamatan", CapacityTitle: "Kelompok baru di %s", CapacityText: "Berapa klien dapat diterima kelompok ini?",
		CapacityWrong: "Tulis jumlah tempat, 1 sampai %d.", NoteGain: "+%s klien", NoteSaved: "hemat %s sebulan", NoBest: "Semua klien sudah terjangkau; tidak ada yang diusulkan.",
	}
}

func areaEN() Area {
	return Area{
		Whole: "Working area", Clients: "%s clients", Groups: "%s groups in reach", Part: "participation %s", Accepted: "acceptance %s", HoursMonth: "%s/month",
		AdultsOnly: "Children are not counted: you may not see them.", Outside: "%s clients live outside the working area",
		ColDistrict: "District", ColClients: "clients", ColHours: "hours", ColKilometres: "km", ColMinutes: "min", ColGroups: "groups", ColPlaces: "places",
		ColPart: "part", ColAccepted: "accept", ColIncidents: "incid.",
		SearchHint: "district, regency, code", NoDistrict: "No district matches. Change the search or the filter.",
		NoDistricts: "The working area is empty. Load it with: guyub import regions FILE.csv", NoMinutes: "?", Boundless: "open",
		Unreached:    "%s districts have clients and no group within %s km: %s clients out of reach.",
		UnreachedOne: "%s has clients and no group within %s km: %s clients out of reach.",
		AllReached:   "Every district with clients has a group within %s km.",
		Placeless:    "%s clients have only groups in reach whose places are all taken.",
		BestPlace:    "A new group in %s would reach %s + %s clients (estimate).",
		SeatsMissing: "%s districts have no coordinates: only groups there or serving them count.",
		WayMissing:   "%s districts have no travel time: their hours count without the road.",
		FilterTitle:  "Filter districts", FilterAll: "all", FilterUnreached: "out of reach", FilterPlaceless: "no place left",
		KeyOutreach: "plan outreach", KeyWay: "change the way", KeyTry: "try new", KeyClients: "clients", KeyOutside: "not taking part", KeyGroups: "groups", KeyAll: "all",
		OfRegency: "District in %s", Reached: "A group with a free place is in reach.", Full: "A group is in reach; all its places are taken.",
		NotReached: "No group that takes clients within %s km.", ByCategory: "Category", ByRisk: "Risk", ByCounselor: "PK", NobodyGuides: "no PK yet",
		InReach: "Groups in reach", NoneInReach: "None yet.", LinkHere: "here", LinkServed: "serves it", LinkRoad: "near", About: "about %s km",
		PlacesLeft: "%s free", PlacesAny: "no limit", FullGroup: "full",
		Acceptance: "Acceptance", AcceptanceOf: "%s of 5 (%s scores in a year)", AcceptanceFew: "fewer than %s clients scored in a year", Incidents: "Incidents, %d days", LastOutreach: "Outreach", NoOutreach: "never yet",
		Neighbours: "Nearest neighbours", NoNeighbours: "Fill in coordinates to know the way to neighbours.", Way: "Way", WayOf: "%s km from %s, %s minutes there and back",
		Hours: "PK hours a month", HoursOf: "%s, on the road %s", Participants: "Taking part", ParticipantsOf: "%s of %s clients, %s",
		Estimate:  "About: the straight line between coordinates times %s; no distance between districts is published.",
		PickGroup: "Open a group", ClientsIn: "clients, %s", ClientsOutside: "not taking part, %s", Unknown: "not known yet",
		TrialTitle: "try new", NothingTried: "Nothing is tried yet; nothing is saved.", TryHint: "Try a new group or an outpost (Pos Bapas) in any district, or several at once.",
		BestTitle: "Where a new group reaches most", BestOf: "%s clients: %s there, %s around", Tried: "Tried", TriedGroup: "%d. new group in %s, %s places", TriedPost: "%d. Pos Bapas in %s",
		Before: "now", After: "then", ReachedClients: "Clients with a group in reach", MissingDistricts: "Districts out of reach", Filled: "Participation if places fill",
		MonthHours: "PK hours a month", RoadHours: "on the road", ColGained: "in reach", ColFilled: "join", ColWay: "minutes", ColSaved: "hours saved",
		NoChange: "This changes nothing.", Blind: "The outpost is not reckoned for %s districts: coordinates or travel time are not filled in.",
		Fine: "Places are filled from the nearest district on: at most so many, no forecast.", Pays: "Times from an outpost are estimates from coordinates.",
		KeyGroup: "new group", KeyPost: "Pos Bapas", KeyTakeBack: "take back", KeyBest: "propose",
		WhereGroup: "New group in the district", WherePost: "Pos Bapas in the district", CapacityTitle: "New group in %s", CapacityText: "How many clients can this group take?",
		CapacityWrong: "Give the number of places, 1 to %d.", NoteGain: "+%s clients", NoteSaved: "saves %s a month", NoBest: "Every client has a group in reach; there is nothing to propose.",
	}
}
