package serve

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// repeated reads the same text for ever, after a beginning.
type repeated struct {
	first string
	text  string
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.first != "" {
		n := copy(p, r.first)
		r.first = r.first[n:]
		return n, nil
	}
	n := 0
	for n < len(p) {
		n += copy(p[n:], r.text)
	}
	return n, nil
}

// Somebody who has not signed in cannot make the process keep all that they send.
func TestWhatHasNoEndIsCut(t *testing.T) {
	const sent = 2 << 20
	for name, in := range map[string]*repeated{
		"paste":              {"\x1b[200~", "tempel"},
		"paste of sequences": {"\x1b[200~", "\x1b[A\x1b]0;x\x07"},
		"control sequence":   {"\x1b[", "1;"},
		"title":              {"\x1b]0;", "x"},
		"device string":      {"\x1bP", "é"},
		"of eight bits":      {"\x9d0;", "x"},
	} {
		out, err := io.ReadAll(newBounded(io.LimitReader(in, sent)))
		if err != nil || len(out) > mostPasted+2*mostSequence {
			t.Errorf("%s: %d bytes passed of %d, %v", name, len(out), sent, err)
		}
	}
}

// What a person types or pastes passes as it is, in whatever pieces it comes; and
// after a paste that was cut the keyboard works again.
func TestWhatHasAnEndPassesUnchanged(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "é", "日", "😀", "\x1b", "\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1b]11;rgb:0/0/0\x1b\\", "\x1b]11;rgb:0/0/0\x07",
		"\x1b[200~ditempel\ndua\x1b[201~", "\x1b[200~\x1b[201~", "\x1b[<0;10;10M", "\r", "\x7f", "\x03", "\x1bP1$r\x1b\\"})
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for _, s := range rapid.SliceOfN(piece, 0, 40).Draw(t, "typed") {
			text.WriteString(s)
		}
		var in io.Reader = strings.NewReader(text.String())
		if rapid.Bool().Draw(t, "byte by byte") {
			in = iotest.OneByteReader(in)
		}
		out, err := io.ReadAll(newBounded(in))
		if err != nil || string(out) != text.String() {
			t.Fatalf("%q became %q, %v", text.String(), out, err)
		}
		long := pasteBegins + strings.Repeat("x", 2*mostPasted) + pasteEnds
		out, err = io.ReadAll(newBounded(strings.NewReader(long + text.String())))
		if err != nil || !bytes.HasSuffix(out, []byte("x"+pasteEnds+text.String())) || len(out) > mostPasted+len(pasteBegins)+len(pasteEnds)+text.Len() {
			t.Fatalf("after a long paste %q became %d bytes, %v", text.String(), len(out), err)
		}
	})
}
