// Package form shows and edits forms that are described as data. The same
// description serves the screen, the checks, the import and the tests.
//
// A form holds canonical values: dates as 2006-01-02, yes as "1", options by
// their value, rows of a list under "key.0.field". It knows no records and no
// store; package-level [Binding] ties a record to the values.
package form

import (
	"image"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
)

// Kind is what a field takes.
type Kind int

// The kinds of fields.
const (
	Text     Kind = iota
	Number        // a whole number, not negative
	Decimal       // a number with decimals, comma or point
	NIK           // 16 digits; another shape is doubted
	NIP           // 18 digits; another shape is doubted
	Register      // a register number
	Phone
	Date
	Choice      // one of Options
	MultiChoice // any of Options
	Lookup      // one of what Lookup finds while typing
	YesNo
	LongText
	Computed // shown, never typed
	Secret   // a password
	List     // rows, each a form of Items
)

// Option is one value to choose.
type Option struct{ Value, Label string }

// Field describes one field.
type Field struct {
	Key, Label, Section, Help string
	Kind                      Kind
	Required                  bool
	Max                       int // letters; 0 is 200, for LongText 4,000
	Options                   []Option
	// Lookup finds options for what is typed, best first, from memory.
	Lookup  func(typed string) []Option
	Default string
	// Check finds what the kind alone cannot; nil is nothing to say.
	Check   func(v Values) *Note
	Compute func(v Values) string
	// Suggest offers a text while the field is empty; the right arrow takes it.
	Suggest func(v Values) string
	// Show hides the field while it returns false; its value is kept.
	Show     func(v Values) bool
	ReadOnly bool
	// Masked shows the value masked until SetRevealed; typing replaces it.
	Masked bool
	Items  []Field // of a List
}

func (f *Field) limit() int {
	switch {
	case f.Max > 0:
		return f.Max
	case f.Kind == LongText:
		return 4000
	}
	return 200
}

// Values are the canonical values of a form by key.
type Values map[string]string

// Get returns a value.
func (v Values) Get(key string) string { return v[key] }

// Date returns a value as a day; the zero Date if it is none.
func (v Values) Date(key string) model.Date {
	d, _ := model.ParseDate(v[key])
	return d
}

// Int returns a value as a number; 0 if it is none.
func (v Values) Int(key string) int {
	n, _ := strconv.Atoi(v[key])
	return n
}

// Bool returns whether a value is yes.
func (v Values) Bool(key string) bool { return v[key] == "1" }

// List returns a value as its words.
func (v Values) List(key string) []string { return SplitList(v[key]) }

// listSeparator stands between the words of a list value; people cannot type it.
const listSeparator = "\x1f"

// Is makes a Show that holds while a choice is one of some.
func Is[E interface{ Code() string }](key string, any ...E) func(Values) bool {
	return func(v Values) bool {
		return slices.ContainsFunc(any, func(e E) bool { return v.Get(key) == e.Code() })
	}
}

// JoinList writes words as one value.
func JoinList(words []string) string { return strings.Join(words, listSeparator) }

// SplitList reads them back.
func SplitList(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, listSeparator)
}

// Clone returns a copy.
func (v Values) Clone() Values {
	out := make(Values, len(v))
	for k, s := range v {
		out[k] = s
	}
	return out
}

// Note stands beside a field.
type Note struct {
	Warning bool // doubtful; may be saved
	Text    string
}

// The messages of a form. They carry the form, for screens with several.
type (
	// Saved: the person wants to save and nothing stands against it.
	Saved struct {
		Form   *Form
		Values Values
	}
	// Changed: something was typed, half a second ago.
	Changed struct{ Form *Form }
	// Cancelled: the person leaves and there is nothing to lose.
	Cancelled struct{ Form *Form }
	// LeaveAsked: the person wants to leave with something unsaved.
	LeaveAsked struct{ Form *Form }
)

// pause is how long nothing must be typed before Changed is sent.
const pause = 500 * time.Millisecond

type paused struct {
	form *Form
	edit int
}

