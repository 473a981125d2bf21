package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store/kv"
	"guyub/store/kv/mem"
	"guyub/store/roster"
)

// What is known of somebody, and must not be known afterwards. Each occurs only
// in what was written about them.
const (
	oldName, oldRegister, oldNIK = "Wirosableng Kertanegara", "PB-7777/26", "3302151204800007"
	oldPhone, oldWords           = "081399887766", "tetangganya bernama Mbah Surip"
)

var secrets = []string{oldName, "Wirosableng", oldRegister, "7777", oldNIK, oldPhone, oldWords, "Surip"}

// elapsed is an office that has had to do with clients whose guidance ended long ago.
type elapsed struct {
	*beat
	gone  model.Client // about whom everything was written
	other model.Client // likewise, without a word
	child model.Client
	now   model.Client // under guidance
	// brought changed the one about whom everything was written.
	brought model.Batch
}

// newPast writes about a client all that there is to write, in every record that
// tells of one, ends guidance, and lets eleven years pass.
func newPast(t *testing.T) *elapsed {
	return pastOf(newBeat(t))
}

func pastOf(b *beat) *elapsed {
	p := &elapsed{beat: b}
	write := func(n int, section model.Section) model.Client {
		c := person(500+n, section)
		c.Assignments = []model.Assignment{{Counselor: b.dewi.ID, From: model.On(2026, 2, 1), Reason: "baru"}}
		if section == model.Children {
			c.Born = model.On(2010, 4, 12)
		}
		return c
	}
	c := write(1, model.Adults)
	c.Name, c.Register, c.NIK, c.Phone, c.Notes, c.Street, c.Job = oldName, oldRegister, oldNIK, oldPhone, oldWords, oldWords, oldWords
	c.Assignments[0].Reason, c.Assignments[0].Handover = oldWords, oldWords
	c.Employment, c.Needs = model.Unemployed, []string{"Pelatihan keterampilan"}
	c.Guarantors = []model.Guarantor{{Name: oldName, Phone: oldPhone, State: model.GuarantorReachable}}
	c.Terms[0].CaseNo, c.Terms[0].Offence, c.Terms[0].Special = oldRegister, "Pencurian", oldWords
	p.gone, p.other = b.add(c), b.add(write(2, model.Adults))
	p.child, p.now = b.add(write(3, model.Children)), b.add(write(4, model.Adults))

	// Tables told of them: one changed them, one was brought by mistake and taken
	// back.
	p.brought = b.brings(b.head, "clients", turned(ref(changed(p.gone, func(c *model.Client) { c.Job = "penjahit" }))))
	p.gone = *b.client(p.gone.ID)
	mistaken := reportOn(p.gone, b.head.Today())
	mistaken.Plan, mistaken.Place = oldWords, oldWords
	taken := b.brings(b.head, "reports", newRow(&mistaken))
	_, err := b.head.TakeBackBatch(b.ctx(), NewOp(""), taken.ID, "salah berkas", nil)
	b.must(err)
	p.gone = *b.client(p.gone.ID)

	today := b.head.Today()
	about := &probe{beat: b, s: b.head, c: p.gone}
	report := reportOn(p.gone, today)
	report.Condition, report.Plan, report.Place = oldWords, oldWords, oldWords
	_, err = b.head.SaveContact(b.ctx(), NewOp(""), report)
	b.must(err)
	m, err := b.head.SaveMatter(b.ctx(), NewOp(""), model.Matter{Client: p.gone.ID, Kind: model.Incident, Incident: model.IncidentWork, District: "33.02.15", Note: oldWords})
	b.must(err)
	for _, state := range []model.MatterState{model.StateHandled, model.StateDone} {
		m, err = b.head.StepMatter(b.ctx(), NewOp(""), Step{Matter: m.ID, Rev: m.Rev, Stride: model.Stride{State: state, Day: today, Note: oldWords}})
		b.must(err)
	}
	e, err := b.head.Refer(b.ctx(), NewOp(""), Referral{Client: p.gone.ID, Offering: b.offering.ID, Consent: today, Note: oldWords, Goals: []model.Goal{{Text: oldWords}}})
	b.must(err)
	for _, state := range []model.EnrolmentState{model.EnrolmentAccepted, model.EnrolmentRunning} {
		e = b.take(e, state, "")
	}
	_, _, err = b.head.MarkAttendance(b.ctx(), NewOp(""), Attendance{Meeting: about.meeting().ID, Now: []model.Mark{
		{Client: p.gone.ID, Presence: model.Present, Note: oldWords}, {Client: p.now.ID, Presence: model.Absent, Note: "sakit gigi"}}})
	b.must(err)
	b.take(e, model.EnrolmentFinished, "")
	_, err = b.head.Abstain(b.ctx(), NewOp(""), model.Abstention{Client: p.gone.ID, Reason: "jauh", Note: oldWords})
	b.must(err)
	_, err = b.head.SaveAcceptance(b.ctx(), NewOp(""), model.Acceptance{Client: p.gone.ID, Source: model.SourceVictim, Score: 2, Day: today, Note: oldWords})
	b.must(err)
	_, err = b.head.Rebalance(b.ctx(), NewOp(""), model.Rebalance{Reason: "pemerataan", Rows: []model.Handing{
		{Client: p.gone.ID, From: b.dewi.ID, To: b.budi.ID, District: p.gone.District, Note: oldWords}}})
	b.must(err)
	b.must(b.head.Reveal(b.ctx(), model.KindClient, p.gone.ID, "nik", oldWords))
	for _, c := range []*model.Client{&p.gone, &p.other, &p.child} {
		now := *b.client(c.ID)
		now.Terms = slices.Clone(now.Terms)
		now.Terms[0].State, now.Terms[0].CloseReason, now.Terms[0].End = model.TermFinished, "selesai "+c.Notes, today
		*c, err = b.head.SaveClient(b.ctx(), NewOp("client.save"), now)
		b.must(err)
	}
	b.until(model.On(2037, 12, 1))
	return p
}

