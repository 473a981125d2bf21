package office

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// clause is one thing that the mechanism decides: what a state takes and where
// it leads, or the reasons of one kind.
type clause struct {
	place int            // among the clauses, which is also its row's name
	way   model.Way      // empty for reasons
	state string         // empty for the beginning of the way
	of    model.ReasonOf // of reasons
}

// clauses lists everything that is decided, in the order of the ways. How a
// group begins is not: it may be entered in any state.
func clauses() []clause {
	var out []clause
	add := func(c clause) {
		c.place = len(out)
		out = append(out, c)
	}
	for _, s := range model.GroupStates() {
		add(clause{way: model.WayOfGroup, state: s.Code()})
	}
	add(clause{way: model.WayOfEnrolment})
	for _, s := range model.EnrolmentStates() {
		add(clause{way: model.WayOfEnrolment, state: s.Code()})
	}
	for _, of := range []model.ReasonOf{model.ReasonRefused, model.ReasonStopped, model.ReasonAbsent} {
		add(clause{of: of})
	}
	return out
}

// name is what the office calls it.
func (c clause) name(env *kit.Env, m *model.Mechanism) string {
	if c.of != "" {
		return env.Lang.Mechanism.ReasonsOf[c.of]
	}
	return env.Lang.StateOf(m, c.way, c.state)
}

// same reports whether two mechanisms decide it alike.
func (c clause) same(a, b *model.Mechanism) bool {
	if c.of != "" {
		return a.SameReasons(b, c.of)
	}
	return a.SameState(b, c.way, c.state)
}

// mechanism is how the office works with its groups: its states, steps and
// reasons, clause by clause.
type mechanism struct {
	listPart[clause]
	store   Store
	initial *model.Mechanism // what the program comes with
}

func newMechanism(env *kit.Env, s Store) *mechanism {
	m := &mechanism{store: s, initial: model.DefaultMechanism()}
	m.env = env
	m.id = func(c clause) model.ID { return table.Number(c.place) }
	m.write = func(p *record.Paper, c clause) { writeClause(p, env, s.Books().Mechanism(), c) }
	m.note = m.standing
	m.own, m.do = m.ownKeys, m.act
	m.list = record.NewList(env, record.Columns[clause]{
		Name: "mechanism", All: m.columns, Cells: m.cells, ID: m.id,
		Compare:   func(string) func(a, b clause) int { return nil },
		Words:     m.words,
		Hint:      func() string { return env.Lang.Mechanism.Hint },
		Empty:     func() string { return env.Lang.Mechanism.NoClause },
		NoneFound: func() string { return env.Lang.Mechanism.NoClause },
	}, columnsOf(s, "mechanism"))
	return m
}

func (m *mechanism) title() string { return m.env.Lang.Mechanism.Tab }

func (m *mechanism) load() { m.list.Set(clauses()) }

func (m *mechanism) words(c clause) string {
	w := &m.env.Lang.Mechanism
	return c.name(m.env, m.store.Books().Mechanism()) + " " + w.Ways[c.way]
}

func (m *mechanism) columns() []table.Column {
	w := &m.env.Lang.Mechanism
	return []table.Column{
		{Key: "clause", Title: w.ColClause, Width: 26, Min: 20, Flex: true},
		{Key: "way", Title: w.ColWay, Width: 11, Priority: 2},
		{Key: "days", Title: w.ColDays, Width: 8, Right: true, Priority: 1},
		{Key: "owner", Title: w.ColOwner, Width: 16, Min: 13, Priority: 3},
		{Key: "steps", Title: w.ColSteps, Width: 29, Min: 10, Priority: 4},
		{Key: "from", Title: w.ColFrom, Width: 7},
	}
}

func (m *mechanism) cells(c clause) []table.Cell {
	th, l, now := m.env.Theme, m.env.Lang, m.store.Books().Mechanism()
	w := &l.Mechanism
	rule := now.StateOf(c.way, c.state)
	days, owner := "", ""
	if rule.Days > 0 {
		days = l.Number(rule.Days) + " " + l.Domain.Unit(model.UnitDays)
	}
	if rule.Owner != model.GradeUnknown {
		owner = l.Domain.Grade(rule.Owner)
	}
	changed := table.Cell{}
	if !c.same(now, m.initial) {
		changed = table.Cell{Text: w.Changed, Style: th.Warn}
	}
	return []table.Cell{{Text: c.name(m.env, now)}, {Text: w.Ways[c.way], Style: th.Faint}, {Text: days},
		{Text: owner, Style: th.Faint}, {Text: m.holds(now, c), Style: th.Faint}, changed}
}

