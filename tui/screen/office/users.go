package office

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
	"guyub/tui/screen/sessions"
)

// The intents of the list of users that are its own.
const (
	resetIntent   kit.Intent = "user.activation"
	disableIntent kit.Intent = "user.disable"
	liveIntent    kit.Intent = "user.sessions"
)

// users is the list of accounts.
type users struct {
	listPart[*model.User]
	store Store
	wait  *kit.Wait
}

func newUsers(env *kit.Env, s Store) *users {
	u := &users{store: s, wait: kit.NewWait(env)}
	u.env = env
	u.id = func(one *model.User) model.ID { return one.ID }
	u.write = func(p *record.Paper, one *model.User) { writeUser(p, env, s, one) }
	u.own, u.do = u.ownKeys, u.act
	u.list = record.NewList(env, record.Columns[*model.User]{
		Name: "users", All: u.columns, Cells: u.cells, Compare: u.compare, ID: u.id,
		Words: func(one *model.User) string {
			return one.Name + " " + one.Username + " " + one.NIP + " " + env.Lang.Domain.Role(one.Role)
		},
		Hint:      func() string { return env.Lang.Office.UserHint },
		Empty:     func() string { return env.Lang.Office.NoUsers },
		NoneFound: func() string { return env.Lang.Office.NoUser },
	}, columnsOf(s, "users"))
	return u
}

func (u *users) title() string { return u.env.Lang.Office.TabUsers }

func (u *users) load() {
	books := u.store.Books()
	if books == nil {
		return
	}
	all := make([]*model.User, len(books.Users))
	for i := range books.Users {
		all[i] = &books.Users[i]
	}
	u.list.Set(all)
}

func (u *users) columns() []table.Column {
	w := &u.env.Lang.Office
	return []table.Column{
		{Key: "name", Title: w.ColName, Width: 26, Min: 24, Flex: true, Sortable: true},
		{Key: "username", Title: w.ColUser, Width: 16, Min: 13, Priority: 1, Sortable: true},
		{Key: "role", Title: w.ColRole, Width: 14, Priority: 1, Sortable: true},
		{Key: "state", Title: w.ColState, Width: 22, Min: 10, Priority: 2, Sortable: true},
		{Key: "nip", Title: w.ColNIP, Width: 20, Priority: 4, Sortable: true},
		{Key: "counselor", Title: w.ColCounselor, Width: 12, Priority: 3},
	}
}

func (u *users) cells(one *model.User) []table.Cell {
	th := u.env.Theme
	state, style := userState(u.env, u.store, one)
	name := table.Cell{Text: one.Name}
	if one.Disabled {
		name.Style = th.Faint
	}
	counselor := u.store.Books().CounselorName(one.Counselor)
	if counselor == "" {
		counselor = "-"
	}
	return []table.Cell{name, {Text: one.Username, Style: th.Faint}, {Text: u.env.Lang.Domain.Role(one.Role)},
		{Text: state, Style: style}, {Text: one.NIP, Style: th.Faint}, {Text: counselor, Style: th.Faint}}
}

func userState(env *kit.Env, s Store, one *model.User) (string, kit.Style) {
	th, w := env.Theme, &env.Lang.Office
	switch {
	case one.Disabled:
		return w.Disabled, th.Warn
	case one.MustChange:
		return w.Waiting, th.Faint
	case one.ID == s.Actor().User:
		return w.Yourself, th.Good
	}
	return w.Active, th.Base
}

func (u *users) compare(key string) func(a, b *model.User) int {
	switch key {
	case "name":
		return byWords(func(u *model.User) string { return u.Name })
	case "username":
		return func(a, b *model.User) int { return cmp.Compare(a.Username, b.Username) }
	case "role":
		return func(a, b *model.User) int { return cmp.Compare(a.Role, b.Role) }
	case "nip":
		return func(a, b *model.User) int { return cmp.Compare(a.NIP, b.NIP) }
	case "state":
		rank := func(one *model.User) int {
			switch {
			case one.Disabled:
				return 2
			case one.MustChange:
				return 1
			}
			return 0
		}
		return func(a, b *model.User) int { return cmp.Compare(rank(a), rank(b)) }
	}
	return nil
}

func (u *users) ownKeys() kit.KeyMap {
	w, r := &u.env.Lang.Office, &u.env.Lang.Record
	m := kit.KeyMap{kit.Bind(kit.Open, r.KeyOpen)}
	if !may(u.store, model.UserEdit) {
		return m
	}
	m = append(m, kit.Bind(kit.New, r.KeyNew), kit.Bind(liveIntent, u.env.Lang.People.KeyAll, "m"))
	one, ok := u.list.Cursor()
	if !ok {
		return m
	}
	m = append(m, kit.Bind(kit.Edit, r.KeyEdit))
	if one.ID == u.store.Actor().User {
		return m // nobody takes their own account away
	}
	disable := w.KeyDisable
	if one.Disabled {
		disable = w.KeyEnable
	} else {
		m = append(m, kit.Bind(resetIntent, w.KeyReset, "a"))
	}
	return append(m, kit.Bind(disableIntent, disable, "d"))
}

