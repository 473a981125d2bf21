package roster_test

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"

	"guyub/store/roster"
)

// Readers ask while a writer writes: each sees one moment, in which what was
// found, counted and listed agree, and the versions only go on. Run it with
// the race detector.
func TestReadersNeverSeeHalfAChange(t *testing.T) {
	const clients, changes, readers = 2500, 120, 4
	r := roster.New()
	rnd := rand.New(rand.NewPCG(1, 2))
	var rows []roster.Row
	for i := range clients {
		row := anyRow(rnd, i+1)
		row.Misses = 0
		rows = append(rows, row)
	}
	r.Load(rows)
	// Every change sets the same three clients, far apart, to the same number.
	changed := []int{3, 1500, 2499}
	done := make(chan struct{})
	var wg sync.WaitGroup
	for reader := range readers {
		wg.Go(func() {
			keys := roster.Keys()
			last := 0
			for n := 0; ; n++ {
				select {
				case <-done:
					return
				default:
				}
				s := r.Now()
				v := s.In(everyone)
				q := roster.Query{Sort: keys[(n+reader)%len(keys)], Desc: n%2 == 0, Today: today}
				if n%3 == 0 {
					q.Text = "budi"
				}
				res := v.Run(context.Background(), q)
				if res.Total() != s.Len() || q.Text == "" && res.Len() != s.Len() {
					t.Errorf("%d of %d, %d rows", res.Len(), res.Total(), s.Len())
					return
				}
				for i := 0; i < res.Len(); i += 97 {
					if at := res.Index(res.ID(i)); at != i {
						t.Errorf("place %d is found at %d", i, at)
						return
					}
				}
				first, _ := v.Find(rows[changed[0]].ID)
				for _, c := range changed[1:] {
					if other, _ := v.Find(rows[c].ID); other.Misses != first.Misses {
						t.Errorf("half a change: %d and %d", first.Misses, other.Misses)
						return
					}
				}
				if int(first.Misses) < last {
					t.Errorf("went back from %d to %d", last, first.Misses)
					return
				}
				last = int(first.Misses)
				v.Facets(context.Background(), q)
			}
		})
	}
	for n := range changes {
		var set []roster.Row
		for _, c := range changed {
			row := rows[c]
			row.Misses = uint8(n + 1)
			set = append(set, row)
		}
		r.Apply(append(set, anyRow(rnd, clients+n+1))...)
	}
	close(done)
	wg.Wait()
}
