package rebalance

import (
	"context"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/balance"
	"guyub/model/workload"
	"guyub/store"
	"guyub/tui/kit"
)

// Intake is what suggestions for one client ask of a session.
type Intake interface {
	Books() *store.Books
	Work() workload.Work
	Cases(ctx context.Context, progress func(done, all int)) ([]balance.Case, error)
}

// Candidate is a counselor whom a client might get (calon PK), with what speaks
// for and against.
type Candidate struct {
	balance.Suggestion
	Who           model.Counselor
	Before, After int // workload without and with the client, in tenths of a percent
	away          bool
}

// recentDays is how far back clients count as new (rule 22).
const recentDays = 7

// soft are the blocks that a person may decide against. Rule 17 has neither: a
// limit of clients is the office's own measure, and who is nearly through may
// still have to get somebody else when their counselor leaves.
const soft = balance.BlockFull | balance.BlockEnding

// Suggest ranks the counselors whom a client might get today (rule 22), all but
// the one whom they have. New clients are counted among those whom the person
// may give somebody else. It is empty for a client who is not among them. It may
// take a moment in a big office; ctx stops it.
func Suggest(ctx context.Context, s Intake, today model.Date, client model.ID) ([]Candidate, error) {
	cases, err := s.Cases(ctx, nil)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(cases, func(c balance.Case) bool { return c.ID == client })
	if at < 0 {
		return nil, nil
	}
	one, recent := &cases[at], map[model.ID]int{}
	for i := range cases {
		if cases[i].Since > today.AddDays(-recentDays) {
			recent[cases[i].Owner]++
		}
	}
	books, work := s.Books(), s.Work()
	norms := books.NormsOn(today)
	team := work.Team(books.Counselors, norms)
	// One client is to move and all others stay, so that the problem has no
	// clients: what counselors have to do is in what stays.
	office := officeOf(books, nil, team.Loads, norms)
	problem, err := office.Problem(nil)
	if err != nil {
		return nil, err
	}
	newcomer := office.Newcomer(one, problem, func(id model.ID) int { return recent[id] })
	heads := map[model.ID]int{}
	for i := range team.Loads {
		heads[team.Loads[i].Counselor.ID] = team.Loads[i].Clients
	}
	fixed := fixedOf(one, today)
	var out []Candidate
	for i, c := range problem.Counselors() {
		if c.Most > 0 && heads[c.ID] >= c.Most {
			newcomer.Fits[i].Block |= balance.BlockFull
		}
	}
	for _, suggestion := range problem.Suggest(newcomer) {
		i := suggestion.Counselor
		id := problem.Counselors()[i].ID
		if id == one.Owner {
			continue
		}
		suggestion.Block |= fixed
		who, _ := books.Counselor(id)
		out = append(out, Candidate{
			Suggestion: suggestion, Who: who, away: problem.Counselors()[i].Capacity < balance.Minute,
			Before: problem.Percent(i, suggestion.Before), After: problem.Percent(i, suggestion.After),
		})
	}
	return out, nil
}

// fixedOf is why a client stays where they are, whoever could take them.
func fixedOf(c *balance.Case, today model.Date) balance.Block {
	var b balance.Block
	if !c.Owner.IsZero() { // who has nobody is given somebody, however soon it ends
		_, _, b = c.Price(today)
	}
	if c.Locked {
		b |= balance.BlockLocked
	}
	if c.Transfer {
		b |= balance.BlockTransfer
	}
	return b
}

// Forbidden says why a hard rule keeps the counselor from being chosen; empty
// when none does.
func (c *Candidate) Forbidden(env *kit.Env) string { return blocks(env, c.Block&^soft) }

// Doubt says what should be thought of before the counselor is chosen; empty
// when nothing is.
func (c *Candidate) Doubt(env *kit.Env) string { return blocks(env, c.Block&soft) }

// Label is the counselor in a list: the load before and after, and what speaks
// for them or against.
func (c *Candidate) Label(env *kit.Env) string {
	l := env.Lang
	parts := []string{model.ShortName(c.Who.Name)}
	if !c.away {
		parts = append(parts, l.F(l.Rebalance.SuggestLoad, l.Number((c.Before+5)/10), l.Number((c.After+5)/10)))
	}
	if why := c.reasons(env); len(why) > 0 {
		parts = append(parts, strings.Join(why, ", "))
	}
	return strings.Join(parts, " · ")
}

// reasons are what the rank hangs on: what stands in the way, or else what
// speaks for the counselor, in the order of the rule.
func (c *Candidate) reasons(env *kit.Env) []string {
	l := env.Lang
	w := &l.Rebalance
	if c.Block != 0 {
		return []string{blocks(env, c.Block)}
	}
	var out []string
	if !c.Fits {
		out = append(out, w.SuggestOver)
	}
	if c.Known {
		out = append(out, whys(env, balance.WhyKnown))
	}
	if c.Near {
		out = append(out, w.SuggestNear)
	}
	if c.New > 0 {
		out = append(out, l.F(w.SuggestNew, l.Number(c.New)))
	}
	return out
}
