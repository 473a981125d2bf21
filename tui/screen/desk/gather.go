package desk

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/model/workload"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/backups"
	"guyub/tui/screen/caseload"
	"guyub/tui/screen/clients"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/rebalance"
	"guyub/tui/screen/record"
	"guyub/tui/screen/referrals"
	"guyub/tui/screen/reports"
	"guyub/tui/screen/retention"
)

// gatherer collects what needs a person.
type gatherer struct {
	env   *kit.Env
	store Store
	books *store.Books
	view  *roster.View
	norms model.Norms
	today model.Date
	ctx   context.Context

	own        roster.Filter // the clients that are this person's to look after; nil: everybody's
	groups     []record.Group
	head, foot string
}

func newGatherer(ctx context.Context, env *kit.Env, s Store) *gatherer {
	g := &gatherer{env: env, store: s, books: s.Books(), view: s.Roster(), today: model.DateOf(env.Time()), ctx: ctx}
	g.norms = g.books.NormsOn(g.today)
	switch a := s.Actor(); {
	case counsels(a):
		g.own = roster.Filter{roster.FacetCounselor: {a.Counselor.String()}}
	case len(reports.Sections(a)) == 1:
		g.own = roster.Filter{roster.FacetSection: record.CodesOf(reports.Sections(a))}
	}
	return g
}

// counsels reports whether somebody begins the day with clients of their own.
func counsels(a model.Actor) bool { return a.Role == model.RoleCounselor && !a.Counselor.IsZero() }

func (g *gatherer) run() {
	l := g.env.Lang
	a := g.store.Actor()
	g.tries()
	g.backups()
	g.decisions()
	if a.May(model.CaseloadRead, model.Subject{}) == nil && (a.Role == model.RoleHeadOfAdults || a.Role == model.RoleHeadOfChildren || a.Role == model.RoleHeadOfOffice) {
		g.over()
	}
	if a.SeesClients() {
		g.clients(a)
	}
	if a.May(model.GroupRead, model.Subject{Kind: model.KindGroup}) == nil {
		g.agreements(a)
		g.steps(a)
		if a.Decides(model.Heads) {
			g.compliance()
		}
	}
	g.last()
	if g.head == "" && a.SeesClients() {
		open := g.view.Run(g.ctx, roster.Query{Filter: openOnly(g.own), Today: g.today})
		g.head = l.F(l.Desk.OfficeClients, l.Number(open.Len()))
	}
}

// openOnly is the filter of clients under guidance, with more.
func openOnly(more roster.Filter) roster.Filter {
	f := roster.Filter{roster.FacetState: roster.OpenStates()}
	for k, v := range more {
		f[k] = v
	}
	return f
}

// clients gathers what waits for each client: for a counselor of their own
// clients, for the head of a section of theirs.
func (g *gatherer) clients(a model.Actor) {
	w := &g.env.Lang.Desk
	if counsels(a) {
		g.ofCounselor(a.Counselor)
	}
	waiting := g.waiting()
	g.due(w.Today, dueToday, waiting)
	g.due(w.Late, dueLate, waiting)
	g.unanswered()
	if soon := waiting[dueSoon]; len(soon) > 0 {
		g.add(record.Group{Title: w.Soon}, soon)
	}
	g.charges()
	g.left()
	g.ending()
	if a.Role != model.RoleCounselor {
		g.roster(w.Unassigned, w.KindUnassigned, g.with(roster.FacetCounselor, ""), roster.ByNewest, func(r *roster.Row, line *record.Line) {
			line.What, line.Style = g.env.Lang.Domain.CategoryShort(r.Category)+" · "+caseload.RiskWord(g.env, r.Risk), g.env.Theme.Warn
			if g.may(model.ClientAssign, r) {
				line.Do = assign{r.ID}
			}
		})
	}
	g.flags()
}

// ofCounselor says at the head and the foot how a counselor's own clients are.
func (g *gatherer) ofCounselor(id model.ID) {
	l := g.env.Lang
	own := g.view.Run(g.ctx, roster.Query{Filter: openOnly(g.own), Today: g.today})
	c, _ := g.books.Counselor(id)
	load := caseload.Of(g.store, &c, g.today)
	g.head = l.F(l.Desk.MyClients, l.Number(own.Len()))
	if load.Capacity > 0 {
		g.head += " · " + l.PercentWhole(load.Percent())
	}
	out := g.view.Run(g.ctx, roster.Query{Filter: g.with(roster.FacetGroup, "tidak"), Today: g.today})
	g.foot = l.F(l.Desk.NotInGroup, l.Number(out.Len()), l.Number(own.Len()))
	if n, ok := g.fitting(out); ok {
		g.foot += l.F(l.Desk.HaveFitting, l.Number(n))
	}
}

