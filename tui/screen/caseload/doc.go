// Package caseload holds the screens of the room Beban PK: how loaded each
// counselor is, what a figure is made of, and whether the office lacks people
// or only shares its clients unevenly.
//
// Every figure comes from model/workload and can be opened down to the norm it
// stands on; the screens compute nothing themselves.
package caseload

import (
	"guyub/model"
	"guyub/model/workload"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/clients"
	"guyub/tui/screen/rebalance"
)

// Store is what these screens need of a session.
type Store interface {
	clients.Store
	rebalance.Store
}

// Team computes the loads of all counselors as of today.
func Team(books *store.Books, view *roster.View, today model.Date) workload.Team {
	return workload.NewTeam(books.Counselors, cells(view), books.NormsOn(today), travel(books))
}

// Of computes the load of one counselor as of today.
func Of(books *store.Books, view *roster.View, c *model.Counselor, today model.Date) workload.Load {
	return workload.Compute(*c, cells(view), books.NormsOn(today), travel(books))
}

// cells weighs clients who are registered and not yet presented as those still
// in custody (caseload rule 6).
func cells(view *roster.View) []workload.Cell {
	grouped := view.Caseload()
	out := make([]workload.Cell, len(grouped))
	for i, c := range grouped {
		out[i] = workload.Cell{Counselor: c.Counselor, Risk: c.Risk, District: c.District, Count: c.Count, InCustody: c.State == model.TermRegistered}
	}
	return out
}

// travel tells the minutes there and back to a kecamatan.
func travel(books *store.Books) func(string) int {
	return func(district string) int {
		r, _ := books.Region(district)
		return r.TravelMin
	}
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
