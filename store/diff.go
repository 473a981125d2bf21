package store

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"guyub/model"
)

// FieldChange is one field of a record before and after a save. The name is
// the path of the field in the record, as in "terms.0.end".
type FieldChange struct {
	Field  string `cbor:"1,keyasint"`
	Before string `cbor:"2,keyasint,omitempty"`
	After  string `cbor:"3,keyasint,omitempty"`
}

var metaType = reflect.TypeFor[model.Meta]()

// diff lists the fields in which two records differ, their heads left out.
// Before is the zero value for a record that is new.
func diff[T any](before, after *T) []FieldChange {
	var out []FieldChange
	walk("", reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem(), &out)
	return out
}

func walk(path string, before, after reflect.Value, out *[]FieldChange) {
	if b, a := leaf(before), leaf(after); b != nil && a != nil {
		if *b != *a {
			*out = append(*out, FieldChange{path, *b, *a})
		}
		return
	}
	switch before.Kind() {
	case reflect.Pointer:
		// That there is something is a change of its own: what it holds may
		// be nothing but zeros.
		if before.IsNil() != after.IsNil() {
			*out = append(*out, FieldChange{path, there(before), there(after)})
		}
		walk(path, pointed(before), pointed(after), out)
	case reflect.Struct:
		for i := range before.NumField() {
			f := before.Type().Field(i)
			if f.Type == metaType {
				continue
			}
			walk(join(path, strings.ToLower(f.Name)), before.Field(i), after.Field(i), out)
		}
	case reflect.Slice, reflect.Array:
		zero := reflect.Zero(before.Type().Elem())
		for i := range max(before.Len(), after.Len()) {
			b, a := zero, zero
			if i < before.Len() {
				b = before.Index(i)
			}
			if i < after.Len() {
				a = after.Index(i)
			}
			walk(join(path, strconv.Itoa(i)), b, a, out)
		}
	case reflect.Map:
		seen := map[string]bool{}
		for _, m := range []reflect.Value{before, after} {
			for _, k := range m.MapKeys() {
				if seen[k.String()] {
					continue
				}
				seen[k.String()] = true
				walk(join(path, k.String()), orZero(before, k), orZero(after, k), out)
			}
		}
	}
}

// there writes that a pointer points to something.
func there(p reflect.Value) string {
	if p.IsNil() {
		return ""
	}
	return "true"
}

// pointed is what a pointer points to, zero for nothing.
func pointed(p reflect.Value) reflect.Value {
	if p.IsNil() {
		return reflect.Zero(p.Type().Elem())
	}
	return p.Elem()
}

func orZero(m, key reflect.Value) reflect.Value {
	if v := m.MapIndex(key); v.IsValid() {
		return v
	}
	return reflect.Zero(m.Type().Elem())
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// leaf returns the text of a value that is not taken apart further; nothing
// for a zero value, nil for a value that has parts.
func leaf(v reflect.Value) *string {
	text := ""
	switch x := v.Interface().(type) {
	case time.Time:
		if !x.IsZero() {
			text = x.UTC().Format(time.RFC3339)
		}
		return &text
	case interface{ Code() string }:
		if !v.IsZero() {
			text = x.Code()
		}
		return &text
	case fmt.Stringer: // dates, ids
		if !v.IsZero() {
			text = x.String()
		}
		return &text
	}
	if v.IsZero() && v.Kind() != reflect.Struct && v.Kind() != reflect.Slice && v.Kind() != reflect.Array && v.Kind() != reflect.Map && v.Kind() != reflect.Pointer {
		return &text
	}
	switch v.Kind() {
	case reflect.String:
		text = v.String()
	case reflect.Bool:
		text = "true"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		text = strconv.FormatInt(v.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		text = strconv.FormatUint(v.Uint(), 10)
	default:
		return nil
	}
	return &text
}

// masked returns the changes with personal numbers and addresses hidden (rule
// R13): whoever needs them reveals them in the record, which is noted.
func masked(changes []FieldChange) []FieldChange {
	out := make([]FieldChange, len(changes))
	for i, c := range changes {
		var mask func(string) string
		switch c.Field[strings.LastIndexByte(c.Field, '.')+1:] {
		case "nik":
			mask = model.MaskNIK
		case "phone", "phone2":
			mask = model.MaskPhone
		case "street", "rtrw", "address":
			mask = model.MaskText
		default:
			out[i] = c
			continue
		}
		out[i] = FieldChange{c.Field, mask(c.Before), mask(c.After)}
	}
	return out
}
