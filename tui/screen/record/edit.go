package record

import (
	"context"
	"errors"
	"image"
	"maps"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
)

// Spec describes the form of one kind of record. T is the record as it is
// spread out for the form.
type Spec[T any] struct {
	// Form and Key name the draft: the kind of form, and the record; Key is
	// empty for a new one.
	Form, Key string
	// Title is the screen's part of the breadcrumb.
	Title func() string
	// Fields describes the form, in the language of the moment.
	Fields func() []form.Field
	// Binding ties the fields to T.
	Binding form.Binding[T]
	// Intent is what saving is called in the audit trail.
	Intent string
	// Kind is the kind of record that Head is the head of; none if the form
	// changes no record, but makes one.
	Kind model.Kind
	// Head is the head of the record as T was read; nil for what is always new.
	Head func(T) model.Meta
	// Name is what the status line calls the record.
	Name func(T) string
	// Check finds what the fields alone cannot; nil is nothing.
	Check func(T) model.Problems
	// Look finds, a moment after typing, what is worth a note beside a field,
	// such as a person who is registered already; nil is nothing.
	Look func(ctx context.Context, one T) map[string]form.Note
	// Save saves and returns what is stored.
	Save func(ctx context.Context, op store.Op, one T) (T, error)
	// Theirs spreads out the stored record of a conflict.
	Theirs func(stored any) (T, bool)
	// Holder names the record that holds a number which must be unique.
	Holder func(field string, id model.ID) string
	// Refused words a refusal that only this kind of record has, beside a field;
	// nil is nothing.
	Refused func(err error) (field, text string, ok bool)
	// Done is what happens after saving; nil says it and goes back.
	Done func(saved T) tea.Cmd
	// Map is the way of what the form is about; nil is none.
	Map func() *kit.StateMap
}

// Edit is the screen of a form. What is typed is kept as a draft, offered again
// when the form is opened again, and never lost by a conflict or an error.
type Edit[T any] struct {
	env    *kit.Env
	store  Office
	spec   Spec[T]
	record T
	fields []form.Field
	form   *form.Form
	code   string // language of the fields
	wait   *kit.Wait
	op     store.Op
	draft  *DraftKeeper
	old    form.Values // the draft that was found
	looks  int         // numbers the looks; the answer of an older one is dropped
	met    met         // what another desk saved last while the form was open
}

// NewEdit returns the form of a record.
func NewEdit[T any](env *kit.Env, s Office, spec Spec[T], one T) *Edit[T] {
	e := &Edit[T]{env: env, store: s, spec: spec, record: one, wait: kit.NewWait(env), code: env.Lang.Code,
		draft: NewDraftKeeper(env, s, spec.Form, spec.Key)}
	e.fields = spec.Fields()
	e.form = form.New(env, e.fields, spec.Binding.Values(&e.record))
	return e
}

// head is the head of the record as it was read.
func (e *Edit[T]) head() model.Meta {
	if e.spec.Head == nil {
		return model.Meta{}
	}
	return e.spec.Head(e.record)
}

// Editing is the record whose form this is; none while it is new.
func (e *Edit[T]) Editing() (kit.Record, bool) {
	head := e.head()
	return kit.Record{Kind: e.spec.Kind, ID: head.ID}, e.spec.Kind != "" && head.Rev > 0
}

// Title is its part of the breadcrumb.
func (e *Edit[T]) Title() string { return e.spec.Title() }

// Typing is always true: a form has the keyboard.
func (e *Edit[T]) Typing() bool { return true }

// Keys are those of the form.
func (e *Edit[T]) Keys() kit.KeyMap { return e.form.Keys() }

// Map is the way of what the form is about, nil if it has none.
func (e *Edit[T]) Map() *kit.StateMap {
	if e.spec.Map == nil {
		return nil
	}
	return e.spec.Map()
}

// Values returns what stands in the form.
func (e *Edit[T]) Values() form.Values { return e.form.Values() }

// Prefill fills in a field on the person's behalf: leaving it so loses nothing
// that they typed.
func (e *Edit[T]) Prefill(key, value string) {
	values, base := e.form.Values(), e.form.Base()
	values[key], base[key] = value, value
	e.form.SetValues(values)
	e.form.Rebase(base)
}

// Propose fills the form with a record that is not stored, as though it had
// been typed.
func (e *Edit[T]) Propose(one T) { e.form.SetValues(e.spec.Binding.Values(&one)) }

