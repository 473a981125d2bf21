package groups

import (
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// The parts of a group.
const (
	tabSummary = iota
	tabPartners
	tabAgreements
	tabHistory
	tabCount
)

// showClients opens one of the clients who take part.
const showClients kit.Intent = "group.clients"

// Detail is one group.
type Detail struct {
	env     *kit.Env
	store   Store
	id      model.ID
	tab     int
	hits    []image.Rectangle
	scroll  record.Scroll
	history *record.History
	taking  []roster.Row
}

// NewDetail returns the screen of a group.
func NewDetail(env *kit.Env, s Store, id model.ID) *Detail {
	d := &Detail{env: env, store: s, id: id, history: record.NewHistory(env, s, model.KindGroup, id)}
	d.history.Names = func(path string) string { return fieldName(env, path) }
	d.history.Word = func(path, v string) string { return fieldWord(env, s, path, v) }
	return d
}

// Title is the group's name.
func (d *Detail) Title() string {
	if books := d.store.Books(); books != nil {
		return books.GroupName(d.id)
	}
	return ""
}

// Init counts who takes part.
func (d *Detail) Init() tea.Cmd { return count(d.store) }

// Keys is what works now.
func (d *Detail) Keys() kit.KeyMap {
	w := &d.env.Lang.Record
	var m kit.KeyMap
	if mayEdit(d.store) {
		m = append(m, kit.Bind(kit.Edit, w.KeyEdit))
	}
	m = append(m, kit.Bind(kit.NextTab, w.KeyTab), kit.Bind(kit.PrevTab, "").Hide())
	if len(d.taking) > 0 {
		m = append(m, kit.Bind(showClients, d.env.Lang.Groups.KeyClients, "p"))
	}
	return append(m, d.scroll.Keys(w.KeyMove)...)
}

// Update takes intents and answers.
func (d *Detail) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case counted:
		d.taking = m.by[d.id]
	case chosenClient:
		return kit.Send(kit.Show{Kind: model.KindClient, ID: model.ID(m)})
	case kit.Refresh:
		d.history.Stale()
		return tea.Batch(count(d.store), d.show(d.tab))
	case kit.Do:
		return d.do(m.Intent)
	default:
		return d.history.Update(msg)
	}
	return nil
}

func (d *Detail) do(i kit.Intent) tea.Cmd {
	switch i {
	case kit.NextTab:
		return d.show((d.tab + 1) % tabCount)
	case kit.PrevTab:
		return d.show((d.tab + tabCount - 1) % tabCount)
	case kit.Edit:
		if !mayEdit(d.store) {
			return nil
		}
		e := NewEdit(d.env, d.store, d.id)
		switch d.tab {
		case tabPartners:
			e.Focus("partners")
		case tabAgreements:
			e.Focus("agreements")
		}
		return kit.Send(kit.Push{Screen: e})
	case showClients:
		return d.choose()
	}
	d.scroll.Do(i)
	return nil
}

// show turns to a part.
func (d *Detail) show(tab int) tea.Cmd {
	if tab != d.tab {
		d.scroll.Reset()
	}
	d.tab = tab
	if tab == tabHistory {
		return d.history.Show()
	}
	return nil
}

// chosenClient is the answer of the dialog that choose opens.
type chosenClient model.ID

// choose opens one of the clients who take part.
func (d *Detail) choose() tea.Cmd {
	var options []kit.Option
	for _, row := range d.taking {
		options = append(options, kit.Option{Value: row.ID.String(), Label: row.Name, Note: row.Register})
	}
	if len(options) == 0 {
		return nil
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(d.env, d.env.Lang.F(d.env.Lang.Groups.ClientsTitle, d.Title()), options, "",
		func(value string) tea.Msg {
			id, _ := model.ParseID(value)
			return chosenClient(id)
		})})
}

