package kit

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Intent is what a person wants, never the key that says so: "list.down",
// "client.assign". Help, palette, tests and the audit log speak of intents.
type Intent string

// The intents that mean the same everywhere.
const (
	Up       Intent = "list.up"
	Down     Intent = "list.down"
	PageUp   Intent = "list.page-up"
	PageDown Intent = "list.page-down"
	Home     Intent = "list.home"
	End      Intent = "list.end"
	Left     Intent = "move.left"
	Right    Intent = "move.right"

	Open    Intent = "open"
	Back    Intent = "back"
	Search  Intent = "search"
	Filter  Intent = "filter"
	Sort    Intent = "sort"
	Columns Intent = "columns"
	Mark    Intent = "mark"
	MarkAll Intent = "mark.all"
	New     Intent = "new"
	Edit    Intent = "edit"
	Save    Intent = "save"
	Undo    Intent = "undo"
	Copy    Intent = "copy"
	Reveal  Intent = "reveal"
	NextTab Intent = "tab.next"
	PrevTab Intent = "tab.previous"

	Help    Intent = "help"
	Palette Intent = "palette"
	Lock    Intent = "lock"
	SignOut Intent = "sign-out"
	Quit    Intent = "quit"
	Room1   Intent = "room.1"
	Room2   Intent = "room.2"
	Room3   Intent = "room.3"
	Room4   Intent = "room.4"
	Room5   Intent = "room.5"
	Room6   Intent = "room.6"
	Room7   Intent = "room.7"
	Room8   Intent = "room.8"
)

// UsualKeys returns the keys that a common intent has on every screen, nil for
// an intent of a screen's own.
func UsualKeys(i Intent) []string {
	switch i {
	case Up:
		return []string{"up", "k"}
	case Down:
		return []string{"down", "j"}
	case PageUp:
		return []string{"pgup", "ctrl+b"}
	case PageDown:
		return []string{"pgdown", "ctrl+f"}
	case Home:
		return []string{"home", "g"}
	case End:
		return []string{"end", "G"}
	case Left:
		return []string{"left", "h"}
	case Right:
		return []string{"right", "l"}
	case Open:
		return []string{"enter"}
	case Back:
		return []string{"esc"}
	case Search:
		return []string{"/"}
	case Filter:
		return []string{"f"}
	case Sort:
		return []string{"s"}
	case Columns:
		return []string{"c"}
	case Mark:
		return []string{"space"}
	case MarkAll:
		return []string{"*"}
	case New:
		return []string{"n"}
	case Edit:
		return []string{"u"}
	case Save:
		return []string{"ctrl+s"}
	case Undo:
		return []string{"ctrl+z"}
	case Copy:
		return []string{"y"}
	case Reveal:
		return []string{"v"}
	case NextTab:
		return []string{"tab"}
	case PrevTab:
		return []string{"shift+tab"}
	case Help:
		return []string{"?", "f1"}
	case Palette:
		return []string{"ctrl+p", ":"}
	case Lock:
		return []string{"ctrl+l"}
	case Quit:
		return []string{"ctrl+q"}
	case Room1, Room2, Room3, Room4, Room5, Room6, Room7, Room8:
		return []string{strings.TrimPrefix(string(i), "room.")}
	}
	return nil
}

// Binding ties keys to an intent and says, in the person's language, what it
// does.
type Binding struct {
	Intent Intent
	Keys   []string // as tea.KeyPressMsg writes them: "ctrl+s", "enter", "A"
	Help   string   // one or two words for the help line
	Long   string   // a sentence for the help overlay and the palette; Help if empty
	Show   string   // how the key is written, such as "↑↓"; the first of Keys if empty
	Hidden bool     // works, but the help line has no room for it
}

// Bind returns a binding with the usual keys of a common intent, or those
// named.
func Bind(i Intent, help string, keys ...string) Binding {
	if len(keys) == 0 {
		keys = UsualKeys(i)
	}
	return Binding{Intent: i, Keys: keys, Help: help}
}

// Hide returns the binding kept out of the help line.
func (b Binding) Hide() Binding {
	b.Hidden = true
	return b
}

// Shown returns the binding with its key written in another way.
func (b Binding) Shown(as string) Binding {
	b.Show = as
	return b
}

// Explained returns the binding with a sentence for overlay and palette.
func (b Binding) Explained(long string) Binding {
	b.Long = long
	return b
}

// Sentence returns what the binding does, at the length of the overlay.
func (b Binding) Sentence() string {
	if b.Long != "" {
		return b.Long
	}
	return b.Help
}

// Label returns how the binding's key is written in help, in the language of
// the session.
func (e *Env) Label(b Binding) string {
	switch {
	case b.Show != "":
		return b.Show
	case len(b.Keys) == 0:
		return ""
	case b.Keys[0] == "space":
		return e.Lang.Common.Space
	}
	return keyLabel(b.Keys[0])
}

// keyLabel returns what is printed on a key.
func keyLabel(k string) string {
	switch k {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	case "home", "end", "delete", "insert":
		return strings.ToUpper(k[:1]) + k[1:]
	}
	if len(k) > 1 && k[0] == 'f' && strings.Trim(k[1:], "0123456789") == "" {
		return strings.ToUpper(k)
	}
	return k
}

// KeyMap is what works now, most useful first.
type KeyMap []Binding

var _ help.KeyMap = KeyMap(nil)

// Match returns the intent that a key has. The first binding wins.
func (m KeyMap) Match(k tea.KeyPressMsg) (Intent, bool) {
	name := k.String()
	for i := range m {
		if slices.Contains(m[i].Keys, name) {
			return m[i].Intent, true
		}
	}
	return "", false
}

// Has reports whether the intent works now.
func (m KeyMap) Has(want Intent) bool {
	return slices.ContainsFunc(m, func(b Binding) bool { return b.Intent == want })
}

// ShortHelp returns what the help line shows.
func (m KeyMap) ShortHelp() []key.Binding {
	var out []key.Binding
	for _, b := range m {
		if !b.Hidden && b.Help != "" {
			out = append(out, b.bubble())
		}
	}
	return out
}

// FullHelp returns all bindings that say what they do, in one column.
func (m KeyMap) FullHelp() [][]key.Binding {
	var out []key.Binding
	for _, b := range m {
		if b.Sentence() != "" {
			out = append(out, b.bubble())
		}
	}
	return [][]key.Binding{out}
}

func (b Binding) bubble() key.Binding {
	label := b.Show
	if label == "" && len(b.Keys) > 0 {
		label = keyLabel(b.Keys[0])
	}
	return key.NewBinding(key.WithKeys(b.Keys...), key.WithHelp(label, b.Help))
}

// Do tells a screen or dialog what the person wants, whether it came from a
// key, the palette, the mouse on the help line, or a test.
type Do struct{ Intent Intent }
