package clients

import (
	"context"
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// Assign gives one or many clients another counselor, with the reason and what
// the next one must know.
type Assign struct {
	env   *kit.Env
	store Store
	ids   []model.ID
	names []string
	form  *form.Form
	op    store.Op
	busy  bool
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
	a := &Assign{env: env, store: s, ids: ids, op: store.NewOp("client.assign")}
	view := s.Roster()
	for _, id := range ids {
		if row, ok := view.Find(id); ok {
			a.names = append(a.names, row.Name)
		}
	}
	w := &env.Lang.Clients
	reasons := append(record.Plain(s.Books().Office.MoveReasons), form.Option{Value: otherReason, Label: w.AssignReasonOther})
	today := model.DateOf(env.Time())
	a.form = form.New(env, []form.Field{
		{Key: assignTo, Label: w.AssignPick, Kind: form.Lookup, Required: true, Lookup: counselors(env, s)},
		{Key: assignReason, Label: w.AssignReason, Kind: form.Choice, Required: true, Options: reasons},
		{Key: assignOther, Label: w.AssignReasonOther, Kind: form.Text, Max: 120, Required: true,
			Show: func(v form.Values) bool { return v.Get(assignReason) == otherReason }},
		{Key: assignFrom, Label: w.AssignFrom, Kind: form.Date, Required: true, Default: today.String()},
		{Key: assignHandover, Label: w.AssignHandover, Kind: form.LongText, Max: 1000},
	}, form.Values{})
	return a
}

// Title names the client, or how many.
func (a *Assign) Title() string { return a.env.Lang.Clients.KeyAssign }

// Init has nothing to fetch.
func (a *Assign) Init() tea.Cmd { return nil }

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
	text := l.F(l.Clients.AssignDoneMany, l.Number(len(a.ids)), to)
	if len(a.names) == 1 {
		text = l.F(l.Clients.AssignDone, a.names[0], to)
	}
	return tea.Batch(kit.Send(kit.Notice{Level: kit.Good, Text: text}), kit.Send(kit.Pop{}))
}

// Leave keeps nothing: a reassignment that was not saved is begun anew.
func (a *Assign) Leave() tea.Cmd { return nil }

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
