package sheet

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
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

// unpacked returns a file as text: the first sheet of a workbook (XLSX) as a
// table separated by semicolons, anything else as it is.
//
// Only tables without days are read so: a workbook holds a day as a number whose
// look depends on the machine, and a day that is misread is worse than one that
// is not read. Numbers become decimals with a comma, so that no point of theirs
// is taken for thousands.
func unpacked(src io.Reader) (io.Reader, error) {
	in := bufio.NewReader(src)
	if head, err := in.Peek(4); err != nil || string(head) != "PK\x03\x04" {
		return in, nil // what is short or broken is told by who reads it
	}
	file, err := io.ReadAll(io.LimitReader(in, maxWorkbook+1))
	if err != nil {
		return nil, err
	}
	if len(file) > maxWorkbook {
		return nil, ErrWorkbook
	}
	return sheetOf(file)
}

// sheetOf writes the first sheet of a workbook. A file that makes the library
// stumble is one that cannot be read: whoever holds the office must not fall
// over it.
func sheetOf(file []byte) (out io.Reader, err error) {
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
	name := book.GetSheetName(0)
	rows, err := book.Rows(name)
	if err != nil {
		return nil, ErrWorkbook
	}
	for number := 1; rows.Next(); number++ {
		if number > mostRegions+maxTitles {
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
	return &table, w.Error()
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
