package tui

import (
	"sync"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
)

// relay brings what is saved elsewhere to the desk. However much happens while
// the desk is busy, one message waits: the rest joins it. It stands outside the
// model because its source calls from a goroutine of its own.
type relay struct {
	mu      sync.Mutex
	waiting bool // a message is on its way
	news    kit.Refresh
	send    func(tea.Msg)
}

// changed tells the desk that there is news to take from its relay.
type changed struct{ relay *relay }

// manyIDs is how many records a refresh names before it says "anything".
const manyIDs = 256

// savedByOthers is what others saved: how often, and who did last.
type savedByOthers struct {
	number int
	by     string
}

// put takes one change. It may wait for the desk, never for the store.
func (r *relay) put(c Change) {
	if c.Editors {
		r.send(editorsChanged{})
		return
	}
	r.mu.Lock()
	r.news = joined(r.news, kit.Refresh{IDs: c.IDs, By: c.By}, !r.waiting)
	first := !r.waiting
	r.waiting = true
	r.mu.Unlock()
	if first {
		r.send(changed{r})
	}
}

// take returns everything since the last time.
func (r *relay) take() kit.Refresh {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waiting = false
	return r.news
}

// joined returns the refresh that stands for both; b alone if a is spent.
func joined(a, b kit.Refresh, spent bool) kit.Refresh {
	if spent {
		return b
	}
	out := kit.Refresh{By: b.By}
	if out.By == "" {
		out.By = a.By
	}
	if a.IDs != nil && b.IDs != nil && len(a.IDs)+len(b.IDs) <= manyIDs {
		out.IDs = append(append([]model.ID{}, a.IDs...), b.IDs...)
	}
	return out
}

// changed brings what was saved elsewhere to the stay whose relay has it: to the
// screen in front at once, to the others when they are shown.
func (a *App) changed(m changed) tea.Cmd {
	for _, s := range a.stays() {
		if s.relay == m.relay {
			return a.within(s, func() tea.Cmd { return a.heard(m.relay.take()) })
		}
	}
	return nil // of a session that has ended
}

// heard brings news to the screens of a stay. Those of who waits hear of it when
// they are shown again.
func (a *App) heard(news kit.Refresh) tea.Cmd {
	a.person = a.session.Person()
	if news.By != "" {
		a.news = savedByOthers{a.news.number + 1, news.By}
	}
	front := a.focus()
	var cmds []tea.Cmd
	a.layers(func(l *layer) {
		switch {
		case l == front.layer:
			cmds = append(cmds, a.deliver(place{l, nil}, news))
		case l.stale == nil:
			own := news
			l.stale = &own
		default:
			both := joined(*l.stale, news, false)
			l.stale = &both
		}
	})
	return tea.Batch(cmds...)
}
