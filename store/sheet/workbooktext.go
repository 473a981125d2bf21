package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// maxTexts is how many texts a workbook may share among its cells.
const maxTexts = 4_000_000

// texts are those that the cells of a workbook share, end to end, so that a
// million of them take no more than their letters and four bytes each.
type texts struct {
	all  string
	ends []uint32
}

// at returns a text by its number; false when there is none.
func (t *texts) at(i int) (string, bool) {
	if i < 0 || i >= len(t.ends) {
		return "", false
	}
	from := uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	// A copy: a name that is kept must not keep all the others.
	return strings.Clone(t.all[from:t.ends[i]]), true
}

// readStrings reads the shared texts. What is formatted within a text, and how
// it is spoken, is left out.
func (w *workbook) readStrings() (texts, error) {
	var out texts
	const name = "xl/sharedstrings.xml"
	if _, ok := w.parts[name]; !ok {
		return out, nil
	}
	p, err := w.part(name, maxSheet)
	if err != nil {
		return out, err
	}
	var all strings.Builder
	for {
		t, err := p.next()
		if errors.Is(err, io.EOF) {
			out.all = all.String()
			return out, nil
		}
		if err != nil {
			return out, err
		}
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "si" {
			continue
		}
		one, err := p.text("si")
		if err != nil {
			return out, err
		}
		if all.Len()+len(one) > maxPart || len(out.ends) == maxTexts {
			return out, ErrUnpacked
		}
		all.WriteString(one)
		out.ends = append(out.ends, uint32(all.Len()))
	}
}

// text reads the text of an element, such as the "si" of shared texts or the
// "is" of a cell, up to its end.
func (p *parts) text(element string) (string, error) {
	var out strings.Builder
	inText, spoken := false, false
	for {
		t, err := p.next()
		if err != nil {
			return "", noEnd(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			spoken = spoken || t.Name.Local == "rPh"
		case xml.CharData:
			if inText && !spoken {
				if out.Len()+len(t) > maxLine {
					return "", ErrUnpacked
				}
				out.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case element:
				return unescape(out.String()), nil
			case "rPh":
				spoken = false
			}
			inText = false
		}
	}
}

// noEnd is a part that ends in the middle.
func noEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// unescape gives back the letters that a workbook writes as _x000D_, because XML
// cannot hold them.
func unescape(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var out strings.Builder
	for ; at >= 0; at = strings.Index(s, "_x") {
		out.WriteString(s[:at])
		s = s[at:]
		const length = len("_x0000_")
		if len(s) >= length && s[length-1] == '_' {
			if code, err := strconv.ParseUint(s[2:length-1], 16, 16); err == nil {
				out.WriteRune(rune(code))
				s = s[length:]
				continue
			}
		}
		out.WriteString(s[:2])
		s = s[2:]
	}
	out.WriteString(s)
	return out.String()
}
