package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/mem"
	"guyub/store/seal"
)

// days works in the office for some days, the first sign-in of each making its
// checkpoint, and returns the codes in their order.
func (w *world) days(n int) []string {
	w.t.Helper()
	for range n {
		w.clock.add(24 * time.Hour)
		w.add(person(int(w.clock.now().Unix()/86400), model.Adults))
		_, err := w.as(model.RoleOperator).CatchUp(w.ctx())
		w.must(err)
	}
	return w.codes()
}

func (w *world) codes() []string {
	w.t.Helper()
	rep := w.verified()
	if !rep.OK() {
		w.t.Fatalf("the trail is not whole: broken %d, astray %d", rep.Broken, rep.Astray)
	}
	var out []string
	for _, c := range rep.Checkpoints {
		out = append(out, c.Code)
	}
	return out
}

func (w *world) verified() ChainReport {
	w.t.Helper()
	rep, err := w.office.VerifyAudit(w.ctx())
	w.must(err)
	return rep
}

func TestTheFirstSignInOfADayMakesOneCheckpoint(t *testing.T) {
	w := newWorld(t)
	for day := range 3 {
		for range 3 {
			_, err := w.as(model.RoleOperator).CatchUp(w.ctx())
			w.must(err)
			w.add(person(1000+int(w.verified().Entries), model.Adults)) // work does not call for another one
		}
		if n := len(w.codes()); n != day+1 {
			t.Fatalf("%d checkpoints on day %d", n, day+1)
		}
		w.clock.add(24 * time.Hour)
	}
	rep := w.verified()
	for i, c := range rep.Checkpoints {
		if want := model.WIB.Today(newClock().now()).AddDays(i); c.Day != want || c.Number != uint64(i)+1 {
			t.Errorf("checkpoint %d is number %d of %s, want %s", i, c.Number, c.Day, want)
		}
	}
	trail, err := w.as(model.RoleAuditor).Trail(w.ctx())
	w.must(err)
	last := rep.Checkpoints[2]
	if trail.Points != 3 || trail.Last == nil || trail.Last.Code != last.Code || trail.Entries <= last.Size {
		t.Fatalf("the trail is told as %+v, with the last checkpoint %+v", trail, last)
	}
	w.whole()
}

func TestAClosedOfficeLeavesItsDaySigned(t *testing.T) {
	w := newFileWorld(t)
	w.add(person(1, model.Adults))
	w.reopen()
	rep := w.verified()
	if n := len(rep.Checkpoints); n != 1 || rep.Checkpoints[0].Size != rep.Entries {
		t.Fatalf("closing left %d checkpoints over %d entries", n, rep.Entries)
	}
	w.reopen() // nobody signed in: nothing is signed
	if n := len(w.verified().Checkpoints); n != 1 {
		t.Fatalf("a locked office made %d checkpoints", n)
	}
	w.days(2)
	w.whole()
}

// A clock that goes back and forth neither stops checkpoints nor lets one be
// made over the same entries again.
func TestCheckpointsGoOnHoweverTheClockIsSet(t *testing.T) {
	w := newWorld(t)
	for i, move := range []time.Duration{0, 366 * 24 * time.Hour, -400 * 24 * time.Hour, 24 * time.Hour, -time.Hour} {
		w.clock.add(move)
		w.add(person(i, model.Adults))
		_, err := w.as(model.RoleOperator).CatchUp(w.ctx())
		w.must(err)
	}
	if n := len(w.codes()); n < 4 {
		t.Fatalf("%d checkpoints over four days", n)
	}
	w.whole()
}

// The office of a program that knew no checkpoints makes its first, over all
// that there is, with the first sign-in.
func TestAnOldFileMakesItsFirstCheckpoint(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v1.db")
	unpack(t, oldFile, path)
	w := &world{t: t, clock: newClock(), path: path}
	w.open()
	defer w.office.Close()
	s := w.as(model.RoleAuditor)
	if n := len(w.codes()); n != 0 {
		t.Fatalf("%d checkpoints before anybody caught up", n)
	}
	_, err := s.CatchUp(w.ctx())
	w.must(err)
	rep := w.verified()
	if len(rep.Checkpoints) != 1 || rep.Checkpoints[0].Size != rep.Entries {
		t.Fatalf("%d checkpoints, the first over %+v of %d", len(rep.Checkpoints), rep.Checkpoints, rep.Entries)
	}
	w.whole()
}

