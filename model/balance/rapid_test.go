package balance_test

import (
	"context"
	"math/big"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model/balance"
)

// small is a problem that can be tried out in full.
type small struct {
	*balance.Problem
	counselors []balance.Counselor
	clients    []balance.Client
}

// anySmall draws a problem of at most so many clients and counselors. Where
// alike, a client weighs the same with everybody.
func anySmall(clients, counselors int, alike, most bool) *rapid.Generator[small] {
	return rapid.Custom(func(t *rapid.T) small {
		s := small{}
		for i := range rapid.IntRange(1, counselors).Draw(t, "counselors") {
			c := balance.Counselor{ID: id(1, i), Capacity: hour * balance.Work(rapid.IntRange(0, 20).Draw(t, "capacity")), Stays: hour / 4 * balance.Work(rapid.IntRange(0, 20).Draw(t, "stays"))}
			if most {
				c.Most = rapid.IntRange(0, 4).Draw(t, "most")
			}
			s.counselors = append(s.counselors, c)
		}
		var fits [][]balance.Fit
		for j := range rapid.IntRange(0, clients).Draw(t, "clients") {
			c := balance.Client{ID: id(2, j), Place: rapid.SampledFrom([]string{"33.02.15", "33.05.01"}).Draw(t, "place"), Price: rapid.IntRange(1, 4).Draw(t, "price")}
			c.Owner = rapid.IntRange(balance.Nobody, len(s.counselors)-1).Draw(t, "owner")
			c.Fixed = rapid.SampledFrom([]balance.Block{0, 0, 0, balance.BlockLocked, balance.BlockEnding}).Draw(t, "fixed")
			s.clients = append(s.clients, c)
			work := hour / 4 * balance.Work(rapid.IntRange(0, 30).Draw(t, "work"))
			var row []balance.Fit
			for range s.counselors {
				f := balance.Fit{Work: work, Block: rapid.SampledFrom([]balance.Block{0, 0, balance.BlockArea}).Draw(t, "block")}
				if !alike {
					f.Travel = balance.Minute * balance.Work(rapid.IntRange(0, 90).Draw(t, "travel"))
					f.Work += f.Travel
				}
				row = append(row, f)
			}
			fits = append(fits, row)
		}
		p, err := balance.New(limit, s.counselors, s.clients, func(client, counselor int) balance.Fit { return fits[client][counselor] })
		if err != nil {
			t.Fatal(err)
		}
		s.Problem = p
		return s
	})
}

// all yields every assignment that the rules allow.
func (s small) all(yield func(at []int)) {
	at := s.Owners()
	var place func(j int)
	place = func(j int) {
		if j == len(at) {
			yield(at)
			return
		}
		for i := balance.Nobody; i < len(s.counselors); i++ {
			if i == s.clients[j].Owner || i != balance.Nobody && s.Block(j, i) == 0 {
				at[j] = i
				place(j + 1)
			}
		}
	}
	place(0)
}

// share is the exact workload of the fullest counselor with time.
func (s small) share(at []int) *big.Rat {
	worst := new(big.Rat)
	for i, load := range s.Loads(at) {
		if c := s.counselors[i].Capacity; c > 0 {
			if r := big.NewRat(int64(load), int64(c)); r.Cmp(worst) > 0 {
				worst = r
			}
		}
	}
	return worst
}

func ratio(b *balance.Bound) *big.Rat {
	if b.Capacity == 0 {
		return new(big.Rat)
	}
	return big.NewRat(int64(b.Work), int64(b.Capacity))
}

// Whatever anybody does, the fullest counselor has at least the bound.
func TestTheBoundIsNeverAboveTheBestSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySmall(6, 4, rapid.Bool().Draw(t, "alike"), false).Draw(t, "problem")
		b := s.Bound()
		bound := ratio(&b)
		s.all(func(at []int) {
			w := s.Worst(at)
			if w.Waiting < b.Waiting {
				t.Fatalf("%d wait, %d by the bound: %v", w.Waiting, b.Waiting, at)
			}
			if w.Waiting > b.Waiting {
				return // the worst is somebody without time
			}
			if s.share(at).Cmp(bound) < 0 || w.Percent < b.Percent() {
				t.Fatalf("%v is %s, the bound %s", at, s.share(at).FloatString(4), bound.FloatString(4))
			}
		})
	})
}

