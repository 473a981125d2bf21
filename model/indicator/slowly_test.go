package indicator_test

import (
	"math"

	"guyub/model"
	"guyub/model/indicator"
)

// The second way to every figure: slow and plain, day by day and from the
// definition, without anything that the program counts with.

// slowly counts figures of a query.
type slowly struct {
	f *indicator.Facts
	q indicator.Query
}

// span is a period day by day, without what is after today.
func (s slowly) span(p indicator.Period) []model.Date {
	var out []model.Date
	for d := p.From; d <= p.To && d <= s.q.Today; d++ {
		out = append(out, d)
	}
	return out
}

func within(days []model.Date, day model.Date) bool {
	return day != 0 && len(days) > 0 && day >= days[0] && day <= days[len(days)-1]
}

// term returns the term that runs on a day, the last of several.
func term(c *indicator.Client, day model.Date) *indicator.Term {
	for i := len(c.Terms) - 1; i >= 0; i-- {
		t := &c.Terms[i]
		if t.State != model.TermCancelled && t.From <= day && (t.To == 0 || day <= t.To) {
			return t
		}
	}
	return nil
}

func guided(c *indicator.Client, days []model.Date) int {
	n := 0
	for _, d := range days {
		if term(c, d) != nil {
			n++
		}
	}
	return n
}

func (s slowly) section(of model.Section) bool {
	switch s.q.Slice.Section {
	case model.Adults:
		return of == model.Adults
	case model.Children:
		return of == model.Children
	}
	return true
}

func (s slowly) place(district string) bool {
	if s.q.Slice.District != "" && district != s.q.Slice.District {
		return false
	}
	if s.q.Slice.Regency != "" {
		return len(district) == 8 && district[:5] == s.q.Slice.Regency
	}
	return true
}

// belongs holds a client against category, counselor and group of the slice.
func (s slowly) belongs(c *indicator.Client, days []model.Date) bool {
	want := s.q.Slice
	if want.Category != 0 {
		category := model.CategoryUnknown
		for _, d := range days {
			if t := term(c, d); t != nil {
				category = t.Category
			}
		}
		if category != want.Category {
			return false
		}
	}
	if want.Counselor != (model.ID{}) {
		var counselor model.ID
		for _, d := range days {
			for _, g := range c.Guides {
				if g.From <= d && (g.To == 0 || d <= g.To) {
					counselor = g.Counselor
				}
			}
		}
		if counselor != want.Counselor {
			return false
		}
	}
	if want.Group != (model.ID{}) {
		for _, d := range days {
			for _, e := range c.Enrolments {
				if e.Group == want.Group && e.Proposed != 0 && e.Proposed <= d && (e.Ended == 0 || d <= e.Ended) {
					return true
				}
			}
		}
		return false
	}
	return true
}

// clients are those under guidance on any of the days who are in the slice, but
// for the place where they live when that is said.
func (s slowly) clients(days []model.Date, anywhere bool) []*indicator.Client {
	var out []*indicator.Client
	for _, c := range s.f.Clients {
		if s.section(c.Section) && (anywhere || s.place(c.District)) && guided(c, days) > 0 && s.belongs(c, days) {
			out = append(out, c)
		}
	}
	return out
}

func (s slowly) group(id model.ID) bool {
	return s.q.Slice.Group == (model.ID{}) || s.q.Slice.Group == id
}

// marks returns the presences of a client at meetings on some days.
func (s slowly) marks(c *indicator.Client, days []model.Date) (present, absent int64) {
	for _, g := range s.f.Groups {
		for _, m := range g.Meetings {
			for _, k := range m.Marks {
				if s.group(g.ID) && within(days, m.Day) && k.Client == c.ID {
					switch k.Presence {
					case model.Present:
						present++
					case model.Absent:
						absent++
					}
				}
			}
		}
	}
	return present, absent
}

func valid(g *indicator.Group, day model.Date) bool {
	for _, a := range g.Agreements {
		if a.Date != 0 && a.Start <= day && (a.End == 0 || day <= a.End) && (a.Terminated == 0 || day < a.Terminated) {
			return true
		}
	}
	return false
}

func (s slowly) near(g *indicator.Group, district string) bool {
	if s.q.Near != nil {
		return s.q.Near(&g.Group, district)
	}
	for _, d := range g.Coverage {
		if d == district {
			return true
		}
	}
	return len(g.Coverage) == 0 && g.District == district
}

