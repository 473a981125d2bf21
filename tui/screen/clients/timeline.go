package clients

import (
	"cmp"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/contacts"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/record"
)

// timeline is everything that was done with a client and is to be done, the
// newest first: contacts and matters in one list, filtered by kind.
type timeline struct {
	env     *kit.Env
	store   Store
	file    contacts.File
	matters []model.Matter
	only    family
	groups  *record.Groups
}

// family is what a timeline can be filtered to: a kind of contact, the matters,
// or (at zero) everything.
type family int

const familyOfMatters family = 100

func newTimeline(env *kit.Env, s Store) *timeline {
	return &timeline{env: env, store: s, groups: record.NewGroups(env)}
}

// openContact asks to open a contact of the client on view.
type openContact struct{ id model.ID }

// set takes what was read.
func (t *timeline) set(file contacts.File, all []model.Matter) {
	t.file, t.matters = file, all
	if !slices.Contains(t.families(), t.only) {
		t.only = 0
	}
	t.fill()
}

// count is how many entries there are in all.
func (t *timeline) count() int { return len(t.file.Contacts) + len(t.matters) }

// families are the kinds that the timeline has something of, everything first.
func (t *timeline) families() []family {
	all := []family{0}
	for _, k := range model.ContactKinds() {
		if slices.ContainsFunc(t.file.Contacts, func(c model.Contact) bool { return c.Kind == k }) {
			all = append(all, family(k))
		}
	}
	if len(t.matters) > 0 {
		all = append(all, familyOfMatters)
	}
	return all
}

func (t *timeline) fill() {
	l := t.env.Lang
	type entry struct {
		day  model.Date
		line record.Line
	}
	var all []entry
	for i := range t.file.Contacts {
		c := &t.file.Contacts[i]
		if t.only == 0 || t.only == family(c.Kind) {
			all = append(all, entry{c.Day, contacts.Line(t.env, c, openContact{c.ID})})
		}
	}
	for i := range t.matters {
		m := &t.matters[i]
		if t.only == 0 || t.only == familyOfMatters {
			all = append(all, entry{m.Opened, matters.Entry(t.env, t.store, m)})
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(b.day, a.day) })
	title := l.Contacts.Timeline
	switch {
	case t.only == familyOfMatters:
		title = l.F(l.Contacts.TimelineOf, l.Contacts.KindMatters)
	case t.only != 0:
		title = l.F(l.Contacts.TimelineOf, l.Domain.ContactKind(model.ContactKind(t.only)))
	}
	if len(all) == 0 {
		t.groups.Set(nil)
		return
	}
	out := record.Group{Title: title, All: len(all)}
	for _, e := range all {
		out.Lines = append(out.Lines, e.line)
	}
	t.groups.Set([]record.Group{out})
}

// do moves in the list, opens a line, or shows the next kind.
func (t *timeline) do(i kit.Intent) (tea.Cmd, bool) {
	if i == kit.Filter {
		all := t.families()
		t.only = all[(slices.Index(all, t.only)+1)%len(all)]
		t.fill()
		return nil, true
	}
	return t.groups.Do(i)
}

// contact returns a contact of the list.
func (t *timeline) contact(id model.ID) (model.Contact, bool) {
	i := slices.IndexFunc(t.file.Contacts, func(c model.Contact) bool { return c.ID == id })
	if i < 0 {
		return model.Contact{}, false
	}
	return t.file.Contacts[i], true
}

func (t *timeline) keys() kit.KeyMap {
	w := &t.env.Lang.Matters
	keys := t.groups.Keys(w.KeyPick, w.KeyOpen, w.KeyStep)
	for i := range keys {
		if keys[i].Intent == kit.Up {
			keys[i].Keys = []string{"up"} // the letter records a contact
		}
	}
	return append(keys, kit.Bind(kit.Filter, t.env.Lang.Clients.KeyKind))
}

func (t *timeline) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if served := t.service(); served != "" {
		c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), served, t.env.Theme.Base)
		area.Min.Y += 2
	}
	if t.groups.Len() == 0 {
		c.Wrap(area, t.env.Lang.Contacts.Nothing, t.env.Theme.Faint)
		return nil
	}
	return t.groups.Draw(c, area)
}

// service says how far community service has come (rule R10); nothing when none
// was ordered.
func (t *timeline) service() string {
	term := t.file.Client.Term()
	if term == nil || term.HoursOrdered == 0 {
		return ""
	}
	l := t.env.Lang
	done := model.ServiceDone(t.file.Contacts, term.Start)
	return l.F(l.Contacts.ServiceDone, l.Milli(int64(done)*1000/60), l.Number(term.HoursOrdered), l.Date(term.Start.AddMonths(model.ServiceMonths)))
}

// latest are the last contacts that count, for the summary.
func (t *timeline) latest(most int) []model.Contact {
	var out []model.Contact
	for _, c := range t.file.Contacts {
		if c.Struck == "" && len(out) < most {
			out = append(out, c)
		}
	}
	return out
}

// waiting are the matters that somebody has yet to do, the soonest due first.
func (t *timeline) waiting() []model.Matter {
	var out []model.Matter
	for _, m := range t.matters {
		if m.Live() {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Matter) int { return cmp.Compare(a.Due, b.Due) })
	return out
}
