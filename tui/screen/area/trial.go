package area

import (
	"cmp"
	"image"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model/indicator"
	"guyub/model/reach"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Trial is a page to try out groups and outposts that the area could have, with
// what they would change beside how it is. Nothing of it is kept.
type Trial struct {
	env    *kit.Env
	store  Store
	facts  *indicator.Facts
	shown  known
	ready  bool
	asked  int
	trials []reach.Trial
	effect reach.Effect
	scroll record.Scroll
}

// The intents of the page.
const (
	tryGroup kit.Intent = "area.try-group"
	tryPost  kit.Intent = "area.try-post"
	tryBest  kit.Intent = "area.try-best"
	takeBack kit.Intent = "area.try-back"
)

// mostPlaces is how many places a group may be tried with, suggested how many
// it is asked with first.
const (
	mostPlaces = 500
	suggested  = 10
)

// NewTrial returns the page. facts may be nil.
func NewTrial(env *kit.Env, s Store, facts *indicator.Facts) *Trial {
	return &Trial{env: env, store: s, facts: facts}
}

// Title is its part of the breadcrumb.
func (t *Trial) Title() string { return t.env.Lang.Area.TrialTitle }

type trialLooked struct {
	of    *Trial
	asked int
	known
}

// Init computes the figures as they are.
func (t *Trial) Init() tea.Cmd {
	t.asked++
	asked, env, s, facts := t.asked, t.env, t.store, t.facts
	return func() tea.Msg { return trialLooked{t, asked, look(env, s, facts)} }
}

// placed is a kecamatan that was chosen to try something in.
type placed struct {
	of   *Trial
	kind reach.TrialKind
	code string
}

// sized is the capacity that was typed for a new group.
type sized struct {
	of     *Trial
	code   string
	places string
}

// Update takes intents and answers.
func (t *Trial) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case trialLooked:
		if m.of == t && m.asked == t.asked {
			t.shown, t.ready = m.known, true
			t.reckon()
		}
	case kit.Refresh:
		return t.Init()
	case placed:
		if m.of == t {
			return t.place(m)
		}
	case sized:
		if m.of == t {
			return t.size(m)
		}
	case kit.Do:
		return t.do(m.Intent)
	}
	return nil
}

// place tries an outpost, or asks how many places a group would have.
func (t *Trial) place(m placed) tea.Cmd {
	if m.kind == reach.Outpost {
		t.add(reach.Trial{Kind: reach.Outpost, District: m.code})
		return nil
	}
	return t.ask(m.code, strconv.Itoa(suggested))
}

func (t *Trial) ask(code, places string) tea.Cmd {
	w := &t.env.Lang.Area
	ask := kit.Ask(t.env, t.env.Lang.F(w.CapacityTitle, t.store.Books().DistrictName(code)), w.CapacityText, func(answer string) tea.Msg { return sized{t, code, answer} })
	return kit.Send(kit.OpenDialog{Dialog: ask.Suggest(places)})
}

// size tries a group. What is no number of places is asked again.
func (t *Trial) size(m sized) tea.Cmd {
	places, err := strconv.Atoi(strings.TrimSpace(m.places))
	if err != nil || places < 1 || places > mostPlaces {
		return tea.Batch(kit.Send(kit.Notice{Level: kit.Warn, Text: t.env.Lang.F(t.env.Lang.Area.CapacityWrong, mostPlaces)}), t.ask(m.code, m.places))
	}
	t.add(reach.Trial{Kind: reach.NewGroup, District: m.code, Capacity: places})
	return nil
}

func (t *Trial) add(one reach.Trial) {
	t.trials = append(t.trials, one)
	t.reckon()
}

func (t *Trial) reckon() {
	if t.ready {
		t.effect = t.shown.matrix.Try(t.trials...)
	}
	t.scroll.Reset()
}

func (t *Trial) do(i kit.Intent) tea.Cmd {
	switch i {
	case kit.Back:
		return kit.Send(kit.Pop{})
	case tryGroup:
		return t.choose(reach.NewGroup)
	case tryPost:
		return t.choose(reach.Outpost)
	case tryBest:
		return t.best()
	case takeBack:
		if n := len(t.trials); n > 0 {
			t.trials = t.trials[:n-1]
			t.reckon()
		}
		return nil
	}
	t.scroll.Do(i)
	return nil
}