// changed is a record with something changed.
func changed[T any](rec T, change func(*T)) T {
	change(&rec)
	return rec
}

// decided proposes clients as the head of adults, and decides that they are
// anonymised as the head of office.
func (p *elapsed) decided(spared []model.Spared, ids ...model.ID) model.Erasure {
	p.t.Helper()
	e, err := p.as(model.RoleHeadOfAdults).ProposeErasure(p.ctx(), NewOp(""), ids, "daftar 2037")
	p.must(err)
	e, err = p.head.DecideErasure(p.ctx(), NewOp(""), ErasureDecision{Erasure: e.ID, Rev: e.Rev, To: model.ErasureRunning, Spared: spared})
	p.must(err)
	return e
}

// plain is every sealed value of the office but those of the audit, opened.
func (p *elapsed) plain() []byte {
	var all []byte
	tables := slices.DeleteFunc(knownTables(), func(name string) bool { return !sealedTable(name) })
	v := p.office.open.Load().vault
	p.must(p.office.engine.View(p.ctx(), func(r kv.Reader) error {
		for _, table := range tables {
			for key, sealed := range r.Scan(table, nil, nil) {
				open, err := v.key.Open(nil, sealed, v.place(table, key))
				if err != nil {
					return err
				}
				all = append(all, open...)
			}
		}
		return nil
	}))
	return all
}

// sealedTable reports whether the values of a table are sealed and nothing else
// but a record, or what is kept of one or of what somebody typed or did.
func sealedTable(name string) bool {
	return name == tResult || countedTables[name] == byKey && name != tOlder
}

