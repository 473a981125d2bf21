package stigma

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
)

var today = model.On(2026, 11, 24)

var regions = []model.Region{{Code: "33.02", Name: "Banyumas"}, {Code: "33.02.01", Parent: "33.02"}, {Code: "33.02.15", Parent: "33.02"},
	{Code: "33.03", Name: "Purbalingga"}, {Code: "33.03.06", Parent: "33.03"}}

// office draws facts at random.
func office(t *rapid.T) *indicator.Facts {
	district := rapid.SampledFrom([]string{"33.02.01", "33.02.15", "33.03.06"})
	day := rapid.Custom(func(t *rapid.T) model.Date { return today.AddDays(-rapid.IntRange(-20, 800).Draw(t, "ago")) })
	f := &indicator.Facts{Regions: regions}
	for i := range rapid.IntRange(0, 8).Draw(t, "clients") {
		c := &indicator.Client{ID: model.ID{byte(i + 1)}, Section: model.Adults, District: district.Draw(t, "district")}
		c.Terms = []indicator.Term{{From: day.Draw(t, "from"), State: model.TermActive}}
		if rapid.Bool().Draw(t, "ended") {
			c.Terms[0].To = c.Terms[0].From + 300
		}
		for range rapid.IntRange(0, 5).Draw(t, "scores") {
			c.Scores = append(c.Scores, indicator.Score{Day: day.Draw(t, "day"), District: district.Draw(t, "place"),
				Source: rapid.SampledFrom(model.AcceptanceSources()).Draw(t, "source"), Score: rapid.IntRange(1, 5).Draw(t, "score")})
		}
		f.Clients = append(f.Clients, c)
	}
	for range rapid.IntRange(0, 6).Draw(t, "incidents") {
		f.Incidents = append(f.Incidents, incident(t, district.Draw(t, "place"), day.Draw(t, "day")))
	}
	for range rapid.IntRange(0, 4).Draw(t, "outreaches") {
		o := model.Outreach{Day: day.Draw(t, "day"), District: district.Draw(t, "place")}
		if rapid.Bool().Draw(t, "held") {
			o.People, o.Asked = 40, rapid.IntRange(1, 40).Draw(t, "asked")
			o.Before, o.After = rapid.IntRange(1000, 5000).Draw(t, "before"), rapid.IntRange(1000, 5000).Draw(t, "after")
		} else if rapid.Bool().Draw(t, "cancelled") {
			o.Cancelled = "hujan"
		}
		f.Outreaches = append(f.Outreaches, o)
	}
	return f
}

func incident(t *rapid.T, district string, day model.Date) indicator.Incident {
	states := []model.MatterState{model.StateNoted, model.StateHandled, model.StateDone, model.StatePassedOn, model.StateDropped}
	one := indicator.Incident{District: district, Kind: rapid.SampledFrom(model.IncidentKinds()).Draw(t, "kind"), Day: day, Due: day + 14,
		State: rapid.SampledFrom(states).Draw(t, "state")}
	if one.State != model.StateNoted && one.State != model.StateHandled {
		one.Closed = max(day, min(day+5, today)) // nothing is recorded before it happened
	}
	return one
}

// Every mean once more, by looking through everything for each.
func TestEveryMeanIsThatOfTheScoresItSpeaksOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := office(t)
		p := Look(f, today)
		half, year := today.AddMonths(-6), today.AddMonths(-12)
		slow := func(keep func(indicator.Score) bool) (m Mean) {
			for _, c := range f.Clients {
				any := false
				for _, s := range c.Scores {
					if s.Day <= today && keep(s) {
						m.Sum, m.N, any = m.Sum+s.Score, m.N+1, true
					}
				}
				if any {
					m.Clients++
				}
			}
			return m
		}
		same := func(what string, got Mean, keep func(indicator.Score) bool) {
			t.Helper()
			if want := slow(keep); got != want {
				t.Fatalf("%s is %+v, want %+v", what, got, want)
			}
		}
		row := func(what string, r Row, of func(indicator.Score) bool) {
			t.Helper()
			same(what+" now", r.Now, func(s indicator.Score) bool { return of(s) && s.Day > half })
			same(what+" before", r.Before, func(s indicator.Score) bool { return of(s) && s.Day > half.AddMonths(-6) && s.Day <= half })
			for i, m := range r.Months {
				first := model.On(2025, 12, 1).AddMonths(i)
				same(fmt.Sprint(what, " month ", i), m, func(s indicator.Score) bool { return of(s) && s.Day >= first && s.Day < first.AddMonths(1) })
			}
		}
		row("all", p.All, func(indicator.Score) bool { return true })
		for i, source := range model.AcceptanceSources() {
			row(source.Code(), p.Sources[i], func(s indicator.Score) bool { return s.Source == source })
		}
		for _, r := range p.Regencies {
			row(r.Regency, r, func(s indicator.Score) bool { return strings.HasPrefix(s.District, r.Regency+".") })
		}
		for _, place := range p.Places {
			here := func(s indicator.Score) bool { return s.District == place.District && s.Day > year }
			same(place.District, place.Scores, here)
			for i, m := range place.BySource {
				same(place.District+" by source", m, func(s indicator.Score) bool { return here(s) && s.Source == model.AcceptanceSources()[i] })
			}
			clients := 0
			for _, c := range f.Clients {
				if term := c.Terms[0]; c.District == place.District && term.From <= today && (term.To == 0 || term.To >= today) {
					clients++
				}
			}
			if clients != place.Clients {
				t.Fatalf("%s has %d clients, want %d", place.District, place.Clients, clients)
			}
		}
	})
}