// Focus goes to a field.
func (e *Edit[T]) Focus(key string) { e.form.Focus(key) }

type (
	draftFound struct {
		edit  any
		draft store.Draft
	}
	draftTaken    struct{ edit any }
	draftDropped  struct{ edit any }
	leaveNow      struct{ edit any }
	looked[T any] struct {
		edit   *Edit[T]
		number int
		notes  map[string]form.Note
	}
	saveDone[T any] struct {
		edit       *Edit[T]
		generation int
		saved      T
		err        error
	}
)

// Init looks for a draft.
func (e *Edit[T]) Init() tea.Cmd {
	return func() tea.Msg {
		ctx, stop := Within()
		defer stop()
		d, ok, err := e.store.Draft(ctx, e.spec.Form, e.spec.Key)
		if err != nil || !ok { // a draft that cannot be read is no reason not to work
			return nil
		}
		return draftFound{e, d}
	}
}

// Update takes what is typed and what the store answers.
func (e *Edit[T]) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case form.Saved:
		if m.Form == e.form {
			return e.save(m.Values)
		}
	case form.Changed:
		e.op = store.Op{} // what is saved from now on is something else
		return tea.Batch(e.Flush(), e.look())
	case looked[T]:
		if m.edit == e && m.number == e.looks {
			e.form.SetNotes(m.notes)
		}
	case form.Cancelled:
		return kit.Send(kit.Pop{})
	case form.LeaveAsked:
		return e.Leave()
	case leaveNow:
		return tea.Batch(e.Flush(), kit.Send(kit.Pop{}))
	case draftFound:
		return e.offer(m.draft)
	case draftTaken:
		v := e.form.Values()
		maps.Copy(v, e.old)
		e.form.SetValues(v)
	case draftDropped:
		return e.draft.Drop()
	case saveDone[T]:
		return e.answered(m)
	case kit.Refresh:
		e.translate()
		return e.stands(m)
	case stood[T]:
		return e.overtaken(m)
	case chosen[T]:
		if m.edit == e {
			return e.settle(m.all)
		}
	case kit.Turn:
		return e.wait.Update(m)
	default:
		if e.wait.Busy() {
			if _, key := msg.(tea.KeyPressMsg); key {
				return nil // what is being saved does not change
			}
		}
		return e.form.Update(msg)
	}
	return nil
}

// translate makes the form anew when the language changed.
func (e *Edit[T]) translate() {
	if e.code == e.env.Lang.Code {
		return
	}
	e.code = e.env.Lang.Code
	values, base, at := e.form.Values(), e.form.Base(), e.form.Focused()
	e.fields = e.spec.Fields()
	e.form = form.New(e.env, e.fields, values)
	e.form.Rebase(base)
	e.form.Focus(at)
}

// offer asks whether to go on with a draft.
func (e *Edit[T]) offer(d store.Draft) tea.Cmd {
	e.old = form.Values(d.Values)
	if len(d.Values) == 0 || maps.Equal(e.old, e.form.Values()) {
		return nil
	}
	return OfferDraft(e.env, d, draftTaken{e}, draftDropped{e})
}

// Flush keeps what is typed as a draft, now.
func (e *Edit[T]) Flush() tea.Cmd {
	if !e.form.Dirty() {
		return nil
	}
	return e.draft.Keep(e.head().Rev, Changes(e.fields, e.form.Base(), e.form.Values()))
}

// look asks what is worth a note about the record as it is typed.
func (e *Edit[T]) look() tea.Cmd {
	if e.spec.Look == nil {
		return nil
	}
	e.looks++
	number, one := e.looks, e.record
	e.spec.Binding.Apply(&one, e.form.Values())
	return func() tea.Msg {
		ctx, stop := Within()
		defer stop()
		return looked[T]{e, number, e.spec.Look(ctx, one)}
	}
}

// Leave asks before unsaved work is left.
func (e *Edit[T]) Leave() tea.Cmd {
	if !e.form.Dirty() {
		return nil
	}
	return AskLeave(e.env, leaveNow{e})
}

// AskLeave asks before unsaved work is left, of which a draft is kept.
func AskLeave(env *kit.Env, leave tea.Msg) tea.Cmd {
	w := &env.Lang.Record
	return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(env, w.LeaveTitle, w.LeaveText, w.LeaveYes, w.LeaveNo, leave)})
}

