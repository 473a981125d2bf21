package lang

// Report are the words of the office's reports, and of the screen that makes them.
type Report struct {
	PageOf, Notes, Number, Period, From, To, Scope, ScopeAll                                                   string
	ScopeAdults, Made, MadeBy, Phone, Year, Quarter, Demo, NotOver                                             string
	HeadOf, FooterNorms, FooterNoPoint, FooterPoint, NormsUsed, Closed, Corrected, Total                       string
	ColNorm, ColValue, ColUnit, ColSince, ColSource, ColCode, ColName, ColFields                               string
	ColState, ColDistrict, ColPartners, ColMentor, ColAgreement, ColEnds, ColStanding, ColCapacity             string
	ColTaken, ColFree, ColDemand, ColThere, ColAsked, ColVerdict, ColLacking, Groups                           string
	Agreements, NoAgreement, ComplianceHead, Compliance, Met, NotMet, ActiveGroups, GroupsInField              string
	GroupsWithPartners, TooFew, AsOfToday, Indicators, ColIndicator, ColNumerator, ColDenominator, ColBefore   string
	ColTarget, ColNow, ByRegency, ByCategory, ByDistrictOf, ColRegency, ColCategory, ColCategoryShort          string
	ColClients, ColParticipants, ColE1, ColE2, ColE2b, ColE5, ColE5b, UnitPerHundred                           string
	UnitTimes, UnitDays, UnitScore, UnitClients, ColCounselor, ColClientsBefore, ColPercentBefore, ColHours    string
	ColHoursThere, ColLoad, Loads, LoadsPlot, LoadLimit, NoLoads, NoLoadsBefore, LoadsAsOf                     string
	Batches, NoBatches, ColDay, ColMoves, ColWorstBefore, ColWorstAfter, ColReason, ColDecidedBy               string
	ByCounselor, ColDue, ColOnTime, ColOnTimeShare, ColMissed1, ColMissed2, ColMissed3, NoCounselor            string
	MissedToday, CounselorsNow, Missing, ColRegister, ColMisses, ColSinceDue, NamesLeft, Secret                string
	SecretNote, ColParticipation, ColRoad, ColKM, ColReach, ColAcceptance, WaysEstimated, AcceptedYear         string
	WholeArea, Outside, Unreached, UnreachedClients, Placeless, PlacelessClients, WithoutWay, StigmaSpans      string
	StigmaFew, StigmaNobody, BySource, ColSource2, ColHalf, ColScores, ColHalfBefore, Course                   string
	Incidents, ColKind, ColNoted, ColHandled, ColSettled, ColPassed, ColLate, ColYear                          string
	Outreach, NoOutreach, ColPlace, ColAudience, ColPeople, ColScoreBefore, ColScoreAfter, Needs               string
	ColPoints, ColIncidents, ColLastOutreach, ColPlanned, NeedPoints, FactorsHead, HoldsBack, NothingHoldsBack string
	FactorsTable, ColFactor, ColObstacle, ColGap, ColRestsOn, GapNote, Funnel, ColStation                      string
	ColShare, ColMedian, ColLost, NoReason, NoCause, Suppressed, Comparison, Participants                      string
	Others, Courses, CourseOf, Target, Formulas, ColFormula, Staff, ColGrade                                   string
	ColPersons, Programmes, ColAtBegin, ColCame, ColWent, ColAtEnd, Litmas, ColLitmasAsked                     string
	ColSent, ColOpen, LitmasSeen, Work, Offences, ColOffence, NotFilledIn, Screen                              string
	FKind, FPeriod, FFormat, FPlace, FReplace, HelpPeriod, HelpPlace, WrongName                                string
	NoFolder, KeyLook, KeyWrite, KeyChange, KeyPick, Written, Exists, CannotWrite                              string
	Making, WrongPeriod, FuturePeriod, Explained, NamesWarn                                                    string
	// Titles are by the kind of report, Formats by the form, as files name them.
	Titles, Formats map[string]string
}

