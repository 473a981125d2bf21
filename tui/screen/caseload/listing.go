package caseload

import "guyub/tui/kit/table"

// Lists reports whether the loads have been computed.
func (l *List) Lists() bool { return l.ready }

// Listing returns the counselors with their loads as they are shown.
func (l *List) Listing() table.Listing {
	return l.table.Listing("caseload", l.env.Lang.Shell.Rooms[4])
}
