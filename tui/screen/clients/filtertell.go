package clients

import "guyub/tui/kit"

var _ kit.Rows = (*filterDialog)(nil)

// Len is how many values the facet on view has.
func (d *filterDialog) Len() int { return len(d.values()) }

// At is the value under the cursor.
func (d *filterDialog) At() int {
	if d.Len() == 0 {
		return -1
	}
	return d.line
}

// Choose puts the cursor on a value.
func (d *filterDialog) Choose(row int) { d.line = max(0, min(row, d.Len()-1)) }

// Tell tells a value with how many clients have it, and whether it is chosen.
func (d *filterDialog) Tell(row int) (heading, line string) {
	v := d.values()[row]
	l := d.env.Lang
	return "", kit.Sentence(v.label, l.Number(v.count), l.Plain.Taken(d.query.Filter.Has(d.facets[d.at].kind, v.code)))
}

// Picks takes a value, or leaves it.
func (d *filterDialog) Picks() kit.Intent { return kit.Mark }

// Void is what is told of a facet without values.
func (d *filterDialog) Void() string { return d.env.Lang.Common.None }
