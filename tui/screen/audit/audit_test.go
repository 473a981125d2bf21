package audit

import (
	"context"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// long is a session whose trail has n entries that come from nowhere, one a
// minute, and fail on every seventh; it counts how many were handed out.
type long struct {
	*store.Session
	n, given int
}

func (s *long) Trail(context.Context) (store.Trail, error) {
	return store.Trail{Entries: uint64(s.n)}, nil
}

func (s *long) Audit(_ context.Context, f store.AuditFilter) ([]store.AuditEntry, error) {
	var out []store.AuditEntry
	for seq := f.Before - 1; seq > f.After && len(out) < f.Limit; seq-- {
		e := entryOf(seq)
		if len(f.Intents) == 0 || slices.Contains(f.Intents, e.Intent) {
			out = append(out, e)
		}
	}
	s.given += len(out)
	return out, nil
}

func entryOf(seq uint64) store.AuditEntry {
	e := store.AuditEntry{Seq: seq, At: tuitest.Start.Add(-time.Duration(seq) * time.Minute), Intent: store.IntentRead, Terminal: "loket-1", Reason: fmt.Sprint("nomor ", seq)}
	if seq%7 == 0 {
		e.Intent = store.IntentFailed
	}
	return e
}

// However somebody moves through a trail of any length, with a filter or
// without, each line is the entry that stands there, and no more than a few
// pages are held.
func TestTheTrailIsReadThroughInPages(t *testing.T) {
	o := recordtest.Open(t, 0)
	session := o.SignIn("kabapas")
	rapid.Check(t, func(rt *rapid.T) {
		s := &long{Session: session, n: rapid.SampledFrom([]int{0, 1, 99, 100, 101, 700, 30_000, 1_000_000}).Draw(rt, "entries")}
		l := NewList(still(80, 24), s)
		run(l, l.Init())
		want := func(row int) uint64 { return uint64(s.n - row) }
		if rapid.Bool().Draw(rt, "failed only") {
			run(l, l.Update(kit.Do{Intent: failedIntent}))
			want = func(row int) uint64 { return uint64((s.n/7 - row) * 7) }
		}
		moves := []kit.Intent{kit.Down, kit.Up, kit.PageDown, kit.PageUp, kit.Home, kit.End, kit.End, kit.PageDown}
		for range rapid.IntRange(1, 60).Draw(rt, "keys") {
			run(l, l.Update(kit.Do{Intent: rapid.SampledFrom(moves).Draw(rt, "key")}))
			at := l.table.At()
			if at < 0 {
				if want(0) != 0 {
					rt.Fatalf("nothing is listed of %d", s.n)
				}
				continue
			}
			for _, row := range l.pages.Window(max(at-20, 0), 41) {
				i := l.pages.Index(row.ID)
				if len(row.Cells) == 0 || row.Cells[5].Text != fmt.Sprint("nomor ", want(i)) {
					rt.Fatalf("row %d of %d is %v, want entry %d", i, l.pages.Len(), row.Cells, want(i))
				}
			}
			if n := len(l.pages.held); n > pagesKept {
				rt.Fatalf("%d pages are held", n)
			}
		}
	})
}

// run carries commands out, one after another, until nothing is left to do.
func run(l *List, first tea.Cmd) {
	for queue := []tea.Cmd{first}; len(queue) > 0; queue = queue[1:] {
		if queue[0] == nil {
			continue
		}
		switch msg := queue[0]().(type) {
		case tea.BatchMsg:
			queue = append(queue, msg...)
		default:
			queue = append(queue, l.Update(msg))
		}
	}
}

// still is a desk whose clock stands.
func still(width, height int) *kit.Env {
	return &kit.Env{Lang: lang.For(lang.Indonesian), Theme: kit.NewTheme(kit.ThemeDark, true), Width: width, Height: height,
		Now: func() time.Time { return tuitest.Start }, Timer: func(time.Duration, tea.Msg) tea.Cmd { return nil }}
}

func TestANameThatIsNotYoursIsNotSaid(t *testing.T) {
	o := recordtest.Open(t, 30)
	d := o.Show("admin", func(env *kit.Env, s *store.Session) kit.Screen { return NewList(env, s) })
	d.See("dimuat").NotSee("Saring")
	d.Press("/").NotSee("Klien") // no client is his to look for
	w := words{env: still(80, 24), store: o.SignIn("admin")}
	one := store.AuditRecord{Kind: model.KindClient, ID: model.NewID(), Hidden: true}
	if got := w.record(&one); got != "klien (tidak boleh dilihat)" {
		t.Errorf("a hidden client is called %q", got)
	}
}

// Every kind of doings that can be chosen finds something that the program
// writes, and every intent belongs to a kind.
func TestEveryKindOfDoingsHasIntents(t *testing.T) {
	l := lang.For(lang.Indonesian)
	seen := map[string]bool{}
	for _, kind := range lang.AuditKinds() {
		intents := l.IntentsOf(kind)
		if len(intents) == 0 || l.Audit.Kinds[kind] == "" {
			t.Errorf("%q has %d intents and is called %q", kind, len(intents), l.Audit.Kinds[kind])
		}
		for _, intent := range intents {
			seen[intent] = true
		}
	}
	for intent := range l.Record.Intents {
		if !seen[intent] {
			t.Errorf("%q belongs to no kind", intent)
		}
	}
}

func TestTheTrailFitsEverySizeInBothLanguages(t *testing.T) {
	o := recordtest.Open(t, 40)
	if _, err := o.SignIn("kabapas").CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.EverySize("kabapas", func(env *kit.Env, s *store.Session) kit.Screen { return NewList(env, s) }, func(d *tuitest.Driver) {
		d.Press("down", "enter", "down", "esc", "p", "esc", "f", "esc", "/", "esc", "o", "esc", "end", "home", "r")
		if !strings.Contains(d.Screen(), "-") {
			t.Error("the code of the checkpoint is not on the screen")
		}
	})
}

func TestAnyKeysLeaveTheTrailStanding(t *testing.T) {
	o := recordtest.Open(t, 40)
	for seed := range uint64(4) {
		tuitest.Monkey(o.Show("kabapas", func(env *kit.Env, s *store.Session) kit.Screen { return NewList(env, s) }), seed, 150)
	}
}

// BenchmarkKeyToFrame measures a key and the frame that it gives in a trail of a
// million entries.
func BenchmarkKeyToFrame(b *testing.B) {
	o := recordtest.Open(b, 0)
	s := &long{Session: o.SignIn("kabapas"), n: 1_000_000}
	l := NewList(still(120, 40), s)
	run(l, l.Init())
	canvas, area := kit.NewCanvas(120, 40), image.Rect(0, 3, 120, 38)
	for _, move := range []kit.Intent{kit.Down, kit.PageDown} {
		b.Run(string(move), func(b *testing.B) {
			for b.Loop() {
				run(l, l.Update(kit.Do{Intent: move}))
				l.Draw(canvas, area)
			}
		})
	}
}
