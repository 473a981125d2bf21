package audit

import (
	"image"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/text"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// filter is what is looked for in the trail. The zero value is everything.
type filter struct {
	user, record model.ID
	terminal     string
	from, to     model.Date // both included; 0: no bound
	kind         string     // of lang.AuditKinds
}

// breachDays is how far a worksheet of a breach looks back where the filter sets
// no bound: those concerned are told within three times 24 hours.
const breachDays = 3

// span is the days of the filter; where it has no bound, the last days.
func (f filter) span(env *kit.Env) (from, to model.Date) {
	to = model.DateOf(env.Time())
	if f.to != 0 {
		to = f.to
	}
	if from = f.from; from == 0 {
		from = to.AddDays(-breachDays)
	}
	return from, to
}

// failed is the kind of failed sign-ins.
const failed = "failed"

// ask puts the filter in the words of the store.
func (f filter) ask(l *lang.Strings, zone *time.Location) store.AuditFilter {
	out := store.AuditFilter{User: f.user, Record: f.record, Terminal: f.terminal}
	if f.kind != "" {
		out.Intents = l.IntentsOf(f.kind)
	}
	if f.from != 0 {
		out.From = midnight(f.from, zone)
	}
	if f.to != 0 {
		out.To = midnight(f.to+1, zone)
	}
	return out
}

// midnight is when a day begins at the office.
func midnight(d model.Date, zone *time.Location) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	y, m, day := d.YMD()
	return time.Date(y, m, day, 0, 0, 0, 0, zone)
}

// sparse reports whether matches may lie far apart, so that the trail is looked
// through a part at a time. Those of a record are found by its own trail.
func (f filter) sparse() bool { return f.record.IsZero() && f != (filter{}) }

// chips writes the filter as the list shows it.
func (f filter) chips(w words) []string {
	l := w.env.Lang
	var out []string
	if !f.user.IsZero() {
		out = append(out, w.user(f.user))
	}
	if !f.record.IsZero() {
		out = append(out, w.record(&store.AuditRecord{Kind: model.KindClient, ID: f.record}))
	}
	if f.terminal != "" {
		out = append(out, f.terminal)
	}
	if f.kind != "" {
		out = append(out, l.Audit.Kinds[f.kind])
	}
	switch {
	case f.from != 0 && f.from == f.to:
		out = append(out, l.DateBrief(f.from))
	case f.from != 0 && f.to != 0:
		out = append(out, l.DateBrief(f.from)+" - "+l.DateBrief(f.to))
	case f.from != 0:
		out = append(out, l.F(l.Audit.Since, l.DateBrief(f.from)))
	case f.to != 0:
		out = append(out, l.F(l.Audit.Until, l.DateBrief(f.to)))
	}
	return out
}

// filterForm is the form in which the filter is put together, in the place of
// the list until it is applied.
type filterForm struct {
	env  *kit.Env
	list *List
	form *form.Form
	only string // the one field that is asked; empty for all
}

// The keys of its fields.
const (
	keyUser     = "user"
	keyRecord   = "record"
	keyTerminal = "terminal"
	keyFrom     = "from"
	keyTo       = "to"
	keyKind     = "kind"
)

func newFilterForm(l *List, only string) *filterForm {
	f := &filterForm{env: l.env, list: l, only: only}
	was := l.filter
	id := func(id model.ID) string {
		if id.IsZero() {
			return ""
		}
		return id.String()
	}
	fields := f.fields()
	if only != "" {
		fields = slices.DeleteFunc(fields, func(d form.Field) bool { return d.Key != only })
	}
	f.form = form.New(l.env, fields, form.Values{keyUser: id(was.user), keyRecord: id(was.record), keyTerminal: was.terminal,
		keyFrom: was.from.String(), keyTo: was.to.String(), keyKind: was.kind})
	return f
}

// keys are those of its form, where nothing is saved: the list is filtered.
func (f *filterForm) keys() kit.KeyMap {
	keys := f.form.Keys()
	for i := range keys {
		if keys[i].Intent == kit.Save {
			keys[i].Help = f.env.Lang.Audit.KeyFilter
		}
	}
	return keys
}

func (f *filterForm) fields() []form.Field {
	l := f.env.Lang
	w := &l.Audit
	var people, kinds []form.Option
	for _, u := range f.list.store.Books().Users {
		people = append(people, form.Option{Value: u.ID.String(), Label: u.Name + " · " + l.Domain.Role(u.Role)})
	}
	kinds = append(kinds, form.Option{Label: l.Common.All})
	for _, kind := range lang.AuditKinds() {
		kinds = append(kinds, form.Option{Value: kind, Label: w.Kinds[kind]})
	}
	fields := []form.Field{
		{Key: keyUser, Label: w.Person, Kind: form.Lookup, Help: w.HelpPerson, Lookup: record.LookupIn(people)},
		{Key: keyRecord, Label: w.Record, Kind: form.Lookup, Help: w.HelpRecord, Lookup: clientLookup(f.env, f.list.store)},
		{Key: keyTerminal, Label: w.Terminal, Kind: form.Lookup, Help: w.HelpTerminal, Lookup: f.terminals},
		{Key: keyFrom, Label: w.From, Kind: form.Date, Help: w.HelpDays},
		{Key: keyTo, Label: w.To, Kind: form.Date, Help: w.HelpDays},
		{Key: keyKind, Label: w.Kind, Kind: form.Choice, Help: w.HelpKind, Options: kinds},
	}
	if !f.list.store.Actor().SeesClients() {
		fields = slices.DeleteFunc(fields, func(d form.Field) bool { return d.Key == keyRecord })
	}
	return fields
}

// clientLookup finds clients whoever guides them, and those of the past.
func clientLookup(env *kit.Env, s Names) func(string) []form.Option {
	label := func(row *roster.Row) string {
		return record.ClientName(row) + " · " + row.Register
	}
	return record.ClientLookup(s.Roster, roster.Query{Today: model.DateOf(env.Time())}, label, label)
}

// terminals offers the terminals seen on the pages in memory, and whatever else
// is typed as it is.
func (f *filterForm) terminals(typed string) []form.Option {
	if exact, ok := strings.CutPrefix(typed, "="); ok {
		return []form.Option{{Value: exact, Label: exact}}
	}
	var out []form.Option
	seen := map[string]bool{"": true}
	offer := func(name string) {
		if !seen[name] && strings.Contains(text.Fold(name), text.Fold(typed)) {
			seen[name] = true
			out = append(out, form.Option{Value: name, Label: name})
		}
	}
	for e := range f.list.pages.entries {
		offer(e.Terminal)
	}
	slices.SortFunc(out, func(a, b form.Option) int { return strings.Compare(a.Label, b.Label) })
	offer(strings.TrimSpace(typed))
	return out
}

// read is the filter as it stands in the form.
func (f *filterForm) read(v form.Values) filter {
	next := filter{terminal: v.Get(keyTerminal), kind: v.Get(keyKind), from: v.Date(keyFrom), to: v.Date(keyTo)}
	next.user, _ = model.ParseID(v.Get(keyUser))
	next.record, _ = model.ParseID(v.Get(keyRecord))
	return next
}

// draw draws what it is about, and the form.
func (f *filterForm) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), f.env.Lang.Audit.FilterTitle, f.env.Theme.Bold)
	area.Min.Y += min(2, area.Dy())
	return f.form.Draw(c, area)
}
