package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/store"
	"guyub/store/seal"
)

// A file is looked over by a process of its own, which may be ended: bbolt
// follows some damage for ever, and on other it panics on a goroutine that
// nobody can recover. Both processes are this program; they speak JSON, one
// message a line.

// inspectVerb is the hidden verb of the process that looks a file over.
const inspectVerb = "inspect-file"

// message is what that process says: how far it is, what it found, or why it
// could not.
type message struct {
	Done    int                `json:"done,omitempty"`
	Report  *store.CheckReport `json:"report,omitempty"`
	Refused string             `json:"refused,omitempty"`
}

// The limits of a look-over, by the size of the file. Measured on two cores that
// had other work: a demonstration of 100,000 clients, 230 MB, was looked over
// with every record opened in 4.5 s, 51 MB a second, of it 3.2 s of processor,
// and took 34 MB of memory besides the file that is mapped. A file whose records
// were saved one by one takes more: what the audit says of each is held. The
// limits leave that room, and end what follows damage for ever.
const (
	inspectLeast    = time.Minute
	inspectSlowest  = 1 << 20 // bytes a second that it may be as slow as
	inspectMemory   = 256 << 20
	inspectMultiple = 8 // bytes of memory for one of the file
)

var errBeyondCheck = said("pemeriksaan tidak sampai selesai karena berkas rusak berat; " +
	"jangan ditulisi, pulihkan cadangan terakhir yang baik: guyub restore CADANGAN --db BERKAS-BARU")

// inspectApart has a file looked over by another process. The key, empty for
// none, goes to it through a pipe, and into no argument, variable or file.
func inspectApart(ctx context.Context, path string, key []byte, progress func(done int)) (report store.CheckReport, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return report, fileError(path, err)
	}
	program, err := os.Executable()
	if err != nil {
		return report, err
	}
	limit := inspectLeast + time.Duration(info.Size()/inspectSlowest)*time.Second
	ctx, stop := context.WithTimeout(ctx, limit)
	defer stop()
	args := []string{"guyub", inspectVerb, "--db", path}
	if len(key) > 0 {
		args = append(args, "--keyed")
	}
	// Nothing of the environment is needed, and a password may stand in it.
	child := &exec.Cmd{Path: program, Args: args, Env: []string{"GOTRACEBACK=none"}}
	in, err := child.StdinPipe()
	if err != nil {
		return report, err
	}
	out, err := child.StdoutPipe()
	if err != nil {
		return report, err
	}
	if err := child.Start(); err != nil {
		return report, err
	}
	ended := context.AfterFunc(ctx, func() { _ = child.Process.Kill() })
	defer ended()
	_, err = in.Write(key)
	said, heard := listen(out, progress)
	// The pipe is held open until now: its end tells the child that this process
	// has gone.
	in.Close() //nolint:errcheck // the child has ended or is ending
	waited := child.Wait()
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return report, context.Canceled
	case said.Refused != "":
		return report, sayf("%s", said.Refused)
	case ctx.Err() != nil, said.Report == nil:
		return report, errors.Join(errBeyondCheck, ctx.Err(), err, heard, waited)
	}
	return *said.Report, nil
}

// listen reads messages until the last.
func listen(out io.Reader, progress func(done int)) (last message, err error) {
	for decoder := json.NewDecoder(out); ; {
		var m message
		if err := decoder.Decode(&m); errors.Is(err, io.EOF) {
			return last, nil
		} else if err != nil {
			return last, err
		}
		if m.Done > 0 && progress != nil {
			progress(m.Done)
		}
		last = m
	}
}

// inspectCommand is the verb of the process that looks a file over.
func inspectCommand() *cobra.Command {
	var (
		db    string
		keyed bool
	)
	cmd := &cobra.Command{
		Use: inspectVerb, Hidden: true, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := onlyHere(cmd.Context()); err != nil {
				return err
			}
			limitMemory(inspectMemory + inspectMultiple*sizeOf(db))
			var key *seal.Key
			if keyed {
				var err error
				if key, err = seal.Receive(os.Stdin); err != nil {
					return err
				}
			}
			go func() {
				_, _ = io.Copy(io.Discard, os.Stdin)
				os.Exit(exitRefused) // who asked has gone
			}()
			tell := json.NewEncoder(cmd.OutOrStdout())
			report, err := store.Inspect(cmd.Context(), db, key, func(done int) { _ = tell.Encode(message{Done: done}) })
			if err != nil {
				return tell.Encode(message{Refused: explain(err)})
			}
			return tell.Encode(message{Report: &report})
		},
	}
	dbFlag(cmd, &db)
	cmd.Flags().BoolVar(&keyed, "keyed", false, "")
	return cmd
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// limitMemory holds the process to so many bytes: softly by its own collector,
// and hard where the system can.
func limitMemory(limit int64) {
	debug.SetMemoryLimit(limit)
	limitData(2 * limit)
}

// countTo returns a progress that writes a count over and over in one line, if
// somebody watches; nil if nobody does.
func countTo(w io.Writer, format string) func(done int) {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return nil
	}
	return func(done int) { printf(w, "\r"+format, thousands(done)) }
}
