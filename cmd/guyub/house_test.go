package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the top of the repository, seen from this package.
const root = "../.."

// arrow forbids that files under From import anything under To, except the
// files named in Except.
type arrow struct {
	From, To string
	Except   []string
	Why      string
}

// The house has one direction: cmd -> tui -> store -> model, and the
// libraries that could spread everywhere each have one door.
var arrows = []arrow{
	{From: "model", To: "guyub/store", Why: "the domain knows no store"},
	{From: "model", To: "guyub/tui", Why: "the domain knows no screen"},
	{From: "model", To: "guyub/cmd", Why: "nothing imports a command"},
	{From: "store", To: "guyub/tui", Why: "the store knows no screen"},
	{From: "store", To: "guyub/cmd", Why: "nothing imports a command"},
	{From: "store", To: "charm.land/", Why: "the store knows no terminal"},
	{From: "tui", To: "guyub/cmd", Why: "nothing imports a command"},
	{From: "tui/kit", To: "guyub/store", Why: "the kit knows no data"},
	{From: "store/roster", To: "guyub/store/kv", Why: "the roster lives in memory"},
	{From: ".", To: "go.etcd.io/bbolt", Except: []string{"store/kv/bolt"}, Why: "one engine knows bbolt"},
	{From: ".", To: "github.com/charmbracelet/ultraviolet", Except: []string{"tui/kit/canvas.go"}, Why: "one file draws cells"},
	{From: ".", To: "codeberg.org/go-pdf/fpdf", Except: []string{"tui/press"}, Why: "one package sets pages"},
	{From: ".", To: "github.com/xuri/excelize", Except: []string{"store/sheet"}, Why: "one package writes workbooks"},
}

func TestArrowsOfTheHouseRunOneWay(t *testing.T) {
	files := 0
	for path := range goFiles(t) {
		files++
		syntax, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, path), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range syntax.Imports {
			target, _ := strconv.Unquote(spec.Path.Value)
			for _, a := range arrows {
				if under(path, a.From) && strings.HasPrefix(target, a.To) && !slices.ContainsFunc(a.Except, func(e string) bool { return under(path, e) }) {
					t.Errorf("%s imports %s: %s", path, target, a.Why)
				}
			}
		}
	}
	if files < 20 {
		t.Fatalf("only %d Go files seen: the walk is broken", files)
	}
}

func TestOnlyTheHouseStandsAtTheTop(t *testing.T) {
	want := []string{"README.md", "cmd", "go.mod", "go.sum", "model", "store", "tui"}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(want, e.Name()) {
			t.Errorf("%s stands at the top of the repository", e.Name())
		}
	}
}

// goFiles yields every Go file of the repository, tests left out, as a path
// from the root with forward slashes.
func goFiles(t *testing.T) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			name, _ := filepath.Rel(root, path)
			name = filepath.ToSlash(name)
			if d.IsDir() {
				if name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
					return fs.SkipDir
				}
				return nil
			}
			if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && !yield(name) {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// under reports whether path is base or lies below it.
func under(path, base string) bool {
	return base == "." || path == base || strings.HasPrefix(path, base+"/")
}
