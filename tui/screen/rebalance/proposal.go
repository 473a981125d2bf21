package rebalance

import (
	"context"
	"errors"
	"image"
	"slices"
	"strconv"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/balance"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
)

// proposal is a list of moves that the program proposes, with what a person has
// said to each. It is made anew as often as they like, and keeps to what they
// have said.
type proposal struct {
	sim    *Simulation
	budget int
	said   balance.Decisions
	found  balance.Proposal
	known  bool
	// problem is what was solved last, with the person's decisions.
	problem *balance.Problem
	table   *table.Table
	rows    *table.Slice[row]
	wait    *kit.Wait
	cancel  context.CancelFunc
	done    *atomic.Int64
	failure string
}

// row is a move with what the person says to it.
type row struct {
	move balance.Move
	says answer
}

// answer is what a person says to a row.
type answer uint8

const (
	yes    answer = iota // taken with the others
	no                   // not this counselor
	locked               // the client stays
)

func newProposal(sim *Simulation) *proposal {
	p := &proposal{sim: sim, budget: balance.ProposedMoves, wait: kit.NewWait(sim.env), done: &atomic.Int64{}}
	p.said.Accepted = sim.trial().Pairs() // what is tried out already stands
	p.rows = table.NewSlice(func(r row) model.ID { return sim.office.problem.Clients()[r.move.Client].ID }, p.cells)
	p.table = table.New(sim.env, p.columns()...)
	p.table.SetSource(p.rows)
	return p
}

// Title is its part of the breadcrumb.
func (p *proposal) Title() string { return p.sim.env.Lang.Rebalance.ProposalTitle }

// Init looks for the first proposal.
func (p *proposal) Init() tea.Cmd { return p.solve() }

type solved struct {
	of      *proposal
	number  int
	problem *balance.Problem
	found   balance.Proposal
	err     error
}

// solve looks for the best moves under what the person has said.
func (p *proposal) solve() tea.Cmd {
	if p.cancel != nil {
		p.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	number, turn := p.wait.Start(p.sim.env.Lang.Rebalance.Solving)
	base, said, budget := p.sim.office.problem, p.decisions(), p.budget
	done := &atomic.Int64{}
	p.done = done
	return tea.Batch(turn, func() tea.Msg {
		defer cancel()
		problem, err := base.With(said)
		if err != nil {
			return solved{of: p, number: number, err: err}
		}
		found := problem.Propose(ctx, asked(budget, func(weighed, of int) { done.Store(int64(weighed)<<32 | int64(of)) }))
		return solved{p, number, problem, found, nil}
	})
}

// decisions is what the person has said until now.
func (p *proposal) decisions() balance.Decisions {
	d := balance.Decisions{Accepted: slices.Clone(p.said.Accepted), Refused: slices.Clone(p.said.Refused), Locked: slices.Clone(p.said.Locked)}
	for _, r := range p.rows.Items() {
		pair := balance.Pair{Client: p.sim.office.problem.Clients()[r.move.Client].ID, Counselor: p.sim.office.problem.Counselors()[r.move.To].ID}
		switch r.says {
		case no:
			d.Refused = append(d.Refused, pair)
		case locked:
			d.Locked = append(d.Locked, pair.Client)
		}
	}
	// Who is refused or locked now is not accepted any more.
	d.Accepted = slices.DeleteFunc(d.Accepted, func(a balance.Pair) bool {
		return slices.Contains(d.Refused, a) || slices.Contains(d.Locked, a.Client)
	})
	return d
}

// Update takes intents and answers.
func (p *proposal) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case solved:
		if m.of == p && p.wait.Current(m.number) {
			p.show(m)
		}
	case budgetTyped:
		if m.of == p {
			p.budget = m.n
			return p.solve()
		}
	case kit.Refresh:
		p.table.SetColumns(p.columns()...)
	case kit.Turn:
		if at := p.done.Load(); at > 0 {
			p.wait.Progress(int(at>>32), int(at&(1<<32-1)))
		}
		return p.wait.Update(m)
	case kit.Do:
		return p.do(m.Intent)
	default:
		return p.table.Update(msg)
	}
	return nil
}

