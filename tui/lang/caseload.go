package lang

// Caseload are the words of the caseload screens (Beban PK).
type Caseload struct {
	Title string
	// Head
	Team, Short, Spare, Range, Over, NoTeam                            string
	Shortage, Imbalance, Both, Geography, Balanced, NormAsks, Settings string
	// List
	ColName, ColLoad, ColPercent, ColLeft, ColClients, ColMix, ColBand string
	NoCapacity, HoursLeft, HoursOver, Room, Away, Limit, None, Clients string
	BandFree, BandFit, BandFull, BandOver, CountWarn, CountInfo        string
	Unassigned, UnassignedOne                                          string
	// Compare
	KeyCompare, CompareTitle, CompareFew, CompareMany string
	// Detail
	Sum, SumOf, Line, LineCount, LineEach, LineTotal, Total, Capacity, Contract string
	Reduction, Travel, TravelUnset, Allowance, Custody, Unassessed, Duties      string
	Source, SourceOf, Formula, FormulaText, ClientsOf, Detail                   string
	Road, Move, NotAssessed, TravelMissing                                      string
	HighMediumLow                                                               string
	// Duties, what is to come, and what was
	Litmas, LitmasFull, LitmasShort, LitmasParole, Mentor, LitmasInHand string
	ColAhead, Ahead, InDays, AheadNote, HoursOf                         string
	OverWeeks, OverMonths, OverSince, History, NoHistory                string
	Trend, Outlook                                                      string
	// Keys
	KeyOpen, KeyClients, KeyHours, KeySum, KeySort, KeyPick, KeyAssign string
}

func caseloadID() Caseload {
	return Caseload{
		Title: "Beban PK",
		Team:  "Tim %s", Short: "kurang %s/bulan", Spare: "longgar %s", Range: "rentang %s-%s", Over: "> %[3]s: %[1]d dari %[2]d",
		NoTeam:    "Belum ada PK. Daftarkan PK dulu di ruang PK.",
		Shortage:  "Kekurangan tenaga: beban tim melebihi kapasitas, pemindahan saja tidak cukup.",
		Imbalance: "Ketimpangan: kapasitas tim cukup, pembagiannya belum rata.",
		Both:      "Kekurangan tenaga dan ketimpangan sekaligus.",
		Geography: "Jarak: perjalanan memakan %s dari beban.",
		Balanced:  "Beban terbagi wajar.",
		NormAsks:  "Norma meminta %s PK; tersedia %s.",
		Settings:  "Dihitung dengan norma kantor per %s (Kantor › Norma)",
		ColName:   "PK", ColLoad: "beban", ColPercent: "%", ColLeft: "sisa", ColClients: "klien", ColMix: "T/S/R", ColBand: "status",
		NoCapacity: "tanpa kapasitas", HoursLeft: "masih %s", HoursOver: "lebih %s", Room: "masih %s, kira-kira %d klien sedang",
		Away: "cuti", Limit: "%s", None: "-", Clients: "%s klien",
		BandFree: "longgar", BandFit: "wajar", BandFull: "penuh", BandOver: "berlebih", CountWarn: "%d klien, batas mutu %d", CountInfo: "di atas %d klien",
		Unassigned: "%s klien belum punya PK", UnassignedOne: "1 klien belum punya PK",
		KeyCompare: "bandingkan", CompareTitle: "bandingkan", CompareFew: "Tandai dua sampai empat PK dengan spasi, lalu bandingkan.",
		CompareMany: "%s PK ditandai; paling banyak empat yang dapat dibandingkan.",
		Sum:         "Rincian beban", SumOf: "beban %s · kapasitas %s · %s", Line: "uraian", LineCount: "jumlah", LineEach: "jam", LineTotal: "jam/bulan",
		Total: "Jumlah beban", Capacity: "Kapasitas", Contract: "Jam efektif", Reduction: "Pengurangan", Travel: "Perjalanan",
		TravelUnset: "waktu tempuh belum diisi: %s", Allowance: "Cadangan", Custody: "belum bebas", Unassessed: "belum asesmen, dihitung sedang",
		Duties: "Tugas lain", Source: "Sumber", SourceOf: "norma %s: %s", Formula: "Rumus",
		FormulaText: "Beban = jumlah jam per klien menurut risiko (belum asesmen dihitung sedang), ditambah cadangan, perjalanan, litmas yang jatuh tempo bulan ini, pembinaan kelompok dan tugas lain. " +
			"Kapasitas = jam efektif per bulan dikali kontrak dikurangi cuti, pelatihan dan tugas lain. " +
			"Persen = beban dibagi kapasitas, dibulatkan satu angka di belakang koma. Di atas %s disebut berlebih.",
		ClientsOf: "Klien %s", Detail: "%s = %s", HighMediumLow: "tinggi/sedang/rendah",
		Road: "jalan", Move: "alihkan", NotAssessed: "belum asesmen", TravelMissing: "Waktu tempuh sebagian kecamatan belum diisi; beban sebenarnya lebih besar.",
		Litmas: "litmas", LitmasFull: "Litmas lengkap", LitmasShort: "Litmas singkat", LitmasParole: "Litmas integrasi", Mentor: "Membina kelompok",
		LitmasInHand: "Litmas di tangan", ColAhead: "30h", Ahead: "Perkiraan", InDays: "dalam %d hari, %s", HoursOf: "%s dari %s",
		AheadNote: "Dari masa bimbingan yang akan berakhir dan mulai, cuti yang tercatat, dan norma bulan itu. Klien yang akan datang belum diketahui.",
		OverWeeks: "berlebih %d minggu", OverMonths: "berlebih %d bulan", OverSince: "Berlebih sejak %s.", Trend: "%d bulan", Outlook: "30, 60, 90 hari", History: "Riwayat beban", NoHistory: "Belum ada bulan yang tercatat.",
		KeyOpen: "rincian", KeyClients: "klien", KeyHours: "jam/klien", KeySum: "rumus", KeySort: "urut", KeyPick: "pilih", KeyAssign: "alihkan",
	}
}

