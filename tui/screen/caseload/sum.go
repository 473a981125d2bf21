package caseload

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/workload"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Sum is one counselor's load, line by line, each with the norm it stands on.
type Sum struct {
	env    *kit.Env
	store  Store
	id     model.ID
	load   workload.Load
	norms  model.Norms
	known  bool
	asked  int
	scroll record.Scroll
}

// NewSum returns the screen of a counselor.
func NewSum(env *kit.Env, s Store, id model.ID) *Sum { return &Sum{env: env, store: s, id: id} }

// Title is the counselor's short name.
func (s *Sum) Title() string { return s.store.Books().CounselorName(s.id) }

// Init computes the sum.
func (s *Sum) Init() tea.Cmd {
	s.asked++
	asked, books, view, today, id := s.asked, s.store.Books(), s.store.Roster(), model.DateOf(s.env.Time()), s.id
	return func() tea.Msg {
		c, _ := books.Counselor(id)
		return summed{asked, Of(books, view, &c, today), books.NormsOn(today)}
	}
}

type summed struct {
	asked int
	load  workload.Load
	norms model.Norms
}

// Update takes intents and the answer.
func (s *Sum) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case summed:
		if m.asked == s.asked {
			s.load, s.norms, s.known = m.load, m.norms, true
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
	writeSum(s.env, s.store.Books(), s.norms, &s.load, paper)
	paper.Draw(c, area, &s.scroll)
	return nil
}

// Click scrolls.
func (s *Sum) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	s.scroll.Wheel(ev)
	return nil
}

// writeSum writes what a counselor's load is made of: every line with its
// count, hours each and sum, then the total, the capacity and how it came
// about, and the share.
func writeSum(env *kit.Env, books *store.Books, n model.Norms, load *workload.Load, p *record.Paper) {
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
	row := func(name, count, each, total string, st kit.Style) {
		p.Row(0, record.Column{Text: name, Width: 26, Style: st}, record.Column{Text: count, Width: 6, Right: true, Style: st},
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
	p.Blank()
	p.Text(l.F(w.Settings, l.DateBrief(n.Day)), th.Faint)
}

func lineName(env *kit.Env, books *store.Books, line *workload.Line) string {
	l := env.Lang
	switch line.Kind {
	case workload.LineAllowance:
		return l.Caseload.Allowance
	case workload.LineTravel:
		return l.Caseload.Travel + " " + books.DistrictName(line.District)
	}
	name := l.Clients.ColRisk + " " + RiskWord(env, line.Risk)
	if line.InCustody {
		name += ", " + l.Caseload.Custody
	}
	return name
}
