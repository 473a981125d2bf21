package retention

import (
	"context"
	"errors"
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// row is a client of a list, with what is known of them now.
type row struct {
	roster.Row
	kept model.Retention
}

// List is one list: each client with the day and the reason, who is spared, and
// what may be decided.
type List struct {
	env     *kit.Env
	store   Store
	id      model.ID
	list    *record.List[row]
	worker  *reader[model.Erasure]
	e       model.Erasure
	spared  []model.Spared // as the reviewer has chosen, until it is decided
	known   bool
	failure string
}

// NewList returns the screen of a list.
func NewList(env *kit.Env, s Store, id model.ID) *List {
	one := &List{env: env, store: s, id: id, worker: newReader[model.Erasure](env)}
	empty := func() string { return env.Lang.Retention.NoneFound }
	one.list = record.NewList(env, record.Columns[row]{
		Name: "erasure", All: one.columns, Cells: one.cells,
		ID:    func(r row) model.ID { return r.ID },
		Words: func(r row) string { return r.Name + " " + r.Register },
		Hint:  func() string { return env.Lang.Retention.Hint }, Empty: empty, NoneFound: empty,
	}, "")
	return one
}

// Title is its part of the breadcrumb.
func (one *List) Title() string { return one.env.Lang.Retention.ListTitle }

type listRead struct {
	of   *List
	e    model.Erasure
	kept []model.Retention
	ok   bool
	err  error
}

// Init reads it, with how long each record is kept as it stands now.
func (one *List) Init() tea.Cmd {
	s, id := one.store, one.id
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		all, err := s.Erasures(ctx)
		at := slices.IndexFunc(all, func(e model.Erasure) bool { return e.ID == id })
		if err != nil || at < 0 {
			return listRead{of: one, err: err}
		}
		kept, err := s.Kept(ctx, id)
		return listRead{one, all[at], kept, err == nil, err}
	}
}

// Typing reports whether keys go to the search field.
func (one *List) Typing() bool { return one.list.Typing() }

type (
	// decide is a step with what the person says to it; spare leaves a client as
	// they are.
	decide struct {
		of   *List
		to   model.ErasureState
		note string
	}
	spare struct {
		of     *List
		client model.ID
		why    string
	}
)

// Update takes intents and answers.
func (one *List) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case listRead:
		if m.of == one {
			one.read(m)
		}
		return nil
	case decide:
		if m.of == one {
			return one.decide(m.to, m.note)
		}
		return nil
	case spare:
		if m.of == one {
			one.spare(m.client, m.why)
		}
		return nil
	case kit.Refresh:
		cmd, _ := one.list.Update(m)
		if one.worker.wait.Busy() {
			return cmd // what is carried out here is read when it is through
		}
		return tea.Batch(cmd, one.Init())
	case kit.Do:
		if cmd, taken := one.do(m.Intent); taken {
			return cmd
		}
	}
	if cmd, fresh := one.worker.update(msg); fresh || cmd != nil {
		if fresh {
			return one.done()
		}
		return cmd
	}
	cmd, _ := one.list.Update(msg)
	return cmd
}

func (one *List) read(m listRead) {
	one.failure = ""
	if m.err != nil {
		one.failure = store.Explain(m.err, one.env.Lang.Code)
		return
	}
	if !m.ok {
		one.failure = one.env.Lang.Record.Gone
		return
	}
	if m.e.Rev != one.e.Rev {
		one.spared = slices.Clone(m.e.Spared)
	}
	one.e, one.known = m.e, true
	rows := make([]row, len(m.e.Clients))
	for i, id := range m.e.Clients {
		rows[i] = row{named(one.store, id), m.kept[i]}
	}
	one.list.Set(rows)
}

func (one *List) do(i kit.Intent) (tea.Cmd, bool) {
	l := one.env.Lang
	w := &l.Retention
	if one.worker.wait.Busy() {
		if i == kit.Back {
			one.worker.stop()
		}
		return nil, true
	}
	ask := func(title, text string, to model.ErasureState) (tea.Cmd, bool) {
		return kit.Send(kit.OpenDialog{Dialog: kit.Ask(one.env, title, text, func(note string) tea.Msg { return decide{one, to, note} })}), true
	}
	switch {
	case !one.known:
	case i == kit.Mark && one.decides():
		return one.toggle(), true
	case i == runIntent && one.decides():
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(one.env, l.F(w.RunTitle, l.Number(one.left())), w.RunText, l.F(w.RunYes, l.Number(one.left())), l.Common.Cancel,
			decide{one, model.ErasureRunning, ""})}), true
	case i == runIntent && one.e.State == model.ErasureRunning:
		return one.run(nil), true
	case i == refuseIntent && one.decides():
		return ask(w.RefuseTitle, w.RefuseText, model.ErasureRefused)
	case i == withdrawIntent && one.own():
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(one.env, w.WithdrawTitle, w.WithdrawText, w.WithdrawYes, l.Common.Cancel, decide{one, model.ErasureWithdrawn, ""})}), true
	}
	return nil, false
}

