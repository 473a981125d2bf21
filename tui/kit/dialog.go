package kit

import (
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Dialog is a layer above the screens. It answers with [CloseDialog], whose
// Then is its typed result.
type Dialog interface {
	Title() string
	// Update gets Do for bound keys and raw keys while it is [Typing].
	Update(tea.Msg) tea.Cmd
	// Draw draws what is inside the frame.
	Draw(c *Canvas, area image.Rectangle) *tea.Cursor
	Keys() KeyMap
	// Size is the room it would like inside its frame, at most max.
	Size(max image.Point) image.Point
}

// Frame draws a dialog with its frame in the middle of area and returns where
// the cursor stands, and the area inside the frame.
func Frame(c *Canvas, th *Theme, area image.Rectangle, d Dialog) (*tea.Cursor, image.Rectangle) {
	const border, pad = 1, 2 // pad on the left and right
	room := image.Pt(max(area.Dx()-2*(border+pad), 0), max(area.Dy()-2*border, 0))
	size := d.Size(room)
	size.X = min(max(size.X, Width(d.Title())+4), room.X)
	size.Y = min(size.Y, room.Y)
	outer := image.Rectangle{Max: image.Pt(size.X+2*(border+pad), size.Y+2*border)}
	outer = outer.Add(area.Min).Add(image.Pt((area.Dx()-outer.Dx())/2, (area.Dy()-outer.Dy())/2))
	if outer.Intersect(area).Empty() {
		return nil, image.Rectangle{}
	}
	before := c.Clip(area)
	defer c.Unclip(before)
	c.Fill(outer, th.Base)
	c.Box(outer, d.Title(), th.Rule)
	inner := image.Rect(outer.Min.X+border+pad, outer.Min.Y+border, outer.Max.X-border-pad, outer.Max.Y-border)
	c.Clip(image.Rect(outer.Min.X+border, inner.Min.Y, outer.Max.X-border, inner.Max.Y))
	cursor := d.Draw(c, inner)
	if cursor != nil && !image.Pt(cursor.X, cursor.Y).In(inner.Intersect(area)) {
		cursor = nil // the field does not fit the screen
	}
	return cursor, inner
}

// ConfirmDialog asks before something that cannot simply be taken back. The
// answer No stands first and is the one that Enter takes.
type ConfirmDialog struct {
	env             *Env
	title, sentence string
	choice          [2]string // no, yes
	then, otherwise tea.Msg
	at              int
	done            bool
	buttons         [2]image.Rectangle
}

// Confirm returns a question. Its title names the object ("Tutup perkara
// Sukardi"), its sentence the consequence; yes and no are what the two buttons
// say, the usual words if empty. then is delivered after yes.
func Confirm(env *Env, title, sentence, yes, no string, then tea.Msg) *ConfirmDialog {
	if yes == "" {
		yes = env.Lang.Common.Yes
	}
	if no == "" {
		no = env.Lang.Common.No
	}
	return &ConfirmDialog{env: env, title: title, sentence: sentence, choice: [2]string{no, yes}, then: then}
}

// Otherwise sets what is delivered after No.
func (d *ConfirmDialog) Otherwise(msg tea.Msg) *ConfirmDialog {
	d.otherwise = msg
	return d
}

// Title returns the dialog's title.
func (d *ConfirmDialog) Title() string { return d.title }

const (
	answerYes Intent = "dialog.yes"
	answerNo  Intent = "dialog.no"
)

// Keys returns what works now.
func (d *ConfirmDialog) Keys() KeyMap {
	w := d.env.Lang.Common
	return KeyMap{
		Bind(Open, w.Choose),
		{Intent: Left, Keys: []string{"left", "right", "tab", "shift+tab", "up", "down"}, Help: w.Move, Show: "←→"},
		{Intent: answerYes, Keys: []string{"y", "Y"}, Help: d.choice[1], Hidden: true},
		{Intent: answerNo, Keys: []string{"n", "N", "t", "T"}, Help: d.choice[0], Hidden: true},
		Bind(Back, d.choice[0]),
	}
}

// Update takes an intent or a key.
func (d *ConfirmDialog) Update(msg tea.Msg) tea.Cmd {
	intent := wanted(msg, d.Keys())
	if d.done || intent == "" {
		return nil
	}
	switch intent {
	case Left, Right, NextTab, PrevTab, Up, Down:
		d.at = 1 - d.at
	case Open:
		return d.answer(d.at == 1)
	case answerYes:
		return d.answer(true)
	case answerNo, Back:
		return d.answer(false)
	}
	return nil
}

func (d *ConfirmDialog) answer(yes bool) tea.Cmd {
	d.done = true
	if yes {
		return Send(CloseDialog{Then: d.then})
	}
	return Send(CloseDialog{Then: d.otherwise})
}

// Click answers with the button under the mouse.
func (d *ConfirmDialog) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); !ok || d.done {
		return nil
	}
	for i, b := range d.buttons {
		if image.Pt(x, y).In(b) {
			return d.answer(i == 1)
		}
	}
	return nil
}

