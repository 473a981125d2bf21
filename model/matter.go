package model

import "slices"

// Matter is something that must be done by a day and has somebody who answers
// for it (urusan): a task, a proposed breach, a revocation, a litmas, a
// transfer, a travel permit. All kinds are one record because they are one
// thing to the people: what is due, whose it is, where it stands.
type Matter struct {
	Meta
	Client ID `cbor:"10,keyasint,omitzero"` // zero: somebody who is no client yet, of a litmas
	// Section decides who may see it (rule R12); that of the client.
	Section Section    `cbor:"11,keyasint"`
	Person  string     `cbor:"12,keyasint,omitempty"` // name, when there is no client
	Kind    MatterKind `cbor:"13,keyasint"`
	Litmas  LitmasKind `cbor:"14,keyasint,omitempty"`
	Breach  BreachKind `cbor:"15,keyasint,omitempty"`
	// State is that of the last step.
	State  MatterState `cbor:"16,keyasint"`
	Opened Date        `cbor:"17,keyasint"`
	Due    Date        `cbor:"18,keyasint,omitempty"`
	Closed Date        `cbor:"19,keyasint,omitempty"`
	Owner  ID          `cbor:"20,keyasint,omitzero"`  // the counselor who answers for it
	Number string      `cbor:"21,keyasint,omitempty"` // of the request or letter
	Origin string      `cbor:"22,keyasint,omitempty"` // who asks: a court, a prison, an office
	Target string      `cbor:"23,keyasint,omitempty"` // where to: of a transfer or a journey
	From   Date        `cbor:"24,keyasint,omitempty"` // first day of a journey, day of a breach
	To     Date        `cbor:"25,keyasint,omitempty"` // last day of a journey
	Note   string      `cbor:"26,keyasint,omitempty"` // what it is about
	Steps  []Stride    `cbor:"27,keyasint,omitempty"` // oldest first
	Cause  string      `cbor:"28,keyasint,omitempty"` // the rule that opened it, with what it found
	// Of an incident of stigma: what happened, and in which kecamatan; it may be
	// about no client, such as unrest in a village.
	Incident IncidentKind `cbor:"29,keyasint,omitempty"`
	District string       `cbor:"30,keyasint,omitempty"`
}

// Stride is a step that was taken.
type Stride struct {
	State     MatterState `cbor:"1,keyasint"`
	Day       Date        `cbor:"2,keyasint"`
	By        ID          `cbor:"3,keyasint,omitzero"`  // user; zero: the program, by a rule
	Reference string      `cbor:"4,keyasint,omitempty"` // hearing (TPP), decree or letter
	Note      string      `cbor:"5,keyasint,omitempty"` // result or reason
}

// MatterKind is a kind of matter.
type MatterKind uint8

// The kinds of matters.
const (
	MatterUnknown  MatterKind = iota
	Task                      // tugas
	Reminder                  // ingatkan lapor (rule R7, one miss)
	CallAndVillage            // telepon klien dan desa (rule R7, two misses)
	HomeVisit                 // kunjungan rumah (rule R7, at the limit)
	Breach                    // pelanggaran
	Revocation                // pencabutan
	Litmas                    // penelitian kemasyarakatan
	Transfer                  // pelimpahan ke Bapas lain
	Permit                    // izin bepergian
	Reassessment              // asesmen ulang
	Incident                  // insiden stigma
)

// LitmasKind is what a litmas is for.
type LitmasKind uint8

// The kinds of litmas, as offices list them.
const (
	LitmasUnknown      LitmasKind = iota
	LitmasDiversion               // diversi (anak)
	LitmasTrial                   // sidang
	LitmasParole                  // PB
	LitmasLeave                   // CB
	LitmasPreRelease              // CMB
	LitmasAssimilation            // asimilasi
	LitmasFamilyLeave             // CMK
	LitmasEarlyProgram            // pembinaan awal
	LitmasMove                    // pemindahan
	LitmasSentence                // pidana pengawasan dan kerja sosial
	LitmasOther                   // lain
)

// BreachKind is which condition was broken (syarat umum; syarat khusus a-d).
type BreachKind uint8

// The kinds of breaches.
const (
	BreachUnknown BreachKind = iota
	BreachGeneral            // umum: suspected of, or sentenced for, a new offence
	BreachUnrest             // khusus (a): unrest among the people
	BreachReports            // khusus (b): three reports missed in a row
	BreachAddress            // khusus (c): address changed without reporting it
	BreachProgram            // khusus (d): does not take part in the programme
)

