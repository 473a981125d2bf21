package clients

import (
	"slices"

	"guyub/model"
	"guyub/tui/kit/form"
)

// sheet is a client spread out for the form: the record, and of each of its
// histories the present entry.
type sheet struct {
	c          model.Client
	term       model.Term
	guarantor  model.Guarantor
	assessment model.Assessment
	stage      model.Stage
	counselor  model.ID
	papers     []string // codes of the term's papers
	conflicts  []string // ids of the counselors with a conflict of interest
}

// unfold spreads a client out.
func unfold(c model.Client) sheet {
	s := sheet{c: c}
	if t := c.Term(); t != nil {
		s.term = *t
		for _, p := range model.Papers() {
			if t.Papers.Has(p) {
				s.papers = append(s.papers, p.Code())
			}
		}
	}
	for _, id := range c.Conflicts {
		s.conflicts = append(s.conflicts, id.String())
	}
	if g := c.Guarantor(); g != nil {
		s.guarantor = *g
	}
	if a := c.Assessed(); a != nil {
		s.assessment = *a
	}
	if st := c.Stage(); st != nil {
		s.stage = *st
	}
	if a := c.Assignment(); a != nil {
		s.counselor = a.Counselor
	}
	return s
}

// fold puts the sheet together again. History is never lost: another
// guarantor, a later assessment and another stage are added behind the old
// ones, and only a correction of the same entry replaces it. by is the user
// who decides on a first counselor, today its day.
func (s sheet) fold(today model.Date, by model.ID) model.Client {
	c := s.c
	s.term.Papers = 0
	for _, code := range s.papers {
		p, _ := model.Parse(model.Papers(), code)
		s.term.Papers = s.term.Papers.With(p)
	}
	c.Conflicts = nil
	for _, written := range s.conflicts {
		if id, err := model.ParseID(written); err == nil {
			c.Conflicts = append(c.Conflicts, id)
		}
	}
	c.Terms = follow(c.Terms, s.term, func(model.Term) bool { return false })
	c.Guarantors = follow(c.Guarantors, s.guarantor, func(old model.Guarantor) bool { return old.Name != s.guarantor.Name })
	c.Assessments = follow(c.Assessments, s.assessment, func(old model.Assessment) bool { return old.Date < s.assessment.Date })
	c.Stages = follow(c.Stages, s.stage, func(old model.Stage) bool { return old.Kind != s.stage.Kind || c.Stage() == nil })
	if c.Assignment() == nil && !s.counselor.IsZero() {
		c.Assignments = append(c.Assignments[:len(c.Assignments):len(c.Assignments)],
			model.Assignment{Counselor: s.counselor, From: today, By: by})
	}
	return c
}

// follow returns the history with entry as its last: added when it comes after
// the present one, else in its place. An empty entry changes nothing.
func follow[T comparable](history []T, entry T, after func(old T) bool) []T {
	var none T
	if entry == none {
		return history
	}
	n := len(history)
	if n == 0 || after(history[n-1]) {
		return append(history[:n:n], entry)
	}
	return append(history[:n-1:n-1], entry)
}

// binding ties the form's fields to the sheet.
var binding = slices.Concat(facts, levels())

