package roster_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"guyub/model"
	"guyub/store/roster"
)

// office returns a roster of 3,000 clients, of whom the child section has
// every third, and how many clients of each section each counselor has.
func office() (s *roster.Snapshot, rows []roster.Row) {
	rnd := rand.New(rand.NewPCG(7, 7))
	for i := range 3000 {
		row := anyRow(rnd, i+1)
		row.Section = model.Adults
		if i%3 == 0 {
			row.Section, row.Name = model.Children, "Anak "+row.Name
		}
		rows = append(rows, row)
	}
	return roster.New().Load(rows), rows
}

func TestR12_AChildIsNotThereForOthers(t *testing.T) {
	s, rows := office()
	ctx := context.Background()
	for name, scope := range map[string]roster.Scope{
		"operator":        {Adults: true},
		"counselor":       {Adults: true, Counselor: id(900_001)},
		"counselor alone": {Counselor: id(900_001)},
		"nobody":          {},
		"unknown":         {Adults: true, Counselor: id(999_999)},
	} {
		t.Run(name, func(t *testing.T) {
			v := s.In(scope)
			adults, mine := 0, 0
			for _, r := range rows {
				own := !scope.Counselor.IsZero() && r.Counselor == scope.Counselor
				switch {
				case r.Section == model.Children && own:
					mine++
				case r.Section == model.Adults && (scope.Adults || own):
					adults++
				}
				_, found := v.Find(r.ID)
				if r.Section == model.Children && found != own {
					t.Fatalf("child found: %v, own: %v", found, own)
				}
			}
			all := v.Run(ctx, roster.Query{})
			if all.Len() != adults+mine || all.Total() != adults+mine || v.Len() != adults+mine {
				t.Errorf("%d of %d (%d), want %d", all.Len(), all.Total(), v.Len(), adults+mine)
			}
			for i := range all.Len() {
				if r := all.Row(i); r.Section == model.Children && r.Counselor != scope.Counselor {
					t.Fatalf("shows %+v", r)
				}
			}
			if got := v.Run(ctx, roster.Query{Text: "anak"}); got.Len() != mine {
				t.Errorf("search finds %d children, want %d", got.Len(), mine)
			}
			filter := roster.Filter{roster.FacetSection: {model.Children.Code()}}
			if got := v.Run(ctx, roster.Query{Filter: filter}); got.Len() != mine {
				t.Errorf("the filter finds %d children, want %d", got.Len(), mine)
			}
			counts := v.Facets(ctx, roster.Query{})
			if got := counts[roster.FacetSection][model.Children.Code()]; got != mine {
				t.Errorf("the facet counts %d children, want %d", got, mine)
			}
			for facet, want := range counts {
				if facet == roster.FacetRisk || facet == roster.FacetCounselor || facet == roster.FacetGroup { // everyone has one
					sum := 0
					for _, n := range want {
						sum += n
					}
					if sum != adults+mine {
						t.Errorf("%s counts %d, want %d", facet, sum, adults+mine)
					}
				}
			}
			for _, r := range v.Similar("Anak Siti Aminah", 0, 5000) {
				if r.Section == model.Children && r.Counselor != scope.Counselor {
					t.Fatalf("similar is %+v", r)
				}
			}
			for _, r := range rows {
				if _, found := v.Find(r.ID); !found && all.Index(r.ID) != -1 {
					t.Fatalf("%+v has a place", r)
				}
			}
		})
	}
}

// A row that does not say whose it is may be a child's.
func TestR12_ARowWithoutASectionIsClosedLikeAChilds(t *testing.T) {
	r := roster.New()
	for i, section := range []model.Section{model.SectionUnknown, model.Children, model.BothSections, 77} {
		r.Apply(roster.Row{ID: id(i + 1), Section: section})
	}
	if n := r.Now().In(roster.Scope{Adults: true}).Len(); n != 0 {
		t.Errorf("%d to be seen", n)
	}
	if n := r.Now().In(roster.Scope{Children: true}).Len(); n != 4 {
		t.Errorf("%d to be seen by the child section", n)
	}
}

func TestR19_ARowFlagsAGuarantorWhoIsMissingOrLost(t *testing.T) {
	for _, c := range []struct {
		guarantors []model.Guarantor
		want       roster.Flags
	}{
		{nil, roster.NoGuarantor},
		{[]model.Guarantor{{}}, roster.NoGuarantor},
		{[]model.Guarantor{{Name: "Sutinah"}}, 0},
		{[]model.Guarantor{{Name: "Sutinah", State: model.GuarantorReachable}}, 0},
		{[]model.Guarantor{{Name: "Sutinah", State: model.GuarantorUnreachable}}, roster.GuarantorLost},
		{[]model.Guarantor{{Name: "Sutinah", State: model.GuarantorWithdrawn}}, roster.GuarantorLost},
		{[]model.Guarantor{{Name: "Sutinah", State: model.GuarantorWithdrawn}, {Name: "Parno"}}, 0},
	} {
		if got := roster.RowOf(&model.Client{Guarantors: c.guarantors}).Flags; got != c.want {
			t.Errorf("%+v: flags %b, want %b", c.guarantors, got, c.want)
		}
	}
	if roster.RowOf(&model.Client{NearVictim: true}).Flags&roster.NearVictim == 0 {
		t.Error("near the victim")
	}
	if roster.RowOf(&model.Client{Moved: true}).Flags&roster.Moved == 0 {
		t.Error("moved without reporting it")
	}
}

func TestARowIsWhatIsPresentOfAClient(t *testing.T) {
	c := &model.Client{
		Meta: model.Meta{ID: id(5)}, Register: "PB-1/26", Name: "Sukirman", Alias: "Kirman", NIK: "330215 170590 0001", Section: model.Adults, Sex: model.Male,
		District: "33.02.15", Group: id(8), Born: today - 9000, NextReport: today + 3, Misses: 1000,
		Terms:       []model.Term{{Category: model.Parole, State: model.TermFinished}, {Category: model.AfterCare, State: model.TermActive, Start: today - 1, End: today + 1}},
		Assignments: []model.Assignment{{Counselor: id(1), From: today - 9, To: today - 2}, {Counselor: id(2), From: today - 1}},
		Assessments: []model.Assessment{{Risk: model.RiskHigh}, {Risk: model.RiskLow}}, Stages: []model.Stage{{Kind: model.StageInitial}, {Kind: model.StageFinal}},
	}
	want := roster.Row{
		ID: id(5), Register: "PB-1/26", Name: "Sukirman", Alias: "Kirman", NIK: 3302151705900001, Category: model.AfterCare, Section: model.Adults,
		State: model.TermActive, Stage: model.StageFinal, Risk: model.RiskLow, Sex: model.Male, Misses: 255, Flags: roster.NoGuarantor, District: "33.02.15",
		Counselor: id(2), Group: id(8), Born: today - 9000, NextReport: today + 3, Start: today - 1, End: today + 1,
	}
	if got := roster.RowOf(c); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	c.Assignments[1].To, c.Misses, c.NIK = today, -1, ""
	if got := roster.RowOf(c); !got.Counselor.IsZero() || got.Misses != 0 || got.NIK != 0 {
		t.Errorf("%+v", got)
	}
}
