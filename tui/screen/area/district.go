package area

import (
	"cmp"
	"context"
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/reach"
	rules "guyub/model/stigma"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// District is one kecamatan: who lives there, the groups in reach, how the
// clients are accepted, and what lies around.
type District struct {
	env    *kit.Env
	store  Store
	code   string
	shown  known
	counts roster.Counts
	ready  bool
	asked  int
	facts  *indicator.Facts
	scroll record.Scroll
}

// NewDistrict returns the screen of a kecamatan. facts may be nil.
func NewDistrict(env *kit.Env, s Store, facts *indicator.Facts, code string) *District {
	return &District{env: env, store: s, facts: facts, code: code}
}

// Title is the name of the kecamatan.
func (d *District) Title() string { return d.store.Books().DistrictName(d.code) }

type described struct {
	of     *District
	asked  int
	shown  known
	counts roster.Counts
}

// Init computes the figures and counts the clients.
func (d *District) Init() tea.Cmd {
	d.asked++
	asked, env, s, facts, code := d.asked, d.env, d.store, d.facts, d.code
	return func() tea.Msg {
		query := roster.Query{Today: model.DateOf(env.Time()), Filter: roster.Filter{roster.FacetDistrict: {code}, roster.FacetState: roster.OpenStates()}}
		return described{d, asked, look(env, s, facts), s.Roster().Facets(context.Background(), query)}
	}
}

// Update takes intents and the answer.
func (d *District) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case described:
		if m.of == d && m.asked == d.asked {
			d.shown, d.counts, d.ready = m.shown, m.counts, true
		}
	case kit.Refresh:
		return d.Init()
	case kit.Do:
		if r, ok := d.row(); ok {
			if cmd, mine := openFrom(m.Intent, d.env, d.store, r); mine {
				return cmd
			}
		}
		switch m.Intent {
		case kit.Back:
			return kit.Send(kit.Pop{})
		case tryOut:
			return kit.Send(kit.Push{Screen: NewTrial(d.env, d.store, d.facts)})
		}
		d.scroll.Do(m.Intent)
	}
	return nil
}

func (d *District) row() (*reach.Row, bool) {
	if !d.ready {
		return nil, false
	}
	return d.shown.matrix.Row(d.code)
}

// Keys is what works now.
func (d *District) Keys() kit.KeyMap {
	// What is cut off at the bottom says first how to read on.
	m := append(d.scroll.Keys(d.env.Lang.Record.KeyMove), kit.Bind(kit.Back, d.env.Lang.Common.Back))
	return append(append(m, districtKeys(d.env, d.store)...), kit.Bind(tryOut, d.env.Lang.Area.KeyTry, "x"))
}

// Draw writes the kecamatan.
func (d *District) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	r, ok := d.row()
	if !ok {
		return nil
	}
	area.Min.X++
	area.Max.X--
	p := record.NewPaper(d.env, min(area.Dx(), 96))
	writeDistrict(p, d.env, d.store, &d.shown, r)
	d.writeCounts(p)
	writeAround(p, d.env, d.store, &d.shown, r)
	p.Draw(c, area, &d.scroll)
	return nil
}

// writeDistrict writes the figures of a kecamatan and the groups in reach.
func writeDistrict(p *record.Paper, env *kit.Env, s Store, k *known, r *reach.Row) {
	th, l, w := env.Theme, env.Lang, &env.Lang.Area
	books := s.Books()
	parent, _ := books.Region(r.Region.Parent)
	p.Text(r.Region.Name, th.Bold)
	p.Text(l.F(w.OfRegency, parent.Name)+" · "+r.Region.Code, th.Faint)
	switch {
	case r.Placed():
		p.Text(w.Reached, th.Good)
	case r.Reached():
		p.Text(w.Full, th.Warn)
	default:
		p.Text(l.F(w.NotReached, k.limit(env)), th.Bad)
	}
	p.Blank()
	p.Fact(w.Participants, l.F(w.ParticipantsOf, l.Number(r.Taking), l.Number(r.Clients), participation(env, &r.Figures)), th.Base)
	p.Fact(w.Hours, l.F(w.HoursOf, l.Hours(r.Minutes), l.Hours(r.Travel)), th.Base)
	writeWay(p, env, s, r)
	acceptance, incidents, outreach := w.Unknown, w.Unknown, w.Unknown
	st := th.Faint
	if k.facts != nil {
		st = th.Base
		acceptance = l.F(w.AcceptanceFew, l.Number(rules.FewestScored))
		if _, shown := r.Acceptance.Shown(); shown {
			acceptance = l.F(w.AcceptanceOf, accepted(env, r.Acceptance), l.Number(r.Acceptance.N))
		}
		incidents, outreach = l.Number(r.Incidents), w.NoOutreach
		if last := lastOutreach(k.facts, r.Region.Code); last != 0 {
			outreach = l.Date(last)
		}
	}
	p.Fact(w.Acceptance, acceptance, st)
	p.Fact(l.F(w.Incidents, reach.IncidentDays), incidents, st)
	p.Fact(w.LastOutreach, outreach, st)
	p.Head(w.InReach)
	if len(r.Near) == 0 {
		p.Text(w.NoneInReach, th.Faint)
	}
	estimated := false
	for i := range r.Near {
		n := &r.Near[i]
		estimated = estimated || n.Metres > 0
		st := th.Base
		if !n.Open() {
			st = th.Warn
		}
		if p.Width() < 74 {
			p.Row(0, record.Column{Text: n.Group.Name, Width: p.Width() - 12}, record.Column{Text: placesWord(env, n), Width: 10, Style: st})
			continue
		}
		p.Row(0, record.Column{Text: n.Group.Name, Width: 30}, record.Column{Text: linkWord(env, n), Width: 25, Style: th.Faint}, record.Column{Text: placesWord(env, n), Style: st})
	}
	if estimated {
		p.Text(l.F(w.Estimate, l.Milli(reach.RoadFactor)), th.Faint)
	}
}

