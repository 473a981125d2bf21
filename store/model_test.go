package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store/kv"
)

// machine drives a store with random operations and compares it, after each,
// with a plain map of what should be there.
type machine struct {
	*world
	clients map[model.ID]model.Client
	ops     []done
}

// done is an operation that succeeded.
type done struct {
	op     Op
	client model.Client // as handed in
	saved  model.Client
}

func (m *machine) some(t *rapid.T) (model.Client, bool) {
	if len(m.clients) == 0 {
		return model.Client{}, false
	}
	ids := make([]model.ID, 0, len(m.clients))
	for id := range m.clients {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
	return m.clients[rapid.SampledFrom(ids).Draw(t, "client")], true
}

// holder returns the client of the model with a register number.
func (m *machine) holder(register string) (model.ID, bool) {
	for id, c := range m.clients {
		if model.NormalRegister(c.Register) == model.NormalRegister(register) {
			return id, true
		}
	}
	return model.ID{}, false
}

func (m *machine) save(t *rapid.T, c model.Client) {
	op := NewOp("client.save")
	saved, err := m.as(model.RoleHeadOfOffice).SaveClient(m.ctx(), op, c)
	old, known := m.clients[c.ID]
	by, taken := m.holder(c.Register)
	switch {
	case known && old.Rev != c.Rev:
		var conflict *Conflict
		if !errors.As(err, &conflict) || conflict.Theirs.(model.Client).Rev != old.Rev {
			t.Fatalf("a stale save gave %v", err)
		}
	case known && len(diff(&old, &c)) == 0:
		if err != nil || saved.Rev != old.Rev {
			t.Fatalf("an unchanged save gave %d, %v", saved.Rev, err)
		}
	case taken && by != c.ID:
		var e *Taken
		if !errors.As(err, &e) || e.By != by {
			t.Fatalf("a taken number gave %v", err)
		}
	default:
		if err != nil || saved.Rev != c.Rev+1 {
			t.Fatalf("saving gave %d, %v", saved.Rev, err)
		}
		m.clients[saved.ID] = saved
		m.ops = append(m.ops, done{op, c, saved})
	}
}

func (m *machine) actions() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"create": func(t *rapid.T) {
			m.save(t, person(rapid.IntRange(0, 15).Draw(t, "register"), model.Adults))
		},
		"edit": func(t *rapid.T) {
			if c, ok := m.some(t); ok {
				c.Misses = rapid.IntRange(0, 3).Draw(t, "misses")
				c.Register = person(rapid.IntRange(0, 15).Draw(t, "register"), model.Adults).Register
				m.save(t, c)
			}
		},
		"stale": func(t *rapid.T) {
			if c, ok := m.some(t); ok && c.Rev > 1 {
				c.Rev--
				c.Alias = "Kancil"
				m.save(t, c)
			}
		},
		"again": func(t *rapid.T) {
			if len(m.ops) == 0 {
				return
			}
			d := rapid.SampledFrom(m.ops).Draw(t, "op")
			got, err := m.as(model.RoleHeadOfOffice).SaveClient(m.ctx(), d.op, d.client)
			if err != nil || got.ID != d.saved.ID || got.Rev != m.clients[d.saved.ID].Rev {
				t.Fatalf("tried again: %v at %d, %v", got.ID, got.Rev, err)
			}
		},
		"assign": func(t *rapid.T) {
			c, ok := m.some(t)
			if !ok {
				return
			}
			to := rapid.SampledFrom([]model.ID{m.dewi.ID, m.budi.ID, {}}).Draw(t, "counselor")
			_, err := m.as(model.RoleHeadOfOffice).Assign(m.ctx(), NewOp("client.assign"), []model.ID{c.ID}, to, AssignNote{Reason: "uji"})
			if p := (model.Problems)(nil); errors.As(err, &p) {
				return // a third change on one day overlaps
			}
			if err != nil {
				t.Fatal(err)
			}
			now, err := fetch(m.ctx(), m.as(model.RoleHeadOfOffice), clients, c.ID)
			m.must(err)
			if a := now.Assignment(); (a == nil) != to.IsZero() || a != nil && a.Counselor != to {
				t.Fatalf("assigned to %v, has %+v", to, a)
			}
			if len(now.Assignments) < len(c.Assignments) {
				t.Fatal("history was lost")
			}
			m.clients[c.ID] = now
		},
		"next day": func(*rapid.T) { m.clock.add(24 * time.Hour) },
		"reopen":   func(*rapid.T) { m.reopen() },
		"":         m.check,
	}
}

