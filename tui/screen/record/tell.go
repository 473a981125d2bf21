package record

import (
	"slices"
	"strings"

	"guyub/tui/kit"
)

var _ kit.Rows = (*Groups)(nil)

// At is the line under the cursor, -1 when there is none.
func (g *Groups) At() int {
	if g.Len() == 0 {
		return -1
	}
	return g.at
}

// Choose puts the cursor on a line.
func (g *Groups) Choose(row int) { g.at = max(0, min(row, g.Len()-1)) }

// Tell tells a line; above the first of a group stands its title with how many
// there are.
func (g *Groups) Tell(row int) (heading, line string) {
	for i := range g.groups {
		one := &g.groups[i]
		n := one.size()
		if row >= n {
			row -= n
			continue
		}
		if row == 0 && one.Title != "" {
			heading = one.Title + ", " + g.env.Lang.Number(one.All)
		}
		if row == len(one.Lines) {
			return heading, g.env.Lang.F(g.env.Lang.Record.AndMore, g.env.Lang.Number(one.All-len(one.Lines)))
		}
		it := &one.Lines[row]
		return heading, kit.Sentence(it.Word, it.Name, it.Place, it.What)
	}
	return "", ""
}

// Void is empty: a screen says itself that there is nothing.
func (g *Groups) Void() string { return "" }

var (
	_ kit.Rows   = (*chooser)(nil)
	_ kit.Picker = (*chooser)(nil)
)

// Len is how many fields there are to choose a side of.
func (d *chooser) Len() int { return len(d.all) }

// At is the field under the cursor.
func (d *chooser) At() int { return d.at }

// Choose puts the cursor on a field.
func (d *chooser) Choose(row int) { d.goTo(row) }

// Tell tells a field with both its values, and which of them was taken.
func (d *chooser) Tell(row int) (heading, line string) {
	l, one := d.env.Lang, &d.all[row]
	value := func(of, text string, s side) string {
		if text = of + ": " + kit.Spoken(text); one.pick == s {
			text += ", " + l.Plain.Taken(true)
		}
		return text
	}
	return "", kit.Sentence(one.label, value(l.Together.Mine, one.mine, mineSide), value(d.of, one.theirs, theirsSide))
}

// Void is never told: there is always a field.
func (d *chooser) Void() string { return "" }

// Picks takes the one side of a field, and then the other.
func (d *chooser) Picks() kit.Intent { return kit.Mark }

// told is the paper in lines, without what only the eye needs.
func (p *Paper) told() []string {
	out := make([]string, 0, len(p.lines))
	for _, l := range p.lines {
		words := slices.Clone(l)
		slices.SortStableFunc(words, func(a, b word) int { return a.x - b.x })
		var label string
		var parts []string
		for _, w := range words {
			if w.label {
				label = kit.Spoken(w.text) + ": "
				continue
			}
			parts = append(parts, w.text)
		}
		said := kit.Sentence(parts...)
		if said == "" && label != "" {
			said = strings.Join(parts, " ")
		}
		out = append(out, label+said)
	}
	return out
}
