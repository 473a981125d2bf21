package form

import (
	"strconv"

	"guyub/model"
)

// Bound ties the field of a form to its place in a record of type T, in both
// directions. A record's form is a table of such ties, so that reading and
// writing can never drift apart.
type Bound[T any] struct {
	Key string
	get func(*T) string
	set func(*T, string)
}

// Binding is the table of a form.
type Binding[T any] []Bound[T]

// Values reads the record into the canonical values of the form.
func (b Binding[T]) Values(record *T) Values {
	v := make(Values, len(b))
	for _, tie := range b {
		v[tie.Key] = tie.get(record)
	}
	return v
}

// Apply writes the values into the record. A key that the values lack leaves
// its place as it is.
func (b Binding[T]) Apply(record *T, v Values) {
	for _, tie := range b {
		if s, ok := v[tie.Key]; ok {
			tie.set(record, s)
		}
	}
}

// Words ties a text.
func Words[T any](key string, at func(*T) *string) Bound[T] {
	return Bound[T]{key, func(r *T) string { return *at(r) }, func(r *T, s string) { *at(r) = s }}
}

// Day ties a date.
func Day[T any](key string, at func(*T) *model.Date) Bound[T] {
	return Bound[T]{key, func(r *T) string { return at(r).String() }, func(r *T, s string) {
		d, err := model.ParseDate(s)
		if err == nil {
			*at(r) = d
		}
	}}
}

// Count ties a whole number; 0 is an empty field.
func Count[T any](key string, at func(*T) *int) Bound[T] {
	return Bound[T]{key, func(r *T) string {
		if *at(r) == 0 {
			return ""
		}
		return strconv.Itoa(*at(r))
	}, func(r *T, s string) {
		n, err := strconv.Atoi(s)
		if err == nil || s == "" {
			*at(r) = n
		}
	}}
}

// Flag ties yes or no.
func Flag[T any](key string, at func(*T) *bool) Bound[T] {
	return Bound[T]{key, func(r *T) string {
		if *at(r) {
			return "1"
		}
		return ""
	}, func(r *T, s string) { *at(r) = s == "1" }}
}

// Many ties a list of words.
func Many[T any](key string, at func(*T) *[]string) Bound[T] {
	return Bound[T]{key, func(r *T) string { return JoinList(*at(r)) }, func(r *T, s string) { *at(r) = SplitList(s) }}
}

// Code ties an enumeration of the domain by the codes of its values.
func Code[T any, E interface {
	comparable
	Code() string
}](key string, all []E, at func(*T) *E) Bound[T] {
	return Bound[T]{key, func(r *T) string { return (*at(r)).Code() }, func(r *T, s string) {
		var none E
		*at(r) = none
		for _, e := range all {
			if e.Code() == s {
				*at(r) = e
			}
		}
	}}
}

// Ref ties the id of another record.
func Ref[T any](key string, at func(*T) *model.ID) Bound[T] {
	return Bound[T]{key, func(r *T) string { return at(r).String() }, func(r *T, s string) {
		id, err := model.ParseID(s)
		if err != nil {
			id = model.ID{}
		}
		*at(r) = id
	}}
}
