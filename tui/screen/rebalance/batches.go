package rebalance

import (
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/letter"
	"guyub/tui/screen/record"
)

// Batches are the batches that were proposed and carried out, those that wait
// for somebody first.
type Batches struct {
	env     *kit.Env
	store   Store
	groups  *record.Groups
	known   bool
	failure string
}

// NewBatches returns them.
func NewBatches(env *kit.Env, s Store) *Batches {
	return &Batches{env: env, store: s, groups: record.NewGroups(env)}
}

// Title is its part of the breadcrumb.
func (b *Batches) Title() string { return b.env.Lang.Rebalance.BatchesTitle }

type batchesRead struct {
	of  *Batches
	all []model.Rebalance
	err error
}

// openBatch opens a batch.
type openBatch struct{ id model.ID }

// Init reads them.
func (b *Batches) Init() tea.Cmd {
	s := b.store
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		all, err := s.Rebalances(ctx)
		return batchesRead{b, all, err}
	}
}

// Update takes intents and answers.
func (b *Batches) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case batchesRead:
		if m.of != b {
			return nil
		}
		b.known, b.failure = true, ""
		if m.err != nil {
			b.failure = store.Explain(m.err, b.env.Lang.Code)
			return nil
		}
		b.fill(m.all)
	case openBatch:
		return kit.Send(kit.Push{Screen: NewBatch(b.env, b.store, m.id)})
	case kit.Refresh:
		return tea.Batch(b.groups.News(m), b.Init())
	case kit.Do:
		cmd, _ := b.groups.Do(m.Intent)
		return cmd
	}
	return nil
}

func (b *Batches) fill(all []model.Rebalance) {
	l := b.env.Lang
	var out []record.Group
	for _, state := range model.RebalanceStates() {
		g := record.Group{Title: l.Domain.RebalanceState(state)}
		for i := range all {
			if r := &all[i]; r.State == state {
				g.Lines = append(g.Lines, record.Line{Word: l.DateBrief(r.On), Name: l.F(l.Rebalance.ClientsOf, l.Number(len(r.Rows))) + " · " + r.Reason,
					Place: model.ShortName(b.store.Books().UserName(r.By)), What: effect(b.env, r), Open: openBatch{r.ID}})
			}
		}
		if g.All = len(g.Lines); g.All > 0 {
			out = append(out, g)
		}
	}
	b.groups.Set(out)
}

// effect says what a batch does to the fullest counselor.
func effect(env *kit.Env, r *model.Rebalance) string {
	if r.Before == 0 {
		return ""
	}
	round := func(tenths int) string { return env.Lang.Number((tenths + 5) / 10) }
	return round(r.Before) + " → " + round(r.After) + " %"
}

// Keys is what works now.
func (b *Batches) Keys() kit.KeyMap {
	w := &b.env.Lang.Rebalance
	return b.groups.Keys(w.KeyPick, w.KeyOpen, "")
}

// Draw draws the batches under their states.
func (b *Batches) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	switch {
	case b.failure != "":
		c.Wrap(area, b.failure, b.env.Theme.Bad)
		return nil
	case b.groups.Len() == 0 && b.known:
		c.Wrap(area, b.env.Lang.Rebalance.NoBatches, b.env.Theme.Base)
		return nil
	}
	return b.groups.Draw(c, area)
}

// Click chooses a line, and opens the one that is chosen.
func (b *Batches) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return b.groups.Click(x, y, ev) }

// Batch is one batch: who goes where and why, what was decided, and what may be
// done with it.
type Batch struct {
	*record.Card
	env     *kit.Env
	store   Store
	id      model.ID
	r       model.Rebalance
	known   bool
	failure string
}

// NewBatch returns the screen of a batch.
func NewBatch(env *kit.Env, s Store, id model.ID) *Batch {
	b := &Batch{env: env, store: s, id: id}
	b.Card = record.NewCard(env, func() string { return env.Lang.Rebalance.BatchTitle }, b.write, nil, nil)
	return b
}

