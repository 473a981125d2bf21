package model_test

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

func TestR16_EveryNormHasASourceAndAValueThatItAllowsItself(t *testing.T) {
	seen := map[model.NormKey]bool{}
	for _, s := range model.NormSpecs() {
		if s.Source == "" || s.Group == "" || seen[s.Key] || s.Min > s.Default || s.Default > s.Max {
			t.Errorf("%+v", s)
		}
		seen[s.Key] = true
		if got, ok := model.SpecOf(s.Key); !ok || got != s {
			t.Errorf("SpecOf(%s) is %+v", s.Key, got)
		}
		n := model.NormsOn(nil, today)
		if n.Milli(s.Key) != s.Default || n.Norm(s.Key).Source != s.Source || !n.Norm(s.Key).ID.IsZero() {
			t.Errorf("%s: undecided it is %+v", s.Key, n.Norm(s.Key))
		}
		for value, good := range map[int64]bool{s.Min: true, s.Max: true, s.Min - 1: false, s.Max + 1: false} {
			norm := model.Norm{Key: s.Key, Value: value, From: today, Source: "SK Kabapas"}
			if bad := hasProblem(norm.Validate(model.Checks{}), model.OutOfRange); bad == good {
				t.Errorf("%s of %d refused: %v", s.Key, value, bad)
			}
		}
	}
	if _, ok := model.SpecOf("x"); ok {
		t.Error("a norm that is none")
	}
}

func TestR16_ADecisionNeedsADayAndASource(t *testing.T) {
	n := model.Norm{Key: model.NormHours, Value: 100_000, From: today, Source: "SK Kabapas"}
	if p := n.Validate(model.Checks{}); len(p) != 0 {
		t.Fatal(p)
	}
	n.From, n.Source = 0, ""
	if p := n.Validate(model.Checks{}); len(p.Errors()) != 2 {
		t.Errorf("%v", p)
	}
	if p := (&model.Norm{Key: "x", From: today, Source: "x"}).Validate(model.Checks{}); len(p.Errors()) != 1 {
		t.Errorf("%v", p)
	}
}

// On any day, in any order of the list: the latest decision that has begun.
func TestR16_TheLatestDecisionThatHasBegunIsInForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOfNDistinct(rapid.Int32Range(1, 60), 0, 8, rapid.ID[int32]).Draw(t, "days")
		var all []model.Norm
		for _, d := range days {
			all = append(all, model.Norm{Meta: model.Meta{ID: model.NewID()}, Key: model.NormMedium, Value: int64(d) * 100, From: model.Date(d), Source: "SK"})
		}
		all = append(all, model.Norm{Key: "from.a.newer.program", Value: 1, From: 1})
		day := model.Date(rapid.Int32Range(1, 70).Draw(t, "day"))
		want := model.NormsOn(nil, day).Milli(model.NormMedium)
		latest := model.Date(0)
		for _, n := range all[:len(days)] {
			if n.From <= day && n.From > latest {
				latest, want = n.From, n.Value
			}
		}
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		n := model.NormsOn(all, day)
		if n.Milli(model.NormMedium) != want || n.Norm(model.NormMedium).From != latest || n.Day != day {
			t.Fatalf("on %d: %+v, want %d since %d", day, n.Norm(model.NormMedium), want, latest)
		}
		if n.Milli(model.NormHigh) != 4000 {
			t.Fatal("a norm nobody decided on changed")
		}
	})
}

func TestNormsAreCountedInTheirUnits(t *testing.T) {
	n := model.NormsOn([]model.Norm{{Key: model.NormMedium, Value: 1508, From: 1}, {Key: model.NormLow, Value: 1509, From: 1}}, today)
	for _, c := range []struct{ got, want int }{
		{n.Int(model.NormMinPartners), 5}, {n.Minutes(model.NormHours), 6000}, {n.Minutes(model.NormWeek), 2250},
		{n.Minutes(model.NormMedium), 90}, {n.Minutes(model.NormLow), 91}, // 90.48 and 90.54
		{int(model.Norms{}.Milli(model.NormHigh)), 4000},
	} {
		if c.got != c.want {
			t.Errorf("%d, want %d", c.got, c.want)
		}
	}
	for milli, want := range map[int64]string{0: "0", 2500: "2.5", 83: "0.083", 100_000: "100", -500: "-0.5", 1: "0.001", 37_500: "37.5"} {
		if got := model.Decimal(milli); got != want {
			t.Errorf("%d: %s, want %s", milli, got, want)
		}
	}
}

func TestAnIDReadsBack(t *testing.T) {
	id := model.NewID()
	if got, err := model.ParseID(id.String()); err != nil || got != id || id.IsZero() {
		t.Errorf("%s, %v", got, err)
	}
	if (model.ID{}).String() != "" || !(model.ID{}).IsZero() {
		t.Error("the zero id")
	}
	if _, err := model.ParseID("x"); err == nil {
		t.Error("x is an id")
	}
}
