package exports

import (
	"context"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/paper"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
	"guyub/tui/report"
)

// Wish is how a list is to leave.
type Wish struct {
	Format  report.Format // AsCSV or AsXLSX
	Whole   bool          // with the names of clients
	Purpose string
}

// Formats lists the forms of a list.
func Formats() []report.Format { return []report.Format{report.AsXLSX, report.AsCSV} }

// MayWhole reports whether a list may leave with the names of its clients.
func MayWhole(actor model.Actor, sections []model.Section) bool {
	return !slices.ContainsFunc(sections, func(section model.Section) bool {
		return actor.May(model.ExportData, model.Subject{Kind: model.KindClient, Section: section}) != nil
	})
}

// sectionsOf lists the sections of the clients whom a list tells of.
func sectionsOf(l table.Listing) []model.Section {
	if l.Sections == nil {
		return nil
	}
	return l.Sections()
}

// Note is what the audit is told of a list.
func Note(l table.Listing, w Wish, rows int) store.ListOut {
	return store.ListOut{What: l.Name + " " + string(w.Format), Filter: l.Filter, Rows: rows, Sections: sectionsOf(l), Whole: w.Whole, Purpose: w.Purpose}
}

// rowsAtOnce is how many rows are asked of a list at a time.
const rowsAtOnce = 512

// Build makes a document of a list. Progress counts rows.
func Build(ctx context.Context, env *kit.Env, s Store, l table.Listing, w Wish, progress func(done int)) (*paper.Document, error) {
	words, lang := &env.Lang.Exports, env.Lang
	columns := slices.DeleteFunc(slices.Clone(l.Columns), func(c table.Column) bool { return c.Holds == table.Picture })
	t := paper.Table{Key: l.Name, Title: l.Title, Rows: make([][]paper.Value, 0, l.Len)}
	for from := 0; from < l.Len; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		rows, err := l.Window(ctx, from, rowsAtOnce)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			break
		}
		for _, row := range rows {
			t.Rows = append(t.Rows, values(lang, l.Columns, row, w.Whole))
		}
		if from += len(rows); progress != nil {
			progress(from)
		}
	}
	for i, c := range columns {
		t.Columns = append(t.Columns, paper.Column{Key: c.Key, Label: c.Title, Kind: kindOf(t.Rows, i)})
	}
	made := env.Time()
	d := &paper.Document{
		Kind: "list-" + l.Name, Language: lang.Code, Title: lang.F(words.DocTitle, l.Title), Made: made, Blocks: []paper.Block{t},
		Head: []paper.Fact{
			{Key: "rows", Label: words.Rows, Value: paper.Int(len(t.Rows))},
			{Key: "made", Label: words.MadeBy, Value: paper.Text(lang.F(words.MadeByWhom, lang.Date(model.DateOf(made)), lang.Clock(made), s.User().Name))},
		},
	}
	if books := s.Books(); books != nil {
		d.Letterhead = []string{books.Office.Name}
	}
	if l.Filter != "" {
		d.Head = append(d.Head, paper.Fact{Key: "filter", Label: words.Filter, Value: paper.Text(l.Filter)})
	}
	if purpose := strings.TrimSpace(w.Purpose); purpose != "" {
		d.Head = append(d.Head, paper.Fact{Key: "purpose", Label: words.Purpose, Value: paper.Text(purpose)})
	}
	if len(sectionsOf(l)) > 0 {
		d.Secret = lang.Report.Secret
		if !w.Whole {
			d.Notes = []string{words.MaskedNote}
		}
	}
	return d, nil
}

// values are the cells of a row as they leave.
func values(l *lang.Strings, columns []table.Column, row table.Row, whole bool) []paper.Value {
	out := make([]paper.Value, 0, len(columns))
	for i, cell := range row.Cells {
		if columns[i].Right && cell.Value.Kind == paper.None {
			cell.Value = figure(l, cell.Text)
		}
		switch {
		case columns[i].Holds == table.Picture:
		case columns[i].Holds == table.Person && whole:
			out = append(out, paper.Text(cell.Text))
		case columns[i].Holds == table.Person && cell.Value.Kind == paper.None:
			out = append(out, paper.Text(model.Initials(cell.Text)))
		case cell.Value.Kind != paper.None:
			out = append(out, cell.Value)
		case cell.Text == "" || cell.Text == "-":
			out = append(out, paper.Value{})
		default:
			out = append(out, paper.Text(cell.Text))
		}
	}
	return out
}

// kindOf is what stands in a column: what its first cell with anything holds.
func kindOf(rows [][]paper.Value, column int) paper.Kind {
	for _, row := range rows {
		if kind := row[column].Kind; kind != paper.None {
			return kind
		}
	}
	return paper.Words
}

// FileName is how a list is called where nobody says another name:
// daftar-klien-2026-11-28.xlsx.
func FileName(l table.Listing, day model.Date, f report.Format) string {
	return "daftar-" + strings.ReplaceAll(strings.ToLower(l.Title), " ", "-") + "-" + day.String() + "." + string(f)
}
