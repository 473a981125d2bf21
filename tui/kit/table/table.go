// Package table is the list that every screen of the desk uses. It holds what
// is on the screen and never all rows: it asks its [Source] for a window, and
// keeps its cursor and marks by id, so that a refresh, another order or a
// narrower search never loses the place.
//
// It knows neither the store nor what its rows are.
package table

import (
	"image"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/paper"
	"guyub/tui/kit"
)

// Source is a query's rows in order. The table calls it while drawing, so it
// answers from memory.
type Source interface {
	// Len is the number of rows.
	Len() int
	// Window returns the rows from the given one on, at most n. The slice is
	// used before the next call only.
	Window(from, n int) []Row
	// Index tells where an id stands, -1 if nowhere.
	Index(id model.ID) int
	// ID is the id of row i, 0 <= i < Len().
	ID(i int) model.ID
}

// Row is a line of the table, its cells in the order of the columns given to
// [Table.SetColumns], shown or not.
type Row struct {
	ID    model.ID
	Cells []Cell
}

// Cell is one text. The zero Style is that of ordinary text.
type Cell struct {
	Text  string
	Style kit.Style
	// Value is what the text says, where that is a day or a number and the list
	// is taken out; the zero value stands for the text.
	Value paper.Value
}

// Sorted tells the screen that the person chose another order, so that it asks
// its source anew.
type Sorted struct {
	Table *Table
	Key   string
	Desc  bool
}

// Chosen tells the screen which columns the person wants, in order, so that it
// remembers them. The table shows them already.
type Chosen struct {
	Table *Table
	Keys  []string
}

// Table is the list. Its zero value is not ready; see [New].
type Table struct {
	// Empty is the sentence drawn when there are no rows.
	Empty string
	// Multi lets rows be marked.
	Multi bool
	// Headless leaves the line of headings out.
	Headless bool

	env    *kit.Env
	src    Source
	layout layout

	at     int      // row under the cursor, 0 when there is none
	id     model.ID // its id, zero when there is none
	top    int      // first row on the screen
	page   int      // rows on the screen at the last drawing, 0 before it
	count  int      // rows of the source when it was last looked at
	marked map[model.ID]bool

	sortKey string
	desc    bool

	fresh kit.Fresh // rows that another desk has just changed

	area image.Rectangle // of the last drawing, for the mouse
}

// New returns a table with its columns, without rows.
func New(env *kit.Env, columns ...Column) *Table {
	t := &Table{env: env, src: none{}, marked: map[model.ID]bool{}}
	t.SetColumns(columns...)
	return t
}

// none is the source of a table that has not been given one.
type none struct{}

func (none) Len() int              { return 0 }
func (none) Window(int, int) []Row { return nil }
func (none) Index(model.ID) int    { return -1 }
func (none) ID(int) model.ID       { return model.ID{} }

// SetSource gives the table other rows. The cursor stays on its id if that is
// among them, else on the same line.
func (t *Table) SetSource(src Source) {
	if src == nil {
		src = none{}
	}
	t.src = src
	t.Refresh()
}

// Source returns the rows.
func (t *Table) Source() Source { return t.src }

// SetColumns gives the table its columns; all are shown that fit.
func (t *Table) SetColumns(columns ...Column) { t.layout.set(columns) }

// Show shows the columns of the given keys, in this order, as a person has
// chosen them. Unknown keys are passed over; nothing known means all.
func (t *Table) Show(keys []string) { t.layout.show(keys) }

// Shown returns the keys of the columns chosen, whether or not all of them fit.
func (t *Table) Shown() []string { return t.layout.keys() }

// SetSort says how the source is sorted now, for the heading.
func (t *Table) SetSort(key string, desc bool) { t.sortKey, t.desc = key, desc }

// Sort returns the column and direction of the order.
func (t *Table) Sort() (key string, desc bool) { return t.sortKey, t.desc }

// Cursor returns the id under the cursor, false when there are no rows.
func (t *Table) Cursor() (model.ID, bool) { return t.id, t.count > 0 }

// At returns the number of the row under the cursor, from 0; -1 for none.
func (t *Table) At() int {
	if t.count == 0 {
		return -1
	}
	return t.at
}

// Len returns the number of rows.
func (t *Table) Len() int { return t.count }

// Select puts the cursor on an id and reports whether it is there.
func (t *Table) Select(id model.ID) bool {
	t.look()
	i := t.src.Index(id)
	if i < 0 {
		return false
	}
	t.moveTo(i)
	return true
}

// First puts the cursor on the first row, as after a new search.
func (t *Table) First() {
	t.look()
	t.moveTo(0)
}

// Refresh looks at the source again after its rows changed. The cursor stays
// on its id and on its line of the screen; when the id is gone, on the row
// that took its place. Marks of rows that are gone are dropped.
func (t *Table) Refresh() {
	t.count = t.src.Len()
	line := t.at - t.top
	if i := t.src.Index(t.id); i >= 0 && !t.id.IsZero() {
		t.at, t.top = i, i-line
	}
	maps.DeleteFunc(t.marked, func(id model.ID, _ bool) bool { return t.src.Index(id) < 0 })
	t.moveTo(t.at)
}

// look refreshes when the source no longer is what it was, as far as length
// and cursor tell, for screens that forgot to say so.
func (t *Table) look() {
	if t.src.Len() != t.count || t.count > 0 && t.src.ID(t.at) != t.id {
		t.Refresh()
	}
}

// moveTo puts the cursor on row i, or as near as there is one.
func (t *Table) moveTo(i int) {
	t.at = max(0, min(i, t.count-1))
	t.id = model.ID{}
	if t.count > 0 {
		t.id = t.src.ID(t.at)
	}
	t.follow()
}

