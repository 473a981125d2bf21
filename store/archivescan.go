package store

import (
	"strconv"
	"unicode/utf8"
)

// A record may hold so many things in a list or a table: what the office's file
// can be read back with.
const (
	listMost = 1 << 17
	mapMost  = 1 << 12
)

// jsonScanner reads one line of an archive from its start to its end. It knows
// the one way in which lines are written, and takes no other.
type jsonScanner struct {
	line []byte
	at   int
}

// peek returns the next byte, 0 at the end.
func (s *jsonScanner) peek() byte {
	if s.at < len(s.line) {
		return s.line[s.at]
	}
	return 0
}

// next takes the next byte when it is b.
func (s *jsonScanner) next(b byte) bool {
	if s.at >= len(s.line) || s.line[s.at] != b {
		return false
	}
	s.at++
	return true
}

// take takes the next byte, which must be b.
func (s *jsonScanner) take(b byte) error {
	if !s.next(b) {
		return errForm
	}
	return nil
}

// word takes a number, true or false: all up to what ends a value.
func (s *jsonScanner) word() string {
	from := s.at
	for s.at < len(s.line) && s.line[s.at] != ',' && s.line[s.at] != '}' && s.line[s.at] != ']' {
		s.at++
	}
	return string(s.line[from:s.at])
}

// text takes a string.
func (s *jsonScanner) text() (string, error) {
	if err := s.take('"'); err != nil {
		return "", err
	}
	from := s.at
	for s.at < len(s.line) && s.line[s.at] != '"' && s.line[s.at] != '\\' {
		s.at++
	}
	if s.next('"') {
		return string(s.line[from : s.at-1]), nil
	}
	out := append([]byte(nil), s.line[from:s.at]...)
	for s.at < len(s.line) {
		c := s.line[s.at]
		s.at++
		switch c {
		case '"':
			return string(out), nil
		case '\\':
			r, err := s.escaped()
			if err != nil {
				return "", err
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
	}
	return "", errForm
}

// escaped takes what stands after a backslash.
func (s *jsonScanner) escaped() (rune, error) {
	if s.at >= len(s.line) {
		return 0, errForm
	}
	c := s.line[s.at]
	s.at++
	switch c {
	case '"', '\\':
		return rune(c), nil
	case 'n':
		return '\n', nil
	case 't':
		return '\t', nil
	case 'u':
		if s.at+4 > len(s.line) {
			return 0, errForm
		}
		n, err := strconv.ParseUint(string(s.line[s.at:s.at+4]), 16, 16)
		s.at += 4
		return rune(n), err
	}
	return 0, errForm
}

// object takes an object, and hands each of its keys to fn, which takes the
// value.
func (s *jsonScanner) object(fn func(key string) error) error {
	if err := s.take('{'); err != nil {
		return err
	}
	for first := true; ; first = false {
		if s.next('}') {
			return nil
		}
		if !first {
			if err := s.take(','); err != nil {
				return err
			}
		}
		key, err := s.text()
		if err == nil {
			err = s.take(':')
		}
		if err == nil {
			err = fn(key)
		}
		if err != nil {
			return err
		}
	}
}

// quote appends a JSON string. What must be escaped has one way to be.
func quote(dst []byte, text string) []byte {
	const digits = "0123456789abcdef"
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		dst = append(dst, text[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\t':
			dst = append(dst, '\\', 't')
		default:
			dst = append(dst, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		}
	}
	return append(append(dst, text[from:]...), '"')
}
