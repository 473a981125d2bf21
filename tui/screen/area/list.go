package area

import (
	"cmp"
	"context"
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/reach"
	"guyub/model/text"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// List is the working area: every kecamatan a line, the column that it is
// ordered by drawn as a shade beside its number.
type List struct {
	env   *kit.Env
	store Store
	list  *record.List[*reach.Row]
	shown known
	ready bool
	asked int
	// reading: the facts are being read; stale: something was saved meanwhile.
	reading, stale bool
	filter         string // a kabupaten, or one of the kinds below; empty: all
	total          reach.Total
	// unreached are the kecamatan listed that nobody reaches; best is where a new
	// group among those listed would reach most, nobody with no clients.
	unreached []*reach.Row
	best      reach.Spot
	most      float64 // the highest value of the column that is shaded
	pane      record.Scroll
	at        model.ID
}

// The filters beside the kabupaten.
const (
	onlyUnreached = "unreached"
	onlyPlaceless = "placeless"
)

// The intents of these screens.
const (
	editWay      kit.Intent = "area.way"
	tryOut       kit.Intent = "area.try"
	openClients  kit.Intent = "area.clients"
	openOutside  kit.Intent = "area.outside"
	openGroups   kit.Intent = "area.groups"
	openStigma   kit.Intent = "area.stigma"
	planOutreach kit.Intent = "area.outreach"
)

// NewList returns the screen.
func NewList(env *kit.Env, s Store) *List {
	l := &List{env: env, store: s}
	shown := ""
	if u, ok := s.Books().User(s.Actor().User); ok {
		shown = u.Columns["area"]
	}
	l.list = record.NewList(env, record.Columns[*reach.Row]{
		Name: "area", All: l.columns, Cells: l.cells, Compare: l.compare,
		ID:        func(r *reach.Row) model.ID { return r.Region.ID },
		Words:     l.words,
		Hint:      func() string { return env.Lang.Area.SearchHint },
		Empty:     l.nothing,
		NoneFound: func() string { return env.Lang.Area.NoDistrict },
	}, shown)
	l.list.Sort("clients", true)
	return l
}

// nothing is what stands in the place of rows: the area is empty, or the filter
// leaves none.
func (l *List) nothing() string {
	switch {
	case !l.ready:
		return ""
	case len(l.shown.matrix.Rows) == 0:
		return l.env.Lang.Area.NoDistricts
	}
	return l.env.Lang.Area.NoDistrict
}

// Title is that of the filter, if there is one: the list is its room's first
// screen.
func (l *List) Title() string {
	if l.filter == "" {
		return ""
	}
	return l.filterWord(l.filter)
}

func (l *List) filterWord(filter string) string {
	w := &l.env.Lang.Area
	switch filter {
	case "":
		return w.FilterAll
	case onlyUnreached:
		return w.FilterUnreached
	case onlyPlaceless:
		return w.FilterPlaceless
	}
	r, _ := l.store.Books().Region(filter)
	return r.Name
}

// looked brings the figures, without or with facts that were read for them.
type looked struct {
	of    *List
	asked int
	known
	fresh bool // facts were read
}

// Init computes the figures, and reads the facts.
func (l *List) Init() tea.Cmd { return tea.Batch(l.compute(), l.readFacts()) }

// compute computes the figures with the facts that are known.
func (l *List) compute() tea.Cmd {
	l.asked++
	asked, env, s, facts := l.asked, l.env, l.store, l.shown.facts
	return func() tea.Msg { return looked{of: l, asked: asked, known: look(env, s, facts)} }
}

// readFacts reads the facts, or has them read again when they are being read.
// Facts that cannot be read stay unknown, and are shown as such.
func (l *List) readFacts() tea.Cmd {
	if l.reading {
		l.stale = true
		return nil
	}
	l.reading, l.stale = true, false
	env, s := l.env, l.store
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), factsDeadline)
		defer cancel()
		facts, err := s.Facts(ctx, nil)
		if err != nil {
			facts = nil
		}
		return looked{of: l, known: look(env, s, facts), fresh: true}
	}
}

// Typing reports whether keys go to the search field.
func (l *List) Typing() bool { return l.list.Typing() }

const shadeWidth = 3

// leastRows is the height that the table keeps, search and headings with it,
// before sentences stand under it.
const leastRows = 9

