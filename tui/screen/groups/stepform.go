package groups

import (
	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// The keys of the fields of a step. They are the names that model.Problem uses,
// those of the agreement that is signed without its place in the list.
const (
	keyCriteriaDate = "criteriadate"
	keyDecreeNo     = "decreeno"
	keyDecreeDate   = "decreedate"
	keyMentor       = "mentor"
	keyReason       = "statereason"
	keyNotes        = "notes"
)

// stepBinding ties the fields that a step has to it.
func stepBinding(first *stride) form.Binding[stride] {
	b := form.Binding[stride]{form.Words(keyNotes, func(s *stride) *string { return &s.g.Notes })}
	switch first.to {
	case model.GroupQualified:
		for i, key := range criteriaKeys {
			b = append(b, form.Flag(key, func(s *stride) *bool { return &s.g.Criteria[i] }))
		}
		b = append(b, form.Day(keyCriteriaDate, func(s *stride) *model.Date { return &s.g.CriteriaDate }))
	case model.GroupAgreed:
		if first.signs {
			b = append(b, signing(func(s *stride) *model.Agreement { return &s.pks })...)
		}
	case model.GroupActive:
		b = append(b,
			form.Words(keyDecreeNo, func(s *stride) *string { return &s.g.DecreeNo }),
			form.Day(keyDecreeDate, func(s *stride) *model.Date { return &s.g.DecreeDate }),
			form.Ref(keyMentor, func(s *stride) *model.ID { return &s.g.Mentor }))
	case model.GroupRejected, model.GroupEnded, model.GroupTerminated:
		b = append(b, form.Words(keyReason, func(s *stride) *string { return &s.g.StateReason }))
	}
	return b
}

// signing ties the fields of an agreement that is signed.
func signing[T any](at func(*T) *model.Agreement) form.Binding[T] {
	return form.Binding[T]{
		form.Words("no", func(t *T) *string { return &at(t).No }),
		form.Day("date", func(t *T) *model.Date { return &at(t).Date }),
		form.Day("start", func(t *T) *model.Date { return &at(t).Start }),
		form.Day("end", func(t *T) *model.Date { return &at(t).End }),
		form.Words("scope", func(t *T) *string { return &at(t).Scope }),
		form.Words("signatory", func(t *T) *string { return &at(t).Signatory }),
		form.Words("witness", func(t *T) *string { return &at(t).Witness }),
	}
}

// signingFields are the fields of an agreement that is signed by a group.
func signingFields(env *kit.Env, g *model.Group) []form.Field {
	w, f := &env.Lang.Groups.Life, &env.Lang.Groups.F
	return []form.Field{
		{Key: "no", Label: f.ANo, Required: true, Max: 60, Help: w.F.HelpNumber, Check: func(v form.Values) *form.Note {
			for i := range g.Agreements {
				if a := &g.Agreements[i]; a.Date != 0 && a.No == v.Get("no") {
					return &form.Note{Text: w.NumberUsed}
				}
			}
			return nil
		}},
		{Key: "date", Label: f.ADate, Kind: form.Date, Required: true},
		{Key: "start", Label: f.AStart, Kind: form.Date, Required: true},
		{Key: "end", Label: f.AEnd, Kind: form.Date, Required: true, Help: w.F.HelpEnd},
		{Key: "signatory", Label: f.ASignatory, Required: true, Max: 120},
		{Key: "witness", Label: f.AWitness, Max: 120},
		{Key: "scope", Label: f.AScope, Max: 200},
	}
}

// stepFields describes the form of a step: what must be written down with it,
// and what it asks for that is written elsewhere.
func stepFields(env *kit.Env, s Store, first *stride) []form.Field {
	l, books := env.Lang, s.Books()
	w, f := &l.Groups.Life.F, &l.Groups.F
	word := func(state model.GroupState) string { return l.GroupState(books.Mechanism(), state) }
	out := []form.Field{{Key: "state", Label: w.Step, Kind: form.Computed, Compute: func(form.Values) string {
		return word(first.g.State) + " → " + word(first.to)
	}}}
	partners := form.Field{Key: "partners", Label: w.Partners, Kind: form.Computed, Compute: func(form.Values) string {
		return l.F(l.Groups.Life.OfAsked, l.Number(first.g.ActivePartners(first.today)), l.Number(books.NormsOn(first.today).Int(model.NormMinPartners)))
	}}
	agreement := form.Field{Key: "agreements", Label: w.Agreement, Kind: form.Computed, Compute: func(form.Values) string {
		a := first.g.Agreement()
		if a == nil {
			return l.Groups.NoAgreement
		}
		return l.F(l.Groups.Life.InForce, a.No, l.DateBrief(a.End))
	}}
	switch first.to {
	case model.GroupQualified:
		for i, key := range criteriaKeys {
			out = append(out, form.Field{Key: key, Label: l.Groups.CriteriaShort[i], Kind: form.YesNo, Help: l.Domain.Criteria[i] + ".\n\n" + f.HelpCriteria})
		}
		out = append(out, form.Field{Key: keyCriteriaDate, Label: f.CriteriaDate, Kind: form.Date, Required: true})
	case model.GroupAgreed:
		out = append(out, partners)
		if first.signs {
			out = append(out, signingFields(env, &first.g)...)
		} else {
			out = append(out, agreement)
		}
	case model.GroupActive:
		out = append(out, partners, agreement,
			form.Field{Key: keyDecreeNo, Label: f.DecreeNo, Required: true, Max: 60, Help: f.HelpDecree},
			form.Field{Key: keyDecreeDate, Label: f.DecreeDate, Kind: form.Date, Required: true},
			form.Field{Key: keyMentor, Label: f.Mentor, Kind: form.Lookup, Required: true, Help: f.HelpMentor,
				Lookup: record.LookupIn(record.Counselors(books, first.today, first.g.Mentor))})
	case model.GroupRejected, model.GroupEnded, model.GroupTerminated:
		out = append(out, form.Field{Key: keyReason, Label: w.Reason, Required: true, Max: 200, Help: w.HelpReason})
	}
	return append(out, form.Field{Key: keyNotes, Label: f.Notes, Kind: form.LongText, Max: 4000})
}
