package indicator

import (
	"cmp"
	"slices"
)

// Behind lists what stands behind an indicator in the period of a query. The
// numerators and denominators of the items add up to the figure that [Facts.Page]
// gives, but of E11b and E11c, which compare the loads that they list. Clients,
// groups and counselors stand in the order of the facts, kecamatan in that of
// their codes, those whose kecamatan is not known first, without a code. Of
// [E4], and of a code that is none, it lists nothing.
//
// Of a mean, such as days or scores, everything in the denominator counts.
func (f *Facts) Behind(q Query, code Code) List {
	spec, _ := SpecOf(code)
	list := List{Of: spec.Of}
	v := f.survey(q, q.Period)
	switch spec.Of {
	case OfClients:
		if k, is := kindOf(code); is {
			v.clientsBehind(k, spec, &list)
		}
	case OfGroups:
		t := v.count()
		for g := range v.Groups {
			list.add(spec, Item{ID: v.Groups[g].ID}, v.groupFigure(t, code, g, 0))
		}
	case OfDistricts:
		t := v.count()
		for p := range v.places {
			list.add(spec, Item{Code: v.places[p]}, v.placeFigure(t, code, p, 0))
		}
		list.sort()
	case OfCounselors:
		rows := v.loads(0)
		for i := range rows {
			list.add(spec, Item{ID: rows[i].Counselor}, v.counselorFigure(code, &rows[i]))
		}
	}
	return list
}

// clientsBehind lists what each client adds to a figure, which is all that the
// pass counts when it looks at one client alone.
func (v *survey) clientsBehind(k kind, spec Spec, list *List) {
	figures := make([]Figure, len(v.Clients))
	apart(len(figures), func(_, from, to int) {
		t := v.tally()
		for at := from; at < to; at++ {
			t.figures[k] = counts{}
			v.client(at, t)
			figures[at] = t.figures[k][0]
		}
	})
	list.grow(spec, figures)
	for at, f := range figures {
		list.add(spec, Item{ID: v.Clients[at].ID}, f)
	}
}

// add puts an item where it belongs; one that counts nothing stands nowhere.
func (l *List) add(spec Spec, item Item, f Figure) {
	item.N, item.D = f.Num, f.Den
	switch {
	case f == Figure{}:
	case spec.counts(f):
		l.Counted = append(l.Counted, item)
	default:
		l.Rest = append(l.Rest, item)
	}
}

// grow makes room for items with these figures.
func (l *List) grow(spec Spec, figures []Figure) {
	counted, rest := 0, 0
	for _, f := range figures {
		switch {
		case f == Figure{}:
		case spec.counts(f):
			counted++
		default:
			rest++
		}
	}
	l.Counted, l.Rest = slices.Grow(l.Counted, counted), slices.Grow(l.Rest, rest)
}

// counts reports whether an item with such a figure is what was looked for.
func (s Spec) counts(f Figure) bool { return f.Num != 0 || s.Unit == Mean }

func (l *List) sort() {
	byCode := func(a, b Item) int { return cmp.Compare(a.Code, b.Code) }
	slices.SortFunc(l.Counted, byCode)
	slices.SortFunc(l.Rest, byCode)
}

// Figure adds the items up.
func (l *List) Figure() Figure {
	var f Figure
	for _, items := range [][]Item{l.Counted, l.Rest} {
		for i := range items {
			f.plus(Figure{items[i].N, items[i].D})
		}
	}
	return f
}
