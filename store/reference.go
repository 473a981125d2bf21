package store

import "guyub/model"

// reference is a record that another one names.
type reference struct {
	table string
	id    model.ID // zero: none is named
}

// references lists every record that one of any kind names, by the one way that
// there is to name it: an id. Regions are named by their code: see districtOf.
func references(rec any) []reference {
	var all []reference
	to := func(table string, ids ...model.ID) {
		for _, id := range ids {
			all = append(all, reference{table, id})
		}
	}
	switch r := rec.(type) {
	case *model.User:
		to(counselors.name, r.Counselor)
	case *model.Group:
		to(counselors.name, r.Mentor)
	case *model.Client:
		to(groups.name, r.Group)
		to(counselors.name, r.Conflicts...)
		for _, a := range r.Assignments {
			to(counselors.name, a.Counselor)
			to(users.name, a.By)
		}
	case *model.Contact:
		to(clients.name, r.Client)
		to(counselors.name, r.Officer)
		to(sites.name, r.Site)
	case *model.Matter:
		to(clients.name, r.Client)
		to(counselors.name, r.Owner)
		for _, s := range r.Steps {
			to(users.name, s.By)
		}
	case *model.Offering:
		to(groups.name, r.Group)
	case *model.Enrolment:
		to(clients.name, r.Client)
		to(groups.name, r.Group)
		to(offerings.name, r.Offering)
		to(users.name, r.OverrideBy)
		for _, m := range r.Steps {
			to(users.name, m.By)
		}
	case *model.Meeting:
		to(groups.name, r.Group)
		to(offerings.name, r.Offering)
		for _, a := range r.Marks {
			to(clients.name, a.Client)
		}
	case *model.Monitoring:
		to(groups.name, r.Group)
		to(counselors.name, r.By)
	case *model.Abstention:
		to(clients.name, r.Client)
	case *model.Acceptance:
		to(clients.name, r.Client)
	case *model.Outreach:
		to(counselors.name, r.Leader)
		to(groups.name, r.Groups...)
	case *model.Rebalance:
		to(users.name, r.By, r.Decided, r.Undone)
		for _, h := range r.Rows {
			to(clients.name, h.Client)
			to(counselors.name, h.From, h.To)
		}
	case *model.LoadMonth:
		for _, row := range r.Rows {
			to(counselors.name, row.Counselor)
		}
	case *model.MonthClose:
		to(users.name, r.By)
	case *model.Batch:
		to(users.name, r.By, r.TakenBy)
	case *model.Erasure:
		to(clients.name, r.Clients...)
		for _, one := range r.Spared {
			to(clients.name, one.Client)
		}
		to(users.name, r.By, r.Decided)
	}
	return all
}

// regionOf returns the code of the region that a record lies in, "" for none.
// What happened in a district is kept when the districts are drawn anew, so that
// only what people look up is asked for: where clients live and groups work, and
// which kabupaten a kecamatan belongs to.
func regionOf(rec any) string {
	switch r := rec.(type) {
	case *model.Region:
		return r.Parent
	case *model.Client:
		return r.District
	case *model.Group:
		return r.District
	}
	return ""
}
