package kit

import (
	"time"

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
	// Width and Height are the terminal's, in cells.
	Width, Height int
}

// Time returns the present time in the office's zone.
func (e *Env) Time() time.Time {
	now := time.Now
	if e.Now != nil {
		now = e.Now
	}
	t := now()
	if e.Zone != nil {
		t = t.In(e.Zone)
	}
	return t
}

// Wide reports whether there is room for a detail pane beside a list.
func (e *Env) Wide() bool { return e.Width >= 120 }
