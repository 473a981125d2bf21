package plain

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"guyub/model/text"
	"guyub/tui"
	"guyub/tui/kit"
)

// heard does what a line says.
func (d *Desk) heard(ctx context.Context, line string) {
	line = text.Clean(line)
	if d.menu != nil {
		d.choose(ctx, strings.TrimSpace(line))
		return
	}
	if q, ok := d.question(); ok {
		d.answered(ctx, &q, line)
		return
	}
	line = strings.TrimSpace(line)
	if d.scene.Typing && !d.scene.Dialog {
		d.search(ctx, line)
		return
	}
	d.command(ctx, line)
}

// command carries out a line that is no answer.
func (d *Desk) command(ctx context.Context, line string) {
	w := &d.scene.Lang.Plain
	number, rest := leading(line)
	switch {
	case line == "":
		d.openMenu(d.commands())
	case line == "?":
		for _, s := range w.Help {
			d.say(s)
		}
		if d.scene.Beyond.Has(kit.Help) {
			d.want(ctx, kit.Help)
		}
	case line == "0", line == ".":
		d.back(ctx)
	case line == "+":
		d.turn(ctx, 1)
	case line == "-":
		d.turn(ctx, -1)
	case line == "=":
		d.again()
	case line == "!":
		d.apply(ctx)
	case strings.HasPrefix(line, "/"):
		if !d.scene.Here.Has(kit.Search) && !d.scene.Typing {
			d.say(w.NoSearch)
			return
		}
		d.search(ctx, strings.TrimSpace(line[1:]))
	case strings.HasPrefix(line, ":"):
		d.palette(ctx, strings.TrimSpace(line[1:]))
	case number > 0:
		d.row(ctx, number, rest)
	default:
		d.named(ctx, line)
	}
}

// leading takes a number off the front of a line; 0 if there is none.
func leading(line string) (number int, rest string) {
	end := strings.IndexFunc(line, func(r rune) bool { return !unicode.IsDigit(r) })
	if end < 0 {
		end = len(line)
	}
	n, err := strconv.Atoi(line[:end])
	if err != nil || n < 1 {
		return 0, line
	}
	return n, strings.TrimSpace(line[end:])
}

// want wants something of what is in front.
func (d *Desk) want(ctx context.Context, i kit.Intent) {
	if i != "" {
		d.send(ctx, tui.Want{Intent: i})
	}
}

// row chooses a row, and opens it or does with it what rest says.
func (d *Desk) row(ctx context.Context, number int, rest string) {
	l := d.scene.Lang
	part, row, ok := d.view.find(number)
	switch {
	case len(d.view.rows) == 0:
		d.say(l.Plain.NoRows)
		return
	case !ok:
		d.say(l.F(l.Plain.NoRow, strconv.Itoa(number)))
		return
	}
	d.send(ctx, tui.Act{Do: func() tea.Cmd { part.Choose(row); return nil }})
	if rest != "" {
		d.scene = d.app.Scene() // what works may depend on the row
		if i := slices.IndexFunc(d.scene.Here, func(b kit.Binding) bool { return has(b, rest) }); i >= 0 {
			d.want(ctx, d.scene.Here[i].Intent)
			return
		}
		d.named(ctx, rest)
		return
	}
	open := kit.Open
	if p, ok := part.(kit.Picker); ok {
		open = p.Picks()
	}
	if d.app.Scene().Here.Has(open) {
		d.want(ctx, open)
	}
}

// turn goes to another page of the list, and beyond its last one to where the
// screen itself would.
func (d *Desk) turn(ctx context.Context, by int) {
	w := &d.scene.Lang.Plain
	part, _ := d.view.chosen()
	if part == nil {
		d.say(w.NoRows)
		return
	}
	at := max(part.At(), 0)/pageRows*pageRows + by*pageRows
	if at >= 0 && at < part.Len() {
		d.send(ctx, tui.Act{Do: func() tea.Cmd { part.Choose(at); return nil }})
		return
	}
	before := d.lines(&d.view)
	beyond := kit.PageDown
	if by < 0 {
		beyond = kit.PageUp
	}
	if d.scene.Here.Has(beyond) {
		d.want(ctx, beyond)
	}
	if v := look(d.app); slices.Equal(before, d.lines(&v)) {
		d.say(w.NoMore)
	}
}

// search types words into the search field in front.
func (d *Desk) search(ctx context.Context, words string) {
	if !d.scene.Typing {
		d.want(ctx, kit.Search)
	}
	d.send(ctx, tea.KeyPressMsg{Code: tea.KeyEnd})
	d.send(ctx, tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}) // what was searched for before
	if words != "" {
		d.send(ctx, tea.PasteMsg{Content: words})
	}
	if !d.scene.Dialog && d.app.Scene().Typing {
		d.want(ctx, kit.Open)
	}
}

// palette finds a command by its words.
func (d *Desk) palette(ctx context.Context, words string) {
	if !d.scene.Beyond.Has(kit.Palette) {
		d.openMenu(d.all())
		return
	}
	d.want(ctx, kit.Palette)
	if words != "" {
		d.send(ctx, tea.PasteMsg{Content: words})
	}
}

// back leaves what is in front, as its own key does.
func (d *Desk) back(ctx context.Context) {
	for _, keys := range []kit.KeyMap{d.scene.Here, d.scene.Beyond} {
		for _, b := range keys {
			if slices.Contains(b.Keys, "esc") {
				d.want(ctx, b.Intent)
				return
			}
		}
	}
	d.say(d.scene.Lang.Plain.NoBack)
}

