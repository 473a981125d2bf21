package kit

import (
	"image"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model/text"
)

// Option is one of the things to choose from.
type Option struct {
	Value string // what the program calls it
	Label string // what the person reads
	Note  string // at the right in grey: a count, a key, a hint
}

// fewOptions is how many are looked over without a field to search in.
const fewOptions = 8

// ChooseDialog takes one of many options. With more than a few, typing narrows
// them.
type ChooseDialog struct {
	env   *Env
	title string
	then  func(value string) tea.Msg
	other tea.Msg
	list  optionList
	done  bool

	unasked bool
	shown   time.Time
}

// grace is how long a dialog that opened by itself does not listen to keys,
// because they were meant for what stood there before.
const grace = 400 * time.Millisecond

// Choose returns a dialog that takes one of options; current is the value that
// the cursor starts on. then makes the message for the value taken.
func Choose(env *Env, title string, options []Option, current string, then func(value string) tea.Msg) *ChooseDialog {
	d := &ChooseDialog{env: env, title: title, then: then}
	d.list.init(options)
	if i := slices.IndexFunc(options, func(o Option) bool { return o.Value == current }); i >= 0 {
		d.list.at = i
	}
	return d
}

// Otherwise sets what is delivered when nothing is taken.
func (d *ChooseDialog) Otherwise(msg tea.Msg) *ChooseDialog {
	d.other = msg
	return d
}

// Unasked marks a dialog that opens by itself: for a moment it lets keys in
// flight pass without an answer.
func (d *ChooseDialog) Unasked() *ChooseDialog {
	d.unasked = true
	return d
}

// tooSoon reports whether a dialog that nobody asked for has not yet been seen
// long enough to be answered.
func (d *ChooseDialog) tooSoon() bool {
	return d.unasked && (d.shown.IsZero() || d.env.Time().Sub(d.shown) < grace)
}

// Title returns the dialog's title.
func (d *ChooseDialog) Title() string { return d.title }

// Typing reports whether keys go to the search field.
func (d *ChooseDialog) Typing() bool { return d.list.searching }

// Keys returns what works now.
func (d *ChooseDialog) Keys() KeyMap {
	w := &d.env.Lang.Common
	return append(KeyMap{Bind(Open, w.Choose), Bind(Back, w.Cancel)}, d.list.keys(w.Move)...)
}

// Update takes an intent, a key or a paste.
func (d *ChooseDialog) Update(msg tea.Msg) tea.Cmd {
	if d.done || d.tooSoon() {
		return nil
	}
	switch intent := wanted(msg, d.Keys()); intent {
	case Open:
		if o, ok := d.list.current(); ok {
			d.done = true
			return Send(CloseDialog{Then: d.then(o.Value)})
		}
	case Back:
		d.done = true
		return Send(CloseDialog{Then: d.other})
	default:
		d.list.update(intent, msg)
	}
	return nil
}

// Click takes the option under the mouse.
func (d *ChooseDialog) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if !d.tooSoon() && d.list.click(x, y, ev) {
		return d.Update(Do{Open})
	}
	return nil
}

// Size returns the room it would like.
func (d *ChooseDialog) Size(max image.Point) image.Point { return d.list.size(max, 0) }

// Draw draws the search field and the options around the cursor.
func (d *ChooseDialog) Draw(c *Canvas, area image.Rectangle) *tea.Cursor {
	if c.Hand(area, d) {
		d.unasked = false // what is told has been heard: no line is too soon
		return nil
	}
	if d.shown.IsZero() {
		d.shown = d.env.Time()
	}
	return d.list.draw(c, d.env, area, nil)
}

// PickDialog takes any number of options: columns to show, values to filter by.
type PickDialog struct {
	env     *Env
	title   string
	then    func(values []string) tea.Msg
	list    optionList
	picked  map[string]bool
	ordered bool
	done    bool
}

// Pick returns a dialog that takes any of options; picked are the values taken
// at first. then makes the message for the values taken, in the order of the
// options.
func Pick(env *Env, title string, options []Option, picked []string, then func(values []string) tea.Msg) *PickDialog {
	d := &PickDialog{env: env, title: title, then: then, picked: map[string]bool{}}
	d.list.init(options)
	for _, v := range picked {
		d.picked[v] = true
	}
	return d
}

