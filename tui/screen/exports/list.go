package exports

import (
	"context"
	"fmt"

	"guyub/model"
	"guyub/model/paper"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/report"
)

// listThing is a list that may leave.
type listThing struct {
	env      *kit.Env
	store    Store
	list     table.Listing
	sections []model.Section
}

func (l *listThing) title() string { return l.env.Lang.F(l.env.Lang.Exports.Title, l.list.Title) }
func (l *listThing) code() string  { return l.list.Name }
func (l *listThing) file(f report.Format) string {
	return FileName(l.list, l.store.Today(), f)
}
func (l *listThing) formats() []report.Format { return Formats() }
func (l *listThing) masks() bool              { return len(l.sections) > 0 }
func (l *listThing) total() int               { return l.list.Len }
func (l *listThing) whole() (is, may bool) {
	return false, MayWhole(l.store.Actor(), l.sections)
}

// Size is about how many bytes a list takes as a file of a form. What a workbook
// takes without rows, and a cell in each form, was measured over the lists of the
// demonstration (the test of it says how near it comes); it is shown as about so
// much.
func Size(l table.Listing, f report.Format) int {
	const bare, packed, plain = 7_900, 5, 6
	cells := l.Len * len(l.Columns)
	if f == report.AsXLSX {
		return bare + cells*packed
	}
	return cells * plain
}

func (l *listThing) about(wish Wish) []string {
	w, lang := &l.env.Lang.Exports, l.env.Lang
	size := lang.F(w.Bytes, lang.Number(max(1, Size(l.list, wish.Format)>>10)))
	out := []string{w.Explained, lang.F(w.Leaves, lang.Number(l.list.Len), lang.Number(len(l.list.Columns)), size)}
	if l.list.Filter != "" {
		out = append(out, fmt.Sprintf("%s: %s.", w.Filter, l.list.Filter))
	}
	return out
}

func (l *listThing) build(ctx context.Context, env *kit.Env, w Wish, progress func(done int)) (*paper.Document, error) {
	return Build(ctx, env, l.store, l.list, w, progress)
}

func (l *listThing) note(ctx context.Context, w Wish, rows int) error {
	return l.store.NoteList(ctx, Note(l.list, w, rows))
}

// List writes a list to a file that is not there yet, without a screen, and
// returns how many rows it has.
func List(ctx context.Context, env *kit.Env, s Store, l table.Listing, w Wish, path string, progress func(done int)) (rows int, err error) {
	return leave(ctx, env, &listThing{env: env, store: s, list: l, sections: sectionsOf(l)}, w, path, false, progress)
}