// check compares everything with the model.
func (m *machine) check(t *rapid.T) {
	s := m.as(model.RoleHeadOfOffice)
	view := s.Roster()
	if view.Len() != len(m.clients) {
		t.Fatalf("the roster has %d clients, want %d", view.Len(), len(m.clients))
	}
	for id, want := range m.clients {
		got, err := s.Client(m.ctx(), id)
		if err != nil || got.Rev != want.Rev || len(diff(&want, &got)) > 0 {
			t.Fatalf("client %v is at %d, want %d: %v", id, got.Rev, want.Rev, err)
		}
		row, ok := view.Find(id)
		if !ok || row.Register != want.Register || int(row.Misses) != want.Misses {
			t.Fatalf("the roster has %+v of %+v", row, want)
		}
	}
}

func TestTheStoreDoesWhatAMapWouldDo(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := &machine{world: newWorld(t), clients: map[model.ID]model.Client{}}
		rt.Repeat(m.actions())
		m.whole()
	})
}

func TestTheStoreInAFileDoesWhatAMapWouldDo(t *testing.T) {
	rounds := 0
	rapid.Check(t, func(rt *rapid.T) {
		if rounds++; rounds > 5 {
			return // each opens and syncs a file many times
		}
		m := &machine{world: newFileWorld(t), clients: map[model.ID]model.Client{}}
		defer m.office.Close()
		rt.Repeat(m.actions())
		m.whole()
	})
}

// An area goes in as one, each row refused alone, with an entry in the trail;
// again it changes nothing.
func TestR15AnAreaOfATableIsTakenOrRefusedRowByRow(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfOffice)
	before := len(s.Books().Regions)
	var batch []model.Region
	for i := range 6 {
		batch = append(batch, model.Region{Code: fmt.Sprintf("91.%02d", 1+i), Name: "Muara"})
	}
	for i := range 494 {
		batch = append(batch, model.Region{Code: fmt.Sprintf("91.%02d.%02d", 1+i/90, i%90+1), Name: "Hulu", Parent: fmt.Sprintf("91.%02d", 1+i/90), TravelMin: i % 100, Latitude: -800_000, Longitude: 132_400_000})
	}
	batch[7].Name = ""
	batch[60].Code = batch[59].Code
	batch[61].Longitude = 1
	_, refused, err := bring(w, s, "regions", regionRows(batch)...)
	w.must(err)
	for i, r := range refused {
		if want := i == 7 || i == 60 || i == 61; (r != nil) != want {
			t.Errorf("row %d: %v", i, r)
		}
	}
	if n := len(s.Books().Regions) - before; n != 497 {
		t.Fatalf("%d regions, want 497", n)
	}
	kept, _ := s.Books().Region("91.01.05")
	entries, err := s.History(w.ctx(), model.KindRegion, kept.ID)
	w.must(err)
	if len(entries) != 1 || entries[0].Intent != IntentImport || entries[0].User != s.Actor().User {
		t.Errorf("the trail of a region is %+v", entries)
	}
	var again []model.Region
	for i, r := range batch {
		if known, ok := s.Books().Region(r.Code); ok && refused[i] == nil {
			again = append(again, known)
		}
	}
	stale := again[3]
	stale.Rev--
	stale.Name = "Hilir"
	w.brings(s, "regions", regionRows(again)...)
	if known, _ := s.Books().Region(again[5].Code); known.Rev != again[5].Rev {
		t.Errorf("nothing changed, and it was saved: %+v", known)
	}
	_, refused, err = bring(w, s, "regions", regionRows([]model.Region{stale})...)
	w.must(err)
	if refused[0] == nil {
		t.Error("a stale row went in")
	}
	w.whole()
}

func regionRows(all []model.Region) []ImportRow {
	var rows []ImportRow
	for i := range all {
		rows = append(rows, newRow(&all[i]))
	}
	return rows
}

func TestALoadedOfficeIsLikeOneThatWasTyped(t *testing.T) {
	w := newFileWorld(t)
	s := w.as(model.RoleHeadOfOffice)
	n := 12_345
	told := 0
	load := Load{
		Groups: []model.Group{{Code: "PML-001", Name: "Bengkel Maju", Fields: []model.Field{model.Economy}, State: model.GroupCandidate, District: "33.02.01", Mentor: w.dewi.ID}},
		Total:  n,
		Clients: func(yield func(model.Client) bool) {
			for i := range n {
				c := person(i, model.Adults)
				c.Assignments = []model.Assignment{{Counselor: w.dewi.ID, From: model.On(2026, 2, 1)}}
				if !yield(c) {
					return
				}
			}
		},
	}
	w.must(s.BulkLoad(w.ctx(), load, func(done, total int) { told = done }))
	if told != n || s.Roster().Len() != n || len(s.Books().Groups) != 1 {
		t.Fatalf("told %d, roster %d, groups %d", told, s.Roster().Len(), len(s.Books().Groups))
	}
	w.whole()
	w.reopen()
	w.whole()
	_, err := w.as(model.RoleOperator).SaveClient(w.ctx(), NewOp("t"), person(17, model.Adults))
	if e := (*Taken)(nil); !errors.As(err, &e) {
		t.Fatalf("a loaded number is free: %v", err)
	}
	if err := w.as(model.RoleHeadOfOffice).BulkLoad(w.ctx(), load, nil); !errors.Is(err, ErrNotEmpty) {
		t.Fatalf("a second load gave %v", err)
	}
}

