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

// doDrop carries out an intent on the open list; false lets the form have it.
func (f *Form) doDrop(i kit.Intent) (tea.Cmd, bool) {
	d := f.current()
	switch i {
	case kit.Down:
		f.drop.at = min(f.drop.at+1, len(f.drop.options)-1)
	case kit.Up:
		f.drop.at = max(f.drop.at-1, 0)
	case next, skip:
		cmd := f.take(d)
		f.move(1)
		return cmd, true
	case cancel, kit.Back:
		f.drop = nil
		f.open()
	default:
		return nil, false
	}
	f.scrollDrop()
	return nil, true
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
// empties the value.
func (f *Form) take(d *Field) tea.Cmd {
	drop := f.drop
	f.drop = nil
	switch {
	case f.input != nil && f.input.Value() == "" && !d.Required:
		f.remember()
		f.values[d.Key] = ""
	case drop.at < len(drop.options) && drop.at >= 0:
		f.remember()
		f.values[d.Key] = drop.options[drop.at].Value
	}
	f.open()
	return f.changed()
}
