package store

import (
	"errors"
	"slices"
	"testing"

	"guyub/model"
)

func score(client model.ID, source model.AcceptanceSource, n int, day model.Date) model.Acceptance {
	return model.Acceptance{Client: client, Source: source, Score: n, Day: day, Occasion: model.OccasionVisit, Note: "kata ketua RT"}
}

// Section and kecamatan of a score are the client's, whatever is handed in.
func TestR12AScoreIsOfTheSectionAndPlaceOfItsClient(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	child := w.guided(1, model.Children, w.budi.ID)
	a := score(child.ID, model.SourceFamily, 4, head.Today())
	a.Section, a.District, a.Struck = model.Adults, "99.99.99", "tidak"
	saved, err := head.SaveAcceptance(w.ctx(), NewOp(""), a)
	w.must(err)
	if saved.Section != model.Children || saved.District != child.District || saved.Struck != "" {
		t.Errorf("it is %+v", saved)
	}
	a.Day = child.Born - 1
	_, err = head.SaveAcceptance(w.ctx(), NewOp(""), a)
	if wrong := (model.Problems)(nil); !errors.As(err, &wrong) || wrong[0].Code != model.BeforeBirth {
		t.Errorf("a score before birth gave %v", err)
	}
}

// A score that was wrong is struck with a reason and stays to be seen.
func TestR14AScoreIsStruckWithAReasonAndNeverAnother(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleCounselor)
	c := w.guided(1, model.Adults, w.dewi.ID)
	saved, err := s.SaveAcceptance(w.ctx(), NewOp(""), score(c.ID, model.SourceEmployer, 2, s.Today()-30))
	w.must(err)
	for what, change := range map[string]func(*model.Acceptance){
		"the score": func(a *model.Acceptance) { a.Score = 5 }, "the source": func(a *model.Acceptance) { a.Source = model.SourceFamily },
		"the day": func(a *model.Acceptance) { a.Day-- }, "the note": func(a *model.Acceptance) { a.Note = "" },
	} {
		other := saved
		change(&other)
		other.Struck = "salah"
		if _, err := s.SaveAcceptance(w.ctx(), NewOp(""), other); !errors.As(err, new(*HistoryLost)) {
			t.Errorf("%s was changed: %v", what, err)
		}
	}
	bare := saved
	if _, err := s.SaveAcceptance(w.ctx(), NewOp(""), bare); !errors.As(err, new(model.Problems)) {
		t.Errorf("struck without a reason: %v", err)
	}
	struck := saved
	struck.Struck = "salah klien"
	struck, err = s.SaveAcceptance(w.ctx(), NewOp(""), struck)
	w.must(err)
	for _, reason := range []string{"", "lain"} {
		again := struck
		if again.Struck = reason; again.Struck == "" {
			again.Score = 3
		}
		if _, err := s.SaveAcceptance(w.ctx(), NewOp(""), again); err == nil {
			t.Errorf("a struck score was changed to %+v", again)
		}
	}
	if _, err := s.SaveAcceptance(w.ctx(), NewOp(""), saved); !errors.As(err, new(*Conflict)) {
		t.Errorf("a stale one gave %v", err)
	}
	all, err := s.AcceptancesOf(w.ctx(), c.ID)
	if err != nil || len(all) != 1 || all[0].Score != 2 || all[0].Struck != "salah klien" {
		t.Errorf("it is %+v, %v", all, err)
	}
	w.whole()
}