func (l *List) columns() []table.Column {
	w := &l.env.Lang.Area
	return []table.Column{
		{Key: "name", Title: w.ColDistrict, Width: 18, Min: 14, Flex: true, Sortable: true},
		{Key: "shade", Width: shadeWidth, Priority: 2, Holds: table.Picture},
		{Key: "clients", Title: w.ColClients, Width: 9, Min: max(7, kit.Width(w.ColClients)+1), Right: true, Sortable: true},
		{Key: "hours", Title: w.ColHours, Width: 6, Min: 5, Right: true, Priority: 3, Sortable: true},
		{Key: "distance", Title: w.ColKilometres, Width: 5, Min: 4, Right: true, Priority: 5, Sortable: true},
		{Key: "travel", Title: w.ColMinutes, Width: 5, Right: true, Priority: 7, Sortable: true},
		{Key: "groups", Title: w.ColGroups, Width: 8, Right: true, Sortable: true},
		{Key: "places", Title: w.ColPlaces, Width: 6, Right: true, Priority: 2, Sortable: true},
		{Key: "part", Title: w.ColPart, Width: 7, Right: true, Priority: 1, Sortable: true},
		{Key: "accepted", Title: w.ColAccepted, Width: 6, Right: true, Priority: 4, Sortable: true},
		{Key: "incidents", Title: w.ColIncidents, Width: 7, Right: true, Priority: 6, Sortable: true},
	}
}

func (l *List) cells(r *reach.Row) []table.Cell {
	th, lang := l.env.Theme, l.env.Lang
	number := func(n int, known bool) table.Cell {
		if !known {
			return table.Cell{Text: "-", Style: th.Faint}
		}
		return table.Cell{Text: lang.Number(n)}
	}
	name := table.Cell{Text: l.store.Books().DistrictName(r.Region.Code)}
	if r.Region.Inactive {
		name.Style = th.Faint
	}
	travel := number(r.Region.TravelMin, true)
	hours := table.Cell{Text: lang.Number((r.Minutes + 30) / 60)}
	if r.Region.TravelMin == 0 {
		travel = table.Cell{Text: lang.Area.NoMinutes, Style: th.Warn}
	}
	if r.Unset {
		hours = table.Cell{Text: hours.Text + " !", Style: th.Warn}
	}
	groups := number(r.Groups, true)
	if !r.Reached() && r.Clients > 0 {
		groups = table.Cell{Text: "! 0", Style: th.Bad}
	}
	acceptance := table.Cell{Text: accepted(l.env, r.Acceptance)}
	if r.Acceptance.Low() {
		acceptance = table.Cell{Text: "! " + acceptance.Text, Style: th.Warn}
	}
	distance := table.Cell{Text: lang.Number((r.Region.DistanceM + 500) / 1000)}
	if r.Region.DistanceM == 0 {
		distance = table.Cell{Text: lang.Area.NoMinutes, Style: th.Warn}
	}
	return []table.Cell{
		name, l.shade(r), number(r.Clients, true), hours, distance, travel, groups, l.places(r),
		{Text: participation(l.env, &r.Figures)}, acceptance, number(r.Incidents, l.shown.facts != nil),
	}
}

// places is how many clients could still come to the groups in reach.
func (l *List) places(r *reach.Row) table.Cell {
	th := l.env.Theme
	switch {
	case !r.Reached():
		return table.Cell{Text: "-", Style: th.Faint}
	case r.Boundless:
		return table.Cell{Text: l.env.Lang.Area.Boundless}
	case r.Places == 0:
		return table.Cell{Text: "! 0", Style: th.Warn}
	}
	return table.Cell{Text: l.env.Lang.Number(r.Places)}
}

// shade is the value of the column that orders the list as one to three blocks.
func (l *List) shade(r *reach.Row) table.Cell {
	v := l.value(l.list.Sorted(), r)
	st := l.env.Theme.Accent
	return table.Cell{Text: kit.Bar(shadeWidth, v, l.most), Style: kit.Style{Fg: st.Fg}}
}

// value is a figure of a row as a number; that of clients for a column that has
// none.
func (l *List) value(key string, r *reach.Row) float64 {
	switch key {
	case "hours":
		return float64(r.Minutes)
	case "distance":
		return float64(r.Region.DistanceM)
	case "travel":
		return float64(r.Region.TravelMin)
	case "groups":
		return float64(r.Groups)
	case "places":
		if r.Boundless {
			return float64(r.Places + 1) // more than those that are counted
		}
		return float64(r.Places)
	case "part":
		milli, ok := r.Participation()
		if !ok {
			return -1
		}
		return float64(milli)
	case "accepted":
		milli, shown := r.Acceptance.Shown()
		if !shown {
			return 0
		}
		return float64(milli)
	case "incidents":
		return float64(r.Incidents)
	}
	return float64(r.Clients)
}

