package lang

import (
	"strings"

	"guyub/model/indicator"
)

// EffectScreen are the words of the screens of the room Efektivitas; the names
// and formulas of the indicators stand in [Effect].
type EffectScreen struct {
	Tabs [5]string
	// Keys
	KeyOpen, KeyList, KeyParts, KeyFactors, KeyFunnel, KeyCompare, KeyPeriod, KeySlice, KeyWhole string
	KeyClose, KeyEarlier, KeyLater, KeyAgain, KeyStop, KeyCount, KeyOpenMonth                    string
	KeyRest                                                                                      [2]string // what the other list is called
	Counting, Stopped, SoFar                                                                     string
	// Periods
	PeriodTitle, TwoDays, From, To, HelpDays, DaysOrder string
	Periods                                             [6]string
	Quarter, QuarterShort, Year, YearShort              string
	// Parts of the office
	SliceTitle, Regency, District, Category, Section, Counselor, Group, HelpSlice, HelpDistrict string
	WholeNote                                                                                   string
	// Indicators
	ColName, ColNow, ColBefore, ColTarget, ColCourse, ColCounted, CourseTo string
	Reached, Short, Over, Same, Rose, Fell, Unknown, NoTarget              string
	FactNow, FactBefore, FactTarget, FactClosed, TargetLine                string
	SameAsClosed, DiffersBy, Corrected, PlacesHead, Parts                  string
	ClosedNote, ClosedElsewhere, OpenNote                                  string
	Clauses                                                                map[indicator.Code]string
	ListTitle, Hidden                                                      string
	ListTabs, ListEmpty                                                    [2]string
	ListOf, ListMore, ListPlace                                            [5]string // by what a list holds
	StepsShort                                                             [indicator.StepCount]string
	FunnelText, FunnelNone, Station, FunnelClients, OfFirst, OfBefore      string
	MedianDays, Days, LossesHead, LostAt, LostMost, OtherReasons           string
	NoReason                                                               string
	// The five factors
	FactorsText, FactorsNote, Answers, HoldsMost       string
	WorstIs, NoneHolds, NoTargets, NoFigures           string
	FactorUnknown, FactorMet, FactorShort              string
	FactorFar                                          [3]string // not known, reached, short
	CompareNote, CompareText, Suppressed, CompareWhole string
	TookPart, TookNone, CompareClients                 string
	// Closed months
	CloseTitle, CloseText, CloseYes, Closed, NothingToClose    string
	ClosesText, NoCloses, ColMonth, ColClosed, ColBy, ColFirst string
	ColNote                                                    string
}

// Clause says in words what a figure counts: of a clause with one blank the
// value is filled in, of one with two what was counted and of how many.
func (w *EffectScreen) Clause(code indicator.Code, num, den, value string) string {
	words := strings.Split(w.Clauses[code], "%s")
	switch len(words) {
	case 2:
		return words[0] + value + words[1]
	case 3:
		return words[0] + num + words[1] + den + words[2]
	}
	return value
}

