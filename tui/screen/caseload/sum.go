package caseload

import (
	"context"
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/workload"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/record"
)

// Sum is one counselor's load, line by line, each with the norm it stands on.
type Sum struct {
	env   *kit.Env
	store Store
	id    model.ID
	summed
	known  bool
	scroll record.Scroll
}

// NewSum returns the screen of a counselor.
func NewSum(env *kit.Env, s Store, id model.ID) *Sum { return &Sum{env: env, store: s, id: id} }

// Title is the counselor's short name.
func (s *Sum) Title() string { return s.store.Books().CounselorName(s.id) }

// Init computes the sum.
func (s *Sum) Init() tea.Cmd {
	s.asked++
	asked, from, today, id := s.asked, s.store, model.DateOf(s.env.Time()), s.id
	return func() tea.Msg {
		books, work := from.Books(), from.Work()
		c, _ := books.Counselor(id)
		out := summed{asked: asked, norms: books.NormsOn(today)}
		out.load = work.Of(c, out.norms)
		for _, days := range workload.Horizons() {
			out.ahead = append(out.ahead, work.Ahead(c, books.NormsOn(today.AddDays(days))))
		}
		for _, m := range from.Matters() {
			if m.Kind == model.Litmas && m.Owner == id {
				out.litmas = append(out.litmas, m)
			}
		}
		out.history, out.failed = from.LoadHistory(context.Background())
		return out
	}
}

// summed is what the screen shows.
type summed struct {
	asked   int
	load    workload.Load
	norms   model.Norms
	ahead   []workload.Load // by horizon
	litmas  []*model.Matter // in hand, as far as the person may see them
	history []model.LoadMonth
	failed  error // why there is no history
}

// Update takes intents and the answer.
func (s *Sum) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case summed:
		if m.asked == s.asked {
			s.summed, s.known = m, true
		}
	case kit.Refresh:
		return s.Init()
	case kit.Do:
		switch m.Intent {
		case kit.Back:
			return kit.Send(kit.Pop{})
		case openClients:
			return kit.Send(kit.Push{Screen: clientsOf(s.env, s.store, &s.load.Counselor)})
		case openFormula:
			return kit.Send(kit.OpenDialog{Dialog: kit.Message(s.env, s.env.Lang.Caseload.Formula, formula(s.env, s.norms), nil)})
		}
		s.scroll.Do(m.Intent)
	}
	return nil
}

// Keys is what works now.
func (s *Sum) Keys() kit.KeyMap {
	w := &s.env.Lang.Caseload
	m := kit.KeyMap{
		kit.Bind(openClients, w.KeyClients, "l"),
		kit.Bind(openFormula, w.KeySum, "r"),
		kit.Bind(kit.Back, s.env.Lang.Common.Back),
	}
	return append(m, s.scroll.Keys(s.env.Lang.Record.KeyMove)...)
}

// Draw writes the sum.
func (s *Sum) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if !s.known {
		return nil
	}
	area.Min.X++
	area.Max.X--
	paper := record.NewPaper(s.env, min(area.Dx(), 96))
	writeHead(s.env, s.norms, &s.load, paper)
	s.writeTrend(paper)
	writeLines(s.env, s.store.Books(), s.norms, &s.load, paper)
	s.writeLitmas(paper)
	s.writeAhead(paper)
	s.writeHistory(paper)
	writeBasis(s.env, s.norms, paper)
	paper.Draw(c, area, &s.scroll)
	return nil
}

// Click scrolls.
func (s *Sum) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	s.scroll.Wheel(ev)
	return nil
}

// writeHead writes how a counselor stands: the share, what is left of their time,
// and whether they hold too many clients.
func writeHead(env *kit.Env, n model.Norms, load *workload.Load, p *record.Paper) {
	l, th := env.Lang, env.Theme
	w := &l.Caseload
	band := load.Band(n)
	head := load.Counselor.Name + " · "
	if band == workload.BandNoCapacity {
		head += w.NoCapacity
	} else {
		head += l.Percent(load.Percent()) + " · " + bandWord(env, band)
	}
	p.Text(head, th.Bold)
	left := l.F(w.HoursOver, l.Hours(-load.Left()))
	if load.Left() >= 0 {
		left = l.F(w.Room, l.Hours(load.Left()), load.Room(n))
	}
	p.Text(l.F(w.SumOf, l.Hours(load.Minutes), l.Hours(load.Capacity), left), bandStyle(env, band))
	if warn := n.Int(model.NormCountWarn); load.Clients >= warn && warn > 0 {
		p.Text(l.F(w.CountWarn, load.Clients, warn), th.Warn)
	}
}

