package record

import (
	"context"
	"sync"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
)

// DraftKeeper keeps the draft of one form in the order in which it was typed.
// The commands of a screen run beside each other; without an order, the draft of
// an earlier key could take the place of a later one's, or come back after its
// record was saved, and be offered to somebody who has nothing to go on with.
type DraftKeeper struct {
	env       *kit.Env
	drafts    Drafts
	form, key string
	asked     int // how often something was asked for; the screen's own

	mu   sync.Mutex
	done int  // what was asked for up to here is done, or stands no more
	over bool // the record was saved, and the screen does not know yet
}

// NewDraftKeeper returns the keeper of a form's draft; key is that of the
// record, empty for a new one.
func NewDraftKeeper(env *kit.Env, d Drafts, form, key string) *DraftKeeper {
	return &DraftKeeper{env: env, drafts: d, form: form, key: key}
}

// Keep returns the command that keeps what is typed now; base is the revision
// that the form began from.
func (k *DraftKeeper) Keep(base uint64, values map[string]string) tea.Cmd {
	d := store.Draft{Form: k.form, Key: k.key, Base: base, Values: values}
	return k.next(func(ctx context.Context) tea.Msg {
		if err := k.drafts.SaveDraft(ctx, d); err != nil {
			return kit.Notice{Level: kit.Warn, Text: store.Explain(err, k.env.Lang.Code)}
		}
		return nil
	})
}

// Drop returns the command that forgets the draft.
func (k *DraftKeeper) Drop() tea.Cmd {
	return k.next(func(ctx context.Context) tea.Msg {
		// A draft left behind is offered again; that does no harm.
		_ = k.drafts.DropDraft(ctx, k.form, k.key)
		return nil
	})
}

// next returns the command that does what is asked for now, unless something
// asked for later has been done.
func (k *DraftKeeper) next(do func(context.Context) tea.Msg) tea.Cmd {
	k.asked++
	n := k.asked
	return func() tea.Msg {
		k.mu.Lock()
		defer k.mu.Unlock()
		if k.over || n <= k.done {
			return nil
		}
		k.done = n
		ctx, stop := Within()
		defer stop()
		return do(ctx)
	}
}

// Save saves the record itself, and then forgets its draft. It is called in a
// command; what is to be kept meanwhile waits until it is known whether it need
// be. After it succeeded the screen calls [DraftKeeper.Saved].
func (k *DraftKeeper) Save(ctx context.Context, save func() error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := save(); err != nil {
		return err
	}
	k.over = true
	_ = k.drafts.DropDraft(ctx, k.form, k.key) // as in Drop
	return nil
}

// Saved tells that the screen shows what was saved: what is typed from now on
// is a draft again.
func (k *DraftKeeper) Saved() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.over, k.done = false, k.asked
}

// OfferDraft asks whether to go on with a draft that was found. Who does not
// know leaves the form, and the draft stays; and keys that were typed for the
// form, before the question came, do not answer it.
func OfferDraft(env *kit.Env, d store.Draft, taken, dropped tea.Msg) tea.Cmd {
	w := &env.Lang.Record
	const use, drop = "use", "drop"
	title := env.Lang.F(w.DraftTitle, env.Lang.Moment(env.Local(d.At), model.DateOf(env.Time())))
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(env, title, []kit.Option{{Value: use, Label: w.DraftUse}, {Value: drop, Label: w.DraftDrop}}, use,
		func(value string) tea.Msg {
			if value == use {
				return taken
			}
			return dropped
		}).Otherwise(kit.Pop{}).Unasked()})
}
