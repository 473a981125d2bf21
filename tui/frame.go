package tui

import (
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
)

// frame is what the desk draws on, and where on it the mouse means something.
type frame struct {
	canvas *kit.Canvas
	keybar kit.KeyBar
	doors  []door
	body   image.Rectangle
	dirty  bool
	view   tea.View
}

// door is a room's name in the second line.
type door struct {
	area image.Rectangle
	room kit.Room
}

// smallHeight is under which the head shrinks to one line.
const smallHeight = 20

// View draws the desk: head, rooms and rule, the body, what has just happened,
// the keys that work now.
func (a *App) View() tea.View {
	if a.frame.dirty && !a.broken {
		a.frame.dirty = false
		a.breaks(func() {
			a.view = tea.View{AltScreen: true, MouseMode: tea.MouseModeCellMotion, WindowTitle: "guyub"}
			a.view.Cursor = a.draw()
			a.view.Content = a.canvas.Render()
		})
		if a.broken {
			go a.send(HangUp{}) // View cannot end the program; the next message does
		}
	}
	return a.view
}

// draw draws everything and returns where the cursor stands. A screen that
// panics while it draws is closed, and what stands below is drawn instead.
func (a *App) draw() (cursor *tea.Cursor) {
	w, h := a.env.Width, a.env.Height
	a.canvas.Resize(w, h)
	const tries = 4 // more screens than that do not fail at once
	for range tries {
		a.canvas.Clear()
		a.doors = a.doors[:0]
		a.keybar = kit.KeyBar{}
		if w < LeastWidth || h < LeastHeight {
			a.tooSmall()
			return nil
		}
		p := a.focus()
		if p.layer == nil {
			return nil
		}
		sound := false
		a.guard(p.layer, func() {
			cursor = a.drawAll(p)
			sound = true
		})
		a.canvas.Unclip(a.canvas.Bounds())
		if sound {
			return cursor
		}
	}
	return nil
}

func (a *App) tooSmall() {
	area := a.canvas.Bounds()
	text := a.env.Lang.Shell.TooSmall
	if a.demo() {
		text = a.env.Lang.Shell.Demo + ". " + text
	}
	a.canvas.Wrap(area, text, a.env.Theme.Base)
}

func (a *App) drawAll(p place) *tea.Cursor {
	c, th := a.canvas, a.env.Theme
	w, h := a.env.Width, a.env.Height
	top := 1
	a.head(image.Rect(0, 0, w, 1))
	if h >= smallHeight {
		if a.gate == nil {
			a.roomLine(image.Rect(0, 1, w, 2))
		}
		c.Rule(0, 2, w, th.Rule)
		top = 3
	}
	a.body = image.Rect(1, top, w-1, h-2)

	before := c.Clip(a.body)
	cursor := p.layer.screen.Draw(c, a.body)
	c.Unclip(before)
	for _, d := range p.layer.dialogs {
		cursor, _ = kit.Frame(c, th, a.body, d)
	}
	if cursor != nil && !image.Pt(cursor.X, cursor.Y).In(a.body) {
		cursor = nil
	}
	a.status(p, image.Rect(1, h-2, w-1, h-1))
	a.keybar.Draw(c, a.env, image.Rect(1, h-1, w-1, h), append(a.keysOf(p), a.beyond(p)...))
	return cursor
}

// head draws the first line: what this is, where I am, who I am, what time.
func (a *App) head(line image.Rectangle) {
	c, th := a.canvas, a.env.Theme
	who := a.who()
	c.Right(image.Rect(line.Min.X, line.Min.Y, line.Max.X-1, line.Max.Y), who, th.Faint)
	left := line
	left.Min.X++
	left.Max.X -= kit.Width(who) + 3
	put := func(s string, st kit.Style, gap int) {
		if s != "" && !left.Empty() {
			left.Min.X += c.TextIn(left, s, st) + gap
		}
	}
	put("guyub", th.Title, 2)
	if a.demo() {
		put(a.env.Lang.Shell.Demo, th.Demo, 2)
	}
	crumbs := a.crumbs()
	if office := a.office(); office != "" && line.Dx() >= 100 && left.Dx() >= kit.Width(office)+kit.Width(crumbs)+8 {
		put(office, th.Faint, 4)
	}
	put(crumbs, th.Bold, 0)
}

// who names person, role and terminal, and the time.
func (a *App) who() string {
	parts := []string{a.cfg.Terminal}
	if a.session != nil && a.gate == nil {
		actor := a.person.Actor
		parts = []string{model.ShortName(actor.Name), a.env.Lang.Domain.Role(actor.Role), actor.Terminal}
	}
	clock := a.env.Lang.Clock(a.env.Time())
	if a.env.Width < 80 {
		return clock // the names are in the lock and under the office's room
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, " · ") + "  " + clock
}

// crumbs is the way from the room to the screen in front.
func (a *App) crumbs() string {
	return strings.Join(a.way(), " › ")
}

// way is the way in its parts.
func (a *App) way() []string {
	if a.gate != nil {
		return []string{a.gate.screen.Title()}
	}
	r := a.rooms[a.at]
	parts := []string{r.Title(a.env.Lang)}
	for _, l := range r.stack {
		if t := l.screen.Title(); t != "" {
			parts = append(parts, t)
		}
	}
	return parts
}