// follow scrolls as little as brings the cursor onto the screen, and never
// leaves blank lines under the last row while rows are hidden above.
func (t *Table) follow() {
	t.top = min(t.top, t.at)
	if t.page > 0 { // else the first drawing follows
		t.top = max(t.top, t.at-t.page+1)
	}
	t.top = max(0, min(t.top, t.count-t.page))
}

// Marked returns the marked ids in the order of the rows. All of them are
// among the rows at the time of the call.
func (t *Table) Marked() []model.ID {
	var ids []model.ID
	for id := range t.marked {
		if t.src.Index(id) >= 0 {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b model.ID) int { return t.src.Index(a) - t.src.Index(b) })
	return ids
}

// MarkedLen returns how many rows are marked.
func (t *Table) MarkedLen() int { return len(t.marked) }

// ClearMarks takes all marks away.
func (t *Table) ClearMarks() { clear(t.marked) }

// Keys returns the keys of the table, for the screen's own.
func (t *Table) Keys() kit.KeyMap {
	w := &t.env.Lang.Common
	m := kit.KeyMap{
		kit.Bind(kit.Up, w.Move).Shown("↑↓"),
		kit.Bind(kit.Down, "").Hide(),
		kit.Bind(kit.PageUp, "").Hide(),
		kit.Bind(kit.PageDown, "").Hide(),
		kit.Bind(kit.Home, "").Hide(),
		kit.Bind(kit.End, "").Hide(),
	}
	if t.Multi {
		m = append(m, kit.Bind(kit.Mark, w.Mark), kit.Bind(kit.MarkAll, w.MarkAll).Hide())
	}
	if t.layout.sortable() {
		m = append(m, kit.Bind(kit.Sort, w.Sort))
	}
	if len(t.layout.all) > 2 {
		m = append(m, kit.Bind(kit.Columns, w.Columns))
	}
	return m
}

// Update carries out an intent of the table, or takes the answer of its
// dialogs. Whatever else there is to know, such as where the cursor is now,
// the screen asks afterwards.
func (t *Table) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Do:
		return t.do(m.Intent)
	case kit.Refresh:
		t.Refresh()
		return t.fresh.Take(t.env, m)
	case sortPicked:
		if m.table == t {
			return t.sortBy(m.key)
		}
	case columnsPicked:
		if m.table == t {
			t.Show(m.keys)
			return kit.Send(Chosen{t, t.Shown()})
		}
	}
	return nil
}

func (t *Table) do(i kit.Intent) tea.Cmd {
	t.look()
	switch i {
	case kit.Up:
		t.moveTo(t.at - 1)
	case kit.Down:
		t.moveTo(t.at + 1)
	case kit.PageUp:
		t.turn(-max(t.page, 1))
	case kit.PageDown:
		t.turn(max(t.page, 1))
	case kit.Home:
		t.moveTo(0)
	case kit.End:
		t.moveTo(t.count - 1)
	case kit.Mark:
		t.mark()
	case kit.MarkAll:
		t.markAll()
	case kit.Sort:
		return t.askSort()
	case kit.Columns:
		return t.askColumns()
	}
	return nil
}

// turn moves cursor and window together, so that the cursor keeps its line.
func (t *Table) turn(rows int) {
	t.top += rows
	t.moveTo(t.at + rows)
}

// wheel moves the window, and the cursor only where it would be lost.
func (t *Table) wheel(rows int) {
	page := max(t.page, 1)
	t.top = max(0, min(t.top+rows, t.count-page))
	t.moveTo(max(t.top, min(t.at, t.top+page-1)))
}

// mark turns the mark of the row under the cursor and goes on to the next.
func (t *Table) mark() {
	if !t.Multi || t.count == 0 {
		return
	}
	if t.marked[t.id] {
		delete(t.marked, t.id)
	} else {
		t.marked[t.id] = true
	}
	t.moveTo(t.at + 1)
}

// markAll marks every row of the query, or none if all are marked.
func (t *Table) markAll() {
	if !t.Multi {
		return
	}
	if len(t.marked) == t.count {
		clear(t.marked)
		return
	}
	for i := range t.count {
		t.marked[t.src.ID(i)] = true
	}
}

// sortBy sorts by a column; by the same again turns the direction.
func (t *Table) sortBy(key string) tea.Cmd {
	t.desc = key == t.sortKey && !t.desc
	t.sortKey = key
	return kit.Send(Sorted{t, t.sortKey, t.desc})
}

// Click moves the cursor to the row clicked, opens the one it is on, sorts by
// the heading clicked, and scrolls with the wheel.
func (t *Table) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if !image.Pt(x, y).In(t.area) {
		return nil
	}
	t.look()
	switch ev := ev.(type) {
	case tea.MouseWheelMsg:
		const step = 3
		switch ev.Button {
		case tea.MouseWheelUp:
			t.wheel(-step)
		case tea.MouseWheelDown:
			t.wheel(step)
		}
	case tea.MouseClickMsg:
		if ev.Button != tea.MouseLeft {
			return nil
		}
		line := y - t.area.Min.Y - t.headLines(t.area)
		if line < 0 {
			if col := t.layout.hit(x - t.area.Min.X); col != nil && col.Sortable {
				return t.sortBy(col.Key)
			}
			return nil
		}
		row := t.top + line
		if row >= t.count {
			return nil
		}
		if row == t.at {
			return kit.Send(kit.Do{Intent: kit.Open})
		}
		t.moveTo(row)
	}
	return nil
}

// headLines returns the lines that the heading takes in area.
func (t *Table) headLines(area image.Rectangle) int {
	if t.Headless || area.Dy() < 2 {
		return 0
	}
	return 1
}
