package indicator

import (
	"runtime"
	"sync"

	"guyub/model"
)

// index numbers what facts name, so that counting needs no look-ups. Facts do
// not change: it is made once, when somebody first asks.
type index struct {
	places  []string // codes of the kecamatan; the first is "", those not known
	placeOf map[string]int32
	homes   []int32 // the number of the kecamatan of each client
	groupOf map[model.ID]int32
	seen    [][]presence // of each client, by group
}

// presence is how a client was at a meeting of a group: present, or absent
// without a reason.
type presence struct {
	day   model.Date
	group int32
	was   model.Presence
}

// indexed returns the index of the facts.
func (f *Facts) indexed() *index {
	f.once.Do(func() {
		x := &index{placeOf: map[string]int32{}, groupOf: map[model.ID]int32{}}
		x.indexPlaces(f)
		x.indexPresences(f)
		f.index = x
	})
	return f.index
}

// indexPlaces numbers every kecamatan that a fact names.
func (x *index) indexPlaces(f *Facts) {
	x.place("")
	for i := range f.Regions {
		if f.Regions[i].Parent != "" {
			x.place(f.Regions[i].Code)
		}
	}
	x.homes = make([]int32, len(f.Clients))
	for i, c := range f.Clients {
		x.homes[i] = x.place(c.District)
		for j := range c.Scores {
			if d := c.Scores[j].District; d != c.District {
				x.place(d)
			}
		}
	}
	for i := range f.Incidents {
		x.place(f.Incidents[i].District)
	}
	for i := range f.Outreaches {
		x.place(f.Outreaches[i].District)
	}
}

// place returns the number of a kecamatan.
func (x *index) place(code string) int32 {
	i, known := x.placeOf[code]
	if !known {
		i = int32(len(x.places))
		x.placeOf[code] = i
		x.places = append(x.places, code)
	}
	return i
}

// indexPresences numbers the groups and hands the marks of their meetings to
// the clients. Few clients are in groups: only they stand in the map.
func (x *index) indexPresences(f *Facts) {
	var clients [][]presence
	slotOf := map[model.ID]int32{}
	for i, g := range f.Groups {
		x.groupOf[g.ID] = int32(i)
		for _, m := range g.Meetings {
			for _, k := range m.Marks {
				if k.Presence != model.Present && k.Presence != model.Absent {
					continue
				}
				slot, known := slotOf[k.Client]
				if !known {
					slot = int32(len(clients))
					slotOf[k.Client] = slot
					clients = append(clients, nil)
				}
				clients[slot] = append(clients[slot], presence{m.Day, int32(i), k.Presence})
			}
		}
	}
	x.seen = make([][]presence, len(f.Clients))
	for i, c := range f.Clients {
		if slot, known := slotOf[c.ID]; known {
			x.seen[i] = clients[slot]
		}
	}
}

// fewestApart is for how many clients another goroutine is worth its start.
const fewestApart = 2000

// apart gives each processor a run of n clients to count, when they are many.
// part is the number of the run.
func apart(n int, count func(part, from, to int)) {
	parts := partsOf(n)
	var all sync.WaitGroup
	for i := range parts {
		all.Go(func() { count(i, n*i/parts, n*(i+1)/parts) })
	}
	all.Wait()
}

// partsOf returns in how many runs n clients are counted.
func partsOf(n int) int { return max(1, min(runtime.GOMAXPROCS(0), n/fewestApart)) }