func effectScreenID() EffectScreen {
	return EffectScreen{
		Tabs:    [5]string{"Indikator", "Corong", "Lima faktor", "Peserta", "Tutup bulan"},
		KeyOpen: "rincian", KeyList: "daftar", KeyParts: "lipat", KeyFactors: "faktor", KeyFunnel: "corong", KeyCompare: "bandingkan", KeyPeriod: "periode", KeySlice: "saring", KeyWhole: "seluruh kantor",
		KeyClose: "tutup bulan", KeyEarlier: "periode sebelumnya", KeyLater: "periode berikutnya", KeyAgain: "hitung lagi", KeyStop: "hentikan", KeyCount: "hitung", KeyOpenMonth: "buka bulan",
		KeyRest: [2]string{"yang tidak dihitung", "yang dihitung"}, Counting: "Menghitung indikator",
		Stopped: "Perhitungan dihentikan. Tekan r untuk menghitung lagi.", SoFar: "s.d. %s",
		PeriodTitle: "Periode", TwoDays: "Dua tanggal ...", From: "Dari", To: "Sampai", HelpDays: "Hari pertama dan hari terakhir, keduanya dihitung.", DaysOrder: "Tidak boleh sebelum hari pertama.",
		Periods: [6]string{"Bulan ini", "Bulan lalu", "Triwulan ini", "Triwulan lalu", "Tahun ini", "Tahun lalu"},
		Quarter: "Triwulan %s %d", QuarterShort: "T-%s", Year: "Tahun %d", YearShort: "%d",
		SliceTitle: "Bagian kantor yang dihitung", Regency: "Kabupaten", District: "Kecamatan", Category: "Kategori", Section: "Seksi", Counselor: "PK", Group: "Kelompok",
		HelpSlice: "Kosongkan untuk menghitung semuanya.", HelpDistrict: "Kecamatan membawa kabupatennya sendiri.",
		WholeNote: "angka seluruh kantor; saringan tidak berlaku untuk indikator ini.",
		ColName:   "Indikator", ColNow: "kini", ColBefore: "lalu", ColTarget: "target", ColCourse: "12 bulan", CourseTo: "12 bulan sampai %s: %s", ColCounted: "dihitung",
		Reached: "tercapai", Short: "kurang %s", Over: "lebih %s", Same: "tetap", Rose: "naik %s", Fell: "turun %s",
		Unknown: "Belum ada yang dapat dihitung.", NoTarget: "belum ditetapkan (Kantor › Norma)",
		FactNow: "Nilai", FactBefore: "Sebelumnya", FactTarget: "Target", FactClosed: "Ditutup", TargetLine: "garis mendatar: target %s",
		SameAsClosed: "sama dengan yang dilaporkan", DiffersBy: "selisih %s: dilaporkan %s, sekarang %s", Corrected: "berbeda dari angka yang ditutup",
		PlacesHead: "Per kabupaten", Parts: "%s dari %s",
		ClosedNote: "Angka ditutup %s; koreksi sesudahnya ditandai *", ClosedElsewhere: "Angka ditutup %s untuk kantor dan kabupaten, bukan bagian ini.",
		OpenNote: "%s belum ditutup [T]",
		Clauses: map[indicator.Code]string{
			indicator.E1: "%s dari %s klien hadir dalam sesi kelompok", indicator.E2: "%s dari %s klien pernah dirujuk", indicator.E2b: "%s dari %s rujukan yang dijawab diterima kelompok",
			indicator.E2c: "kelompok menjawab rata-rata dalam %s hari", indicator.E3: "%s dari %s kelompok ber-PKS bertemu klien dalam masa aktif", indicator.E4: "%s dari %s tuntutan keputusan pembentukan terpenuhi",
			indicator.E5: "%s dari %s kali yang diharapkan klien hadir", indicator.E5b: "%s dari %s keikutsertaan yang berakhir selesai",
			indicator.E6: "%s dari %s kecamatan berklien punya kelompok dalam jangkauan", indicator.E6b: "%s dari %s klien punya kelompok dalam jangkauan",
			indicator.E7: "%s dari %s rujukan sesuai kebutuhan atau minat yang tercatat", indicator.E8: "%s dari %s klien yang pekerjaannya diketahui bekerja",
			indicator.E8b: "%s dari %s keikutsertaan yang berakhir menghasilkan pekerjaan", indicator.E8c: "%s dari %s penempatan masih bekerja setelah tiga bulan", indicator.E8d: "%s dari %s penempatan masih bekerja setelah enam bulan",
			indicator.E9: "%s dari %s wajib lapor dipenuhi tepat waktu", indicator.E9b: "%s dari %s klien mangkir berturut-turut sampai batas", indicator.E10: "%s klien dengan tindak pidana baru dalam %s bulan bimbingan",
			indicator.E11: "beban PK %s dari jam yang tersedia", indicator.E11b: "beban tertinggi %s kali rata-rata", indicator.E11c: "beban PK menyebar %s dari rata-ratanya", indicator.E11d: "setiap PK membimbing rata-rata %s klien",
			indicator.E12: "skor penerimaan masyarakat rata-rata %s", indicator.E12b: "%s insiden stigma pada %s klien", indicator.E12c: "%s dari %s kecamatan berklien didatangi sosialisasi",
			indicator.E13: "%s dari %s PKS yang berlaku akan berakhir", indicator.E13b: "%s dari %s kelompok penerima klien tanpa PKS yang berlaku",
		},
		ListTitle: "daftar %s", Hidden: "%s lainnya tidak dapat Anda lihat; jumlahnya tetap dihitung.",
		ListTabs: [2]string{"Dihitung", "Tidak dihitung"}, ListEmpty: [2]string{"Tidak ada yang dihitung.", "Semua yang termasuk sudah dihitung."},
		ListOf: [5]string{"Klien", "Kelompok", "Kecamatan", "PK", "Kantor"}, ListMore: [5]string{"register", "keadaan", "kode", "jenjang", "kode"},
		ListPlace:  [5]string{"kecamatan", "kecamatan", "kabupaten", "tempat", "tempat"},
		StepsShort: [indicator.StepCount]string{"klien", "ditawari", "dirujuk", "diterima", "hadir", "selesai"},
		FunnelText: "Jalan klien masuk Pokmas: berapa yang sampai ke setiap tahap, dari semua dan dari tahap sebelumnya, dan median hari sejak tahap sebelumnya.", FunnelNone: "Tidak ada klien yang dibimbing pada periode dan bagian ini.",
		Station: "tahap", FunnelClients: "klien", OfFirst: "dari awal", OfBefore: "langkah", MedianDays: "median", Days: "%s hari",
		LossesHead: "Di mana klien terhenti, dan mengapa", LostAt: "%s › %s: %s klien belum sampai", LostMost: "bagian terbesar hilang di sini", OtherReasons: "%s alasan lain",
		NoReason:    "tanpa alasan tercatat atau masih berjalan",
		FactorsText: "Lima faktor yang menentukan berhasil tidaknya suatu aturan (Soerjono Soekanto), dengan hambatan yang ditemukan penelitian.",
		FactorsNote: "Jarak dari target adalah rata-rata kekurangan, sebagai bagian dari targetnya. Target ditetapkan di Kantor › Norma.",
		Answers:     "Hambatan menurut penelitian: %s.", HoldsMost: "paling menghambat",
		WorstIs: "Yang paling menghambat: %s.", NoneHolds: "Semua target yang ditetapkan sudah tercapai.",
		NoTargets: "Target belum ditetapkan. Tetapkan di Kantor › Norma, agar tampak apa yang paling menghambat.", NoFigures: "Belum ada angka yang dapat dibandingkan dengan target.",
		FactorUnknown: "Belum ada angka dengan target untuk faktor ini.", FactorMet: "Target tercapai: %s.",
		FactorShort: "%s; target %s, %s.",
		FactorFar:   [3]string{"belum diketahui", "target tercapai", "meleset %s dari target"},
		CompareNote: "Perbandingan ini bukan hubungan sebab-akibat: siapa yang ikut kelompok berbeda sejak awal dari yang tidak ikut.",
		CompareText: "Peserta: klien yang hadir sedikitnya sekali dalam sesi kelompok. Angka dihitung untuk periode dan bagian yang sama.",
		Suppressed:  "Tidak ditampilkan: salah satu pihak kurang dari %d klien, sehingga angkanya menyesatkan dan orangnya dapat dikenali.", CompareWhole: "Pilih periode yang lebih panjang atau bagian yang lebih luas.",
		TookPart: "peserta", TookNone: "bukan peserta", CompareClients: "Klien",
		CloseTitle: "Tutup %s",
		CloseText:  "Semua indikator %s, untuk kantor dan tiap kabupaten, disimpan seperti hari ini, %s, dan tidak berubah lagi. Koreksi sesudahnya tampil sebagai selisih.",
		CloseYes:   "Tutup bulan", Closed: "%s ditutup. Koreksi sesudahnya tampil sebagai selisih.", NothingToClose: "Semua bulan yang sudah lewat telah ditutup.",
		ClosesText: "Bulan yang ditutup menyimpan angkanya seperti pada hari dilaporkan. Koreksi sesudahnya tampil sebagai selisih dan tidak mengubah yang lampau.",
		NoCloses:   "Belum ada bulan yang ditutup.", ColMonth: "Bulan", ColClosed: "ditutup", ColBy: "oleh", ColFirst: "E1", ColNote: "catatan",
	}
}

