package retention

import (
	"context"
	"image"
	"reflect"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Home shows whose time is over, by section, and the lists: those that wait for
// somebody first.
type Home struct {
	env     *kit.Env
	store   Store
	groups  *record.Groups
	reader  *reader[[]store.Expired]
	expired []store.Expired
	known   bool // expired was read
	lists   []model.Erasure
	failure string
}

// New returns the screen.
func New(env *kit.Env, s Store) *Home {
	h := &Home{env: env, store: s, groups: record.NewGroups(env)}
	h.reader = newReader[[]store.Expired](env)
	return h
}

// Title is its part of the breadcrumb.
func (h *Home) Title() string { return h.env.Lang.Retention.Title }

type (
	listsRead struct {
		of  *Home
		all []model.Erasure
		err error
	}
	// openDue opens the clients of a section, openList a list.
	openDue  struct{ section model.Section }
	openList struct{ id model.ID }
)

// Init reads both.
func (h *Home) Init() tea.Cmd { return tea.Batch(h.read(), h.readLists()) }

func (h *Home) read() tea.Cmd {
	return h.reader.start(h.env.Lang.Retention.Reading, func(ctx context.Context, progress func(done, total int)) ([]store.Expired, error) {
		return h.store.Expired(ctx, progress)
	})
}

func (h *Home) readLists() tea.Cmd {
	s := h.store
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		all, err := s.Erasures(ctx)
		return listsRead{h, all, err}
	}
}

// Update takes intents and answers.
func (h *Home) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case listsRead:
		if m.of != h {
			return nil
		}
		return h.listed(m)
	case openDue:
		return kit.Send(kit.Push{Screen: newDue(h.env, h.store, m.section)})
	case openList:
		return kit.Send(kit.Push{Screen: NewList(h.env, h.store, m.id)})
	case kit.Refresh:
		h.fill()
		return tea.Batch(h.groups.News(m), h.readLists())
	case kit.Do:
		if m.Intent == kit.Back {
			h.reader.halt()
			return kit.Send(kit.Pop{})
		}
		cmd, _ := h.groups.Do(m.Intent)
		return cmd
	}
	cmd, fresh := h.reader.update(msg)
	if fresh {
		h.expired, h.known, h.failure = h.reader.found, h.reader.err == nil, ""
		if h.reader.err != nil {
			h.failure = store.Explain(h.reader.err, h.env.Lang.Code)
		}
		h.fill()
	}
	return cmd
}

// listed takes the lists; whose time is over is read again when one has changed,
// for that tells who is on none.
func (h *Home) listed(m listsRead) tea.Cmd {
	if m.err != nil {
		h.failure = store.Explain(m.err, h.env.Lang.Code)
		return nil
	}
	changed := h.known && !reflect.DeepEqual(h.lists, m.all)
	h.lists = m.all
	h.fill()
	if changed {
		return h.read()
	}
	return nil
}

// fill sets the lines.
func (h *Home) fill() {
	l := h.env.Lang
	w := &l.Retention
	var out []record.Group
	if h.known {
		out = append(out, h.over())
	}
	for _, state := range []model.ErasureState{model.ErasureProposed, model.ErasureRunning, model.ErasureApplied, model.ErasureRefused, model.ErasureWithdrawn} {
		g := record.Group{Title: w.Groups[state-1]}
		for i := range h.lists {
			e := &h.lists[i]
			if e.State != state {
				continue
			}
			line := record.Line{Word: l.DateBrief(e.On), Name: l.F(w.ClientsOf, l.Number(len(e.Clients)), sectionWord(h.env, e.Section)),
				Place: model.ShortName(h.store.Books().UserName(e.By)), What: h.whose(e), Open: openList{e.ID}}
			if state == model.ErasureProposed || state == model.ErasureRunning {
				line.Style = h.env.Theme.Warn
			}
			g.Lines = append(g.Lines, line)
		}
		if g.All = len(g.Lines); g.All > 0 {
			out = append(out, g)
		}
	}
	h.groups.Set(out)
}

// over counts whose time is over, by section.
func (h *Home) over() record.Group {
	l := h.env.Lang
	g := record.Group{Title: l.Retention.Over, All: len(h.expired)}
	for _, section := range sections(h.store.Actor()) {
		n, since := 0, model.Date(0)
		for i := range h.expired {
			if one := &h.expired[i]; one.Section == section {
				if n++; since == 0 || one.Due < since {
					since = one.Due
				}
			}
		}
		if n > 0 {
			g.Lines = append(g.Lines, record.Line{Word: sectionWord(h.env, section), Name: l.F(l.Retention.Clients, l.Number(n)),
				What: l.F(l.Retention.Since, l.DateBrief(since)), Open: openDue{section}})
		}
	}
	return g
}

// whose says whom a list waits for, or who decided it.
func (h *Home) whose(e *model.Erasure) string {
	w := &h.env.Lang.Retention
	switch {
	case Decides(h.store.Books(), h.store.Actor(), e):
		return w.ForYou
	case e.State == model.ErasureProposed:
		return w.ForAnother
	case e.State == model.ErasureRunning:
		return w.GoOn
	case e.Decided.IsZero():
		return ""
	}
	return model.ShortName(h.store.Books().UserName(e.Decided)) + " · " + h.env.Lang.DateBrief(e.DecidedOn)
}

// Keys is what works now.
func (h *Home) Keys() kit.KeyMap {
	m := h.groups.Keys("", h.env.Lang.Record.KeyOpen, "")
	if h.reader.wait.Busy() {
		m = append(kit.KeyMap{kit.Bind(kit.Back, h.env.Lang.EffectScreen.KeyStop)}, m...)
	}
	return m
}

// Draw draws what the screen is for, and the groups.
func (h *Home) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := h.env.Theme, h.env.Lang
	area.Min.X++
	area.Max.X--
	norms := h.store.Books().NormsOn(model.DateOf(h.env.Time()))
	area.Min.Y += c.Wrap(area, l.F(l.Retention.What, l.Number(norms.Int(model.NormRetention))), th.Faint) + 1
	if h.failure != "" {
		c.Wrap(area, h.failure, th.Bad)
		return nil
	}
	if h.reader.wait.Busy() {
		line := area
		line.Max.Y = line.Min.Y + 1
		h.reader.wait.Draw(c, line)
		area.Min.Y += 2
	}
	if h.known && len(h.expired) == 0 && len(h.lists) == 0 {
		c.Wrap(area, l.Retention.Nobody, th.Base)
		return nil
	}
	return h.groups.Draw(c, area)
}

// Click chooses a line, and opens the one that is chosen.
func (h *Home) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return h.groups.Click(x, y, ev) }
