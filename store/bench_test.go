package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
	"guyub/store/seal"
)

// sizes are the numbers of clients that benchmarks run at. A million takes
// minutes to build, so it is asked for with GUYUB_BIG=1.
func sizes() []int {
	if os.Getenv("GUYUB_BIG") != "" {
		return []int{1_000, 5_000, 100_000, 1_000_000}
	}
	return []int{1_000, 5_000, 100_000}
}

// bigWorld makes an office of n clients whose passwords cost what they cost in
// an office.
func bigWorld(b *testing.B, n int) *world {
	b.Helper()
	w := &world{t: b, clock: newClock(), path: filepath.Join(b.TempDir(), "office.db")}
	setup, dewi := testSetup(w.clock)
	setup.Params = seal.DefaultParams
	_, err := Create(b.Context(), w.path, setup)
	w.must(err)
	w.start(dewi)
	w.must(w.as(model.RoleHeadOfOffice).BulkLoad(b.Context(), Load{Clients: func(yield func(model.Client) bool) {
		for i := range n {
			c := person(i, model.Adults)
			c.NIK = fmt.Sprintf("330215%010d", i)
			c.Assignments = []model.Assignment{{Counselor: w.dewi.ID, From: model.On(2026, 2, 1)}}
			if !yield(c) {
				return
			}
		}
	}}, nil))
	return w
}

// BenchmarkSave saves one field of a client: sealed, with its audit entry,
// durable when it returns. "floor" is the least that two-phase commits cost:
// the same number of pages written to a plain file and synced, and one page
// more, synced again.
func BenchmarkSave(b *testing.B) {
	for _, n := range sizes() {
		w := bigWorld(b, n)
		s := w.as(model.RoleHeadOfOffice)
		ids := idsOf(s)
		b.Run(fmt.Sprintf("clients=%d/store", n), func(b *testing.B) {
			i := 0
			for b.Loop() {
				i += 7919
				save1(b, s, ids[i%len(ids)])
			}
		})
		b.Run(fmt.Sprintf("clients=%d/floor", n), func(b *testing.B) { floor(b, w.path, 26) })
		w.must(w.office.Close())
	}
}

// BenchmarkSave16 saves from sixteen terminals at once; compare with
// BenchmarkSave for the gain of committing together.
func BenchmarkSave16(b *testing.B) {
	for _, n := range sizes() {
		w := bigWorld(b, n)
		s := w.as(model.RoleHeadOfOffice)
		ids := idsOf(s)
		b.Run(fmt.Sprintf("clients=%d", n), func(b *testing.B) {
			var next atomic.Int64
			var wg sync.WaitGroup
			for terminal := range 16 {
				wg.Go(func() {
					for {
						i := int(next.Add(1))
						if i > b.N {
							return
						}
						// Each terminal has clients of its own: no conflicts.
						save1(b, s, ids[(i*16+terminal)%len(ids)/16*16+terminal])
					}
				})
			}
			wg.Wait()
		})
		w.must(w.office.Close())
	}
}

func idsOf(s *Session) []model.ID {
	all := s.Roster().Run(context.Background(), roster.Query{})
	ids := make([]model.ID, all.Len()/16*16)
	for i := range ids {
		ids[i] = all.ID(i)
	}
	return ids
}

func save1(b *testing.B, s *Session, id model.ID) {
	c, err := fetch(b.Context(), s, clients, id) // as a form that is open has it
	if err != nil {
		b.Error(err)
		return
	}
	c.Misses = (c.Misses + 1) % 100
	if _, err := s.SaveClient(b.Context(), NewOp("client.save"), c); err != nil {
		b.Error(err)
	}
}

