package clients

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// NewEdit returns the form of a client; of a new one when it has no id.
func NewEdit(env *kit.Env, s Store, c model.Client) kit.Screen { return newEdit(env, s, c, false) }

// newAgain returns the form of a client who comes back: with a new term, behind
// those before.
func newAgain(env *kit.Env, s Store, c model.Client) kit.Screen {
	return newEdit(env, s, again(c, model.DateOf(env.Time())), true)
}

// again is a client with a new term.
func again(c model.Client, today model.Date) model.Client {
	c.Terms = append(slices.Clone(c.Terms), model.Term{State: model.TermActive, Start: today})
	return c
}

// NewEditAt returns the form of a client with the cursor in a field.
func NewEditAt(env *kit.Env, s Store, c model.Client, field string) kit.Screen {
	e := newEdit(env, s, c, false)
	e.Focus(field)
	return e
}

func newEdit(env *kit.Env, s Store, c model.Client, returns bool) *record.Edit[sheet] {
	isNew := c.ID.IsZero()
	w := &env.Lang.Clients
	today := model.DateOf(env.Time())
	return record.NewEdit(env, s, record.Spec[sheet]{
		Form: "client", Key: c.ID.String(),
		Title: func() string {
			if isNew {
				return env.Lang.Clients.NewTitle
			}
			return env.Lang.Clients.EditTitle
		},
		Fields:  func() []form.Field { return fields(env, s, &c) },
		Binding: binding,
		Intent:  intent(isNew),
		Kind:    model.KindClient,
		Head:    func(one sheet) model.Meta { return one.c.Meta },
		Name:    func(one sheet) string { return one.c.Name },
		Check: func(one sheet) model.Problems {
			client := one.fold(today, s.Actor().User)
			return append(client.Validate(checks(s, today)), turn(s.Actor(), &c, &client)...)
		},
		Look: func(ctx context.Context, one sheet) map[string]form.Note { return lookAlikes(ctx, env, s, one) },
		Save: func(ctx context.Context, op store.Op, one sheet) (sheet, error) {
			saved, err := s.SaveClient(ctx, op, one.fold(today, s.Actor().User))
			return unfold(saved), err
		},
		Theirs: func(stored any) (sheet, bool) {
			theirs, ok := stored.(model.Client)
			if !ok {
				return sheet{}, false
			}
			if returns && !theirs.Active() { // the term that begins is in this form alone
				theirs = again(theirs, today)
			}
			c = theirs // what the steps begin from
			return unfold(theirs), true
		},
		Holder: func(_ string, id model.ID) string { return nameOf(s, id) },
		Done: func(saved sheet) tea.Cmd {
			if !isNew {
				return tea.Batch(kit.Send(kit.Notice{Level: kit.Good, Text: env.Lang.F(w.Saved, saved.c.Name)}), kit.Send(kit.Pop{}))
			}
			return tea.Batch(kit.Send(kit.Notice{Level: kit.Good, Text: env.Lang.F(w.SavedNew, saved.c.Name, saved.c.Register)}),
				kit.Send(kit.Replace{Screen: NewDetail(env, s, saved.c.ID)}))
		},
	}, unfold(c))
}

// turn finds what stands against the steps between a client as it was and as it
// will be. Who may take them the form has asked already, and the store does.
func turn(a model.Actor, old, now *model.Client) model.Problems {
	if old.Rev == 0 {
		return nil
	}
	problems, _ := model.CheckTurn(old, now, a).(model.Problems)
	return problems
}

func intent(isNew bool) string {
	if isNew {
		return "client.create"
	}
	return "client.edit"
}

func checks(s Store, today model.Date) model.Checks {
	b := s.Books()
	return model.Checks{
		Today: today, Norms: b.NormsOn(today),
		District:  func(code string) bool { r, ok := b.Region(code); return ok && r.Parent != "" },
		Counselor: func(id model.ID) bool { _, ok := b.Counselor(id); return ok },
	}
}

// nameOf names a client that this person may see.
func nameOf(s Store, id model.ID) string {
	row, ok := s.Roster().Find(id)
	if !ok {
		return ""
	}
	return row.Name + " (" + row.Register + ")"
}

// lookAlikes warns of clients who may be the same person.
func lookAlikes(ctx context.Context, env *kit.Env, s Store, one sheet) map[string]form.Note {
	if one.c.Name == "" && one.c.NIK == "" && one.c.Register == "" {
		return nil
	}
	found, err := s.Duplicates(ctx, one.c)
	if err != nil {
		return nil // the store says so again, and louder, when it is saved
	}
	w := &env.Lang.Clients
	sentence := map[string]string{keyRegister: w.DuplicateRegister, keyNIK: w.DuplicateNIK, keyName: w.DuplicateName}
	notes := map[string]form.Note{}
	for _, d := range found {
		name := nameOf(s, d.ID)
		if name == "" {
			name = w.SomebodyElse
		}
		if _, said := notes[d.Why]; !said && sentence[d.Why] != "" {
			notes[d.Why] = form.Note{Warning: d.Why == keyName, Text: env.Lang.F(sentence[d.Why], name)}
		}
	}
	return notes
}
