package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// line is one line of the file as UTF-8, without its line break.
type line struct {
	number int // from 1
	text   string
	long   bool // cut at maxLine
}

// lines reads a file line by line. Lines can be put back, so that a row whose
// quote is never closed costs its own line and no other.
type lines struct {
	r      *bufio.Reader
	number int
	back   []line // put back, next one last
	read   int64  // bytes taken from the file
}

func newLines(src io.Reader) (*lines, error) {
	l := &lines{r: bufio.NewReaderSize(src, 64<<10)}
	// Peek gives what there is; that a short file has less is no error.
	head, err := l.r.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case len(head) == 0:
		return nil, ErrEmpty
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, _ = l.r.Discard(3) // cannot fail: the bytes were just seen
		l.read = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return nil, ErrUTF16
	case bytes.HasPrefix(head, []byte("%PDF")):
		return nil, ErrBinary
	}
	switch zeros := bytes.Count(head, []byte{0}); {
	case zeros*3 > len(head): // every other byte of Latin text in UTF-16
		return nil, ErrUTF16
	case zeros > 0:
		return nil, ErrBinary
	}
	return l, nil
}

// next returns the next line, or io.EOF.
func (l *lines) next() (line, error) {
	if n := len(l.back); n > 0 {
		one := l.back[n-1]
		l.back = l.back[:n-1]
		return one, nil
	}
	var raw []byte
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		l.read += int64(len(part))
		if room := maxLine - len(raw); len(part) > room {
			part, long = part[:room], true
		}
		raw = append(raw, part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(raw) == 0:
			return line{}, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return line{}, err
		}
		l.number++
		return line{number: l.number, text: l.decode(raw), long: long}, nil
	}
}

// putBack makes next return the lines again, in their order.
func (l *lines) putBack(some []line) {
	for i := len(some) - 1; i >= 0; i-- {
		l.back = append(l.back, some[i])
	}
}

// decode reads a line that is no UTF-8 as Windows-1252. It is decided line by
// line, so that one pasted cell does not spoil the others.
func (l *lines) decode(raw []byte) string {
	raw = bytes.TrimSuffix(bytes.TrimSuffix(raw, []byte("\n")), []byte("\r"))
	if utf8.Valid(raw) {
		return string(raw)
	}
	// A line that was cut may end within a letter.
	if cut := bytes.TrimRight(raw, "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f"); len(raw) == maxLine && utf8.Valid(cut) {
		return string(cut)
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil { // a single-byte decoder takes every byte
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	return string(text)
}

// encodingOf names how a file is written, as far as its lines tell.
func encodingOf(file []byte) string {
	if utf8.Valid(file) {
		return "UTF-8"
	}
	return "Windows-1252"
}
