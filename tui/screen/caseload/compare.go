package caseload

import (
	"cmp"
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/workload"
	"guyub/tui/kit"
	"guyub/tui/screen/rebalance"
	"guyub/tui/screen/record"
)

// compareMost is how many counselors stand side by side: as many as the eye
// holds, and as fit beside each other on a terminal of 80 columns.
const compareMost = 4

// Compare is a few counselors side by side (perbandingan PK): what each has to
// do and the time there is, a line for each kind of work.
type Compare struct {
	env    *kit.Env
	store  Store
	team   rebalance.Team
	ids    []model.ID
	loads  []workload.Load   // in the order of the team; empty until computed
	ahead  [][]workload.Load // of the same, by horizon
	norms  model.Norms
	asked  int
	scroll record.Scroll
}

// NewCompare returns the screen of these counselors.
func NewCompare(env *kit.Env, s Store, team rebalance.Team, ids []model.ID) *Compare {
	return &Compare{env: env, store: s, team: team, ids: ids}
}

// compare opens the screen of the counselors who are marked.
func (l *List) compare() tea.Cmd {
	w, marked := &l.env.Lang.Caseload, l.table.Marked()
	switch n := len(marked); {
	case n < 2:
		return kit.Send(kit.Notice{Text: w.CompareFew})
	case n > compareMost:
		return kit.Send(kit.Notice{Level: kit.Warn, Text: l.env.Lang.F(w.CompareMany, l.env.Lang.Number(n))})
	}
	return kit.Send(kit.Push{Screen: NewCompare(l.env, l.store, l.teamNow, marked)})
}

// Title is its part of the breadcrumb.
func (c *Compare) Title() string { return c.env.Lang.Caseload.CompareTitle }

type compared struct {
	of    *Compare
	asked int
	loads []workload.Load
	ahead [][]workload.Load
	norms model.Norms
}

// Init computes the loads.
func (c *Compare) Init() tea.Cmd {
	c.asked++
	asked, today := c.asked, model.DateOf(c.env.Time())
	return func() tea.Msg {
		books, work := c.store.Books(), c.store.Work()
		out := compared{of: c, asked: asked, norms: books.NormsOn(today)}
		for _, load := range c.team().Loads {
			if slices.Contains(c.ids, load.Counselor.ID) {
				out.loads = append(out.loads, load)
			}
		}
		for _, days := range workload.Horizons() {
			then := make([]workload.Load, len(out.loads))
			for i := range out.loads {
				then[i] = work.Ahead(out.loads[i].Counselor, books.NormsOn(today.AddDays(days)))
			}
			out.ahead = append(out.ahead, then)
		}
		return out
	}
}

// Update takes intents and the answer.
func (c *Compare) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case compared:
		if m.of == c && m.asked == c.asked {
			c.loads, c.ahead, c.norms = m.loads, m.ahead, m.norms
		}
	case kit.Refresh:
		return c.Init()
	case kit.Do:
		if m.Intent == kit.Back {
			return kit.Send(kit.Pop{})
		}
		c.scroll.Do(m.Intent)
	}
	return nil
}

// Keys is what works now.
func (c *Compare) Keys() kit.KeyMap {
	return append(kit.KeyMap{kit.Bind(kit.Back, c.env.Lang.Common.Back)}, c.scroll.Keys(c.env.Lang.Record.KeyMove)...)
}

// Draw writes the counselors side by side.
func (c *Compare) Draw(canvas *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if len(c.loads) == 0 {
		return nil
	}
	area.Min.X++
	area.Max.X--
	paper := record.NewPaper(c.env, area.Dx())
	c.write(paper)
	paper.Draw(canvas, area, &c.scroll)
	return nil
}

// Click scrolls.
func (c *Compare) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	c.scroll.Wheel(ev)
	return nil
}

// sideWidth and sideLabel are the widths of a counselor's column and of the
// words before it, where there is room.
const sideWidth, sideLabel = 14, 24

