package model

// Rebalance is a decision that gives clients other counselors, as one batch
// (pemerataan beban): all of its rows are carried out together, and taken back
// together. What the screens try out before is a draft of its author and no
// record.
type Rebalance struct {
	Meta
	State RebalanceState `cbor:"10,keyasint"`
	Rows  []Handing      `cbor:"11,keyasint"`
	// Reason is why, from the office's list or in words; it stands with every
	// assignment that comes of it.
	Reason string `cbor:"12,keyasint"`
	Note   string `cbor:"13,keyasint,omitempty"` // what all who take clients over must know
	By     ID     `cbor:"14,keyasint"`           // user who proposed it
	On     Date   `cbor:"15,keyasint"`
	// Decided is who carried it out or refused it: the author, or a second
	// person where the office asks for one.
	Decided     ID     `cbor:"16,keyasint,omitzero"`
	DecidedOn   Date   `cbor:"17,keyasint,omitempty"`
	DecidedNote string `cbor:"18,keyasint,omitempty"`
	Undone      ID     `cbor:"19,keyasint,omitzero"` // user who took it back
	UndoneOn    Date   `cbor:"20,keyasint,omitempty"`
	UndoneNote  string `cbor:"21,keyasint,omitempty"`
	// Before and After are how loaded the fullest counselor was and was to be,
	// in tenths of a percent, as the author saw it.
	Before int `cbor:"22,keyasint,omitempty"`
	After  int `cbor:"23,keyasint,omitempty"`
}

// Handing is a client who goes from one counselor to another (serah terima),
// with what the decision stood on: a client of whom that has changed since is
// not moved without looking again.
type Handing struct {
	Client   ID     `cbor:"1,keyasint"`
	From     ID     `cbor:"2,keyasint,omitzero"` // zero: nobody guided the client
	To       ID     `cbor:"3,keyasint"`
	District string `cbor:"4,keyasint,omitempty"`
	Risk     Risk   `cbor:"5,keyasint,omitempty"`
	Minutes  int    `cbor:"6,keyasint,omitempty"` // a month, that the client weighs with To
	Note     string `cbor:"7,keyasint,omitempty"` // what the next counselor must know
}

// RebalanceMost is how many clients a batch may move: more would not be read
// before it is decided, and all of them go in one write.
const RebalanceMost = 50

// RebalanceState is where a rebalance stands (domain section 8.2).
type RebalanceState uint8

// The states of a rebalance.
const (
	RebalanceUnknown   RebalanceState = iota
	RebalanceProposed                 // diajukan
	RebalanceApplied                  // diterapkan
	RebalanceRefused                  // ditolak
	RebalanceWithdrawn                // dibatalkan
	RebalanceUndone                   // dikembalikan
)

// rebalanceWay is the way of a rebalance. Where the office asks for no second
// person it is carried out as it is proposed.
var rebalanceWay = flow(
	ways(RebalanceUnknown, Heads, NeedsReason, RebalanceApplied, RebalanceProposed),
	ways(RebalanceProposed, Heads, 0, RebalanceApplied),
	ways(RebalanceProposed, Heads, NeedsReason, RebalanceRefused, RebalanceWithdrawn),
	ways(RebalanceApplied, Heads, NeedsReason, RebalanceUndone),
)

// RebalanceFlow returns the way of a rebalance.
func RebalanceFlow() Flow[RebalanceState] { return rebalanceWay }

// Undoable reports whether a rebalance is young enough to be taken back as a
// whole; later it is a reallocation of its own.
func (r *Rebalance) Undoable(n Norms, today Date) bool {
	return r.State == RebalanceApplied && today <= r.DecidedOn.AddDays(n.Int(NormUndoDays))
}

// Discord is why a row of a rebalance can no longer be carried out or taken
// back as it was decided.
type Discord uint8

// The discords.
const (
	DiscordUnknown   Discord = iota
	DiscordCounselor         // somebody else guides the client now
	DiscordEnded             // guidance has ended
	DiscordDistrict          // the client lives elsewhere
	DiscordRisk              // the risk was assessed anew
	DiscordTransfer          // a transfer to another office is under way
	DiscordTaker             // who was to take the client over is not in service
)

// Discords lists what has changed of a client since a row was decided. moving
// tells that a transfer to another office is under way, serves whether the
// counselor who takes over is in service.
func (h *Handing) Discords(c *Client, moving, serves bool) []Discord {
	var out []Discord
	var now ID
	if a := c.Assignment(); a != nil {
		now = a.Counselor
	}
	for _, one := range []struct {
		wrong bool
		what  Discord
	}{
		{!c.Active(), DiscordEnded}, {now != h.From, DiscordCounselor}, {c.District != h.District, DiscordDistrict},
		{c.Risk() != h.Risk, DiscordRisk}, {moving, DiscordTransfer}, {!serves, DiscordTaker},
	} {
		if one.wrong {
			out = append(out, one.what)
		}
	}
	return out
}

// Validate checks a rebalance.
func (r *Rebalance) Validate(k Checks) Problems {
	var p Problems
	if r.State == RebalanceUnknown {
		p.wrong("state", Missing)
	}
	p.within("rows", len(r.Rows), 1, RebalanceMost)
	seen := map[ID]bool{}
	for _, h := range r.Rows {
		if h.Client.IsZero() || h.To.IsZero() || h.From == h.To || seen[h.Client] {
			p.wrong("rows", Missing)
		}
		seen[h.Client] = true
		if k.Counselor != nil && !k.Counselor(h.To) {
			p.wrong("rows", UnknownCounselor)
		}
		p.long("rows", h.Note, 1000)
	}
	p.word("reason", r.Reason, 120, true)
	p.long("note", r.Note, 1000)
	p.long("decidednote", r.DecidedNote, 1000)
	p.long("undonenote", r.UndoneNote, 1000)
	return p
}
