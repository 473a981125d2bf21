package area

import (
	"fmt"
	"strings"
	"testing"

	"guyub/model"
)

// The counts and totals are those that the Ministry of Home Affairs publishes.
func TestAreaHasTheKabupatenAndKecamatanOfTheDecree(t *testing.T) {
	want := map[string]int{"33.02": 27, "33.03": 18, "33.04": 20, "33.05": 26}
	got := map[string]int{}
	population, hectares := 0, 0
	seen := map[string]bool{}
	parent := model.Region{}
	for _, r := range Regions() {
		if seen[r.Code] {
			t.Errorf("code %s twice", r.Code)
		}
		seen[r.Code] = true
		if r.Parent == "" {
			parent = r
			population += r.Population
			hectares += r.AreaHa
			continue
		}
		got[r.Parent]++
		if r.Parent != parent.Code || r.Code != fmt.Sprintf("%s.%02d", r.Parent, got[r.Parent]) {
			t.Errorf("%s %s does not follow its kabupaten %s in order", r.Code, r.Name, parent.Code)
		}
		if r.Name != strings.TrimSpace(r.Name) || r.Name == "" {
			t.Errorf("%s: name %q", r.Code, r.Name)
		}
		if r.DistanceM != 0 || r.TravelMin != 0 {
			t.Errorf("%s: a fact cannot carry the example distance", r.Code)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("kecamatan = %v, want %v", got, want)
	}
	if population != 5_445_006 {
		t.Errorf("population = %d", population)
	}
	if hectares/100 != 4675 {
		t.Errorf("area = %d ha", hectares)
	}
}

func TestSomeCodesStandForTheKecamatanTheyName(t *testing.T) {
	byCode := map[string]string{}
	for _, r := range Regions() {
		byCode[r.Code] = r.Name
	}
	for code, name := range map[string]string{
		"33.02.01": "Lumbir", "33.02.14": "Ajibarang", "33.02.27": "Purwokerto Utara", "33.03.11": "Karanganyar",
		"33.03.18": "Kertanegara", "33.04.02": "Purworeja Klampok", "33.04.20": "Pagedongan", "33.05.20": "Karanganyar",
		"33.05.26": "Karangsambung",
	} {
		if byCode[code] != name {
			t.Errorf("%s is %q, want %q", code, byCode[code], name)
		}
	}
}

func TestExampleTravelReachesEveryKecamatan(t *testing.T) {
	travel := ExampleTravel()
	for _, r := range Regions() {
		way, ok := travel[r.Code]
		if ok != (r.Parent != "") {
			t.Errorf("%s %s: travel present is %v", r.Code, r.Name, ok)
		}
		if !ok {
			continue
		}
		if way.Metres <= 0 || way.Metres > 120_000 || way.Minutes%5 != 0 {
			t.Errorf("%s %s: way %+v is not plausible", r.Code, r.Name, way)
		}
		// There and back at 20 to 60 km/h, but for the quarter of an hour that every visit takes.
		if kmh := float64(2*way.Metres) / 1000 / (float64(way.Minutes) / 60); way.Minutes > 15 && (kmh < 20 || kmh > 60) {
			t.Errorf("%s %s: %.0f km/h", r.Code, r.Name, kmh)
		}
	}
	if travel["33.04.17"].Metres != 77_500 {
		t.Errorf("Wanayasa lies %d m away, the report says 77.5 km", travel["33.04.17"].Metres)
	}
}

// The seats are estimates, yet none lies where the way to it could not: by road
// it is never shorter than as the crow flies, and not four times as long.
func TestExampleSeatsFitTheExampleWays(t *testing.T) {
	seats, travel := ExampleSeats(), ExampleTravel()
	office := model.Region{Latitude: -7_425_000, Longitude: 109_240_000}
	for _, r := range Regions() {
		seat, ok := seats[r.Code]
		if ok != (r.Parent != "") {
			t.Errorf("%s %s: seat present is %v", r.Code, r.Name, ok)
		}
		if !ok {
			continue
		}
		at := model.Region{Code: r.Code, Name: r.Name, Parent: r.Parent, Latitude: seat.Latitude, Longitude: seat.Longitude}
		if problems := at.Validate(model.Checks{}); len(problems) > 0 {
			t.Errorf("%s %s: %v", r.Code, r.Name, problems)
		}
		flight, known := office.Flight(&at)
		// A hundredth of a degree is a kilometre, and the way to the office's own town is short.
		if way := travel[r.Code].Metres; !known || flight > way+3000 || way > 4*flight+6000 {
			t.Errorf("%s %s: %d m by road, %d m as the crow flies", r.Code, r.Name, way, flight)
		}
	}
}