// told is everything that somebody can read of a client, as text.
func (p *elapsed) told(s *Session, c model.Client) string {
	var out strings.Builder
	tell := func(v any, err error) {
		if denied := (*model.Denied)(nil); err != nil && !errors.As(err, &denied) {
			p.t.Fatal(err)
		}
		fmt.Fprintf(&out, "%+v\n", v)
	}
	ctx := p.ctx()
	one, err := s.Client(ctx, c.ID)
	tell(one, err)
	contacts, err := s.Contacts(ctx, c.ID)
	tell(contacts, err)
	matters, err := s.MattersOf(ctx, c.ID)
	tell(matters, err)
	enrolled, err := s.EnrolmentsOf(ctx, c.ID)
	tell(enrolled, err)
	accepted, err := s.AcceptancesOf(ctx, c.ID)
	tell(accepted, err)
	absent, _ := s.Abstention(c.ID)
	tell(absent, nil)
	met, err := s.MeetingsOf(ctx, p.group.ID)
	tell(met, err)
	batches, err := s.Rebalances(ctx)
	tell(batches, err)
	opened, err := s.Openings(ctx, c.ID, 0)
	tell(opened, err)
	audit, err := s.Audit(ctx, AuditFilter{Limit: 10_000})
	tell(audit, err)
	exposed, err := s.Exposure(ctx, model.On(2026, 1, 1).Time(), model.On(2027, 1, 1).Time(), "", model.ID{})
	tell(exposed, err)
	for _, e := range audit {
		for _, r := range e.Records {
			if r.Kind != model.KindAudit {
				history, err := s.History(ctx, r.Kind, r.ID)
				if !errors.Is(err, ErrNoRecord) {
					tell(history, err)
				}
			}
		}
	}
	for _, rec := range append([]Ref{{Kind: model.KindClient, ID: c.ID}}, refsOf(contacts, matters, enrolled, accepted)...) {
		conflict, err := s.Standing(ctx, rec.Kind, rec.ID, 0)
		tell(conflict, err)
	}
	view := s.Roster()
	row, _ := view.Find(c.ID)
	tell(row, nil)
	return out.String()
}

func refsOf(contacts []model.Contact, matters []model.Matter, enrolled []model.Enrolment, accepted []model.Acceptance) []Ref {
	var out []Ref
	for i := range contacts {
		out = append(out, Ref{Kind: model.KindContact, ID: contacts[i].ID})
	}
	for i := range matters {
		out = append(out, Ref{Kind: model.KindMatter, ID: matters[i].ID})
	}
	for i := range enrolled {
		out = append(out, Ref{Kind: model.KindEnrolment, ID: enrolled[i].ID})
	}
	for i := range accepted {
		out = append(out, Ref{Kind: model.KindAcceptance, ID: accepted[i].ID})
	}
	return out
}

func TestR14WhatNamesAClientIsFoundByNobodyAfterwards(t *testing.T) {
	p := newPast(t)
	head := p.head
	for _, secret := range secrets {
		if !strings.Contains(p.told(head, p.gone), secret) || !bytes.Contains(p.plain(), []byte(secret)) && secret != oldRegister {
			t.Fatalf("%q was not told before", secret)
		}
	}
	// Forms that somebody left half done.
	for form, d := range map[string]Draft{
		"of the client": {Form: "client", Key: p.gone.ID.String(), Values: map[string]string{"job": "x"}},
		"naming them":   {Form: "matter", Key: "", Values: map[string]string{"note": "tentang " + strings.ToUpper(oldName)}},
		"of another":    {Form: "client", Key: p.now.ID.String(), Values: map[string]string{"job": "penjahit"}},
	} {
		if err := p.as(model.RoleOperator).SaveDraft(p.ctx(), d); err != nil {
			t.Fatal(form, err)
		}
	}
	stale := p.gone
	e := p.decided(nil, p.gone.ID, p.other.ID)
	steps := 0
	e, err := head.RunErasure(p.ctx(), e.ID, func(done, total int) {
		if done != steps || total != 2 {
			t.Errorf("step %d says %d of %d", steps, done, total)
		}
		steps++
	})
	p.must(err)
	if e.State != model.ErasureApplied || len(e.Spared) > 0 || steps != 3 {
		t.Fatalf("it came to %+v in %d steps", e, steps)
	}
	p.whole()
	for _, role := range testRoles {
		s := p.as(role)
		text := p.told(s, p.gone)
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				at := strings.Index(text, secret)
				t.Errorf("%s is told %q: …%s…", role.Code(), secret, text[max(0, at-300):min(len(text), at+80)])
			}
			found := s.Roster().Run(p.ctx(), roster.Query{Text: secret, Filter: roster.Filter{roster.FacetFlag: {roster.FlagAnonymous}}})
			if found.Len() > 0 {
				t.Errorf("%s finds somebody by %q", role.Code(), secret)
			}
		}
		if all, err := s.Duplicates(p.ctx(), stale); err == nil && len(all) > 0 {
			t.Errorf("%s is told of a duplicate: %+v", role.Code(), all)
		}
		if _, ok, _ := s.FindRegister(p.ctx(), oldRegister); ok {
			t.Errorf("%s finds the register number", role.Code())
		}
	}
	plain := p.plain()
	for _, secret := range secrets {
		if bytes.Contains(plain, []byte(secret)) {
			t.Errorf("%q stands in the file, sealed", secret)
		}
	}
	// What was kept of them is kept no more, and the table that changed them says so.
	var no *BuiltOn
	if _, err := head.TakeBackBatch(p.ctx(), NewOp(""), p.brought.ID, "uji", nil); !errors.As(err, &no) || !no.Anonymous {
		t.Errorf("taking the table back gave %v", err)
	} else if said := Explain(no, "en"); !strings.Contains(said, "client "+p.client(p.gone.ID).Register+" is anonymous") {
		t.Errorf("it is said as %q", said)
	}
	roundTrip(t, p.office.open.Load().vault, p.office.engine, usernameOf(model.RoleHeadOfOffice))
	left, err := p.as(model.RoleOperator).Drafts(p.ctx())
	p.must(err)
	if len(left) != 1 || left[0].Key != p.now.ID.String() {
		t.Errorf("the drafts %+v are left", left)
	}
	if !bytes.Contains(plain, []byte("sakit gigi")) {
		t.Error("what was noted of another at the same meeting is gone")
	}
	// Numbers are free for somebody else.
	fresh := person(9, model.Adults)
	fresh.Register, fresh.NIK = oldRegister, oldNIK
	p.add(fresh)
	p.whole()
}

