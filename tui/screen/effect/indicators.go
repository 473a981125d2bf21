package effect

import (
	"fmt"
	"image"

	"guyub/model/indicator"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

func (p *Page) columns() []table.Column {
	w := &p.env.Lang.EffectScreen
	period := p.period
	if f := p.found(); f != nil {
		period = f.query.Period
	}
	now, before := periodShort(p.env.Lang, period), periodShort(p.env.Lang, period.Before())
	if now == "" {
		now, before = w.ColNow, w.ColBefore
	}
	// On 80 columns these are all that stands beside the longest name.
	return []table.Column{
		{Key: "name", Title: w.ColName, Width: 26, Min: 22, Flex: true},
		{Key: "now", Title: now, Width: 7, Right: true},
		{Key: "before", Title: before, Width: 6, Right: true, Priority: 3},
		{Key: "target", Title: w.ColTarget, Width: 16, Priority: 1},
		{Key: "course", Title: w.ColCourse, Width: indicator.MonthsShown, Priority: 4},
	}
}

// wholeMark stands between the code and the name of an indicator that the chosen
// part of the office does not narrow.
const wholeMark = "="

// rowName is the code and the name of an indicator, with a sign where it has
// parts that are hidden or shown; a part stands further in.
func (p *Page) rowName(r *indicator.Row) string {
	sign, whole, name := " ", " ", nameOf(p.env.Lang, r.Spec.Code)
	if r.Whole && p.narrowed() {
		whole = wholeMark
	}
	switch {
	case isPart(r.Spec.Code):
		return fmt.Sprintf("  %-4s%s%s", r.Spec.Code, whole, name)
	case p.found().parts(r.Spec.Code) == 0:
	case p.unfolded[r.Spec.Code]:
		sign = "-"
	default:
		sign = "+"
	}
	return fmt.Sprintf("%s%-3s%s%s", sign, r.Spec.Code, whole, name)
}

func (p *Page) cells(r indicator.Row) []table.Cell {
	l, th, f := p.env.Lang, p.env.Theme, p.found()
	now := value(l, r.Now, r.Spec.Unit)
	if f.closes.differs(f.query, &r) {
		now = "*" + now
	}
	return []table.Cell{
		{Text: p.rowName(&r)}, {Text: now, Style: th.Bold}, {Text: value(l, r.Before, r.Spec.Unit), Style: th.Faint},
		{Text: targetAndGap(l, &r), Style: gapStyle(p.env, &r)}, {Text: plot(&r), Style: th.Accent},
	}
}

// targetAndGap is what the office wants to reach, in the unit of the figure
// beside it, and how far that is.
func targetAndGap(l *lang.Strings, r *indicator.Row) string {
	if r.Target == 0 {
		return ""
	}
	target := fmt.Sprintf("%4s", targetBare(l, r))
	if gap := gapWord(l, r); gap != "-" {
		return target + " " + gap
	}
	return target
}

// drawIndicators draws what holds the office back, the indicators, and under
// them the way into the groups; beside them, where there is room, the one under
// the cursor in full.
func (p *Page) drawIndicators(c *kit.Canvas, area image.Rectangle) {
	f := p.found()
	area.Min.Y += p.drawWorst(c, area)
	list, side := p.beside(area)
	if r, ok := p.current(); ok && !side.Empty() {
		paper := record.NewPaper(p.env, side.Dx())
		writeIndicator(p.env, f.query, f.closes, r, c.Say(side, nil), paper)
		paper.Draw(c, side, &record.Scroll{})
	}
	foot := p.foot(list.Dx())
	want := 1 + p.rows.Len()
	for len(foot) > 0 && list.Dy()-len(foot) < min(want, leastList) {
		foot = foot[:len(foot)-1]
	}
	rows := list
	rows.Min.X-- // the table has a margin of its own
	rows.Max.X++
	rows.Max.Y = min(list.Min.Y+want, list.Max.Y-len(foot))
	p.drawTable(c, rows)
	list.Min.Y = rows.Max.Y
	if list.Dy() > len(foot) {
		list.Min.Y++
	}
	for i, line := range foot {
		c.TextIn(image.Rect(list.Min.X, list.Min.Y+i, list.Max.X, list.Min.Y+i+1), line.text, line.style)
	}
}

// listWidth is what all columns of the list take.
const listWidth = 77

// beside divides area into the list and the pane of the indicator under the
// cursor; the list keeps room for all its columns.
func (p *Page) beside(area image.Rectangle) (list, side image.Rectangle) {
	list, side = record.Beside(p.env, area)
	if !side.Empty() && list.Dx() < listWidth {
		list.Max.X = list.Min.X + listWidth
		side.Min.X = list.Max.X + 3
	}
	return list, side
}

// leastList is how many lines the list keeps before the lines under it are
// drawn.
const leastList = 9

// drawTable draws the indicators; where they are told, each with its course in
// numbers.
func (p *Page) drawTable(c *kit.Canvas, area image.Rectangle) {
	if !c.Hand(area, told{p.table, p}) {
		p.table.Draw(c, area)
	}
}

// told are the indicators as they are told in lines.
type told struct {
	*table.Table
	page *Page
}

// Tell tells an indicator in one line.
func (t told) Tell(row int) (heading, line string) {
	p := t.page
	if row < 0 || row >= p.rows.Len() {
		return "", ""
	}
	l, f := p.env.Lang, p.found()
	w := &l.EffectScreen
	r := p.rows.Items()[row]
	parts := []string{string(r.Spec.Code) + " " + nameOf(l, r.Spec.Code) + ": " + value(l, r.Now, r.Spec.Unit)}
	if r.Whole && p.narrowed() {
		parts = append(parts, w.WholeNote)
	}
	if f.closes.differs(f.query, &r) {
		parts = append(parts, w.Corrected)
	}
	parts = append(parts, w.ColBefore+" "+value(l, r.Before, r.Spec.Unit))
	if r.Target != 0 {
		parts = append(parts, w.ColTarget+" "+targetWord(l, &r), gapWord(l, &r))
	}
	return "", kit.Sentence(append(parts, w.ColCourse+": "+courseWords(l, &r, f.query.Period.To))...)
}

// drawWorst says what holds the office back most; it returns the lines used.
func (p *Page) drawWorst(c *kit.Canvas, area image.Rectangle) int {
	const most = 2
	room := area
	room.Max.Y = min(area.Max.Y, area.Min.Y+most)
	room.Max.X = min(area.Max.X, area.Min.X+2*widestText)
	used := c.Wrap(room, worstSentence(p.env.Lang, p.found(), room.Dx(), most), p.env.Theme.Base)
	if area.Dy()-used > p.rows.Len()+len(p.foot(area.Dx()))+2 {
		used++
	}
	return used
}

// note is a line under the list.
type note struct {
	text  string
	style kit.Style
}

// foot are the lines under the list, the most useful first.
func (p *Page) foot(width int) []note {
	l, th, f := p.env.Lang, p.env.Theme, p.found()
	w := &l.EffectScreen
	out := []note{{funnelLine(l, &f.funnel, width), th.Base}}
	if kept := f.closes.of(f.query); kept != nil {
		text := l.F(w.ClosedNote, l.DateBrief(kept.Day))
		if _, ok := f.closes.figure(f.query, indicator.E1); !ok {
			text = l.F(w.ClosedElsewhere, l.DateBrief(kept.Day))
		}
		out = append(out, note{text, th.Faint})
	} else if p.mayClose() && spanOf(f.query.Period) == spanMonth && f.query.Period.To < f.query.Today {
		out = append(out, note{l.F(w.OpenNote, l.MonthYear(f.query.Period.From)), th.Warn})
	}
	if p.narrowed() {
		for i := range f.page.Rows {
			if f.page.Rows[i].Whole {
				return append(out, note{wholeMark + " " + w.WholeNote, th.Faint})
			}
		}
	}
	return out
}
