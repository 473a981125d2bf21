package effect

import (
	"context"
	"errors"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// counter is a store that counts how often its facts are read.
type counter struct {
	read int
	err  error
}

func (c *counter) Books() *store.Books  { return nil }
func (c *counter) Actor() model.Actor   { return model.Actor{} }
func (c *counter) Roster() *roster.View { return nil }
func (c *counter) Facts(ctx context.Context, progress func(done, total int)) (*indicator.Facts, error) {
	c.read++
	progress(3, 0)
	if c.err != nil {
		return nil, c.err
	}
	return &indicator.Facts{}, ctx.Err()
}
func (c *counter) MonthCloses(context.Context) ([]model.MonthClose, error) { return nil, nil }
func (c *counter) CloseMonth(context.Context, store.Op, model.Date, string) (model.MonthClose, error) {
	return model.MonthClose{}, nil
}

// bench asks for what stands in want.
type bench struct {
	*asking[string]
	store *counter
	want  string
}

func newBench() *bench {
	env := &kit.Env{Lang: lang.For(lang.Indonesian), Timer: func(time.Duration, tea.Msg) tea.Cmd { return nil }}
	b := &bench{store: &counter{}}
	b.asking = newAsking(env, b.store, func() job[string] {
		want := b.want
		return func(context.Context, *indicator.Facts) (string, error) { return want, nil }
	})
	return b
}

// wanted asks for something and returns what brings the answer.
func (b *bench) wanted(s string) tea.Cmd {
	b.want = s
	return b.ask()
}

// answer runs a command and gives back what it yields.
func (b *bench) answer(cmd tea.Cmd) (next tea.Cmd, fresh bool) {
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, one := range msg {
			if one != nil {
				if n, f := b.update(one()); f || n != nil {
					next, fresh = n, f
				}
			}
		}
		return next, fresh
	default:
		return b.update(msg)
	}
}

func TestALateAnswerIsDropped(t *testing.T) {
	b := newBench()
	first := b.wanted("October")
	second := b.wanted("September")
	if _, fresh := b.answer(first); fresh || b.known {
		t.Fatalf("an answer that nobody waits for is shown: %q", b.found)
	}
	if _, fresh := b.answer(second); !fresh || b.found != "September" {
		t.Fatalf("the answer is %q", b.found)
	}
}

func TestWhatIsKnownStaysUntilTheAnswerComes(t *testing.T) {
	b := newBench()
	b.answer(b.wanted("October"))
	next := b.wanted("September")
	if !b.known || b.found != "October" {
		t.Fatalf("while September is counted, %q stands", b.found)
	}
	b.answer(next)
	if b.store.read != 1 {
		t.Errorf("facts that did not change were read %d times", b.store.read)
	}
}

// Changes that come while facts are read are taken up after them, however many
// there are: who saves without end does not keep the answer away.
func TestChangesWhileFactsAreReadAreTakenUpOnceAfterThem(t *testing.T) {
	b := newBench()
	first := b.wanted("October")
	for range 5 {
		if cmd := b.changed(); cmd != nil {
			t.Fatal("a change stops what is under way")
		}
	}
	next, fresh := b.answer(first)
	if !fresh || next == nil {
		t.Fatal("the first answer is not shown, or the changes are forgotten")
	}
	if again, _ := b.answer(next); again != nil || b.store.read != 2 {
		t.Errorf("facts were read %d times", b.store.read)
	}
}

func TestWhoDoesNotWantToWaitMayAskAgain(t *testing.T) {
	b := newBench()
	first := b.wanted("October")
	b.stop()
	if _, fresh := b.answer(first); fresh || !b.stopped || b.wait.Busy() {
		t.Fatal("what was stopped is shown")
	}
	if _, fresh := b.answer(b.wanted("October")); !fresh || b.stopped {
		t.Fatal("it cannot be asked again")
	}
}

func TestAFailureIsSaidAndTriedAnew(t *testing.T) {
	b := newBench()
	b.store.err = errors.New("disk")
	if _, fresh := b.answer(b.wanted("October")); fresh || b.failure == "" {
		t.Fatal("a failure is not said")
	}
	b.store.err = nil
	if _, fresh := b.answer(b.wanted("October")); !fresh || b.failure != "" {
		t.Fatalf("after a failure: %q", b.failure)
	}
}
