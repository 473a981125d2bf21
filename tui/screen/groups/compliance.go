package groups

import (
	"cmp"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/text"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

const complianceIntent kit.Intent = "group.compliance"

// Compliance holds the office's groups against what the decree asks (rule R1):
// how many there are, in which fields, with how many partners, and what to do
// next. Every line opens the group that it speaks of.
type Compliance struct {
	env    *kit.Env
	store  Store
	groups *record.Groups
	asked  []asked // of the office as a whole
	open   int     // things that are not met
}

// asked is one thing that the decree asks of the office, and what there is.
type asked struct {
	what, have string
	met        bool
}

// NewCompliance returns the panel.
func NewCompliance(env *kit.Env, s Store) *Compliance {
	c := &Compliance{env: env, store: s, groups: record.NewGroups(env)}
	c.read()
	return c
}

// Title is its part of the breadcrumb.
func (c *Compliance) Title() string { return c.env.Lang.Groups.Life.Title }

// Init has nothing to wait for: groups are in memory.
func (c *Compliance) Init() tea.Cmd { return nil }

// read holds the groups against the decree, as of now.
func (c *Compliance) read() {
	books, today := c.store.Books(), model.DateOf(c.env.Time())
	if books == nil {
		return
	}
	norms := books.NormsOn(today)
	lacks := model.Compliance(books.Groups, norms, today)
	var active []*model.Group
	for i := range books.Groups {
		if books.Groups[i].State == model.GroupActive {
			active = append(active, &books.Groups[i])
		}
	}
	c.open = len(lacks.FieldsOpen) + len(lacks.TooFew)
	if lacks.Groups < lacks.GroupsAsked {
		c.open++
	}
	c.asked = c.ofOffice(lacks, active)
	parts := []record.Group{c.next(lacks), c.ofGroups(lacks, active, today)}
	for i := range parts {
		parts[i].All = len(parts[i].Lines)
	}
	c.groups.Set(slices.DeleteFunc(parts, func(g record.Group) bool { return g.All == 0 }))
}

// met words whether something is met.
func (c *Compliance) met(ok bool) (string, kit.Style) {
	w := &c.env.Lang.Groups.Life
	if ok {
		return w.Met, c.env.Theme.Good
	}
	return w.Short, c.env.Theme.Bad
}

// ofOffice is what is asked of the office as a whole.
func (c *Compliance) ofOffice(lacks model.Shortcomings, active []*model.Group) []asked {
	l := c.env.Lang
	w := &l.Groups.Life
	out := []asked{{w.ActiveGroups, l.F(w.GroupsOf, l.Number(lacks.Groups), l.Number(lacks.GroupsAsked)), lacks.Groups >= lacks.GroupsAsked}}
	for _, f := range model.MandatoryFields() {
		n := 0
		for _, g := range active {
			if slices.Contains(g.Fields, f) {
				n++
			}
		}
		out = append(out, asked{l.Domain.Field(f), l.F(w.GroupsIn, l.Number(n)), n > 0})
	}
	return out
}

// ofGroups are the partners of each active group, the fewest first.
func (c *Compliance) ofGroups(lacks model.Shortcomings, active []*model.Group, today model.Date) record.Group {
	l := c.env.Lang
	w := &l.Groups.Life
	slices.SortStableFunc(active, func(a, b *model.Group) int {
		return cmp.Or(cmp.Compare(min(a.ActivePartners(today), lacks.PartnersAsked), min(b.ActivePartners(today), lacks.PartnersAsked)),
			cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)))
	})
	out := record.Group{Title: w.Partners}
	for _, g := range active {
		n := g.ActivePartners(today)
		what, style := c.met(n >= lacks.PartnersAsked)
		out.Lines = append(out.Lines, record.Line{Word: w.WordPartners, Name: g.Name, Place: l.F(w.OfAsked, l.Number(n), l.Number(lacks.PartnersAsked)),
			What: what, Style: style, Open: kit.Show{Kind: model.KindGroup, ID: g.ID}})
	}
	return out
}

// next is what the office does first about what is not met: it takes the group
// further that has come the furthest, or notes a candidate where there is none.
func (c *Compliance) next(lacks model.Shortcomings) record.Group {
	l := c.env.Lang
	w := &l.Groups.Life
	out := record.Group{Title: w.NextHead}
	take := func(needs func(*model.Group) bool, of string) {
		line := record.Line{Word: w.WordNext, Name: w.NextFound, What: of}
		if mayEdit(c.store) {
			line.Open = candidateAsked{}
		}
		if g := c.furthest(needs); g != nil {
			line.Name, line.What = g.Name, l.F(w.NextTake, l.GroupState(c.store.Books().Mechanism(), g.State))
			line.Open = kit.Show{Kind: model.KindGroup, ID: g.ID}
		}
		out.Lines = append(out.Lines, line)
	}
	for _, f := range lacks.FieldsOpen {
		take(func(g *model.Group) bool { return slices.Contains(g.Fields, f) }, l.Domain.Field(f))
	}
	if lacks.Groups < lacks.GroupsAsked && len(lacks.FieldsOpen) == 0 {
		take(func(*model.Group) bool { return true }, "")
	}
	for _, few := range lacks.TooFew {
		out.Lines = append(out.Lines, record.Line{Word: w.WordNext, Name: few.Name, What: l.F(w.NextPartners, lacks.PartnersAsked-few.Partners),
			Open: kit.Show{Kind: model.KindGroup, ID: few.Group}})
	}
	return out
}

// furthest is the group on its way that has come the furthest, nil for none.
func (c *Compliance) furthest(needs func(*model.Group) bool) *model.Group {
	var out *model.Group
	groups := c.store.Books().Groups
	for i := range groups {
		g := &groups[i]
		if g.State < model.GroupActive && g.State != model.GroupStateUnknown && needs(g) && (out == nil || g.State > out.State) {
			out = g
		}
	}
	return out
}

// candidateAsked asks for the form of a new candidate.
type candidateAsked struct{}

// Update takes intents and changes of the store.
func (c *Compliance) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case candidateAsked:
		return kit.Send(kit.Push{Screen: NewEdit(c.env, c.store, model.ID{})})
	case kit.Refresh:
		c.read()
		return c.groups.News(m)
	case kit.Do:
		cmd, _ := c.groups.Do(m.Intent)
		return cmd
	}
	return nil
}

// Keys is what works now.
func (c *Compliance) Keys() kit.KeyMap {
	w := &c.env.Lang.Groups.Life
	return c.groups.Keys(w.KeyPick, w.KeyOpen, "")
}

// Draw draws what is asked and where the office stands.
func (c *Compliance) Draw(canvas *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := c.env.Theme, c.env.Lang
	w := &l.Groups.Life
	area.Min.X++
	area.Max.X--
	p := record.NewPaper(c.env, area.Dx())
	p.Text(w.Decree, th.Base)
	if c.open == 0 {
		p.Text(w.AllMet, th.Good)
	} else {
		p.Text(l.F(w.NotMet, c.open), th.Bad)
	}
	if area.Dy() > 14 {
		p.Blank()
	}
	const what, have = 27, 20
	for _, one := range c.asked {
		met, style := c.met(one.met)
		p.Row(0, record.Column{Text: one.what, Width: what}, record.Column{Text: one.have, Width: have, Style: th.Faint}, record.Column{Text: met, Style: style})
	}
	p.Blank()
	p.Draw(canvas, area, &record.Scroll{})
	area.Min.Y += p.Len()
	return c.groups.Draw(canvas, area)
}

// Click chooses a line, and opens the one that is chosen.
func (c *Compliance) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return c.groups.Click(x, y, ev) }
