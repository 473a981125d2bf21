package model

import "slices"

// Mechanism is how an office works with its groups (mekanisme kerja): what each
// state is called and takes, who may take each step, by when, and the reasons
// that people choose from. The study found that no rule says so; this is the
// office's own decision, with its source. It narrows and names the declared
// ways, [GroupFlow] and [EnrolmentFlow], and never adds to them, so that no
// setting leads to a state that the program does not know.
type Mechanism struct {
	Meta
	States  []StateRule  `cbor:"10,keyasint,omitempty"`
	Steps   []StepRule   `cbor:"11,keyasint,omitempty"`
	Reasons []ReasonRule `cbor:"12,keyasint,omitempty"`
	Source  string       `cbor:"13,keyasint,omitempty"` // the decision
	Note    string       `cbor:"14,keyasint,omitempty"`
}

// Way is something that passes through states.
type Way string

// The ways that a mechanism describes.
const (
	WayOfGroup     Way = "kelompok"
	WayOfEnrolment Way = "peserta"
)

// StateRule says what a state takes.
type StateRule struct {
	Way   Way    `cbor:"1,keyasint"`
	State string `cbor:"2,keyasint"`           // its code
	Name  string `cbor:"3,keyasint,omitempty"` // what the office calls it; empty: the usual word
	// Days is by when whoever has to act must have acted; 0: no day is set.
	Days int `cbor:"4,keyasint,omitempty"`
	// Owner is the grade of counselor who answers for it (jenjang).
	Owner Grade `cbor:"5,keyasint,omitempty"`
	// Checklist is what should be done in the state.
	Checklist []string `cbor:"6,keyasint,omitempty"`
}

// StepRule says who may take a step, or that the office does not have it.
type StepRule struct {
	Way     Way     `cbor:"1,keyasint"`
	From    string  `cbor:"2,keyasint"`
	To      string  `cbor:"3,keyasint"`
	Decides Decider `cbor:"4,keyasint,omitempty"`
	Off     bool    `cbor:"5,keyasint,omitempty"`
}

// ReasonOf is what a reason is for.
type ReasonOf string

// What reasons are for.
const (
	ReasonRefused ReasonOf = "ditolak"   // a group refuses
	ReasonStopped ReasonOf = "berhenti"  // a client stops early, or is taken back
	ReasonAbsent  ReasonOf = "tidakikut" // a client takes no part
)

// ReasonRule is a reason that people choose from.
type ReasonRule struct {
	Of   ReasonOf `cbor:"1,keyasint"`
	Code string   `cbor:"2,keyasint"`
	Name string   `cbor:"3,keyasint,omitempty"` // empty: the usual word
	Off  bool     `cbor:"4,keyasint,omitempty"` // not offered any more
}

// DefaultMechanism is the one that guyub comes with: an example, thought
// through, and no regulation.
func DefaultMechanism() *Mechanism {
	m := &Mechanism{}
	group := func(s GroupState, days int, owner Grade, checklist ...string) {
		m.States = append(m.States, StateRule{Way: WayOfGroup, State: s.Code(), Days: days, Owner: owner, Checklist: checklist})
	}
	group(GroupCandidate, 14, GradeSenior, "catat pihak yang dapat membantu", "catat bidang dan daya tampung")
	group(GroupApproach, 30, GradeSenior, "kunjungi atau undang", "jelaskan Pokmas Lipas dan klien", "periksa empat kriteria")
	group(GroupQualified, 30, GradeSenior, "susun naskah PKS", "lengkapi lima mitra", "tanda tangan kabapas dan ketua")
	group(GroupAgreed, 14, GradeSenior, "terbitkan SK pengukuhan", "tunjuk PK pembina")
	group(GroupActive, 0, GradeJunior, "catat program dan kuota", "jawab rujukan", "catat kehadiran")
	enrol := func(s EnrolmentState, days int, owner Grade, checklist ...string) {
		m.States = append(m.States, StateRule{Way: WayOfEnrolment, State: s.Code(), Days: days, Owner: owner, Checklist: checklist})
	}
	enrol(EnrolmentDraft, 7, GradeFirst, "tanyakan minat dan kesediaan klien")
	enrol(EnrolmentProposed, 5, GradeFirst, "minta jawaban kelompok")
	enrol(EnrolmentWaiting, 30, GradeFirst, "cari kelompok lain bila lama")
	enrol(EnrolmentAccepted, 14, GradeFirst, "antar klien ke pertemuan pertama")
	enrol(EnrolmentRunning, 0, GradeFirst, "nilai tujuan bersama klien")
	for _, code := range []string{"penuh", "tidak-cocok", "jarak", "kasus", "keluarga-korban", "program-batal", "lain"} {
		m.Reasons = append(m.Reasons, ReasonRule{Of: ReasonRefused, Code: code})
	}
	for _, code := range []string{"bekerja", "pindah", "sakit", "tidak-hadir", "tidak-cocok", "pelanggaran", "masa-habis", "kelompok-berhenti", "salah-catat", "lain"} {
		m.Reasons = append(m.Reasons, ReasonRule{Of: ReasonStopped, Code: code})
	}
	for _, code := range []string{"jauh", "bekerja", "sakit", "tidak-berminat", "tidak-ada-kelompok", "kelompok-penuh", "stigma", "keluarga", "tidak-terhubung", "lain"} {
		m.Reasons = append(m.Reasons, ReasonRule{Of: ReasonAbsent, Code: code})
	}
	return m
}

