package backups

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"image"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// The intents of this screen that are its own.
const (
	DrillIntent kit.Intent = "backup.drill"
	BackUp      kit.Intent = "data.backup"
)

// item is a backup with the places where it lies.
type item struct {
	store.BackupFile
	id           model.ID
	here, second bool
	tried        *store.Drill // by this screen
	triedAt      time.Time
}

// Screen is the list.
type Screen struct {
	env     *kit.Env
	store   Store
	list    *record.List[*item]
	places  store.BackupPlaces
	items   []*item
	known   bool
	failure string
	wait    *kit.Wait
	cancel  context.CancelFunc
	at      *atomic.Pointer[step] // of the work under way
}

// step is how far the work is.
type step struct{ done, total int }

// New returns the screen.
func New(env *kit.Env, s Store) *Screen {
	l := &Screen{env: env, store: s, wait: kit.NewWait(env)}
	me, _ := s.Books().User(s.Actor().User)
	l.list = record.NewList(env, record.Columns[*item]{
		Name: "backups", All: l.columns, Cells: l.cells,
		ID:        func(b *item) model.ID { return b.id },
		Words:     func(b *item) string { return l.made(b) + " " + l.place(b) },
		Hint:      func() string { return l.env.Lang.Backups.Hint },
		Empty:     l.empty,
		NoneFound: func() string { return l.env.Lang.Office.NoChore },
	}, me.Columns["backups"])
	return l
}

// empty stands in the place of the rows while there are none.
func (l *Screen) empty() string {
	if !l.known {
		return ""
	}
	return l.env.Lang.Backups.Empty
}

// Title is its part of the breadcrumb.
func (l *Screen) Title() string { return l.env.Lang.Backups.Title }

// Init reads the list.
func (l *Screen) Init() tea.Cmd { return l.read() }

type listed struct {
	of     *Screen
	places store.BackupPlaces
	err    error
}

// read lists the backups: each is read to its end the first time.
func (l *Screen) read() tea.Cmd {
	s := l.store
	return func() tea.Msg {
		places, err := s.Backups(context.Background())
		return listed{l, places, err}
	}
}

func (l *Screen) listed(m listed) {
	l.known, l.failure = true, ""
	if m.err != nil {
		l.failure = store.Explain(m.err, l.env.Lang.Code)
		return
	}
	was := map[model.ID]*item{}
	for _, b := range l.items {
		was[b.id] = b
	}
	l.places, l.items = m.places, nil
	now := map[model.ID]*item{}
	for i, all := range [][]store.BackupFile{m.places.Here, m.places.Second} {
		for _, file := range all {
			id := idOf(&file)
			one := now[id]
			if one == nil {
				one = &item{BackupFile: file, id: id}
				if old := was[id]; old != nil {
					one.tried, one.triedAt = old.tried, old.triedAt
				}
				now[id] = one
				l.items = append(l.items, one)
			}
			one.here, one.second = one.here || i == 0, one.second || i == 1
		}
	}
	slices.SortStableFunc(l.items, func(a, b *item) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Entries, a.Entries)) })
	l.list.Set(l.items)
}

// idOf names a row by the name of its file, and apart when one of two is damaged.
func idOf(b *store.BackupFile) model.ID {
	name := filepath.Base(b.Path)
	if b.Damaged {
		name = b.Path
	}
	sum := sha256.Sum256([]byte(name))
	return model.ID(sum[:16])
}

func (l *Screen) columns() []table.Column {
	w := &l.env.Lang.Backups
	return []table.Column{
		{Key: "made", Title: w.ColMade, Width: 18, Min: 16},
		{Key: "state", Title: w.ColState, Width: 24, Min: 18, Flex: true},
		{Key: "place", Title: w.ColPlace, Width: 10, Priority: 1},
		{Key: "records", Title: w.ColRecords, Width: 9, Right: true, Priority: 2},
		{Key: "size", Title: w.ColSize, Width: 9, Right: true, Priority: 3},
	}
}

func (l *Screen) made(b *item) string {
	return moment(l.env, &b.BackupFile)
}

func (l *Screen) place(b *item) string {
	w := &l.env.Lang.Backups
	switch {
	case b.here && b.second:
		return w.PlaceBoth
	case b.second:
		return w.PlaceSecond
	}
	return w.PlaceHere
}

func (l *Screen) state(b *item) table.Cell {
	w, th := &l.env.Lang.Backups, l.env.Theme
	switch {
	case b.Damaged:
		return table.Cell{Text: w.StateDamaged, Style: th.Bad}
	case b.tried != nil:
		return table.Cell{Text: l.env.Lang.F(w.StateTried, l.env.Lang.Clock(b.triedAt)), Style: th.Good}
	case b.Migration:
		return table.Cell{Text: w.StateMigration, Style: th.Faint}
	}
	return table.Cell{Text: w.StateProved, Style: th.Good}
}

func (l *Screen) cells(b *item) []table.Cell {
	return []table.Cell{{Text: l.made(b)}, l.state(b), {Text: l.place(b)},
		{Text: l.env.Lang.Number(b.Records)}, {Text: l.env.Lang.Bytes(b.Size), Style: l.env.Theme.Faint}}
}

// Typing reports whether keys go to the search field.
func (l *Screen) Typing() bool { return l.list.Typing() }

// Keys is what works now.
func (l *Screen) Keys() kit.KeyMap {
	w := &l.env.Lang.Backups
	switch {
	case l.wait.Busy():
		return kit.KeyMap{kit.Bind(kit.Back, w.KeyStop)}
	case l.list.Typing():
		return l.list.Keys()
	}
	m := kit.KeyMap{kit.Bind(BackUp, w.KeyNow, "n")}
	if _, ok := l.list.Cursor(); ok {
		m = append(m, kit.Bind(DrillIntent, w.KeyDrill, "d"), kit.Bind(kit.Open, l.env.Lang.Record.KeyOpen))
	}
	return append(m, l.list.Keys()...)
}

