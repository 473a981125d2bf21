package store

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store/kv"
)

// recordTables are the tables of records that actions of a desk write.
var recordTables = []string{"office", "norm", "region", "user", "counselor", "group", "holiday", "site", "client", "contact", "matter",
	"mechanism", "offering", "enrolment", "meeting", "monitoring", "abstention", "acceptance", "outreach", "rebalance"}

// picture is everything that stands in the tables of records: by table and id
// the fields of the record, its head left out, and its revision.
type picture map[Ref]map[any]any

func (w *world) picture() (picture, map[model.ID]uint64) {
	w.t.Helper()
	p, revs := picture{}, map[model.ID]uint64{}
	v := w.office.open.Load().vault
	w.must(w.engine.View(w.ctx(), func(r kv.Reader) error {
		for _, name := range recordTables {
			for key, sealed := range r.Scan(name, nil, nil) {
				var fields map[any]any
				if err := v.open(name, key, sealed, &fields); err != nil {
					return err
				}
				head, err := headOf(v, r, model.Kind(name), model.ID(key))
				if err != nil {
					return err
				}
				for meta := range uint64(5) {
					delete(fields, meta)
				}
				p[Ref{Kind: model.Kind(name), ID: model.ID(key)}] = fields
				revs[model.ID(key)] = head.Rev
			}
		}
		return nil
	}))
	return p, revs
}

// touched lists the records that differ in their revision.
func touched(before, after map[model.ID]uint64) map[model.ID]bool {
	out := map[model.ID]bool{}
	for id, rev := range after {
		if before[id] != rev {
			out[id] = true
		}
	}
	return out
}

// doer is a person at a terminal who does what people do, at random.
type doer struct {
	*world
	s       *Session
	clients []model.ID
	offer   model.Offering
	n       *int
}

// act does something; it tells whether it was done, which what is there now may
// not allow.
func (d *doer) act(t *rapid.T, label string) bool {
	s, ctx := d.s, d.ctx()
	*d.n++
	id := rapid.SampledFrom(d.clients).Draw(t, label+" client")
	client := *d.client(id)
	today := s.Today()
	var err error
	switch rapid.IntRange(0, 17).Draw(t, label) {
	case 0:
		client.Alias = letters(*d.n)
		client.Register = fmt.Sprintf("PB-%04d/26", 500+*d.n)
		_, err = s.SaveClient(ctx, NewOp("client.save"), client)
	case 1:
		_, err = s.SaveContact(ctx, NewOp(""), reportOn(client, today))
	case 2:
		_, err = s.Assign(ctx, NewOp(""), d.clients, rapid.SampledFrom([]model.ID{d.dewi.ID, d.budi.ID}).Draw(t, "PK"), AssignNote{Reason: "uji"})
	case 3:
		_, err = s.SaveMatter(ctx, NewOp(""), model.Matter{Client: id, Kind: rapid.SampledFrom([]model.MatterKind{model.HomeVisit, model.Reminder}).Draw(t, "matter")})
	case 4:
		for _, m := range s.Matters() {
			if m.Client == id {
				_, err = s.StepMatter(ctx, NewOp(""), Step{Matter: m.ID, Rev: m.Rev, Stride: model.Stride{State: model.StateDone}})
				return err == nil
			}
		}
		return false
	case 5:
		_, err = s.Refer(ctx, NewOp(""), Referral{Client: id, Offering: d.offer.ID, Consent: today})
	case 6, 7, 8:
		for _, e := range s.Enrolments() {
			if e.Client != id {
				continue
			}
			to := rapid.SampledFrom(s.Books().Mechanism().Enrolments().Next(e.State)).Draw(t, "state")
			_, err = s.StepEnrolment(ctx, NewOp(""), EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: model.Move{State: to, Reason: "lain"},
				Goals: []model.Goal{{Text: "bekerja", Result: model.GoalMet}}})
			return err == nil
		}
		return false
	case 9:
		_, err = s.Abstain(ctx, NewOp(""), model.Abstention{Client: id, Reason: rapid.SampledFrom([]string{"jauh", "sakit"}).Draw(t, "reason")})
	case 10:
		all, e := s.Contacts(ctx, id)
		if e != nil || len(all) == 0 {
			return false
		}
		all[0].Struck = "salah klien"
		_, err = s.SaveContact(ctx, NewOp(""), all[0])
	case 11:
		all, e := s.MeetingsOf(ctx, d.offer.Group)
		if e != nil {
			return false
		}
		if len(all) == 0 {
			_, err = s.SaveMeeting(ctx, NewOp(""), model.Meeting{Group: d.offer.Group, Offering: d.offer.ID, Day: today})
			break
		}
		_, _, err = s.MarkAttendance(ctx, NewOp(""), Attendance{Meeting: all[0].ID, Before: all[0].Marks, Now: []model.Mark{{Client: id, Presence: model.Present}}})
	case 12:
		client.Terms = slices.Clone(client.Terms)
		client.Terms[0].State, client.Terms[0].CloseReason = model.TermFinished, "masa bimbingan habis"
		_, err = s.SaveClient(ctx, NewOp("client.end"), client)
	case 14:
		_, err = s.SaveAcceptance(ctx, NewOp(""), model.Acceptance{Client: id, Source: model.SourceFamily, Score: 1 + *d.n%5, Day: today})
	case 15:
		all, e := s.AcceptancesOf(ctx, id)
		if e != nil || len(all) == 0 {
			return false
		}
		all[0].Struck = "salah klien"
		_, err = s.SaveAcceptance(ctx, NewOp(""), all[0])
	case 16:
		_, err = s.SaveOutreach(ctx, NewOp(""), model.Outreach{Day: today, District: "33.02.15", Place: "Balai " + letters(*d.n), Audience: model.AudienceVillage})
	case 17:
		all := s.Books().Outreaches
		if len(all) == 0 {
			return false
		}
		held := all[0]
		held.People = *d.n
		_, err = s.SaveOutreach(ctx, NewOp(""), held)
	case 13:
		o := d.offer
		if now, ok := s.Books().Offering(o.ID); ok {
			now.Quota = 1 + *d.n%3
			_, err = s.SaveOffering(ctx, NewOp(""), now)
		}
	}
	return err == nil
}

