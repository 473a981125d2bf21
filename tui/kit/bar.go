package kit

// Bar draws value as a horizontal bar of at most width cells, where maximum
// would fill it; values beyond it fill it too. It is drawn with the blocks of
// eighths, with "#" on an ASCII canvas, and always next to a number, because
// a length alone cannot be read. It returns the cells used.
func Bar(c *Canvas, x, y, width int, value, maximum float64, st Style) int {
	if width <= 0 || !(value > 0) || !(maximum > 0) {
		return 0
	}
	const parts = 8
	eighths := int(min(value/maximum, 1)*float64(width*parts) + 0.5)
	if c.ASCII {
		n := (eighths + parts/2) / parts
		for i := range n {
			c.put(x+i, y, '#', st)
		}
		return n
	}
	if eighths == 0 {
		eighths = 1 // something is never drawn as nothing
	}
	n := 0
	for ; eighths >= parts; eighths -= parts {
		c.put(x+n, y, '█', st)
		n++
	}
	if eighths > 0 {
		c.put(x+n, y, '█'+rune(parts-eighths), st)
		n++
	}
	return n
}

// Sparkline draws values as a row of small columns between low and high, one
// cell each, the latest at the right; when there are more than width, the
// oldest are left out. NaN, a month without a figure, stays blank. It returns
// the cells used.
func Sparkline(c *Canvas, x, y, width int, values []float64, low, high float64, st Style) int {
	if width <= 0 {
		return 0
	}
	if len(values) > width {
		values = values[len(values)-width:]
	}
	const steps = 8
	for i, v := range values {
		if v != v {
			continue
		}
		step := 0
		if high > low {
			step = int((v - low) / (high - low) * steps)
		}
		step = max(0, min(step, steps-1))
		if c.ASCII {
			c.put(x+i, y, rune("_.,-~=+#"[step]), st)
		} else {
			c.put(x+i, y, '▁'+rune(step), st)
		}
	}
	return len(values)
}
