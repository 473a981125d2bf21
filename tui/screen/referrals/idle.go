package referrals

import (
	"context"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/matching"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
)

// idle lists who could take part and does not: clients under guidance who are
// in no group, were not referred, and have no reason noted. It is what somebody
// works through, and who is dealt with leaves it.
type idle struct {
	env    *kit.Env
	store  Store
	table  *table.Table
	search *kit.Input
	typing bool
	query  roster.Query
	place  string // code of the kabupaten or kecamatan; empty: everywhere
	mine   bool
	rows   *idleRows
	why    why
	asked  int // numbers the searches; the answer of an older one is dropped
	sought bool
}

func newIdle(env *kit.Env, s Store) *idle {
	i := &idle{env: env, store: s, search: kit.NewInput(80), why: why{env, s}}
	i.mine = s.Actor().Role == model.RoleCounselor && !s.Actor().Counselor.IsZero()
	i.query.Sort = roster.ByName
	i.table = table.New(env, i.columns()...)
	i.table.SetSort(string(roster.ByName), false)
	return i
}

func (i *idle) columns() []table.Column {
	w := &i.env.Lang.Referrals
	return []table.Column{
		{Key: string(roster.ByName), Title: w.ColName, Width: 22, Min: 16, Flex: true, Sortable: true, Holds: table.Person},
		{Key: string(roster.ByRegister), Title: w.ColRegister, Width: 12, Min: 11, Priority: 5, Sortable: true},
		{Key: string(roster.ByDistrict), Title: w.ColDistrict, Width: 15, Min: 12, Priority: 3, Sortable: true},
		{Key: string(roster.ByCounselor), Title: w.ColCounselor, Width: 12, Min: 9, Priority: 4, Sortable: true},
		{Key: "best", Title: w.ColBest, Width: 24, Min: 19, Priority: 1},
		{Key: "why", Title: w.ColWhy, Width: 34, Min: 20, Priority: 2},
	}
}

// notTaking is the filter of clients under guidance, in whatever state, who take
// part in no group.
func notTaking() roster.Filter {
	return roster.Filter{roster.FacetState: roster.OpenStates(), roster.FacetGroup: {"tidak"}}
}

// filter is whom the list is about.
func (i *idle) filter() roster.Filter {
	f := notTaking()
	if i.mine {
		f[roster.FacetCounselor] = []string{i.store.Actor().Counselor.String()}
	}
	if i.place != "" {
		f[roster.FacetDistrict] = []string{i.place}
	}
	return f
}

type (
	idleFound struct {
		of    *idle
		asked int
		rows  *idleRows
		top   bool
	}
	idleFits struct {
		of   *idle
		rows *idleRows
		ids  []model.ID
		fits [][]matching.Match
	}
	placePicked struct{ code string }
)

// read finds the rows; top goes to the first of them.
func (i *idle) read(top bool) tea.Cmd {
	i.asked++
	asked, query := i.asked, i.query
	query.Text, query.Filter, query.Today = i.search.Value(), i.filter(), model.DateOf(i.env.Time())
	s, env := i.store, i.env
	return func() tea.Msg {
		rows := &idleRows{env: env, books: s.Books(), Result: s.Roster().Run(context.Background(), query), fits: map[model.ID][]matching.Match{}}
		rows.leaveOut(dealtWith(s))
		return idleFound{i, asked, rows, top}
	}
}

// dealtWith are the clients who were referred or have a reason.
func dealtWith(s Store) []model.ID {
	var out []model.ID
	for _, e := range s.Enrolments() {
		if e.Live() {
			out = append(out, e.Client)
		}
	}
	for _, a := range s.Abstentions() {
		out = append(out, a.Client)
	}
	return out
}

// fitAround is how many rows around the cursor are matched at a time.
const fitAround = 60

// seek finds what fits the rows near the cursor that were not matched yet.
func (i *idle) seek() tea.Cmd {
	if i.rows == nil || i.sought {
		return nil
	}
	ids := i.rows.unmatched(i.table.At()-fitAround, i.table.At()+fitAround)
	if len(ids) == 0 {
		return nil
	}
	i.sought = true
	s, rows := i.store, i.rows
	return func() tea.Msg {
		ctx, stop := context.WithTimeout(context.Background(), seekTime)
		defer stop()
		fits, err := s.Fits(ctx, store.Fitting{Clients: ids, Most: 1})
		if err != nil {
			fits = make([][]matching.Match, len(ids)) // what fits is shown when they are opened
		}
		return idleFits{i, rows, ids, fits}
	}
}

