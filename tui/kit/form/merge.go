package form

import (
	"maps"
	"slices"
	"strings"
)

// Merge lays two edits of the same values over each other: what only one of
// them changed is taken from it, and what both changed to different things is
// a collision, for a person to decide. Of a collision the merged value is
// mine.
func Merge(base, mine, theirs Values) (merged Values, collisions []string) {
	merged = Values{}
	keys := map[string]bool{}
	for _, v := range []Values{base, mine, theirs} {
		for k := range v {
			keys[k] = true
		}
	}
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		switch b, m, t := base[k], mine[k], theirs[k]; {
		case m == b:
			merged[k] = t
		case t == b || t == m:
			merged[k] = m
		default:
			merged[k] = m
			collisions = append(collisions, k)
		}
	}
	return merged, collisions
}

// Adopt takes values that another desk saved, laid over what is typed here, and
// what is saved now as the base of Dirty. Whoever is typing is not disturbed:
// the focused field keeps its cursor unless its own value became another.
func (f *Form) Adopt(values, base Values) {
	f.keep()
	before := f.values
	f.values, f.base = values.Clone(), base.Clone()
	for i := range f.fields {
		d := &f.fields[i]
		if before[d.Key] != f.values[d.Key] {
			delete(f.notes, d.Key)
		}
	}
	if d := f.current(); d != nil && (before[d.Key] != f.values[d.Key] || d.Kind == List) {
		f.replaced = false
		f.open()
	}
}

// Show writes a value of a field as it is read, in one line or several. What is
// masked stays so until it is revealed, unless it is the person's own.
func (f *Form) Show(key string, v Values, own bool) string {
	d := f.field(key)
	if d == nil {
		return v[key]
	}
	as := &Form{env: f.env, fields: f.fields, values: v, revealed: f.revealed}
	text := ""
	switch {
	case d.Kind == List:
		var rows []string
		for r := range v.Int(key) {
			rows = append(rows, f.env.Lang.Number(r+1)+". "+as.rowText(d, r))
		}
		text = strings.Join(rows, "\n")
	case d.Kind == Secret:
		text = strings.Repeat("*", len([]rune(v[key])))
	case d.Masked && !f.revealed && !own:
		text = as.masked(d)
	default:
		text = as.display(d)
	}
	if text == "" {
		return f.env.Lang.Form.None
	}
	return text
}
