package clients

import (
	"context"
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
)

// filtered is the filter that the person chose.
type filtered struct{ filter roster.Filter }

// counted brings the counts of the facets.
type counted struct {
	dialog *filterDialog
	asked  int
	counts roster.Counts
}

// facet is a way to narrow the list, with its title.
type facet struct {
	kind  roster.Facet
	title string
}

// facets are the ways to narrow the list, in the order of their use.
func facets(env *kit.Env) []facet {
	w := &env.Lang.Clients
	return []facet{
		{roster.FacetState, w.FacetState}, {roster.FacetDistrict, w.FacetDistrict}, {roster.FacetCategory, w.FacetCategory},
		{roster.FacetRisk, w.FacetRisk}, {roster.FacetCounselor, w.FacetCounselor}, {roster.FacetGroup, w.FacetGroup},
		{roster.FacetMissed, w.FacetMissed}, {roster.FacetEnding, w.FacetExpiring}, {roster.FacetStage, w.FacetStage},
		{roster.FacetReport, w.FacetReport}, {roster.FacetFlag, w.FacetFlag},
	}
}

// value is one value of a facet.
type value struct {
	code, label string
	count       int
	under       bool // a kecamatan under its kabupaten
}

// label words a value of a facet.
func label(env *kit.Env, b *store.Books, kind roster.Facet, code string) string {
	w, d := &env.Lang.Clients, env.Lang.Domain
	switch kind {
	case roster.FacetState:
		v, _ := model.Parse(model.TermStates(), code)
		return d.TermState(v)
	case roster.FacetCategory:
		v, _ := model.Parse(model.Categories(), code)
		return d.Category(v)
	case roster.FacetRisk:
		v, _ := model.Parse(model.Risks(), code)
		return d.Risk(v)
	case roster.FacetStage:
		v, _ := model.Parse(model.StageKinds(), code)
		return d.Stage(v)
	case roster.FacetDistrict:
		return b.DistrictName(code)
	case roster.FacetCounselor:
		id, err := model.ParseID(code)
		if err != nil {
			return w.NoCounselor
		}
		return b.CounselorName(id)
	case roster.FacetGroup:
		if code == "ya" {
			return w.GroupYes
		}
		return w.GroupNo
	case roster.FacetMissed:
		return map[string]string{"1": w.Missed1, "2": w.Missed2, "3": w.Missed3}[code]
	case roster.FacetEnding:
		return map[string]string{"30": w.Expiring30, "60": w.Expiring60, "lewat": w.ExpiringPast}[code]
	case roster.FacetReport:
		return map[string]string{"lewat": w.ReportLate, "hari-ini": w.ReportToday, "7": w.ReportSoon}[code]
	case roster.FacetFlag:
		return map[string]string{"tanpa-penjamin": w.FlagNone, "penjamin-hilang": w.FlagLost, "dekat-korban": w.FlagNear, "pindah": w.FlagMoved, roster.FlagAnonymous: env.Lang.Retention.Flag}[code]
	}
	return code
}

// chips words the filters that are on, in the order of the facets.
func (l *List) chips() []string {
	b := l.store.Books()
	if sameValues(l.query.Filter[roster.FacetState], roster.OpenStates()) {
		return append([]string{l.env.Lang.Clients.ChipOpen}, l.chipsBut(b, roster.FacetState)...)
	}
	return l.chipsBut(b, "")
}

func (l *List) chipsBut(b *store.Books, but roster.Facet) []string {
	var out []string
	for _, f := range facets(l.env) {
		if f.kind == but {
			continue
		}
		for _, code := range l.query.Filter[f.kind] {
			out = append(out, label(l.env, b, f.kind, code))
		}
	}
	return out
}

func sameValues(a, b []string) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

func (l *List) openFilter() tea.Cmd {
	d := &filterDialog{env: l.env, store: l.store, query: l.query, facets: facets(l.env)}
	return tea.Batch(kit.Send(kit.OpenDialog{Dialog: d}), d.ask())
}

// filterDialog lets a person narrow the list: the facets side by side, the
// values of one with their counts under them. Each choice narrows at once.
type filterDialog struct {
	env    *kit.Env
	store  Store
	query  roster.Query
	facets []facet
	at     int
	line   int
	top    int
	page   int
	asked  int
	counts roster.Counts
	area   image.Rectangle
}

func (d *filterDialog) Title() string { return d.env.Lang.Clients.FacetTitle }

func (d *filterDialog) ask() tea.Cmd {
	d.asked++
	asked, view, query := d.asked, d.store.Roster(), d.query
	return func() tea.Msg { return counted{d, asked, view.Facets(context.Background(), query)} }
}

// values lists the values of the facet on view that occur, or are chosen.
func (d *filterDialog) values() []value {
	kind := d.facets[d.at].kind
	b := d.store.Books()
	codes := map[string]int{}
	for code, n := range d.counts[kind] {
		codes[code] = n
	}
	for _, code := range d.query.Filter[kind] {
		codes[code] += 0
	}
	var out []value
	for code, n := range codes {
		v := value{code: code, label: label(d.env, b, kind, code), count: n}
		v.under = kind == roster.FacetDistrict && strings.Count(code, ".") > 1
		out = append(out, v)
	}
	order := order(kind)
	slices.SortFunc(out, func(a, b value) int { return order(a, b) })
	return out
}

