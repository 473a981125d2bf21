package lang

import (
	"strings"

	"guyub/model"
	"guyub/model/stigma"
)

// Stigma are the words of how the people around clients accept them: the scores
// of one client, and the figures of the office.
type Stigma struct {
	Title string
	// The scores of a client
	Part, NoneYet, ScoresHead, NewTitle, CardTitle                   string
	ColSource, ColNow, ColBefore, ColScores, ColCourse               string
	Up, Down, Same, OnlyOne                                          string
	StruckBecause, StrikeTitle, StrikeWhy, Struck, Line              string
	KeyScore, KeyStrike, KeyPick, KeyOpen, KeyIncidents, KeyOutreach string
	KeyScroll                                                        string
	ScoreWords                                                       [6]string
	// The figures of the office
	TabAcceptance, TabIncidents, TabOutreach, TabNeeds               string
	Mean, MeanNone, BySource, ByRegency, ByDistrict, FewScored, Year string
	Clients                                                          string
	IncidentsHead, IncidentsNone, ColKind, ColNoted, ColHandled      string
	ColLate, ColSettled, ColPassed, ColYear, Total                   string
	ColDistrict, ColWaiting                                          string
	OutreachHead, OutreachNone, Planned, Held, Cancelled, GainLine   string
	GainNone, People, PastPlan, NewOutreach, EditOutreach            string
	NeedsHead, NeedsNone, NeedsNote, Points, SumOf, PlannedOn        string
	Loading                                                          string
	Reasons                                                          [6]string // by stigma.Reason
	ReasonLate, ReasonUnasked                                        string
	Weights                                                          [6]string
	F                                                                StigmaFields
}

// StigmaFields are the labels of a score and of an outreach.
type StigmaFields struct {
	Source, Score, Day, Occasion, Note, Struck                             string
	District, Place, Audience, Topic, Leader, Groups, People, Asked        string
	Before, After, Cancelled                                               string
	HelpScore, HelpNote, HelpPeople, HelpAsked, HelpMean, HelpOutreachNote string
	HelpCancelled                                                          string
	Sections                                                               [2]string
}

// Score words a score, 1 to 5.
func (s *Stigma) Score(n int) string { return pick(s.ScoreWords[:], n) }

// Why says in one sentence why a kecamatan needs outreach, what weighs most
// first; how long people were not spoken with, which many share, last.
func (l *Strings) Why(n *stigma.Need) string {
	var parts, last []string
	for _, p := range n.Parts {
		if p.Reason == stigma.NeverReached || p.Reason == stigma.LongAgo {
			last = append(last, l.NeedReason(p))
		} else {
			parts = append(parts, l.NeedReason(p))
		}
	}
	parts = append(parts, last...)
	s := strings.Join(parts, "; ") + "."
	return strings.ToUpper(s[:1]) + s[1:]
}

// NeedReason words one part of a need.
func (l *Strings) NeedReason(p stigma.Part) string {
	format := pick(l.Stigma.Reasons[:], int(p.Reason))
	switch p.Reason {
	case stigma.NeverReached:
		return format
	case stigma.NotAsked:
		if p.N == 0 {
			return l.Stigma.ReasonUnasked
		}
	case stigma.LowAcceptance:
		return l.F(format, l.Milli1(int64(p.N)))
	case stigma.HadIncidents:
		s := l.F(format, l.Number(p.N))
		if p.Late > 0 {
			s += l.F(l.Stigma.ReasonLate, l.Number(p.Late))
		}
		return s
	}
	return l.F(format, l.Number(p.N))
}

// Milli1 writes thousandths with one decimal, always: "3,0".
func (l *Strings) Milli1(n int64) string {
	return l.Tenths(int((n + 50) / 100))
}

