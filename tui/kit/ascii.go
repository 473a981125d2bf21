package kit

import "strings"

// The signs that screens draw with, and what stands for each on terminals that
// know ASCII alone. Letters of names are no signs: they stay as they are.
const (
	drawn = "─│┌┐└┘█▉▊▋▌▍▎▏▁▂▃▄▅▆▇·…›→←↑↓•‘’²"
	plain = "-|++++####=---_.,-~=+-~>><^v*''2"
)

// ascii returns what stands for a rune on a terminal of ASCII.
func ascii(r rune) rune {
	at := strings.IndexRune(drawn, r)
	if at < 0 {
		return r
	}
	return rune(plain[len([]rune(drawn[:at]))])
}
