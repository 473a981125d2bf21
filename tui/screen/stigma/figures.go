package stigma

import (
	"cmp"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/stigma"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// The widths of the tables.
const (
	nameWidth   = 19
	figureWidth = 5
	trendWidth  = 7
	countWidth  = 5
)

// countWidths are those of the figures of incidents, as wide as their headings.
var countWidths = [6]int{5, 8, 9, 7, 10, 6}

// mean writes a mean with one decimal, a dash where none may be shown.
func (x *Stigma) mean(m stigma.Mean) string {
	milli, shown := m.Shown()
	if !shown {
		return "-"
	}
	return x.env.Lang.Milli1(int64(milli))
}

// trend says in a mark and a word which way a mean went; nothing where one of
// the two is not known.
func (x *Stigma) trend(r *stigma.Row) string {
	w := &x.env.Lang.Stigma
	now, known := r.Now.Shown()
	before, had := r.Before.Shown()
	shown := func(milli int) int { return (milli + 50) / 100 } // with one decimal
	switch {
	case !known || !had:
		return " "
	case shown(now) > shown(before):
		return w.Up
	case shown(now) < shown(before):
		return w.Down
	}
	return w.Same
}

// course draws a small column for each month, a dot where too few were asked.
func course(r *stigma.Row) string {
	var b strings.Builder
	for _, m := range r.Months {
		milli, shown := m.Shown()
		if !shown {
			b.WriteString("·")
			continue
		}
		b.WriteString(kit.Sparkline([]float64{float64(milli)}, model.AcceptanceMost*1000))
	}
	return b.String()
}

// writeAcceptance writes the scores by source and by place.
func (x *Stigma) writeAcceptance(p *record.Paper) {
	l, th := x.env.Lang, x.env.Theme
	w := &l.Stigma
	if x.picture.All.Now.N == 0 {
		p.Text(w.MeanNone, th.Base)
	} else {
		p.Text(l.F(w.Mean, x.mean(x.picture.All.Now), l.Number(x.picture.All.Now.N), x.mean(x.picture.All.Before)), th.Base)
	}
	p.Blank()
	x.headRow(p, w.BySource)
	for i := range x.picture.Sources {
		r := &x.picture.Sources[i]
		x.row(p, l.Domain.Source(r.Source), r)
	}
	p.Blank()
	x.headRow(p, w.ByRegency)
	for i := range x.picture.Regencies {
		r := &x.picture.Regencies[i]
		region, _ := x.store.Books().Region(r.Regency)
		x.row(p, region.Name, r)
	}
	x.writeDistricts(p)
}

// roomy reports whether a line has room for the course of the months: it is
// shown whole or not at all.
func roomy(p *record.Paper) bool {
	const before = nameWidth + figureWidth + figureWidth + 1 + trendWidth + countWidth + 1 + 5*2
	return p.Width() >= before+stigma.MonthsShown
}

func (x *Stigma) headRow(p *record.Paper, name string) {
	w, th := &x.env.Lang.Stigma, x.env.Theme
	year := record.Column{Text: w.Year, Style: th.Faint}
	if !roomy(p) {
		year.Text = ""
	}
	p.Row(0, record.Column{Text: name, Width: nameWidth, Style: th.Title}, record.Column{Text: w.ColNow, Width: figureWidth, Right: true, Style: th.Faint},
		record.Column{Text: w.ColBefore, Width: figureWidth + 1, Right: true, Style: th.Faint}, record.Column{Text: " ", Width: trendWidth},
		record.Column{Text: w.ColScores, Width: countWidth + 1, Right: true, Style: th.Faint}, year)
}

func (x *Stigma) row(p *record.Paper, name string, r *stigma.Row) {
	l, th := x.env.Lang, x.env.Theme
	style := th.Base
	if r.Now.Low() {
		style = th.Warn
	}
	months := record.Column{Text: course(r)}
	if !roomy(p) {
		months.Text = ""
	}
	p.Row(0, record.Column{Text: name, Width: nameWidth}, record.Column{Text: x.mean(r.Now), Width: figureWidth, Right: true, Style: style},
		record.Column{Text: x.mean(r.Before), Width: figureWidth + 1, Right: true, Style: th.Faint}, record.Column{Text: x.trend(r), Width: trendWidth},
		record.Column{Text: l.Number(r.Now.N), Width: countWidth + 1, Right: true, Style: th.Faint}, months)
}

// writeDistricts writes the kecamatan where enough clients were scored, the
// lowest mean first, and how many there are where fewer were.
func (x *Stigma) writeDistricts(p *record.Paper) {
	l, th := x.env.Lang, x.env.Theme
	w := &l.Stigma
	shown, few := []stigma.Place{}, 0
	for _, place := range x.picture.Places {
		switch {
		case place.Scores.N == 0:
		case place.Scores.Few():
			few++
		default:
			shown = append(shown, place)
		}
	}
	if len(shown)+few == 0 {
		return
	}
	slices.SortStableFunc(shown, func(a, b stigma.Place) int {
		ma, _ := a.Scores.Milli()
		mb, _ := b.Scores.Milli()
		return cmp.Compare(ma, mb)
	})
	p.Head(w.ByDistrict)
	for _, place := range shown {
		style := th.Base
		if place.Scores.Low() {
			style = th.Warn
		}
		p.Row(0, record.Column{Text: x.store.Books().DistrictName(place.District), Width: nameWidth},
			record.Column{Text: x.mean(place.Scores), Width: figureWidth, Right: true, Style: style},
			record.Column{Text: l.Number(place.Scores.Clients) + " " + w.Clients, Width: 10, Right: true, Style: th.Faint},
			record.Column{Text: x.bySource(place), Style: th.Faint})
	}
	if few > 0 {
		p.Text(l.F(w.FewScored, l.Number(few), l.Number(stigma.FewestScored)), th.Faint)
	}
}

// bySource writes the means of the sources of which enough clients were asked.
func (x *Stigma) bySource(place stigma.Place) string {
	var out []string
	for i, m := range place.BySource {
		if !m.Few() {
			out = append(out, x.env.Lang.Domain.SourceShort(model.AcceptanceSources()[i])+" "+x.mean(m))
		}
	}
	return strings.Join(out, " · ")
}

// writeIncidents writes the incidents by kind and state, and by place.
func (x *Stigma) writeIncidents(p *record.Paper) {
	l, th := x.env.Lang, x.env.Theme
	w := &l.Stigma
	var sum stigma.Kinds
	for _, k := range x.picture.Incidents {
		sum.Noted, sum.Handled, sum.Late = sum.Noted+k.Noted, sum.Handled+k.Handled, sum.Late+k.Late
		sum.Settled, sum.Passed, sum.Year = sum.Settled+k.Settled, sum.Passed+k.Passed, sum.Year+k.Year
	}
	if sum.Noted+sum.Handled+sum.Settled+sum.Passed == 0 {
		p.Text(w.IncidentsNone, th.Base)
		return
	}
	p.Text(l.F(w.IncidentsHead, l.Number(sum.Noted+sum.Handled), l.Number(sum.Late), l.Number(sum.Year)), th.Base)
	p.Blank()
	head := []string{w.ColKind, w.ColLate, w.ColNoted, w.ColHandled, w.ColSettled, w.ColPassed, w.ColYear}
	x.counts(p, 0, th.Faint, th.Faint, head...)
	kinds := slices.Clone(x.picture.Incidents)
	slices.SortStableFunc(kinds, func(a, b stigma.Kinds) int { return cmp.Or(cmp.Compare(b.Late, a.Late), cmp.Compare(b.Year, a.Year)) })
	for _, k := range kinds {
		x.kindRow(p, l.Domain.IncidentShort(k.Kind), k, kit.Style{})
	}
	x.kindRow(p, w.Total, sum, th.Bold)
	x.writeIncidentPlaces(p)
}

func (x *Stigma) kindRow(p *record.Paper, name string, k stigma.Kinds, st kit.Style) {
	n := x.count
	late := st
	if k.Late > 0 {
		late = x.env.Theme.Bad
	}
	x.counts(p, 0, st, late, name, n(k.Late), n(k.Noted), n(k.Handled), n(k.Settled), n(k.Passed), n(k.Year))
}

// count writes a number, a dash for none.
func (x *Stigma) count(n int) string {
	if n == 0 {
		return "-"
	}
	return x.env.Lang.Number(n)
}

// counts writes a row of a name with figures; the first figure has a style of
// its own.
func (x *Stigma) counts(p *record.Paper, at int, st, first kit.Style, cells ...string) {
	row := []record.Column{{Text: cells[0], Width: nameWidth, Style: st}}
	for i, cell := range cells[1:] {
		style := st
		if i == 0 {
			style = first
		}
		row = append(row, record.Column{Text: cell, Width: countWidths[i], Right: true, Style: style})
	}
	p.Row(at, row...)
}

// writeIncidentPlaces writes where incidents wait or happened in the last
// twelve months, those that are late first.
func (x *Stigma) writeIncidentPlaces(p *record.Paper) {
	w, th := &x.env.Lang.Stigma, x.env.Theme
	places := slices.DeleteFunc(slices.Clone(x.picture.Places), func(a stigma.Place) bool { return a.Waiting+a.Incidents == 0 })
	slices.SortStableFunc(places, func(a, b stigma.Place) int {
		return cmp.Or(cmp.Compare(b.Late, a.Late), cmp.Compare(b.Waiting, a.Waiting), cmp.Compare(b.Incidents, a.Incidents))
	})
	p.Blank()
	x.counts(p, 0, th.Faint, th.Faint, w.ColDistrict, w.ColLate, w.ColWaiting, w.ColYear)
	for _, one := range places {
		late := kit.Style{}
		if one.Late > 0 {
			late = th.Bad
		}
		x.counts(p, 0, kit.Style{}, late, x.store.Books().DistrictName(one.District), x.count(one.Late), x.count(one.Waiting), x.count(one.Incidents))
	}
}
