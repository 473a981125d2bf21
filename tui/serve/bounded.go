package serve

import "io"

// The most that is passed on of what has no end of its own: a control sequence,
// and what is pasted. The reader of keys keeps both until their end comes, which
// somebody who has not even signed in might never send.
const (
	mostSequence = 4 << 10
	mostPasted   = 256 << 10 // no draft is longer
)

// bounded is the line from a terminal of which endless sequences and pastes are
// cut: what is beyond is left out up to their end. Everything else passes as it
// comes.
type bounded struct {
	in io.Reader

	state  state
	length int    // of the sequence so far
	rest   int    // bytes that a letter of UTF-8 has yet
	seq    []byte // of a control sequence, as far as it could be the end of a paste
	pasted int    // bytes; -1: nothing is being pasted
}

// state is what the next byte belongs to.
type state int

const (
	inText    state = iota
	inEscape        // after ESC
	inControl       // after CSI, up to its final letter
	inString        // after OSC, DCS, SOS, PM or APC, up to BEL, ST or ESC
)

const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

func newBounded(in io.Reader) *bounded { return &bounded{in: in, pasted: -1} }

// Read reads what has bounds.
func (b *bounded) Read(p []byte) (int, error) {
	for {
		n, err := b.in.Read(p)
		kept := p[:0]
		for _, c := range p[:n] {
			kept = b.take(kept, c)
		}
		if len(kept) > 0 || err != nil || len(p) == 0 {
			return len(kept), err
		}
	}
}

// take appends a byte to those that pass, unless it is too much.
func (b *bounded) take(kept []byte, c byte) []byte {
	b.step(c)
	b.length++
	done := b.state == inText
	if b.pasted >= 0 {
		b.pasted++
	}
	over := b.pasted > mostPasted
	if !over && b.length <= mostSequence {
		kept = append(kept, c)
	}
	if !done {
		return kept
	}
	switch string(b.seq) {
	case pasteBegins:
		b.pasted = 0
	case pasteEnds:
		if over {
			kept = append(kept, pasteEnds...)
		}
		b.pasted = -1
	}
	b.length, b.seq = 0, b.seq[:0]
	return kept
}

// step finds what comes after a byte.
func (b *bounded) step(c byte) {
	const bell, escape = 0x07, 0x1b
	if c == escape { // the end of what came before, too
		b.seq, b.length, b.rest = append(b.seq[:0], c), 0, 0
		b.state = inEscape
		return
	}
	if len(b.seq) > 0 && len(b.seq) < len(pasteEnds)+1 {
		b.seq = append(b.seq, c)
	}
	switch b.state {
	case inText:
		b.text(c)
	case inEscape:
		switch c {
		case '[':
			b.state = inControl
		case ']', 'P', 'X', '^', '_':
			b.state = inString
		default:
			b.state = inText
		}
	case inControl:
		if c >= '@' && c <= '~' {
			b.state = inText
		}
	case inString:
		if c == bell || c == 0x9c {
			b.state = inText
		}
	}
}

// text takes a byte of text: the beginning of a letter, more of it, or a control
// character of eight bits.
func (b *bounded) text(c byte) {
	switch {
	case b.rest > 0 && c >= 0x80 && c < 0xc0:
		b.rest--
	case c == 0x9b:
		b.rest, b.state = 0, inControl
	case c == 0x9d, c == 0x90, c == 0x98, c == 0x9e, c == 0x9f:
		b.rest, b.state = 0, inString
	case c >= 0xf0:
		b.rest = 3
	case c >= 0xe0:
		b.rest = 2
	case c >= 0xc0:
		b.rest = 1
	default:
		b.rest = 0
	}
}
