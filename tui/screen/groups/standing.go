package groups

import (
	"strings"

	"guyub/model"
	"guyub/tui/kit"
)

// standing is where a group stands on a day, derived from its record and the
// office's norms.
type standing struct {
	today     model.Date
	agreement model.AgreementState
	ends      model.Date // last day of the agreement that counts
	dormant   bool       // active by its state, but nothing happened for long
	partners  int        // who take part on the day
	asked     int        // partners that the decree asks for
}

// stand derives the standing of a group.
func stand(g *model.Group, norms model.Norms, today model.Date) standing {
	s := standing{today: today, asked: norms.Int(model.NormMinPartners)}
	if a := g.Agreement(); a != nil {
		s.agreement, s.ends = a.State(today, norms.Int(model.NormAgreementWarn)), a.End
	}
	s.dormant = g.Dormant(today, norms.Int(model.NormActiveDays))
	for i := range g.Partners {
		if g.Partners[i].Active(today) {
			s.partners++
		}
	}
	return s
}

// stateWord words the state as the office does, and says when the group has gone
// quiet or should have been taken further.
func stateWord(env *kit.Env, m *model.Mechanism, g *model.Group, s standing) (string, kit.Style) {
	th := env.Theme
	word := env.Lang.GroupState(m, g.State)
	switch {
	case s.dormant:
		return env.Lang.Groups.Dormant, th.Warn
	case g.State == model.GroupActive:
		return word, th.Good
	case over(g.State):
		return word, th.Faint
	case g.Late(s.today):
		return env.Lang.F(env.Lang.Groups.Life.LateState, word), th.Bad
	}
	return word, th.Base
}

// over reports whether a group takes no clients any more, or never will.
func over(s model.GroupState) bool {
	return s == model.GroupEnded || s == model.GroupTerminated || s == model.GroupRejected
}

// agreementWord words the agreement that counts, in capitals when it is over.
func agreementWord(env *kit.Env, g *model.Group, s standing) (string, kit.Style) {
	th, l := env.Theme, env.Lang
	switch s.agreement {
	case model.AgreementUnknown:
		return l.Groups.NoAgreement, th.Faint
	case model.AgreementDraft:
		return l.Groups.Draft, th.Faint
	case model.AgreementExpired:
		if over(g.State) {
			return l.DateBrief(s.ends), th.Faint
		}
		return strings.ToUpper(l.Domain.AgreementState(s.agreement)), th.Bad
	case model.AgreementTerminated:
		return l.Domain.AgreementState(s.agreement), th.Faint
	case model.AgreementExpiring:
		return l.Relative(s.ends, s.today), th.Warn
	}
	if s.ends == 0 {
		return l.Domain.AgreementState(s.agreement), th.Base
	}
	return l.DateBrief(s.ends), th.Base
}

// stepOf numbers the states along the way, -1 for those that left it.
func stepOf(s model.GroupState) int {
	if s < model.GroupCandidate || s > model.GroupActive {
		return -1
	}
	return int(s - model.GroupCandidate)
}

// next says in words what is missing before the next step, or what is due, and
// whether the group should have been taken further before today.
func next(env *kit.Env, g *model.Group, s standing) (string, kit.Style) {
	say, style := ahead(env, g, s)
	if g.Late(s.today) {
		return env.Lang.F(env.Lang.Groups.Life.LateBy, env.Lang.DateBrief(g.StateDue), say), env.Theme.Bad
	}
	return say, style
}

func ahead(env *kit.Env, g *model.Group, s standing) (string, kit.Style) {
	th, l := env.Theme, env.Lang
	w := &l.Groups
	signed := s.agreement != model.AgreementUnknown && s.agreement != model.AgreementDraft
	switch g.State {
	case model.GroupCandidate:
		return w.NextCandidate, th.Base
	case model.GroupApproach:
		if missing := openCriteria(env, g); len(missing) > 0 {
			return l.F(w.NextApproach, strings.ToLower(strings.Join(missing, "; "))), th.Base
		}
		return w.NextCriteria, th.Good
	case model.GroupQualified:
		short := ""
		if s.partners < s.asked {
			short = " " + l.F(w.NextPartners, l.Number(s.partners), l.Number(s.asked))
		}
		if signed {
			return w.NextSigned + short, th.Good
		}
		return w.NextQualified + short, th.Base
	case model.GroupAgreed:
		if g.DecreeNo == "" {
			return w.NextAgreed, th.Base
		}
		return w.NextActivate, th.Good
	case model.GroupActive:
		return nextOfActive(env, g, s)
	case model.GroupStateUnknown:
		return "", th.Base
	}
	return w.NextEnded, th.Faint
}

func nextOfActive(env *kit.Env, g *model.Group, s standing) (string, kit.Style) {
	th, l := env.Theme, env.Lang
	w := &l.Groups
	switch {
	case s.agreement == model.AgreementExpired:
		return l.F(w.NextExpired, l.Date(s.ends)), th.Bad
	case s.agreement == model.AgreementExpiring:
		return l.F(w.NextRenew, l.DateBrief(s.ends), l.Relative(s.ends, s.today)), th.Warn
	case s.dormant && g.LastActivity == 0:
		return w.Work.NeverMet, th.Warn
	case s.dormant:
		return l.F(w.NextDormant, l.Date(g.LastActivity)), th.Warn
	case s.agreement != model.AgreementValid:
		return w.NextQualified, th.Warn
	case s.partners < s.asked:
		return l.F(w.NextPartners, l.Number(s.partners), l.Number(s.asked)), th.Base
	case s.ends == 0:
		return "", th.Base
	}
	return l.F(w.NextFine, l.Date(s.ends)), th.Base
}

// openCriteria names the criteria that are not met.
func openCriteria(env *kit.Env, g *model.Group) []string {
	var out []string
	for i, met := range g.Criteria {
		if !met {
			out = append(out, env.Lang.Domain.Criteria[i])
		}
	}
	return out
}

// ago says how long ago a day was.
func ago(env *kit.Env, d, today model.Date) string {
	l := env.Lang
	switch n := int(today - d); {
	case d == 0:
		return ""
	case n == 0:
		return l.Common.Today
	case n == 1:
		return l.Common.Yesterday
	case n > 1 && n <= 60:
		return l.F(l.Groups.DaysAgo, l.Number(n))
	}
	return l.DateBrief(d)
}
