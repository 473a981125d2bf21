package record

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
)

// AlsoOpen says who else has the form of a record open; empty for nobody.
func AlsoOpen(env *kit.Env, s Presence, kind model.Kind, id model.ID) string {
	w := &env.Lang.Together
	all := s.Editors(kind, id)
	switch {
	case len(all) == 0:
		return ""
	case len(all) > 1:
		return env.Lang.F(w.AlsoOpenMore, nameOf(env, s, all[0].User), all[0].Terminal, env.Lang.Number(len(all)-1))
	}
	since := env.Lang.Clock(env.Local(all[0].Since))
	if all[0].User == s.Actor().User {
		return env.Lang.F(w.AlsoOpenYou, all[0].Terminal, since)
	}
	return env.Lang.F(w.AlsoOpen, nameOf(env, s, all[0].User), all[0].Terminal, since)
}

// BeingEdited says on the page of a record who has its form open; empty for
// nobody.
func BeingEdited(env *kit.Env, s Presence, kind model.Kind, id model.ID) string {
	w := &env.Lang.Together
	all := s.Editors(kind, id)
	switch len(all) {
	case 0:
		return ""
	case 1:
		return env.Lang.F(w.BeingEdited, nameOf(env, s, all[0].User), all[0].Terminal)
	}
	return env.Lang.F(w.BeingEditedMore, nameOf(env, s, all[0].User), all[0].Terminal, env.Lang.Number(len(all)-1))
}

// nameOf is how a user is called on a desk.
func nameOf(env *kit.Env, s Presence, user model.ID) string {
	w := &env.Lang.Together
	switch {
	case user.IsZero():
		return w.Program
	case user == s.Actor().User:
		return w.You
	}
	if name := model.ShortName(s.Books().UserName(user)); name != "" {
		return name
	}
	return env.Lang.Common.Unknown
}

// met is what a form met of another desk's work.
type met struct {
	by   string
	at   time.Time
	keys []string // fields that both changed, until somebody chooses
}

// stood tells whether the record of a form stands as it was read.
type stood[T any] struct {
	edit *Edit[T]
	rev  uint64 // that was asked about
	met  *store.Conflict
}

// chosen are the fields that somebody has chosen a side of.
type chosen[T any] struct {
	edit *Edit[T]
	all  []collision
}

// stands asks whether the record is still what was read, when it may not be.
func (e *Edit[T]) stands(news kit.Refresh) tea.Cmd {
	r, open := e.Editing()
	if !open || e.wait.Busy() || news.IDs != nil && !slices.Contains(news.IDs, r.ID) {
		return nil
	}
	rev := e.head().Rev
	return func() tea.Msg {
		ctx, stop := Within()
		defer stop()
		// Who cannot be answered now meets it when saving.
		met, err := e.store.Standing(ctx, r.Kind, r.ID, rev)
		if err != nil || met == nil {
			return nil
		}
		return stood[T]{e, rev, met}
	}
}

// overtaken takes up what another desk has just saved, while the form is open:
// what does not collide is in the form at once, what does is marked.
func (e *Edit[T]) overtaken(m stood[T]) tea.Cmd {
	if m.edit != e || m.rev != e.head().Rev || e.wait.Busy() {
		return nil
	}
	l := e.env.Lang
	by := nameOf(e.env, e.store, m.met.By)
	theirs, ok := e.spec.Theirs(m.met.Theirs)
	if !ok {
		return kit.Send(kit.Notice{Level: kit.Warn, Text: l.F(l.Together.SavedElsewhere, by)})
	}
	changed := e.merge(theirs, m.met)
	if len(changed) == 0 {
		return nil // it was in a part that this form does not show
	}
	return tea.Batch(e.Flush(), kit.Send(kit.Notice{Level: kit.Warn, Text: l.F(l.Together.SavedFields, by, strings.Join(changed, ", "))}))
}

