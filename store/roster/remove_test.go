package roster

import (
	"context"
	"encoding/binary"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// A roster after rows came and went in any order is as one that never had those
// which are gone: it finds who is there and nobody else, in every order.
func TestARosterForgetsRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := New()
		want := map[model.ID]Row{}
		draw := func() model.ID {
			var id model.ID
			binary.BigEndian.PutUint64(id[:], rapid.Uint64Range(1, 3000).Draw(t, "id"))
			return id
		}
		base := rapid.IntRange(0, 2500).Draw(t, "base") // more than two chunks
		var first []Row
		for i := range base {
			var id model.ID
			binary.BigEndian.PutUint64(id[:], uint64(i+500))
			first = append(first, Row{ID: id, Name: "sukar", District: "33.02.01"})
			want[id] = first[i]
		}
		r.Load(first)
		for range rapid.IntRange(1, 6).Draw(t, "rounds") {
			old := r.Now()
			seen := old.n
			var rows []Row
			for range rapid.IntRange(0, 20).Draw(t, "rows") {
				row := Row{ID: draw(), Name: rapid.StringMatching("[a-z]{1,8}").Draw(t, "name"), District: "33.02.15"}
				rows, want[row.ID] = append(rows, row), row
			}
			r.Apply(rows...)
			var gone []model.ID
			for range rapid.IntRange(0, 20).Draw(t, "gone") {
				id := draw()
				gone = append(gone, id)
				delete(want, id)
			}
			s := r.Remove(gone...)
			if s.Len() != len(want) || old.Len() != seen {
				t.Fatalf("%d rows, want %d", s.Len(), len(want))
			}
			for id, row := range want {
				i := s.index(id)
				if i < 0 || s.Row(i) != row {
					t.Fatalf("row %d for %v, want %+v", i, id, row)
				}
			}
			for _, id := range gone {
				if s.index(id) >= 0 {
					t.Fatalf("%v is still found", id)
				}
			}
			all := s.In(Scope{Adults: true, Children: true}).Run(context.Background(), Query{Sort: ByName})
			var names, sorted []string
			for i := range all.Len() {
				names = append(names, all.Row(i).Name)
			}
			for _, row := range want {
				sorted = append(sorted, row.Name)
			}
			slices.Sort(sorted)
			if !slices.Equal(names, sorted) {
				t.Fatalf("in order of names there are %d rows, want %d", len(names), len(sorted))
			}
		}
	})
}
