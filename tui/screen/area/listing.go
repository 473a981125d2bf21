package area

import "guyub/tui/kit/table"

// Lists reports whether the figures are there.
func (l *List) Lists() bool { return l.ready }

// Listing returns the kecamatan as they are shown. It counts clients and names
// none.
func (l *List) Listing() table.Listing {
	out := l.list.Listing(l.env.Lang.Shell.Rooms[5])
	if word := l.filterWord(l.filter); l.filter != "" {
		out.Filter = word
	}
	return out
}
