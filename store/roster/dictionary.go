package roster

import (
	"maps"
	"slices"

	"guyub/model"
)

// dictionary numbers the few values that many rows share; 0 is the empty one.
// An office has some tens of kecamatan, counselors and groups; there is room
// for 65,535, and any value beyond them would read as empty.
type dictionary[T comparable] struct {
	values []T
	number map[T]uint16
}

func newDictionary[T comparable]() dictionary[T] {
	var none T
	return dictionary[T]{values: []T{none}, number: map[T]uint16{none: 0}}
}

// add returns the number of v, a new one if need be.
func (d *dictionary[T]) add(v T) uint16 {
	if n, ok := d.number[v]; ok {
		return n
	}
	if len(d.values) > 0xffff {
		return 0
	}
	n := uint16(len(d.values))
	d.values = append(d.values, v)
	d.number[v] = n
	return n
}

// merge adds the values of another dictionary and returns, for each of its
// numbers, the number here.
func (d *dictionary[T]) merge(other *dictionary[T]) []uint16 {
	numbers := make([]uint16, len(other.values))
	for i, v := range other.values {
		numbers[i] = d.add(v)
	}
	return numbers
}

// clone returns a dictionary that can grow while d is read.
func (d *dictionary[T]) clone() dictionary[T] {
	return dictionary[T]{values: slices.Clip(d.values), number: maps.Clone(d.number)}
}

// dictionaries are those of a snapshot.
type dictionaries struct {
	districts  dictionary[string]
	counselors dictionary[model.ID]
	groups     dictionary[model.ID]
}

func newDictionaries() *dictionaries {
	return &dictionaries{newDictionary[string](), newDictionary[model.ID](), newDictionary[model.ID]()}
}

// with returns dictionaries that know the values of all rows: d itself when it
// does already, else a copy, since readers may be reading d.
func (d *dictionaries) with(rows []Row) *dictionaries {
	if !slices.ContainsFunc(rows, func(r Row) bool { return !d.knows(&r) }) {
		return d
	}
	c := &dictionaries{d.districts.clone(), d.counselors.clone(), d.groups.clone()}
	for i := range rows {
		c.districts.add(rows[i].District)
		c.counselors.add(rows[i].Counselor)
		c.groups.add(rows[i].Group)
	}
	return c
}

func (d *dictionaries) knows(r *Row) bool {
	_, a := d.districts.number[r.District]
	_, b := d.counselors.number[r.Counselor]
	_, c := d.groups.number[r.Group]
	return a && b && c
}
