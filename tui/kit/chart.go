package kit

import (
	"math"
	"strings"
)

// Chart is a series over time as columns, with the numbers beside and under
// them, so that it can be read without colour and on a terminal of ASCII. None
// of its values is below zero.
type Chart struct {
	Values []float64 // NaN: not known, which leaves its column empty
	Labels []string  // under each column, such as months
	// Numbers are the values in words, under the labels; left out where the
	// columns are too narrow for them.
	Numbers []string
	// Target is the value that a line is drawn at; NaN for none.
	Target float64
	// Axis writes a value beside the chart.
	Axis func(float64) string
}

// ChartLine is a line of a chart: what stands beside it, and its cells.
type ChartLine struct{ Axis, Cells string }

// Lines draws the chart with columns of so many lines in width cells, the axis
// not counted; below it stand the ground line, the labels and the numbers.
func (ch *Chart) Lines(width, height int) []ChartLine {
	if len(ch.Values) == 0 || height < 1 {
		return nil
	}
	room := min(width/len(ch.Values), widestColumn)
	if room < 1 {
		return nil
	}
	bar := max(room-2, 1) // two blanks between columns where there is room
	if room < 4 {
		bar = max(room-1, 1)
	}
	most := ch.Most()
	target := ch.row(ch.Target, most, height)
	var out []ChartLine
	for up := height - 1; up >= 0; up-- {
		line := ChartLine{Axis: ch.mark(up, target, most, height)}
		blank := ' '
		if up == target {
			blank = '─'
		}
		var b strings.Builder
		for _, v := range ch.Values {
			filled := column(v, most, height, up)
			if filled == ' ' {
				filled = blank
			}
			b.WriteString(strings.Repeat(string(filled), bar) + strings.Repeat(string(blank), room-bar))
		}
		line.Cells = strings.TrimRight(b.String(), " ")
		out = append(out, line)
	}
	out = append(out, ChartLine{Axis: ch.Axis(0), Cells: strings.Repeat("─", room*len(ch.Values))})
	out = append(out, ChartLine{Cells: under(ch.Labels, room)})
	if fits(ch.Numbers, room) {
		out = append(out, ChartLine{Cells: under(ch.Numbers, room)})
	}
	return out
}

// widestColumn is how many cells a column takes at most, with its blanks.
const widestColumn = 6

// Most is the value at the top of the chart: a round number that no value and
// no target goes beyond.
func (ch *Chart) Most() float64 {
	most := 0.0
	for _, v := range append([]float64{ch.Target}, ch.Values...) {
		if v > most { // false of NaN
			most = v
		}
	}
	return round(most)
}

// round returns the least of 1, 2, 3, 4, 5, 6, 8 and 10 times a power of ten
// that is not below v.
func round(v float64) float64 {
	if v <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, step := range []float64{1, 2, 3, 4, 5, 6, 8, 10} {
		if v <= step*power*(1+1e-9) {
			return step * power
		}
	}
	return 10 * power
}

// row is the line from below in which a value ends, -1 for none.
func (ch *Chart) row(v, most float64, height int) int {
	if math.IsNaN(v) || v <= 0 {
		return -1
	}
	return max(0, int(math.Ceil(v/most*float64(height)-1e-9))-1)
}

// mark is what stands beside a line: the target, the top, or the middle.
func (ch *Chart) mark(up, target int, most float64, height int) string {
	switch middle := height/2 - 1; {
	case up == target:
		return ch.Axis(ch.Target)
	case up == height-1:
		return ch.Axis(most)
	case up == middle && height >= 6 && height%2 == 0 && target != middle+1 && target != middle-1:
		return ch.Axis(most / 2)
	}
	return ""
}

// column is the block of a value in a line from below.
func column(v, most float64, height, up int) rune {
	const parts = 8
	if math.IsNaN(v) || v <= 0 {
		return ' '
	}
	n := max(1, int(v/most*float64(height*parts)+0.5)) - up*parts
	if n <= 0 {
		return ' '
	}
	return []rune(columns)[min(n, parts)-1]
}

// under writes words below the columns that they belong to; where they do not
// fit beside each other, so many are left out between two.
func under(words []string, room int) string {
	every := 1
	for !fits(words, room*every) && every < len(words) {
		every++
	}
	var b strings.Builder
	used := 0
	for i := 0; i < len(words); i += every {
		b.WriteString(strings.Repeat(" ", max(0, i*room-used)))
		used = max(used, i*room)
		b.WriteString(words[i])
		used += Width(words[i])
	}
	return b.String()
}

// fits reports whether words stand beside each other in columns of a width,
// with a blank between.
func fits(words []string, room int) bool {
	for _, w := range words {
		if Width(w) >= room {
			return false
		}
	}
	return len(words) > 0
}
