package referrals

import (
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/matching"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// matchMost is how many offerings are proposed for a client.
const matchMost = 24

// The intents of referring.
const (
	referIntent  kit.Intent = "enrolment.refer"
	reasonIntent kit.Intent = "abstention.save"
	clientIntent kit.Intent = "enrolment.client"
	groupIntent  kit.Intent = "enrolment.group"
	otherIntent  kit.Intent = "enrolment.other"
)

// Match is what groups offer that fits one client, the best first, with the
// reasons for and against.
type Match struct {
	env     *kit.Env
	store   Store
	id      model.ID
	client  model.Client
	known   bool
	failure string
	found   []matching.Match
	picks   picks
	why     why
}

// NewMatch returns the groups that fit a client.
func NewMatch(env *kit.Env, s Store, client model.ID) *Match {
	return &Match{env: env, store: s, id: client, picks: picks{env: env}, why: why{env, s}}
}

// Title is its part of the breadcrumb.
func (m *Match) Title() string { return m.env.Lang.Referrals.MatchTitle }

type matched struct {
	of     *Match
	client model.Client
	found  []matching.Match
	err    error
}

// Init reads the client and finds what fits.
func (m *Match) Init() tea.Cmd {
	s, id := m.store, m.id
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		c, err := s.Client(ctx, id)
		if err != nil {
			return matched{of: m, err: err}
		}
		fits, err := s.Fits(ctx, store.Fitting{Clients: []model.ID{id}, Most: matchMost})
		if err != nil {
			return matched{of: m, err: err}
		}
		return matched{m, c, fits[0], nil}
	}
}

// Update takes intents and answers.
func (m *Match) Update(msg tea.Msg) tea.Cmd {
	if cmd, taken := m.why.update(msg); taken {
		return cmd
	}
	switch msg := msg.(type) {
	case matched:
		if msg.of != m {
			return nil
		}
		m.failure = ""
		if msg.err != nil {
			m.failure = store.Explain(msg.err, m.env.Lang.Code)
			return nil
		}
		m.client, m.found, m.known = msg.client, msg.found, true
		m.fill()
	case otherPicked:
		return m.refer(model.ID(msg))
	case kit.Refresh:
		return m.Init()
	case kit.Do:
		return m.do(msg.Intent)
	}
	return nil
}

// refer opens the referral to an offering; when it is done, so is this list.
func (m *Match) refer(offering model.ID) tea.Cmd {
	const here = 1 // this list
	return kit.Send(kit.Push{Screen: NewRefer(m.env, m.store, m.client, offering, here)})
}

// otherPicked is an offering that is not among those that fit.
type otherPicked model.ID

// others are the offerings that take clients and are not among those that fit:
// also those that do not take this client, to which a supervisor may refer all
// the same (rule R3). What stands against each is said beside it.
func (m *Match) others() []kit.Option {
	books, today := m.store.Books(), model.DateOf(m.env.Time())
	var out []kit.Option
	for i := range books.Offerings {
		o := &books.Offerings[i]
		g, _ := books.Group(o.Group)
		listed := slices.ContainsFunc(m.found, func(f matching.Match) bool { return f.Offering == o.ID })
		if listed || g.State != model.GroupActive || !o.Open(today) {
			continue
		}
		out = append(out, kit.Option{Value: o.ID.String(), Label: offered(books, o.ID, o.Group), Note: hindrances(m.env, standing(m.env, m.store, &m.client, o))})
	}
	slices.SortFunc(out, func(a, b kit.Option) int { return strings.Compare(a.Label, b.Label) })
	return out
}

// askOther opens the choice of an offering that is not among those that fit.
func (m *Match) askOther() tea.Cmd {
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(m.env, m.env.Lang.Referrals.OtherTitle, m.others(), "", func(code string) tea.Msg {
		id, _ := model.ParseID(code)
		return otherPicked(id)
	})})
}

// fill words what was found.
func (m *Match) fill() {
	var all []pick
	for _, one := range m.found {
		all = append(all, m.pick(one))
	}
	m.picks.set(all)
}