func TestScoresAreReadTheNewestFirstAndWithoutNotesByWhoReadsNone(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleCounselor)
	c := w.guided(1, model.Adults, w.dewi.ID)
	for _, day := range []model.Date{s.Today() - 40, s.Today() - 5, s.Today() - 20} {
		_, err := s.SaveAcceptance(w.ctx(), NewOp(""), score(c.ID, model.SourceFamily, 3, day))
		w.must(err)
	}
	mine, err := s.AcceptancesOf(w.ctx(), c.ID)
	w.must(err)
	if !slices.IsSortedFunc(mine, func(a, b model.Acceptance) int { return int(b.Day - a.Day) }) || len(mine) != 3 || mine[0].Note == "" {
		t.Errorf("they are %+v", mine)
	}
	bare, err := w.as(model.RoleAuditor).AcceptancesOf(w.ctx(), c.ID)
	if err != nil || len(bare) != 3 || bare[0].Note != "" || bare[0].Score != 3 {
		t.Errorf("an auditor reads %+v, %v", bare, err)
	}
}

// An incident is of the kecamatan where its client lives unless another is
// named; one about nobody is seen by whoever reads the clients of its section.
func TestR12AnIncidentAboutNobodyIsSeenWithTheClientsOfItsSection(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	c := w.guided(1, model.Adults, w.dewi.ID)
	of, err := head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Incident, Incident: model.IncidentWork})
	w.must(err)
	if of.District != c.District || of.Owner != w.dewi.ID || of.State != model.StateNoted || of.Due != of.Opened+14 {
		t.Errorf("it is %+v", of)
	}
	_, err = head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Section: model.Adults, Kind: model.Incident, Incident: model.IncidentUnrest})
	if wrong := (model.Problems)(nil); !errors.As(err, &wrong) || wrong[0].Field != "district" {
		t.Errorf("an incident nowhere gave %v", err)
	}
	ids := map[model.Section]model.ID{}
	for _, section := range []model.Section{model.Adults, model.Children} {
		m, err := head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Section: section, Kind: model.Incident, Incident: model.IncidentUnrest, District: "33.02.15"})
		w.must(err)
		ids[section] = m.ID
	}
	for _, role := range testRoles {
		s := w.as(role)
		for section, id := range ids {
			may := s.Actor().May(model.ClientRead, model.Subject{Kind: model.KindClient, Section: section}) == nil
			listed := slices.ContainsFunc(s.Matters(), func(m *model.Matter) bool { return m.ID == id })
			if _, err := s.Matter(w.ctx(), id); (err == nil) != may || listed != may {
				t.Errorf("%s, %s: read %v, listed %v", role.Code(), section.Code(), err, listed)
			}
		}
	}
}

func TestOutreachesStandByDayAlsoAfterOpeningAgain(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleOperator)
	for _, day := range []model.Date{s.Today() + 20, s.Today() - 3, s.Today() + 2} {
		_, err := s.SaveOutreach(w.ctx(), NewOp(""), model.Outreach{Day: day, District: "33.02.15", Place: "Balai Desa", Audience: model.AudienceResidents})
		w.must(err)
	}
	held := s.Books().Outreaches[0]
	held.People, held.Asked, held.Before, held.After = 30, 20, 2400, 3500
	held, err := s.SaveOutreach(w.ctx(), NewOp(""), held)
	w.must(err)
	if gain, known := held.Gain(); !known || gain != 1100 {
		t.Errorf("the gain is %d, %v", gain, known)
	}
	w.whole()
	w.reopen()
	all := w.as(model.RoleAuditor).Books().Outreaches
	if len(all) != 3 || all[0].ID != held.ID || all[0].Rev != 2 || all[1].Day > all[2].Day {
		t.Errorf("they are %+v", all)
	}
	if got := w.as(model.RoleAdmin).Books().Outreaches; len(got) > 0 {
		t.Errorf("who may not see figures sees %d outreaches", len(got))
	}
	for role, told := range map[model.Role]bool{model.RoleAdmin: false, model.RoleAuditor: true} {
		trail, err := w.as(role).Audit(w.ctx(), AuditFilter{Record: held.ID})
		w.must(err)
		if r := trail[0].Records[0]; len(trail) != 2 || r.Hidden == told || (len(r.Changes) > 0) != told {
			t.Errorf("%s is told in the audit %+v", role.Code(), r)
		}
	}
}
