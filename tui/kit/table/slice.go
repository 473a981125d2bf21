package table

import (
	"slices"

	"guyub/model"
)

// Slice is a [Source] of a short list in memory: programs of a group, users,
// moves of a proposal. Long lists have sources of their own.
type Slice[T any] struct {
	id    func(T) model.ID
	cells func(T) []Cell
	items []T
	index map[model.ID]int
	rows  []Row
}

// NewSlice returns an empty list, given how an item is named and drawn.
func NewSlice[T any](id func(T) model.ID, cells func(T) []Cell) *Slice[T] {
	return &Slice[T]{id: id, cells: cells, index: map[model.ID]int{}}
}

// Set replaces the items, which are the list's from now on. Of two with one
// id, the first counts for finding it again.
func (s *Slice[T]) Set(items []T) {
	s.items = items
	s.number()
}

// Sort puts the items in order; equal ones keep theirs. After it the table
// wants a Refresh.
func (s *Slice[T]) Sort(compare func(a, b T) int, desc bool) {
	slices.SortStableFunc(s.items, func(a, b T) int {
		if desc {
			a, b = b, a
		}
		return compare(a, b)
	})
	s.number()
}

func (s *Slice[T]) number() {
	clear(s.index)
	for i, it := range s.items {
		id := s.id(it)
		if _, twice := s.index[id]; !twice {
			s.index[id] = i
		}
	}
}

// Items returns the items in their order.
func (s *Slice[T]) Items() []T { return s.items }

// Item returns the item of an id.
func (s *Slice[T]) Item(id model.ID) (item T, ok bool) {
	i, ok := s.index[id]
	if ok {
		item = s.items[i]
	}
	return item, ok
}

// Len is the number of items.
func (s *Slice[T]) Len() int { return len(s.items) }

// Window returns rows; see [Source].
func (s *Slice[T]) Window(from, n int) []Row {
	s.rows = s.rows[:0]
	for i := max(from, 0); i < min(from+n, len(s.items)); i++ {
		s.rows = append(s.rows, Row{ID: s.id(s.items[i]), Cells: s.cells(s.items[i])})
	}
	return s.rows
}

// Index tells where an id stands, -1 if nowhere.
func (s *Slice[T]) Index(id model.ID) int {
	if i, ok := s.index[id]; ok {
		return i
	}
	return -1
}

// ID is the id of item i.
func (s *Slice[T]) ID(i int) model.ID { return s.id(s.items[i]) }

// Number returns an id for a row that is no record, such as line n of a plan.
func Number(n int) model.ID {
	var id model.ID
	for i := range 8 {
		id[15-i] = byte(n >> (8 * i))
	}
	id[0] = 1 // never the zero id
	return id
}