func TestALoadThatBrokeOffIsRefused(t *testing.T) {
	w := newFileWorld(t)
	twice := Load{Clients: func(yield func(model.Client) bool) {
		for range 2 {
			if !yield(person(1, model.Adults)) {
				return
			}
		}
	}}
	err := w.as(model.RoleHeadOfOffice).BulkLoad(w.ctx(), twice, nil)
	if e := (*Taken)(nil); !errors.As(err, &e) || e.Field != "register" {
		t.Fatalf("a register number twice gave %v", err)
	}
	w.must(w.office.Close())
	if _, err := Open(w.ctx(), w.path, Options{}); !errors.Is(err, ErrUnfinished) {
		t.Fatalf("the unfinished file gave %v", err)
	}
}

func FuzzRecord(f *testing.F) {
	c := person(1, model.Adults)
	body, err := encoder.Marshal(c)
	if err != nil {
		f.Fatal(err)
	}
	plain := append([]byte{recordVersion, 0}, body...)
	f.Add(plain)
	f.Add([]byte{recordVersion, 0xff, 0xff, 0xff, 0xff, 0x0f, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		summary, body, err := split(b)
		if err != nil {
			return
		}
		if len(summary)+len(body) >= len(b) {
			t.Fatalf("%d bytes were taken apart into %d and %d", len(b), len(summary), len(body))
		}
		var got, again model.Client
		if decoder.Unmarshal(body, &got) != nil {
			return
		}
		raw, err := encoder.Marshal(got)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		if err := decoder.Unmarshal(raw, &again); err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if changes := diff(&got, &again); len(changes) > 0 {
			t.Fatalf("changed on the way: %+v", changes)
		}
	})
}

func FuzzAuditEntry(f *testing.F) {
	raw, err := encoder.Marshal(AuditEntry{Intent: "client.save", Records: []AuditRecord{{Kind: model.KindClient, Changes: []FieldChange{{"nik", "1", "2"}}}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, b []byte) {
		var e AuditEntry
		if decoder.Unmarshal(b, &e) != nil {
			return
		}
		for _, r := range e.Records {
			if len(masked(r.Changes)) != len(r.Changes) {
				t.Fatal("masking lost a change")
			}
		}
	})
}

// timeOf returns the time that stands in an id.
func timeOf(id model.ID) time.Time {
	return time.UnixMilli(int64(binary.BigEndian.Uint64(id[:8]) >> 16))
}

func TestForgottenResultsAreOldOnes(t *testing.T) {
	w := newWorld(t)
	count := func() (n int) {
		w.must(w.engine.View(w.ctx(), func(r kv.Reader) error {
			for range r.Scan(tResult, nil, nil) {
				n++
			}
			return nil
		}))
		return n
	}
	old := Op{Intent: "t"}
	for i := range 10 {
		old.ID = model.ID{0, 0, 0, 0, 1, byte(i)} // long ago
		_, err := w.as(model.RoleOperator).SaveClient(w.ctx(), old, person(i, model.Adults))
		w.must(err)
	}
	for i := range 10 {
		w.clock.add(1)
		op := NewOp(fmt.Sprint("t", i))
		// The ids of operations are of today; the clock of the test must be too.
		w.clock.mu.Lock()
		w.clock.at = timeOf(op.ID)
		w.clock.mu.Unlock()
		_, err := w.as(model.RoleOperator).SaveClient(w.ctx(), op, person(20+i, model.Adults))
		w.must(err)
	}
	var young int
	w.must(w.engine.View(w.ctx(), func(r kv.Reader) error {
		for key := range r.Scan(tResult, nil, nil) {
			if timeOf(model.ID(key)).Before(w.clock.now().Add(-resultsKept)) {
				t.Error("an old result is kept")
			}
			young++
		}
		return nil
	}))
	if young < 10 || count() != young {
		t.Fatalf("%d young results are left", young)
	}
}