type batchRead struct {
	of  *Batch
	r   model.Rebalance
	ok  bool
	err error
}

// Init reads it.
func (b *Batch) Init() tea.Cmd {
	s, id := b.store, b.id
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		all, err := s.Rebalances(ctx)
		at := slices.IndexFunc(all, func(r model.Rebalance) bool { return r.ID == id })
		if err != nil || at < 0 {
			return batchRead{of: b, err: err}
		}
		return batchRead{b, all[at], true, nil}
	}
}

type (
	// decide is a step with what the person says to it.
	decide struct {
		of   *Batch
		to   model.RebalanceState
		note string
	}
	decided struct {
		of  *Batch
		r   model.Rebalance
		err error
	}
)

// Update takes intents and answers.
func (b *Batch) Update(msg tea.Msg) tea.Cmd {
	l := b.env.Lang
	switch m := msg.(type) {
	case batchRead:
		if m.of != b {
			return nil
		}
		b.failure = ""
		if m.err != nil {
			b.failure = store.Explain(m.err, l.Code)
		}
		b.r, b.known = m.r, m.ok
		return nil
	case decide:
		if m.of == b {
			return b.decide(m.to, m.note)
		}
		return nil
	case decided:
		if m.of != b {
			return nil
		}
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, l.Code)})
		}
		return tea.Batch(b.Init(), kit.Send(kit.Notice{Level: kit.Good, Text: l.F(l.Rebalance.Stepped, l.Domain.RebalanceState(m.r.State))}))
	case kit.Refresh:
		return b.Init()
	case kit.Do:
		if cmd, taken := b.do(m.Intent); taken {
			return cmd
		}
	}
	return b.Card.Update(msg)
}

// The intents of a batch.
const (
	applyIntent    kit.Intent = "rebalance.apply"
	rejectIntent   kit.Intent = "rebalance.refuse"
	withdrawIntent kit.Intent = "rebalance.withdraw"
	takeBackIntent kit.Intent = "rebalance.undo"
	handoverIntent kit.Intent = "rebalance.handover"
)

func (b *Batch) do(i kit.Intent) (cmd tea.Cmd, taken bool) {
	l := b.env.Lang
	w := &l.Rebalance
	ask := func(title, sentence string, to model.RebalanceState) tea.Cmd {
		return kit.Send(kit.OpenDialog{Dialog: kit.Ask(b.env, title, sentence, func(note string) tea.Msg { return decide{b, to, note} })})
	}
	switch {
	case !b.known:
	case i == applyIntent && b.may(model.RebalanceApplied):
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(b.env, w.ApplyTitle, l.F(w.ApplyText, l.Number(len(b.r.Rows))), w.ApplyYes, l.Common.Cancel, decide{b, model.RebalanceApplied, ""})}), true
	case i == rejectIntent && b.may(model.RebalanceRefused):
		return ask(w.RefuseTitle, w.RefuseText, model.RebalanceRefused), true
	case i == withdrawIntent && b.may(model.RebalanceWithdrawn):
		return ask(w.WithdrawTitle, w.RefuseText, model.RebalanceWithdrawn), true
	case i == takeBackIntent && b.may(model.RebalanceUndone):
		return ask(w.UndoTitle, l.F(w.UndoText, l.Number(len(b.r.Rows))), model.RebalanceUndone), true
	case i == handoverIntent:
		return kit.Send(kit.Push{Screen: letter.NewPreview(b.env, b.store, letter.Ask{Letter: model.HandoverNote, Record: b.id})}), true
	}
	return nil, false
}

// may reports whether the person may take the batch to a state.
func (b *Batch) may(to model.RebalanceState) bool {
	a := b.store.Actor()
	if _, ok := model.RebalanceFlow().Step(b.r.State, to); !ok || !May(a) {
		return false
	}
	switch own := b.r.By == a.User; to {
	case model.RebalanceWithdrawn:
		return own
	case model.RebalanceUndone:
		today := model.DateOf(b.env.Time())
		return b.r.Undoable(b.store.Books().NormsOn(today), today)
	default:
		return !own
	}
}