func (m *Match) pick(one matching.Match) pick {
	l, books := m.env.Lang, m.store.Books()
	w := &l.Referrals
	o, _ := books.Offering(one.Offering)
	taken := m.store.Seats(one.Group, one.Offering)
	places := l.F(w.PlacesOpen, l.Number(taken.Offering))
	if o.Quota > 0 {
		places = l.F(w.PlacesOf, l.Number(taken.Offering), l.Number(o.Quota))
	}
	p := pick{name: offered(books, one.Offering, one.Group), right: places, rightStyle: m.env.Theme.Faint,
		good: reasons(m.env, one.Reasons, false), against: reasons(m.env, one.Reasons, true)}
	if one.Hindered() {
		p.right, p.rightStyle = w.Supervisor, m.env.Theme.Warn
	}
	return p
}

func (m *Match) do(i kit.Intent) tea.Cmd {
	if m.picks.do(i) {
		return nil
	}
	at := m.picks.cursor()
	switch {
	case i == kit.Open && at >= 0:
		return kit.Send(kit.Show{Kind: model.KindGroup, ID: m.found[at].Group})
	case i == referIntent && at >= 0 && m.may():
		return m.refer(m.found[at].Offering)
	case i == otherIntent && m.may():
		return m.askOther()
	case i == reasonIntent && m.may():
		return m.why.ask(m.id)
	case i == clientIntent:
		return kit.Send(kit.Show{Kind: model.KindClient, ID: m.id})
	}
	return nil
}

// may reports whether the person may refer the client, who is under guidance.
func (m *Match) may() bool { return m.known && m.client.Active() && May(m.store, m.id) }

// Keys is what works now.
func (m *Match) Keys() kit.KeyMap {
	w := &m.env.Lang.Referrals
	var keys kit.KeyMap
	if m.may() && len(m.found) > 0 {
		keys = append(keys, kit.Bind(referIntent, w.KeyRefer, "r"))
	}
	if m.may() {
		keys = append(keys, kit.Bind(reasonIntent, w.KeyReason, "x"), kit.Bind(otherIntent, w.KeyOther, "o"))
	}
	if len(m.found) > 0 {
		keys = append(keys, kit.Bind(kit.Open, w.KeyGroup))
	}
	keys = append(keys, kit.Bind(clientIntent, w.KeyClient, "K"))
	return append(keys, m.picks.keys()...)
}

// Map is the way that a referral from here begins.
func (m *Match) Map() *kit.StateMap { return beginning(m.env, m.store) }

// Draw draws who it is, what they need, and what fits.
func (m *Match) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := m.env.Theme, m.env.Lang
	w := &l.Referrals
	area.Min.X++
	area.Max.X--
	if m.failure != "" {
		c.Wrap(area, m.failure, th.Bad)
		return nil
	}
	if !m.known {
		return nil
	}
	line := func(text string, st kit.Style) {
		c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), text, st)
		area.Min.Y++
	}
	line(strings.Join([]string{record.NameOf(m.store.Roster(), m.id), m.client.Register, m.store.Books().DistrictName(m.client.District)}, " · "), th.Bold)
	line(wanted(m.env, &m.client), th.Faint)
	if a, ok := m.store.Abstention(m.id); ok {
		line(l.F(w.NowAbsent, m.env.Lang.Reason(m.store.Books().Mechanism(), model.ReasonAbsent, a.Reason), l.DateBrief(a.Day)), th.Warn)
	}
	area.Min.Y++
	switch {
	case !m.client.Active():
		c.Wrap(area, w.MatchOver, th.Base)
	case len(m.found) == 0:
		c.Wrap(area, w.MatchNone, th.Base)
	default:
		return m.picks.draw(c, area)
	}
	return nil
}

// wanted words what a client needs and wants.
func wanted(env *kit.Env, c *model.Client) string {
	w := &env.Lang.Referrals
	var parts []string
	if len(c.Needs) > 0 {
		parts = append(parts, env.Lang.F(w.NeedsOf, strings.Join(c.Needs, ", ")))
	}
	if len(c.Interests) > 0 {
		parts = append(parts, env.Lang.F(w.InterestsOf, strings.Join(c.Interests, ", ")))
	}
	if len(parts) == 0 {
		return w.NotAsked
	}
	return strings.Join(parts, " · ")
}

// Click gives the mouse to the list.
func (m *Match) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return m.picks.click(x, y, ev) }
