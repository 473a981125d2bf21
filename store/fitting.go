package store

import (
	"context"

	"guyub/model"
	"guyub/model/matching"
	"guyub/store/kv"
)

// Fitting asks what groups offer that fits some clients.
type Fitting struct {
	Clients []model.ID
	Group   model.ID // only what this group offers; zero: what any group does
	Most    int      // offerings for each client
}

// Fits finds the offerings that fit each of some clients, the best first, in
// the order of the clients. A client whom the person may not see has none. Of a
// client's record only what fits comes out, so that looking for a group is no
// reading of the record (rule R12).
func (s *Session) Fits(ctx context.Context, f Fitting) ([][]matching.Match, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	u := s.office.open.Load()
	if u == nil {
		return nil, ErrSignedOut
	}
	finder, view := s.finder(u.taking.Load(), f.Group), s.Roster()
	out := make([][]matching.Match, len(f.Clients))
	err := s.view(ctx, func(v vault, r kv.Reader) error {
		var found []matching.Match
		for i, id := range f.Clients {
			if err := ctx.Err(); err != nil {
				return err
			}
			if _, seen := view.Find(id); !seen {
				continue
			}
			c, err := get(v, r, clients, id)
			if err != nil {
				return err
			}
			start := len(found)
			found = finder.Append(found, &c, f.Most)
			out[i] = found[start:len(found):len(found)]
		}
		return nil
	})
	return out, err
}

// finder knows what groups offer today, and which places are taken.
func (s *Session) finder(now *taking, group model.ID) *matching.Finder {
	books, today := s.Books(), s.Today()
	offered := books.Offerings
	if !group.IsZero() {
		offered = books.OfferingsOf(group)
	}
	taken := map[model.ID]int{}
	for _, e := range now.all {
		if e.State.Seated() {
			taken[e.Group]++
			taken[e.Offering]++
		}
	}
	return matching.NewFinder(matching.Office{
		Groups: books.Groups, Offerings: offered, Regions: books.Regions, Norms: books.NormsOn(today), Today: today,
		Seats: func(group, offering model.ID) model.Seats {
			return model.Seats{Offering: taken[offering], Group: taken[group]}
		},
	})
}