// A code on paper is compared for years: what it is worked out from never
// changes.
func TestTheCodeOfACheckpointIsForEver(t *testing.T) {
	at := time.Date(2026, 11, 24, 1, 12, 0, 0, time.UTC)
	c := Checkpoint{Number: 3, Day: model.On(2026, 11, 24), At: at, Size: 1200, Head: [32]byte{1, 2}, First: at.Add(-time.Hour), Last: at,
		before: [32]byte{3}, signer: bytes.Repeat([]byte{4}, 32), next: bytes.Repeat([]byte{5}, 32)}
	c.finish(model.ID{15: 9})
	if want := "ECAV-NP5S-S63P-3PW2-DS3K-RJCH"; c.Code != want {
		t.Errorf("the code is %s, and was %s", c.Code, want)
	}
	again, signature, ok := parseCheckpoint(seqKey(3), append(c.body(), bytes.Repeat([]byte{6}, 64)...))
	again.finish(model.ID{15: 9})
	if !ok || again.Code != c.Code || !again.Last.Equal(at) || !bytes.Equal(signature, bytes.Repeat([]byte{6}, 64)) {
		t.Errorf("read back as %+v", again)
	}
}

func TestCheckpointsMadeAtOnceAreOne(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleOperator)
	w.as(model.RoleHeadOfOffice)
	done := make(chan error)
	for range 8 {
		go func() { _, err := s.CatchUp(context.Background()); done <- err }()
	}
	for range 8 {
		w.must(<-done)
	}
	if n := len(w.codes()); n != 1 {
		t.Fatalf("%d checkpoints", n)
	}
}

// raw changes the file behind the program's back.
func (w *world) raw(fn func(kv.Writer)) {
	w.t.Helper()
	w.must(w.engine.Bulk(w.ctx(), func(w kv.Writer) error { fn(w); return nil }))
}

// cut takes away every entry after a number, and sets the head of the chain to
// what is left, as whoever knows the format would.
func cut(w kv.Writer, to uint64) {
	var gone [][]byte
	var hash []byte
	for key, value := range w.Scan(tAudit, nil, nil) {
		if seqOf(key) > to {
			gone = append(gone, bytes.Clone(key))
		} else {
			hash = bytes.Clone(value[:32])
		}
	}
	for _, key := range gone {
		w.Delete(tAudit, key)
	}
	w.Put(tMeta, kAudit, append(seqKey(to), hash...))
}

// rechain works out all hashes anew, so that the chain is whole in itself.
func rechain(w kv.Writer) {
	type entry struct{ key, sealed []byte }
	var all []entry
	for key, value := range w.Scan(tAudit, nil, nil) {
		all = append(all, entry{bytes.Clone(key), bytes.Clone(value[32:])})
	}
	var run chain
	for _, e := range all {
		run = run.next(e.sealed)
		w.Put(tAudit, e.key, append(bytes.Clone(run.hash[:]), e.sealed...))
	}
	run.write(w)
}

// rewrite puts another text into an entry, sealed with the office's own key.
func rewrite(t testing.TB, o *Office, w kv.Writer, seq uint64) {
	t.Helper()
	e, err := readAudit(o.open.Load().vault, w, seq)
	if err != nil {
		t.Fatal(err)
	}
	e.Terminal, e.Intent = "loket-9", "client.edit"
	sealed, err := o.open.Load().seal(tAudit, seqKey(seq), nil, &e)
	if err != nil {
		t.Fatal(err)
	}
	w.Put(tAudit, seqKey(seq), append(make([]byte, 32), sealed...))
}

// points reads the raw checkpoints.
func points(r kv.Reader) [][]byte {
	var out [][]byte
	for _, value := range r.Scan(tPoint, nil, nil) {
		out = append(out, bytes.Clone(value))
	}
	return out
}

