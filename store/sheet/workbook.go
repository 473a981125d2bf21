package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The limits of a workbook: what it may take as it is, unpacked, and as a table.
// A file of a few bytes can unpack to very many, and one long text can stand in
// every cell.
const (
	maxWorkbook = 32 << 20
	maxUnpacked = 128 << 20
	maxTable    = 16 << 20
)

// ErrWorkbook is a workbook that cannot be read.
var ErrWorkbook = errors.New("berkas Excel ini tidak terbaca; simpan ulang sebagai .xlsx atau \"CSV UTF-8\"")

// workbook is a file of sheets.
type workbook struct{ file []byte }

func openWorkbook(file []byte) (*workbook, error) {
	_, err := sheetOf(file, "")
	return &workbook{file}, err
}

func (w *workbook) names() []string {
	book, err := excelize.OpenReader(bytes.NewReader(w.file))
	if err != nil {
		return nil
	}
	return book.GetSheetList()
}

func (w *workbook) open(sheet string) (source, int64, error) {
	table, err := sheetOf(w.file, sheet)
	if err != nil {
		return nil, 0, err
	}
	rows, err := newCSVRows(table, ';')
	return rows, int64(len(table)), err
}

// sheetOf writes the first sheet of a workbook. A file that makes the library
// stumble is one that cannot be read: whoever holds the office must not fall
// over it.
func sheetOf(file []byte, name string) (out []byte, err error) {
	defer func() {
		if recover() != nil {
			out, err = nil, ErrWorkbook
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, ErrWorkbook
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	var table bytes.Buffer
	w := csv.NewWriter(&table)
	w.Comma = ';'
	if name == "" {
		name = book.GetSheetName(0)
	}
	rows, err := book.Rows(name)
	if err != nil {
		return nil, ErrWorkbook
	}
	for number := 1; rows.Next(); number++ {
		if number > mostWhole+maxTitles {
			return nil, ErrManyRegions
		}
		cells, err := rows.Columns()
		if err != nil || len(cells) > maxColumns {
			return nil, ErrWorkbook
		}
		for i, cell := range cells {
			if cells[i], err = plainCell(book, name, i+1, number, cell); err != nil {
				return nil, ErrWorkbook
			}
		}
		if err := w.Write(cells); err != nil || table.Len() > maxTable {
			return nil, ErrWorkbook
		}
	}
	if err := rows.Close(); err != nil {
		return nil, ErrWorkbook
	}
	w.Flush()
	return table.Bytes(), w.Error()
}

var fraction = regexp.MustCompile(`^-?[0-9]+\.[0-9]+$`)

// plainCell is the text of a cell in one line; the number of a number.
func plainCell(book *excelize.File, sheet string, column, row int, cell string) (string, error) {
	cell = strings.Join(strings.Fields(cell), " ")
	if !fraction.MatchString(cell) {
		return cell, nil
	}
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "", fmt.Errorf("sheet: %w", err)
	}
	kind, err := book.GetCellType(sheet, at)
	if err == nil && (kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset) {
		cell = strings.Replace(cell, ".", ",", 1)
	}
	return cell, err
}
