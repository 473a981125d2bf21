// Package desk is the start of the day (Beranda): what needs this person now,
// in the order of urgency. Every line opens the record it speaks of.
//
// It asks the roster and the books, which answer from memory, and keeps
// nothing itself.
package desk

import (
	"context"
	"image"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/audit"
	"guyub/tui/screen/caseload"
	"guyub/tui/screen/groups"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/record"
	"guyub/tui/screen/referrals"
	"guyub/tui/screen/reports"
	"guyub/tui/screen/retention"
	"guyub/tui/screen/stigma"
)

// Store is what this screen needs of a session.
type Store interface {
	caseload.Store
	groups.Store
	audit.Store
	stigma.Store
	retention.Store
	Own(ctx context.Context) ([]store.Own, error)
	Recent(ctx context.Context, n int) ([]store.Ref, error)
	ManyTries(ctx context.Context) ([]store.Tries, error)
}

// each is how many lines a group shows at most.
const each = 6

// Desk is the screen.
type Desk struct {
	env    *kit.Env
	store  Store
	doing  doing
	groups *record.Groups
	head   string
	foot   string
	asked  int
	ready  bool
}

// New returns the screen.
func New(env *kit.Env, s Store) *Desk {
	return &Desk{env: env, store: s, doing: newDoing(env, s), groups: record.NewGroups(env)}
}

// Title is empty: it is its room's only screen.
func (d *Desk) Title() string { return "" }

// Init gathers.
func (d *Desk) Init() tea.Cmd { return d.gather() }

type gathered struct {
	asked  int
	groups []record.Group
	head   string
	foot   string
}

func (d *Desk) gather() tea.Cmd {
	d.asked++
	asked := d.asked
	return func() tea.Msg {
		ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
		defer stop()
		g := newGatherer(ctx, d.env, d.store)
		g.run()
		return gathered{asked, g.groups, g.head, g.foot}
	}
}

// The intents of the desk that are its own.
const (
	reportIntent kit.Intent = "report.quick"
	boardIntent  kit.Intent = "matter.board"
	litmasIntent kit.Intent = "matter.litmas"
	dueIntent    kit.Intent = "report.calendar"
	referIntent  kit.Intent = "enrolment.board"
	trailIntent  kit.Intent = "trail.open"
	stigmaIntent kit.Intent = "stigma.open"
)

// Update takes intents and what was gathered.
func (d *Desk) Update(msg tea.Msg) tea.Cmd {
	if cmd, taken := d.doing.Update(msg); taken {
		return cmd
	}
	switch m := msg.(type) {
	case gathered:
		if m.asked == d.asked {
			d.head, d.foot, d.ready = m.head, m.foot, true
			d.groups.Set(m.groups)
		}
	case complianceAsked:
		return kit.Send(kit.Push{Screen: groups.NewCompliance(d.env, d.store)})
	case kit.Refresh:
		return tea.Batch(d.groups.News(m), d.gather())
	case kit.Do:
		return d.do(m.Intent)
	}
	return nil
}

func (d *Desk) do(i kit.Intent) tea.Cmd {
	if cmd, taken := d.groups.Do(i); taken {
		return cmd
	}
	switch {
	case i == reportIntent && d.mayReport():
		return kit.Send(report{d.chosenClient()})
	case i == trailIntent && audit.May(d.store.Actor()):
		return kit.Send(kit.Push{Screen: audit.NewList(d.env, d.store)})
	case i == stigmaIntent && stigma.May(d.store.Actor()):
		return kit.Send(kit.Push{Screen: stigma.New(d.env, d.store)})
	case !d.store.Actor().SeesClients():
	case i == boardIntent:
		return kit.Send(kit.Push{Screen: matters.NewBoard(d.env, d.store)})
	case i == litmasIntent:
		return kit.Send(kit.Push{Screen: matters.NewLitmasBoard(d.env, d.store)})
	case i == referIntent:
		return kit.Send(kit.Push{Screen: referrals.NewBoard(d.env, d.store)})
	case i == dueIntent:
		return kit.Send(kit.Push{Screen: reports.NewCalendar(d.env, d.store)})
	}
	return nil
}

// chosenClient returns the client of the line under the cursor, when a report
// is what that line waits for.
func (d *Desk) chosenClient() model.ID {
	line, _ := d.groups.Cursor()
	asked, _ := line.Do.(report)
	return asked.client
}

// mayReport reports whether the person takes reports at all.
func (d *Desk) mayReport() bool { return reports.May(d.store.Actor()) }

// Keys is what works now.
func (d *Desk) Keys() kit.KeyMap {
	w := &d.env.Lang.Desk
	m := d.groups.Keys(w.KeyPick, w.KeyOpen, w.KeyDo)
	if d.mayReport() {
		m = append(m, kit.Bind(reportIntent, w.KeyReport, "l"))
	}
	if d.store.Actor().SeesClients() {
		m = append(m, kit.Bind(boardIntent, w.KeyMatters, "t"), kit.Bind(referIntent, d.env.Lang.Referrals.KeyReferrals, "r"), kit.Bind(litmasIntent, w.KeyLitmas, "i").Hide(), kit.Bind(dueIntent, w.KeyCalendar, "d").Hide())
	}
	if stigma.May(d.store.Actor()) {
		m = append(m, kit.Bind(stigmaIntent, d.env.Lang.Stigma.Title, "s").Hide())
	}
	if audit.May(d.store.Actor()) {
		m = append(m, kit.Binding{Intent: trailIntent, Help: d.env.Lang.Audit.KeyTrail, Hidden: true})
	}
	return m
}

// Draw draws the day, the groups with their lines, and what stands at the foot.
func (d *Desk) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if !d.ready {
		return nil
	}
	th, l := d.env.Theme, d.env.Lang
	area.Min.X++
	area.Max.X--
	line := image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1)
	c.Right(line, d.head, th.Base)
	date := line
	date.Max.X -= kit.Width(d.head) + 2
	c.TextIn(date, l.DateWeekday(model.DateOf(d.env.Time())), th.Bold)
	area.Min.Y++
	if area.Dy() > 12 {
		area.Min.Y++
	}
	if d.foot != "" && area.Dy() > 8 {
		foot := image.Rect(area.Min.X, area.Max.Y-1, area.Max.X, area.Max.Y)
		c.TextIn(foot, d.foot, th.Faint)
		area.Max.Y -= 2
	}
	if d.groups.Len() == 0 {
		c.Wrap(area, l.Desk.Nothing, th.Base)
		return nil
	}
	return d.groups.Draw(c, area)
}

// Click chooses a line, and opens the one that is chosen.
func (d *Desk) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return d.groups.Click(x, y, ev) }
