package recordtest

import (
	"strings"
	"testing"

	"guyub/model"
	"guyub/tui/kit/form"
)

// Tied holds a form and its binding together: every field that is typed has a
// place in the record, and every place of the binding has a field. values are
// the binding's, of a record with one row in every list.
func Tied(t *testing.T, fields []form.Field, values form.Values) {
	t.Helper()
	seen := map[string]bool{}
	for _, d := range fields {
		if d.Kind == form.Computed {
			continue
		}
		seen[d.Key] = true
		if _, ok := values[d.Key]; !ok {
			t.Errorf("field %q has no place in the record", d.Key)
		}
		for _, it := range d.Items {
			if it.Kind == form.Computed {
				continue
			}
			key := d.Key + ".0." + it.Key
			seen[key] = true
			if _, ok := values[key]; !ok {
				t.Errorf("field %q has no place in the record", key)
			}
		}
	}
	for key := range values {
		if !seen[key] {
			t.Errorf("%q of the record has no field", key)
		}
	}
}

// Placed holds that every problem stands beside a field of the form, or in the
// rows of a list.
func Placed(t *testing.T, fields []form.Field, found model.Problems) {
	t.Helper()
	if len(found) == 0 {
		t.Fatal("there are no problems to place")
	}
	for _, p := range found {
		placed := false
		for _, d := range fields {
			placed = placed || d.Key == p.Field
			for _, it := range d.Items {
				placed = placed || strings.HasPrefix(p.Field, d.Key+".") && strings.HasSuffix(p.Field, "."+it.Key)
			}
		}
		if !placed {
			t.Errorf("%s (%s) has no field to stand beside", p.Field, p.Code)
		}
	}
}
