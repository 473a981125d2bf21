package balance

import "guyub/model"

// Change is a client who goes from one counselor to another, as a batch keeps
// it (baris pemindahan): enough to carry it out, to see whether it is still what
// was decided, and to take it back.
type Change struct {
	Client   model.ID
	From, To model.ID // From is zero where nobody guided the client
	// Rev is the version of the client's record on which the change stands: the
	// one that was read before it is carried out, the one that was written after.
	Rev uint64
}

// Changes returns the rows of a proposal by id. rev tells the version of the
// client's record that the proposal was made on.
func (p *Problem) Changes(moves []Move, rev func(client model.ID) uint64) []Change {
	out := make([]Change, len(moves))
	for k, m := range moves {
		c := Change{Client: p.clients[m.Client].ID, To: p.counselors[m.To].ID}
		if m.From != Nobody {
			c.From = p.counselors[m.From].ID
		}
		c.Rev = rev(c.Client)
		out[k] = c
	}
	return out
}

// Standing is how a client stands in the office's data now.
type Standing struct {
	Owner    model.ID
	Rev      uint64
	Active   bool // still under guidance
	Transfer bool // a transfer is open
}

// Stale is a set of reasons why a change is no longer what was decided.
type Stale uint8

// The reasons.
const (
	StaleGone     Stale = 1 << iota // no longer under guidance
	StaleOwner                      // somebody else guides the client by now
	StaleChanged                    // the record has been saved since
	StaleTransfer                   // a transfer has been opened
	StaleNobody                     // there is nobody to go back to
)

// Has reports whether a reason is in the set.
func (s Stale) Has(one Stale) bool { return s&one != 0 }

// Against returns why a change can no longer be carried out as it was decided,
// nothing if it can.
func (c Change) Against(now Standing) Stale {
	var s Stale
	if !now.Active {
		s |= StaleGone
	}
	if now.Owner != c.From {
		s |= StaleOwner
	}
	if now.Rev != c.Rev {
		s |= StaleChanged
	}
	if now.Transfer {
		s |= StaleTransfer
	}
	if c.To.IsZero() {
		s |= StaleNobody
	}
	return s
}

// Back returns the change that takes this one back.
func (c Change) Back() Change { return Change{Client: c.Client, From: c.To, To: c.From, Rev: c.Rev} }

// Undo returns the changes that take a batch back, the last first, and by client
// why the others cannot be taken back any more. The Rev of each row is the
// version that carrying it out wrote.
func Undo(batch []Change, now func(client model.ID) Standing) (back []Change, left map[model.ID]Stale) {
	left = map[model.ID]Stale{}
	for k := len(batch) - 1; k >= 0; k-- {
		c := batch[k].Back()
		if why := c.Against(now(c.Client)); why != 0 {
			left[c.Client] = why
			continue
		}
		back = append(back, c)
	}
	return back, left
}
