package imports

import (
	"errors"
	"image"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store/intake"
	"guyub/store/sheet"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
)

// mapping is where it is chosen which column of the file fills which field, with
// the first rows beside it.
type mapping struct {
	env     *kit.Env
	store   Store
	src     *intake.Source
	choice  intake.Choice
	preview sheet.Preview
	from    map[string]string // field key -> heading
	notes   []string          // what is to be said of the file
	fields  *table.Slice[sheet.Field]
	table   *table.Table
	code    string // language of the columns
}

func newMapping(env *kit.Env, s Store, src *intake.Source, c intake.Choice, p sheet.Preview, all []model.Batch) *mapping {
	m := &mapping{env: env, store: s, src: src, choice: c, preview: p, from: map[string]string{}, code: env.Lang.Code}
	for key, heading := range p.Mapped {
		m.from[key] = heading
	}
	m.remember(all)
	fields := sheet.Fields(c.Kind)
	ids := map[string]model.ID{}
	for i, f := range fields {
		ids[f.Key] = model.ID{byte(i >> 8), byte(i + 1)}
	}
	m.fields = table.NewSlice(func(f sheet.Field) model.ID { return ids[f.Key] }, m.cells)
	m.fields.Set(m.inOrder(fields))
	m.table = table.New(env, m.columns()...)
	m.table.SetSource(m.fields)
	return m
}

// remember takes up how the newest file with the same headings was read, and
// says when the file itself is known.
func (m *mapping) remember(all []model.Batch) {
	l, w := m.env.Lang, &m.env.Lang.Imports
	if b, ok := intake.Remembered(all, m.choice.Kind, m.preview.Headings); ok {
		m.from = maps.Clone(b.Mapping)
		m.notes = append(m.notes, l.F(w.Remembered, l.Number(b.No)))
	}
	if b, ok := intake.Known(all, m.src, m.choice); ok {
		if b.Resumable() {
			m.notes = append(m.notes, l.F(w.OpenFile, l.Number(b.No), l.Number(b.Rows)))
		} else {
			m.notes = append(m.notes, l.F(w.KnownFile, l.Date(b.On), l.Number(b.No), l.Domain.BatchState(b.State)))
		}
	}
}

// inOrder puts the fields that must have a column first and those that have one
// next; what says in another way what others say is offered last.
func (m *mapping) inOrder(fields []sheet.Field) []sheet.Field {
	rank := func(f sheet.Field) int {
		switch {
		case f.Required:
			return 0
		case m.from[f.Key] != "":
			return 1
		case f.Another:
			return 3
		}
		return 2
	}
	out := slices.Clone(fields)
	slices.SortStableFunc(out, func(a, b sheet.Field) int { return rank(a) - rank(b) })
	return out
}

// Title is its part of the breadcrumb.
func (m *mapping) Title() string { return m.src.Name() }

// Init has nothing to wait for.
func (m *mapping) Init() tea.Cmd { return nil }

// pickedHeading is the column that was chosen for a field, empty for none.
type pickedHeading struct{ key, heading string }

// Update takes intents and answers.
func (m *mapping) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case pickedHeading:
		m.set(msg.key, msg.heading)
		return nil
	case kit.Refresh:
		if m.code != m.env.Lang.Code {
			m.code = m.env.Lang.Code
			m.table.SetColumns(m.columns()...)
		}
	case kit.Do:
		switch msg.Intent {
		case kit.Open:
			return m.ask()
		case kit.Left:
			return m.step(-1)
		case kit.Right:
			return m.step(1)
		case tryIntent:
			return m.try()
		}
	}
	return m.table.Update(msg)
}

// set lets a column feed a field, and no other field any more.
func (m *mapping) set(key, heading string) {
	for other, h := range m.from {
		if h == heading {
			delete(m.from, other)
		}
	}
	delete(m.from, key)
	if heading != "" {
		m.from[key] = heading
	}
	m.table.Refresh()
}

// headings are those of the file that are not blank.
func (m *mapping) headings() []string {
	return slices.DeleteFunc(slices.Clone(m.preview.Headings), func(h string) bool { return h == "" })
}

func (m *mapping) current() (sheet.Field, bool) {
	id, ok := m.table.Cursor()
	if !ok {
		return sheet.Field{}, false
	}
	return m.fields.Item(id)
}

// ask asks for the column of the field under the cursor.
func (m *mapping) ask() tea.Cmd {
	f, ok := m.current()
	if !ok {
		return nil
	}
	w := &m.env.Lang.Imports
	options := []kit.Option{{Value: "", Label: w.Unread}}
	for _, h := range m.headings() {
		options = append(options, kit.Option{Value: h, Label: h, Note: m.feeds(h, f.Key)})
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(m.env, m.env.Lang.F(w.PickHeading, fieldName(m.env, m.choice.Kind, f)), options, m.from[f.Key], func(v string) tea.Msg { return pickedHeading{f.Key, v} })})
}

// feeds names the other field that a column feeds now, or shows its first value.
func (m *mapping) feeds(heading, but string) string {
	for key, h := range m.from {
		if h == heading && key != but {
			for _, f := range sheet.Fields(m.choice.Kind) {
				if f.Key == key {
					return fieldName(m.env, m.choice.Kind, f)
				}
			}
		}
	}
	const short = 24
	return kit.Cut(m.example(heading, but), short)
}

