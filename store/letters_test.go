package store

import (
	"errors"
	"slices"
	"testing"

	"guyub/model"
)

// letterProbe is the head of an office with an adult client.
func letterProbe(t *testing.T) *probe {
	b := newBeat(t)
	return &probe{beat: b, s: b.head, c: b.kinds()["an adult of another"](1)}
}

// Whoever asks what became of a client's record finds every letter that named
// the client, and what it was for.
func TestEveryLetterIsFoundByWhoIsNamedOnIt(t *testing.T) {
	p := letterProbe(t)
	p.must(p.head.NoteLetter(p.ctx(), LetterNote{Letter: model.ClientCard, Form: "pdf", Subject: p.c.ID, Whole: true, Reason: "arsip TPP"}))
	p.must(p.head.NoteLetter(p.ctx(), LetterNote{Letter: model.RollSheet, Form: "print", Subject: p.meeting().ID, Clients: []model.ID{p.c.ID}, Reason: "sesi"}))
	all, err := p.head.Openings(p.ctx(), p.c.ID, 0)
	p.must(err)
	for _, want := range []struct{ note, reason string }{{"surat attendance print", "sesi"}, {"surat client-card pdf utuh", "arsip TPP"}} {
		if !slices.ContainsFunc(all, func(e AuditEntry) bool {
			return e.Intent == IntentExport && e.Note == want.note && e.Reason == want.reason
		}) {
			t.Errorf("%+v does not stand among the openings of the client", want)
		}
	}
}

// Where the office asks what revealed data are for, no letter that names people
// leaves without saying it; the slip that the client gets over the counter does.
func TestALetterLeavesWithItsPurpose(t *testing.T) {
	p := letterProbe(t)
	o := p.head.Books().Office
	o.RevealReasons = true
	_, err := p.head.SaveOffice(p.ctx(), NewOp(""), o)
	p.must(err)
	for _, l := range model.Letters() {
		n := LetterNote{Letter: l, Form: "pdf"}
		switch l.Subject() {
		case model.KindClient:
			n.Subject = p.c.ID
		case model.KindGroup:
			n.Subject = p.group.ID
		case model.KindEnrolment:
			n.Subject = p.enrolled().ID
		case model.KindMeeting:
			n.Subject = p.meeting().ID
		case model.KindRebalance:
			n.Clients = []model.ID{p.c.ID}
		}
		if err := p.head.NoteLetter(p.ctx(), n); errors.Is(err, ErrNoReason) != l.AsksPurpose() {
			t.Errorf("%s without a purpose: %v", l, err)
		}
		n.Reason = "arsip"
		p.must(p.head.NoteLetter(p.ctx(), n))
	}
}

// A letter is about a record: one about nothing, or of a kind that is not known,
// is refused and leaves no trace.
func TestALetterAboutNothingIsRefused(t *testing.T) {
	p := letterProbe(t)
	for _, n := range []LetterNote{{Letter: "surat-cinta", Subject: p.c.ID}, {Letter: model.ClientCard}, {Letter: model.HandoverNote}, {Letter: model.HandoverNote, Subject: model.NewID()}} {
		if err := p.head.NoteLetter(p.ctx(), n); !errors.Is(err, ErrNoRecord) {
			t.Errorf("%+v: %v", n, err)
		}
	}
}

// The office words a letter, takes that back, and has the words of the program
// again; a place that the letter does not fill in is not kept.
func TestAWordingIsSavedTakenBackAndHeldToItsPlaces(t *testing.T) {
	p := letterProbe(t)
	w := p.head.Books().Wording(model.ReferralNote)
	w.Opening = "Kepada {kelompok}, tentang {nama}."
	saved, err := p.head.SaveWording(p.ctx(), NewOp("wording.save"), w)
	p.must(err)
	if now := p.head.Books().Wording(model.ReferralNote); now.Opening != w.Opening || !now.Own() {
		t.Fatalf("the office words it %+v", now)
	}
	if _, err := p.head.Undo(p.ctx(), NewOp("")); err != nil {
		t.Fatal(err)
	}
	if now := p.head.Books().Wording(model.ReferralNote); now.Own() {
		t.Fatalf("taken back it is %+v", now)
	}
	saved = p.head.Books().Wording(model.ReferralNote)
	saved.Opening = "NIK {nik}"
	var wrong model.Problems
	if _, err := p.head.SaveWording(p.ctx(), NewOp(""), saved); !errors.As(err, &wrong) || wrong[0].Field != "opening" || wrong[0].Args[0] != "{nik}" {
		t.Fatalf("a place that is not there: %v", err)
	}
}
