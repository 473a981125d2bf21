package reports

import (
	"image"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// Calendar is a month with how many reports are due on each day, and who they
// are on the day under the cursor.
type Calendar struct {
	env   *kit.Env
	store Store
	day   model.Date // under the cursor
	rows  []roster.Row
	at    int // which of the rows; -1: the days have the cursor
}

// NewCalendar returns the calendar of the present month.
func NewCalendar(env *kit.Env, s Store) *Calendar {
	c := &Calendar{env: env, store: s, day: model.DateOf(env.Time()), at: -1}
	c.read()
	return c
}

// Title is its part of the breadcrumb.
func (c *Calendar) Title() string { return c.env.Lang.Reports.CalendarTitle }

// Init has nothing to wait for: what is due is in memory.
func (c *Calendar) Init() tea.Cmd { return nil }

func (c *Calendar) read() {
	c.rows = c.store.Roster().DueOn(c.day)
	c.at = min(c.at, len(c.rows)-1)
}

// month returns the first and last day of the month under the cursor.
func (c *Calendar) month() (first, last model.Date) {
	y, m, _ := c.day.YMD()
	return model.On(y, m, 1), model.On(y, m+1, 0)
}

// The intents of the calendar.
const (
	monthBefore kit.Intent = "report.month-before"
	monthAfter  kit.Intent = "report.month-after"
	intoList    kit.Intent = "report.into-list"
)

// Keys is what works now.
func (c *Calendar) Keys() kit.KeyMap {
	w := &c.env.Lang.Reports
	m := kit.KeyMap{
		kit.Bind(kit.Left, w.KeyDay).Shown("←↑↓→"), kit.Bind(kit.Right, "").Hide(), kit.Bind(kit.Up, "").Hide(), kit.Bind(kit.Down, "").Hide(),
		kit.Bind(kit.PageUp, w.KeyMonth).Shown("PgUp PgDn"), kit.Bind(kit.PageDown, "").Hide(),
		kit.Bind(intoList, c.env.Lang.Common.Move, "tab"),
	}
	if c.at >= 0 {
		m = append(m, kit.Bind(kit.Open, c.env.Lang.Desk.KeyOpen))
	}
	return m
}

// Update takes intents.
func (c *Calendar) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Refresh:
		c.read()
	case kit.Do:
		return c.do(m.Intent)
	}
	return nil
}

func (c *Calendar) do(i kit.Intent) tea.Cmd {
	switch i {
	case intoList:
		if c.at >= 0 {
			c.at = -1
		} else if len(c.rows) > 0 {
			c.at = 0
		}
		return nil
	case kit.Open:
		if c.at >= 0 {
			return kit.Send(kit.Show{Kind: model.KindClient, ID: c.rows[c.at].ID})
		}
		return nil
	case kit.PageUp:
		c.day = c.day.AddMonths(-1)
	case kit.PageDown:
		c.day = c.day.AddMonths(1)
	}
	if c.at >= 0 {
		switch i {
		case kit.Up:
			c.at = max(0, c.at-1)
		case kit.Down:
			c.at = min(c.at+1, len(c.rows)-1)
		}
		return nil
	}
	c.day += map[kit.Intent]model.Date{kit.Left: -1, kit.Right: 1, kit.Up: -7, kit.Down: 7}[i]
	c.read()
	return nil
}

// firstWeek is how many days at the start of a month are added up: that is when
// the counter is full (rule R6).
const firstWeek = 7

// busy reports whether a day comes near the busiest of its month.
func busy(n, most int) bool { return n*4 >= most*3 }

// cellMost is the width of a day where there is room for it.
const cellMost = 9

// count writes how many report on a day, so that nobody takes it for the day
// after. Four figures have no room for more, and need none.
func count(l *lang.Strings, n int) string {
	if n > 999 {
		return l.Number(n)
	}
	return "(" + l.Number(n) + ")"
}