// For work that could be divided the bound is met: it is the greatest share over
// all sets of counselors, of what can go nowhere else in what they have.
func TestTheBoundIsTheFullestSetOfCounselors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySmall(8, 4, true, false).Draw(t, "problem")
		b := s.Bound()
		greatest := new(big.Rat)
		for set := 1; set < 1<<len(s.counselors); set++ {
			work, capacity := balance.Work(0), balance.Work(0)
			for i, c := range s.counselors {
				if set>>i&1 == 1 && c.Capacity > 0 {
					work, capacity = work+c.Stays, capacity+c.Capacity
				}
			}
			for j := range s.clients {
				inside, some := true, false
				for i, c := range s.counselors {
					if c.Capacity > 0 && s.Block(j, i) == 0 {
						some, inside = true, inside && set>>i&1 == 1
					}
				}
				if some && inside {
					work += s.Work(j, 0)
				}
			}
			if capacity > 0 {
				if r := big.NewRat(int64(work), int64(capacity)); r.Cmp(greatest) > 0 {
					greatest = r
				}
			}
		}
		// A thousandth of a minute for each counselor may be lost to rounding.
		short := new(big.Rat).Sub(greatest, ratio(&b))
		if short.Sign() < 0 || short.Cmp(big.NewRat(10, int64(hour))) > 0 {
			t.Fatalf("%s, the fullest set %s", ratio(&b).FloatString(9), greatest.FloatString(9))
		}
		checkBottleneck(t, s, &b)
	})
}

// checkBottleneck adds the bottleneck up anew.
func checkBottleneck(t *rapid.T, s small, b *balance.Bound) {
	work, capacity := balance.Work(0), balance.Work(0)
	for _, i := range b.Counselors {
		work, capacity = work+s.counselors[i].Stays, capacity+s.counselors[i].Capacity
	}
	clients := 0
	for _, p := range b.Places {
		work, clients = work+p.Work, clients+p.Clients
	}
	if work != b.Work || capacity != b.Capacity || clients != b.Clients {
		t.Fatalf("%d of %d for %d clients in %+v", work, capacity, clients, b)
	}
}

// checkProposal holds a proposal against the problem it is for.
func checkProposal(t *rapid.T, s small, p *balance.Problem, got balance.Proposal, budget int) {
	owners := s.Owners()
	if !slices.Equal(got.Start, owners) || !slices.Equal(got.Before, s.Loads(owners)) || !slices.Equal(got.After, s.Loads(got.End)) {
		t.Fatalf("start and end: %+v", got)
	}
	if budget > 0 && len(got.Moves) > budget {
		t.Fatalf("%d moves of %d", len(got.Moves), budget)
	}
	if len(got.Curve) != len(got.Moves)+1 {
		t.Fatalf("%d points for %d moves", len(got.Curve), len(got.Moves))
	}
	at, loads := owners, slices.Clone(got.Before)
	for k, m := range got.Moves {
		c := s.clients[m.Client]
		if m.From != at[m.Client] || m.From != c.Owner || m.To == m.From || m.To == balance.Nobody || m.Price != c.Price {
			t.Fatalf("row %d: %+v", k, m)
		}
		if c.Fixed != 0 || p.Block(m.Client, m.To) != 0 {
			t.Fatalf("row %d is blocked: %b", k, p.Block(m.Client, m.To))
		}
		if m.From != balance.Nobody {
			if m.Giver.Before != loads[m.From] || m.Giver.After != loads[m.From]-s.Work(m.Client, m.From) {
				t.Fatalf("row %d: %+v", k, m)
			}
			loads[m.From] = m.Giver.After
		}
		if m.Taker.Before != loads[m.To] || m.Taker.After != loads[m.To]+s.Work(m.Client, m.To) {
			t.Fatalf("row %d: %+v", k, m)
		}
		loads[m.To] = m.Taker.After
		at[m.Client] = m.To
		if w := s.Worst(at); w != got.Curve[k+1] {
			t.Fatalf("point %d: %+v, want %+v", k+1, got.Curve[k+1], w)
		}
	}
	if !slices.Equal(at, got.End) || !slices.Equal(loads, got.After) {
		t.Fatalf("the rows lead to %v, not %v", at, got.End)
	}
}

