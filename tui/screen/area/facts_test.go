package area

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/reach"
)

// Acceptance is of a year and of where the client lived then, and of three
// clients at least, incidents of ninety days; each counted here one by one.
func TestScoresCountForAYearAndIncidentsForNinetyDays(t *testing.T) {
	const today = model.Date(740_000)
	place := rapid.SampledFrom([]string{"91.01.01", "91.01.02", ""})
	rapid.Check(t, func(t *rapid.T) {
		f := &indicator.Facts{}
		sums, counts, happened := map[string]int{}, map[string]int{}, map[string]int{}
		scored := map[string]map[*indicator.Client]bool{"91.01.01": {}, "91.01.02": {}, "": {}}
		for range rapid.IntRange(0, 7).Draw(t, "clients") {
			c := &indicator.Client{District: place.Draw(t, "now")}
			for range rapid.IntRange(0, 4).Draw(t, "scores") {
				s := indicator.Score{Day: today + model.Date(rapid.IntRange(-370, 3).Draw(t, "day")), District: place.Draw(t, "then"), Score: rapid.IntRange(1, 5).Draw(t, "score")}
				c.Scores = append(c.Scores, s)
				if ago := int(today - s.Day); ago >= 0 && ago < 365 {
					sums[s.District] += s.Score
					counts[s.District]++
					scored[s.District][c] = true
				}
			}
			f.Clients = append(f.Clients, c)
		}
		for range rapid.IntRange(0, 8).Draw(t, "incidents") {
			in := indicator.Incident{Day: today + model.Date(rapid.IntRange(-95, 3).Draw(t, "day")), District: place.Draw(t, "where")}
			f.Incidents = append(f.Incidents, in)
			if ago := int(today - in.Day); ago >= 0 && ago < 90 {
				happened[in.District]++
			}
		}
		means, incidents := acceptance(f, today), incidents(f, today)
		for _, code := range []string{"91.01.01", "91.01.02", ""} {
			if len(scored[code]) < 3 { // rule R17: it would be somebody's
				sums[code], counts[code] = 0, 0
			}
			if means[code] != (reach.Mean{Sum: sums[code], Count: counts[code]}) || incidents[code] != happened[code] {
				t.Fatalf("%q: %+v and %d, want %d of %d and %d", code, means[code], incidents[code], sums[code], counts[code], happened[code])
			}
		}
	})
}

func TestOnlyAnOutreachThatWasHeldIsTheLast(t *testing.T) {
	f := &indicator.Facts{Outreaches: []model.Outreach{
		{District: "a", Day: 10, People: 5}, {District: "a", Day: 20, People: 9}, {District: "a", Day: 30}, {District: "a", Day: 40, People: 9, Cancelled: "hujan"}, {District: "b", Day: 50, People: 1},
	}}
	if got := lastOutreach(f, "a"); got != 20 {
		t.Errorf("the last is %d", got)
	}
	if got := lastOutreach(f, "c"); got != 0 {
		t.Errorf("a kecamatan without one has %d", got)
	}
}

func TestAMeanBelowTheMiddleOfTheScaleIsLow(t *testing.T) {
	for _, c := range []struct {
		sum, count int
		low        bool
	}{{0, 0, false}, {3, 1, false}, {29, 10, true}, {30, 10, false}, {5, 1, false}, {1, 1, true}} {
		if low(reach.Mean{Sum: c.sum, Count: c.count}) != c.low {
			t.Errorf("%d of %d", c.sum, c.count)
		}
	}
}
