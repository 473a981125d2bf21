package lang

// Desk are the words of the start of the day (Beranda).
type Desk struct {
	Decide, Left, KindBatch, KindLeft, ToAfter                                                               string
	MyClients, OfficeClients, NotInGroup, HaveFitting, Nothing                                               string
	Today, Late, Soon, New, Flags, Unassigned                                                                string
	Ending30, Ending60, Ended, Agreements, Recent, Over                                                      string
	KindReport, KindNew, KindEnding, KindEnded, KindUnassigned                                               string
	KindAgreement, KindOver, KindFlag                                                                        string
	GroupSteps, KindStep, Compliance, KindGroups, KindField, KindPartners, ActiveGroups, OfAsked, NoGroupYet string
	Review, KindReview, FromBefore, DaysMisses, FlagMoved, FlagLost, FlagNone                                string
	KeyOpen, KeyPick, KeyDo, KeyReport, KeyMatters, KeyLitmas                                                string
	Unanswered, KeyCalendar                                                                                  string
}

func deskID() Desk {
	return Desk{
		Decide: "Menunggu keputusan Anda", Left: "Diserahkan ke PK lain", KindBatch: "pemindahan", KindLeft: "diserahkan", ToAfter: "ke %s, %s",
		MyClients: "%s klien Anda", OfficeClients: "%s klien aktif", NotInGroup: "Belum ikut Pokmas: %s dari %s klien", HaveFitting: " · %s punya kelompok yang cocok",
		Nothing: "Tidak ada yang menunggu Anda hari ini.",
		Today:   "Hari ini", Late: "Lewat tempo", Soon: "Tenggat dalam tujuh hari", New: "Baru untuk saya", Flags: "Penjamin dan alamat",
		Unassigned: "Belum ada PK", Ending30: "Berakhir dalam 30 hari", Ending60: "Berakhir dalam 31 sampai 60 hari",
		Ended: "Lewat tanggal ekspirasi", Agreements: "PKS", Unanswered: "Kelompok belum menjawab rujukan", Recent: "Terakhir Anda kerjakan", Over: "PK berlebih",
		KindReport: "lapor", KindNew: "dialihkan", KindEnding: "berakhir", KindEnded: "lewat", KindUnassigned: "tanpa PK",
		KindAgreement: "PKS", KindOver: "beban", KindFlag: "periksa",
		GroupSteps: "Langkah kelompok lewat tenggat", KindStep: "langkah", Compliance: "Yang diminta keputusan Pokmas", KindGroups: "kelompok", KindField: "bidang", KindPartners: "mitra", ActiveGroups: "kelompok aktif", OfAsked: "%s dari %s", NoGroupYet: "belum ada kelompok",
		Review: "Asesmen ulang jatuh tempo", KindReview: "asesmen", FromBefore: "dari %s, %s", DaysMisses: "%s hari · mangkir %d", FlagMoved: "pindah tanpa lapor", FlagLost: "penjamin tak terhubung", FlagNone: "penjamin belum ada",
		KeyOpen: "buka", KeyPick: "pilih", KeyDo: "kerjakan", KeyReport: "lapor cepat", KeyMatters: "urusan", KeyLitmas: "litmas", KeyCalendar: "kalender lapor",
	}
}

func deskEN() Desk {
	return Desk{
		Decide: "Waiting for your decision", Left: "Handed over to another PK", KindBatch: "batch", KindLeft: "handed on", ToAfter: "to %s, %s",
		MyClients: "%s clients of yours", OfficeClients: "%s active clients", NotInGroup: "Not in a group: %s of %s clients", HaveFitting: " · %s have a group that fits",
		Nothing: "Nothing is waiting for you today.",
		Today:   "Today", Late: "Late", Soon: "Due within seven days", New: "New for me", Flags: "Guarantor and address",
		Unassigned: "No PK yet", Ending30: "Ending within 30 days", Ending60: "Ending within 31 to 60 days",
		Ended: "Past their expiry", Agreements: "Agreements", Unanswered: "Referrals that groups have not answered", Recent: "Your last records", Over: "Counselors over their capacity",
		KindReport: "report", KindNew: "handed over", KindEnding: "ending", KindEnded: "past", KindUnassigned: "no PK",
		KindAgreement: "PKS", KindOver: "load", KindFlag: "check",
		GroupSteps: "Groups to be taken further", KindStep: "step", Compliance: "What the decree on groups asks", KindGroups: "groups", KindField: "field", KindPartners: "partners", ActiveGroups: "active groups", OfAsked: "%s of %s", NoGroupYet: "no group yet",
		Review: "Reassessment due", KindReview: "assessment", FromBefore: "from %s, %s", DaysMisses: "%s days · missed %d", FlagMoved: "moved, not reported", FlagLost: "guarantor not reached", FlagNone: "no guarantor yet",
		KeyOpen: "open", KeyPick: "choose", KeyDo: "do", KeyReport: "quick report", KeyMatters: "matters", KeyLitmas: "litmas", KeyCalendar: "report calendar",
	}
}