// full reports whether the offering has no place left as it stands.
func (d *doer) full() bool {
	o, _ := d.s.Books().Offering(d.offer.ID)
	return d.s.Seats(o.Group, o.ID).Offering >= o.Quota
}

// loaded is everything that is answered from memory.
type loaded struct {
	rows      []any
	matters   []model.Matter
	enrolled  []model.Enrolment
	abstained []model.Abstention
	offerings []model.Offering
	groups    []model.Group
	outreach  []model.Outreach
}

func (w *world) loaded(ids []model.ID) (out loaded) {
	s := w.as(model.RoleHeadOfOffice)
	for _, id := range ids {
		row, _ := s.Roster().Find(id)
		out.rows = append(out.rows, row)
	}
	for _, m := range s.Matters() {
		out.matters = append(out.matters, *m)
	}
	for _, e := range s.Enrolments() {
		out.enrolled = append(out.enrolled, *e)
	}
	out.abstained, out.offerings, out.groups, out.outreach = s.Abstentions(), s.Books().Offerings, s.Books().Groups, s.Books().Outreaches
	return out
}

func TestUndoGivesBackWhatStoodBeforeAndNothingElse(t *testing.T) {
	taken, overtaken, full := map[string]int{}, 0, 0
	most, rounds := 16, 0
	if testing.Short() { // beside the race detector: one thing is done after another
		most = 5
	}
	rapid.Check(t, func(rt *rapid.T) {
		if rounds++; rounds > most {
			return // each takes back what ten actions did
		}
		w := newWorld(t)
		_, offer := w.offer(1, 2)
		n := 0
		var ids []model.ID
		for i := range 2 {
			ids = append(ids, w.reporting(i, model.On(2026, 10, 25)).ID)
		}
		second, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleHeadOfAdults), secret, "loket-2", nil)
		w.must(err)
		one := &doer{w, w.as(model.RoleHeadOfOffice), ids, offer, &n}
		two := &doer{w, second, ids, offer, &n}
		for range 10 {
			for range rapid.IntRange(0, 2).Draw(rt, "before") {
				rapid.SampledFrom([]*doer{one, two}).Draw(rt, "who").act(rt, "earlier")
				w.clock.add(time.Minute)
			}
			switch what, err := undoOne(rt, one, two); {
			case err == nil:
				taken[what]++
			case errors.As(err, new(*Overtaken)):
				overtaken++
			default:
				full++
			}
			w.whole()
		}
		w.whole()
		running := w.loaded(ids)
		w.reopen()
		if fresh := w.loaded(ids); !reflect.DeepEqual(running, fresh) {
			rt.Fatalf("in memory stands\n%+v\nin the file\n%+v", running, fresh)
		}
		w.whole()
	})
	t.Log(taken, overtaken, full)
	if delete(taken, ""); len(taken) < 5 {
		t.Fatalf("too little was tried: %v", taken)
	}
}

