package kit

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/lang"
)

// Env is what every screen of a session shares. It is passed by pointer, so a
// change of language, theme or size shows in the next frame.
type Env struct {
	Lang  *lang.Strings
	Theme *Theme
	// Now is the session's clock; tests set their own.
	Now func() time.Time
	// Zone is the office's time zone.
	Zone *time.Location
	// Timer makes the command that yields msg after d; nil is the real time.
	// Tests turn the clock themselves, so nothing that waits may use another.
	Timer func(d time.Duration, msg tea.Msg) tea.Cmd
	// Print hands a page of text to the printer of this desk; nil where there
	// is none.
	Print func(ctx context.Context, text string) error
	// Folder is where this desk may write files; empty: nowhere, for the machine
	// is somebody else's, as over the network.
	Folder string
	// Width and Height are the terminal's, in cells.
	Width, Height int
}

// Time returns the present time in the office's zone.
func (e *Env) Time() time.Time {
	now := time.Now
	if e.Now != nil {
		now = e.Now
	}
	return e.Local(now())
}

// Local returns a time in the office's zone, as it is while that is not known.
func (e *Env) Local(t time.Time) time.Time {
	if e.Zone == nil {
		return t
	}
	return t.In(e.Zone)
}

// After returns the command that yields msg when d has passed.
func (e *Env) After(d time.Duration, msg tea.Msg) tea.Cmd {
	if e.Timer != nil {
		return e.Timer(d, msg)
	}
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// Wide reports whether there is room for a detail pane beside a list.
func (e *Env) Wide() bool { return e.Width >= 120 }
