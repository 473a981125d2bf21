package store

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// newRow is a row that makes a record.
func newRow(rec model.Record) ImportRow { return ImportRow{Fates: []Fate{RowNew}, Record: rec} }

// turned is a row that changes a record.
func turned(rec model.Record) ImportRow { return ImportRow{Fates: []Fate{RowUpdated}, Record: rec} }

// bring brings a table in for a session, to its end.
func bring(w *world, s *Session, of string, rows ...ImportRow) (model.Batch, []error, error) {
	b, err := s.BeginBatch(w.ctx(), NewOp(""), model.Batch{Of: of, File: of + ".xlsx", Headings: []string{"A"}})
	if err != nil {
		return b, make([]error, len(rows)), err
	}
	b, refused, err := s.ImportRows(w.ctx(), NewOp(""), b, rows)
	if err != nil {
		return b, refused, err
	}
	b, err = s.EndBatch(w.ctx(), NewOp(""), b.ID, true)
	return b, refused, err
}

// brings is bring for rows that must all go in.
func (w *world) brings(s *Session, of string, rows ...ImportRow) model.Batch {
	w.t.Helper()
	b, refused, err := bring(w, s, of, rows...)
	w.must(errors.Join(append(refused, err)...))
	return b
}

// counted holds the counts of a batch against what the file says it brought.
func (w *world) counted(b model.Batch) {
	w.t.Helper()
	fresh := 0
	w.must(w.engine.View(w.ctx(), func(r kv.Reader) error {
		items, err := readBrought(w.ctx(), w.office.open.Load().vault, r, b.ID)
		for _, it := range items {
			if it.Kind == batchKinds[b.Of] && it.Before == nil {
				fresh++
			}
		}
		return err
	}))
	if b.Of == "partners" {
		fresh = b.New // they are new, the group that they belong to is not
	}
	if fresh != b.New || b.Rows != b.New+b.Updated+b.Unchanged+b.Rejected {
		w.t.Fatalf("the batch says %d of %d rows are new, the file holds %d", b.New, b.Rows, fresh)
	}
}

func TestR15ABatchCountsWhatItBrought(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleOperator)
	var rows []ImportRow
	for i := range 130 {
		c := person(i, model.Adults)
		rows = append(rows, newRow(&c))
	}
	rows[7].Record.(*model.Client).Name = ""
	rows[60].Record.(*model.Client).Register = rows[59].Record.(*model.Client).Register
	rows[61].Record.(*model.Client).Section = model.Children
	rows[9] = ImportRow{Fates: []Fate{RowRejected}}
	rows[10] = ImportRow{Fates: []Fate{RowUnchanged}}
	b, refused, err := bring(w, s, "clients", rows...)
	w.must(err)
	for i, r := range refused {
		if want := i == 7 || i == 60 || i == 61; (r != nil) != want {
			t.Errorf("row %d: %v", i, r)
		}
	}
	if b.State != model.BatchDone || b.Rows != 130 || b.New != 125 || b.Rejected != 4 || b.Unchanged != 1 || s.Roster().Len() != 125 {
		t.Fatalf("the batch says %+v, the roster has %d", b, s.Roster().Len())
	}
	w.counted(b)
	found := s.Roster().Run(w.ctx(), roster.Query{Sort: roster.ByName})
	again, same := *w.client(found.Row(0).ID), *w.client(found.Row(1).ID)
	again.Alias = "Kancil"
	b = w.brings(s, "clients", turned(&again), turned(&same))
	if b.Updated != 1 || b.Unchanged != 1 {
		t.Fatalf("one row changed something, and the batch says %+v", b)
	}
	w.reopen()
	all, err := w.as(model.RoleOperator).Batches(w.ctx())
	w.must(err)
	if len(all) != 2 || all[0].ID != b.ID {
		t.Fatalf("%d batches are listed", len(all))
	}
	w.whole()
}

