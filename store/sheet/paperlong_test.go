package sheet

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"guyub/model/paper"
)

// writerFunc is a function that is written to.
type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// longPaper is a list whose rows are longer than what the library keeps in the
// memory of its own accord.
func longPaper() *paper.Document {
	const rows, signs = 600, 30_000
	t := paper.Table{Key: "rows", Title: "Daftar", Columns: []paper.Column{{Key: "name", Label: "nama"}}}
	for range rows {
		t.Rows = append(t.Rows, []paper.Value{paper.Text(strings.Repeat("a", signs))})
	}
	return &paper.Document{Kind: "list", Title: "Daftar", Blocks: []paper.Block{t}}
}

// What leaves is written where it was asked to be, and nowhere else: not even for
// a moment do the rows of a long list lie readable in the folder for all.
func TestALongWorkbookLeavesNothingInTheFolderForAll(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, folder)
	}
	wrote := 0
	err := WriteXLSX(t.Context(), writerFunc(func(p []byte) (int, error) {
		wrote += len(p)
		if files, err := os.ReadDir(folder); err != nil || len(files) > 0 {
			return 0, errors.Join(err, errors.New("a file lies in the folder for all"))
		}
		return len(p), nil
	}), longPaper())
	if err != nil || wrote == 0 {
		t.Fatal(wrote, err)
	}
}

// tiring is a context that ends when it was asked a number of times.
type tiring struct {
	context.Context
	left int
}

func (t *tiring) Err() error {
	if t.left == 0 {
		return context.Canceled
	}
	t.left--
	return nil
}

// Whoever stops an export is not kept waiting for a long table: whenever it is
// stopped, while its rows are laid out or while they are packed, nothing is
// written.
func TestAWorkbookStopsWhenItsContextEnds(t *testing.T) {
	for asked := 0; ; asked++ {
		wrote := 0
		err := WriteXLSX(&tiring{t.Context(), asked}, writerFunc(func(p []byte) (int, error) {
			wrote += len(p)
			return len(p), nil
		}), sheetOfPaper())
		if err == nil && asked > 8 { // six rows and points, and the parts of the file
			return
		}
		if !errors.Is(err, context.Canceled) || wrote > 0 {
			t.Fatalf("asked %d times it wrote %d bytes, %v", asked, wrote, err)
		}
	}
}
