package store

import (
	"errors"
	"testing"

	"guyub/model"
)

// hiddenFrom checks that an error tells no more than that there is no such
// record (rule R12).
func hiddenFrom(t *testing.T, what string, err error) {
	t.Helper()
	if d, ok := errors.AsType[*model.Denied](err); !ok || !d.Hidden {
		t.Errorf("%s: %#v", what, err)
	}
	for _, lang := range []string{"id", "en"} {
		if got, want := Explain(err, lang), Explain(ErrNoRecord, lang); got != want {
			t.Errorf("%s says %q, of a record that is not there it says %q", what, got, want)
		}
	}
}

// Whoever knows the id of a record and hands in one of their own under it must
// not get the other one back as a conflict.
func TestR12AConflictShowsNobodyARecordThatTheyMayNotSee(t *testing.T) {
	b := newBeat(t)
	p := &probe{beat: b, s: b.as(model.RoleOperator)}
	p.c = b.kinds()["a child of another"](1)
	mine := b.kinds()["an adult of another"](2)
	contact, task, enrolled := p.contact(), p.task(), p.enrolled()
	child := *b.client(p.c.ID)
	for _, rev := range []uint64{0, 1, child.Rev, 99} {
		c := person(900, model.Adults)
		c.ID, c.Rev = child.ID, rev
		_, err := p.s.SaveClient(p.ctx(), NewOp(""), c)
		hiddenFrom(t, "a client", err)
		report := reportOn(mine, p.s.Today())
		report.ID, report.Rev = contact.ID, rev
		_, err = p.s.SaveContact(p.ctx(), NewOp(""), report)
		hiddenFrom(t, "a contact", err)
		m := model.Matter{Client: mine.ID, Kind: model.Task, Note: "uji"}
		m.ID, m.Rev = task.ID, rev
		_, err = p.s.SaveMatter(p.ctx(), NewOp(""), m)
		hiddenFrom(t, "a matter", err)
		_, err = p.s.StepMatter(p.ctx(), NewOp(""), Step{Matter: task.ID, Rev: rev, Stride: model.Stride{State: model.StateDone}})
		hiddenFrom(t, "a step", err)
		e := model.Enrolment{Client: mine.ID, Group: enrolled.Group}
		e.ID, e.Rev = enrolled.ID, rev
		_, err = p.s.SaveEnrolment(p.ctx(), NewOp(""), e)
		hiddenFrom(t, "an enrolment", err)
	}
	if now := b.client(child.ID); now.Rev != child.Rev {
		t.Errorf("the child was changed: %+v", now)
	}
}

// Which section a matter without a client is of, and whose, says the matter as
// it stands: not the one that is handed in.
func TestR12NobodyTakesAMatterByCallingItTheirs(t *testing.T) {
	w := newWorld(t)
	today := w.as(model.RoleHeadOfOffice).Today()
	m := w.litmas(model.LitmasDiversion, model.Children, w.budi.ID, today+5)
	m.Section, m.Note = model.Adults, "milik kami"
	_, err := w.as(model.RoleOperator).SaveMatter(w.ctx(), NewOp(""), m)
	hiddenFrom(t, "an operator who calls it an adult's", err)
	m.Section, m.Owner = model.Children, w.dewi.ID
	_, err = w.as(model.RoleCounselor).SaveMatter(w.ctx(), NewOp(""), m)
	hiddenFrom(t, "a counselor who calls it theirs", err)
	adult := w.litmas(model.LitmasDiversion, model.Adults, w.budi.ID, today+5)
	adult.Owner = w.dewi.ID
	_, err = w.as(model.RoleCounselor).SaveMatter(w.ctx(), NewOp(""), adult)
	denied(t, err)
	for _, id := range []model.ID{m.ID, adult.ID} {
		if now, err := w.as(model.RoleHeadOfOffice).Matter(w.ctx(), id); err != nil || now.Owner != w.budi.ID || now.Rev != 1 {
			t.Errorf("it is now %+v, %v", now, err)
		}
	}
}

func TestR12ABatchTellsNothingToWhoMayNotGiveItsClientsAway(t *testing.T) {
	b := newBeat(t)
	p := &probe{beat: b, s: b.as(model.RoleOperator)}
	p.c = b.kinds()["a child of another"](1)
	r := p.batch()
	for _, rev := range []uint64{0, r.Rev, 99} {
		_, err := p.s.DecideRebalance(p.ctx(), NewOp(""), Decision{Rebalance: r.ID, Rev: rev, To: model.RebalanceWithdrawn})
		hiddenFrom(t, "deciding", err)
		_, err = p.s.UndoRebalance(p.ctx(), NewOp(""), r.ID, rev, "uji")
		hiddenFrom(t, "taking back", err)
	}
}

// The permission to read a history is asked for the kind that the record is of,
// whatever the caller calls it.
func TestR12AHistoryIsNotReadUnderAnotherName(t *testing.T) {
	b := newBeat(t)
	child := b.kinds()["a child of another"](1)
	for _, role := range testRoles {
		for _, kind := range []model.Kind{model.KindSite, model.KindOffice, model.KindHoliday, "nothing"} {
			for _, id := range []model.ID{child.ID, b.group.ID, b.dewi.ID, b.fellow.ID} {
				if all, err := b.as(role).History(b.ctx(), kind, id); err != nil || len(all) > 0 {
					t.Errorf("%s reads %d entries as of a %s, %v", role.Code(), len(all), kind, err)
				}
			}
		}
	}
}

