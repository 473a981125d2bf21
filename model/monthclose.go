package model

// MonthClose is what the office reported of a month (tutup bulan): its figures
// as they stood on the day on which they were closed. It is never written
// again. A correction made later shows as the difference between it and what
// the records give now.
type MonthClose struct {
	Meta
	Month Date `cbor:"10,keyasint"` // the first day of the month
	Day   Date `cbor:"11,keyasint"` // on which it was closed
	By    ID   `cbor:"12,keyasint"` // user
	// Entry is how far the audit trail reached (sequence number).
	Entry   uint64         `cbor:"13,keyasint,omitempty"`
	Figures []ClosedFigure `cbor:"14,keyasint"`
	Note    string         `cbor:"15,keyasint,omitempty"`
}

// ClosedFigure is an indicator of a part of the office as it was closed.
type ClosedFigure struct {
	Code string `cbor:"1,keyasint"` // "E1", as package indicator has it
	// Section is whose clients were counted: [Adults], or [BothSections] for all.
	Section Section `cbor:"2,keyasint"`
	Regency string  `cbor:"3,keyasint,omitempty"` // code of the kabupaten; empty: the whole office
	Num     int64   `cbor:"4,keyasint"`
	Den     int64   `cbor:"5,keyasint"`
}

// Figure finds a figure; false when it was not closed.
func (m *MonthClose) Figure(code string, section Section, regency string) (num, den int64, ok bool) {
	for i := range m.Figures {
		if f := &m.Figures[i]; f.Code == code && f.Section == section && f.Regency == regency {
			return f.Num, f.Den, true
		}
	}
	return 0, 0, false
}

// Validate checks a close.
func (m *MonthClose) Validate(k Checks) Problems {
	var p Problems
	if m.Month == 0 || m.Month != MonthOf(m.Month) {
		p.wrong("month", Missing)
	}
	if m.Day == 0 || m.Day < m.Month.AddMonths(1) {
		p.wrong("day", MonthNotOver)
	}
	p.past("day", m.Day, k.Today)
	if len(m.Figures) == 0 {
		p.wrong("figures", Missing)
	}
	p.word("note", m.Note, 200, false)
	return p
}