// Form is a form on the screen.
type Form struct {
	env    *kit.Env
	fields []Field
	values Values
	base   Values
	at     int // index into fields of the focused one

	input    *kit.Input // of the focused field, if it is typed into
	area     *textarea.Model
	replaced bool // a masked value is being replaced
	drop     *drop
	row      int // of the focused List: which row
	undo     map[string][]string

	notes    map[string]Note // found by the form
	outer    map[string]Note // set by the screen
	revealed bool
	edits    int

	top  int
	hits []hit // where fields were drawn, for the mouse
}

type hit struct {
	field int
	row   int
	area  image.Rectangle
}

// New returns a form with its values; empty ones take their defaults.
func New(env *kit.Env, fields []Field, v Values) *Form {
	f := &Form{env: env, fields: fields, values: v.Clone(), undo: map[string][]string{}, notes: map[string]Note{}, outer: map[string]Note{}}
	for i := range fields {
		if d := &fields[i]; f.values[d.Key] == "" && d.Default != "" {
			f.values[d.Key] = d.Default
		}
	}
	f.base = f.values.Clone()
	f.at = -1
	f.move(1)
	return f
}

// Values returns the values as they stand.
func (f *Form) Values() Values {
	f.keep()
	v := f.values.Clone()
	for i := range f.fields {
		if d := &f.fields[i]; d.Kind == Computed && d.Compute != nil {
			v[d.Key] = d.Compute(v)
		}
	}
	return v
}

// SetValues replaces the values, as when a draft is taken up or another desk's
// changes are merged. What was saved before stays the base of Dirty.
func (f *Form) SetValues(v Values) {
	f.values = v.Clone()
	f.open()
}

// Rebase takes the present values of v as what is saved.
func (f *Form) Rebase(v Values) { f.base = v.Clone() }

// Base returns the values as they were last saved.
func (f *Form) Base() Values { return f.base.Clone() }

// Dirty reports whether anything differs from what is saved.
func (f *Form) Dirty() bool {
	v := f.Values()
	for i := range f.fields {
		if d := &f.fields[i]; d.Kind != Computed && v[d.Key] != f.base[d.Key] {
			return true
		}
	}
	for k := range v {
		if v[k] != f.base[k] && strings.Contains(k, ".") && f.field(k) == nil {
			return true
		}
	}
	return false
}

// SetNotes puts notes from outside beside their fields, in the place of
// earlier ones: duplicates found, numbers taken, what the store refused.
func (f *Form) SetNotes(notes map[string]Note) { f.outer = notes }

// SetRevealed shows masked values.
func (f *Form) SetRevealed(on bool) {
	f.revealed = on
	f.open()
}

// Focus goes to a field; to that of its list if key names a field of a row.
func (f *Form) Focus(key string) {
	for i := range f.fields {
		d := &f.fields[i]
		if (d.Key == key || d.Kind == List && strings.HasPrefix(key, d.Key+".")) && f.shown(d) {
			f.leave()
			f.at = i
			f.open()
			return
		}
	}
}

// Focused returns the key of the focused field.
func (f *Form) Focused() string {
	if f.at < 0 {
		return ""
	}
	return f.fields[f.at].Key
}

// Typing is always true: a form has the keyboard.
func (f *Form) Typing() bool { return true }

func (f *Form) field(key string) *Field {
	i := slices.IndexFunc(f.fields, func(d Field) bool { return d.Key == key })
	if i < 0 {
		return nil
	}
	return &f.fields[i]
}

func (f *Form) current() *Field {
	if f.at < 0 || f.at >= len(f.fields) {
		return nil
	}
	return &f.fields[f.at]
}

func (f *Form) shown(d *Field) bool { return d.Show == nil || d.Show(f.values) }

// stops reports whether the focus can rest on a field.
func (f *Form) stops(d *Field) bool { return f.shown(d) && d.Kind != Computed && !d.ReadOnly }

// move goes to the next field in a direction; it stays where there is none.
func (f *Form) move(by int) bool {
	for i := f.at + by; i >= 0 && i < len(f.fields); i += by {
		if f.stops(&f.fields[i]) {
			f.leave()
			f.at = i
			f.open()
			return true
		}
	}
	return false
}