func (l *List) words(r *reach.Row) string {
	parent, _ := l.store.Books().Region(r.Region.Parent)
	return strings.Join([]string{r.Region.Name, parent.Name, r.Region.Code, r.Region.ServicePoint}, " ")
}

func (l *List) compare(key string) func(a, b *reach.Row) int {
	if key == "name" {
		return func(a, b *reach.Row) int {
			return cmp.Or(cmp.Compare(text.Fold(a.Region.Name), text.Fold(b.Region.Name)), cmp.Compare(a.Region.Code, b.Region.Code))
		}
	}
	return func(a, b *reach.Row) int { return cmp.Compare(l.value(key, a), l.value(key, b)) }
}

// Update takes intents, typed keys and answers.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case looked:
		return l.take(m)
	case filtered:
		l.filter = m.to
		l.load()
		return nil
	case kit.Refresh:
		cmd, _ := l.list.Update(m)
		return tea.Batch(cmd, l.compute(), l.readFacts())
	}
	if do, ok := msg.(kit.Do); ok {
		if cmd, mine := l.do(do.Intent); mine {
			return cmd
		}
	}
	cmd, _ := l.list.Update(msg)
	if _, ok := msg.(table.Sorted); ok {
		l.load() // another column is shaded
	}
	return cmd
}

// take shows the figures that have come. An answer that a later question has
// overtaken is dropped, but its facts are not.
func (l *List) take(m looked) tea.Cmd {
	if m.of != l {
		return nil
	}
	if m.fresh {
		l.reading = false
		l.asked++ // what is under way does not know these facts
	} else if m.asked != l.asked {
		return nil
	}
	l.shown, l.ready = m.known, true
	l.load()
	if m.fresh && l.stale {
		return l.readFacts()
	}
	return nil
}

// load shows the rows that the filter leaves.
func (l *List) load() {
	if !l.ready {
		return
	}
	var rows []*reach.Row
	var left []reach.Row
	l.most = 0
	for i := range l.shown.matrix.Rows {
		r := &l.shown.matrix.Rows[i]
		if !l.passes(r) {
			continue
		}
		rows, left = append(rows, r), append(left, *r)
		l.most = max(l.most, l.value(l.list.Sorted(), r))
	}
	l.total = l.shown.matrix.Whole
	if l.filter != "" {
		l.total = reach.Sum(left)
	}
	l.unreached, l.best = nil, reach.Spot{}
	for _, r := range l.shown.matrix.Unreached() {
		if l.passes(r) {
			l.unreached = append(l.unreached, r)
		}
	}
	for _, spot := range l.shown.matrix.Best(len(l.shown.matrix.Rows)) {
		if r, ok := l.shown.matrix.Row(spot.District); ok && l.passes(r) {
			l.best = spot
			break
		}
	}
	l.list.Set(rows)
}

func (l *List) passes(r *reach.Row) bool {
	switch l.filter {
	case "":
		return true
	case onlyUnreached:
		return r.Clients > 0 && !r.Reached()
	case onlyPlaceless:
		return r.Clients > 0 && r.Reached() && !r.Placed()
	}
	return r.Region.Parent == l.filter
}

// filtered is the choice of a filter.
type filtered struct{ to string }

func (l *List) choose() tea.Cmd {
	w, lang := &l.env.Lang.Area, l.env.Lang
	m := l.shown.matrix
	options := []kit.Option{{Label: w.FilterAll, Note: lang.F(w.Clients, lang.Number(m.Whole.Clients))}}
	for i := range m.Regencies {
		r := &m.Regencies[i]
		options = append(options, kit.Option{Value: r.Region.Code, Label: r.Region.Name, Note: lang.F(w.Clients, lang.Number(r.Clients))})
	}
	options = append(options,
		kit.Option{Value: onlyUnreached, Label: w.FilterUnreached, Note: lang.F(w.Clients, lang.Number(m.Whole.UnreachedClients))},
		kit.Option{Value: onlyPlaceless, Label: w.FilterPlaceless, Note: lang.F(w.Clients, lang.Number(m.Whole.PlacelessClients))})
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(l.env, w.FilterTitle, options, l.filter, func(v string) tea.Msg { return filtered{v} })})
}