// Trying again what was done gives back what was saved, but not to somebody who
// may not read it, nor any more to whom it has become closed.
func TestR12TryingAgainIsNoLeaveToRead(t *testing.T) {
	b := newBeat(t)
	op := NewOp("client.save")
	fresh := person(900, model.Children)
	fresh.Born = model.On(2010, 4, 12)
	_, err := b.head.SaveClient(b.ctx(), op, fresh)
	b.must(err)
	for _, role := range []model.Role{model.RoleOperator, model.RoleAuditor, model.RoleAdmin, model.RoleCounselor} {
		_, err = b.as(role).SaveClient(b.ctx(), op, fresh)
		hiddenFrom(t, role.Code(), err)
	}
}

func TestR12WhoIsNotSeenIsNotAmongWhatOneSavedLast(t *testing.T) {
	b := newBeat(t)
	p := &probe{beat: b, s: b.as(model.RoleOperator)}
	p.c = b.kinds()["an adult of another"](1)
	m, err := p.s.SaveMatter(p.ctx(), NewOp(""), model.Matter{Client: p.c.ID, Kind: model.Task, Note: "uji"})
	p.must(err)
	holds := func() bool {
		all, err := p.s.Recent(p.ctx(), 10)
		p.must(err)
		for _, r := range all {
			if r.ID == m.ID || r.ID == p.c.ID {
				return true
			}
		}
		return false
	}
	if !holds() {
		t.Fatal("what was saved is not there")
	}
	child := *b.client(p.c.ID)
	child.Section, child.Born = model.Children, model.On(2010, 4, 12)
	_, err = b.head.SaveClient(p.ctx(), NewOp(""), child)
	p.must(err)
	if holds() {
		t.Error("the matter of a client who is closed now is still listed")
	}
}

func TestAnOfficeIsFilledOnlyByWhoMayBringInBothSections(t *testing.T) {
	w := newWorld(t)
	for _, role := range testRoles {
		if role == model.RoleHeadOfOffice {
			continue
		}
		denied(t, w.as(role).BulkLoad(w.ctx(), Load{}, nil))
	}
	w.must(w.as(model.RoleHeadOfOffice).BulkLoad(w.ctx(), Load{}, nil))
}

func TestAnAuditorReadsNoNotesByWayOfAnImport(t *testing.T) {
	w := newWorld(t)
	c := w.guided(1, model.Adults, w.budi.ID)
	for _, role := range testRoles {
		found, ok, err := w.as(role).ImportTarget(w.ctx(), "clients", c.Register)
		var got model.Client
		if ok {
			got = *found.(*model.Client)
		}
		actor := w.as(role).Actor()
		may := actor.May(model.ImportData, model.Subject{Kind: model.KindClient, Section: model.Adults}) == nil ||
			actor.May(model.ImportData, model.Subject{Kind: model.KindClient, Section: model.Children}) == nil
		switch {
		case may && (!ok || err != nil || got.ID != c.ID):
			t.Errorf("%s does not find whom to bring up to date: %v, %v", role.Code(), ok, err)
		case !may && (ok || got.ID == c.ID):
			t.Errorf("%s reads a client by way of an import", role.Code())
		}
		if !may {
			denied(t, err)
		}
	}
}

// What a person is given back of a meeting holds nobody whom they may not see,
// and saving it loses nobody.
func TestR12AMeetingComesBackWithoutWhoIsNotSeen(t *testing.T) {
	b := newBeat(t)
	p := &probe{beat: b, s: b.as(model.RoleOperator)}
	p.c = b.kinds()["a child of another"](1)
	m := p.attended()
	adult := b.kinds()["an adult of another"](2)
	got, _, err := p.s.MarkAttendance(p.ctx(), NewOp(""), Attendance{Meeting: m.ID, Now: []model.Mark{{Client: adult.ID, Presence: model.Present}}})
	p.must(err)
	only := func(what string, m model.Meeting) {
		t.Helper()
		if len(m.Marks) != 1 || m.Marks[0].Client != adult.ID {
			t.Errorf("%s holds %+v", what, m.Marks)
		}
	}
	only("attendance", got)
	got.Topic = "lain"
	got, err = p.s.SaveMeeting(p.ctx(), NewOp(""), got)
	p.must(err)
	only("the saved meeting", got)
	stale := got
	stale.Rev, stale.Topic = 1, "lagi"
	_, err = p.s.SaveMeeting(p.ctx(), NewOp(""), stale)
	conflict, ok := errors.AsType[*Conflict](err)
	if !ok {
		t.Fatal(err)
	}
	only("their side of a conflict", conflict.Theirs.(model.Meeting))
	only("one's own side", conflict.Mine.(model.Meeting))
	all, err := b.head.MeetingsOf(p.ctx(), b.group.ID)
	p.must(err)
	if len(all[0].Marks) != 2 {
		t.Errorf("of two people %d are left", len(all[0].Marks))
	}
}
