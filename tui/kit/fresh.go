package kit

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
)

// freshFor is how long a line that another desk changed keeps its sign.
const freshFor = 2 * time.Second

// Fresh are the records that another desk has just changed, for the sign that
// their lines carry for a moment.
type Fresh struct {
	ids   []model.ID
	until time.Time
}

// freshGone asks for a frame without the signs; nobody needs to answer it.
type freshGone struct{}

// Take takes up what changed; the command has the signs taken away again.
// One's own changes, and those too many to name, carry none.
func (f *Fresh) Take(env *Env, m Refresh) tea.Cmd {
	if m.By == "" || len(m.IDs) == 0 {
		return nil
	}
	f.ids, f.until = m.IDs, env.Time().Add(freshFor)
	return env.After(freshFor, freshGone{})
}

// Has reports whether a record carries the sign now.
func (f *Fresh) Has(env *Env, id model.ID) bool {
	return len(f.ids) > 0 && env.Time().Before(f.until) && slices.Contains(f.ids, id)
}
