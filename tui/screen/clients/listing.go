package clients

import (
	"context"
	"strings"

	"guyub/model"
	"guyub/store/roster"
	"guyub/tui/kit/table"
)

// Lists reports whether the rows that were asked for are there.
func (l *List) Lists() bool { return l.rows != nil && !l.seeking }

// Listing returns the clients as they are filtered and sorted. Its rows are read
// from the answer of the search, which nobody changes, as they are asked for.
func (l *List) Listing() table.Listing {
	env, result := *l.env, l.rows.Result
	title := env.Lang.Shell.Rooms[1]
	if l.title != "" {
		title += " " + l.title
	}
	source := &rows{env: &env, books: l.rows.books, Result: result}
	out := l.table.ListingOf(listName, title, result.Len(), func(_ context.Context, from, n int) ([]table.Row, error) {
		return source.Window(from, n), nil
	})
	words := l.chips()
	if l.query.Text != "" {
		words = append(words, env.Lang.Exports.Searched) // what was typed may be a name
	}
	out.Filter = strings.Join(words, ", ")
	out.Sections = func() []model.Section { return sectionsOf(result) }
	return out
}

// sectionsOf lists the sections of the clients whom a search found.
func sectionsOf(found *roster.Result) []model.Section {
	var out []model.Section
	for _, section := range model.Sections() {
		for i := range found.Len() {
			if row := found.Row(i); row.Section == section {
				out = append(out, section)
				break
			}
		}
	}
	return out
}
