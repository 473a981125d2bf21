package paper

import (
	"strconv"
	"strings"
)

// digits writes n, in units of its last place, with a dot: -48 with one place
// is "-4.8".
func digits(n int64, places int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.FormatInt(n, 10)
	if places == 0 {
		return sign + s
	}
	if short := places + 1 - len(s); short > 0 {
		s = strings.Repeat("0", short) + s
	}
	return sign + s[:len(s)-places] + "." + s[len(s)-places:]
}

// Local writes a number with the marks of a language: "1.300,5" from
// thousands "." and point ",".
func Local(v Value, thousands, point string) string {
	whole, part, broken := strings.Cut(digits(v.N, v.Places), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + thousands + whole[i:]
	}
	if broken {
		whole += point + part
	}
	return sign + whole
}
