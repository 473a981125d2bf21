package report

import (
	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/paper"
	"guyub/model/reach"
	"guyub/model/stigma"
)

// area is R-5: every kecamatan with its clients, its way, and the groups that
// reach it.
func (b *builder) area() error {
	l := b.env.Lang
	w := &l.Report
	slice := b.slice()
	page := b.facts.Page(b.query(slice))
	b.indicators(&page, slice, indicator.E6, indicator.E6b)
	b.uses(model.NormReach)
	b.note(w.AsOfToday)
	b.note(w.WaysEstimated)
	b.note(l.F(w.AcceptedYear, stigma.FewestScored))

	accepted := map[string]paper.Value{}
	for _, p := range stigma.Look(b.facts, b.last()).Places {
		accepted[p.District] = mean(p.Scores)
	}
	m := reach.New(reach.Office{Regions: b.books.Regions, Groups: b.books.Groups, Cells: b.cells(), Norms: b.books.NormsOn(b.s.Today()), Today: b.s.Today(),
		Seats: func(group model.ID) int { return b.s.Seats(group, model.ID{}).Group }})
	for i := range m.Regencies {
		total := &m.Regencies[i]
		t := b.matrix(total.Region)
		for k := range m.Rows {
			if r := &m.Rows[k]; r.Region.Parent == total.Region.Code {
				t.Rows = append(t.Rows, matrixRow(r.Region.Name, &r.Region, &r.Figures, accepted[r.Region.Code]))
			}
		}
		t.Totals = matrixRow(w.Total, nil, &total.Figures, paper.Value{})
		b.add(t)
	}
	whole := paper.Facts{Key: "whole", Rows: []paper.Fact{
		{Key: "clients", Label: w.ColClients, Value: paper.Int(m.Whole.Clients)},
		{Key: "outside", Label: w.Outside, Value: paper.Int(m.Outside)},
		{Key: "unreached", Label: w.Unreached, Value: paper.Int(m.Whole.Unreached)},
		{Key: "unreached_clients", Label: w.UnreachedClients, Value: paper.Int(m.Whole.UnreachedClients)},
		{Key: "placeless", Label: w.Placeless, Value: paper.Int(m.Whole.Placeless)},
		{Key: "placeless_clients", Label: w.PlacelessClients, Value: paper.Int(m.Whole.PlacelessClients)},
		{Key: "without_way", Label: w.WithoutWay, Value: paper.Int(m.Whole.WithoutWay)},
	}}
	b.add(paper.Heading{Text: w.WholeArea}, whole)
	return nil
}

// cells are the clients that the person's figures count: a counselor's own
// children are in none of them.
func (b *builder) cells() []reach.Cell {
	view := *b.s.Roster()
	if !b.whole() {
		view.Scope.Counselor = model.ID{}
	}
	return view.Places()
}

func (b *builder) matrix(regency model.Region) paper.Table {
	w := &b.env.Lang.Report
	return paper.Table{Key: "districts_" + regency.Code, Title: regency.Name, Columns: []paper.Column{words("district", w.ColDistrict), number("clients", w.ColClients),
		share("participation", w.ColParticipation), number("hours", w.ColHours), number("travel_hours", w.ColRoad), number("km", w.ColKM), number("groups", w.ColReach),
		number("places", w.ColFree), number("acceptance", w.ColAcceptance)}}
}

// matrixRow is one kecamatan, or a sum of them when region is nil.
func matrixRow(name string, region *model.Region, f *reach.Figures, accepted paper.Value) []paper.Value {
	row := []paper.Value{paper.Text(name), paper.Int(f.Clients), {}, paper.Hours(f.Minutes), paper.Hours(f.Travel), {}, paper.Int(f.Groups), paper.Int(f.Places), accepted}
	if share, known := f.Participation(); known {
		row[2] = paper.Percent(int64(share), 1)
	}
	if region != nil && region.DistanceM > 0 {
		row[5] = paper.Number(int64(region.DistanceM), 1)
	}
	return row
}
