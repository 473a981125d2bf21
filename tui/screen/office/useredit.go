package office

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// account is a user in the form; code is what AddUser gave for the first
// sign-in.
type account struct {
	u    model.User
	code string
}

// userBinding ties the form of a user to the account.
var userBinding = form.Binding[account]{
	form.Words("name", func(a *account) *string { return &a.u.Name }),
	form.Words("username", func(a *account) *string { return &a.u.Username }),
	form.Words("nip", func(a *account) *string { return &a.u.NIP }),
	form.Code("role", model.Roles(), func(a *account) *model.Role { return &a.u.Role }),
	form.Ref("counselor", func(a *account) *model.ID { return &a.u.Counselor }),
}

// userEdit is the form of an account. It goes back once the code of a new one
// has been read.
type userEdit struct{ *record.Edit[account] }

// codeRead closes the form after the activation code was shown.
type codeRead struct{}

// Update waits for the code to be read, and leaves the rest to the form.
func (e userEdit) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(codeRead); ok {
		return kit.Send(kit.Pop{})
	}
	return e.Edit.Update(msg)
}

// newUserEdit returns the form of a user; a new one for the zero id.
func newUserEdit(env *kit.Env, s Store, id model.ID) kit.Screen {
	u, known := s.Books().User(id)
	intent := "user.save"
	if !known {
		u, intent = model.User{Role: model.RoleOperator}, "user.create"
	}
	return userEdit{record.NewEdit(env, s, record.Spec[account]{
		Form: "user", Key: u.ID.String(), Intent: intent,
		Title: func() string {
			if known {
				return env.Lang.Office.EditTitle
			}
			return env.Lang.Office.NewUser
		},
		Fields:  func() []form.Field { return userFields(env, s, &u) },
		Binding: userBinding,
		Kind:    model.KindUser,
		Head:    func(a account) model.Meta { return a.u.Meta },
		Name:    func(a account) string { return a.u.Name },
		Check:   func(a account) model.Problems { return a.u.Validate(record.Checks(env, s.Books())) },
		Save: func(ctx context.Context, op store.Op, a account) (account, error) {
			if known {
				saved, err := s.SaveUser(ctx, op, a.u)
				return account{u: saved}, err
			}
			code, err := s.AddUser(ctx, op, a.u)
			return account{a.u, code}, err
		},
		Theirs: func(stored any) (account, bool) {
			u, ok := stored.(model.User)
			return account{u: u}, ok
		},
		Holder: func(_ string, id model.ID) string { return s.Books().UserName(id) },
		Done: func(a account) tea.Cmd {
			said := kit.Send(kit.Notice{Level: kit.Good, Text: env.Lang.F(env.Lang.Record.Saved, a.u.Name)})
			if a.code == "" {
				return tea.Batch(said, kit.Send(kit.Pop{}))
			}
			return tea.Batch(said, kit.Send(kit.OpenDialog{Dialog: codeDialog(env, a.u, a.code, codeRead{})}))
		},
	}, account{u: u})}
}

func userFields(env *kit.Env, s Store, u *model.User) []form.Field {
	l := env.Lang
	f, sec := &l.Office.F, l.Office.UserSections[0]
	counselor := func(v form.Values) bool { return v.Get("role") == model.RoleCounselor.Code() }
	self := u.ID == s.Actor().User && u.Rev > 0
	return []form.Field{
		{Section: sec, Key: "name", Label: f.UserName, Required: true, Max: 120},
		{Section: sec, Key: "username", Label: f.User, Required: true, Max: 32, Help: f.HelpUser, Check: func(v form.Values) *form.Note {
			if name := v.Get("username"); name != "" && !model.ValidUsername(name) {
				return &form.Note{Text: l.Domain.Problems[model.BadUsername]}
			}
			return nil
		}},
		{Section: sec, Key: "nip", Label: f.NIP, Kind: form.NIP, Help: f.HelpNIP},
		{Section: sec, Key: "role", Label: f.Role, Kind: form.Choice, Required: true, Help: f.HelpRole, ReadOnly: self,
			Options: record.Choices(model.Roles(), l.Domain.Role)},
		{Section: sec, Key: "counselor", Label: f.Counselor, Kind: form.Lookup, Help: f.HelpCounselor, Show: counselor,
			Lookup: record.LookupIn(record.Counselors(s.Books(), model.DateOf(env.Time()), u.Counselor)),
			Check: func(v form.Values) *form.Note {
				if counselor(v) && v.Get("counselor") == "" {
					return &form.Note{Warning: true, Text: f.NeedsCounselor}
				}
				return nil
			}},
	}
}

// userCard returns the screen of one account.
func userCard(env *kit.Env, s Store, id model.ID) kit.Screen {
	history := record.NewHistory(env, s, model.KindUser, id)
	f := func(path string) string {
		w := &env.Lang.Office.F
		name, ok := map[string]string{"name": w.UserName, "username": w.User, "nip": w.NIP, "role": w.Role, "counselor": w.Counselor,
			"disabled": env.Lang.Office.Disabled, "mustchange": env.Lang.Office.Waiting, "language": w.Language}[path]
		if !ok {
			return "" // columns and look are nobody's business
		}
		return name
	}
	history.Names = f
	history.Word = func(path, v string) string {
		if r, ok := model.Parse(model.Roles(), v); ok && path == "role" {
			return env.Lang.Domain.Role(r)
		}
		return ""
	}
	edit := func() kit.Screen { return newUserEdit(env, s, id) }
	if !may(s, model.UserEdit) {
		edit = nil
	}
	return record.NewCard(env, func() string { return s.Books().UserName(id) }, func(p *record.Paper) {
		if u, ok := s.Books().User(id); ok {
			writeUser(p, env, s, &u)
		}
	}, history, edit)
}
