package reports

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// slip is what the client takes home: that they reported, and when the next
// report is due. It names no offence, no number and no address.
type slip struct {
	client  model.Client
	contact model.Contact
	number  int // of the report
}

// slipScreen shows the slip and hands its text to the clipboard, from where the
// office prints it.
type slipScreen struct {
	*record.Card
	env  *kit.Env
	text []string
}

func newSlip(env *kit.Env, s Store, one *slip) *slipScreen {
	l := env.Lang
	w, office := &l.Reports, s.Books().Office
	text := append([]string{}, office.Letterhead...)
	if len(text) == 0 {
		text = append(text, office.Name)
	}
	text = append(text, "", w.SlipTitle, "",
		l.F(w.SlipName, one.client.Name), l.F(w.SlipRegister, one.client.Register),
		l.F(w.SlipDay, l.Date(one.contact.Day), one.number))
	if one.contact.Next != 0 {
		text = append(text, l.F(w.SlipNext, l.DateWeekday(one.contact.Next)))
	}
	text = append(text, "", l.F(w.SlipOfficer, s.Actor().Name))
	screen := &slipScreen{env: env, text: text}
	screen.Card = record.NewCard(env, func() string { return env.Lang.Reports.SlipTitle }, func(p *record.Paper) {
		for i, line := range text {
			style := env.Theme.Base
			if i == 0 {
				style = env.Theme.Bold
			}
			if line == "" {
				p.Blank()
				continue
			}
			p.Text(line, style)
		}
	}, nil, nil)
	return screen
}

// Keys is what works now.
func (s *slipScreen) Keys() kit.KeyMap {
	w := &s.env.Lang.Reports
	m := kit.KeyMap{kit.Bind(kit.Copy, w.KeyCopy)}
	if s.env.Print != nil {
		m = append(kit.KeyMap{kit.Bind(printIntent, w.KeyPrint, "p")}, m...)
	}
	return append(m, s.Card.Keys()...)
}

const printIntent kit.Intent = "report.print"

// printed is what the printer answered.
type printed struct{ err error }

// Update prints the slip, copies it, and scrolls it.
func (s *slipScreen) Update(msg tea.Msg) tea.Cmd {
	w := &s.env.Lang.Reports
	switch m := msg.(type) {
	case printed:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: s.env.Lang.F(w.NotPrinted, m.err.Error())})
		}
		return kit.Send(kit.Notice{Level: kit.Good, Text: w.Printed})
	case kit.Do:
		switch {
		case m.Intent == kit.Copy:
			return tea.Batch(tea.SetClipboard(s.page()), kit.Send(kit.Notice{Text: w.Copied}))
		case m.Intent == printIntent && s.env.Print != nil:
			out, page := s.env.Print, s.page()
			return func() tea.Msg { return printed{out(context.Background(), page)} }
		}
	}
	return s.Card.Update(msg)
}

// page is the slip as one text.
func (s *slipScreen) page() string { return strings.Join(s.text, "\n") }
