package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store/kv"
)

// noted is something that a test did, as it remembers it.
type noted struct {
	at       time.Time
	s        *Session
	intent   string
	client   model.ID // zero: a list left the office
	children bool
}

// The exposure of a span, a terminal and an account is what was done then, there
// and by them: compared with what the test remembers having done.
func TestTheExposureIsWhatWasDone(t *testing.T) {
	w := newWorld(t)
	var people []model.Client
	for i := range 6 {
		people = append(people, w.guided(i, model.Section(i%2+1), w.dewi.ID))
	}
	var desks []*Session
	for i, role := range []model.Role{model.RoleHeadOfOffice, model.RoleHeadOfOffice, model.RoleCounselor} {
		desks = append(desks, w.sitting(role, fmt.Sprintf("meja-%d", i)))
	}
	w.clock.add(24 * time.Hour) // they were saved long before what is asked about
	var log []noted
	fewer(t, 30)
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 5).Draw(t, "deeds") {
			w.clock.add(time.Duration(rapid.IntRange(0, 7200).Draw(t, "pause")) * time.Second)
			s, at := desks[rapid.IntRange(0, len(desks)-1).Draw(t, "desk")], rapid.IntRange(0, len(people)-1).Draw(t, "client")
			c := &people[at]
			d := noted{at: w.clock.now(), s: s, client: c.ID, children: c.Section == model.Children}
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				d.intent = IntentReveal
				w.must(s.Reveal(w.ctx(), model.KindClient, c.ID, "nik", ""))
			case 1:
				d.intent = "client.save"
				now, err := fetch(w.ctx(), s, clients, c.ID)
				w.must(err)
				*c = now
				c.Job = fmt.Sprint(len(log))
				_, err = s.SaveClient(w.ctx(), NewOp("client.save"), *c)
				w.must(err)
			case 2:
				d.intent = "abstention.save"
				_, err := s.Abstain(w.ctx(), NewOp("abstention.save"), model.Abstention{Client: c.ID, Reason: "jauh", Note: fmt.Sprint(len(log))})
				w.must(err)
			case 3:
				d.intent, d.client = IntentExport, model.ID{}
				if s.user != desks[0].user {
					continue
				}
				w.must(s.NoteExport(w.ctx(), "klien", 6, "uji"))
			}
			log = append(log, d)
		}
		from := w.clock.now().Add(-time.Duration(rapid.IntRange(0, 20_000).Draw(t, "from")) * time.Second)
		to := from.Add(time.Duration(rapid.IntRange(1, 20_000).Draw(t, "span")) * time.Second)
		var terminal string
		var user model.ID
		if i := rapid.IntRange(0, len(desks)).Draw(t, "terminal"); i < len(desks) {
			terminal = desks[i].terminal
		}
		if i := rapid.IntRange(0, len(desks)).Draw(t, "account"); i < len(desks) {
			user = desks[i].user
		}
		role := rapid.SampledFrom([]model.Role{model.RoleHeadOfOffice, model.RoleAuditor, model.RoleAdmin}).Draw(t, "asker")
		asker := w.as(role)
		got, err := asker.Exposure(w.ctx(), from, to, terminal, user)
		w.must(err)
		want, clients := Exposure{}, map[model.ID]*ExposedClient{}
		hidden := map[model.ID]bool{}
		exports := 0
		for _, d := range log {
			if d.at.Before(from) || !d.at.Before(to) || terminal != "" && d.s.terminal != terminal || !user.IsZero() && d.s.user != user {
				continue
			}
			switch {
			case d.client.IsZero():
				exports++
				continue
			case role == model.RoleAdmin, role == model.RoleAuditor && d.children:
				hidden[d.client] = true
				continue
			}
			one := clients[d.client]
			if one == nil {
				one = &ExposedClient{ID: d.client, First: d.at}
				clients[d.client] = one
			}
			one.Last = d.at
			one.Intents = append(one.Intents, d.intent)
			one.Terminals = append(one.Terminals, d.s.terminal)
			one.Users = append(one.Users, d.s.user)
		}
		for _, one := range clients {
			slices.Sort(one.Intents)
			slices.Sort(one.Terminals)
			slices.SortFunc(one.Users, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
			one.Intents, one.Terminals, one.Users = slices.Compact(one.Intents), slices.Compact(one.Terminals), slices.Compact(one.Users)
			want.Clients = append(want.Clients, *one)
		}
		byID := func(a, b ExposedClient) int { return slices.Compare(a.ID[:], b.ID[:]) }
		if !slices.IsSortedFunc(got.Clients, func(a, b ExposedClient) int { return a.First.Compare(b.First) }) {
			t.Fatalf("not in the order in which they were touched: %v", got.Clients)
		}
		slices.SortFunc(want.Clients, byID)
		slices.SortFunc(got.Clients, byID)
		if diff := cmp.Diff(want.Clients, got.Clients); diff != "" || got.Hidden != len(hidden) || len(got.Exports) != exports {
			t.Fatalf("%s, hidden %d of %d, %d exports of %d:\n%s", role.Code(), got.Hidden, len(hidden), len(got.Exports), exports, diff)
		}
	})
}

