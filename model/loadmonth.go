package model

// LoadMonth is how loaded the counselors of the office were in a month (riwayat
// beban). The day's turn writes it, once a day while the month lasts; when the
// month is over it never changes again, whatever is decided or put right later.
type LoadMonth struct {
	Meta
	Month Date      `cbor:"10,keyasint"` // its first day
	AsOf  Date      `cbor:"11,keyasint"` // the day of the figures, the last on which the office worked
	Rows  []LoadRow `cbor:"12,keyasint"` // one for each counselor in service
}

// LoadRow is one counselor in a month.
type LoadRow struct {
	Counselor ID  `cbor:"1,keyasint"`
	Minutes   int `cbor:"2,keyasint,omitempty"` // the load
	Capacity  int `cbor:"3,keyasint,omitempty"` // the time there was; 0 for somebody away
	Clients   int `cbor:"4,keyasint,omitempty"`
	// OverSince is the day since which they have been over the limit without a
	// break (rule 14 of the caseload rules); 0 when they were not. A day on which
	// nobody worked breaks nothing, for nothing changes on it.
	OverSince Date `cbor:"5,keyasint,omitempty"`
}

// Row returns the row of a counselor; nil when they were not in service, and of
// no month.
func (m *LoadMonth) Row(counselor ID) *LoadRow {
	if m == nil {
		return nil
	}
	for i := range m.Rows {
		if m.Rows[i].Counselor == counselor {
			return &m.Rows[i]
		}
	}
	return nil
}

// OverFor returns for how many days the counselor has been over the limit on a
// day, 0 when they have not.
func (r *LoadRow) OverFor(day Date) int {
	if r == nil || r.OverSince == 0 {
		return 0
	}
	return int(day - r.OverSince)
}

// MonthOf returns the first day of a day's month.
func MonthOf(day Date) Date {
	y, m, _ := day.YMD()
	return On(y, m, 1)
}

// Validate checks a month of loads.
func (m *LoadMonth) Validate(Checks) Problems {
	var p Problems
	if m.Month == 0 || MonthOf(m.Month) != m.Month {
		p.wrong("month", Missing)
	}
	if MonthOf(m.AsOf) != m.Month {
		p.wrong("asof", DateOrder, m.Month.String())
	}
	seen := make(map[ID]bool, len(m.Rows))
	for i := range m.Rows {
		r := &m.Rows[i]
		if r.Counselor.IsZero() || seen[r.Counselor] {
			p.wrong("rows", Missing)
		}
		seen[r.Counselor] = true
		if r.Minutes < 0 || r.Capacity < 0 || r.Clients < 0 {
			p.wrong("rows", NegativeNumber)
		}
		p.after("rows", m.AsOf, r.OverSince)
	}
	return p
}
