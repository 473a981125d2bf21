package stigma

import (
	"cmp"
	"slices"

	"guyub/model"
)

// How much each part can add to the need of a kecamatan, in points; together
// [Most]. The weights are the program's own, and each part is shown with what it
// rests on, so that the office can judge them.
const (
	MostAcceptance = 350 // how far people there reject clients
	MostIncidents  = 300 // what happened there in a year
	MostSilence    = 200 // how long nobody spoke with them
	MostClients    = 150 // how many it concerns
	Most           = MostAcceptance + MostIncidents + MostSilence + MostClients
)

const (
	eachIncident = 60 // points
	eachLate     = 30 // more, for one that waits past its day
	eachClient   = 5
	silentDays   = 365 // after which silence weighs in full
)

// Reason is why a kecamatan needs outreach.
type Reason uint8

// The reasons. Each is worded with its N and, of incidents, with its Late.
const (
	LowAcceptance Reason = iota // N is the mean in thousandths of a score
	NotAsked                    // too few clients were scored to know
	HadIncidents                // N of the last twelve months
	NeverReached                // no outreach was ever held
	LongAgo                     // N days since the last
	HasClients                  // N under guidance
)

// Part is one part of a need.
type Part struct {
	Reason Reason
	N      int
	Late   int
	Points int
}

// Need is how much a kecamatan needs outreach, and why.
type Need struct {
	Place  Place
	Points int    // 0 to Most
	Parts  []Part // what weighs most first; without those that add nothing
}

// NeedOf weighs one kecamatan:
//
//   - acceptance: from nothing at a mean of 5 to [MostAcceptance] at 1. Where
//     fewer than [FewestScored] clients were scored it is not known, and counts
//     half.
//   - incidents: 60 points for each of the last twelve months, 30 more for each
//     that waits past its day, at most [MostIncidents].
//   - silence: the days since people there were last spoken with, in full after
//     a year or when they never were.
//   - clients: 5 points each, at most [MostClients].
func NeedOf(p Place, today model.Date) Need {
	n := Need{Place: p}
	n.add(acceptance(p))
	n.add(Part{HadIncidents, p.Incidents, p.Late, min(p.Incidents*eachIncident+p.Late*eachLate, MostIncidents)})
	n.add(silence(p, today))
	n.add(Part{HasClients, p.Clients, 0, min(p.Clients*eachClient, MostClients)})
	slices.SortStableFunc(n.Parts, func(a, b Part) int { return cmp.Compare(b.Points, a.Points) })
	return n
}

func (n *Need) add(p Part) {
	if p.Points > 0 {
		n.Parts = append(n.Parts, p)
		n.Points += p.Points
	}
}

func acceptance(p Place) Part {
	mean, _ := p.Scores.Milli()
	if p.Scores.Few() {
		return Part{NotAsked, p.Scores.Clients, 0, MostAcceptance / 2}
	}
	const best, span = model.AcceptanceMost * 1000, (model.AcceptanceMost - 1) * 1000
	return Part{LowAcceptance, mean, 0, (best - mean) * MostAcceptance / span}
}

func silence(p Place, today model.Date) Part {
	if p.Last == 0 {
		return Part{NeverReached, 0, 0, MostSilence}
	}
	days := max(int(today-p.Last), 0)
	return Part{LongAgo, days, 0, min(days, silentDays) * MostSilence / silentDays}
}

// Rank orders the kecamatan that have clients or incidents by their need, the
// greatest first. Those where an outreach is planned come after the others:
// their need is about to be met.
func Rank(places []Place, today model.Date) []Need {
	var out []Need
	for _, p := range places {
		if p.Clients > 0 || p.Incidents > 0 || p.Waiting > 0 {
			out = append(out, NeedOf(p, today))
		}
	}
	slices.SortFunc(out, func(a, b Need) int {
		return cmp.Or(cmp.Compare(planned(a), planned(b)), cmp.Compare(b.Points, a.Points), cmp.Compare(a.Place.District, b.Place.District))
	})
	return out
}

func planned(n Need) int {
	if n.Place.Planned != 0 {
		return 1
	}
	return 0
}
