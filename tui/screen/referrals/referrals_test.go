package referrals

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/screen/record/recordtest"
)

// Who was dealt with is left out of the rows, and everybody else keeps their
// order, whoever that is.
func TestTheRowsAreTheResultWithoutThoseLeftOut(t *testing.T) {
	s := recordtest.Open(t, 60).SignIn("kabapas")
	result := s.Roster().Run(t.Context(), roster.Query{Sort: roster.ByName, Today: s.Today()})
	rapid.Check(t, func(t *rapid.T) {
		var out []model.ID
		for i := range result.Len() {
			if rapid.Bool().Draw(t, "out") {
				out = append(out, result.ID(i))
			}
		}
		rows := &idleRows{Result: result}
		rows.leaveOut(append(out, out...))
		var want []model.ID
		for i := range result.Len() {
			if id := result.ID(i); !slices.Contains(out, id) {
				want = append(want, id)
			}
		}
		if rows.Len() != len(want) {
			t.Fatalf("%d rows, want %d", rows.Len(), len(want))
		}
		for i, id := range want {
			if rows.ID(i) != id || rows.Index(id) != i {
				t.Fatalf("row %d is %v at %d, want %v", i, rows.ID(i), rows.Index(id), id)
			}
		}
		for _, id := range out {
			if rows.Index(id) >= 0 {
				t.Fatalf("%v was left out and stands at %d", id, rows.Index(id))
			}
		}
	})
}

// Every reason is counted once, in its kabupaten and in the total.
func TestReasonsAreCountedByPlace(t *testing.T) {
	regions := []model.Region{{Code: "33.02"}, {Code: "33.03"}, {Code: "33.02.01", Parent: "33.02"}, {Code: "33.02.02", Parent: "33.02"}, {Code: "33.03.01", Parent: "33.03"}}
	rapid.Check(t, func(t *rapid.T) {
		m := model.DefaultMechanism()
		var all []model.Abstention
		want := map[string]int{}
		for range rapid.IntRange(0, 60).Draw(t, "n") {
			a := model.Abstention{Reason: rapid.SampledFrom([]string{"jauh", "stigma", "dahulu"}).Draw(t, "reason"),
				District: rapid.SampledFrom([]string{"33.02.01", "33.02.02", "33.03.01", "99.99.99"}).Draw(t, "district")}
			all = append(all, a)
			want[a.Reason]++
			want[a.Reason+a.District[:5]]++
		}
		c := count(all, regions, m)
		for _, reason := range []string{"jauh", "stigma", "dahulu"} {
			if got := c.total(reason); got != want[reason] {
				t.Fatalf("%s %d times, want %d", reason, got, want[reason])
			}
			for _, place := range c.places {
				if got := c.counts[reason][place.Code]; got != want[reason+place.Code] {
					t.Fatalf("%s in %s %d times, want %d", reason, place.Code, got, want[reason+place.Code])
				}
			}
		}
	})
}

func TestColumnsNeverNeedMoreThanThereIs(t *testing.T) {
	for width := range 200 {
		for n := range 12 {
			fit, each := columns(width, n, 7)
			used := fit
			if fit < n {
				used++ // the rest
			}
			if fit > n || fit > 0 && used*(each+2) > width {
				t.Fatalf("%d of %d columns of %d in %d", fit, n, each, width)
			}
		}
	}
}

// BenchmarkFits is how long it takes to find what fits everybody who takes no
// part in an office, as the list of candidates of a group does.
func BenchmarkFits(b *testing.B) {
	for _, clients := range []int{1300} {
		b.Run(fmt.Sprintf("clients=%d", clients), func(b *testing.B) {
			s := recordtest.Open(b, clients).SignIn("kabapas")
			result := s.Roster().Run(b.Context(), roster.Query{Sort: roster.ByName, Today: s.Today()})
			ids := make([]model.ID, result.Len())
			for i := range ids {
				ids[i] = result.ID(i)
			}
			for b.Loop() {
				if _, err := s.Fits(b.Context(), store.Fitting{Clients: ids, Most: 1}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
