package indicator

import (
	"cmp"

	"guyub/model"
)

// atGroups notes what a client does in groups on the last days of periods: that
// a group has met them within the norm (rule R4), and that it has them, since it
// accepted them and until the enrolment ended.
func (v *survey) atGroups(c *Client, seen []presence, t *tally) {
	for i := range seen {
		if p := &seen[i]; p.was == model.Present {
			lapsed := v.spans.by(p.day.AddDays(v.limits.active + 1))
			t.groups[p.group].met |= v.spans.by(p.day) &^ lapsed
		}
	}
	for i := range c.Enrolments {
		e := &c.Enrolments[i]
		if g, known := v.groupOf[e.Group]; known {
			taken := v.spans.by(e.Accepted) | v.spans.by(e.Started)
			t.groups[g].taking |= taken &^ v.spans.by(e.Ended)
		}
	}
}

// groupFigure counts one group on the last day of a period:
//
//	E3    it has met a client within the norm, of groups with a valid agreement
//	E13   its agreement ends within the norm, of groups with a valid agreement
//	E13b  no agreement of it is valid, of groups that have clients
//
// A session that no client came to is none. Clients are those of the section.
func (v *survey) groupFigure(t *tally, code Code, g, w int) Figure {
	group := v.Groups[g]
	if !v.query.Slice.holds(group.District) || !v.asked(int32(g)) {
		return Figure{}
	}
	valid, tally := v.valid[g].has(w), &t.groups[g]
	switch {
	case code == E3 && valid:
		return Figure{whole(tally.met.has(w)), 1}
	case code == E13 && valid:
		return Figure{whole(v.expiring[g].has(w)), 1}
	case code == E13b && tally.taking.has(w):
		return Figure{whole(!valid), 1}
	}
	return Figure{}
}

// decreeFigure counts E4: what the decree demands of an office (rule R1) that is
// met on the last day of a period. It demands enough groups, each of the
// mandatory fields of work, and enough partners in every group.
func (v *survey) decreeFigure(w int) Figure {
	if v.spans.of[w] == never {
		return Figure{}
	}
	day := v.spans.of[w].To
	var groups []model.Group
	for _, g := range v.Groups {
		if inaugurated(g, day) {
			copied := g.Group
			copied.State = model.GroupActive
			groups = append(groups, copied)
		}
	}
	fields := int64(len(model.MandatoryFields()))
	lacks := model.Compliance(groups, v.query.Norms, day)
	return Figure{
		Num: whole(lacks.Groups >= lacks.GroupsAsked) + fields - int64(len(lacks.FieldsOpen)) + whole(lacks.Groups > 0 && len(lacks.TooFew) == 0),
		Den: fields + 2,
	}
}

// inaugurated reports whether a group was active by its state on a day. Of one
// that has left that state the day of its decree tells since when it was.
func inaugurated(g *Group, day model.Date) bool {
	switch g.State {
	case model.GroupActive:
		return cmp.Or(g.StateSince, g.DecreeDate) <= day
	case model.GroupEnded, model.GroupTerminated:
		return g.DecreeDate != 0 && g.DecreeDate <= day && day < g.StateSince
	}
	return false
}