// IncidentKind is a kind of incident of stigma (domain section 4.3).
type IncidentKind uint8

// The kinds of incidents.
const (
	IncidentUnknown   IncidentKind = iota
	IncidentHousing                // penolakan tempat tinggal
	IncidentWork                   // penolakan kerja
	IncidentExclusion              // pengucilan
	IncidentViolence               // ancaman atau kekerasan
	IncidentSpeech                 // ujaran, media sosial
	IncidentService                // diskriminasi layanan
	IncidentUnrest                 // keresahan warga
)

// MatterState is where a matter stands. Kinds share the states that mean the
// same.
type MatterState uint8

// The states of matters.
const (
	StateUnknown    MatterState = iota
	StateOpen                   // belum dikerjakan
	StateDone                   // selesai
	StateDropped                // dibatalkan
	StateProposed               // diusulkan
	StateConfirmed              // ditetapkan
	StateDismissed              // tidak terbukti
	StateReported               // laporan
	StateReporter               // pemeriksaan pelapor
	StateExamined               // pemeriksaan klien
	StateHearing                // sidang TPP
	StateHeld                   // dicabut sementara
	StateForwarded              // diusulkan ke Ditjenpas
	StateRevoked                // SK dicabut
	StateRefused                // ditolak
	StateReceived               // diterima
	StateAssigned               // didisposisi
	StateWorking                // dikerjakan
	StateSent                   // terkirim
	StateReturned               // dikembalikan
	StateRequested              // diajukan
	StateApproved               // disetujui
	StateHandedOver             // diserahterimakan
	StateAway                   // bepergian
	StateBack                   // sudah kembali
	StateNoted                  // dicatat
	StateHandled                // ditangani
	StatePassedOn               // diteruskan
)

var (
	taskWay = flow(
		ways(StateUnknown, Editors, 0, StateOpen),
		ways(StateOpen, Editors, 0, StateDone),
		ways(StateOpen, Editors, NeedsReason, StateDropped),
	)
	breachWay = flow(
		ways(StateUnknown, Editors, 0, StateProposed),
		ways(StateProposed, Heads, 0, StateConfirmed),
		ways(StateProposed, Heads, NeedsReason, StateDismissed),
	)
	// A revocation goes from the report over both examinations and the hearing
	// to the decree, and can be refused on its way (domain section 8.2).
	revocationWay = flow(
		ways(StateUnknown, Editors, 0, StateReported),
		ways(StateReported, Editors, 0, StateReporter),
		ways(StateReporter, Editors, 0, StateExamined),
		ways(StateExamined, Editors, NeedsReference, StateHearing),
		moving(TermRevokedHeld, ways(StateHearing, Heads, NeedsReference, StateHeld)),
		ways(StateHeld, Heads, NeedsReference, StateForwarded),
		moving(TermRevoked, ways(StateForwarded, Heads, NeedsReference, StateRevoked)),
		ways(StateReported, Heads, NeedsReason, StateRefused),
		ways(StateReporter, Heads, NeedsReason, StateRefused),
		ways(StateExamined, Heads, NeedsReason, StateRefused),
		ways(StateHearing, Heads, NeedsReason, StateRefused),
		moving(TermActive, ways(StateHeld, Heads, NeedsReason, StateRefused)),
		moving(TermActive, ways(StateForwarded, Heads, NeedsReason, StateRefused)),
	)
	litmasWay = flow(
		ways(StateUnknown, Editors, 0, StateReceived),
		ways(StateReceived, Heads, NeedsOwner, StateAssigned),
		ways(StateAssigned, Editors, NeedsOwner, StateWorking),
		ways(StateWorking, Editors, NeedsReference, StateHearing),
		ways(StateHearing, Editors, NeedsReference, StateSent),
		ways(StateHearing, Editors, NeedsReason, StateWorking),
		ways(StateReceived, Heads, NeedsReason, StateReturned),
		ways(StateAssigned, Heads, NeedsReason, StateReturned),
		ways(StateWorking, Heads, NeedsReason, StateReturned),
	)
	transferWay = flow(
		ways(StateUnknown, Editors, 0, StateRequested),
		ways(StateRequested, Heads, NeedsReference, StateApproved),
		moving(TermTransferred, ways(StateApproved, Heads, NeedsReference, StateHandedOver)),
		ways(StateRequested, Heads, NeedsReason, StateRefused),
		ways(StateApproved, Heads, NeedsReason, StateRefused),
	)
	permitWay = flow(
		ways(StateUnknown, Editors, 0, StateRequested),
		ways(StateRequested, Heads, NeedsReference, StateApproved),
		moving(TermSuspended, ways(StateApproved, Editors, 0, StateAway)),
		moving(TermActive, ways(StateAway, Editors, 0, StateBack)),
		ways(StateRequested, Heads, NeedsReason, StateRefused),
		ways(StateApproved, Editors, NeedsReason, StateDropped),
	)
	// An incident is noted, somebody handles it, and it is settled or passed on
	// to whom it concerns: police, village, another office (domain section 8.2).
	incidentWay = flow(
		ways(StateUnknown, Editors, 0, StateNoted),
		ways(StateNoted, Editors, 0, StateHandled),
		ways(StateNoted, Editors, NeedsReason, StatePassedOn, StateDropped),
		ways(StateHandled, Editors, NeedsReason, StateDone, StatePassedOn),
	)
)

