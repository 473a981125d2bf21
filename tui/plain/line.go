package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/term"

	"guyub/tui/kit"
)

// Line is where the desk is told and typed at: a terminal, a pipe, or a line
// editor at the other end of a network.
type Line interface {
	// ReadLine prints prompt and returns a line without its newline; io.EOF
	// when there will be none any more.
	ReadLine(prompt string) (string, error)
	// ReadPassword does the same, and what is typed is not shown.
	ReadPassword(prompt string) (string, error)
	io.Writer
}

// interrupted is a Line that can print while a line is being typed, and puts
// its prompt back by itself.
type interrupted interface {
	Line
	Interrupt(text string)
}

// most is how long a line may be, in bytes; what is beyond it is cut off.
const most = 64 << 10

// stream is a Line over a reader and a writer: a pipe, or a terminal that edits
// its lines itself.
type stream struct {
	in   *bufio.Reader
	out  io.Writer
	tty  int  // its file, to hide what is typed; -1 for none
	echo bool // the newline of a typed line shows by itself
}

// Over returns the Line of a reader and a writer. If in is a terminal, passwords
// are not shown.
func Over(in io.Reader, out io.Writer) Line {
	s := &stream{in: bufio.NewReader(in), out: out, tty: -1}
	if f, ok := in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		s.tty, s.echo = int(f.Fd()), true
	}
	return s
}

// ReadLine reads a line.
func (s *stream) ReadLine(prompt string) (string, error) {
	if _, err := io.WriteString(s.out, prompt); err != nil {
		return "", err
	}
	line, err := s.line()
	if !s.echo || err != nil {
		_, _ = io.WriteString(s.out, "\n") // the next thing begins a line of its own
	}
	if line == "" && err != nil {
		return "", err
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// line reads to the end of a line and keeps the beginning that a line may be.
func (s *stream) line() (string, error) {
	var kept []byte
	for {
		part, err := s.in.ReadSlice('\n')
		kept = append(kept, part[:min(len(part), most-len(kept))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(kept), err
		}
	}
}

// ReadPassword reads a line that is not shown.
func (s *stream) ReadPassword(prompt string) (string, error) {
	if s.tty < 0 || s.in.Buffered() > 0 {
		return s.ReadLine(prompt)
	}
	if _, err := io.WriteString(s.out, prompt); err != nil {
		return "", err
	}
	password, err := term.ReadPassword(s.tty)
	fmt.Fprintln(s.out)
	return string(password), err
}

// Write writes.
func (s *stream) Write(p []byte) (int, error) { return s.out.Write(p) }

// editor is a Line over a terminal that passes every key on as it is typed. It
// knows no more of a terminal than that it can step back over a letter.
type editor struct {
	in   *bufio.Reader
	out  io.Writer
	last rune // that was read

	mu     sync.Mutex // what another goroutine prints meanwhile
	prompt string
	typed  []rune
	hidden bool
}

// Editor returns the Line of a terminal that passes every key on, such as a
// session of SSH. Lines are edited here.
func Editor(in io.Reader, out io.Writer) Line { return &editor{in: bufio.NewReader(in), out: out} }

// ReadLine reads a line.
func (e *editor) ReadLine(prompt string) (string, error) { return e.read(prompt, false) }

// ReadPassword reads a line that is not shown.
func (e *editor) ReadPassword(prompt string) (string, error) { return e.read(prompt, true) }

// The keys that edit.
const (
	keyInterrupt = 0x03
	keyEnd       = 0x04
	keyBackspace = 0x08
	keyErase     = 0x15
	keyEscape    = 0x1b
	keyDelete    = 0x7f
)

func (e *editor) read(prompt string, hidden bool) (string, error) {
	e.begin(prompt, hidden)
	for {
		r, _, err := e.in.ReadRune()
		if err != nil {
			if line := e.line(); line != "" && errors.Is(err, io.EOF) {
				return line, nil // of a pipe, without its newline
			}
			return "", err
		}
		after := e.last
		e.last = r
		switch {
		case r == '\n' && after == '\r': // both end one line
		case r == '\r', r == '\n':
			return e.end(), nil
		case r == keyInterrupt, r == keyEnd && e.line() == "":
			return "", io.EOF
		case r == keyBackspace, r == keyDelete:
			e.erase(1)
		case r == keyErase:
			e.erase(most)
		case r == keyEscape:
			e.skip()
		case unicode.IsPrint(r) && r != unicode.ReplacementChar:
			e.add(r)
		}
	}
}

func (e *editor) begin(prompt string, hidden bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.prompt, e.typed, e.hidden = prompt, e.typed[:0], hidden
	_, _ = io.WriteString(e.out, prompt)
}

func (e *editor) line() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return string(e.typed)
}

func (e *editor) end() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, _ = io.WriteString(e.out, "\r\n")
	e.prompt = ""
	line := string(e.typed)
	e.typed = e.typed[:0]
	return line
}

func (e *editor) add(r rune) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.typed) == most {
		return
	}
	e.typed = append(e.typed, r)
	if !e.hidden {
		_, _ = io.WriteString(e.out, string(r))
	}
}

// erase takes the last letters away.
func (e *editor) erase(letters int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for ; letters > 0 && len(e.typed) > 0; letters-- {
		last := len(e.typed) - 1
		if !e.hidden {
			_, _ = io.WriteString(e.out, strings.Repeat("\b \b", kit.Width(string(e.typed[last]))))
		}
		e.typed = e.typed[:last]
	}
}

// skip passes over the rest of what a key sent that is no letter.
func (e *editor) skip() {
	if e.in.Buffered() == 0 {
		return // the key Esc itself
	}
	if r, _, err := e.in.ReadRune(); err != nil || r != '[' && r != 'O' {
		return
	}
	for e.in.Buffered() > 0 {
		if r, _, err := e.in.ReadRune(); err != nil || r >= '@' && r <= '~' {
			return
		}
	}
}

// Write writes lines.
func (e *editor) Write(p []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, err := io.WriteString(e.out, strings.ReplaceAll(string(p), "\n", "\r\n"))
	return len(p), err
}

// Interrupt prints above the line that is being typed.
func (e *editor) Interrupt(text string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	shown := string(e.typed)
	if e.hidden {
		shown = ""
	}
	_, _ = io.WriteString(e.out, "\r\n"+strings.ReplaceAll(text, "\n", "\r\n")+e.prompt+shown)
}