// A stale batch, as when another desk goes on with the same file, and a batch
// that is over take no rows.
func TestABatchIsFilledByOneDeskAtATime(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfOffice)
	b, err := s.BeginBatch(w.ctx(), NewOp(""), model.Batch{Of: "clients", File: "klien.csv"})
	w.must(err)
	one, two := person(1, model.Adults), person(2, model.Adults)
	now, _, err := s.ImportRows(w.ctx(), NewOp(""), b, []ImportRow{newRow(&one)})
	w.must(err)
	var conflict *Conflict
	if _, _, err := s.ImportRows(w.ctx(), NewOp(""), b, []ImportRow{newRow(&two)}); !errors.As(err, &conflict) {
		t.Fatalf("a desk that is behind got %v", err)
	}
	stopped, err := s.EndBatch(w.ctx(), NewOp(""), now.ID, false)
	w.must(err)
	if _, _, err := s.ImportRows(w.ctx(), NewOp(""), stopped, []ImportRow{newRow(&two)}); !errors.Is(err, ErrBatchOver) {
		t.Fatalf("a batch that was stopped took a row: %v", err)
	}
	on, err := s.ResumeBatch(w.ctx(), NewOp(""), now.ID)
	w.must(err)
	on, _, err = s.ImportRows(w.ctx(), NewOp(""), on, []ImportRow{newRow(&two)})
	w.must(err)
	if on.Rows != 2 || s.Roster().Len() != 2 {
		t.Fatalf("resumed, the batch has %d rows", on.Rows)
	}
	w.whole()
}

// What was refused leaves nothing of itself, although it had begun to write.
func TestARefusedRowWritesNothing(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	c := w.guided(1, model.Adults, w.dewi.ID)
	// The client no longer passes: their kecamatan was never in the area.
	w.must(w.engine.Bulk(w.ctx(), func(x kv.Writer) error {
		v := w.office.open.Load().vault
		bad := c
		bad.District = "99.99.99"
		sealed, err := encode(v, clients, &bad)
		x.Put(clients.name, c.ID[:], sealed)
		return err
	}))
	before, _ := w.picture()
	past := reportOn(c, head.Today())
	b, refused, err := bring(w, head, "reports", newRow(&past))
	w.must(err)
	after, _ := w.picture()
	if refused[0] == nil || b.Rejected != 1 || b.New != 0 {
		t.Fatalf("the report went in: %+v", b)
	}
	samePicture(t, before, after)
}

// office draws an office with clients, groups and what belongs to them.
func (w *world) furnished() ([]model.Client, model.Group, model.Offering) {
	g, o := w.offer(1, 9)
	var all []model.Client
	for i := range 4 {
		all = append(all, w.guided(i+1, model.Adults, w.dewi.ID))
	}
	return all, g, o
}

// everything is what the office shows of itself: records, roster, books, facts.
func (w *world) everything(t testing.TB) (picture, string) {
	t.Helper()
	s := w.as(model.RoleHeadOfOffice) // who signs in unlocks
	p, _ := w.picture()
	facts, err := s.Facts(w.ctx(), nil)
	w.must(err)
	text := ""
	rows := s.Roster().Run(w.ctx(), roster.Query{Sort: roster.ByName})
	for i := range rows.Len() {
		text += fmt.Sprintf("%+v\n", rows.Row(i))
	}
	for _, c := range facts.Clients {
		text += fmt.Sprintf("%+v\n", *c)
	}
	for _, g := range facts.Groups {
		bare := *g
		bare.Meta = model.Meta{}
		text += fmt.Sprintf("%+v\n", bare)
	}
	books := s.Books()
	text += fmt.Sprint(len(books.Regions), len(books.Counselors), len(books.Groups), len(s.Matters()), len(s.Enrolments()))
	return p, text
}

func samePicture(t interface{ Fatalf(string, ...any) }, before, after picture) {
	for ref, was := range before {
		if is, ok := after[ref]; !ok || fmt.Sprint(is) != fmt.Sprint(was) {
			t.Fatalf("%s %v was %v and is %v", ref.Kind, ref.ID, was, is)
		}
	}
	for ref := range after {
		if _, ok := before[ref]; !ok {
			t.Fatalf("%s %v was not there before", ref.Kind, ref.ID)
		}
	}
}