func TestWhoeverTampersWithTheTrailIsFound(t *testing.T) {
	for name, attack := range map[string]struct {
		do func(w *world, kw kv.Writer)
		// unseen: whole in itself; only the code on paper tells.
		unseen bool
	}{
		"an entry is written anew": {do: func(w *world, kw kv.Writer) { rewrite(w.t, w.office, kw, 9) }},
		"an entry is written anew and all hashes with it": {do: func(w *world, kw kv.Writer) {
			rewrite(w.t, w.office, kw, 9)
			rechain(kw)
		}},
		"the log is cut off": {do: func(w *world, kw kv.Writer) { cut(kw, w.verified().Checkpoints[2].Size-1) }},
		"the log is cut off with its checkpoints": {unseen: true, do: func(w *world, kw kv.Writer) {
			all := w.verified().Checkpoints
			cut(kw, all[2].Size-1)
			for _, c := range all[2:] {
				kw.Delete(tPoint, seqKey(c.Number))
			}
		}},
		"a checkpoint in the middle is dropped": {do: func(_ *world, kw kv.Writer) { kw.Delete(tPoint, seqKey(2)) }},
		"a checkpoint is dropped and the others move up": {do: func(_ *world, kw kv.Writer) {
			all := points(kw)
			kw.Put(tPoint, seqKey(2), all[2])
			kw.Put(tPoint, seqKey(3), all[3])
			kw.Delete(tPoint, seqKey(4))
		}},
		"two checkpoints are swapped": {do: func(_ *world, kw kv.Writer) {
			all := points(kw)
			kw.Put(tPoint, seqKey(2), all[2])
			kw.Put(tPoint, seqKey(3), all[1])
		}},
		"the last checkpoints are dropped": {unseen: true, do: func(_ *world, kw kv.Writer) {
			kw.Delete(tPoint, seqKey(3))
			kw.Delete(tPoint, seqKey(4))
		}},
		"everything is written anew and signed with fresh keys": {unseen: true, do: func(w *world, kw kv.Writer) {
			rewrite(w.t, w.office, kw, 9)
			rechain(kw)
			for i := range points(kw) {
				kw.Delete(tPoint, seqKey(uint64(i)+1))
			}
			kw.Delete(tMeta, kRatchet)
			head, err := readChain(kw)
			w.must(err)
			over := stretch{to: head.count, first: w.clock.now(), last: w.clock.now()}
			w.must(w.office.sign(w.office.open.Load().vault, kw, nil, head, &over, model.WIB))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			printed := w.days(4)
			w.raw(func(kw kv.Writer) { attack.do(w, kw) })
			rep := w.verified()
			if rep.OK() != attack.unseen {
				t.Fatalf("broken %d, astray %d", rep.Broken, rep.Astray)
			}
			if _, held, err := rep.Held(printed[3]); held || err != nil {
				t.Fatalf("the code on paper is said to hold: %t, %v", held, err)
			}
		})
	}
}

// What was signed before the place of the change is still proved by its code.
func TestACodeHoldsForAllThatLiesBeforeIt(t *testing.T) {
	w := newWorld(t)
	printed := w.days(4)
	from := w.verified().Checkpoints[1].Size + 1
	w.raw(func(kw kv.Writer) { rewrite(t, w.office, kw, from); rechain(kw) })
	rep := w.verified()
	for i, code := range printed {
		c, held, err := rep.Held(strings.ToLower(strings.ReplaceAll(code, "-", " "))) // as people type it
		if err != nil || held != (i < 2) {
			t.Errorf("code %d holds: %t, with entry %d changed", i+1, held, from)
		}
		if held && (c.Number != uint64(i)+1 || c.Size >= from) {
			t.Errorf("code %d is that of %+v", i+1, c)
		}
	}
}

func TestAMistypedCodeIsSaidToBeOne(t *testing.T) {
	w := newWorld(t)
	code := []byte(w.days(1)[0])
	code[2] = map[bool]byte{true: '7', false: '8'}[code[2] == '8']
	if _, held, err := w.verified().Held(string(code)); held || !errors.Is(err, seal.ErrTypo) {
		t.Fatalf("held %t, %v", held, err)
	}
}

// A checkpoint cannot be signed with another key than the one announced, and
// the program says so instead of beginning a chain of its own.
func TestAnExchangedKeyOfThePeriodIsRefused(t *testing.T) {
	w := newWorld(t)
	w.days(1)
	var old []byte
	w.raw(func(kw kv.Writer) { v, _ := kw.Get(tMeta, kRatchet); old = bytes.Clone(v) })
	w.days(1)
	w.raw(func(kw kv.Writer) { kw.Put(tMeta, kRatchet, old) }) // that of the day before
	w.clock.add(24 * time.Hour)
	if _, err := w.as(model.RoleOperator).CatchUp(w.ctx()); !errors.Is(err, ErrDamaged) {
		t.Fatalf("an old key gave %v", err)
	}
	if n := len(w.codes()); n != 2 {
		t.Fatalf("%d checkpoints", n)
	}
	rep, err := w.as(model.RoleHeadOfOffice).Check(w.ctx(), nil)
	w.must(err)
	if !slices.ContainsFunc(rep.Findings, func(f Finding) bool { return f.Table == tPoint }) {
		t.Fatalf("the check found %+v", rep.Findings)
	}
}

// The key that signed is gone from the file as soon as it has signed.
func TestTheKeyOfAPastPeriodIsOverwritten(t *testing.T) {
	w := newWorld(t)
	w.days(3)
	v := w.office.open.Load().vault
	err := w.engine.View(w.ctx(), func(r kv.Reader) error {
		last, err := lastCheckpoint(w.office.id, r)
		w.must(err)
		public, _, err := pointKey(v, r, last)
		w.must(err)
		for _, c := range w.verified().Checkpoints {
			if public.Equal(c.signer) {
				t.Errorf("the key of checkpoint %d is still there", c.Number)
			}
		}
		return nil
	})
	w.must(err)
}

