package balance_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/balance"
	"guyub/model/workload"
)

// travel gives kecamatan their ways, there and back.
func travel(district string) int {
	return map[string]int{"33.02.15": 35, "33.02.16": 121, "33.05.01": 90}[district]
}

func meta(kind byte, n int) model.Meta { return model.Meta{ID: id(kind, n)} }

// The figures of a problem are those of the review, but for the rounding of its
// lines: half a minute each.
func TestLoadsAreThoseOfTheReview(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := model.NormsOn([]model.Norm{
			{Key: model.NormAllowance, Value: rapid.Int64Range(0, 30_000).Draw(t, "allowance"), From: 1},
			{Key: model.NormCustody, Value: rapid.Int64Range(0, 1000).Draw(t, "custody"), From: 1},
		}, today)
		o := balance.Office{Norms: n, Travel: travel}
		for i := range 3 {
			o.Counselors = append(o.Counselors, model.Counselor{Meta: meta(1, i), WeeklyMinutes: rapid.SampledFrom([]int{0, 1200}).Draw(t, "week")})
		}
		var cases []balance.Case
		var cells []workload.Cell
		for j := range rapid.IntRange(0, 30).Draw(t, "clients") {
			c := balance.Case{ID: id(2, j), Owner: id(1, rapid.IntRange(0, 2).Draw(t, "owner")), District: rapid.SampledFrom([]string{"33.02.15", "33.02.16", "33.05.01", ""}).Draw(t, "district"), InCustody: rapid.Bool().Draw(t, "in custody")}
			c.Risk = rapid.SampledFrom(model.Risks()).Draw(t, "risk")
			cases = append(cases, c)
			cells = append(cells, workload.Cell{Counselor: c.Owner, Risk: c.Risk, InCustody: c.InCustody, District: c.District, Count: 1})
		}
		p, err := o.Problem(cases)
		if err != nil {
			t.Fatal(err)
		}
		loads := p.Loads(p.Owners())
		for i := range o.Counselors {
			want := workload.Compute(o.Counselors[i], cells, n, travel)
			if off := loads[i].Minutes() - want.Minutes; max(off, -off) > (len(want.Lines)+1)/2+1 {
				t.Fatalf("%d minutes, %d in the review of %d lines", loads[i].Minutes(), want.Minutes, len(want.Lines))
			}
			if got := p.Counselors()[i].Capacity.Minutes(); got != want.Capacity {
				t.Fatalf("%d minutes of capacity, %d in the review", got, want.Capacity)
			}
		}
	})
}

func TestRule17InAnOffice(t *testing.T) {
	o := balance.Office{Norms: model.NormsOn(nil, today), Travel: travel, Grades: balance.ExampleGrades()}
	for name, c := range map[string]struct {
		client balance.Case
		who    model.Counselor
		want   balance.Block
	}{
		"nothing filled in":           {},
		"their kabupaten":             {balance.Case{District: "33.02.15"}, model.Counselor{Areas: []string{"33.02"}}, 0},
		"their kecamatan":             {balance.Case{District: "33.02.15"}, model.Counselor{Areas: []string{"33.05", "33.02.15"}}, 0},
		"another area":                {balance.Case{District: "33.02.15"}, model.Counselor{Areas: []string{"33.0", "33.02.1"}}, balance.BlockArea},
		"another section":             {balance.Case{Section: model.Adults}, model.Counselor{Section: model.Children}, balance.BlockSection},
		"both sections":               {balance.Case{Section: model.Adults}, model.Counselor{Section: model.BothSections}, 0},
		"a child, no certificate":     {balance.Case{Section: model.Children}, model.Counselor{Section: model.Children}, balance.BlockChild},
		"a child, certified":          {balance.Case{Section: model.Children}, model.Counselor{Section: model.Children, ChildCertified: true}, 0},
		"high risk, assistant":        {balance.Case{Continuity: balance.Continuity{Risk: model.RiskHigh}}, model.Counselor{Grade: model.GradeSupervisor}, balance.BlockGrade},
		"high risk, first grade":      {balance.Case{Continuity: balance.Continuity{Risk: model.RiskHigh}}, model.Counselor{Grade: model.GradeFirst}, 0},
		"very high risk, first grade": {balance.Case{Continuity: balance.Continuity{Risk: model.RiskIntensive}}, model.Counselor{Grade: model.GradeFirst}, balance.BlockGrade},
		"very high risk, grade empty": {balance.Case{Continuity: balance.Continuity{Risk: model.RiskIntensive}}, model.Counselor{}, 0},
		"conflict":                    {balance.Case{Conflicts: []model.ID{id(1, 9)}}, model.Counselor{Meta: meta(1, 9)}, balance.BlockConflict},
		"on leave today":              {balance.Case{}, model.Counselor{Absences: []model.Absence{{Kind: model.Leave, From: today, To: today, Percent: 100}}}, balance.BlockAway},
		"on leave tomorrow":           {balance.Case{}, model.Counselor{Absences: []model.Absence{{Kind: model.Leave, From: today + 1, Percent: 100}}}, 0},
	} {
		if got := o.Block(&c.client, &c.who); got != c.want {
			t.Errorf("%s: %b, want %b", name, got, c.want)
		}
	}
}

