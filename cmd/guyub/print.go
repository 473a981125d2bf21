package main

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"
)

// errNoPrinter: there is nothing on this machine that prints.
var errNoPrinter = errors.New("tidak ada perintah cetak (lp atau lpr) di komputer ini")

// printWait is how long handing a page to the printer may take.
const printWait = 10 * time.Second

// printPage hands a page of text to the printing system of the machine, on its
// standard input, so that it never lies in a file.
func printPage(ctx context.Context, text string) error {
	for _, name := range []string{"lp", "lpr"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		ctx, stop := context.WithTimeout(ctx, printWait)
		defer stop()
		cmd := exec.CommandContext(ctx, path)
		cmd.Stdin = strings.NewReader(text + "\n")
		var said bytes.Buffer
		cmd.Stderr = &said
		if err := cmd.Run(); err != nil {
			first, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
			return errors.Join(errors.New(first), err)
		}
		return nil
	}
	return errNoPrinter
}