// Draw draws the line of totals, the table and what it comes to; one kecamatan
// beside it where there is room.
func (l *List) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if !l.ready {
		return nil
	}
	area.Min.Y += l.drawHead(c, area)
	list, side := record.Beside(l.env, area)
	foot := l.sentences()
	under := 0
	for _, s := range foot {
		under += kit.Height(s.text, list.Dx()-2)
	}
	if under++; under+leastRows > list.Dy() {
		under = 0 // the rows matter more
	}
	body := list
	body.Max.Y -= under
	cursor := l.list.Draw(c, body)
	if r, ok := l.list.Cursor(); ok && !side.Empty() {
		if l.at != r.Region.ID {
			l.at = r.Region.ID
			l.pane.Reset()
		}
		p := record.NewPaper(l.env, side.Dx())
		writeDistrict(p, l.env, l.store, &l.shown, r)
		p.Draw(c, side, &l.pane)
	}
	if under > 0 {
		at := image.Rect(list.Min.X+1, body.Max.Y+1, list.Max.X-1, list.Max.Y)
		for _, s := range foot {
			at.Min.Y += c.Wrap(at, s.text, s.style)
		}
	}
	return cursor
}

// drawHead writes the totals of what is listed.
func (l *List) drawHead(c *kit.Canvas, area image.Rectangle) int {
	lang, w, t := l.env.Lang, &l.env.Lang.Area, &l.total
	name := w.Whole
	if l.filter != "" {
		name = l.filterWord(l.filter)
	}
	parts := []string{lang.F(w.Clients, lang.Number(t.Clients)), lang.F(w.Groups, lang.Number(t.Groups)), lang.F(w.Part, participation(l.env, &t.Figures))}
	if _, shown := t.Acceptance.Shown(); shown {
		parts = append(parts, lang.F(w.Accepted, accepted(l.env, t.Acceptance)))
	}
	parts = append(parts, lang.F(w.HoursMonth, lang.Hours(t.Minutes)))
	line := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+1)
	said := name + ": " + parts[0]
	for _, part := range parts[1:] { // what does not fit whole is left out
		if more := said + " · " + part; kit.Width(more) <= line.Dx() {
			said = more
		}
	}
	c.TextIn(line, said, l.env.Theme.Bold)
	if area.Dy() > 14 {
		return 2
	}
	return 1
}

// sentence is one of the sentences under the table.
type sentence struct {
	text  string
	style kit.Style
}

// sentences say what the table comes to, the most important first.
func (l *List) sentences() []sentence {
	lang, w, th, m := l.env.Lang, &l.env.Lang.Area, l.env.Theme, l.shown.matrix
	t := &l.total
	if len(m.Rows) == 0 {
		return nil
	}
	var out []sentence
	switch {
	case len(l.unreached) == 1:
		out = append(out, sentence{lang.F(w.UnreachedOne, l.store.Books().DistrictName(l.unreached[0].Region.Code), l.shown.limit(l.env), lang.Number(t.UnreachedClients)), th.Warn})
	case t.Unreached > 0:
		out = append(out, sentence{lang.F(w.Unreached, lang.Number(t.Unreached), l.shown.limit(l.env), lang.Number(t.UnreachedClients)), th.Warn})
	case t.Clients > 0:
		out = append(out, sentence{lang.F(w.AllReached, l.shown.limit(l.env)), th.Good})
	}
	if b := &l.best; b.Clients > 0 {
		out = append(out, sentence{lang.F(w.BestPlace, l.store.Books().DistrictName(b.District), lang.Number(b.Own()), lang.Number(b.Clients-b.Own())), th.Base})
	}
	if t.PlacelessClients > 0 {
		out = append(out, sentence{lang.F(w.Placeless, lang.Number(t.PlacelessClients)), th.Base})
	}
	for _, note := range l.notes() {
		out = append(out, sentence{note, th.Faint})
	}
	return out
}

// notes say what the figures leave out.
func (l *List) notes() []string {
	lang, w, m := l.env.Lang, &l.env.Lang.Area, l.shown.matrix
	var out []string
	if !l.store.Roster().Scope.Children {
		out = append(out, w.AdultsOnly)
	}
	if m.Outside > 0 {
		out = append(out, lang.F(w.Outside, lang.Number(m.Outside)))
	}
	if n := l.total.WithoutSeat; n > 0 {
		out = append(out, lang.F(w.SeatsMissing, lang.Number(n)))
	}
	if n := l.total.WithoutWay; n > 0 {
		out = append(out, lang.F(w.WayMissing, lang.Number(n)))
	}
	return out
}

// Click gives the mouse to the list.
func (l *List) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return l.list.Click(x, y, ev) }