// worth is what one more trial in a kecamatan would bring.
type worth struct {
	code  string
	value int
}

// each reckons one more trial in every kecamatan, the best first.
func (t *Trial) each(kind reach.TrialKind, value func(after reach.Standing) int) []worth {
	var out []worth
	for i := range t.shown.matrix.Rows {
		code := t.shown.matrix.Rows[i].Region.Code
		with := append(slices.Clone(t.trials), reach.Trial{Kind: kind, District: code})
		out = append(out, worth{code, value(t.shown.matrix.Try(with...).After)})
	}
	slices.SortStableFunc(out, func(a, b worth) int { return cmp.Compare(b.value, a.value) })
	return out
}

// gains is what a new group would bring into reach beside what is tried
// already, in every kecamatan.
func (t *Trial) gains() []worth {
	return t.each(reach.NewGroup, func(s reach.Standing) int { return s.Reached - t.effect.After.Reached })
}

// choose asks where; what it would bring stands beside each kecamatan.
func (t *Trial) choose(kind reach.TrialKind) tea.Cmd {
	if !t.ready {
		return nil
	}
	l, w := t.env.Lang, &t.env.Lang.Area
	title, all, note := w.WhereGroup, []worth(nil), func(n int) string { return l.F(w.NoteGain, l.Number(n)) }
	if kind == reach.NewGroup {
		all = t.gains()
	} else {
		title, note = w.WherePost, func(n int) string { return l.F(w.NoteSaved, l.Hours(n)) }
		all = t.each(kind, func(s reach.Standing) int { return t.effect.After.Minutes - s.Minutes })
	}
	var options []kit.Option
	for _, one := range all {
		options = append(options, kit.Option{Value: one.code, Label: t.store.Books().DistrictName(one.code), Note: note(one.value)})
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(t.env, title, options, "", func(code string) tea.Msg { return placed{t, kind, code} })})
}

// best proposes a group where it would reach most clients beside what is tried.
func (t *Trial) best() tea.Cmd {
	if !t.ready {
		return nil
	}
	if all := t.gains(); len(all) > 0 && all[0].value > 0 {
		return t.ask(all[0].code, strconv.Itoa(suggested))
	}
	return kit.Send(kit.Notice{Text: t.env.Lang.Area.NoBest})
}

// Keys is what works now.
func (t *Trial) Keys() kit.KeyMap {
	w := &t.env.Lang.Area
	m := kit.KeyMap{kit.Bind(tryGroup, w.KeyGroup, "n"), kit.Bind(tryPost, w.KeyPost, "p"), kit.Bind(tryBest, w.KeyBest, "u")}
	if len(t.trials) > 0 {
		m = append(m, kit.Bind(takeBack, w.KeyTakeBack, "z"))
	}
	m = append(m, kit.Bind(kit.Back, t.env.Lang.Common.Back))
	return append(m, t.scroll.Keys(t.env.Lang.Record.KeyMove)...)
}

// Draw writes what is tried, before and after, and what changes where.
func (t *Trial) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if !t.ready {
		return nil
	}
	area.Min.X++
	area.Max.X--
	p := record.NewPaper(t.env, min(area.Dx(), 96))
	if len(t.trials) == 0 {
		t.writeBest(p)
	} else {
		t.writeTried(p)
		t.writeEffect(p)
		t.writeChanges(p)
	}
	p.Draw(c, area, &t.scroll)
	return nil
}

// writeBest writes where a new group would reach most.
func (t *Trial) writeBest(p *record.Paper) {
	th, l, w := t.env.Theme, t.env.Lang, &t.env.Lang.Area
	p.Text(w.NothingTried, th.Bold)
	p.Text(w.TryHint, th.Base)
	const shown = 8
	best := t.shown.matrix.Best(shown)
	p.Head(w.BestTitle)
	if len(best) == 0 {
		p.Text(w.NoBest, th.Good)
		return
	}
	for i := range best {
		b := &best[i]
		p.Row(0, record.Column{Text: t.store.Books().DistrictName(b.District), Width: 26},
			record.Column{Text: l.F(w.BestOf, l.Number(b.Clients), l.Number(b.Own()), l.Number(b.Clients-b.Own()))})
	}
	p.Blank()
	p.Text(l.F(w.Estimate, l.Milli(reach.RoadFactor)), th.Faint)
}

