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
		if row == 0 {
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
