package report

import (
	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/paper"
	"guyub/model/stigma"
)

// stigma is R-6: how far clients are accepted, the incidents, the outreach, and
// where the office must speak with people next. It names nobody.
func (b *builder) stigma() error {
	l := b.env.Lang
	w := &l.Report
	slice := b.slice()
	page := b.facts.Page(b.query(slice))
	b.indicators(&page, slice, indicator.E12, indicator.E12b, indicator.E12c)
	look := stigma.Look(b.facts, b.last())
	b.note(l.F(w.StigmaSpans, l.Date(b.last())))
	b.note(l.F(w.StigmaFew, stigma.FewestScored))
	b.note(w.StigmaNobody)

	scores := paper.Table{Key: "sources", Title: w.BySource, Columns: []paper.Column{words("source", w.ColSource2), number("now", w.ColHalf), number("scores", w.ColScores), number("before", w.ColHalfBefore), number("scores_before", w.ColScores)}}
	for i := range look.Sources {
		scores.Rows = append(scores.Rows, scoreRow(l.Domain.Source(look.Sources[i].Source), &look.Sources[i]))
	}
	scores.Totals = scoreRow(w.Total, &look.All)
	course := paper.Plot{Key: "course", Title: w.Course, Line: true, Kind: paper.Decimal}
	first := model.MonthOf(b.last()).AddMonths(1 - stigma.MonthsShown)
	for i, m := range look.All.Months {
		course.Points = append(course.Points, paper.Point{Label: l.MonthBrief(first.AddMonths(i)), Value: mean(m)})
	}
	incidents := paper.Table{Key: "incidents", Title: w.Incidents, Columns: []paper.Column{words("kind", w.ColKind), number("noted", w.ColNoted), number("handled", w.ColHandled),
		number("settled", w.ColSettled), number("passed", w.ColPassed), number("late", w.ColLate), number("year", w.ColYear)}}
	var sum stigma.Kinds
	for _, k := range look.Incidents {
		incidents.Rows = append(incidents.Rows, incidentRow(l.Domain.IncidentKind(k.Kind), k))
		sum.Noted, sum.Handled, sum.Settled, sum.Passed, sum.Late, sum.Year = sum.Noted+k.Noted, sum.Handled+k.Handled, sum.Settled+k.Settled, sum.Passed+k.Passed, sum.Late+k.Late, sum.Year+k.Year
	}
	incidents.Totals = incidentRow(w.Total, sum)
	b.add(scores, course, incidents)
	b.outreach()
	b.needs(&look)
	return nil
}

// mean is a mean of scores; none where it would tell of single clients.
func mean(m stigma.Mean) paper.Value {
	milli, shown := m.Shown()
	if !shown {
		return paper.Value{}
	}
	return paper.Number(int64(milli), 1)
}

func scoreRow(name string, r *stigma.Row) []paper.Value {
	return []paper.Value{paper.Text(name), mean(r.Now), paper.Int(r.Now.N), mean(r.Before), paper.Int(r.Before.N)}
}

func incidentRow(name string, k stigma.Kinds) []paper.Value {
	return []paper.Value{paper.Text(name), paper.Int(k.Noted), paper.Int(k.Handled), paper.Int(k.Settled), paper.Int(k.Passed), paper.Int(k.Late), paper.Int(k.Year)}
}

// outreach lists the times that the office spoke with people in the period.
func (b *builder) outreach() {
	l := b.env.Lang
	w := &l.Report
	t := paper.Table{Key: "outreach", Title: w.Outreach, Columns: []paper.Column{day("day", w.ColDay), words("district", w.ColDistrict), words("place", w.ColPlace),
		words("audience", w.ColAudience), number("people", w.ColPeople), number("score_before", w.ColScoreBefore), number("score_after", w.ColScoreAfter)}}
	people := 0
	for i := range b.facts.Outreaches {
		o := &b.facts.Outreaches[i]
		if !o.Held() || o.Day < b.ask.Period.From || o.Day > b.ask.Period.To {
			continue
		}
		row := []paper.Value{paper.On(o.Day), paper.Text(b.books.DistrictName(o.District)), paper.Text(o.Place), paper.Text(l.Domain.Audience(o.Audience)), paper.Int(o.People), {}, {}}
		if _, known := o.Gain(); known {
			row[5], row[6] = paper.Number(int64(o.Before), 1), paper.Number(int64(o.After), 1)
		}
		people += o.People
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		b.add(paper.Paragraph{Text: w.NoOutreach})
		return
	}
	t.Totals = []paper.Value{paper.Text(w.Total), paper.Text(""), paper.Text(""), paper.Text(""), paper.Int(people), paper.Text(""), paper.Text("")}
	b.add(t)
}

// mostNeeds is how many kecamatan the report names as next.
const mostNeeds = 15

// needs are the kecamatan that need outreach most, and why.
func (b *builder) needs(look *stigma.Picture) {
	l := b.env.Lang
	w := &l.Report
	t := paper.Table{Key: "next", Title: w.Needs, Columns: []paper.Column{words("district", w.ColDistrict), number("points", w.ColPoints), number("clients", w.ColClients),
		number("acceptance", w.ColAcceptance), number("incidents", w.ColIncidents), day("last", w.ColLastOutreach), day("planned", w.ColPlanned)}}
	for _, n := range stigma.Rank(look.Places, b.last()) {
		if len(t.Rows) == mostNeeds {
			break
		}
		p := &n.Place
		t.Rows = append(t.Rows, []paper.Value{paper.Text(b.books.DistrictName(p.District)), paper.Int(n.Points), paper.Int(p.Clients), mean(p.Scores), paper.Int(p.Incidents), paper.On(p.Last), paper.On(p.Planned)})
	}
	b.note(l.F(w.NeedPoints, stigma.Most))
	b.add(t)
}
