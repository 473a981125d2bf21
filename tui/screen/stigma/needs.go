package stigma

import (
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model/stigma"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// openNeed asks how the need of a kecamatan is made up.
type openNeed struct{ district string }

// ranking is the list of kecamatan by need, each with why in one sentence.
func (x *Stigma) ranking() []record.Group {
	l := x.env.Lang
	if len(x.needs) == 0 {
		return nil
	}
	group := record.Group{Title: l.Stigma.NeedsHead, All: len(x.needs)}
	for i := range x.needs {
		n := &x.needs[i]
		group.Lines = append(group.Lines, record.Line{Word: l.Number(n.Points), Name: x.store.Books().DistrictName(n.Place.District),
			What: x.why(n), Open: openNeed{n.Place.District}})
	}
	return []record.Group{group}
}

// why says why, and before that when an outreach is planned.
func (x *Stigma) why(n *stigma.Need) string {
	l := x.env.Lang
	if n.Place.Planned != 0 {
		return l.F(l.Stigma.PlannedOn, l.DateBrief(n.Place.Planned)) + " · " + l.Why(n)
	}
	return l.Why(n)
}

// drawNeeds draws the list, and under it the whole sentence of the line under
// the cursor.
func (x *Stigma) drawNeeds(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th := x.env.Theme
	if x.ranked.Len() == 0 {
		c.Wrap(area, x.env.Lang.Stigma.NeedsNone, th.Base)
		return nil
	}
	const sentence = 3
	list := area
	if area.Dy() > 2*sentence+2 {
		list.Max.Y -= sentence + 1
		if n, ok := x.chosen(); ok {
			c.Wrap(image.Rect(area.Min.X, list.Max.Y+1, area.Max.X, area.Max.Y), x.store.Books().DistrictName(n.Place.District)+": "+x.why(n), th.Accent)
		}
	}
	return x.ranked.Draw(c, list)
}

// chosen is the need under the cursor.
func (x *Stigma) chosen() (*stigma.Need, bool) { return x.need(x.chosenDistrict()) }

func (x *Stigma) need(district string) (*stigma.Need, bool) {
	i := slices.IndexFunc(x.needs, func(n stigma.Need) bool { return n.Place.District == district })
	if i < 0 {
		return nil, false
	}
	return &x.needs[i], true
}

// needCard is how the need of a kecamatan is made up, part by part.
func (x *Stigma) needCard(district string) kit.Screen {
	name := func() string { return x.store.Books().DistrictName(district) }
	return record.NewCard(x.env, name, func(p *record.Paper) {
		l, th := x.env.Lang, x.env.Theme
		w := &l.Stigma
		n, ok := x.need(district)
		if !ok {
			p.Text(w.NeedsNone, th.Base)
			return
		}
		p.Text(name(), th.Bold)
		p.Text(x.why(n), th.Base)
		p.Blank()
		p.Text(l.F(w.SumOf, l.F(w.Points, l.Number(n.Points), l.Number(stigma.Most))), th.Title)
		for _, part := range n.Parts {
			p.Row(2, record.Column{Text: l.Number(part.Points), Width: 5, Right: true}, record.Column{Text: l.NeedReason(part)})
			p.Indent(9, w.Weights[part.Reason], th.Faint)
		}
		p.Blank()
		p.Text(w.NeedsNote, th.Faint)
	}, nil, nil)
}
