package audit

import (
	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// newPointPage is the page with the code of a checkpoint, to be signed and kept
// on paper: what it proves, and how it is compared.
func newPointPage(env *kit.Env, s Names, c *store.Checkpoint) kit.Screen {
	l := env.Lang
	w := &l.Audit
	at := env.Local(c.At)
	made := l.DateWeekday(model.DateOf(at)) + " " + l.Clock(at)
	text := append(record.Letterhead(s.Books()), "", w.PageTitle, "",
		l.F(w.PageDay, l.Date(c.Day)), l.F(w.PageEntries, l.Number(int(c.Size))), l.F(w.PageMade, made), l.F(w.PageCode, c.Code), "",
		w.PageWhy, l.F(w.PageCheck, c.Code), "",
		l.F(w.PagePrinted, l.Date(model.DateOf(env.Time())), s.Actor().Name), "", w.PageSigned)
	return record.NewPage(env, func() string { return env.Lang.Audit.PageName }, text)
}
