package serve

import (
	"context"
	"fmt"
	"os"

	"guyub/tui"
	"guyub/tui/plain"
)

// tellAt opens a desk that is told in lines.
func (d *Desks) tellAt(one *desk, t *Terminal) error {
	line := plain.Over(os.Stdin, os.Stdout)
	if !t.own() {
		line = plain.Editor(t.In, t.Out)
	}
	desk := plain.New(d.config(one, t), line)
	d.arrived(one, desk.Send)
	done := make(chan struct{})
	go func() {
		select {
		case <-t.Gone:
		case <-one.bye:
		case <-done:
			return
		}
		desk.Send(tui.HangUp{})
	}()
	err := desk.Run(context.Background())
	close(done)
	d.lastWords(t, desk.App().Broken())
	if err != nil {
		return fmt.Errorf("desk at %s: %w", one.name, err)
	}
	return nil
}