func (i *idle) update(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	if cmd, taken := i.why.update(msg); taken {
		return cmd, true
	}
	switch m := msg.(type) {
	case idleFound:
		if m.of != i || m.asked != i.asked {
			return nil, m.of == i
		}
		i.rows, i.sought = m.rows, false
		i.table.SetSource(m.rows)
		if m.top {
			i.table.First()
		}
		i.say()
		return i.seek(), true
	case idleFits:
		if m.of != i {
			return nil, false
		}
		i.sought = false
		for k, id := range m.ids {
			m.rows.fits[id] = m.fits[k]
		}
		return i.seek(), true
	case placePicked:
		i.place = m.code
		return i.read(true), true
	case table.Sorted:
		if m.Table == i.table {
			i.query.Sort, i.query.Desc = roster.Key(m.Key), m.Desc
			return i.read(true), true
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		if i.typing && i.search.Update(msg) {
			return i.read(true), true
		}
		return nil, i.typing
	}
	return i.table.Update(msg), false
}

// say sets the sentence of an empty list.
func (i *idle) say() {
	w := &i.env.Lang.Referrals
	i.table.Empty = w.NoneIdle
	if i.search.Value() != "" {
		i.table.Empty = w.NoneFound
	}
}

func (i *idle) do(in kit.Intent) (cmd tea.Cmd, taken bool) {
	if i.typing {
		switch in {
		case kit.Open, kit.Up, kit.Down:
			i.typing = false
			return nil, true
		case kit.Back:
			i.typing = false
			i.search.SetValue("")
			return i.read(true), true
		}
	}
	id, chosen := i.table.Cursor()
	switch {
	case in == kit.Search:
		i.typing = true
	case in == kit.Filter:
		return i.askPlace(), true
	case in == mineIntent && !i.store.Actor().Counselor.IsZero():
		i.mine = !i.mine
		return i.read(true), true
	case in == kit.Open && chosen:
		return kit.Send(kit.Push{Screen: NewMatch(i.env, i.store, id)}), true
	case in == referIntent && chosen && May(i.store, id):
		return i.refer(id), true
	case in == reasonIntent && chosen && May(i.store, id):
		return i.why.ask(id), true
	case in == clientIntent && chosen:
		return kit.Send(kit.Show{Kind: model.KindClient, ID: id}), true
	case slices.Contains([]kit.Intent{kit.Up, kit.Down, kit.PageUp, kit.PageDown, kit.Home, kit.End, kit.Sort, kit.Columns}, in):
		return tea.Batch(i.table.Update(kit.Do{Intent: in}), i.seek()), true
	default:
		return nil, false
	}
	return nil, true
}

// refer opens the referral to what fits best; the list of what fits where
// nothing was found.
func (i *idle) refer(id model.ID) tea.Cmd {
	fits := i.rows.fits[id]
	if len(fits) == 0 {
		return kit.Send(kit.Push{Screen: NewMatch(i.env, i.store, id)})
	}
	return readFor(i.store, id, fits[0].Offering)
}

// askPlace opens the choice of a kabupaten or kecamatan.
func (i *idle) askPlace() tea.Cmd {
	books, l := i.store.Books(), i.env.Lang
	options := []kit.Option{{Label: l.Referrals.Everywhere}}
	for _, r := range books.Regions {
		label := r.Name
		if r.Parent != "" {
			label = "  " + books.DistrictName(r.Code)
		}
		options = append(options, kit.Option{Value: r.Code, Label: label})
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(i.env, l.Referrals.InPlace, options, i.place, func(code string) tea.Msg { return placePicked{code} })})
}

func (i *idle) keys() kit.KeyMap {
	w, l := &i.env.Lang.Referrals, i.env.Lang
	if i.typing {
		return kit.KeyMap{kit.Bind(kit.Open, l.Common.Choose), kit.Bind(kit.Down, "", "down").Hide(), kit.Bind(kit.Up, "", "up").Hide(), kit.Bind(kit.Back, l.Record.KeyClear)}
	}
	m := kit.KeyMap{kit.Bind(kit.Open, w.KeyMatch)}
	if id, ok := i.table.Cursor(); ok && May(i.store, id) {
		m = append(m, kit.Bind(referIntent, w.KeyRefer, "r"), kit.Bind(reasonIntent, w.KeyReason, "x"))
	}
	m = append(m, kit.Bind(kit.Search, l.Record.KeySearch), kit.Bind(kit.Filter, w.KeyPlace))
	if !i.store.Actor().Counselor.IsZero() {
		word := w.Mine
		if i.mine {
			word = w.Everybody
		}
		m = append(m, kit.Bind(mineIntent, word, "m"))
	}
	return append(append(m, kit.Bind(clientIntent, w.KeyClient, "K").Hide()), i.table.Keys()...)
}

// draw draws the search line and the rows.
func (i *idle) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := i.env.Theme, i.env.Lang
	line := image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1)
	count := ""
	if i.rows != nil {
		count = l.F(l.Referrals.Count, l.Number(i.rows.Len()), l.Number(i.rows.Total()))
	}
	c.Right(line, count, th.Faint)
	line.Max.X -= kit.Width(count) + 2
	if i.place != "" {
		place := "[" + i.placeName() + "]"
		c.Right(line, place, th.Accent)
		line.Max.X -= kit.Width(place) + 2
	}
	c.Text(line.Min.X, line.Min.Y, "/", th.Key)
	line.Min.X += 2
	i.search.Hint = l.Referrals.SearchHint
	style := th.Base
	if i.typing {
		style = th.FieldFocus
	}
	cursor := i.search.Draw(c, line, style, th.Hint)
	area.Min.Y++
	if area.Dy() > 10 {
		area.Min.Y++
	}
	area.Min.X--
	i.table.Draw(c, area)
	if !i.typing {
		return nil
	}
	return cursor
}

func (i *idle) placeName() string {
	r, _ := i.store.Books().Region(i.place)
	return r.Name
}
