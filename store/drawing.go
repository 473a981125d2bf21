package store

import (
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"guyub/model"
	"guyub/model/indicator"
)

// desk is casework in the making, by client.
type desk struct {
	at   map[model.ID]int
	work []indicator.Casework
}

func newDesk(n int) *desk { return &desk{at: make(map[model.ID]int, n)} }

func (d *desk) of(client model.ID) *indicator.Casework {
	i, ok := d.at[client]
	if !ok {
		i = len(d.work)
		d.at[client], d.work = i, append(d.work, indicator.Casework{})
	}
	return &d.work[i]
}

// done returns the casework of a client; it is safe for concurrent use once all
// of it is there.
func (d *desk) done(client model.ID) indicator.Casework {
	if i, ok := d.at[client]; ok {
		return d.work[i]
	}
	return indicator.Casework{}
}

// contactFacts is what is read of a contact: decoding the texts too would take
// three times as long. A test holds its numbers to those of [model.Contact].
type contactFacts struct {
	Client     model.ID          `cbor:"10,keyasint"`
	Kind       model.ContactKind `cbor:"11,keyasint"`
	Day        model.Date        `cbor:"12,keyasint"`
	Employment model.Employment  `cbor:"24,keyasint,omitempty"`
	Due        model.Date        `cbor:"27,keyasint,omitempty"`
	Struck     string            `cbor:"32,keyasint,omitempty"`
	Was        model.Date        `cbor:"33,keyasint,omitempty"`
}

func (c contactFacts) drawn() (model.ID, indicator.Contact, bool) {
	out, ok := indicator.ContactOf(&model.Contact{Kind: c.Kind, Day: c.Day, Employment: c.Employment, Due: c.Due, Was: c.Was, Struck: c.Struck})
	return c.Client, out, ok
}

// matterFacts is what a matter may tell.
type matterFacts struct {
	breach   model.Date
	incident indicator.Incident
}

func drawnMatter(m model.Matter) (model.ID, matterFacts, bool) {
	var out matterFacts
	day, broke := indicator.BreachOf(&m)
	if broke {
		out.breach = day
	}
	incident, is := indicator.IncidentOf(&m)
	out.incident = incident
	return m.Client, out, broke || is
}

func drawnEnrolment(e model.Enrolment) (model.ID, indicator.Enrolment, bool) {
	return e.Client, indicator.EnrolmentOf(&e), true
}

func drawnAbsence(a model.Abstention) (model.ID, indicator.Absence, bool) {
	return a.Client, indicator.AbsenceOf(&a), true
}

func drawnScore(a model.Acceptance) (model.ID, indicator.Score, bool) {
	out, ok := indicator.ScoreOf(&a)
	return a.Client, out, ok
}

func drawnMeeting(m model.Meeting) (model.ID, model.Meeting, bool) {
	return m.Group, m, m.Held()
}

// one draws a single record.
func one[T, F any](b *teller, table string, id model.ID, drawn func(T) (model.ID, F, bool), take func(F)) error {
	sealed, ok := b.r.Get(table, id[:])
	if !ok {
		return ErrNoRecord
	}
	var rec T
	if err := b.open(table, id[:], sealed, &rec); err != nil {
		return err
	}
	if _, fact, ok := drawn(rec); ok {
		take(fact)
	}
	return nil
}

// drawRows is how many records one goroutine draws from at a time.
const drawRows = 2048

// draw draws from all records of a table what they tell, on all processors, and
// hands it over in the order of the table. The slices that the engine hands out
// live as long as its view, which is longer than the goroutines here.
func draw[T, F any](b *teller, table string, drawn func(T) (model.ID, F, bool), take func(model.ID, F)) error {
	type pair struct{ key, sealed []byte }
	type fact struct {
		of  model.ID
		one F
	}
	var parts [][]fact
	var mu sync.Mutex
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	read := func(at int, pairs []pair) {
		group.Go(func() error {
			facts := make([]fact, 0, len(pairs))
			for _, p := range pairs {
				var rec T
				if err := b.open(table, p.key, p.sealed, &rec); err != nil {
					return err
				}
				if of, one, ok := drawn(rec); ok {
					facts = append(facts, fact{of, one})
				}
			}
			mu.Lock()
			parts[at] = facts
			mu.Unlock()
			if n := b.done.Add(int64(len(pairs))); b.progress != nil {
				b.progress(int(n), 0)
			}
			return b.ctx.Err()
		})
	}
	hand := func(pairs []pair) {
		mu.Lock()
		parts = append(parts, nil)
		at := len(parts) - 1
		mu.Unlock()
		read(at, pairs)
	}
	pairs := make([]pair, 0, drawRows)
	for key, sealed := range b.r.Scan(table, nil, nil) {
		pairs = append(pairs, pair{key, sealed})
		if len(pairs) == drawRows {
			hand(pairs)
			pairs = make([]pair, 0, drawRows)
			if b.ctx.Err() != nil {
				break
			}
		}
	}
	hand(pairs)
	if err := group.Wait(); err != nil {
		return err
	}
	for _, part := range parts {
		for _, f := range part {
			take(f.of, f.one)
		}
	}
	return nil
}
