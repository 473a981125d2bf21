package kit

import (
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// AskDialog asks for one line of text that must be given, such as the reason
// for opening what is masked or for closing a case.
type AskDialog struct {
	env         *Env
	title, text string
	then        func(answer string) tea.Msg
	input       *Input
	missing     bool
	done        bool
}

// Ask returns a dialog that asks for one line. Its sentence says what the
// answer is for; then makes the message for the answer, which is never empty.
func Ask(env *Env, title, sentence string, then func(answer string) tea.Msg) *AskDialog {
	return &AskDialog{env: env, title: title, text: sentence, then: then, input: NewInput(240)}
}

// Suggest puts an answer into the field that Enter takes.
func (d *AskDialog) Suggest(answer string) *AskDialog {
	d.input.SetValue(answer)
	return d
}

// Title returns the dialog's title.
func (d *AskDialog) Title() string { return d.title }

// Typing is always true: there is one field and it has the focus.
func (d *AskDialog) Typing() bool { return true }

// Keys returns what works now.
func (d *AskDialog) Keys() KeyMap {
	w := &d.env.Lang.Common
	return KeyMap{Bind(Open, w.Continue, "enter", "ctrl+s"), Bind(Back, w.Cancel)}
}

// Update takes an intent, a key or a paste.
func (d *AskDialog) Update(msg tea.Msg) tea.Cmd {
	if d.done {
		return nil
	}
	switch wanted(msg, d.Keys()) {
	case Open, Save:
		answer := strings.TrimSpace(d.input.Value())
		if answer == "" {
			d.missing = true
			return nil
		}
		d.done = true
		return Send(CloseDialog{Then: d.then(answer)})
	case Back:
		d.done = true
		return Send(CloseDialog{})
	}
	if d.input.Update(msg) {
		d.missing = false
	}
	return nil
}

// Size returns the room it would like.
func (d *AskDialog) Size(max image.Point) image.Point { return textSize(d.text, max, 3) }

// Draw draws the sentence, the field, and under it what is missing.
func (d *AskDialog) Draw(c *Canvas, area image.Rectangle) *tea.Cursor {
	if c.Hand(area, d) {
		return nil
	}
	th := d.env.Theme
	body := area
	body.Max.Y -= 3
	c.Wrap(body, d.text, th.Base)
	field := image.Rect(area.Min.X, area.Max.Y-2, area.Max.X, area.Max.Y-1)
	if d.missing {
		c.TextIn(field.Add(image.Pt(0, 1)), d.env.Lang.Common.Required, th.Error)
	}
	return d.input.Draw(c, field, th.FieldFocus, th.Hint)
}
