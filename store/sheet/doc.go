// Package sheet reads tables as offices really keep them, CSV files and workbooks
// out of spreadsheets, and brings them into the office's records: clients,
// counselors, groups, and what belongs to them.
//
// Rule R15 of the domain governs it: rows are keyed on register number, NIP or
// code, so that nothing is ever doubled; a dry run says row by row what would
// happen; a row that cannot be taken is reported with its line, column and
// reason and written to a reject file, while the good ones go in; and no row is
// ever dropped silently: of every table, rows = new + updated + unchanged +
// rejected, and blank lines are counted beside them.
//
// [Read] takes a file in, CSV or a workbook, and [File.Open] makes a [Table] of
// one of its sheets: CSV in UTF-8 with or without a byte order mark, or
// Windows-1252; separated by comma, semicolon or tab; with quoted line breaks,
// titles above the headings, and what else spreadsheets write. It never panics,
// holds one row at a time, and bounds how long a row may be.
//
// Of a workbook (XLSX) a cell says what it shows. Its days are days, whatever
// their format and whether they count from 1900 or 1904. A number with more
// digits than a spreadsheet keeps, such as a NIK, is refused, and so is a day in
// a column of words: what was written there is lost. A formula is read by the
// result that the file holds, and the row told of it; one without a result is
// refused. A merged cell counts for all its rows, and what is hidden is read as
// all else. Workbooks with macros or a password, and whatever is no workbook, are
// refused in a sentence; nothing is run, unpacked to the disk or fetched.
//
// [Import] is the one way in for every [Kind] of table. What a kind has columns
// for and what its rows do is its subject; everything else is the same for all:
// the importer resolves what rows refer to in the office's own books, and hands
// the records to a [Keeper]. [Template] writes a workbook to fill in for each.
//
// The package knows the model. It knows neither how records are kept nor what
// a screen is: its sentences are the Indonesian ones of the reject file.
package sheet

import "errors"

// The limits of a table. They are far above what an office has, and keep a
// hostile or broken file from filling the memory.
const (
	maxLine    = 1 << 20 // bytes of one line
	maxColumns = 400
	maxQuoted  = 100 // lines that one row may span by quoted line breaks
	maxTitles  = 30  // rows looked at in search of the headings
)

// Errors of a table as a whole: nothing of it was read. Each is one sentence
// that says what to do.
var (
	ErrUTF16   = errors.New("berkas ini tersimpan sebagai UTF-16; simpan ulang dari lembar kerja sebagai \"CSV UTF-8\"")
	ErrBinary  = errors.New("berkas ini bukan teks CSV; pilih berkas CSV yang disimpan dari lembar kerja")
	ErrEmpty   = errors.New("berkas ini kosong; pilih berkas CSV yang berisi daftar klien")
	errQuote   = errors.New("tanda kutip tidak ditutup")
	errStray   = errors.New("ada huruf sesudah tanda kutip penutup")
	errTooLong = errors.New("baris terlalu panjang")
	errColumns = errors.New("kolom terlalu banyak")
)
