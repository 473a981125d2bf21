package roster

import (
	"encoding/binary"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// Rows come in any number at once, new and known mixed, and every one of them
// is found afterwards under its id.
func TestApplyTakesManyRowsAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := New()
		want := map[model.ID]string{}
		for range rapid.IntRange(1, 6).Draw(t, "rounds") {
			var rows []Row
			for range rapid.IntRange(1, 60).Draw(t, "rows") {
				var id model.ID
				binary.BigEndian.PutUint64(id[:], rapid.Uint64Range(1, 400).Draw(t, "id"))
				name := rapid.StringMatching("[a-z]{1,8}").Draw(t, "name")
				rows = append(rows, Row{ID: id, Name: name})
				want[id] = name
			}
			s := r.Apply(rows...)
			if s.Len() != len(want) {
				t.Fatalf("%d rows, want %d", s.Len(), len(want))
			}
			for id, name := range want {
				i := s.index(id)
				if i < 0 || s.Row(i).ID != id || s.Row(i).Name != name {
					t.Fatalf("row %d for %v, want %q", i, id, name)
				}
			}
		}
	})
}
