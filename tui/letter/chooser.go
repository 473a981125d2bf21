package letter

import (
	"context"
	"errors"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Open is the wish to see which letters a record has.
const Open kit.Intent = "letter.list"

// Key is the key that opens them.
func Key(env *kit.Env) kit.Binding { return kit.Bind(Open, env.Lang.Letters.KeyLetters, "f5") }

// choice is a letter that can be made, and for whom or what it is.
type choice struct {
	ask  Ask
	what string
}

// chooser is the screen on which one of the letters of a record is chosen.
type chooser struct {
	env     *kit.Env
	store   Store
	read    func(ctx context.Context) ([]choice, error)
	all     []choice
	known   bool
	failure string
	rows    *record.Groups
}

func newChooser(env *kit.Env, s Store, read func(ctx context.Context) ([]choice, error)) kit.Screen {
	return &chooser{env: env, store: s, read: read, rows: record.NewGroups(env)}
}

// OfClient returns the screen of the letters about a client.
func OfClient(env *kit.Env, s Store, id model.ID) kit.Screen {
	return newChooser(env, s, func(ctx context.Context) ([]choice, error) {
		c, err := s.Client(ctx, id)
		if err != nil {
			return nil, err
		}
		today := s.Today()
		out := []choice{{ask: Ask{Letter: model.ClientCard, Record: id}}, {ask: Ask{Letter: model.GuidanceCard, Record: id}}, {ask: Ask{Letter: model.ReportSlip, Record: id}},
			{ask: Ask{Letter: model.Supervision, Record: id, From: today.AddMonths(-3), To: today}}}
		if len(c.Assignments) > 1 {
			out = append(out, choice{ask: Ask{Letter: model.HandoverNote, Client: id}})
		}
		all, err := s.EnrolmentsOf(ctx, id)
		for i := range all {
			if e := &all[i]; e.Live() {
				out = append(out, choice{Ask{Letter: model.ReferralNote, Record: e.ID}, s.Books().GroupName(e.Group)})
			}
		}
		return out, err
	})
}

// OfGroup returns the screen of the letters about a group: the agreement, the
// referrals to it that are under way, and the attendance of its meetings from a
// fortnight ago on.
func OfGroup(env *kit.Env, s Store, id model.ID) kit.Screen {
	return newChooser(env, s, func(ctx context.Context) ([]choice, error) {
		out := []choice{{ask: Ask{Letter: model.AgreementPad, Record: id}}}
		for _, e := range s.EnrolmentsIn(id) {
			if row, ok := s.Roster().Find(e.Client); ok && e.Live() {
				out = append(out, choice{Ask{Letter: model.ReferralNote, Record: e.ID}, record.ClientName(&row)})
			}
		}
		all, err := s.MeetingsOf(ctx, id)
		slices.SortFunc(all, func(a, b model.Meeting) int { return int(a.Day) - int(b.Day) })
		for i := range all {
			if m := &all[i]; m.Cancelled == "" && m.Day >= s.Today().AddDays(-14) {
				out = append(out, choice{Ask{Letter: model.RollSheet, Record: m.ID, Group: id}, env.Lang.F(env.Lang.Letters.Session, env.Lang.DateBrief(m.Day))})
			}
		}
		return out, err
	})
}

// Title is its part of the breadcrumb.
func (c *chooser) Title() string { return c.env.Lang.Letters.ListTitle }

type choicesRead struct {
	of  *chooser
	all []choice
	err error
}

// Init reads which letters there are.
func (c *chooser) Init() tea.Cmd {
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		all, err := c.read(ctx)
		return choicesRead{c, all, err}
	}
}

// look opens a letter.
type look struct{ ask Ask }

// Update takes intents and answers.
func (c *chooser) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case choicesRead:
		if m.of != c {
			return nil
		}
		c.all, c.known, c.failure = m.all, true, ""
		if m.err != nil {
			c.failure = store.Explain(m.err, c.env.Lang.Code)
		}
		c.fill()
	case look:
		return kit.Send(kit.Push{Screen: NewPreview(c.env, c.store, m.ask)})
	case kit.Refresh:
		c.fill()
		return c.Init()
	case kit.Do:
		cmd, _ := c.rows.Do(m.Intent)
		return cmd
	}
	return nil
}

func (c *chooser) fill() {
	w := &c.env.Lang.Letters
	var lines []record.Line
	for _, one := range c.all {
		line := record.Line{Word: w.Stays, What: w.Titles[one.ask.Letter], Open: look{one.ask}}
		if one.ask.Letter.GoesOut() {
			line.Word = w.Leaves
		}
		if one.what != "" {
			line.What += " · " + one.what
		}
		lines = append(lines, line)
	}
	c.rows.Set([]record.Group{{All: len(lines), Lines: lines}})
}

// Keys is what works now.
func (c *chooser) Keys() kit.KeyMap {
	w := &c.env.Lang.Letters
	return c.rows.Keys(w.KeyPick, w.KeyOpen, "")
}

// Draw draws the letters.
func (c *chooser) Draw(canvas *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	switch {
	case c.failure != "":
		canvas.Wrap(area, c.failure, c.env.Theme.Bad)
		return nil
	case c.known && len(c.all) == 0:
		canvas.Wrap(area, c.env.Lang.Letters.None, c.env.Theme.Base)
		return nil
	}
	return c.rows.Draw(canvas, area)
}

// Click chooses a line, and opens the one that is chosen.
func (c *chooser) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return c.rows.Click(x, y, ev) }

// Explain words why a letter cannot be made or taken out.
func Explain(env *kit.Env, err error) string {
	w := &env.Lang.Letters
	var place *ErrPlace
	switch {
	case errors.Is(err, ErrNothing):
		return w.Nothing
	case errors.As(err, &place):
		return env.Lang.F(w.BadPlace, place.Place)
	}
	return store.Explain(err, env.Lang.Code)
}