func TestR14NothingAboutAnAnonymousClientCanBeChangedOrRevealed(t *testing.T) {
	p := newPast(t)
	head := p.head
	stale, ctx := p.gone, p.ctx()
	edited := p.now
	edited.Job = "penjahit"
	contacts, err := head.Contacts(ctx, p.gone.ID)
	p.must(err)
	// The operator's last deed was with the client.
	op := p.as(model.RoleOperator)
	typo := *p.client(p.gone.ID)
	typo.Alias = "Wiro"
	if stale, err = op.SaveClient(ctx, NewOp("client.save"), typo); err != nil {
		t.Fatal(err)
	}
	if _, ok := op.LastDeed(); !ok {
		t.Fatal("nothing can be taken back")
	}
	e := p.decided(nil, p.gone.ID)
	_, err = head.RunErasure(ctx, e.ID, nil)
	p.must(err)
	enrolled, err := head.EnrolmentsOf(ctx, p.gone.ID)
	p.must(err)
	if _, ok := op.LastDeed(); ok {
		t.Error("what was done with the client before can be taken back")
	}
	today := head.Today()
	now := *p.client(p.gone.ID)
	renamed := now
	renamed.Name = oldName
	undone := now
	undone.Anonymised = 0
	for what, do := range map[string]func() error{
		"a form that was open":     func() error { _, err := head.SaveClient(ctx, NewOp(""), stale); return err },
		"a form opened afterwards": func() error { _, err := head.SaveClient(ctx, NewOp(""), renamed); return err },
		"being no longer so":       func() error { _, err := head.SaveClient(ctx, NewOp(""), undone); return err },
		"another made so by hand": func() error {
			c := *p.client(p.now.ID)
			c.Anonymised = today
			_, err := head.SaveClient(ctx, NewOp(""), c)
			return err
		},
		"a counselor": func() error {
			_, err := head.Assign(ctx, NewOp(""), []model.ID{now.ID}, p.dewi.ID, AssignNote{Reason: "x"})
			return err
		},
		"a report": func() error { _, err := head.SaveContact(ctx, NewOp(""), reportOn(now, today)); return err },
		"an old report": func() error {
			c := contacts[0]
			c.Plan = oldWords
			_, err := head.SaveContact(ctx, NewOp(""), c)
			return err
		},
		"a matter": func() error {
			_, err := head.SaveMatter(ctx, NewOp(""), model.Matter{Client: now.ID, Kind: model.Task, Note: "x"})
			return err
		},
		"a referral": func() error {
			_, err := head.Refer(ctx, NewOp(""), Referral{Client: now.ID, Offering: p.offering.ID, Draft: true})
			return err
		},
		"an old referral": func() error {
			e := enrolled[0]
			e.Note = oldWords
			_, err := head.SaveEnrolment(ctx, NewOp(""), e)
			return err
		},
		"an abstention": func() error {
			_, err := head.Abstain(ctx, NewOp(""), model.Abstention{Client: now.ID, Reason: "jauh"})
			return err
		},
		"a score": func() error {
			_, err := head.SaveAcceptance(ctx, NewOp(""), model.Acceptance{Client: now.ID, Source: model.SourceFamily, Score: 3, Day: today})
			return err
		},
		"a mark": func() error {
			m, err := head.SaveMeeting(ctx, NewOp(""), model.Meeting{Group: p.group.ID, Offering: p.offering.ID, Day: today, Topic: "las"})
			p.must(err)
			_, _, err = head.MarkAttendance(ctx, NewOp(""), Attendance{Meeting: m.ID, Now: []model.Mark{{Client: now.ID, Presence: model.Present}}})
			return err
		},
		"a draft": func() error { return op.SaveDraft(ctx, Draft{Form: "client", Key: now.ID.String()}) },
	} {
		err := do()
		if problems := (model.Problems)(nil); !errors.Is(err, ErrAnonymous) && !errors.As(err, &problems) {
			if hindered := (*model.Hindered)(nil); !errors.As(err, &hindered) {
				t.Errorf("%s: %v", what, err)
			}
		}
		if after := *p.client(now.ID); after.Rev != now.Rev {
			t.Fatalf("%s changed the client", what)
		}
	}
	if err := head.Reveal(ctx, model.KindClient, now.ID, "nik", "x"); !errors.Is(err, ErrAnonymous) {
		t.Errorf("revealed: %v", err)
	}
	_, err = op.SaveClient(ctx, NewOp(""), edited)
	if conflict := (*Conflict)(nil); err != nil && !errors.As(err, &conflict) {
		t.Errorf("another cannot be changed any more: %v", err)
	}
}

