package store

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"guyub/model"
)

// handing is a row that gives a client somebody else, as the client is now.
func handing(c *model.Client, to model.ID) model.Handing {
	h := model.Handing{Client: c.ID, To: to, District: c.District, Risk: c.Risk()}
	if a := c.Assignment(); a != nil {
		h.From = a.Counselor
	}
	return h
}

// bare is a client without what every save changes.
func bare(c model.Client) model.Client {
	c.Rev, c.ChangedAt, c.ChangedBy = 0, time.Time{}, model.ID{}
	return c
}

func TestR5ABatchIsCarriedOutAndTakenBackAsOneAndLeavesTheSameBytes(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfAdults)
	rnd := rand.New(rand.NewPCG(3, 9))
	var all []model.Client
	for i := range 12 {
		if i%4 == 0 { // nobody guides them yet
			all = append(all, w.add(person(i, model.Adults)))
			continue
		}
		all = append(all, w.guided(i, model.Adults, []model.ID{w.dewi.ID, w.budi.ID}[rnd.IntN(2)]))
	}
	for round := range 20 {
		var batch model.Rebalance
		before := map[model.ID]model.Client{}
		for i := range all {
			now := w.client(all[i].ID)
			before[now.ID] = bare(*now)
			h := handing(now, []model.ID{w.dewi.ID, w.budi.ID}[rnd.IntN(2)])
			if h.From != h.To && rnd.IntN(2) == 0 {
				batch.Rows = append(batch.Rows, h)
			}
		}
		if len(batch.Rows) == 0 {
			continue
		}
		batch.Reason, batch.Note = "pemerataan", "baca berkasnya"
		done, err := s.Rebalance(w.ctx(), NewOp(""), batch)
		w.must(err)
		if done.State != model.RebalanceApplied {
			t.Fatalf("round %d ended as %v", round, done.State.Code())
		}
		for _, h := range done.Rows {
			if a := w.client(h.Client).Assignment(); a == nil || a.Counselor != h.To || a.Handover != "baca berkasnya" || a.Reason != "pemerataan" {
				t.Fatalf("%+v is guided by %+v", h, a)
			}
		}
		w.whole()
		undone, err := s.UndoRebalance(w.ctx(), NewOp(""), done.ID, done.Rev, "salah hitung")
		w.must(err)
		if undone.State != model.RebalanceUndone {
			t.Fatalf("%+v", undone)
		}
		for id, was := range before {
			if now := bare(*w.client(id)); !reflect.DeepEqual(now, was) {
				t.Fatalf("round %d: after taking back\n%+v\nbefore\n%+v", round, now, was)
			}
		}
		w.whole()
	}
}

func TestABatchWhoseClientsChangedIsNotCarriedOutInParts(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfAdults)
	one, two, three := w.guided(1, model.Adults, w.dewi.ID), w.guided(2, model.Adults, w.dewi.ID), w.guided(3, model.Adults, w.dewi.ID)
	batch := model.Rebalance{Reason: "pemerataan", Rows: []model.Handing{handing(&one, w.budi.ID), handing(&two, w.budi.ID), handing(&three, w.budi.ID)}}
	// Another desk changes two of them between proposal and acceptance.
	_, err := w.as(model.RoleHeadOfOffice).Assign(w.ctx(), NewOp(""), []model.ID{one.ID}, w.budi.ID, AssignNote{Reason: "sakit"})
	w.must(err)
	_, err = w.as(model.RoleHeadOfOffice).SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: two.ID, Kind: model.Transfer, Target: "Bapas Seberang", Opened: s.Today()})
	w.must(err)
	var changed *Discordant
	if _, err = s.Rebalance(w.ctx(), NewOp(""), batch); !errors.As(err, &changed) {
		t.Fatalf("carried out: %v", err)
	}
	want := []DiscordantRow{{one.ID, []model.Discord{model.DiscordCounselor}}, {two.ID, []model.Discord{model.DiscordTransfer}}}
	if !reflect.DeepEqual(changed.Rows, want) {
		t.Fatalf("%+v", changed.Rows)
	}
	if a := w.client(three.ID).Assignment(); a.Counselor != w.dewi.ID {
		t.Fatal("a part of it was carried out")
	}
	batch.Rows = batch.Rows[2:]
	done, err := s.Rebalance(w.ctx(), NewOp(""), batch)
	w.must(err)
	// What somebody else decided since then stays: the batch is not taken back.
	_, err = s.Assign(w.ctx(), NewOp(""), []model.ID{three.ID}, w.dewi.ID, AssignNote{Reason: "keluarga meminta"})
	w.must(err)
	if _, err = s.UndoRebalance(w.ctx(), NewOp(""), done.ID, done.Rev, "salah hitung"); !errors.As(err, &changed) || changed.Rows[0].Client != three.ID {
		t.Fatalf("taken back: %v", err)
	}
	w.whole()
}