// undoOne lets one person do something, perhaps another something after it, and
// takes it back. It tells what was taken back, empty for nothing, or why it was
// rightly refused.
func undoOne(rt *rapid.T, one, two *doer) (string, error) {
	w := one.world
	before, revs := w.picture()
	was, _ := one.s.LastDeed()
	if !one.act(rt, "deed") {
		return "", nil
	}
	deed, ok := one.s.LastDeed()
	if !ok || deed.Seq == was.Seq {
		return "", nil // it had nothing to change
	}
	mid, midRevs := w.picture()
	mine := touched(revs, midRevs)
	if len(deed.Records) != len(mine) {
		rt.Fatalf("%s wrote %d records and would take back %d", deed.Intent, len(mine), len(deed.Records))
	}
	w.clock.add(time.Minute)
	if rapid.Bool().Draw(rt, "another desk") {
		two.act(rt, "theirs")
	}
	theirs, theirRevs := w.picture()
	built := touched(midRevs, theirRevs)
	expected := false
	for id := range built {
		expected = expected || mine[id]
	}
	res, err := one.s.Undo(w.ctx(), NewOp(""))
	after, _ := w.picture()
	var late *Overtaken
	var hindered *model.Hindered
	switch {
	case errors.As(err, &late):
		if !expected {
			rt.Fatalf("%s was refused though nobody built on it", deed.Intent)
		}
		if !reflect.DeepEqual(after, theirs) {
			rt.Fatal("a refused undo wrote something")
		}
	// The place was given away, or its client is not guided: whoever is not
	// takes none again, even where the step was the last thing done. Nor is one
	// given back in an offering whose quota was lowered below those who are in it.
	case errors.As(err, &hindered) && (len(built) > 0 || slices.Contains(hindered.Hindrances, model.HinderedClient) || one.full()):
		if !reflect.DeepEqual(after, theirs) {
			rt.Fatal("a refused undo wrote something")
		}
	case err != nil || expected:
		rt.Fatalf("undoing %s gave %v, built on: %v", deed.Intent, err, expected)
	default:
		for ref, now := range after {
			want := before[ref]
			if built[ref.ID] {
				want = theirs[ref]
			}
			if want == nil && mine[ref.ID] {
				if reflect.DeepEqual(now, mid[ref]) {
					rt.Fatalf("the new %s still counts", ref.Kind)
				}
				continue
			}
			if !reflect.DeepEqual(now, want) {
				rt.Fatalf("after undoing %s a %s is\n%v, want\n%v", deed.Intent, ref.Kind, now, want)
			}
		}
		entry, err := one.s.Audit(w.ctx(), AuditFilter{Limit: 1})
		w.must(err)
		if e := entry[0]; e.Seq != res.Seq || e.Undoes != deed.Seq || e.Note != deed.Intent || e.Intent != IntentUndo {
			rt.Fatalf("the entry of the undo is %+v", e)
		}
	}
	if _, again := one.s.LastDeed(); again != (hindered != nil) {
		rt.Fatal("what was taken back, or never can be, is still offered")
	}
	return deed.Intent, err
}

func TestUndoIsRefusedOnceSomebodyBuiltOnIt(t *testing.T) {
	w := newWorld(t)
	c := w.guided(1, model.Adults, w.dewi.ID)
	s := w.as(model.RoleOperator)
	c.Alias = "Kancil"
	c, err := s.SaveClient(w.ctx(), NewOp("client.save"), c)
	w.must(err)
	c.Job = "tukang kayu"
	c, err = w.as(model.RoleHeadOfAdults).SaveClient(w.ctx(), NewOp("client.save"), c)
	w.must(err)
	var late *Overtaken
	if _, err := s.Undo(w.ctx(), NewOp("")); !errors.As(err, &late) || late.By != w.as(model.RoleHeadOfAdults).user {
		t.Fatalf("undo gave %v", err)
	}
	if _, err := s.Undo(w.ctx(), NewOp("")); !errors.Is(err, ErrNothingToUndo) {
		t.Fatalf("asked again: %v", err)
	}
	if now := w.client(c.ID); now.Alias != "Kancil" || now.Job != "tukang kayu" {
		t.Fatalf("the client is %+v", now)
	}
	// The other's own save can be taken back, and hers with it no more.
	_, err = w.as(model.RoleHeadOfAdults).Undo(w.ctx(), NewOp(""))
	w.must(err)
	if now := w.client(c.ID); now.Alias != "Kancil" || now.Job != "" {
		t.Fatalf("the client is %+v", now)
	}
}

