package groups

import (
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/letter"
	"guyub/tui/screen/record"
)

// The parts of a group.
const (
	tabSummary = iota
	tabPartners
	tabAgreements
	tabPrograms
	tabTakers
	tabMeetings
	tabVisits
	tabHistory
	tabCount
)

// listPart is a part of a group that is a list with a cursor of its own.
type listPart interface {
	// set takes what was read anew, in the language of the moment.
	set(d *dossier)
	keys() kit.KeyMap
	// do carries out an intent and reports whether it was one of its own.
	do(i kit.Intent) (cmd tea.Cmd, taken bool)
	draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor
	click(x, y int, ev tea.MouseMsg) tea.Cmd
}

// Detail is one group.
type Detail struct {
	env     *kit.Env
	store   Store
	id      model.ID
	tab     int
	hits    []image.Rectangle
	scroll  record.Scroll
	history *record.History

	lists    [tabCount]listPart // nil for the parts that are read
	takers   *takers
	meetings *meetings
	visits   *visits
	wait     *kit.Wait
	dossier  dossier
	known    bool
	failure  string
}

// NewDetail returns the screen of a group.
func NewDetail(env *kit.Env, s Store, id model.ID) *Detail {
	d := &Detail{env: env, store: s, id: id, history: record.NewHistory(env, s, model.KindGroup, id), wait: kit.NewWait(env)}
	d.history.Label = func(c store.FieldChange) string {
		if i, ok := criterion(c.Field); ok {
			return env.Lang.Domain.Criteria[i]
		}
		return FieldName(env, record.WithoutNumbers(c.Field))
	}
	d.history.Word = func(path, v string) string { return fieldWord(env, s, path, v) }
	d.takers, d.meetings, d.visits = newTakers(env, s, id), newMeetings(env, s, id), newVisits(env, s, id)
	d.lists = [tabCount]listPart{tabPrograms: newPrograms(env, s, id), tabTakers: d.takers, tabMeetings: d.meetings, tabVisits: d.visits}
	return d
}

// fill gives the lists what was read.
func (d *Detail) fill() {
	for _, list := range d.lists {
		if list != nil {
			list.set(&d.dossier)
		}
	}
}

// Title is the group's name.
func (d *Detail) Title() string {
	if books := d.store.Books(); books != nil {
		return books.GroupName(d.id)
	}
	return ""
}

// Init reads what is kept of the group.
func (d *Detail) Init() tea.Cmd { return d.read() }

// Keys is what works now.
func (d *Detail) Keys() kit.KeyMap {
	w := &d.env.Lang.Record
	var m kit.KeyMap
	list := d.lists[d.tab]
	if list != nil {
		m = list.keys()
	} else if mayEdit(d.store) {
		m = append(m, kit.Bind(kit.Edit, w.KeyEdit))
	}
	m = append(m, d.lifeKeys()...)
	m = append(m, letter.Key(d.env))
	m = append(m, kit.Bind(kit.NextTab, w.KeyTab), kit.Bind(kit.PrevTab, "").Hide())
	if list == nil {
		m = append(m, d.scroll.Keys(w.KeyMove)...)
	}
	return m
}

// Update takes intents and answers.
func (d *Detail) Update(msg tea.Msg) tea.Cmd {
	if cmd, taken := d.live(msg); taken {
		return cmd
	}
	switch m := msg.(type) {
	case dossierRead:
		d.take(m)
		return nil
	case kit.Refresh:
		d.history.Stale()
		d.fill() // the language may have changed
		return tea.Batch(d.read(), d.show(d.tab))
	case kit.Turn:
		return tea.Batch(d.wait.Update(m), d.history.Update(m))
	case kit.Do:
		return d.do(m.Intent)
	}
	if cmd, taken := d.takers.update(msg); taken {
		return cmd
	}
	if cmd, taken := d.meetings.update(msg); taken {
		return cmd
	}
	if cmd, taken := d.visits.update(msg); taken {
		return cmd
	}
	return d.history.Update(msg)
}

func (d *Detail) do(i kit.Intent) tea.Cmd {
	switch i {
	case kit.NextTab:
		return d.show((d.tab + 1) % tabCount)
	case kit.PrevTab:
		return d.show((d.tab + tabCount - 1) % tabCount)
	case letter.Open:
		return kit.Send(kit.Push{Screen: letter.OfGroup(d.env, d.store, d.id)})
	}
	if list := d.lists[d.tab]; list != nil {
		cmd, _ := list.do(i)
		return cmd
	}
	if i == kit.Edit {
		return d.edit()
	}
	d.scroll.Do(i)
	return nil
}

// edit opens the form of the group at what is looked at.
func (d *Detail) edit() tea.Cmd {
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
		{Title: w.TabSummary}, {Title: w.TabPartners, Count: len(g.Partners)}, {Title: w.TabAgreements, Count: len(g.Agreements)},
		{Title: w.Work.TabPrograms, Count: len(books.OfferingsOf(d.id))}, {Title: w.Work.TabTakers, Count: len(d.dossier.enrolments)},
		{Title: w.Work.TabMeetings, Count: len(d.dossier.meetings)}, {Title: w.Work.TabVisits, Count: len(d.dossier.visits)}, {Title: w.TabHistory},
	}, d.tab)
	blank()
	body := image.Rect(area.Min.X+1, y, area.Max.X-1, area.Max.Y)
	if list := d.lists[d.tab]; list != nil {
		return d.drawList(c, body, list)
	}
	p := record.NewPaper(d.env, body.Dx())
	switch d.tab {
	case tabSummary:
		if d.known {
			writeWork(p, d.env, d.store, &g, &d.dossier)
		}
		p.Head(w.Work.About)
		summary(p, d.env, d.store, &g)
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

// drawList draws a part that is a list, once what it shows is read.
func (d *Detail) drawList(c *kit.Canvas, area image.Rectangle, list listPart) *tea.Cursor {
	switch {
	case d.failure != "":
		c.Wrap(area, d.failure, d.env.Theme.Bad)
		return nil
	case !d.known:
		d.wait.Draw(c, area)
		return nil
	}
	return list.draw(c, area)
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
	all := []string{place, l.F(w.PartnerCount, l.Number(s.partners)), takingWord(d.env, g, d.store.Seats(g.ID, model.ID{}).Group), activity}
	for _, shorter := range [][]string{
		{books.DistrictName(g.District), all[1], all[2], all[3]}, {all[2], all[3]}, // what can be missed goes first
	} {
		if kit.Width(strings.Join(all, " · ")) > second.Dx() {
			all = shorter
		}
	}
	c.TextIn(second, strings.Join(all, " · "), th.Base)
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
	const between = " ── "
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

// Click turns to the part under the mouse, and gives the mouse to it.
func (d *Detail) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); ok {
		for i, hit := range d.hits {
			if image.Pt(x, y).In(hit) {
				return d.show(i)
			}
		}
	}
	if list := d.lists[d.tab]; list != nil {
		return list.click(x, y, ev)
	}
	d.scroll.Wheel(ev)
	return nil
}
