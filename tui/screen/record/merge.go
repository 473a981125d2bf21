package record

import (
	"fmt"
	"slices"
	"strings"

	"guyub/model"
	"guyub/tui/kit/form"
	"guyub/tui/lang"
)

// Merge is form.Merge with the rows of a list taken as one: rows of two desks
// are never mixed, because row 2 of one may be row 3 of the other.
func Merge(fields []form.Field, base, mine, theirs form.Values) (merged form.Values, collisions []string) {
	merged, collisions = form.Merge(fold(fields, base), fold(fields, mine), fold(fields, theirs))
	for i := range fields {
		d := &fields[i]
		if d.Kind != form.List {
			continue
		}
		from := theirs
		if merged[d.Key] == fold(fields, mine)[d.Key] {
			from = mine
		}
		merged[d.Key] = from[d.Key]
		for k, v := range from {
			if strings.HasPrefix(k, d.Key+".") {
				merged[k] = v
			}
		}
	}
	return merged, collisions
}

// fold writes the rows of each list into the list's own value.
func fold(fields []form.Field, v form.Values) form.Values {
	out := v.Clone()
	for i := range fields {
		d := &fields[i]
		if d.Kind != form.List {
			continue
		}
		var rows strings.Builder
		for r := range v.Int(d.Key) {
			for j := range d.Items {
				fmt.Fprintf(&rows, "%q ", v[fmt.Sprintf("%s.%d.%s", d.Key, r, d.Items[j].Key)])
			}
			rows.WriteByte('\n')
		}
		for k := range out {
			if strings.HasPrefix(k, d.Key+".") {
				delete(out, k)
			}
		}
		out[d.Key] = rows.String()
	}
	return out
}

// Changes returns what was typed: the values that differ, and of a list all
// rows when one of them does. A draft holds no more, so that taking it up again
// leaves alone what others changed in the meantime.
func Changes(fields []form.Field, base, values form.Values) form.Values {
	out := form.Values{}
	before, now := fold(fields, base), fold(fields, values)
	for k := range now {
		if now[k] == before[k] {
			continue
		}
		out[k] = values[k]
		for key, v := range values {
			if strings.HasPrefix(key, k+".") && isList(fields, k) {
				out[key] = v
			}
		}
	}
	return out
}

func isList(fields []form.Field, key string) bool {
	return slices.ContainsFunc(fields, func(d form.Field) bool { return d.Key == key && d.Kind == form.List })
}

// Notes words problems for the fields of a form. Those of a row stand beside
// its list, with the row's number and the field's name.
func Notes(l *lang.Strings, fields []form.Field, found model.Problems) map[string]form.Note {
	notes := map[string]form.Note{}
	for _, p := range found {
		key, text := p.Field, l.Problem(p)
		for i := range fields {
			if d := &fields[i]; d.Kind == form.List && strings.HasPrefix(p.Field, d.Key+".") {
				key, text = d.Key, rowNote(d, p.Field, text)
			}
		}
		if old, ok := notes[key]; ok && (!old.Warning || p.Warning) {
			continue // the first stands, but an error before a doubt
		}
		notes[key] = form.Note{Warning: p.Warning, Text: text}
	}
	return notes
}

// rowNote puts the number and the field of "list.2.name" before a note.
func rowNote(d *form.Field, path, text string) string {
	var row int
	var field string
	if _, err := fmt.Sscanf(strings.ReplaceAll(path[len(d.Key)+1:], ".", " "), "%d %s", &row, &field); err != nil {
		return text
	}
	for i := range d.Items {
		if d.Items[i].Key == field {
			field = d.Items[i].Label
		}
	}
	return fmt.Sprintf("%d. %s: %s", row+1, field, text)
}