// Ordered lets the person move options up and down, as columns are moved.
func (d *PickDialog) Ordered() *PickDialog {
	d.ordered = true
	return d
}

// The intents of a PickDialog.
const (
	pickMark Intent = "dialog.mark"
	pickUp   Intent = "dialog.move-up"
	pickDown Intent = "dialog.move-down"
)

// Title returns the dialog's title.
func (d *PickDialog) Title() string { return d.title }

// Typing reports whether keys go to the search field.
func (d *PickDialog) Typing() bool { return d.list.searching }

// Keys returns what works now.
func (d *PickDialog) Keys() KeyMap {
	w := &d.env.Lang.Common
	m := KeyMap{Bind(pickMark, w.Mark, "space"), Bind(Open, w.Apply), Bind(Back, w.Cancel)}
	if d.ordered && !d.list.filtered() {
		m = append(m,
			Bind(pickUp, w.Reorder, "shift+up", "ctrl+up").Shown("shift+↑↓"),
			Bind(pickDown, "", "shift+down", "ctrl+down").Hide())
	}
	return append(m, d.list.keys(w.Move)...)
}

// Update takes an intent, a key or a paste.
func (d *PickDialog) Update(msg tea.Msg) tea.Cmd {
	if d.done {
		return nil
	}
	switch intent := wanted(msg, d.Keys()); intent {
	case pickMark, Mark:
		if o, ok := d.list.current(); ok {
			d.picked[o.Value] = !d.picked[o.Value]
		}
	case pickUp:
		d.list.swap(-1)
	case pickDown:
		d.list.swap(1)
	case Open:
		d.done = true
		return Send(CloseDialog{Then: d.then(d.values())})
	case Back:
		d.done = true
		return Send(CloseDialog{})
	default:
		d.list.update(intent, msg)
	}
	return nil
}

func (d *PickDialog) values() []string {
	var out []string
	for _, o := range d.list.options {
		if d.picked[o.Value] {
			out = append(out, o.Value)
		}
	}
	return out
}

// Click turns the mark of the option under the mouse.
func (d *PickDialog) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if d.list.click(x, y, ev) {
		return d.Update(Do{pickMark})
	}
	return nil
}

// Size returns the room it would like.
func (d *PickDialog) Size(max image.Point) image.Point { return d.list.size(max, len("[x] ")) }

// Draw draws the search field and the options with their boxes.
func (d *PickDialog) Draw(c *Canvas, area image.Rectangle) *tea.Cursor {
	if c.Hand(area, d) {
		return nil
	}
	return d.list.draw(c, d.env, area, func(o Option) string {
		if d.picked[o.Value] {
			return "[x] "
		}
		return "[ ] "
	})
}

// optionList is the list inside both dialogs: what is left of the options, the
// cursor, and the field that narrows them.
type optionList struct {
	options   []Option
	folded    []string // their labels as they are searched
	left      []int    // those that match
	at        int      // cursor, into left
	top, page int
	searching bool
	input     *Input
	rows      image.Rectangle // where they were drawn, for the mouse
}

func (l *optionList) init(options []Option) {
	l.options = slices.Clone(options)
	l.input = NewInput(80)
	l.searching = len(options) > fewOptions
	l.folded = make([]string, len(options))
	for i, o := range options {
		l.folded[i] = text.Fold(o.Label)
	}
	l.narrow()
}

// narrow keeps the options that have every word typed.
func (l *optionList) narrow() {
	words := strings.Fields(text.Fold(l.input.Value()))
	l.left = l.left[:0]
	for i, label := range l.folded {
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(label, w) }) {
			l.left = append(l.left, i)
		}
	}
	l.at, l.top = 0, 0
}

func (l *optionList) filtered() bool { return len(l.left) < len(l.options) }

func (l *optionList) current() (Option, bool) {
	if l.at >= len(l.left) {
		return Option{}, false
	}
	return l.options[l.left[l.at]], true
}