// holds says how many steps or reasons a clause has.
func (m *mechanism) holds(now *model.Mechanism, c clause) string {
	l := m.env.Lang
	if c.of != "" {
		return l.F(l.Mechanism.ReasonCount, len(now.ReasonsOf(c.of)))
	}
	steps := now.StepsFrom(c.way, c.state)
	off := 0
	for _, s := range steps {
		if s.Off {
			off++
		}
	}
	switch {
	case len(steps) == 0:
		return ""
	case off > 0:
		return l.F(l.Mechanism.StepsOff, len(steps), off)
	}
	return l.F(l.Mechanism.StepCount, len(steps))
}

// standing says on what decision the mechanism rests, and that what the program
// comes with is an example.
func (m *mechanism) standing() (string, kit.Style) {
	w, now := &m.env.Lang.Mechanism, m.store.Books().Mechanism()
	if now.Source == "" {
		return w.Example, m.env.Theme.Faint
	}
	differ := 0
	for _, c := range clauses() {
		if !c.same(now, m.initial) {
			differ++
		}
	}
	if differ == 0 {
		return m.env.Lang.F(w.DecidedSame, now.Source), m.env.Theme.Faint
	}
	return m.env.Lang.F(w.Decided, now.Source, differ), m.env.Theme.Faint
}

const (
	defaultIntent    kit.Intent = "mechanism.default"
	allDefaultIntent kit.Intent = "mechanism.default-all"
)

func (m *mechanism) ownKeys() kit.KeyMap {
	r, w := &m.env.Lang.Record, &m.env.Lang.Mechanism
	keys := kit.KeyMap{kit.Bind(kit.Open, r.KeyOpen)}
	if !may(m.store, model.NormEdit) {
		return keys
	}
	keys = append(keys, kit.Bind(kit.Edit, r.KeyEdit))
	now := m.store.Books().Mechanism()
	if c, ok := m.list.Cursor(); ok && !c.same(now, m.initial) {
		keys = append(keys, kit.Bind(defaultIntent, w.KeyDefault, "b"))
	}
	if now.Rev > 0 {
		keys = append(keys, kit.Bind(allDefaultIntent, w.KeyAllDefault, "B").Hide())
	}
	return keys
}

func (m *mechanism) act(i kit.Intent) tea.Cmd {
	c, ok := m.list.Cursor()
	if i == kit.Open && ok {
		return kit.Send(kit.Push{Screen: clauseCard(m.env, m.store, c)})
	}
	if !may(m.store, model.NormEdit) {
		return nil
	}
	switch {
	case i == kit.Edit && ok:
		return kit.Send(kit.Push{Screen: newClauseEdit(m.env, m.store, c)})
	case i == defaultIntent && ok:
		return kit.Send(kit.Push{Screen: newClauseReset(m.env, m.store, c)})
	case i == allDefaultIntent && m.store.Books().Mechanism().Rev > 0:
		w := &m.env.Lang.Mechanism
		return kit.Send(kit.OpenDialog{Dialog: kit.Ask(m.env, w.AllTitle, w.AllText, func(source string) tea.Msg { return resetAll(source) })})
	}
	return nil
}

type (
	// resetAll asks for the example again, with the decision that says so.
	resetAll string
	// resetDone is what came of it.
	resetDone struct{ err error }
)

func (m *mechanism) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case resetAll:
		return m.reset(string(msg))
	case resetDone:
		if msg.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(msg.err, m.env.Lang.Code)})
		}
		return kit.Send(kit.Notice{Level: kit.Good, Text: m.env.Lang.Mechanism.AllDone})
	}
	return m.listPart.update(msg)
}

// reset decides every clause as the program comes with it.
func (m *mechanism) reset(source string) tea.Cmd {
	next := *m.store.Books().Mechanism()
	for _, c := range clauses() {
		next = c.taken(&next, m.initial)
	}
	next.Source, next.Note = strings.TrimSpace(source), ""
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		_, err := m.store.SaveMechanism(ctx, store.NewOp("mechanism.save"), next)
		return resetDone{err}
	}
}

// taken returns a mechanism that decides the clause as another one does.
func (c clause) taken(m, other *model.Mechanism) model.Mechanism {
	if c.of != "" {
		return m.WithReasons(c.of, other.AllReasonsOf(c.of))
	}
	return m.WithState(other.StateOf(c.way, c.state), other.StepsFrom(c.way, c.state))
}

// clauseCard is the screen of one clause, with the history of the mechanism.
func clauseCard(env *kit.Env, s Store, c clause) kit.Screen {
	edit := func() kit.Screen { return newClauseEdit(env, s, c) }
	if !may(s, model.NormEdit) {
		edit = nil
	}
	var history *record.History
	if id := s.Books().Mechanism().ID; !id.IsZero() {
		history = mechanismHistory(env, s, id)
	}
	return &clauseScreen{env: env, store: s, clause: c, Card: record.NewCard(env, func() string { return c.name(env, s.Books().Mechanism()) },
		func(p *record.Paper) { writeClause(p, env, s.Books().Mechanism(), c) }, history, edit)}
}

// clauseScreen is the card of a clause, with the map of the way that it is of.
type clauseScreen struct {
	*record.Card
	env    *kit.Env
	store  Store
	clause clause
}

