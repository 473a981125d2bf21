package contacts

import (
	"cmp"
	"strings"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Line is a contact as one line of a timeline; open is sent when it is opened.
func Line(env *kit.Env, c *model.Contact, open any) record.Line {
	l := env.Lang
	line := record.Line{Word: l.DateBrief(c.Day), Name: Word(env, c), What: gist(env, c), Style: env.Theme.Faint, Open: open}
	if c.Struck != "" {
		line.Name, line.What = l.Contacts.StruckMark+" "+line.Name, c.Struck
	}
	return line
}

// Word says what kind of contact it was, and how.
func Word(env *kit.Env, c *model.Contact) string {
	l := env.Lang
	word := l.Domain.ContactKind(c.Kind)
	if c.Kind == model.Report && c.Mode != model.ModeUnknown {
		word += ", " + l.Domain.ContactMode(c.Mode)
	}
	return word
}

// gist says what was found in one line.
func gist(env *kit.Env, c *model.Contact) string {
	l := env.Lang
	var parts []string
	switch c.Kind {
	case model.Visit:
		parts = append(parts, c.Met)
	case model.ServiceDay:
		parts = append(parts, l.F(l.Contacts.Worked, l.Milli(int64(c.Worked)*1000/60)), c.Activity)
	case model.Report:
		parts = append(parts, cmp.Or(c.Activity, l.Domain.Employment(c.Employment)))
	}
	if c.Kind != model.ServiceDay {
		parts = append(parts, c.Condition)
	}
	if c.Difficulties != "" {
		parts = append(parts, l.F(l.Contacts.Difficulty, c.Difficulties))
	}
	said := parts[:0]
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, " · ")
}
