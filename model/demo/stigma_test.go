package demo

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// The scores, incidents and outreaches must be such as the office could have
// recorded, and have the shape of the reference: a mean of 3.2, employers
// lowest, 25 incidents in several states and some late, a dozen outreaches held
// and two planned (domain section 7).
func TestStigmaIsThatOfTheReference(t *testing.T) {
	rounds := 0
	rapid.Check(t, func(t *rapid.T) {
		if rounds++; rounds > 12 {
			return // each makes an office
		}
		o := Build(Params{Clients: rapid.SampledFrom([]int{0, 1, 60, 1300}).Draw(t, "clients"), Seed: rapid.Uint64().Draw(t, "seed"), Today: day.AddDays(rapid.IntRange(-2000, 4000).Draw(t, "day"))})
		k := checks(o)
		of := map[model.ID]*model.Client{}
		for c := range o.Clients() {
			of[c.ID] = &c
		}
		ids := map[model.ID]bool{}
		sum, n := map[model.AcceptanceSource]float64{}, map[model.AcceptanceSource]float64{}
		all, count := 0.0, 0.0
		for a := range o.Acceptances() {
			c := of[a.Client]
			if wrong := append(a.Validate(k), a.Against(c)...); len(wrong) > 0 || ids[a.ID] || a.Section != c.Section || a.Day < c.Registered {
				t.Fatalf("%+v: %v", a, wrong)
			}
			ids[a.ID] = true
			sum[a.Source] += float64(a.Score)
			n[a.Source]++
			all, count = all+float64(a.Score), count+1
		}
		states, late := map[model.MatterState]int{}, 0
		for _, m := range o.incidents() {
			if m.Client.IsZero() != (m.Incident == model.IncidentUnrest) && len(of) > 1 || m.Section == model.Children && of[m.Client].Section != model.Children {
				t.Fatalf("%+v", m)
			}
			if c := of[m.Client]; c != nil {
				if wrong := m.Against(c); len(wrong) > 0 {
					t.Fatalf("%+v: %v", m, wrong)
				}
			}
			states[m.State]++
			if m.Late(o.p.Today) {
				late++
			}
		}
		held, planned := 0, 0
		for x := range o.Outreaches() {
			if wrong := x.Validate(k); len(wrong) > 0 || ids[x.ID] {
				t.Fatalf("%+v: %v", x, wrong)
			}
			ids[x.ID] = true
			if _, known := x.Gain(); x.Held() != known || x.Held() != (x.Day < o.p.Today) {
				t.Fatalf("%+v", x)
			}
			if x.Held() {
				held++
			} else {
				planned++
			}
		}
		if held != 12 || planned != 2 {
			t.Fatalf("%d outreaches were held, %d are planned", held, planned)
		}
		if o.Len() < 1300 {
			return
		}
		if mean := all / count; count < 60 || mean < 2.85 || mean > 3.5 {
			t.Fatalf("%v scores with a mean of %.2f", count, mean)
		}
		for _, s := range model.AcceptanceSources() {
			if lowest := sum[model.SourceEmployer] / n[model.SourceEmployer]; s != model.SourceEmployer && n[s] > 30 && sum[s]/n[s] <= lowest {
				t.Fatalf("source %s judges with %.2f, employers with %.2f", s.Code(), sum[s]/n[s], lowest)
			}
		}
		if len(states) < 4 || late < 3 {
			t.Fatalf("incidents stand at %v, %d late", states, late)
		}
	})
}
