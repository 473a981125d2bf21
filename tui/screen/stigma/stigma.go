package stigma

import (
	"context"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/stigma"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/record"
)

// The tabs.
const (
	acceptanceTab = iota
	incidentsTab
	outreachTab
	needsTab
	tabCount
)

// Stigma is the screen.
type Stigma struct {
	env     *kit.Env
	store   Store
	wait    *kit.Wait
	known   bool
	failure string
	picture stigma.Picture
	needs   []stigma.Need
	tab     int
	hits    []image.Rectangle
	scroll  [tabCount]record.Scroll
	events  *record.Groups
	ranked  *record.Groups
	stop    context.CancelFunc // of the reading under way
}

// New returns the screen.
func New(env *kit.Env, s Store) kit.Screen {
	x := &Stigma{env: env, store: s, wait: kit.NewWait(env), events: record.NewGroups(env), ranked: record.NewGroups(env)}
	x.events.Set(x.outreaches())
	return x
}

// Title is its part of the breadcrumb.
func (x *Stigma) Title() string { return x.env.Lang.Stigma.Title }

// counted is the picture as it was drawn.
type counted struct {
	of         *Stigma
	generation int
	picture    stigma.Picture
	needs      []stigma.Need
	err        error
}

// Init counts. What is asked again while it counts is counted anew.
func (x *Stigma) Init() tea.Cmd {
	if x.stop != nil {
		x.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	x.stop = stop
	generation, turn := x.wait.Start(x.env.Lang.Stigma.Loading)
	s, today := x.store, model.DateOf(x.env.Time())
	return tea.Batch(turn, func() tea.Msg {
		defer stop()
		facts, err := s.Facts(ctx, nil)
		if err != nil {
			return counted{of: x, generation: generation, err: err}
		}
		picture := stigma.Look(facts, today)
		return counted{x, generation, picture, stigma.Rank(picture.Places, today), nil}
	})
}

const (
	incidentsIntent kit.Intent = "stigma.incidents"
	outreachIntent  kit.Intent = "outreach.new"
)

// Update takes intents, answers, and changes of the store.
func (x *Stigma) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case counted:
		if m.of != x || !x.wait.Current(m.generation) {
			return nil
		}
		x.wait.Stop()
		x.failure = ""
		if m.err != nil {
			x.failure = store.Explain(m.err, x.env.Lang.Code)
			return nil
		}
		x.picture, x.needs, x.known = m.picture, m.needs, true
		x.ranked.Set(x.ranking())
	case openNeed:
		return kit.Send(kit.Push{Screen: x.needCard(m.district)})
	case kit.Refresh:
		x.events.Set(x.outreaches())
		return tea.Batch(x.events.News(m), x.Init())
	case kit.Turn:
		return x.wait.Update(m)
	case kit.Do:
		return x.do(m.Intent)
	}
	return nil
}

func (x *Stigma) do(i kit.Intent) tea.Cmd {
	actor := x.store.Actor()
	switch i {
	case kit.NextTab:
		x.tab = (x.tab + 1) % tabCount
		return nil
	case kit.PrevTab:
		x.tab = (x.tab + tabCount - 1) % tabCount
		return nil
	case incidentsIntent:
		if actor.SeesClients() {
			return kit.Send(kit.Push{Screen: matters.NewIncidentBoard(x.env, x.store)})
		}
		return nil
	case outreachIntent:
		if MayEdit(actor) {
			return kit.Send(kit.Push{Screen: newEdit(x.env, x.store, model.Outreach{District: x.chosenDistrict()})})
		}
		return nil
	}
	if list := x.list(); list != nil {
		cmd, _ := list.Do(i)
		return cmd
	}
	x.scroll[x.tab].Do(i)
	return nil
}

// list is the list of the tab on view, nil where it has none.
func (x *Stigma) list() *record.Groups {
	switch x.tab {
	case outreachTab:
		return x.events
	case needsTab:
		return x.ranked
	}
	return nil
}

// chosenDistrict is the kecamatan under the cursor of the priorities.
func (x *Stigma) chosenDistrict() string {
	if x.tab != needsTab {
		return ""
	}
	line, _ := x.ranked.Cursor()
	open, _ := line.Open.(openNeed)
	return open.district
}

// Keys is what works now.
func (x *Stigma) Keys() kit.KeyMap {
	w := &x.env.Lang.Stigma
	var m kit.KeyMap
	if list := x.list(); list != nil {
		m = list.Keys(w.KeyPick, w.KeyOpen, "")
	} else {
		m = x.scroll[x.tab].Keys(w.KeyScroll)
	}
	m = append(m, kit.Bind(kit.NextTab, x.env.Lang.Record.KeyTab), kit.Bind(kit.PrevTab, "").Hide())
	own := kit.KeyMap{}
	if MayEdit(x.store.Actor()) {
		own = append(own, kit.Bind(outreachIntent, w.KeyOutreach, "n"))
	}
	if x.store.Actor().SeesClients() {
		own = append(own, kit.Bind(incidentsIntent, w.KeyIncidents, "i"))
	}
	if x.list() == nil {
		slices.Reverse(own) // beside figures the incidents are nearer
	}
	return append(m, own...)
}

// tabs are the parts with what there is in each.
func (x *Stigma) tabs() []kit.Tab {
	w := &x.env.Lang.Stigma
	waiting := 0
	for _, k := range x.picture.Incidents {
		waiting += k.Noted + k.Handled
	}
	return []kit.Tab{{Title: w.TabAcceptance}, {Title: w.TabIncidents, Count: waiting}, {Title: w.TabOutreach, Count: x.events.Len()}, {Title: w.TabNeeds, Count: x.ranked.Len()}}
}

// Draw draws the tabs and the part on view.
func (x *Stigma) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	x.hits = kit.Tabs(c, x.env, image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), x.tabs(), x.tab)
	area.Min.Y++
	if area.Dy() > 8 {
		area.Min.Y++
	}
	switch {
	case x.failure != "":
		c.Wrap(area, x.failure, x.env.Theme.Bad)
		return nil
	case !x.known:
		x.wait.Draw(c, area)
		return nil
	case x.tab == outreachTab:
		return x.drawOutreach(c, area)
	case x.tab == needsTab:
		return x.drawNeeds(c, area)
	}
	p := record.NewPaper(x.env, area.Dx())
	if x.tab == acceptanceTab {
		x.writeAcceptance(p)
	} else {
		x.writeIncidents(p)
	}
	p.Draw(c, area, &x.scroll[x.tab])
	return nil
}

// Click turns to the tab under the mouse, chooses a line or scrolls.
func (x *Stigma) Click(px, py int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); ok {
		for i, hit := range x.hits {
			if image.Pt(px, py).In(hit) {
				x.tab = i
				return nil
			}
		}
	}
	if list := x.list(); list != nil {
		return list.Click(px, py, ev)
	}
	x.scroll[x.tab].Wheel(ev)
	return nil
}
