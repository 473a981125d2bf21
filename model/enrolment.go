package model

// Enrolment is a client's way into and through what a group offers (rujukan dan
// kepesertaan): referred, answered by the group, taking part, and what came of
// it.
type Enrolment struct {
	Meta
	Client   ID `cbor:"10,keyasint"`
	Group    ID `cbor:"11,keyasint"`
	Offering ID `cbor:"12,keyasint"`
	// Section decides who may see it (rule R12); that of the client.
	Section Section        `cbor:"13,keyasint"`
	State   EnrolmentState `cbor:"14,keyasint"`
	Steps   []Move         `cbor:"15,keyasint,omitempty"` // oldest first
	Matches string         `cbor:"16,keyasint,omitempty"` // the need or interest that it meets
	Consent Date           `cbor:"17,keyasint,omitempty"` // the client agreed
	Goals   []Goal         `cbor:"18,keyasint,omitempty"`
	// Due is by when whoever has to act must have acted; the mechanism in force
	// when the state was entered sets it.
	Due    Date `cbor:"19,keyasint,omitempty"`
	Opened Date `cbor:"20,keyasint"`
	Closed Date `cbor:"21,keyasint,omitempty"`
	// Override is why a supervisor referred in spite of a hindrance (rule R3).
	Override   string    `cbor:"22,keyasint,omitempty"`
	OverrideBy ID        `cbor:"23,keyasint,omitzero"`
	From       Date      `cbor:"24,keyasint,omitempty"` // first day of taking part
	Evaluation string    `cbor:"25,keyasint,omitempty"` // by the counselor
	Placement  Placement `cbor:"26,keyasint,omitzero"`
	Note       string    `cbor:"27,keyasint,omitempty"`
}

// Move is a step that an enrolment took.
type Move struct {
	State  EnrolmentState `cbor:"1,keyasint"`
	Day    Date           `cbor:"2,keyasint"`
	By     ID             `cbor:"3,keyasint,omitzero"`
	Reason string         `cbor:"4,keyasint,omitempty"` // code of the mechanism's list
	Note   string         `cbor:"5,keyasint,omitempty"`
}

// Goal is what the client wants to reach, and whether it was.
type Goal struct {
	Text   string     `cbor:"1,keyasint"`
	Result GoalResult `cbor:"2,keyasint,omitempty"`
}

// GoalResult is how far a goal was reached.
type GoalResult uint8

// The results of a goal.
const (
	GoalOpen   GoalResult = iota
	GoalMet               // tercapai
	GoalPartly            // sebagian
	GoalMissed            // tidak tercapai
)

// Placement is work that the client found through the group (penempatan
// kerja), followed up after three and six months.
type Placement struct {
	Employer string   `cbor:"1,keyasint,omitempty"`
	Job      string   `cbor:"2,keyasint,omitempty"`
	From     Date     `cbor:"3,keyasint,omitempty"`
	Checks   [2]Check `cbor:"4,keyasint,omitzero"`
}

// Check is a look after a placement.
type Check struct {
	Day     Date   `cbor:"1,keyasint,omitempty"` // 0: not yet
	Working bool   `cbor:"2,keyasint,omitempty"`
	Note    string `cbor:"3,keyasint,omitempty"`
}

// PlacementMonths are the months after which a placement is looked at.
func PlacementMonths() [2]int { return [2]int{3, 6} }

// CheckDue returns when the next look at a placement is due, and which; false
// when there is none to come.
func (p *Placement) CheckDue() (Date, int, bool) {
	if p.From == 0 {
		return 0, 0, false
	}
	for i, months := range PlacementMonths() {
		if p.Checks[i].Day == 0 {
			return p.From.AddMonths(months), i, true
		}
		if !p.Checks[i].Working {
			return 0, 0, false // who has left is not asked again
		}
	}
	return 0, 0, false
}

// EnrolmentState is where an enrolment stands.
type EnrolmentState uint8

// The states of an enrolment.
const (
	EnrolmentUnknown   EnrolmentState = iota
	EnrolmentDraft                    // draf
	EnrolmentProposed                 // diusulkan
	EnrolmentAccepted                 // diterima
	EnrolmentWaiting                  // daftar tunggu
	EnrolmentRunning                  // berjalan
	EnrolmentFinished                 // selesai
	EnrolmentStopped                  // berhenti
	EnrolmentRejected                 // ditolak
	EnrolmentCancelled                // dibatalkan
)

