package counselors

import (
	"strings"

	"guyub/model"
	"guyub/tui/kit"
)

// standing says in words whether a counselor is there on a day.
func standing(env *kit.Env, c *model.Counselor, today model.Date) (string, kit.Style) {
	th, l := env.Theme, env.Lang
	w := &l.Counselors
	switch {
	case c.Until != 0 && c.Until < today:
		return l.F(w.Left, l.DateBrief(c.Until)), th.Faint
	case c.From > today:
		return l.F(w.NotYet, l.DateBrief(c.From)), th.Faint
	}
	if a := absent(c, today); a != nil {
		word := l.Domain.Absence(a.Kind)
		switch {
		case a.Percent < 100:
			return l.F(w.Partly, word, a.Percent), th.Warn
		case a.To == 0:
			return word, th.Warn
		}
		return l.F(w.AwayWord, word, l.DateBrief(a.To)), th.Warn
	}
	return w.Present, th.Base
}

// absent returns the absence that takes most of the day, nil for none.
func absent(c *model.Counselor, today model.Date) *model.Absence {
	var most *model.Absence
	for i := range c.Absences {
		a := &c.Absences[i]
		if a.From <= today && (a.To == 0 || a.To >= today) && (most == nil || a.Percent > most.Percent) {
			most = a
		}
	}
	return most
}

// gone reports whether a counselor has left.
func gone(c *model.Counselor, today model.Date) bool { return c.Until != 0 && c.Until < today }

// post writes kind and grade: "PK ahli muda".
func post(env *kit.Env, c *model.Counselor) string {
	s := env.Lang.Domain.CounselorKind(c.Kind)
	if c.Grade != model.GradeUnknown {
		s += " " + env.Lang.Domain.Grade(c.Grade)
	}
	return s
}

// areas names the areas served.
func areas(env *kit.Env, s Store, c *model.Counselor) string {
	if len(c.Areas) == 0 {
		return env.Lang.Counselors.Everywhere
	}
	names := make([]string, len(c.Areas))
	for i, code := range c.Areas {
		names[i] = s.Books().DistrictName(code)
	}
	return strings.Join(names, ", ")
}