// What is counted stays: the facts that every indicator is computed from, the
// page of a year and the counts of a report are what they were.
func TestR14FiguresOfThePastAreWhatTheyWere(t *testing.T) {
	p := newPast(t)
	// One who found work after the last contact: the day on which that was saved
	// is a day that counts.
	working := *p.client(p.other.ID)
	working.Employment = model.Employed
	var err error
	p.other, err = p.head.SaveClient(p.ctx(), NewOp(""), working)
	p.must(err)
	p.until(model.On(2049, 1, 10))
	_, err = p.head.CatchUp(p.ctx())
	p.must(err)
	year := indicator.Query{Period: indicator.Period{From: model.On(2026, 1, 1), To: model.On(2026, 12, 31)}}
	from, to := model.On(2026, 1, 1), model.On(2026, 12, 31)
	facts, err := p.head.Facts(p.ctx(), nil)
	p.must(err)
	before, page := inOrder(facts), facts.Page(year)
	doings, err := p.head.Doings(p.ctx(), from, to)
	p.must(err)
	if doings.Offences["Pencurian"] != 1 {
		t.Fatalf("before, the report counts %+v", doings)
	}
	e := p.decided(nil, p.gone.ID, p.other.ID)
	_, err = p.head.RunErasure(p.ctx(), e.ID, nil)
	p.must(err)
	for name, facts := range map[string]*indicator.Facts{"in step": must(p.head.Facts(p.ctx(), nil)), "anew": p.anew().all} {
		if d := cmp.Diff(before.Clients, inOrder(facts).Clients); d != "" {
			t.Errorf("%s, of clients is told:\n%s", name, d)
		}
		if d := cmp.Diff(before.Groups, facts.Groups) + cmp.Diff(before.Incidents, facts.Incidents); d != "" {
			t.Errorf("%s, of groups and incidents is told:\n%s", name, d)
		}
		if d := cmp.Diff(page, facts.Page(year), cmp.Exporter(func(reflect.Type) bool { return true })); d != "" {
			t.Errorf("%s, the page of the year is:\n%s", name, d)
		}
	}
	if after, err := p.head.Doings(p.ctx(), from, to); err != nil || cmp.Diff(doings, after) != "" {
		t.Errorf("the report counts %+v, %v", after, err)
	}
}