func reportID() Report {
	return Report{
		PageOf: "Halaman %d dari %d", Notes: "Catatan", Number: "Nomor", Period: "Masa", From: "Dari", To: "Sampai", Scope: "Cakupan",
		ScopeAll: "semua klien", ScopeAdults: "klien dewasa (BKD) saja", Made: "Dibuat", MadeBy: "%s pukul %s oleh %s (%s) di %s", Phone: "Telepon %s",
		Year: "Tahun %d", Quarter: "Triwulan %d tahun %d", Demo: "Kantor peragaan: semua orang dan kelompok rekaan.",
		NotOver: "Masa laporan belum selesai; angka sampai dengan %s.", HeadOf: "Kepala %s", FooterNorms: "Norma per %s",
		FooterNoPoint: "jejak audit belum punya titik periksa", FooterPoint: "titik periksa jejak audit %s, %s catatan, kode %s",
		NormsUsed: "Norma yang dipakai, per %s", Closed: "Angka dilaporkan saat bulan ditutup pada %s (jejak audit sampai catatan %s).",
		Corrected: "Tanda *: catatan diperbaiki sesudah bulan ditutup; kolom kini memuat angka menurut catatan sekarang bila tabel memilikinya.",
		Total:     "Jumlah", ColNorm: "norma", ColValue: "nilai", ColUnit: "satuan", ColSince: "berlaku sejak", ColSource: "sumber", ColCode: "kode",
		ColName: "nama", ColFields: "bidang", ColState: "keadaan", ColDistrict: "kecamatan", ColPartners: "mitra", ColMentor: "PK pembina",
		ColAgreement: "nomor PKS", ColEnds: "berakhir", ColStanding: "keadaan PKS", ColCapacity: "daya tampung", ColTaken: "terisi", ColFree: "tempat kosong",
		ColDemand: "tuntutan", ColThere: "ada", ColAsked: "diminta", ColVerdict: "hasil", ColLacking: "kurang",
		Groups: "Register kelompok masyarakat (Pokmas)", Agreements: "Perjanjian kerja sama (PKS) dan tempat", NoAgreement: "belum ada PKS",
		ComplianceHead: "Kepatuhan pada PAS-06.OT.02.02 Tahun 2020", Compliance: "Tuntutan pembentukan", Met: "terpenuhi", NotMet: "belum",
		ActiveGroups: "Kelompok aktif", GroupsInField: "Kelompok aktif bidang %s", GroupsWithPartners: "Kelompok aktif dengan sedikitnya %d mitra",
		TooFew: "Kelompok yang mitranya kurang", AsOfToday: "Keadaan kelompok, wilayah dan tempat menurut catatan pada hari laporan dibuat.",
		Indicators: "Indikator, %s", ColIndicator: "indikator", ColNumerator: "pembilang", ColDenominator: "penyebut", ColBefore: "masa sebelumnya",
		ColTarget: "target", ColNow: "kini", ByRegency: "Menurut kabupaten", ByCategory: "Menurut kategori", ByDistrictOf: "Kecamatan di %s",
		ColRegency: "kabupaten", ColCategory: "kategori", ColCategoryShort: "kat.", ColClients: "klien", ColParticipants: "ikut", ColE1: "E1 ikut",
		ColE2: "E2 dirujuk", ColE2b: "E2b diterima", ColE5: "E5 hadir", ColE5b: "E5b selesai", UnitPerHundred: "per 100", UnitTimes: "kali", UnitDays: "hari",
		UnitScore: "nilai 1-5", UnitClients: "klien", ColCounselor: "PK", ColClientsBefore: "klien sebelum", ColPercentBefore: "beban sebelum",
		ColHours: "jam", ColHoursThere: "kapasitas jam", ColLoad: "beban", Loads: "Beban PK", LoadsPlot: "Beban menurut PK", LoadLimit: "batas berlebih",
		NoLoads:       "Riwayat beban bulan itu tidak ada: hari pertama kantor memakai guyub lebih kemudian.",
		NoLoadsBefore: "Riwayat beban bulan sebelumnya tidak ada, sehingga kolom sebelum kosong.",
		LoadsAsOf:     "Beban menurut catatan tanggal %s; sebelum berarti akhir bulan sebelum masa laporan. Beban menghitung semua klien, siapa pun yang meminta laporan.",
		Batches:       "Pemerataan yang diterapkan", NoBatches: "Tidak ada pemerataan yang diterapkan pada masa ini.", ColDay: "tanggal", ColMoves: "klien",
		ColWorstBefore: "tertinggi sebelum", ColWorstAfter: "tertinggi sesudah", ColReason: "alasan", ColDecidedBy: "diputuskan", ByCounselor: "Menurut PK",
		ColDue: "wajib lapor", ColOnTime: "tepat waktu", ColOnTimeShare: "tepat", ColMissed1: "mangkir 1", ColMissed2: "mangkir 2", ColMissed3: "mangkir 3+",
		NoCounselor: "belum punya PK", MissedToday: "Mangkir berturut-turut dihitung per %s, hari laporan dibuat.",
		CounselorsNow: "Bagian menurut PK memakai catatan sekarang: tutup bulan tidak menyimpannya.", Missing: "Daftar mangkir", ColRegister: "register",
		ColMisses: "kali", ColSinceDue: "sejak", NamesLeft: "%s klien yang mangkir tidak tercantum: peran Anda tidak berwenang membawa keluar datanya.",
		Secret:           "RAHASIA",
		SecretNote:       "Memuat nama klien, data pribadi spesifik menurut UU 27/2022: hanya untuk yang berwenang, simpan terkunci, musnahkan sesudah dipakai. Anak ditulis dengan inisial.",
		ColParticipation: "ikut", ColRoad: "jalan", ColKM: "jarak km", ColReach: "kelompok", ColAcceptance: "terima",
		WaysEstimated: "Kelompok terjangkau: di kecamatan itu, melayaninya, atau dalam jarak norma. Jarak antarkecamatan adalah taksiran dari koordinat.",
		AcceptedYear:  "Terima: rata-rata dua belas bulan; dari kurang dari %d klien tidak ditampilkan.", WholeArea: "Seluruh wilayah kerja",
		Outside: "klien di luar kecamatan wilayah kerja", Unreached: "kecamatan berklien tanpa kelompok terjangkau",
		UnreachedClients: "klien di kecamatan itu", Placeless: "kecamatan terjangkau tanpa tempat kosong",
		PlacelessClients: "klien di kecamatan itu (tanpa tempat)", WithoutWay: "kecamatan yang waktu tempuhnya belum diisi",
		StigmaSpans:  "Penerimaan: enam bulan sampai %s dan enam bulan sebelumnya; insiden dan kecamatan: dua belas bulan.",
		StigmaFew:    "Rata-rata dari kurang dari %d klien tidak ditampilkan.",
		StigmaNobody: "Laporan ini tidak memuat nama, register, maupun alamat siapa pun.",
		BySource:     "Penerimaan menurut sumber (1 menolak, 5 menerima penuh)", ColSource2: "sumber", ColHalf: "nilai", ColScores: "penilaian",
		ColHalfBefore: "nilai sebelumnya", Course: "Penerimaan per bulan", Incidents: "Insiden stigma", ColKind: "jenis", ColNoted: "dicatat",
		ColHandled: "ditangani", ColSettled: "selesai", ColPassed: "diteruskan", ColLate: "lewat tempo", ColYear: "12 bulan",
		Outreach: "Sosialisasi pada masa laporan", NoOutreach: "Tidak ada sosialisasi pada masa laporan.", ColPlace: "tempat", ColAudience: "sasaran",
		ColPeople: "peserta", ColScoreBefore: "nilai sebelum", ColScoreAfter: "nilai sesudah", Needs: "Kecamatan yang berikutnya perlu sosialisasi",
		ColPoints: "bobot", ColIncidents: "insiden", ColLastOutreach: "terakhir", ColPlanned: "direncanakan",
		NeedPoints:  "Bobot 0 sampai %d dari penerimaan, insiden, lama tanpa sosialisasi dan jumlah klien; pembobotan ini pilihan program.",
		FactorsHead: "Lima faktor (Soekanto)", HoldsBack: "Yang paling menghambat: %s. Hambatan dalam penelitian: %s.",
		NothingHoldsBack: "Tidak ada faktor yang kurang dari targetnya, atau belum ada angka dan target.",
		FactorsTable:     "Faktor, hambatan penelitian, dan kekurangan terhadap target", ColFactor: "faktor", ColObstacle: "hambatan", ColGap: "kurang",
		ColRestsOn: "menurut", GapNote: "Kurang: rata-rata bagian target yang belum tercapai dari indikator faktor yang punya angka dan target.",
		Funnel: "Corong: jalan klien ke kelompok", ColStation: "tahap", ColShare: "bagian", ColMedian: "hari (median)", ColLost: "sebab tidak sampai",
		NoReason:   "tanpa alasan tercatat",
		NoCause:    "Perbandingan peserta dan bukan peserta bukan hubungan sebab-akibat: yang ikut dapat berbeda dalam banyak hal lain.",
		Suppressed: "Perbandingan tidak ditampilkan: salah satu kelompok kurang dari %d klien.", Comparison: "Peserta dan bukan peserta",
		Participants: "peserta", Others: "bukan peserta", Courses: "Dua belas bulan", CourseOf: "%s %s, %s", Target: "target", Formulas: "Rumus",
		ColFormula: "rumus", Staff: "Pembimbing kemasyarakatan yang bertugas", ColGrade: "jenjang", ColPersons: "orang", Programmes: "Klien menurut program",
		ColAtBegin: "awal", ColCame: "masuk", ColWent: "keluar", ColAtEnd: "akhir", Litmas: "Penelitian kemasyarakatan (litmas)", ColLitmasAsked: "diminta",
		ColSent: "dikirim", ColOpen: "di tangan", LitmasSeen: "Litmas di tangan dan lewat tempo dihitung pada hari terakhir masa laporan.",
		Work: "Partisipasi, pekerjaan, lapor dan pengulangan", Offences: "Klien menurut kasus", ColOffence: "kasus", NotFilledIn: "belum diisi",
		Screen: "Laporan", FKind: "Laporan", FPeriod: "Masa", FFormat: "Bentuk", FPlace: "Berkas", FReplace: "Ganti berkas yang ada",
		HelpPeriod: "Bulan 2026-10, triwulan 2026-T3, atau tahun 2026.", HelpPlace: "Nama berkas di %s, atau tempat lengkapnya.",
		WrongName: "Berkas itu sudah ada dan tidak bernama .%s; pilih nama lain.",
		NoFolder:  "Meja ini tidak menyimpan berkas: lihat, cetak atau salin laporan, atau pakai guyub report di komputer kantor.", KeyLook: "lihat",
		KeyWrite: "simpan berkas", KeyChange: "ubah", KeyPick: "pilih", Written: "Tersimpan: %s", Exists: "Berkas %s sudah ada. Ganti?",
		CannotWrite: "Berkas %s tidak dapat ditulis (%v); pilih tempat lain.", Making: "Menyusun laporan",
		WrongPeriod: "Masa tidak terbaca; tulis seperti 2026-10, 2026-T3 atau 2026.", FuturePeriod: "Masa itu belum mulai.",
		Explained: "Angkanya sama dengan layar. Yang dibawa keluar dicatat di jejak audit.",
		NamesWarn: "Memuat nama klien dan bertanda RAHASIA bila peran Anda berwenang.",
		Titles: map[string]string{
			"register":      "Register Pokmas dan kepatuhan",
			"participation": "Partisipasi klien",
			"caseload":      "Beban PK sebelum dan sesudah",
			"reporting":     "Kepatuhan wajib lapor dan daftar mangkir",
			"area":          "Cakupan wilayah",
			"stigma":        "Stigma dan penerimaan",
			"effectiveness": "Indikator efektivitas",
			"monthly":       "Laporan bulanan",
		},
		Formats: map[string]string{
			"text": "Teks, untuk layar dan cetak",
			"csv":  "CSV, untuk lembar kerja",
			"xlsx": "XLSX, buku kerja",
			"pdf":  "PDF, untuk ditandatangani",
			"json": "JSON, untuk program",
		},
	}
}