// step goes to the next column in a direction, past the last to none.
func (m *mapping) step(by int) tea.Cmd {
	f, ok := m.current()
	if !ok {
		return nil
	}
	ring := append([]string{""}, m.headings()...)
	at := slices.Index(ring, m.from[f.Key]) + by
	m.set(f.Key, ring[(at+len(ring))%len(ring)])
	return nil
}

// tryIntent goes on to the trial.
const tryIntent kit.Intent = "import.try"

// try opens the table as it is chosen and tries it; what is missing is said.
func (m *mapping) try() tea.Cmd {
	w := &m.env.Lang.Imports
	choice := m.choice
	choice.Mapping = m.chosen()
	_, err := m.src.Open(choice)
	if lost := (*sheet.HeadingError)(nil); errors.As(err, &lost) {
		for i, f := range m.fields.Items() {
			if f.Key == lost.Field && m.from[f.Key] == "" {
				m.table.Select(m.fields.ID(i))
				return kit.Send(kit.Notice{Level: kit.Bad, Text: m.env.Lang.F(w.Missing, fieldName(m.env, m.choice.Kind, f))})
			}
		}
	}
	if err != nil {
		return kit.Send(kit.OpenDialog{Dialog: kit.Message(m.env, w.Title, err.Error(), nil)})
	}
	return kit.Send(kit.Push{Screen: newRun(m.env, m.store, m.src, choice, nil)})
}

// chosen is what the table is opened with: what was chosen, and that a column
// which the usual headings would take for a field is not read.
func (m *mapping) chosen() map[string]string {
	out := map[string]string{}
	for key, heading := range m.from {
		out[key] = heading
	}
	for key := range m.preview.Mapped {
		if _, ok := out[key]; !ok {
			out[key] = ""
		}
	}
	return out
}

// Keys is what works now.
func (m *mapping) Keys() kit.KeyMap {
	w := &m.env.Lang.Imports
	keys := kit.KeyMap{kit.Bind(tryIntent, w.KeyTry, "u", "ctrl+s"), kit.Bind(kit.Open, w.KeyMap), kit.Bind(kit.Left, w.KeyMap).Shown("←→").Hide(), kit.Bind(kit.Right, "").Hide()}
	return append(keys, m.table.Keys()...)
}

func (m *mapping) columns() []table.Column {
	w := &m.env.Lang.Imports
	return []table.Column{
		{Key: "field", Title: w.ColField, Width: 22, Min: 14},
		{Key: "heading", Title: w.ColHeading, Width: 24, Min: 14, Flex: true},
		{Key: "example", Title: w.ColExample, Width: 28, Min: 10, Flex: true, Priority: 1},
	}
}

func (m *mapping) cells(f sheet.Field) []table.Cell {
	th, w := m.env.Theme, &m.env.Lang.Imports
	name := table.Cell{Text: fieldName(m.env, m.choice.Kind, f)}
	heading := table.Cell{Text: m.from[f.Key]}
	switch {
	case heading.Text == "" && f.Required:
		heading = table.Cell{Text: w.Unread + " (" + w.Needed + ")", Style: th.Warn}
	case heading.Text == "":
		heading, name.Style = table.Cell{Text: "-", Style: th.Faint}, th.Faint
	}
	return []table.Cell{name, heading, {Text: m.example(m.from[f.Key], f.Key), Style: th.Faint}}
}

// example is what stands under a heading in the first row that has anything
// there, masked as its field is (rule R13).
func (m *mapping) example(heading, key string) string {
	at := slices.Index(m.preview.Headings, heading)
	if heading == "" || at < 0 {
		return ""
	}
	for _, r := range m.preview.Rows {
		if at < len(r.Cells) && r.Cells[at] != "" {
			return intake.Told(key, r.Cells[at])
		}
	}
	return ""
}

// Draw draws the fields with their columns, and above them what is not read.
func (m *mapping) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := m.env.Theme, m.env.Lang
	w := &l.Imports
	head := area
	head.Min.X++
	head.Max.X--
	help := w.MapHelp
	if len(m.from) == 0 {
		help = w.NoneKnown
	}
	says := append([]string{help}, m.notes...)
	if unread := m.unread(); len(unread) > 0 {
		says = append(says, l.F(w.NotRead, strings.Join(unread, ", ")))
	} else {
		says = append(says, w.AllRead)
	}
	text := strings.Join(says, " ")
	const most = 4
	head.Max.Y = head.Min.Y + min(kit.Height(text, head.Dx()), most, area.Dy()/3)
	c.Wrap(head, text, th.Base)
	area.Min.Y = head.Max.Y + 1
	m.table.Draw(c, area)
	return nil
}

// unread are the columns that feed nothing.
func (m *mapping) unread() []string {
	return slices.DeleteFunc(m.headings(), func(h string) bool {
		for _, used := range m.from {
			if used == h {
				return true
			}
		}
		return false
	})
}

// Click gives the mouse to the table.
func (m *mapping) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return m.table.Click(x, y, ev) }
