package paper

import "guyub/model/text"

// Clean returns the document with every text made safe to show and to hand on
// ([text.Clean]): what people typed stands in names, places and reasons. All
// who write a document out begin with it.
func (d *Document) Clean() *Document {
	out := *d
	out.Title, out.Number, out.Secret, out.Footer = text.Clean(d.Title), text.Clean(d.Number), text.Clean(d.Secret), text.Clean(d.Footer)
	out.Letterhead, out.Notes = cleanAll(d.Letterhead), cleanAll(d.Notes)
	out.Head = cleanFacts(d.Head)
	if d.Sign != nil {
		sign := cleanSign(*d.Sign)
		out.Sign = &sign
	}
	out.Blocks = make([]Block, len(d.Blocks))
	for i, b := range d.Blocks {
		out.Blocks[i] = cleanBlock(b)
	}
	return &out
}

func cleanBlock(b Block) Block {
	switch b := b.(type) {
	case Heading:
		return Heading{text.Clean(b.Text)}
	case Paragraph:
		return Paragraph{text.CleanLines(b.Text)}
	case Facts:
		b.Rows = cleanFacts(b.Rows)
		return b
	case Table:
		b.Title = text.Clean(b.Title)
		columns := make([]Column, len(b.Columns))
		for i, c := range b.Columns {
			c.Label = text.Clean(c.Label)
			columns[i] = c
		}
		rows := make([][]Value, len(b.Rows))
		for i, row := range b.Rows {
			rows[i] = cleanValues(row)
		}
		b.Columns, b.Rows, b.Totals = columns, rows, cleanValues(b.Totals)
		return b
	case Plot:
		b.Title, b.TargetLabel = text.Clean(b.Title), text.Clean(b.TargetLabel)
		points := make([]Point, len(b.Points))
		for i, p := range b.Points {
			points[i] = Point{text.Clean(p.Label), cleanValue(p.Value)}
		}
		b.Points = points
		return b
	}
	return cleanLetter(b)
}

// cleanLetter cleans the blocks that letters alone have.
func cleanLetter(b Block) Block {
	switch b := b.(type) {
	case Part:
		out := make([]Block, len(b.Blocks))
		for i, one := range b.Blocks {
			out[i] = cleanBlock(one)
		}
		return Part{out}
	case Address:
		return Address{cleanAll(b.Lines)}
	case List:
		return List{cleanAll(b.Items)}
	case Blanks:
		b.Label = text.Clean(b.Label)
		return b
	case Clauses:
		out := make([]Clause, len(b.Items))
		for i, c := range b.Items {
			out[i] = Clause{text.Clean(c.Title), text.CleanLines(c.Text)}
		}
		return Clauses{out}
	case Ticks:
		out := make([]Tick, len(b.Items))
		for i, one := range b.Items {
			out[i] = Tick{text.Clean(one.Text), one.Done}
		}
		return Ticks{out}
	case Signatures:
		out := make([]Signature, len(b.Columns))
		for i, s := range b.Columns {
			out[i] = cleanSign(s)
		}
		return Signatures{out}
	}
	return b
}

func cleanSign(s Signature) Signature {
	return Signature{text.Clean(s.Place), text.Clean(s.Role), text.Clean(s.Name), text.Clean(s.ID)}
}

func cleanFacts(facts []Fact) []Fact {
	out := make([]Fact, len(facts))
	for i, f := range facts {
		out[i] = Fact{f.Key, text.Clean(f.Label), cleanValue(f.Value), text.Clean(f.Unit)}
	}
	return out
}

func cleanValues(values []Value) []Value {
	if values == nil {
		return nil
	}
	out := make([]Value, len(values))
	for i, v := range values {
		out[i] = cleanValue(v)
	}
	return out
}

func cleanValue(v Value) Value {
	v.Text = text.Clean(v.Text)
	return v
}

func cleanAll(lines []string) []string {
	out := make([]string, len(lines))
	for i, s := range lines {
		out[i] = text.Clean(s)
	}
	return out
}
