package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
)

// The intents of the desk that screens have no word for.
const (
	Language kit.Intent = "desk.language"
	Theme    kit.Intent = "desk.theme"
	Password kit.Intent = "desk.password"
	PIN      kit.Intent = "desk.pin"
	Sessions kit.Intent = "desk.sessions"
	Reports  kit.Intent = "desk.reports"
	Export   kit.Intent = "desk.export"
)

// roomIntents are the intents of the rooms, by number less one.
var roomIntents = [...]kit.Intent{kit.Room1, kit.Room2, kit.Room3, kit.Room4, kit.Room5, kit.Room6, kit.Room7, kit.Room8}

// key finds what a key means: to the dialog or screen in front, else to the
// desk. What is typed into a field goes there as it is.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	p := a.focus()
	if p.layer == nil {
		return nil
	}
	typing := a.typing(p)
	if typing && k.Text != "" {
		return a.deliver(p, k)
	}
	if i, ok := a.keysOf(p).Match(k); ok {
		return a.deliver(p, kit.Do{Intent: i})
	}
	if i, ok := a.everywhere(p).Match(k); ok {
		return a.perform(p, i)
	}
	if typing {
		return a.deliver(p, k)
	}
	return nil
}

// typing reports whether letters belong to a field at p.
func (a *App) typing(p place) (yes bool) {
	if p.layer == nil {
		return false
	}
	a.guard(p.layer, func() {
		var at any = p.layer.screen
		if p.dialog != nil {
			at = p.dialog
		}
		if t, ok := at.(kit.Typing); ok {
			yes = t.Typing()
		}
	})
	return yes
}

// keysOf returns what works at p itself.
func (a *App) keysOf(p place) (keys kit.KeyMap) {
	a.guard(p.layer, func() {
		if p.dialog != nil {
			keys = p.dialog.Keys()
		} else {
			keys = p.layer.screen.Keys()
		}
	})
	return keys
}

// everywhere returns what the desk itself understands while p is in front.
func (a *App) everywhere(p place) kit.KeyMap {
	w, people := &a.env.Lang.Shell, &a.env.Lang.People
	help := kit.Bind(kit.Help, w.KeyHelp)
	if a.typing(p) {
		help = help.Shown("F1") // a question mark would be typed
	}
	language := kit.Bind(Language, w.KeyLanguage, "f9")
	outside := language // who is not yet signed in cannot know the palette
	language.Hidden = true
	theme := kit.Bind(Theme, w.KeyTheme, "f8").Hide()
	quit := kit.Bind(kit.Quit, w.KeyQuit, "ctrl+q", "ctrl+c").Hide()
	lock := kit.Bind(kit.Lock, w.KeyLock).Hide()
	switch {
	case p.dialog != nil && a.gate != nil:
		return kit.KeyMap{language, quit}
	case p.dialog != nil:
		return kit.KeyMap{language, lock, quit}
	case a.gate != nil:
		return kit.KeyMap{help, outside, theme, quit}
	}
	var keys kit.KeyMap
	if _, ok := a.deed(); a.notice.Undo != "" && a.notice.Undo != takeBack && a.notice.Text != "" {
		keys = append(keys, kit.Bind(kit.Undo, w.KeyUndo).Hide())
	} else if ok && (!a.typing(p) || a.offering() && a.untouched(p)) {
		keys = append(keys, kit.Bind(kit.Undo, a.env.Lang.Together.KeyUndoLast).Hide())
	}
	if _, depth := a.find(p.layer); depth > 0 {
		keys = append(keys, kit.Bind(kit.Back, w.KeyBack))
	}
	keys = append(keys, help, kit.Bind(kit.Palette, w.KeyPalette))
	for _, r := range a.rooms {
		if i := int(r.Number) - 1; i >= 0 && i < len(roomIntents) {
			keys = append(keys, kit.Bind(roomIntents[i], a.env.Lang.F(w.KeyRoom, r.Title(a.env.Lang))).Hide())
		}
	}
	if a.session.Reports(a.env, a.rooms[a.at].Number) != nil {
		keys = append(keys, kit.Bind(Reports, w.KeyReports, "f7").Hide())
	}
	if a.lists(p) {
		keys = append(keys, kit.Bind(Export, a.env.Lang.Exports.KeyExport, "f6").Hide())
	}
	return append(keys, lock, language, theme,
		kit.Binding{Intent: Switch, Help: people.Switch, Hidden: true},
		kit.Binding{Intent: PIN, Help: people.KeyPIN, Hidden: true},
		kit.Binding{Intent: Sessions, Help: people.KeySessions, Hidden: true},
		kit.Binding{Intent: Password, Help: w.KeyPassword, Hidden: true},
		kit.Binding{Intent: kit.SignOut, Help: w.KeySignOut, Hidden: true}, quit)
}

// beyond returns what the desk understands besides the keys that p has taken
// for itself, so that no key is offered twice.
func (a *App) beyond(p place) kit.KeyMap {
	taken := map[string]bool{}
	for _, b := range a.keysOf(p) {
		for _, k := range b.Keys {
			taken[k] = true
		}
	}
	return slices.DeleteFunc(a.everywhere(p), func(b kit.Binding) bool { return len(b.Keys) > 0 && taken[b.Keys[0]] })
}

// lists reports whether p shows a list that the person may take out.
func (a *App) lists(p place) (yes bool) {
	a.guard(p.layer, func() {
		l, ok := p.layer.screen.(table.Lister)
		yes = ok && p.dialog == nil && l.Lists()
	})
	return yes && a.session.Export(a.env, table.Listing{}) != nil
}

