package clients

import (
	"strings"

	"guyub/model"
	"guyub/model/text"
	"guyub/model/workload"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
)

// most is how many options a lookup offers.
const most = 40

// districts finds kecamatan by part of their name; a name that the area has
// twice is shown with its kabupaten.
func districts(b *store.Books) func(string) []form.Option {
	all := b.Districts()
	return func(typed string) []form.Option {
		if code, exact := strings.CutPrefix(typed, "="); exact {
			return []form.Option{{Value: code, Label: b.DistrictName(code)}}
		}
		want := text.Fold(typed)
		var out []form.Option
		for _, r := range all {
			if strings.Contains(text.Fold(r.Name), want) {
				parent, _ := b.Region(r.Parent)
				out = append(out, form.Option{Value: r.Code, Label: r.Name + ", " + parent.Name})
			}
		}
		return out[:min(len(out), most)]
	}
}

// everyone offers all counselors, also those who left: who had a conflict once
// has it still.
func everyone(b *store.Books) []form.Option {
	out := make([]form.Option, len(b.Counselors))
	for i := range b.Counselors {
		out[i] = form.Option{Value: b.Counselors[i].ID.String(), Label: b.Counselors[i].Name}
	}
	return out
}

// counselors finds counselors in service by part of their name, each with what
// they guide already.
func counselors(env *kit.Env, s Store) func(string) []form.Option {
	b := s.Books()
	today := model.DateOf(env.Time())
	count := map[model.ID]int{}
	for _, c := range s.Roster().Caseload() {
		count[c.Counselor] += c.Count
	}
	return func(typed string) []form.Option {
		if id, exact := strings.CutPrefix(typed, "="); exact {
			parsed, _ := model.ParseID(id)
			c, ok := b.Counselor(parsed)
			if !ok {
				return nil
			}
			return []form.Option{{Value: id, Label: c.Name}}
		}
		want := text.Fold(typed)
		var out []form.Option
		for _, c := range b.Counselors {
			if c.Until != 0 && c.Until < today || !strings.Contains(text.Fold(c.Name), want) {
				continue
			}
			label := env.Lang.F("%s · %s", c.Name, env.Lang.F(env.Lang.Caseload.Clients, env.Lang.Number(count[c.ID])))
			if workload.Away(&c, today) {
				label += " · " + env.Lang.Caseload.Away
			}
			out = append(out, form.Option{Value: c.ID.String(), Label: label})
		}
		return out[:min(len(out), most)]
	}
}
