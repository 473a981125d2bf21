package kit

import (
	"image"
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestSpokenTextHoldsOnlyWhatCanBeReadAloud holds any text to printable letters
// on one line, and keeps every letter and figure of it in order.
func TestSpokenTextHoldsOnlyWhatCanBeReadAloud(t *testing.T) {
	words := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r < 0x2500 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				return r
			}
			return -1
		}, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("ab1 ·›→│─█▁…↑\n\t\x1b,.")))).Draw(t, "text")
		got := Spoken(s)
		for _, r := range got {
			if !unicode.IsPrint(r) || r >= 0x2500 && r < 0x25a0 {
				t.Fatalf("%U in %q", r, got)
			}
		}
		if strings.Contains(got, "  ") || strings.Trim(got, " ,") != got {
			t.Fatalf("blanks or commas without words in %q", got)
		}
		if again := Spoken(got); again != got {
			t.Fatalf("%q is told as %q the second time", got, again)
		}
		if want := words(Clean(s)); words(got) != want {
			t.Fatalf("%q became %q", want, words(got))
		}
	})
}

// TestACanvasThatTellsKeepsTheOrderInWhichItIsRead draws lines from below to
// above and from right to left, and hears them as they are read.
func TestACanvasThatTellsKeepsTheOrderInWhichItIsRead(t *testing.T) {
	c := NewTelling(40, 10)
	long := strings.Repeat("kata ", 30)
	c.Wrap(image.Rect(0, 6, 40, 10), long, Style{})
	c.Hand(image.Rect(0, 4, 40, 5), TabRow{Titles: []string{"Satu"}})
	c.Right(image.Rect(0, 2, 40, 3), "kanan", Style{})
	c.Text(0, 2, "h ", Style{})
	c.Text(2, 2, "hadir", Style{})
	c.TextIn(image.Rect(0, 1, 5, 2), "tidak dipotong", Style{})
	c.Rule(0, 0, 40, Style{})
	c.Box(image.Rect(0, 0, 40, 10), "kotak", Style{})
	want := []Told{
		{Lines: []string{"tidak dipotong"}}, {Lines: []string{"h hadir, kanan"}}, {Part: TabRow{Titles: []string{"Satu"}}},
		{Lines: []string{strings.TrimSpace(long)}},
	}
	if diff := cmp.Diff(want, c.Told()); diff != "" {
		t.Fatal(diff)
	}
	if told := NewCanvas(40, 10).Told(); told != nil {
		t.Fatalf("a canvas of cells tells %v", told)
	}
}

// TestDialogsAreAskedAsTheyAreShown answers a question in lines; what follows is
// what the button does.
func TestDialogsAreAskedAsTheyAreShown(t *testing.T) {
	env, _ := testEnv()
	d := Confirm(env, "Tutup", "Tutup perkara ini?", "", "", "yes").Otherwise("no")
	q, asked := d.Question()
	if !asked || !q.Confirm || q.Default != q.Options[0].Value {
		t.Fatalf("%+v: No is not what an empty line means", q)
	}
	for i, want := range []string{"no", "yes"} {
		d := Confirm(env, "Tutup", "Tutup perkara ini?", "", "", "yes").Otherwise("no")
		cmd, stands := d.Answer(q.Options[i].Value)
		if !stands || cmd() != (CloseDialog{Then: want}) {
			t.Fatalf("the answer %q does not stand for %s", q.Options[i].Label, want)
		}
		if _, stands := d.Answer(q.Options[i].Value); stands {
			t.Fatal("a question is answered twice")
		}
	}
	offer := Choose(env, "Draf", []Option{{Value: "use"}, {Value: "drop"}}, "use", func(value string) tea.Msg { return value }).Unasked()
	offer.Draw(NewTelling(80, 24), image.Rect(0, 0, 80, 24))
	if cmd := offer.Update(Do{Open}); cmd == nil || cmd() != (CloseDialog{Then: "use"}) {
		t.Fatal("what was told and chosen counts as too soon")
	}
	ask := Ask(env, "Alasan", "Mengapa?", nil)
	if _, stands := ask.Answer("  "); stands || !slices.Contains(ask.Remarks(), env.Lang.Common.Required) {
		t.Fatal("an empty answer stands")
	}
}