// What came later does not change the picture of a day that is past.
func TestAPastDayIsSeenAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := office(t)
		day := today.AddDays(-rapid.IntRange(0, 400).Draw(t, "back"))
		for _, c := range f.Clients {
			if term := &c.Terms[0]; term.To != 0 && term.To <= today {
				term.State = model.TermFinished
			}
		}
		then := &indicator.Facts{Regions: f.Regions, Outreaches: f.Outreaches}
		for _, c := range f.Clients {
			was := *c
			was.Terms = slices.Clone(c.Terms)
			if term := &was.Terms[0]; term.To > day {
				term.To, term.State = 0, model.TermActive
			}
			then.Clients = append(then.Clients, &was)
		}
		for _, one := range f.Incidents {
			if one.State != model.StateDropped && one.Closed > day {
				one.Closed, one.State = 0, model.StateHandled
			}
			then.Incidents = append(then.Incidents, one)
		}
		if got, want := Look(f, day), Look(then, day); !reflect.DeepEqual(got, want) {
			t.Fatalf("of %s is seen\n%+v\nit was\n%+v", day, got, want)
		}
	})
}

func TestFewClientsAreNotBrokenDownBySource(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, place := range Look(office(t), today).Places {
			if (place.BySource == nil) != (place.Scores.Clients < FewestScored) {
				t.Fatalf("%d clients scored: %v", place.Scores.Clients, place.BySource)
			}
			n := NeedOf(place, today)
			told := slices.ContainsFunc(n.Parts, func(p Part) bool { return p.Reason == LowAcceptance })
			if told && place.Scores.Few() {
				t.Fatalf("the mean of %d clients is told", place.Scores.Clients)
			}
		}
	})
}

func TestIncidentsAddUpAndThoseDroppedDoNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := office(t)
		p := Look(f, today)
		happened, waiting, late, year := 0, 0, 0, 0
		for _, one := range f.Incidents {
			if one.State == model.StateDropped || one.Day > today {
				continue
			}
			happened++
			if one.Closed == 0 {
				waiting++
				if one.Due < today {
					late++
				}
			}
			if one.Day > today.AddMonths(-12) {
				year++
			}
		}
		var kinds, places [4]int
		for _, k := range p.Incidents {
			for i, n := range []int{k.Noted + k.Handled + k.Settled + k.Passed, k.Noted + k.Handled, k.Late, k.Year} {
				kinds[i] += n
			}
		}
		for _, x := range p.Places {
			for i, n := range []int{0, x.Waiting, x.Late, x.Incidents} {
				places[i] += n
			}
		}
		if want := [4]int{happened, waiting, late, year}; kinds != want {
			t.Fatalf("by kind %v, want %v", kinds, want)
		}
		if want := [4]int{0, waiting, late, year}; places != want {
			t.Fatalf("by place %v, want %v", places, want)
		}
	})
}

// at is where a kecamatan stands in the order of need; far behind when it does
// not.
func at(f *indicator.Facts, district string) (rank, points int) {
	needs := Rank(Look(f, today).Places, today)
	i := slices.IndexFunc(needs, func(n Need) bool { return n.Place.District == district })
	if i < 0 {
		return len(needs) + 100, 0
	}
	return i, needs[i].Points
}

