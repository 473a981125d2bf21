package office

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/kit/table"
	"guyub/tui/letter"
	"guyub/tui/press"
	"guyub/tui/screen/record"
)

// wordings is how the office words its letters (naskah): a line for each, with
// whether its words are the program's or since when the office's own.
type wordings struct {
	listPart[model.Letter]
	store Store
}

func newWordings(env *kit.Env, s Store) *wordings {
	n := &wordings{store: s}
	n.env = env
	n.id = func(l model.Letter) model.ID { return table.Number(slices.Index(model.Letters(), l)) }
	n.write = func(p *record.Paper, l model.Letter) {
		p.Text(env.Lang.Letters.Titles[l], env.Theme.Bold)
		p.Fact(env.Lang.Letters.ColState, n.state(l), env.Theme.Base)
		p.Blank()
		writeExample(p, env, s, s.Books().Wording(l))
	}
	n.own, n.do = n.ownKeys, n.act
	w := &env.Lang.Letters
	n.list = record.NewList(env, record.Columns[model.Letter]{
		Name: "wordings", All: n.columns, Cells: n.cells, ID: n.id,
		Compare:   func(string) func(a, b model.Letter) int { return nil },
		Words:     func(l model.Letter) string { return env.Lang.Letters.Titles[l] + " " + n.state(l) },
		Hint:      func() string { return env.Lang.Letters.WordingHint },
		Empty:     func() string { return w.NoWording },
		NoneFound: func() string { return env.Lang.Letters.NoWording },
	}, columnsOf(s, "wordings"))
	return n
}

func (n *wordings) title() string { return n.env.Lang.Letters.Tab }
func (n *wordings) load()         { n.list.Set(model.Letters()) }

func (n *wordings) columns() []table.Column {
	w := &n.env.Lang.Letters
	return []table.Column{{Key: "paper", Title: w.ColPaper, Width: 40, Min: 24, Flex: true}, {Key: "state", Title: w.ColState, Width: 30, Min: 20}}
}

// state says whose words a letter has, and since when.
func (n *wordings) state(l model.Letter) string {
	w := &n.env.Lang.Letters
	one := n.store.Books().Wording(l)
	if !one.Own() {
		return w.Usual
	}
	by := model.ShortName(n.store.Books().UserName(one.ChangedBy))
	return n.env.Lang.F(w.OwnSince, n.env.Lang.DateBrief(model.DateOf(n.env.Local(one.ChangedAt))), by)
}

func (n *wordings) cells(l model.Letter) []table.Cell {
	st := n.env.Theme.Faint
	if own := n.store.Books().Wording(l); own.Own() {
		st = n.env.Theme.Base
	}
	return []table.Cell{{Text: n.env.Lang.Letters.Titles[l]}, {Text: n.state(l), Style: st}}
}

const usualIntent kit.Intent = "wording.default"

func (n *wordings) ownKeys() kit.KeyMap {
	r := &n.env.Lang.Record
	keys := kit.KeyMap{kit.Bind(kit.Open, r.KeyOpen)}
	if !may(n.store, model.WordingEdit) {
		return keys
	}
	keys = append(keys, kit.Bind(kit.Edit, r.KeyEdit))
	if l, ok := n.list.Cursor(); ok {
		if own := n.store.Books().Wording(l); own.Own() {
			keys = append(keys, kit.Bind(usualIntent, n.env.Lang.Letters.KeyUsual, "b"))
		}
	}
	return keys
}

type (
	// usual asks for the words of the program again.
	usual struct{ letter model.Letter }
	// usualDone is what came of it.
	usualDone struct {
		letter model.Letter
		err    error
	}
)

func (n *wordings) act(i kit.Intent) tea.Cmd {
	l, ok := n.list.Cursor()
	if !ok {
		return nil
	}
	w := &n.env.Lang.Letters
	switch {
	case i == kit.Open:
		return kit.Send(kit.Push{Screen: wordingCard(n.env, n.store, l)})
	case !may(n.store, model.WordingEdit):
	case i == kit.Edit:
		return kit.Send(kit.Push{Screen: newWordingEdit(n.env, n.store, l)})
	case i == usualIntent:
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(n.env, w.UsualTitle, n.env.Lang.F(w.UsualText, w.Titles[l]), w.KeyUsual, n.env.Lang.Common.Cancel, usual{l})})
	}
	return nil
}

func (n *wordings) update(msg tea.Msg) tea.Cmd {
	w := &n.env.Lang.Letters
	switch m := msg.(type) {
	case usual:
		s, l := n.store, m.letter
		return func() tea.Msg {
			ctx, stop := record.Within()
			defer stop()
			own := s.Books().Wording(l)
			_, err := s.SaveWording(ctx, store.NewOp("wording.save"), model.Wording{Meta: own.Meta, Paper: l})
			return usualDone{l, err}
		}
	case usualDone:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, n.env.Lang.Code)})
		}
		return kit.Send(kit.Notice{Level: kit.Good, Text: n.env.Lang.F(w.UsualDone, w.Titles[m.letter])})
	}
	return n.listPart.update(msg)
}

