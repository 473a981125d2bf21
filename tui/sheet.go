package tui

import (
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/lang"
)

// sheet is the handful of questions of a gate: lines of text, passwords and
// choices, one under the other. The forms of the office's records are kit/form;
// a gate has no draft, no draft's help, and no office behind it yet.
type sheet struct {
	env   *kit.Env
	lines []*question
	at    int
	top   int
	rows  []image.Rectangle // where each was drawn, for the mouse
}

// question is one line of a sheet.
type question struct {
	key   string
	label func(*lang.Strings) string
	// help stands under the line while it has the focus.
	help func(*lang.Strings) string
	note string // what is wrong with the answer
	// input takes a text; options are chosen among; neither is a yes or no.
	input   *kit.Input
	options []kit.Option
	chosen  int
	yes     bool
}

func ask(key string, label func(*lang.Strings) string) *question {
	return &question{key: key, label: label, input: kit.NewInput(120)}
}

func secret(key string, label func(*lang.Strings) string) *question {
	q := ask(key, label)
	q.input.Mask = '*'
	return q
}

func newSheet(env *kit.Env, lines ...*question) *sheet { return &sheet{env: env, lines: lines} }

func (s *sheet) line() *question { return s.lines[s.at] }

// find returns the question of a key, which must be one of the sheet's.
func (s *sheet) find(key string) *question {
	return s.lines[slices.IndexFunc(s.lines, func(q *question) bool { return q.key == key })]
}

func (s *sheet) text(key string) string { return s.find(key).input.Value() }

func (s *sheet) choice(key string) string {
	q := s.find(key)
	return q.options[q.chosen].Value
}

// note puts a note beside a question.
func (s *sheet) note(key, text string) { s.find(key).note = text }

// clear takes all notes away.
func (s *sheet) clear() {
	for _, q := range s.lines {
		q.note = ""
	}
}

// wrong goes to the first question with a note and reports whether there is
// one.
func (s *sheet) wrong() bool {
	i := slices.IndexFunc(s.lines, func(q *question) bool { return q.note != "" })
	if i >= 0 {
		s.at = i
	}
	return i >= 0
}

func (s *sheet) typing() bool { return s.line().input != nil }

// turn are the intents that only a sheet has.
const (
	sheetLeft  kit.Intent = "sheet.left"
	sheetRight kit.Intent = "sheet.right"
	sheetFlip  kit.Intent = "sheet.flip"
)

// keys returns the keys that move within the sheet; enter is the gate's.
func (s *sheet) keys() kit.KeyMap {
	w := &s.env.Lang.Common
	var m kit.KeyMap
	switch q := s.line(); {
	case q.options != nil:
		m = kit.KeyMap{kit.Bind(sheetLeft, w.Choose, "left").Shown("←→"), kit.Bind(sheetRight, "", "right", "space").Hide()}
	case q.input == nil:
		m = kit.KeyMap{kit.Bind(sheetFlip, w.Mark, "space")}
	}
	if len(s.lines) > 1 {
		m = append(m, kit.Bind(kit.NextTab, w.Next, "tab", "down").Hide(), kit.Bind(kit.PrevTab, w.Previous, "shift+tab", "up").Hide())
	}
	return m
}

// update takes what is typed, and moves. It reports whether it knew the message.
func (s *sheet) update(msg tea.Msg) bool {
	q := s.line()
	switch m := msg.(type) {
	case kit.Do:
		switch m.Intent {
		case kit.NextTab:
			s.at = (s.at + 1) % len(s.lines)
		case kit.PrevTab:
			s.at = (s.at + len(s.lines) - 1) % len(s.lines)
		case sheetLeft, sheetRight:
			step := 1
			if m.Intent == sheetLeft {
				step = len(q.options) - 1
			}
			q.chosen = (q.chosen + step) % len(q.options)
		case sheetFlip:
			q.yes = !q.yes
		default:
			return false
		}
		return true
	case tea.KeyPressMsg, tea.PasteMsg:
		if q.input != nil {
			if q.input.Update(msg) {
				q.note = ""
			}
			return true
		}
	}
	return false
}

