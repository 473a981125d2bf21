package main

import (
	"encoding/json"
	"io"

	"guyub/model"
	"guyub/model/balance"
	"guyub/model/workload"
	"guyub/tui/screen/rebalance"
)

// The structure of "guyub balance --json". Keys keep their names and meaning;
// new ones may be added. Times are whole minutes a month, shares are percents
// with one decimal, and a share is null where there is no capacity.
type (
	balanceJSON struct {
		Day        string          `json:"day"` // 2006-01-02, of the norms too
		Office     string          `json:"office"`
		Limit      float64         `json:"limit_percent"` // above it a counselor is over
		Team       teamJSON        `json:"team"`
		Counselors []counselorJSON `json:"counselors"` // as the screen lists them, the fullest first
		Proposal   *proposalJSON   `json:"proposal,omitempty"`
	}
	teamJSON struct {
		Percent           float64 `json:"percent"`
		LoadMinutes       int     `json:"load_minutes"`
		UnassignedMinutes int     `json:"unassigned_minutes"` // work of nobody, on top of the load and part of the percentage
		CapacityMinutes   int     `json:"capacity_minutes"`
		LeftMinutes       int     `json:"left_minutes"` // negative when the team is short
		Lowest            float64 `json:"lowest_percent"`
		Highest           float64 `json:"highest_percent"`
		Over              int     `json:"over_limit"` // counselors
		Clients           int     `json:"clients"`
		Unassigned        int     `json:"unassigned_clients"`
		Needed            float64 `json:"counselors_needed"` // as the norm asks, with one decimal
		There             float64 `json:"counselors_available"`
		Verdict           string  `json:"verdict"` // balanced, imbalance, shortage, shortage_and_imbalance
	}
	counselorJSON struct {
		ID              string   `json:"id"`
		Name            string   `json:"name"`
		LoadMinutes     int      `json:"load_minutes"`
		CapacityMinutes int      `json:"capacity_minutes"`
		Percent         *float64 `json:"percent"`
		LeftMinutes     int      `json:"left_minutes"`
		Clients         int      `json:"clients"`
		High            int      `json:"high_risk"`   // with very high
		Medium          int      `json:"medium_risk"` // with those not assessed
		Low             int      `json:"low_risk"`
		Unassessed      int      `json:"unassessed"`
		Away            bool     `json:"away"`
		Band            string   `json:"band"` // free, fit, full, over, no_capacity
	}
	proposalJSON struct {
		Moves []moveJSON  `json:"moves"`
		Curve []worstJSON `json:"curve"` // after none of the moves, after one, and so on
		Bound boundJSON   `json:"bound"`
	}
	moveJSON struct {
		Client      string     `json:"client_id"`
		Register    string     `json:"register"`
		Name        string     `json:"client"` // a child by initials
		From        *partyJSON `json:"from"`   // null when nobody guides the client
		To          *partyJSON `json:"to"`
		LoadMinutes int        `json:"load_minutes"`
		Why         []string   `json:"why"`      // any of whyCodes
		Warnings    []string   `json:"warnings"` // any of warningCodes
	}
	partyJSON struct {
		ID     string   `json:"id"`
		Name   string   `json:"name"`
		Before *float64 `json:"before_percent"`
		After  *float64 `json:"after_percent"`
	}
	worstJSON struct {
		Percent float64 `json:"worst_percent"`
		Waiting int     `json:"waiting_clients"`
	}
	// boundJSON is a workload below which no moves can bring the fullest
	// counselor, and the bottleneck that proves it.
	boundJSON struct {
		Percent         float64     `json:"percent"`
		Whole           bool        `json:"whole_team"` // only the hours count, not who may go where
		Counselors      []string    `json:"counselors"` // by id
		Places          []placeJSON `json:"places"`     // kecamatan, the most work first
		Clients         int         `json:"clients"`
		LoadMinutes     int         `json:"load_minutes"`
		CapacityMinutes int         `json:"capacity_minutes"`
		Waiting         int         `json:"waiting_clients"` // whom nobody may take who has time
	}
	placeJSON struct {
		Code        string `json:"code"`
		Name        string `json:"name"`
		Clients     int    `json:"clients"`
		LoadMinutes int    `json:"load_minutes"`
	}
)

