package imports

import (
	"context"
	"errors"
	"image"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/store/sheet"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Batch is one import: what came of it, what it brought, and the ways to go on
// with it and to take it back.
type Batch struct {
	*record.Card
	env     *kit.Env
	store   Store
	id      model.ID
	batch   model.Batch
	some    []store.Brought
	all     int
	known   bool
	failure string
	begin   beginning
	wait    *kit.Wait
	at      *atomic.Int64 // taken back: done and all
	stop    context.CancelFunc
}

// NewBatch returns the screen of an import.
func NewBatch(env *kit.Env, s Store, id model.ID) *Batch {
	b := &Batch{env: env, store: s, id: id, wait: kit.NewWait(env), at: &atomic.Int64{}, stop: func() {}}
	b.Card = record.NewCard(env, func() string { return env.Lang.Imports.BatchTitle }, b.write, nil, nil)
	return b
}

// shownBrought is how many records of an import the screen names.
const shownBrought = 200

type (
	batchRead struct {
		of    *Batch
		batch model.Batch
		some  []store.Brought
		all   int
		err   error
	}
	// undo is that the import is to be taken back, with the reason; first the
	// person is asked whether they mean it.
	undo struct {
		of     *Batch
		reason string
		sure   bool
	}
	undone struct {
		of         *Batch
		generation int
		err        error
	}
)

// Init reads it.
func (b *Batch) Init() tea.Cmd {
	s, id := b.store, b.id
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		batch, err := s.Batch(ctx, id)
		if err != nil {
			return batchRead{of: b, err: err}
		}
		some, all, err := s.Brought(ctx, id, shownBrought)
		return batchRead{b, batch, some, all, err}
	}
}

// Leave stops taking back: it can be gone on with.
func (b *Batch) Leave() tea.Cmd {
	b.stop()
	return nil
}

// The intents of an import.
const (
	resumeIntent kit.Intent = "import.resume"
	undoIntent   kit.Intent = "import.undo"
)

// Update takes intents and answers.
func (b *Batch) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case batchRead:
		if m.of == b {
			b.show(m)
		}
		return nil
	case kit.Turn:
		if at := b.at.Load(); at > 0 {
			b.wait.Progress(int(at>>32), int(at&(1<<32-1)))
		}
		return b.wait.Update(m)
	case undo:
		if m.of == b {
			return b.undo(m)
		}
		return nil
	case undone:
		if m.of == b && b.wait.Current(m.generation) {
			return b.taken(m.err)
		}
		return nil
	case kit.Refresh:
		if b.wait.Busy() {
			return nil
		}
		return b.Init()
	case kit.Do:
		if cmd, taken := b.do(m.Intent); taken {
			return cmd
		}
	}
	if b.resumable() {
		b.begin = beginning{env: b.env, store: b.store, resume: &b.batch}
		if cmd, taken := b.begin.update(msg, nil); taken {
			return cmd
		}
	}
	return b.Card.Update(msg)
}

func (b *Batch) show(m batchRead) {
	b.failure = ""
	if m.err != nil {
		b.failure = store.Explain(m.err, b.env.Lang.Code)
	}
	b.batch, b.some, b.all, b.known = m.batch, m.some, m.all, m.err == nil
}

// resumable reports whether the import can be gone on with from this desk.
func (b *Batch) resumable() bool {
	return b.known && b.batch.Resumable() && b.env.Folder != "" && b.store.MayBring(b.batch.Of) == nil
}

// undoable reports whether there is anything to take back.
func (b *Batch) undoable() bool { return b.known && b.batch.Brings() }

func (b *Batch) do(i kit.Intent) (tea.Cmd, bool) {
	l := b.env.Lang
	w := &l.Imports
	switch {
	case b.wait.Busy():
		if i == stopIntent || i == kit.Back {
			b.stop()
			return nil, true
		}
	case i == resumeIntent && b.resumable():
		return kit.Send(kit.OpenDialog{Dialog: kit.Ask(b.env, w.TypePath, l.F(w.PathHelp, b.env.Folder), func(s string) tea.Msg { return pickedFile{s} }).Suggest(b.batch.File)}), true
	case i == undoIntent && b.undoable():
		d := kit.Ask(b.env, l.F(w.UndoTitle, l.Number(b.batch.No)), w.UndoText, func(s string) tea.Msg { return undo{of: b, reason: s} })
		return kit.Send(kit.OpenDialog{Dialog: d}), true
	}
	return nil, false
}

// undo asks whether the person is sure, and then takes the import back.
func (b *Batch) undo(m undo) tea.Cmd {
	l := b.env.Lang
	w := &l.Imports
	if !m.sure {
		m.sure = true
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(b.env, l.F(w.UndoTitle, l.Number(b.batch.No)), l.F(w.UndoSure, l.Number(b.batch.New), l.Number(b.batch.Updated)), w.UndoYes, l.Common.Cancel, m)})
	}
	ctx, stop := context.WithCancel(context.Background())
	b.stop = stop
	generation, turn := b.wait.Start(w.TakingBack)
	at := &atomic.Int64{}
	b.at = at
	s, id := b.store, b.id
	return tea.Batch(turn, func() tea.Msg {
		defer stop()
		_, err := s.TakeBackBatch(ctx, store.NewOp(""), id, m.reason, func(done, all int) { at.Store(int64(done)<<32 | int64(all)) })
		return undone{b, generation, err}
	})
}

