package rebalance

import (
	"context"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/balance"
	"guyub/tui/kit"
)

// asked are the options that a proposal is asked for with, whoever asks.
func asked(budget int, progress func(weighed, of int)) balance.Options {
	return balance.Options{Moves: budget, Gain: balance.ProposedGain, Progress: progress}
}

// Report is a proposal for where there is no screen: the very moves and words
// that the screen shows when it is asked with nothing decided yet.
type Report struct {
	office *office
	Found  balance.Proposal
}

// NewReport reads the office and looks for the best moves within a budget, 0
// for any number. ctx stops it, which is an error.
func NewReport(ctx context.Context, env *kit.Env, s Store, team Team, budget int) (*Report, error) {
	o, err := read(ctx, env, s, team)
	if err != nil {
		return nil, err
	}
	r := &Report{o, o.problem.Propose(ctx, asked(budget, nil))}
	return r, ctx.Err()
}

// Head says what the moves do together, and who waits for a counselor.
func (r *Report) Head() []string {
	out := []string{r.office.head(&r.Found)}
	if waiting := r.office.waiting(&r.Found); waiting != "" {
		out = append(out, waiting)
	}
	return out
}

// Curve writes the worst workload after each number of moves.
func (r *Report) Curve(width int) string { return r.office.curve(&r.Found, width) }

// Proof says how far the moves are from the best that could be, and what stands
// in the way of it.
func (r *Report) Proof() string { return r.office.proof(&r.Found) }

// Counselor returns the id of a counselor of the proposal.
func (r *Report) Counselor(i int) model.ID { return r.office.problem.Counselors()[i].ID }

// Place names a kecamatan of the bottleneck.
func (r *Report) Place(p balance.Place) string {
	return r.office.store.Books().DistrictName(p.Code)
}

// Line is a move in words and figures.
type Line struct {
	Client                model.ID
	Register, Name        string // of the client; a child's name is initials
	From, To              string // counselors; From says so when there is none
	Minutes               int    // a month, of the client with who takes them
	Effect, Why, Warnings string
	// Giver and Taker are the workloads of both, nil where there is no capacity to
	// have a share of.
	Giver, Taker *Share
}

// Share is a workload before and after a move, in tenths of a percent.
type Share struct{ Before, After int }

// Lines returns the moves, in their order.
func (r *Report) Lines() []Line {
	o := r.office
	out := make([]Line, len(r.Found.Moves))
	for k := range out {
		m := &r.Found.Moves[k]
		row, _ := o.store.Roster().Find(o.problem.Clients()[m.Client].ID)
		out[k] = Line{
			Client: row.ID, Register: row.Register, Name: o.client(m.Client), From: o.counselor(m.From), To: o.counselor(m.To),
			Minutes: o.problem.Work(m.Client, m.To).Minutes(), Effect: o.effect(m), Why: whys(o.env, m.Why), Warnings: warnings(o.env, m.Warning),
			Giver: o.share(m.From, m.Giver), Taker: o.share(m.To, m.Taker),
		}
	}
	return out
}

// share is the effect of a move on a counselor as a workload.
func (o *office) share(i int, e balance.Effect) *Share {
	if i == balance.Nobody || o.away(i) {
		return nil
	}
	return &Share{o.problem.Percent(i, e.Before), o.problem.Percent(i, e.After)}
}

// effect words what a move does to both counselors.
func (o *office) effect(m *balance.Move) string {
	effect := o.percent(m.To, m.Taker.Before) + "→" + o.percent(m.To, m.Taker.After)
	if m.From != balance.Nobody && !o.away(m.From) {
		effect = o.percent(m.From, m.Giver.Before) + "→" + o.percent(m.From, m.Giver.After) + ", " + effect
	}
	return effect
}

// head says how many moves there are, and what they do to the worst workload.
func (o *office) head(found *balance.Proposal) string {
	l, curve := o.env.Lang, found.Curve
	round := func(tenths int) string { return l.Number((tenths + 5) / 10) }
	return l.F(l.Rebalance.ProposalHead, l.Number(len(found.Moves)), round(curve[0].Percent), round(curve[len(curve)-1].Percent))
}

// waiting says how many wait for a counselor before and after the moves; nothing
// where nobody does.
func (o *office) waiting(found *balance.Proposal) string {
	l, curve := o.env.Lang, found.Curve
	if curve[0].Waiting == 0 {
		return ""
	}
	return l.F(l.Rebalance.Waiting, l.Number(curve[0].Waiting), l.Number(curve[len(curve)-1].Waiting))
}

// curve writes the worst workload after each number of moves, as many as fit.
func (o *office) curve(found *balance.Proposal, width int) string {
	l := o.env.Lang
	text := l.Rebalance.Curve
	curve := found.Curve
	step := 1
	for {
		var parts []string
		for k := 0; k < len(curve); k += step {
			parts = append(parts, strconv.Itoa(k)+": "+l.Number((curve[k].Percent+5)/10))
		}
		if last := len(curve) - 1; last%step != 0 {
			parts = append(parts, strconv.Itoa(last)+": "+l.Number((curve[last].Percent+5)/10))
		}
		if all := text + strings.Join(parts, "  "); kit.Width(all) <= width || step > len(curve) {
			return all
		}
		step++
	}
}

// proof says how far the list is from the best that could be.
func (o *office) proof(found *balance.Proposal) string {
	l := o.env.Lang
	w := &l.Rebalance
	text := l.F(w.Proof, l.Number((found.Bound.Percent()+5)/10), l.Tenths(max(found.Distance(), 0)))
	if found.Stopped {
		text += " " + w.Stopped
	}
	return text + " " + o.verdict()
}
