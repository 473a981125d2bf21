package reports

import (
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

// newSlip is the page of a slip.
func newSlip(env *kit.Env, s Store, one *slip) kit.Screen {
	l := env.Lang
	w := &l.Reports
	text := append(record.Letterhead(s.Books()), "", w.SlipTitle, "",
		l.F(w.SlipName, one.client.Name), l.F(w.SlipRegister, one.client.Register),
		l.F(w.SlipDay, l.Date(one.contact.Day), one.number))
	if one.contact.Next != 0 {
		text = append(text, l.F(w.SlipNext, l.DateWeekday(one.contact.Next)))
	}
	text = append(text, "", l.F(w.SlipOfficer, s.Actor().Name))
	return record.NewPage(env, func() string { return env.Lang.Reports.SlipTitle }, text)
}