// writeBasis says by the norms of which day the figures were computed.
func writeBasis(env *kit.Env, n model.Norms, p *record.Paper) {
	p.Blank()
	p.Text(env.Lang.F(env.Lang.Caseload.Settings, env.Lang.DateBrief(n.Day)), env.Theme.Faint)
}

// writeLines writes what a counselor's load is made of: every line with its
// count, hours each and sum, then the total, and the capacity and how it came
// about.
func writeLines(env *kit.Env, books *store.Books, n model.Norms, load *workload.Load, p *record.Paper) {
	l, th := env.Lang, env.Theme
	w := &l.Caseload
	// The total is what must stand; where the paper is narrow, names are cut.
	const numbers = 3*2 + 6 + 6 + 9
	names := max(12, min(26, p.Width()-numbers))
	row := func(name, count, each, total string, st kit.Style) {
		p.Row(0, record.Column{Text: name, Width: names, Style: st}, record.Column{Text: count, Width: 6, Right: true, Style: st},
			record.Column{Text: each, Width: 6, Right: true, Style: st}, record.Column{Text: total, Width: 9, Right: true, Style: st})
	}
	p.Blank()
	row(w.Line, w.LineCount, w.LineEach, w.LineTotal, th.Heading)
	for _, line := range load.Lines {
		name, each, st := lineName(env, books, &line), l.HoursBare(line.Each), kit.Style{}
		if line.Unset {
			name, each, st = name+" !", "?", th.Warn
		}
		count := l.Number(line.Count)
		if line.Kind == workload.LineAllowance {
			count, each = "", l.Milli(n.Milli(model.NormAllowance))+" %"
		}
		row(name, count, each, l.HoursBare(line.Minutes), st)
	}
	row(w.Total, l.Number(load.Clients), "", l.HoursBare(load.Minutes), th.Bold)
	p.Blank()
	row(w.Contract, "", "", l.HoursBare(load.Capacity+load.Reduction), kit.Style{})
	if load.Reduction > 0 {
		row(w.Reduction, "", "", l.HoursBare(-load.Reduction), kit.Style{})
	}
	row(w.Capacity, "", "", l.HoursBare(load.Capacity), th.Bold)
	p.Blank()
	if load.Unassessed > 0 {
		p.Text(l.Number(load.Unassessed)+" "+w.Unassessed, th.Warn)
	}
	for _, line := range load.Lines {
		if line.Unset {
			p.Text("! "+w.TravelMissing, th.Warn)
			break
		}
	}
}

// writeLitmas lists the litmas that the lines are made of, and those that are
// due later.
func (s *Sum) writeLitmas(p *record.Paper) {
	if len(s.litmas) == 0 {
		return
	}
	l := s.env.Lang
	p.Head(l.Caseload.LitmasInHand)
	for _, m := range s.litmas {
		line := matters.Line(s.env, s.store, m, "")
		p.Row(0, record.Column{Text: l.Domain.LitmasKind(m.Litmas), Width: 14}, record.Column{Text: line.Name, Width: 22},
			record.Column{Text: line.What, Style: line.Style})
	}
}

// writeAhead tells how loaded the counselor will be, from what is known.
func (s *Sum) writeAhead(p *record.Paper) {
	l, w := s.env.Lang, &s.env.Lang.Caseload
	p.Head(w.Ahead)
	for i, days := range workload.Horizons() {
		load := &s.ahead[i]
		p.Row(0, record.Column{Text: l.F(w.InDays, days, l.DateBrief(s.norms.Day.AddDays(days))), Width: 26}, percentColumn(s.env, load.Minutes, load.Capacity, s.norms),
			record.Column{Text: l.F(w.Clients, l.Number(load.Clients)), Width: 11, Right: true}, record.Column{Text: l.F(w.HoursOf, l.HoursBare(load.Minutes), l.Hours(load.Capacity)), Style: s.env.Theme.Faint})
	}
	p.Text(w.AheadNote, s.env.Theme.Faint)
}

// percentColumn is a share, or a dash where there was no time to share in.
func percentColumn(env *kit.Env, minutes, capacity int, n model.Norms) record.Column {
	col := record.Column{Text: "-", Width: 6, Right: true}
	if capacity > 0 {
		col.Text = env.Lang.PercentWhole(workload.Percent(minutes, capacity))
	}
	load := workload.Load{Minutes: minutes, Capacity: capacity}
	if band := load.Band(n); band == workload.BandOver || band == workload.BandNoCapacity {
		col.Style = env.Theme.Bad
	}
	return col
}