func TestASecondPersonDecidesWhereTheOfficeAsksForOne(t *testing.T) {
	w := newWorld(t)
	office := w.as(model.RoleHeadOfOffice).Books().Office
	office.SecondPerson = true
	_, err := w.as(model.RoleHeadOfOffice).SaveOffice(w.ctx(), NewOp(""), office)
	w.must(err)
	author, second := w.as(model.RoleHeadOfAdults), w.as(model.RoleHeadOfOffice)
	c := w.guided(1, model.Adults, w.dewi.ID)
	r, err := author.Rebalance(w.ctx(), NewOp(""), model.Rebalance{Reason: "pemerataan", Rows: []model.Handing{handing(&c, w.budi.ID)}})
	w.must(err)
	if r.State != model.RebalanceProposed || w.client(c.ID).Assignment().Counselor != w.dewi.ID {
		t.Fatalf("carried out by one person: %+v", r)
	}
	var denied *model.Denied
	if _, err = author.DecideRebalance(w.ctx(), NewOp(""), Decision{Rebalance: r.ID, Rev: r.Rev, To: model.RebalanceApplied}); !errors.As(err, &denied) {
		t.Fatalf("the author decides alone: %v", err)
	}
	if _, err = second.DecideRebalance(w.ctx(), NewOp(""), Decision{Rebalance: r.ID, Rev: r.Rev, To: model.RebalanceRefused}); !errors.Is(err, ErrNoReason) {
		t.Fatalf("refused without a reason: %v", err)
	}
	if _, err = w.as(model.RoleOperator).DecideRebalance(w.ctx(), NewOp(""), Decision{Rebalance: r.ID, Rev: r.Rev, To: model.RebalanceApplied}); !errors.As(err, &denied) {
		t.Fatalf("an operator decides: %v", err)
	}
	done, err := second.DecideRebalance(w.ctx(), NewOp(""), Decision{Rebalance: r.ID, Rev: r.Rev, To: model.RebalanceApplied})
	w.must(err)
	if done.State != model.RebalanceApplied || w.client(c.ID).Assignment().Counselor != w.budi.ID {
		t.Fatalf("%+v", done)
	}
	w.reopen()
	w.whole()
}

func TestR12BatchesAreSeenByThoseWhomTheyConcern(t *testing.T) {
	w := newWorld(t)
	adult, child := w.guided(1, model.Adults, w.dewi.ID), w.guided(2, model.Children, w.dewi.ID)
	_, err := w.as(model.RoleHeadOfOffice).Rebalance(w.ctx(), NewOp(""), model.Rebalance{Reason: "pemerataan", Rows: []model.Handing{handing(&adult, w.budi.ID), handing(&child, w.budi.ID)}})
	w.must(err)
	for role, want := range map[model.Role][]model.ID{
		model.RoleHeadOfOffice: {adult.ID, child.ID}, model.RoleHeadOfAdults: {adult.ID}, model.RoleOperator: nil, model.RoleAuditor: nil, model.RoleAdmin: nil,
	} {
		all, err := w.as(role).Rebalances(w.ctx())
		if err != nil {
			continue
		}
		var seen []model.ID
		for _, r := range all {
			for _, h := range r.Rows {
				seen = append(seen, h.Client)
			}
		}
		if !slices.Equal(seen, want) {
			t.Errorf("%v sees %v, want %v", role.Code(), seen, want)
		}
	}
	if _, err := w.as(model.RoleHeadOfAdults).Rebalance(w.ctx(), NewOp(""), model.Rebalance{Reason: "x", Rows: []model.Handing{handing(&child, w.dewi.ID)}}); err == nil {
		t.Error("the head of adults moved a child")
	}
}

func TestABatchIsTakenBackForTheDaysOfTheNormAlone(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfAdults)
	c := w.guided(1, model.Adults, w.dewi.ID)
	r, err := s.Rebalance(w.ctx(), NewOp(""), model.Rebalance{Reason: "pemerataan", Rows: []model.Handing{handing(&c, w.budi.ID)}})
	w.must(err)
	days := s.Books().NormsOn(s.Today()).Int(model.NormUndoDays)
	w.clock.add(time.Duration(days+1) * 24 * time.Hour)
	if _, err := s.UndoRebalance(w.ctx(), NewOp(""), r.ID, r.Rev, "terlambat"); err == nil {
		t.Fatalf("taken back after %d days", days+1)
	}
	w.clock.add(-24 * time.Hour)
	if _, err := s.UndoRebalance(w.ctx(), NewOp(""), r.ID, r.Rev, "masih sempat"); err != nil {
		t.Fatal(err)
	}
}

func TestR12ChargesAreThoseWhomThePersonMayGiveSomebodyElse(t *testing.T) {
	w := newWorld(t)
	adult, child, loose := w.guided(1, model.Adults, w.dewi.ID), w.guided(2, model.Children, w.dewi.ID), w.add(person(3, model.Adults))
	for role, want := range map[model.Role][]model.ID{
		model.RoleHeadOfOffice: {adult.ID, child.ID, loose.ID}, model.RoleHeadOfAdults: {adult.ID, loose.ID},
		model.RoleHeadOfChildren: {child.ID}, model.RoleOperator: nil, model.RoleCounselor: nil, model.RoleAuditor: nil,
	} {
		all, err := w.as(role).Charges(w.ctx(), nil)
		w.must(err)
		var got []model.ID
		for _, one := range all {
			got = append(got, one.Client)
		}
		less := func(a, b model.ID) int { return slices.Compare(a[:], b[:]) }
		slices.SortFunc(got, less)
		slices.SortFunc(want, less)
		if !slices.Equal(got, want) {
			t.Errorf("%v may move %d clients, want %d", role.Code(), len(got), len(want))
		}
	}
	_, err := w.as(model.RoleHeadOfOffice).Assign(w.ctx(), NewOp(""), []model.ID{adult.ID}, w.budi.ID, AssignNote{Reason: "cuti"})
	w.must(err)
	_, err = w.as(model.RoleHeadOfOffice).SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: adult.ID, Kind: model.Transfer, Target: "Bapas Seberang", Opened: w.as(model.RoleHeadOfOffice).Today()})
	w.must(err)
	all, err := w.as(model.RoleHeadOfOffice).Charges(w.ctx(), nil)
	w.must(err)
	at := slices.IndexFunc(all, func(c model.Charge) bool { return c.Client == adult.ID })
	if c := all[at]; c.Owner != w.budi.ID || !slices.Equal(c.Known, []model.ID{w.dewi.ID}) || len(c.Changes) != 1 || !c.Moving {
		t.Fatalf("%+v", c)
	}
}
