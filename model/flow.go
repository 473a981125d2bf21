package model

import "slices"

// Flow is the way that something goes through its states (domain section 8.2).
// It is declared once; the store refuses what is not in it, screens offer what
// is, and the tests and the help read it.
type Flow[S comparable] struct {
	steps []Step[S]
}

// Step is one way from a state to the next, with what it takes.
type Step[S comparable] struct {
	From, To S
	// Decides is who may record the step.
	Decides Decider
	// Needs is what must be written down with it.
	Needs Needs
	// Term is what the client's term becomes by it; TermUnknown leaves it.
	Term TermState
}

// Decider is who may record a step, as offices are assumed to decide it; no
// published rule says so, and the domain's open question 6 stands.
type Decider uint8

// The deciders.
const (
	Editors Decider = iota // whoever may edit the record
	Heads                  // kasubsi and kabapas: what a hearing or the head of office decides
)

// Needs is what a step asks to be written down.
type Needs uint8

// The needs, which may be joined.
const (
	NeedsReference Needs = 1 << iota // number of the hearing (TPP), decree or letter
	NeedsReason                      // why
	NeedsOwner                       // somebody answers for it
	NeedsConsent                     // the client has agreed
	NeedsOutcome                     // what came of it
)

// Has reports whether n asks for one.
func (n Needs) Has(one Needs) bool { return n&one != 0 }

// Steps returns every step of the flow, in the order declared. The slice is the
// caller's own.
func (f Flow[S]) Steps() []Step[S] { return slices.Clone(f.steps) }

// Next returns the states that may follow, the usual one first; none at an end.
// The slice is the caller's own.
func (f Flow[S]) Next(from S) []S {
	var out []S
	for i := range f.steps {
		if f.steps[i].From == from {
			out = append(out, f.steps[i].To)
		}
	}
	return out
}

// Step returns the step between two states, false when there is none.
func (f Flow[S]) Step(from, to S) (Step[S], bool) {
	for _, s := range f.steps {
		if s.From == from && s.To == to {
			return s, true
		}
	}
	return Step[S]{}, false
}

// Ends reports whether nothing follows.
func (f Flow[S]) Ends(s S) bool { return len(f.Next(s)) == 0 }

// flow declares steps of one kind: from each of the first states to each of
// the second.
func flow[S comparable](parts ...[]Step[S]) Flow[S] {
	return Flow[S]{slices.Concat(parts...)}
}

// ways are the steps from one state, the usual one first.
func ways[S comparable](from S, by Decider, needs Needs, to ...S) []Step[S] {
	out := make([]Step[S], len(to))
	for i, s := range to {
		out[i] = Step[S]{From: from, To: s, Decides: by, Needs: needs}
	}
	return out
}
