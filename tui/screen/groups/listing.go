package groups

import "guyub/tui/kit/table"

// Lists reports that there is a list to be taken out.
func (l *List) Lists() bool { return true }

// Listing returns the list as it is shown.
func (l *List) Listing() table.Listing { return l.list.Listing(l.env.Lang.Shell.Rooms[3]) }