func TestAMarkInAMeetingExposesThoseWhoWereThere(t *testing.T) {
	b := newBeat(t)
	p := &probe{beat: b, s: b.head, c: b.kinds()["a child of nobody"](1)}
	p.attended()
	task, err := b.head.SaveMatter(b.ctx(), NewOp(""), model.Matter{Person: "Sarwono", Section: model.Adults, Kind: model.Litmas, Litmas: model.LitmasTrial, Origin: "PN", Number: "1", Owner: b.budi.ID})
	b.must(err)
	got, err := b.head.Exposure(b.ctx(), b.clock.now(), time.Time{}, b.head.terminal, b.head.user)
	b.must(err)
	there := func(e ExposedClient) bool { return e.ID == p.c.ID && slices.Contains(e.Terminals, b.head.terminal) }
	if !slices.ContainsFunc(got.Clients, there) || got.Others != 1 {
		t.Errorf("after a mark of %s and litmas %s: %+v", p.c.ID, task.ID, got)
	}
}

func TestAskingForAnExposureIsNotedBeforeItIsAnswered(t *testing.T) {
	w, full := newFullWorld(t)
	c := w.add(person(1, model.Adults))
	head := w.as(model.RoleHeadOfOffice)
	from := w.clock.now().Add(-time.Hour)
	ask := func() (Exposure, error) { return head.Exposure(w.ctx(), from, time.Time{}, "loket-1", head.user) }
	full.Store(true)
	if got, err := ask(); !errors.Is(err, kv.ErrFull) || len(got.Clients)+got.Entries > 0 {
		t.Fatalf("what could not be noted was told: %+v, %v", got, err)
	}
	full.Store(false)
	got, err := ask()
	w.must(err)
	if len(got.Clients) != 1 || got.Clients[0].ID != c.ID || got.SignIns != 1 {
		t.Fatalf("told %+v", got)
	}
	all, err := head.Audit(w.ctx(), AuditFilter{Limit: 1})
	w.must(err)
	e := all[0]
	if e.Intent != IntentExposure || e.Note != "2026-11-02 09:00 -  loket-1" || e.Count != 1 || len(e.Records) != 1 || e.Records[0].ID != head.user {
		t.Errorf("noted %+v", e)
	}
}

func TestAnExposureThatIsNotWaitedForEnds(t *testing.T) {
	w := newWorld(t)
	ctx, stop := context.WithCancel(w.ctx())
	stop()
	if _, err := w.as(model.RoleHeadOfOffice).Exposure(ctx, time.Time{}, time.Time{}, "", model.ID{}); !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}

// BenchmarkExposure gathers whose records 100,000 entries are about, of 20,000
// clients.
func BenchmarkExposure(b *testing.B) {
	const entries, people = 100_000, 20_000
	w := newFileWorld(b)
	s := w.as(model.RoleHeadOfOffice)
	w.must(s.BulkLoad(b.Context(), Load{Clients: func(yield func(model.Client) bool) {
		for i := range people {
			if !yield(person(i, model.Adults)) {
				return
			}
		}
	}}, nil))
	ids, v := idsOf(s), w.office.open.Load().vault
	w.must(w.office.engine.Bulk(b.Context(), func(kw kv.Writer) error {
		for i := range entries {
			e := AuditEntry{At: w.clock.now(), User: s.user, Terminal: "loket-1", Intent: IntentRead, Op: model.NewID(),
				Records: []AuditRecord{{Kind: model.KindClient, ID: ids[i*7919%people]}}}
			if _, err := appendAudit(v, kw, &e); err != nil {
				return err
			}
		}
		return nil
	}))
	for b.Loop() {
		got, err := s.Exposure(b.Context(), w.clock.now().Add(-time.Hour), time.Time{}, "loket-1", s.user)
		if err != nil || len(got.Clients) != people {
			b.Fatal(len(got.Clients), err)
		}
	}
}
