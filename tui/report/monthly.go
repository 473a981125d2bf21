package report

import (
	"cmp"
	"slices"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/paper"
	"guyub/store"
)

// monthly is R-8: staff, clients by programme, who came and went, litmas, work,
// and kinds of offence.
func (b *builder) monthly() error {
	w := &b.env.Lang.Report
	doings, err := b.s.Doings(b.ctx, b.ask.Period.From, b.last())
	if err != nil {
		return err
	}
	slice := b.slice()
	page := b.facts.Page(b.query(slice))
	b.staff()
	b.programmes()
	b.litmas(doings)
	b.add(paper.Heading{Text: w.Work})
	b.indicators(&page, slice, indicator.E1, indicator.E8, indicator.E9, indicator.E10)
	b.offences(doings)
	b.uses(model.NormReportInterval, model.NormReportGrace)
	b.note(w.LitmasSeen)
	return nil
}

// staff counts the counselors in service on the last day, by kind and grade.
func (b *builder) staff() {
	l := b.env.Lang
	w := &l.Report
	t := paper.Table{Key: "staff", Title: w.Staff, Columns: []paper.Column{words("kind", w.ColKind), words("grade", w.ColGrade), number("people", w.ColPersons)}}
	type post struct {
		kind  model.CounselorKind
		grade model.Grade
	}
	counts, all := map[post]int{}, 0
	for i := range b.books.Counselors {
		c := &b.books.Counselors[i]
		if c.From > b.last() || c.Until != 0 && c.Until < b.last() {
			continue
		}
		counts[post{c.Kind, c.Grade}]++
		all++
	}
	for _, k := range model.CounselorKinds() {
		for _, g := range model.Grades() {
			if n := counts[post{k, g}]; n > 0 {
				t.Rows = append(t.Rows, []paper.Value{paper.Text(l.Domain.CounselorKind(k)), paper.Text(l.Domain.Grade(g)), paper.Int(n)})
			}
		}
	}
	t.Totals = []paper.Value{paper.Text(w.Total), paper.Text(""), paper.Int(all)}
	b.add(t)
}

// programme is how clients of one category moved in the period.
type programme struct{ atBegin, came, went, atEnd int }

// programmes counts clients by the category of their term: how many there were
// on the day before the period, how many terms began and ended in it, and how
// many there are on its last day.
func (b *builder) programmes() {
	l := b.env.Lang
	w := &l.Report
	counts := map[model.Category]programme{}
	from, to := b.ask.Period.From, b.last()
	for _, c := range b.facts.Clients {
		for _, t := range c.Terms {
			n := counts[t.Category]
			on := func(d model.Date) bool { return t.From <= d && (t.To == 0 || t.To >= d) }
			if on(from - 1) {
				n.atBegin++
			}
			if t.From >= from && t.From <= to {
				n.came++
			}
			// A term runs on its last day; one that ends on the last day of the period
			// is there still.
			if t.To != 0 && t.To >= from-1 && t.To < to {
				n.went++
			}
			if on(to) {
				n.atEnd++
			}
			counts[t.Category] = n
		}
	}
	t := paper.Table{Key: "programmes", Title: w.Programmes, Columns: []paper.Column{words("category", w.ColCategory), number("at_begin", w.ColAtBegin), number("came", w.ColCame), number("went", w.ColWent), number("at_end", w.ColAtEnd)}}
	var sum programme
	row := func(name string, n programme) []paper.Value {
		return []paper.Value{paper.Text(name), paper.Int(n.atBegin), paper.Int(n.came), paper.Int(n.went), paper.Int(n.atEnd)}
	}
	for _, c := range append([]model.Category{model.CategoryUnknown}, model.Categories()...) {
		n, any := counts[c]
		if !any || n == (programme{}) {
			continue
		}
		t.Rows = append(t.Rows, row(l.Domain.Category(c), n))
		sum = programme{sum.atBegin + n.atBegin, sum.came + n.came, sum.went + n.went, sum.atEnd + n.atEnd}
	}
	t.Totals = row(w.Total, sum)
	b.add(t)
}

// litmas counts the social inquiries of the period.
func (b *builder) litmas(d store.Doings) {
	l := b.env.Lang
	w := &l.Report
	t := paper.Table{Key: "litmas", Title: w.Litmas, Columns: []paper.Column{words("kind", w.ColKind), number("asked", w.ColLitmasAsked), number("sent", w.ColSent), number("open", w.ColOpen), number("late", w.ColLate)}}
	var sum store.LitmasCount
	row := func(name string, n store.LitmasCount) []paper.Value {
		return []paper.Value{paper.Text(name), paper.Int(n.Asked), paper.Int(n.Sent), paper.Int(n.Open), paper.Int(n.Late)}
	}
	for _, k := range append([]model.LitmasKind{model.LitmasUnknown}, model.LitmasKinds()...) {
		n, any := d.Litmas[k]
		if !any {
			continue
		}
		t.Rows = append(t.Rows, row(l.Domain.LitmasKind(k), n))
		sum = store.LitmasCount{Asked: sum.Asked + n.Asked, Sent: sum.Sent + n.Sent, Open: sum.Open + n.Open, Late: sum.Late + n.Late}
	}
	t.Totals = row(w.Total, sum)
	b.add(t)
}

// offences counts clients by kind of offence, the most frequent first.
func (b *builder) offences(d store.Doings) {
	w := &b.env.Lang.Report
	t := paper.Table{Key: "offences", Title: w.Offences, Columns: []paper.Column{words("offence", w.ColOffence), number("clients", w.ColClients), share("share", w.ColShare)}}
	all := 0
	var kinds []string
	for k, n := range d.Offences {
		kinds, all = append(kinds, k), all+n
	}
	slices.SortFunc(kinds, func(x, y string) int { return cmp.Or(cmp.Compare(d.Offences[y], d.Offences[x]), cmp.Compare(x, y)) })
	row := func(name string, n int) []paper.Value {
		return []paper.Value{paper.Text(name), paper.Int(n), paper.Percent(indicator.Figure{Num: int64(n), Den: int64(max(all, 1))}.Milli(indicator.Percent), 1)}
	}
	for _, k := range kinds {
		t.Rows = append(t.Rows, row(cmp.Or(k, w.NotFilledIn), d.Offences[k]))
	}
	t.Totals = row(w.Total, all)
	b.add(t)
}