// merge lays what was typed over what another desk saved, and returns the names
// of the fields that it changed. Fields that only one of the two changed are
// put together; where both did, what was typed stays until somebody chooses.
func (e *Edit[T]) merge(theirs T, conflict *store.Conflict) (changed []string) {
	stored, base := e.spec.Binding.Values(&theirs), e.form.Base()
	merged, collisions := Merge(e.fields, base, e.form.Values(), stored)
	before, after := fold(e.fields, base), fold(e.fields, stored)
	for i := range e.fields {
		d := &e.fields[i]
		if _, bound := stored[d.Key]; bound && d.Kind != form.Computed && before[d.Key] != after[d.Key] {
			changed = append(changed, d.Label)
		}
	}
	e.record = theirs
	e.form.Adopt(merged, stored)
	e.met = met{by: nameOf(e.env, e.store, conflict.By), at: conflict.At, keys: append(e.met.keys, collisions...)}
	e.met.keys = e.unsettled()
	e.note()
	return changed
}

// unsettled lists the fields that both desks changed and that still differ, in
// the order of the form.
func (e *Edit[T]) unsettled() (open []string) {
	if len(e.met.keys) == 0 {
		return nil
	}
	mine, stored := fold(e.fields, e.form.Values()), fold(e.fields, e.form.Base())
	for i := range e.fields {
		if key := e.fields[i].Key; slices.Contains(e.met.keys, key) && mine[key] != stored[key] {
			open = append(open, key)
		}
	}
	return open
}

// note puts the other desk's value beside each field that both changed.
func (e *Edit[T]) note() {
	notes := map[string]form.Note{}
	stored := e.form.Base()
	for _, key := range e.met.keys {
		text := strings.ReplaceAll(e.form.Show(key, stored, false), "\n", "; ")
		notes[key] = form.Note{Warning: true, Text: e.env.Lang.F(e.env.Lang.Record.Theirs, text)}
	}
	e.form.SetNotes(notes)
}

// collided is the answer to a save that met another desk's: with nothing to
// choose it is put together, to be looked at and saved again.
func (e *Edit[T]) collided(theirs T, conflict *store.Conflict) tea.Cmd {
	e.merge(theirs, conflict)
	if len(e.met.keys) == 0 {
		return kit.Send(kit.Notice{Level: kit.Warn, Text: e.env.Lang.F(e.env.Lang.Record.Merged, e.met.by)})
	}
	return e.choose(e.met.keys)
}

// choose puts the fields that both changed side by side.
func (e *Edit[T]) choose(keys []string) tea.Cmd {
	l := e.env.Lang
	mine, stored := e.form.Values(), e.form.Base()
	what := fold(e.fields, stored)
	var all []collision
	for i := range e.fields {
		if d := &e.fields[i]; slices.Contains(keys, d.Key) {
			all = append(all, collision{key: d.Key, label: d.Label, mine: e.form.Show(d.Key, mine, true), theirs: e.form.Show(d.Key, stored, false), what: what[d.Key]})
		}
	}
	e.form.Focus(keys[0])
	at, today := e.env.Local(e.met.at), model.DateOf(e.env.Time())
	when := l.Moment(at, today)
	if model.DateOf(at) == today {
		when = l.Clock(at)
	}
	of := l.F(l.Together.TheirsOf, e.met.by, when)
	return tea.Batch(
		kit.Send(kit.Notice{Level: kit.Warn, Text: l.F(l.Record.Collided, e.met.by)}),
		kit.Send(kit.OpenDialog{Dialog: newChooser(e.env, of, all, func(all []collision) tea.Msg { return chosen[T]{e, all} })}))
}

// settle takes the chosen side of each field and goes on saving. A stored value
// that became another one since it was shown is asked about again.
func (e *Edit[T]) settle(all []collision) tea.Cmd {
	values, stored := e.form.Values(), e.form.Base()
	now := fold(e.fields, stored)
	for _, one := range all {
		if one.what != now[one.key] {
			continue
		}
		if one.pick == theirsSide {
			values = Taking(e.fields, values, stored, one.key)
		}
		e.met.keys = slices.DeleteFunc(e.met.keys, func(key string) bool { return key == one.key })
	}
	e.form.Adopt(values, stored)
	e.note()
	return e.form.Update(kit.Do{Intent: kit.Save})
}

// Taking returns values with one field taken from others, a list with all its
// rows.
func Taking(fields []form.Field, values, from form.Values, key string) form.Values {
	out := values.Clone()
	if isList(fields, key) {
		for k := range out {
			if strings.HasPrefix(k, key+".") {
				delete(out, k)
			}
		}
		for k, v := range from {
			if strings.HasPrefix(k, key+".") {
				out[k] = v
			}
		}
	}
	out[key] = from[key]
	return out
}
