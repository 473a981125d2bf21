package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Whatever has a name as a table stands in the one list that tallies, check, a
// new data key and the archive go by, and stands there once.
func TestEveryTableIsKnownToAll(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	known, found := knownTables(), 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 || len(spec.Names[0].Name) < 2 || spec.Names[0].Name[0] != 't' || !ast.IsExported(spec.Names[0].Name[1:]) {
				return true
			}
			if text, ok := spec.Values[0].(*ast.BasicLit); ok && text.Kind == token.STRING {
				found++
				if name, err := strconv.Unquote(text.Value); err != nil || !slices.Contains(known, name) {
					t.Errorf("%s: the table %s is not known to all", file, text.Value)
				}
			}
			return true
		})
	}
	if found != len(plains()) {
		t.Errorf("%d tables have a name, %d are described", found, len(plains()))
	}
	slices.Sort(known)
	if once := slices.Compact(slices.Clone(known)); len(once) != len(known) {
		t.Errorf("a table is described twice: %v", known)
	}
}

// An archive carries every table on, leaves it behind for a reason, or makes it
// anew.
func TestEveryTableHasItsPlaceInAnArchive(t *testing.T) {
	places := map[string]string{
		tSlot: "opens the office", tLogin: "made anew from users", tKnock: "of the door of the old file", tDoor: "made anew from terminals",
		tOf: "made anew", tLive: "made anew", tEnrol: "made anew", tSeat: "made anew", tUnique: "made anew", tTrail: "made anew", tTally: "made anew",
		tMeta: "of the file itself", tDraft: "stays behind", tResult: "stays behind", tOlder: "opens the old trail", tAnew: "of the old key",
		tFormer: "among the checkpoints",
	}
	for _, of := range archiveParts() {
		if places[of] != "" {
			t.Errorf("%s has two places", of)
		}
		places[of] = "lines"
	}
	for _, p := range plains() {
		if places[p.name] == "" {
			t.Errorf("%s is lost with an archive", p.name)
		}
	}
}
