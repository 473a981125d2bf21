package area

import (
	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/reach"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/clients"
	"guyub/tui/screen/groups"
	"guyub/tui/screen/office"
	"guyub/tui/screen/stigma"
)

// districtKeys are the keys that lead from a kecamatan elsewhere. What they open
// is in openFrom.
func districtKeys(env *kit.Env, s Store) kit.KeyMap {
	w := &env.Lang.Area
	var m kit.KeyMap
	if s.Actor().SeesClients() {
		m = append(m, kit.Bind(openClients, w.KeyClients, "l"), kit.Bind(openOutside, w.KeyOutside, "b"))
	}
	m = append(m, kit.Bind(openGroups, w.KeyGroups, "t"))
	if stigma.May(s.Actor()) {
		m = append(m, kit.Bind(openStigma, env.Lang.Stigma.Title, "i"))
	}
	if stigma.MayEdit(s.Actor()) {
		m = append(m, kit.Bind(planOutreach, w.KeyOutreach, "o"))
	}
	if may(s, model.RegionEdit, model.KindRegion) {
		m = append(m, kit.Bind(editWay, w.KeyWay, "m"))
	}
	return m
}

// openFrom opens what a key of a kecamatan leads to; mine is whether it was one.
func openFrom(i kit.Intent, env *kit.Env, s Store, r *reach.Row) (cmd tea.Cmd, mine bool) {
	code := r.Region.Code
	filter := roster.Filter{roster.FacetDistrict: {code}, roster.FacetState: roster.OpenStates()}
	name := s.Books().DistrictName(code)
	switch i {
	case openClients:
		if s.Actor().SeesClients() {
			return kit.Send(kit.Push{Screen: clients.NewListOf(env, s, env.Lang.F(env.Lang.Area.ClientsIn, name), filter)}), true
		}
	case openOutside:
		if s.Actor().SeesClients() {
			filter[roster.FacetGroup] = []string{"tidak"}
			return kit.Send(kit.Push{Screen: clients.NewListOf(env, s, env.Lang.F(env.Lang.Area.ClientsOutside, name), filter)}), true
		}
	case openStigma:
		if stigma.May(s.Actor()) {
			return kit.Send(kit.Push{Screen: stigma.New(env, s)}), true
		}
	case planOutreach:
		if stigma.MayEdit(s.Actor()) {
			return kit.Send(kit.Push{Screen: stigma.NewPlan(env, s, code)}), true
		}
	case openGroups:
		return chooseGroup(env, s, r), true
	case editWay:
		if region, ok := s.Books().Region(code); ok && may(s, model.RegionEdit, model.KindRegion) {
			return kit.Send(kit.Push{Screen: office.NewAreaEdit(env, s, region)}), true
		}
	}
	return nil, false
}

// chooseGroup asks which of the groups in reach to open.
func chooseGroup(env *kit.Env, s Store, r *reach.Row) tea.Cmd {
	w := &env.Lang.Area
	if len(r.Near) == 0 {
		return kit.Send(kit.Notice{Text: s.Books().DistrictName(r.Region.Code) + ": " + w.NoneInReach})
	}
	var options []kit.Option
	for i := range r.Near {
		n := &r.Near[i]
		options = append(options, kit.Option{Value: n.Group.ID.String(), Label: n.Group.Name, Note: linkWord(env, n) + ", " + placesWord(env, n)})
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(env, w.PickGroup, options, "", func(v string) tea.Msg {
		id, err := model.ParseID(v)
		if err != nil {
			return nil
		}
		return kit.Push{Screen: groups.NewDetail(env, s, id)}
	})})
}

// Keys is what works now.
func (l *List) Keys() kit.KeyMap {
	if l.list.Typing() || !l.ready {
		return l.list.Keys()
	}
	w := &l.env.Lang.Area
	var m kit.KeyMap
	if len(l.shown.matrix.Rows) > 0 {
		m = kit.KeyMap{kit.Bind(kit.Open, l.env.Lang.Record.KeyOpen), kit.Bind(tryOut, w.KeyTry, "x"), kit.Bind(kit.Filter, l.env.Lang.Clients.KeyFilter)}
		m = append(m, districtKeys(l.env, l.store)...)
	}
	m = append(m, l.list.Keys()...)
	if l.widens() {
		m = append(m, kit.Bind(kit.Back, w.KeyAll))
	}
	return m
}

// widens reports whether going back takes the filter off: what was searched goes
// first.
func (l *List) widens() bool { return l.filter != "" && !l.list.Keys().Has(kit.Back) }

// do carries out what is the screen's own.
func (l *List) do(i kit.Intent) (cmd tea.Cmd, mine bool) {
	if l.list.Typing() || !l.ready || len(l.shown.matrix.Rows) == 0 {
		return nil, false
	}
	switch i {
	case kit.Filter:
		return l.choose(), true
	case tryOut:
		return kit.Send(kit.Push{Screen: NewTrial(l.env, l.store, l.shown.facts)}), true
	case kit.Back:
		if !l.widens() {
			return nil, false
		}
		return l.Update(filtered{}), true
	}
	r, ok := l.list.Cursor()
	if !ok {
		return nil, false
	}
	if i == kit.Open {
		return kit.Send(kit.Push{Screen: NewDistrict(l.env, l.store, l.shown.facts, r.Region.Code)}), true
	}
	return openFrom(i, l.env, l.store, r)
}
