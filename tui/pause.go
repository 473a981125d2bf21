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

// after begins the wait that an error asks for, if it does, and returns what
// else there is to say: nil when the error is the wait alone.
func (p *pause) after(err error) (next tea.Cmd, said error) {
	var waiting Waiting
	if !errors.As(err, &waiting) {
		return nil, err
	}
	p.until = p.env.Time().Add(waiting.RetryAfter())
	if waiting == err {
		err = nil
	}
	return p.second(), err
}

// second goes on with the countdown while there is one.
func (p *pause) second() tea.Cmd {
	if p.left() == 0 {
		return nil
	}
	return p.env.After(time.Second, second{})
}

// left returns the whole seconds still to wait, 0 when there are none.
func (p *pause) left() int {
	left := p.until.Sub(p.env.Time())
	return max(0, int((left+time.Second-1)/time.Second))
}

// words says how long to wait.
func (p *pause) words() string { return p.env.Lang.F(p.env.Lang.Shell.Throttled, p.left()) }
