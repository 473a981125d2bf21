package area

import (
	"cmp"
	"strings"

	"guyub/model/reach"
	"guyub/model/text"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
)

// shadeWidth is how wide the shade beside a number is.
const shadeWidth = 3

func (l *List) columns() []table.Column {
	w := &l.env.Lang.Area
	return []table.Column{
		{Key: "name", Title: w.ColDistrict, Width: 18, Min: 14, Flex: true, Sortable: true},
		{Key: "shade", Width: shadeWidth, Priority: 2, Holds: table.Picture},
		{Key: "clients", Title: w.ColClients, Width: 9, Min: max(7, kit.Width(w.ColClients)+1), Right: true, Sortable: true},
		{Key: "hours", Title: w.ColHours, Width: 6, Min: 5, Right: true, Priority: 3, Sortable: true},
		{Key: "distance", Title: w.ColKilometres, Width: 5, Min: 4, Right: true, Priority: 5, Sortable: true},
		{Key: "travel", Title: w.ColMinutes, Width: 5, Right: true, Priority: 7, Sortable: true},
		{Key: "groups", Title: w.ColGroups, Width: 8, Right: true, Sortable: true},
		{Key: "places", Title: w.ColPlaces, Width: 6, Right: true, Priority: 2, Sortable: true},
		{Key: "part", Title: w.ColPart, Width: 7, Right: true, Priority: 1, Sortable: true},
		{Key: "accepted", Title: w.ColAccepted, Width: 6, Right: true, Priority: 4, Sortable: true},
		{Key: "incidents", Title: w.ColIncidents, Width: 7, Right: true, Priority: 6, Sortable: true},
	}
}

func (l *List) cells(r *reach.Row) []table.Cell {
	th, lang := l.env.Theme, l.env.Lang
	number := func(n int, known bool) table.Cell {
		if !known {
			return table.Cell{Text: "-", Style: th.Faint}
		}
		return table.Cell{Text: lang.Number(n)}
	}
	name := table.Cell{Text: l.store.Books().DistrictName(r.Region.Code)}
	if r.Region.Inactive {
		name.Style = th.Faint
	}
	travel := number(r.Region.TravelMin, true)
	hours := table.Cell{Text: lang.Number((r.Minutes + 30) / 60)}
	if r.Region.TravelMin == 0 {
		travel = table.Cell{Text: lang.Area.NoMinutes, Style: th.Warn}
	}
	if r.Unset {
		hours = table.Cell{Text: hours.Text + " !", Style: th.Warn}
	}
	groups := number(r.Groups, true)
	if !r.Reached() && r.Clients > 0 {
		groups = table.Cell{Text: "! 0", Style: th.Bad}
	}
	acceptance := table.Cell{Text: accepted(l.env, r.Acceptance)}
	if r.Acceptance.Low() {
		acceptance = table.Cell{Text: "! " + acceptance.Text, Style: th.Warn}
	}
	distance := table.Cell{Text: lang.Number((r.Region.DistanceM + 500) / 1000)}
	if r.Region.DistanceM == 0 {
		distance = table.Cell{Text: lang.Area.NoMinutes, Style: th.Warn}
	}
	return []table.Cell{
		name, l.shade(r), number(r.Clients, true), hours, distance, travel, groups, l.places(r),
		{Text: participation(l.env, &r.Figures)}, acceptance, number(r.Incidents, l.shown.facts != nil),
	}
}

// places is how many clients could still come to the groups in reach.
func (l *List) places(r *reach.Row) table.Cell {
	th := l.env.Theme
	switch {
	case !r.Reached():
		return table.Cell{Text: "-", Style: th.Faint}
	case r.Boundless:
		return table.Cell{Text: l.env.Lang.Area.Boundless}
	case r.Places == 0:
		return table.Cell{Text: "! 0", Style: th.Warn}
	}
	return table.Cell{Text: l.env.Lang.Number(r.Places)}
}

// shade is the value of the column that orders the list as one to three blocks.
func (l *List) shade(r *reach.Row) table.Cell {
	v := l.value(l.list.Sorted(), r)
	st := l.env.Theme.Accent
	return table.Cell{Text: kit.Bar(shadeWidth, v, l.most), Style: kit.Style{Fg: st.Fg}}
}

// value is a figure of a row as a number; that of clients for a column that has
// none.
func (l *List) value(key string, r *reach.Row) float64 {
	switch key {
	case "hours":
		return float64(r.Minutes)
	case "distance":
		return float64(r.Region.DistanceM)
	case "travel":
		return float64(r.Region.TravelMin)
	case "groups":
		return float64(r.Groups)
	case "places":
		if r.Boundless {
			return float64(r.Places + 1) // more than those that are counted
		}
		return float64(r.Places)
	case "part":
		milli, ok := r.Participation()
		if !ok {
			return -1
		}
		return float64(milli)
	case "accepted":
		milli, shown := r.Acceptance.Shown()
		if !shown {
			return 0
		}
		return float64(milli)
	case "incidents":
		return float64(r.Incidents)
	}
	return float64(r.Clients)
}

func (l *List) words(r *reach.Row) string {
	parent, _ := l.store.Books().Region(r.Region.Parent)
	return strings.Join([]string{r.Region.Name, parent.Name, r.Region.Code, r.Region.ServicePoint}, " ")
}

func (l *List) compare(key string) func(a, b *reach.Row) int {
	if key == "name" {
		return func(a, b *reach.Row) int {
			return cmp.Or(cmp.Compare(text.Fold(a.Region.Name), text.Fold(b.Region.Name)), cmp.Compare(a.Region.Code, b.Region.Code))
		}
	}
	return func(a, b *reach.Row) int { return cmp.Compare(l.value(key, a), l.value(key, b)) }
}
