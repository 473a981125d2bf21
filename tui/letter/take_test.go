package letter

import (
	"errors"
	"strings"
	"testing"
	"time"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// desk is a session with its screen, in Indonesian.
func desk(o *recordtest.Office, name string) (*kit.Env, *store.Session) {
	s := o.SignIn(name)
	return &kit.Env{Lang: lang.For(lang.Indonesian), Now: func() time.Time { return tuitest.Start }, Zone: s.Books().Office.Zone.Location()}, s
}

// firstClient is a client of a section whom somebody sees.
func firstClient(t *testing.T, s *store.Session, section model.Section) roster.Row {
	t.Helper()
	all := s.Roster().Run(t.Context(), roster.Query{})
	for i := range all.Len() {
		if row := all.Row(i); row.Section == section {
			return row
		}
	}
	t.Fatal("there is none")
	return roster.Row{}
}

// What leaves is held to an office, once opened for all of it.
func TestWhatLeaves(t *testing.T) {
	o := recordtest.Open(t, 120)
	for name, test := range map[string]func(*testing.T, *recordtest.Office){
		"nothing that is not noted": nothingUnnoted, "R12 no letter about a child for who may not see them": noChild, "every letter that is offered can be made": allOffered,
	} {
		t.Run(name, func(t *testing.T) { test(t, o) })
	}
}

// A letter is noted before it is handed out, with who is named on it; what may
// not be noted is not handed out.
func nothingUnnoted(t *testing.T, o *recordtest.Office) {
	env, s := desk(o, "kabapas")
	row := firstClient(t, s, model.Adults)
	asks := s.Books().Office.RevealReasons
	_, err := Take(t.Context(), env, s, Ask{Letter: model.ClientCard, Record: row.ID}, AsText, "")
	if asks != errors.Is(err, store.ErrNoReason) {
		t.Fatalf("without a purpose: %v", err)
	}
	raw, err := Take(t.Context(), env, s, Ask{Letter: model.ClientCard, Record: row.ID}, AsText, "arsip")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), row.Register) {
		t.Errorf("the card does not name its client:\n%s", raw)
	}
	all, err := s.Openings(t.Context(), row.ID, 0)
	if err != nil || len(all) == 0 || all[0].Intent != store.IntentExport || all[0].Reason != "arsip" || all[0].Note != "surat client-card text" {
		t.Errorf("the trail of the client begins with %+v, %v", all, err)
	}
}

// An operator makes no letter about a child, and none that shows that there is
// one (rule R12).
func noChild(t *testing.T, o *recordtest.Office) {
	_, head := desk(o, "kabapas")
	child := firstClient(t, head, model.Children)
	env, s := desk(o, "operator")
	var denied *model.Denied
	for _, letter := range []model.Letter{model.ClientCard, model.GuidanceCard, model.ReportSlip, model.Supervision} {
		if _, err := Build(t.Context(), env, s, Ask{Letter: letter, Record: child.ID, From: s.Today() - 90, To: s.Today()}); !errors.As(err, &denied) || !denied.Hidden {
			t.Errorf("%s of a child: %v", letter, err)
		}
	}
	if _, err := Build(t.Context(), env, s, Ask{Letter: model.HandoverNote, Client: child.ID}); !errors.As(err, &denied) {
		t.Errorf("handover of a child: %v", err)
	}
}

// Every letter that the screens of a group and a client offer can be made.
func allOffered(t *testing.T, o *recordtest.Office) {
	env, s := desk(o, "kabapas")
	screens := []kit.Screen{OfClient(env, s, firstClient(t, s, model.Adults).ID), OfClient(env, s, firstClient(t, s, model.Children).ID)}
	for i := range s.Books().Groups {
		screens = append(screens, OfGroup(env, s, s.Books().Groups[i].ID))
	}
	made := map[model.Letter]int{}
	for _, screen := range screens {
		all, err := screen.(*chooser).read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range all {
			_, err := Build(t.Context(), env, s, one.ask)
			if err != nil && !errors.Is(err, ErrNothing) {
				t.Errorf("%+v: %v", one.ask, err)
			}
			made[one.ask.Letter]++
		}
	}
	if len(made) < 6 {
		t.Errorf("only %v were offered", made)
	}
	if _, err := Build(t.Context(), env, s, Ask{Letter: model.BreachSheet, From: s.Today() - 3, To: s.Today()}); err != nil {
		t.Error(err)
	}
}
