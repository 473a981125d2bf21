package workload

import (
	"guyub/model"
)

// Duty is what a counselor has to do beside guiding clients (tugas lain): Count
// times what the norm gives for one in a month. It is a litmas due in the month
// (rule 5) or a group that they look after as its mentor (PK pembina). Duties
// that everybody has are a norm of their own, [model.NormDuties].
type Duty struct {
	Counselor model.ID // zero: given to nobody yet
	Norm      model.NormKey
	Count     int
}

// LitmasNorm returns the norm of the hours that a litmas takes (rule 5). The
// rule has three sizes: what a court or a diversion decides on is an inquiry in
// full, as a person is met there for the first time; what is asked for a
// release (PB, CB, CMB, assimilation) takes a little less; a visit to the family
// (CMK) or a move to another prison asks for a short one. Which kind is of which
// size is a choice of this program, as the annex of Permenkumham 7/2017 could
// not be read.
func LitmasNorm(k model.LitmasKind) model.NormKey {
	switch k {
	case model.LitmasParole, model.LitmasLeave, model.LitmasPreRelease, model.LitmasAssimilation:
		return model.NormLitmasParole
	case model.LitmasFamilyLeave, model.LitmasMove:
		return model.NormLitmasShort
	}
	return model.NormLitmas
}

// duties returns the lines of what a counselor has to do beside clients, with
// the duties that everybody has who works in the month.
func (l *Load) duties(all []Duty, n model.Norms) []Line {
	counts := map[model.NormKey]int{}
	for _, d := range all {
		if d.Counselor == l.Counselor.ID && d.Count > 0 {
			counts[d.Norm] += d.Count
		}
	}
	if l.Capacity > 0 && !l.Counselor.ID.IsZero() {
		counts[model.NormDuties]++
	}
	var lines []Line
	for norm, count := range counts {
		if n.Milli(norm) == 0 && norm == model.NormDuties {
			continue // the office has decided that there are none
		}
		lines = append(lines, Line{Kind: LineDuty, Norm: norm, Count: count, Each: n.Minutes(norm), Minutes: int(halfUp(n.Milli(norm)*int64(count)*60, 1000))})
	}
	return lines
}

// Spell is clients of a cell with what is known of how they will weigh.
type Spell struct {
	Cell
	// Released is the day from which those in custody no longer weigh as such,
	// and Ends the last day under guidance; 0 when neither is known.
	Released, Ends model.Date
}

// Horizons are the days ahead that loads are projected to.
func Horizons() []int { return []int{30, 60, 90} }

// Project returns how the clients will weigh on a day to come, from the ends
// and starts that are known (part C, 9): whose term has ended by then is gone,
// who has been released weighs as everybody outside. Clients who are yet to
// come are not known, so that a projection is what would be if nobody came.
func Project(spells []Spell, day model.Date) []Cell {
	cells := make([]Cell, 0, len(spells))
	for _, s := range spells {
		if s.Ends != 0 && s.Ends <= day {
			continue
		}
		if s.Released != 0 && s.Released <= day {
			s.InCustody = false
		}
		cells = append(cells, s.Cell)
	}
	return cells
}

// Work is everything that the counselors of an office have to do. It names no
// client and is the same whoever asks: a load that depended on who looks would
// be no measure.
type Work struct {
	Spells []Spell
	Duties []Duty
	Travel func(district string) int // minutes there and back; 0 not filled in
}

// cells returns the clients as they weigh today.
func (w *Work) cells() []Cell {
	cells := make([]Cell, len(w.Spells))
	for i := range w.Spells {
		cells[i] = w.Spells[i].Cell
	}
	return cells
}

// Team computes the loads of all counselors on the day of the norms, which is
// today.
func (w *Work) Team(all []model.Counselor, n model.Norms) Team {
	return NewTeam(all, w.cells(), n, w.Travel, w.Duties...)
}

// Of computes the load of one counselor, today as Team does.
func (w *Work) Of(c model.Counselor, n model.Norms) Load {
	return Compute(c, w.cells(), n, w.Travel, w.Duties...)
}

// TeamAhead computes the loads on a day to come, that of the norms: with the
// clients who are known to be there, and with the norms, contracts and absences
// of that month. Duties are taken as they are today: which litmas will be asked
// for is not known, and with those alone that are, every projection would fall.
func (w *Work) TeamAhead(all []model.Counselor, n model.Norms) Team {
	return NewTeam(all, Project(w.Spells, n.Day), n, w.Travel, w.Duties...)
}

// Ahead computes the load of one counselor on a day to come, as TeamAhead does.
func (w *Work) Ahead(c model.Counselor, n model.Norms) Load {
	return Compute(c, Project(w.Spells, n.Day), n, w.Travel, w.Duties...)
}
