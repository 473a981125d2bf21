package balance_test

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/balance"
	"guyub/model/workload"
)

// A person may not move every client: what the others weigh stays, so that the
// loads that a problem begins with are those that people see.
func TestWhatIsNotThePersonsToMoveStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		norms := model.NormsOn(nil, today)
		people := make([]model.Counselor, rapid.IntRange(1, 5).Draw(t, "counselors"))
		for i := range people {
			people[i] = model.Counselor{Meta: meta(1, i+1)}
		}
		var cells []workload.Cell
		var mine []balance.Case
		for j := range rapid.IntRange(0, 60).Draw(t, "clients") {
			c := balance.Case{ID: id(2, j), Section: model.Adults, District: rapid.SampledFrom([]string{"33.02.15", "33.02.16", "33.05.01"}).Draw(t, "district"),
				Owner: people[rapid.IntRange(0, len(people)-1).Draw(t, "owner")].ID}
			c.Risk = rapid.SampledFrom(model.Risks()).Draw(t, "risk")
			cells = append(cells, workload.Cell{Counselor: c.Owner, Risk: c.Risk, District: c.District, Count: 1})
			if rapid.Bool().Draw(t, "mine") {
				mine = append(mine, c)
			}
		}
		team := workload.NewTeam(people, cells, norms, travel)
		o := balance.Office{Counselors: people, Norms: norms, Travel: travel}
		o.Stays = o.Others(team.Loads, mine)
		p, err := o.Problem(mine)
		if err != nil {
			t.Fatal(err)
		}
		got := p.Loads(p.Owners())
		for i := range team.Loads {
			l := &team.Loads[i]
			for k, c := range p.Counselors() {
				if off := got[k].Minutes() - l.Minutes; c.ID == l.Counselor.ID && (off < -len(l.Lines) || off > len(l.Lines)) {
					t.Fatalf("%d minutes, seen are %d in %d lines", got[k].Minutes(), l.Minutes, len(l.Lines))
				}
			}
		}
	})
}

// Whom nobody guides is given somebody however soon the term ends; who has
// somebody stays with them for the last days (rule 19).
func TestRule19HoldsForThoseWhoHaveSomebody(t *testing.T) {
	people := []model.Counselor{{Meta: meta(1, 1)}, {Meta: meta(1, 2)}}
	o := balance.Office{Counselors: people, Norms: model.NormsOn(nil, today), Travel: travel}
	ends := balance.Continuity{Ends: today + 10}
	p, err := o.Problem([]balance.Case{{ID: id(2, 1), Owner: people[0].ID, Continuity: ends}, {ID: id(2, 2), Continuity: ends}})
	if err != nil {
		t.Fatal(err)
	}
	if b := p.Block(0, 1); !b.Has(balance.BlockEnding) {
		t.Errorf("who has somebody is blocked by %b", b)
	}
	if b := p.Block(1, 1); b != 0 {
		t.Errorf("who has nobody is blocked by %b", b)
	}
}