func (p *proposal) show(m solved) {
	p.wait.Stop()
	p.known, p.failure = true, ""
	if m.err != nil {
		var blocked *balance.Blocked
		p.failure = p.sim.env.Lang.Rebalance.Failed
		if errors.As(m.err, &blocked) {
			p.failure = p.sim.env.Lang.F(p.sim.env.Lang.Rebalance.Forbidden, p.sim.office.client(blocked.Client), p.sim.office.counselor(blocked.Counselor), blocks(p.sim.env, blocked.Block))
		}
		return
	}
	p.said = p.decisions()
	p.found, p.problem = m.found, m.problem
	var all []row
	for _, move := range m.found.Moves {
		all = append(all, row{move: move})
	}
	p.rows.Set(all)
	p.table.Empty = p.sim.env.Lang.Rebalance.NothingBetter
	p.table.Refresh()
}

// The intents of a proposal.
const (
	refuseIntent kit.Intent = "proposal.refuse"
	lockIntent   kit.Intent = "proposal.lock"
	againIntent  kit.Intent = "proposal.again"
	budgetIntent kit.Intent = "proposal.budget"
	takeIntent   kit.Intent = "proposal.take"
)

// budgetTyped is the number of moves that a person allows; 0 for any.
type budgetTyped struct {
	of *proposal
	n  int
}

func (p *proposal) do(i kit.Intent) tea.Cmd {
	if i == kit.Back {
		if p.cancel != nil {
			p.cancel()
		}
		return kit.Send(kit.Pop{})
	}
	if p.wait.Busy() {
		return nil
	}
	switch i {
	case refuseIntent:
		p.answer(no)
	case lockIntent:
		p.answer(locked)
	case againIntent:
		return p.solve()
	case budgetIntent:
		return p.askBudget()
	case takeIntent:
		return p.take()
	case kit.Open:
		if id, ok := p.table.Cursor(); ok {
			return kit.Send(kit.Show{Kind: model.KindClient, ID: id})
		}
	default:
		return p.table.Update(kit.Do{Intent: i})
	}
	return nil
}

// answer says something to the row under the cursor, or takes it back, and goes
// on to the next.
func (p *proposal) answer(says answer) {
	at := p.table.At()
	if at < 0 {
		return
	}
	items := p.rows.Items()
	if items[at].says == says {
		says = yes
	}
	items[at].says = says
	p.rows.Set(items)
	p.table.Refresh()
	p.table.Update(kit.Do{Intent: kit.Down})
}

// askBudget asks how many clients may change the counselor.
func (p *proposal) askBudget() tea.Cmd {
	w := &p.sim.env.Lang.Rebalance
	var options []kit.Option
	for _, n := range []int{5, 10, 15, 20, 30, 50, 0} {
		label := p.sim.env.Lang.F(w.BudgetOf, n)
		if n == 0 {
			label = w.AnyNumber
		}
		options = append(options, kit.Option{Value: strconv.Itoa(n), Label: label})
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(p.sim.env, w.BudgetTitle, options, strconv.Itoa(p.budget), func(v string) tea.Msg {
		n, _ := strconv.Atoi(v)
		return budgetTyped{p, n}
	})})
}

