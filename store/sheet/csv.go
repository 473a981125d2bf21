package sheet

import (
	"bytes"
	"errors"
	"strings"

	"guyub/model/text"
)

// csvRows are the rows of a CSV file with one separator.
type csvRows struct {
	lines *lines
	comma byte
}

func newCSVRows(file []byte, comma byte) (*csvRows, error) {
	in, err := newLines(bytes.NewReader(file))
	return &csvRows{in, comma}, err
}

// next returns the next row, or io.EOF. A row that cannot be taken apart is
// returned too, with its reason; the rows after it are not lost.
func (c *csvRows) next() (Row, error) {
	head, err := c.lines.next()
	if err != nil {
		return Row{}, err
	}
	row := Row{Line: head.number}
	if head.long {
		row.Err, row.Cells = errTooLong, []string{text.Clean(head.text[:min(len(head.text), 200)])}
		return row, nil
	}
	cells, err := c.cells(head)
	if err != nil {
		row.Err, row.Cells = err, []string{text.Clean(head.text)}
		return row, nil
	}
	row.Cells = cleanCells(cells)
	return row, nil
}

func (c *csvRows) read() int64 { return c.lines.read }

// cells takes the row apart that begins with head, fetching further lines as
// long as a quote is open. When the quote is never closed, those lines are put
// back.
func (c *csvRows) cells(head line) ([]string, error) {
	block := []line{head}
	for {
		cells, used, err := splitLines(block, c.comma)
		if err == nil {
			c.lines.putBack(block[used:])
			return cells, nil
		}
		if !errors.Is(err, errQuote) || len(block) >= maxQuoted {
			c.lines.putBack(block[1:])
			return nil, err
		}
		more, nextErr := c.lines.next()
		if nextErr != nil || more.long {
			if nextErr == nil {
				block = append(block, more)
			}
			c.lines.putBack(block[1:])
			return nil, err // a failing reader fails again at the next line
		}
		block = append(block, more)
	}
}

// splitLines takes the first row of some lines apart and tells how many lines
// it took. A cell is quoted when it begins with a quote; a doubled quote in it
// stands for one.
func splitLines(block []line, comma byte) (cells []string, used int, err error) {
	var cell strings.Builder
	s := block[0].text
	used = 1
	i := 0
	for {
		cell.Reset()
		for i < len(s) && s[i] == ' ' && comma != ' ' {
			i++ // blanks before a quote; elsewhere cleaning takes them
		}
		if i < len(s) && s[i] == '"' {
			i++
			for {
				at := strings.IndexByte(s[i:], '"')
				if at < 0 {
					if used == len(block) {
						return nil, used, errQuote
					}
					cell.WriteString(s[i:])
					cell.WriteByte('\n')
					if cell.Len() > maxLine {
						return nil, used, errTooLong
					}
					s, i = block[used].text, 0
					used++
					continue
				}
				cell.WriteString(s[i : i+at])
				i += at + 1
				if i < len(s) && s[i] == '"' {
					cell.WriteByte('"')
					i++
					continue
				}
				break
			}
			for i < len(s) && s[i] == ' ' {
				i++
			}
			if i < len(s) && s[i] != comma {
				return nil, used, errStray
			}
		} else {
			end := strings.IndexByte(s[i:], comma)
			if end < 0 {
				end = len(s) - i
			}
			cell.WriteString(s[i : i+end])
			i += end
		}
		cells = append(cells, cell.String())
		if len(cells) > maxColumns {
			return nil, used, errColumns
		}
		if i >= len(s) {
			return cells, used, nil
		}
		i++ // the separator; a cell follows, if only an empty one
	}
}

func cleanCells(cells []string) []string {
	for i, c := range cells {
		cells[i] = strings.TrimSpace(text.CleanLines(c))
	}
	return cells
}
