package letter

import (
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/paper"
)

// supervision is the report on how a client was supervised in a time (laporan
// pengawasan): what it rests on and is for, what was seen, said and agreed with
// others, and room for what follows from it. What is known is filled in from the
// contacts of the time; what follows from it the counselor writes.
func (c *composer) supervision() {
	f := &c.l.Clients.F
	rows := []paper.Fact{fact("name", f.Name, c.client.Name), fact("register", f.Register, c.client.Register), fact("counselor", f.Counselor, c.counselor().Name)}
	if t := c.client.Term(); t != nil {
		rows = append(rows, fact("category", f.Category, c.l.Domain.Category(t.Category)), fact("offence", f.Offence, strings.Trim(t.Offence+", "+t.Article, ", ")),
			fact("decree", c.w.Basis, strings.Trim(t.DecreeNo+", "+dated(c.l, t.DecreeDate), ", ")), day("end", f.End, t.End))
	}
	rows = append(rows, fact("stage", f.Stage, c.filledStage()), fact("risk", f.Risk, c.l.Domain.Risk(c.client.Risk())),
		fact("period", c.w.Period, c.l.Date(c.ask.From)+" - "+c.l.Date(c.ask.To)))
	c.add(paper.Facts{Key: "client", Rows: rows})
	all := c.inPeriod()
	c.add(paper.Heading{Text: c.w.Contacts})
	c.rows(c.contactRows(all), c.w.NoContact)
	c.part(c.w.Observed, c.observed(all))
	c.part(c.w.Interviewed, c.interviewed(all))
	c.part(c.w.Coordinated, c.coordinated(all))
	c.add(paper.Heading{Text: c.w.Conclusion}, paper.Paragraph{Text: c.concluded(all)}, paper.Blanks{Lines: 3})
	c.part(c.w.Advice, c.advised(all))
	c.closing()
	head := c.head()
	head.Place = c.w.Seen
	s := c.signCounselor(c.w.Counselor, c.counselor())
	s.Place = c.place()
	c.add(paper.Signatures{Columns: []paper.Signature{head, s}})
}

// inPeriod are the contacts of the time, the oldest first.
func (c *composer) inPeriod() []model.Contact {
	var out []model.Contact
	for _, one := range c.contacts {
		if one.Day >= c.ask.From && one.Day <= c.ask.To {
			out = append(out, one)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Contact) int { return int(a.Day) - int(b.Day) })
	return out
}

func (c *composer) contactRows(all []model.Contact) paper.Table {
	t := paper.Table{Key: "contacts", Columns: []paper.Column{{Key: "day", Label: c.w.ColDay, Kind: paper.Day}, {Key: "kind", Label: c.w.ColKind, Kind: paper.Words},
		{Key: "mode", Label: c.w.ColMode, Kind: paper.Words}, {Key: "place", Label: c.w.ColPlace, Kind: paper.Words}, {Key: "employment", Label: c.l.Clients.F.Employment, Kind: paper.Words}}}
	for i := range all {
		one := &all[i]
		place := one.Place
		if place == "" && one.District != "" {
			place = c.books.DistrictName(one.District)
		}
		t.Rows = append(t.Rows, []paper.Value{paper.On(one.Day), paper.Text(c.l.Domain.ContactKind(one.Kind)), fact("", "", known(one.Mode != 0, c.l.Domain.ContactMode(one.Mode))).Value,
			fact("", "", place).Value, fact("", "", known(one.Employment != 0, c.l.Domain.Employment(one.Employment))).Value})
	}
	return t
}

// part is a heading with what is known, and lines to write more on.
func (c *composer) part(title string, known []string) {
	c.add(paper.Heading{Text: title})
	if len(known) > 0 {
		c.add(paper.List{Items: known})
	}
	c.add(paper.Blanks{Lines: 2})
}

// told is what was noted on a day; empty when nothing was.
func (c *composer) told(d model.Date, parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(parts) == 0 {
		return ""
	}
	return c.l.DateShort(d) + ": " + strings.Join(parts, "; ") + "."
}

// each tells of the contacts that have something to tell.
func each(all []model.Contact, tell func(*model.Contact) string) []string {
	var out []string
	for i := range all {
		if s := tell(&all[i]); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// observed is what was seen at home and in the neighbourhood.
func (c *composer) observed(all []model.Contact) []string {
	return each(all, func(one *model.Contact) string {
		if one.Kind == model.Visit {
			return c.told(one.Day, one.Condition, one.Activity, one.Surroundings)
		}
		return c.told(one.Day, one.Surroundings)
	})
}

// interviewed is what the client told.
func (c *composer) interviewed(all []model.Contact) []string {
	return each(all, func(one *model.Contact) string {
		if one.Kind == model.Visit {
			return c.told(one.Day, one.Difficulties, one.Plan)
		}
		return c.told(one.Day, one.Condition, one.Activity, one.Difficulties, one.Plan)
	})
}

// coordinated is whom the office spoke with about the client.
func (c *composer) coordinated(all []model.Contact) []string {
	out := each(all, func(one *model.Contact) string { return c.told(one.Day, one.Met) })
	for i := range c.matters {
		m := &c.matters[i]
		for _, step := range m.Steps {
			if step.Day >= c.ask.From && step.Day <= c.ask.To && step.Note+step.Reference != "" {
				out = append(out, c.told(step.Day, c.l.Domain.MatterKind(m.Kind), step.Reference, step.Note))
			}
		}
	}
	return out
}

// concluded is what the figures of the time say.
func (c *composer) concluded(all []model.Contact) string {
	reports, late, visits := 0, 0, 0
	for i := range all {
		switch one := &all[i]; one.Kind {
		case model.Report:
			reports++
			if one.Late() {
				late++
			}
		case model.Visit:
			visits++
		}
	}
	return c.l.F(c.w.Concluded, reports, late, visits, c.client.Misses)
}

// advised is what was agreed to be done.
func (c *composer) advised(all []model.Contact) []string {
	return each(all, func(one *model.Contact) string { return c.told(one.Day, one.FollowUp) })
}
