package counselors

import (
	"slices"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// clientsWord writes how many clients there are, and the counselor's own limit.
func clientsWord(env *kit.Env, c *model.Counselor, clients int) string {
	l := env.Lang
	if c.MaxClients > 0 {
		return l.F(l.Counselors.ClientCountOf, l.Number(clients), l.Number(c.MaxClients))
	}
	return l.F(l.Counselors.ClientCount, l.Number(clients))
}

// summary writes what is known of a counselor.
func summary(p *record.Paper, env *kit.Env, s Store, c *model.Counselor, clients int) {
	th, l, books := env.Theme, env.Lang, s.Books()
	w, f := &l.Counselors, &l.Counselors.F
	p.Fact(f.NIP, c.NIP, th.Base)
	p.Fact(f.Kind, post(env, c), th.Base)
	p.Fact(f.Section, l.Domain.Section(c.Section), th.Base)
	certified := w.NotCertified
	if c.ChildCertified {
		certified = w.Certified
	}
	p.Fact(f.Certified, certified, th.Base)
	p.Fact(w.ColClients, clientsWord(env, c, clients), th.Base)
	week := w.FullWeek
	if c.WeeklyMinutes > 0 {
		week = l.F(w.HoursWeek, l.HoursBare(c.WeeklyMinutes))
	}
	p.Fact(f.Week, week, th.Base)
	most := w.NoLimit
	if c.MaxClients > 0 {
		most = l.Number(c.MaxClients)
	}
	p.Fact(f.Max, most, th.Base)
	p.Fact(f.Areas, areas(env, s, c), th.Base)
	p.Fact(f.Home, books.DistrictName(c.Home), th.Base)
	number := c.Phone
	if !mayEdit(s) && s.Actor().Counselor != c.ID {
		number = model.MaskPhone(number)
	}
	p.Fact(f.Phone, number, th.Base)
	p.Fact(w.ServiceFrom, day(env, c.From), th.Base)
	if c.Until != 0 {
		p.Fact(w.ServiceTo, day(env, c.Until), th.Base)
	}
	if c.Notes != "" {
		p.Head(f.Notes)
		p.Text(c.Notes, th.Base)
	}
}

func day(env *kit.Env, d model.Date) string {
	if d == 0 {
		return ""
	}
	return env.Lang.Date(d)
}

// writeAbsences writes the absences: now and to come first, then the past ones,
// the latest first.
func writeAbsences(p *record.Paper, env *kit.Env, c *model.Counselor, today model.Date) {
	th, l := env.Theme, env.Lang
	w := &l.Counselors
	if len(c.Absences) == 0 {
		p.Text(w.NoAbsences, th.Faint)
		return
	}
	var now, past []model.Absence
	for _, a := range c.Absences {
		if a.To != 0 && a.To < today {
			past = append(past, a)
		} else {
			now = append(now, a)
		}
	}
	slices.SortStableFunc(now, func(a, b model.Absence) int { return int(a.From - b.From) })
	slices.SortStableFunc(past, func(a, b model.Absence) int { return int(b.From - a.From) })
	for _, part := range []struct {
		title string
		all   []model.Absence
		style kit.Style
	}{{w.AbsencesNow, now, th.Base}, {w.AbsencesPast, past, th.Faint}} {
		if len(part.all) == 0 {
			continue
		}
		p.Head(part.title)
		for _, a := range part.all {
			until := w.NoEnd
			if a.To != 0 {
				until = l.DateBrief(a.To)
			}
			const dayWidth, kindWidth, shareWidth = 11, 16, 6
			p.Row(0, record.Column{Text: l.DateBrief(a.From), Width: dayWidth, Style: part.style}, record.Column{Text: until, Width: dayWidth, Style: part.style},
				record.Column{Text: strconv.Itoa(a.Percent) + " %", Width: shareWidth, Right: true, Style: part.style},
				record.Column{Text: l.Domain.Absence(a.Kind), Width: kindWidth, Style: part.style}, record.Column{Text: a.Note, Style: th.Faint})
		}
	}
}

// FieldName labels a field by its path in the record, the numbers of rows left
// out.
func FieldName(env *kit.Env, path string) string {
	f := &env.Lang.Counselors.F
	names := map[string]string{
		"name": f.Name, "nip": f.NIP, "kind": f.Kind, "grade": f.Grade, "section": f.Section, "childcertified": f.Certified,
		"weeklyminutes": f.Week, "areas": f.Areas, "home": f.Home, "maxclients": f.Max, "phone": f.Phone, "from": f.From,
		"until": f.Until, "notes": f.Notes, "absences.kind": f.AKind, "absences.from": f.AFrom, "absences.to": f.ATo,
		"absences.percent": f.APercent, "absences.note": f.ANote,
	}
	name, ok := names[path]
	switch {
	case !ok:
		return path
	case strings.HasPrefix(path, "absences."):
		return f.Absences + ", " + strings.ToLower(name)
	}
	return name
}

// fieldWord words the values of enumerations and codes in the history.
func fieldWord(env *kit.Env, s Store, path, v string) string {
	d := &env.Lang.Domain
	switch path {
	case "kind":
		if e, ok := model.Parse(model.CounselorKinds(), v); ok {
			return d.CounselorKind(e)
		}
	case "grade":
		if e, ok := model.Parse(model.Grades(), v); ok {
			return d.Grade(e)
		}
	case "section":
		if e, ok := model.Parse(model.Sections(), v); ok {
			return d.Section(e)
		}
	case "absences.kind":
		if e, ok := model.Parse(model.AbsenceKinds(), v); ok {
			return d.Absence(e)
		}
	case "areas", "home":
		return s.Books().DistrictName(v)
	case "weeklyminutes":
		if n, err := strconv.Atoi(v); err == nil {
			return env.Lang.Hours(n)
		}
	}
	return ""
}
