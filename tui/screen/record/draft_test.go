package record

import (
	"context"
	"errors"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// oneDraft is a store that holds one draft.
type oneDraft struct{ kept map[string]string }

func (o *oneDraft) Books() *store.Books { return nil }
func (o *oneDraft) SaveDraft(_ context.Context, d store.Draft) error {
	o.kept = d.Values
	return nil
}
func (o *oneDraft) Draft(context.Context, string, string) (store.Draft, bool, error) {
	return store.Draft{}, false, nil
}
func (o *oneDraft) DropDraft(context.Context, string, string) error { o.kept = nil; return nil }

// TestADraftIsAlwaysWhatWasTypedLast runs the commands of a form in any order:
// whatever was asked for last since the record was saved is what stands.
func TestADraftIsAlwaysWhatWasTypedLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drafts := &oneDraft{}
		k := NewDraftKeeper(&kit.Env{Lang: lang.For("")}, drafts, "client", "")
		var pending []tea.Cmd
		want := map[string]string(nil)
		text := 0
		run := func() {
			i := rapid.IntRange(0, len(pending)-1).Draw(t, "which")
			cmd := pending[i]
			pending = append(pending[:i], pending[i+1:]...)
			cmd()
		}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"type", "type", "drop", "save", "fail", "run", "run"}).Draw(t, "step") {
			case "type":
				text++
				want = map[string]string{"name": fmt.Sprint(text)}
				pending = append(pending, k.Keep(1, want))
			case "drop":
				want = nil
				pending = append(pending, k.Drop())
			case "save": // and what is asked for until the screen knows
				if err := k.Save(t.Context(), func() error { return nil }); err != nil {
					t.Fatal(err)
				}
				pending = append(pending, k.Keep(1, map[string]string{"name": "saved already"}))
				if rapid.Bool().Draw(t, "at once") {
					run()
				}
				k.Saved()
				want = nil
			case "fail":
				if err := k.Save(t.Context(), func() error { return errors.New("refused") }); err == nil {
					t.Fatal("a refusal was lost")
				}
			case "run":
				if len(pending) > 0 {
					run()
				}
			}
		}
		for len(pending) > 0 {
			run()
		}
		if fmt.Sprint(drafts.kept) != fmt.Sprint(want) {
			t.Fatalf("the draft is %v, want %v", drafts.kept, want)
		}
	})
}
