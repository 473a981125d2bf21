package kit

import "strings"

// Mapped is a screen of something that goes through states. "?" shows the map
// above the keys; nil is none at the moment.
type Mapped interface{ Map() *StateMap }

// StateMap is the way of something through its states, in words.
type StateMap struct {
	Title string
	Note  string // how to read it
	Rows  []StateRow
}

// StateRow is one state, and where it leads.
type StateRow struct {
	Name    string
	Present bool // where the thing stands now
	Next    []string
	Notes   []string // what the state takes, who decides, what is needed
}

// label is the name of the state, the present one in brackets and capitals, so
// that it is told without colour too.
func (r *StateRow) label() string {
	if r.Present {
		return "[" + strings.ToUpper(r.Name) + "]"
	}
	return r.Name
}
