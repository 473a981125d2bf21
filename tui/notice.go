package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// noticeLife is how long the status line speaks of what happened.
const noticeLife = 6 * time.Second

// notice is what the status line says now, and who said it.
type notice struct {
	kit.Notice
	from   place
	number int
}

// noticeGone ends a notice, unless another has taken its place.
type noticeGone struct {
	of     *stay
	number int
}

// say puts a notice into the status line. At a locked desk it waits for the
// person: it may name a client, and anybody may stand before a lock.
func (a *App) say(from place, n kit.Notice) tea.Cmd {
	if !a.lockedAt.IsZero() {
		if a.held == nil || a.held.Level != kit.Bad || n.Level == kit.Bad {
			a.held = &notice{Notice: n, from: from}
		}
		return nil
	}
	a.said++ // one count for all who take turns: a number means one notice
	a.notice = notice{Notice: a.offer(n), from: from, number: a.said}
	if a.cfg.Plain {
		return nil // it was told; what it offers holds until something else is said
	}
	return a.env.After(noticeLife, noticeGone{a.stay, a.notice.number})
}
