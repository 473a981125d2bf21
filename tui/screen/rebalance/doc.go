// Package rebalance is where a supervisor tries out, decides and takes back who
// guides whom (pemerataan beban): a simulation in memory, proposals with few
// moves, the batch that is carried out, and the batches of before.
//
// What is proven, proposed and blocked comes from [guyub/model/balance]; what a
// batch may do the store decides. Nothing here is written before a batch is
// accepted but a draft under its author.
package rebalance

import (
	"context"
	"errors"
	"image"
	"strings"

	"guyub/model"
	"guyub/model/balance"
	"guyub/model/workload"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/letter"
	"guyub/tui/screen/record"
)

// Store is what these screens need of a session of the store.
type Store interface {
	record.Office
	record.Histories
	letter.Store
	Actor() model.Actor
	Roster() *roster.View
	Cases(ctx context.Context, progress func(done, all int)) ([]balance.Case, error)
	Rebalance(ctx context.Context, op store.Op, r model.Rebalance) (model.Rebalance, error)
	DecideRebalance(ctx context.Context, op store.Op, d store.Decision) (model.Rebalance, error)
	UndoRebalance(ctx context.Context, op store.Op, id model.ID, rev uint64, note string) (model.Rebalance, error)
	Rebalances(ctx context.Context) ([]model.Rebalance, error)
}

// Team computes the loads of all counselors as of today.
type Team func() workload.Team

// May reports whether the person gives clients other counselors.
func May(a model.Actor) bool {
	for _, section := range []model.Section{model.Adults, model.Children} {
		if a.May(model.ClientAssign, model.Subject{Kind: model.KindClient, Section: section}) == nil {
			return true
		}
	}
	return false
}

// office is what a trial stands on, as it was read.
type office struct {
	env     *kit.Env
	store   Store
	norms   model.Norms
	team    workload.Team
	cases   []balance.Case
	problem *balance.Problem
	says    balance.Diagnosis
	loads   []balance.Work // of the counselors as they are
	heads   []int          // clients of the counselors as they are
	order   []int          // counselors as they are shown: who has no time first, then the fullest
}

// mostPairs is how many pairs of a client and a counselor are weighed at once:
// 200 counselors and 20,000 clients twice over, in 250 MB.
const mostPairs = 8_000_000

var errTooBig = errors.New("rebalance: too many clients at once")

// read reads the office. It may take a moment; ctx stops it.
func read(ctx context.Context, env *kit.Env, s Store, team Team) (*office, error) {
	books, today := s.Books(), model.DateOf(env.Time())
	o := &office{env: env, store: s, norms: books.NormsOn(today), team: team()}
	var err error
	if o.cases, err = s.Cases(ctx, nil); err != nil {
		return nil, err
	}
	if len(o.cases)*len(books.Counselors) > mostPairs {
		return nil, errTooBig
	}
	if o.problem, err = Problem(books, o.cases, o.team.Loads, o.norms); err != nil {
		return nil, err
	}
	o.says = o.problem.Diagnose(&o.team, o.norms)
	o.loads, o.heads = o.problem.Loads(o.problem.Owners()), make([]int, len(o.problem.Counselors()))
	for _, i := range o.problem.Owners() {
		if i != balance.Nobody {
			o.heads[i]++
		}
	}
	at := map[model.ID]int{}
	for i, c := range o.problem.Counselors() {
		at[c.ID] = i
	}
	for i := range o.team.Loads {
		if k, ok := at[o.team.Loads[i].Counselor.ID]; ok {
			o.order = append(o.order, k)
		}
	}
	return o, nil
}

// Problem is the problem of an office with the cases that a person may move; of
// the loads, what is not theirs stays.
func Problem(books *store.Books, cases []balance.Case, loads []workload.Load, norms model.Norms) (*balance.Problem, error) {
	o := officeOf(books, cases, loads, norms)
	return o.Problem(cases)
}

// officeOf is what problems and suggestions are made of.
func officeOf(books *store.Books, cases []balance.Case, loads []workload.Load, norms model.Norms) *balance.Office {
	o := &balance.Office{Counselors: books.Counselors, Norms: norms, Grades: balance.ExampleGrades(),
		Travel: func(district string) int { r, _ := books.Region(district); return r.TravelMin }}
	o.Stays = o.Others(loads, cases)
	return o
}

