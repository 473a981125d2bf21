package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"testing"

	"guyub/model"
	"guyub/tui/lang"
)

// Whatever the program writes into the audit trail has words in both languages:
// every intent that the source hands to the store is looked up.
func TestEveryIntentInTheAuditHasWords(t *testing.T) {
	found := intentsOfTheSource(t)
	if len(found) < 50 {
		t.Fatalf("only %d intents found: the walk is broken", len(found))
	}
	for intent, at := range found {
		for _, code := range []string{lang.Indonesian, lang.English} {
			if l := lang.For(code); l.Intent(intent) == intent {
				t.Errorf("%s: %q has no words in %q", at, intent, code)
			}
		}
	}
}

// intentsOfTheSource collects what is given as the intent of an operation: the
// argument of NewOp, the field Intent of an Op or of a form, and what is
// assigned to such a field. It fails on an expression that it cannot follow.
func intentsOfTheSource(t *testing.T) map[string]token.Position {
	t.Helper()
	out := map[string]token.Position{}
	packages := map[string][]*ast.File{}
	set := token.NewFileSet()
	for path := range goFiles(t) {
		file, err := parser.ParseFile(set, filepath.Join(root, path), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.ToSlash(filepath.Dir(path))
		packages[folder] = append(packages[folder], file)
	}
	intents := map[string]map[string][]ast.Expr{} // what each name of a package stands for
	for folder, files := range packages {
		intents[folder] = namesOf(files)
	}
	for folder, files := range packages {
		for _, file := range files {
			if folder == "tui/tuitest" {
				continue // writes nothing
			}
			ast.Inspect(file, func(n ast.Node) bool {
				for _, given := range intentsIn(n) {
					for _, text := range spelt(given, intents[folder], intents["store"]) {
						if text == unknown {
							t.Errorf("%s: this intent cannot be followed; name it by a constant", set.Position(given.Pos()))
						} else if text != "" {
							out[text] = set.Position(given.Pos())
						}
					}
				}
				return true
			})
		}
	}
	return out
}

// unknown stands for an expression that spelt cannot follow.
const unknown = "?"

// intentsIn returns the expressions that a node gives as the intent of an
// operation.
func intentsIn(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.CallExpr:
		name := ""
		switch fun := n.Fun.(type) {
		case *ast.Ident:
			name = fun.Name
		case *ast.SelectorExpr:
			name = fun.Sel.Name
		}
		if name == "NewOp" && len(n.Args) == 1 {
			return n.Args
		}
	case *ast.CompositeLit:
		kind := ""
		switch of := n.Type.(type) {
		case *ast.Ident:
			kind = of.Name
		case *ast.SelectorExpr:
			kind = of.Sel.Name
		case *ast.IndexExpr:
			if sel, ok := of.X.(*ast.SelectorExpr); ok {
				kind = sel.Sel.Name
			}
		}
		if kind != "Op" && kind != "Spec" && kind != "AuditEntry" {
			return nil
		}
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Intent" {
					return []ast.Expr{kv.Value}
				}
			}
		}
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			sel, ok := left.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != "Intent" || i >= len(n.Rhs) {
				continue
			}
			if of, ok := sel.X.(*ast.Ident); ok && of.Name == "op" {
				return []ast.Expr{n.Rhs[i]}
			}
		}
	}
	return nil
}

// namesOf returns what is assigned to each name anywhere in a package, and what
// its functions return.
func namesOf(files []*ast.File) map[string][]ast.Expr {
	out := map[string][]ast.Expr{}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv == nil && n.Body != nil {
					ast.Inspect(n.Body, func(inner ast.Node) bool {
						if r, ok := inner.(*ast.ReturnStmt); ok && len(r.Results) == 1 {
							out[n.Name.Name] = append(out[n.Name.Name], r.Results[0])
						}
						return true
					})
				}
			case *ast.ValueSpec:
				for i, name := range n.Names {
					if i < len(n.Values) {
						out[name.Name] = append(out[name.Name], n.Values[i])
					}
				}
			case *ast.AssignStmt:
				for i, left := range n.Lhs {
					if name, ok := left.(*ast.Ident); ok && len(n.Lhs) == len(n.Rhs) {
						out[name.Name] = append(out[name.Name], n.Rhs[i])
					}
				}
			}
			return true
		})
	}
	return out
}

// spelt returns the texts that an expression may stand for. An intent handed on
// from another operation was found where that one was made.
func spelt(e ast.Expr, names, store map[string][]ast.Expr) []string {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		if err != nil {
			return []string{unknown}
		}
		return []string{text}
	case *ast.CallExpr: // string(someIntent), or a function that chooses one
		if fun, ok := e.Fun.(*ast.Ident); ok && len(names[fun.Name]) > 0 {
			return spelt(fun, names, store)
		}
		if len(e.Args) == 1 {
			return spelt(e.Args[0], names, store)
		}
	case *ast.SelectorExpr:
		if e.Sel.Name == "Intent" || e.Sel.Name == "intent" {
			return nil
		}
		return spelt(ast.NewIdent(e.Sel.Name), store, store)
	case *ast.BinaryExpr: // "rebalance." + what became of it
		text := spelt(e.X, names, store)
		if len(text) != 1 {
			break
		}
		var out []string
		switch text[0] {
		case "rebalance.":
			for _, state := range []model.RebalanceState{model.RebalanceApplied, model.RebalanceRefused, model.RebalanceWithdrawn} {
				out = append(out, text[0]+state.Code())
			}
		case "erasure.":
			for _, state := range []model.ErasureState{model.ErasureRunning, model.ErasureApplied, model.ErasureRefused, model.ErasureWithdrawn} {
				out = append(out, text[0]+state.Code())
			}
		}
		if out != nil {
			return out
		}
	case *ast.Ident:
		var out []string
		for _, v := range names[e.Name] {
			for _, text := range spelt(v, names, store) {
				if text != unknown {
					out = append(out, text)
				}
			}
		}
		if len(out) > 0 || e.Name == "intent" {
			return out
		}
	}
	return []string{unknown}
}