// moving declares what the client's term becomes by steps.
func moving(term TermState, steps []Step[MatterState]) []Step[MatterState] {
	for i := range steps {
		steps[i].Term = term
	}
	return steps
}

// Flow returns the way of a kind of matter.
func (k MatterKind) Flow() Flow[MatterState] {
	switch k {
	case Breach:
		return breachWay
	case Revocation:
		return revocationWay
	case Litmas:
		return litmasWay
	case Transfer:
		return transferWay
	case Permit:
		return permitWay
	case Incident:
		return incidentWay
	}
	return taskWay
}

// First returns the state that a matter of this kind begins in.
func (k MatterKind) First() MatterState { return k.Flow().Next(StateUnknown)[0] }

// NormMatterDays returns the key of the days that a kind of matter may take.
func NormMatterDays(k MatterKind) NormKey { return NormKey("matter." + k.Code()) }

// NormLitmasDiversion is the days for a litmas for diversion (rule R9).
const NormLitmasDiversion NormKey = "matter.litmas-diversi"

// countsWorkingDays reports whether the days of a kind are working days.
func (k MatterKind) countsWorkingDays() bool {
	return k == Revocation || k == Transfer || k == Permit
}

// DueDate returns by when the matter should be done when it is opened on its
// day: the norm of its kind in days, or in working days where the rule counts
// those (rules R7 and R9).
func (m *Matter) DueDate(n Norms, c Calendar) Date {
	key := NormMatterDays(m.Kind)
	if m.Kind == Litmas && m.Litmas == LitmasDiversion {
		key = NormLitmasDiversion
	}
	if m.Kind.countsWorkingDays() {
		return c.AddWorkingDays(m.Opened, n.Int(key))
	}
	return m.Opened.AddDays(n.Int(key))
}

// Live reports whether the matter still waits for somebody.
func (m *Matter) Live() bool { return !m.Kind.Flow().Ends(m.State) }

// Late reports whether a matter that is still live should have been done.
func (m *Matter) Late(today Date) bool { return m.Live() && m.Due != 0 && m.Due < today }

// MatterSubject returns a matter as the subject of an action: it is as secret
// as its client.
func MatterSubject(m *Matter) Subject {
	return Subject{Kind: KindClient, Section: m.Section, Counselor: m.Owner}
}

// moves reports whether the way of a kind leads a client's term somewhere.
func (k MatterKind) moves() bool {
	return slices.ContainsFunc(k.Flow().steps, func(s Step[MatterState]) bool { return s.Term != TermUnknown })
}

// Against checks a matter beside the client whom it is about: a day before
// birth, a term to be moved that is over, and a journey that outlasts guidance,
// which passes with a note that says why.
func (m *Matter) Against(client *Client) Problems {
	var p Problems
	for _, d := range []struct {
		field string
		day   Date
	}{{"opened", m.Opened}, {"from", m.From}, {"to", m.To}} {
		p.lived(d.field, d.day, client.Born)
	}
	if !m.Live() {
		return p
	}
	switch t := client.Term(); {
	case m.Kind.moves() && (t == nil || !t.State.Open()):
		p.wrong("client", GuidanceEnded)
	case m.Kind == Permit && t.End != 0 && m.To > t.End && m.Note == "":
		p.wrong("note", AfterExpiry, t.End.String())
	}
	return p
}

