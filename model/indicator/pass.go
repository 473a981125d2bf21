package indicator

import "slices"

// Page computes every indicator of a query: in its period, in the one before,
// and in each of the months of the plot. One pass over the clients fills all of
// them. Nothing is counted after Query.Today, which must be given.
func (f *Facts) Page(q Query) Page {
	months := q.Period.Months()
	v := f.survey(q, append(months[:], q.Period, q.Period.Before())...)
	t := v.count()
	page := Page{Query: q}
	for _, spec := range Specs() {
		c := v.counts(t, spec)
		row := Row{Spec: spec, Now: c[MonthsShown], Before: c[MonthsShown+1], Months: slices.Clone(c[:MonthsShown])}
		row.Whole = q.Slice.cuts() != 0 && !q.Slice.Narrows(spec)
		if spec.Target != "" {
			row.Target = q.Norms.Milli(spec.Target)
		}
		page.Rows = append(page.Rows, row)
	}
	return page
}

// Row finds an indicator on a page; nil when it is not there.
func (p *Page) Row(code Code) *Row {
	for i := range p.Rows {
		if p.Rows[i].Spec.Code == code {
			return &p.Rows[i]
		}
	}
	return nil
}

// counts returns an indicator for each period.
func (v *survey) counts(t *tally, spec Spec) counts {
	var c counts
	switch spec.Of {
	case OfClients:
		k, _ := kindOf(spec.Code)
		return t.figures[k]
	case OfGroups:
		for g := range v.Groups {
			for w := range v.spans.of {
				c[w].plus(v.groupFigure(t, spec.Code, g, w))
			}
		}
	case OfDistricts:
		for p := range v.places {
			for w := range v.spans.of {
				c[w].plus(v.placeFigure(t, spec.Code, p, w))
			}
		}
	case OfCounselors:
		for w := range v.spans.of {
			c[w] = v.loadFigure(spec.Code, w)
		}
	case OfOffice:
		for w := range v.spans.of {
			c[w] = v.decreeFigure(w)
		}
	}
	return c
}

// count goes once through all clients, on several processors when they are many.
func (v *survey) count() *tally {
	tallies := make([]*tally, partsOf(len(v.Clients)))
	apart(len(v.Clients), func(part, from, to int) {
		t := v.tally()
		for at := from; at < to; at++ {
			v.client(at, t)
		}
		tallies[part] = t
	})
	t := tallies[0]
	for _, o := range tallies[1:] {
		t.plus(o)
	}
	v.incidents(t)
	return t
}

// client counts what happened with one client.
func (v *survey) client(at int, t *tally) {
	c := v.Clients[at]
	if v.query.Slice.leavesOut(c.Section) {
		return
	}
	seen := v.seen[at]
	v.atGroups(c, seen, t)
	s := v.standing(c)
	here := v.here[v.homes[at]]
	if here {
		v.atPlace(&s, &t.places[v.homes[at]])
	}
	v.narrow(c, &s)
	if s.in == 0 {
		return
	}
	v.scores(c, v.homes[at], s.in, t)
	if !here {
		return
	}
	v.sessions(s.in, seen, t)
	v.ways(c, s.in, t)
	v.work(c, s.atEnd, t)
	v.reports(c, s.in, t)
	v.missed(c, &s, t)
	v.offences(c, &s, t)
}

// asked reports whether what happened with a group counts in the slice.
func (v *survey) asked(group int32) bool {
	only := v.query.Slice.Group
	return only.IsZero() || v.Groups[group].ID == only
}