func (b *Batch) taken(err error) tea.Cmd {
	b.wait.Stop()
	l := b.env.Lang
	switch {
	case errors.Is(err, context.Canceled):
		return b.Init()
	case err != nil:
		return tea.Batch(b.Init(), kit.Send(kit.OpenDialog{Dialog: kit.Message(b.env, l.F(l.Imports.UndoTitle, l.Number(b.batch.No)), store.Explain(err, l.Code), nil)}))
	}
	return tea.Batch(b.Init(), kit.Send(kit.Notice{Level: kit.Good, Text: l.F(l.Imports.Undone, l.Number(b.batch.No))}))
}

// Keys is what works now.
func (b *Batch) Keys() kit.KeyMap {
	w := &b.env.Lang.Imports
	if b.wait.Busy() {
		return kit.KeyMap{kit.Bind(stopIntent, w.KeyStop, "esc")}
	}
	var m kit.KeyMap
	if b.resumable() {
		m = append(m, kit.Bind(resumeIntent, w.KeyResume, "r"))
	}
	if b.undoable() {
		m = append(m, kit.Bind(undoIntent, w.KeyUndo, "z"))
	}
	return append(m, b.Card.Keys()...)
}

// Draw draws the import, and how far taking it back is.
func (b *Batch) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if b.wait.Busy() {
		foot := area
		foot.Min.X, foot.Min.Y = area.Min.X+1, area.Max.Y-1
		area.Max.Y--
		b.wait.Draw(c, foot)
	}
	return b.Card.Draw(c, area)
}

func (b *Batch) write(p *record.Paper) {
	l, th := b.env.Lang, b.env.Theme
	switch {
	case b.failure != "":
		p.Text(b.failure, th.Bad)
		return
	case !b.known:
		return
	}
	writeBatch(p, b.env, b.store, &b.batch)
	if b.all > 0 {
		p.Head(l.Imports.FBrought)
		for _, one := range b.some {
			b.writeBrought(p, one)
		}
		if more := b.all - len(b.some); more > 0 {
			p.Text(l.F(l.Imports.BroughtMore, l.Number(more)), th.Faint)
		}
	}
	if len(b.batch.Mapping) > 0 {
		p.Head(l.Imports.FMapping)
		kind := sheet.Kind(b.batch.Of)
		for _, f := range sheet.Fields(kind) { // in the order of the form
			if heading := b.batch.Mapping[f.Key]; heading != "" {
				p.Fact(fieldName(b.env, kind, f), heading, th.Base)
			}
		}
	}
}

// writeBrought names a record that the import brought: a client as the roster
// does, what belongs to one is told by its kind.
func (b *Batch) writeBrought(p *record.Paper, one store.Brought) {
	const state, name = 12, 30
	w, th, books := &b.env.Lang.Imports, b.env.Theme, b.store.Books()
	what := w.BroughtUpdated
	if one.New {
		what = w.BroughtNew
	}
	text, more := b.env.Lang.Domain.Kinds[one.Kind], ""
	switch one.Kind {
	case model.KindClient:
		row, _ := b.store.Roster().Find(one.ID)
		text, more = record.ClientName(&row), row.Register
	case model.KindCounselor:
		text = books.CounselorName(one.ID)
	case model.KindGroup:
		text = books.GroupName(one.ID)
	case model.KindRegion:
		for i := range books.Regions {
			if books.Regions[i].ID == one.ID {
				text, more = books.Regions[i].Name, books.Regions[i].Code
			}
		}
	}
	p.Row(0, record.Column{Text: what, Width: state, Style: th.Faint}, record.Column{Text: text, Width: name}, record.Column{Text: more, Style: th.Faint})
}

// writeBatch writes what is known of an import at a glance.
func writeBatch(p *record.Paper, env *kit.Env, s Store, b *model.Batch) {
	l, th, books := env.Lang, env.Theme, s.Books()
	w := &l.Imports
	p.Text(b.File, th.Bold)
	p.Text(counts(env, w.RanRows, b.Rows, b.New, b.Updated, b.Unchanged, b.Rejected), th.Base)
	p.Blank()
	p.Fact(w.FState, l.Domain.BatchState(b.State), th.Base)
	p.Fact(w.FKind, kindName(env, b.Of), th.Base)
	if b.Sheet != "" {
		p.Fact(w.FSheet, b.Sheet, th.Base)
	}
	p.Fact(w.FBy, books.UserName(b.By)+" · "+l.Date(b.On), th.Base)
	if b.TakenOn != 0 {
		p.Fact(w.FTaken, books.UserName(b.TakenBy)+" · "+l.Date(b.TakenOn)+" · "+b.TakenWhy, th.Base)
	}
}
