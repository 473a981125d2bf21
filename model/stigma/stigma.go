// Package stigma counts how the people around clients accept them: by whom they
// are asked, where, and over time; what incidents there were; what outreach
// changed; and in which kecamatan the office must speak with people next.
//
// It counts and names nobody. It computes from [indicator.Facts] and knows no
// store and no screen.
package stigma

import (
	"cmp"
	"slices"

	"guyub/model"
	"guyub/model/indicator"
)

// FewestScored is how many clients must have been scored at a place before its
// scores are shown there: of fewer, a figure would be somebody's.
const FewestScored = 3

// MonthsShown is how many months the course of scores has.
const MonthsShown = indicator.MonthsShown

// Mean is a mean of scores.
type Mean struct {
	Sum, N  int
	Clients int // of so many clients
}

// Milli is the mean in thousandths of a score, 1000 to 5000, rounded; false when
// nobody was asked.
func (m Mean) Milli() (int, bool) {
	if m.N == 0 {
		return 0, false
	}
	return (m.Sum*1000 + m.N/2) / m.N, true
}

// Few reports whether the mean would tell of single clients.
func (m Mean) Few() bool { return m.Clients < FewestScored }

// Shown is the mean in thousandths of a score where it may be shown of a place
// or a source; false when nobody was asked, or too [Mean.Few].
func (m Mean) Shown() (int, bool) {
	milli, known := m.Milli()
	return milli, known && !m.Few()
}

// lowMean, in thousandths of a score, is below which a mean is low: nearer to
// hardly accepting than to neither. It is a choice of this program.
const lowMean = 2500

// Low reports whether a mean that is shown is marked as low.
func (m Mean) Low() bool {
	milli, known := m.Shown()
	return known && milli < lowMean
}

// And is the mean of two places together. Who was scored at both counts as two
// clients.
func (m Mean) And(o Mean) Mean { return Mean{m.Sum + o.Sum, m.N + o.N, m.Clients + o.Clients} }

// Row is the course of the scores of one source, or of one kabupaten.
type Row struct {
	Source  model.AcceptanceSource // of a source
	Regency string                 // of a kabupaten
	Now     Mean                   // of the last six months
	Before  Mean                   // of the six months before them
	Months  [MonthsShown]Mean      // the oldest first; the last is the month of today
}

// spanMonths is how long the spans are that are compared: half a year, for a
// client is asked at intake, at each stage and at the end, not every month.
const spanMonths = 6

// Kinds counts incidents of one kind by where they stand.
type Kinds struct {
	Kind                            model.IncidentKind
	Noted, Handled, Settled, Passed int
	Late                            int // of those that wait
	Year                            int // that happened in the last twelve months
}

// Place is what is known of one kecamatan.
type Place struct {
	District string
	Regency  string
	Clients  int // under guidance who live there
	// Scores of the last twelve months, and of each source where enough clients
	// were asked; BySource is nil where they are [Mean.Few].
	Scores    Mean
	BySource  []Mean // in the order of model.AcceptanceSources
	Incidents int    // of the last twelve months
	Waiting   int    // incidents that wait for somebody
	Late      int    // of those, past their day
	// Last is when people there were last spoken with, Planned when they will be
	// next; 0: never, and not planned.
	Last, Planned model.Date
}

// Picture is how it stands with stigma in the office.
type Picture struct {
	All       Row
	Sources   []Row // in the order of model.AcceptanceSources
	Regencies []Row // by code
	Incidents []Kinds
	Places    []Place // by code; those with clients, scores, incidents or outreach
	Gain      Gain
}

// Gain is by how much those who were asked at outreaches judged better
// afterwards: the mean over everybody asked, in thousandths.
type Gain struct {
	Held   int // outreaches of the last twelve months
	People int
	Asked  int
	Before int
	After  int
}

// Look draws the picture as of a day, also of one that is past: who was under
// guidance on it, and which incidents waited. Of an incident that was settled
// later it is not known whether it was being handled then; it counts as handled.
func Look(f *indicator.Facts, today model.Date) Picture {
	l := looker{today: today, year: today.AddMonths(-12), places: map[string]*Place{}, regency: map[string]string{}}
	for i := range f.Regions {
		r := &f.Regions[i]
		l.regency[r.Code] = r.Parent
	}
	l.scores(f)
	l.incidents(f)
	l.outreaches(f)
	for _, p := range l.places {
		if p.Scores.Few() {
			p.BySource = nil
		}
		l.Places = append(l.Places, *p)
	}
	slices.SortFunc(l.Places, func(a, b Place) int { return cmp.Compare(a.District, b.District) })
	return l.Picture
}

type looker struct {
	Picture
	today, year model.Date
	places      map[string]*Place
	regency     map[string]string
}

func (l *looker) place(district string) *Place {
	p, ok := l.places[district]
	if !ok {
		p = &Place{District: district, Regency: l.regency[district], BySource: make([]Mean, len(model.AcceptanceSources()))}
		l.places[district] = p
	}
	return p
}

