package balance_test

import (
	"context"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/balance"
)

// registry is the office's data as far as a batch touches it.
type registry map[model.ID]balance.Standing

func (r registry) now(client model.ID) balance.Standing { return r[client] }

// carry saves the changes as a store would, and returns them with the versions
// that it wrote.
func (r registry) carry(changes []balance.Change) []balance.Change {
	for k, c := range changes {
		s := r[c.Client]
		s.Owner, s.Rev = c.To, s.Rev+1
		r[c.Client] = s
		changes[k].Rev = s.Rev
	}
	return changes
}

func TestABatchIsTakenBackWhileItIsUntouched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySmall(8, 4, true, false).Draw(t, "problem")
		r := registry{}
		for _, c := range s.clients {
			st := balance.Standing{Rev: rapid.Uint64Range(1, 9).Draw(t, "rev"), Active: true}
			if c.Owner != balance.Nobody {
				st.Owner = s.counselors[c.Owner].ID
			}
			r[c.ID] = st
		}
		before := maps.Clone(r)
		got := s.Propose(context.Background(), balance.Options{Effort: 20_000})
		batch := s.Changes(got.Moves, func(client model.ID) uint64 { return r[client].Rev })
		for _, c := range batch {
			if why := c.Against(r[c.Client]); why != 0 {
				t.Fatalf("%+v is stale at once: %b", c, why)
			}
		}
		batch = r.carry(batch)
		touched := model.ID{}
		if len(batch) > 0 && rapid.Bool().Draw(t, "touched") {
			touched = batch[0].Client
			st := r[touched]
			st.Rev++
			r[touched] = st
		}
		back, left := balance.Undo(batch, r.now)
		r.carry(back)
		for _, c := range batch {
			home := r[c.Client].Owner == before[c.Client].Owner
			_, stays := left[c.Client]
			if home == stays {
				t.Fatalf("%+v: home %v, left %v", c, home, left)
			}
			if stays != (c.Client == touched || c.From.IsZero()) {
				t.Fatalf("%+v is left: %b", c, left[c.Client])
			}
		}
	})
}

func TestEveryWayToBeStaleIsSaid(t *testing.T) {
	c := balance.Change{Client: id(2, 1), From: id(1, 1), To: id(1, 2), Rev: 7}
	fine := balance.Standing{Owner: id(1, 1), Rev: 7, Active: true}
	for name, test := range map[string]struct {
		change func(*balance.Standing)
		want   balance.Stale
	}{
		"as it was":   {func(*balance.Standing) {}, 0},
		"ended":       {func(s *balance.Standing) { s.Active = false }, balance.StaleGone},
		"other owner": {func(s *balance.Standing) { s.Owner = id(1, 3) }, balance.StaleOwner},
		"saved":       {func(s *balance.Standing) { s.Rev = 8 }, balance.StaleChanged},
		"transfer":    {func(s *balance.Standing) { s.Transfer = true }, balance.StaleTransfer},
		"not there":   {func(s *balance.Standing) { *s = balance.Standing{} }, balance.StaleGone | balance.StaleOwner | balance.StaleChanged},
	} {
		now := fine
		test.change(&now)
		if got := c.Against(now); got != test.want {
			t.Errorf("%s: %b, want %b", name, got, test.want)
		}
	}
}
