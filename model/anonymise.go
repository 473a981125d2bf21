package model

import "slices"

// Anonymous stands where something must stand that named somebody, or told of
// them in words, and was taken out.
const Anonymous = "anonim"

// The functions of this file take out of a record what names a client, or tells
// of them in somebody's words, and leave what is counted: section, sex, category,
// days of terms, contacts, steps and scores, kecamatan, kind of offence, outcomes.
// So every indicator, closed month and report of the past stays what it was. Each
// is done twice as it is done once. A field that is added stays in the record
// unless it is taken out here; the tests go through every text of every record.

// Anonymise returns the client without what names them. The register number
// becomes a code that leads back to nobody, and of the day of birth the year is
// kept: its first day, so that no day of the record lies before it. A client who
// is anonymous already stays as they are.
func (c Client) Anonymise(code string, on Date) Client {
	if c.Anonymised != 0 {
		return c
	}
	c.Anonymised = on
	c.Register, c.Name, c.Alias, c.NIK, c.BirthPlace = code, Anonymous, "", "", ""
	if c.Born != 0 {
		year, _, _ := c.Born.YMD()
		c.Born = On(year, 1, 1)
	}
	c.Religion, c.Marital, c.Education = 0, 0, 0
	c.Job, c.Skills, c.Disability, c.Notes = "", "", "", ""
	c.Phone, c.Phone2, c.Street, c.RTRW, c.Village = "", "", "", "", ""
	c.NearVictim, c.Moved, c.Held, c.Conflicts = false, false, false, nil
	// How many there are counts, not which.
	c.Interests, c.Needs = anonymousWords(c.Interests), anonymousWords(c.Needs)
	c.Terms = each(c.Terms, Term.anonymise)
	c.Guarantors = each(c.Guarantors, Guarantor.anonymise)
	c.Assignments = each(c.Assignments, func(a Assignment) Assignment {
		a.Reason, a.Handover = "", ""
		return a
	})
	c.Assessments = each(c.Assessments, func(a Assessment) Assessment {
		a.Assessor, a.Note = "", ""
		return a
	})
	c.Stages = each(c.Stages, func(s Stage) Stage {
		s.TPP, s.Note = "", ""
		return s
	})
	return c
}

// anonymise takes the case out of a term: with court, numbers and days of the
// verdict anybody could look it up. The kind of offence is counted.
func (t Term) anonymise() Term {
	t.CaseNo, t.Article, t.Verdict, t.Court, t.DecreeNo, t.Origin = "", "", "", "", "", ""
	t.VerdictDate, t.DecreeDate, t.TwoThirds = 0, 0, 0
	t.Years, t.Months, t.Days = 0, 0, 0
	t.General, t.Special, t.CloseReason = "", "", ""
	return t
}

func (g Guarantor) anonymise() Guarantor {
	g.Name, g.NIK, g.Phone, g.Address, g.LetterDate = anonymous(g.Name), "", "", "", 0
	return g
}

// Anonymise returns the contact without what was said at it, and by whom.
func (c Contact) Anonymise() Contact {
	reason, place, struck := c.Reason, c.Place, c.Struck
	c = c.WithoutNotes()
	// That a report was remote, a visit was somewhere and an entry was struck.
	c.Reason, c.Place, c.Struck = anonymous(reason), anonymous(place), anonymous(struck)
	return c
}

// Anonymise returns the matter without names, numbers and words. What a rule
// wrote about why it opened the matter tells days and counts alone, and stays.
func (m Matter) Anonymise() Matter {
	m.Person, m.Target = anonymous(m.Person), anonymous(m.Target)
	m.Number, m.Origin, m.Note = "", "", ""
	m.Steps = each(m.Steps, func(s Stride) Stride {
		s.Reference, s.Note = "", ""
		return s
	})
	return m
}

// Anonymise returns the enrolment without words and without the employer.
func (e Enrolment) Anonymise() Enrolment {
	e.Matches, e.Override, e.Evaluation, e.Note = anonymous(e.Matches), anonymous(e.Override), "", ""
	e.Goals = each(e.Goals, func(g Goal) Goal {
		g.Text = anonymous(g.Text)
		return g
	})
	e.Steps = each(e.Steps, func(m Move) Move {
		m.Note = ""
		return m
	})
	e.Placement.Employer, e.Placement.Job = anonymous(e.Placement.Employer), anonymous(e.Placement.Job)
	for i := range e.Placement.Checks {
		e.Placement.Checks[i].Note = ""
	}
	return e
}

// Anonymise returns the abstention without its note; the reason is a code.
func (a Abstention) Anonymise() Abstention {
	a.Note = ""
	return a
}

// Anonymise returns the score without who said it, and what.
func (a Acceptance) Anonymise() Acceptance {
	a.Note, a.Struck = "", anonymous(a.Struck)
	return a
}

// AnonymiseMark returns the meeting without what was noted of a client there.
func (m Meeting) AnonymiseMark(client ID) Meeting {
	m.Marks = each(m.Marks, func(k Mark) Mark {
		if k.Client == client {
			k.Note = ""
		}
		return k
	})
	return m
}

// AnonymiseRow returns the batch without what was noted of a client in it.
func (r Rebalance) AnonymiseRow(client ID) Rebalance {
	r.Rows = each(r.Rows, func(h Handing) Handing {
		if h.Client == client {
			h.Note = ""
		}
		return h
	})
	return r
}

// each returns a list of its own with every element changed.
func each[T any](all []T, change func(T) T) []T {
	out := slices.Clone(all)
	for i := range out {
		out[i] = change(out[i])
	}
	return out
}

// anonymous says of a text that must stay to be seen that there was one.
func anonymous(s string) string {
	if s == "" {
		return ""
	}
	return Anonymous
}

func anonymousWords(all []string) []string { return each(all, anonymous) }
