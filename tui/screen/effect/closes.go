package effect

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// mayClose reports whether the person may close a month.
func (p *Page) mayClose() bool {
	return p.store.Actor().May(model.MonthCloseAdd, model.Subject{Kind: model.KindMonthClose}) == nil
}

type (
	// closeNow is the answer that a month is to be closed.
	closeNow model.Date
	// closedMonth is what came of it.
	closedMonth struct {
		month model.Date
		err   error
	}
)

// askClose asks before a month is closed: it is kept for ever as it is now.
func (p *Page) askClose() tea.Cmd {
	f := p.found()
	if f == nil || !p.mayClose() || p.closing {
		return nil
	}
	l := p.env.Lang
	w := &l.EffectScreen
	month, ok := f.closes.closable(f.query.Period, p.today())
	if !ok {
		return kit.Send(kit.Notice{Text: w.NothingToClose})
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(p.env, l.F(w.CloseTitle, l.MonthYear(month)),
		l.F(w.CloseText, l.MonthYear(month), l.Date(p.today())), w.CloseYes, "", closeNow(month))})
}

// close closes a month.
func (p *Page) close(month closeNow) tea.Cmd {
	if p.closing {
		return nil
	}
	p.closing = true
	s := p.store
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		_, err := s.CloseMonth(ctx, store.NewOp(store.IntentCloseMonth), model.Date(month), "")
		return closedMonth{model.Date(month), err}
	}
}

// wasClosed says what came of it, and shows the month among those closed.
func (p *Page) wasClosed(m closedMonth) tea.Cmd {
	p.closing = false
	if m.err != nil {
		return p.explain(m.err)
	}
	l := p.env.Lang
	return tea.Batch(p.turn(tabCloses), p.asking.changed(),
		kit.Send(kit.Notice{Level: kit.Good, Text: l.F(l.EffectScreen.Closed, l.MonthYear(m.month))}))
}

func (p *Page) closeColumns() []table.Column {
	w := &p.env.Lang.EffectScreen
	return []table.Column{
		{Key: "month", Title: w.ColMonth, Width: 15, Min: 14},
		{Key: "day", Title: w.ColClosed, Width: 13, Min: 12},
		{Key: "by", Title: w.ColBy, Width: 20, Min: 14, Priority: 1},
		{Key: "first", Title: w.ColFirst, Width: 9, Min: 8, Right: true, Priority: 2},
		{Key: "note", Title: w.ColNote, Width: 16, Min: 10, Flex: true, Priority: 3},
	}
}

func (p *Page) closeCells(m model.MonthClose) []table.Cell {
	l := p.env.Lang
	first := "-"
	if f := p.found(); f != nil {
		q := f.query
		q.Period, q.Slice = around(spanMonth, m.Month), p.wholeOffice()
		if was, ok := f.closes.figure(q, indicator.E1); ok {
			first = value(l, was, indicator.Percent)
		}
	}
	return []table.Cell{{Text: l.MonthYear(m.Month)}, {Text: l.DateBrief(m.Day)}, {Text: model.ShortName(p.store.Books().UserName(m.By))}, {Text: first},
		{Text: m.Note, Style: p.env.Theme.Faint}}
}

// openClosed shows the page of the month under the cursor.
func (p *Page) openClosed() tea.Cmd {
	id, ok := p.months.Cursor()
	if !ok {
		return nil
	}
	m, ok := p.closed.Item(id)
	if !ok {
		return nil
	}
	return tea.Batch(p.turn(tabIndicators), p.choose(around(spanMonth, m.Month), p.slice))
}

// drawCloses draws what a close is, and the months.
func (p *Page) drawCloses(c *kit.Canvas, area image.Rectangle) {
	w := &p.env.Lang.EffectScreen
	room := area
	room.Max.X = min(area.Max.X, area.Min.X+widestText)
	area.Min.Y += c.Wrap(room, w.ClosesText, p.env.Theme.Faint) + 1
	area.Min.X--
	p.months.Draw(c, area)
}
