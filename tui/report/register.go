package report

import (
	"slices"

	"guyub/model"
	"guyub/model/paper"
)

// register is R-1: the groups, and the office held against the decree.
func (b *builder) register() error {
	l := b.env.Lang
	w := &l.Report
	today := b.s.Today()
	b.uses(model.NormMinGroups, model.NormMinPartners, model.NormAgreementWarn)
	b.note(w.AsOfToday)
	b.compliance(today)

	groups := paper.Table{Key: "groups", Title: w.Groups, Columns: []paper.Column{
		words("code", w.ColCode), words("name", w.ColName), words("fields", w.ColFields), words("state", w.ColState),
		words("district", w.ColDistrict), number("partners", w.ColPartners), words("mentor", w.ColMentor)}}
	agreements := paper.Table{Key: "agreements", Title: w.Agreements, Columns: []paper.Column{
		words("code", w.ColCode), words("number", w.ColAgreement), day("ends", w.ColEnds), words("standing", w.ColStanding),
		number("capacity", w.ColCapacity), number("taken", w.ColTaken), number("free", w.ColFree)}}
	for i := range b.books.Groups {
		g := &b.books.Groups[i]
		var fields string
		for k, f := range g.Fields {
			if k > 0 {
				fields += ", "
			}
			fields += l.Domain.Field(f)
		}
		groups.Rows = append(groups.Rows, []paper.Value{paper.Text(g.Code), paper.Text(g.Name), paper.Text(fields),
			paper.Text(l.GroupState(b.books.Mechanism(), g.State)), paper.Text(b.books.DistrictName(g.District)), paper.Int(g.ActivePartners(today)), paper.Text(b.books.CounselorName(g.Mentor))})
		agreements.Rows = append(agreements.Rows, b.agreement(g, today))
	}
	b.add(groups, agreements)
	return nil
}

// agreement is the line of a group's agreement and places.
func (b *builder) agreement(g *model.Group, today model.Date) []paper.Value {
	l := b.env.Lang
	row := []paper.Value{paper.Text(g.Code), paper.Text("-"), {}, paper.Text(l.Report.NoAgreement)}
	if a := g.Agreement(); a != nil {
		state := a.State(today, b.norms.Int(model.NormAgreementWarn))
		row = []paper.Value{paper.Text(g.Code), paper.Text(a.No), paper.On(a.End), paper.Text(l.Domain.AgreementState(state))}
	}
	taken := b.s.Seats(g.ID, model.ID{}).Group
	if g.Capacity == 0 {
		return append(row, paper.Value{}, paper.Int(taken), paper.Value{})
	}
	return append(row, paper.Int(g.Capacity), paper.Int(taken), paper.Int(max(0, g.Capacity-taken)))
}

// compliance holds the office against the decree (rule R1).
func (b *builder) compliance(today model.Date) {
	l := b.env.Lang
	w := &l.Report
	lacks := model.Compliance(b.books.Groups, b.norms, today)
	met := func(ok bool) paper.Value {
		if ok {
			return paper.Text(w.Met)
		}
		return paper.Text(w.NotMet)
	}
	t := paper.Table{Key: "compliance", Title: w.Compliance, Columns: []paper.Column{
		words("demand", w.ColDemand), number("there", w.ColThere), number("asked", w.ColAsked), words("verdict", w.ColVerdict)}}
	t.Rows = append(t.Rows, []paper.Value{paper.Text(w.ActiveGroups), paper.Int(lacks.Groups), paper.Int(lacks.GroupsAsked), met(lacks.Groups >= lacks.GroupsAsked)})
	for _, f := range model.MandatoryFields() {
		n := 0
		for i := range b.books.Groups {
			if g := &b.books.Groups[i]; g.State == model.GroupActive && slices.Contains(g.Fields, f) {
				n++
			}
		}
		t.Rows = append(t.Rows, []paper.Value{paper.Text(l.F(w.GroupsInField, l.Domain.Field(f))), paper.Int(n), paper.Int(1), met(n > 0)})
	}
	enough := lacks.Groups - len(lacks.TooFew)
	t.Rows = append(t.Rows, []paper.Value{paper.Text(l.F(w.GroupsWithPartners, lacks.PartnersAsked)), paper.Int(enough), paper.Int(lacks.Groups), met(len(lacks.TooFew) == 0)})
	b.add(paper.Heading{Text: w.ComplianceHead}, t)
	if len(lacks.TooFew) == 0 {
		return
	}
	few := paper.Table{Key: "too_few_partners", Title: w.TooFew, Columns: []paper.Column{words("name", w.ColName), number("partners", w.ColPartners), number("lacking", w.ColLacking)}}
	for _, s := range lacks.TooFew {
		few.Rows = append(few.Rows, []paper.Value{paper.Text(s.Name), paper.Int(s.Partners), paper.Int(lacks.PartnersAsked - s.Partners)})
	}
	b.add(few)
}
