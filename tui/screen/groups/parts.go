package groups

import (
	"strings"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// summary writes what is known of a group.
func summary(p *record.Paper, env *kit.Env, s Store, g *model.Group) {
	th, l, books := env.Theme, env.Lang, s.Books()
	w, f := &l.Groups, &l.Groups.F
	p.Fact(f.Code, g.Code, th.Base)
	writeState(p, env, books.Mechanism(), g)
	p.Fact(f.Fields, fieldNames(env, g), th.Base)
	p.Fact(f.District, books.DistrictName(g.District), th.Base)
	p.Fact(f.Coverage, names(g.Coverage, books.DistrictName), th.Base)
	p.Fact(w.ActivitiesHead, strings.Join(g.Activities, ", "), th.Base)
	p.Fact(w.AcceptsHead, acceptsWord(env, &g.Accepts), th.Base)
	capacity := w.Unlimited
	if g.Capacity > 0 {
		capacity = l.Number(g.Capacity)
	}
	p.Fact(f.Capacity, capacity, th.Base)
	p.Fact(f.Leader, g.Leader, th.Base)
	p.Fact(f.Phone, phone(s, g.Phone), th.Base)
	p.Fact(f.Address, g.Address, th.Base)
	p.Fact(f.Mentor, books.CounselorName(g.Mentor), th.Base)

	p.Head(w.CriteriaHead)
	for i, met := range g.Criteria {
		mark, word, st := "[ ] ", w.Open, th.Warn
		if met {
			mark, word, st = "[x] ", w.Met, th.Good
		}
		const wordWidth = 9
		p.Row(0, record.Column{Text: mark + l.Domain.Criteria[i], Width: 44}, record.Column{Text: word, Width: wordWidth, Style: st})
	}
	if g.CriteriaDate != 0 {
		p.Text(l.F(w.CriteriaOn, l.Date(g.CriteriaDate)), th.Faint)
	}
	if g.DecreeNo != "" {
		p.Fact(w.DecreeHead, strings.TrimSuffix(g.DecreeNo+", "+dayOrNothing(env, g.DecreeDate), ", "), th.Base)
	}
	if g.Notes != "" {
		p.Head(w.NotesHead)
		p.Text(g.Notes, th.Base)
	}
}

func dayOrNothing(env *kit.Env, d model.Date) string {
	if d == 0 {
		return ""
	}
	return env.Lang.Date(d)
}

func names(codes []string, word func(string) string) string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = word(c)
	}
	return strings.Join(out, ", ")
}

// phone is shown whole to those who work with groups, masked to others (R13).
func phone(s Store, number string) string {
	if mayEdit(s) {
		return number
	}
	return model.MaskPhone(number)
}

// acceptsWord says whom a group or an offering takes.
func acceptsWord(env *kit.Env, a *model.Accepts) string {
	w := &env.Lang.Groups
	var who []string
	for _, one := range []struct {
		takes bool
		word  string
	}{{a.Adults, w.Adults}, {a.Children, w.Children}, {a.Women, w.Women}} {
		if one.takes {
			who = append(who, one.word)
		}
	}
	s := strings.Join(who, ", ")
	if s == "" {
		s = w.Nobody
	}
	if len(a.Excluded) > 0 {
		s += ", " + env.Lang.F(w.Excluding, strings.Join(a.Excluded, ", "))
	}
	return s
}

// writePartners writes the partners, those who left last.
func writePartners(p *record.Paper, env *kit.Env, g *model.Group, today model.Date, whole bool) {
	th, l := env.Theme, env.Lang
	w := &l.Groups
	if len(g.Partners) == 0 {
		p.Text(w.NoPartners, th.Faint)
		return
	}
	const nameWidth, roleWidth, partyWidth = 26, 12, 20
	p.Row(0, record.Column{Text: w.ColName, Width: nameWidth, Style: th.Heading}, record.Column{Text: w.ColRole, Width: roleWidth, Style: th.Heading},
		record.Column{Text: w.F.PParty, Width: partyWidth, Style: th.Heading}, record.Column{Text: w.ColSince, Style: th.Heading})
	for _, active := range []bool{true, false} {
		for i := range g.Partners {
			m := &g.Partners[i]
			if m.Active(today) != active {
				continue
			}
			name, since := th.Bold, l.DateBrief(m.From)
			if !active {
				name = th.Faint
				if m.To != 0 {
					since = l.F(w.LeftOn, l.DateBrief(m.To))
				}
			}
			p.Row(0, record.Column{Text: m.Name, Width: nameWidth, Style: name}, record.Column{Text: m.Role, Width: roleWidth},
				record.Column{Text: l.Domain.Party(m.Party), Width: partyWidth, Style: th.Faint}, record.Column{Text: since, Style: th.Faint})
			number := m.Phone
			if !whole {
				number = model.MaskPhone(number)
			}
			if more := strings.Trim(m.Resource+" · "+number, " ·"); more != "" {
				p.Indent(2, more, th.Faint)
			}
		}
	}
}

