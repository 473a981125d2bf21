package balance_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"guyub/model"
	"guyub/model/balance"
	"guyub/model/workload"
)

var today = model.On(2026, 3, 16)

// person is a client of a test: hours, owner and where they may go.
type person struct {
	hours balance.Work
	owner int
	price int
	only  []int // counselors who may have them; nil for all
	place string
	fixed balance.Block
	known []int
}

// desk is an office with counselors of so many hours and these clients.
func desk(t testing.TB, hours []balance.Work, people ...person) *balance.Problem {
	t.Helper()
	var counselors []balance.Counselor
	for i, h := range hours {
		counselors = append(counselors, balance.Counselor{ID: id(1, i), Capacity: h * hour})
	}
	var clients []balance.Client
	for j, p := range people {
		clients = append(clients, balance.Client{ID: id(2, j), Place: p.place, Owner: p.owner, Price: max(p.price, 1), Fixed: p.fixed, Known: p.known})
	}
	p, err := balance.New(limit, counselors, clients, func(client, counselor int) balance.Fit {
		f := balance.Fit{Work: people[client].hours * hour}
		if only := people[client].only; only != nil && !slices.Contains(only, counselor) {
			f.Block = balance.BlockArea
		}
		return f
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// many is so many clients alike.
func many(n int, p person) []person { return slices.Repeat([]person{p}, n) }

// rows writes the moves as "client from>to".
func rows(p balance.Proposal) string {
	var out []string
	for _, m := range p.Moves {
		out = append(out, fmt.Sprintf("%d %d>%d", m.Client, m.From, m.To))
	}
	return strings.Join(out, ", ")
}

func propose(p *balance.Problem, o balance.Options) balance.Proposal {
	return p.Propose(context.Background(), o)
}

func TestRule17SaysEveryReasonAtOnce(t *testing.T) {
	p, err := balance.New(limit,
		[]balance.Counselor{{ID: id(1, 0), Capacity: hour}, {ID: id(1, 1)}, {ID: id(1, 2), Capacity: hour}},
		[]balance.Client{{ID: id(2, 0), Owner: 0, Fixed: balance.BlockTransfer}, {ID: id(2, 1), Owner: 0}},
		func(client, counselor int) balance.Fit {
			f := balance.Fit{Work: hour}
			if counselor != 2 {
				f.Block = balance.BlockSection | balance.BlockGrade
			}
			return f
		})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		client, counselor int
		want              balance.Block
	}{
		{0, 0, 0}, // to stay is always allowed
		{0, 1, balance.BlockTransfer | balance.BlockSection | balance.BlockGrade | balance.BlockAway},
		{0, 2, balance.BlockTransfer},
		{1, 0, 0},
		{1, 1, balance.BlockSection | balance.BlockGrade | balance.BlockAway},
		{1, 2, 0},
	} {
		if got := p.Block(c.client, c.counselor); got != c.want {
			t.Errorf("client %d, counselor %d: %b, want %b", c.client, c.counselor, got, c.want)
		}
	}
	seen := balance.Block(0)
	for _, b := range balance.Blocks() {
		if seen.Has(b) {
			t.Errorf("%b twice", b)
		}
		seen |= b
	}
	if len(balance.Blocks()) != 12 {
		t.Errorf("%d reasons", len(balance.Blocks()))
	}
}

// Rule 18: who is over the limit comes before evenness, evenness before
// continuity.
func TestRule18IsLexicographic(t *testing.T) {
	// Either move brings all within the limit; the dear one makes it more even.
	p := desk(t, []balance.Work{10, 20}, person{hours: 9, owner: 0, price: 4}, person{hours: 4, owner: 0, price: 1})
	if got := rows(propose(p, balance.Options{Moves: 1})); got != "0 0>1" {
		t.Errorf("evenness before price: %s", got)
	}
	// Alike in hours: the one who costs less goes.
	p = desk(t, []balance.Work{10, 10}, person{hours: 6, owner: 0, price: 3}, person{hours: 6, owner: 0, price: 1})
	if got := rows(propose(p, balance.Options{})); got != "1 0>1" {
		t.Errorf("price between equals: %s", got)
	}
	a := balance.Score{Over: 1, Uneven: 9, Price: 9, Travel: 9}
	for _, b := range []balance.Score{{Over: 2}, {Over: 1, Uneven: 10}, {Over: 1, Uneven: 9, Price: 10}, {Over: 1, Uneven: 9, Price: 9, Travel: 10}} {
		if a.Compare(b) != -1 || b.Compare(a) != 1 || a.Compare(a) != 0 {
			t.Errorf("%+v and %+v", a, b)
		}
	}
}

func TestRule18PutsWhoWaitsForNobodyFirst(t *testing.T) {
	// One is away with a client, another client has nobody, and somebody is far over.
	people := append(many(20, person{hours: 2, owner: 1}), person{hours: 1, owner: 0}, person{hours: 1, owner: balance.Nobody})
	p := desk(t, []balance.Work{0, 20, 20}, people...)
	got := propose(p, balance.Options{Moves: 2})
	if rows(got) != "20 0>2, 21 -1>2" {
		t.Errorf("%s", rows(got))
	}
	want := []balance.Worst{{Waiting: 2, Percent: 2000}, {Waiting: 1, Percent: 2000}, {Waiting: 0, Percent: 2000}}
	if !slices.Equal(got.Curve, want) {
		t.Errorf("%+v", got.Curve)
	}
	for _, m := range got.Moves {
		if !m.Why.Has(balance.WhyWaiting) {
			t.Errorf("%+v", m)
		}
	}
}

func TestRule19PricesContinuity(t *testing.T) {
	for _, c := range []struct {
		name    string
		given   balance.Continuity
		price   int
		warning balance.Warning
		block   balance.Block
	}{
		{"nothing known", balance.Continuity{}, 1, 0, 0},
		{"six months to the day", balance.Continuity{Since: model.On(2025, 9, 16)}, 1, 0, 0},
		{"a day over six months", balance.Continuity{Since: model.On(2025, 9, 15)}, 2, balance.WarnLong, 0},
		{"high risk", balance.Continuity{Risk: model.RiskHigh}, 2, balance.WarnRisk, 0},
		{"very high risk", balance.Continuity{Risk: model.RiskIntensive}, 2, balance.WarnRisk, 0},
		{"not assessed", balance.Continuity{Risk: model.RiskUnassessed}, 1, 0, 0},
		{"two changes in twelve months, one before", balance.Continuity{Changes: []model.Date{model.On(2025, 3, 16), model.On(2025, 3, 17), model.On(2026, 1, 1)}}, 3, balance.WarnChanged, 0},
		{"a change to come", balance.Continuity{Changes: []model.Date{today + 1}}, 1, 0, 0},
		{"all", balance.Continuity{Since: model.On(2025, 4, 1), Risk: model.RiskHigh, Changes: []model.Date{model.On(2025, 4, 1)}}, 4, balance.WarnLong | balance.WarnRisk | balance.WarnChanged, 0},
		{"ends in 90 days", balance.Continuity{Ends: today + 90}, 1, 0, balance.BlockEnding},
		{"ends in 91 days", balance.Continuity{Ends: today + 91}, 1, 0, 0},
		{"should have ended", balance.Continuity{Ends: today - 5}, 1, 0, balance.BlockEnding},
	} {
		price, warning, block := c.given.Price(today)
		if price != c.price || warning != c.warning || block != c.block {
			t.Errorf("%s: %d %b %b", c.name, price, warning, block)
		}
	}
}

func TestRule20KeepsTheBudgetAndShowsTheCurve(t *testing.T) {
	p := desk(t, []balance.Work{50, 50}, many(40, person{hours: 2, owner: 0})...)
	for _, moves := range []int{1, 3, 10} {
		got := propose(p, balance.Options{Moves: moves})
		if len(got.Moves) != moves {
			t.Errorf("%d moves of %d", len(got.Moves), moves)
		}
		for k, w := range got.Curve {
			if w != (balance.Worst{Percent: 1600 - 40*k}) {
				t.Errorf("after %d moves %+v", k, w)
			}
		}
	}
	if got := propose(p, balance.Options{}); len(got.Moves) != 20 || got.Distance() != 0 {
		t.Errorf("without a budget %d moves, %d from the bound", len(got.Moves), got.Distance())
	}
}

func TestRule21EndsWhereAMoveGainsTooLittle(t *testing.T) {
	// Long appointments first bring 8 points each, then short ones half a point.
	people := append(many(4, person{hours: 8, owner: 0}), many(60, person{hours: 1, owner: 0})...)
	p := desk(t, []balance.Work{100, 100}, people...)
	full, cut := propose(p, balance.Options{}), propose(p, balance.Options{Gain: balance.ProposedGain * 2})
	if len(full.Moves) <= len(cut.Moves) || len(cut.Moves) == 0 {
		t.Fatalf("%d moves, %d with the rule", len(full.Moves), len(cut.Moves))
	}
	for k := range cut.Moves {
		if gained := cut.Curve[k].Percent - cut.Curve[k+1].Percent; gained < 20 {
			t.Errorf("move %d brings %d", k, gained)
		}
	}
	// Two are worst alike: the first move alone gains nothing, two together 60
	// points, four together less for each.
	p = desk(t, []balance.Work{10, 10, 100}, append(many(2, person{hours: 6, owner: 0}), many(2, person{hours: 6, owner: 1})...)...)
	if got := propose(p, balance.Options{Gain: 200}); len(got.Moves) != 2 {
		t.Errorf("%s %+v", rows(got), got.Curve)
	}
	// Clients who wait are placed whatever they gain.
	p = desk(t, []balance.Work{100, 100}, person{hours: 1, owner: balance.Nobody})
	if got := propose(p, balance.Options{Gain: 1000}); len(got.Moves) != 1 {
		t.Errorf("%s", rows(got))
	}
}

func TestSwapsHelpWhereASingleMoveDoesNot(t *testing.T) {
	p := desk(t, []balance.Work{10, 10}, person{hours: 7, owner: 0}, person{hours: 5, owner: 0}, person{hours: 4, owner: 1}, person{hours: 4, owner: 1})
	got := propose(p, balance.Options{})
	if len(got.Moves) != 2 || got.Curve[2].Percent != 1100 {
		t.Fatalf("%s %+v", rows(got), got.Curve)
	}
	for _, m := range got.Moves {
		if !m.Why.Has(balance.WhyExchange) {
			t.Errorf("%+v", m)
		}
	}
}

func TestEveryRowSaysWhy(t *testing.T) {
	p := desk(t, []balance.Work{10, 10, 6},
		person{hours: 8, owner: 0}, person{hours: 4, owner: 0, known: []int{2}}, person{hours: 5, owner: 1})
	got := propose(p, balance.Options{})
	if rows(got) != "1 0>2" || got.Moves[0].Why != balance.WhyOver|balance.WhyKnown {
		t.Fatalf("%s %+v", rows(got), got.Moves)
	}
	m := got.Moves[0]
	if p.Percent(0, m.Giver.Before) != 1200 || p.Percent(0, m.Giver.After) != 800 || p.Percent(2, m.Taker.Before) != 0 || p.Percent(2, m.Taker.After) != 667 {
		t.Errorf("%+v", m)
	}
	seen := balance.Why(0)
	for _, w := range balance.Whys() {
		if seen.Has(w) {
			t.Errorf("%b twice", w)
		}
		seen |= w
	}
}

func TestRule22RanksCounselorsForANewcomer(t *testing.T) {
	hours := []balance.Work{100, 100, 100, 100, 100, 0}
	people := []person{{hours: 109, owner: 0}, {hours: 90, owner: 1}, {hours: 60, owner: 2}, {hours: 50, owner: 3}, {hours: 50, owner: 4}}
	p := desk(t, hours, people...)
	n := balance.Newcomer{Fits: make([]balance.Fit, 6), Known: make([]bool, 6), Near: make([]bool, 6), New: make([]int, 6)}
	for i := range n.Fits {
		n.Fits[i].Work = 2 * hour
	}
	order := func() (out []int) {
		for _, s := range p.Suggest(n) {
			out = append(out, s.Counselor)
		}
		return out
	}
	check := func(why string, want ...int) {
		t.Helper()
		if got := order(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", why, got, want)
		}
	}
	check("by the load, then in order; who is away last", 3, 4, 2, 1, 0, 5)
	n.New[3] = 2
	check("fewest new of late", 4, 3, 2, 1, 0, 5)
	n.Near[1] = true
	check("whose area it is", 1, 4, 3, 2, 0, 5)
	n.Known[2] = true
	check("who knows the client", 2, 1, 4, 3, 0, 5)
	n.Known[2], n.Known[0] = false, true
	check("to be known must not overload", 1, 4, 3, 2, 0, 5)
	n.Fits[4].Block = balance.BlockSection
	check("blocked ones stay in sight", 1, 3, 2, 0, 4, 5)
	got := p.Suggest(n)
	if s := got[0]; s.Counselor != 1 || p.Percent(1, s.Before) != 900 || p.Percent(1, s.After) != 920 || !s.Near || !s.Fits {
		t.Errorf("%+v", s)
	}
	if got[4].Block != balance.BlockSection || got[5].Block != balance.BlockAway || got[3].Fits {
		t.Errorf("%+v", got)
	}
}

func TestACounselorWhoIsFullIsNotSuggested(t *testing.T) {
	p, err := balance.New(limit, []balance.Counselor{{Capacity: 100 * hour, Most: 1}, {Capacity: 10 * hour, Most: 1}}, []balance.Client{{Owner: 0}},
		func(int, int) balance.Fit { return balance.Fit{Work: hour} })
	if err != nil {
		t.Fatal(err)
	}
	got := p.Suggest(balance.Newcomer{Fits: make([]balance.Fit, 2), Known: make([]bool, 2), Near: make([]bool, 2), New: make([]int, 2)})
	if got[0].Counselor != 1 || got[1].Block != balance.BlockFull {
		t.Errorf("%+v", got)
	}
}

// The sentence of the reference: Kebumen, 412 hours for 3 counselors, 137 % at
// best, while others have time.
func TestTheBottleneckIsNamed(t *testing.T) {
	people := append(many(200, person{hours: 2, owner: 0, only: []int{0, 1, 2}, place: "33.05"}), many(6, person{hours: 2, owner: 1, only: []int{0, 1, 2}, place: "33.04"})...)
	people = append(people, many(10, person{hours: 2, owner: 3, place: "33.02"})...)
	p := desk(t, []balance.Work{100, 100, 100, 100, 100}, people...)
	b := p.Bound()
	if b.Percent() != 1373 || !slices.Equal(b.Counselors, []int{0, 1, 2}) || b.Work != 412*hour || b.Capacity != 300*hour || b.Whole || b.Clients != 206 {
		t.Errorf("%+v", b)
	}
	if want := []balance.Place{{Code: "33.05", Clients: 200, Work: 400 * hour}, {Code: "33.04", Clients: 6, Work: 12 * hour}}; !slices.Equal(b.Places, want) {
		t.Errorf("%+v", b.Places)
	}
	if b.Lacks(limit) != 82*hour || b.Lacks(137_400) != 0 {
		t.Errorf("lacks %d", b.Lacks(limit))
	}
	if got := propose(p, balance.Options{}); got.Distance() > 10 || got.Distance() < 0 {
		t.Errorf("%d from the bound", got.Distance())
	}
}

func TestDiagnosisTellsShortageGeographyAndImbalance(t *testing.T) {
	here, anywhere := []int{0}, []int(nil)
	for _, c := range []struct {
		name    string
		hours   []balance.Work
		people  []person
		want    balance.Cause
		missing int
	}{
		{"well", []balance.Work{100, 100}, append(many(45, person{hours: 2, owner: 0}), many(45, person{hours: 2, owner: 1})...), 0, 0},
		{"badly shared", []balance.Work{100, 100}, many(80, person{hours: 2, owner: 0}), balance.Imbalance, 0},
		{"too much for all", []balance.Work{100, 100}, append(many(60, person{hours: 2, owner: 0}), many(60, person{hours: 2, owner: 1})...), balance.Shortage, 2},
		{"too much, and badly shared", []balance.Work{100, 100}, many(120, person{hours: 2, owner: 0}), balance.Shortage | balance.Imbalance, 2},
		{"in one place", []balance.Work{100, 100}, many(80, person{hours: 2, owner: 0, only: here}), balance.Geography, 5},
		{"in one place, and badly shared", []balance.Work{100, 100, 100}, append(many(60, person{hours: 2, owner: 0, only: here}), many(30, person{hours: 2, owner: 0, only: anywhere})...), balance.Geography | balance.Imbalance, 1},
	} {
		p := desk(t, c.hours, c.people...)
		var counselors []model.Counselor
		for i := range c.hours {
			counselors = append(counselors, model.Counselor{Meta: model.Meta{ID: id(1, i)}})
		}
		var cells []workload.Cell
		for _, person := range c.people {
			cells = append(cells, workload.Cell{Counselor: id(1, person.owner), Risk: model.RiskMedium, Count: 1})
		}
		n := model.NormsOn(nil, today)
		team := workload.NewTeam(counselors, cells, n, func(string) int { return 0 })
		d := p.Diagnose(&team, n)
		if d.Causes != c.want || d.Missing != c.missing || d.Needed != team.Needed || d.There != 10*len(c.hours) {
			t.Errorf("%s: %b, want %b; %d missing, want %d", c.name, d.Causes, c.want, d.Missing, c.missing)
		}
	}
}

func TestAcceptedMovesBindPeopleToTheRules(t *testing.T) {
	p := desk(t, []balance.Work{10, 10}, person{hours: 1, owner: 0, only: []int{0}})
	_, err := p.With(balance.Decisions{Accepted: []balance.Pair{{Client: id(2, 0), Counselor: id(1, 1)}}})
	var blocked *balance.Blocked
	if !errors.As(err, &blocked) || blocked.Block != balance.BlockArea || blocked.Client != 0 || blocked.Counselor != 1 {
		t.Errorf("%v", err)
	}
}

func TestWhoIsLeftOutReceivesNobody(t *testing.T) {
	p := desk(t, []balance.Work{10, 10, 10}, many(8, person{hours: 2, owner: 0})...)
	q, err := p.With(balance.Decisions{Closed: []model.ID{id(1, 1)}})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range propose(q, balance.Options{}).Moves {
		if m.To == 1 {
			t.Errorf("%+v", m)
		}
	}
	if p.Block(0, 1) != 0 || q.Block(0, 1) != balance.BlockClosed {
		t.Error("the problem itself changed, or the new one did not")
	}
}

func TestWhatCannotBeIsRefused(t *testing.T) {
	fit := func(f balance.Fit) func(int, int) balance.Fit { return func(int, int) balance.Fit { return f } }
	one, who := []balance.Counselor{{Capacity: hour}}, []balance.Client{{}}
	for name, err := range map[string]error{
		"limit":   second(balance.New(-1, one, who, fit(balance.Fit{}))),
		"owner":   second(balance.New(limit, one, []balance.Client{{Owner: 1}}, fit(balance.Fit{}))),
		"below":   second(balance.New(limit, one, []balance.Client{{Owner: -2}}, fit(balance.Fit{}))),
		"work":    second(balance.New(limit, one, who, fit(balance.Fit{Work: -1}))),
		"travel":  second(balance.New(limit, one, who, fit(balance.Fit{Work: 1, Travel: 2}))),
		"much":    second(balance.New(limit, one, who, fit(balance.Fit{Work: 1 << 40}))),
		"stays":   second(balance.New(limit, []balance.Counselor{{Stays: -1}}, nil, nil)),
		"stays >": second(balance.New(limit, []balance.Counselor{{Stays: 1 << 40}}, nil, nil)),
	} {
		if err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	p, err := balance.New(limit, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, b := propose(p, balance.Options{}), p.Bound(); len(got.Moves) != 0 || b.Percent() != 0 {
		t.Errorf("nobody at all: %+v", got)
	}
}

func second(_ *balance.Problem, err error) error { return err }

func TestMinutesAreRoundedHalvesUp(t *testing.T) {
	for work, want := range map[balance.Work]int{0: 0, 499: 0, 500: 1, 1499: 1, 1500: 2, -500: -1, -499: 0} {
		if got := work.Minutes(); got != want {
			t.Errorf("%d: %d", work, got)
		}
	}
}

func TestProgressIsTold(t *testing.T) {
	told, last := 0, 0
	bigOffice(2, 30, 1500).Propose(context.Background(), balance.Options{Effort: 4_000_000, Progress: func(weighed, of int) {
		if of != 4_000_000 || weighed < last {
			t.Errorf("%d of %d after %d", weighed, of, last)
		}
		told, last = told+1, weighed
	}})
	if told == 0 {
		t.Error("nothing was told")
	}
}

// The office of the benchmarks ends within a point of the proven bound.
func TestABigOfficeEndsNearTheBound(t *testing.T) {
	for seed := range uint64(3) {
		p := bigOffice(seed, 30, 1500)
		got := propose(p, balance.Options{})
		if d := got.Distance(); d < 0 || d > 10 {
			t.Errorf("office %d: %d tenths from the bound of %d, from %d", seed, d, got.Bound.Percent(), got.Curve[0].Percent)
		}
	}
}
