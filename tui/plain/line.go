package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
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

// editor is a Line over a terminal in raw mode, such as a session of SSH.
type editor struct{ *term.Terminal }

// Editor returns the Line of a terminal that passes every key on as it is typed.
// Lines are edited here.
func Editor(rw io.ReadWriter) Line { return &editor{term.NewTerminal(rw, "")} }

// ReadLine reads a line.
func (e *editor) ReadLine(prompt string) (string, error) {
	e.SetPrompt(prompt)
	line, err := e.Terminal.ReadLine()
	if errors.Is(err, term.ErrPasteIndicator) {
		err = nil
	}
	return line[:min(len(line), most)], err
}

// Interrupt prints above the line that is being typed.
func (e *editor) Interrupt(text string) { _, _ = e.Write([]byte(text)) }
