package clients

import (
	"context"
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/text"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/rebalance"
	"guyub/tui/screen/record"
)

// Assign gives one or many clients another counselor, with the reason and what
// the next one must know. For one client the counselors are ranked, as soon as
// the loads are known (caseload rule 22).
type Assign struct {
	env   *kit.Env
	store Store
	ids   []model.ID
	names []string
	form  *form.Form
	op    store.Op
	busy  bool
	// ranked are the counselors for a single client, empty until they are known;
	// plain finds them by name alone, and stop ends the reading.
	ranked []rebalance.Candidate
	plain  func(typed string) []form.Option
	stop   context.CancelFunc
}

// The keys of the form.
const (
	assignTo       = "counselor"
	assignReason   = "reason"
	assignOther    = "other"
	assignFrom     = "from"
	assignHandover = "handover"
	otherReason    = "*"
)

// NewAssign returns the screen for these clients.
func NewAssign(env *kit.Env, s Store, ids []model.ID) *Assign {
	a := &Assign{env: env, store: s, ids: ids, op: store.NewOp("client.assign"), plain: counselors(env, s)}
	view, changes := s.Roster(), false
	for _, id := range ids {
		if row, ok := view.Find(id); ok {
			a.names = append(a.names, row.Name)
			changes = changes || !row.Counselor.IsZero()
		}
	}
	w := &env.Lang.Clients
	reasons := append(record.Plain(s.Books().Office.MoveReasons), form.Option{Value: otherReason, Label: w.AssignReasonOther})
	today := model.DateOf(env.Time())
	a.form = form.New(env, []form.Field{
		{Key: assignTo, Label: w.AssignPick, Kind: form.Lookup, Required: true, Lookup: a.find, Check: a.check},
		// A change has a reason; who gets a first counselor needs none.
		{Key: assignReason, Label: w.AssignReason, Kind: form.Choice, Required: changes, Options: reasons},
		{Key: assignOther, Label: w.AssignReasonOther, Kind: form.Text, Max: 120, Required: true,
			Show: func(v form.Values) bool { return v.Get(assignReason) == otherReason }},
		{Key: assignFrom, Label: w.AssignFrom, Kind: form.Date, Required: true, Default: today.String()},
		{Key: assignHandover, Label: w.AssignHandover, Kind: form.LongText, Max: 1000},
	}, form.Values{})
	return a
}

// Title names the client, or how many.
func (a *Assign) Title() string { return a.env.Lang.Clients.KeyAssign }

// suggested are the counselors for the client, the best first.
type suggested struct {
	of     *Assign
	ranked []rebalance.Candidate
}

// Init ranks the counselors for a single client.
func (a *Assign) Init() tea.Cmd {
	if len(a.ids) != 1 {
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	a.stop = stop
	s, id, today := a.store, a.ids[0], model.DateOf(a.env.Time())
	return func() tea.Msg {
		defer stop()
		// Without an answer the counselors are found by name, which hides nothing.
		ranked, _ := rebalance.Suggest(ctx, s, today, id)
		return suggested{a, ranked}
	}
}

// find finds counselors by part of their name, in their rank once it is known.
func (a *Assign) find(typed string) []form.Option {
	if len(a.ranked) == 0 || strings.HasPrefix(typed, "=") {
		return a.plain(typed)
	}
	want := text.Fold(typed)
	var out []form.Option
	for i := range a.ranked {
		if c := &a.ranked[i]; strings.Contains(text.Fold(c.Who.Name), want) {
			out = append(out, form.Option{Value: c.Who.ID.String(), Label: c.Label(a.env)})
		}
	}
	return out[:min(len(out), most)]
}

// check says what stands against the chosen counselor. What a hard rule forbids
// cannot be saved.
func (a *Assign) check(v form.Values) *form.Note {
	for i := range a.ranked {
		c := &a.ranked[i]
		if c.Who.ID.String() != v.Get(assignTo) {
			continue
		}
		if why := c.Forbidden(a.env); why != "" {
			return &form.Note{Text: a.env.Lang.F(a.env.Lang.Clients.AssignBlocked, why)}
		}
		if doubt := c.Doubt(a.env); doubt != "" {
			return &form.Note{Warning: true, Text: doubt}
		}
	}
	return nil
}

// Typing is always true: the form has the keyboard.
func (a *Assign) Typing() bool { return true }

type assigned struct{ err error }

// Update takes what the form says and the store's answer.
func (a *Assign) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case form.Saved:
		return a.save(m.Values)
	case form.Cancelled, form.LeaveAsked:
		return kit.Send(kit.Pop{})
	case assigned:
		return a.done(m.err)
	case suggested:
		if m.of == a && len(m.ranked) > 0 {
			a.ranked = m.ranked
			a.form.Offer(assignTo)
		}
		return nil
	}
	return a.form.Update(msg)
}

