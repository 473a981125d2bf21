package counselors

import (
	"context"
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/workload"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// The parts of a counselor.
const (
	tabSummary = iota
	tabClients
	tabAbsences
	tabHistory
	tabCount
)

// Detail is one counselor.
type Detail struct {
	env     *kit.Env
	store   Store
	id      model.ID
	tab     int
	hits    []image.Rectangle
	scroll  record.Scroll
	history *record.History
	clients *record.List[roster.Row]
	seen    int // clients that the person may see
	all     int // clients there are
}

// NewDetail returns the screen of a counselor.
func NewDetail(env *kit.Env, s Store, id model.ID) *Detail {
	d := &Detail{env: env, store: s, id: id, history: record.NewHistory(env, s, model.KindCounselor, id)}
	d.history.Names = func(path string) string { return FieldName(env, path) }
	d.history.Word = func(path, v string) string { return fieldWord(env, s, path, v) }
	d.clients = record.NewList(env, record.Columns[roster.Row]{
		Name: "counselor.clients", All: d.columns, Cells: d.cells, Compare: compareClients,
		ID:        func(r roster.Row) model.ID { return r.ID },
		Words:     func(r roster.Row) string { return r.Name + " " + r.Alias + " " + r.Register },
		Hint:      func() string { return env.Lang.Counselors.SearchClients },
		Empty:     func() string { return env.Lang.Counselors.NoClients },
		NoneFound: func() string { return env.Lang.Counselors.NoClientFound },
	}, "")
	return d
}

// Title is the counselor's short name.
func (d *Detail) Title() string {
	if books := d.store.Books(); books != nil {
		return books.CounselorName(d.id)
	}
	return ""
}

type clientsFound struct {
	rows []roster.Row
	all  int
}

// Init reads the counselor's clients.
func (d *Detail) Init() tea.Cmd {
	view, id := d.store.Roster(), d.id
	return func() tea.Msg {
		var open []string
		for _, st := range model.TermStates() {
			if st.Open() {
				open = append(open, st.Code())
			}
		}
		result := view.Run(context.Background(), roster.Query{Sort: roster.ByName,
			Filter: roster.Filter{roster.FacetCounselor: {id.String()}, roster.FacetState: open}})
		found := clientsFound{rows: make([]roster.Row, result.Len())}
		for i := range found.rows {
			found.rows[i] = result.Row(i)
		}
		for _, cell := range view.Caseload() {
			if cell.Counselor == id {
				found.all += cell.Count
			}
		}
		return found
	}
}

// Typing reports whether keys go to the search field.
func (d *Detail) Typing() bool { return d.tab == tabClients && d.clients.Typing() }

func (d *Detail) columns() []table.Column {
	w := &d.env.Lang.Counselors
	return []table.Column{
		{Key: "name", Title: w.ColClient, Width: 24, Min: 16, Flex: true, Sortable: true},
		{Key: "register", Title: w.ColRegister, Width: 13, Priority: 1, Sortable: true},
		{Key: "risk", Title: w.ColRisk, Width: 13, Min: 7, Priority: 2, Sortable: true},
		{Key: "district", Title: w.ColDistrict, Width: 18, Min: 10, Priority: 3},
		{Key: "report", Title: w.ColReport, Width: 15, Min: 13, Priority: 2, Sortable: true},
	}
}

func (d *Detail) cells(r roster.Row) []table.Cell {
	th, l := d.env.Theme, d.env.Lang
	today := model.DateOf(d.env.Time())
	risk := table.Cell{Text: l.Domain.Risk(r.Risk)}
	if r.Risk >= model.RiskHigh {
		risk = table.Cell{Text: strings.ToUpper(risk.Text), Style: th.Bad}
	}
	report := table.Cell{Text: l.Due(r.NextReport, today)}
	switch {
	case r.NextReport == 0:
		report.Style = th.Faint
	case r.NextReport < today:
		report.Style = th.Bad
	case r.NextReport == today:
		report.Style = th.Warn
	}
	return []table.Cell{{Text: r.Name}, {Text: r.Register, Style: th.Faint}, risk,
		{Text: d.store.Books().DistrictName(r.District)}, report}
}

func compareClients(key string) func(a, b roster.Row) int {
	switch key {
	case "name":
		return func(a, b roster.Row) int { return strings.Compare(a.Name, b.Name) }
	case "register":
		return func(a, b roster.Row) int { return strings.Compare(a.Register, b.Register) }
	case "risk":
		return func(a, b roster.Row) int { return int(b.Risk) - int(a.Risk) }
	case "report":
		return func(a, b roster.Row) int { return int(a.NextReport - b.NextReport) }
	}
	return nil
}

// Keys is what works now.
func (d *Detail) Keys() kit.KeyMap {
	if d.Typing() {
		return d.clients.Keys()
	}
	w := &d.env.Lang.Record
	var m kit.KeyMap
	if d.tab == tabClients {
		m = append(m, kit.Bind(kit.Open, w.KeyOpen))
	}
	if mayEdit(d.store) {
		m = append(m, kit.Bind(kit.Edit, w.KeyEdit))
	}
	m = append(m, kit.Bind(kit.NextTab, w.KeyTab), kit.Bind(kit.PrevTab, "").Hide())
	if d.tab == tabClients {
		return append(m, d.clients.Keys()...)
	}
	return append(m, d.scroll.Keys(w.KeyMove)...)
}

// Update takes intents, typed keys and answers.
func (d *Detail) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case clientsFound:
		d.seen, d.all = len(m.rows), m.all
		d.clients.Set(m.rows)
		return nil
	case kit.Refresh:
		d.history.Stale()
		cmd, _ := d.clients.Update(m)
		return tea.Batch(cmd, d.Init(), d.show(d.tab))
	case kit.Do:
		return d.do(m.Intent)
	}
	if d.tab == tabClients {
		if cmd, taken := d.clients.Update(msg); taken || cmd != nil {
			return cmd
		}
	}
	return d.history.Update(msg)
}

