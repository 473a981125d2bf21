package groups

import (
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

func (c *rollCall) columns() []table.Column {
	w := &c.env.Lang.Groups.Work
	grades := [...]string{gradeWork: w.ColWork, gradeConduct: w.ColConduct}
	const brackets = 2
	widths := [...]int{kit.Width(w.ColWork) + brackets, kit.Width(w.ColConduct) + brackets}
	grades[c.which] = "[" + grades[c.which] + "]"
	return []table.Column{
		{Key: "name", Title: w.ColName, Width: 22, Min: 16, Flex: true},
		{Key: "presence", Title: w.ColPresence, Width: 11},
		{Key: "work", Title: grades[gradeWork], Width: widths[gradeWork], Right: true, Priority: 1},
		{Key: "conduct", Title: grades[gradeConduct], Width: widths[gradeConduct], Right: true, Priority: 1},
		{Key: "minutes", Title: w.ColMinutes, Width: 5, Right: true, Priority: 4},
		{Key: "note", Title: w.ColNote, Width: 22, Flex: true, Priority: 3},
	}
}

func (c *rollCall) cells(p person) []table.Cell {
	th, l := c.env.Theme, c.env.Lang
	w := &l.Groups.Work
	mark := c.roll.of(p.id)
	presence := table.Cell{Text: w.NotNotedYet, Style: th.Faint}
	switch mark.Presence {
	case model.Present:
		presence = table.Cell{Text: l.Domain.Presence(mark.Presence), Style: th.Good}
	case model.Excused, model.IllAway:
		presence = table.Cell{Text: l.Domain.Presence(mark.Presence)}
	case model.Absent:
		presence = table.Cell{Text: l.Domain.Presence(mark.Presence), Style: th.Warn}
	}
	note := table.Cell{Text: mark.Note, Style: th.Faint}
	if theirs, open := c.roll.theirs[p.id]; open {
		note = table.Cell{Text: l.F(l.Record.Theirs, markWord(c.env, theirs)), Style: th.Bad}
	} else if p.state == model.EnrolmentAccepted && mark.Note == "" {
		note.Text = w.FirstTimeNote
	}
	return []table.Cell{{Text: p.name}, presence, {Text: gradeOrDash(c.env, mark.Work)}, {Text: gradeOrDash(c.env, mark.Conduct)},
		{Text: gradeOrDash(c.env, mark.Minutes), Style: th.Faint}, note}
}

func gradeOrDash(env *kit.Env, n int) string {
	if n == 0 {
		return "-"
	}
	return env.Lang.Number(n)
}

// markWord writes how a person is noted, in one line.
func markWord(env *kit.Env, m model.Mark) string {
	l := env.Lang
	w := &l.Groups.Work
	parts := []string{w.NotNotedYet}
	if m.Presence != model.PresenceUnknown {
		parts[0] = l.Domain.Presence(m.Presence)
	}
	for _, one := range []struct {
		label string
		n     int
	}{{w.ColWork, m.Work}, {w.ColConduct, m.Conduct}, {w.ColMinutes, m.Minutes}} {
		if one.n > 0 {
			parts = append(parts, strings.ToLower(one.label)+" "+l.Number(one.n))
		}
	}
	if m.Note != "" {
		parts = append(parts, m.Note)
	}
	return strings.Join(parts, ", ")
}

// Draw draws what is met for and when, how many came, and the people.
func (c *rollCall) Draw(canvas *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := c.env.Theme, c.env.Lang
	w := &l.Groups.Work
	y := area.Min.Y
	line := func() image.Rectangle {
		y++
		return image.Rect(area.Min.X+1, y-1, area.Max.X-1, y)
	}
	head := line()
	if len(c.roll.dirty()) > 0 {
		canvas.Right(head, l.Form.Unsaved, th.Warn)
		head.Max.X -= kit.Width(l.Form.Unsaved) + 2
	}
	canvas.TextIn(head, c.heading(), th.Bold)
	canvas.TextIn(line(), join(" · ", c.store.Books().GroupName(c.meeting.Group), c.meeting.Topic, c.meeting.Leader, c.meeting.Place), th.Faint)
	c.drawCounts(canvas, line())
	if area.Dy() > 14 {
		y++
	}
	body := image.Rect(area.Min.X, y, area.Max.X, area.Max.Y)
	if say, style := c.obstacle(); say != "" {
		canvas.TextIn(image.Rect(body.Min.X+1, body.Min.Y, body.Max.X-1, body.Min.Y+1), say, style)
		body.Min.Y++
	}
	if who := record.AlsoOpen(c.env, c.store, model.KindMeeting, c.meeting.ID); who != "" && c.mayMark() && body.Dy() > 4 {
		body.Max.Y--
		canvas.TextIn(image.Rect(body.Min.X+1, body.Max.Y, body.Max.X-1, body.Max.Y+1), who, th.Fresh)
	}
	if c.saving.Busy() {
		c.saving.Draw(canvas, image.Rect(body.Min.X+1, body.Max.Y-1, body.Max.X-1, body.Max.Y))
		body.Max.Y--
	}
	if !c.known {
		c.reading.Draw(canvas, body)
		return nil
	}
	c.table.Empty = w.NobodyToNote
	c.table.Draw(canvas, body)
	return nil
}

func (c *rollCall) heading() string {
	l := c.env.Lang
	offering, _ := c.store.Books().Offering(c.meeting.Offering)
	parts := []string{offering.Name, strings.TrimSpace(l.DateWeekday(c.meeting.Day) + " " + clockOrNothing(c.env, c.meeting.Minute))}
	if c.meeting.Minutes > 0 {
		parts = append(parts, l.F(l.Groups.Work.MinutesLong, l.Number(c.meeting.Minutes)))
	}
	return join(" · ", parts...)
}

// drawCounts says how many there are of each presence, with the key that notes
// it.
func (c *rollCall) drawCounts(canvas *kit.Canvas, area image.Rectangle) {
	th, l := c.env.Theme, c.env.Lang
	n := map[model.Presence]int{}
	for _, p := range c.people {
		n[c.roll.of(p.id).Presence]++
	}
	put := func(s string, st kit.Style) { area.Min.X += canvas.TextIn(area, s, st) }
	for i, p := range model.Presences() {
		if i > 0 {
			put("  ", th.Base)
		}
		if c.mayMark() {
			put(l.Groups.Work.PresenceKeys[i]+" ", th.Key)
		}
		put(l.Domain.Presence(p)+" "+l.Number(n[p]), th.Base)
	}
	if open := n[model.PresenceUnknown]; open > 0 {
		put("  "+l.F(l.Groups.Work.StillOpen, l.Number(open)), th.Warn)
	}
}

// obstacle says why attendance cannot be noted, or what went wrong.
func (c *rollCall) obstacle() (string, kit.Style) {
	th, w := c.env.Theme, &c.env.Lang.Groups.Work
	switch {
	case c.failure != "":
		return c.failure, th.Bad
	case c.meeting.Cancelled != "":
		return c.env.Lang.F(w.CancelledBecause, c.meeting.Cancelled), th.Warn
	case c.meeting.Day > model.DateOf(c.env.Time()):
		return w.NotYet, th.Faint
	}
	return "", th.Base
}

// Click gives the mouse to the list.
func (c *rollCall) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return c.table.Click(x, y, ev) }
