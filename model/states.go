package model

import "slices"

// The ways that terms and groups go (domain section 8.2), each declared once.
// A state that is not in a table, or leads nowhere, is an end.

var termSteps = map[TermState][]TermState{
	TermUnknown:     {TermRegistered},
	TermRegistered:  {TermActive, TermTransferred, TermDied, TermCancelled},
	TermActive:      {TermSuspended, TermFinished, TermRevokedHeld, TermTransferred, TermDied, TermCancelled},
	TermSuspended:   {TermActive, TermFinished, TermRevokedHeld, TermTransferred, TermDied, TermCancelled},
	TermRevokedHeld: {TermRevoked, TermActive, TermDied}, // active again when the revocation is refused
}

var groupSteps = map[GroupState][]GroupState{
	GroupStateUnknown: {GroupCandidate},
	GroupCandidate:    {GroupApproach, GroupRejected},
	GroupApproach:     {GroupQualified, GroupRejected},
	GroupQualified:    {GroupAgreed, GroupRejected},
	GroupAgreed:       {GroupActive, GroupEnded, GroupTerminated},
	GroupActive:       {GroupEnded, GroupTerminated},
}

// Next returns the states that a term may pass into from this one, the usual
// one first; none when the term is over. The slice is the caller's own.
func (s TermState) Next() []TermState { return slices.Clone(termSteps[s]) }

// Next returns the states that a group may pass into from this one, the usual
// one first; none when its way has ended. The slice is the caller's own.
func (s GroupState) Next() []GroupState { return slices.Clone(groupSteps[s]) }

// Who may record a step, as offices are assumed to decide it; no published rule
// says so, and the domain's open question 6 stands. What a hearing or the head
// of office decides (a revocation, a transfer, a cancellation, an agreement, its
// end) is recorded by heads, the rest by whoever may edit the record.

var headsOnly = map[TermState]bool{
	TermRevokedHeld: true, TermRevoked: true, TermTransferred: true, TermCancelled: true,
}

var groupHeadsOnly = map[GroupState]bool{
	GroupAgreed: true, GroupActive: true, GroupEnded: true, GroupTerminated: true, GroupRejected: true,
}

// isHead reports whether the role decides for a section or the office.
func (r Role) isHead() bool {
	return r == RoleHeadOfAdults || r == RoleHeadOfChildren || r == RoleHeadOfOffice
}

// MayMoveTerm returns nil when the actor may take the client's present term
// from a state to another: the step is in the table, and theirs to record. The
// client must be one that they may edit.
func (a Actor) MayMoveTerm(from, to TermState, s Subject) error {
	if err := a.May(ClientEdit, s); err != nil {
		return err
	}
	// A refused revocation is decided where the revocation was.
	decided := headsOnly[to] || from == TermRevokedHeld && to == TermActive
	if !slices.Contains(termSteps[from], to) || decided && !a.Role.isHead() {
		return &Denied{Action: ClientEdit, Role: a.Role}
	}
	return nil
}

// MayMoveGroup returns nil when the actor may take a group from a state to
// another: the step is in the table, and theirs to record.
func (a Actor) MayMoveGroup(from, to GroupState) error {
	if err := a.May(GroupEdit, Subject{Kind: KindGroup}); err != nil {
		return err
	}
	if !slices.Contains(groupSteps[from], to) || groupHeadsOnly[to] && !a.Role.isHead() {
		return &Denied{Action: GroupEdit, Role: a.Role}
	}
	return nil
}