// enrolmentWay is every step that an enrolment may take. An office may leave
// steps out and say who takes them, see [Mechanism]; it adds none.
var enrolmentWay = flow(
	ways(EnrolmentUnknown, Editors, NeedsConsent, EnrolmentProposed),
	ways(EnrolmentUnknown, Editors, 0, EnrolmentDraft),
	ways(EnrolmentDraft, Editors, NeedsConsent, EnrolmentProposed),
	ways(EnrolmentDraft, Editors, NeedsReason, EnrolmentCancelled),
	ways(EnrolmentProposed, Editors, 0, EnrolmentAccepted),
	ways(EnrolmentProposed, Editors, NeedsReason, EnrolmentRejected),
	ways(EnrolmentProposed, Editors, 0, EnrolmentWaiting),
	ways(EnrolmentProposed, Editors, NeedsReason, EnrolmentCancelled),
	ways(EnrolmentWaiting, Editors, 0, EnrolmentAccepted),
	ways(EnrolmentWaiting, Editors, NeedsReason, EnrolmentRejected, EnrolmentCancelled),
	ways(EnrolmentAccepted, Editors, 0, EnrolmentRunning),
	ways(EnrolmentAccepted, Editors, NeedsReason, EnrolmentCancelled),
	ways(EnrolmentRunning, Editors, NeedsOutcome, EnrolmentFinished),
	ways(EnrolmentRunning, Editors, NeedsReason, EnrolmentStopped),
)

// EnrolmentFlow returns every step that an enrolment may take.
func EnrolmentFlow() Flow[EnrolmentState] { return enrolmentWay }

// Seated reports whether an enrolment in this state keeps a place.
func (s EnrolmentState) Seated() bool {
	return s == EnrolmentProposed || s == EnrolmentAccepted || s == EnrolmentRunning
}

// ReasonOf is the list that the reason of a step to this state comes from: a
// group refuses, or the client leaves or is taken back.
func (s EnrolmentState) ReasonOf() ReasonOf {
	if s == EnrolmentRejected {
		return ReasonRefused
	}
	return ReasonStopped
}

// Live reports whether the enrolment has not ended.
func (e *Enrolment) Live() bool { return !enrolmentWay.Ends(e.State) }

// Waits reports whether something is still to be done about the enrolment: it
// has not ended, or the work that came of it is to be looked at again.
func (e *Enrolment) Waits() bool {
	_, _, looked := e.Placement.CheckDue()
	return e.Live() || looked
}

// ActBy is by when somebody must act: on the enrolment, or to look at the work
// that came of it; 0 when no day is set.
func (e *Enrolment) ActBy() Date {
	if e.Live() {
		return e.Due
	}
	due, _, _ := e.Placement.CheckDue()
	return due
}

// Since is the day on which the enrolment came to where it stands.
func (e *Enrolment) Since() Date {
	if n := len(e.Steps); n > 0 {
		return e.Steps[n-1].Day
	}
	return e.Opened
}

// Late reports whether somebody should have acted before a day.
func (e *Enrolment) Late(today Date) bool { return e.Live() && e.Due != 0 && e.Due < today }

// Answered returns after how many days the group answered, false while it has
// not.
func (e *Enrolment) Answered() (int, bool) {
	asked := Date(0)
	for _, m := range e.Steps {
		switch m.State {
		case EnrolmentProposed:
			asked = m.Day
		case EnrolmentAccepted, EnrolmentRejected, EnrolmentWaiting:
			if asked != 0 {
				return int(m.Day - asked), true
			}
		}
	}
	return 0, false
}

