package indicator

import "guyub/model"

// atPlace counts a client where they live.
func (v *survey) atPlace(s *standing, p *placeTally) {
	p.incidents.add(s.in, 0, 1)
	for w := range s.atEnd.each {
		p.atEnd[w]++
	}
}

// incidents counts the incidents of stigma where they happened, but those that
// were dropped as wrongly noted.
func (v *survey) incidents(t *tally) {
	for i := range v.Incidents {
		e := &v.Incidents[i]
		p := v.placeOf[e.District]
		if e.State == model.StateDropped || !v.here[p] || v.query.Slice.leavesOut(e.Section) {
			continue
		}
		t.places[p].incidents.add(v.spans.holding(e.Day), 1, 0)
	}
}

// placeFigure counts one kecamatan in a period:
//
//	E6    a group with a valid agreement is within reach on the last day, of
//	      kecamatan where clients live who are under guidance on it
//	E6b   clients who have one, of those clients
//	E12   scores of acceptance added up, and how many there are
//	E12b  incidents, and clients who were under guidance in the period
//	E12c  an outreach was held there, of kecamatan where such clients live
//
// Clients live where they live now. Those whose kecamatan is not known count in
// E12 and E12b only.
func (v *survey) placeFigure(t *tally, code Code, p, w int) Figure {
	tally, known := &t.places[p], v.places[p] != ""
	clients := tally.atEnd[w]
	switch {
	case code == E12:
		return tally.scores[w]
	case code == E12b:
		return tally.incidents[w]
	case code == E6 && known && clients > 0:
		return Figure{whole(v.reached[p].has(w)), 1}
	case code == E6b && known:
		return Figure{clients * whole(v.reached[p].has(w)), clients}
	case code == E12c && known && tally.incidents[w].Den > 0:
		return Figure{whole(v.visited[p].has(w)), 1}
	}
	return Figure{}
}
