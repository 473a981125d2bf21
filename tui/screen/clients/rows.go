package clients

import (
	"guyub/model"
	"guyub/model/paper"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
)

// rows gives the table the answer of a query, window by window.
type rows struct {
	*roster.Result
	env   *kit.Env
	books *store.Books
	page  []table.Row
	cells []table.Cell
}

// columnCount is the number of columns that cells fills, in the order of
// List.columns.
const columnCount = 11

// Window returns at most n rows from the given one on. It draws on the same
// memory at each call.
func (r *rows) Window(from, n int) []table.Row {
	n = max(0, min(n, r.Len()-from))
	if need := n * columnCount; cap(r.cells) < need {
		r.cells = make([]table.Cell, need)
	}
	r.page = r.page[:0]
	today := model.DateOf(r.env.Time())
	for i := range n {
		row := r.Row(from + i)
		cells := r.cells[i*columnCount : (i+1)*columnCount : (i+1)*columnCount]
		r.fill(cells, &row, today)
		r.page = append(r.page, table.Row{ID: row.ID, Cells: cells})
	}
	return r.page
}

func (r *rows) fill(cells []table.Cell, row *roster.Row, today model.Date) {
	th, l := r.env.Theme, r.env.Lang
	w := &l.Clients
	cells[0] = table.Cell{Text: row.Name}
	cells[1] = table.Cell{Text: row.Register, Style: th.Faint}
	cells[2] = table.Cell{Text: l.Domain.CategoryShort(row.Category)}
	cells[3] = riskCell(r.env, row.Risk)
	cells[4] = table.Cell{Text: r.books.DistrictName(row.District)}
	cells[5] = table.Cell{Text: r.books.CounselorName(row.Counselor)}
	if row.Counselor.IsZero() {
		cells[5] = table.Cell{Text: w.NoCounselor, Style: th.Warn}
	}
	cells[6] = reportCell(r.env, row, today)
	if cells[6].Text != "-" {
		cells[6].Value = paper.On(row.NextReport)
	}
	cells[7] = table.Cell{Text: w.NotInGroup, Style: th.Faint}
	if !row.Group.IsZero() {
		cells[7] = table.Cell{Text: r.books.GroupName(row.Group)}
	}
	cells[8] = table.Cell{Text: l.DateShort(row.End), Value: paper.On(row.End)}
	if row.End != 0 && row.End <= today.AddDays(30) && row.State.Open() {
		cells[8].Style = th.Warn
	}
	cells[9] = table.Cell{Text: l.Domain.Stage(row.Stage)}
	cells[10] = table.Cell{Text: flagWord(w, row), Style: th.Warn}
}

// flagWord names the gravest flag of a client under guidance in a word (rule
// R19).
func flagWord(w *lang.Clients, row *roster.Row) string {
	switch {
	case !row.State.Open():
		return ""
	case row.Flags&roster.Moved != 0:
		return w.ShortMoved
	case row.Flags&roster.GuarantorLost != 0:
		return w.ShortLost
	case row.Flags&roster.NoGuarantor != 0:
		return w.ShortNone
	}
	return ""
}

// riskCell writes high risk in capitals, so that colour is never alone.
func riskCell(env *kit.Env, risk model.Risk) table.Cell {
	word := env.Lang.Domain.Risk(risk)
	switch risk {
	case model.RiskHigh, model.RiskIntensive:
		return table.Cell{Text: upper(word), Style: env.Theme.Bad}
	case model.RiskUnassessed:
		return table.Cell{Text: env.Lang.Clients.Unassessed, Style: env.Theme.Warn}
	}
	return table.Cell{Text: word}
}

// reportCell says when the next report is due, in capitals when it is late.
func reportCell(env *kit.Env, row *roster.Row, today model.Date) table.Cell {
	if row.NextReport == 0 || !row.State.Open() {
		return table.Cell{Text: "-", Style: env.Theme.Faint}
	}
	word := env.Lang.Due(row.NextReport, today)
	switch {
	case row.NextReport < today:
		return table.Cell{Text: word, Style: env.Theme.Bad}
	case row.NextReport == today:
		return table.Cell{Text: word, Style: env.Theme.Warn}
	}
	return table.Cell{Text: word}
}