// table draws a table of some kind: new records and changes of those there are.
func drawTable(t *rapid.T, w *world, n *int, known []model.Client, g model.Group, o model.Offering) (of string, rows []ImportRow) {
	of = rapid.SampledFrom([]string{"clients", "counselors", "groups", "partners", "reports", "referrals", "regions"}).Draw(t, "kind")
	today := w.as(model.RoleHeadOfOffice).Today()
	for range rapid.IntRange(1, 12).Draw(t, "rows") {
		*n++
		client := *w.client(rapid.SampledFrom(known).Draw(t, "client").ID)
		switch of {
		case "clients":
			fresh := person(100+*n, model.Adults)
			if rapid.Bool().Draw(t, "change") {
				client.Alias, client.Register = letters(*n), fmt.Sprintf("PB-%04d/25", *n)
				rows = append(rows, turned(&client))
				continue
			}
			rows = append(rows, newRow(&fresh))
		case "counselors":
			rows = append(rows, newRow(&model.Counselor{Name: "Sari " + letters(*n), Kind: model.PK, Section: model.Adults}))
		case "groups":
			rows = append(rows, newRow(&model.Group{Code: fmt.Sprintf("PML-%03d", 100+*n), Name: "Bengkel " + letters(*n), Fields: []model.Field{model.Economy}, State: model.GroupCandidate, District: "33.02.01"}))
		case "partners":
			now, _ := w.as(model.RoleHeadOfOffice).Books().Group(g.ID)
			now.Partners = append([]model.Partner{{Name: "Mitra " + letters(*n)}}, now.Partners...)
			return of, append(rows, ImportRow{Fates: []Fate{RowNew}, Record: &now})
		case "reports":
			past := reportOn(client, today.AddDays(-rapid.IntRange(0, 90).Draw(t, "day")))
			rows = append(rows, newRow(&past))
		case "referrals":
			day := today.AddDays(-rapid.IntRange(1, 60).Draw(t, "day"))
			rows = append(rows, newRow(&model.Enrolment{Client: client.ID, Offering: o.ID, State: model.EnrolmentFinished, Opened: day, Closed: today, From: day, Consent: day,
				Steps: []model.Move{{State: model.EnrolmentProposed, Day: day}, {State: model.EnrolmentFinished, Day: today}}}))
		case "regions":
			rows = append(rows, newRow(&model.Region{Code: fmt.Sprintf("91.%02d", 1+*n%90), Name: "Muara " + letters(*n)}))
		}
	}
	return of, rows
}

// TestR15ATableTakenBackLeavesTheOfficeAsItWas: records, roster, books and facts
// are what they were, the check finds nothing, and unique numbers are free again.
func TestR15ATableTakenBackLeavesTheOfficeAsItWas(t *testing.T) {
	n := 0
	rounds := 0
	kinds := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		if rounds++; rounds > 25 {
			return
		}
		w := newWorld(t)
		known, g, o := w.furnished()
		before, shown := w.everything(t)
		head := w.as(model.RoleHeadOfOffice)
		for range rapid.IntRange(1, 2).Draw(rt, "tables") {
			of, rows := drawTable(rt, w, &n, known, g, o)
			b, _, err := bring(w, head, of, rows...)
			w.must(err)
			w.counted(b)
			kinds[of] += b.New + b.Updated
			w.whole()
			b, err = head.TakeBackBatch(w.ctx(), NewOp(""), b.ID, "salah berkas", nil)
			if err != nil {
				rt.Fatalf("%s was not taken back: %v", of, err)
			}
			if b.State != model.BatchUndone || b.TakenWhy != "salah berkas" {
				rt.Fatalf("the batch says %+v", b)
			}
			after, told := w.everything(t)
			samePicture(rt, before, after)
			if told != shown {
				rt.Fatalf("the office shows\n%s\nand showed\n%s", told, shown)
			}
			w.whole()
			// The numbers are free again, and the same goes in anew.
			b, refused, err := bring(w, head, of, rows...)
			w.must(err)
			stale := 0
			for _, r := range refused {
				if c := (*Conflict)(nil); errors.As(r, &c) {
					stale++ // what was changed and changed back has another revision
				} else if t := (*Taken)(nil); errors.As(r, &t) {
					rt.Fatalf("%s: a number is still taken", of)
				}
			}
			_, err = head.TakeBackBatch(w.ctx(), NewOp(""), b.ID, "sekali lagi", nil)
			w.must(err)
		}
		w.reopen()
		after, told := w.everything(t)
		samePicture(rt, before, after)
		if told != shown {
			rt.Fatalf("opened again the office shows\n%s\nand showed\n%s", told, shown)
		}
	})
	if len(kinds) < 5 {
		t.Fatalf("only %v were brought: the test sees too little", kinds)
	}
}

