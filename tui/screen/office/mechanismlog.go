package office

import (
	"slices"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// mechanismHistory is the history of the mechanism. A rule keeps its place in
// the record for ever, so a change of "states.7.days" is told with the name of
// the state.
func mechanismHistory(env *kit.Env, s Store, id model.ID) *record.History {
	h := record.NewHistory(env, s, model.KindMechanism, id)
	initial := model.DefaultMechanism()
	h.Label = func(c store.FieldChange) string {
		part, rest, _ := strings.Cut(c.Field, ".")
		number, field, _ := strings.Cut(rest, ".")
		n, _ := strconv.Atoi(number)
		field, _, _ = strings.Cut(field, ".")
		now, f := s.Books().Mechanism(), &env.Lang.Mechanism.F
		switch {
		case part == "source":
			return f.Source
		case part == "note":
			return f.Note
		case part == "states" && n < len(now.States):
			if c.Before == "" && comesWith(initial, n, field, c.After) {
				return "" // it is so from the beginning
			}
			r := now.States[n]
			return heading(env.Lang.StateOf(now, r.Way, r.State), map[string]string{"name": f.Name, "days": f.Days, "owner": f.Owner, "checklist": f.Checklist}[field])
		case part == "steps" && n < len(now.Steps):
			r := now.Steps[n]
			step := env.Lang.StateOf(now, r.Way, r.From) + " → " + env.Lang.StateOf(now, r.Way, r.To)
			return heading(step, map[string]string{"decides": f.Decides, "off": f.Off}[field])
		case part == "reasons" && n < len(now.Reasons):
			r := now.Reasons[n]
			return heading(env.Lang.Reason(now, r.Of, r.Code), map[string]string{"name": f.Name, "off": f.ReasonOff}[field])
		}
		return ""
	}
	h.Word = func(path, v string) string {
		if path == "states.owner" {
			if g, ok := model.Parse(model.Grades(), v); ok {
				return env.Lang.Domain.Grade(g)
			}
		}
		if path == "steps.decides" {
			return env.Lang.Mechanism.F.Heads // the other decider is the zero value, which is not told
		}
		return ""
	}
	return h
}

// heading joins what a change is of with the field's label; empty for a field
// that is not worth a line.
func heading(of, label string) string {
	if label == "" {
		return ""
	}
	return of + ", " + strings.ToLower(label)
}

// comesWith reports whether the program comes with a value of a state's rule.
func comesWith(initial *model.Mechanism, n int, field, value string) bool {
	if n >= len(initial.States) {
		return false
	}
	r := initial.States[n]
	switch field {
	case "days":
		return strconv.Itoa(r.Days) == value
	case "owner":
		return r.Owner.Code() == value
	case "checklist":
		return slices.Contains(r.Checklist, value)
	}
	return false
}