// facts ties everything that has a field of its own.
var facts = form.Binding[sheet]{
	form.Words(keyRegister, func(s *sheet) *string { return &s.c.Register }),
	form.Words(keyName, func(s *sheet) *string { return &s.c.Name }),
	form.Words("alias", func(s *sheet) *string { return &s.c.Alias }),
	form.Words(keyNIK, func(s *sheet) *string { return &s.c.NIK }),
	form.Words("birthplace", func(s *sheet) *string { return &s.c.BirthPlace }),
	form.Day("born", func(s *sheet) *model.Date { return &s.c.Born }),
	form.Code("sex", model.Sexes(), func(s *sheet) *model.Sex { return &s.c.Sex }),
	form.Code("religion", model.Religions(), func(s *sheet) *model.Religion { return &s.c.Religion }),
	form.Code("marital", model.Maritals(), func(s *sheet) *model.Marital { return &s.c.Marital }),
	form.Code("education", model.Educations(), func(s *sheet) *model.Education { return &s.c.Education }),
	form.Code("section", model.Sections(), func(s *sheet) *model.Section { return &s.c.Section }),
	form.Words("street", func(s *sheet) *string { return &s.c.Street }),
	form.Words("rtrw", func(s *sheet) *string { return &s.c.RTRW }),
	form.Words("village", func(s *sheet) *string { return &s.c.Village }),
	form.Words(keyDistrict, func(s *sheet) *string { return &s.c.District }),
	form.Words("phone", func(s *sheet) *string { return &s.c.Phone }),
	form.Words("phone2", func(s *sheet) *string { return &s.c.Phone2 }),
	form.Flag("nearvictim", func(s *sheet) *bool { return &s.c.NearVictim }),
	form.Code("employment", model.Employments(), func(s *sheet) *model.Employment { return &s.c.Employment }),
	form.Words("job", func(s *sheet) *string { return &s.c.Job }),
	form.Words("skills", func(s *sheet) *string { return &s.c.Skills }),
	form.Many("interests", func(s *sheet) *[]string { return &s.c.Interests }),
	form.Words("disability", func(s *sheet) *string { return &s.c.Disability }),
	form.Words("notes", func(s *sheet) *string { return &s.c.Notes }),
	form.Day("registered", func(s *sheet) *model.Date { return &s.c.Registered }),

	form.Code(keyCategory, model.Categories(), func(s *sheet) *model.Category { return &s.term.Category }),
	form.Code("term.state", model.TermStates(), func(s *sheet) *model.TermState { return &s.term.State }),
	form.Words("term.offence", func(s *sheet) *string { return &s.term.Offence }),
	form.Words("term.article", func(s *sheet) *string { return &s.term.Article }),
	form.Words("term.caseno", func(s *sheet) *string { return &s.term.CaseNo }),
	form.Words("term.verdict", func(s *sheet) *string { return &s.term.Verdict }),
	form.Day("term.verdictdate", func(s *sheet) *model.Date { return &s.term.VerdictDate }),
	form.Words("term.court", func(s *sheet) *string { return &s.term.Court }),
	form.Count("term.years", func(s *sheet) *int { return &s.term.Years }),
	form.Count("term.months", func(s *sheet) *int { return &s.term.Months }),
	form.Count("term.days", func(s *sheet) *int { return &s.term.Days }),
	form.Words("term.decreeno", func(s *sheet) *string { return &s.term.DecreeNo }),
	form.Day("term.decreedate", func(s *sheet) *model.Date { return &s.term.DecreeDate }),
	form.Words("term.origin", func(s *sheet) *string { return &s.term.Origin }),
	form.Day(keyStart, func(s *sheet) *model.Date { return &s.term.Start }),
	form.Day(keyEnd, func(s *sheet) *model.Date { return &s.term.End }),
	form.Day("term.twothirds", func(s *sheet) *model.Date { return &s.term.TwoThirds }),
	form.Count(keyHours, func(s *sheet) *int { return &s.term.HoursOrdered }),
	form.Words("term.general", func(s *sheet) *string { return &s.term.General }),
	form.Words("term.special", func(s *sheet) *string { return &s.term.Special }),

	form.Words("guarantor.name", func(s *sheet) *string { return &s.guarantor.Name }),
	form.Code("guarantor.relation", model.Relations(), func(s *sheet) *model.Relation { return &s.guarantor.Relation }),
	form.Words("guarantor.nik", func(s *sheet) *string { return &s.guarantor.NIK }),
	form.Words("guarantor.phone", func(s *sheet) *string { return &s.guarantor.Phone }),
	form.Words("guarantor.address", func(s *sheet) *string { return &s.guarantor.Address }),
	form.Day("guarantor.letterdate", func(s *sheet) *model.Date { return &s.guarantor.LetterDate }),
	form.Flag("guarantor.known", func(s *sheet) *bool { return &s.guarantor.KnownByVillage }),
	form.Code("guarantor.state", model.GuarantorStates(), func(s *sheet) *model.GuarantorState { return &s.guarantor.State }),

	form.Ref("counselor", func(s *sheet) *model.ID { return &s.counselor }),
	form.Code("assessment.risk", model.Risks(), func(s *sheet) *model.Risk { return &s.assessment.Risk }),
	form.Count("assessment.score", func(s *sheet) *int { return &s.assessment.Score }),
	form.Day("assessment.date", func(s *sheet) *model.Date { return &s.assessment.Date }),
	form.Words("assessment.assessor", func(s *sheet) *string { return &s.assessment.Assessor }),
	form.Code("stage.kind", model.StageKinds(), func(s *sheet) *model.StageKind { return &s.stage.Kind }),
	form.Day("stage.from", func(s *sheet) *model.Date { return &s.stage.From }),
	form.Words("stage.tpp", func(s *sheet) *string { return &s.stage.TPP }),
	form.Words("stage.note", func(s *sheet) *string { return &s.stage.Note }),

	form.Words("term.closereason", func(s *sheet) *string { return &s.term.CloseReason }),
	form.Day("term.closed", func(s *sheet) *model.Date { return &s.term.Closed }),
	form.Day("term.presented", func(s *sheet) *model.Date { return &s.term.Presented }),
	form.Day("term.contract", func(s *sheet) *model.Date { return &s.term.Contract }),
	form.Many("term.papers", func(s *sheet) *[]string { return &s.papers }),
	form.Count("reportday", func(s *sheet) *int { return &s.c.ReportDay }),
	form.Day("nextreport", func(s *sheet) *model.Date { return &s.c.NextReport }),
	form.Flag("moved", func(s *sheet) *bool { return &s.c.Moved }),
	form.Day("assessment.review", func(s *sheet) *model.Date { return &s.assessment.Review }),
	form.Words("assessment.note", func(s *sheet) *string { return &s.assessment.Note }),
	form.Many("conflicts", func(s *sheet) *[]string { return &s.conflicts }),
	form.Flag("held", func(s *sheet) *bool { return &s.c.Held }),
	form.Many("needs", func(s *sheet) *[]string { return &s.c.Needs }),
}

// levels ties the criminogenic domains of the present assessment.
func levels() form.Binding[sheet] {
	var out form.Binding[sheet]
	for _, f := range model.Factors() {
		out = append(out, form.Code(factorKey(f), model.Risks(), func(s *sheet) *model.Risk { return &s.assessment.Levels[f-1] }))
	}
	return out
}
