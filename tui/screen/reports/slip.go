package reports

import (
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
	return append(kit.KeyMap{kit.Bind(kit.Copy, s.env.Lang.Reports.KeyCopy)}, s.Card.Keys()...)
}

// Update copies the slip, and scrolls it.
func (s *slipScreen) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(kit.Do); ok && m.Intent == kit.Copy {
		return tea.Batch(tea.SetClipboard(strings.Join(s.text, "\n")), kit.Send(kit.Notice{Text: s.env.Lang.Reports.Copied}))
	}
	return s.Card.Update(msg)
}
