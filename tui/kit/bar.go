package kit

import (
	"math"
	"strings"
)

// eighths are the blocks that fill one to seven eighths of a cell from the left,
// columns those that fill it from below in eighths, one to eight.
const (
	eighths = "▏▎▍▌▋▊▉"
	columns = "▁▂▃▄▅▆▇█"
)

// Bar is value as a horizontal bar of at most width cells, where most would fill
// it; values beyond it fill it too, and something is never drawn as nothing. It
// always stands next to a number, because a length alone cannot be read.
func Bar(width int, value, most float64) string {
	if width <= 0 || !(value > 0) || !(most > 0) {
		return ""
	}
	const parts = 8
	n := max(1, int(min(value/most, 1)*float64(width*parts)+0.5))
	bar := strings.Repeat("█", n/parts)
	if rest := n % parts; rest > 0 {
		bar += string([]rune(eighths)[rest-1])
	}
	return bar
}

// Sparkline is values, none below zero, as a row of small columns of one cell
// each, where most would fill one. NaN is a value that is not known: a blank.
func Sparkline(values []float64, most float64) string {
	shapes := []rune(columns)
	line := make([]rune, len(values))
	for i, v := range values {
		step := 0
		if math.IsNaN(v) {
			line[i] = ' '
			continue
		}
		if most > 0 && v > 0 {
			step = int(min(v/most, 1) * float64(len(shapes)-1))
		}
		line[i] = shapes[step]
	}
	return string(line)
}
