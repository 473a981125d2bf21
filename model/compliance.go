package model

import "slices"

// Shortcomings are what an office still lacks of what decree PAS-06.OT.02.02 of
// 2020 asks (rule R1): at least two active groups, both mandatory fields of
// work among them, and enough partners who take part in each.
type Shortcomings struct {
	Groups        int // in the state active
	GroupsAsked   int // norm [NormMinGroups], 2 in the decree
	PartnersAsked int // norm [NormMinPartners], 5 in the decree
	// FieldsOpen are the mandatory fields that no active group works in.
	FieldsOpen []Field
	// TooFew are the active groups short of partners, in the order given.
	TooFew []Shortfall
}

// Shortfall is a group with fewer partners than the decree asks.
type Shortfall struct {
	Group    ID
	Name     string
	Partners int // who take part on the day
}

// MandatoryFields are the fields of work that every office must have a group
// for.
func MandatoryFields() []Field { return []Field{LawAndCommunity, SelfReliance} }

// Compliance holds an office's groups against the decree, on the day today.
func Compliance(groups []Group, norms Norms, today Date) Shortcomings {
	s := Shortcomings{
		GroupsAsked: norms.Int(NormMinGroups), PartnersAsked: norms.Int(NormMinPartners),
		FieldsOpen: MandatoryFields(),
	}
	for i := range groups {
		g := &groups[i]
		if g.State != GroupActive {
			continue
		}
		s.Groups++
		s.FieldsOpen = slices.DeleteFunc(s.FieldsOpen, func(f Field) bool { return slices.Contains(g.Fields, f) })
		if n := g.ActivePartners(today); n < s.PartnersAsked {
			s.TooFew = append(s.TooFew, Shortfall{g.ID, g.Name, n})
		}
	}
	return s
}

// None reports whether nothing is missing.
func (s Shortcomings) None() bool {
	return s.Groups >= s.GroupsAsked && len(s.FieldsOpen) == 0 && len(s.TooFew) == 0
}

// ActivePartners counts the partners who take part on the day.
func (g *Group) ActivePartners(on Date) int {
	n := 0
	for i := range g.Partners {
		if g.Partners[i].Active(on) {
			n++
		}
	}
	return n
}