// Wherever carrying out stops, what stands is whole, and going on comes to the
// same end, with every client done once.
func TestR14CarryingOutGoesOnWhereItStopped(t *testing.T) {
	var left atomic.Int64
	left.Store(1 << 30)
	w := &world{t: t, clock: newClock(), engine: mem.NewFaulty(mem.Faults{Before: func() error {
		if left.Add(-1) < 0 {
			return kv.ErrFull
		}
		return nil
	}})}
	setup, dewi := testSetup(w.clock)
	f, err := newFoundation(setup)
	w.must(err)
	w.must(w.engine.Bulk(t.Context(), f.write))
	w.start(dewi)
	p := pastOf(beatOf(w))
	e := p.decided(nil, p.gone.ID, p.other.ID)
	code := ""
	for stops := range int64(50) {
		left.Store(stops % 4) // none, one, two or three commits at a time
		_, err := p.head.RunErasure(p.ctx(), e.ID, nil)
		left.Store(1 << 30)
		if err == nil {
			break
		}
		if !errors.Is(err, kv.ErrFull) {
			t.Fatalf("stopped by %v", err)
		}
		p.whole()
		now := must(fetch(p.ctx(), p.head, clients, p.gone.ID))
		if code != "" && now.Register != code {
			t.Fatalf("the code was %s and is %s", code, now.Register)
		}
		if now.Anonymised != 0 {
			code = now.Register
		}
	}
	if code == "" {
		t.Fatal("it never stopped on its way")
	}
	p.whole()
	done := must(fetch(p.ctx(), p.head, erasures, e.ID))
	if done.State != model.ErasureApplied {
		t.Fatalf("it came to %+v", done)
	}
	for _, secret := range secrets {
		if bytes.Contains(p.plain(), []byte(secret)) {
			t.Errorf("%q was left behind", secret)
		}
	}
	for _, c := range []model.Client{p.gone, p.other} {
		if now := must(fetch(p.ctx(), p.head, clients, c.ID)); now.Rev != c.Rev+1 {
			t.Errorf("%s was written %d times", now.Register, now.Rev-c.Rev)
		}
	}
	if _, err := p.head.RunErasure(p.ctx(), e.ID, nil); err == nil {
		t.Error("a list that is through is carried out again")
	}
}