func TestACaseIsReadFromTheClient(t *testing.T) {
	c := model.Client{
		Meta: meta(2, 1), District: "33.02.15", Section: model.Adults, Conflicts: []model.ID{id(1, 7)}, Held: true,
		Terms:       []model.Term{{State: model.TermActive, End: today + 400}},
		Assessments: []model.Assessment{{Risk: model.RiskHigh, Date: today - 9}},
		Assignments: []model.Assignment{
			{Counselor: id(1, 1), From: today - 900, To: today - 501},
			{Counselor: id(1, 2), From: today - 500, To: today - 101},
			{Counselor: id(1, 3), From: today - 100},
		},
	}
	got, ok := balance.CaseOf(&c)
	if !ok || got.Owner != id(1, 3) || got.Since != today-100 || got.Ends != today+400 || got.Risk != model.RiskHigh ||
		!got.Locked || !slices.Equal(got.Conflicts, c.Conflicts) ||
		!slices.Equal(got.Known, []model.ID{id(1, 1), id(1, 2)}) || !slices.Equal(got.Changes, []model.Date{today - 500, today - 100}) {
		t.Errorf("%+v", got)
	}
	if price, w, block := got.Price(today); price != 3 || w != balance.WarnRisk|balance.WarnChanged || block != 0 {
		t.Errorf("%d %b %b", price, w, block)
	}
	c.Terms[0].State = model.TermFinished
	if _, ok := balance.CaseOf(&c); ok {
		t.Error("a client whose term is over is no case")
	}
}

func TestAnOfficeKnowsWhoIsInTheProblem(t *testing.T) {
	o := balance.Office{Norms: model.NormsOn(nil, today), Travel: travel, Stays: func(model.ID) int { return 90 }, Counselors: []model.Counselor{
		{Meta: meta(1, 0)}, {Meta: meta(1, 1), Until: today - 1}, {Meta: meta(1, 2), Until: today - 40}, {Meta: meta(1, 3), MaxClients: 7, Areas: []string{"33.02"}, Home: "33.05.01"},
	}}
	p, err := o.Problem([]balance.Case{
		{ID: id(2, 0), Owner: id(1, 2)}, {ID: id(2, 1), Owner: id(1, 77), Locked: true}, {ID: id(2, 2), Owner: id(1, 3), Transfer: true, Known: []model.ID{id(1, 1), id(1, 0)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var ids []model.ID
	for _, c := range p.Counselors() {
		ids = append(ids, c.ID)
	}
	if !slices.Equal(ids, []model.ID{id(1, 0), id(1, 2), id(1, 3)}) {
		t.Fatalf("%v", ids)
	}
	if !slices.Equal(p.Owners(), []int{1, balance.Nobody, 2}) || p.Counselors()[2].Most != 7 || p.Counselors()[0].Stays != 90*balance.Minute || p.Counselors()[1].Capacity != 0 {
		t.Errorf("%v %+v", p.Owners(), p.Counselors())
	}
	cl := p.Clients()
	if cl[0].Fixed != 0 || cl[1].Fixed != balance.BlockLocked || cl[2].Fixed != balance.BlockTransfer || !slices.Equal(cl[2].Known, []int{0}) {
		t.Errorf("%+v", cl)
	}
	n := o.Newcomer(&balance.Case{ID: id(2, 9), District: "33.05.01", Known: []model.ID{id(1, 0)}}, p, func(who model.ID) int { return int(who[15]) })
	if !slices.Equal(n.Known, []bool{true, false, false}) || !slices.Equal(n.Near, []bool{false, false, true}) || !slices.Equal(n.New, []int{0, 2, 3}) ||
		n.Fits[2].Block != balance.BlockArea || n.Fits[0].Block != 0 || n.Fits[1].Block != balance.BlockAway {
		t.Errorf("%+v", n)
	}
	if got := p.Suggest(n); got[0].Counselor != 0 || !got[0].Known {
		t.Errorf("%+v", got)
	}
}
