// Package imports holds the screens of tables that come into the office: the list
// of imports, how a file is read, the trial before anything is saved, the import
// itself, and one import with the way to take it back.
//
// What a file holds and what becomes of a row, package store/intake and the store
// decide; the verb "guyub import" does the same without a screen.
package imports

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/store/intake"
	"guyub/store/roster"
	"guyub/store/sheet"
	"guyub/tui/kit"
)

// Store is what these screens need of a session of the store.
type Store interface {
	intake.Office
	Roster() *roster.View
	Batch(ctx context.Context, id model.ID) (model.Batch, error)
	Brought(ctx context.Context, id model.ID, limit int) ([]store.Brought, int, error)
	TakeBackBatch(ctx context.Context, op store.Op, id model.ID, reason string, progress func(done, all int)) (model.Batch, error)
}

// May reports whether the person brings any tables in.
func May(s Store) bool { return len(intake.Kinds(s)) > 0 }

// kindName words what the rows of a table are.
func kindName(env *kit.Env, kind string) string {
	if word := env.Lang.Imports.Kinds[kind]; word != "" {
		return word
	}
	return kind
}

// fieldName is what a field of a kind of table is called: as its form calls it.
func fieldName(env *kit.Env, kind sheet.Kind, f sheet.Field) string {
	return env.Lang.ImportField(string(kind), f.Key)
}

// counts words what became of rows, in the sentence given.
func counts(env *kit.Env, sentence string, rows, fresh, updated, unchanged, rejected int) string {
	n := env.Lang.Number
	return env.Lang.F(sentence, n(rows), n(fresh), n(updated), n(unchanged), n(rejected))
}