// writeAgreements writes the agreements, the latest first.
func writeAgreements(p *record.Paper, env *kit.Env, g *model.Group, norms model.Norms, today model.Date) {
	th, l := env.Theme, env.Lang
	w := &l.Groups
	if len(g.Agreements) == 0 {
		p.Text(w.NoAgreements, th.Faint)
		return
	}
	warn := norms.Int(model.NormAgreementWarn)
	for i := len(g.Agreements) - 1; i >= 0; i-- {
		a := &g.Agreements[i]
		state := a.State(today, warn)
		st := th.Base
		switch state {
		case model.AgreementValid:
			st = th.Good
		case model.AgreementExpiring:
			st = th.Warn
		case model.AgreementExpired, model.AgreementTerminated, model.AgreementDraft:
			st = th.Faint
		}
		p.Blank()
		p.Row(0, record.Column{Text: a.No, Width: 32, Style: th.Bold}, record.Column{Text: l.Domain.AgreementState(state), Style: st})
		p.Fact(w.ColSigned, dayOrNothing(env, a.Date), th.Base)
		ends := dayOrNothing(env, a.End)
		if state == model.AgreementExpiring {
			ends += " (" + l.Relative(a.End, today) + ")"
		}
		p.Fact(w.ColEnds, ends, st)
		for _, fact := range [][2]string{{w.Scope, a.Scope}, {w.Signatory, a.Signatory}, {w.Witness, a.Witness}, {w.Renews, a.Renews},
			{w.Terminated, strings.Trim(dayOrNothing(env, a.Terminated)+" · "+a.Reason, " ·")}, {w.File, a.File}} {
			if fact[1] != "" {
				p.Fact(fact[0], fact[1], th.Base)
			}
		}
	}
}

// FieldName labels a field by its path in the record, the numbers of rows left
// out.
func FieldName(env *kit.Env, path string) string {
	w, f := &env.Lang.Groups, &env.Lang.Groups.F
	switch path {
	case "code":
		return f.Code
	case "name":
		return f.Name
	case "fields":
		return f.Fields
	case "kind":
		return f.Kind
	case "party":
		return f.Party
	case "leader":
		return f.Leader
	case "phone":
		return f.Phone
	case "address":
		return f.Address
	case "district":
		return f.District
	case "coverage":
		return f.Coverage
	case "activities":
		return f.Activities
	case "capacity":
		return f.Capacity
	case "accepts.adults":
		return f.Adults
	case "accepts.children":
		return f.Children
	case "accepts.women":
		return f.Women
	case "accepts.excluded":
		return f.Excluded
	case "criteriadate":
		return f.CriteriaDate
	case "decreeno":
		return f.DecreeNo
	case "decreedate":
		return f.DecreeDate
	case "mentor":
		return f.Mentor
	case "state":
		return f.State
	case "statesince":
		return "" // the entry's own day
	case "statedue":
		return w.Life.F.Due
	case "statereason":
		return w.Life.F.Reason
	case "lastactivity":
		return f.LastActivity
	case "notes":
		return f.Notes
	}
	for list, labels := range map[string]map[string]string{
		f.Partners: {"partners.name": f.PName, "partners.party": f.PParty, "partners.role": f.PRole, "partners.phone": f.PPhone,
			"partners.resource": f.PResource, "partners.from": f.PFrom, "partners.to": f.PTo},
		f.Agreements: {"agreements.no": f.ANo, "agreements.date": f.ADate, "agreements.start": f.AStart, "agreements.end": f.AEnd,
			"agreements.scope": f.AScope, "agreements.signatory": f.ASignatory, "agreements.witness": f.AWitness, "agreements.renews": f.ARenews,
			"agreements.terminated": f.ATerminated, "agreements.reason": f.AReason, "agreements.file": f.AFile},
	} {
		if label, ok := labels[path]; ok {
			return list + ", " + strings.ToLower(label)
		}
	}
	return path
}

// fieldWord words the values of enumerations and codes in the history.
func fieldWord(env *kit.Env, s Store, path, v string) string {
	d := &env.Lang.Domain
	switch path {
	case "state":
		if e, ok := model.Parse(model.GroupStates(), v); ok {
			return env.Lang.GroupState(s.Books().Mechanism(), e)
		}
	case "fields":
		if e, ok := model.Parse(model.Fields(), v); ok {
			return d.Field(e)
		}
	case "kind":
		if e, ok := model.Parse(model.GroupKinds(), v); ok {
			return d.GroupKind(e)
		}
	case "party", "partners.party":
		if e, ok := model.Parse(model.PartyTypes(), v); ok {
			return d.Party(e)
		}
	case "district", "coverage":
		return s.Books().DistrictName(v)
	}
	return ""
}