// The codes of what is said of moves, in the order of [balance.Whys] and
// [balance.Warnings].
var (
	whyCodes     = [...]string{"waiting", "over", "uneven", "known", "nearer", "exchange"}
	warningCodes = [...]string{"long_with_counselor", "high_risk", "changed_lately"}
)

// writeJSON prints the sheet for programs.
func (b *balanceSheet) writeJSON(w io.Writer) error {
	t := &b.team
	out := balanceJSON{
		Day: b.norms.Day.String(), Office: b.office, Limit: oneDecimal(int(b.norms.Milli(model.NormBandOver) / 100)),
		Team: teamJSON{
			Percent: oneDecimal(t.Percent()), LoadMinutes: t.Minutes, UnassignedMinutes: t.UnassignedMinutes, CapacityMinutes: t.Capacity, LeftMinutes: t.Left(),
			Lowest: oneDecimal(t.Lowest), Highest: oneDecimal(t.Highest), Over: t.Over, Clients: t.Clients, Unassigned: t.Unassigned,
			Needed: oneDecimal(t.Needed), There: oneDecimal(t.There), Verdict: t.Verdict(b.norms).Code(),
		},
		Counselors: make([]counselorJSON, len(t.Loads)),
	}
	for i := range t.Loads {
		load := &t.Loads[i]
		one := counselorJSON{
			ID: load.Counselor.ID.String(), Name: load.Counselor.Name, LoadMinutes: load.Minutes, CapacityMinutes: load.Capacity, LeftMinutes: load.Left(),
			Clients: load.Clients, High: load.High, Medium: load.Medium, Low: load.Low, Unassessed: load.Unassessed,
			Away: workload.Away(&load.Counselor, b.norms.Day), Band: load.Band(b.norms).Code(),
		}
		if load.Capacity > 0 {
			percent := oneDecimal(load.Percent())
			one.Percent = &percent
		}
		out.Counselors[i] = one
	}
	if b.report != nil {
		out.Proposal = proposalOf(b.report)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// oneDecimal is a number given in tenths.
func oneDecimal(tenths int) float64 { return float64(tenths) / 10 }

func proposalOf(r *rebalance.Report) *proposalJSON {
	bound := &r.Found.Bound
	p := &proposalJSON{
		Moves: make([]moveJSON, len(r.Found.Moves)), Curve: make([]worstJSON, len(r.Found.Curve)),
		Bound: boundJSON{
			Percent: oneDecimal(bound.Percent()), Whole: bound.Whole, Counselors: make([]string, len(bound.Counselors)), Places: make([]placeJSON, len(bound.Places)),
			Clients: bound.Clients, LoadMinutes: bound.Work.Minutes(), CapacityMinutes: bound.Capacity.Minutes(), Waiting: bound.Waiting,
		},
	}
	for k, line := range r.Lines() {
		m := &r.Found.Moves[k]
		one := moveJSON{
			Client: line.Client.String(), Register: line.Register, Name: line.Name, LoadMinutes: line.Minutes,
			To: partyOf(r.Counselor(m.To), line.To, line.Taker), Why: codes(whyCodes[:], balance.Whys(), m.Why.Has), Warnings: codes(warningCodes[:], balance.Warnings(), m.Warning.Has),
		}
		if m.From != balance.Nobody {
			one.From = partyOf(r.Counselor(m.From), line.From, line.Giver)
		}
		p.Moves[k] = one
	}
	for k, worst := range r.Found.Curve {
		p.Curve[k] = worstJSON{oneDecimal(worst.Percent), worst.Waiting}
	}
	for k, i := range bound.Counselors {
		p.Bound.Counselors[k] = r.Counselor(i).String()
	}
	for k, place := range bound.Places {
		p.Bound.Places[k] = placeJSON{place.Code, r.Place(place), place.Clients, place.Work.Minutes()}
	}
	return p
}

func partyOf(id model.ID, name string, s *rebalance.Share) *partyJSON {
	p := &partyJSON{ID: id.String(), Name: name}
	if s != nil {
		before, after := oneDecimal(s.Before), oneDecimal(s.After)
		p.Before, p.After = &before, &after
	}
	return p
}

// codes lists the codes of what is in a set.
func codes[E any](names []string, all []E, has func(E) bool) []string {
	out := []string{}
	for k, one := range all {
		if has(one) {
			out = append(out, names[k])
		}
	}
	return out
}