func caseloadEN() Caseload {
	return Caseload{
		Title: "Caseload",
		Team:  "Team %s", Short: "short of %s", Spare: "%s to spare", Range: "range %s-%s", Over: "> %[3]s: %[1]d of %[2]d",
		NoTeam:    "No counselors yet. Register them first in the PK room.",
		Shortage:  "Shortage: the team's load exceeds its capacity; moving clients alone is not enough.",
		Imbalance: "Imbalance: the team has the capacity, but it is not shared evenly.",
		Both:      "Shortage and imbalance at once.",
		Geography: "Distance: travel takes %s of the load.",
		Balanced:  "The load is shared fairly.",
		NormAsks:  "The norm asks for %s PK; there are %s.",
		Settings:  "Computed with the office's norms of %s (Office › Norms)",
		ColName:   "PK", ColLoad: "load", ColPercent: "%", ColLeft: "left", ColClients: "clients", ColMix: "H/M/L", ColBand: "status",
		NoCapacity: "no capacity", HoursLeft: "%s left", HoursOver: "%s over", Room: "%s left, about %d medium clients",
		Away: "on leave", Limit: "%s", None: "-", Clients: "%s clients",
		BandFree: "light", BandFit: "fit", BandFull: "full", BandOver: "over", CountWarn: "%d clients, quality limit %d", CountInfo: "above %d clients",
		Unassigned: "%s clients have no PK", UnassignedOne: "1 client has no PK",
		KeyCompare: "compare", CompareTitle: "compare", CompareFew: "Mark two to four PK with space, then compare.",
		CompareMany: "%s PK are marked; at most four can be compared.",
		Sum:         "What the load is made of", SumOf: "load %s · capacity %s · %s", Line: "line", LineCount: "count", LineEach: "hours", LineTotal: "h/month",
		Total: "Total load", Capacity: "Capacity", Contract: "Effective hours", Reduction: "Reductions", Travel: "Travel",
		TravelUnset: "travel time not filled in: %s", Allowance: "Allowance", Custody: "not yet released", Unassessed: "unassessed, counted as medium",
		Duties: "Other duties", Source: "Source", SourceOf: "norm %s: %s", Formula: "Formula",
		FormulaText: "Load = the sum of hours per client by risk (unassessed counts as medium), with allowance, travel, litmas due this month, groups mentored and other duties. " +
			"Capacity = effective hours a month by contract, less leave, training and other duties. " +
			"Percent = load divided by capacity, rounded to one decimal. Above %s is called over.",
		ClientsOf: "Clients of %s", Detail: "%s = %s", HighMediumLow: "high/medium/low",
		Road: "road", Move: "reassign", NotAssessed: "not assessed", TravelMissing: "Travel time of some districts is not filled in; the true load is larger.",
		Litmas: "litmas", LitmasFull: "Full litmas", LitmasShort: "Short litmas", LitmasParole: "Litmas for release", Mentor: "Mentoring groups",
		LitmasInHand: "Litmas in hand", ColAhead: "30d", Ahead: "Outlook", InDays: "in %d days, %s", HoursOf: "%s of %s",
		AheadNote: "From terms that will end and begin, leave on record, and the norms of that month. Clients yet to come are not known.",
		OverWeeks: "over %d weeks", OverMonths: "over %d months", OverSince: "Over since %s.", Trend: "%d months", Outlook: "30, 60, 90 days", History: "Loads so far", NoHistory: "No month has been kept yet.",
		KeyOpen: "details", KeyClients: "clients", KeyHours: "hours/clients", KeySum: "formula", KeySort: "sort", KeyPick: "choose", KeyAssign: "reassign",
	}
}
