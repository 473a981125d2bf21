package lang

import "guyub/model"

// Mechanism are the words of how the office works with its groups (mekanisme
// kerja): the reasons that people choose from, and the part of the room Kantor
// where the office decides it.
type Mechanism struct {
	Tab, Hint, NoClause                                     string
	ColClause, ColWay, ColDays, ColOwner, ColSteps, ColFrom string
	Ways                                                    map[model.Way]string
	ReasonsOf                                               map[model.ReasonOf]string
	Reasons                                                 map[model.ReasonOf]map[string]string
	Beginning, Changed, StepCount, StepsOff, ReasonCount    string
	// What the part says of itself.
	Example, Decided, DecidedSame, Explain string
	Calls, NoDays, NoOwner, Default        string
	StepsHead, SwitchedOff                 string
	KeyDefault, KeyAllDefault              string
	AllTitle, AllText, AllDone             string
	Sections                               [3]string
	F                                      MechanismFields
}

// MechanismFields are the labels of the forms of a mechanism.
type MechanismFields struct {
	State, Name, Days, Owner, Checklist, To, Source, Note             string
	NoOwner, Editors, Heads, Off, Reasons, Reason, ReasonOff, Decides string
	HelpName, HelpDays, HelpOwner, HelpChecklist, HelpStep            string
	HelpSource, HelpReasons, HelpReasonOff                            string
}

func mechanismID() Mechanism {
	return Mechanism{
		Tab: "Mekanisme", Hint: "keadaan, alasan", NoClause: "Tidak ada yang cocok. Ubah kata cari.",
		ColClause: "Keadaan atau alasan", ColWay: "Alur", ColDays: "Tenggat", ColOwner: "Jenjang PK", ColSteps: "Isi", ColFrom: "Bawaan",
		Ways:      map[model.Way]string{model.WayOfGroup: "kelompok", model.WayOfEnrolment: "peserta"},
		ReasonsOf: map[model.ReasonOf]string{model.ReasonRefused: "alasan kelompok menolak", model.ReasonStopped: "alasan berhenti/batal", model.ReasonAbsent: "alasan tidak ikut"},
		Reasons: map[model.ReasonOf]map[string]string{
			model.ReasonRefused: {"penuh": "tempat penuh", "tidak-cocok": "tidak cocok dengan program", "jarak": "terlalu jauh", "kasus": "jenis kasusnya",
				"keluarga-korban": "dekat dengan keluarga korban", "program-batal": "program batal", "lain": "lain"},
			model.ReasonStopped: {"bekerja": "bekerja", "pindah": "pindah", "sakit": "sakit", "tidak-hadir": "tidak hadir berulang", "tidak-cocok": "tidak cocok",
				"pelanggaran": "pelanggaran", "masa-habis": "masa bimbingan habis", "kelompok-berhenti": "kelompok berhenti", "salah-catat": "salah catat", "lain": "lain"},
			model.ReasonAbsent: {"jauh": "terlalu jauh", "bekerja": "bekerja", "sakit": "sakit", "tidak-berminat": "tidak berminat", "tidak-ada-kelompok": "tidak ada kelompok yang cocok",
				"kelompok-penuh": "kelompok penuh", "stigma": "stigma", "keluarga": "keluarga", "tidak-terhubung": "tidak dapat dihubungi", "lain": "lain"},
		},
		Beginning: "rujukan baru", Changed: "diubah", StepCount: "%d langkah", StepsOff: "%d langkah, %d tidak dipakai", ReasonCount: "%d alasan",
		Example:     "Contoh bawaan guyub, bukan peraturan; kantor memutuskan.",
		Decided:     "%s · %d beda dari contoh bawaan, yang bukan peraturan",
		DecidedSame: "%s · sama dengan contoh bawaan, yang bukan peraturan",
		Explain: "guyub datang dengan contoh, bukan peraturan; belum ada aturan yang menetapkan cara kerja Pokmas Lipas. " +
			"Yang diputuskan di sini berlaku untuk langkah berikutnya; tenggat yang sudah ada tetap.",
		Calls: "Disebut", NoDays: "tanpa tenggat", NoOwner: "tidak ditetapkan", Default: "Contoh bawaan",
		StepsHead: "Langkah dari sini", SwitchedOff: "tidak ditawarkan lagi",
		KeyDefault: "ke bawaan", KeyAllDefault: "semua ke bawaan",
		AllTitle: "Kembali ke contoh bawaan", AllText: "Semua keadaan, langkah, dan alasan kembali seperti contoh bawaan; alasan tambahan tidak ditawarkan lagi. Tulis dasar keputusannya.",
		AllDone:  "Mekanisme kembali seperti contoh bawaan.",
		Sections: [3]string{"Keadaan", "Langkah dari sini", "Keputusan"},
		F: MechanismFields{
			State: "Keadaan", Name: "Disebut di kantor ini", Days: "Tenggat (hari)", Owner: "Penanggung jawab", Checklist: "Yang dikerjakan", To: "ke %s",
			Source: "Dasar keputusan", Note: "Catatan", NoOwner: "tidak ditetapkan", Editors: "setiap petugas", Heads: "kasubsi atau kabapas", Off: "tidak dipakai",
			Reasons: "Alasan", Reason: "Alasan", ReasonOff: "Tidak ditawarkan lagi", Decides: "oleh siapa",
			HelpName: "Nama keadaan ini di kantor Anda. Kosong berarti kata yang biasa.", HelpDays: "Dalam berapa hari harus ada tindakan. Kosong berarti tanpa tenggat.",
			HelpOwner: "Jenjang PK yang bertanggung jawab dalam keadaan ini.", HelpChecklist: "Satu pekerjaan tiap baris.",
			HelpStep:   "Siapa yang boleh mengambil langkah ini. Langkah yang tidak dipakai tidak ditawarkan dan ditolak.",
			HelpSource: "Nomor SK atau notulen rapat yang memutuskannya.", HelpReasons: "Enter membuka atau menambah alasan. Alasan yang dihapus tetap terbaca di catatan lama.",
			HelpReasonOff: "Alasan tidak ditawarkan lagi; catatan lama tetap.",
		},
	}
}

