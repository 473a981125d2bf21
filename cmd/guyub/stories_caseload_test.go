package main

import (
	"slices"
	"strings"
	"testing"

	"guyub/model"
	"guyub/model/balance"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/caseload"
	"guyub/tui/screen/rebalance"
)

// Up to four counselors stand side by side, with the sum of each.
func TestStoryCounselorsAreComparedSideBySide(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Press("5", "b").See("Tandai dua sampai empat PK").Press("space", "b").See("Tandai dua sampai empat PK")
	d.Press("space", "space", "space", "b").See("Beban PK › bandingkan")
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		l := lang.For(lang.Indonesian)
		team := caseload.Team(s, s.Today())
		names, hours, capacity, left, mix := "PK", "Jumlah beban", "Kapasitas", "sisa", "T/S/R"
		for i := range team.Loads[:4] {
			load := &team.Loads[i]
			names += " " + model.ShortName(load.Counselor.Name)
			hours += " " + l.HoursBare(load.Minutes)
			capacity += " " + l.HoursBare(load.Capacity)
			left += " " + l.HoursBare(load.Left())
			mix += " " + l.F("%d/%d/%d", load.High, load.Medium, load.Low)
		}
		d.See(names, hours, capacity, left, mix, "status cuti berlebih berlebih berlebih", "Risiko tinggi", "Perjalanan", "Litmas", "30, 60, 90 hari -/")
	})
	d.Press("esc").See("[5 Beban PK]").Press("space", "b").See("5 PK ditandai; paling banyak empat").NotSee("› bandingkan")
}

// Who gets a first counselor gets the first suggestion with two keys, and the
// list says why (caseload rule 22).
func TestStoryAClientWithoutACounselorGetsTheFirstSuggestion(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, func(c *model.Client) bool { return c.Active() && c.Section == model.Adults && c.Assignment() == nil })
	look(d, register)
	best := suggestions(t, d, register)[0]
	if !best.Near || best.Forbidden(&kit.Env{Lang: lang.For(lang.Indonesian)}) != "" {
		t.Fatalf("the first is %+v", best)
	}
	d.Press("a").See("belum ada PK", "> "+best.Label(&kit.Env{Lang: lang.For(lang.Indonesian)}), "wilayahnya")
	d.Press("enter", "ctrl+s").See("Dialihkan:", "ke "+model.ShortName(best.Who.Name))
	if c, _, _ := fileOf(t, d, register); c.Assignment() == nil || c.Assignment().Counselor != best.Who.ID {
		t.Errorf("the client has %+v", c.Assignment())
	}
}

// Who looks at nothing chooses nothing: the list that opens by itself is taken
// from by Enter alone.
func TestStorySuggestionsAreNotTakenUnseen(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, func(c *model.Client) bool { return c.Active() && c.Section == model.Adults && c.Assignment() == nil })
	look(d, register)
	for _, past := range []string{"ctrl+s", "tab", "pgdown"} {
		d.Press("a").See("wilayahnya").Press(past, "ctrl+s").See("> PK tujuan", "Harus diisi.").NotSee("Dialihkan").Press("esc").See("[Ringkas]")
	}
	d.Press("a").See("wilayahnya").Press("esc").See("[Ringkas]")
	if c, _, _ := fileOf(t, d, register); c.Assignment() != nil {
		t.Errorf("the client has %+v", c.Assignment())
	}
}

// Whom a rule forbids stands in the list with the reason, and cannot be saved.
func TestStoryACounselorWhomARuleForbidsSaysWhy(t *testing.T) {
	d := morning(t, "kasubsi")
	env := &kit.Env{Lang: lang.For(lang.Indonesian)}
	register := someone(t, d, func(c *model.Client) bool {
		return c.Active() && c.Section == model.Adults && c.Assignment() != nil && c.Term().End > model.DateOf(d.Now()).AddDays(120)
	})
	look(d, register)
	all := suggestions(t, d, register)
	far := slices.IndexFunc(all, func(c rebalance.Candidate) bool { return c.Block == balance.BlockArea })
	if far < 0 || slices.ContainsFunc(all[far:], func(c rebalance.Candidate) bool { return c.Block == 0 }) {
		t.Fatalf("who is out of the area stands at %d", far)
	}
	last, why := all[far], all[far].Forbidden(env)
	d.Press("a").Type(last.Who.Name).See("> "+model.ShortName(last.Who.Name), why).Press("enter").See("Tidak dapat dipilih: " + why)
	d.Press("right", "ctrl+s").See("> PK tujuan", "Tidak dapat dipilih: "+why).NotSee("Dialihkan")
}

// Who has a conflict of interest is noted with the client, stands last from then
// on, and cannot get them (caseload rule 17).
func TestStoryACounselorWithAConflictOfInterestGetsNoClient(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, func(c *model.Client) bool { return c.Active() && c.Section == model.Adults && c.Assignment() == nil })
	look(d, register)
	best := suggestions(t, d, register)[0]
	d.Press("u", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown").See("> PK terlarang")
	_, surname, _ := strings.Cut(best.Who.Name, " ")
	d.Press("space").Type(surname).Press("space", "enter").See("PK terlarang " + best.Who.Name)
	d.Press("ctrl+s").See("Tersimpan")
	if c, _, _ := fileOf(t, d, register); !slices.Equal(c.Conflicts, []model.ID{best.Who.ID}) {
		t.Fatalf("the client has %v", c.Conflicts)
	}
	if again := suggestions(t, d, register); again[0].Who.ID == best.Who.ID {
		t.Error("who has a conflict of interest still stands first")
	}
	d.Press("a").Type(best.Who.Name).See("benturan kepentingan").Press("enter", "ctrl+s").See("Tidak dapat dipilih: benturan kepentingan").NotSee("Dialihkan")
}

// Who has guided a client before comes first as long as they have the time.
func TestStoryTheCounselorWhoKnowsTheClientComesFirst(t *testing.T) {
	d := morning(t, "kasubsi")
	env := &kit.Env{Lang: lang.For(lang.Indonesian)}
	register := someone(t, d, func(c *model.Client) bool { return c.Active() && c.Section == model.Adults && c.Assignment() == nil })
	look(d, register)
	all := suggestions(t, d, register)
	first, second := all[0], all[1]
	for _, who := range []rebalance.Candidate{second, first} {
		d.Press("a").Type(who.Who.Name).Press("enter", "right", "ctrl+s").See("ke " + model.ShortName(who.Who.Name))
	}
	d.Press("a").See("> "+model.ShortName(second.Who.Name), "pernah dibimbing")
	if again := suggestions(t, d, register); again[0].Who.ID != second.Who.ID || !again[0].Known || slices.ContainsFunc(again, func(c rebalance.Candidate) bool { return c.Who.ID == first.Who.ID }) {
		t.Errorf("the first is %s", again[0].Label(env))
	}
}

// suggestions are the counselors for a client, as the desk ranks them.
func suggestions(t *testing.T, d *seated, register string) (all []rebalance.Candidate) {
	t.Helper()
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		id, _, err := s.FindRegister(t.Context(), register)
		if err == nil {
			all, err = rebalance.Suggest(t.Context(), s, s.Today(), id)
		}
		if err != nil || len(all) == 0 {
			t.Fatal(len(all), err)
		}
	})
	return all
}
