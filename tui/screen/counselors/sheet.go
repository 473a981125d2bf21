package counselors

import (
	"math"
	"strconv"

	"guyub/model"
	"guyub/tui/kit/form"
)

// sheet is a counselor spread out for the form: the contract in hours a week,
// as people write it.
type sheet struct {
	c    model.Counselor
	week string // hours with a decimal point; empty for the office's full week
}

// unfold spreads a counselor out.
func unfold(c model.Counselor) sheet { return sheet{c, hours(c.WeeklyMinutes)} }

// fold puts the sheet together again.
func (s sheet) fold() model.Counselor {
	c := s.c
	if s.week != hours(c.WeeklyMinutes) {
		c.WeeklyMinutes = minutes(s.week)
	}
	return c
}

// hours writes minutes as hours, exact to the minute.
func hours(minutes int) string {
	if minutes == 0 {
		return ""
	}
	const exact = 1000 // a thousandth of an hour is less than a minute
	return strconv.FormatFloat(math.Round(float64(minutes)/60*exact)/exact, 'f', -1, 64)
}

// minutes reads hours; what is no number is 0 and was refused by the form.
func minutes(hours string) int {
	h, err := strconv.ParseFloat(hours, 64)
	if err != nil || h < 0 || h > 7*24 {
		return 0
	}
	return int(math.Round(h * 60))
}

// binding ties the form's fields to the sheet. Their keys are the names that
// model.Problem uses.
var binding = form.Binding[sheet]{
	form.Words("name", func(s *sheet) *string { return &s.c.Name }),
	form.Words("nip", func(s *sheet) *string { return &s.c.NIP }),
	form.Code("kind", model.CounselorKinds(), func(s *sheet) *model.CounselorKind { return &s.c.Kind }),
	form.Code("grade", model.Grades(), func(s *sheet) *model.Grade { return &s.c.Grade }),
	form.Code("section", model.Sections(), func(s *sheet) *model.Section { return &s.c.Section }),
	form.Flag("certified", func(s *sheet) *bool { return &s.c.ChildCertified }),
	form.Words("week", func(s *sheet) *string { return &s.week }),
	form.Many("areas", func(s *sheet) *[]string { return &s.c.Areas }),
	form.Words("home", func(s *sheet) *string { return &s.c.Home }),
	form.Count("max", func(s *sheet) *int { return &s.c.MaxClients }),
	form.Words("phone", func(s *sheet) *string { return &s.c.Phone }),
	form.Day("from", func(s *sheet) *model.Date { return &s.c.From }),
	form.Day("until", func(s *sheet) *model.Date { return &s.c.Until }),
	form.Words("notes", func(s *sheet) *string { return &s.c.Notes }),
	form.Rows("absences", func(s *sheet) *[]model.Absence { return &s.c.Absences }, form.Binding[model.Absence]{
		form.Code("kind", model.AbsenceKinds(), func(a *model.Absence) *model.AbsenceKind { return &a.Kind }),
		form.Day("from", func(a *model.Absence) *model.Date { return &a.From }),
		form.Day("to", func(a *model.Absence) *model.Date { return &a.To }),
		form.Count("percent", func(a *model.Absence) *int { return &a.Percent }),
		form.Words("note", func(a *model.Absence) *string { return &a.Note }),
	}),
}