func (b *Batch) decide(to model.RebalanceState, note string) tea.Cmd {
	s, r := b.store, b.r
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		var saved model.Rebalance
		var err error
		if to == model.RebalanceUndone {
			saved, err = s.UndoRebalance(ctx, store.NewOp("rebalance.undo"), r.ID, r.Rev, note)
		} else {
			saved, err = s.DecideRebalance(ctx, store.NewOp("rebalance."+to.Code()), store.Decision{Rebalance: r.ID, Rev: r.Rev, To: to, Note: note})
		}
		return decided{b, saved, err}
	}
}

// Keys is what works now.
func (b *Batch) Keys() kit.KeyMap {
	w := &b.env.Lang.Rebalance
	var m kit.KeyMap
	if b.known {
		for _, one := range []struct {
			to     model.RebalanceState
			intent kit.Intent
			word   string
			key    string
		}{{model.RebalanceApplied, applyIntent, w.KeyApply, "A"}, {model.RebalanceRefused, rejectIntent, w.KeyReject, "x"},
			{model.RebalanceWithdrawn, withdrawIntent, w.KeyWithdraw, "x"}, {model.RebalanceUndone, takeBackIntent, w.KeyTakeBack, "z"}} {
			if b.may(one.to) {
				m = append(m, kit.Bind(one.intent, one.word, one.key))
			}
		}
		m = append(m, kit.Bind(handoverIntent, w.KeyHandover, "p", "f5"))
	}
	return append(m, b.Card.Keys()...)
}

func (b *Batch) write(p *record.Paper) {
	th, l, books := b.env.Theme, b.env.Lang, b.store.Books()
	w := &l.Rebalance
	switch {
	case b.failure != "":
		p.Text(b.failure, th.Bad)
		return
	case !b.known:
		return
	}
	r := &b.r
	p.Text(l.F(w.ClientsOf, l.Number(len(r.Rows)))+" · "+l.Domain.RebalanceState(r.State), th.Bold)
	p.Blank()
	p.Fact(w.FReason, r.Reason, th.Base)
	p.Fact(w.FBy, model.ShortName(books.UserName(r.By))+" · "+l.Date(r.On), th.Base)
	if r.DecidedOn != 0 {
		p.Fact(w.FDecided, strings.Trim(model.ShortName(books.UserName(r.Decided))+" · "+l.Date(r.DecidedOn)+" · "+r.DecidedNote, " ·"), th.Base)
	}
	if r.UndoneOn != 0 {
		p.Fact(w.FUndone, strings.Trim(model.ShortName(books.UserName(r.Undone))+" · "+l.Date(r.UndoneOn)+" · "+r.UndoneNote, " ·"), th.Base)
	}
	if r.Before != 0 {
		p.Fact(w.FWorst, effect(b.env, r), th.Base)
	}
	if r.Note != "" {
		p.Fact(w.FNote, r.Note, th.Base)
	}
	p.Head(w.MovesTitle)
	const name, way = 26, 28
	for i := range r.Rows {
		h := &r.Rows[i]
		row, _ := b.store.Roster().Find(h.Client)
		p.Row(0, record.Column{Text: record.ClientName(&row), Width: name}, record.Column{Text: b.way(h), Width: way},
			record.Column{Text: row.Register, Style: th.Faint})
		if h.Note != "" {
			p.Indent(2, h.Note, th.Faint)
		}
	}
}

// way says from whom to whom a client goes.
func (b *Batch) way(h *model.Handing) string {
	books := b.store.Books()
	from := b.env.Lang.Rebalance.Nobody
	if !h.From.IsZero() {
		from = model.ShortName(books.CounselorName(h.From))
	}
	return from + " → " + model.ShortName(books.CounselorName(h.To))
}
