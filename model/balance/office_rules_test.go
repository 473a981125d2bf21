package balance_test

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/balance"
	"guyub/model/workload"
)

// The loads that the problem of an office begins with are those that people
// see, to the minute that rounding makes for each line.
func TestTheProblemOfAnOfficeBeginsWithItsLoads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		norms := model.NormsOn([]model.Norm{{Key: model.NormAllowance, Value: int64(rapid.IntRange(0, 30_000).Draw(t, "allowance"))}}, today)
		districts := []string{"33.02.01", "33.02.15", "33.05.03"}
		travel := func(d string) int { return map[string]int{"33.02.01": 0, "33.02.15": 46, "33.05.03": 133}[d] }
		people := make([]model.Counselor, rapid.IntRange(1, 6).Draw(t, "counselors"))
		for i := range people {
			people[i] = model.Counselor{Meta: model.Meta{ID: id(1, i+1)}, Section: model.Adults, Grade: model.GradeJunior}
		}
		var cells []workload.Cell
		var charges []model.Charge
		for j := range rapid.IntRange(0, 60).Draw(t, "clients") {
			c := model.Charge{Client: id(2, j), Section: model.Adults, District: rapid.SampledFrom(districts).Draw(t, "district"),
				Risk: rapid.SampledFrom(model.Risks()).Draw(t, "risk"), State: model.TermActive, Owner: people[rapid.IntRange(0, len(people)-1).Draw(t, "owner")].ID}
			if rapid.Bool().Draw(t, "registered") {
				c.State = model.TermRegistered
			}
			cells = append(cells, workload.Cell{Counselor: c.Owner, Risk: c.Risk, InCustody: workload.InCustody(c.State), District: c.District, Count: 1})
			if rapid.IntRange(0, 3).Draw(t, "mine") > 0 { // some are not the person's to move
				charges = append(charges, c)
			}
		}
		team := workload.NewTeam(people, cells, norms, travel)
		p, err := balance.NewOffice(balance.Office{Counselors: people, Charges: charges, Loads: team.Loads, Norms: norms, Travel: travel})
		if err != nil {
			t.Fatal(err)
		}
		got := p.Loads(p.Owners())
		for i := range team.Loads {
			l := &team.Loads[i]
			for k, c := range p.Counselors() {
				if c.ID != l.Counselor.ID {
					continue
				}
				if off := got[k].Minutes() - l.Minutes; off < -len(l.Lines) || off > len(l.Lines) {
					t.Fatalf("%d minutes, seen are %d in %d lines", got[k].Minutes(), l.Minutes, len(l.Lines))
				}
			}
		}
	})
}

// The hard rules of an office (rule 17).
func TestRule17WhoMayNotBeGivenAClient(t *testing.T) {
	plain := model.Counselor{Meta: model.Meta{ID: id(1, 1)}, Section: model.Adults, Grade: model.GradeJunior, ChildCertified: true}
	client := model.Charge{Client: id(2, 1), Section: model.Adults, District: "33.02.15", Risk: model.RiskMedium, State: model.TermActive}
	for _, one := range []struct {
		name string
		bend func(c *model.Counselor, k *model.Charge)
		want balance.Block
	}{
		{"as it is", func(*model.Counselor, *model.Charge) {}, 0},
		{"another kabupaten", func(c *model.Counselor, _ *model.Charge) { c.Areas = []string{"33.05"} }, balance.BlockArea},
		{"their kabupaten", func(c *model.Counselor, _ *model.Charge) { c.Areas = []string{"33.02"} }, 0},
		{"their kecamatan", func(c *model.Counselor, _ *model.Charge) { c.Areas = []string{"33.02.15"} }, 0},
		{"the like of their kecamatan", func(c *model.Counselor, _ *model.Charge) { c.Areas = []string{"33.02.1"} }, balance.BlockArea},
		{"the other section", func(c *model.Counselor, _ *model.Charge) { c.Section = model.Children }, balance.BlockSection},
		{"both sections", func(c *model.Counselor, _ *model.Charge) { c.Section = model.BothSections }, 0},
		{"a first grade for high risk", func(c *model.Counselor, k *model.Charge) { c.Grade, k.Risk = model.GradeFirst, model.RiskHigh }, balance.BlockGrade},
		{"no certificate for a child", func(c *model.Counselor, k *model.Charge) {
			c.Section, k.Section, c.ChildCertified = model.Children, model.Children, false
		}, balance.BlockChild},
		{"on leave", func(c *model.Counselor, _ *model.Charge) {
			c.Absences = []model.Absence{{Kind: model.Leave, From: today - 3, To: today + 3, Percent: 100}}
		}, balance.BlockAway},
		{"a transfer", func(_ *model.Counselor, k *model.Charge) { k.Moving = true }, balance.BlockTransfer},
		{"a term that ends", func(_ *model.Counselor, k *model.Charge) { k.Owner, k.Ends = id(1, 2), today+90 }, balance.BlockEnding},
		{"a term that ends of somebody without a counselor", func(_ *model.Counselor, k *model.Charge) { k.Ends = today + 90 }, 0},
	} {
		c, k := plain, client
		one.bend(&c, &k)
		p, err := balance.NewOffice(balance.Office{Counselors: []model.Counselor{c, {Meta: model.Meta{ID: id(1, 2)}}}, Charges: []model.Charge{k},
			Norms: model.NormsOn(nil, today), Travel: func(string) int { return 0 }})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Block(0, 0); got != one.want {
			t.Errorf("%s: blocked by %b, want %b", one.name, got, one.want)
		}
	}
}
