package model

import (
	"slices"
	"strconv"
	"strings"

	"guyub/model/text"
)

// A mechanism is decided clause by clause: what a state takes and where it
// leads, or the reasons of one kind. Each clause is read and replaced alone;
// the rules keep their places in the record, so that its history can be read.

// StepsFrom lists the declared steps from a state, each as the office has it.
// The empty state is the beginning of the way.
func (m *Mechanism) StepsFrom(w Way, state string) []StepRule {
	var out []StepRule
	switch w {
	case WayOfGroup:
		out = declaredFrom(w, groupWay, state)
	case WayOfEnrolment:
		out = declaredFrom(w, enrolmentWay, state)
	}
	for i := range out {
		if at := m.stepAt(out[i]); at >= 0 {
			out[i] = m.Steps[at]
		}
	}
	return out
}

func declaredFrom[S coded](w Way, declared Flow[S], from string) []StepRule {
	var out []StepRule
	for _, s := range declared.steps {
		if s.From.Code() == from {
			out = append(out, StepRule{Way: w, From: from, To: s.To.Code(), Decides: s.Decides})
		}
	}
	return out
}

// stepAt is the place of the rule about a step, -1 where there is none.
func (m *Mechanism) stepAt(r StepRule) int {
	return slices.IndexFunc(m.Steps, func(x StepRule) bool { return x.Way == r.Way && x.From == r.From && x.To == r.To })
}

// WithState returns the mechanism with a state, and steps, decided anew.
func (m *Mechanism) WithState(rule StateRule, steps []StepRule) Mechanism {
	out := *m
	out.States, out.Steps = slices.Clone(m.States), slices.Clone(m.Steps)
	at := slices.IndexFunc(out.States, func(r StateRule) bool { return r.Way == rule.Way && r.State == rule.State })
	switch {
	case at >= 0:
		out.States[at] = rule
	case rule.State != "" && !rule.silent():
		out.States = append(out.States, rule)
	}
	for _, r := range steps {
		if at := out.stepAt(r); at >= 0 {
			out.Steps[at] = r
		} else if !slices.Contains((&Mechanism{}).StepsFrom(r.Way, r.From), r) {
			out.Steps = append(out.Steps, r)
		}
	}
	return out
}

// silent reports whether a rule says nothing.
func (r *StateRule) silent() bool {
	return r.Name == "" && r.Days == 0 && r.Owner == GradeUnknown && len(r.Checklist) == 0
}

// AllReasonsOf lists the reasons of a kind, also those not offered any more;
// "other" stands last.
func (m *Mechanism) AllReasonsOf(of ReasonOf) []ReasonRule {
	var out []ReasonRule
	for _, r := range m.Reasons {
		if r.Of == of {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b ReasonRule) int {
		switch {
		case a.Code == b.Code:
			return 0
		case a.Code == reasonOther:
			return 1
		case b.Code == reasonOther:
			return -1
		}
		return 0
	})
	return out
}

// reasonOther is the code of the reason that no other fits.
const reasonOther = "lain"

// WithReasons returns the mechanism with the reasons of a kind decided anew. A
// reason without a code is a new one and gets its own. A reason left out is no
// longer offered; it stays, for records that have it.
func (m *Mechanism) WithReasons(of ReasonOf, rules []ReasonRule) Mechanism {
	out := *m
	out.Reasons = slices.Clone(m.Reasons)
	kept := map[string]bool{}
	for _, r := range rules {
		r.Of = of
		at := slices.IndexFunc(out.Reasons, func(x ReasonRule) bool { return x.Of == of && x.Code == r.Code })
		switch {
		case r.Code == "":
			r.Code = out.freeCode(of, r.Name)
			out.Reasons = append(out.Reasons, r)
		case at >= 0:
			out.Reasons[at] = r
		default:
			out.Reasons = append(out.Reasons, r)
		}
		kept[r.Code] = true
	}
	for i := range out.Reasons {
		if r := &out.Reasons[i]; r.Of == of && !kept[r.Code] {
			r.Off = true
		}
	}
	return out
}

// freeCode makes a code of a name that no other reason of the kind has.
func (m *Mechanism) freeCode(of ReasonOf, name string) string {
	const longest = 36 // a number has room behind it
	code := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.Join(strings.Fields(text.Fold(name)), "-"))
	code = code[:min(len(code), longest)]
	for n, one := 2, code; ; n++ {
		if !slices.ContainsFunc(m.Reasons, func(x ReasonRule) bool { return x.Of == of && x.Code == one }) {
			return one
		}
		one = code + "-" + strconv.Itoa(n)
	}
}

// SameState reports whether two mechanisms decide the same about a state and
// the steps from it.
func (m *Mechanism) SameState(other *Mechanism, w Way, state string) bool {
	a, b := m.StateOf(w, state), other.StateOf(w, state)
	return a.Name == b.Name && a.Days == b.Days && a.Owner == b.Owner && slices.Equal(a.Checklist, b.Checklist) &&
		slices.Equal(m.StepsFrom(w, state), other.StepsFrom(w, state))
}

// SameReasons reports whether two mechanisms have the same reasons of a kind.
func (m *Mechanism) SameReasons(other *Mechanism, of ReasonOf) bool {
	return slices.Equal(m.AllReasonsOf(of), other.AllReasonsOf(of))
}