func TestAnAssignmentOfManyIsTakenBackAsOne(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfOffice)
	var ids []model.ID
	for i := range assignChunk + 7 {
		ids = append(ids, w.guided(i, model.Adults, w.dewi.ID).ID)
	}
	_, err := s.Assign(w.ctx(), NewOp(""), ids, w.budi.ID, AssignNote{Reason: "pindah tugas"})
	w.must(err)
	if d, ok := s.LastDeed(); !ok || len(d.Records) != len(ids) {
		t.Fatalf("%d records would be taken back", len(d.Records))
	}
	late := *w.client(ids[3])
	late.Alias = "Kancil"
	_, err = w.as(model.RoleOperator).SaveClient(w.ctx(), NewOp(""), late)
	w.must(err)
	if _, err := s.Undo(w.ctx(), NewOp("")); !errors.As(err, new(*Overtaken)) || w.client(ids[assignChunk+1]).Assignment().Counselor != w.budi.ID {
		t.Fatalf("of many, some were taken back: %v", err)
	}
	_, err = s.Assign(w.ctx(), NewOp(""), ids, w.dewi.ID, AssignNote{Reason: "pindah tugas"})
	w.must(err)
	mid, _ := w.picture()
	_, err = s.Assign(w.ctx(), NewOp(""), ids, w.budi.ID, AssignNote{Reason: "pindah tugas"})
	w.must(err)
	first, err := s.Undo(w.ctx(), NewOp(""))
	w.must(err)
	if after, _ := w.picture(); !reflect.DeepEqual(after, mid) || len(first.Records) != len(ids) {
		t.Fatal("the clients are not what they were")
	}
	w.whole()
}

func TestWhoMayNoLongerDoItMayNotTakeItBack(t *testing.T) {
	w := newWorld(t)
	s, head := w.as(model.RoleHeadOfAdults), w.as(model.RoleHeadOfOffice)
	c := w.guided(1, model.Adults, w.dewi.ID)
	_, err := s.Assign(w.ctx(), NewOp(""), []model.ID{c.ID}, w.budi.ID, AssignNote{Reason: "uji"})
	w.must(err)
	u, _ := head.Books().User(s.user)
	u.Role = model.RoleOperator
	_, err = head.SaveUser(w.ctx(), NewOp(""), u)
	w.must(err)
	_, err = s.Undo(w.ctx(), NewOp(""))
	denied(t, err)
	if w.client(c.ID).Assignment().Counselor != w.budi.ID {
		t.Fatal("it was taken back")
	}
}

func TestWhatCannotBeTakenBackIsNotOffered(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfOffice)
	offered := func(want bool) {
		t.Helper()
		if _, ok := s.LastDeed(); ok != want {
			t.Fatalf("offered: %v, want %v", ok, want)
		}
	}
	c := w.guided(1, model.Adults, w.dewi.ID)
	offered(false) // a new client has no way to be withdrawn
	c.Alias = "Kancil"
	op := NewOp("client.save")
	c, err := s.SaveClient(w.ctx(), op, c)
	w.must(err)
	offered(true)
	// Looking and choosing colours are no actions with records.
	w.must(s.Reveal(w.ctx(), model.KindClient, c.ID, "nik", "uji"))
	w.must(s.SavePreferences(w.ctx(), Preferences{Theme: "terang"}))
	w.must(s.NoteExport(w.ctx(), "register", 1, "uji"))
	offered(true)
	if _, err := s.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Breach, Breach: model.BreachUnrest, From: s.Today()}); err != nil {
		t.Fatal(err)
	}
	offered(false) // a breach is decided, not dropped
	c.Alias = ""
	_, err = s.SaveClient(w.ctx(), NewOp(""), c)
	w.must(err)
	offered(true)
	u, _ := s.Books().User(w.as(model.RoleOperator).user)
	u.Name = "Rini Astuti"
	_, err = s.SaveUser(w.ctx(), NewOp(""), u)
	w.must(err)
	offered(false)
	s.SignOut()
	offered(false)
}

func TestUndoOfAReportGivesTheScheduleAndItsRemindersBack(t *testing.T) {
	w := newWorld(t)
	c := w.reporting(1, model.On(2026, 9, 20))
	w.catchUp()
	before, open := w.client(c.ID), w.openMatters(c.ID)
	if open == "" || before.Misses == 0 {
		t.Fatal("nothing waits for the report")
	}
	s := w.as(model.RoleOperator)
	_, err := s.SaveContact(w.ctx(), NewOp(""), reportOn(c, s.Today()))
	w.must(err)
	if w.openMatters(c.ID) == open {
		t.Fatal("the report closed nothing")
	}
	_, err = s.Undo(w.ctx(), NewOp(""))
	w.must(err)
	if now := w.client(c.ID); len(diff(before, now)) > 0 || w.openMatters(c.ID) != open {
		t.Fatalf("left are %v and %q", diff(before, now), w.openMatters(c.ID))
	}
	all, err := s.Contacts(w.ctx(), c.ID)
	if err != nil || len(all) != 1 || all[0].Struck == "" {
		t.Fatalf("the report is %+v, %v", all, err)
	}
	w.whole()
}
