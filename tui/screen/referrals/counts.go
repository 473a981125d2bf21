package referrals

import (
	"guyub/model"
	"guyub/tui/screen/record"
)

// tally counts why clients take no part, by reason and by kabupaten.
type tally struct {
	reasons []string                  // codes, in the order of the office's list
	places  []model.Region            // kabupaten
	counts  map[string]map[string]int // reason, then code of the kabupaten
}

// count counts abstentions. One of a kecamatan that is no more counts under no
// kabupaten, and in the total.
func count(all []model.Abstention, regions []model.Region, m *model.Mechanism) tally {
	t := tally{counts: map[string]map[string]int{}}
	parent := map[string]string{}
	for _, r := range regions {
		if r.Parent == "" {
			t.places = append(t.places, r)
		}
		parent[r.Code] = r.Parent
	}
	for _, r := range m.Reasons {
		if r.Of == model.ReasonAbsent {
			t.reasons = append(t.reasons, r.Code)
			t.counts[r.Code] = map[string]int{}
		}
	}
	for _, a := range all {
		if t.counts[a.Reason] == nil { // an older list had it
			t.reasons = append(t.reasons, a.Reason)
			t.counts[a.Reason] = map[string]int{}
		}
		t.counts[a.Reason][parent[a.District]]++
	}
	return t
}

// total adds up a reason over all places.
func (t *tally) total(reason string) int {
	n := 0
	for _, k := range t.counts[reason] {
		n += k
	}
	return n
}

// writeCounts writes how many stand where, and why clients take no part.
func (b *Board) writeCounts(p *record.Paper) {
	th, l, books := b.env.Theme, b.env.Lang, b.store.Books()
	w := &l.Referrals
	p.Head(w.FunnelHead)
	idle := 0
	if b.idle.rows != nil {
		idle = b.idle.rows.Len()
	}
	running, waiting := 0, 0
	for _, e := range b.store.Enrolments() {
		switch {
		case !e.Live() || !b.mine(e.Client):
		case e.State == model.EnrolmentRunning:
			running++
		default:
			waiting++
		}
	}
	const word, number = 36, 7
	for _, one := range []struct {
		word string
		n    int
	}{{w.FunnelIdle, idle}, {w.FunnelReason, b.lists[tabReasons].Len()}, {w.FunnelWaiting, waiting}, {w.FunnelRunning, running}} {
		p.Row(0, record.Column{Text: one.word, Width: word}, record.Column{Text: l.Number(one.n), Width: number, Right: true})
	}
	p.Head(w.CountsHead)
	var all []model.Abstention
	for _, a := range b.store.Abstentions() {
		if b.mine(a.Client) {
			all = append(all, a)
		}
	}
	if len(all) == 0 {
		p.Text(w.CountsNone, th.Faint)
		return
	}
	t := count(all, books.Regions, books.Mechanism())
	const reason, least = 24, 7
	places, width := columns(p.Width()-reason-number-2, len(t.places), least)
	row := func(name, total, rest string, cell func(i int) string) {
		cells := []record.Column{{Text: name, Width: reason}, {Text: total, Width: number, Right: true}}
		for i := range places {
			cells = append(cells, record.Column{Text: cell(i), Width: width, Right: true, Style: th.Faint})
		}
		if places < len(t.places) {
			cells = append(cells, record.Column{Text: rest, Width: width, Right: true, Style: th.Faint})
		}
		p.Row(0, cells...)
	}
	row("", w.CountsTotal, w.CountsRest, func(i int) string { return t.places[i].Name })
	for _, code := range t.reasons {
		n := t.total(code)
		if n == 0 {
			continue
		}
		rest := n
		for i := range places {
			rest -= t.counts[code][t.places[i].Code]
		}
		row(l.Reason(books.Mechanism(), model.ReasonAbsent, code), l.Number(n), l.Number(rest), func(i int) string { return l.Number(t.counts[code][t.places[i].Code]) })
	}
}

// columns is how many of n columns fit into a width, two blanks before each,
// and how wide they are; where not all do, one is left for the rest.
func columns(width, n, least int) (fit, each int) {
	const gap, most = 2, 13
	if n == 0 {
		return 0, 0
	}
	if each = width/n - gap; each >= least {
		return n, min(each, most)
	}
	return max(width/(least+gap)-1, 0), least
}