// save checks the record as a whole and hands it to the store.
func (e *Edit[T]) save(v form.Values) tea.Cmd {
	if e.wait.Busy() {
		return nil
	}
	if open := e.unsettled(); len(open) > 0 {
		return e.choose(open)
	}
	one := e.record
	e.spec.Binding.Apply(&one, v)
	if e.spec.Check != nil {
		found := e.spec.Check(one)
		e.show(found)
		if len(found.Errors()) > 0 {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: e.env.Lang.Record.Wrong})
		}
	}
	if e.op.ID.IsZero() {
		e.op = store.NewOp(e.spec.Intent)
	}
	op := e.op
	generation, turn := e.wait.Start(e.env.Lang.Common.Working)
	return tea.Batch(turn, func() tea.Msg {
		ctx, stop := Within()
		defer stop()
		var saved T
		err := e.draft.Save(ctx, func() (err error) { saved, err = e.spec.Save(ctx, op, one); return err })
		return saveDone[T]{e, generation, saved, err}
	})
}

func (e *Edit[T]) answered(m saveDone[T]) tea.Cmd {
	if m.edit != e || !e.wait.Current(m.generation) {
		return nil
	}
	e.wait.Stop()
	if m.err == nil {
		e.draft.Saved()
		e.record = m.saved
		e.form.Rebase(e.form.Values()) // nothing is left to lose
		if e.spec.Done != nil {
			return e.spec.Done(m.saved)
		}
		said := e.env.Lang.F(e.env.Lang.Record.Saved, e.spec.Name(m.saved))
		return tea.Batch(kit.Send(kit.Notice{Level: kit.Good, Text: said}), kit.Send(kit.Pop{}))
	}
	if !errors.Is(m.err, context.DeadlineExceeded) {
		e.op = store.Op{} // the next try is another operation
	}
	return e.refused(m.err)
}

// refused says why the store did not save, beside the fields where it can.
func (e *Edit[T]) refused(err error) tea.Cmd {
	var (
		problems model.Problems
		taken    *store.Taken
		conflict *store.Conflict
	)
	l := e.env.Lang
	if e.spec.Refused != nil {
		if field, text, ok := e.spec.Refused(err); ok {
			e.form.SetNotes(map[string]form.Note{field: {Text: text}})
			e.form.Focus(field)
			return kit.Send(kit.Notice{Level: kit.Bad, Text: text})
		}
	}
	switch {
	case errors.As(err, &conflict):
		if theirs, ok := e.spec.Theirs(conflict.Theirs); ok {
			return e.collided(theirs, conflict)
		}
	case errors.As(err, &problems):
		e.show(problems)
		return kit.Send(kit.Notice{Level: kit.Bad, Text: l.Record.Wrong})
	case errors.As(err, &taken):
		note := l.Record.TakenHidden
		if e.spec.Holder != nil && !taken.By.IsZero() {
			if name := e.spec.Holder(taken.Field, taken.By); name != "" {
				note = l.F(l.Record.TakenBy, name)
			}
		}
		e.form.SetNotes(map[string]form.Note{taken.Field: {Text: note}})
		e.form.Focus(taken.Field)
		return kit.Send(kit.Notice{Level: kit.Bad, Text: l.Record.Wrong})
	}
	return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(err, l.Code)})
}

// show puts problems beside their fields and goes to the first error.
func (e *Edit[T]) show(found model.Problems) {
	e.form.SetNotes(Notes(e.env.Lang, e.fields, found))
	if wrong := found.Errors(); len(wrong) > 0 {
		e.form.Focus(wrong[0].Field)
	}
}

// Draw draws the form, a line about who else has it open, and one of what is
// waited for.
func (e *Edit[T]) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if r, open := e.Editing(); open && area.Dy() > 2 {
		if line := AlsoOpen(e.env, e.store, r.Kind, r.ID); line != "" {
			area.Max.Y--
			c.TextIn(image.Rect(area.Min.X, area.Max.Y, area.Max.X, area.Max.Y+1), line, e.env.Theme.Fresh)
		}
	}
	if e.wait.Busy() && area.Dy() > 1 {
		area.Max.Y--
		e.wait.Draw(c, image.Rect(area.Min.X, area.Max.Y, area.Max.X, area.Max.Y+1))
	}
	return e.form.Draw(c, area)
}

// Click gives the mouse to the form.
func (e *Edit[T]) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return e.form.Click(x, y, ev) }