// WithoutNotes returns the matter without what staff wrote freely, for those
// who may not read it ([ClientNotes]). It shares nothing that it leaves out.
func (m Matter) WithoutNotes() Matter {
	m.Note = ""
	steps := make([]Stride, len(m.Steps))
	for i, s := range m.Steps {
		s.Note = ""
		steps[i] = s
	}
	m.Steps = steps
	return m
}

// Take returns the matter after a step, or the problems of the step: it is not
// in the flow, not the actor's to record, or lacks what it needs. The fields of
// the problems are those of the form of a step.
func (m Matter) Take(s Stride, owner ID, actor Actor) (Matter, Step[MatterState], error) {
	step, ok := m.Kind.Flow().Step(m.State, s.State)
	if !ok {
		return m, step, Problems{{Field: "state", Code: NoSuchStep}}
	}
	if !actor.Role.decides(step.Decides) {
		return m, step, &Denied{Action: ClientEdit, Role: actor.Role}
	}
	var p Problems
	if s.Day == 0 {
		p.wrong("day", Missing)
	}
	p.after("day", s.Day, m.lastStep())
	if step.Needs.Has(NeedsReference) && s.Reference == "" {
		p.wrong("reference", Missing)
	}
	if step.Needs.Has(NeedsReason) && s.Note == "" {
		p.wrong("note", Missing)
	}
	if step.Needs.Has(NeedsOwner) && owner.IsZero() {
		p.wrong("owner", Missing)
	}
	if len(p) > 0 {
		return m, step, p
	}
	m.Steps = append(append([]Stride(nil), m.Steps...), s)
	m.State, m.Owner = s.State, owner
	if !m.Live() {
		m.Closed = s.Day
	}
	return m, step, nil
}

// lastStep returns the day of the last step, or that of the opening.
func (m *Matter) lastStep() Date {
	if n := len(m.Steps); n > 0 {
		return m.Steps[n-1].Day
	}
	return m.Opened
}

// Validate checks a matter with its steps.
func (m *Matter) Validate(k Checks) Problems {
	var p Problems
	if m.Kind == MatterUnknown {
		p.wrong("kind", Missing)
	}
	if m.State == StateUnknown {
		p.wrong("state", Missing)
	}
	if m.Section != Adults && m.Section != Children {
		p.wrong("section", Missing)
	}
	if m.Client.IsZero() && m.Kind != Incident {
		if m.Kind != Litmas {
			p.wrong("client", Missing)
		}
		p.word("person", m.Person, 120, true)
	}
	if m.Kind == Incident {
		if m.Incident == IncidentUnknown {
			p.wrong("incident", Missing)
		}
		p.district("district", m.District, k, true)
		p.past("from", m.From, k.Today)
	}
	if m.Kind == Litmas && m.Litmas == LitmasUnknown {
		p.wrong("litmas", Missing)
	}
	if m.Kind == Breach && m.Breach == BreachUnknown {
		p.wrong("breach", Missing)
	}
	if m.Kind == Transfer {
		p.word("target", m.Target, 120, true)
	}
	if m.Kind == Permit {
		p.word("target", m.Target, 120, true)
		if m.From == 0 {
			p.wrong("from", Missing)
		}
		if m.To == 0 {
			p.wrong("to", Missing)
		}
		p.order("from", m.From, m.Opened)
	}
	if m.Kind == Breach {
		p.past("from", m.From, k.Today)
	}
	if m.Opened == 0 {
		p.wrong("opened", Missing)
	}
	p.past("opened", m.Opened, k.Today)
	p.after("due", m.Due, m.Opened)
	p.after("to", m.To, m.From)
	p.word("number", m.Number, 60, false)
	p.word("origin", m.Origin, 120, false)
	p.long("note", m.Note, 1000)
	if !m.Owner.IsZero() && k.Counselor != nil && !k.Counselor(m.Owner) {
		p.wrong("owner", UnknownCounselor)
	}
	for _, s := range m.Steps {
		p.past("day", s.Day, k.Today)
		p.word("reference", s.Reference, 60, false)
		p.long("note", s.Note, 1000)
	}
	return p
}