// section goes to the first field of the next section in a direction.
func (f *Form) section(by int) {
	d := f.current()
	if d == nil {
		return
	}
	name := d.Section
	for f.current().Section == name {
		if !f.move(by) {
			return
		}
	}
	if by < 0 {
		name = f.current().Section
		for f.at > 0 && f.fields[f.at-1].Section == name && f.move(-1) {
		}
	}
}

// keep takes what is typed into the values.
func (f *Form) keep() {
	d := f.current()
	if d == nil || f.input == nil && f.area == nil {
		return
	}
	if d.Masked && !f.revealed && !f.replaced {
		return
	}
	if f.area != nil {
		f.values[d.Key] = kit.CleanLines(f.area.Value())
		return
	}
	f.values[d.Key] = f.canonical(d, f.input.Value())
}

// leave ends the editing of the focused field: its value is taken and checked.
func (f *Form) leave() {
	if f.current() == nil {
		return
	}
	f.keep()
	f.check(f.current())
	f.input, f.area, f.drop, f.replaced = nil, nil, nil, false
}

// changed notes an edit; half a second later Changed tells the screen.
func (f *Form) changed() tea.Cmd {
	f.edits++
	d := f.current()
	delete(f.outer, d.Key)
	if n, ok := f.notes[d.Key]; ok && !n.Warning { // live only to clear an error
		f.keep()
		f.check(d)
	}
	edit := f.edits
	return f.env.After(pause, paused{f, edit})
}

// Update takes intents, keys and pastes.
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case paused:
		if m.form == f && m.edit == f.edits {
			return kit.Send(Changed{f})
		}
	case picked:
		if m.form == f {
			f.remember()
			f.values[m.key] = JoinList(m.values)
			return f.changed()
		}
	case rowSaved:
		if m.form == f {
			return f.saveRow(m)
		}
	case rowRemoved:
		if m.form == f {
			return f.removeRow(m)
		}
	case kit.Do:
		return f.do(m.Intent)
	case tea.KeyPressMsg:
		if i, ok := f.Keys().Match(m); ok && m.Text == "" {
			return f.do(i)
		}
		return f.typed(m)
	case tea.PasteMsg:
		return f.typed(m)
	}
	return nil
}

// The intents of a form.
const (
	next     kit.Intent = "form.next"
	skip     kit.Intent = "form.skip"
	before   kit.Intent = "form.before"
	explain  kit.Intent = "form.explain"
	cancel   kit.Intent = "form.cancel"
	pageDown kit.Intent = "form.section-next"
	pageUp   kit.Intent = "form.section-before"
	remove   kit.Intent = "form.remove"
)

// Keys is what works now.
func (f *Form) Keys() kit.KeyMap {
	w := &f.env.Lang.Form
	m := kit.KeyMap{
		kit.Bind(next, w.KeyNext, "enter"),
		kit.Bind(kit.Save, w.KeySave, "ctrl+s", "ctrl+o"),
		kit.Bind(cancel, w.KeyCancel, "esc"),
		kit.Bind(skip, w.KeyMove, "tab"),
		kit.Bind(before, "", "shift+tab").Hide(),
		kit.Bind(explain, w.KeyHelp, "f2"),
		kit.Bind(kit.Up, "", "up").Hide(),
		kit.Bind(kit.Down, "", "down").Hide(),
		kit.Bind(pageDown, w.Sections, "pgdown").Hide(),
		kit.Bind(pageUp, w.Sections, "pgup").Hide(),
	}
	if f.edits > 0 { // what was typed here comes before what was saved elsewhere
		m = append(m, kit.Bind(kit.Undo, w.KeyUndo, "ctrl+z").Hide())
	}
	if d := f.current(); d != nil && d.Kind == List {
		m = append(m, kit.Bind(remove, w.KeyRemove, "delete", "ctrl+d"))
	}
	return m
}

