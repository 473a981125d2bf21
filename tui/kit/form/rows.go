package form

import (
	"image"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// The rows of a List are values of the same form: "key" counts them, and
// "key.2.name" is a field of the third.

func rowKey(list string, row int, field string) string {
	return list + "." + strconv.Itoa(row) + "." + field
}

// rowValues returns the values of one row under the keys of its fields.
func (v Values) rowValues(d *Field, row int) Values {
	out := Values{}
	for i := range d.Items {
		out[d.Items[i].Key] = v[rowKey(d.Key, row, d.Items[i].Key)]
	}
	return out
}

func (v Values) setRow(d *Field, row int, values Values) {
	for i := range d.Items {
		v[rowKey(d.Key, row, d.Items[i].Key)] = values[d.Items[i].Key]
	}
}

func (v Values) dropRow(d *Field, row int) {
	n := v.Int(d.Key)
	for r := row; r < n-1; r++ {
		v.setRow(d, r, v.rowValues(d, r+1))
	}
	for i := range d.Items {
		delete(v, rowKey(d.Key, n-1, d.Items[i].Key))
	}
	v[d.Key] = strconv.Itoa(n - 1)
}

type (
	rowSaved struct {
		form   *Form
		key    string
		row    int
		values Values
	}
	rowRemoved struct {
		form *Form
		key  string
		row  int
	}
)

// openRow opens the form of the row under the cursor, or of a new one.
func (f *Form) openRow(d *Field) tea.Cmd {
	title := d.Label + " · " + f.env.Lang.Form.NewRow
	v := Values{}
	if f.row < f.values.Int(d.Key) {
		title = f.env.Lang.F(f.env.Lang.Form.RowTitle, d.Label, f.row+1)
		v = f.values.rowValues(d, f.row)
	}
	inner := New(f.env, d.Items, v)
	inner.revealed = f.revealed
	return kit.Send(kit.OpenDialog{Dialog: &rowDialog{title: title, inner: inner, owner: f, key: d.Key, row: f.row}})
}

func (f *Form) saveRow(m rowSaved) tea.Cmd {
	d := f.field(m.key)
	if m.row >= f.values.Int(m.key) {
		f.values[m.key] = strconv.Itoa(m.row + 1)
	}
	f.values.setRow(d, m.row, m.values)
	f.row = min(m.row+1, f.values.Int(m.key))
	f.check(d)
	return f.changed()
}

func (f *Form) askRemove(d *Field) tea.Cmd {
	if d == nil || d.Kind != List || f.row >= f.values.Int(d.Key) {
		return nil
	}
	w := &f.env.Lang.Form
	return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(f.env, f.env.Lang.F(w.RowTitle, d.Label, f.row+1), f.rowText(d, f.row), w.Remove, "",
		rowRemoved{f, d.Key, f.row})})
}

func (f *Form) removeRow(m rowRemoved) tea.Cmd {
	d := f.field(m.key)
	if m.row < f.values.Int(m.key) {
		f.values.dropRow(d, m.row)
	}
	f.row = min(f.row, f.values.Int(m.key))
	return f.changed()
}

// rowText is a row in one line: its values, the empty ones left out.
func (f *Form) rowText(d *Field, row int) string {
	inner := &Form{env: f.env, values: f.values.rowValues(d, row)}
	var parts []string
	for i := range d.Items {
		it := &d.Items[i]
		if it.Kind != Computed && inner.values[it.Key] == "" || !inner.shown(it) {
			continue
		}
		s := inner.display(it)
		if it.Masked && !f.revealed {
			s = strings.Repeat("*", 6)
		}
		if it.Kind == YesNo {
			s = it.Label
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " · ")
}

// rowDialog is the form of one row.
type rowDialog struct {
	title string
	inner *Form
	owner *Form
	key   string
	row   int
}

func (r *rowDialog) Title() string    { return r.title }
func (r *rowDialog) Typing() bool     { return true }
func (r *rowDialog) Keys() kit.KeyMap { return r.inner.Keys() }

func (r *rowDialog) Size(most image.Point) image.Point {
	return image.Pt(min(most.X, 64), min(most.Y, r.inner.lines(min(most.X, 64))+2))
}

func (r *rowDialog) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Saved:
		if m.Form == r.inner {
			return kit.Send(kit.CloseDialog{Then: rowSaved{r.owner, r.key, r.row, m.Values}})
		}
	case Cancelled, LeaveAsked:
		return kit.Send(kit.CloseDialog{})
	}
	return r.inner.Update(msg)
}

func (r *rowDialog) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	return r.inner.Draw(c, area)
}

func (r *rowDialog) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return r.inner.Click(x, y, ev) }