// StateOf returns what a state takes; nothing where the mechanism is silent.
func (m *Mechanism) StateOf(w Way, state string) StateRule {
	for _, r := range m.States {
		if r.Way == w && r.State == state {
			return r
		}
	}
	return StateRule{Way: w, State: state}
}

// ReasonsOf lists the reasons that are offered.
func (m *Mechanism) ReasonsOf(of ReasonOf) []ReasonRule {
	return slices.DeleteFunc(m.AllReasonsOf(of), func(r ReasonRule) bool { return r.Off })
}

// Offers reports whether a reason is one that people may choose now.
func (m *Mechanism) Offers(of ReasonOf, code string) bool {
	return slices.ContainsFunc(m.ReasonsOf(of), func(r ReasonRule) bool { return r.Code == code })
}

// Groups returns the way of a group as the office has it.
func (m *Mechanism) Groups() Flow[GroupState] { return narrowed(m, WayOfGroup, groupWay) }

// Enrolments returns the way of an enrolment as the office has it.
func (m *Mechanism) Enrolments() Flow[EnrolmentState] {
	return narrowed(m, WayOfEnrolment, enrolmentWay)
}

// MoveGroup returns nil when the actor may take a group from a state to another
// by this mechanism, else [Problems] or a [*Denied].
func (m *Mechanism) MoveGroup(from, to GroupState, a Actor) error {
	if err := a.May(GroupEdit, Subject{Kind: KindGroup}); err != nil {
		return err
	}
	step, ok := m.Groups().Step(from, to)
	switch {
	case !ok:
		return Problems{{Field: "state", Code: NoSuchStep}}
	case !a.Role.decides(step.Decides):
		return &Denied{Action: GroupEdit, Role: a.Role}
	}
	return nil
}

// coded is a state that records and rules name by its code.
type coded interface {
	comparable
	Code() string
}

// narrowed is a declared way with the office's own rules: steps left out, and
// who takes the others.
func narrowed[S coded](m *Mechanism, w Way, declared Flow[S]) Flow[S] {
	steps := declared.Steps()
	for _, r := range m.Steps {
		if r.Way != w {
			continue
		}
		at := slices.IndexFunc(steps, func(s Step[S]) bool { return s.From.Code() == r.From && s.To.Code() == r.To })
		switch {
		case at < 0:
		case r.Off:
			steps = slices.Delete(steps, at, at+1)
		default:
			steps[at].Decides = r.Decides
		}
	}
	return Flow[S]{steps}
}

// Validate checks a mechanism: it speaks of states and steps that there are,
// and leaves no state, that could be left before, without a way on.
func (m *Mechanism) Validate(Checks) Problems {
	var p Problems
	p.word("source", m.Source, 120, m.Rev > 0 || len(m.Steps) > 0)
	p.long("note", m.Note, 1000)
	for _, r := range m.States {
		if !knownState(r.Way, r.State) {
			p.wrong("states", NoSuchStep)
		}
		p.word("name", r.Name, 40, false)
		p.within("days", r.Days, 0, 365)
		for _, line := range r.Checklist {
			p.word("checklist", line, 120, true)
		}
	}
	for _, r := range m.Steps {
		if !declaredStep(r) {
			p.wrong("steps", NoSuchStep)
		}
	}
	if dead(groupWay, m.Groups()) || dead(enrolmentWay, m.Enrolments()) {
		p.wrong("steps", DeadEnd)
	}
	seen := map[string]bool{}
	for _, r := range m.Reasons {
		p.word("reasons", r.Code, 40, true)
		p.word("reasons", r.Name, 80, false)
		if seen[string(r.Of)+r.Code] {
			p.wrong("reasons", Missing)
		}
		seen[string(r.Of)+r.Code] = true
	}
	return p
}

func knownState(w Way, code string) bool {
	if w == WayOfGroup {
		_, ok := Parse(GroupStates(), code)
		return ok
	}
	_, ok := Parse(EnrolmentStates(), code)
	return ok && w == WayOfEnrolment
}

func declaredStep(r StepRule) bool {
	switch r.Way {
	case WayOfGroup:
		return slices.ContainsFunc(groupWay.steps, func(s Step[GroupState]) bool { return s.From.Code() == r.From && s.To.Code() == r.To })
	case WayOfEnrolment:
		return slices.ContainsFunc(enrolmentWay.steps, func(s Step[EnrolmentState]) bool { return s.From.Code() == r.From && s.To.Code() == r.To })
	}
	return false
}

// dead reports whether a state that the declared way leads on from has no way
// on any more.
func dead[S comparable](declared, narrowed Flow[S]) bool {
	for _, s := range declared.steps {
		if narrowed.Ends(s.From) {
			return true
		}
	}
	return false
}
