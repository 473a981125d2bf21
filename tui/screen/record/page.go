package record

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/store"
	"guyub/tui/kit"
)

// Page is a text that leaves the desk: it is shown as it will be, and printed
// or copied as it is.
type Page struct {
	*Card
	env  *kit.Env
	text []string
}

// NewPage returns the page of some lines, the first of them the letterhead's.
func NewPage(env *kit.Env, title func() string, text []string) *Page {
	p := &Page{env: env, text: text}
	p.Card = NewCard(env, title, p.write, nil, nil)
	return p
}

// Letterhead is what stands at the top of a page of the office.
func Letterhead(books *store.Books) []string {
	if head := books.Office.Letterhead; len(head) > 0 {
		return append([]string(nil), head...)
	}
	return []string{books.Office.Name}
}

func (p *Page) write(paper *Paper) {
	for i, line := range p.text {
		style := p.env.Theme.Base
		if i == 0 {
			style = p.env.Theme.Bold
		}
		if line == "" {
			paper.Blank()
			continue
		}
		paper.Text(line, style)
	}
}

// PrintIntent prints.
const PrintIntent kit.Intent = "page.print"

// Keys is what works now.
func (p *Page) Keys() kit.KeyMap {
	w := &p.env.Lang.Record
	m := kit.KeyMap{kit.Bind(kit.Copy, w.KeyCopy)}
	if p.env.Print != nil {
		m = append(kit.KeyMap{kit.Bind(PrintIntent, w.KeyPrint, "p", "f5")}, m...)
	}
	return append(m, p.Card.Keys()...)
}

// printed is what the printer answered.
type printed struct {
	page *Page
	err  error
}

// Update prints the page, copies it, and scrolls it.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	w := &p.env.Lang.Record
	switch m := msg.(type) {
	case printed:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: p.env.Lang.F(w.NotPrinted, m.err.Error())})
		}
		return kit.Send(kit.Notice{Level: kit.Good, Text: w.Printed})
	case kit.Do:
		switch {
		case m.Intent == kit.Copy:
			return tea.Batch(tea.SetClipboard(p.Text()), kit.Send(kit.Notice{Text: w.Copied}))
		case m.Intent == PrintIntent && p.env.Print != nil:
			out, text := p.env.Print, p.Text()
			return func() tea.Msg { return printed{p, out(context.Background(), text)} }
		}
	}
	return p.Card.Update(msg)
}

// Text is the page as one text.
func (p *Page) Text() string { return strings.Join(p.text, "\n") }