func (d *Detail) do(i kit.Intent) tea.Cmd {
	if d.tab == tabClients {
		if cmd, taken := d.clients.Update(kit.Do{Intent: i}); taken {
			return cmd
		}
	}
	switch i {
	case kit.NextTab:
		return d.show((d.tab + 1) % tabCount)
	case kit.PrevTab:
		return d.show((d.tab + tabCount - 1) % tabCount)
	case kit.Open:
		if row, ok := d.clients.Cursor(); ok && d.tab == tabClients {
			return kit.Send(kit.Show{Kind: model.KindClient, ID: row.ID})
		}
	case kit.Edit:
		if !mayEdit(d.store) {
			return nil
		}
		e := NewEdit(d.env, d.store, d.id)
		if d.tab == tabAbsences {
			e.Focus("absences")
		}
		return kit.Send(kit.Push{Screen: e})
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

// Draw draws who this is, and the part that is open.
func (d *Detail) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l, books := d.env.Theme, d.env.Lang, d.store.Books()
	w := &l.Counselors
	one, ok := books.Counselor(d.id)
	if !ok {
		c.Wrap(area, l.Record.Gone, th.Faint)
		return nil
	}
	today := model.DateOf(d.env.Time())
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
	first, second := line(), line()
	n := c.TextIn(first, one.Name, th.Bold)
	first.Min.X += n + 3
	c.Right(first, post(d.env, &one)+" · "+l.Domain.Section(one.Section), th.Faint)
	word, style := standing(d.env, &one, today)
	n = c.TextIn(second, word, style)
	second.Min.X += n
	capacity, _ := workload.Capacity(&one, books.NormsOn(today), today)
	c.TextIn(second, " · "+clientsWord(d.env, &one, d.all)+" · "+l.F(w.HoursMonth, l.HoursBare(capacity)), th.Base)
	blank()
	d.hits = kit.Tabs(c, d.env, line(), []kit.Tab{{Title: w.TabSummary}, {Title: w.TabClients, Count: d.all},
		{Title: w.TabAbsences, Count: len(one.Absences)}, {Title: w.TabHistory}}, d.tab)
	blank()
	body := image.Rect(area.Min.X+1, y, area.Max.X-1, area.Max.Y)
	p := record.NewPaper(d.env, body.Dx())
	switch d.tab {
	case tabClients:
		return d.drawClients(c, body)
	case tabSummary:
		summary(p, d.env, d.store, &one, d.all)
	case tabAbsences:
		writeAbsences(p, d.env, &one, today)
	case tabHistory:
		d.history.Write(p)
	}
	p.Draw(c, body, &d.scroll)
	return nil
}

// drawClients draws the clients, and how many more there are than this person
// may see (rule R12).
func (d *Detail) drawClients(c *kit.Canvas, body image.Rectangle) *tea.Cursor {
	body.Min.X--
	body.Max.X++
	if hidden := d.all - d.seen; hidden > 0 && body.Dy() > 3 {
		body.Max.Y--
		c.TextIn(image.Rect(body.Min.X+1, body.Max.Y, body.Max.X, body.Max.Y+1),
			d.env.Lang.F(d.env.Lang.Counselors.HiddenClients, d.env.Lang.Number(hidden)), d.env.Theme.Faint)
	}
	return d.clients.Draw(c, body)
}

// Click turns to the part under the mouse, scrolls, or reaches the clients.
func (d *Detail) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); ok {
		for i, hit := range d.hits {
			if image.Pt(x, y).In(hit) {
				return d.show(i)
			}
		}
	}
	if d.tab == tabClients {
		return d.clients.Click(x, y, ev)
	}
	d.scroll.Wheel(ev)
	return nil
}
