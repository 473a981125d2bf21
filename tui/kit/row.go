package kit

import (
	"cmp"
	"image"
	"strconv"
	"strings"
)

// Tab is one part of a screen in a row of tabs.
type Tab struct {
	Title string
	Count int // drawn behind the title when it is above zero
}

// Tabs draws a row of tabs, the active one in brackets, and returns where each
// of them was drawn, for the mouse. When not all fit, the row starts as far
// right as shows the active one.
func Tabs(c *Canvas, env *Env, area image.Rectangle, tabs []Tab, active int) []image.Rectangle {
	th := env.Theme
	hits := make([]image.Rectangle, len(tabs))
	if area.Empty() || len(tabs) == 0 {
		return hits
	}
	labels := make([]string, len(tabs))
	for i, t := range tabs {
		labels[i] = t.Title
		if t.Count > 0 {
			labels[i] += " " + env.Lang.Number(t.Count)
		}
	}
	if c.Hand(area, TabRow{labels, active}) {
		return hits
	}
	const room = 2 // for the brackets, or blanks in their place
	first, used := 0, 0
	for i := 0; i <= active && i < len(tabs); i++ {
		used += Width(labels[i]) + room
		for used > area.Dx() && first < i {
			used -= Width(labels[first]) + room
			first++
		}
	}
	before := c.Clip(area)
	defer c.Unclip(before)
	x, y := area.Min.X, area.Min.Y
	for i := first; i < len(tabs); i++ {
		w := Width(labels[i]) + room
		if x+w > area.Max.X && i > active {
			c.Text(x, y, ellipsis, th.Faint)
			break
		}
		if i == active {
			c.Text(x, y, "["+labels[i]+"]", th.Accent)
		} else {
			c.Text(x+1, y, labels[i], th.Base)
		}
		hits[i] = image.Rect(x, y, x+w, y+1).Intersect(area)
		x += w
	}
	return hits
}

// Chips draws the filters that are on, each in brackets, and returns the cells
// used. What does not fit is counted: "+2".
func Chips(c *Canvas, th *Theme, area image.Rectangle, chips []string) int {
	if area.Empty() {
		return 0
	}
	if c.Say(area, []string{strings.Join(chips, ", ")}) {
		return 0
	}
	x := area.Min.X
	for i, chip := range chips {
		label := "[" + chip + "]"
		rest := "+" + strconv.Itoa(len(chips)-i)
		room := area.Max.X - x
		if i < len(chips)-1 {
			room -= len(rest) + 1
		}
		if Width(label) > room {
			if i == 0 && room > 6 {
				x += c.TextIn(image.Rect(x, area.Min.Y, x+room, area.Min.Y+1), label, th.Chip) + 1
				continue
			}
			x += c.TextIn(image.Rect(x, area.Min.Y, area.Max.X, area.Min.Y+1), rest, th.Faint) + 1
			break
		}
		x += c.Text(x, area.Min.Y, label, th.Chip) + 1
	}
	return max(0, x-1-area.Min.X)
}

// Pair is one line of a block of facts.
type Pair struct {
	Label, Value string
	Style        Style // of the value; zero is ordinary text
}

// Pairs draws labels and values, the values under each other; in two columns
// when area is wide enough for two and they fit so. An empty value is a dash.
// It returns the lines used.
func Pairs(c *Canvas, th *Theme, area image.Rectangle, pairs []Pair) int {
	if area.Empty() || len(pairs) == 0 {
		return 0
	}
	if c.Say(area, toldPairs(pairs)) {
		return PairLines(pairs, area.Dx())
	}
	columns, per, w := pairColumns(len(pairs), area.Dx())
	lines := 0
	for i := range columns {
		part := pairs[min(i*per, len(pairs)):min((i+1)*per, len(pairs))]
		x := area.Min.X + i*(w+pairGap)
		lines = max(lines, pairColumn(c, th, image.Rect(x, area.Min.Y, x+w, area.Max.Y), part))
	}
	return lines
}

// toldPairs are the pairs as they are told, a line each.
func toldPairs(pairs []Pair) []string {
	out := make([]string, len(pairs))
	for i, p := range pairs {
		out[i] = p.Label + ": " + cmp.Or(p.Value, "-")
	}
	return out
}

// PairLines returns the lines that Pairs would use in a width.
func PairLines(pairs []Pair, width int) int {
	if width <= 0 || len(pairs) == 0 {
		return 0
	}
	columns, per, w := pairColumns(len(pairs), width)
	lines := 0
	for i := range columns {
		part := pairs[min(i*per, len(pairs)):min((i+1)*per, len(pairs))]
		label, n := pairLabel(part, w), 0
		for _, p := range part {
			n += max(1, Height(p.Value, w-label-2))
		}
		lines = max(lines, n)
	}
	return lines
}

// pairColumns returns how many columns a block has, how many pairs each, and
// how wide they are.
func pairColumns(pairs, width int) (columns, per, w int) {
	const twoFrom = 76
	columns, per = 1, pairs
	if width >= twoFrom {
		columns, per = 2, (pairs+1)/2
	}
	return columns, per, (width - pairGap*(columns-1)) / columns
}

// pairGap stands between the columns of a block.
const pairGap = 4

func pairLabel(pairs []Pair, width int) int {
	label := 0
	for _, p := range pairs {
		label = max(label, Width(p.Label))
	}
	return min(label, width/2)
}

func pairColumn(c *Canvas, th *Theme, area image.Rectangle, pairs []Pair) int {
	label := pairLabel(pairs, area.Dx())
	y := area.Min.Y
	for _, p := range pairs {
		if y >= area.Max.Y {
			break
		}
		c.TextIn(image.Rect(area.Min.X, y, area.Min.X+label, y+1), p.Label, th.Faint)
		value, st := p.Value, p.Style
		if value == "" {
			value = "-"
		}
		if st == (Style{}) {
			st = th.Base
		}
		y += max(1, c.Wrap(image.Rect(area.Min.X+label+2, y, area.Max.X, area.Max.Y), value, st))
	}
	return y - area.Min.Y
}
