package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
)

// Deed is the last action of a session that can be taken back.
type Deed struct {
	Seq     uint64 // rises from action to action
	Intent  string
	At      time.Time
	Records int
}

// takeBack is the intent of a notice that offers to take back what the store
// has just done, where a screen has no undo of its own.
const takeBack kit.Intent = "desk.undo"

type (
	// undoNow is the answer of who was asked.
	undoNow struct{}
	// undone tells what became of it.
	undone struct {
		session Session
		deed    Deed
		err     error
	}
)

// deed returns what may be taken back now.
func (a *App) deed() (Deed, bool) {
	if a.session == nil {
		return Deed{}, false
	}
	return a.session.Deed()
}

// offer lets a notice that something was saved offer to take it back, once for
// each action.
func (a *App) offer(n kit.Notice) kit.Notice {
	if n.Level != kit.Good || n.Undo != "" {
		return n
	}
	if d, ok := a.deed(); ok && d.Seq != a.offered {
		a.offered = d.Seq
		n.Undo = takeBack
	}
	return n
}

// offering reports whether the status line offers to take the last action back.
func (a *App) offering() bool { return a.notice.Text != "" && a.notice.Undo == takeBack }

// untouched reports whether a form is in front with nothing in it to lose, such
// as that of the next report: ctrl+z can only mean what was just saved.
func (a *App) untouched(p place) (yes bool) {
	form, ok := p.layer.screen.(kit.Leaving)
	if !ok || p.dialog != nil {
		return false
	}
	a.guard(p.layer, func() { yes = form.Leave() == nil })
	return yes
}

// askUndo takes the last action back: at once while the status line offers it,
// later after asking, for by then nobody may remember what it was.
func (a *App) askUndo(p place) tea.Cmd {
	d, ok := a.deed()
	if !ok {
		return nil
	}
	if a.offering() {
		return a.undo()
	}
	l := a.env.Lang
	w := &l.Together
	text := l.F(w.UndoText, l.Intent(d.Intent), l.Moment(a.env.Local(d.At), model.DateOf(a.env.Time())), l.Number(d.Records))
	a.open(p, kit.Confirm(a.env, w.UndoTitle, text, w.UndoYes, "", undoNow{}))
	return nil
}

func (a *App) undo() tea.Cmd {
	d, ok := a.deed()
	if !ok || a.undoing {
		return nil
	}
	a.undoing = true
	a.notice = notice{number: a.notice.number}
	session := a.session
	return func() tea.Msg {
		ctx, stop := context.WithTimeout(context.Background(), storeDeadline)
		defer stop()
		return undone{session, d, session.Undo(ctx)}
	}
}

func (a *App) undone(m undone) tea.Cmd {
	a.undoing = false
	l := a.env.Lang
	if m.err != nil {
		return a.say(place{}, kit.Notice{Level: kit.Bad, Text: a.cfg.Office.Explain(m.err, l.Code)})
	}
	return a.say(place{}, kit.Notice{Level: kit.Good, Text: l.F(l.Together.Undone, l.Intent(m.deed.Intent))})
}