// Size returns the room it would like.
func (d *ConfirmDialog) Size(max image.Point) image.Point {
	return textSize(d.sentence, max, 2)
}

// Draw draws the sentence and the two buttons.
func (d *ConfirmDialog) Draw(c *Canvas, area image.Rectangle) *tea.Cursor {
	if c.Hand(area, d) {
		return nil
	}
	th := d.env.Theme
	body := area
	body.Max.Y -= 2
	c.Wrap(body, d.sentence, th.Base)
	x, y := area.Min.X, area.Max.Y-1
	var cursor *tea.Cursor
	for i, word := range d.choice {
		st, mark := th.Base, "  "
		if i == d.at {
			st, mark = th.Selected, "> "
			cursor = tea.NewCursor(x, y)
		}
		n := c.Text(x, y, mark+word+"  ", st)
		d.buttons[i] = image.Rect(x, y, x+n, y+1)
		x += n + 2
	}
	return cursor
}

// MessageDialog tells something that must be read before work goes on.
type MessageDialog struct {
	env         *Env
	title, text string
	then        tea.Msg
	top, lines  int
	page        int
	done        bool
}

// Message returns a dialog with a text of any length, which scrolls. then, if
// any, is delivered when it is closed.
func Message(env *Env, title, text string, then tea.Msg) *MessageDialog {
	return &MessageDialog{env: env, title: title, text: text, then: then}
}

// Title returns the dialog's title.
func (d *MessageDialog) Title() string { return d.title }

// Keys returns what works now.
func (d *MessageDialog) Keys() KeyMap {
	w := d.env.Lang.Common
	m := KeyMap{{Intent: Back, Keys: []string{"enter", "esc", "q"}, Help: w.Close}}
	if d.lines > d.page {
		m = append(m, scrollKeys(w.Move)...)
	}
	return m
}

// Update takes an intent or a key.
func (d *MessageDialog) Update(msg tea.Msg) tea.Cmd {
	intent := wanted(msg, d.Keys())
	if (intent == Back || intent == Open) && !d.done {
		d.done = true
		return Send(CloseDialog{Then: d.then})
	}
	d.top = scroll(intent, d.top, d.lines, d.page)
	return nil
}

// Size returns the room it would like.
func (d *MessageDialog) Size(max image.Point) image.Point { return textSize(d.text, max, 0) }

// Draw draws the part of the text that has been scrolled to.
func (d *MessageDialog) Draw(c *Canvas, area image.Rectangle) *tea.Cursor {
	if c.Say(area, strings.Split(d.text, "\n")) {
		return nil
	}
	d.page = area.Dy()
	d.lines = Height(d.text, area.Dx())
	d.top = scroll("", d.top, d.lines, d.page)
	moreBeside(c, d.env.Theme, area, d.top > 0, d.top+d.page < d.lines)
	n := 0
	for line := range Lines(d.text, area.Dx()) {
		if n >= d.top && n < d.top+d.page {
			c.Text(area.Min.X, area.Min.Y+n-d.top, line, d.env.Theme.Base)
		}
		n++
	}
	return nil
}

// wanted returns the intent of a message, whether the router has matched its
// key or not.
func wanted(msg tea.Msg, keys KeyMap) Intent {
	switch m := msg.(type) {
	case Do:
		return m.Intent
	case tea.KeyPressMsg:
		i, _ := keys.Match(m)
		return i
	}
	return ""
}

// scrollKeys are the keys of a text longer than its area.
func scrollKeys(move string) KeyMap {
	return KeyMap{
		Bind(Up, move).Shown("↑↓"), Bind(Down, "").Hide(),
		Bind(PageUp, "").Hide(), Bind(PageDown, "").Hide(),
		Bind(Home, "").Hide(), Bind(End, "").Hide(),
	}
}

// scroll returns the first line to show after an intent, for so many lines of
// which a page fits.
func scroll(i Intent, top, lines, page int) int {
	switch i {
	case Up:
		top--
	case Down:
		top++
	case PageUp:
		top -= max(page-1, 1)
	case PageDown:
		top += max(page-1, 1)
	case Home:
		top = 0
	case End:
		top = lines
	}
	return max(0, min(top, lines-page))
}

// moreBeside draws arrows beside area, in the margin of the frame, that say
// where there is more than it shows.
func moreBeside(c *Canvas, th *Theme, area image.Rectangle, above, below bool) {
	if above {
		c.put(area.Max.X+1, area.Min.Y, '↑', th.Key)
	}
	if below {
		c.put(area.Max.X+1, area.Max.Y-1, '↓', th.Key)
	}
}

// textSize is the room for a text and some lines under it: not wider than is
// good to read.
func textSize(s string, room image.Point, under int) image.Point {
	const readable = 60
	w := min(room.X, readable)
	return image.Pt(w, min(room.Y, Height(s, w)+under))
}
