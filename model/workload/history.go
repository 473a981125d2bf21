package workload

import "guyub/model"

// Month returns the team as the record of its month keeps it. before is the
// newest record that was kept, of this month or an earlier one, nil when there
// is none: whoever was over the limit in it and still is, has been since then.
// Somebody without capacity is over any limit (rules 12 and 14).
func (t *Team) Month(n model.Norms, before *model.LoadMonth) model.LoadMonth {
	m := model.LoadMonth{Month: model.MonthOf(n.Day), AsOf: n.Day, Rows: make([]model.LoadRow, len(t.Loads))}
	for i := range t.Loads {
		l := &t.Loads[i]
		row := model.LoadRow{Counselor: l.Counselor.ID, Minutes: l.Minutes, Capacity: l.Capacity, Clients: l.Clients}
		if band := l.Band(n); band == BandOver || band == BandNoCapacity {
			row.OverSince = n.Day
			if last := before.Row(row.Counselor); last != nil && last.OverSince != 0 {
				row.OverSince = last.OverSince
			}
		}
		m.Rows[i] = row
	}
	return m
}

// Persistent reports whether the counselor has been over the limit for so long
// that it is no longer a busy week (berlebih berkepanjangan, rule 14), and for
// how many days. kept is their row of the newest record, nil when there is none;
// what the record does not know yet is not told.
func (l *Load) Persistent(kept *model.LoadRow, n model.Norms) (days int, ok bool) {
	if l.Band(n) != BandOver {
		return 0, false
	}
	days = kept.OverFor(n.Day)
	return days, days > 0 && days >= n.Int(model.NormOverDays)
}
