package report

import (
	"cmp"
	"slices"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/paper"
	"guyub/model/text"
	"guyub/store/roster"
)

// reporting is R-4: how clients keep their duty to report, and who missed it.
func (b *builder) reporting() error {
	l := b.env.Lang
	w := &l.Report
	slice := b.slice()
	page := b.facts.Page(b.query(slice))
	b.indicators(&page, slice, indicator.E9, indicator.E9b)
	b.uses(model.NormReportInterval, model.NormReportGrace, model.NormMissLimit)

	missing, missed := b.missing()
	t := paper.Table{Key: "by_counselor", Title: w.ByCounselor, Columns: []paper.Column{words("name", w.ColCounselor), number("due", w.ColDue), number("on_time", w.ColOnTime),
		share("percent", w.ColOnTimeShare), number("missed_1", w.ColMissed1), number("missed_2", w.ColMissed2), number("missed_3", w.ColMissed3)}}
	var sum [3]int
	var guided indicator.Figure
	add := func(name string, f indicator.Figure, n [3]int) {
		t.Rows = append(t.Rows, []paper.Value{paper.Text(name), paper.Int(int(f.Den)), paper.Int(int(f.Num)), value(page.Row(indicator.E9).Spec, f), paper.Int(n[0]), paper.Int(n[1]), paper.Int(n[2])})
		for i := range sum {
			sum[i] += n[i]
		}
	}
	for i := range b.books.Counselors {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		c := &b.books.Counselors[i]
		one := slice
		one.Counselor = c.ID
		p := b.part(one, func(k *indicator.Client) bool {
			return slices.ContainsFunc(k.Guides, func(g indicator.Guide) bool { return g.Counselor == c.ID })
		})
		if f := p.Row(indicator.E9).Now; f.Known() || missed[c.ID] != [3]int{} {
			add(c.Name, f, missed[c.ID])
			guided = indicator.Figure{Num: guided.Num + f.Num, Den: guided.Den + f.Den}
		}
	}
	// Whoever nobody guided is who is left.
	all := page.Row(indicator.E9)
	rest := indicator.Figure{Num: all.Now.Num - guided.Num, Den: all.Now.Den - guided.Den}
	if nobody := missed[model.ID{}]; rest.Known() || nobody != [3]int{} {
		add(w.NoCounselor, rest, nobody)
	}
	t.Totals = []paper.Value{paper.Text(w.Total), paper.Int(int(all.Now.Den)), paper.Int(int(all.Now.Num)), value(all.Spec, all.Now), paper.Int(sum[0]), paper.Int(sum[1]), paper.Int(sum[2])}
	b.add(t)
	b.note(l.F(w.MissedToday, l.Date(b.s.Today())))
	if b.close != nil {
		b.note(w.CounselorsNow)
	}
	b.names(missing)
	return nil
}

// missing lists the clients who have missed reports, as far as the person sees
// them, and counts them by counselor: one, two, three or more in a row.
func (b *builder) missing() (rows []roster.Row, by map[model.ID][3]int) {
	by = map[model.ID][3]int{}
	found := b.s.Roster().Run(b.ctx, roster.Query{Filter: roster.Filter{roster.FacetMissed: {"1", "2", "3"}, roster.FacetState: roster.OpenStates()}, Today: b.s.Today()})
	for i := range found.Len() {
		row := found.Row(i)
		if row.Section == model.Children && !b.whole() {
			continue // a counselor's own: the figures are those of the adult section
		}
		n := by[row.Counselor]
		n[min(int(row.Misses), 3)-1]++
		by[row.Counselor] = n
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(x, y roster.Row) int {
		return cmp.Or(cmp.Compare(y.Misses, x.Misses), cmp.Compare(text.Fold(x.Name), text.Fold(y.Name)), cmp.Compare(x.Register, y.Register))
	})
	return rows, by
}

// names is the list of who missed reports, of those clients whose records the
// person may take out of the office; of the others it says how many there are.
// A child stands with initials (rules R12, R13).
func (b *builder) names(missing []roster.Row) {
	l := b.env.Lang
	w := &l.Report
	actor := b.s.Actor()
	t := paper.Table{Key: "missing", Title: w.Missing, Columns: []paper.Column{words("register", w.ColRegister), words("name", w.ColName), words("category", w.ColCategoryShort),
		words("district", w.ColDistrict), words("counselor", w.ColCounselor), number("misses", w.ColMisses), day("due", w.ColSinceDue)}}
	left := 0
	for _, r := range missing {
		if actor.May(model.ExportData, model.Subject{Kind: model.KindClient, Section: r.Section, Counselor: r.Counselor}) != nil {
			left++
			continue
		}
		name := r.Name
		if r.Section == model.Children {
			name = model.Initials(name)
		}
		t.Rows = append(t.Rows, []paper.Value{paper.Text(r.Register), paper.Text(name), paper.Text(l.Domain.CategoryShort(r.Category)),
			paper.Text(b.books.DistrictName(r.District)), paper.Text(b.books.CounselorName(r.Counselor)), paper.Int(int(r.Misses)), paper.On(r.NextReport)})
	}
	if left > 0 {
		b.note(l.F(w.NamesLeft, l.Number(left)))
	}
	if len(t.Rows) == 0 {
		return
	}
	b.doc.Secret = w.Secret
	b.note(w.SecretNote)
	b.add(paper.PageBreak{}, t)
}

// Names reports whether a report names clients: taking it out of the office is
// an export of their records.
func Names(d *paper.Document) bool { return d.Secret != "" }