// Whoever has changed a record of a table, or used one that is new, keeps the
// table from being taken back, and is named; nothing is taken back then.
func TestR15ATableThatWasBuiltOnIsNotTakenBack(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	_, o := w.offer(1, 9)
	today := head.Today()
	table := func(n int) (model.Batch, model.Client) {
		one, two := person(n, model.Adults), person(n+1, model.Adults)
		b := w.brings(head, "clients", newRow(&one), newRow(&two))
		id, _, err := head.FindRegister(w.ctx(), one.Register)
		w.must(err)
		return b, *w.client(id)
	}
	for n, built := range []struct {
		with model.Kind
		do   func(c model.Client) error
	}{
		{model.KindClient, func(c model.Client) error {
			c.Alias = "Kancil"
			_, err := head.SaveClient(w.ctx(), NewOp(""), c)
			return err
		}},
		{model.KindClient, func(c model.Client) error {
			_, err := head.SaveContact(w.ctx(), NewOp(""), reportOn(c, today))
			return err
		}},
		{model.KindContact, func(c model.Client) error {
			past := reportOn(c, today)
			past.Kind, past.Employment = model.Talk, 0
			_, err := head.SaveContact(w.ctx(), NewOp(""), past)
			return err
		}},
		{model.KindEnrolment, func(c model.Client) error {
			_, err := head.Refer(w.ctx(), NewOp(""), Referral{Client: c.ID, Offering: o.ID, Consent: today})
			return err
		}},
		{model.KindMatter, func(c model.Client) error {
			_, err := head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.HomeVisit})
			return err
		}},
	} {
		b, c := table(1000 + 10*n)
		w.must(built.do(c))
		before, _ := w.picture()
		_, err := head.TakeBackBatch(w.ctx(), NewOp(""), b.ID, "salah berkas", nil)
		var no *BuiltOn
		if !errors.As(err, &no) || no.With != built.with || no.Label != c.Register || no.By == "" {
			t.Fatalf("built on with a %s, it gave %+v", built.with, err)
		}
		after, _ := w.picture()
		samePicture(t, before, after)
	}
	// What names a new record without being listed under it counts as well.
	b := w.brings(head, "regions", newRow(&model.Region{Code: "91.01", Name: "Muara"}), newRow(&model.Region{Code: "91.01.01", Name: "Hulu", Parent: "91.01"}))
	c := person(1, model.Adults)
	c.District = "91.01.01"
	c = w.add(c)
	var no *BuiltOn
	if _, err := head.TakeBackBatch(w.ctx(), NewOp(""), b.ID, "salah", nil); !errors.As(err, &no) || no.With != model.KindClient || no.Label != "91.01.01" {
		t.Fatalf("a kecamatan where somebody lives gave %+v", err)
	}
	c.District = "33.02.15"
	w.add(c)
	_, err := head.TakeBackBatch(w.ctx(), NewOp(""), b.ID, "salah", nil)
	w.must(err)
	w.whole()
}