func writeWay(p *record.Paper, env *kit.Env, s Store, r *reach.Row) {
	l, w := env.Lang, &env.Lang.Area
	unset := env.Lang.Office.NotFilled
	point := cmp.Or(r.Region.ServicePoint, l.Office.FromOffice)
	km, minutes, st := unset, unset, env.Theme.Warn
	if r.Region.DistanceM > 0 {
		km = l.Milli(int64(r.Region.DistanceM))
	}
	if r.Region.TravelMin > 0 {
		minutes = l.Number(r.Region.TravelMin)
	}
	switch {
	case km == unset && minutes == unset:
		p.Fact(w.Way, unset, st)
		return
	case km != unset && minutes != unset:
		st = env.Theme.Base
	}
	p.Fact(w.Way, l.F(w.WayOf, km, point, minutes), st)
}

// linkWord says why a group reaches a kecamatan, and from how far.
func linkWord(env *kit.Env, n *reach.Neighbour) string {
	l, w := env.Lang, &env.Lang.Area
	word := map[reach.Link]string{reach.Here: w.LinkHere, reach.Served: w.LinkServed, reach.ByRoad: w.LinkRoad}[n.Link]
	if n.Metres > 0 {
		word += ", " + about(env, n.Metres)
	}
	return l.F("%s", word)
}

// about writes an estimated way in whole kilometres, at least one.
func about(env *kit.Env, metres int) string {
	return env.Lang.F(env.Lang.Area.About, env.Lang.Number(max(1, (metres+500)/1000)))
}

// placesWord says how many clients a group can still take.
func placesWord(env *kit.Env, n *reach.Neighbour) string {
	l, w := env.Lang, &env.Lang.Area
	switch {
	case !n.Limited:
		return w.PlacesAny
	case n.Places == 0:
		return w.FullGroup
	}
	return l.F(w.PlacesLeft, l.Number(n.Places))
}

// writeCounts writes what kinds of clients live there, and who guides them.
func (d *District) writeCounts(p *record.Paper) {
	l, w := d.env.Lang, &d.env.Lang.Area
	codes := func(facet roster.Facet, all []string, word func(code string) string) string {
		var parts []string
		for _, code := range all {
			if n := d.counts[facet][code]; n > 0 {
				parts = append(parts, word(code)+" "+l.Number(n))
			}
		}
		return strings.Join(parts, " · ")
	}
	p.Blank()
	categories, risks := map[string]string{}, map[string]string{}
	var inOrder [2][]string
	for _, c := range model.Categories() {
		categories[c.Code()] = l.Domain.Category(c)
		inOrder[0] = append(inOrder[0], c.Code())
	}
	for _, r := range model.Risks() {
		risks[r.Code()] = l.Domain.Risk(r)
		inOrder[1] = append([]string{r.Code()}, inOrder[1]...)
	}
	p.Fact(w.ByCategory, codes(roster.FacetCategory, inOrder[0], func(c string) string { return categories[c] }), d.env.Theme.Base)
	p.Fact(w.ByRisk, codes(roster.FacetRisk, inOrder[1], func(c string) string { return risks[c] }), d.env.Theme.Base)
	guides := d.counts[roster.FacetCounselor]
	ids := make([]string, 0, len(guides))
	for id := range guides {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(guides[b], guides[a]), cmp.Compare(a, b)) })
	p.Fact(w.ByCounselor, codes(roster.FacetCounselor, ids, func(id string) string {
		of, err := model.ParseID(id)
		if err != nil || of.IsZero() {
			return w.NobodyGuides
		}
		return d.store.Books().CounselorName(of)
	}), d.env.Theme.Base)
}

// neighbours is how many kecamatan around are told.
const neighbours = 5

// writeAround writes the kecamatan that lie nearest.
func writeAround(p *record.Paper, env *kit.Env, s Store, k *known, r *reach.Row) {
	th, l, w := env.Theme, env.Lang, &env.Lang.Area
	p.Head(w.Neighbours)
	type near struct {
		row    *reach.Row
		metres int
	}
	var all []near
	for i := range k.matrix.Rows {
		o := &k.matrix.Rows[i]
		if metres, known := k.matrix.Map().Way(r.Region.Code, o.Region.Code); known && o.Region.Code != r.Region.Code {
			all = append(all, near{o, metres})
		}
	}
	if len(all) == 0 {
		p.Text(w.NoNeighbours, th.Faint)
		return
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.metres, b.metres) })
	for _, n := range all[:min(neighbours, len(all))] {
		p.Row(0, record.Column{Text: s.Books().DistrictName(n.row.Region.Code), Width: 22}, record.Column{Text: about(env, n.metres), Width: 18, Style: th.Faint},
			record.Column{Text: l.F(w.Clients, l.Number(n.row.Clients)), Width: 12}, record.Column{Text: l.Number(n.row.Groups) + " " + w.ColGroups})
	}
}

// Click scrolls.
func (d *District) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	d.scroll.Wheel(ev)
	return nil
}
