package office

import "guyub/tui/kit/table"

// listed is a part that is a list of records.
type listed interface {
	listing(title string) table.Listing
}

func (l *listPart[T]) listing(title string) table.Listing { return l.list.Listing(title) }

// Lists reports whether the open part is a list that may be taken out: chores
// are none.
func (o *Office) Lists() bool {
	switch p := o.now().(type) {
	case *data:
		return false
	case *trail:
		return p.list.Lists()
	case listed:
		return true
	}
	return false
}

// Listing returns the list of the open part.
func (o *Office) Listing() table.Listing {
	if t, ok := o.now().(*trail); ok {
		return t.list.Listing()
	}
	l, ok := o.now().(listed)
	if !ok {
		return table.Listing{}
	}
	return l.listing(o.now().title())
}
