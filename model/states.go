package model

// terms is the way of a client's term of supervision.
var terms = flow(
	ways(TermUnknown, Editors, 0, TermRegistered),
	ways(TermRegistered, Editors, 0, TermActive),
	ways(TermRegistered, Heads, NeedsReason, TermTransferred),
	ways(TermRegistered, Editors, NeedsReason, TermDied),
	ways(TermRegistered, Heads, NeedsReason, TermCancelled),
	ways(TermActive, Editors, NeedsReason, TermSuspended),
	ways(TermActive, Editors, 0, TermFinished),
	ways(TermActive, Heads, NeedsReason, TermRevokedHeld, TermTransferred),
	ways(TermActive, Editors, NeedsReason, TermDied),
	ways(TermActive, Heads, NeedsReason, TermCancelled),
	ways(TermSuspended, Editors, 0, TermActive, TermFinished),
	ways(TermSuspended, Heads, NeedsReason, TermRevokedHeld, TermTransferred),
	ways(TermSuspended, Editors, NeedsReason, TermDied),
	ways(TermSuspended, Heads, NeedsReason, TermCancelled),
	// Active again when the revocation is refused, which is decided where the
	// revocation was.
	ways(TermRevokedHeld, Heads, NeedsReason, TermRevoked, TermActive),
	ways(TermRevokedHeld, Editors, NeedsReason, TermDied),
)

// groupWay is the way of a community group.
var groupWay = flow(
	ways(GroupStateUnknown, Editors, 0, GroupCandidate),
	ways(GroupCandidate, Editors, 0, GroupApproach),
	ways(GroupCandidate, Heads, NeedsReason, GroupRejected),
	ways(GroupApproach, Editors, 0, GroupQualified),
	ways(GroupApproach, Heads, NeedsReason, GroupRejected),
	ways(GroupQualified, Heads, 0, GroupAgreed),
	ways(GroupQualified, Heads, NeedsReason, GroupRejected),
	ways(GroupAgreed, Heads, 0, GroupActive),
	ways(GroupAgreed, Heads, NeedsReason, GroupEnded, GroupTerminated),
	ways(GroupActive, Heads, NeedsReason, GroupEnded, GroupTerminated),
)

// stages is the way through the stages of guidance (rule R8): each step is set
// by a TPP hearing, and a step back says why. The fractions of time only
// suggest (PP 31/1999 art. 33).
var stages = flow(
	ways(StageUnknown, Editors, 0, StageInitial),
	// A client taken over from another office comes in the stage that they had.
	ways(StageUnknown, Editors, NeedsReference, StageMiddle, StageFinal),
	ways(StageInitial, Editors, NeedsReference, StageMiddle),
	ways(StageMiddle, Editors, NeedsReference, StageFinal),
	ways(StageInitial, Editors, NeedsReference|NeedsReason, StageFinal),
	ways(StageMiddle, Editors, NeedsReference|NeedsReason, StageInitial),
	ways(StageFinal, Editors, NeedsReference|NeedsReason, StageMiddle, StageInitial),
)

// TermFlow returns the way of a term.
func TermFlow() Flow[TermState] { return terms }

// GroupFlow returns the way of a community group.
func GroupFlow() Flow[GroupState] { return groupWay }

// StageFlow returns the way through the stages of guidance.
func StageFlow() Flow[StageKind] { return stages }

// Next returns the states that a term may pass into from this one, the usual
// one first; none when the term is over. The slice is the caller's own.
func (s TermState) Next() []TermState { return terms.Next(s) }

// Next returns the states that a group may pass into from this one, the usual
// one first; none when its way has ended. The slice is the caller's own.
func (s GroupState) Next() []GroupState { return groupWay.Next(s) }

// isHead reports whether the role decides for a section or the office.
func (r Role) isHead() bool {
	return r == RoleHeadOfAdults || r == RoleHeadOfChildren || r == RoleHeadOfOffice
}

// decides reports whether the role may record what a decider records.
func (r Role) decides(d Decider) bool { return d == Editors || r.isHead() }

// Decides reports whether the actor's role may record what a decider records,
// of a record that the actor may edit.
func (a Actor) Decides(d Decider) bool { return a.Role.decides(d) }

// MayMoveTerm returns nil when the actor may take the client's present term
// from a state to another: the step is in the table, and theirs to record. The
// client must be one that they may edit.
func (a Actor) MayMoveTerm(from, to TermState, s Subject) error {
	if err := a.May(ClientEdit, s); err != nil {
		return err
	}
	if step, ok := terms.Step(from, to); !ok || !a.Role.decides(step.Decides) {
		return &Denied{Action: ClientEdit, Role: a.Role}
	}
	return nil
}
