package rebalance

import (
	"context"
	"errors"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// batch is a scenario that is handed to the store, in the form.
type batch struct {
	r     model.Rebalance
	other string // a reason that is not on the list
}

const (
	keyReason   = "reason"
	keyOther    = "other"
	otherReason = "*"
)

var acceptBinding = form.Binding[batch]{
	form.Words(keyReason, func(b *batch) *string { return &b.r.Reason }),
	form.Words(keyOther, func(b *batch) *string { return &b.other }),
	form.Words("note", func(b *batch) *string { return &b.r.Note }),
}

// newAccept returns the form that hands the scenario on view to the store:
// reason, what the next counselors must know of each client and of all, and the
// list of who goes where.
func newAccept(sim *Simulation) kit.Screen {
	env, s := sim.env, sim.store
	b := batch{r: sim.batch()}
	binding := append(form.Binding[batch](nil), acceptBinding...)
	for i := range b.r.Rows {
		binding = append(binding, form.Words(noteKey(&b.r.Rows[i]), func(b *batch) *string { return &b.r.Rows[i].Note }))
	}
	var wrong *store.Discordant
	return record.NewEdit(env, s, record.Spec[batch]{
		Form: "rebalance.accept", Key: strconv.Itoa(sim.now), Intent: "rebalance.propose",
		Title:   func() string { return env.Lang.Rebalance.AcceptTitle },
		Fields:  func() []form.Field { return acceptFields(sim, &b.r) },
		Binding: binding,
		Name:    func(batch) string { return env.Lang.Rebalance.Title },
		Save: func(ctx context.Context, op store.Op, one batch) (batch, error) {
			if one.r.Reason == otherReason {
				one.r.Reason = one.other
			}
			saved, err := s.Rebalance(ctx, op, one.r)
			one.r = saved
			return one, err
		},
		Theirs: func(any) (batch, bool) { return batch{}, false },
		Refused: func(err error) (string, string, bool) {
			if !errors.As(err, &wrong) {
				return "", "", false
			}
			sim.stale = wrong.Rows
			return keyReason, sim.staleText(), true
		},
		Done: func(one batch) tea.Cmd {
			l := env.Lang
			text := l.F(l.Rebalance.Applied, l.Number(len(one.r.Rows)))
			if one.r.State == model.RebalanceProposed {
				text = l.F(l.Rebalance.Proposed, l.Number(len(one.r.Rows)))
			}
			return tea.Batch(sim.emptied(), kit.Send(kit.Notice{Level: kit.Good, Text: text}),
				kit.Send(kit.Replace{Screen: NewBatch(env, s, one.r.ID)}))
		},
	}, b)
}

// noteKey names the note of a client in the form: by the client, so that a
// draft never gives one client's note to another.
func noteKey(h *model.Handing) string { return "row." + h.Client.String() }

// batch is the scenario on view as a batch.
func (m *Simulation) batch() model.Rebalance {
	o, t := m.office, m.trial()
	r := model.Rebalance{Before: o.says.Worst.Percent, After: t.Worst().Percent}
	for _, moved := range t.Moved() {
		c := &o.cases[moved.Client]
		r.Rows = append(r.Rows, model.Handing{Client: c.ID, From: c.Owner, To: o.problem.Counselors()[moved.To].ID,
			District: c.District, Risk: c.Risk, Minutes: moved.Work.Minutes()})
	}
	return r
}

// emptied begins the scenario anew after it was handed to the store.
func (m *Simulation) emptied() tea.Cmd {
	for m.trial().Undo() {
	}
	return tea.Batch(m.changed(), m.Init())
}

func acceptFields(sim *Simulation, r *model.Rebalance) []form.Field {
	env := sim.env
	w := &env.Lang.Rebalance
	books := sim.store.Books()
	reasons := append(record.Plain(books.Office.MoveReasons), form.Option{Value: otherReason, Label: w.OtherReason})
	who := w.ByYou
	if books.Office.SecondPerson {
		who = w.BySecond
	}
	out := []form.Field{
		{Section: w.Sections[0], Key: "summary", Label: w.FSummary, Kind: form.Computed, Compute: func(form.Values) string { return sim.summary(sim.now) }},
		{Section: w.Sections[0], Key: "who", Label: w.FWho, Kind: form.Computed, Compute: func(form.Values) string { return who }},
		{Section: w.Sections[0], Key: keyReason, Label: w.FReason, Kind: form.Choice, Required: true, Options: reasons},
		{Section: w.Sections[0], Key: keyOther, Label: w.OtherReason, Required: true, Max: 120, Show: func(v form.Values) bool { return v.Get(keyReason) == otherReason }},
		{Section: w.Sections[0], Key: "note", Label: w.FNote, Kind: form.LongText, Max: 1000, Help: w.HelpNote},
	}
	for i := range r.Rows {
		h := &r.Rows[i]
		label := ""
		if row, ok := sim.store.Roster().Find(h.Client); ok {
			label = record.ClientName(&row)
		}
		from := w.Nobody
		if !h.From.IsZero() {
			from = model.ShortName(books.CounselorName(h.From))
		}
		help := env.Lang.F(w.HelpRow, from, model.ShortName(books.CounselorName(h.To)))
		out = append(out, form.Field{Section: w.Sections[1], Key: noteKey(h), Label: label, Max: 1000, Help: help})
	}
	return out
}