// figure counts an indicator in a period.
func (s slowly) figure(code indicator.Code, p indicator.Period) (f indicator.Figure) {
	days := s.span(p)
	if len(days) == 0 {
		return f
	}
	end := days[len(days)-1]
	count := func(counts, of bool) {
		if of {
			f.Den++
			if counts {
				f.Num++
			}
		}
	}
	enrolments := func(tell func(e indicator.Enrolment)) {
		for _, c := range s.clients(days, false) {
			for _, e := range c.Enrolments {
				if s.group(e.Group) {
					tell(e)
				}
			}
		}
	}
	ended := func(e indicator.Enrolment) bool {
		return within(days, e.Ended) && (e.State == model.EnrolmentFinished || e.State == model.EnrolmentStopped)
	}
	groups := func(tell func(g *indicator.Group)) {
		for _, g := range s.f.Groups {
			if s.group(g.ID) && s.place(g.District) {
				tell(g)
			}
		}
	}
	grace, limit := model.Date(s.q.Norms.Int(model.NormReportGrace)), s.q.Norms.Int(model.NormMissLimit)
	switch code {
	case indicator.E1:
		for _, c := range s.clients(days, false) {
			present, _ := s.marks(c, days)
			count(present > 0, true)
		}
	case indicator.E5:
		for _, c := range s.clients(days, false) {
			present, absent := s.marks(c, days)
			f.Num, f.Den = f.Num+present, f.Den+present+absent
		}
	case indicator.E2:
		for _, c := range s.clients(days, false) {
			referred := false
			for _, e := range c.Enrolments {
				referred = referred || s.group(e.Group) && e.Proposed != 0 && e.Proposed <= end
			}
			count(referred, true)
		}
	case indicator.E2b:
		enrolments(func(e indicator.Enrolment) { count(e.Accepted != 0 && e.Accepted <= end, within(days, e.Answered)) })
	case indicator.E2c:
		enrolments(func(e indicator.Enrolment) {
			if within(days, e.Answered) && e.Proposed != 0 {
				f.Num, f.Den = f.Num+int64(e.Answered)-int64(e.Proposed), f.Den+1
			}
		})
	case indicator.E5b:
		enrolments(func(e indicator.Enrolment) { count(e.State == model.EnrolmentFinished, ended(e)) })
	case indicator.E7:
		enrolments(func(e indicator.Enrolment) { count(e.Meets, within(days, e.Proposed)) })
	case indicator.E8b:
		enrolments(func(e indicator.Enrolment) { count(e.Placed != 0 && e.Placed <= end, ended(e)) })
	case indicator.E8c:
		enrolments(func(e indicator.Enrolment) { count(e.Looked[0].Working, within(days, e.Looked[0].Day)) })
	case indicator.E8d:
		enrolments(func(e indicator.Enrolment) { count(e.Looked[1].Working, within(days, e.Looked[1].Day)) })
	case indicator.E8:
		for _, c := range s.clients(days, false) {
			known, works := false, false
			for _, w := range c.Works {
				if w.Day <= end {
					known, works = true, w.Working
				}
			}
			count(works, known && term(c, end) != nil)
		}
	case indicator.E9:
		for _, c := range s.clients(days, false) {
			for _, d := range c.Dues {
				count(d.Made != 0 && d.Made <= d.Day, within(days, d.Day) && (d.Made != 0 || d.Day < s.q.Today))
			}
		}
	case indicator.E9b:
		for _, c := range s.clients(days, false) {
			t, row, had := term(c, end), 0, false
			if t == nil {
				continue
			}
			for _, d := range c.Dues {
				switch {
				case d.Day < t.From:
				case d.Made != 0 && d.Made <= end:
					row, had = 0, true
				case d.Day+grace < end:
					row, had = row+1, true
				}
			}
			count(row >= limit, had)
		}
	case indicator.E10:
		for _, c := range s.clients(days, false) {
			again := false
			for _, d := range c.Breaches {
				again = again || within(days, d)
			}
			f.Den += 16 * int64(guided(c, days))
			if again {
				f.Num += 487
			}
		}
	case indicator.E3:
		groups(func(g *indicator.Group) {
			met := false
			for _, m := range g.Meetings {
				for _, k := range m.Marks {
					for _, c := range s.f.Clients {
						recent := m.Day <= end && int(end)-int(m.Day) <= s.q.Norms.Int(model.NormActiveDays)
						met = met || recent && k.Client == c.ID && k.Presence == model.Present && s.section(c.Section)
					}
				}
			}
			count(met, valid(g, end))
		})
	case indicator.E13:
		groups(func(g *indicator.Group) {
			ends := true
			for _, a := range g.Agreements {
				signed := a.Date != 0 && a.Date <= end && (a.Terminated == 0 || end < a.Terminated)
				if signed && (a.End == 0 || int(a.End)-int(end) > s.q.Norms.Int(model.NormAgreementWarn)) {
					ends = false
				}
			}
			count(ends, valid(g, end))
		})
	case indicator.E13b:
		groups(func(g *indicator.Group) {
			takes := false
			for _, c := range s.f.Clients {
				for _, e := range c.Enrolments {
					in := e.Accepted != 0 && e.Accepted <= end || e.Started != 0 && e.Started <= end
					takes = takes || s.section(c.Section) && e.Group == g.ID && in && (e.Ended == 0 || e.Ended > end)
				}
			}
			count(!valid(g, end), takes)
		})
	case indicator.E4:
		return s.decree(end)
	case indicator.E6, indicator.E6b, indicator.E12b, indicator.E12c:
		return s.area(code, days)
	case indicator.E12:
		for _, c := range s.clients(days, true) {
			for _, score := range c.Scores {
				at := score.District
				if at == "" {
					at = c.District
				}
				if within(days, score.Day) && s.place(at) {
					f.Num, f.Den = f.Num+int64(score.Score), f.Den+1
				}
			}
		}
	default:
		return s.loads(code, end)
	}
	return f
}