// take puts the rows that stand into the scenario, where they can be changed
// and accepted.
func (p *proposal) take() tea.Cmd {
	var pairs []balance.Pair
	o := p.sim.office
	for _, r := range p.rows.Items() {
		if r.says == yes {
			pairs = append(pairs, balance.Pair{Client: o.problem.Clients()[r.move.Client].ID, Counselor: o.problem.Counselors()[r.move.To].ID})
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	n := p.sim.trial().Take(pairs)
	text := p.sim.env.Lang.F(p.sim.env.Lang.Rebalance.Took, p.sim.env.Lang.Number(n))
	return tea.Batch(p.sim.changed(), p.sim.say(text), kit.Send(kit.Pop{}))
}

func (p *proposal) columns() []table.Column {
	w := &p.sim.env.Lang.Rebalance
	return []table.Column{
		{Key: "says", Title: "", Width: 5},
		{Key: "name", Title: w.ColClient, Width: 18, Min: 13, Flex: true},
		{Key: "way", Title: w.ColWay, Width: 24, Min: 20},
		{Key: "effect", Title: w.ColEffect, Width: 20, Min: 17, Priority: 1},
		{Key: "why", Title: w.ColWhy, Width: 24, Min: 12, Priority: 2},
		{Key: "note", Title: w.ColNote, Width: 22, Min: 10, Priority: 3},
	}
}

func (p *proposal) cells(r row) []table.Cell {
	o, th, w := p.sim.office, p.sim.env.Theme, &p.sim.env.Lang.Rebalance
	says, st := w.Yes, th.Good
	switch r.says {
	case no:
		says, st = w.No, th.Bad
	case locked:
		says, st = w.Locked, th.Warn
	}
	return []table.Cell{{Text: says, Style: st}, {Text: o.client(r.move.Client)}, {Text: o.counselor(r.move.From) + " → " + o.counselor(r.move.To)},
		{Text: o.effect(&r.move)}, {Text: whys(p.sim.env, r.move.Why), Style: th.Faint}, {Text: warnings(p.sim.env, r.move.Warning), Style: th.Warn}}
}

// Keys is what works now.
func (p *proposal) Keys() kit.KeyMap {
	w := &p.sim.env.Lang.Rebalance
	back := kit.Bind(kit.Back, p.sim.env.Lang.Common.Back)
	if p.wait.Busy() {
		return kit.KeyMap{back}
	}
	var keys kit.KeyMap
	if p.table.Len() > 0 {
		keys = append(keys, kit.Bind(refuseIntent, w.KeyRefuse, "space"), kit.Bind(lockIntent, w.KeyLock, "k"), kit.Bind(takeIntent, w.KeyTake, "A"))
	}
	keys = append(keys, kit.Bind(againIntent, w.KeyAgain, "u"), kit.Bind(budgetIntent, w.KeyBudget, "b"))
	if p.table.Len() > 0 {
		keys = append(keys, kit.Bind(kit.Open, w.KeyClient).Hide())
	}
	return append(append(keys, p.table.Keys()...), back)
}

// Draw draws what the list does, the curve, the moves, and the proof.
func (p *proposal) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th := p.sim.env.Theme
	area.Min.X++
	area.Max.X--
	line := func(text string, st kit.Style) {
		c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), text, st)
		area.Min.Y++
	}
	switch {
	case p.failure != "":
		c.Wrap(area, p.failure, th.Bad)
		return nil
	case !p.known:
		p.wait.Draw(c, area)
		return nil
	}
	o := p.sim.office
	line(o.head(&p.found), th.Bold)
	if waiting := o.waiting(&p.found); waiting != "" {
		line(waiting, th.Base)
	}
	line(o.curve(&p.found, area.Dx()), th.Faint)
	if area.Dy() > 8 {
		proof := o.proof(&p.found)
		foot := footOf(area, 1, proof)
		area.Max.Y = foot.Min.Y - 1
		if p.wait.Busy() {
			p.wait.Draw(c, foot)
		} else {
			c.TextIn(foot, p.explained(), th.Base)
			foot.Min.Y++
			c.Wrap(foot, proof, th.Faint)
		}
		area.Min.Y++
	}
	area.Min.X--
	p.table.Draw(c, area)
	return nil
}

// explained says of the row under the cursor why, at what price for the client,
// and what to think of.
func (p *proposal) explained() string {
	at := p.table.At()
	if at < 0 {
		return ""
	}
	l, move := p.sim.env.Lang, p.rows.Items()[at].move
	text := p.sim.office.client(move.Client) + ": " + whys(p.sim.env, move.Why)
	if move.Travel != 0 {
		text += " · " + l.F(l.Rebalance.Road, signed(p.sim.env, move.Travel.Minutes()))
	}
	if w := warnings(p.sim.env, move.Warning); w != "" {
		text += " · ! " + w
	}
	return text
}

// Click gives the mouse to the table.
func (p *proposal) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return p.table.Click(x, y, ev) }
