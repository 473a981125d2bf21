package area

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
	scores "guyub/model/stigma"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// Incidents are of ninety days and those that were dropped never happened; each
// is counted here one by one.
func TestIncidentsCountForNinetyDays(t *testing.T) {
	const today = model.Date(740_000)
	place := rapid.SampledFrom([]string{"91.01.01", "91.01.02", ""})
	state := rapid.SampledFrom([]model.MatterState{model.StateNoted, model.StateHandled, model.StateDone, model.StateDropped})
	rapid.Check(t, func(t *rapid.T) {
		f := &indicator.Facts{}
		happened := map[string]int{}
		for range rapid.IntRange(0, 8).Draw(t, "incidents") {
			in := indicator.Incident{Day: today + model.Date(rapid.IntRange(-95, 3).Draw(t, "day")), District: place.Draw(t, "where"), State: state.Draw(t, "state")}
			f.Incidents = append(f.Incidents, in)
			if ago := int(today - in.Day); ago >= 0 && ago < 90 && in.State != model.StateDropped {
				happened[in.District]++
			}
		}
		incidents := incidents(f, today)
		for _, code := range []string{"91.01.01", "91.01.02", ""} {
			if incidents[code] != happened[code] {
				t.Fatalf("%q: %d, want %d", code, incidents[code], happened[code])
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

// Of a mean of fewer clients than may be shown, nothing stands on the screen:
// neither the figure nor a mark, however often the few were asked.
func TestWhereFewWereScoredNoAcceptanceStands(t *testing.T) {
	const today = model.Date(740_000)
	env := &kit.Env{Lang: lang.For(lang.Indonesian)}
	for clients, want := range map[int]string{0: "-", scores.FewestScored - 1: "-", scores.FewestScored: "1,0"} {
		f := &indicator.Facts{}
		for range clients {
			f.Clients = append(f.Clients, &indicator.Client{Scores: []indicator.Score{{Day: today, District: "a", Score: 1}, {Day: today, District: "a", Score: 1}}})
		}
		mean := acceptance(f, today)["a"]
		if got := accepted(env, mean); got != want || mean.Low() != (want != "-") {
			t.Errorf("%d clients: %q, low %v", clients, got, mean.Low())
		}
	}
}