func TestMoreReasonNeverLowersTheNeed(t *testing.T) {
	district := "33.02.15"
	for what, more := range map[string]func(*rapid.T, *indicator.Facts){
		"an incident": func(t *rapid.T, f *indicator.Facts) {
			f.Incidents = append(f.Incidents, incident(t, district, today.AddDays(-rapid.IntRange(0, 400).Draw(t, "ago"))))
		},
		"a client": func(_ *rapid.T, f *indicator.Facts) {
			f.Clients = append(f.Clients, &indicator.Client{ID: model.ID{99}, District: district, Terms: []indicator.Term{{From: today - 9, State: model.TermActive}}})
		},
		"a lower score": func(_ *rapid.T, f *indicator.Facts) {
			for _, c := range f.Clients {
				for i := range c.Scores {
					if s := &c.Scores[i]; s.District == district && s.Score > 1 {
						s.Score--
						return
					}
				}
			}
		},
		"an outreach that was not held": func(_ *rapid.T, f *indicator.Facts) {
			f.Outreaches = slices.DeleteFunc(f.Outreaches, func(o model.Outreach) bool { return o.District == district })
		},
	} {
		t.Run(what, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				f := office(t)
				rank, points := at(f, district)
				more(t, f)
				if nowRank, now := at(f, district); now < points || nowRank > rank {
					t.Fatalf("from %d points, place %d, to %d, place %d", points, rank, now, nowRank)
				}
			})
		})
	}
}

func TestANeedIsTheSumOfItsPartsAndNoMoreThanTheMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, n := range Rank(Look(office(t), today).Places, today) {
			sum := 0
			for _, p := range n.Parts {
				sum += p.Points
			}
			if n.Points != sum || n.Points > Most || n.Points < 0 || len(n.Parts) == 0 {
				t.Fatalf("%+v", n)
			}
			if !slices.IsSortedFunc(n.Parts, func(a, b Part) int { return b.Points - a.Points }) {
				t.Fatalf("what weighs most is not first: %+v", n.Parts)
			}
		}
	})
}

func TestWhereOutreachIsPlannedTheNeedComesAfter(t *testing.T) {
	f := &indicator.Facts{Regions: regions}
	for _, d := range []string{"33.02.01", "33.02.15"} {
		f.Clients = append(f.Clients, &indicator.Client{District: d, Terms: []indicator.Term{{From: today - 9, State: model.TermActive}}})
	}
	f.Incidents = []indicator.Incident{{District: "33.02.15", Kind: model.IncidentWork, Day: today - 3, State: model.StateNoted}}
	if rank, _ := at(f, "33.02.15"); rank != 0 {
		t.Fatalf("the kecamatan with an incident stands at %d", rank)
	}
	f.Outreaches = []model.Outreach{{District: "33.02.15", Day: today + 5}}
	if rank, _ := at(f, "33.02.15"); rank != 1 {
		t.Errorf("where it is planned the need stands at %d", rank)
	}
	f.Outreaches[0].Cancelled = "hujan"
	if rank, _ := at(f, "33.02.15"); rank != 0 {
		t.Errorf("where the plan was given up it stands at %d", rank)
	}
}

func TestTheGainIsTheMeanOverEverybodyAsked(t *testing.T) {
	f := &indicator.Facts{Outreaches: []model.Outreach{
		{Day: today - 10, District: "33.02.01", People: 50, Asked: 30, Before: 2000, After: 3000},
		{Day: today - 40, District: "33.02.15", People: 20, Asked: 10, Before: 3000, After: 3000},
		{Day: today - 40, District: "33.02.15", People: 15},
		{Day: today - 500, District: "33.02.15", People: 15, Asked: 10, Before: 1000, After: 5000},
		{Day: today - 5, District: "33.02.15", People: 15, Asked: 10, Before: 1000, After: 5000, Cancelled: "salah catat"},
	}}
	want := Gain{Held: 3, People: 85, Asked: 40, Before: 2250, After: 3000}
	if got := Look(f, today).Gain; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A mean is low where it is nearer to hardly accepting than to neither, and
// neither a figure nor a mark stands where too few clients were scored.
func TestALowMeanIsMarkedWhereItMayBeShown(t *testing.T) {
	for _, c := range []struct {
		mean       Mean
		shown, low bool
	}{
		{Mean{}, false, false}, {Mean{Sum: 4, N: 4, Clients: 2}, false, false}, {Mean{Sum: 3, N: 3, Clients: 3}, true, true},
		{Mean{Sum: 24, N: 10, Clients: 5}, true, true}, {Mean{Sum: 25, N: 10, Clients: 5}, true, false},
	} {
		if _, shown := c.mean.Shown(); shown != c.shown || c.mean.Low() != c.low {
			t.Errorf("%+v: shown %v, low %v", c.mean, shown, c.mean.Low())
		}
	}
}