// fittingMost is for how many clients a group is sought at the start of the
// day; a counselor has not so many.
const fittingMost = 500

// fitting counts those of some clients for whom there is a group that takes
// them as it is; false when it could not be found out.
func (g *gatherer) fitting(rows *roster.Result) (n int, ok bool) {
	if rows.Len() > fittingMost {
		return 0, false
	}
	ids := make([]model.ID, rows.Len())
	for i := range ids {
		ids[i] = rows.ID(i)
	}
	fits, err := g.store.Fits(g.ctx, store.Fitting{Clients: ids, Most: 1})
	for _, found := range fits {
		if len(found) > 0 && !found[0].Hindered() {
			n++
		}
	}
	return n, err == nil
}

// with is the filter of the clients on view, narrowed by values of a facet.
func (g *gatherer) with(facet roster.Facet, values ...string) roster.Filter {
	f := g.own.Clone()
	if f == nil {
		f = roster.Filter{}
	}
	f[facet] = values
	return openOnly(f)
}

// soonDays is how far ahead a matter is near its date.
const soonDays = 7

// due is when something waits to be done: the buckets of reports have the same
// names ([roster.FacetReport]).
const (
	dueToday = "hari-ini"
	dueLate  = "lewat"
	dueSoon  = "7"
)

// bucket is when something with a day waits to be done; empty when that is far
// or no day is set.
func (g *gatherer) bucket(due model.Date) string {
	switch {
	case due == 0 || due > g.today.AddDays(soonDays):
		return ""
	case due < g.today:
		return dueLate
	case due == g.today:
		return dueToday
	}
	return dueSoon
}

// waiting is what waits by its day: matters, then referrals.
func (g *gatherer) waiting() map[string][]record.Line {
	out := map[string][]record.Line{}
	g.matters(out)
	g.enrolments(out)
	return out
}

// matters adds the matters that wait; for a counselor, what is theirs.
func (g *gatherer) matters(out map[string][]record.Line) {
	a := g.store.Actor()
	for _, m := range g.store.Matters() {
		if counsels(a) && m.Owner != a.Counselor || !counsels(a) && !matters.Can(g.store, m) {
			continue // somebody else's to do
		}
		if when := g.bucket(m.Due); when != "" {
			out[when] = append(out[when], matters.Line(g.env, g.store, m, matters.Standing(g.env, g.store, m)))
		}
	}
}

// enrolled are the enrolments that the person can act on, of the clients who are
// theirs to look after, the soonest due first.
func (g *gatherer) enrolled() []*model.Enrolment {
	mine := map[model.ID]bool{}
	if g.own != nil {
		own := g.view.Run(g.ctx, roster.Query{Filter: g.own, Today: g.today})
		for i := range own.Len() {
			mine[own.ID(i)] = true
		}
	}
	return slices.DeleteFunc(g.store.Enrolments(), func(e *model.Enrolment) bool {
		return g.own != nil && !mine[e.Client] || !referrals.Can(g.store, e)
	})
}

// enrolments adds the referrals that somebody must act on, and the work that is
// to be looked at again, to what waits by its day.
func (g *gatherer) enrolments(out map[string][]record.Line) {
	for _, e := range g.enrolled() {
		if when := g.bucket(e.ActBy()); when != "" && !g.silent(e) {
			out[when] = append(out[when], referrals.Line(g.env, g.store, e))
		}
	}
}

// silent reports whether a group should have answered a referral and did not.
func (g *gatherer) silent(e *model.Enrolment) bool {
	return e.State == model.EnrolmentProposed && e.Late(g.today)
}

// unanswered gathers the referrals that groups have left without an answer, the
// longest first. They stand by themselves, for it is the group that is to be
// reminded; among what else is late nobody would see them.
func (g *gatherer) unanswered() {
	out := record.Group{Title: g.env.Lang.Desk.Unanswered}
	for _, e := range g.enrolled() {
		if g.silent(e) {
			out.Lines = append(out.Lines, referrals.Line(g.env, g.store, e))
		}
	}
	out.All = len(out.Lines)
	g.short(out)
}

