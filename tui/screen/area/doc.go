// Package area holds the screens of the room Wilayah: every kecamatan with its
// clients, the hours that guiding them takes, the groups within reach and how
// the clients are accepted, as a table in the place of a map; one kecamatan; and
// a page to try out what a new group or a Pos Bapas would change.
//
// Every figure comes from model/reach and names nobody. Clients are counted as
// far as the person may see them (rule R12).
package area

import (
	"time"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/reach"
	rules "guyub/model/stigma"
	"guyub/tui/kit"
	"guyub/tui/screen/caseload"
	"guyub/tui/screen/groups"
	"guyub/tui/screen/office"
	"guyub/tui/screen/stigma"
)

// Store is what these screens need of a session of the store.
type Store interface {
	caseload.Store
	groups.Store
	office.Store
	stigma.Store // its Facts may take a while: the screens show first what they know without
}

// known is what the screens of this room show: the figures of a moment.
type known struct {
	matrix *reach.Matrix
	facts  *indicator.Facts // nil while they are not read
	today  model.Date
	norms  model.Norms
}

// look computes the figures as of now.
func look(env *kit.Env, s Store, facts *indicator.Facts) known {
	books, today := s.Books(), model.DateOf(env.Time())
	k := known{facts: facts, today: today, norms: books.NormsOn(today)}
	o := reach.Office{
		Regions: books.Regions, Groups: books.Groups, Norms: k.norms, Today: today, Cells: s.Roster().Places(),
		Seats: func(group model.ID) int { return s.Seats(group, model.ID{}).Group },
	}
	if facts != nil {
		o.Acceptance, o.Incidents = acceptance(facts, today), incidents(facts, today)
	}
	k.matrix = reach.New(o)
	return k
}

// acceptance is how far clients are accepted, as the room Stigma shows it: of a
// year, by the kecamatan in which the client lived then.
func acceptance(f *indicator.Facts, today model.Date) map[string]rules.Mean {
	out := map[string]rules.Mean{}
	for _, p := range rules.Look(f, today).Places {
		out[p.District] = p.Scores
	}
	return out
}

// incidents counts those of the last days by kecamatan. What was dropped had not
// happened.
func incidents(f *indicator.Facts, today model.Date) map[string]int {
	out := map[string]int{}
	for i := range f.Incidents {
		if in := &f.Incidents[i]; in.Day > today.AddDays(-reach.IncidentDays) && in.Day <= today && in.State != model.StateDropped {
			out[in.District]++
		}
	}
	return out
}

// lastOutreach is when people of a kecamatan were last spoken with; 0 never.
func lastOutreach(f *indicator.Facts, district string) model.Date {
	var last model.Date
	for i := range f.Outreaches {
		if o := &f.Outreaches[i]; o.District == district && o.Held() {
			last = max(last, o.Day)
		}
	}
	return last
}

// factsDeadline is how long reading the facts may take before the figures that
// need them stay unknown.
const factsDeadline = time.Minute

// limit is the norm of what is near, in kilometres as it is written.
func (k *known) limit(env *kit.Env) string { return env.Lang.Milli(int64(k.matrix.Map().Limit())) }

// participation writes the share of clients who take part.
func participation(env *kit.Env, f *reach.Figures) string {
	milli, ok := f.Participation()
	if !ok {
		return "-"
	}
	return env.Lang.Percent((milli + 50) / 100)
}

// accepted writes a mean of acceptance with one decimal, a dash where none may be
// shown.
func accepted(env *kit.Env, m rules.Mean) string {
	milli, shown := m.Shown()
	if !shown {
		return "-"
	}
	return env.Lang.Milli1(int64(milli))
}

// may reports whether who is signed in may do something here.
func may(s Store, act model.Action, kind model.Kind) bool {
	return s.Actor().May(act, model.Subject{Kind: kind}) == nil
}
