package form

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"guyub/tui/kit"
)

// TestAnAnswerIsWhatTypingInTheFieldMakes gives the same text to two forms, by a
// line and by the keys of the screen: the values and what stands beside the
// fields are the same.
func TestAnAnswerIsWhatTypingInTheFieldMakes(t *testing.T) {
	keys := []string{"name", "count", "hours", "nik", "nip", "register", "phone", "day", "notes", "secret"}
	rapid.Check(t, func(rt *rapid.T) {
		told, drawn := New(env(), every(), Values{}), New(env(), every(), Values{})
		for range rapid.IntRange(1, 8).Draw(rt, "answers") {
			key := rapid.SampledFrom(keys).Draw(rt, "field")
			text := rapid.OneOf(
				rapid.SampledFrom([]string{"hari ini", "+3b", "31-02-2026", "3-4-1980", "1,5", "12", "3302012501930007", "PB-0001/26", "0812345678"}),
				rapid.StringOfN(rapid.RuneFrom([]rune("abc 12,-/+é")), 1, 4, -1)).Draw(rt, "text")
			if len([]rune(text)) > told.field(key).limit() {
				continue // the screen takes no more letters; a line is told that it is too long
			}
			told.Focus(key)
			_, stands := told.Answer(text)
			drawn.Focus(key)
			drawn.input, drawn.area = nil, nil // what stood there is typed over
			drawn.values[key] = ""
			drawn.open()
			drawn.Update(tea.PasteMsg{Content: text})
			drawn.leave()
			drawn.open()
			if diff := cmp.Diff(drawn.Values(), told.Values()); diff != "" {
				rt.Fatalf("%s %q (screen -, line +):\n%s", key, text, diff)
			}
			if diff := cmp.Diff(drawn.Remarks(), told.Remarks()); diff != "" {
				rt.Fatalf("%s %q (screen -, line +):\n%s", key, text, diff)
			}
			note, noted := told.note(told.current())
			if stands != (!noted || note.Warning) {
				rt.Fatalf("%s %q stands: %v, beside it %q", key, text, stands, note.Text)
			}
		}
	})
}

// TestEveryFieldIsAskedOnceInItsOrder steps through a form as its questions.
func TestEveryFieldIsAskedOnceInItsOrder(t *testing.T) {
	fields := every()
	f := New(env(), fields, Values{})
	var want, got []string
	for i := range fields {
		if fields[i].Kind != Computed {
			want = append(want, fields[i].Label)
		}
	}
	for {
		q, ok := f.Question()
		if !ok {
			t.Fatal("nothing is asked")
		}
		got = append(got, q.Label)
		if !f.Step(1) {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Fatalf("asked %q, not %q", got, want)
	}
	for _, label := range want {
		if !f.Seek(strings.ToLower(label)) {
			t.Fatalf("%q is not found", label)
		}
		if q, _ := f.Question(); !strings.HasPrefix(q.Label, label) {
			t.Fatalf("looking for %q leads to %q", label, q.Label)
		}
	}
}

// TestWhatIsMaskedIsNotAskedAloud holds questions and the reading of a form to
// what the screen shows.
func TestWhatIsMaskedIsNotAskedAloud(t *testing.T) {
	const nik, password = "3302012501930007", "bukit dan lembah"
	f := New(env(), every(), Values{"nik": nik, "secret": password})
	said := func() string {
		out := f.Filled()
		for f.Step(-1) {
		}
		for more := true; more; more = f.Step(1) {
			q, _ := f.Question()
			out = append(out, q.Value)
		}
		return strings.Join(append(out, f.Remarks()...), "\n")
	}
	if s := said(); strings.Contains(s, nik) || strings.Contains(s, password) {
		t.Fatalf("told:\n%s", s)
	}
	f.SetRevealed(true)
	if s := said(); !strings.Contains(s, nik) || strings.Contains(s, password) {
		t.Fatalf("told after it was revealed:\n%s", s)
	}
}

// TestOptionsRowsAndSeveralAreAnsweredByTheirValues covers the kinds that are not
// typed.
func TestOptionsRowsAndSeveralAreAnsweredByTheirValues(t *testing.T) {
	f := New(env(), every(), Values{})
	for key, value := range map[string]string{"sex": "P", "town": "2", "yes": "1", "many": "1\n3"} {
		f.Focus(key)
		if _, stands := f.Answer(value); !stands {
			t.Fatalf("%s: %q does not stand", key, value)
		}
		if got := f.Values()[key]; got != strings.ReplaceAll(value, "\n", listSeparator) {
			t.Fatalf("%s: %q became %q", key, value, got)
		}
	}
	f.Focus("rows")
	cmd, _ := f.Answer("+")
	open, ok := run(cmd).(kit.OpenDialog)
	if !ok {
		t.Fatal("+ opens no row")
	}
	row := open.Dialog.(*Dialog)
	row.inner.Answer("Sari")
	f.Update(run(row.Update(run(row.inner.do(kit.Save)))).(kit.CloseDialog).Then)
	q, _ := f.Question()
	if !slices.Equal(q.Rows, []string{"Sari"}) {
		t.Fatalf("the rows are %q", q.Rows)
	}
	if cmd, _ := f.Answer("2"); cmd != nil {
		t.Fatal("a row that is not there is opened")
	}
	if cmd, _ := f.Answer("-1"); run(cmd) == nil {
		t.Fatal("nobody is asked before a row goes")
	}
}