func mechanismEN() Mechanism {
	return Mechanism{
		Tab: "Mechanism", Hint: "states, reasons", NoClause: "Nothing matches. Change what you search for.",
		ColClause: "State or reason", ColWay: "Way", ColDays: "Due", ColOwner: "PK grade", ColSteps: "Holds", ColFrom: "Default",
		Ways:      map[model.Way]string{model.WayOfGroup: "group", model.WayOfEnrolment: "participant"},
		ReasonsOf: map[model.ReasonOf]string{model.ReasonRefused: "why a group refuses", model.ReasonStopped: "why stopped, cancelled", model.ReasonAbsent: "why not taking part"},
		Reasons: map[model.ReasonOf]map[string]string{
			model.ReasonRefused: {"penuh": "no places", "tidak-cocok": "does not fit the offering", "jarak": "too far", "kasus": "the kind of offence",
				"keluarga-korban": "near the victim's family", "program-batal": "offering cancelled", "lain": "other"},
			model.ReasonStopped: {"bekerja": "works", "pindah": "moved away", "sakit": "ill", "tidak-hadir": "absent again and again", "tidak-cocok": "does not fit",
				"pelanggaran": "breach", "masa-habis": "guidance ended", "kelompok-berhenti": "the group stopped", "salah-catat": "recorded by mistake", "lain": "other"},
			model.ReasonAbsent: {"jauh": "too far", "bekerja": "works", "sakit": "ill", "tidak-berminat": "no interest", "tidak-ada-kelompok": "no fitting group",
				"kelompok-penuh": "group full", "stigma": "stigma", "keluarga": "family", "tidak-terhubung": "not reachable", "lain": "other"},
		},
		Beginning: "new referral", Changed: "changed", StepCount: "%d steps", StepsOff: "%d steps, %d not used", ReasonCount: "%d reasons",
		Example:     "guyub's example, not a regulation; the office decides.",
		Decided:     "%s · %d differ from the example, which is no regulation",
		DecidedSame: "%s · the same as the example, which is no regulation",
		Explain: "guyub comes with an example, not a regulation; no rule says yet how groups work. " +
			"What is decided here counts for the steps that follow; due days that are set already stay.",
		Calls: "Called", NoDays: "no due day", NoOwner: "not set", Default: "The example",
		StepsHead: "Steps from here", SwitchedOff: "not offered any more",
		KeyDefault: "to default", KeyAllDefault: "all to default",
		AllTitle: "Back to the example", AllText: "All states, steps and reasons become as in the example; added reasons are not offered any more. Write the decision.",
		AllDone:  "The mechanism is the example again.",
		Sections: [3]string{"State", "Steps from here", "Decision"},
		F: MechanismFields{
			State: "State", Name: "Called in this office", Days: "Due (days)", Owner: "Answers for it", Checklist: "To do", To: "to %s",
			Source: "Decision", Note: "Note", NoOwner: "not set", Editors: "any officer", Heads: "a head", Off: "not used",
			Reasons: "Reasons", Reason: "Reason", ReasonOff: "Not offered any more", Decides: "by whom",
			HelpName: "What your office calls this state. Empty means the usual word.", HelpDays: "Within how many days somebody must act. Empty means no due day.",
			HelpOwner: "The grade of the PK who answers in this state.", HelpChecklist: "One task to a line.",
			HelpStep:   "Who may take this step. A step that is not used is not offered, and is refused.",
			HelpSource: "The number of the decree, or the minutes, that decided it.", HelpReasons: "Enter opens or adds a reason. A reason taken out can still be read in old records.",
			HelpReasonOff: "The reason is not offered any more; old records keep it.",
		},
	}
}

// StateOf words a state of a way by its code, as the office calls it.
func (l *Strings) StateOf(m *model.Mechanism, w model.Way, code string) string {
	if code == "" {
		return l.Mechanism.Beginning
	}
	if w == model.WayOfGroup {
		s, _ := model.Parse(model.GroupStates(), code)
		return l.GroupState(m, s)
	}
	s, _ := model.Parse(model.EnrolmentStates(), code)
	return l.EnrolmentState(m, s)
}

// Reason words a reason by its code, as the office calls it; the code itself
// where nobody knows it.
func (l *Strings) Reason(m *model.Mechanism, of model.ReasonOf, code string) string {
	for _, r := range m.Reasons {
		if r.Of == of && r.Code == code && r.Name != "" {
			return r.Name
		}
	}
	return own(l.Mechanism.Reasons[of][code], code)
}
