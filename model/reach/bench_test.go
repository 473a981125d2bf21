package reach_test

import (
	"fmt"
	"testing"

	"guyub/model"
	"guyub/model/reach"
)

// BenchmarkTry tries one more outpost and one more group in each of 91 kecamatan
// beside two trials, as the page of trials does when it asks where: under 50 ms,
// so that the question stands at once.
func BenchmarkTry(b *testing.B) {
	o := reach.Office{Today: today, Norms: model.NormsOn(nil, today), Seats: func(model.ID) int { return 3 }, Regions: []model.Region{{Code: "91.01"}}}
	for i := range 91 {
		code := fmt.Sprintf("91.01.%02d", i+1)
		o.Regions = append(o.Regions, model.Region{Code: code, Parent: "91.01", TravelMin: 60 + i, DistanceM: 20_000, Latitude: -700_000 - i*9_000, Longitude: 132_000_000 + i%10*60_000})
		if i%5 == 0 {
			o.Groups = append(o.Groups, group(code, 10))
		}
		for risk := range 4 {
			for _, taking := range []bool{false, true} {
				o.Cells = append(o.Cells, reach.Cell{District: code, Risk: model.Risk(risk), Taking: taking, Count: 1 + i%7})
			}
		}
	}
	m := reach.New(o)
	for b.Loop() {
		for i := range m.Rows {
			code := m.Rows[i].Region.Code
			for _, kind := range []reach.TrialKind{reach.NewGroup, reach.Outpost} {
				m.Try(reach.Trial{Kind: reach.NewGroup, District: "91.01.07", Capacity: 9}, reach.Trial{Kind: reach.Outpost, District: "91.01.50"}, reach.Trial{Kind: kind, District: code, Capacity: 10})
			}
		}
	}
}
