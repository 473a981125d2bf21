// Package caseload holds the screens of the room Beban PK: how loaded each
// counselor is, what a figure is made of, and whether the office lacks people
// or only shares its clients unevenly.
//
// Every figure comes from model/workload and can be opened down to the norm it
// stands on; the screens compute nothing themselves.
package caseload

import (
	"context"

	"guyub/model"
	"guyub/model/workload"
	"guyub/tui/kit"
	"guyub/tui/screen/clients"
	"guyub/tui/screen/rebalance"
)

// Store is what these screens need of a session.
type Store interface {
	clients.Store
	rebalance.Store
	Work() workload.Work
	LoadHistory(ctx context.Context) ([]model.LoadMonth, error)
}

// Team computes the loads of all counselors as of today.
func Team(s Store, today model.Date) workload.Team {
	books, work := s.Books(), s.Work()
	return work.Team(books.Counselors, books.NormsOn(today))
}

// Of computes the load of one counselor as of today.
func Of(s Store, c *model.Counselor, today model.Date) workload.Load {
	work := s.Work()
	return work.Of(*c, s.Books().NormsOn(today))
}

// lately returns the month of loads that was kept last, nil when there is none.
func lately(all []model.LoadMonth) *model.LoadMonth {
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// bandStyle colours what the word of the band says.
func bandStyle(env *kit.Env, b workload.Band) kit.Style {
	switch b {
	case workload.BandOver, workload.BandNoCapacity:
		return env.Theme.Bad
	case workload.BandFull:
		return env.Theme.Warn
	}
	return env.Theme.Base
}

// bandWord names the band.
func bandWord(env *kit.Env, b workload.Band) string {
	w := &env.Lang.Caseload
	switch b {
	case workload.BandOver:
		return w.BandOver
	case workload.BandFull:
		return w.BandFull
	case workload.BandFit:
		return w.BandFit
	case workload.BandNoCapacity:
		return w.NoCapacity
	}
	return w.BandFree
}

// remark is the word of the band, or for how long a counselor has been over the
// limit, when that is long (rule 14). kept is their row of the month that was
// kept last.
func remark(env *kit.Env, load *workload.Load, kept *model.LoadRow, n model.Norms) string {
	if days, ok := load.Persistent(kept, n); ok {
		return overFor(env, days)
	}
	return bandWord(env, load.Band(n))
}

// overFor says for how long, in weeks as far as they are easily counted.
func overFor(env *kit.Env, days int) string {
	l := env.Lang
	if weeks := days / 7; weeks < 10 {
		return l.F(l.Caseload.OverWeeks, weeks)
	}
	return l.F(l.Caseload.OverMonths, days/30)
}
