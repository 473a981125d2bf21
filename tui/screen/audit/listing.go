package audit

import (
	"context"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/paper"
	"guyub/store"
	"guyub/tui/kit/table"
)

// Lists reports whether the trail has been looked at.
func (l *List) Lists() bool { return l.known && l.form == nil }

// Listing returns the trail as it is filtered. It is read anew from the newest
// entry on, page by page, whatever of it is in memory; how many entries a filter
// leaves is known at the end alone.
func (l *List) Listing() table.Listing {
	env := *l.env
	words := words{env: &env, store: l.store}
	asked := l.filter.ask(env.Lang, env.Zone)
	asked.Before = l.trail.Entries + 1 // what is done from now on is not in it
	s := l.store
	read := &reader{store: s, asked: asked, words: words}
	listing := l.table.ListingOf("audit", env.Lang.Audit.Title, int(l.trail.Entries), read.next)
	chips := l.filter
	chips.record = model.ID{} // it would name a client
	listing.Filter = strings.Join(chips.chips(words), ", ")
	listing.Sections = func() []model.Section { return sections(s.Actor()) }
	return listing
}

// sections are those of the clients whom the trail may name to somebody.
func sections(a model.Actor) []model.Section {
	return slices.DeleteFunc(slices.Clone(model.Sections()), func(section model.Section) bool {
		return a.May(model.ClientRead, model.Subject{Kind: model.KindClient, Section: section}) != nil
	})
}

// reader reads the trail from one row to the next.
type reader struct {
	store Store
	asked store.AuditFilter
	words words
	done  bool
}

func (r *reader) next(ctx context.Context, _, n int) ([]table.Row, error) {
	if r.done {
		return nil, nil
	}
	r.asked.Limit = n
	entries, err := r.store.Audit(ctx, r.asked)
	if err != nil {
		return nil, err
	}
	if r.done = len(entries) < n; len(entries) > 0 {
		r.asked.Before = entries[len(entries)-1].Seq
	}
	rows := make([]table.Row, len(entries))
	for i := range entries {
		rows[i].Cells = r.cells(&entries[i])
	}
	return rows, nil
}

// cells are those of the list, with the whole time, and beside the name of a
// client the register number that stands for it.
func (r *reader) cells(e *store.AuditEntry) []table.Cell {
	w := r.words
	at := w.env.Local(e.At)
	about := table.Cell{Text: w.records(e)}
	w.masked = true
	about.Value = paper.Text(w.records(e))
	return []table.Cell{{Text: at.Format("2006-01-02 15:04:05")}, {Text: w.who(e)}, {Text: w.env.Lang.Intent(e.Intent)}, about, {Text: e.Terminal}, {Text: e.Reason}}
}