// guided reports whether a client is under guidance on a day, as the indicators
// count it.
func guided(c *indicator.Client, day model.Date) bool {
	return slices.ContainsFunc(c.Terms, func(t indicator.Term) bool {
		return t.State != model.TermCancelled && t.From <= day && (t.To == 0 || t.To >= day)
	})
}

// scores counts every score. A mean counts a client once for its number of
// clients, however often they were asked.
func (l *looker) scores(f *indicator.Facts) {
	sources := model.AcceptanceSources()
	for _, s := range sources {
		l.Sources = append(l.Sources, Row{Source: s})
	}
	for i := range f.Regions {
		if r := &f.Regions[i]; r.Parent == "" {
			l.Regencies = append(l.Regencies, Row{Regency: r.Code})
		}
	}
	for _, c := range f.Clients {
		if guided(c, l.today) {
			l.place(c.District).Clients++
		}
		count := counter{}
		for _, s := range c.Scores {
			if s.Day > l.today {
				continue
			}
			l.score(&count, &l.All, s)
			if at := slices.Index(sources, s.Source); at >= 0 {
				l.score(&count, &l.Sources[at], s)
			}
			if at := slices.IndexFunc(l.Regencies, func(r Row) bool { return r.Regency == l.regency[s.District] }); at >= 0 {
				l.score(&count, &l.Regencies[at], s)
			}
			if s.Day > l.year {
				p := l.place(s.District)
				count.add(&p.Scores, s.Score)
				if at := slices.Index(sources, s.Source); at >= 0 {
					count.add(&p.BySource[at], s.Score)
				}
			}
		}
	}
}

// counter adds the scores of one client to means.
type counter map[*Mean]bool

func (c counter) add(m *Mean, score int) {
	m.Sum += score
	m.N++
	if !c[m] {
		c[m] = true
		m.Clients++
	}
}

func (l *looker) score(count *counter, r *Row, s indicator.Score) {
	switch half := l.today.AddMonths(-spanMonths); {
	case s.Day > half:
		count.add(&r.Now, s.Score)
	case s.Day > half.AddMonths(-spanMonths):
		count.add(&r.Before, s.Score)
	}
	if at := MonthsShown - 1 - monthsBetween(s.Day, l.today); at >= 0 {
		count.add(&r.Months[at], s.Score)
	}
}

// monthsBetween counts the turns of the month from one day to a later one.
func monthsBetween(from, to model.Date) int {
	y1, m1, _ := from.YMD()
	y2, m2, _ := to.YMD()
	return (y2-y1)*12 + int(m2-m1)
}

// incidents counts those that happened. What was dropped had not.
func (l *looker) incidents(f *indicator.Facts) {
	for _, k := range model.IncidentKinds() {
		l.Incidents = append(l.Incidents, Kinds{Kind: k})
	}
	for i := range f.Incidents {
		one := &f.Incidents[i]
		if one.State == model.StateDropped || one.Day > l.today {
			continue
		}
		p := l.place(one.District)
		waits := one.Closed == 0 || one.Closed > l.today
		late := waits && one.Due != 0 && one.Due < l.today
		if waits {
			p.Waiting++
		}
		if late {
			p.Late++
		}
		if one.Day > l.year {
			p.Incidents++
		}
		at := slices.IndexFunc(l.Incidents, func(k Kinds) bool { return k.Kind == one.Kind })
		if at < 0 {
			continue
		}
		k := &l.Incidents[at]
		switch {
		case one.State == model.StateNoted:
			k.Noted++
		case waits:
			k.Handled++
		case one.State == model.StateDone:
			k.Settled++
		case one.State == model.StatePassedOn:
			k.Passed++
		}
		if late {
			k.Late++
		}
		if one.Day > l.year {
			k.Year++
		}
	}
}

// outreaches notes when people were spoken with, and what it changed.
func (l *looker) outreaches(f *indicator.Facts) {
	for i := range f.Outreaches {
		o := &f.Outreaches[i]
		switch p := l.place(o.District); {
		case o.Cancelled != "":
		case o.Held() && o.Day <= l.today:
			p.Last = max(p.Last, o.Day)
			if o.Day > l.year {
				l.Gain.add(o)
			}
		case o.Day >= l.today && (p.Planned == 0 || o.Day < p.Planned):
			p.Planned = o.Day
		}
	}
	if l.Gain.Asked > 0 {
		l.Gain.Before = (l.Gain.Before + l.Gain.Asked/2) / l.Gain.Asked
		l.Gain.After = (l.Gain.After + l.Gain.Asked/2) / l.Gain.Asked
	}
}

// add counts an outreach; until all are counted Before and After are sums.
func (g *Gain) add(o *model.Outreach) {
	g.Held++
	g.People += o.People
	if _, known := o.Gain(); known {
		g.Asked += o.Asked
		g.Before += o.Before * o.Asked
		g.After += o.After * o.Asked
	}
}