// counselor names a counselor of the problem.
func (o *office) counselor(i int) string {
	if i == balance.Nobody {
		return o.env.Lang.Rebalance.Nobody
	}
	return model.ShortName(o.store.Books().CounselorName(o.problem.Counselors()[i].ID))
}

// client names a client of the problem, a child by initials.
func (o *office) client(j int) string {
	row, _ := o.store.Roster().Find(o.problem.Clients()[j].ID)
	return record.ClientName(&row)
}

// risk words the risk of a client, high ones in capitals.
func (o *office) risk(j int) string {
	r := o.cases[j].Risk
	word := o.env.Lang.Domain.Risk(r)
	if r == model.RiskUnassessed {
		word = o.env.Lang.Caseload.NotAssessed
	}
	if r == model.RiskHigh || r == model.RiskIntensive {
		word = strings.ToUpper(word)
	}
	return word
}

// away reports whether a counselor has no time.
func (o *office) away(i int) bool { return o.problem.Counselors()[i].Capacity < balance.Minute }

// percent words a load of a counselor.
func (o *office) percent(i int, load balance.Work) string {
	if o.away(i) {
		return "-"
	}
	return o.env.Lang.Number((o.problem.Percent(i, load) + 5) / 10)
}

// over reports whether a load of a counselor is above the limit, or waits for
// somebody without time.
func (o *office) over(i int, load balance.Work) bool {
	if o.away(i) {
		return load > 0
	}
	return int64(o.problem.Percent(i, load))*100 > o.problem.Limit()
}

// blocks words why a counselor may not be given a client.
func blocks(env *kit.Env, b balance.Block) string {
	var words []string
	for k, one := range balance.Blocks() {
		if b.Has(one) {
			words = append(words, env.Lang.Rebalance.Blocks[k])
		}
	}
	return strings.Join(words, ", ")
}

// warnings words what should be thought of before a client is moved.
func warnings(env *kit.Env, w balance.Warning) string {
	var words []string
	for k, one := range balance.Warnings() {
		if w.Has(one) {
			words = append(words, env.Lang.Rebalance.Warnings[k])
		}
	}
	return strings.Join(words, ", ")
}

// whys words what a move is for.
func whys(env *kit.Env, w balance.Why) string {
	var words []string
	for k, one := range balance.Whys() {
		if w.Has(one) {
			words = append(words, env.Lang.Rebalance.Whys[k])
		}
	}
	return strings.Join(words, ", ")
}

// footOf is the foot of area with room for so many lines and a text below them:
// the whole text, as long as two thirds are left to what stands above.
func footOf(area image.Rectangle, lines int, text string) image.Rectangle {
	const share = 3
	area.Min.Y = area.Max.Y - min(lines+kit.Height(text, area.Dx()), area.Dy()/share)
	return area
}

// verdict says whether people are missing, clients are shared unevenly, or the
// work is where nobody can go, and what the best would be.
func (o *office) verdict() string {
	l := o.env.Lang
	w := &l.Rebalance
	var parts []string
	for k, cause := range balance.Causes() {
		if o.says.Causes.Has(cause) {
			parts = append(parts, w.Causes[k])
		}
	}
	if len(parts) == 0 {
		parts = []string{w.Balanced}
	}
	parts = append(parts, l.F(w.BestPossible, l.Number((o.says.Bound.Percent()+5)/10)))
	if b := &o.says.Bound; !b.Whole && len(b.Places) > 0 {
		parts = append(parts, l.F(w.Bottleneck, o.places(b.Places), l.Hours(b.Work.Minutes()), l.Number(len(b.Counselors))))
	}
	if o.says.Missing > 0 {
		parts = append(parts, l.F(w.Missing, l.Tenths(o.says.Missing)))
	}
	return strings.Join(parts, " ")
}

// places names where a bottleneck is: its kabupaten, or the kecamatan where it
// is of one.
func (o *office) places(all []balance.Place) string {
	books := o.store.Books()
	var names []string
	seen := map[string]bool{}
	for _, p := range all {
		r, _ := books.Region(p.Code)
		name := r.Name
		if parent, ok := books.Region(r.Parent); ok && len(all) > 1 {
			name = parent.Name
		}
		if name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
