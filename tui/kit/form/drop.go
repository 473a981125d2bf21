package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model/text"
	"guyub/tui/kit"
)

// drop is the list under a field that is searched in.
type drop struct {
	options []Option
	at      int
	top     int
	// offered: it was opened before anything was typed, see [Form.Offer].
	offered bool
}

// dropRows is how many options are seen at once.
const dropRows = 6

// openDrop fills the list with what fits the typed text.
func (f *Form) openDrop(d *Field) {
	typed := ""
	if f.input != nil {
		typed = f.input.Value()
	}
	f.drop = &drop{}
	if d.Kind == Lookup {
		f.drop.options = d.Lookup(typed)
		return
	}
	want := text.Fold(typed)
	for _, o := range d.Options {
		if strings.Contains(text.Fold(o.Label), want) {
			f.drop.options = append(f.drop.options, o)
		}
	}
}

// Offer opens the list of a search field before anything is typed, for what the
// program suggests; where something was typed it looks again. It does nothing
// unless the field has the focus and is empty. Arrows move in the list and Enter
// takes from it; every other key means what it means without the list, so that
// nobody who goes on or saves has chosen what they never looked at.
func (f *Form) Offer(key string) {
	d := f.current()
	if d == nil || d.Key != key || f.values[key] != "" {
		return
	}
	typed := f.searching()
	f.openDrop(d)
	f.drop.offered = !typed
}

// doDrop carries out an intent on the open list; false lets the form have it.
func (f *Form) doDrop(i kit.Intent) (tea.Cmd, bool) {
	d := f.current()
	if f.drop.offered && i != kit.Down && i != kit.Up && i != next {
		f.drop = nil
		return nil, false
	}
	switch i {
	case kit.Down:
		f.drop.at = min(f.drop.at+1, len(f.drop.options)-1)
	case kit.Up:
		f.drop.at = max(f.drop.at-1, 0)
	case next, skip, before, pageDown, pageUp:
		if i == next && f.lost() {
			return f.insist(d), true
		}
		cmd := f.take(d)
		if i == next || i == skip {
			f.move(1)
			return cmd, true
		}
		return tea.Batch(cmd, f.do(i)), true
	case kit.Save:
		if f.searching() && len(f.drop.options) != 1 {
			return f.insist(d), true // which of them is not for the program to say
		}
		return tea.Batch(f.take(d), f.save()), true
	case cancel, kit.Back:
		f.drop = nil
		f.open()
	default:
		return nil, false
	}
	f.scrollDrop()
	return nil, true
}

// searching reports whether words were typed into the search field.
func (f *Form) searching() bool { return f.input != nil && strings.TrimSpace(f.input.Value()) != "" }

// lost reports whether words were typed that fit no option.
func (f *Form) lost() bool { return f.searching() && len(f.drop.options) == 0 }

// insist says that an option must be chosen; what was typed stays.
func (f *Form) insist(d *Field) tea.Cmd {
	f.notes[d.Key] = Note{Text: f.env.Lang.Form.NotOption}
	return nil
}

// scrollDrop keeps the chosen option in sight.
func (f *Form) scrollDrop() {
	if f.drop == nil {
		return
	}
	f.drop.at = max(f.drop.at, 0)
	f.drop.top = max(min(f.drop.top, f.drop.at), f.drop.at-dropRows+1)
}

// take takes the option under the cursor of the list. An emptied search field
// empties the value, unless the list was offered for just that.
func (f *Form) take(d *Field) tea.Cmd {
	drop := f.drop
	f.drop = nil
	switch {
	case f.input != nil && f.input.Value() == "" && !d.Required && !drop.offered:
		f.remember()
		f.values[d.Key] = ""
	case drop.at < len(drop.options) && drop.at >= 0:
		f.remember()
		f.values[d.Key] = drop.options[drop.at].Value
	}
	f.open()
	return f.changed()
}
