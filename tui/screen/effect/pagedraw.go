package effect

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// tabs are the parts.
func (p *Page) tabs() []kit.Tab {
	w := &p.env.Lang.EffectScreen
	out := make([]kit.Tab, pageTabs)
	for i := range out {
		out[i].Title = w.Tabs[i]
	}
	return out
}

// Draw draws the head and the part on view.
func (p *Page) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	if p.form != nil {
		return p.form.draw(c, area)
	}
	f := p.found()
	if f == nil {
		p.drawNothing(c, area)
		return nil
	}
	area.Min.Y += p.drawHead(c, area)
	switch p.tab {
	case tabIndicators:
		p.drawIndicators(c, area)
	case tabCloses:
		p.drawCloses(c, area)
	default:
		paper := record.NewPaper(p.env, min(area.Dx(), widestText))
		switch p.tab {
		case tabFunnel:
			writeFunnel(p.env, p.store.Books(), f, paper)
		case tabFactors:
			writeFactors(p.env, f, paper)
		case tabCompare:
			writeCompare(p.env, f, paper)
		}
		paper.Draw(c, area, &p.scroll)
	}
	return nil
}

// widestText is how wide a text may be to be read with ease.
const widestText = 100

// drawNothing is what stands before there is a first page.
func (p *Page) drawNothing(c *kit.Canvas, area image.Rectangle) {
	w, a := &p.env.Lang.EffectScreen, p.asking
	switch {
	case a.failure != "":
		c.Wrap(area, a.failure, p.env.Theme.Bad)
	case a.stopped:
		c.Wrap(area, w.Stopped, p.env.Theme.Base)
	default:
		a.wait.Draw(c, area)
	}
}

// drawHead draws the parts, what the figures are narrowed by, and what is being
// computed; it returns the lines used.
func (p *Page) drawHead(c *kit.Canvas, area image.Rectangle) int {
	l, th, a := p.env.Lang, p.env.Theme, p.asking
	line := func(n int) image.Rectangle {
		return image.Rect(area.Min.X, area.Min.Y+n, area.Max.X, area.Min.Y+n+1)
	}
	p.hits = kit.Tabs(c, p.env, line(0), p.tabs(), p.tab)
	used := 1
	if marks := chips(l, p.store.Books(), p.slice); len(marks) > 0 {
		kit.Chips(c, th, line(used), marks)
		used++
	}
	switch {
	case a.failure != "":
		used += c.Wrap(line(used), a.failure, th.Bad)
	case a.wait.Busy():
		if p.pending() { // the page below is not what the title says
			a.wait.Draw(c, line(used))
			used++
		}
	default:
		p.drawPeriod(c, line(0))
	}
	if area.Dy()-used > roomy {
		used++
	}
	return used
}

// drawPeriod says at the right of the parts, where there is room, of which period
// the figures are, and of one that is not over up to which day: the head of the
// desk may have had to cut it.
func (p *Page) drawPeriod(c *kit.Canvas, line image.Rectangle) {
	l, q := p.env.Lang, &p.found().query
	text := periodWord(l, q.Period)
	if q.Period.To > q.Today {
		text = l.F(l.EffectScreen.SoFar, l.DateBrief(q.Today))
	}
	if n := len(p.hits); n > 0 && p.hits[n-1].Max.X+kit.Width(text)+1 < line.Max.X {
		c.Right(line, text, p.env.Theme.Faint)
	}
}

// pending reports whether something else was asked for than is on view.
func (p *Page) pending() bool {
	f := p.found()
	return f != nil && (f.query.Period != p.period || f.query.Slice != p.slice)
}

// roomy is from how many lines a blank one may be spent.
const roomy = 20