// While a table is being taken back, somebody uses what is still to go: what they
// wrote meanwhile is looked at for every part that follows.
func TestR15WhatIsUsedWhileATableIsTakenBackStays(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	rows := []ImportRow{newRow(&model.Region{Code: "91.01", Name: "Muara"})}
	for n := range 3 * takenBackRows {
		rows = append(rows, newRow(&model.Region{Code: fmt.Sprintf("91.01.%02d", n+1), Name: "Hulu", Parent: "91.01"}))
	}
	b := w.brings(head, "regions", rows...)
	parts := 0
	_, err := head.TakeBackBatch(w.ctx(), NewOp(""), b.ID, "salah", func(int, int) {
		if parts++; parts == 1 {
			c := person(1, model.Adults)
			c.District = "91.01.02"
			w.add(c)
		}
	})
	var no *BuiltOn
	if !errors.As(err, &no) || no.With != model.KindClient || no.Label != "91.01.02" || parts != 2 {
		t.Fatalf("after %d parts it gave %+v", parts, err)
	}
	w.whole()
}

// Between two rows of a table somebody changes what one of them brought: what
// stood before the table is not all that would be lost.
func TestR15AChangeBetweenTwoRowsKeepsATableFromBeingTakenBack(t *testing.T) {
	w := newWorld(t)
	head, operator := w.as(model.RoleHeadOfOffice), w.as(model.RoleOperator)
	c := w.guided(1, model.Adults, w.dewi.ID)
	today := head.Today()
	b, err := head.BeginBatch(w.ctx(), NewOp(""), model.Batch{Of: "reports", File: "lapor.csv"})
	w.must(err)
	c.NextReport = today.AddDays(-60)
	c = w.add(c)
	first, second := reportOn(c, today.AddDays(-40)), reportOn(c, today)
	b, _, err = head.ImportRows(w.ctx(), NewOp(""), b, []ImportRow{newRow(&first)})
	w.must(err)
	now := *w.client(c.ID)
	now.Alias = "Kancil"
	_, err = operator.SaveClient(w.ctx(), NewOp("client.save"), now)
	w.must(err)
	b, refused, err := head.ImportRows(w.ctx(), NewOp(""), b, []ImportRow{newRow(&second)})
	w.must(errors.Join(err, refused[0]))
	var no *BuiltOn
	if _, err := head.TakeBackBatch(w.ctx(), NewOp(""), b.ID, "salah", nil); !errors.As(err, &no) || no.By != model.ShortName(operator.User().Name) {
		t.Fatalf("what somebody changed in between gave %+v", err)
	}
	w.whole()
}

// Taking back that is stopped half way is gone on with, and takes no rows
// meanwhile.
func TestR15TakingBackIsGoneOnWith(t *testing.T) {
	w := newWorld(t)
	before, _ := w.picture()
	head := w.as(model.RoleHeadOfOffice)
	var rows []ImportRow
	for i := range 3 * takenBackRows {
		c := person(i, model.Adults)
		rows = append(rows, newRow(&c))
	}
	b := w.brings(head, "clients", rows...)
	ctx, stop := context.WithCancel(w.ctx())
	_, err := head.TakeBackBatch(ctx, NewOp(""), b.ID, "salah berkas", func(done, _ int) {
		if done >= takenBackRows {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped, it gave %v", err)
	}
	w.whole()
	if n := head.Roster().Len(); n != 2*takenBackRows {
		t.Fatalf("%d clients are left", n)
	}
	if _, err := head.ResumeBatch(w.ctx(), NewOp(""), b.ID); !errors.Is(err, ErrBatchOver) {
		t.Fatalf("what is being taken back was gone on with: %v", err)
	}
	w.reopen()
	b, err = w.as(model.RoleHeadOfOffice).TakeBackBatch(w.ctx(), NewOp(""), b.ID, "salah berkas", nil)
	w.must(err)
	after, _ := w.picture()
	samePicture(t, before, after)
	if b.State != model.BatchUndone {
		t.Fatalf("the batch is %v", b.State)
	}
	w.whole()
}
