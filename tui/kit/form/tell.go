package form

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model/text"
	"guyub/tui/kit"
)

var _ kit.Asker = (*Form)(nil)

// Question is the focused field as it is asked in a line.
func (f *Form) Question() (kit.Question, bool) {
	d := f.current()
	if d == nil {
		return kit.Question{}, false
	}
	f.keep()
	q := kit.Question{
		Section: d.Section, Label: d.Label, Value: f.told(d), Required: d.Required, Secret: d.Kind == Secret, Long: d.Kind == LongText,
		Help: d.Help, Finish: kit.Save,
	}
	w := &f.env.Lang.Form
	switch d.Kind {
	case Choice, MultiChoice:
		q.Many = d.Kind == MultiChoice
		q.Options = shown(d.Options)
		q.Chosen = []string{f.values[d.Key]}
		if q.Many {
			q.Chosen = SplitList(f.values[d.Key])
		}
	case YesNo:
		q.Options = []kit.Option{{Value: "1", Label: w.Yes}, {Value: "", Label: w.No}}
		q.Chosen = []string{f.values[d.Key]}
		q.Required = true // it always has one of the two
	case Lookup:
		q.Find = func(words string) []kit.Option { return shown(d.Lookup(words)) }
		if f.drop != nil && f.drop.offered {
			q.Options = shown(f.drop.options)
		}
	case List:
		q.List = true
		for r := range f.values.Int(d.Key) {
			q.Rows = append(q.Rows, f.rowText(d, r))
		}
	case Date:
		q.Hint = w.DateHint
	}
	if d.Suggest != nil && f.values[d.Key] == "" {
		q.Suggest = d.Suggest(f.values)
	}
	if q.Help == "" {
		q.Help = f.env.Lang.F(w.NoHelp, d.Label)
	}
	return q, true
}

func shown(options []Option) []kit.Option {
	out := make([]kit.Option, len(options))
	for i, o := range options {
		out[i] = kit.Option{Value: o.Value, Label: o.Label}
	}
	return out
}

// told is the value of a field as it may be read: masked where it is masked on
// the screen, a password never.
func (f *Form) told(d *Field) string {
	v := f.values[d.Key]
	switch {
	case v == "" && d.Kind != Computed && d.Kind != YesNo, d.Kind == List:
		return ""
	case d.Kind == Secret:
		return strings.Repeat("*", len([]rune(v)))
	case d.Masked && !f.revealed && v == f.base[d.Key]:
		return f.masked(d)
	}
	return f.display(d)
}

// Answer takes an answer to the focused field, as though it had been typed
// there and left.
func (f *Form) Answer(value string) (tea.Cmd, bool) {
	d := f.current()
	if d == nil {
		return nil, false
	}
	if d.Kind == List {
		return f.answerList(d, value), false
	}
	f.remember()
	switch d.Kind {
	case Choice, Lookup, YesNo:
		f.values[d.Key] = value
	case MultiChoice:
		f.values[d.Key] = JoinList(strings.FieldsFunc(value, func(r rune) bool { return r == '\n' }))
	case LongText:
		f.values[d.Key] = kit.CleanLines(value)
	default:
		f.values[d.Key] = f.canonical(d, kit.Clean(value))
	}
	delete(f.outer, d.Key)
	f.open()
	f.check(d)
	f.edits++ // what waits for a pause in typing is overtaken
	note, noted := f.note(d)
	return kit.Send(Changed{f}), !noted || note.Warning
}

// answerList opens a row by its number, a new one for "+", and asks before it
// removes one for "-" with its number.
func (f *Form) answerList(d *Field, value string) tea.Cmd {
	rest, removes := strings.CutPrefix(value, "-")
	n, err := strconv.Atoi(rest)
	switch rows := f.values.Int(d.Key); {
	case value == "+":
		f.row = rows
	case err != nil || n < 1 || n > rows:
		return nil
	default:
		f.row = n - 1
	}
	if removes {
		return f.askRemove(d)
	}
	return f.openRow(d)
}

// Step goes to the field after or before.
func (f *Form) Step(by int) bool { return f.move(by) }

// Seek goes to the next field whose label begins with words, or has them.
func (f *Form) Seek(words string) bool {
	want := text.Fold(words)
	for _, fits := range []func(s, w string) bool{strings.HasPrefix, strings.Contains} {
		for k := range f.fields {
			i := (f.at + 1 + k) % len(f.fields)
			if d := &f.fields[i]; f.stops(d) && fits(text.Fold(d.Label), want) {
				f.leave()
				f.at = i
				f.open()
				return true
			}
		}
	}
	return false
}

// Filled tells every field that is shown with its value, section by section.
func (f *Form) Filled() []string {
	f.keep()
	var out []string
	section := ""
	for i := range f.fields {
		d := &f.fields[i]
		if !f.shown(d) {
			continue
		}
		if d.Section != section {
			section = d.Section
			out = append(out, section)
		}
		if d.Kind == List {
			for r := range f.values.Int(d.Key) {
				out = append(out, d.Label+" "+f.env.Lang.Number(r+1)+": "+f.rowText(d, r))
			}
			continue
		}
		value := strings.ReplaceAll(f.told(d), "\n", " ")
		if value == "" {
			value = f.env.Lang.Plain.Nothing
		}
		out = append(out, d.Label+": "+value)
	}
	return out
}

// Remarks are what the fields say that nobody is asked for, and the notes beside
// the others.
func (f *Form) Remarks() []string {
	var out []string
	for i := range f.fields {
		if d := &f.fields[i]; f.shown(d) && !f.stops(d) {
			if value := f.told(d); value != "" && (d.Kind == Computed || f.values[d.Key] != "") {
				out = append(out, d.Label+": "+value)
			}
		}
	}
	for i := range f.fields {
		d := &f.fields[i]
		if n, ok := f.note(d); ok && f.shown(d) {
			out = append(out, d.Label+": "+n.Text)
		}
	}
	return out
}