func (s slowly) decree(day model.Date) indicator.Figure {
	groups, law, self, full := 0, false, false, true
	for _, g := range s.f.Groups {
		since := g.StateSince
		if since == 0 {
			since = g.DecreeDate
		}
		active := g.State == model.GroupActive && since <= day
		left := (g.State == model.GroupEnded || g.State == model.GroupTerminated) && g.DecreeDate != 0 && g.DecreeDate <= day && day < g.StateSince
		if !active && !left {
			continue
		}
		groups++
		law = law || g.Fields[0] == model.LawAndCommunity
		self = self || g.Fields[0] == model.SelfReliance
		partners := 0
		for _, p := range g.Partners {
			if p.From <= day && (p.To == 0 || day <= p.To) {
				partners++
			}
		}
		full = full && partners >= 5
	}
	met := int64(0)
	for _, demand := range []bool{groups >= 2, law, self, groups > 0 && full} {
		if demand {
			met++
		}
	}
	return indicator.Figure{Num: met, Den: 4}
}

func (s slowly) area(code indicator.Code, days []model.Date) (f indicator.Figure) {
	end := days[len(days)-1]
	lived, live := map[string]int64{}, map[string]int64{}
	for _, c := range s.f.Clients {
		if s.section(c.Section) && s.place(c.District) && guided(c, days) > 0 {
			lived[c.District]++
			if term(c, end) != nil {
				live[c.District]++
			}
		}
	}
	if code == indicator.E12b {
		for _, n := range lived {
			f.Den += n
		}
		for _, e := range s.f.Incidents {
			if e.State != model.StateDropped && within(days, e.Day) && s.place(e.District) && s.section(e.Section) {
				f.Num++
			}
		}
		return f
	}
	delete(lived, "")
	delete(live, "")
	if code == indicator.E12c {
		for d := range lived {
			visited := int64(0)
			for _, o := range s.f.Outreaches {
				if o.District == d && within(days, o.Day) && o.People > 0 && o.Cancelled == "" {
					visited = 1
				}
			}
			f.Num, f.Den = f.Num+visited, f.Den+1
		}
		return f
	}
	for d, n := range live {
		if code == indicator.E6 {
			n = 1
		}
		f.Den += n
		for _, g := range s.f.Groups {
			if valid(g, end) && s.near(g, d) {
				f.Num += n
				break
			}
		}
	}
	return f
}

func (s slowly) loads(code indicator.Code, end model.Date) (f indicator.Figure) {
	var shares []int64
	for _, m := range s.f.Loads {
		y, month, _ := end.YMD()
		if m.Month != model.On(y, month, 1) {
			continue
		}
		for _, r := range m.Rows {
			if r.Capacity > 0 {
				shares = append(shares, int64(math.Floor(float64(r.Minutes)*100_000/float64(r.Capacity)+0.5)))
			}
			if s.q.Slice.Counselor != (model.ID{}) && s.q.Slice.Counselor != r.Counselor {
				continue
			}
			switch code {
			case indicator.E11:
				f.Num, f.Den = f.Num+int64(r.Minutes), f.Den+int64(r.Capacity)
			case indicator.E11d:
				f.Num, f.Den = f.Num+int64(r.Clients), f.Den+1
			}
		}
	}
	sum, squares := 0.0, 0.0
	for _, n := range shares {
		sum, squares = sum+float64(n), squares+float64(n)*float64(n)
	}
	n := float64(len(shares))
	switch {
	case n == 0:
	case code == indicator.E11b:
		for _, share := range shares {
			f.Num = max(f.Num, share*int64(len(shares)))
		}
		f.Den = int64(sum)
	case code == indicator.E11c:
		f.Num = int64(math.Floor(math.Sqrt(max(0, squares/n-sum*sum/n/n)) + 0.5))
		f.Den = int64(math.Floor(sum/n + 0.5))
	}
	return f
}