func effectScreenEN() EffectScreen {
	return EffectScreen{
		Tabs:    [5]string{"Indicators", "Funnel", "Five factors", "Compare", "Closed"},
		KeyOpen: "details", KeyList: "list", KeyParts: "fold", KeyFactors: "factors", KeyFunnel: "funnel", KeyCompare: "compare", KeyPeriod: "period", KeySlice: "filter", KeyWhole: "whole office",
		KeyClose: "close a month", KeyEarlier: "period before", KeyLater: "period after", KeyAgain: "count again", KeyStop: "stop", KeyCount: "count", KeyOpenMonth: "open the month",
		KeyRest: [2]string{"not counted", "counted"}, Counting: "Counting the indicators",
		Stopped: "The count was stopped. Press r to count again.", SoFar: "to %s",
		PeriodTitle: "Period", TwoDays: "Two days ...", From: "From", To: "To", HelpDays: "The first and the last day, both counted.", DaysOrder: "Must not be before the first day.",
		Periods: [6]string{"This month", "Last month", "This quarter", "Last quarter", "This year", "Last year"},
		Quarter: "Quarter %s %d", QuarterShort: "Q-%s", Year: "Year %d", YearShort: "%d",
		SliceTitle: "The part of the office to count", Regency: "Regency", District: "District", Category: "Category", Section: "Section", Counselor: "PK", Group: "Group",
		HelpSlice: "Leave empty to count everything.", HelpDistrict: "A district brings its own regency.",
		WholeNote: "a figure of the whole office; the filter does not narrow this indicator.",
		ColName:   "Indicator", ColNow: "now", ColBefore: "before", ColTarget: "target", ColCourse: "12 months", CourseTo: "12 months to %s: %s", ColCounted: "counted",
		Reached: "reached", Short: "short %s", Over: "over %s", Same: "as before", Rose: "up %s", Fell: "down %s",
		Unknown: "Nothing to count yet.", NoTarget: "not set yet (Office › Norms)",
		FactNow: "Value", FactBefore: "Before", FactTarget: "Target", FactClosed: "Closed", TargetLine: "level line: target %s",
		SameAsClosed: "as it was reported", DiffersBy: "difference %s: reported %s, now %s", Corrected: "differs from the closed figure",
		PlacesHead: "By regency", Parts: "%s of %s",
		ClosedNote: "Figures closed %s; later corrections are marked *", ClosedElsewhere: "Figures closed %s for the office and regencies, not for this part.",
		OpenNote: "%s is not closed yet [T]",
		Clauses: map[indicator.Code]string{
			indicator.E1: "%s of %s clients came to a group's session", indicator.E2: "%s of %s clients were ever referred", indicator.E2b: "%s of %s answered referrals were accepted",
			indicator.E2c: "groups answer in %s days on the mean", indicator.E3: "%s of %s groups with an agreement met a client lately", indicator.E4: "%s of %s demands of the decree are met",
			indicator.E5: "clients came %s of %s times that they were expected", indicator.E5b: "%s of %s ended enrolments were finished",
			indicator.E6: "%s of %s districts with clients have a group within reach", indicator.E6b: "%s of %s clients have a group within reach",
			indicator.E7: "%s of %s referrals meet a need or interest on record", indicator.E8: "%s of %s clients whose work is known are in work",
			indicator.E8b: "%s of %s ended enrolments led to work", indicator.E8c: "%s of %s placements still in work after three months", indicator.E8d: "%s of %s placements still in work after six months",
			indicator.E9: "%s of %s reports were made on time", indicator.E9b: "%s of %s clients missed reports in a row up to the limit", indicator.E10: "%s clients with a new offence in %s months of guidance",
			indicator.E11: "the load of PK is %s of the hours there are", indicator.E11b: "the highest load is %s times the mean", indicator.E11c: "loads of PK spread by %s of their mean", indicator.E11d: "each PK guides %s clients on the mean",
			indicator.E12: "the mean score of acceptance is %s", indicator.E12b: "%s incidents of stigma among %s clients", indicator.E12c: "%s of %s districts with clients had an outreach",
			indicator.E13: "%s of %s valid agreements are about to end", indicator.E13b: "%s of %s groups that have clients have no valid agreement",
		},
		ListTitle: "list of %s", Hidden: "%s more may not be seen by you; they are counted.",
		ListTabs: [2]string{"Counted", "Not counted"}, ListEmpty: [2]string{"Nothing was counted.", "Everything that belongs here was counted."},
		ListOf: [5]string{"Client", "Group", "District", "PK", "Office"}, ListMore: [5]string{"register", "state", "code", "grade", "code"},
		ListPlace:  [5]string{"district", "district", "regency", "place", "place"},
		StepsShort: [indicator.StepCount]string{"clients", "offered", "referred", "accepted", "attended", "finished"},
		FunnelText: "The way of clients into the groups: how many came to each station, of all and of the station before, and the median days since then.", FunnelNone: "No client was under guidance in this period and part.",
		Station: "station", FunnelClients: "clients", OfFirst: "of first", OfBefore: "step", MedianDays: "median", Days: "%s days",
		LossesHead: "Where clients stop, and why", LostAt: "%s › %s: %s clients did not come so far", LostMost: "the greatest share is lost here", OtherReasons: "%s other reasons",
		NoReason:    "no reason noted, or still under way",
		FactorsText: "The five factors that decide whether a rule works (Soerjono Soekanto), with the obstacles that the study found.",
		FactorsNote: "The distance from the target is the mean shortfall as a part of the target. Targets are set in Office › Norms.",
		Answers:     "The obstacle of the study: %s.", HoldsMost: "holds back most",
		WorstIs: "What holds back most: %s.", NoneHolds: "Every target that was set is reached.",
		NoTargets: "No target is set yet. Set targets in Office › Norms to see what holds back most.", NoFigures: "There is no figure yet to hold against a target.",
		FactorUnknown: "There is no figure with a target for this factor yet.", FactorMet: "Target reached: %s.",
		FactorShort: "%s; target %s, %s.",
		FactorFar:   [3]string{"not known", "target reached", "%s off target"},
		CompareNote: "This comparison shows no cause: who takes part differs from who does not from the beginning.",
		CompareText: "Took part: clients who came at least once to a group's session. The figures are of the same period and part.",
		Suppressed:  "Not shown: one side has fewer than %d clients, so the figures mislead and people could be recognised.", CompareWhole: "Choose a longer period or a wider part.",
		TookPart: "took part", TookNone: "did not", CompareClients: "Clients",
		CloseTitle: "Close %s",
		CloseText:  "All indicators of %s, for the office and each regency, are kept as they stand today, %s, and never change again. Later corrections show as a difference.",
		CloseYes:   "Close the month", Closed: "%s is closed. Later corrections show as a difference.", NothingToClose: "Every month that is over has been closed.",
		ClosesText: "A closed month keeps its figures as on the day they were reported. Later corrections show as a difference and do not change what was.",
		NoCloses:   "No month has been closed yet.", ColMonth: "Month", ColClosed: "closed", ColBy: "by", ColFirst: "E1", ColNote: "note",
	}
}