// Draw draws who this is, where it stands, and the part that is open.
func (d *Detail) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l, books := d.env.Theme, d.env.Lang, d.store.Books()
	g, ok := books.Group(d.id)
	if !ok {
		c.Wrap(area, l.Record.Gone, th.Faint)
		return nil
	}
	today := model.DateOf(d.env.Time())
	s := stand(&g, books.NormsOn(today), today)
	y := area.Min.Y
	line := func() image.Rectangle {
		y++
		return image.Rect(area.Min.X+1, y-1, area.Max.X-1, y)
	}
	blank := func() {
		if area.Dy() > 14 {
			y++
		}
	}
	d.drawHead(c, line(), line(), &g, s)
	blank()
	drawSteps(c, d.env, books.Mechanism(), line(), &g)
	say, style := next(d.env, &g, s)
	c.TextIn(line(), say, style)
	blank()
	w := &l.Groups
	d.hits = kit.Tabs(c, d.env, line(), []kit.Tab{
		{Title: w.TabSummary}, {Title: w.TabPartners, Count: len(g.Partners)},
		{Title: w.TabAgreements, Count: len(g.Agreements)}, {Title: w.TabHistory},
	}, d.tab)
	blank()
	body := image.Rect(area.Min.X+1, y, area.Max.X-1, area.Max.Y)
	p := record.NewPaper(d.env, body.Dx())
	switch d.tab {
	case tabSummary:
		summary(p, d.env, d.store, &g, d.taking)
	case tabPartners:
		writePartners(p, d.env, &g, today, mayEdit(d.store))
	case tabAgreements:
		writeAgreements(p, d.env, &g, books.NormsOn(today), today)
	case tabHistory:
		d.history.Write(p)
	}
	p.Draw(c, body, &d.scroll)
	return nil
}

func (d *Detail) drawHead(c *kit.Canvas, first, second image.Rectangle, g *model.Group, s standing) {
	th, l, books := d.env.Theme, d.env.Lang, d.store.Books()
	w := &l.Groups
	n := c.TextIn(first, g.Name, th.Bold)
	first.Min.X += n + 3
	mentor := w.NoMentor
	if name := books.CounselorName(g.Mentor); name != "" {
		mentor = l.F(w.Mentor, name)
	}
	facts := []string{fieldNames(d.env, g), mentor}
	if g.Party != model.PartyUnknown {
		all := []string{facts[0], l.Domain.Party(g.Party), mentor}
		if kit.Width(strings.Join(all, " · ")) <= first.Dx() {
			facts = all
		}
	}
	c.Right(first, strings.Join(facts, " · "), th.Faint)

	place := books.DistrictName(g.District)
	if r, ok := books.Region(g.District); ok && r.Parent != "" {
		if parent, ok := books.Region(r.Parent); ok {
			place = r.Name + ", " + parent.Name
		}
	}
	activity := w.NoActivity
	if g.LastActivity != 0 {
		activity = l.F(w.LastActivity, ago(d.env, g.LastActivity, s.today))
	}
	c.TextIn(second, strings.Join([]string{place, l.F(w.PartnerCount, l.Number(s.partners)),
		takingWord(d.env, g, len(d.taking)), activity}, " · "), th.Base)
}

func takingWord(env *kit.Env, g *model.Group, taking int) string {
	l := env.Lang
	if g.Capacity == 0 {
		return l.F(l.Groups.Participants, l.Number(taking))
	}
	return l.F(l.Groups.ParticipantsOf, l.Number(taking), l.Number(g.Capacity))
}

// drawSteps draws the line of states, the present one in brackets; a group that
// left the way stands behind it.
func drawSteps(c *kit.Canvas, env *kit.Env, m *model.Mechanism, area image.Rectangle, g *model.Group) {
	th := env.Theme
	at := stepOf(g.State)
	between := " ── "
	if c.ASCII {
		between = " -- "
	}
	put := func(s string, st kit.Style) { area.Min.X += c.TextIn(area, s, st) }
	for i := range env.Lang.Groups.Steps {
		step := env.Lang.GroupStep(m, model.GroupCandidate+model.GroupState(i))
		if i > 0 {
			put(between, th.Rule)
		}
		switch {
		case i == at:
			put("["+strings.ToUpper(step)+"]", th.Accent)
		case i < at:
			put(step, th.Base)
		default:
			put(step, th.Faint)
		}
	}
	if at < 0 {
		put(between, th.Rule)
		put("["+strings.ToUpper(env.Lang.GroupState(m, g.State))+"]", th.Accent)
	}
}

// Click turns to the part under the mouse, and scrolls.
func (d *Detail) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	d.scroll.Wheel(ev)
	if _, ok := ev.(tea.MouseClickMsg); !ok {
		return nil
	}
	for i, hit := range d.hits {
		if image.Pt(x, y).In(hit) {
			return d.show(i)
		}
	}
	return nil
}
