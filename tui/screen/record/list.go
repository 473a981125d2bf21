package record

import (
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/text"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
)

// Columns is a list's own description, asked for again when the language
// changes.
type Columns[T any] struct {
	// Name is how a person's choice of columns is remembered.
	Name string
	// All are the columns.
	All func() []table.Column
	// Cells are the texts of one row, in the order of All.
	Cells func(T) []table.Cell
	// ID names a row.
	ID func(T) model.ID
	// Words is what is searched in a row.
	Words func(T) string
	// Compare orders rows by a column; nil for a key that it does not know.
	Compare func(key string) func(a, b T) int
	// Hint stands in the empty search field; Empty and NoneFound in the place
	// of rows.
	Hint, Empty, NoneFound func() string
}

// List is a table of records in memory with a search field above it. It is a
// part of a screen, not a screen.
type List[T any] struct {
	env    *kit.Env
	what   Columns[T]
	table  *table.Table
	rows   *table.Slice[T]
	search *kit.Input
	typing bool
	all    []T
	code   string // language of the columns
	lines  image.Rectangle
}

// NewList returns a list, empty until Set. shown are the columns that the
// person chose before, comma separated.
func NewList[T any](env *kit.Env, what Columns[T], shown string) *List[T] {
	l := &List[T]{env: env, what: what, search: kit.NewInput(80), code: env.Lang.Code}
	l.rows = table.NewSlice(what.ID, what.Cells)
	l.table = table.New(env, what.All()...)
	if shown != "" {
		l.table.Show(strings.Split(shown, ","))
	}
	l.table.SetSource(l.rows)
	return l
}

// Set gives the list its records; cursor, search and order stay.
func (l *List[T]) Set(all []T) {
	l.all = all
	l.narrow()
}

// Sort orders the list by a column.
func (l *List[T]) Sort(key string, desc bool) {
	l.table.SetSort(key, desc)
	l.narrow()
}

// Sorted returns the column by which the list is ordered, empty for its own
// order.
func (l *List[T]) Sorted() string {
	key, _ := l.table.Sort()
	return key
}

// narrow keeps the rows in which every word that was typed occurs.
func (l *List[T]) narrow() {
	words := strings.Fields(text.Fold(l.search.Value()))
	left := make([]T, 0, len(l.all))
	for _, one := range l.all {
		if matches(text.Fold(l.what.Words(one)), words) {
			left = append(left, one)
		}
	}
	l.rows.Set(left)
	if key, desc := l.table.Sort(); key != "" && l.what.Compare != nil {
		if compare := l.what.Compare(key); compare != nil {
			l.rows.Sort(compare, desc)
		}
	}
	l.table.Empty = l.what.NoneFound()
	if len(l.all) == 0 {
		l.table.Empty = l.what.Empty()
	}
	l.table.Refresh()
}

func matches(in string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(in, w) })
}

// Listing returns the list as it is shown, to be taken out. What was typed into
// the search field may be a name, so that only that there was something is said.
func (l *List[T]) Listing(title string) table.Listing {
	out := l.table.Listing(l.what.Name, title)
	if l.search.Value() != "" {
		out.Filter = l.env.Lang.Exports.Searched
	}
	return out
}

// Cursor returns the record under the cursor.
func (l *List[T]) Cursor() (one T, ok bool) {
	id, ok := l.table.Cursor()
	if !ok {
		return one, false
	}
	return l.rows.Item(id)
}

// Many lets rows be marked.
func (l *List[T]) Many() { l.table.Multi = true }

// Marked returns the records that are marked among those that the search has left,
// in their order.
func (l *List[T]) Marked() []model.ID { return l.table.Marked() }

// Select puts the cursor on a record.
func (l *List[T]) Select(id model.ID) { l.table.Select(id) }

// Len returns how many rows are shown.
func (l *List[T]) Len() int { return l.rows.Len() }

// Typing reports whether keys go to the search field.
func (l *List[T]) Typing() bool { return l.typing }

