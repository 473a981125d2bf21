package report

import (
	"slices"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/paper"
)

// begin makes the document with what stands at the top of every report.
func (b *builder) begin() error {
	l := b.env.Lang
	w := &l.Report
	now, actor := b.env.Time(), b.s.Actor()
	kind, code := b.ask.Kind, PeriodCode(b.ask.Period)
	number := l.F("R-%d/%s", slices.Index(Kinds(), kind)+1, code)
	b.doc = &paper.Document{
		Kind: string(kind), Language: l.Code, Letterhead: letterhead(b), Title: w.Titles[string(kind)], Made: now,
		Head: []paper.Fact{
			{Key: "number", Label: w.Number, Value: paper.Text(number)},
			{Key: "period", Label: w.Period, Value: paper.Text(periodWords(l, b.ask.Period))},
			{Key: "from", Label: w.From, Value: paper.On(b.ask.Period.From)},
			{Key: "to", Label: w.To, Value: paper.On(b.last())},
			{Key: "scope", Label: w.Scope, Value: paper.Text(w.ScopeAll)},
			{Key: "made", Label: w.Made, Value: paper.Text(l.F(w.MadeBy, l.Date(model.DateOf(now)), l.Clock(now), actor.Name, l.Domain.Role(actor.Role), actor.Terminal))},
		},
	}
	if !b.whole() {
		b.doc.Head[4].Value = paper.Text(w.ScopeAdults)
	}
	if b.books.Office.Demo {
		b.note(w.Demo)
	}
	if b.ask.Period.To > b.s.Today() {
		b.note(l.F(w.NotOver, l.Date(b.last())))
	}
	return nil
}

// letterhead is the office's own, or its name, address and telephone.
func letterhead(b *builder) []string {
	o := &b.books.Office
	if len(o.Letterhead) > 0 {
		return o.Letterhead
	}
	out := []string{o.Name}
	if o.Address != "" {
		out = append(out, o.Address)
	}
	if o.Phone != "" {
		out = append(out, b.env.Lang.F(b.env.Lang.Report.Phone, o.Phone))
	}
	return out
}

// end adds the norms, the place to sign, and the footer.
func (b *builder) end() error {
	l := b.env.Lang
	w := &l.Report
	b.normsUsed()
	b.doc.Sign = &paper.Signature{Place: l.Date(model.DateOf(b.doc.Made)), Role: l.F(w.HeadOf, b.books.Office.Name), Name: b.books.Office.HeadName}
	b.doc.Footer = l.F(w.FooterNorms, l.Date(b.norms.Day))
	point, err := b.s.Checkpoint(b.ctx)
	switch {
	case err != nil:
		return err
	case point == nil:
		b.doc.Footer += " · " + w.FooterNoPoint
	default:
		b.doc.Footer += " · " + l.F(w.FooterPoint, l.Date(point.Day), l.Number(int(point.Size)), point.Code)
	}
	return nil
}

// uses remembers the norms that a report stands on.
func (b *builder) uses(keys ...model.NormKey) {
	for _, key := range keys {
		if key != "" && !slices.Contains(b.used, key) {
			b.used = append(b.used, key)
		}
	}
}

// normsUsed is the table of them, with where each comes from (rule R16).
func (b *builder) normsUsed() {
	if len(b.used) == 0 {
		return
	}
	l := b.env.Lang
	w := &l.Report
	t := paper.Table{Key: "norms", Title: l.F(w.NormsUsed, l.Date(b.norms.Day)), Columns: []paper.Column{
		words("norm", w.ColNorm), number("value", w.ColValue), words("unit", w.ColUnit), day("since", w.ColSince), words("source", w.ColSource)}}
	for _, key := range b.used {
		norm := b.norms.Norm(key)
		spec, _ := model.SpecOf(key)
		t.Rows = append(t.Rows, []paper.Value{paper.Text(l.Domain.Norms[key]), shortest(norm.Value), paper.Text(l.Domain.Unit(spec.Unit)), paper.On(norm.From), paper.Text(norm.Source)})
	}
	b.add(t)
}

// shortest is a number in thousandths with the places that it has.
func shortest(milli int64) paper.Value {
	places := 3
	for places > 0 && milli%10 == 0 {
		milli /= 10
		places--
	}
	return paper.Value{Kind: paper.Decimal, N: milli, Places: places}
}

// Columns of tables.

func words(key, label string) paper.Column {
	return paper.Column{Key: key, Label: label, Kind: paper.Words}
}
func number(key, label string) paper.Column {
	return paper.Column{Key: key, Label: label, Kind: paper.Decimal}
}
func share(key, label string) paper.Column {
	return paper.Column{Key: key, Label: label, Kind: paper.Share}
}
func day(key, label string) paper.Column {
	return paper.Column{Key: key, Label: label, Kind: paper.Day}
}

// places are how many decimals figures of a unit have.
var places = map[indicator.Unit]int{indicator.Percent: 1, indicator.PerHundred: 2, indicator.Mean: 1, indicator.Times: 2}

// value is a figure of an indicator; none when there was nothing to count.
func value(s indicator.Spec, f indicator.Figure) paper.Value {
	if !f.Known() {
		return paper.Value{}
	}
	return inUnit(s, f.Milli(s.Unit))
}

// inUnit is a number in thousandths of the unit of an indicator.
func inUnit(s indicator.Spec, milli int64) paper.Value {
	if s.Unit == indicator.Percent {
		return paper.Percent(milli, places[s.Unit])
	}
	return paper.Number(milli, places[s.Unit])
}

// reported is a figure as it was reported when the month was closed, and marked
// when the records give another now; a figure that was not closed is as it is.
func (b *builder) reported(s indicator.Slice, r indicator.Row) (f indicator.Figure, corrected bool) {
	if b.close == nil {
		return r.Now, false
	}
	closed, ok := indicator.Closed(b.close, s, r.Spec.Code)
	if !ok {
		return r.Now, false
	}
	return indicator.Figure{Num: closed.Num, Den: closed.Den}, indicator.Differs(closed, r)
}

// closedNote says that the figures are those of the close, and whether some
// were put right since.
func (b *builder) closedNote(corrected bool) {
	if b.close == nil {
		return
	}
	l := b.env.Lang
	b.note(l.F(l.Report.Closed, l.Date(b.close.Day), l.Number(int(b.close.Entry))))
	if corrected {
		b.note(l.Report.Corrected)
	}
}

// part is the page of some clients of a slice. Only indicators that count
// clients are to be read from it.
func (b *builder) part(s indicator.Slice, belongs func(*indicator.Client) bool) indicator.Page {
	f := &indicator.Facts{Groups: b.facts.Groups, Regions: b.facts.Regions}
	for _, c := range b.facts.Clients {
		if belongs(c) {
			f.Clients = append(f.Clients, c)
		}
	}
	return f.Page(b.query(s))
}