func (f *Form) do(i kit.Intent) tea.Cmd {
	if f.drop != nil {
		if cmd, done := f.doDrop(i); done {
			return cmd
		}
	}
	d := f.current()
	switch i {
	case next:
		return f.next(d)
	case skip:
		f.move(1)
	case before:
		f.move(-1)
	case kit.Down:
		return f.arrow(d, -1)
	case kit.Up:
		return f.arrow(d, 1)
	case pageDown:
		f.section(1)
	case pageUp:
		f.section(-1)
	case kit.Save:
		return f.save()
	case kit.Undo:
		return f.back()
	case explain:
		return f.explain(d)
	case remove:
		return f.askRemove(d)
	case cancel, kit.Back:
		f.keep()
		if f.Dirty() {
			return kit.Send(LeaveAsked{f})
		}
		return kit.Send(Cancelled{f})
	}
	return nil
}

// next is Enter: it goes on, and from the last field it saves.
func (f *Form) next(d *Field) tea.Cmd {
	if d == nil {
		return nil
	}
	if d.Kind == List {
		return f.openRow(d)
	}
	if !f.move(1) {
		return f.save()
	}
	return nil
}

// arrow steps a date, walks the rows of a list and the lines of a long text,
// and goes to the next field elsewhere. by is 1 for up.
func (f *Form) arrow(d *Field, by int) tea.Cmd {
	switch {
	case d == nil:
	case d.Kind == Date && f.values[d.Key] != "" || d.Kind == Date && f.input != nil && f.input.Value() != "":
		return f.step(d, by)
	case d.Kind == List && f.row-by >= 0 && f.row-by <= f.values.Int(d.Key):
		f.row -= by
	case d.Kind == LongText && f.area != nil && !f.atEdge(by):
		if by > 0 {
			f.area.CursorUp()
		} else {
			f.area.CursorDown()
		}
	default:
		f.move(-by)
	}
	return nil
}

// atEdge reports whether a long text has no line further in that direction.
func (f *Form) atEdge(by int) bool {
	if by > 0 {
		return f.area.Line() == 0 && f.area.LineInfo().RowOffset == 0
	}
	info := f.area.LineInfo()
	return f.area.Line() >= f.area.LineCount()-1 && info.RowOffset >= info.Height-1
}

// save checks everything. With an error it goes to the first one.
func (f *Form) save() tea.Cmd {
	f.keep()
	first := -1
	for i := range f.fields {
		d := &f.fields[i]
		if !f.shown(d) {
			delete(f.notes, d.Key)
			continue
		}
		f.check(d)
		if n, bad := f.notes[d.Key]; bad && !n.Warning && first < 0 {
			first = i
		}
	}
	if first >= 0 {
		f.Focus(f.fields[first].Key)
		return nil
	}
	return kit.Send(Saved{f, f.Values()})
}

// Errors returns how many fields must be corrected.
func (f *Form) Errors() int {
	n := 0
	for i := range f.fields {
		if note, ok := f.note(&f.fields[i]); ok && !note.Warning {
			n++
		}
	}
	return n
}

func (f *Form) note(d *Field) (Note, bool) {
	if n, ok := f.notes[d.Key]; ok && !n.Warning {
		return n, true
	}
	if n, ok := f.outer[d.Key]; ok {
		return n, true
	}
	n, ok := f.notes[d.Key]
	return n, ok
}

func (f *Form) explain(d *Field) tea.Cmd {
	if d == nil {
		return nil
	}
	w := &f.env.Lang.Form
	text := d.Help
	if text == "" {
		text = f.env.Lang.F(w.NoHelp, d.Label)
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Message(f.env, d.Label, text, nil)})
}

// Click focuses the field under the mouse.
func (f *Form) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if wheel, ok := ev.(tea.MouseWheelMsg); ok {
		if wheel.Button == tea.MouseWheelUp {
			f.move(-1)
		} else {
			f.move(1)
		}
		return nil
	}
	if _, ok := ev.(tea.MouseClickMsg); !ok {
		return nil
	}
	for _, h := range f.hits {
		d := &f.fields[h.field]
		if !image.Pt(x, y).In(h.area) || !f.stops(d) {
			continue
		}
		same := f.at == h.field
		f.Focus(d.Key)
		if d.Kind == List {
			f.row = h.row
		}
		if same {
			return f.toggle(d)
		}
		return nil
	}
	return nil
}