func (u *users) act(i kit.Intent) tea.Cmd {
	one, ok := u.list.Cursor()
	edit := may(u.store, model.UserEdit)
	if i == kit.New && edit {
		return kit.Send(kit.Push{Screen: newUserEdit(u.env, u.store, model.ID{})})
	}
	if i == liveIntent && edit {
		return kit.Send(kit.Push{Screen: sessions.New(u.env, u.store, true)})
	}
	if !ok || u.wait.Busy() {
		return nil
	}
	w, l := &u.env.Lang.Office, u.env.Lang
	other := one.ID != u.store.Actor().User
	switch {
	case i == kit.Open:
		return kit.Send(kit.Push{Screen: userCard(u.env, u.store, one.ID)})
	case i == kit.Edit && edit:
		return kit.Send(kit.Push{Screen: newUserEdit(u.env, u.store, one.ID)})
	case i == resetIntent && edit && other && !one.Disabled:
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(u.env, l.F(w.ResetTitle, one.Name), w.ResetText, w.ResetYes, "", resetUser{one.ID})})
	case i == disableIntent && edit && other && one.Disabled:
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(u.env, l.F(w.EnableTitle, one.Name), w.EnableText, w.EnableYes, "", turnUser{one.ID, false})})
	case i == disableIntent && edit && other:
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(u.env, l.F(w.DisableTitle, one.Name), w.DisableText, w.DisableYes, "", turnUser{one.ID, true})})
	}
	return nil
}

// The answers of the dialogs, and what the store did.
type (
	resetUser struct{ id model.ID }
	turnUser  struct {
		id       model.ID
		disabled bool
	}
	codeMade struct {
		user model.User
		code string
		err  error
	}
	userTurned struct {
		user model.User
		err  error
	}
)

func (u *users) update(msg tea.Msg) tea.Cmd {
	l := u.env.Lang
	switch m := msg.(type) {
	case resetUser:
		return u.reset(m.id)
	case turnUser:
		return u.turn(m)
	case codeMade:
		u.wait.Stop()
		if m.err != nil {
			return u.failed(m.err)
		}
		return kit.Send(kit.OpenDialog{Dialog: codeDialog(u.env, m.user, m.code, nil)})
	case userTurned:
		u.wait.Stop()
		if m.err != nil {
			return u.failed(m.err)
		}
		said := l.Office.EnabledNow
		if m.user.Disabled {
			said = l.Office.DisabledNow
		}
		return kit.Send(kit.Notice{Level: kit.Good, Text: l.F(said, m.user.Name)})
	case kit.Turn:
		return u.wait.Update(m)
	}
	return u.listPart.update(msg)
}

func (u *users) failed(err error) tea.Cmd {
	return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(err, u.env.Lang.Code)})
}

// reset gives a user a new activation code.
func (u *users) reset(id model.ID) tea.Cmd {
	one, ok := u.store.Books().User(id)
	if !ok || u.wait.Busy() {
		return nil
	}
	_, turn := u.wait.Start(u.env.Lang.Common.Working)
	return tea.Batch(turn, func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		code, err := u.store.ResetUser(ctx, store.NewOp(string(resetIntent)), id)
		return codeMade{one, code, err}
	})
}

// turn disables or enables an account.
func (u *users) turn(m turnUser) tea.Cmd {
	one, ok := u.store.Books().User(m.id)
	if !ok || u.wait.Busy() {
		return nil
	}
	one.Disabled = m.disabled
	intent := "user.enable"
	if m.disabled {
		intent = "user.disable"
	}
	_, turn := u.wait.Start(u.env.Lang.Common.Working)
	return tea.Batch(turn, func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		saved, err := u.store.SaveUser(ctx, store.NewOp(intent), one)
		return userTurned{saved, err}
	})
}

// codeDialog shows an activation code, this once.
func codeDialog(env *kit.Env, one model.User, code string, then tea.Msg) kit.Dialog {
	w := &env.Lang.Office
	return kit.Message(env, env.Lang.F(w.CodeTitle, one.Name), env.Lang.F(w.CodeText, code, one.Username), then)
}

// writeUser writes what is known of an account.
func writeUser(p *record.Paper, env *kit.Env, s Store, one *model.User) {
	th, w, f := env.Theme, &env.Lang.Office, &env.Lang.Office.F
	p.Text(one.Name, th.Bold)
	state, style := userState(env, s, one)
	p.Fact(w.ColState, state, style)
	p.Fact(f.Role, env.Lang.Domain.Role(one.Role), th.Base)
	p.Fact(f.User, one.Username, th.Base)
	p.Fact(f.NIP, one.NIP, th.Base)
	p.Fact(f.Counselor, s.Books().CounselorName(one.Counselor), th.Base)
	p.Fact(f.Language, w.Languages[one.Language], th.Base)
}