// Random changes to what lies under the audit and its checkpoints never leave
// the code of the last checkpoint valid, unless they undo themselves.
func TestNoTamperingKeepsTheLastCodeValid(t *testing.T) {
	w := newWorld(t)
	printed := w.days(4)
	last := printed[len(printed)-1]
	size := w.verified().Checkpoints[3].Size
	v := w.office.open.Load().vault
	rapid.Check(t, func(rt *rapid.T) {
		engine := mem.New()
		copyOf(t, w.engine, engine)
		o := &Office{engine: engine, id: w.office.id, now: w.clock.now}
		o.open.Store(w.office.open.Load())
		before := dump(t, engine)
		err := engine.Bulk(t.Context(), func(kw kv.Writer) error {
			for range rapid.IntRange(1, 4).Draw(rt, "changes") {
				seq := rapid.Uint64Range(1, size).Draw(rt, "entry")
				point := rapid.Uint64Range(1, 4).Draw(rt, "checkpoint")
				switch rapid.IntRange(0, 6).Draw(rt, "how") {
				case 0:
					flip(rt, kw, tAudit, seqKey(seq))
				case 1:
					kw.Delete(tAudit, seqKey(seq))
				case 2:
					cut(kw, seq-1)
				case 3:
					if _, err := readAudit(v, kw, seq); err == nil {
						rewrite(t, o, kw, seq)
					}
				case 4:
					rechain(kw)
				case 5:
					flip(rt, kw, tPoint, seqKey(point))
				case 6:
					a, okA := kw.Get(tPoint, seqKey(point))
					other := rapid.Uint64Range(1, 4).Draw(rt, "other")
					b, okB := kw.Get(tPoint, seqKey(other))
					if okA && okB {
						a, b = bytes.Clone(a), bytes.Clone(b)
						kw.Put(tPoint, seqKey(point), b)
						kw.Put(tPoint, seqKey(other), a)
					}
				}
			}
			return nil
		})
		if err != nil {
			rt.Fatal(err)
		}
		rep, err := o.VerifyAudit(t.Context())
		if err != nil {
			return // the head of the chain has lost its form: refused
		}
		if _, held, _ := rep.Held(last); held && dump(t, engine) != before {
			rt.Fatalf("the code holds: broken %d, astray %d", rep.Broken, rep.Astray)
		}
	})
}

func flip(t *rapid.T, w kv.Writer, table string, key []byte) {
	value, ok := w.Get(table, key)
	if !ok || len(value) == 0 {
		return
	}
	value = bytes.Clone(value)
	value[rapid.IntRange(0, len(value)-1).Draw(t, "byte")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
	w.Put(table, key, value)
}

// copyOf copies what a verification reads.
func copyOf(t testing.TB, from, to kv.Engine) {
	t.Helper()
	err := from.View(t.Context(), func(r kv.Reader) error {
		return to.Bulk(t.Context(), func(w kv.Writer) error {
			for _, table := range []string{tAudit, tPoint, tMeta} {
				for key, value := range r.Scan(table, nil, nil) {
					w.Put(table, key, value)
				}
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func dump(t testing.TB, e kv.Engine) string {
	t.Helper()
	var b bytes.Buffer
	err := e.View(t.Context(), func(r kv.Reader) error {
		for _, table := range []string{tAudit, tPoint} {
			for key, value := range r.Scan(table, nil, nil) {
				fmt.Fprintf(&b, "%s %x %x\n", table, key, value)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A time is kept as a fraction of a day's seconds; what is read is the
// millisecond that was written, or a checkpoint would not tell its entries.
func TestTheTimeOfAnEntryIsTheMillisecondThatWasWritten(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	var want []time.Time
	for i := range 300 {
		w.clock.add(time.Duration(1+i*i%997) * time.Millisecond)
		at := w.clock.now().UTC().Truncate(time.Millisecond)
		w.must(w.office.note(w.ctx(), model.ID{}, at, "loket-1"))
		want = append(want, at)
	}
	all, err := head.Audit(w.ctx(), AuditFilter{Intents: []string{IntentFailed}, Limit: len(want)})
	w.must(err)
	for i, e := range all {
		if at := want[len(want)-1-i]; !e.At.Equal(at) {
			t.Fatalf("written at %v, read as %v", at, e.At)
		}
	}
}
