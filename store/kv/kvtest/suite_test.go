package kvtest_test

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"guyub/store/kv"
	"guyub/store/kv/kvtest"
	"guyub/store/kv/mem"
)

// broken are engines that are each wrong in one way, as a careless one might be.
var broken = map[string]func() kv.Engine{
	"keeps the writes of a failed update": func() kv.Engine { return keepsFailed{mem.New()} },
	"forgets operations":                  func() kv.Engine { return noOps{mem.New()} },
	"reads what is old":                   func() kv.Engine { return &stale{Engine: mem.New()} },
	"loses an update now and then":        func() kv.Engine { return &loses{Engine: mem.New()} },
	"never tells watchers":                func() kv.Engine { return silent{mem.New()} },
}

type keepsFailed struct{ *mem.Engine }

func (e keepsFailed) Update(ctx context.Context, op kv.OpID, fn func(kv.Writer) error) error {
	var failed error
	if err := e.Engine.Update(ctx, op, func(w kv.Writer) error { failed = fn(w); return nil }); err != nil {
		return err
	}
	return failed
}

type noOps struct{ *mem.Engine }

func (e noOps) Update(ctx context.Context, _ kv.OpID, fn func(kv.Writer) error) error {
	return e.Engine.Update(ctx, kv.OpID{}, fn)
}

type stale struct {
	*mem.Engine
	mu   sync.Mutex
	last *mem.Engine
}

func (e *stale) View(ctx context.Context, fn func(kv.Reader) error) error {
	e.mu.Lock()
	last := e.last
	e.last = e.Reopen()
	e.mu.Unlock()
	if last == nil {
		return e.Engine.View(ctx, fn)
	}
	return last.View(ctx, fn)
}

type loses struct {
	*mem.Engine
	mu sync.Mutex
	n  int
}

func (e *loses) Update(ctx context.Context, op kv.OpID, fn func(kv.Writer) error) error {
	e.mu.Lock()
	e.n++
	lost := e.n%10 == 0
	e.mu.Unlock()
	if lost {
		return nil
	}
	return e.Engine.Update(ctx, op, fn)
}

type silent struct{ *mem.Engine }

func (silent) Watch(func(kv.Commit)) func() { return func() {} }

const brokenEnv = "GUYUB_TEST_BROKEN_ENGINE"

// TestOneBrokenEngine runs the suite on the engine that the test below names to
// its child; by itself it has nothing to do.
func TestOneBrokenEngine(t *testing.T) {
	if make, ok := broken[os.Getenv(brokenEnv)]; ok {
		kvtest.Run(t, func(testing.TB) kv.Engine { return make() })
	}
}

// TestTheSuiteCatchesBrokenEngines holds that the suite can fail, and for the
// reason meant. A child runs it, because a test cannot fail on another's behalf.
func TestTheSuiteCatchesBrokenEngines(t *testing.T) {
	caught := map[string]string{
		"keeps the writes of a failed update": "AFailedUpdateLeavesNothing",
		"forgets operations":                  "AnOperationIsDoneOnce",
		"reads what is old":                   "ReadsAndWritesAreLinearizable",
		"loses an update now and then":        "ConcurrentWritersLoseNothing",
		"never tells watchers":                "WatchersSeeEveryCommitInOrder",
	}
	for name := range broken {
		// No property's counterexample is to be kept, and one test is enough.
		run := "^TestOneBrokenEngine$/^" + caught[name] + "$"
		cmd := exec.Command(os.Args[0], "-test.run", run, "-test.timeout", "60s")
		cmd.Env = append(os.Environ(), brokenEnv+"="+name)
		out, err := cmd.CombinedOutput()
		if err == nil || !strings.Contains(string(out), "--- FAIL: TestOneBrokenEngine/"+caught[name]) {
			t.Errorf("an engine that %s passes %s: %v\n%s", name, caught[name], err, out)
		}
	}
}