// order puts values as people expect them: enumerations and districts in their
// own order, names by the alphabet with nobody first.
func order(kind roster.Facet) func(a, b value) int {
	rank := func(codes []string) func(a, b value) int {
		return func(a, b value) int { return slices.Index(codes, a.code) - slices.Index(codes, b.code) }
	}
	switch kind {
	case roster.FacetState:
		return rank(codesOf(model.TermStates()))
	case roster.FacetCategory:
		return rank(codesOf(model.Categories()))
	case roster.FacetRisk:
		return rank(codesOf(model.Risks()))
	case roster.FacetStage:
		return rank(codesOf(model.StageKinds()))
	case roster.FacetEnding:
		return rank([]string{"lewat", "30", "60"})
	case roster.FacetReport:
		return rank([]string{"lewat", "hari-ini", "7"})
	case roster.FacetCounselor:
		return func(a, b value) int {
			if (a.code == "") != (b.code == "") {
				return len(a.code) - len(b.code)
			}
			return strings.Compare(a.label+a.code, b.label+b.code)
		}
	}
	return func(a, b value) int { return strings.Compare(a.code, b.code) }
}

func codesOf[E interface{ Code() string }](all []E) []string {
	out := make([]string, len(all))
	for i, e := range all {
		out[i] = e.Code()
	}
	return out
}

func (d *filterDialog) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case counted:
		if m.dialog == d && m.asked == d.asked {
			d.counts = m.counts
			d.line = max(0, min(d.line, len(d.values())-1))
		}
	case kit.Do:
		return d.do(m.Intent)
	case tea.KeyPressMsg:
		if i, ok := d.Keys().Match(m); ok {
			return d.do(i)
		}
	}
	return nil
}

const clearAll kit.Intent = "client.filter-none"

func (d *filterDialog) do(i kit.Intent) tea.Cmd {
	n := len(d.values())
	switch i {
	case kit.Left, kit.PrevTab:
		d.at, d.line, d.top = (d.at+len(d.facets)-1)%len(d.facets), 0, 0
	case kit.Right, kit.NextTab:
		d.at, d.line, d.top = (d.at+1)%len(d.facets), 0, 0
	case kit.Up:
		d.line = max(0, d.line-1)
	case kit.Down:
		d.line = max(0, min(d.line+1, n-1))
	case kit.PageUp:
		d.line = max(0, d.line-max(d.page, 1))
	case kit.PageDown:
		d.line = max(0, min(d.line+max(d.page, 1), n-1))
	case kit.Home:
		d.line = 0
	case kit.End:
		d.line = max(0, n-1)
	case kit.Mark:
		if d.line < n {
			d.query.Filter = d.query.Filter.Toggle(d.facets[d.at].kind, d.values()[d.line].code)
			return d.ask()
		}
	case clearAll:
		d.query.Filter = roster.Filter{}
		return d.ask()
	case kit.Open, kit.Back:
		return kit.Send(kit.CloseDialog{Then: filtered{d.query.Filter}})
	}
	return nil
}

func (d *filterDialog) Keys() kit.KeyMap {
	w, c := &d.env.Lang.Clients, &d.env.Lang.Common
	return kit.KeyMap{
		kit.Bind(kit.Mark, c.Choose, "space"),
		kit.Bind(kit.Right, w.KeyFacet, "right", "tab").Shown("←→"),
		kit.Bind(kit.Left, "", "left", "shift+tab").Hide(),
		kit.Bind(kit.Open, c.Apply, "enter"),
		kit.Bind(clearAll, c.Clear, "delete", "backspace", "F"),
		kit.Bind(kit.Up, "").Hide(), kit.Bind(kit.Down, "").Hide(),
		kit.Bind(kit.PageUp, "").Hide(), kit.Bind(kit.PageDown, "").Hide(),
		kit.Bind(kit.Home, "").Hide(), kit.Bind(kit.End, "").Hide(),
		kit.Bind(kit.Back, c.Close),
	}
}

func (d *filterDialog) Size(most image.Point) image.Point {
	return image.Pt(min(most.X, 70), min(most.Y, 18))
}

func (d *filterDialog) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th := d.env.Theme
	tabs := make([]kit.Tab, len(d.facets))
	for i, f := range d.facets {
		tabs[i] = kit.Tab{Title: f.title, Count: len(d.query.Filter[f.kind])}
	}
	kit.Tabs(c, d.env, image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), tabs, d.at)
	body := area
	body.Min.Y += 2
	if c.Hand(body, d) {
		return nil
	}
	d.page = max(body.Dy(), 1)
	d.area = body
	values := d.values()
	d.top = max(0, min(max(min(d.top, d.line), d.line-d.page+1), len(values)-d.page))
	if len(values) == 0 {
		c.TextIn(body, d.env.Lang.Common.None, th.Faint)
		return nil
	}
	var cursor *tea.Cursor
	for i := d.top; i < min(len(values), d.top+d.page); i++ {
		v := values[i]
		line := image.Rect(body.Min.X, body.Min.Y+i-d.top, body.Max.X, body.Min.Y+i-d.top+1)
		box := "[ ] "
		if d.query.Filter.Has(d.facets[d.at].kind, v.code) {
			box = "[x] "
		}
		if v.under {
			box = "  " + box
		}
		c.Right(line, d.env.Lang.Number(v.count), th.Faint)
		text := line
		text.Max.X -= 9
		c.TextIn(text, box+v.label, th.Base)
		if i == d.line {
			th.Select(c, line)
			cursor = tea.NewCursor(line.Min.X+1, line.Min.Y)
		}
	}
	return cursor
}

// Click chooses the value under the mouse, and the wheel scrolls.
func (d *filterDialog) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	switch ev := ev.(type) {
	case tea.MouseWheelMsg:
		if ev.Button == tea.MouseWheelUp {
			return d.do(kit.Up)
		}
		return d.do(kit.Down)
	case tea.MouseClickMsg:
		if i := d.top + y - d.area.Min.Y; image.Pt(x, y).In(d.area) && i < len(d.values()) {
			d.line = i
			return d.do(kit.Mark)
		}
	}
	return nil
}