// writeExample writes a letter about a fictional client, as it is worded.
func writeExample(p *record.Paper, env *kit.Env, s Store, one model.Wording) {
	th, l := env.Theme, env.Lang
	p.Text(l.Letters.WordingNote, th.Faint)
	if one.Paper.GoesOut() && l.Code != letter.Language(l, one.Paper).Code {
		p.Text(l.Letters.Indonesian, th.Faint)
	}
	p.Blank()
	doc, err := letter.Example(l, s.Books().Office, one, env.Time())
	if err != nil {
		p.Text(letter.Explain(env, err), th.Bad)
		return
	}
	const least = 40
	text := press.Text(letter.Language(l, one.Paper), doc, max(least, min(p.Width(), press.TextWidth)))
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if line == "" {
			p.Blank()
			continue
		}
		p.Text(line, th.Base)
	}
}

// wordingCard is the screen of one wording: an example, and its history.
func wordingCard(env *kit.Env, s Store, l model.Letter) kit.Screen {
	edit := func() kit.Screen { return newWordingEdit(env, s, l) }
	if !may(s, model.WordingEdit) {
		edit = nil
	}
	var history *record.History
	if id := s.Books().Wording(l).ID; !id.IsZero() {
		w := &env.Lang.Letters
		history = record.NewHistory(env, s, model.KindWording, id)
		history.Names = func(path string) string {
			return map[string]string{"title": w.FTitle, "number": w.FNumber, "opening": w.FOpening, "body": w.FBody, "closing": w.FClosing, "signer": w.FSigner}[path]
		}
	}
	return record.NewCard(env, func() string { return env.Lang.Letters.Titles[l] }, func(p *record.Paper) { writeExample(p, env, s, s.Books().Wording(l)) }, history, edit)
}

var wordingBinding = form.Binding[model.Wording]{
	form.Words("title", func(w *model.Wording) *string { return &w.Title }),
	form.Words("number", func(w *model.Wording) *string { return &w.Number }),
	form.Words("opening", func(w *model.Wording) *string { return &w.Opening }),
	form.Words("body", func(w *model.Wording) *string { return &w.Body }),
	form.Words("closing", func(w *model.Wording) *string { return &w.Closing }),
	form.Words("signer", func(w *model.Wording) *string { return &w.Signer }),
}

// newWordingEdit returns the form of a wording. It holds the words as they
// count; what is left as the program has it is not kept as the office's own.
func newWordingEdit(env *kit.Env, s Store, l model.Letter) kit.Screen {
	speaks := letter.Language(env.Lang, l)
	usual := letter.Effective(speaks, model.Wording{Paper: l})
	spread := func(w model.Wording) model.Wording { return letter.Effective(speaks, w) }
	return record.NewEdit(env, s, record.Spec[model.Wording]{
		Form: "wording", Key: string(l), Intent: "wording.save",
		Title:   func() string { return env.Lang.Letters.Titles[l] },
		Fields:  func() []form.Field { return wordingFields(env, l) },
		Binding: wordingBinding,
		Kind:    model.KindWording,
		Head:    func(w model.Wording) model.Meta { return w.Meta },
		Name:    func(model.Wording) string { return env.Lang.Letters.Titles[l] },
		Check:   func(w model.Wording) model.Problems { return w.Validate(record.Checks(env, s.Books())) },
		Save: func(ctx context.Context, op store.Op, w model.Wording) (model.Wording, error) {
			saved, err := s.SaveWording(ctx, op, letter.OwnWords(w, usual))
			return spread(saved), err
		},
		Theirs: func(stored any) (model.Wording, bool) {
			w, ok := stored.(model.Wording)
			return spread(w), ok
		},
	}, spread(s.Books().Wording(l)))
}

// wordingFields describes the form; the help of each field lists what may be
// filled in.
func wordingFields(env *kit.Env, l model.Letter) []form.Field {
	w := &env.Lang.Letters
	places := "{" + strings.Join(l.Places(), "} {") + "}"
	help := env.Lang.F(w.HelpTitle, places)
	return []form.Field{
		{Key: "title", Label: w.FTitle, Required: true, Max: 120, Help: help},
		{Key: "number", Label: w.FNumber, Max: 80, Help: env.Lang.F(w.HelpFNumber, places)},
		{Key: "opening", Label: w.FOpening, Kind: form.LongText, Max: 4000, Help: help},
		{Key: "body", Label: w.FBody, Kind: form.LongText, Max: 20_000, Help: env.Lang.F(w.HelpBody, places), Show: func(form.Values) bool { return l.HasBody() }},
		{Key: "closing", Label: w.FClosing, Kind: form.LongText, Max: 4000, Help: help},
		{Key: "signer", Label: w.FSigner, Max: 120, Help: help},
	}
}
