package reports

import (
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// dayRows are the days of the month on view with how many report on each.
type dayRows struct{ c *Calendar }

// dueRows are the clients who report on the day under the cursor.
type dueRows struct{ c *Calendar }

var (
	_ kit.Rows = dayRows{}
	_ kit.Rows = dueRows{}
)

// Len is how many days the month has.
func (d dayRows) Len() int {
	first, last := d.c.month()
	return int(last-first) + 1
}

// At is the day under the cursor, -1 while a client has it.
func (d dayRows) At() int {
	if d.c.at >= 0 {
		return -1
	}
	first, _ := d.c.month()
	return int(d.c.day - first)
}

// Choose puts the cursor on a day.
func (d dayRows) Choose(row int) {
	first, _ := d.c.month()
	d.c.day, d.c.at = first.AddDays(row), -1
	d.c.read()
}

// Tell tells a day and how many report.
func (d dayRows) Tell(row int) (heading, line string) {
	l := d.c.env.Lang
	first, last := d.c.month()
	counts := d.c.store.Roster().DueByDay(first, last)
	return "", kit.Sentence(l.DateWeekday(first.AddDays(row)), l.Number(counts[row]))
}

// Void is empty: a month has days.
func (d dayRows) Void() string { return "" }

// Len is how many report on the day.
func (d dueRows) Len() int { return len(d.c.rows) }

// At is the client under the cursor, -1 while a day has it.
func (d dueRows) At() int { return d.c.at }

// Choose puts the cursor on a client.
func (d dueRows) Choose(row int) { d.c.at = max(0, min(row, len(d.c.rows)-1)) }

// Tell tells a client, where they live and who guides them.
func (d dueRows) Tell(row int) (heading, line string) {
	r, books := &d.c.rows[row], d.c.store.Books()
	if row == 0 {
		heading = d.c.env.Lang.DateWeekday(d.c.day)
	}
	return heading, kit.Sentence(record.ClientName(r), books.DistrictName(r.District), books.CounselorName(r.Counselor))
}

// Void is what is told of a day on which nobody reports.
func (d dueRows) Void() string {
	return kit.Sentence(d.c.env.Lang.DateWeekday(d.c.day), d.c.env.Lang.Reports.NobodyDue)
}
