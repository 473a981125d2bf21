package table

import (
	"encoding/binary"
	"fmt"
	"testing"

	"guyub/model"
	"guyub/tui/kit"
)

// office is a source of n rows that makes them when asked, from texts that are
// in memory, as the roster does.
type office struct {
	n     int
	names []string
	rows  []Row
	cells []Cell
}

func newOffice(n int) *office {
	o := &office{n: n}
	for i := range 1000 {
		o.names = append(o.names, fmt.Sprintf("Sukarjo%03d bin Mardi", i))
	}
	return o
}

func (o *office) Len() int              { return o.n }
func (o *office) ID(i int) model.ID     { return Number(i) }
func (o *office) Index(id model.ID) int { return int(binary.BigEndian.Uint64(id[8:])) }

func (o *office) Window(from, n int) []Row {
	o.rows, o.cells = o.rows[:0], o.cells[:0]
	for i := from; i < min(from+n, o.n); i++ {
		at := len(o.cells)
		o.cells = append(o.cells,
			Cell{Text: o.names[i%len(o.names)]}, Cell{Text: "PB-0419/25"}, Cell{Text: "PB"}, Cell{Text: "sedang"},
			Cell{Text: "Purwokerto Utara"}, Cell{Text: "Dewi L."}, Cell{Text: "3 hari lagi"}, Cell{Text: "Bengkel Maju"})
		o.rows = append(o.rows, Row{ID: Number(i), Cells: o.cells[at:len(o.cells):len(o.cells)]})
	}
	return o.rows
}

// BenchmarkKey is a key and the whole frame after it: a list of the width of
// the client list at 120x40, its render included.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{1_000, 1_000_000} {
		for _, move := range []kit.Intent{kit.Down, kit.PageDown, kit.End} {
			b.Run(fmt.Sprintf("%d/%s", n, move), func(b *testing.B) {
				tb := New(testEnv(),
					Column{Key: "name", Title: "Nama", Width: 26, Min: 14, Flex: true, Sortable: true},
					Column{Key: "register", Title: "Register", Width: 12},
					Column{Key: "category", Title: "Kat", Width: 4}, Column{Key: "risk", Title: "Risiko", Width: 7},
					Column{Key: "district", Title: "Kecamatan", Width: 17, Priority: 2}, Column{Key: "counselor", Title: "PK", Width: 12},
					Column{Key: "due", Title: "Lapor", Width: 14}, Column{Key: "group", Title: "Pokmas", Width: 14, Priority: 3})
				tb.SetSource(newOffice(n))
				c := kit.NewCanvas(120, 40)
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if i%500 == 499 {
						tb.Update(kit.Do{Intent: kit.Home})
					}
					tb.Update(kit.Do{Intent: move})
					c.Clear()
					tb.Draw(c, c.Bounds())
					_ = c.Render()
				}
			})
		}
	}
}