// export opens the screen that takes the list in front out.
func (a *App) export(p place) {
	a.guard(p.layer, func() {
		if l, ok := p.layer.screen.(table.Lister); ok {
			if screen := a.session.Export(a.env, l.Listing()); screen != nil {
				a.push(p.layer, screen)
			}
		}
	})
}

// mapOf returns the map of the states of what a screen shows, nil if it has
// none.
func (a *App) mapOf(p place) (states *kit.StateMap) {
	a.guard(p.layer, func() {
		if m, ok := p.layer.screen.(kit.Mapped); ok {
			states = m.Map()
		}
	})
	return states
}

// perform does what is wanted: the desk what is the desk's, the screen or
// dialog at p the rest.
func (a *App) perform(p place, want kit.Intent) tea.Cmd {
	if a.keysOf(p).Has(want) || !a.everywhere(p).Has(want) {
		return a.deliver(p, kit.Do{Intent: want})
	}
	w := &a.env.Lang.Shell
	for i, intent := range roomIntents {
		if want == intent {
			return a.enter(kit.Room(i+1), nil)
		}
	}
	switch want {
	case kit.Back:
		return a.back(p.layer)
	case kit.Undo:
		if a.notice.Text == "" || a.notice.Undo == "" || a.notice.Undo == takeBack {
			return a.askUndo(p)
		}
		undo, from := a.notice.Undo, a.notice.from
		a.notice = notice{number: a.notice.number}
		return a.deliver(from, kit.Do{Intent: undo})
	case kit.Help:
		a.open(p, kit.NewHelp(a.env, w.HelpTitle,
			kit.HelpSection{Title: w.Here, Keys: a.keysOf(p)}, kit.HelpSection{Title: w.Everywhere, Keys: a.beyond(p)}).With(a.mapOf(p)))
	case kit.Palette:
		a.open(p, kit.NewPalette(a.env, w.PaletteTitle, a.commands(p)))
	case Language:
		return a.chooseLanguage()
	case Theme:
		a.open(p, kit.Choose(a.env, w.Theme, a.themes(), a.theme, func(name string) tea.Msg { return chosenTheme(name) }))
	case Password:
		a.push(p.layer, newPassword(a.env, a.session, a.cfg.Office, ""))
	case PIN:
		a.push(p.layer, newPIN(a.env, a.session, a.cfg.Office))
	case Sessions:
		a.push(p.layer, a.session.Sessions(a.env))
	case Reports:
		a.push(p.layer, a.session.Reports(a.env, a.rooms[a.at].Number))
	case Export:
		a.export(p)
	case Switch:
		return a.switchUser()
	case kit.Lock:
		return a.lock()
	case kit.SignOut:
		if !a.unsaved() {
			return a.signOut()
		}
		a.open(p, kit.Confirm(a.env, w.SignOutTitle, w.SignOutText, w.KeySignOut, w.KeyBack, signOutNow{}))
	case kit.Quit:
		if leaving, ok := p.layer.screen.(kit.Leaving); ok && a.gate != nil {
			if cmd := leaving.Leave(); cmd != nil {
				return a.from(place{p.layer, nil}, cmd)
			}
		}
		if others := a.others(); len(others) > 0 {
			a.askLeave(p, others)
			return nil
		}
		text := w.QuitText
		switch {
		case len(a.parked) > 0:
			text = a.env.Lang.F(a.env.Lang.People.QuitWaiting, a.names())
		case !a.unsaved():
			return a.quit()
		}
		a.open(p, kit.Confirm(a.env, w.QuitTitle, text, w.KeyQuit, w.KeyBack, quitNow{}))
	}
	return nil
}

// Answers of the desk's own dialogs.
type (
	chosenTheme string
	signOutNow  struct{}
	quitNow     struct{}
)

// open puts a dialog of the desk's own in front.
func (a *App) open(p place, d kit.Dialog) { p.layer.dialogs = append(p.layer.dialogs, d) }

// back takes the screen away unless it has something to lose.
func (a *App) back(l *layer) (cmd tea.Cmd) {
	if leaving, ok := l.screen.(kit.Leaving); ok {
		a.guard(l, func() { cmd = leaving.Leave() })
		if cmd != nil {
			return a.from(place{l, nil}, cmd)
		}
	}
	a.remove(l, 0)
	return nil
}

// unsaved reports whether a screen anywhere has something to lose.
func (a *App) unsaved() (yes bool) {
	a.layers(func(l *layer) {
		if leaving, ok := l.screen.(kit.Leaving); ok {
			a.guard(l, func() { yes = leaving.Leave() != nil || yes })
		}
	})
	return yes
}

func (a *App) themes() []kit.Option {
	var out []kit.Option
	for _, name := range kit.Themes() {
		out = append(out, kit.Option{Value: name, Label: a.env.Lang.Shell.Themes[name]})
	}
	return out
}

func (a *App) chooseTheme(name string) tea.Cmd {
	a.theme = name
	a.dress(a.stay)
	return a.keep()
}

// chooseLanguage changes to the other language, at once and on every screen.
func (a *App) chooseLanguage() tea.Cmd {
	if a.language == lang.English {
		a.language = lang.Indonesian
	} else {
		a.language = lang.English
	}
	a.dress(a.stay)
	cmds := []tea.Cmd{a.keep()}
	front := a.focus().layer
	a.layers(func(l *layer) {
		if l == front {
			cmds = append(cmds, a.deliver(place{l, nil}, kit.Refresh{}))
		} else {
			l.stale = &kit.Refresh{}
		}
	})
	return tea.Batch(cmds...)
}
