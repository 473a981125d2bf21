package referrals

import (
	"cmp"
	"context"
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/matching"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// candidatesMost is how many clients are proposed for a group.
const candidatesMost = 200

// Candidates are the clients who could take part in what a group offers and do
// not, those whom it fits best first.
type Candidates struct {
	env     *kit.Env
	store   Store
	group   model.ID
	wait    *kit.Wait
	cancel  context.CancelFunc
	asked   int
	known   bool
	failure string
	found   []candidate
	picks   picks
	why     why
}

type candidate struct {
	row   roster.Row
	match matching.Match
}

// NewCandidates returns the clients who could take part in a group.
func NewCandidates(env *kit.Env, s Store, group model.ID) *Candidates {
	return &Candidates{env: env, store: s, group: group, wait: kit.NewWait(env), picks: picks{env: env}, why: why{env, s}}
}

// Title is its part of the breadcrumb.
func (x *Candidates) Title() string { return x.env.Lang.Referrals.CandidatesTitle }

type candidatesFound struct {
	of    *Candidates
	asked int
	found []candidate
	err   error
}

// Init matches everybody who takes no part, in the background.
func (x *Candidates) Init() tea.Cmd {
	if x.cancel != nil {
		x.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	x.cancel = cancel
	x.asked++
	s, group, asked, today := x.store, x.group, x.asked, model.DateOf(x.env.Time())
	var turn tea.Cmd
	if !x.known {
		_, turn = x.wait.Start(x.env.Lang.Common.Working)
	}
	return tea.Batch(turn, func() tea.Msg {
		defer cancel()
		found, err := candidates(ctx, s, group, today)
		if ctx.Err() != nil {
			return nil
		}
		return candidatesFound{x, asked, found, err}
	})
}

// candidates finds whom what a group offers fits, the best first.
func candidates(ctx context.Context, s Store, group model.ID, today model.Date) ([]candidate, error) {
	rows := &idleRows{Result: s.Roster().Run(ctx, roster.Query{Sort: roster.ByName, Today: today, Filter: notTaking()})}
	var referred []model.ID
	for _, e := range s.Enrolments() {
		if e.Live() {
			referred = append(referred, e.Client)
		}
	}
	rows.leaveOut(referred)
	ids := make([]model.ID, rows.Len())
	for i := range ids {
		ids[i] = rows.ID(i)
	}
	fits, err := s.Fits(ctx, store.Fitting{Clients: ids, Group: group, Most: 1})
	if err != nil {
		return nil, err
	}
	var found []candidate
	for i := range ids {
		if len(fits[i]) > 0 {
			found = append(found, candidate{rows.Row(rows.place(i)), fits[i][0]})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.match.Score, a.match.Score) })
	return found[:min(len(found), candidatesMost):min(len(found), candidatesMost)], nil
}

// Update takes intents and answers.
func (x *Candidates) Update(msg tea.Msg) tea.Cmd {
	if cmd, taken := x.why.update(msg); taken {
		return cmd
	}
	switch m := msg.(type) {
	case candidatesFound:
		if m.of != x || m.asked != x.asked {
			return nil
		}
		x.wait.Stop()
		x.known, x.failure = true, ""
		if m.err != nil {
			x.failure = store.Explain(m.err, x.env.Lang.Code)
		}
		x.found = m.found
		x.fill()
	case readForReferral:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, x.env.Lang.Code)})
		}
		return kit.Send(kit.Push{Screen: NewRefer(x.env, x.store, m.client, m.offering, 0)})
	case kit.Refresh:
		return x.Init()
	case kit.Turn:
		return x.wait.Update(m)
	case kit.Do:
		return x.do(m.Intent)
	}
	return nil
}

// fill words who was found.
func (x *Candidates) fill() {
	books := x.store.Books()
	var all []pick
	for i := range x.found {
		one := &x.found[i]
		o, _ := books.Offering(one.match.Offering)
		p := pick{name: strings.Join([]string{record.ClientName(&one.row), one.row.Register, books.DistrictName(one.row.District)}, " · "), right: o.Name,
			rightStyle: x.env.Theme.Faint, good: reasons(x.env, one.match.Reasons, false), against: reasons(x.env, one.match.Reasons, true)}
		if a, ok := x.store.Abstention(one.row.ID); ok {
			p.right, p.rightStyle = x.env.Lang.Reason(books.Mechanism(), model.ReasonAbsent, a.Reason), x.env.Theme.Warn
		}
		all = append(all, p)
	}
	x.picks.set(all)
}

func (x *Candidates) do(i kit.Intent) tea.Cmd {
	if x.picks.do(i) {
		return nil
	}
	at := x.picks.cursor()
	switch {
	case i == kit.Back && x.cancel != nil:
		x.cancel()
		return kit.Send(kit.Pop{})
	case at < 0:
	case i == kit.Open:
		return kit.Send(kit.Show{Kind: model.KindClient, ID: x.found[at].row.ID})
	case i == referIntent && May(x.store, x.found[at].row.ID):
		return readFor(x.store, x.found[at].row.ID, x.found[at].match.Offering)
	case i == reasonIntent && May(x.store, x.found[at].row.ID):
		return x.why.ask(x.found[at].row.ID)
	}
	return nil
}

// Keys is what works now.
func (x *Candidates) Keys() kit.KeyMap {
	w := &x.env.Lang.Referrals
	var m kit.KeyMap
	if at := x.picks.cursor(); at >= 0 {
		if May(x.store, x.found[at].row.ID) {
			m = append(m, kit.Bind(referIntent, w.KeyRefer, "r"), kit.Bind(reasonIntent, w.KeyReason, "x"))
		}
		m = append(m, kit.Bind(kit.Open, w.KeyClient))
	}
	return append(append(m, x.picks.keys()...), kit.Bind(kit.Back, x.env.Lang.Common.Back))
}

// Map is the way that a referral from here begins.
func (x *Candidates) Map() *kit.StateMap { return beginning(x.env, x.store) }

// Draw draws the group and who was found.
func (x *Candidates) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, books := x.env.Theme, x.store.Books()
	area.Min.X++
	area.Max.X--
	c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), books.GroupName(x.group)+" · "+x.Title(), th.Bold)
	area.Min.Y += 2
	switch {
	case x.failure != "":
		c.Wrap(area, x.failure, th.Bad)
	case !x.known:
		x.wait.Draw(c, area)
	case len(x.found) == 0:
		c.Wrap(area, x.env.Lang.Referrals.CandidatesNone, th.Base)
	default:
		return x.picks.draw(c, area)
	}
	return nil
}

// Click gives the mouse to the list.
func (x *Candidates) Click(px, py int, ev tea.MouseMsg) tea.Cmd { return x.picks.click(px, py, ev) }