func reportEN() Report {
	return Report{
		PageOf: "Page %d of %d", Notes: "Notes", Number: "Number", Period: "Period", From: "From", To: "To", Scope: "Scope", ScopeAll: "all clients",
		ScopeAdults: "adult clients only", Made: "Made", MadeBy: "%s at %s by %s (%s) at %s", Phone: "Telephone %s", Year: "Year %d",
		Quarter: "Quarter %d of %d", Demo: "Demonstration office: all people and groups are fictional.", NotOver: "The period is not over; figures up to %s.",
		HeadOf: "Head of %s", FooterNorms: "Norms of %s", FooterNoPoint: "the audit trail has no checkpoint yet",
		FooterPoint: "audit checkpoint %s, %s entries, code %s", NormsUsed: "Norms used, as of %s",
		Closed:    "The figures are those reported when the month was closed on %s (audit trail up to entry %s).",
		Corrected: "A *: records were corrected after the month was closed; the column now has the figure that they give today, where a table has it.",
		Total:     "Total", ColNorm: "norm", ColValue: "value", ColUnit: "unit", ColSince: "in force since", ColSource: "source", ColCode: "code",
		ColName: "name", ColFields: "fields", ColState: "state", ColDistrict: "kecamatan", ColPartners: "partners", ColMentor: "mentor",
		ColAgreement: "agreement no.", ColEnds: "ends", ColStanding: "standing", ColCapacity: "capacity", ColTaken: "taken", ColFree: "free places",
		ColDemand: "demand", ColThere: "there", ColAsked: "asked", ColVerdict: "verdict", ColLacking: "lacking", Groups: "Register of community groups",
		Agreements: "Agreements and places", NoAgreement: "no agreement", ComplianceHead: "Compliance with PAS-06.OT.02.02 of 2020",
		Compliance: "What the decree asks", Met: "met", NotMet: "not met", ActiveGroups: "Active groups", GroupsInField: "Active groups in %s",
		GroupsWithPartners: "Active groups with at least %d partners", TooFew: "Groups short of partners",
		AsOfToday: "Groups, area and places stand as recorded on the day the report was made.", Indicators: "Indicators, %s", ColIndicator: "indicator",
		ColNumerator: "numerator", ColDenominator: "denominator", ColBefore: "period before", ColTarget: "target", ColNow: "now", ByRegency: "By kabupaten",
		ByCategory: "By category", ByDistrictOf: "Kecamatan of %s", ColRegency: "kabupaten", ColCategory: "category", ColCategoryShort: "cat.",
		ColClients: "clients", ColParticipants: "took part", ColE1: "E1 part", ColE2: "E2 referred", ColE2b: "E2b accepted", ColE5: "E5 attended",
		ColE5b: "E5b finished", UnitPerHundred: "per 100", UnitTimes: "times", UnitDays: "days", UnitScore: "score 1-5", UnitClients: "clients",
		ColCounselor: "PK", ColClientsBefore: "clients before", ColPercentBefore: "load before", ColHours: "hours", ColHoursThere: "capacity, hours",
		ColLoad: "load", Loads: "Load of counselors", LoadsPlot: "Load by counselor", LoadLimit: "limit",
		NoLoads:       "There are no loads of that month: the office began to use guyub later.",
		NoLoadsBefore: "There are no loads of the month before, so that the columns before are empty.",
		LoadsAsOf:     "Loads as kept on %s; before is the end of the month before the period. Loads count all clients, whoever asks.",
		Batches:       "Batches carried out", NoBatches: "No batch was carried out in this period.", ColDay: "day", ColMoves: "clients",
		ColWorstBefore: "highest before", ColWorstAfter: "highest after", ColReason: "reason", ColDecidedBy: "decided by", ByCounselor: "By counselor",
		ColDue: "reports due", ColOnTime: "on time", ColOnTimeShare: "on time", ColMissed1: "missed 1", ColMissed2: "missed 2", ColMissed3: "missed 3+",
		NoCounselor: "no counselor", MissedToday: "Reports missed in a row are counted as of %s, the day the report was made.",
		CounselorsNow: "The part by counselor is of the records now: closing a month does not keep it.", Missing: "Clients who missed reports",
		ColRegister: "register", ColMisses: "times", ColSinceDue: "since",
		NamesLeft: "%s clients who missed reports are not listed: your role may not take their records out.", Secret: "CONFIDENTIAL",
		SecretNote:       "Names clients, which is specific personal data under Law 27/2022: for those entitled only, keep it locked, destroy it after use. Children stand with initials.",
		ColParticipation: "take part", ColRoad: "road", ColKM: "distance km", ColReach: "groups", ColAcceptance: "accepted",
		WaysEstimated: "A group reaches a kecamatan when it lies there, serves it, or is within the norm. Distances between kecamatan are estimated from coordinates.",
		AcceptedYear:  "Accepted: the mean of twelve months; of fewer than %d clients it is not shown.", WholeArea: "The whole working area",
		Outside: "clients in no kecamatan of the area", Unreached: "kecamatan with clients and no group in reach", UnreachedClients: "clients who live there",
		Placeless: "kecamatan in reach without a free place", PlacelessClients: "clients who live there (no place)",
		WithoutWay:  "kecamatan without a travel time",
		StigmaSpans: "Acceptance: six months up to %s and the six before; incidents and kecamatan: twelve months.",
		StigmaFew:   "A mean of fewer than %d clients is not shown.", StigmaNobody: "This report holds no name, register number or address of anybody.",
		BySource: "Acceptance by source (1 rejects, 5 accepts fully)", ColSource2: "source", ColHalf: "score", ColScores: "scores",
		ColHalfBefore: "score before", Course: "Acceptance by month", Incidents: "Incidents of stigma", ColKind: "kind", ColNoted: "noted",
		ColHandled: "handled", ColSettled: "settled", ColPassed: "passed on", ColLate: "late", ColYear: "12 months", Outreach: "Outreach in the period",
		NoOutreach: "There was no outreach in the period.", ColPlace: "place", ColAudience: "audience", ColPeople: "people", ColScoreBefore: "score before",
		ColScoreAfter: "score after", Needs: "Kecamatan that need outreach next", ColPoints: "points", ColIncidents: "incidents", ColLastOutreach: "last",
		ColPlanned:  "planned",
		NeedPoints:  "Points from 0 to %d for acceptance, incidents, time without outreach and number of clients; the weights are the program's choice.",
		FactorsHead: "The five factors (Soekanto)", HoldsBack: "What holds back most: %s. The obstacle in the study: %s.",
		NothingHoldsBack: "No factor falls short of its target, or there is no figure and target yet.",
		FactorsTable:     "Factors, obstacles of the study, and how far they fall short", ColFactor: "factor", ColObstacle: "obstacle", ColGap: "short",
		ColRestsOn: "rests on", GapNote: "Short: the mean part of the target that is not reached, of the factor's indicators with a figure and a target.",
		Funnel: "The way of clients into the groups", ColStation: "station", ColShare: "share", ColMedian: "days (median)", ColLost: "why not",
		NoReason: "no reason noted", NoCause: "Participants beside the others show no cause: who takes part may differ in much else.",
		Suppressed: "The comparison is not shown: one side has fewer than %d clients.", Comparison: "Participants and others", Participants: "participants",
		Others: "others", Courses: "Twelve months", CourseOf: "%s %s, %s", Target: "target", Formulas: "Formulas", ColFormula: "formula",
		Staff: "Counselors in service", ColGrade: "grade", ColPersons: "people", Programmes: "Clients by programme", ColAtBegin: "at begin", ColCame: "came",
		ColWent: "went", ColAtEnd: "at end", Litmas: "Social inquiries (litmas)", ColLitmasAsked: "asked", ColSent: "sent", ColOpen: "in hand",
		LitmasSeen: "Litmas in hand and late are counted on the last day of the period.", Work: "Participation, work, reports and new offences",
		Offences: "Clients by offence", ColOffence: "offence", NotFilledIn: "not filled in", Screen: "Report", FKind: "Report", FPeriod: "Period",
		FFormat: "Form", FPlace: "File", FReplace: "Replace a file that is there", HelpPeriod: "A month 2026-10, a quarter 2026-Q3, or a year 2026.",
		HelpPlace: "A name in %s, or the whole path.", WrongName: "That file exists and is not called .%s; choose another name.",
		NoFolder: "This desk writes no files: look at the report, print or copy it, or use guyub report on the office machine.", KeyLook: "look",
		KeyWrite: "write file", KeyChange: "change", KeyPick: "choose", Written: "Written: %s", Exists: "The file %s exists. Replace it?",
		CannotWrite: "The file %s cannot be written (%v); choose another place.", Making: "Making the report",
		WrongPeriod: "The period cannot be read; write 2026-10, 2026-Q3 or 2026.", FuturePeriod: "That period has not begun.",
		Explained: "The figures are those of the screens. What is taken out is noted in the audit trail.",
		NamesWarn: "Names clients and is marked CONFIDENTIAL where your role may take them out.",
		Titles: map[string]string{
			"register":      "Register of groups and compliance",
			"participation": "Participation of clients",
			"caseload":      "Caseload before and after",
			"reporting":     "Reporting duty and missed reports",
			"area":          "Coverage of the area",
			"stigma":        "Stigma and acceptance",
			"effectiveness": "Indicators of effectiveness",
			"monthly":       "Monthly report",
		},
		Formats: map[string]string{
			"text": "Text, for screen and printer",
			"csv":  "CSV, for spreadsheets",
			"xlsx": "XLSX, a workbook",
			"pdf":  "PDF, to be signed",
			"json": "JSON, for programs",
		},
	}
}