func (a *Assign) save(v form.Values) tea.Cmd {
	if a.busy {
		return nil
	}
	to, err := model.ParseID(v.Get(assignTo))
	if err != nil {
		a.form.Focus(assignTo)
		return nil
	}
	a.busy = true
	reason := v.Get(assignReason)
	if reason == otherReason {
		reason = v.Get(assignOther)
	}
	note := store.AssignNote{Reason: reason, Handover: v.Get(assignHandover), From: v.Date(assignFrom)}
	s, op, ids := a.store, a.op, a.ids
	op.Reason = reason
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), deadline)
		defer cancel()
		_, err := s.Assign(ctx, op, ids, to, note)
		return assigned{err}
	}
}

func (a *Assign) done(err error) tea.Cmd {
	a.busy = false
	l := a.env.Lang
	if err != nil {
		a.op = store.NewOp("client.assign")
		return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(err, l.Code)})
	}
	id, _ := model.ParseID(a.form.Values().Get(assignTo))
	to := a.store.Books().CounselorName(id)
	done := l.F(l.Clients.AssignDoneMany, l.Number(len(a.ids)), to)
	if len(a.names) == 1 {
		done = l.F(l.Clients.AssignDone, a.names[0], to)
	}
	return tea.Batch(kit.Send(kit.Notice{Level: kit.Good, Text: done}), kit.Send(kit.Pop{}))
}

// Leave keeps nothing: a reassignment that was not saved is begun anew.
func (a *Assign) Leave() tea.Cmd {
	if a.stop != nil {
		a.stop()
	}
	return nil
}

// Keys is those of the form.
func (a *Assign) Keys() kit.KeyMap { return a.form.Keys() }

// Draw draws whom it is about, who guides them now, and the form.
func (a *Assign) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := a.env.Theme, a.env.Lang
	w := &l.Clients
	area.Min.X++
	area.Max.X--
	title := l.F(w.AssignMany, l.Number(len(a.ids)))
	if len(a.names) == 1 {
		title = l.F(w.AssignTitle, a.names[0])
	}
	c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), title, th.Bold)
	area.Min.Y++
	if len(a.names) > 1 {
		n := c.Wrap(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+3), strings.Join(a.names, ", "), th.Faint)
		area.Min.Y += n
	}
	if now := a.now(); now != "" {
		c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), now, th.Faint)
		area.Min.Y++
	}
	area.Min.Y++
	return a.form.Draw(c, area)
}

// now says who guides a single client at present.
func (a *Assign) now() string {
	if len(a.ids) != 1 {
		return ""
	}
	row, ok := a.store.Roster().Find(a.ids[0])
	if !ok {
		return ""
	}
	b := a.store.Books()
	name := b.CounselorName(row.Counselor)
	if name == "" {
		return b.DistrictName(row.District) + " · " + a.env.Lang.Clients.NoCounselor
	}
	return b.DistrictName(row.District) + " · PK " + name
}

// Click gives the mouse to the form.
func (a *Assign) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return a.form.Click(x, y, ev) }
