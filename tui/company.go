package tui

import (
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// Company are the other desks that live in the same process, and would end with
// it.
type Company interface {
	// Others returns the other desks.
	Others() []Neighbour
	// Sits tells who works at this desk now; empty is nobody.
	Sits(name string)
}

// Neighbour is another desk of the process.
type Neighbour struct {
	Terminal string // "loket-2"
	Person   string // who works there; empty is nobody
}

// CompanyChanged tells the desk that another one came or went.
type CompanyChanged struct{}

// others returns the desks that would end with this one.
func (a *App) others() []Neighbour {
	if a.cfg.Company == nil || !a.cfg.Holds {
		return nil
	}
	return a.cfg.Company.Others()
}

// sits tells the company who works here, and whose desks wait here.
func (a *App) sits() {
	if a.cfg.Company == nil {
		return
	}
	var names []string
	for _, s := range a.stays() {
		if s.session != nil {
			names = append(names, s.person.Actor.Name)
		}
	}
	a.cfg.Company.Sits(strings.Join(names, ", "))
}

// What a person may want who closes the desk that holds the office's file.
const (
	leaveWait = "wait"
	leaveNow  = "now"
)

// leaveChosen is the answer.
type leaveChosen string

// askLeave says who else works in this process and asks what is to become of
// them.
func (a *App) askLeave(p place, others []Neighbour) {
	w := &a.env.Lang.Company
	a.open(p, kit.Choose(a.env, a.env.Lang.F(w.LeaveTitle, len(others)), []kit.Option{
		{Value: leaveWait, Label: w.Wait},
		{Value: leaveNow, Label: w.Now},
	}, leaveWait, func(value string) tea.Msg { return leaveChosen(value) }))
}

// leaveAs carries out what was chosen.
func (a *App) leaveAs(how leaveChosen) tea.Cmd {
	if how == leaveNow || len(a.others()) == 0 {
		return a.quit()
	}
	cmd := a.signOut()
	a.gate = &layer{screen: &waiting{env: a.env, others: a.others}}
	return cmd
}

// companyChanged ends a desk that only waited for the others.
func (a *App) companyChanged() tea.Cmd {
	if a.gate == nil {
		return nil
	}
	if _, ok := a.gate.screen.(*waiting); ok && len(a.others()) == 0 {
		return a.quit()
	}
	return nil
}

// waiting stands where somebody has left a desk that others still need.
type waiting struct {
	env    *kit.Env
	others func() []Neighbour
}

const (
	stopWaiting kit.Intent = "waiting.stop"
	endOthers   kit.Intent = "waiting.end"
)

// waited is what the waiting screen answers.
type waited struct{ end bool }

func (s *waiting) Title() string { return s.env.Lang.Company.Waiting }
func (s *waiting) Init() tea.Cmd { return nil }

func (s *waiting) Keys() kit.KeyMap {
	w := &s.env.Lang.Company
	return kit.KeyMap{kit.Bind(stopWaiting, w.KeyBack, "esc"), kit.Bind(endOthers, w.KeyEnd, "x")}
}

func (s *waiting) Update(msg tea.Msg) tea.Cmd {
	w := &s.env.Lang.Company
	if m, ok := msg.(kit.Do); ok {
		switch m.Intent {
		case stopWaiting:
			return kit.Send(waited{})
		case endOthers:
			return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(s.env, w.EndTitle, w.EndText, w.Now, s.env.Lang.Common.No, waited{end: true})})
		}
	}
	return nil
}

func (s *waiting) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := s.env.Theme, &s.env.Lang.Company
	others := s.others()
	area = middle(area, 66, len(others)+6)
	c.Text(area.Min.X, area.Min.Y, w.Waiting, th.Title)
	area.Min.Y += 2
	area.Min.Y += c.Wrap(area, w.WaitingText, th.Base) + 1
	for _, o := range others {
		if area.Dy() <= 0 {
			break
		}
		c.TextIn(image.Rect(area.Min.X+2, area.Min.Y, area.Max.X, area.Min.Y+1), s.neighbour(o), th.Base)
		area.Min.Y++
	}
	return nil
}

func (s *waiting) neighbour(o Neighbour) string {
	if o.Person == "" {
		return o.Terminal + " · " + s.env.Lang.Company.Nobody
	}
	return o.Terminal + " · " + o.Person
}
