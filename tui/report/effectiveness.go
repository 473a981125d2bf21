package report

import (
	"strings"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/paper"
)

// effectiveness is R-7: every indicator with its formula, its course over a year
// and its target; the five factors; the way into the groups; and participants
// beside the others.
func (b *builder) effectiveness() error {
	l := b.env.Lang
	w := &l.Report
	slice := b.slice()
	q := b.query(slice)
	page := b.facts.Page(q)
	b.indicators(&page, slice)
	b.uses(model.NormActiveDays, model.NormAgreementWarn, model.NormReach, model.NormMissLimit, model.NormReportGrace, model.NormMinGroups, model.NormMinPartners)
	b.factors(&page)
	b.funnel(b.facts.Funnel(q))
	b.comparison(b.facts.Compare(q))

	b.add(paper.Heading{Text: w.Courses})
	months := b.ask.Period.Months()
	for i := range page.Rows {
		r := &page.Rows[i]
		if r.Spec.Target == "" {
			continue // a part of another indicator
		}
		plot := paper.Plot{Key: string(r.Spec.Code), Title: l.F(w.CourseOf, r.Spec.Code, l.Effect.Names[r.Spec.Code], b.unit(r.Spec)), Line: true, Kind: paper.Decimal}
		for k, f := range r.Months {
			plot.Points = append(plot.Points, paper.Point{Label: l.MonthBrief(months[k].From), Value: value(r.Spec, f)})
		}
		if r.Target != 0 {
			plot.Target, plot.TargetLabel = inUnit(r.Spec, r.Target), w.Target
		}
		b.add(plot)
	}

	formulas := paper.Table{Key: "formulas", Title: w.Formulas, Columns: []paper.Column{words("code", w.ColCode), words("indicator", w.ColIndicator), words("formula", w.ColFormula)}}
	for _, spec := range indicator.Specs() {
		formulas.Rows = append(formulas.Rows, []paper.Value{paper.Text(string(spec.Code)), paper.Text(l.Effect.Names[spec.Code]), paper.Text(l.Effect.Formulas[spec.Code])})
	}
	b.add(formulas)
	return nil
}

// factors is the page of the five factors of Soekanto.
func (b *builder) factors(p *indicator.Page) {
	l := b.env.Lang
	w := &l.Report
	found := indicator.Factors(*p)
	b.add(paper.PageBreak{}, paper.Heading{Text: w.FactorsHead})
	if worst, any := indicator.HoldsBack(found); any {
		b.add(paper.Paragraph{Text: l.F(w.HoldsBack, l.Effect.Factors[worst], l.Effect.Obstacles[worst])})
	} else {
		b.add(paper.Paragraph{Text: w.NothingHoldsBack})
	}
	t := paper.Table{Key: "factors", Title: w.FactorsTable, Columns: []paper.Column{words("factor", w.ColFactor), words("obstacle", w.ColObstacle), share("gap", w.ColGap), words("rests_on", w.ColRestsOn)}}
	for _, f := range found {
		var rests []string
		for i := range f.Rows {
			rests = append(rests, string(f.Rows[i].Spec.Code)+" "+l.Effect.Names[f.Rows[i].Spec.Code])
		}
		row := []paper.Value{paper.Text(l.Effect.Factors[f.Factor]), paper.Text(l.Effect.Obstacles[f.Factor]), {}, paper.Text(strings.Join(rests, ", "))}
		if f.Known {
			row[2] = paper.Percent(f.Gap*100, 1)
		}
		t.Rows = append(t.Rows, row)
	}
	b.note(w.GapNote)
	b.add(t)
}

// mostReasons is how many reasons stand beside a station of the funnel.
const mostReasons = 3

// funnel is the way of clients into the groups.
func (b *builder) funnel(f indicator.Funnel) {
	l := b.env.Lang
	w := &l.Report
	t := paper.Table{Key: "funnel", Title: w.Funnel, Columns: []paper.Column{words("station", w.ColStation), number("clients", w.ColClients), share("share", w.ColShare),
		number("median_days", w.ColMedian), words("lost", w.ColLost)}}
	bars := paper.Plot{Key: "funnel_clients", Title: w.Funnel, Kind: paper.Decimal}
	for s := range f.Steps {
		station := &f.Steps[s]
		row := []paper.Value{paper.Text(l.Effect.Steps[s]), paper.Int(station.Clients), {}, {}, paper.Text(b.lost(station.Lost))}
		if all := int64(f.Steps[0].Clients); all > 0 {
			row[2] = paper.Percent(indicator.Figure{Num: int64(station.Clients), Den: all}.Milli(indicator.Percent), 1)
		}
		if s > 0 && station.Days >= 0 {
			row[3] = paper.Int(station.Days)
		}
		t.Rows = append(t.Rows, row)
		bars.Points = append(bars.Points, paper.Point{Label: l.Effect.Steps[s], Value: paper.Int(station.Clients)})
	}
	b.add(t, bars)
}

// lost words the reasons why clients did not come to a station.
func (b *builder) lost(all []indicator.Loss) string {
	l := b.env.Lang
	var out []string
	for _, loss := range all {
		if len(out) == mostReasons {
			break
		}
		out = append(out, l.F("%s %s", b.reason(loss.Reason), l.Number(loss.Clients)))
	}
	return strings.Join(out, ", ")
}

// reason words a reason, which may be of any of the mechanism's lists.
func (b *builder) reason(code string) string {
	l, m := b.env.Lang, b.books.Mechanism()
	if code == "" {
		return l.Report.NoReason
	}
	for _, of := range []model.ReasonOf{model.ReasonAbsent, model.ReasonRefused, model.ReasonStopped} {
		for _, known := range m.AllReasonsOf(of) {
			if known.Code == code {
				return l.Reason(m, of, code)
			}
		}
	}
	return code
}

// comparison sets participants beside the others (rule R17).
func (b *builder) comparison(c indicator.Comparison) {
	l := b.env.Lang
	w := &l.Report
	b.note(w.NoCause)
	if c.Suppressed {
		b.add(paper.Paragraph{Text: l.F(w.Suppressed, indicator.FewestCompared)})
		return
	}
	t := paper.Table{Key: "comparison", Title: w.Comparison, Columns: []paper.Column{words("indicator", w.ColIndicator), words("unit", w.ColUnit), number("participants", w.Participants), number("others", w.Others)}}
	t.Rows = append(t.Rows, []paper.Value{paper.Text(w.ColClients), paper.Text(w.UnitClients), paper.Int(c.Participants.Clients), paper.Int(c.Others.Clients)})
	for _, one := range []struct {
		code         indicator.Code
		part, others indicator.Figure
	}{
		{indicator.E10, c.Participants.Again, c.Others.Again}, {indicator.E9, c.Participants.OnTime, c.Others.OnTime}, {indicator.E8, c.Participants.Working, c.Others.Working},
	} {
		spec, _ := indicator.SpecOf(one.code)
		t.Rows = append(t.Rows, []paper.Value{paper.Text(string(one.code) + " " + l.Effect.Names[one.code]), paper.Text(b.unit(spec)), value(spec, one.part), value(spec, one.others)})
	}
	b.add(t)
}
