// Package matters is what must be done by a day and has somebody who answers
// for it (urusan): the board of everything that waits, one matter with its way
// through the states, the form of a matter and that of a step.
//
// Which states there are, what may follow, who decides and what a step needs is
// read from [model.MatterKind.Flow]; nothing here repeats it.
package matters

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/screen/record"
)

// Store is what these screens need of a session of the store.
type Store interface {
	record.Office
	record.Histories
	Actor() model.Actor
	Roster() *roster.View
	Matters() []*model.Matter
	Matter(ctx context.Context, id model.ID) (model.Matter, error)
	SaveMatter(ctx context.Context, op store.Op, m model.Matter) (model.Matter, error)
	StepMatter(ctx context.Context, op store.Op, step store.Step) (model.Matter, error)
}