// decides reports whether the person is the second one, for whom the list waits.
func (one *List) decides() bool { return Decides(one.store.Books(), one.store.Actor(), &one.e) }

// own reports whether the person may take the list back.
func (one *List) own() bool {
	return one.e.State == model.ErasureProposed && one.e.By == one.store.Actor().User
}

// left is how many clients are not spared.
func (one *List) left() int { return len(one.e.Clients) - len(one.spared) }

// toggle spares the client under the cursor, or no longer.
func (one *List) toggle() tea.Cmd {
	l := one.env.Lang
	r, ok := one.list.Cursor()
	if !ok {
		return nil
	}
	if i := one.at(r.ID); i >= 0 {
		one.spared = slices.Delete(slices.Clone(one.spared), i, i+1)
		cmd, _ := one.list.Update(kit.Refresh{})
		return cmd
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Ask(one.env, l.F(l.Retention.SpareTitle, r.Name), l.Retention.SpareText, func(why string) tea.Msg { return spare{one, r.ID, why} })})
}

func (one *List) at(client model.ID) int {
	return slices.IndexFunc(one.spared, func(s model.Spared) bool { return s.Client == client })
}

func (one *List) spare(client model.ID, why string) {
	if why = strings.TrimSpace(why); why == "" || one.at(client) >= 0 {
		return
	}
	one.spared = append(slices.Clone(one.spared), model.Spared{Client: client, Why: why})
	_, _ = one.list.Update(kit.Refresh{})
}

// decide records the decision, and carries it out where that is the decision.
func (one *List) decide(to model.ErasureState, note string) tea.Cmd {
	d := store.ErasureDecision{Erasure: one.e.ID, Rev: one.e.Rev, To: to, Note: note}
	if to == model.ErasureRunning {
		d.Spared = one.spared
		return one.run(&d)
	}
	s := one.store
	return one.worker.start(one.env.Lang.Common.Working, func(ctx context.Context, _ func(int, int)) (model.Erasure, error) {
		return s.DecideErasure(ctx, store.NewOp("erasure."+to.Code()), d)
	})
}

// run carries the list out, after it was decided.
func (one *List) run(d *store.ErasureDecision) tea.Cmd {
	s, id := one.store, one.id
	return one.worker.start(one.env.Lang.Retention.Running, func(ctx context.Context, progress func(done, total int)) (model.Erasure, error) {
		if d != nil {
			if e, err := s.DecideErasure(ctx, store.NewOp("erasure."+d.To.Code()), *d); err != nil {
				return e, err
			}
		}
		return s.RunErasure(ctx, id, progress)
	})
}

// done says what came of it, and reads the list anew.
func (one *List) done() tea.Cmd {
	l := one.env.Lang
	notice := kit.Notice{Level: kit.Good, Text: l.F(l.Retention.Stepped, l.Domain.ErasureState(one.worker.found.State))}
	switch {
	case errors.Is(one.worker.err, context.Canceled):
		notice = kit.Notice{Level: kit.Warn, Text: l.Retention.Stopped}
	case one.worker.err != nil:
		notice = kit.Notice{Level: kit.Bad, Text: store.Explain(one.worker.err, l.Code)}
	case one.worker.found.State == model.ErasureApplied:
		e := &one.worker.found
		notice.Text = l.F(l.Retention.Done, l.Number(len(e.Clients)-len(e.Spared)), l.Number(len(e.Spared)))
	}
	return tea.Batch(one.Init(), kit.Send(notice))
}

// Keys is what works now.
func (one *List) Keys() kit.KeyMap {
	w := &one.env.Lang.Retention
	switch {
	case one.worker.wait.Busy():
		return kit.KeyMap{kit.Bind(kit.Back, one.env.Lang.EffectScreen.KeyStop)}
	case one.list.Typing():
		return one.list.Keys()
	}
	var m kit.KeyMap
	switch {
	case one.decides():
		m = kit.KeyMap{kit.Bind(kit.Mark, w.KeySpare, "space"), kit.Bind(runIntent, w.KeyRun, "A"), kit.Bind(refuseIntent, w.KeyRefuse, "x")}
	case one.own():
		m = kit.KeyMap{kit.Bind(withdrawIntent, w.KeyWithdraw, "x")}
	case one.known && one.e.State == model.ErasureRunning:
		m = kit.KeyMap{kit.Bind(runIntent, w.KeyGoOn, "A")}
	}
	return append(m, one.list.Keys()...)
}

