package audit

import (
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/kit/table"
	"guyub/tui/letter"
	"guyub/tui/screen/record"
)

// List is the trail, the newest first: who did what, when, where, with which
// record and why.
type List struct {
	env    *kit.Env
	store  Store
	words  words
	table  *table.Table
	pages  *pages
	pane   record.Scroll
	at     int // row that the pane shows
	wait   *kit.Wait
	filter filter
	form   *filterForm // while the filter is being put together
	code   string      // language of the columns

	trail   store.Trail
	known   bool // the trail has been asked
	failure string
	fill    fill
	paused  bool // the person stopped the search; going down goes on
}

// fill is a page that is being read: what was found of it, and before which
// entry to look on.
type fill struct {
	page   int
	before uint64
	found  []store.AuditEntry
}

// part is how many entries are looked through at a time, so that a search
// through everything shows how far it is and can be stopped.
const part = 20_000

// NewList returns the trail.
func NewList(env *kit.Env, s Store) *List {
	l := &List{env: env, store: s, words: words{env: env, store: s}, wait: kit.NewWait(env), pages: &pages{}, code: env.Lang.Code}
	l.pages.cells = l.cells
	l.pages.reset(0)
	l.table = table.New(env, l.columns()...)
	l.table.SetSource(l.pages)
	return l
}

// Title is its part of the breadcrumb.
func (l *List) Title() string { return l.env.Lang.Audit.Title }

// Typing reports whether keys go to the form of the filter.
func (l *List) Typing() bool { return l.form != nil }

// Init reads the first page.
func (l *List) Init() tea.Cmd { return l.again() }

// The answers of the store.
type (
	trailRead struct {
		of         *List
		generation int
		trail      store.Trail
		err        error
	}
	partRead struct {
		of         *List
		generation int
		entries    []store.AuditEntry
		asked      store.AuditFilter
		err        error
	}
)

// again reads the trail anew, from its newest entry.
func (l *List) again() tea.Cmd {
	generation, turn := l.wait.Start(l.env.Lang.Record.Reading)
	s := l.store
	return tea.Batch(turn, func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		trail, err := s.Trail(ctx)
		return trailRead{l, generation, trail, err}
	})
}

// look goes on reading the page of l.fill.
func (l *List) look() tea.Cmd {
	ask := l.filter.ask(l.env.Lang, l.env.Zone)
	ask.Before, ask.Limit = l.fill.before, pageRows-len(l.fill.found)
	if l.filter.sparse() && ask.Before > part {
		ask.After = ask.Before - part - 1
	}
	generation, turn := l.wait.Start(l.searching())
	s := l.store
	return tea.Batch(turn, func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		entries, err := s.Audit(ctx, ask)
		return partRead{l, generation, entries, ask, err}
	})
}

func (l *List) searching() string {
	if n := len(l.fill.found); n > 0 {
		return l.env.Lang.F(l.env.Lang.Audit.Searching, l.words.when(l.fill.found[n-1].At))
	}
	return l.env.Lang.Record.Reading
}

// taken puts what was found of a page into the list, and looks on while the
// page is not full and there is more to look through.
func (l *List) taken(m partRead) tea.Cmd {
	l.wait.Stop()
	if m.err != nil {
		l.failure, l.paused = store.Explain(m.err, l.env.Lang.Code), true
		return nil
	}
	l.failure = ""
	f := &l.fill
	f.found = append(f.found, m.entries...)
	switch full := len(f.found) >= pageRows; {
	case full:
		l.pages.put(f.page, f.found, true, false)
	case m.asked.After > 0:
		f.before = m.asked.After + 1
		l.pages.put(f.page, f.found, false, false)
	default:
		f.before = 0
		l.pages.put(f.page, f.found, true, true)
	}
	l.table.Refresh()
	return l.need()
}

// need reads what is missing around the cursor.
func (l *List) need() tea.Cmd {
	if !l.known || l.paused || l.wait.Busy() {
		return nil
	}
	page := l.pages.missing(max(l.table.At(), 0))
	if page < 0 {
		return nil
	}
	if l.fill.page != page || l.fill.before == 0 || len(l.fill.found) >= pageRows {
		l.fill = fill{page: page, before: l.pages.begin[page]}
	}
	return l.look()
}