// write writes a row for each figure, a column for each counselor.
func (c *Compare) write(p *record.Paper) {
	l, th := c.env.Lang, c.env.Theme
	w := &l.Caseload
	width := min(sideWidth, (p.Width()*3/4)/len(c.loads)-2)
	label := min(sideLabel, p.Width()-len(c.loads)*(width+2))
	row := func(name string, st kit.Style, cell func(i int, load *workload.Load, words *Words) (string, kit.Style)) {
		cells := []record.Column{{Text: name, Width: label, Style: st}}
		for i := range c.loads {
			words := NewWords(c.env, &c.loads[i], c.norms)
			text, own := cell(i, &c.loads[i], &words)
			cells = append(cells, record.Column{Text: text, Width: width, Right: true, Style: own})
		}
		p.Row(0, cells...)
	}
	band := func(load *workload.Load) kit.Style { return bandStyle(c.env, load.Band(c.norms)) }

	row(w.ColName, th.Heading, func(_ int, load *workload.Load, _ *Words) (string, kit.Style) {
		return model.ShortName(load.Counselor.Name), th.Bold
	})
	row(w.ColPercent, kit.Style{}, func(_ int, load *workload.Load, w *Words) (string, kit.Style) { return w.Percent, band(load) })
	row(w.ColBand, kit.Style{}, func(_ int, load *workload.Load, words *Words) (string, kit.Style) {
		if workload.Away(&load.Counselor, c.norms.Day) {
			return w.Away, band(load) // why there is no capacity says more than that there is none
		}
		return words.Band, band(load)
	})
	row(w.Outlook, kit.Style{}, func(i int, _ *workload.Load, _ *Words) (string, kit.Style) {
		var shares []string
		for _, then := range c.ahead {
			share := "-"
			if then[i].Capacity > 0 {
				share = l.Number((then[i].Percent() + 5) / 10)
			}
			shares = append(shares, share)
		}
		return strings.Join(shares, "/"), th.Faint
	})
	row(w.ColLeft, kit.Style{}, func(_ int, _ *workload.Load, w *Words) (string, kit.Style) { return w.Left, kit.Style{} })
	row(w.ColClients, kit.Style{}, func(_ int, load *workload.Load, w *Words) (string, kit.Style) {
		if load.Guard(c.norms) == workload.GuardWarn {
			return "! " + w.Clients, th.Warn
		}
		return w.Clients, kit.Style{}
	})
	row(w.ColMix, kit.Style{}, func(_ int, _ *workload.Load, w *Words) (string, kit.Style) { return w.Mix, kit.Style{} })
	row(w.NotAssessed, kit.Style{}, func(_ int, load *workload.Load, _ *Words) (string, kit.Style) {
		return l.Number(load.Unassessed), kit.Style{}
	})
	row(w.LineTotal, th.Heading, func(int, *workload.Load, *Words) (string, kit.Style) { return "", kit.Style{} })
	for _, kind := range c.kinds() {
		row(kind.name(c.env), kit.Style{}, func(_ int, load *workload.Load, _ *Words) (string, kit.Style) {
			return l.HoursBare(kind.minutes(load)), kit.Style{}
		})
	}
	row(w.Total, th.Bold, func(_ int, _ *workload.Load, w *Words) (string, kit.Style) { return w.Hours, th.Bold })
	row(w.Capacity, th.Bold, func(_ int, _ *workload.Load, w *Words) (string, kit.Style) { return w.Capacity, th.Bold })
	p.Blank()
	p.Text(l.F(w.Settings, l.DateBrief(c.norms.Day)), th.Faint)
}

// kindOfWork is what the lines of different counselors have in common: the risk
// of clients, in custody or not, and the norm of a duty; roads are one kind.
type kindOfWork struct {
	line workload.LineKind
	risk model.Risk
	norm model.NormKey
}

func kindOf(line *workload.Line) kindOfWork {
	k := kindOfWork{line: line.Kind}
	switch line.Kind {
	case workload.LineClients:
		k.risk = line.Risk
	case workload.LineDuty:
		k.norm = line.Norm
	}
	return k
}

// kinds lists the kinds of work that any of the counselors has, in the order of
// the sum of one.
func (c *Compare) kinds() []kindOfWork {
	var out []kindOfWork
	for i := range c.loads {
		for k := range c.loads[i].Lines {
			if one := kindOf(&c.loads[i].Lines[k]); !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	slices.SortFunc(out, func(a, b kindOfWork) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(b.risk, a.risk), cmp.Compare(a.norm, b.norm))
	})
	return out
}

// minutes is what a counselor has to do of the kind.
func (k kindOfWork) minutes(load *workload.Load) int {
	sum := 0
	for i := range load.Lines {
		if kindOf(&load.Lines[i]) == k {
			sum += load.Lines[i].Minutes
		}
	}
	return sum
}

func (k kindOfWork) name(env *kit.Env) string {
	l := env.Lang
	switch k.line {
	case workload.LineAllowance:
		return l.Caseload.Allowance
	case workload.LineTravel:
		return l.Caseload.Travel
	case workload.LineDuty:
		return dutyName(env, k.norm)
	}
	return l.Clients.ColRisk + " " + RiskWord(env, k.risk)
}
