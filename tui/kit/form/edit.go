package form

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
)

// open readies the focused field for typing.
func (f *Form) open() {
	d := f.current()
	f.input, f.area, f.drop = nil, nil, nil
	if d == nil {
		return
	}
	switch d.Kind {
	case YesNo, MultiChoice, Computed:
	case List:
		f.row = min(f.row, f.values.Int(d.Key))
	case LongText:
		a := textarea.New()
		a.SetVirtualCursor(false)
		a.ShowLineNumbers = false
		a.Prompt = ""
		a.CharLimit = d.limit()
		a.SetValue(f.values[d.Key])
		a.Focus()
		f.area = &a
	case Choice:
		f.input = kit.NewInput(40)
	default:
		f.input = kit.NewInput(d.limit())
		if d.Kind == Secret {
			f.input.Mask = '*'
		}
		if !d.Masked || f.revealed {
			f.input.SetValue(f.display(d))
		}
	}
}

// display is how a value is written in its field.
func (f *Form) display(d *Field) string {
	v := f.values[d.Key]
	w := &f.env.Lang.Form
	switch d.Kind {
	case Date:
		if day, err := model.ParseDate(v); err == nil && day != 0 {
			return f.env.Lang.DateShort(day)
		}
	case YesNo:
		if v == "1" {
			return w.Yes
		}
		return w.No
	case Choice:
		return label(d.Options, v)
	case MultiChoice:
		var words []string
		for _, one := range SplitList(v) {
			words = append(words, label(d.Options, one))
		}
		return strings.Join(words, ", ")
	case Lookup:
		if v == "" {
			return ""
		}
		return label(d.Lookup("="+v), v)
	case Computed:
		if d.Compute != nil {
			return d.Compute(f.values)
		}
	case Decimal:
		if f.env.Lang.Code != "en" {
			return strings.Replace(v, ".", ",", 1)
		}
	}
	return v
}

func label(options []Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

// canonical turns what was typed into the value that is kept. What makes no
// sense is kept as it was typed, so that nothing is lost and check can say it.
func (f *Form) canonical(d *Field, typed string) string {
	typed = strings.TrimSpace(typed)
	switch d.Kind {
	case Date:
		day, err := model.ParseHumanDate(typed, model.DateOf(f.env.Time()))
		if err != nil {
			return typed
		}
		return day.String()
	case Decimal:
		return strings.Replace(typed, ",", ".", 1)
	case Choice, Lookup:
		return f.values[d.Key] // only taking from the list changes it
	case Secret:
		return typed
	}
	return strings.Join(strings.Fields(typed), " ")
}

// remember keeps the value for ctrl+z.
func (f *Form) remember() {
	d := f.current()
	const depth = 50
	stack := append(f.undo[d.Key], f.values[d.Key])
	if len(stack) > depth {
		stack = stack[1:]
	}
	f.undo[d.Key] = stack
}

// back takes the last change of the field back.
func (f *Form) back() tea.Cmd {
	d := f.current()
	if d == nil {
		return nil
	}
	f.keep()
	now := f.values[d.Key]
	stack := f.undo[d.Key]
	for len(stack) > 0 {
		last := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if last != now {
			f.values[d.Key] = last
			break
		}
	}
	f.undo[d.Key] = stack
	f.open()
	return f.changed()
}

// typed gives a key or a paste to the focused field.
func (f *Form) typed(msg tea.Msg) tea.Cmd {
	d := f.current()
	if d == nil {
		return nil
	}
	key, _ := msg.(tea.KeyPressMsg)
	switch d.Kind {
	case YesNo:
		return f.typedYesNo(d, key)
	case MultiChoice, List:
		if key.Text != "" {
			return f.toggle(d)
		}
		return nil
	case LongText:
		if p, ok := msg.(tea.PasteMsg); ok {
			msg = tea.PasteMsg{Content: kit.CleanLines(p.Content)}
		}
		was := f.area.Value()
		f.remember()
		a, _ := f.area.Update(msg)
		*f.area = a
		if f.area.Value() == was {
			return nil
		}
		return f.changed()
	case Choice:
		switch key.String() {
		case "left":
			return f.cycle(d, -1)
		case "right", "space":
			if key.String() == "space" && f.drop != nil {
				break
			}
			return f.cycle(d, 1)
		}
	}
	if f.input == nil {
		return nil
	}
	if d.Suggest != nil && key.String() == "right" && f.input.Value() == "" {
		msg = tea.PasteMsg{Content: d.Suggest(f.values)}
	}
	if p, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: oneLine(p.Content)}
	}
	if d.Masked && !f.revealed && !f.replaced {
		f.replaced = true // what was masked is typed anew
	}
	was := f.values[d.Key]
	if !f.input.Update(msg) {
		return nil
	}
	if stack := f.undo[d.Key]; len(stack) == 0 || stack[len(stack)-1] != was {
		f.undo[d.Key] = append(stack, was)
	}
	if d.Kind == Choice || d.Kind == Lookup {
		f.openDrop(d)
	} else {
		f.keep()
	}
	return f.changed()
}