// Map is the way that the clause is of, with its state marked.
func (s *clauseScreen) Map() *kit.StateMap {
	return s.clause.wayMap(s.env, s.store.Books().Mechanism())
}

// wayMap is the way that a clause is of, with its state marked; reasons are of
// that of a client.
func (c clause) wayMap(env *kit.Env, m *model.Mechanism) *kit.StateMap {
	if c.way == model.WayOfGroup {
		state, _ := model.Parse(model.GroupStates(), c.state)
		return record.GroupWay(env, m).Map(env, state)
	}
	state, _ := model.Parse(model.EnrolmentStates(), c.state)
	return record.EnrolmentWay(env, m).Map(env, state)
}

// writeClause writes what a clause decides, and where it differs from what the
// program comes with.
func writeClause(p *record.Paper, env *kit.Env, m *model.Mechanism, c clause) {
	w := &env.Lang.Mechanism
	p.Text(c.name(env, m), env.Theme.Bold)
	initial := model.DefaultMechanism()
	if c.of != "" {
		writeReasons(p, env, m, initial, c.of)
	} else {
		writeState(p, env, m, initial, c)
	}
	p.Head(w.Sections[2])
	if m.Source == "" {
		p.Text(w.Example, env.Theme.Base)
	} else {
		p.Fact(w.F.Source, m.Source, env.Theme.Base)
		if m.Note != "" {
			p.Fact(w.F.Note, m.Note, env.Theme.Base)
		}
	}
	p.Text(w.Explain, env.Theme.Faint)
}

func writeState(p *record.Paper, env *kit.Env, m, initial *model.Mechanism, c clause) {
	th, l := env.Theme, env.Lang
	w := &l.Mechanism
	now, was := m.StateOf(c.way, c.state), initial.StateOf(c.way, c.state)
	if c.state != "" {
		fact := func(label, value, usual string) {
			p.Fact(label, value, th.Base)
			if value != usual {
				p.Fact("", w.Default+": "+usual, th.Warn)
			}
		}
		fact(w.Calls, c.name(env, m), l.StateOf(initial, c.way, c.state))
		if len(m.StepsFrom(c.way, c.state)) > 0 {
			fact(w.F.Days, daysWord(env, now), daysWord(env, was))
			fact(w.F.Owner, ownerWord(env, now), ownerWord(env, was))
			fact(w.F.Checklist, tasks(now), tasks(was))
		}
	}
	steps, usual := m.StepsFrom(c.way, c.state), initial.StepsFrom(c.way, c.state)
	if len(steps) == 0 {
		p.Text(l.Flow.End, th.Faint)
		return
	}
	p.Head(w.StepsHead)
	for i, step := range steps {
		who, st := decides(env, step), th.Base
		if step != usual[i] {
			who, st = who+"  ("+w.Default+": "+decides(env, usual[i])+")", th.Warn
		}
		p.Row(0, record.Column{Text: "→ " + l.StateOf(m, c.way, step.To), Width: 22}, record.Column{Text: who, Style: st})
	}
}

func writeReasons(p *record.Paper, env *kit.Env, m, initial *model.Mechanism, of model.ReasonOf) {
	th, l := env.Theme, env.Lang
	w := &l.Mechanism
	known := map[string]bool{}
	for _, r := range initial.AllReasonsOf(of) {
		known[r.Code] = true
	}
	p.Blank()
	for _, r := range m.AllReasonsOf(of) {
		var more []string
		if r.Off {
			more = append(more, w.SwitchedOff)
		}
		switch usual := w.Reasons[of][r.Code]; {
		case !known[r.Code]:
			more = append(more, w.Changed)
		case r.Name != "" && r.Name != usual:
			more = append(more, w.Default+": "+usual)
		}
		p.Row(0, record.Column{Text: l.Reason(m, of, r.Code), Width: 32}, record.Column{Text: strings.Join(more, " · "), Style: th.Warn})
	}
}

// tasks are what is done in a state, in one line.
func tasks(r model.StateRule) string {
	if len(r.Checklist) == 0 {
		return "-"
	}
	return strings.Join(r.Checklist, "; ")
}

func daysWord(env *kit.Env, r model.StateRule) string {
	if r.Days == 0 {
		return env.Lang.Mechanism.NoDays
	}
	return env.Lang.Number(r.Days)
}

func ownerWord(env *kit.Env, r model.StateRule) string {
	if r.Owner == model.GradeUnknown {
		return env.Lang.Mechanism.NoOwner
	}
	return env.Lang.Domain.Grade(r.Owner)
}

// decides says who takes a step, or that the office does not have it.
func decides(env *kit.Env, r model.StepRule) string {
	f := &env.Lang.Mechanism.F
	switch {
	case r.Off:
		return f.Off
	case r.Decides == model.Heads:
		return f.Heads
	}
	return f.Editors
}