func TestR14AListIsProposedReviewedAndDecidedByTwo(t *testing.T) {
	p := newPast(t)
	ctx, adults, office := p.ctx(), p.as(model.RoleHeadOfAdults), p.as(model.RoleHeadOfOffice)
	due := func(s *Session) (ids []model.ID) {
		all, err := s.Expired(ctx, nil)
		p.must(err)
		for _, one := range all {
			ids = append(ids, one.Client)
		}
		return ids
	}
	if got := due(adults); len(got) != 2 || slices.Contains(got, p.child.ID) || slices.Contains(got, p.now.ID) {
		t.Fatalf("the head of adults is told of %v", got)
	}
	if got := due(p.as(model.RoleHeadOfChildren)); len(got) != 1 || got[0] != p.child.ID {
		t.Fatalf("the head of children is told of %v", got)
	}
	if got := due(office); len(got) != 3 {
		t.Fatalf("the head of office is told of %v", got)
	}
	early := (*NotExpired)(nil)
	for what, ids := range map[string][]model.ID{"too early": {p.now.ID}, "of two sections": {p.gone.ID, p.child.ID}} {
		if _, err := office.ProposeErasure(ctx, NewOp(""), ids, ""); !errors.As(err, &early) {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err := adults.ProposeErasure(ctx, NewOp(""), []model.ID{p.child.ID}, "")
	denied(t, err)
	e, err := adults.ProposeErasure(ctx, NewOp(""), []model.ID{p.gone.ID, p.other.ID}, "")
	p.must(err)
	if e.Section != model.Adults || e.Ended != p.gone.Terms[0].Closed || len(due(adults)) != 0 {
		t.Errorf("proposed as %+v", e)
	}
	if _, err := office.ProposeErasure(ctx, NewOp(""), []model.ID{p.gone.ID}, ""); !errors.As(err, &early) {
		t.Errorf("proposed twice: %v", err)
	}
	decide := func(s *Session, to model.ErasureState, note string, spared ...model.Spared) error {
		got, err := s.DecideErasure(ctx, NewOp(""), ErasureDecision{Erasure: e.ID, Rev: e.Rev, To: to, Spared: spared, Note: note})
		if err == nil {
			e = got
		}
		return err
	}
	second := func(err error) bool {
		var p model.Problems
		return errors.As(err, &p) && p[0].Code == model.SecondPerson
	}
	if err := decide(adults, model.ErasureRunning, ""); !second(err) {
		t.Errorf("who proposed decides: %v", err)
	}
	if err := decide(adults, model.ErasureRefused, "x"); !second(err) {
		t.Errorf("who proposed refuses: %v", err)
	}
	denied(t, decide(p.as(model.RoleHeadOfChildren), model.ErasureRunning, ""))
	denied(t, decide(office, model.ErasureWithdrawn, ""))
	if err := decide(office, model.ErasureRefused, ""); !errors.Is(err, ErrNoReason) {
		t.Errorf("refused without a reason: %v", err)
	}
	if _, err := office.RunErasure(ctx, e.ID, nil); err == nil {
		t.Error("what was not decided is carried out")
	}
	if err := decide(office, model.ErasureApplied, ""); err == nil {
		t.Error("it is through before it began")
	}
	if err := decide(office, model.ErasureRunning, "", model.Spared{Client: p.other.ID}); err == nil {
		t.Error("somebody is spared without a reason")
	}
	if err := decide(office, model.ErasureRunning, "", model.Spared{Client: p.now.ID, Why: "x"}); err == nil {
		t.Error("somebody is spared who is not on the list")
	}
	// Something happens to one of them in between: they are left, and it is said.
	p.must(decide(office, model.ErasureRunning, "", model.Spared{Client: p.other.ID, Why: "gugatan berjalan"}))
	now := *p.client(p.gone.ID)
	now.Terms = append(slices.Clone(now.Terms), model.Term{Category: model.Parole, State: model.TermActive, Start: office.Today(), End: office.Today() + 300})
	_, err = office.SaveClient(ctx, NewOp(""), now)
	p.must(err)
	e, err = office.RunErasure(ctx, e.ID, nil)
	p.must(err)
	kept, isKept := e.SparedAt(p.gone.ID)
	if !isKept || kept.Kept != model.KeptByTerm || e.State != model.ErasureApplied {
		t.Errorf("it came to %+v", e)
	}
	if c := p.client(p.gone.ID); c.Name != oldName {
		t.Error("somebody who came back was anonymised")
	}
	all, err := office.Expired(ctx, nil)
	p.must(err)
	if i := slices.IndexFunc(all, func(x Expired) bool { return x.Client == p.other.ID }); i < 0 || all[i].Spared.Why != "gugatan berjalan" || all[i].On != office.Today() {
		t.Errorf("who was spared comes back as %+v", all)
	}
	// Taken back by who proposed it, it leaves nothing.
	e, err = adults.ProposeErasure(ctx, NewOp(""), []model.ID{p.other.ID}, "")
	p.must(err)
	p.must(decide(adults, model.ErasureWithdrawn, ""))
	if len(due(adults)) != 1 || e.State != model.ErasureWithdrawn {
		t.Errorf("after it was taken back: %+v", e)
	}
	lists, err := adults.Erasures(ctx)
	p.must(err)
	if len(lists) != 2 || lists[0].ID != e.ID {
		t.Errorf("there are the lists %+v", lists)
	}
	if lists, err := p.as(model.RoleHeadOfChildren).Erasures(ctx); err != nil || len(lists) > 0 {
		t.Errorf("the head of children is told of %+v, %v", lists, err)
	}
	p.whole()
}

func TestCarryingOutThatIsNotWaitedForEndsAndGoesOn(t *testing.T) {
	p := newPast(t)
	e := p.decided(nil, p.gone.ID, p.other.ID)
	ctx, stop := context.WithCancel(p.ctx())
	_, err := p.head.RunErasure(ctx, e.ID, func(done, _ int) {
		if done == 1 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("it ended with %v", err)
	}
	if p.client(p.gone.ID).Anonymised == 0 || p.client(p.other.ID).Anonymised != 0 {
		t.Error("it did not stop after the first")
	}
	// Anybody who may anonymise them goes on, also who proposed: it is decided.
	if e, err = p.as(model.RoleHeadOfAdults).RunErasure(p.ctx(), e.ID, nil); err != nil || e.State != model.ErasureApplied {
		t.Errorf("it came to %+v, %v", e, err)
	}
}