// next goes to the following question; false when it stands on the last.
func (s *sheet) next() bool {
	if s.at == len(s.lines)-1 {
		return false
	}
	s.at++
	return true
}

// click puts the focus on the question under the mouse.
func (s *sheet) click(x, y int, ev tea.MouseMsg) {
	if _, ok := ev.(tea.MouseClickMsg); !ok {
		return
	}
	for i, r := range s.rows {
		if image.Pt(x, y).In(r) {
			s.at = i
			switch q := s.line(); {
			case q.options != nil:
				q.chosen = (q.chosen + 1) % len(q.options)
			case q.input == nil:
				q.yes = !q.yes
			}
		}
	}
}

// under returns what stands under a question: its note, or while it has the
// focus its help.
func (s *sheet) under(i int) (text string, st kit.Style) {
	switch q := s.lines[i]; {
	case q.note != "":
		return q.note, s.env.Theme.Error
	case i == s.at && q.help != nil:
		return q.help(s.env.Lang), s.env.Theme.Hint
	}
	return "", kit.Style{}
}

// height is the lines that a question needs, with w cells for what stands
// under it.
func (s *sheet) height(i, w int) int {
	text, _ := s.under(i)
	if text == "" {
		return 1
	}
	return 1 + kit.Height(text, w)
}

// draw draws the questions, scrolled so that the one in focus is seen whole.
func (s *sheet) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if c.Hand(area, s) {
		return nil
	}
	th, w := s.env.Theme, s.env.Lang
	labels := 0
	for _, q := range s.lines {
		labels = max(labels, kit.Width(q.label(w)))
	}
	labels = min(labels, area.Dx()/2)
	room := max(area.Dx()-labels-2, 1)
	s.scroll(area.Dy(), room)
	s.rows = make([]image.Rectangle, len(s.lines))
	var cursor *tea.Cursor
	y := area.Min.Y
	for i := s.top; i < len(s.lines) && y < area.Max.Y; i++ {
		q := s.lines[i]
		s.rows[i] = image.Rect(area.Min.X, y, area.Max.X, y+1)
		x := area.Min.X
		c.TextIn(image.Rect(x, y, x+labels, y+1), q.label(w), th.Label)
		x += labels + 2
		field := image.Rect(x, y, min(x+44, area.Max.X), y+1)
		switch {
		case q.input != nil:
			st := th.Field
			if i == s.at {
				st = th.FieldFocus
			}
			if at := q.input.Draw(c, field, st, th.Hint); i == s.at {
				cursor = at
			}
		case q.options != nil:
			field.Max.X = area.Max.X
			at := s.drawOptions(c, field, q)
			if i == s.at {
				cursor = at
			}
		default:
			mark := "[ ]"
			if q.yes {
				mark = "[x]"
			}
			c.Text(field.Min.X, y, mark, th.Base)
			if i == s.at {
				cursor = tea.NewCursor(field.Min.X+1, y)
			}
		}
		if text, st := s.under(i); text != "" {
			c.Wrap(image.Rect(x, y+1, area.Max.X, area.Max.Y), text, st)
		}
		y += s.height(i, room)
	}
	return cursor
}

func (s *sheet) drawOptions(c *kit.Canvas, area image.Rectangle, q *question) *tea.Cursor {
	x := area.Min.X
	var cursor *tea.Cursor
	for i, o := range q.options {
		mark, st := "( ) ", s.env.Theme.Base
		if i == q.chosen {
			mark, st = "(x) ", s.env.Theme.Bold
			cursor = tea.NewCursor(x+1, area.Min.Y)
		}
		x += c.TextIn(image.Rect(x, area.Min.Y, area.Max.X, area.Max.Y), mark+o.Label, st) + 2
	}
	return cursor
}

// scroll moves the first line shown so that the one in focus fits.
func (s *sheet) scroll(lines, w int) {
	s.top = min(s.top, s.at)
	for s.top < s.at {
		used := 0
		for i := s.top; i <= s.at; i++ {
			used += s.height(i, w)
		}
		if used <= lines {
			break
		}
		s.top++
	}
}
