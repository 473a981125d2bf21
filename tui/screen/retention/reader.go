package retention

import (
	"context"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// reader does one long thing beside the desk, with its progress, until it is
// through or the person does not want to wait.
type reader[T any] struct {
	wait   *kit.Wait
	cancel context.CancelFunc
	at     *atomic.Int64 // how far it is: done and total
	found  T
	err    error
}

// through is what came of it.
type through[T any] struct {
	of         *reader[T]
	generation int
	found      T
	err        error
}

func newReader[T any](env *kit.Env) *reader[T] {
	return &reader[T]{wait: kit.NewWait(env), at: &atomic.Int64{}}
}

// start begins; what was under way is let go of.
func (r *reader[T]) start(what string, do func(ctx context.Context, progress func(done, total int)) (T, error)) tea.Cmd {
	r.halt()
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	r.at.Store(0)
	generation, turn := r.wait.Start(what)
	at := r.at
	return tea.Batch(turn, func() tea.Msg {
		defer cancel()
		found, err := do(ctx, func(done, total int) { at.Store(int64(done)<<32 | int64(total)) })
		return through[T]{r, generation, found, err}
	})
}

// halt lets go of what is under way.
func (r *reader[T]) halt() {
	if r.cancel != nil {
		r.cancel()
		r.cancel = nil
	}
	r.wait.Stop()
}

// stop asks what is under way to end, and waits for what it says.
func (r *reader[T]) stop() {
	if r.cancel != nil {
		r.cancel()
	}
}

// update takes the answer and the turns of the waiting sign; fresh reports that
// the answer is there.
func (r *reader[T]) update(msg tea.Msg) (cmd tea.Cmd, fresh bool) {
	switch m := msg.(type) {
	case kit.Turn:
		if at := r.at.Load(); at > 0 {
			r.wait.Progress(int(at>>32), int(at&(1<<32-1)))
		}
		return r.wait.Update(m), false
	case through[T]:
		if m.of != r || !r.wait.Current(m.generation) {
			return nil, false
		}
		r.wait.Stop()
		r.found, r.err = m.found, m.err
		return nil, true
	}
	return nil, false
}
