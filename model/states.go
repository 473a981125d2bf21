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
