package store

import (
	"context"
	"slices"

	"guyub/model"
)

// Referral is a client who is to take part in what a group offers.
type Referral struct {
	Client   model.ID
	Offering model.ID
	Matches  string     // the need or interest that it meets
	Consent  model.Date // the client agreed; 0: not asked yet
	Goals    []model.Goal
	Note     string
	Draft    bool // keep it for later
	// Override is why a supervisor refers in spite of what stands against it
	// (rule R3).
	Override string
}

// Refer proposes a client to a group. What stands against it comes back as a
// [*model.Hindered]; where a supervisor may pass over it, they do so with a
// reason (rule R3). A place is kept for whoever was proposed first: of many who
// ask for the last one, exactly one gets it.
func (s *Session) Refer(ctx context.Context, op Op, ref Referral) (model.Enrolment, error) {
	if op.Intent == "" {
		op.Intent = "enrolment.refer"
	}
	if op.Reason == "" {
		op.Reason = ref.Override
	}
	return saving(ctx, s, op, enrolments, func(c *change) (model.Enrolment, error) { return refer(c, ref) })
}

func refer(c *change, ref Referral) (model.Enrolment, error) {
	client, err := load(c, clients, ref.Client)
	if err != nil {
		return model.Enrolment{}, err
	}
	if err := c.may(model.ClientEdit, model.ClientSubject(&client)); err != nil {
		return model.Enrolment{}, err
	}
	offering, err := load(c, offerings, ref.Offering)
	if err != nil {
		return model.Enrolment{}, err
	}
	e := model.Enrolment{
		Meta: model.Meta{ID: model.NewID()}, Client: client.ID, Group: offering.Group, Offering: offering.ID, Section: client.Section,
		Matches: ref.Matches, Consent: ref.Consent, Goals: ref.Goals, Note: ref.Note, Opened: c.today,
	}
	to := model.EnrolmentProposed
	if ref.Draft {
		to = model.EnrolmentDraft
	}
	now, err := e.Take(model.Move{State: to, Day: c.today, By: c.actor.User}, c.books.Mechanism(), c.actor)
	if err != nil {
		return e, err
	}
	if err := c.seat(&now, e.State, &client, &offering, ref.Override); err != nil {
		return e, err
	}
	saved, _, err := save(c, enrolments, now)
	if err != nil {
		return saved, err
	}
	return saved, c.lift(client.ID)
}

