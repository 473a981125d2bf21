package effect

import (
	"context"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"guyub/model/indicator"
	"guyub/store"
	"guyub/tui/kit"
)

// asking reads the facts of the office and computes something from them beside
// the desk. What was found stays until the next answer comes; an answer that is
// late, or was asked for by somebody who has gone on, is dropped.
type asking[T any] struct {
	env   *kit.Env
	store Store
	// work takes up what is asked for now, and returns what computes it.
	work func() job[T]

	wait   *kit.Wait
	cancel context.CancelFunc
	read   *atomic.Int64    // how far the facts are read: done and total
	facts  *indicator.Facts // nil: they have to be read
	again  bool             // the store changed while they were read

	found   T
	known   bool
	failure string
	stopped bool // the person did not want to wait
}

// job computes an answer from facts; it runs beside the desk.
type job[T any] func(ctx context.Context, facts *indicator.Facts) (T, error)

// answered is the answer.
type answered[T any] struct {
	of         *asking[T]
	generation int
	facts      *indicator.Facts
	found      T
	err        error
}

func newAsking[T any](env *kit.Env, s Store, work func() job[T]) *asking[T] {
	return &asking[T]{env: env, store: s, work: work, wait: kit.NewWait(env), read: &atomic.Int64{}}
}

// ask computes anew; the answer to an older question is not waited for.
func (a *asking[T]) ask() tea.Cmd {
	a.halt()
	ctx, cancel := context.WithCancel(context.Background())
	a.cancel, a.again, a.stopped, a.failure = cancel, false, false, ""
	a.read.Store(0)
	generation, turn := a.wait.Start(a.env.Lang.EffectScreen.Counting)
	facts, work, s, read := a.facts, a.work(), a.store, a.read
	return tea.Batch(turn, func() tea.Msg {
		defer cancel()
		out := answered[T]{of: a, generation: generation, facts: facts}
		if facts == nil {
			out.facts, out.err = s.Facts(ctx, func(done, total int) { read.Store(int64(done)<<32 | int64(total)) })
		}
		if out.err == nil {
			out.found, out.err = work(ctx, out.facts)
		}
		return out
	})
}

// halt lets go of what is being computed.
func (a *asking[T]) halt() {
	if a.cancel != nil {
		a.cancel()
		a.cancel = nil
	}
	a.wait.Stop()
}

// stop is the person's wish not to wait any longer.
func (a *asking[T]) stop() {
	a.halt()
	a.stopped = true
}

// changed takes up that the store changed: the facts are read again, at once or
// after those that are being read.
func (a *asking[T]) changed() tea.Cmd {
	if a.wait.Busy() {
		a.again = true
		return nil
	}
	a.facts = nil
	return a.ask()
}

// update takes the answer and the turns of the waiting sign; fresh reports that
// there is something new to show.
func (a *asking[T]) update(msg tea.Msg) (cmd tea.Cmd, fresh bool) {
	switch m := msg.(type) {
	case kit.Turn:
		if at := a.read.Load(); at > 0 {
			a.wait.Progress(int(at>>32), int(at&(1<<32-1)))
		}
		return a.wait.Update(m), false
	case answered[T]:
		if m.of != a || !a.wait.Current(m.generation) {
			return nil, false
		}
		a.wait.Stop()
		a.facts = m.facts
		if m.err != nil {
			a.facts, a.failure = nil, store.Explain(m.err, a.env.Lang.Code)
		} else {
			a.found, a.known = m.found, true
		}
		if a.again {
			a.facts = nil
			cmd = a.ask()
		}
		return cmd, m.err == nil
	}
	return nil, false
}

// busyKeys are those that work while something is computed or was not.
func (a *asking[T]) keys() kit.KeyMap {
	w := &a.env.Lang.EffectScreen
	if a.wait.Busy() && !a.known {
		return kit.KeyMap{kit.Bind(kit.Back, w.KeyStop)}
	}
	again := kit.Bind(againIntent, w.KeyAgain, "r")
	if a.known && !a.stopped && a.failure == "" {
		again = again.Hide()
	}
	return kit.KeyMap{again}
}
