package imports

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store/intake"
	"guyub/store/sheet"
	"guyub/tui/kit"
)

// beginning asks what is to come in: the file, what its rows are, and the sheet.
// Each answer opens the next question, and what is known already is not asked.
type beginning struct {
	env    *kit.Env
	store  Store
	src    *intake.Source
	choice intake.Choice
	resume *model.Batch // the import that is gone on with; nil for a new one
}

// The answers.
type (
	pickedFile  struct{ path string }
	typeFile    struct{}
	pickedKind  struct{ kind sheet.Kind }
	pickedSheet struct{ sheet string }
	readFile    struct {
		src *intake.Source
		err error
		at  string
	}
)

// start asks for the file.
func (b *beginning) start() tea.Cmd {
	w := &b.env.Lang.Imports
	if b.env.Folder == "" {
		return kit.Send(kit.OpenDialog{Dialog: kit.Message(b.env, w.Title, w.NoFolder, nil)})
	}
	options := []kit.Option{}
	for _, name := range tablesIn(b.env.Folder) {
		options = append(options, kit.Option{Value: name, Label: name})
	}
	options = append(options, kit.Option{Value: "", Label: w.OtherFile})
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(b.env, w.PickFile, options, options[0].Value, func(v string) tea.Msg {
		if v == "" {
			return typeFile{}
		}
		return pickedFile{v}
	})})
}

// tablesIn lists the files of a folder that may be tables, those that were
// changed last first.
func tablesIn(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil // what can be typed is still asked for
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return e.IsDir() || strings.HasPrefix(e.Name(), ".") || !slices.Contains([]string{".csv", ".xlsx", ".txt", ".tsv"}, strings.ToLower(filepath.Ext(e.Name())))
	})
	when := func(e fs.DirEntry) int64 {
		info, err := e.Info()
		if err != nil {
			return 0
		}
		return info.ModTime().UnixNano()
	}
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int { return int(min(max(when(b)-when(a), -1), 1)) })
	const most = 200
	var out []string
	for _, e := range entries[:min(len(entries), most)] {
		out = append(out, e.Name())
	}
	return out
}

// update takes the answers; all are the imports there are, for what is
// remembered of them.
func (b *beginning) update(msg tea.Msg, all []model.Batch) (cmd tea.Cmd, taken bool) {
	w := &b.env.Lang.Imports
	switch m := msg.(type) {
	case typeFile:
		return kit.Send(kit.OpenDialog{Dialog: kit.Ask(b.env, w.TypePath, b.env.Lang.F(w.PathHelp, b.env.Folder), func(s string) tea.Msg { return pickedFile{s} })}), true
	case pickedFile:
		return b.read(m.path), true
	case readFile:
		if m.err != nil {
			return b.unread(m), true
		}
		b.src = m.src
		return b.askKind(all), true
	case pickedKind:
		b.choice.Kind = m.kind
		return b.askSheet(all), true
	case pickedSheet:
		b.choice.Sheet = m.sheet
		return b.open(all), true
	}
	return nil, false
}

// read reads the file, which may take a moment.
func (b *beginning) read(path string) tea.Cmd {
	if !filepath.IsAbs(path) {
		path = filepath.Join(b.env.Folder, path)
	}
	return func() tea.Msg {
		src, err := intake.Read(path)
		return readFile{src, err, filepath.Base(path)}
	}
}

func (b *beginning) unread(m readFile) tea.Cmd {
	text := m.at + ": " + m.err.Error()
	if failed := (*fs.PathError)(nil); errors.As(m.err, &failed) {
		text = b.env.Lang.F(b.env.Lang.Imports.NoFile, m.at)
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Message(b.env, b.env.Lang.Imports.Title, text, nil)})
}

func (b *beginning) askKind(all []model.Batch) tea.Cmd {
	if b.resume != nil {
		var err error
		if b.choice, err = b.src.Like(*b.resume, intake.Choice{Kind: sheet.Kind(b.resume.Of), Sheet: b.resume.Sheet}); err != nil {
			return kit.Send(kit.OpenDialog{Dialog: kit.Message(b.env, b.env.Lang.Imports.Title, err.Error(), nil)})
		}
		return kit.Send(kit.Push{Screen: newRun(b.env, b.store, b.src, b.choice, b.resume)})
	}
	var options []kit.Option
	for _, k := range intake.Kinds(b.store) {
		options = append(options, kit.Option{Value: string(k), Label: kindName(b.env, string(k))})
	}
	if len(options) == 1 {
		b.choice.Kind = sheet.Kind(options[0].Value)
		return b.askSheet(all)
	}
	likely, _ := likeliest(b.src, intake.Kinds(b.store)...)
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(b.env, b.env.Lang.Imports.PickKind, options, string(likely), func(v string) tea.Msg { return pickedKind{sheet.Kind(v)} })})
}

// likeliest is the kind of which a file fills most fields and the sheet that does,
// on which the cursor stands first.
func likeliest(src *intake.Source, kinds ...sheet.Kind) (best sheet.Kind, in string) {
	most := 0
	for _, k := range kinds {
		for _, name := range src.Sheets() {
			if p, err := src.Preview(k, name, 0); err == nil && len(p.Mapped) > most {
				best, in, most = k, name, len(p.Mapped)
			}
		}
	}
	return best, in
}

func (b *beginning) askSheet(all []model.Batch) tea.Cmd {
	names := b.src.Sheets()
	if len(names) == 1 {
		b.choice.Sheet = names[0]
		return b.open(all)
	}
	var options []kit.Option
	for _, n := range names {
		options = append(options, kit.Option{Value: n, Label: n})
	}
	_, likely := likeliest(b.src, b.choice.Kind)
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(b.env, b.env.Lang.Imports.PickSheet, options, likely, func(v string) tea.Msg { return pickedSheet{v} })})
}

// open goes on to the columns.
func (b *beginning) open(all []model.Batch) tea.Cmd {
	const rows = 5
	p, err := b.src.Preview(b.choice.Kind, b.choice.Sheet, rows)
	switch {
	case err != nil:
		return kit.Send(kit.OpenDialog{Dialog: kit.Message(b.env, b.env.Lang.Imports.Title, err.Error(), nil)})
	case p.Line == 0:
		return kit.Send(kit.OpenDialog{Dialog: kit.Message(b.env, b.env.Lang.Imports.Title, b.env.Lang.Imports.NoRows, nil)})
	}
	return kit.Send(kit.Push{Screen: newMapping(b.env, b.store, b.src, b.choice, p, all)})
}
