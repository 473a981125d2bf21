package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"guyub/model"
	"guyub/model/workload"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/caseload"
)

// sheetOf is what "guyub balance" reads at the desk's moment; moves below zero
// ask for no proposal.
func sheetOf(t *testing.T, d *seated, user string, moves int, use func(s *store.Session, b *balanceSheet)) {
	t.Helper()
	asSomebody(t, d, user, func(s *store.Session) {
		env := &kit.Env{Lang: lang.For(lang.Indonesian), Now: d.Now, Zone: s.Books().Office.Zone.Location()}
		sheet, err := readBalance(t.Context(), env, s)
		if err == nil && moves >= 0 {
			err = sheet.propose(t.Context(), s, moves)
		}
		if err != nil {
			t.Fatal(err)
		}
		use(s, sheet)
	})
}

// The shell prints the figures of the room and the moves of its proposal, in
// the same order and the same words.
func TestBalancePrintsWhatTheScreensShow(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Resize(160, 60).Press("5")
	sheetOf(t, d, "kasubsi", 10, func(s *store.Session, b *balanceSheet) {
		var paper bytes.Buffer
		b.write(&paper)
		head := caseload.NewHeadline(b.env.Lang, &b.team, b.norms)
		for _, text := range []string{head.Figures, head.Verdict, head.Unassigned} {
			d.See(text)
			if !strings.Contains(paper.String(), text) {
				t.Errorf("the sheet does not say %q:\n%s", text, &paper)
			}
		}
		for i := range b.team.Loads {
			w := caseload.NewWords(b.env, &b.team.Loads[i], b.norms)
			d.See(w.Name, w.Left, w.Clients+" "+w.Mix)
		}
		d.Press("m", "u").See(b.report.Head()...)
		at := -1
		for _, line := range b.report.Lines() {
			next := strings.Index(d.Screen(), line.Name)
			if d.See(line.From+" → "+line.To, line.Effect, line.Why); next <= at {
				t.Errorf("%s stands elsewhere on the screen:\n%s", line.Name, d.Screen())
			}
			at = next
		}
		if n := len(b.report.Lines()); n != 10 {
			t.Errorf("%d moves", n)
		}
	})
}

// The JSON has the same figures as the team of the screen.
func TestBalanceJSONHasTheFiguresOfTheTeam(t *testing.T) {
	d := morning(t, "kasubsi")
	sheetOf(t, d, "kasubsi", -1, func(s *store.Session, b *balanceSheet) {
		var out bytes.Buffer
		if err := b.writeJSON(&out); err != nil {
			t.Fatal(err)
		}
		var got balanceJSON
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		team := caseload.Team(s, s.Today())
		if got.Day != "2026-11-24" || got.Proposal != nil || got.Team.LoadMinutes != team.Minutes || got.Team.CapacityMinutes != team.Capacity || got.Team.LeftMinutes != team.Left() ||
			got.Team.Percent != float64(team.Percent())/10 || got.Team.Over != team.Over || got.Team.Unassigned != team.Unassigned || len(got.Counselors) != len(team.Loads) {
			t.Errorf("%+v for %+v", got.Team, team)
		}
		for i, c := range got.Counselors {
			load := &team.Loads[i]
			if c.ID != load.Counselor.ID.String() || c.LoadMinutes != load.Minutes || c.Clients != load.Clients || c.High+c.Medium+c.Low != load.Clients || c.Band != load.Band(b.norms).Code() {
				t.Errorf("%+v for %+v", c, load)
			}
			if (c.Percent == nil) != (load.Capacity <= 0) || c.Percent != nil && *c.Percent != float64(load.Percent())/10 {
				t.Errorf("%s: percent %v of %d", c.Name, c.Percent, load.Percent())
			}
		}
	})
}

// A paper goes through hands: children are named by their initials (rule R12).
func TestBalanceNamesChildrenByInitials(t *testing.T) {
	d := morning(t, "kasubsi-bka")
	asSomebody(t, d, "kasubsi-bka", func(s *store.Session) { // a child who waits for somebody on leave has to go elsewhere
		away := slices.IndexFunc(s.Books().Counselors, func(c model.Counselor) bool { return workload.Away(&c, s.Today()) })
		rows := s.Roster().Run(t.Context(), roster.Query{Filter: roster.Filter{roster.FacetSection: {model.Children.Code()}, roster.FacetState: {model.TermActive.Code()}}, Today: s.Today()})
		child := rows.Row(0)
		for i := range rows.Len() { // not one whose guidance is nearly over, who stays
			if child = rows.Row(i); child.End > s.Today().AddDays(120) {
				break
			}
		}
		note := store.AssignNote{Reason: "percobaan"}
		if _, err := s.Assign(t.Context(), store.NewOp("client.assign"), []model.ID{child.ID}, s.Books().Counselors[away].ID, note); err != nil {
			t.Fatal(err)
		}
	})
	sheetOf(t, d, "kasubsi-bka", 0, func(s *store.Session, b *balanceSheet) {
		var paper bytes.Buffer
		b.write(&paper)
		if err := b.writeJSON(&paper); err != nil {
			t.Fatal(err)
		}
		lines := b.report.Lines()
		if len(lines) == 0 {
			t.Fatal("no child would change the counselor")
		}
		for _, line := range lines {
			row, ok := s.Roster().Find(line.Client)
			if !ok || row.Section != model.Children || line.Name != model.Initials(row.Name) || strings.Contains(paper.String(), row.Name) {
				t.Errorf("%s is named %s", row.Register, line.Name)
			}
		}
	})
}
