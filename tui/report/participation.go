package report

import (
	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/paper"
)

// parts are the indicators that a slice of R-2 shows after its clients.
var parts = [...]indicator.Code{indicator.E1, indicator.E2, indicator.E2b, indicator.E5, indicator.E5b}

// participation is R-2: E1 to E5 of the office, by kabupaten, kecamatan and
// category.
func (b *builder) participation() error {
	l := b.env.Lang
	w := &l.Report
	slice := b.slice()
	page := b.facts.Page(b.query(slice))
	b.indicators(&page, slice, indicator.E1, indicator.E2, indicator.E2b, indicator.E2c, indicator.E3, indicator.E4, indicator.E5, indicator.E5b)
	b.uses(model.NormActiveDays, model.NormMinGroups, model.NormMinPartners)

	regencies := b.books.Regencies()
	table := b.partsTable("by_regency", w.ByRegency, w.ColRegency)
	for _, r := range regencies {
		one := slice
		one.Regency = r.Code
		p := b.facts.Page(b.query(one))
		table.Rows = append(table.Rows, b.partsRow(r.Name, &p, one))
	}
	table.Totals = b.partsRow(w.Total, &page, slice)
	b.add(table)
	if err := b.ctx.Err(); err != nil {
		return err
	}

	table = b.partsTable("by_category", w.ByCategory, w.ColCategory)
	for _, c := range model.Categories() {
		one := slice
		one.Category = c
		p := b.part(one, func(k *indicator.Client) bool {
			for i := range k.Terms {
				if k.Terms[i].Category == c {
					return true
				}
			}
			return false
		})
		if p.Row(indicator.E1).Now.Known() {
			table.Rows = append(table.Rows, b.partsRow(l.Domain.Category(c), &p, one))
		}
	}
	table.Totals = b.partsRow(w.Total, &page, slice)
	b.add(table)

	for _, r := range regencies {
		table, err := b.byDistrict(r, slice)
		if err != nil {
			return err
		}
		b.add(table)
	}
	return nil
}

// byDistrict is R-2 for the kecamatan of one kabupaten that have clients.
func (b *builder) byDistrict(regency model.Region, slice indicator.Slice) (paper.Table, error) {
	l := b.env.Lang
	table := b.partsTable("by_district_"+regency.Code, l.F(l.Report.ByDistrictOf, regency.Name), l.Report.ColDistrict)
	for _, d := range b.books.Districts() {
		if d.Parent != regency.Code {
			continue
		}
		if err := b.ctx.Err(); err != nil {
			return table, err
		}
		one := slice
		one.District = d.Code
		p := b.part(one, func(c *indicator.Client) bool { return c.District == d.Code })
		if p.Row(indicator.E1).Now.Known() {
			table.Rows = append(table.Rows, b.partsRow(d.Name, &p, one))
		}
	}
	return table, nil
}

func (b *builder) partsTable(key, title, first string) paper.Table {
	w := &b.env.Lang.Report
	return paper.Table{Key: key, Title: title, Columns: []paper.Column{words("name", first), number("clients", w.ColClients), number("participants", w.ColParticipants),
		share("e1", w.ColE1), share("e2", w.ColE2), share("e2b", w.ColE2b), share("e5", w.ColE5), share("e5b", w.ColE5b)}}
}

func (b *builder) partsRow(name string, p *indicator.Page, s indicator.Slice) []paper.Value {
	row := []paper.Value{paper.Text(name)}
	corrected := false
	for i, code := range parts {
		r := p.Row(code)
		f, differs := b.reported(s, *r)
		if i == 0 {
			row = append(row, paper.Int(int(f.Den)), paper.Int(int(f.Num)))
		}
		v := value(r.Spec, f)
		if differs {
			v = v.Mark()
		}
		row, corrected = append(row, v), corrected || differs
	}
	b.closedNote(corrected)
	return row
}

// indicators is the table of some indicators of a page; none named: of all.
func (b *builder) indicators(p *indicator.Page, s indicator.Slice, codes ...indicator.Code) {
	l := b.env.Lang
	w := &l.Report
	t := paper.Table{Key: "indicators", Title: l.F(w.Indicators, periodWords(l, b.ask.Period)), Columns: []paper.Column{
		words("code", w.ColCode), words("indicator", w.ColIndicator), words("unit", w.ColUnit), number("value", w.ColValue), number("numerator", w.ColNumerator),
		number("denominator", w.ColDenominator), number("before", w.ColBefore), number("target", w.ColTarget)}}
	if b.close != nil {
		t.Columns = append(t.Columns, number("now", w.ColNow))
	}
	wanted := func(c indicator.Code) bool {
		for _, one := range codes {
			if one == c {
				return true
			}
		}
		return len(codes) == 0
	}
	corrected := false
	for i := range p.Rows {
		r := p.Rows[i]
		if !wanted(r.Spec.Code) {
			continue
		}
		f, differs := b.reported(s, r)
		corrected = corrected || differs
		v := value(r.Spec, f)
		if differs {
			v = v.Mark()
		}
		num, den := counted(r.Spec, f)
		row := []paper.Value{paper.Text(string(r.Spec.Code)), paper.Text(l.Effect.Names[r.Spec.Code]), paper.Text(b.unit(r.Spec)), v, num, den, value(r.Spec, r.Before), {}}
		if r.Target != 0 {
			row[7] = inUnit(r.Spec, r.Target)
			b.uses(r.Spec.Target)
		}
		if b.close != nil {
			row = append(row, value(r.Spec, r.Now))
		}
		t.Rows = append(t.Rows, row)
	}
	b.closedNote(corrected)
	b.add(t)
}

// counted returns numerator and denominator as people read them: loads in hours,
// and none of those that compare loads, for what is divided there is no amount
// of anything.
func counted(s indicator.Spec, f indicator.Figure) (num, den paper.Value) {
	n, d := s.Counted(f)
	switch s.Code {
	case indicator.E11:
		return paper.Hours(int(n)), paper.Hours(int(d))
	case indicator.E11b, indicator.E11c:
		return paper.Value{}, paper.Value{}
	}
	return paper.Int(int(n)), paper.Int(int(d))
}

// unit words the unit of an indicator.
func (b *builder) unit(s indicator.Spec) string {
	w := &b.env.Lang.Report
	switch s.Unit {
	case indicator.Percent:
		return "%"
	case indicator.PerHundred:
		return w.UnitPerHundred
	case indicator.Times:
		return w.UnitTimes
	}
	switch s.Code {
	case indicator.E2c:
		return w.UnitDays
	case indicator.E12:
		return w.UnitScore
	}
	return w.UnitClients
}
