package record_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/tui/kit/form"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

var fields = []form.Field{
	{Key: "name", Label: "Nama"}, {Key: "phone", Label: "Telepon"},
	{Key: "rows", Label: "Baris", Kind: form.List, Items: []form.Field{{Key: "a", Label: "Isi"}, {Key: "b", Label: "Lain"}}},
}

func drawValues(t *rapid.T, label string) form.Values {
	few := rapid.SampledFrom([]string{"", "x", "y"})
	v := form.Values{"name": few.Draw(t, label), "phone": few.Draw(t, label), "rows": ""}
	n := rapid.IntRange(0, 2).Draw(t, label)
	if n > 0 {
		v["rows"] = fmt.Sprint(n)
	}
	for i := range n {
		v[fmt.Sprintf("rows.%d.a", i)] = few.Draw(t, label)
		v[fmt.Sprintf("rows.%d.b", i)] = few.Draw(t, label)
	}
	return v
}

// rows are the values of the list alone.
func rows(v form.Values) form.Values {
	out := form.Values{}
	for k, s := range v {
		if strings.HasPrefix(k, "rows") {
			out[k] = s
		}
	}
	return out
}

func TestAMergeTakesWhatOneDeskChangedAndNeverMixesRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := drawValues(t, "base"), drawValues(t, "mine"), drawValues(t, "theirs")
		merged, collisions := record.Merge(fields, base, mine, theirs)
		for _, key := range []string{"name", "phone"} {
			want := mine[key]
			if mine[key] == base[key] {
				want = theirs[key]
			}
			if merged[key] != want {
				t.Fatalf("%s is %q, want %q", key, merged[key], want)
			}
		}
		want := rows(mine)
		if maps.Equal(want, rows(base)) {
			want = rows(theirs)
		}
		if !maps.Equal(rows(merged), want) {
			t.Fatalf("rows are %v, want %v of one desk", rows(merged), want)
		}
		for _, key := range collisions {
			part := func(v form.Values) form.Values {
				if key == "rows" {
					return rows(v)
				}
				return form.Values{key: v[key]}
			}
			if maps.Equal(part(mine), part(base)) || maps.Equal(part(theirs), part(base)) || maps.Equal(part(mine), part(theirs)) {
				t.Fatalf("%s does not collide", key)
			}
		}
	})
}

func TestADraftHoldsWhatWasTypedAndNoMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, now := drawValues(t, "base"), drawValues(t, "now")
		draft := record.Changes(fields, base, now)
		for _, key := range []string{"name", "phone"} {
			if _, kept := draft[key]; kept != (base[key] != now[key]) {
				t.Fatalf("%s is in the draft: %v", key, kept)
			}
		}
		again := base.Clone()
		maps.Copy(again, draft)
		for key := range now {
			if again[key] != now[key] {
				t.Fatalf("%s is %q after the draft, want %q", key, again[key], now[key])
			}
		}
	})
}

func TestAProblemOfARowNamesRowAndField(t *testing.T) {
	l := lang.For("id")
	notes := record.Notes(l, fields, model.Problems{
		{Field: "name", Code: model.Missing, Warning: true}, {Field: "name", Code: model.NotClean},
		{Field: "rows.1.b", Code: model.Missing},
	})
	if n := notes["rows"]; n.Text != "2. Lain: Harus diisi." || n.Warning {
		t.Errorf("the row's note is %+v", n)
	}
	if n := notes["name"]; n.Warning || n.Text != l.Domain.Problems[model.NotClean] {
		t.Errorf("a doubt stands in the place of an error: %+v", n)
	}
}

func TestALookupFindsByWordsAndByValue(t *testing.T) {
	find := record.LookupIn([]form.Option{{Value: "33.02.14", Label: "Ajibarang"}, {Value: "33.02.02", Label: "Wangon"}})
	if got := find("=33.02.02"); len(got) != 1 || got[0].Label != "Wangon" {
		t.Errorf("by value: %v", got)
	}
	if got := find("BARANG"); len(got) != 1 || got[0].Label != "Ajibarang" {
		t.Errorf("by words: %v", got)
	}
	if got := find("=Wangon"); len(got) != 0 {
		t.Errorf("a label is no value: %v", got)
	}
	if got := find(""); len(got) != 2 {
		t.Errorf("nothing typed: %v", got)
	}
}

// parts are the values of each field on its own, the rows of a list together.
func parts(v form.Values) map[string]string {
	return map[string]string{"name": v["name"], "phone": v["phone"], "rows": fmt.Sprint(rows(v))}
}

// settled merges and takes the chosen side of each collision, as the form does.
func settled(base, mine, theirs form.Values, theirsOf func(key string) bool) (form.Values, []string) {
	merged, collisions := record.Merge(fields, base, mine, theirs)
	for _, key := range collisions {
		if theirsOf(key) {
			merged = record.Taking(fields, merged, theirs, key)
		}
	}
	return merged, collisions
}

func TestEachCollisionBecomesExactlyWhatWasChosenAndNothingElseChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := drawValues(t, "base"), drawValues(t, "mine"), drawValues(t, "theirs")
		chosen := map[string]bool{}
		for _, key := range []string{"name", "phone", "rows"} {
			chosen[key] = rapid.Bool().Draw(t, "theirs of "+key)
		}
		before := [3]form.Values{base.Clone(), mine.Clone(), theirs.Clone()}
		out, _ := settled(base, mine, theirs, func(key string) bool { return chosen[key] })
		got, b, m, th := parts(out), parts(base), parts(mine), parts(theirs)
		for key := range got {
			want := m[key]
			switch {
			case m[key] == b[key], m[key] != th[key] && th[key] != b[key] && chosen[key]:
				want = th[key]
			}
			if got[key] != want {
				t.Fatalf("%s is %q, want %q: it was %q, mine %q, theirs %q", key, got[key], want, b[key], m[key], th[key])
			}
		}
		for i, v := range []form.Values{base, mine, theirs} {
			if !maps.Equal(v, before[i]) {
				t.Fatal("merging changed what it was given")
			}
		}
	})
}

func TestTwoDesksThatMergeOneAfterTheOtherEndWithTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, a, b := drawValues(t, "base"), drawValues(t, "a"), drawValues(t, "b")
		ofA := map[string]bool{}
		for _, key := range []string{"name", "phone", "rows"} {
			ofA[key] = rapid.Bool().Draw(t, "a decides "+key)
		}
		// a saves first and b merges, or the other way round; of each collision
		// the same value is chosen.
		first, _ := settled(base, b, a, func(key string) bool { return ofA[key] })
		second, _ := settled(base, a, b, func(key string) bool { return !ofA[key] })
		if !maps.Equal(parts(first), parts(second)) {
			t.Fatalf("it matters who saved first: %v and %v", parts(first), parts(second))
		}
		// Whose form still stands open takes the result up without a question.
		open, collisions := record.Merge(fields, a, a, first)
		if len(collisions) > 0 || !maps.Equal(parts(open), parts(first)) {
			t.Fatalf("the other desk has %v after %v, collided %v", parts(open), parts(first), collisions)
		}
	})
}