func stigmaID() Stigma {
	return Stigma{
		Title: "Stigma",
		Part:  "Penerimaan", NoneYet: "Belum ada nilai. Tanyakan kepada keluarga, tetangga, dan pemerintah desa, lalu catat.",
		ScoresHead: "Semua nilai", NewTitle: "nilai penerimaan", CardTitle: "penerimaan %s",
		ColSource: "Sumber", ColNow: "kini", ColBefore: "dulu", ColScores: "nilai", ColCourse: "perjalanan",
		Up: "↑ naik", Down: "↓ turun", Same: "= tetap", OnlyOne: "baru satu",
		StruckBecause: "Dicoret: %s", StrikeTitle: "Coret nilai", StrikeWhy: "Nilai tetap terbaca tetapi tidak dihitung lagi. Mengapa?", Struck: "Dicoret: %s", Line: "%s · %s",
		KeyScore: "nilai baru", KeyStrike: "coret", KeyPick: "pilih", KeyOpen: "buka", KeyIncidents: "daftar insiden", KeyOutreach: "sosialisasi baru",
		KeyScroll:     "gulir",
		ScoreWords:    [6]string{"-", "1 menolak", "2 kurang menerima", "3 biasa saja", "4 menerima", "5 menerima penuh"},
		TabAcceptance: "Penerimaan", TabIncidents: "Insiden", TabOutreach: "Sosialisasi", TabNeeds: "Prioritas",
		Mean: "Rata-rata enam bulan terakhir %s dari 5, dari %s nilai; enam bulan sebelumnya %s.", MeanNone: "Belum ada nilai dalam enam bulan terakhir.",
		BySource: "Menurut sumber", ByRegency: "Menurut kabupaten", ByDistrict: "Menurut kecamatan, 12 bulan", FewScored: "%s kecamatan dengan kurang dari %s klien dinilai tidak dirinci.",
		Year: "12 bulan", Clients: "klien",
		IncidentsHead: "%s insiden menunggu, %s lewat tenggat; %s terjadi dalam 12 bulan.", IncidentsNone: "Tidak ada insiden yang tercatat.",
		ColKind: "Jenis", ColNoted: "dicatat", ColHandled: "ditangani", ColLate: "lewat", ColSettled: "selesai", ColPassed: "diteruskan", ColYear: "12 bln", Total: "Jumlah",
		ColDistrict: "Kecamatan", ColWaiting: "menunggu",
		OutreachHead: "12 bulan terakhir: %s kali, %s orang.", OutreachNone: "Belum ada sosialisasi yang direncanakan atau dilaksanakan.",
		Planned: "Direncanakan", Held: "Sudah dilaksanakan", Cancelled: "Tidak jadi", GainLine: "Yang ditanya: %s sebelum, %s sesudah (%s orang).", GainNone: "Belum ada yang ditanya sebelum dan sesudahnya.",
		People: "%s orang", PastPlan: "lewat, belum dicatat", NewOutreach: "sosialisasi baru", EditOutreach: "ubah",
		NeedsHead: "Kecamatan yang paling perlu sosialisasi berikutnya", NeedsNone: "Tidak ada kecamatan dengan klien atau insiden.",
		NeedsNote: "Angka ini menimbang penerimaan, insiden, lama tanpa sosialisasi, dan banyaknya klien; kantor yang memutuskan.",
		Points:    "%s dari %s", SumOf: "Hitungan %s", PlannedOn: "direncanakan %s", Loading: "Menghitung",
		Reasons:    [6]string{"penerimaan %s dari 5", "baru %s klien dinilai", "%s insiden setahun", "belum pernah sosialisasi", "sosialisasi terakhir %s hari lalu", "%s klien dibimbing"},
		ReasonLate: ", %s lewat tenggat", ReasonUnasked: "belum ada klien dinilai",
		Weights: [6]string{
			"dari 0 pada nilai 5 sampai 350 pada nilai 1", "kurang dari 3 klien dinilai: separuh, 175",
			"60 tiap insiden setahun, 30 lagi yang lewat tenggat, paling banyak 300", "belum pernah: 200", "bertambah tiap hari, 200 setelah setahun", "5 tiap klien, paling banyak 150"},
		F: StigmaFields{
			Source: "Sumber", Score: "Nilai", Day: "Tanggal", Occasion: "Saat", Note: "Catatan", Struck: "Dicoret karena",
			District: "Kecamatan", Place: "Tempat", Audience: "Sasaran", Topic: "Pokok bahasan", Leader: "Pelaksana", Groups: "Kelompok yang ikut", People: "Yang hadir",
			Asked: "Yang ditanya", Before: "Nilai sebelum", After: "Nilai sesudah", Cancelled: "Tidak jadi karena",
			HelpScore: "1 menolak, 3 biasa saja, 5 menerima penuh.", HelpNote: "Siapa yang berkata, dan apa.",
			HelpPeople: "Kosongkan selama belum dilaksanakan.", HelpAsked: "Berapa orang yang menjawab sebelum dan sesudahnya.",
			HelpMean: "Rata-rata jawaban, 1 sampai 5, misalnya 2,4.", HelpOutreachNote: "Jangan menulis nama klien di sini.", HelpCancelled: "Isi bila tidak jadi dilaksanakan.",
			Sections: [2]string{"Rencana", "Setelah dilaksanakan"},
		},
	}
}