// apply is "!": what is noted is saved, what is picked is applied.
func (d *Desk) apply(ctx context.Context) {
	switch {
	case d.scene.Here.Has(kit.Save):
		d.want(ctx, kit.Save)
	case d.scene.Dialog && d.scene.Here.Has(kit.Open):
		d.want(ctx, kit.Open)
	default:
		d.say(d.scene.Lang.F(d.scene.Lang.Plain.Unknown, "!"))
	}
}

// named runs the command of a letter or of words, or goes to the part of that
// name. Words that mean several are asked about.
func (d *Desk) named(ctx context.Context, typed string) {
	l := d.scene.Lang
	keys := append(slices.Clone(d.scene.Here), d.scene.Beyond...)
	for _, b := range keys {
		if has(b, typed) && !digit(typed) {
			d.want(ctx, b.Intent)
			return
		}
	}
	want := text.Fold(typed)
	if d.toTab(ctx, want) {
		return
	}
	found := d.match(keys, want)
	switch {
	case len(found) == 1 && (!weighty(found[0].Intent) || d.called(found[0], want)):
		d.want(ctx, found[0].Intent)
	case len(found) > 0:
		d.openMenu(found)
	case d.scene.Dialog && d.scene.Typing:
		d.search(ctx, typed)
	case want == "m":
		d.openMenu(d.commands())
	default:
		d.say(l.F(l.Plain.Unknown, typed))
	}
}

// has reports whether a binding has a key of that name; the names of keys that
// are no letters may be written in capitals.
func has(b kit.Binding, key string) bool {
	return slices.ContainsFunc(b.Keys, func(k string) bool { return k == key || len(k) > 1 && strings.EqualFold(k, key) })
}

func digit(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }

// weighty reports whether a command is so easily regretted that the beginning of
// its name is not enough.
func weighty(i kit.Intent) bool { return i == kit.Quit || i == kit.SignOut }

// called reports whether a command is called exactly so; a room by its name
// alone.
func (d *Desk) called(b kit.Binding, want string) bool {
	room := text.Fold(d.scene.Lang.F(d.scene.Lang.Shell.KeyRoom, want))
	return slices.Contains([]string{want, room}, text.Fold(b.Help)) || text.Fold(b.Sentence()) == want
}

// match returns the commands that are called so, those that begin so before
// those that have the words somewhere; each intent once. One letter is a key or
// nothing: a slip of the finger must not do what begins with it.
func (d *Desk) match(keys kit.KeyMap, want string) []kit.Binding {
	var begin, within []kit.Binding
	seen := map[kit.Intent]bool{}
	for _, b := range keys {
		if b.Sentence() == "" || seen[b.Intent] || len(want) < 2 {
			continue
		}
		names := []string{text.Fold(b.Help), text.Fold(b.Sentence())}
		switch {
		case d.called(b, want):
			return []kit.Binding{b}
		case slices.ContainsFunc(names, func(s string) bool { return strings.HasPrefix(s, want) }):
			begin = append(begin, b)
		case slices.ContainsFunc(names, func(s string) bool { return strings.Contains(s, want) }):
			within = append(within, b)
		default:
			continue
		}
		seen[b.Intent] = true
	}
	if len(begin) > 0 {
		return begin
	}
	return within
}

// toTab goes to the tab of a name.
func (d *Desk) toTab(ctx context.Context, want string) bool {
	t := d.view.tabs
	if t == nil || want == "" || len(want) < 3 {
		return false
	}
	i := slices.IndexFunc(t.Titles, func(s string) bool { return strings.HasPrefix(text.Fold(s), want) })
	if i < 0 {
		return false
	}
	next := kit.NextTab
	if !d.scene.Here.Has(next) {
		next = kit.Right
	}
	for range len(t.Titles) {
		v := look(d.app)
		if v.tabs == nil || v.tabs.Active == i {
			break
		}
		d.want(ctx, next)
	}
	return true
}

// commands are what works here and is worth a line of the help, then what works
// everywhere.
func (d *Desk) commands() []kit.Binding {
	return slices.DeleteFunc(d.all(), func(b kit.Binding) bool { return b.Hidden })
}

// all are the commands that say what they do, each intent once.
func (d *Desk) all() []kit.Binding {
	var out []kit.Binding
	for _, b := range append(slices.Clone(d.scene.Here), d.scene.Beyond...) {
		seen := slices.ContainsFunc(out, func(o kit.Binding) bool { return o.Intent == b.Intent })
		if b.Sentence() != "" && !seen && !kit.Moves(b.Intent) {
			out = append(out, b)
		}
	}
	return out
}

// openMenu tells commands by number; the next line chooses one.
func (d *Desk) openMenu(commands []kit.Binding) {
	d.say(d.scene.Lang.Plain.Menu)
	for i, b := range commands {
		letter := ""
		if k := b.Typed(); k != "" {
			letter = " (" + k + ")"
		}
		d.say(strconv.Itoa(i+1) + ". " + b.Sentence() + letter)
	}
	d.menu = commands
}

// choose takes the command of a number from the menu; anything else is a line
// like any other.
func (d *Desk) choose(ctx context.Context, line string) {
	menu := d.menu
	d.menu = nil
	if line == "" || line == "0" || line == "." {
		d.spoke = true // nothing was asked for
		return
	}
	if n, err := strconv.Atoi(line); err == nil {
		if n < 1 || n > len(menu) {
			d.say(d.scene.Lang.F(d.scene.Lang.Plain.NoRow, line))
			return
		}
		d.want(ctx, menu[n-1].Intent)
		return
	}
	if _, asked := d.question(); asked {
		d.named(ctx, line)
		return
	}
	d.heard(ctx, line)
}