// keys are those that move the cursor; without letters while they are typed.
func (l *optionList) keys(move string) KeyMap {
	if !l.searching {
		return scrollKeys(move)
	}
	return KeyMap{
		Bind(Up, move, "up", "ctrl+k").Shown("↑↓"), Bind(Down, "", "down", "ctrl+j").Hide(),
		Bind(PageUp, "", "pgup").Hide(), Bind(PageDown, "", "pgdown").Hide(),
	}
}

func (l *optionList) update(i Intent, msg tea.Msg) {
	switch i {
	case Up:
		l.at--
	case Down:
		l.at++
	case PageUp:
		l.at -= l.page
	case PageDown:
		l.at += l.page
	case Home:
		l.at = 0
	case End:
		l.at = len(l.left)
	case "":
		if l.searching && l.input.Update(msg) {
			l.narrow()
		}
	}
	l.at = max(0, min(l.at, len(l.left)-1))
}

// swap moves the option under the cursor by one place.
func (l *optionList) swap(by int) {
	to := l.at + by
	if l.filtered() || to < 0 || to >= len(l.options) {
		return
	}
	l.options[l.at], l.options[to] = l.options[to], l.options[l.at]
	l.folded[l.at], l.folded[to] = l.folded[to], l.folded[l.at]
	l.at = to
}

// click puts the cursor under the mouse and reports whether an option is there.
func (l *optionList) click(x, y int, ev tea.MouseMsg) bool {
	switch ev := ev.(type) {
	case tea.MouseWheelMsg:
		if ev.Button == tea.MouseWheelUp {
			l.update(Up, nil)
		} else {
			l.update(Down, nil)
		}
	case tea.MouseClickMsg:
		i := l.top + y - l.rows.Min.Y
		if image.Pt(x, y).In(l.rows) && i < len(l.left) {
			l.at = i
			return true
		}
	}
	return false
}

func (l *optionList) size(room image.Point, prefix int) image.Point {
	const least = 30
	w := least
	for _, o := range l.options {
		n := Width(o.Label) + prefix + len("> ")
		if o.Note != "" {
			n += Width(o.Note) + 2
		}
		w = max(w, n)
	}
	h := len(l.options)
	if l.searching {
		h = min(h, 16) + 2
	}
	return image.Pt(min(w, room.X), min(h, room.Y))
}

func (l *optionList) draw(c *Canvas, env *Env, area image.Rectangle, box func(Option) string) *tea.Cursor {
	th := env.Theme
	var cursor *tea.Cursor
	if l.searching && area.Dy() > 2 {
		c.Text(area.Min.X, area.Min.Y, "/", th.Key)
		count := env.Lang.Number(len(l.left))
		if l.filtered() {
			count += " " + env.Lang.Common.Of + " " + env.Lang.Number(len(l.options))
		}
		c.Right(area, count, th.Faint)
		field := image.Rect(area.Min.X+2, area.Min.Y, area.Max.X-Width(count)-1, area.Min.Y+1)
		cursor = l.input.Draw(c, field, th.Base, th.Hint)
		area.Min.Y += 2
	}
	l.rows, l.page = area, max(area.Dy(), 1)
	l.top = max(0, min(l.top, l.at, len(l.left)-l.page), l.at-l.page+1)
	moreBeside(c, th, area, l.top > 0, l.top+l.page < len(l.left))
	for i := l.top; i < min(l.top+l.page, len(l.left)); i++ {
		line := image.Rect(area.Min.X, area.Min.Y+i-l.top, area.Max.X, area.Min.Y+i-l.top+1)
		o := l.options[l.left[i]]
		x := line.Min.X + 2
		if box != nil {
			x += c.Text(x, line.Min.Y, box(o), th.Base)
		}
		label := line
		label.Min.X = x
		if o.Note != "" {
			c.Right(label, o.Note, th.Faint)
			label.Max.X -= Width(o.Note) + 1
		}
		c.TextIn(label, o.Label, th.Base)
		if i == l.at {
			c.Text(line.Min.X, line.Min.Y, ">", th.Marked)
			th.Select(c, line)
		}
	}
	if cursor == nil && len(l.left) > 0 {
		cursor = tea.NewCursor(area.Min.X, area.Min.Y+l.at-l.top)
	}
	return cursor
}
