package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// told is which records a stay has said to stand open in its forms, and under
// which number. Numbers rise.
type told struct {
	number  uint64
	records []kit.Record
}

// editorsChanged comes when somebody has opened or left a form. What is drawn
// asks who it was; all that is needed is another frame.
type editorsChanged struct{}

// edited lists the records that stand open in forms of this desk, shown or not,
// locked or not.
func (a *App) edited() (all []kit.Record) {
	a.layers(func(l *layer) {
		form, ok := l.screen.(kit.Editing)
		if !ok {
			return
		}
		a.guard(l, func() {
			if r, open := form.Editing(); open && !slices.Contains(all, r) {
				all = append(all, r)
			}
		})
	})
	return all
}

// tell lets the other desks know what stands open here, when that changed. A
// form needs not say that it was left: it is no longer among the screens.
func (a *App) tell() tea.Cmd {
	if a.session == nil || a.person.MustChange {
		return nil
	}
	now := a.edited()
	if slices.Equal(now, a.told.records) {
		return nil
	}
	a.told = told{a.told.number + 1, now}
	session, say := a.session, a.told
	return func() tea.Msg {
		ctx, stop := context.WithTimeout(context.Background(), storeDeadline)
		defer stop()
		// Nobody is kept out of anything by it, so that a failure costs a line
		// on another desk and no more.
		_ = session.Editing(ctx, say.number, say.records)
		return nil
	}
}
