package kit

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func chartOf(values []float64, target float64) *Chart {
	ch := &Chart{Values: values, Target: target, Axis: func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }}
	for i, v := range values {
		ch.Labels = append(ch.Labels, "m"+strconv.Itoa(i%10))
		ch.Numbers = append(ch.Numbers, strconv.FormatFloat(v, 'f', 0, 64))
	}
	return ch
}

// Nothing is drawn wider than there is room, a higher value never as a lower
// column, and a column above the target's line only for what is above it.
func TestAChartFitsItsWidthAndKeepsTheOrderOfItsValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 500), 1, 12).Draw(t, "values")
		width, height := rapid.IntRange(0, 90).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height")
		ch := chartOf(values, math.NaN())
		lines := ch.Lines(width, height)
		if width < len(values) {
			if lines != nil {
				t.Fatalf("%d columns in %d cells", len(values), width)
			}
			return
		}
		room := min(width/len(values), widestColumn)
		heights := make([]int, len(values))
		for i, line := range lines {
			if Width(line.Cells) > width && i != height+1 {
				t.Fatalf("line %d has %d cells of %d: %q", i, Width(line.Cells), width, line.Cells)
			}
			if i >= height {
				continue
			}
			cells := []rune(line.Cells)
			for k := range values {
				if at := k * room; at < len(cells) && cells[at] != ' ' {
					heights[k] += strings.IndexRune(columns, cells[at])/3 + 1
				}
			}
		}
		for a := range values {
			if values[a] > 0 && heights[a] == 0 {
				t.Fatalf("%v is drawn as nothing", values[a])
			}
			for b := range values {
				if values[a] > values[b] && heights[a] < heights[b] {
					t.Fatalf("%v is drawn %d high, and %v %d", values[a], heights[a], values[b], heights[b])
				}
			}
		}
	})
}

func TestAChartShowsTargetMonthsAndNumbersWithoutColour(t *testing.T) {
	ch := chartOf([]float64{2, math.NaN(), 0, 8}, 5)
	ch.Numbers[1] = "-"
	var got []string
	for _, line := range ch.Lines(24, 8) {
		got = append(got, line.Axis+"|"+line.Cells)
	}
	want := []string{
		"8|                  ████",
		"|                  ████",
		"|                  ████",
		"5|──────────────────████──",
		"|                  ████",
		"|                  ████",
		"|████              ████",
		"|████              ████",
		"0|────────────────────────",
		"|m0    m1    m2    m3",
		"|2     -     0     8",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the chart is\n%s", strings.Join(got, "\n"))
	}
}

// The top of a chart is a round number that nothing goes beyond, and not far
// beyond everything.
func TestTheTopOfAChartIsARoundNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(0.001, 100_000).Draw(t, "value")
		top := (&Chart{Values: []float64{v, v / 3}, Target: math.NaN()}).Most()
		if v > top*(1+1e-9) || v < top/2*(1-1e-9) {
			t.Fatalf("the top above %v is %v", v, top)
		}
	})
}

func TestAValueThatIsNotKnownIsABlankInARowOfColumns(t *testing.T) {
	if got := Sparkline([]float64{math.NaN(), 0, 1}, 1); got != " ▁█" {
		t.Errorf("the row is %q", got)
	}
}
