package office

import (
	"cmp"
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/text"
	"guyub/tui/kit"
	"guyub/tui/screen/audit"
	"guyub/tui/screen/record"
)

// part is what stands behind one of the tabs.
type part interface {
	title() string
	// load takes its records from the books.
	load()
	keys() kit.KeyMap
	typing() bool
	update(tea.Msg) tea.Cmd
	draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor
	click(x, y int, ev tea.MouseMsg) tea.Cmd
}

// Office is the room Kantor.
type Office struct {
	env   *kit.Env
	parts []part
	tab   int
	hits  []image.Rectangle
}

// New returns the room with the parts that the person may see.
func New(env *kit.Env, s Store) *Office {
	o := &Office{env: env}
	if may(s, model.UserRead) {
		o.parts = append(o.parts, newUsers(env, s))
	}
	if may(s, model.OfficeRead) {
		o.parts = append(o.parts, newAreas(env, s), newNorms(env, s), newSites(env, s), newHolidays(env, s), newDesk(env, s), newMechanism(env, s), newWordings(env, s))
	}
	if p := newData(env, s); p != nil {
		o.parts = append(o.parts, p)
	}
	if audit.May(s.Actor()) {
		o.parts = append(o.parts, newTrail(env, s))
	}
	o.load()
	return o
}

func (o *Office) load() {
	for _, p := range o.parts {
		p.load()
	}
}

// now returns the open part, nil when the person may see none.
func (o *Office) now() part {
	if o.tab >= len(o.parts) {
		return nil
	}
	return o.parts[o.tab]
}

// Title is empty: it is its room's first screen.
func (o *Office) Title() string { return "" }

// Init reads what the first part does not have in memory.
func (o *Office) Init() tea.Cmd { return o.looked() }

// Typing reports whether keys go to a search field.
func (o *Office) Typing() bool { return o.now() != nil && o.now().typing() }

// Keys is what works now.
func (o *Office) Keys() kit.KeyMap {
	p := o.now()
	if p == nil {
		return nil
	}
	if p.typing() {
		return p.keys()
	}
	tabs := kit.KeyMap{kit.Bind(kit.NextTab, o.env.Lang.Record.KeyTab), kit.Bind(kit.PrevTab, "").Hide()}
	return append(tabs, p.keys()...)
}

// Update takes intents, typed keys and answers. Answers reach every part, for
// the person may have turned to another one meanwhile.
func (o *Office) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Refresh:
		o.load()
		return o.all(m)
	case kit.Do:
		switch m.Intent {
		case kit.NextTab:
			return o.turn(1)
		case kit.PrevTab:
			return o.turn(-1)
		}
		if p := o.now(); p != nil {
			return p.update(m)
		}
		return nil
	case tea.KeyPressMsg, tea.PasteMsg:
		if p := o.now(); p != nil {
			return p.update(m)
		}
		return nil
	}
	return o.all(msg)
}

func (o *Office) all(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range o.parts {
		cmds = append(cmds, p.update(msg))
	}
	return tea.Batch(cmds...)
}

func (o *Office) turn(by int) tea.Cmd {
	n := len(o.parts)
	if n == 0 {
		return nil
	}
	o.tab = (o.tab + by + n) % n
	return o.looked()
}

// looked tells the open part that it is on view, if it wants to know.
func (o *Office) looked() tea.Cmd {
	if p, ok := o.now().(interface{ shown() tea.Cmd }); ok {
		return p.shown()
	}
	return nil
}

// Draw draws the tabs and the open part.
func (o *Office) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	p := o.now()
	if p == nil {
		c.Wrap(area, o.env.Lang.Shell.Denied, o.env.Theme.Faint)
		return nil
	}
	tabs := make([]kit.Tab, len(o.parts))
	for i := range o.parts {
		tabs[i].Title = o.parts[i].title()
	}
	line := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+1)
	o.hits = kit.Tabs(c, o.env, line, tabs, o.tab)
	area.Min.Y++
	if area.Dy() > 14 {
		area.Min.Y++
	}
	return p.draw(c, area)
}

// Click turns to the part under the mouse, or reaches the open one.
func (o *Office) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); ok {
		for i, hit := range o.hits {
			if image.Pt(x, y).In(hit) {
				o.tab = i
				return o.looked()
			}
		}
	}
	if p := o.now(); p != nil {
		return p.click(x, y, ev)
	}
	return nil
}

// listPart is what the parts that are lists have in common.
type listPart[T any] struct {
	env  *kit.Env
	list *record.List[T]
	pane record.Scroll
	at   model.ID
	id   func(T) model.ID
	// write says what is known of a row, for the pane.
	write func(*record.Paper, T)
	// note is a line under the list, empty for none.
	note func() (string, kit.Style)
	// own are the keys before the list's own; do carries them out.
	own func() kit.KeyMap
	do  func(kit.Intent) tea.Cmd
}

func (l *listPart[T]) typing() bool { return l.list.Typing() }

func (l *listPart[T]) keys() kit.KeyMap {
	if l.list.Typing() {
		return l.list.Keys()
	}
	return append(l.own(), l.list.Keys()...)
}

func (l *listPart[T]) update(msg tea.Msg) tea.Cmd {
	cmd, taken := l.list.Update(msg)
	if do, ok := msg.(kit.Do); ok && !taken {
		return l.do(do.Intent)
	}
	return cmd
}

func (l *listPart[T]) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	list, side := record.Beside(l.env, area)
	if l.note != nil {
		if s, st := l.note(); s != "" && list.Dy() > 4 {
			list.Max.Y--
			c.TextIn(image.Rect(list.Min.X+1, list.Max.Y, list.Max.X, list.Max.Y+1), s, st)
		}
	}
	cursor := l.list.Draw(c, list)
	if one, ok := l.list.Cursor(); ok && !side.Empty() {
		if id := l.id(one); l.at != id {
			l.at = id
			l.pane.Reset()
		}
		p := record.NewPaper(l.env, side.Dx())
		l.write(p, one)
		p.Draw(c, side, &l.pane)
	}
	return cursor
}

func (l *listPart[T]) click(x, y int, ev tea.MouseMsg) tea.Cmd { return l.list.Click(x, y, ev) }

// records gives the part the keys of a list of records that are opened, changed
// and added by whoever may.
func (l *listPart[T]) records(s Store, act model.Action, open, edit func(T) kit.Screen, fresh func() kit.Screen) {
	l.own = func() kit.KeyMap {
		r := &l.env.Lang.Record
		m := kit.KeyMap{kit.Bind(kit.Open, r.KeyOpen)}
		if may(s, act) {
			m = append(m, kit.Bind(kit.Edit, r.KeyEdit), kit.Bind(kit.New, r.KeyNew))
		}
		return m
	}
	l.do = func(i kit.Intent) tea.Cmd {
		one, ok := l.list.Cursor()
		var screen kit.Screen
		switch {
		case i == kit.New && may(s, act):
			screen = fresh()
		case i == kit.Edit && ok && may(s, act):
			screen = edit(one)
		case i == kit.Open && ok:
			screen = open(one)
		default:
			return nil
		}
		return kit.Send(kit.Push{Screen: screen})
	}
}

// byWords compares rows by words as people sort them.
func byWords[T any](of func(T) string) func(a, b T) int {
	return func(a, b T) int { return cmp.Compare(text.Fold(of(a)), text.Fold(of(b))) }
}

// columnsOf are the columns that the person chose for a list.
func columnsOf(s Store, list string) string {
	u, _ := s.Books().User(s.Actor().User)
	return u.Columns[list]
}
