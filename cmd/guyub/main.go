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
	err := fang.Execute(context.Background(), root, fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) {
		if _, elsewhere := errors.AsType[carriedOut](err); !elsewhere {
			_, _ = fmt.Fprintln(w, "guyub: "+say(err, begun()))
		}
	}))
	os.Exit(status(err, begun()))
}