// reports are the clients whose reports are due, those late the longest first.
func (g *gatherer) reports(when string) *roster.Result {
	by := roster.ByName
	if when == dueLate {
		by = roster.ByNextReport
	}
	return g.view.Run(g.ctx, roster.Query{Filter: g.with(roster.FacetReport, when), Sort: by, Today: g.today})
}

// reportLines are the first n of them as lines, to be done by whoever takes
// their reports.
func (g *gatherer) reportLines(found *roster.Result, n int) []record.Line {
	l := g.env.Lang
	var out []record.Line
	for i := range min(found.Len(), n) {
		row := found.Row(i)
		line := g.line(&row, l.Desk.KindReport, l.Due(row.NextReport, g.today), kit.Style{})
		if row.Misses > 0 {
			line.What, line.Style = l.F(l.Desk.DaysMisses, l.Number(int(g.today-row.NextReport)), int(row.Misses)), g.env.Theme.Bad
		}
		if reports.MayOf(g.store.Actor(), &row) {
			line.Do = report{row.ID}
		}
		out = append(out, line)
	}
	return out
}

// due adds a group of matters, and of the reports that are due or late. Half of
// the lines are the reports', so that neither hides the other; all of both are
// behind the line of more.
func (g *gatherer) due(title, when string, waiting map[string][]record.Line) {
	lines, found := waiting[when], g.reports(when)
	out := record.Group{Title: title, All: found.Len(), Lines: g.reportLines(found, max(each-len(lines), each/2))}
	if len(lines)+found.Len() > each {
		env, s := g.env, g.store
		out.More = kit.Push{Screen: newWhole(env, s, title, func() []record.Line {
			now := newGatherer(context.Background(), env, s)
			found := now.reports(when)
			return append(now.waiting()[when], now.reportLines(found, found.Len())...)
		})}
	}
	if len(lines) == 0 && found.Len() > len(out.Lines) {
		out.More = kit.Push{Screen: clients.NewListOf(g.env, g.store, title, g.with(roster.FacetReport, when))}
	}
	g.add(out, lines)
}

// add adds a group with matters in front of what it has. What has no room is
// behind the line of more, on the board of matters if nowhere else.
func (g *gatherer) add(out record.Group, lines []record.Line) {
	out.All += len(lines)
	shown := min(len(lines), max(each-len(out.Lines), each/2))
	if shown < len(lines) && out.More == nil {
		out.More = kit.Push{Screen: matters.NewBoard(g.env, g.store)}
	}
	out.Lines = append(lines[:shown:shown], out.Lines...)
	if out.All > 0 {
		g.groups = append(g.groups, out)
	}
}

// newDays is how long a client who was handed over counts as new.
const newDays = 14

// charges gathers of a counselor's own clients those who were given to them
// lately, and those whose reassessment is due.
func (g *gatherer) charges() {
	l := g.env.Lang
	all, err := g.store.Own(g.ctx)
	if err != nil {
		return // what cannot be read is said where it is worked with
	}
	fresh, review := record.Group{Title: l.Desk.New}, record.Group{Title: l.Desk.Review}
	slices.SortFunc(all, func(a, b store.Own) int { return cmp.Compare(b.Since, a.Since) })
	for _, own := range all {
		if own.Since < g.today.AddDays(-newDays) {
			break
		}
		what := l.DateBrief(own.Since)
		if before := g.books.CounselorName(own.Before); before != "" {
			what = l.F(l.Desk.FromBefore, model.ShortName(before), what)
		}
		g.put(&fresh, own.Client, record.Line{Word: l.Desk.KindNew, What: what})
	}
	slices.SortFunc(all, func(a, b store.Own) int { return cmp.Compare(a.Review, b.Review) })
	for _, own := range all {
		if own.Review != 0 && own.Review <= g.today {
			g.put(&review, own.Client, record.Line{Word: l.Desk.KindReview, What: l.Due(own.Review, g.today), Style: g.env.Theme.Warn, Do: mend{own.Client, fieldAssessed}})
		}
	}
	g.short(fresh)
	g.short(review)
}

// officeRoom is where accounts are managed.
const officeRoom kit.Room = 8

