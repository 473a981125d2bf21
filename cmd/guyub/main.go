// Command guyub is the working desk of a Bapas (balai pemasyarakatan) in the
// terminal. Each verb has a file of its own; without a verb it opens the desk.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	exitDone    = 0
	exitRefused = 1 // refused, or found wrong
	exitUsage   = 2
)

func main() {
	keepPrivate()
	root, begun := rootCommand()
	failed := held(root)
	err := fang.Execute(context.Background(), root, fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { complain(w, err, begun()) }))
	if err == nil && *failed != nil {
		err = *failed
		complain(os.Stderr, err, begun())
	}
	os.Exit(status(err, begun()))
}

// held keeps what the verbs return from fang, which asks the terminal for its
// colours before it says what went wrong: a terminal on which a desk has been
// shown may have somebody else waiting for its answers, and then the program
// never ends.
func held(cmd *cobra.Command) *error {
	failed := new(error)
	hold(cmd, failed)
	return failed
}

func hold(cmd *cobra.Command, failed *error) {
	if run := cmd.RunE; run != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			*failed = run(cmd, args)
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		hold(sub, failed)
	}
}

// complain says in one sentence what went wrong, unless another process has.
func complain(w io.Writer, err error, begun bool) {
	if _, elsewhere := errors.AsType[carriedOut](err); !elsewhere {
		_, _ = fmt.Fprintln(w, "guyub: "+say(err, begun))
	}
}