func (t *Trial) writeTried(p *record.Paper) {
	th, l, w := t.env.Theme, t.env.Lang, &t.env.Lang.Area
	p.Text(w.Tried, th.Title)
	for i, one := range t.trials {
		name := t.store.Books().DistrictName(one.District)
		if one.Kind == reach.Outpost {
			p.Text(l.F(w.TriedPost, i+1, name), th.Base)
		} else {
			p.Text(l.F(w.TriedGroup, i+1, name, l.Number(one.Capacity)), th.Base)
		}
	}
	p.Blank()
}

// writeEffect writes the area before and after, side by side.
func (t *Trial) writeEffect(p *record.Paper) {
	th, l, w := t.env.Theme, t.env.Lang, &t.env.Lang.Area
	before, after := &t.effect.Before, &t.effect.After
	row := func(label, first, second string, better bool) {
		st := th.Base
		if better {
			st = th.Good
		}
		p.Row(0, record.Column{Text: label, Width: 31}, record.Column{Text: first, Width: 12, Right: true}, record.Column{Text: second, Width: 12, Right: true, Style: st})
	}
	share := func(s *reach.Standing) string {
		return participation(t.env, &reach.Figures{Clients: s.Clients, Taking: s.Taking})
	}
	p.Row(33, record.Column{Text: w.Before, Width: 12, Right: true, Style: th.Heading}, record.Column{Text: w.After, Width: 12, Right: true, Style: th.Heading})
	row(w.ReachedClients, l.Number(before.Reached), l.Number(after.Reached), after.Reached > before.Reached)
	row(w.MissingDistricts, l.Number(before.Missing), l.Number(after.Missing), after.Missing < before.Missing)
	row(w.Filled, share(before), share(after), after.Taking > before.Taking)
	row(w.MonthHours, l.Hours(before.Minutes), l.Hours(after.Minutes), after.Minutes < before.Minutes)
	row("  "+w.RoadHours, l.Hours(before.Travel), l.Hours(after.Travel), after.Travel < before.Travel)
	p.Blank()
}

// writeChanges writes the kecamatan that something changes for, and what the
// figures stand on.
func (t *Trial) writeChanges(p *record.Paper) {
	th, l, w := t.env.Theme, t.env.Lang, &t.env.Lang.Area
	e := &t.effect
	if len(e.Changes) == 0 {
		p.Text(w.NoChange, th.Faint)
	} else {
		p.Row(0, record.Column{Text: w.ColDistrict, Width: 24, Style: th.Heading}, record.Column{Text: w.ColGained, Width: 10, Right: true, Style: th.Heading},
			record.Column{Text: w.ColFilled, Width: 7, Right: true, Style: th.Heading}, record.Column{Text: w.ColWay, Width: 12, Right: true, Style: th.Heading},
			record.Column{Text: w.ColSaved, Width: 11, Right: true, Style: th.Heading})
	}
	plus := func(n int) string {
		if n == 0 {
			return "-"
		}
		return "+" + l.Number(n)
	}
	estimated := false
	for _, c := range e.Changes {
		way, saved := l.Number(c.Way), "-"
		if c.Way == 0 {
			way = w.NoMinutes
		}
		if c.NewWay < c.Way {
			way += " › " + l.Number(c.NewWay)
			estimated = estimated || c.Estimated
		}
		if c.Saved > 0 {
			saved = l.HoursBare(c.Saved)
		}
		p.Row(0, record.Column{Text: t.store.Books().DistrictName(c.District), Width: 24}, record.Column{Text: plus(c.Gained), Width: 10, Right: true},
			record.Column{Text: plus(c.Filled), Width: 7, Right: true}, record.Column{Text: way, Width: 12, Right: true}, record.Column{Text: saved, Width: 11, Right: true})
	}
	p.Blank()
	p.Text(w.Fine, th.Faint)
	if estimated {
		p.Text(w.Pays, th.Faint)
	}
	if e.Blind > 0 {
		p.Text(l.F(w.Blind, l.Number(e.Blind)), th.Warn)
	}
	p.Text(l.F(w.Estimate, l.Milli(reach.RoadFactor)), th.Faint)
}

// Click scrolls.
func (t *Trial) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	t.scroll.Wheel(ev)
	return nil
}
