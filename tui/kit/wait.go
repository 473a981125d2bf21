package kit

import (
	"fmt"
	"image"
	"time"

	tea "charm.land/bubbletea/v2"
)

// patience is how long work may take before anything moves on the screen.
const patience = 300 * time.Millisecond

// Wait is the state of work that runs elsewhere. It shows nothing for the
// first moment, then a small turning sign, and with a known amount a bar.
//
// Each start is a generation; an answer that carries an old one is late and is
// dropped (see [Wait.Current]).
type Wait struct {
	env         *Env
	generation  int
	since       time.Time
	busy        bool
	what        string
	done, total int
}

// Turn makes a waiting screen draw again.
type Turn struct{ Wait *Wait }

// NewWait returns a Wait at rest.
func NewWait(env *Env) *Wait { return &Wait{env: env} }

// Start begins to wait for what, in the person's words, and returns the
// generation of this work and the command that keeps the sign turning.
func (w *Wait) Start(what string) (generation int, turn tea.Cmd) {
	running := w.busy
	w.generation++
	w.busy, w.what, w.since = true, what, w.env.Time()
	w.done, w.total = 0, 0
	if running {
		return w.generation, nil // its turns are under way
	}
	return w.generation, w.next(patience)
}

// Current reports whether an answer of this generation is still waited for.
func (w *Wait) Current(generation int) bool { return w.busy && generation == w.generation }

// Progress says how much is done.
func (w *Wait) Progress(done, total int) { w.done, w.total = done, total }

// Stop ends the wait; answers still under way are late from now on.
func (w *Wait) Stop() { w.busy = false }

// Busy reports whether work is waited for.
func (w *Wait) Busy() bool { return w.busy }

// Update takes a Turn and asks for the next one while there is work.
func (w *Wait) Update(msg tea.Msg) tea.Cmd {
	if t, ok := msg.(Turn); !ok || t.Wait != w || !w.busy {
		return nil
	}
	return w.next(spin)
}

// spin is the time between two positions of the sign: calm, and few bytes.
const spin = 150 * time.Millisecond

func (w *Wait) next(after time.Duration) tea.Cmd {
	return w.env.After(after, Turn{w})
}

// Draw draws one line: the sign, what is waited for, and how far it is. It
// draws nothing when there is nothing to wait for, or not yet.
func (w *Wait) Draw(c *Canvas, area image.Rectangle) {
	waited := w.env.Time().Sub(w.since)
	if !w.busy || waited < patience || area.Empty() || c.Say(area, nil) {
		return
	}
	th := w.env.Theme
	sign := `|/-\`[int(waited/spin)%4]
	x := area.Min.X + c.Text(area.Min.X, area.Min.Y, string(sign)+" ", th.Key)
	line := area
	line.Min.X = x
	x += c.TextIn(line, w.what, th.Base)
	line.Min.X = x + 2
	switch {
	case w.total > 0:
		Progress(c, th, line, w.done, w.total)
	case w.done > 0: // how much there is, is not known
		c.TextIn(line, w.env.Lang.Number(w.done), th.Faint)
	}
}

// Progress draws a bar with its share in words: "████░░ 61 %".
func Progress(c *Canvas, th *Theme, area image.Rectangle, done, total int) {
	const longest = 30
	if area.Empty() || total <= 0 {
		return
	}
	done = max(0, min(done, total))
	share := fmt.Sprintf("%3d %%", done*100/total)
	w := min(longest, area.Dx()-len(share)-1)
	if w > 0 {
		c.Fill(image.Rect(area.Min.X, area.Min.Y, area.Min.X+w, area.Min.Y+1), th.Field)
		c.Text(area.Min.X, area.Min.Y, Bar(w, float64(done), float64(total)), Style{Fg: th.Key.Fg}.Over(Style{Bg: th.Field.Bg}))
		area.Min.X += w + 1
	}
	c.TextIn(area, share, th.Base)
}
