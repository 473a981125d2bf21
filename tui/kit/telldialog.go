package kit

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// How the dialogs are told: those that choose are rows, those that ask are
// questions, and those that say something are their words.

var (
	_ Rows   = (*ChooseDialog)(nil)
	_ Rows   = (*PickDialog)(nil)
	_ Rows   = (*PaletteDialog)(nil)
	_ Picker = (*PickDialog)(nil)
	_ Asker  = (*ConfirmDialog)(nil)
	_ Asker  = (*AskDialog)(nil)
)

func (l *optionList) len() int { return len(l.left) }

func (l *optionList) cursor() int {
	if len(l.left) == 0 {
		return -1
	}
	return l.at
}

func (l *optionList) choose(row int) { l.at = max(0, min(row, len(l.left)-1)) }

func (l *optionList) tell(row int) string {
	o := l.options[l.left[row]]
	return Sentence(o.Label, o.Note)
}

// Len is how many options are left.
func (d *ChooseDialog) Len() int { return d.list.len() }

// At is the option under the cursor.
func (d *ChooseDialog) At() int { return d.list.cursor() }

// Choose puts the cursor on an option.
func (d *ChooseDialog) Choose(row int) { d.list.choose(row) }

// Tell tells an option.
func (d *ChooseDialog) Tell(row int) (heading, line string) { return "", d.list.tell(row) }

// Void is what is told where nothing is left.
func (d *ChooseDialog) Void() string { return d.env.Lang.Common.None }

// Len is how many options are left.
func (d *PickDialog) Len() int { return d.list.len() }

// At is the option under the cursor.
func (d *PickDialog) At() int { return d.list.cursor() }

// Choose puts the cursor on an option.
func (d *PickDialog) Choose(row int) { d.list.choose(row) }

// Tell tells an option, and whether it is taken.
func (d *PickDialog) Tell(row int) (heading, line string) {
	line = d.list.tell(row)
	return "", line + ", " + d.env.Lang.Plain.Taken(d.picked[d.list.options[d.list.left[row]].Value])
}

// Void is what is told where nothing is left.
func (d *PickDialog) Void() string { return d.env.Lang.Common.None }

// Picks takes an option, or leaves it.
func (d *PickDialog) Picks() Intent { return pickMark }

// Len is how many commands are found.
func (d *PaletteDialog) Len() int { return len(d.found) }

// At is the command under the cursor.
func (d *PaletteDialog) At() int {
	if len(d.found) == 0 {
		return -1
	}
	return d.at
}

// Choose puts the cursor on a command.
func (d *PaletteDialog) Choose(row int) { d.at = max(0, min(row, len(d.found)-1)) }

// Tell tells a command with its key.
func (d *PaletteDialog) Tell(row int) (heading, line string) {
	b := d.keys[d.found[row]]
	return "", Sentence(b.Sentence(), b.Typed())
}

// Void is what is told where no command is found.
func (d *PaletteDialog) Void() string { return d.env.Lang.Common.None }

// Typed is what is typed in a line for the binding: its letter or sign, empty if
// it has none. A digit is none, because numbers are rows there.
func (b Binding) Typed() string {
	for _, k := range b.Keys {
		if r := []rune(k); len(r) == 1 && !unicode.IsSpace(r[0]) && !unicode.IsDigit(r[0]) {
			return k
		}
	}
	return ""
}

// Moves reports whether an intent only moves a cursor or what is on view; a desk
// that is told in lines has numbers and pages in its place.
func Moves(i Intent) bool {
	switch i {
	case Up, Down, PageUp, PageDown, Home, End:
		return true
	}
	return false
}

// Question is the question with its two answers, No first. An empty line means
// No.
func (d *ConfirmDialog) Question() (Question, bool) {
	return Question{
		Label: d.sentence, Required: true, Confirm: true, Default: no,
		Options: []Option{{Value: no, Label: d.choice[0]}, {Value: yes, Label: d.choice[1]}},
	}, !d.done
}

const (
	no  = "0"
	yes = "1"
)

// Answer answers.
func (d *ConfirmDialog) Answer(value string) (tea.Cmd, bool) {
	if d.done || value != no && value != yes {
		return nil, false
	}
	return d.answer(value == yes), true
}

// Step finds no other question.
func (d *ConfirmDialog) Step(int) bool { return false }

// Seek finds no other question.
func (d *ConfirmDialog) Seek(string) bool { return false }

// Filled is empty: the question says it all.
func (d *ConfirmDialog) Filled() []string { return nil }

// Remarks is empty.
func (d *ConfirmDialog) Remarks() []string { return nil }

// Question is the sentence with what Enter takes.
func (d *AskDialog) Question() (Question, bool) {
	return Question{Label: d.text, Value: d.input.Value(), Required: true, Onward: Open}, !d.done
}

// Answer takes the line.
func (d *AskDialog) Answer(value string) (tea.Cmd, bool) {
	d.input.SetValue(value)
	d.missing = strings.TrimSpace(d.input.Value()) == ""
	return nil, !d.missing
}

// Step finds no other question.
func (d *AskDialog) Step(int) bool { return false }

// Seek finds no other question.
func (d *AskDialog) Seek(string) bool { return false }

// Filled is the line that stands.
func (d *AskDialog) Filled() []string { return []string{d.input.Value()} }

// Remarks is what is missing.
func (d *AskDialog) Remarks() []string {
	if d.missing {
		return []string{d.env.Lang.Common.Required}
	}
	return nil
}
