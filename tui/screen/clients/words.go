package clients

import "strings"

// upper writes a word in capitals, which says without colour that it matters.
func upper(s string) string { return strings.ToUpper(s) }
