package referrals

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Part is a client's way into groups as a part of the client's screen: every
// enrolment there was, and why they take no part.
type Part struct {
	env    *kit.Env
	store  Store
	doer   Doer
	why    why
	groups *record.Groups
	client model.ID
	all    []model.Enrolment
}

// NewPart returns the part of a client.
func NewPart(env *kit.Env, s Store, client model.ID) *Part {
	return &Part{env: env, store: s, doer: NewDoer(env, s), why: why{env, s}, groups: record.NewGroups(env), client: client}
}

// Set gives the part the client's enrolments, the newest first.
func (p *Part) Set(all []model.Enrolment) {
	p.all = all
	group := record.Group{Title: p.env.Lang.Referrals.Title, All: len(all)}
	for i := range all {
		group.Lines = append(group.Lines, Entry(p.env, p.store, &all[i]))
	}
	if len(all) == 0 {
		p.groups.Set(nil)
		return
	}
	p.groups.Set([]record.Group{group})
}

// Len is how many enrolments there were.
func (p *Part) Len() int { return len(p.all) }

// Update takes the answers of what was begun here.
func (p *Part) Update(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	if cmd, taken := p.doer.Update(msg); taken {
		return cmd, true
	}
	return p.why.update(msg)
}

// Do moves, opens and takes steps.
func (p *Part) Do(i kit.Intent) (cmd tea.Cmd, taken bool) {
	if i == reasonIntent && May(p.store, p.client) {
		return p.why.ask(p.client), true
	}
	return p.groups.Do(i)
}

// Keys is what works in the part.
func (p *Part) Keys() kit.KeyMap {
	w := &p.env.Lang.Referrals
	var m kit.KeyMap
	if p.groups.Len() > 0 {
		m = p.groups.Keys(w.KeyPick, w.KeyOpen, w.KeyStep)
	}
	if May(p.store, p.client) {
		m = append(m, kit.Bind(reasonIntent, w.KeyReason, "x"))
	}
	return m
}

// Draw draws the reason that stands, and the enrolments.
func (p *Part) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := p.env.Theme, p.env.Lang
	w := &l.Referrals
	if a, ok := p.store.Abstention(p.client); ok {
		text := l.F(w.NowAbsent, p.env.Lang.Reason(p.store.Books().Mechanism(), model.ReasonAbsent, a.Reason), l.DateBrief(a.Day))
		area.Min.Y += c.Wrap(area, text, th.Warn) + 1
	}
	if p.groups.Len() == 0 {
		c.Wrap(area, w.NoneEver, th.Faint)
		return nil
	}
	return p.groups.Draw(c, area)
}

// Click gives the mouse to the list.
func (p *Part) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return p.groups.Click(x, y, ev) }