// tries gathers, for those who manage users, the accounts that somebody has
// tried in vain to get into again and again.
func (g *gatherer) tries() {
	if g.store.Actor().May(model.UserEdit, model.Subject{Kind: model.KindUser}) != nil {
		return
	}
	all, err := g.store.ManyTries(g.ctx)
	if err != nil {
		return // what cannot be read is said where it is worked with
	}
	l := g.env.Lang
	out := record.Group{Title: l.People.TriesTitle, All: len(all)}
	for _, t := range all {
		out.Lines = append(out.Lines, record.Line{Word: l.People.TriesKind, Name: g.books.UserName(t.User), Place: t.Terminal,
			What: l.F(l.People.TriesWhat, t.Failed, l.Clock(g.env.Local(t.Last))), Style: g.env.Theme.Bad, Open: kit.Goto{Room: officeRoom}})
	}
	g.short(out)
}

// backups gathers what is to be done about the backups of the office.
func (g *gatherer) backups() {
	if lines := backups.Wants(g.env, g.store); len(lines) > 0 {
		g.short(record.Group{Title: g.env.Lang.Backups.DeskTitle, All: len(lines), Lines: lines})
	}
}

// decisions gathers what waits for this person, as the second one, to decide.
func (g *gatherer) decisions() {
	out := record.Group{Title: g.env.Lang.Desk.Decide}
	g.batches(&out)
	g.erasures(&out)
	g.short(out)
}

// batches are those that give clients other counselors.
func (g *gatherer) batches(out *record.Group) {
	l, a := g.env.Lang, g.store.Actor()
	if !rebalance.May(a) {
		return
	}
	all, err := g.store.Rebalances(g.ctx)
	if err != nil {
		return // what cannot be read is said where it is worked with
	}
	for i := range all {
		if r := &all[i]; r.State == model.RebalanceProposed && r.By != a.User {
			out.All++
			out.Lines = append(out.Lines, record.Line{Word: l.Desk.KindBatch, Name: l.F(l.Rebalance.ClientsOf, l.Number(len(r.Rows))) + " · " + r.Reason,
				Place: model.ShortName(g.books.UserName(r.By)), What: l.DateBrief(r.On), Style: g.env.Theme.Warn, Open: batch{r.ID}})
		}
	}
}

// erasures are the lists of clients to be anonymised.
func (g *gatherer) erasures(out *record.Group) {
	l, a := g.env.Lang, g.store.Actor()
	if !retention.May(a) {
		return
	}
	all, err := g.store.Erasures(g.ctx)
	if err != nil {
		return // as of the batches
	}
	for i := range all {
		if e := &all[i]; retention.Decides(g.books, a, e) {
			out.All++
			out.Lines = append(out.Lines, record.Line{Word: l.Retention.Kind, Name: l.F(l.Retention.ClientsOf, l.Number(len(e.Clients)), l.Retention.Section(e.Section == model.Children)),
				Place: model.ShortName(g.books.UserName(e.By)), What: l.DateBrief(e.On), Style: g.env.Theme.Warn, Open: erasure{e.ID}})
		}
	}
}

// left gathers the clients of a batch who lately left a counselor's own hands.
func (g *gatherer) left() {
	l, me := g.env.Lang, g.store.Actor().Counselor
	if me.IsZero() {
		return
	}
	all, err := g.store.Rebalances(g.ctx)
	if err != nil {
		return
	}
	out := record.Group{Title: l.Desk.Left}
	for i := range all {
		r := &all[i]
		if r.State != model.RebalanceApplied || r.DecidedOn < g.today.AddDays(-newDays) {
			continue
		}
		for _, h := range r.Rows {
			if h.From == me {
				to := l.F(l.Desk.ToAfter, model.ShortName(g.books.CounselorName(h.To)), l.DateBrief(r.DecidedOn))
				g.put(&out, h.Client, record.Line{Word: l.Desk.KindLeft, What: to})
			}
		}
	}
	g.short(out)
}

// short adds a group with as many lines as there is room for; all of them are
// behind the line of more.
func (g *gatherer) short(group record.Group) {
	if group.All == 0 {
		return
	}
	if group.All > each {
		all := group.Lines
		group.More = kit.Push{Screen: newWhole(g.env, g.store, group.Title, func() []record.Line { return all })}
		group.Lines = group.Lines[:each:each]
	}
	g.groups = append(g.groups, group)
}

