package tui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// pause is the wait that the store asks for before another try, counted down on
// the screen.
type pause struct {
	env   *kit.Env
	until time.Time // no try before
}

// second is a step of the countdown.
type second struct{}

// after begins the wait that an error asks for, if it does.
func (p *pause) after(err error) tea.Cmd {
	var waiting Waiting
	if !errors.As(err, &waiting) {
		return nil
	}
	p.until = p.env.Time().Add(waiting.RetryAfter())
	return p.env.After(time.Second, second{})
}

// second goes on with the countdown, and reports whether it has ended.
func (p *pause) second() (next tea.Cmd, over bool) {
	switch {
	case p.left() > 0:
		return p.env.After(time.Second, second{}), false
	case p.until.IsZero():
		return nil, false
	}
	p.until = time.Time{}
	return nil, true
}

// left returns the whole seconds still to wait, 0 when there are none.
func (p *pause) left() int {
	left := p.until.Sub(p.env.Time())
	return max(0, int((left+time.Second-1)/time.Second))
}

// words says how long to wait.
func (p *pause) words() string { return p.env.Lang.F(p.env.Lang.Shell.Throttled, p.left()) }
