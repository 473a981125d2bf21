package roster

import (
	"cmp"
	"slices"

	"guyub/model"
)

// Overdue returns the rows of all clients whose next report was due before a
// day and who still have the duty to report, whoever may see them.
func (s *Snapshot) Overdue(today model.Date) []Row {
	var out []Row
	for _, c := range s.chunks {
		for k, due := range c.nextReport {
			if reporting(due, model.TermState(c.state[k]), today) == reportLate {
				out = append(out, c.row(k, s.dict))
			}
		}
	}
	return out
}

// DueByDay counts the reports due on each day from one to another, both
// counted, of the clients that the actor may see.
func (v *View) DueByDay(from, to model.Date) []int {
	days := make([]int, max(0, int(to-from)+1))
	for _, c := range v.snap.chunks {
		rows := v.visible(c)
		for k, due := range c.nextReport {
			if due >= from && due <= to && model.TermState(c.state[k]) == model.TermActive && rows[k/64]&(1<<(k%64)) != 0 {
				days[due-from]++
			}
		}
	}
	return days
}

// DueOn returns the clients whose report is due on a day, by name, as far as
// the actor may see them.
func (v *View) DueOn(day model.Date) []Row {
	var out []Row
	for _, c := range v.snap.chunks {
		rows := v.visible(c)
		for k, due := range c.nextReport {
			if due == day && model.TermState(c.state[k]) == model.TermActive && rows[k/64]&(1<<(k%64)) != 0 {
				out = append(out, c.row(k, v.snap.dict))
			}
		}
	}
	slices.SortFunc(out, func(a, b Row) int { return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.ID[:], b.ID[:])) })
	return out
}