func stigmaEN() Stigma {
	return Stigma{
		Title: "Stigma",
		Part:  "Acceptance", NoneYet: "No scores yet. Ask family, neighbours and the village, then record what they say.",
		ScoresHead: "All scores", NewTitle: "acceptance score", CardTitle: "acceptance %s",
		ColSource: "Source", ColNow: "now", ColBefore: "before", ColScores: "scores", ColCourse: "course",
		Up: "↑ up", Down: "↓ down", Same: "= same", OnlyOne: "only one",
		StruckBecause: "Struck: %s", StrikeTitle: "Strike the score", StrikeWhy: "It can still be read and no longer counts. Why?", Struck: "Struck: %s", Line: "%s · %s",
		KeyScore: "new score", KeyStrike: "strike", KeyPick: "choose", KeyOpen: "open", KeyIncidents: "list of incidents", KeyOutreach: "new outreach",
		KeyScroll:     "scroll",
		ScoreWords:    [6]string{"-", "1 rejects", "2 hardly accepts", "3 neither", "4 accepts", "5 accepts fully"},
		TabAcceptance: "Acceptance", TabIncidents: "Incidents", TabOutreach: "Outreach", TabNeeds: "Priorities",
		Mean: "Mean of the last six months %s of 5, from %s scores; the six months before, %s.", MeanNone: "No scores in the last six months.",
		BySource: "By source", ByRegency: "By regency", ByDistrict: "By district, 12 months", FewScored: "%s districts with fewer than %s clients scored are not broken down.",
		Year: "12 months", Clients: "clients",
		IncidentsHead: "%s incidents wait, %s late; %s happened in 12 months.", IncidentsNone: "No incidents are recorded.",
		ColKind: "Kind", ColNoted: "noted", ColHandled: "in hand", ColLate: "late", ColSettled: "settled", ColPassed: "passed on", ColYear: "12 mo", Total: "Total",
		ColDistrict: "District", ColWaiting: "waiting",
		OutreachHead: "The last 12 months: %s times, %s people.", OutreachNone: "No outreach has been planned or held yet.",
		Planned: "Planned", Held: "Held", Cancelled: "Not held", GainLine: "Those asked: %s before, %s after (%s people).", GainNone: "Nobody has been asked before and after yet.",
		People: "%s people", PastPlan: "past, not recorded", NewOutreach: "new outreach", EditOutreach: "edit",
		NeedsHead: "Districts that need outreach next", NeedsNone: "No district has clients or incidents.",
		NeedsNote: "The figure weighs acceptance, incidents, time without outreach and the number of clients; the office decides.",
		Points:    "%s of %s", SumOf: "Sum of %s", PlannedOn: "planned %s", Loading: "Counting",
		Reasons:    [6]string{"acceptance %s of 5", "clients scored: only %s", "incidents in a year: %s", "never reached by outreach", "days since the last outreach: %s", "clients under guidance: %s"},
		ReasonLate: ", late: %s", ReasonUnasked: "no client scored",
		Weights: [6]string{
			"from 0 at a mean of 5 to 350 at 1", "fewer than 3 clients scored: half, 175",
			"60 for each in a year, 30 more when late, 300 at most", "never: 200", "more each day, 200 after a year", "5 for each client, 150 at most"},
		F: StigmaFields{
			Source: "Source", Score: "Score", Day: "Date", Occasion: "When", Note: "Note", Struck: "Struck because",
			District: "District", Place: "Place", Audience: "Audience", Topic: "Topic", Leader: "Held by", Groups: "Groups that took part", People: "People there",
			Asked: "People asked", Before: "Score before", After: "Score after", Cancelled: "Not held because",
			HelpScore: "1 rejects, 3 neither, 5 accepts fully.", HelpNote: "Who said it, and what.",
			HelpPeople: "Leave it empty until it was held.", HelpAsked: "How many answered before and after.",
			HelpMean: "Mean of the answers, 1 to 5, such as 2.4.", HelpOutreachNote: "Do not write clients' names here.", HelpCancelled: "Fill in when it is not held.",
			Sections: [2]string{"Plan", "When it was held"},
		},
	}
}

// SourceShort words a source for a narrow column.
func (d Domain) SourceShort(v model.AcceptanceSource) string { return pick(d.SourceShorts, int(v)) }
