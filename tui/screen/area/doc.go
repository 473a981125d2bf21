// Package area holds the screens of the room Wilayah: every kecamatan with its
// clients, the hours that guiding them takes, the groups within reach and how
// the clients are accepted, as a table in the place of a map; one kecamatan; and
// a page to try out what a new group or a Pos Bapas would change.
//
// Every figure comes from model/reach and names nobody. Clients are counted as
// far as the person may see them (rule R12).
package area

import (
	"maps"
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

// scoreDays is over how long acceptance is looked at: a year, so that every
// client whose stages go on has been asked about.
const scoreDays = 365

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

// acceptance is the mean of the scores of a year, by the kecamatan in which the
// client lived then. Where fewer than [rules.FewestScored] clients were scored
// there is none: it would be somebody's (rule R17).
func acceptance(f *indicator.Facts, today model.Date) map[string]reach.Mean {
	out, clients := map[string]reach.Mean{}, map[string]int{}
	for _, c := range f.Clients {
		here := map[string]bool{}
		for _, s := range c.Scores {
			if s.Day > today.AddDays(-scoreDays) && s.Day <= today {
				m := out[s.District]
				out[s.District] = reach.Mean{Sum: m.Sum + s.Score, Count: m.Count + 1}
				here[s.District] = true
			}
		}
		for district := range here {
			clients[district]++
		}
	}
	maps.DeleteFunc(out, func(district string, _ reach.Mean) bool { return clients[district] < rules.FewestScored })
	return out
}

// incidents counts those of the last days by kecamatan.
func incidents(f *indicator.Facts, today model.Date) map[string]int {
	out := map[string]int{}
	for i := range f.Incidents {
		if in := &f.Incidents[i]; in.Day > today.AddDays(-reach.IncidentDays) && in.Day <= today {
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

// accepted writes a mean of acceptance with one decimal.
func accepted(env *kit.Env, m reach.Mean) string {
	if m.Count == 0 {
		return "-"
	}
	return env.Lang.Tenths((m.Milli() + 50) / 100)
}

// low reports whether a mean lies below the middle of the scale.
func low(m reach.Mean) bool { return m.Count > 0 && m.Sum*2 < m.Count*(1+model.AcceptanceMost) }

// may reports whether who is signed in may do something here.
func may(s Store, act model.Action, kind model.Kind) bool {
	return s.Actor().May(act, model.Subject{Kind: kind}) == nil
}
