package model

import (
	"slices"
	"strconv"
)

// EnterGroup returns a new group as it is kept first. It may be entered in any
// state, for most groups were there before this program; from now on it is
// known since when it stands there.
func (m *Mechanism) EnterGroup(g Group, today Date) Group {
	if g.StateSince == 0 {
		return m.stand(g, today)
	}
	return g
}

// stand notes that a group has come into its state, and by when it must leave
// it by the mechanism in force.
func (m *Mechanism) stand(g Group, today Date) Group {
	g.StateSince, g.StateDue = today, 0
	if days := m.StateOf(WayOfGroup, g.State.Code()).Days; days > 0 && !groupWay.Ends(g.State) {
		g.StateDue = today.AddDays(days)
	}
	return g
}

// TakeGroup returns a group as it is kept after another version of it. Where its
// state changes, the step must be in the mechanism, the actor's to take, and
// nothing may stand between the group and the state; else it is refused with
// [Problems] or a [*Denied]. When the state was entered is never typed.
func (m *Mechanism) TakeGroup(old *Group, g Group, a Actor, k Checks) (Group, error) {
	g.StateSince, g.StateDue = old.StateSince, old.StateDue
	if old.State == g.State {
		return g, nil
	}
	if err := m.MoveGroup(old.State, g.State, a); err != nil {
		return g, err
	}
	if lacks := g.Lacks(g.State, k); len(lacks) > 0 {
		return g, lacks
	}
	if step, _ := m.Groups().Step(old.State, g.State); step.Needs.Has(NeedsReason) && g.StateReason == "" {
		return g, Problems{{Field: "statereason", Code: Missing}}
	}
	return m.stand(g, k.Today), nil
}

// Lacks is what stands between a group and a state on its way, in the order in
// which an office sees to it (rule R2); the fields are those of the group.
func (g *Group) Lacks(to GroupState, k Checks) Problems {
	var p Problems
	if to != GroupQualified && to != GroupAgreed && to != GroupActive {
		return nil
	}
	for i, met := range g.Criteria {
		if !met {
			p.wrong("criteria."+strconv.Itoa(i), CriterionOpen)
		}
	}
	if g.CriteriaDate == 0 {
		p.wrong("criteriadate", Missing)
	}
	if to == GroupQualified {
		return p
	}
	if have, asked := g.ActivePartners(k.Today), k.Norms.Int(NormMinPartners); have < asked {
		p.wrong("partners", PartnersFew, strconv.Itoa(have), strconv.Itoa(asked))
	}
	if !g.InForce(k.Today) {
		p.wrong("agreements", AgreementOpen)
	}
	if to == GroupAgreed {
		return p
	}
	if g.DecreeNo == "" {
		p.wrong("decreeno", Missing)
	}
	if g.DecreeDate == 0 {
		p.wrong("decreedate", Missing)
	}
	if g.Mentor.IsZero() {
		p.wrong("mentor", Missing)
	}
	return p
}

// InForce reports whether the group has an agreement that is signed and has not
// ended on the day.
func (g *Group) InForce(on Date) bool {
	a := g.Agreement()
	if a == nil {
		return false
	}
	s := a.State(on, 0)
	return s == AgreementValid || s == AgreementExpiring
}

// Late reports whether somebody should have taken the group further before a
// day.
func (g *Group) Late(today Date) bool {
	return g.StateDue != 0 && g.StateDue < today && !groupWay.Ends(g.State)
}

// Renewable reports whether the agreement of the group can be renewed: one was
// signed, and the group still works with the office.
func (g *Group) Renewable() bool {
	a := g.Agreement()
	return (g.State == GroupAgreed || g.State == GroupActive) && a != nil && a.Date != 0
}

// NextAgreement returns an agreement as it is drawn up on a day: it runs for so
// many months, and renews the one before, whose end it follows unless that is
// past.
func (g *Group) NextAgreement(today Date, months int) Agreement {
	next := Agreement{Date: today, Start: today, Signatory: g.Leader}
	if a := g.Agreement(); a != nil && a.Date != 0 {
		next.Renews, next.Scope, next.Signatory, next.Witness = a.No, a.Scope, a.Signatory, a.Witness
		if a.Terminated == 0 && a.End >= today {
			next.Start = a.End.AddDays(1)
		}
	}
	next.End = next.Start.AddMonths(months).AddDays(-1)
	return next
}

// WithAgreement returns the group with an agreement: in the place of its draft
// when the last one is not signed yet, else after all others.
func (g Group) WithAgreement(a Agreement) Group {
	g.Agreements = slices.Clone(g.Agreements)
	if n := len(g.Agreements); n > 0 && g.Agreements[n-1].Date == 0 {
		g.Agreements[n-1] = a
	} else {
		g.Agreements = append(g.Agreements, a)
	}
	return g
}