func (f *Form) typedYesNo(d *Field, key tea.KeyPressMsg) tea.Cmd {
	var v string
	switch strings.ToLower(key.String()) {
	case "y", "1":
		v = "1"
	case "t", "n", "0":
		v = ""
	case "space", "left", "right":
		return f.toggle(d)
	default:
		return nil
	}
	f.remember()
	f.values[d.Key] = v
	return f.changed()
}

// toggle is what a space or a second click does.
func (f *Form) toggle(d *Field) tea.Cmd {
	switch d.Kind {
	case YesNo:
		f.remember()
		if f.values[d.Key] == "1" {
			f.values[d.Key] = ""
		} else {
			f.values[d.Key] = "1"
		}
		return f.changed()
	case MultiChoice:
		options := make([]kit.Option, len(d.Options))
		for i, o := range d.Options {
			options[i] = kit.Option{Value: o.Value, Label: o.Label}
		}
		key := d.Key
		dialog := kit.Pick(f.env, d.Label, options, SplitList(f.values[key]), func(values []string) tea.Msg {
			return picked{f, key, values}
		})
		return kit.Send(kit.OpenDialog{Dialog: dialog})
	case List:
		return f.openRow(d)
	case Choice, Lookup:
		f.openDrop(d)
	}
	return nil
}

// picked is the answer of the dialog of a MultiChoice.
type picked struct {
	form   *Form
	key    string
	values []string
}

// cycle takes the next option in a direction; beyond the last comes none, for
// a field that may be empty.
func (f *Form) cycle(d *Field, by int) tea.Cmd {
	if len(d.Options) == 0 {
		return nil
	}
	f.remember()
	values := make([]string, 0, len(d.Options)+1)
	if !d.Required {
		values = append(values, "")
	}
	at := 0
	for _, o := range d.Options {
		values = append(values, o.Value)
	}
	for i, v := range values {
		if v == f.values[d.Key] {
			at = i
		}
	}
	if f.values[d.Key] == "" && d.Required {
		at = -by
		if by < 0 {
			at = 0
		}
	}
	f.values[d.Key] = values[(at+by+len(values))%len(values)]
	f.drop = nil
	f.input.SetValue("")
	return f.changed()
}

// step changes the part of a date under the cursor: day, month or year.
func (f *Form) step(d *Field, by int) tea.Cmd {
	pos := f.input.Position()
	f.keep()
	day := f.values.Date(d.Key)
	if day == 0 {
		return nil
	}
	f.remember()
	switch {
	case pos <= 2:
		day = day.AddDays(by)
	case pos <= 5:
		day = day.AddMonths(by)
	default:
		day = day.AddMonths(12 * by)
	}
	if day < model.On(1, 1, 2) || day > model.On(9999, 12, 31) {
		return nil
	}
	f.values[d.Key] = day.String()
	f.input.SetValue(f.display(d))
	f.input.SetPosition(pos)
	return f.changed()
}

// oneLine makes a paste fit a field of one line; it is cut to what any field
// can hold before anything else looks at it.
func oneLine(s string) string {
	const most = 64 << 10
	s = s[:min(len(s), most)]
	return kit.Clean(s)
}