// trendMonths is how far back the trend is shown, and trendWidth how wide its
// bars are.
const trendMonths, trendWidth = 12, 24

// writeHistory shows the trend of the last twelve months, each as a length with
// its number beside it.
func (s *Sum) writeHistory(p *record.Paper) {
	l, w := s.env.Lang, &s.env.Lang.Caseload
	p.Head(w.History)
	if s.failed != nil {
		p.Text(store.Explain(s.failed, l.Code), s.env.Theme.Bad)
		return
	}
	if days, ok := s.load.Persistent(lately(s.history).Row(s.id), s.norms); ok {
		p.Text(l.F(w.OverSince, l.DateBrief(s.norms.Day.AddDays(-days))), s.env.Theme.Bad)
	}
	months := s.months()
	for _, m := range months {
		percent := percentColumn(s.env, m.Minutes, m.Capacity, s.norms)
		p.Row(0, record.Column{Text: l.MonthBrief(m.month), Width: 8},
			record.Column{Text: kit.Bar(trendWidth, float64(m.percent()), float64(s.fullest(months))), Width: trendWidth, Style: percent.Style},
			percent, record.Column{Text: l.F(w.Clients, l.Number(m.Clients)), Width: 11, Right: true})
	}
	if len(months) == 0 {
		p.Text(w.NoHistory, s.env.Theme.Faint)
	}
}

// past is the counselor in a month that was kept.
type past struct {
	month model.Date
	*model.LoadRow
}

func (m past) percent() int { return workload.Percent(m.Minutes, m.Capacity) }

// months are the last ones in which the counselor was in service, the oldest
// first.
func (s *Sum) months() []past {
	var out []past
	for i := range s.history {
		if r := s.history[i].Row(s.id); r != nil {
			out = append(out, past{s.history[i].Month, r})
		}
	}
	return out[max(0, len(out)-trendMonths):]
}

// fullest is what fills a bar: the limit, or the month that went furthest over.
func (s *Sum) fullest(months []past) int {
	full := int(s.norms.Milli(model.NormBandOver) / 100)
	for _, m := range months {
		full = max(full, m.percent())
	}
	return full
}

// writeTrend says in two lines how the load came to be and where it goes: a
// small column for each month beside the first and last number, then what is
// to come.
func (s *Sum) writeTrend(p *record.Paper) {
	l, w := s.env.Lang, &s.env.Lang.Caseload
	if months := s.months(); len(months) > 1 {
		shares := make([]float64, len(months))
		for i, m := range months {
			shares[i] = float64(m.percent())
		}
		p.Fact(l.F(w.Trend, len(months)), l.F("%s  %s → %s", kit.Sparkline(shares, float64(s.fullest(months))), l.PercentWhole(months[0].percent()), l.PercentWhole(months[len(months)-1].percent())), kit.Style{})
	}
	var ahead []string
	for i := range s.ahead {
		ahead = append(ahead, percentColumn(s.env, s.ahead[i].Minutes, s.ahead[i].Capacity, s.norms).Text)
	}
	p.Fact(w.Outlook, strings.Join(ahead, " · "), kit.Style{})
}

// isLitmas reports whether a norm is that of a litmas.
func isLitmas(norm model.NormKey) bool {
	return norm == model.NormLitmas || norm == model.NormLitmasShort || norm == model.NormLitmasParole
}

// dutyName names what is done beside clients.
func dutyName(env *kit.Env, norm model.NormKey) string {
	w := &env.Lang.Caseload
	switch norm {
	case model.NormLitmasShort:
		return w.LitmasShort
	case model.NormLitmasParole:
		return w.LitmasParole
	case model.NormMentor:
		return w.Mentor
	case model.NormDuties:
		return w.Duties
	}
	return w.LitmasFull
}

// lineName names a line of the sum.
func lineName(env *kit.Env, books *store.Books, line *workload.Line) string {
	l := env.Lang
	switch line.Kind {
	case workload.LineAllowance:
		return l.Caseload.Allowance
	case workload.LineTravel:
		return l.Caseload.Travel + " " + books.DistrictName(line.District)
	case workload.LineDuty:
		return dutyName(env, line.Norm)
	}
	name := l.Clients.ColRisk + " " + RiskWord(env, line.Risk)
	if line.InCustody {
		name += ", " + l.Caseload.Custody
	}
	return name
}