// Keys is what the list itself understands. The screen puts its own before it.
func (l *List[T]) Keys() kit.KeyMap {
	w := l.env.Lang
	if l.typing {
		return kit.KeyMap{
			kit.Bind(kit.Open, w.Common.Choose),
			kit.Bind(kit.Down, "", "down").Hide(),
			kit.Bind(kit.Up, "", "up").Hide(),
			kit.Bind(kit.Back, w.Record.KeyClear),
		}
	}
	m := kit.KeyMap{kit.Bind(kit.Search, w.Record.KeySearch)}
	m = append(m, l.table.Keys()...)
	if l.search.Value() != "" {
		m = append(m, kit.Bind(kit.Back, w.Record.KeyClear))
	}
	return m
}

// Update takes intents, typed keys, and the table's messages. taken reports
// whether the message was the list's.
func (l *List[T]) Update(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	switch m := msg.(type) {
	case kit.Refresh:
		if l.code != l.env.Lang.Code {
			l.code = l.env.Lang.Code
			l.table.SetColumns(l.what.All()...)
		}
		l.narrow()
		return l.table.Update(m), true
	case table.Sorted:
		if m.Table == l.table {
			l.narrow()
			l.table.First()
			return nil, true
		}
	case table.Chosen:
		if m.Table == l.table {
			return kit.Send(kit.Remember{List: l.what.Name, Keys: m.Keys}), true
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		if l.typing {
			if l.search.Update(msg) {
				l.narrow()
				l.table.First()
			}
			return nil, true
		}
	case kit.Do:
		return l.do(m.Intent)
	default:
		return l.table.Update(msg), false
	}
	return nil, false
}

func (l *List[T]) do(i kit.Intent) (tea.Cmd, bool) {
	switch {
	case i == kit.Search:
		l.typing = true
		return nil, true
	case i == kit.Back && (l.typing || l.search.Value() != ""):
		l.typing = false
		l.search.SetValue("")
		l.narrow()
		return nil, true
	case l.typing:
		l.typing = false
		if i == kit.Open {
			return nil, true
		}
	}
	switch i {
	case kit.Up, kit.Down, kit.PageUp, kit.PageDown, kit.Home, kit.End, kit.Sort, kit.Columns, kit.Mark, kit.MarkAll:
		return l.table.Update(kit.Do{Intent: i}), true
	}
	return nil, false
}

// Draw draws the search line, a blank one where there is room, and the rows.
func (l *List[T]) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if area.Empty() {
		return nil
	}
	line := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+1)
	cursor := l.drawSearch(c, line)
	area.Min.Y++
	if area.Dy() > roomy {
		area.Min.Y++
	}
	l.table.Draw(c, area)
	return cursor
}

// roomy is from how many lines a blank one may be spent.
const roomy = 12

func (l *List[T]) drawSearch(c *kit.Canvas, line image.Rectangle) *tea.Cursor {
	th, w := l.env.Theme, l.env.Lang
	l.lines = line
	count := w.F(w.Record.Count, w.Number(l.rows.Len()), w.Number(len(l.all)))
	c.Right(line, count, th.Faint)
	c.Text(line.Min.X, line.Min.Y, "/", th.Key)
	const longest = 40
	field := line
	field.Min.X += 2
	field.Max.X = min(line.Max.X-kit.Width(count)-2, field.Min.X+longest)
	l.search.Hint = l.what.Hint()
	style := th.Base
	if l.typing {
		style = th.FieldFocus
	}
	cursor := l.search.Draw(c, field, style, th.Hint)
	if !l.typing {
		return nil
	}
	return cursor
}

// Click puts the cursor into the search field, or gives the mouse to the table.
func (l *List[T]) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); ok {
		l.typing = image.Pt(x, y).In(l.lines)
	}
	return l.table.Click(x, y, ev)
}

// Beside divides area into a list and, where the terminal is wide, the pane
// of the record under the cursor; side is empty where it is not.
func Beside(env *kit.Env, area image.Rectangle) (list, side image.Rectangle) {
	if !env.Wide() {
		return area, image.Rectangle{}
	}
	const listShare = 60
	at := area.Min.X + area.Dx()*listShare/100
	list, side = area, area
	list.Max.X, side.Min.X = at, at+3
	return list, side
}
