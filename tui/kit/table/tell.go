package table

import "guyub/tui/kit"

var _ kit.Rows = (*Table)(nil)

// toldWidth is the width of the desk whose columns are told: as many as stand
// on a terminal of 80.
const toldWidth = 78

// Tell tells a row in one line: the first column as it is, of the others the
// heading before the cell, the empty ones left out.
func (t *Table) Tell(row int) (heading, line string) {
	t.look()
	rows := t.src.Window(row, 1)
	if len(rows) == 0 {
		return "", ""
	}
	var parts []string
	for i, s := range t.layout.fit(toldWidth) {
		if s.col >= len(rows[0].Cells) {
			continue
		}
		word := kit.Spoken(rows[0].Cells[s.col].Text)
		if title := kit.Spoken(t.layout.all[s.col].Title); i > 0 && title != "" && word != "" && word != "-" {
			word = title + " " + word
		}
		parts = append(parts, word)
	}
	if t.marked[rows[0].ID] {
		parts = append(parts, t.env.Lang.Plain.Marked)
	}
	return "", kit.Sentence(parts...)
}

// Choose puts the cursor on a row.
func (t *Table) Choose(row int) {
	t.look()
	t.moveTo(row)
}

// Void is what is told where there are no rows.
func (t *Table) Void() string { return t.Empty }