// floor writes pages as a commit does, into a file as large as the office's.
func floor(b *testing.B, like string, pages int) {
	info, err := os.Stat(like)
	if err != nil {
		b.Fatal(err)
	}
	f, err := os.Create(filepath.Join(b.TempDir(), "floor"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	page := make([]byte, os.Getpagesize())
	total := int(info.Size()) / len(page)
	for range total {
		if _, err := f.Write(page); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Sync(); err != nil {
		b.Fatal(err)
	}
	at := 0
	for b.Loop() {
		var errs error
		for range pages {
			at = (at + 7919) % total
			_, err := f.WriteAt(page, int64(at)*int64(len(page)))
			errs = errors.Join(errs, err)
		}
		errs = errors.Join(errs, datasync(f))
		_, err := f.WriteAt(page, 0)
		if errs = errors.Join(errs, err, datasync(f)); errs != nil {
			b.Fatal(errs)
		}
	}
}

// BenchmarkUnlock opens a file and signs in the first person: the walk over
// the file, argon2id at its real cost, books and roster.
func BenchmarkUnlock(b *testing.B) {
	for _, n := range sizes() {
		w := bigWorld(b, n)
		w.must(w.office.Close())
		b.Run(fmt.Sprintf("clients=%d", n), func(b *testing.B) {
			for b.Loop() {
				w.open()
				if got := w.as(model.RoleHeadOfOffice).Roster().Len(); got != n {
					b.Fatalf("%d clients", got)
				}
				w.must(w.office.Close())
			}
		})
	}
}

// BenchmarkLoad fills an office, per client.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		w := bigWorld(b, 20_000)
		w.must(w.office.Close())
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/20_000, "ns/client")
}

// BenchmarkOpening measures what noting who opens a client adds to opening it:
// "noted" is the first look in a quarter of an hour, "again" a later one.
func BenchmarkOpening(b *testing.B) {
	w := newFileWorld(b)
	defer w.office.Close()
	id := w.add(person(1, model.Adults)).ID
	s := w.as(model.RoleOperator)
	for name, pause := range map[string]time.Duration{"noted": lookAgain, "again": 0} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w.clock.add(pause)
				if _, err := s.Client(b.Context(), id); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTrail measures pages of an audit of 200,000 entries on 400 days: the
// newest, a day far back, and the openings of one client among them. With
// GUYUB_BIG it has a million.
func BenchmarkTrail(b *testing.B) {
	entries := 200_000
	if os.Getenv("GUYUB_BIG") != "" {
		entries = 1_000_000
	}
	w := newFileWorld(b)
	defer w.office.Close()
	id := w.add(person(1, model.Adults)).ID
	s := w.as(model.RoleHeadOfOffice)
	const days = 400
	first := w.clock.now()
	for range days {
		w.clock.add(24 * time.Hour)
		v := w.office.open.Load().vault
		err := w.office.engine.Bulk(b.Context(), func(kw kv.Writer) error {
			for i := range entries / days {
				e := AuditEntry{At: w.clock.now(), User: s.user, Terminal: "loket-1", Intent: IntentRead, Op: model.NewID(),
					Records: []AuditRecord{{Kind: model.KindClient, ID: model.NewID()}}}
				if i == 0 {
					e.Records[0].ID = id
				}
				if _, err := appendAudit(v, kw, &e); err != nil {
					return err
				}
			}
			return nil
		})
		w.must(err)
		w.must(w.office.makeCheckpoint(b.Context(), daily))
	}
	for name, f := range map[string]AuditFilter{
		"newest":    {},
		"farDay":    {From: first.Add(23 * time.Hour), To: first.Add(25 * time.Hour)},
		"farRecord": {Record: id, Intents: []string{IntentRead}},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if all, err := s.Audit(b.Context(), f); err != nil || len(all) != auditPage {
					b.Fatal(len(all), err)
				}
			}
		})
	}
}

// BenchmarkFacts reads what indicators are computed from, of clients who
// reported each month for a year: all of it, and again after a report was
// saved. With GUYUB_BIG there are 100,000 clients.
func BenchmarkFacts(b *testing.B) {
	n := 5_000
	if os.Getenv("GUYUB_BIG") != "" {
		n = 100_000
	}
	w := &world{t: b, clock: newClock(), path: filepath.Join(b.TempDir(), "office.db")}
	setup, dewi := testSetup(w.clock)
	var err error
	_, err = Create(b.Context(), w.path, setup)
	w.must(err)
	w.start(dewi)
	s := w.as(model.RoleHeadOfOffice)
	people := make([]model.Client, n)
	for i := range people {
		people[i] = person(i, model.Adults)
		people[i].ID = model.NewID()
		people[i].NextReport = s.Today().AddDays(i % 28)
	}
	w.must(s.BulkLoad(b.Context(), Load{Clients: slices.Values(people), Contacts: func(yield func(model.Contact) bool) {
		for month := 12; month > 0; month-- {
			for i := range people {
				day := people[i].NextReport.AddMonths(-month)
				c := model.Contact{Meta: model.Meta{ID: model.NewID()}, Client: people[i].ID, Kind: model.Report, Day: day, Mode: model.FaceToFace, Due: day, Was: day,
					Condition: "sehat", Activity: "buruh bangunan", Surroundings: "diterima keluarga dan tetangga", Plan: "mencari pekerjaan tetap", Employment: model.Casual}
				if !yield(c) {
					return
				}
			}
		}
	}}, nil))
	b.Run(fmt.Sprintf("clients=%d/all", n), func(b *testing.B) {
		for b.Loop() {
			w.office.open.Load().factbook = newFactbook()
			_, err := s.Facts(b.Context(), nil)
			w.must(err)
		}
	})
	b.Run(fmt.Sprintf("clients=%d/after-a-report", n), func(b *testing.B) {
		i := 0
		for b.Loop() {
			b.StopTimer()
			i += 7919
			_, err := s.SaveContact(b.Context(), NewOp(""), reportOn(*w.client(people[i%n].ID), s.Today()))
			w.must(err)
			b.StartTimer()
			_, err = s.Facts(b.Context(), nil)
			w.must(err)
		}
	})
}

// BenchmarkTakeBack takes back a table of 100 new regions and one of 1,000 new
// clients in an office of 20,000: whatever names them is looked for.
func BenchmarkTakeBack(b *testing.B) {
	w := bigWorld(b, 20_000)
	head := w.as(model.RoleHeadOfOffice)
	for i := 0; b.Loop(); i++ {
		var areas, people []ImportRow
		areas = append(areas, newRow(&model.Region{Code: fmt.Sprintf("9%d.01", i%10), Name: "Muara"}))
		for n := range 99 {
			areas = append(areas, newRow(&model.Region{Code: fmt.Sprintf("9%d.01.%02d", i%10, n+1), Name: "Hulu", Parent: fmt.Sprintf("9%d.01", i%10)}))
		}
		for n := range 1000 {
			people = append(people, newRow(ref(person(1_000_000+n, model.Adults))))
		}
		for of, rows := range map[string][]ImportRow{"regions": areas, "clients": people} {
			batch := w.brings(head, of, rows...)
			start := time.Now()
			_, err := head.TakeBackBatch(w.ctx(), NewOp(""), batch.ID, "uji", nil)
			w.must(err)
			b.ReportMetric(time.Since(start).Seconds(), of+"-s")
		}
	}
}
