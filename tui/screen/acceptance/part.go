package acceptance

import (
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// Part is the acceptance of a client as a part of the client's screen: where
// each source stands and how it got there, and every score.
type Part struct {
	env    *kit.Env
	store  Store
	client model.Client
	all    []model.Acceptance
	groups *record.Groups
	scroll record.Scroll
}

// NewPart returns the part, which is empty until it is [Part.Set].
func NewPart(env *kit.Env, s Store) *Part {
	return &Part{env: env, store: s, groups: record.NewGroups(env)}
}

// openScore asks to open a score of the client on view.
type openScore struct{ id model.ID }

// Set gives the part the client and their scores, the newest first.
func (p *Part) Set(client model.Client, all []model.Acceptance) {
	p.client, p.all = client, all
	if len(all) == 0 {
		p.groups.Set(nil)
		return
	}
	group := record.Group{Title: p.env.Lang.Stigma.ScoresHead, All: len(all)}
	for i := range all {
		group.Lines = append(group.Lines, p.line(&all[i]))
	}
	p.groups.Set([]record.Group{group})
}

func (p *Part) line(a *model.Acceptance) record.Line {
	l := p.env.Lang
	line := record.Line{Word: l.DateBrief(a.Day), Name: l.Domain.Source(a.Source), What: l.Stigma.Score(a.Score), Open: openScore{a.ID}}
	switch {
	case a.Struck != "":
		line.What, line.Style = l.F(l.Stigma.StruckBecause, a.Struck), p.env.Theme.Faint
	case a.Note != "":
		line.What += " · " + a.Note
	}
	return line
}

// Len is how many scores count.
func (p *Part) Len() int { return len(p.standing()) }

// standing are the scores that count, the oldest first.
func (p *Part) standing() []model.Acceptance {
	out := slices.DeleteFunc(slices.Clone(p.all), func(a model.Acceptance) bool { return a.Struck != "" })
	slices.Reverse(out)
	return out
}

const newIntent kit.Intent = "acceptance.new"

// mayAdd reports whether the person may record a score of the client.
func (p *Part) mayAdd() bool {
	return !p.client.ID.IsZero() && p.store.Actor().May(model.ContactAdd, model.ClientSubject(&p.client)) == nil
}

// Update opens a score that was chosen; taken reports whether the message was
// of that kind.
func (p *Part) Update(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	open, ok := msg.(openScore)
	if !ok {
		return nil, false
	}
	at := slices.IndexFunc(p.all, func(a model.Acceptance) bool { return a.ID == open.id })
	if at < 0 {
		return nil, true
	}
	return kit.Send(kit.Push{Screen: NewCard(p.env, p.store, p.client, p.all[at])}), true
}

// Do begins a new score, moves in the list and opens a line.
func (p *Part) Do(i kit.Intent) (cmd tea.Cmd, taken bool) {
	if i == newIntent {
		if !p.mayAdd() {
			return nil, true
		}
		return kit.Send(kit.Push{Screen: New(p.env, p.store, p.client)}), true
	}
	if p.groups.Len() == 0 {
		return nil, false
	}
	return p.groups.Do(i)
}

// Keys is what works in the part.
func (p *Part) Keys() kit.KeyMap {
	w := &p.env.Lang.Stigma
	var m kit.KeyMap
	if p.mayAdd() {
		m = append(m, kit.Bind(newIntent, w.KeyScore, "s"))
	}
	if p.groups.Len() > 0 {
		move := p.groups.Keys(w.KeyPick, w.KeyOpen, "")
		for i := range move {
			if move[i].Intent == kit.Up {
				move[i].Keys = []string{"up"} // the letter records a contact
			}
		}
		m = append(m, move...)
	}
	return m
}

// Draw draws the course by source, and under it every score.
func (p *Part) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if p.groups.Len() == 0 {
		c.Wrap(area, p.env.Lang.Stigma.NoneYet, p.env.Theme.Faint)
		return nil
	}
	paper := record.NewPaper(p.env, area.Dx())
	p.course(paper)
	if n := paper.Len(); n > 0 && area.Dy() >= n+4 {
		paper.Draw(c, image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+n), &p.scroll)
		area.Min.Y += n + 1
	}
	return p.groups.Draw(c, area)
}

// course writes a line for each source that was asked: where it stands, where
// it stood, which way it went, and every score as a small column.
func (p *Part) course(paper *record.Paper) {
	l, th := p.env.Lang, p.env.Theme
	w := &l.Stigma
	const source, score, trend = 18, 5, 9
	row := func(st kit.Style, cells ...string) {
		paper.Row(2, record.Column{Text: cells[0], Width: source, Style: st}, record.Column{Text: cells[1], Width: score, Right: true, Style: st},
			record.Column{Text: cells[2], Width: score, Right: true, Style: th.Faint}, record.Column{Text: cells[3], Width: trend, Style: st}, record.Column{Text: cells[4], Style: st})
	}
	standing := p.standing()
	if len(standing) == 0 {
		return
	}
	row(th.Faint, w.ColSource, w.ColNow, w.ColBefore, " ", w.ColCourse)
	for _, s := range model.AcceptanceSources() {
		of := slices.DeleteFunc(slices.Clone(standing), func(a model.Acceptance) bool { return a.Source != s })
		if len(of) == 0 {
			continue
		}
		now, before, way := Trend(l, of)
		row(th.Base, l.Domain.Source(s), now, before, way, columns(of))
	}
}

// Trend writes the last score, the one before, and which way it went in a mark
// and a word; scores are the oldest first.
func Trend(l *lang.Strings, of []model.Acceptance) (now, before, way string) {
	w := &l.Stigma
	last := of[len(of)-1].Score
	if len(of) == 1 {
		return l.Number(last), "-", w.OnlyOne
	}
	prior := of[len(of)-2].Score
	switch {
	case last > prior:
		way = w.Up
	case last < prior:
		way = w.Down
	default:
		way = w.Same
	}
	return l.Number(last), l.Number(prior), way
}

// columns draws each score as a column of one cell.
func columns(of []model.Acceptance) string {
	values := make([]float64, len(of))
	for i := range of {
		values[i] = float64(of[i].Score)
	}
	return kit.Sparkline(values, model.AcceptanceMost)
}

// Click gives the mouse to the list.
func (p *Part) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return p.groups.Click(x, y, ev) }
