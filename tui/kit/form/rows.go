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
	row := f.row
	dialog := NewDialog(f.env, title, d.Items, v, func(values Values) tea.Msg { return rowSaved{f, d.Key, row, values} })
	dialog.inner.revealed = f.revealed
	return kit.Send(kit.OpenDialog{Dialog: dialog})
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

// Dialog is a form above the screen: a row of a list, or what belongs to one
// line.
type Dialog struct {
	title string
	inner *Form
	then  func(Values) tea.Msg
}

// NewDialog returns a dialog with a form. then makes the message for what was
// saved; who leaves it otherwise changes nothing.
func NewDialog(env *kit.Env, title string, fields []Field, v Values, then func(Values) tea.Msg) *Dialog {
	return &Dialog{title: title, inner: New(env, fields, v), then: then}
}

// Title returns the dialog's title.
func (d *Dialog) Title() string { return d.title }

// Typing is always true: a form has the keyboard.
func (d *Dialog) Typing() bool { return true }

// Keys are those of the form.
func (d *Dialog) Keys() kit.KeyMap { return d.inner.Keys() }

// Size returns the room it would like.
func (d *Dialog) Size(most image.Point) image.Point {
	const widest = 64
	return image.Pt(min(most.X, widest), min(most.Y, d.inner.lines(min(most.X, widest))+2))
}

// Update takes what is typed, and closes when it is saved or left.
func (d *Dialog) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case Saved:
		if m.Form == d.inner {
			return kit.Send(kit.CloseDialog{Then: d.then(m.Values)})
		}
	case Cancelled, LeaveAsked:
		return kit.Send(kit.CloseDialog{})
	}
	return d.inner.Update(msg)
}

// Draw draws the form.
func (d *Dialog) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor { return d.inner.Draw(c, area) }

// Click gives the mouse to the form.
func (d *Dialog) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return d.inner.Click(x, y, ev) }