func (a *App) office() string {
	if a.session != nil {
		return a.person.Office.Name
	}
	return a.cfg.Office.Front().Name
}

func (a *App) demo() bool {
	return a.session != nil && a.person.Office.Demo || a.cfg.Office.Front().Demo
}

// roomLine draws the rooms with their keys, the open one in brackets. Where
// the names do not fit with two cells between them they stand closer, and where
// they do not fit at all, the others keep their numbers alone.
func (a *App) roomLine(line image.Rectangle) {
	c, th := a.canvas, a.env.Theme
	label := func(r *room, full bool) string {
		number := string(rune('0' + r.Number))
		if full {
			return number + " " + r.Title(a.env.Lang)
		}
		return number
	}
	width := 1
	for _, r := range a.rooms {
		width += kit.Width(label(r, true)) + 1
	}
	full := width <= line.Dx()
	closer := 0 // by how much a room stands into the blank of the one before
	if full && width+len(a.rooms)-1 > line.Dx() {
		closer = 1
	}
	x := line.Min.X
	for i, r := range a.rooms {
		if r.Number == 0 {
			continue // the closed room is none
		}
		active := i == a.at
		text, st, at := label(r, full || active), th.Faint, x+1
		if active {
			text, st, at = "["+text+"]", th.Accent, x
		}
		c.TextIn(image.Rect(at, line.Min.Y, line.Max.X, line.Max.Y), text, st)
		n := 2 + kit.Width(label(r, full || active))
		a.doors = append(a.doors, door{image.Rect(x, line.Min.Y, x+n, line.Max.Y), r.Number})
		x += n - closer
	}
}

// status draws what has just happened, and the key that takes it back; when
// nothing has, where else the person is signed in.
func (a *App) status(p place, line image.Rectangle) {
	c, th := a.canvas, a.env.Theme
	if a.notice.Text == "" {
		if a.gate == nil {
			c.TextIn(line, a.elsewhere(), th.Faint)
		}
		return
	}
	if a.notice.Undo != "" && a.beyond(p).Has(kit.Undo) {
		undo := kit.Bind(kit.Undo, a.env.Lang.Shell.KeyUndo)
		label := a.env.Label(undo)
		width := kit.Width(label) + 1 + kit.Width(undo.Help)
		if kit.Width(a.notice.Text)+2+width > line.Dx() { // what happened comes before what the key is called
			undo.Help, width = "", kit.Width(label)
		}
		if kit.Width(a.notice.Text)+2+width <= line.Dx() {
			right := image.Rect(line.Max.X-width, line.Min.Y, line.Max.X, line.Max.Y)
			c.Text(right.Min.X, right.Min.Y, label, th.Key)
			c.Right(right, undo.Help, th.KeyHelp)
			line.Max.X -= width + 2
		}
	}
	c.TextIn(line, a.notice.Text, th.Level(a.notice.Level))
}

// elsewhere says at which other terminal the person is signed in too; empty if
// at none.
func (a *App) elsewhere() string {
	all, l := a.person.Elsewhere, a.env.Lang
	if len(all) == 0 {
		return ""
	}
	since, today := all[0].Since.In(a.env.Zone), model.DateOf(a.env.Time())
	when := l.Clock(since)
	if model.DateOf(since) != today {
		when = l.Moment(since, today)
	}
	text := l.F(l.People.Elsewhere, all[0].Terminal, when)
	if len(all) > 1 {
		text += l.F(l.People.AndOthers, len(all)-1)
	}
	return text
}

// mouse gives a click to what stands under it.
func (a *App) mouse(ev tea.MouseMsg) (cmd tea.Cmd) {
	p := a.focus()
	if p.layer == nil {
		return nil
	}
	at := ev.Mouse()
	if click, ok := ev.(tea.MouseClickMsg); ok && click.Button == tea.MouseLeft {
		if want, ok := a.keybar.At(at.X, at.Y); ok {
			return a.perform(p, want)
		}
		for _, d := range a.doors {
			if p.dialog == nil && image.Pt(at.X, at.Y).In(d.area) {
				return a.enter(d.room, nil)
			}
		}
	}
	if !image.Pt(at.X, at.Y).In(a.body) {
		return nil
	}
	var target any = p.layer.screen
	if p.dialog != nil {
		target = p.dialog
	}
	if m, ok := target.(kit.Mouse); ok {
		a.guard(p.layer, func() { cmd = m.Click(at.X, at.Y, ev) })
	}
	return a.from(p, cmd)
}

// failed stands in the place of a room's first screen that had a fault.
type failed struct{ env *kit.Env }

func (f *failed) Title() string          { return "" }
func (f *failed) Init() tea.Cmd          { return nil }
func (f *failed) Update(tea.Msg) tea.Cmd { return nil }
func (f *failed) Keys() kit.KeyMap       { return nil }
func (f *failed) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	c.Wrap(area, f.env.Lang.Shell.ScreenFailed, f.env.Theme.Base)
	return nil
}

// closed stands where a person may enter no room at all.
type closed struct{ env *kit.Env }

func (s *closed) Title() string          { return "" }
func (s *closed) Init() tea.Cmd          { return nil }
func (s *closed) Update(tea.Msg) tea.Cmd { return nil }
func (s *closed) Keys() kit.KeyMap       { return nil }
func (s *closed) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	c.Wrap(area, s.env.Lang.Shell.Denied, s.env.Theme.Base)
	return nil
}