// put adds a client to a group.
func (g *gatherer) put(to *record.Group, id model.ID, line record.Line) {
	row, ok := g.view.Find(id)
	if !ok {
		return
	}
	to.All++
	named := g.line(&row, line.Word, line.What, line.Style)
	named.Do = line.Do
	to.Lines = append(to.Lines, named)
}

// ending gathers the terms that have run out, to be ended, and those that do so
// within 30 and within 60 days (rule R20).
func (g *gatherer) ending() {
	w := &g.env.Lang.Desk
	end := func(r *roster.Row, line *record.Line) { line.What = g.env.Lang.Relative(r.End, g.today) }
	g.roster(w.Ended, w.KindEnded, g.with(roster.FacetEnding, "lewat"), roster.ByEnd, func(r *roster.Row, line *record.Line) {
		end(r, line)
		line.Style = g.env.Theme.Bad
		g.mend(r, line, fieldState)
	})
	soon := g.roster(w.Ending30, w.KindEnding, g.with(roster.FacetEnding, "30"), roster.ByEnd, end)
	g.after(soon, w.Ending60, w.KindEnding, g.with(roster.FacetEnding, "60"), roster.ByEnd, end)
}

// flags gathers clients whose guarantor is missing or lost, or who moved
// without reporting it (rule R19).
func (g *gatherer) flags() {
	w := &g.env.Lang.Desk
	g.roster(w.Flags, w.KindFlag, g.with(roster.FacetFlag, roster.FlagCodes()...), roster.ByName, func(r *roster.Row, line *record.Line) {
		line.Style = g.env.Theme.Warn
		switch {
		case r.Flags&roster.Moved != 0:
			line.What = w.FlagMoved
			g.mend(r, line, fieldStreet)
			return
		case r.Flags&roster.GuarantorLost != 0:
			line.What = w.FlagLost
		default:
			line.What = w.FlagNone
		}
		g.mend(r, line, fieldGuarantor)
	})
}

// mend lets a line be done in a field of the client's form, by whoever may.
func (g *gatherer) mend(r *roster.Row, line *record.Line, field string) {
	if g.may(model.ClientEdit, r) {
		line.Do = mend{r.ID, field}
	}
}

// may reports whether the person may do something with a client.
func (g *gatherer) may(act model.Action, r *roster.Row) bool {
	return g.store.Actor().May(act, model.Subject{Kind: model.KindClient, Section: r.Section, Counselor: r.Counselor}) == nil
}

// line is a client as a line; a child is named by initials where others look on.
func (g *gatherer) line(row *roster.Row, word, what string, st kit.Style) record.Line {
	return record.Line{Word: word, Name: record.ClientName(row), Place: g.books.DistrictName(row.District), What: what, Style: st,
		Open: kit.Show{Kind: model.KindClient, ID: row.ID}}
}

// roster adds a group of clients that a query finds, each line filled in by say,
// and returns how many.
func (g *gatherer) roster(title, word string, f roster.Filter, by roster.Key, say func(*roster.Row, *record.Line)) int {
	return g.after(0, title, word, f, by, say)
}

// after does so with those after the first ones, which another group has.
func (g *gatherer) after(first int, title, word string, f roster.Filter, by roster.Key, say func(*roster.Row, *record.Line)) int {
	found := g.view.Run(g.ctx, roster.Query{Filter: f, Sort: by, Today: g.today})
	if found.Len() <= first {
		return found.Len()
	}
	out := record.Group{Title: title, All: found.Len() - first}
	for i := first; i < min(found.Len(), first+each); i++ {
		row := found.Row(i)
		line := g.line(&row, word, "", kit.Style{})
		say(&row, &line)
		out.Lines = append(out.Lines, line)
	}
	if out.All > each {
		out.More = kit.Push{Screen: clients.NewListOf(g.env, g.store, title, f)}
	}
	g.groups = append(g.groups, out)
	return found.Len()
}

// over gathers counselors above the limit, for those who can do something
// about it.
func (g *gatherer) over() {
	l := g.env.Lang
	team := caseload.Team(g.store, g.today)
	out := record.Group{Title: l.Desk.Over}
	for i := range team.Loads {
		load := &team.Loads[i]
		band := load.Band(g.norms)
		if band != workload.BandOver && band != workload.BandNoCapacity {
			continue
		}
		out.All++
		what := l.PercentWhole(load.Percent())
		if band == workload.BandNoCapacity {
			what = l.Caseload.NoCapacity
		}
		out.Lines = append(out.Lines, record.Line{Word: l.Desk.KindOver, Name: load.Counselor.Name, Place: l.F(l.Caseload.Clients, l.Number(load.Clients)), What: what,
			Style: g.env.Theme.Bad, Open: kit.Push{Screen: caseload.NewSum(g.env, g.store, load.Counselor.ID)}})
	}
	g.short(out)
}

