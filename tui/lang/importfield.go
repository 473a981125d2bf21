package lang

import (
	"maps"
	"slices"
	"strings"
)

// ImportField words a field of a table that comes in as its form does, by the
// kind of the table and the key of the field; the key itself where it has no
// words.
func (l *Strings) ImportField(kind, key string) string {
	if word, ok := l.importFields(kind)[key]; ok {
		return word
	}
	return key
}

// importFields ties the fields of a kind of table to the labels of its form, and
// to words of their own where the form has the field in another shape.
func (l *Strings) importFields(kind string) map[string]string {
	more, own := &l.Imports, map[string]string{}
	client := map[string]string{"register": l.Clients.F.Register, "name": l.Clients.F.Name}
	group := map[string]string{"group": more.GroupCode}
	switch kind {
	case "clients":
		own = l.importClient()
	case "counselors":
		f := &l.Counselors.F
		own = map[string]string{
			"nip": f.NIP, "name": f.Name, "position": more.Position, "kind": f.Kind, "grade": f.Grade, "section": f.Section, "certified": f.Certified, "week": f.Week,
			"max": f.Max, "home": f.Home, "areas": f.Areas, "phone": f.Phone, "from": f.From, "until": f.Until, "notes": f.Notes,
		}
	case "groups":
		own = l.importGroup()
	case "partners":
		f := &l.Groups.F
		own = map[string]string{"name": more.Partner, "party": f.PParty, "role": f.PRole, "phone": f.PPhone, "resource": f.PResource, "from": f.PFrom, "to": f.PTo}
		maps.Copy(own, group)
	case "agreements":
		f := &l.Groups.F
		own = map[string]string{
			"no": f.ANo, "date": f.ADate, "start": f.AStart, "end": f.AEnd, "scope": f.AScope, "signatory": f.ASignatory, "witness": f.AWitness, "renews": f.ARenews,
			"terminated": f.ATerminated, "reason": f.AReason, "file": f.AFile,
		}
		maps.Copy(own, group)
	case "reports":
		f, c := &l.Reports.F, &l.Contacts.F
		own = map[string]string{
			"day": f.Day, "minute": more.Minute, "kind": c.Kind, "mode": f.Mode, "officer": c.Officer, "officer.nip": more.OfficerNIP, "place": c.Place, "district": c.District,
			"regency": l.Office.F.Parent, "met": c.Met, "condition": f.Condition, "activity": f.Activity, "employment": f.Employment, "surroundings": f.Surroundings,
			"difficulties": f.Difficulties, "plan": f.Plan, "followup": f.FollowUp, "reason": f.Reason,
		}
		maps.Copy(own, client)
	case "referrals":
		f := &l.Referrals.F
		own = map[string]string{
			"program": f.Offering, "day": f.Day, "state": f.State, "consent": f.Consent, "answered": f.Answered, "from": more.Taking, "closed": f.Closed, "matches": f.Matches,
			"goal": f.Goal, "result": f.Result, "reason": f.Reason, "employer": f.Employer, "job": f.Job, "placed": more.Placed, "evaluation": f.Evaluation, "note": f.Note,
		}
		maps.Copy(own, client)
		maps.Copy(own, group)
	case "regions":
		f := &l.Office.F
		own = map[string]string{
			"code": f.Code, "name": f.AreaName, "area": more.Area, "population": f.Population, "distance": f.Distance, "travel": f.Travel, "point": f.Point,
			"latitude": f.Latitude, "longitude": f.Longitude, "inactive": f.Inactive,
		}
	}
	return own
}

// importClient words the fields of a table of clients. A table has one term, one
// guarantor, one assessment of each client; the record may have several.
func (l *Strings) importClient() map[string]string {
	f, more := &l.Clients.F, &l.Imports
	out := map[string]string{
		"birth": more.Birth, "rtrw": f.RTRW, "rt": "RT", "rw": "RW", "regency": l.Office.F.Parent, "term.sentence": l.Clients.Sentence, "term.years": f.Years,
		"term.months": more.Months, "term.days": more.Days, "term.hours": f.Hours, "counselor": f.Counselor, "counselor.nip": more.CounselorNIP,
		"risk": f.Risk, "stage": f.Stage, "guarantor.relation": more.Relation,
	}
	names := f.names()
	for _, path := range slices.Sorted(maps.Keys(names)) {
		key := path
		for many, one := range map[string]string{"terms.": "term.", "guarantors.": "guarantor.", "assessments.": "assessment."} {
			if rest, ok := strings.CutPrefix(path, many); ok {
				key = one + rest
			}
		}
		if _, ok := out[key]; !ok {
			out[key] = names[path]
		}
	}
	return out
}

// importGroup words the fields of a table of groups.
func (l *Strings) importGroup() map[string]string {
	f, more := &l.Groups.F, &l.Imports
	out := map[string]string{
		"code": f.Code, "name": f.Name, "fields": f.Fields, "kind": f.Kind, "party": f.Party, "leader": f.Leader, "phone": f.Phone, "address": f.Address, "district": f.District,
		"regency": l.Office.F.Parent, "coverage": f.Coverage, "activities": f.Activities, "capacity": f.Capacity, "adults": f.Adults, "children": f.Children, "women": f.Women,
		"excluded": f.Excluded, "criteriadate": f.CriteriaDate, "decreeno": f.DecreeNo, "decreedate": f.DecreeDate, "mentor": f.Mentor, "mentor.nip": more.MentorNIP,
		"state": f.State, "lastactivity": f.LastActivity, "notes": f.Notes,
	}
	for i, word := range l.Groups.CriteriaShort {
		out["criteria."+string(rune('0'+i))] = l.F(more.Criterion, word)
	}
	return out
}
