package sheet

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"guyub/model/paper"
)

// The form of a document as JSON. Keys keep their names and meaning; new ones
// may be added. Numbers are numbers with the digits that every other form of
// the document has, a percentage is in percent, a day is "2006-01-02", and null
// is what is not known.
type (
	paperJSON struct {
		Kind       string      `json:"kind"`
		Language   string      `json:"language"`
		Title      string      `json:"title"`
		Secret     string      `json:"secret,omitempty"`
		Letterhead []string    `json:"letterhead"`
		Made       string      `json:"made"` // RFC 3339
		Head       object      `json:"head"`
		Blocks     []blockJSON `json:"blocks"`
		Notes      []string    `json:"notes"`
		Footer     string      `json:"footer"`
	}
	blockJSON struct {
		Type    string       `json:"type"` // heading, paragraph, facts, table, bars, line
		Key     string       `json:"key,omitempty"`
		Title   string       `json:"title,omitempty"`
		Text    string       `json:"text,omitempty"`
		Values  object       `json:"values,omitempty"`
		Columns []columnJSON `json:"columns,omitempty"`
		Rows    []object     `json:"rows,omitempty"`
		Totals  object       `json:"totals,omitempty"`
		Target  any          `json:"target,omitempty"`
	}
	columnJSON struct {
		Key   string `json:"key"`
		Label string `json:"label"`
		Type  string `json:"type"` // text, number, percent, date
	}
	// object is a JSON object that keeps the order of its keys.
	object []member
	member struct {
		key   string
		value any
	}
)

// MarshalJSON writes the object in its order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		for k, part := range []any{m.key, m.value} {
			raw, err := json.Marshal(part)
			if err != nil {
				return nil, err
			}
			b.Write(raw)
			if k == 0 {
				b.WriteByte(':')
			}
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// WriteJSON writes a document as one JSON object.
func WriteJSON(dst io.Writer, d *paper.Document) error {
	d = d.Clean()
	out := paperJSON{Kind: d.Kind, Language: d.Language, Title: d.Title, Secret: d.Secret, Letterhead: d.Letterhead, Made: d.Made.Format(time.RFC3339),
		Head: factsObject(d.Head), Blocks: []blockJSON{}, Notes: d.Notes, Footer: d.Footer}
	for _, b := range d.Blocks {
		if one, ok := blockOf(b); ok {
			out.Blocks = append(out.Blocks, one)
		}
	}
	e := json.NewEncoder(dst)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// blockOf returns a block as JSON has it; a page break has none.
func blockOf(b paper.Block) (blockJSON, bool) {
	switch b := b.(type) {
	case paper.Heading:
		return blockJSON{Type: "heading", Text: b.Text}, true
	case paper.Paragraph:
		return blockJSON{Type: "paragraph", Text: b.Text}, true
	case paper.Facts:
		return blockJSON{Type: "facts", Key: b.Key, Values: factsObject(b.Rows)}, true
	case paper.Table:
		out := blockJSON{Type: "table", Key: b.Key, Title: b.Title, Rows: []object{}}
		for _, c := range b.Columns {
			out.Columns = append(out.Columns, columnJSON{c.Key, c.Label, kindName(c.Kind)})
		}
		for _, row := range b.Rows {
			out.Rows = append(out.Rows, rowObject(b.Columns, row))
		}
		if b.Totals != nil {
			out.Totals = rowObject(b.Columns, b.Totals)
		}
		return out, true
	case paper.Plot:
		columns := []paper.Column{{Key: "label"}, {Key: "value", Kind: b.Kind}}
		out := blockJSON{Type: "bars", Key: b.Key, Title: b.Title}
		if b.Line {
			out.Type = "line"
		}
		for _, p := range b.Points {
			out.Rows = append(out.Rows, rowObject(columns, []paper.Value{paper.Text(p.Label), p.Value}))
		}
		if b.Target.Kind != paper.None {
			out.Target = typed(b.Target)
		}
		return out, true
	}
	return blockJSON{}, false
}

func kindName(k paper.Kind) string {
	switch k {
	case paper.Decimal:
		return "number"
	case paper.Share:
		return "percent"
	case paper.Day:
		return "date"
	}
	return "text"
}

func factsObject(facts []paper.Fact) object {
	out := make(object, len(facts))
	for i, f := range facts {
		out[i] = member{f.Key, typed(f.Value)}
	}
	return out
}

// rowObject is a row by the keys of its columns; marked lists those that a note
// belongs to.
func rowObject(columns []paper.Column, row []paper.Value) object {
	var out object
	var marked []string
	for i, v := range row {
		out = append(out, member{columns[i].Key, typed(v)})
		if v.Marked {
			marked = append(marked, columns[i].Key)
		}
	}
	if marked != nil {
		out = append(out, member{"marked", marked})
	}
	return out
}

// typed is a value as JSON has it.
func typed(v paper.Value) any {
	switch v.Kind {
	case paper.Words:
		return v.Text
	case paper.Decimal, paper.Share:
		return json.Number(v.Plain())
	case paper.Day:
		return v.Plain()
	}
	return nil
}