func TestAProposalIsNeverWorseAndKeepsTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySmall(8, 4, rapid.Bool().Draw(t, "alike"), true).Draw(t, "problem")
		o := balance.Options{Moves: rapid.IntRange(0, 5).Draw(t, "moves"), Gain: rapid.SampledFrom([]int{0, 0, 10, 100}).Draw(t, "gain"), Effort: 20_000}
		got := s.Propose(context.Background(), o)
		checkProposal(t, s, s.Problem, got, o.Moves)
		if o.Gain == 0 && s.Score(got.End).Compare(s.Score(got.Start)) > 0 {
			t.Fatalf("from %+v to %+v", s.Score(got.Start), s.Score(got.End))
		}
		for i, c := range s.counselors { // nobody comes to hold more than they may
			count := func(at []int) (n int) {
				for _, k := range at {
					if k == i {
						n++
					}
				}
				return n
			}
			if after := count(got.End); c.Most > 0 && after > max(c.Most, count(got.Start)) {
				t.Fatalf("counselor %d holds %d of %d", i, after, c.Most)
			}
		}
		if again := s.Propose(context.Background(), o); !reflect.DeepEqual(got, again) {
			t.Fatalf("\n%+v\n%+v", got, again)
		}
	})
}

// Where a client weighs the same with everybody, moves neither make work nor
// lose any.
func TestHoursAreConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySmall(8, 4, true, false).Draw(t, "problem")
		got := s.Propose(context.Background(), balance.Options{Effort: 20_000})
		before, after := balance.Work(0), balance.Work(0)
		for i := range got.Before {
			before, after = before+got.Before[i], after+got.After[i]
		}
		for _, m := range got.Moves {
			if m.From == balance.Nobody {
				before += s.Work(m.Client, m.To)
			}
		}
		if before != after {
			t.Fatalf("%d before, %d after", before, after)
		}
	})
}

// On problems that can be tried out in full, the search finds the best.
func TestAProposalWithoutABudgetIsTheBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySmall(6, 4, rapid.Bool().Draw(t, "alike"), false).Draw(t, "problem")
		got := s.Propose(context.Background(), balance.Options{Effort: 100_000})
		best, where := s.Score(got.Start), got.Start
		s.all(func(at []int) {
			if score := s.Score(at); score.Compare(best) < 0 {
				best, where = score, slices.Clone(at)
			}
		})
		if found := s.Score(got.End); found != best {
			t.Fatalf("%v %+v, best %v %+v", got.End, found, where, best)
		}
	})
}

func TestDecisionsOfAPersonAreKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySmall(8, 4, true, false).Draw(t, "problem")
		o := balance.Options{Effort: 20_000}
		first := s.Propose(context.Background(), o)
		var d balance.Decisions
		pair := func(m balance.Move) balance.Pair {
			return balance.Pair{Client: s.clients[m.Client].ID, Counselor: s.counselors[m.To].ID}
		}
		for _, m := range first.Moves {
			switch rapid.IntRange(0, 3).Draw(t, "decision") {
			case 0:
				d.Accepted = append(d.Accepted, pair(m))
			case 1:
				d.Refused = append(d.Refused, pair(m))
			case 2:
				d.Locked = append(d.Locked, s.clients[m.Client].ID)
			}
		}
		d.Refused = append(d.Refused, balance.Pair{Client: id(9, 9), Counselor: id(1, 0)}) // gone since
		p, err := s.With(d)
		if err != nil {
			t.Fatal(err)
		}
		o.Moves = rapid.IntRange(0, 4).Draw(t, "moves")
		got := p.Propose(context.Background(), o)
		checkProposal(t, s, p, got, max(o.Moves, len(d.Accepted))*min(o.Moves, 1))
		made := map[balance.Pair]bool{}
		for _, m := range got.Moves {
			made[pair(m)] = m.Accepted
			if slices.Contains(d.Refused, pair(m)) || slices.Contains(d.Locked, s.clients[m.Client].ID) {
				t.Fatalf("%+v in spite of %+v", m, d)
			}
		}
		for _, a := range d.Accepted {
			if !made[a] {
				t.Fatalf("%+v is lost", a)
			}
		}
		if b := p.Bound(); b.Waiting == got.Curve[len(got.Moves)].Waiting && got.Distance() < 0 {
			t.Fatalf("%d below the bound", -got.Distance())
		}
	})
}

// A list cut short by the person is still one that can be carried out.
func TestAProposalThatIsStoppedIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySmall(8, 4, true, true).Draw(t, "problem")
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		got := s.Propose(ctx, balance.Options{})
		checkProposal(t, s, s.Problem, got, 0)
		if !got.Stopped {
			t.Fatal("not said")
		}
	})
}
