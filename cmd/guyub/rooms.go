package main

import (
	"guyub/model"
	"guyub/store"
	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/report"
	areas "guyub/tui/screen/area"
	"guyub/tui/screen/caseload"
	"guyub/tui/screen/clients"
	"guyub/tui/screen/counselors"
	"guyub/tui/screen/desk"
	"guyub/tui/screen/effect"
	"guyub/tui/screen/groups"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/office"
	"guyub/tui/screen/rebalance"
	"guyub/tui/screen/referrals"
	"guyub/tui/screen/stigma"
)

// rooms lists the rooms that a person may enter. A room keeps its number
// whoever looks.
func rooms(env *kit.Env, s *store.Session) []tui.Room {
	actor := s.Actor()
	may := func(act model.Action, kind model.Kind) bool { return actor.May(act, model.Subject{Kind: kind}) == nil }
	all := []struct {
		number kit.Room
		open   bool
		home   func() kit.Screen
	}{
		{1, true, func() kit.Screen { return desk.New(env, s) }},
		{2, actor.SeesClients(), func() kit.Screen { return clients.NewList(env, s) }},
		{3, may(model.CounselorRead, model.KindCounselor), func() kit.Screen { return counselors.NewList(env, s) }},
		{4, may(model.GroupRead, model.KindGroup), func() kit.Screen { return groups.NewList(env, s) }},
		{5, may(model.CaseloadRead, model.KindCounselor), func() kit.Screen { return caseload.NewList(env, s) }},
		{6, may(model.EffectRead, model.KindRegion), func() kit.Screen { return areas.NewList(env, s) }},
		{7, may(model.EffectRead, model.KindOffice), func() kit.Screen { return effect.New(env, s) }},
		{8, may(model.OfficeRead, model.KindOffice), func() kit.Screen { return office.New(env, s) }},
	}
	var out []tui.Room
	for _, r := range all {
		if r.open {
			out = append(out, tui.Room{Number: r.number, Home: r.home,
				Title: func(l *lang.Strings) string { return l.Shell.Rooms[r.number-1] }})
		}
	}
	return out
}

// reportsOf returns the screen that makes reports, with the one chosen that
// tells of a room; nil for who may have none.
func reportsOf(env *kit.Env, s *store.Session, room kit.Room) kit.Screen {
	if report.May(s.Actor()) != nil {
		return nil
	}
	kind := report.Monthly
	switch room {
	case 2:
		kind = report.Reporting
	case 4:
		kind = report.Register
	case 5:
		kind = report.Caseload
	case 6:
		kind = report.Area
	case 7:
		kind = report.Effectiveness
	}
	return report.NewChooser(env, s, kind)
}

// show returns the screen of a record; nil if the kind has none.
func show(env *kit.Env, s *store.Session, kind model.Kind, id model.ID) kit.Screen {
	switch kind {
	case model.KindClient:
		return clients.NewDetail(env, s, id)
	case model.KindCounselor:
		return counselors.NewDetail(env, s, id)
	case model.KindGroup:
		return groups.NewDetail(env, s, id)
	case model.KindMatter:
		return matters.NewDetail(env, s, id)
	case model.KindRebalance:
		return rebalance.NewBatch(env, s, id)
	case model.KindEnrolment:
		return referrals.NewDetail(env, s, id)
	case model.KindOutreach:
		if stigma.May(s.Actor()) {
			return stigma.NewOutreach(env, s, id)
		}
	}
	return nil
}