// agreements gathers those that have ended or soon will; for a counselor, of
// the groups that they look after.
func (g *gatherer) agreements(a model.Actor) {
	l := g.env.Lang
	warn := g.norms.Int(model.NormAgreementWarn)
	out := record.Group{Title: l.Desk.Agreements}
	for i := range g.books.Groups {
		gr := &g.books.Groups[i]
		if a.Role == model.RoleCounselor && gr.Mentor != a.Counselor {
			continue
		}
		ag := gr.Agreement()
		if ag == nil || gr.State != model.GroupActive && gr.State != model.GroupAgreed {
			continue
		}
		state := ag.State(g.today, warn)
		if state != model.AgreementExpiring && state != model.AgreementExpired {
			continue
		}
		out.All++
		st := kit.Style{}
		if state == model.AgreementExpired {
			st = g.env.Theme.Bad
		}
		out.Lines = append(out.Lines, record.Line{Word: l.Desk.KindAgreement, Name: gr.Name, Place: g.books.DistrictName(gr.District),
			What: l.Due(ag.End, g.today), Style: st, Open: kit.Show{Kind: model.KindGroup, ID: gr.ID}})
	}
	g.short(out)
}

// compliance gathers what the office still lacks of what the decree asks of its
// groups (rule R1), for those who can do something about it.
func (g *gatherer) compliance() {
	l := g.env.Lang
	w := &l.Desk
	lacks := model.Compliance(g.books.Groups, g.norms, g.today)
	out := record.Group{Title: w.Compliance}
	if lacks.Groups < lacks.GroupsAsked {
		out.Lines = append(out.Lines, record.Line{Word: w.KindGroups, Name: w.ActiveGroups, What: l.F(w.OfAsked, l.Number(lacks.Groups), l.Number(lacks.GroupsAsked)), Style: g.env.Theme.Bad, Open: complianceAsked{}})
	}
	for _, f := range lacks.FieldsOpen {
		out.Lines = append(out.Lines, record.Line{Word: w.KindField, Name: w.NoGroupYet, What: l.Domain.Field(f), Style: g.env.Theme.Bad, Open: complianceAsked{}})
	}
	for _, few := range lacks.TooFew {
		gr, _ := g.books.Group(few.Group)
		out.Lines = append(out.Lines, record.Line{Word: w.KindPartners, Name: few.Name, Place: g.books.DistrictName(gr.District),
			What: l.F(w.OfAsked, l.Number(few.Partners), l.Number(lacks.PartnersAsked)), Style: g.env.Theme.Warn, Open: kit.Show{Kind: model.KindGroup, ID: few.Group}})
	}
	out.All = len(out.Lines)
	g.short(out)
}

// last gathers the records that this person worked on last.
func (g *gatherer) last() {
	l := g.env.Lang
	refs, err := g.store.Recent(g.ctx, each)
	if err != nil || len(refs) == 0 {
		return
	}
	out := record.Group{Title: l.Desk.Recent}
	for _, r := range refs {
		it := record.Line{Word: l.Domain.Kinds[r.Kind], Open: kit.Show{Kind: r.Kind, ID: r.ID}}
		switch r.Kind {
		case model.KindClient:
			row, ok := g.view.Find(r.ID)
			if !ok {
				continue
			}
			it.Name, it.Place, it.What = record.ClientName(&row), g.books.DistrictName(row.District), row.Register
		case model.KindGroup:
			gr, ok := g.books.Group(r.ID)
			if !ok {
				continue
			}
			it.Name, it.Place, it.What = gr.Name, g.books.DistrictName(gr.District), gr.Code
		case model.KindCounselor:
			c, ok := g.books.Counselor(r.ID)
			if !ok {
				continue
			}
			it.Name, it.What = c.Name, l.Domain.CounselorKind(c.Kind)
		default:
			continue
		}
		out.Lines = append(out.Lines, it)
	}
	out.All = len(out.Lines)
	if out.All > 0 {
		g.groups = append(g.groups, out)
	}
}