// Draw draws the month, and beside or under it who is due on the day.
func (c *Calendar) Draw(canvas *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := c.env.Theme, c.env.Lang
	w := &l.Reports
	area.Min.X++
	area.Max.X--
	first, last := c.month()
	counts := c.store.Roster().DueByDay(first, last)
	peak, total, week := 0, 0, 0
	for i, n := range counts {
		total += n
		if i < firstWeek {
			week += n
		}
		if n > counts[peak] {
			peak = i
		}
	}
	head := image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1)
	canvas.Right(head, l.F(w.Total, l.Number(total)), th.Base)
	canvas.TextIn(head, l.F(w.Month, l.MonthYear(first)), th.Bold)
	if total > 0 {
		canvas.TextIn(head.Add(image.Pt(0, 1)), l.F(w.Peak, l.DateBrief(first.AddDays(peak)), l.Number(counts[peak]), l.Number(week)), th.Faint)
	}
	if below := area.Add(image.Pt(0, 2)); canvas.Hand(below, dayRows{c}) {
		canvas.Hand(below.Add(image.Pt(0, 1)), dueRows{c})
		return nil
	}
	y, cell := area.Min.Y+3, min(cellMost, area.Dx()/7)
	for i, name := range w.Weekdays {
		canvas.Right(image.Rect(area.Min.X+i*cell, y, area.Min.X+(i+1)*cell-1, y+1), name, th.Label)
	}
	y++
	var cursor *tea.Cursor
	column := (int(first.Weekday()) + 6) % 7
	calendar, today := c.store.Books().Calendar(), model.DateOf(c.env.Time())
	for i, n := range counts {
		day := first.AddDays(i)
		box := image.Rect(area.Min.X+column*cell, y, area.Min.X+(column+1)*cell-1, y+1)
		number, style := strconv.Itoa(i+1), th.Base
		switch {
		case !calendar.Working(day):
			style = th.Faint
		case day == today:
			style = th.Accent
		}
		canvas.Right(image.Rect(box.Min.X, y, box.Min.X+3, y+1), number, style)
		if n > 0 {
			style = th.Base
			if busy(n, counts[peak]) {
				style = th.Warn
			}
			canvas.Right(box, count(l, n), style)
		}
		if day == c.day && c.at < 0 {
			th.Select(canvas, box)
			cursor = tea.NewCursor(box.Min.X, y)
		}
		if column++; column == 7 {
			column, y = 0, y+1
		}
	}
	list := image.Rect(area.Min.X, y+2, area.Max.X, area.Max.Y)
	if area.Dx() >= 7*cell+40 {
		list = image.Rect(area.Min.X+7*cell+3, area.Min.Y+3, area.Max.X, area.Max.Y)
	}
	if at := c.drawList(canvas, list); at != nil {
		cursor = at
	}
	return cursor
}

// drawList draws who is due on the day, so much of it as shows the cursor.
func (c *Calendar) drawList(canvas *kit.Canvas, area image.Rectangle) (cursor *tea.Cursor) {
	if area.Dy() < 2 {
		return nil
	}
	th, l, books := c.env.Theme, c.env.Lang, c.store.Books()
	canvas.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), l.DateWeekday(c.day), th.Title)
	area.Min.Y++
	if len(c.rows) == 0 {
		canvas.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), l.Reports.NobodyDue, th.Faint)
		return nil
	}
	from := max(0, min(c.at-area.Dy()+1, len(c.rows)-area.Dy()))
	for i, y := from, area.Min.Y; i < len(c.rows) && y < area.Max.Y; i, y = i+1, y+1 {
		r := &c.rows[i]
		line := image.Rect(area.Min.X, y, area.Max.X, y+1)
		counselor := line
		counselor.Min.X += 2 + (line.Dx()-2)*7/10
		canvas.TextIn(counselor, books.CounselorName(r.Counselor), th.Faint)
		place := line
		place.Min.X += 2 + (line.Dx()-2)*4/10
		place.Max.X = counselor.Min.X - 1
		canvas.TextIn(place, books.DistrictName(r.District), th.Faint)
		line.Max.X = place.Min.X - 1
		line.Min.X += 2
		canvas.TextIn(line, record.ClientName(r), th.Base)
		if i == c.at {
			whole := image.Rect(area.Min.X, y, area.Max.X, y+1)
			canvas.Text(whole.Min.X, y, ">", th.Marked)
			th.Select(canvas, whole)
			cursor = tea.NewCursor(whole.Min.X, y)
		}
	}
	return cursor
}