func (one *List) columns() []table.Column {
	w := &one.env.Lang.Retention
	return []table.Column{
		{Key: "name", Title: w.ColName, Width: 24, Min: 14, Flex: true},
		{Key: "register", Title: w.ColRegister, Width: 15, Min: 11, Priority: 1},
		{Key: "last", Title: w.ColLast, Width: 11, Priority: 2},
		{Key: "what", Title: w.ColWhat, Width: 30, Min: 20},
	}
}

func (one *List) cells(r row) []table.Cell {
	l, th := one.env.Lang, one.env.Theme
	last := l.DateBrief(r.kept.Last)
	if r.kept.Last == 0 {
		last = "-"
	}
	return []table.Cell{{Text: r.Name}, {Text: r.Register, Style: th.Faint}, {Text: last}, one.what(&r)}
}

// what says what becomes of a client, or became.
func (one *List) what(r *row) table.Cell {
	w, th := &one.env.Lang.Retention, one.env.Theme
	if i := one.at(r.ID); i >= 0 {
		return table.Cell{Text: one.env.Lang.F(w.SparedFor, sparedWhy(one.env, one.spared[i])), Style: th.Warn}
	}
	switch {
	case r.Flags&roster.Anonymous != 0:
		return table.Cell{Text: w.IsAnonymous, Style: th.Good}
	case !one.e.Live():
		return table.Cell{Text: w.AsWas, Style: th.Faint}
	case !r.kept.Over():
		return table.Cell{Text: one.env.Lang.F(w.NoLonger, keptWord(one.env, r.kept.Why[0])), Style: th.Warn}
	}
	return table.Cell{Text: one.env.Lang.F(w.WillBe, one.env.Lang.DateBrief(r.kept.Due))}
}

// Draw draws who proposed and decided, and the clients.
func (one *List) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th := one.env.Theme
	text := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Max.Y)
	if one.failure != "" {
		c.Wrap(text, one.failure, th.Bad)
		return nil
	}
	if !one.known {
		return nil
	}
	for i, line := range one.head() {
		style := th.Base
		if i > 0 {
			style = th.Faint
		}
		text.Min.Y += c.Wrap(text, line, style)
	}
	if one.worker.wait.Busy() {
		one.worker.wait.Draw(c, image.Rect(text.Min.X, text.Min.Y, text.Max.X, text.Min.Y+1))
		text.Min.Y++
	}
	area.Min.Y = text.Min.Y + 1
	return one.list.Draw(c, area)
}

// head says what the list is, in a few lines.
func (one *List) head() []string {
	l, books, e := one.env.Lang, one.store.Books(), &one.e
	w := &l.Retention
	by := func(id model.ID, on model.Date) string {
		return model.ShortName(books.UserName(id)) + ", " + l.DateBrief(on)
	}
	out := []string{l.F(w.HeadLine, l.Number(len(e.Clients)), sectionWord(one.env, e.Section), l.Domain.ErasureState(e.State), l.Number(len(one.spared)))}
	said := l.F(w.ProposedBy, by(e.By, e.On))
	if !e.Decided.IsZero() {
		said += " " + l.F(w.DecidedBy, by(e.Decided, e.DecidedOn))
	}
	out = append(out, said)
	for _, note := range []string{e.Note, e.DecidedNote} {
		if note != "" {
			out = append(out, note)
		}
	}
	switch {
	case one.own():
		out = append(out, w.AnotherDecides)
	case one.decides():
		out = append(out, w.Before)
	case e.State == model.ErasureRunning && !one.worker.wait.Busy():
		out = append(out, w.NotThrough)
	}
	return out
}

// Click chooses a row.
func (one *List) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return one.list.Click(x, y, ev) }

// named is what the roster knows of a client, with the initials of a child.
func named(s Store, id model.ID) roster.Row {
	r, ok := s.Roster().Find(id)
	if !ok {
		r.ID = id
	}
	r.Name = record.ClientName(&r)
	return r
}

// sparedWhy says why a client is left as they are.
func sparedWhy(env *kit.Env, s model.Spared) string {
	if s.Kept != model.KeptByNothing {
		return keptWord(env, s.Kept)
	}
	return s.Why
}

func keptWord(env *kit.Env, k model.Keeping) string {
	words := env.Lang.Retention.Keepings
	return words[min(int(k), len(words)-1)]
}

// sectionWord is whose clients they are, in one word.
func sectionWord(env *kit.Env, s model.Section) string {
	return env.Lang.Retention.Section(s == model.Children)
}