// Outcome is how far the goals were reached, in thousandths: a goal that was
// met counts one, one partly met a half (part F of the reference on caseloads).
// It is false when no goal was judged.
func (e *Enrolment) Outcome() (milli int, known bool) {
	sum, n := 0, 0
	for _, g := range e.Goals {
		switch g.Result {
		case GoalMet:
			sum, n = sum+1000, n+1
		case GoalPartly:
			sum, n = sum+500, n+1
		case GoalMissed:
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return (sum + n/2) / n, true
}

// WithoutNotes returns the enrolment without what staff wrote freely, for those
// who may not read it ([ClientNotes]). How far goals were reached stays, as a
// figure. It shares nothing that it leaves out.
func (e Enrolment) WithoutNotes() Enrolment {
	e.Note, e.Evaluation, e.Override = "", "", ""
	steps := make([]Move, len(e.Steps))
	for i, m := range e.Steps {
		m.Note = ""
		steps[i] = m
	}
	goals := make([]Goal, len(e.Goals))
	for i, g := range e.Goals {
		goals[i].Result = g.Result
	}
	e.Steps, e.Goals = steps, goals
	for i := range e.Placement.Checks {
		e.Placement.Checks[i].Note = ""
	}
	return e
}

// Take returns the enrolment after a step, or the problems of the step. m is
// the mechanism in force, whose steps, deciders and due days count.
func (e Enrolment) Take(to Move, m *Mechanism, actor Actor) (Enrolment, error) {
	step, ok := m.Enrolments().Step(e.State, to.State)
	if !ok {
		return e, Problems{{Field: "state", Code: NoSuchStep}}
	}
	if !actor.Role.decides(step.Decides) {
		return e, &Denied{Action: ClientEdit, Role: actor.Role}
	}
	var p Problems
	if to.Day == 0 {
		p.wrong("day", Missing)
	}
	if n := len(e.Steps); n > 0 {
		p.after("day", to.Day, e.Steps[n-1].Day)
	}
	switch {
	case to.Reason != "" && !m.Offers(to.State.ReasonOf(), to.Reason):
		p.wrong("reason", UnknownReason)
	case step.Needs.Has(NeedsReason) && to.Reason == "":
		p.wrong("reason", Missing)
	}
	if step.Needs.Has(NeedsConsent) && e.Consent == 0 {
		p.wrong("consent", Missing)
	}
	if _, known := e.Outcome(); step.Needs.Has(NeedsOutcome) && !known {
		p.wrong("goals", Missing)
	}
	if len(p) > 0 {
		return e, p
	}
	e.Steps = append(append([]Move(nil), e.Steps...), to)
	e.State, e.Due = to.State, 0
	if days := m.StateOf(WayOfEnrolment, to.State.Code()).Days; days > 0 && e.Live() {
		e.Due = to.Day.AddDays(days)
	}
	if to.State == EnrolmentRunning && e.From == 0 {
		e.From = to.Day
	}
	if !e.Live() {
		e.Closed = to.Day
	}
	return e, nil
}

// Validate checks an enrolment.
func (e *Enrolment) Validate(k Checks) Problems {
	var p Problems
	for _, w := range []struct {
		field string
		id    ID
	}{{"client", e.Client}, {"group", e.Group}, {"offering", e.Offering}} {
		if w.id.IsZero() {
			p.wrong(w.field, Missing)
		}
	}
	if e.State == EnrolmentUnknown {
		p.wrong("state", Missing)
	}
	if e.Section != Adults && e.Section != Children {
		p.wrong("section", Missing)
	}
	if e.Opened == 0 {
		p.wrong("opened", Missing)
	}
	p.past("opened", e.Opened, k.Today)
	p.past("consent", e.Consent, k.Today)
	p.word("matches", e.Matches, 80, false)
	for _, g := range e.Goals {
		p.word("goals", g.Text, 200, true)
	}
	p.word("override", e.Override, 200, false)
	p.long("evaluation", e.Evaluation, 1000)
	p.long("note", e.Note, 1000)
	for _, m := range e.Steps {
		p.past("day", m.Day, k.Today)
		p.word("reason", m.Reason, 40, false)
		p.long("note", m.Note, 1000)
	}
	pl := &e.Placement
	p.word("placement.employer", pl.Employer, 120, false)
	p.word("placement.job", pl.Job, 80, false)
	if pl.From != 0 && pl.Employer == "" {
		p.wrong("placement.employer", Missing)
	}
	p.past("placement.from", pl.From, k.Today)
	for i := range pl.Checks {
		p.past("placement.check", pl.Checks[i].Day, k.Today)
		p.after("placement.check", pl.Checks[i].Day, pl.From)
		p.word("placement.check", pl.Checks[i].Note, 200, false)
	}
	return p
}
