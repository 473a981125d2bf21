package store

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"guyub/model"
)

func TestWhoHasAFormOpenIsToldToThoseWhoMaySeeTheRecord(t *testing.T) {
	w := newWorld(t)
	adult, child := w.guided(1, model.Adults, w.dewi.ID), w.guided(2, model.Children, w.budi.ID)
	head, operator, admin := w.as(model.RoleHeadOfOffice), w.as(model.RoleOperator), w.as(model.RoleAdmin)
	begun := w.clock.now()
	w.must(head.Editing(w.ctx(), 1, []Ref{{Kind: model.KindClient, ID: adult.ID}, {Kind: model.KindClient, ID: child.ID}}))
	want := []Editor{{User: head.user, Terminal: "loket-1", Since: begun}}
	if got := operator.Editors(model.KindClient, adult.ID); !slices.Equal(got, want) {
		t.Fatalf("the operator is told of %+v", got)
	}
	if got := w.as(model.RoleHeadOfChildren).Editors(model.KindClient, child.ID); !slices.Equal(got, want) {
		t.Fatalf("the head of the child section is told of %+v", got)
	}
	for _, s := range []*Session{operator, w.as(model.RoleCounselor), admin} {
		if got := s.Editors(model.KindClient, child.ID); len(got) > 0 {
			t.Fatalf("R12: %+v is told of a child's record", got)
		}
	}
	if got := admin.Editors(model.KindClient, adult.ID); len(got) > 0 {
		t.Fatalf("R12: an administrator is told %+v", got)
	}
	if got := head.Editors(model.KindClient, adult.ID); len(got) > 0 {
		t.Fatalf("one's own form is told as another's: %+v", got)
	}
	// What belongs to a client is as closed as the client.
	note, err := head.SaveContact(w.ctx(), NewOp(""), model.Contact{Client: child.ID, Kind: model.Talk, Day: head.Today(), Condition: "sehat"})
	w.must(err)
	w.must(head.Editing(w.ctx(), 2, []Ref{{Kind: model.KindContact, ID: note.ID}}))
	if len(operator.Editors(model.KindContact, note.ID)) > 0 || len(w.as(model.RoleHeadOfChildren).Editors(model.KindContact, note.ID)) != 1 {
		t.Fatal("a contact of a child is told to the wrong people")
	}
	// Nobody can say of a record that they have it open which they may not see.
	w.must(operator.Editing(w.ctx(), 1, []Ref{{Kind: model.KindClient, ID: child.ID}}))
	if got := head.Editors(model.KindClient, child.ID); len(got) > 0 {
		t.Fatalf("an operator has a child's record open: %+v", got)
	}
}

func TestAFormIsOpenUntilItIsLeftOrItsSessionEnds(t *testing.T) {
	w := newWorld(t)
	c := w.guided(1, model.Adults, w.dewi.ID)
	one, two := w.as(model.RoleHeadOfOffice), w.as(model.RoleOperator)
	ref := []Ref{{Kind: model.KindClient, ID: c.ID}}
	open := func() int { return len(two.Editors(model.KindClient, c.ID)) }
	news := make(chan struct{}, 8)
	ctx, stop := context.WithCancel(w.ctx())
	defer stop()
	two.WatchEditors(ctx, func() { news <- struct{}{} })
	w.must(one.Editing(w.ctx(), 2, ref))
	<-news
	since := two.Editors(model.KindClient, c.ID)[0].Since
	w.clock.add(time.Minute)
	w.must(one.Editing(w.ctx(), 1, nil)) // late, and passed over
	if open() != 1 {
		t.Fatal("an older word won over a newer one")
	}
	w.must(one.Editing(w.ctx(), 3, append(ref, Ref{Kind: model.KindCounselor, ID: w.dewi.ID})))
	<-news
	if got := two.Editors(model.KindClient, c.ID); len(got) != 1 || got[0].Since != since {
		t.Fatalf("the form is open since %+v", got)
	}
	w.must(one.Editing(w.ctx(), 4, nil))
	<-news
	if open() != 0 {
		t.Fatal("a form that was left is open")
	}
	w.must(one.Editing(w.ctx(), 5, ref))
	<-news
	one.SignOut()
	<-news
	if open() != 0 {
		t.Fatal("a form outlived its session")
	}
	if err := one.Editing(w.ctx(), 6, ref); !errors.Is(err, ErrSignedOut) || open() != 0 {
		t.Fatal("a session that has ended opened a form")
	}
}

func TestStandingTellsWhatASaveWouldMeet(t *testing.T) {
	w := newWorld(t)
	c := w.guided(1, model.Adults, w.dewi.ID)
	s := w.as(model.RoleOperator)
	if met, err := s.Standing(w.ctx(), model.KindClient, c.ID, c.Rev); met != nil || err != nil {
		t.Fatalf("%+v, %v", met, err)
	}
	theirs := c
	theirs.Alias = "Kancil"
	theirs = w.add(theirs)
	met, err := s.Standing(w.ctx(), model.KindClient, c.ID, c.Rev)
	w.must(err)
	_, err = s.SaveClient(w.ctx(), NewOp(""), c)
	var conflict *Conflict
	if !errors.As(err, &conflict) || met == nil || met.By != conflict.By || !met.At.Equal(conflict.At) || met.Theirs.(model.Client).Rev != theirs.Rev {
		t.Fatalf("told %+v, met %+v", met, conflict)
	}
	_, err = w.as(model.RoleAuditor).Standing(w.ctx(), model.KindClient, c.ID, c.Rev)
	denied(t, err)
	child := w.guided(2, model.Children, w.budi.ID)
	_, err = s.Standing(w.ctx(), model.KindClient, child.ID, 0)
	denied(t, err)
}