// Update takes intents, what is typed into the filter, and answers.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case trailRead:
		if m.of != l || !l.wait.Current(m.generation) {
			return nil
		}
		l.wait.Stop()
		l.failure = ""
		if m.err != nil {
			l.failure = store.Explain(m.err, l.env.Lang.Code)
			return nil
		}
		l.trail, l.known = m.trail, true
		return l.begin()
	case partRead:
		if m.of != l || !l.wait.Current(m.generation) {
			return nil
		}
		return l.taken(m)
	case form.Saved:
		if l.form == nil || m.Form != l.form.form {
			return nil
		}
		next := l.form.read(m.Values)
		l.form = nil
		return l.choose(next)
	case form.Cancelled:
		l.drop(m.Form)
		return nil
	case form.LeaveAsked:
		l.drop(m.Form)
		return nil
	case kit.Turn:
		return l.wait.Update(m)
	case kit.Refresh:
		if l.code != l.env.Lang.Code {
			l.code = l.env.Lang.Code
			l.table.SetColumns(l.columns()...)
		}
		if !l.known {
			return l.again()
		}
		return nil // rows do not move while somebody reads; r reads again
	case kit.Do:
		if l.form != nil {
			return l.form.form.Update(m)
		}
		return tea.Batch(l.do(m.Intent), l.need())
	}
	if l.form != nil {
		return l.form.form.Update(msg)
	}
	return l.table.Update(msg)
}

// drop leaves the form of the filter, as nothing was applied.
func (l *List) drop(f *form.Form) {
	if l.form != nil && f == l.form.form {
		l.form = nil
	}
}

// choose looks for something else.
func (l *List) choose(f filter) tea.Cmd {
	l.filter = f
	return l.again()
}

// begin forgets the pages and reads the first.
func (l *List) begin() tea.Cmd {
	l.paused, l.fill = false, fill{page: -1}
	l.pages.reset(l.trail.Entries + 1)
	l.table.Refresh()
	l.table.First()
	return l.need()
}

// The intents of the trail.
const (
	againIntent  kit.Intent = "trail.again"
	pointIntent  kit.Intent = "trail.checkpoint"
	failedIntent kit.Intent = "trail.failed"
	clearIntent  kit.Intent = "trail.clear"
)

func (l *List) do(i kit.Intent) tea.Cmd {
	switch i {
	case kit.Back:
		if l.wait.Busy() && l.known {
			l.wait.Stop()
			l.paused = true
			return nil
		}
		if l.filter != (filter{}) {
			return l.choose(filter{})
		}
		return nil
	case kit.Filter:
		l.form = newFilterForm(l, "")
	case kit.Search:
		if l.store.Actor().SeesClients() {
			l.form = newFilterForm(l, keyRecord)
		}
	case failedIntent:
		next := l.filter
		if next.kind = failed; l.filter.kind == failed {
			next.kind = ""
		}
		return l.choose(next)
	case clearIntent:
		return l.choose(filter{})
	case againIntent:
		return l.again()
	case letter.Open:
		from, to := l.filter.span(l.env)
		return kit.Send(kit.Push{Screen: letter.NewPreview(l.env, l.store, letter.Ask{Letter: model.BreachSheet, From: from, To: to, Terminal: l.filter.terminal, User: l.filter.user})})
	case pointIntent:
		if l.trail.Last != nil {
			return kit.Send(kit.Push{Screen: newPointPage(l.env, l.store, l.trail.Last)})
		}
	case kit.Open:
		if e, ok := l.current(); ok {
			return kit.Send(kit.Push{Screen: newEntry(l.env, l.store, *e)})
		}
	default:
		l.paused = false
		return l.table.Update(kit.Do{Intent: i})
	}
	return nil
}

// current is the entry under the cursor.
func (l *List) current() (*store.AuditEntry, bool) {
	at := l.table.At()
	if at < 0 {
		return nil, false
	}
	return l.pages.entry(at)
}

// Keys is what works now.
func (l *List) Keys() kit.KeyMap {
	if l.form != nil {
		return l.form.keys()
	}
	w := &l.env.Lang.Audit
	m := kit.KeyMap{kit.Bind(kit.Open, w.KeyOpen), kit.Bind(kit.Filter, w.KeyFilter)}
	if l.store.Actor().SeesClients() {
		m = append(m, kit.Bind(kit.Search, w.KeyFind))
	}
	m = append(m, kit.Bind(failedIntent, w.KeyOnlyFailed, "o"))
	if l.trail.Last != nil {
		m = append(m, kit.Bind(pointIntent, w.KeyPoint, "p"))
	}
	m = append(m, kit.Bind(againIntent, w.KeyAgain, "r"), kit.Bind(letter.Open, w.KeyBreach, "f5"))
	switch {
	case l.wait.Busy() && l.known:
		m = append(m, kit.Bind(kit.Back, l.env.Lang.Common.Cancel))
	case l.filter != (filter{}):
		m = append(m, kit.Bind(kit.Back, w.KeyClear), kit.Bind(clearIntent, w.KeyClear, "x").Hide())
	}
	return append(m, l.table.Keys()...)
}

