package groups

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
)

var (
	words = rapid.StringMatching(`[A-Za-z0-9 .,/-]{0,20}`)
	days  = rapid.Custom(func(t *rapid.T) model.Date {
		return model.Date(rapid.OneOf(rapid.Just(0), rapid.IntRange(700_000, 760_000)).Draw(t, "day"))
	})
	lists = rapid.Custom(func(t *rapid.T) []string {
		list := rapid.SliceOfN(rapid.StringMatching(`[A-Za-z0-9.]{1,12}`), 0, 4).Draw(t, "list")
		if len(list) == 0 {
			return nil
		}
		return list
	})
)

func one[E any](t *rapid.T, all []E) E {
	var none E
	return rapid.SampledFrom(append([]E{none}, all...)).Draw(t, "value")
}

func drawGroup(t *rapid.T) model.Group {
	w := func() string { return words.Draw(t, "words") }
	d := func() model.Date { return days.Draw(t, "day") }
	yes := func() bool { return rapid.Bool().Draw(t, "yes") }
	g := model.Group{
		Meta: model.Meta{ID: model.ID{1}, Rev: 7}, Code: w(), Name: w(), Kind: one(t, model.GroupKinds()), Party: one(t, model.PartyTypes()),
		Leader: w(), Phone: w(), Address: w(), District: w(), Coverage: lists.Draw(t, "coverage"), Activities: lists.Draw(t, "activities"),
		Capacity: rapid.IntRange(0, 99).Draw(t, "capacity"),
		Accepts:  model.Accepts{Adults: yes(), Children: yes(), Women: yes(), Excluded: lists.Draw(t, "excluded")},
		Criteria: [4]bool{yes(), yes(), yes(), yes()}, CriteriaDate: d(), DecreeNo: w(), DecreeDate: d(), State: one(t, model.GroupStates()),
		LastActivity: d(), Notes: w(),
	}
	if yes() {
		g.Mentor = model.ID{2, 3}
	}
	for _, f := range model.Fields() {
		if yes() {
			g.Fields = append(g.Fields, f)
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "partners") {
		g.Partners = append(g.Partners, model.Partner{Name: w(), Party: one(t, model.PartyTypes()), Role: w(), Phone: w(), Resource: w(), From: d(), To: d()})
	}
	for range rapid.IntRange(0, 3).Draw(t, "agreements") {
		g.Agreements = append(g.Agreements, model.Agreement{No: w(), Date: d(), Start: d(), End: d(), Scope: w(), Signatory: w(), Witness: w(),
			Renews: w(), Terminated: d(), Reason: w(), File: w()})
	}
	return g
}

func TestTheFormKeepsAGroupAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGroup(t)
		s := unfold(g)
		back := sheet{g: model.Group{Meta: g.Meta}}
		binding.Apply(&back, binding.Values(&s))
		if got := back.fold(); !reflect.DeepEqual(got, g) {
			t.Fatalf("got  %+v\nwant %+v", got, g)
		}
	})
}

// recordFields are the fields of the form in a language.
func recordFields(t *testing.T, code string) []form.Field {
	t.Helper()
	s := recordtest.Open(t, 0).SignIn("kasubsi")
	return fields(&kit.Env{Lang: lang.For(code)}, s, &model.Group{})
}

func TestEveryFieldIsTiedToTheGroup(t *testing.T) {
	recordtest.Tied(t, recordFields(t, lang.Indonesian), binding.Values(&sheet{g: model.Group{
		Partners: []model.Partner{{}}, Agreements: []model.Agreement{{}}}}))
}

func TestEveryProblemHasAField(t *testing.T) {
	g := model.Group{Partners: []model.Partner{{From: 9, To: 3}}, Agreements: []model.Agreement{{Date: 1, Start: 9, End: 3}},
		Phone: "x", Coverage: []string{"99"}, Capacity: -1, Mentor: model.ID{9}}
	found := g.Validate(model.Checks{District: func(string) bool { return false }, Counselor: func(model.ID) bool { return false }})
	recordtest.Placed(t, recordFields(t, lang.English), found)
}
