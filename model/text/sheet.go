package text

// CSVSafe returns s as a spreadsheet may open it: a cell whose first sign
// would start a formula (= + - @, also after white space, tab or carriage
// return, or their full-width forms) gets an apostrophe before it, which
// spreadsheets show as plain text. A plain number with its sign stays a number.
//
// The rule is OWASP's on CSV injection.
func CSVSafe(s string) string {
	for _, r := range s {
		switch r {
		case ' ', '\u00a0':
			continue
		case '=', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
			return "'" + s
		case '+', '-':
			if number(s) {
				return s
			}
			return "'" + s
		}
		return s
	}
	return s
}

// number reports whether s is a sign, digits, and at most one decimal mark
// between them.
func number(s string) bool {
	digits, marks := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case (c == '.' || c == ',') && digits > 0 && marks == 0:
			marks++
		case i > 0 || c != '+' && c != '-':
			return false
		}
	}
	return digits > 0
}
