package plain

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// TestALineIsReadFromAPipeAsItStands reads what a script types, the last line
// without a newline, and then the end.
func TestALineIsReadFromAPipeAsItStands(t *testing.T) {
	var out bytes.Buffer
	l := Over(strings.NewReader("klien\r\n\n  dua kata \nrahasia\nakhir"), &out)
	for _, want := range []string{"klien", "", "  dua kata "} {
		if got, err := l.ReadLine("? "); err != nil || got != want {
			t.Fatalf("%q, %v instead of %q", got, err, want)
		}
	}
	if got, err := l.ReadPassword("sandi: "); err != nil || got != "rahasia" {
		t.Fatalf("%q, %v", got, err)
	}
	if got, err := l.ReadLine("? "); err != nil || got != "akhir" {
		t.Fatalf("%q, %v", got, err)
	}
	if _, err := l.ReadLine("? "); !errors.Is(err, io.EOF) {
		t.Fatalf("after the end: %v", err)
	}
	if want := "? \n? \n? \nsandi: \n? \n? \n"; out.String() != want {
		t.Fatalf("prompted %q, not %q", out.String(), want)
	}
}

// TestALineWithoutEndIsCut holds what one line may cost.
func TestALineWithoutEndIsCut(t *testing.T) {
	l := Over(io.LimitReader(endless{}, 10*most), io.Discard)
	got, err := l.ReadLine("")
	if err != nil || len(got) != most {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
	if _, err := l.ReadLine(""); !errors.Is(err, io.EOF) {
		t.Fatalf("the rest of the line is a line of its own: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// TestAnEditorShowsNoPassword types at a terminal that passes on every key.
func TestAnEditorShowsNoPassword(t *testing.T) {
	var out bytes.Buffer
	l := Editor(strings.NewReader("kliem\x7fn\x1b[A\r\nrahasia\rx\x15y"), &out)
	if got, err := l.ReadLine("? "); err != nil || got != "klien" {
		t.Fatalf("%q, %v", got, err)
	}
	if got, err := l.ReadPassword("sandi: "); err != nil || got != "rahasia" {
		t.Fatalf("%q, %v", got, err)
	}
	if got, err := l.ReadLine("? "); err != nil || got != "y" {
		t.Fatalf("%q, %v", got, err)
	}
	if want := "? kliem\b \bn\r\nsandi: \r\n? x\b \by"; out.String() != want {
		t.Fatalf("shown %q, not %q", out.String(), want)
	}
}