func (l *List) columns() []table.Column {
	w := &l.env.Lang.Audit
	return []table.Column{
		{Key: "when", Title: w.ColWhen, Width: 12},
		{Key: "who", Title: w.ColWho, Width: 16, Min: 12},
		{Key: "what", Title: w.ColWhat, Width: 22, Min: 20},
		{Key: "record", Title: w.ColRecord, Width: 24, Min: 12, Flex: true, Holds: table.Person},
		{Key: "where", Title: w.ColWhere, Width: 9, Priority: 1},
		{Key: "why", Title: w.ColWhy, Width: 24, Min: 14, Priority: 2},
	}
}

func (l *List) cells(e *store.AuditEntry) []table.Cell {
	th := l.env.Theme
	what := table.Cell{Text: l.env.Lang.Intent(e.Intent)}
	if e.Intent == store.IntentFailed {
		what.Style = th.Warn
	}
	who := table.Cell{Text: l.words.short(e)}
	if e.User.IsZero() {
		who.Style = th.Faint
	}
	about := table.Cell{Text: l.words.records(e)}
	if len(e.Records) > 0 && e.Records[0].Hidden {
		about.Style = th.Faint
	}
	return []table.Cell{{Text: l.words.when(e.At), Style: th.Faint}, who, what, about, {Text: e.Terminal, Style: th.Faint}, {Text: e.Reason}}
}

// Draw draws the last checkpoint, what is looked for, and the rows; on a wide
// terminal the entry under the cursor beside them.
func (l *List) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if l.form != nil {
		return l.form.draw(c, area)
	}
	th := l.env.Theme
	if l.failure != "" && l.pages.Len() == 0 {
		area.Min.X++
		area.Max.X--
		c.Wrap(area, l.failure, th.Bad)
		return nil
	}
	head := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+1)
	c.TextIn(head, l.pointLine(), th.Faint)
	area.Min.Y++
	list, side := record.Beside(l.env, area)
	l.drawFilter(c, image.Rect(list.Min.X+1, list.Min.Y, list.Max.X-1, list.Min.Y+1))
	list.Min.Y++
	if list.Dy() > 12 {
		list.Min.Y++
	}
	l.table.Empty = l.env.Lang.Audit.Empty
	switch {
	case l.wait.Busy() || !l.known:
		l.table.Empty = ""
	case l.filter != (filter{}):
		l.table.Empty = l.env.Lang.Audit.NoneFound
	}
	l.table.Draw(c, list)
	if e, ok := l.current(); ok && !side.Empty() {
		if l.at != l.table.At() {
			l.at = l.table.At()
			l.pane.Reset()
		}
		p := record.NewPaper(l.env, side.Dx())
		newEntry(l.env, l.store, *e).write(p)
		p.Draw(c, side, &l.pane)
	}
	return nil
}

// pointLine says what the trail is held by.
func (l *List) pointLine() string {
	w := &l.env.Lang.Audit
	switch last := l.trail.Last; {
	case !l.known:
		return ""
	case last == nil:
		return w.NoPoint
	default:
		return l.env.Lang.F(w.LastPoint, l.env.Lang.DateBrief(last.Day), l.env.Lang.Number(int(last.Size)), last.Code)
	}
}

// drawFilter draws what is looked for, and how many were found or how far the
// search is.
func (l *List) drawFilter(c *kit.Canvas, line image.Rectangle) {
	th, lang := l.env.Theme, l.env.Lang
	w := &lang.Audit
	if l.wait.Busy() && l.known {
		l.wait.Draw(c, line)
	}
	count := ""
	switch n := l.pages.Len(); {
	case l.failure != "":
		count = l.failure
	case !l.known:
	case l.filter == (filter{}):
		count = lang.F(w.Entries, lang.Number(int(l.trail.Entries)))
	case l.paused:
		count = lang.F(w.Paused, l.stoppedAt())
	case l.pages.whole:
		count = lang.F(w.Found, lang.Number(n))
	default:
		count = lang.F(w.FoundMore, lang.Number(n))
	}
	c.Right(line, count, th.Faint)
	if l.wait.Busy() {
		return
	}
	line.Max.X -= kit.Width(count) + 2
	var chips []string
	for _, chip := range l.filter.chips(l.words) {
		chips = append(chips, "["+chip+"]")
	}
	c.TextIn(line, strings.Join(chips, " "), th.Key)
}

// stoppedAt is how far the search came.
func (l *List) stoppedAt() string {
	if n := len(l.fill.found); n > 0 {
		return l.words.when(l.fill.found[n-1].At)
	}
	return l.env.Lang.F(l.env.Lang.Audit.Entries, l.env.Lang.Number(int(l.fill.before)))
}

// Click gives the mouse to the form or the rows.
func (l *List) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if l.form != nil {
		return l.form.form.Click(x, y, ev)
	}
	return tea.Batch(l.table.Click(x, y, ev), l.need())
}