// seat checks what stands against an enrolment that is to get a place, and
// notes the reason with which it was passed over.
func (c *change) seat(e *model.Enrolment, before model.EnrolmentState, client *model.Client, o *model.Offering, override string) error {
	if !e.State.Seated() && e.State != model.EnrolmentDraft || before.Seated() {
		return nil
	}
	group, err := load(c, groups, o.Group)
	if err != nil {
		return err
	}
	seats := model.Seats{Offering: c.seats(o.ID), Group: c.seats(group.ID)}
	against := model.Hindrances(client, &group, o, seats, c.today)
	others, err := loadOf(c, enrolments, client.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(others, func(x model.Enrolment) bool { return x.ID != e.ID && x.Offering == o.ID && x.Live() }) {
		against = append(against, model.HinderedAlready)
	}
	hindered := &model.Hindered{Hindrances: against}
	switch {
	case len(against) == 0:
		return nil
	case e.State == model.EnrolmentDraft && !hindered.Final():
		return nil // it is asked again when it is proposed
	case hindered.Final() || override == "" || !c.actor.Decides(model.Heads):
		return hindered
	}
	e.Override, e.OverrideBy = override, c.actor.User
	return nil
}

// seats counts the places kept in a group or an offering.
func (c *change) seats(of model.ID) int {
	n := 0
	for range c.w.Scan(tSeat, of[:], next(of[:])) {
		n++
	}
	return n
}

// lift takes a reason for not taking part away from a client who now does.
func (c *change) lift(client model.ID) error {
	all, err := loadOf(c, abstentions, client)
	if err != nil {
		return err
	}
	for _, a := range all {
		if a.Lifted {
			continue
		}
		a.Lifted = true
		if _, _, err := save(c, abstentions, a); err != nil {
			return err
		}
	}
	return nil
}

// EnrolmentStep is a step that somebody wants an enrolment to take.
type EnrolmentStep struct {
	Enrolment model.ID
	Rev       uint64 // as it was read
	model.Move
	Consent    model.Date   // the client agreed; 0: as before
	Goals      []model.Goal // nil: as before
	Evaluation string       // "": as before
	Placement  model.Placement
	Override   string // as of [Referral]
}

// StepEnrolment takes an enrolment from its state to the next, by the mechanism
// in force. Who runs is shown with the client, and is no longer when it ends.
func (s *Session) StepEnrolment(ctx context.Context, op Op, step EnrolmentStep) (model.Enrolment, error) {
	if op.Intent == "" {
		op.Intent = "enrolment.step"
	}
	if op.Reason == "" {
		op.Reason = step.Note
	}
	return saving(ctx, s, op, enrolments, func(c *change) (model.Enrolment, error) { return stepEnrolment(c, step) })
}

func stepEnrolment(c *change, step EnrolmentStep) (model.Enrolment, error) {
	e, client, err := c.enrolment(step.Enrolment, step.Rev)
	if err != nil {
		return e, err
	}
	before := e.State
	if step.Consent != 0 {
		e.Consent = step.Consent
	}
	if step.Goals != nil {
		e.Goals = step.Goals
	}
	if step.Evaluation != "" {
		e.Evaluation = step.Evaluation
	}
	if step.Placement.From != 0 {
		e.Placement = step.Placement
	}
	if step.Day == 0 {
		step.Day = c.today
	}
	step.By = c.actor.User
	now, err := e.Take(step.Move, c.books.Mechanism(), c.actor)
	if err != nil {
		return e, err
	}
	offering, err := load(c, offerings, e.Offering)
	if err != nil {
		return e, err
	}
	if err := c.seat(&now, before, &client, &offering, step.Override); err != nil {
		return e, err
	}
	saved, _, err := save(c, enrolments, now)
	if err != nil {
		return saved, err
	}
	return saved, c.showGroup(&client, &saved)
}

// enrolment reads one with its client, and checks that the person may change it
// and has seen its last version.
func (c *change) enrolment(id model.ID, rev uint64) (model.Enrolment, model.Client, error) {
	e, err := load(c, enrolments, id)
	if err != nil {
		return e, model.Client{}, err
	}
	client, err := load(c, clients, e.Client)
	if err != nil {
		return e, client, err
	}
	if err := c.may(model.ClientEdit, model.ClientSubject(&client)); err != nil {
		return e, client, err
	}
	if e.Rev != rev {
		return e, client, &Conflict{Kind: model.KindEnrolment, Mine: e, Theirs: e, By: e.ChangedBy}
	}
	return e, client, nil
}

// showGroup keeps the group in step that a client is shown to take part in: the
// one where they run, of several the one that began last.
func (c *change) showGroup(client *model.Client, changed *model.Enrolment) error {
	all, err := loadOf(c, enrolments, client.ID)
	if err != nil {
		return err
	}
	var group model.ID
	var from model.Date
	for i := range all {
		e := &all[i]
		if e.ID == changed.ID {
			e = changed
		}
		if e.State == model.EnrolmentRunning && e.From >= from {
			group, from = e.Group, e.From
		}
	}
	if client.Group == group {
		return nil
	}
	client.Group = group
	_, _, err = save(c, clients, *client)
	return err
}

// SaveEnrolment saves what is written about an enrolment: goals, evaluation,
// placement, consent. Its state changes with [Session.StepEnrolment] alone.
func (s *Session) SaveEnrolment(ctx context.Context, op Op, e model.Enrolment) (model.Enrolment, error) {
	if op.Intent == "" {
		op.Intent = "enrolment.save"
	}
	return saving(ctx, s, op, enrolments, func(c *change) (model.Enrolment, error) {
		old, _, err := c.enrolment(e.ID, e.Rev)
		if err != nil {
			return e, err
		}
		if old.Client != e.Client || old.Group != e.Group || old.State != e.State || old.Section != e.Section || old.Offering != e.Offering || !slices.Equal(old.Steps, e.Steps) ||
			old.Override != e.Override || old.OverrideBy != e.OverrideBy {
			return e, &HistoryLost{Field: "steps"}
		}
		return saveChanged(c, enrolments, e)
	})
}

// Abstain notes why a client takes no part, or another reason than before.
func (s *Session) Abstain(ctx context.Context, op Op, a model.Abstention) (model.Abstention, error) {
	if op.Intent == "" {
		op.Intent = "abstention.save"
	}
	return saving(ctx, s, op, abstentions, func(c *change) (model.Abstention, error) {
		client, err := load(c, clients, a.Client)
		if err != nil {
			return a, err
		}
		if err := c.may(model.ClientEdit, model.ClientSubject(&client)); err != nil {
			return a, err
		}
		known, err := loadOf(c, abstentions, client.ID)
		if err != nil {
			return a, err
		}
		next := model.Abstention{Meta: model.Meta{ID: model.NewID()}, Client: client.ID}
		if len(known) > 0 {
			next = known[0]
		}
		if a.Reason != next.Reason && !c.books.Mechanism().Offers(model.ReasonAbsent, a.Reason) {
			return a, model.Problems{{Field: "reason", Code: model.UnknownReason}}
		}
		next.Section, next.District = client.Section, client.District
		next.Reason, next.Note, next.Lifted, next.Day = a.Reason, a.Note, false, a.Day
		if next.Day == 0 {
			next.Day = c.today
		}
		return saveChanged(c, abstentions, next)
	})
}