// What the store did.
type (
	backed struct {
		generation int
		of         *Screen
		made       store.Backed
		err        error
	}
	drilled struct {
		generation int
		of         *Screen
		id         model.ID
		drill      store.Drill
		err        error
	}
)

// Update takes intents and answers.
func (l *Screen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case listed:
		if m.of == l {
			l.listed(m)
		}
		return nil
	case kit.Refresh:
		cmd, _ := l.list.Update(m)
		return tea.Batch(cmd, l.read())
	case kit.Turn:
		if l.at != nil {
			if now := l.at.Load(); now != nil {
				l.wait.Progress(now.done, now.total)
			}
		}
		return l.wait.Update(m)
	case backed:
		if m.of == l && l.wait.Current(m.generation) {
			return l.backed(m)
		}
		return nil
	case drilled:
		if m.of == l && l.wait.Current(m.generation) {
			return l.drilled(m)
		}
		return nil
	case kit.Do:
		if l.wait.Busy() {
			if m.Intent == kit.Back {
				l.cancel() // the answer says that it was stopped
			}
			return nil
		}
	}
	cmd, taken := l.list.Update(msg)
	if do, ok := msg.(kit.Do); ok && !taken {
		return l.do(do.Intent)
	}
	return cmd
}

func (l *Screen) do(i kit.Intent) tea.Cmd {
	one, ok := l.list.Cursor()
	w, s := &l.env.Lang.Backups, l.store
	switch {
	case i == BackUp:
		return l.work(w.Making, func(ctx context.Context, generation int, tell store.BackupProgress) tea.Msg {
			made, err := s.BackUp(ctx, tell)
			return backed{generation, l, made, err}
		})
	case i == DrillIntent && ok:
		id, path := one.id, one.Path
		return l.work(w.Trying, func(ctx context.Context, generation int, tell store.BackupProgress) tea.Msg {
			drill, err := s.DrillBackup(ctx, path, tell)
			return drilled{generation, l, id, drill, err}
		})
	case i == kit.Open && ok:
		return l.open(one.id)
	}
	return nil
}

// work does what may take long, with its progress, until Esc.
func (l *Screen) work(what string, do func(context.Context, int, store.BackupProgress) tea.Msg) tea.Cmd {
	ctx, cancel := context.WithCancel(context.Background())
	at := &atomic.Pointer[step]{}
	l.cancel, l.at = cancel, at
	generation, turn := l.wait.Start(what)
	return tea.Batch(turn, func() tea.Msg {
		defer cancel()
		return do(ctx, generation, func(_ store.BackupStep, done, total int) { at.Store(&step{done, total}) })
	})
}

func (l *Screen) backed(m backed) tea.Cmd {
	l.wait.Stop()
	w, s := &l.env.Lang.Backups, l.env.Lang
	if m.err != nil {
		return l.failed(m.err)
	}
	notice := kit.Notice{Level: kit.Good, Text: s.F(w.Made, s.Number(m.made.File.Records))}
	if m.made.Removed > 0 {
		notice.Text += s.F(w.Dropped, s.Number(m.made.Removed))
	}
	if m.made.Second != nil {
		notice = kit.Notice{Level: kit.Warn, Text: store.Explain(m.made.Second, s.Code)}
	}
	return tea.Batch(kit.Send(notice), l.read())
}

func (l *Screen) drilled(m drilled) tea.Cmd {
	l.wait.Stop()
	if m.err != nil {
		return l.failed(m.err)
	}
	for _, b := range l.items {
		if b.id == m.id {
			b.tried, b.triedAt = &m.drill, l.env.Time()
		}
	}
	l.list.Set(l.items)
	return l.open(m.id)
}

func (l *Screen) failed(err error) tea.Cmd {
	if errors.Is(err, context.Canceled) {
		return kit.Send(kit.Notice{Text: l.env.Lang.Backups.Stopped})
	}
	return tea.Batch(kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(err, l.env.Lang.Code)}), l.read())
}

// Draw draws where the backups lie, and the list.
func (l *Screen) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := l.env.Theme, &l.env.Lang.Backups
	line := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Max.Y)
	if l.failure != "" {
		c.Wrap(line, l.failure, th.Bad)
		return nil
	}
	line.Min.Y += c.Wrap(line, w.Text, th.Faint)
	if l.known {
		second, style := l.places.SecondPlace, th.Base
		switch {
		case second == "":
			second, style = w.SecondNone, th.Faint
		case l.places.Away != nil:
			second, style = store.Explain(l.places.Away, l.env.Lang.Code), th.Warn
		}
		head := record.NewPaper(l.env, line.Dx())
		head.Fact(w.Folder, l.places.Folder, th.Base)
		head.Fact(w.SecondPlace, second, style)
		var still record.Scroll
		facts := line
		facts.Max.Y = min(line.Max.Y, line.Min.Y+head.Len())
		head.Draw(c, facts, &still)
		line.Min.Y = facts.Max.Y
	}
	area.Min.Y = min(line.Min.Y, area.Max.Y)
	if area.Dy() > 12 {
		area.Min.Y++
	}
	foot := image.Rect(area.Min.X+1, area.Max.Y-1, area.Max.X-1, area.Max.Y)
	if l.wait.Busy() {
		area.Max.Y--
	}
	cursor := l.list.Draw(c, area)
	l.wait.Draw(c, foot)
	return cursor
}

// Click reaches the list.
func (l *Screen) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return l.list.Click(x, y, ev) }
