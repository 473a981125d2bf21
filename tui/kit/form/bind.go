package form

import (
	"strconv"

	"guyub/model"
)

// Bound ties one field of a form, or the rows of a list, to its place in a
// record of type T, in both directions.
type Bound[T any] struct {
	read  func(*T, Values)
	write func(*T, Values)
}

// Binding is the table of a form. A record's form is such a table of ties, so
// that reading and writing can never drift apart.
type Binding[T any] []Bound[T]

// Values reads the record into the canonical values of the form.
func (b Binding[T]) Values(record *T) Values {
	v := make(Values, len(b))
	for _, tie := range b {
		tie.read(record, v)
	}
	return v
}

// Apply writes the values into the record. A key that the values lack leaves
// its place as it is.
func (b Binding[T]) Apply(record *T, v Values) {
	for _, tie := range b {
		tie.write(record, v)
	}
}

// tie makes a Bound of one key.
func tie[T any](key string, get func(*T) string, set func(*T, string)) Bound[T] {
	return Bound[T]{
		read: func(r *T, v Values) { v[key] = get(r) },
		write: func(r *T, v Values) {
			if s, ok := v[key]; ok {
				set(r, s)
			}
		},
	}
}

// Rows ties a list of parts to the rows of a List field. What a part holds
// beyond its row's fields stays with it as long as the rows keep their order.
func Rows[T, E any](key string, at func(*T) *[]E, part Binding[E]) Bound[T] {
	return Bound[T]{
		read: func(r *T, v Values) {
			parts := *at(r)
			v[key] = ""
			if len(parts) > 0 {
				v[key] = strconv.Itoa(len(parts))
			}
			for i := range parts {
				for k, s := range part.Values(&parts[i]) {
					v[rowKey(key, i, k)] = s
				}
			}
		},
		write: func(r *T, v Values) {
			if _, ok := v[key]; !ok {
				return
			}
			old := *at(r)
			n := max(v.Int(key), 0)
			parts := make([]E, 0, n)
			for i := range n {
				var one E
				if i < len(old) {
					one = old[i]
				}
				row := Values{}
				for k := range part.Values(&one) {
					if s, ok := v[rowKey(key, i, k)]; ok {
						row[k] = s
					}
				}
				part.Apply(&one, row)
				parts = append(parts, one)
			}
			if n == 0 {
				parts = nil
			}
			*at(r) = parts
		},
	}
}

// Words ties a text.
func Words[T any](key string, at func(*T) *string) Bound[T] {
	return tie(key, func(r *T) string { return *at(r) }, func(r *T, s string) { *at(r) = s })
}

// Day ties a date.
func Day[T any](key string, at func(*T) *model.Date) Bound[T] {
	return tie(key, func(r *T) string { return at(r).String() }, func(r *T, s string) {
		d, err := model.ParseDate(s)
		if err == nil {
			*at(r) = d
		}
	})
}

// Count ties a whole number; 0 is an empty field.
func Count[T any](key string, at func(*T) *int) Bound[T] {
	return tie(key, func(r *T) string {
		if *at(r) == 0 {
			return ""
		}
		return strconv.Itoa(*at(r))
	}, func(r *T, s string) {
		n, err := strconv.Atoi(s)
		if err == nil || s == "" {
			*at(r) = n
		}
	})
}

// Flag ties yes or no.
func Flag[T any](key string, at func(*T) *bool) Bound[T] {
	return tie(key, func(r *T) string {
		if *at(r) {
			return "1"
		}
		return ""
	}, func(r *T, s string) { *at(r) = s == "1" })
}

// Many ties a list of words.
func Many[T any](key string, at func(*T) *[]string) Bound[T] {
	return tie(key, func(r *T) string { return JoinList(*at(r)) }, func(r *T, s string) { *at(r) = SplitList(s) })
}

// Code ties an enumeration of the domain by the codes of its values.
func Code[T any, E interface {
	comparable
	Code() string
}](key string, all []E, at func(*T) *E) Bound[T] {
	return tie(key, func(r *T) string { return (*at(r)).Code() }, func(r *T, s string) {
		var none E
		*at(r) = none
		for _, e := range all {
			if e.Code() == s {
				*at(r) = e
			}
		}
	})
}

// Ref ties the id of another record.
func Ref[T any](key string, at func(*T) *model.ID) Bound[T] {
	return tie(key, func(r *T) string { return at(r).String() }, func(r *T, s string) {
		id, err := model.ParseID(s)
		if err != nil {
			id = model.ID{}
		}
		*at(r) = id
	})
}
