package store

import (
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"guyub/model"
)

// The form of a record in an archive is a JSON object of one line. Its names are
// those of the record's fields in Go, in snake_case, in the order in which the
// fields stand; testdata/archive-names.txt lists them beside the numbers that
// the fields have in the office's file, and a test holds the list complete.
//
// There is one way only to write a record: no blanks, fields in their order,
// what is not filled in left out, ids and days as people write them, times in
// UTC to the microsecond (which is what the office's file keeps), enumerations
// as the numbers that the model gives them, bytes in hexadecimal. Whoever reads
// may so hold a line against what it would have written itself.

// form writes and reads the values of one type.
type form interface {
	// empty reports whether a value is left out where it is a field.
	empty(v reflect.Value) bool
	write(dst []byte, v reflect.Value) []byte
	read(s *jsonScanner, v reflect.Value) error
}

// leftOut are the fields that an archive does not carry, and why.
var leftOut = map[reflect.Type]map[string]string{
	reflect.TypeFor[AuditRecord](): {"Hash": "it is over bytes that were sealed with the key of the file; the next one has its own"},
	reflect.TypeFor[departed]():    {"Body": "it stands beside it, in words"},
	reflect.TypeFor[brought]():     {"Before": "it stands beside it, in words"},
}

var (
	archiveMu    sync.Mutex
	archiveForms = map[reflect.Type]form{}
)

// formOf returns how a type is written. Types are those of the model: one that
// has no form stops the tests, not an office.
func formOf(t reflect.Type) form {
	archiveMu.Lock()
	defer archiveMu.Unlock()
	return formFor(t)
}

func formFor(t reflect.Type) form {
	if f, ok := archiveForms[t]; ok {
		return f
	}
	f := newForm(t)
	archiveForms[t] = f
	return f
}

func newForm(t reflect.Type) form {
	switch t {
	case reflect.TypeFor[model.ID]():
		return idForm{}
	case reflect.TypeFor[model.Date]():
		return dayForm{}
	case reflect.TypeFor[time.Time]():
		return timeForm{}
	case reflect.TypeFor[[]byte]():
		return bytesForm{}
	}
	switch t.Kind() {
	case reflect.String:
		return stringForm{}
	case reflect.Bool:
		return boolForm{}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return intForm{}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return uintForm{}
	case reflect.Slice, reflect.Array:
		return listForm{formFor(t.Elem())}
	case reflect.Pointer:
		return pointerForm{formFor(t.Elem())}
	case reflect.Map:
		if t.Key().Kind() == reflect.String && t.Elem().Kind() == reflect.String {
			return mapForm{}
		}
	case reflect.Struct:
		return structForm(fieldsOf(t))
	}
	panic(fmt.Sprintf("store: %s has no form in an archive", t))
}

type idForm struct{}

func (idForm) empty(v reflect.Value) bool { return v.IsZero() }
func (idForm) write(dst []byte, v reflect.Value) []byte {
	return quote(dst, v.Interface().(model.ID).String())
}
func (idForm) read(s *jsonScanner, v reflect.Value) error {
	text, err := s.text()
	if err != nil || text == "" { // the zero id in a list
		return err
	}
	id, err := model.ParseID(text)
	v.Set(reflect.ValueOf(id))
	return err
}

type dayForm struct{}

func (dayForm) empty(v reflect.Value) bool { return v.IsZero() }
func (dayForm) write(dst []byte, v reflect.Value) []byte {
	// A day that no calendar writes in ten characters keeps its number.
	d := model.Date(v.Int())
	if back, err := model.ParseDate(d.String()); err != nil || back != d {
		return strconv.AppendInt(dst, v.Int(), 10)
	}
	return quote(dst, d.String())
}
func (dayForm) read(s *jsonScanner, v reflect.Value) error {
	if s.peek() != '"' {
		return intForm{}.read(s, v)
	}
	text, err := s.text()
	if err != nil {
		return err
	}
	d, err := model.ParseDate(text)
	v.SetInt(int64(d))
	return err
}

type timeForm struct{}

// kept is a time as the office's file keeps it: a fraction there, which misses
// the microsecond by a hair when it is read.
func (timeForm) kept(v reflect.Value) time.Time {
	return v.Interface().(time.Time).UTC().Round(time.Microsecond)
}
func (timeForm) empty(v reflect.Value) bool { return v.Interface().(time.Time).IsZero() }
func (f timeForm) write(dst []byte, v reflect.Value) []byte {
	return quote(dst, f.kept(v).Format(time.RFC3339Nano))
}
func (timeForm) read(s *jsonScanner, v reflect.Value) error {
	text, err := s.text()
	if err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339Nano, text)
	v.Set(reflect.ValueOf(at))
	return err
}

type bytesForm struct{}

func (bytesForm) empty(v reflect.Value) bool { return v.Len() == 0 }
func (bytesForm) write(dst []byte, v reflect.Value) []byte {
	dst = append(dst, '"')
	dst = hex.AppendEncode(dst, v.Bytes())
	return append(dst, '"')
}
func (bytesForm) read(s *jsonScanner, v reflect.Value) error {
	text, err := s.text()
	if err != nil {
		return err
	}
	raw, err := hex.DecodeString(text)
	v.SetBytes(raw)
	return err
}

type stringForm struct{}

func (stringForm) empty(v reflect.Value) bool               { return v.Len() == 0 }
func (stringForm) write(dst []byte, v reflect.Value) []byte { return quote(dst, v.String()) }
func (stringForm) read(s *jsonScanner, v reflect.Value) error {
	text, err := s.text()
	v.SetString(text)
	return err
}

type boolForm struct{}

func (boolForm) empty(v reflect.Value) bool { return !v.Bool() }
func (boolForm) write(dst []byte, v reflect.Value) []byte {
	return strconv.AppendBool(dst, v.Bool())
}
func (boolForm) read(s *jsonScanner, v reflect.Value) error {
	b, err := strconv.ParseBool(s.word())
	v.SetBool(b)
	return err
}

type intForm struct{}

func (intForm) empty(v reflect.Value) bool               { return v.Int() == 0 }
func (intForm) write(dst []byte, v reflect.Value) []byte { return strconv.AppendInt(dst, v.Int(), 10) }
func (intForm) read(s *jsonScanner, v reflect.Value) error {
	n, err := strconv.ParseInt(s.word(), 10, v.Type().Bits())
	v.SetInt(n)
	return err
}

type uintForm struct{}

func (uintForm) empty(v reflect.Value) bool { return v.Uint() == 0 }
func (uintForm) write(dst []byte, v reflect.Value) []byte {
	return strconv.AppendUint(dst, v.Uint(), 10)
}
func (uintForm) read(s *jsonScanner, v reflect.Value) error {
	n, err := strconv.ParseUint(s.word(), 10, v.Type().Bits())
	v.SetUint(n)
	return err
}

type listForm struct{ of form }

func (f listForm) empty(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	for i := range v.Len() {
		if !f.of.empty(v.Index(i)) {
			return false
		}
	}
	return true
}
func (f listForm) write(dst []byte, v reflect.Value) []byte {
	dst = append(dst, '[')
	for i := range v.Len() {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = f.of.write(dst, v.Index(i))
	}
	return append(dst, ']')
}
func (f listForm) read(s *jsonScanner, v reflect.Value) error {
	if err := s.take('['); err != nil {
		return err
	}
	for n := 0; ; n++ {
		if s.next(']') {
			return nil
		}
		if n > 0 {
			if err := s.take(','); err != nil {
				return err
			}
		}
		switch {
		case n >= listMost, v.Kind() == reflect.Array && n >= v.Len():
			return errForm
		case v.Kind() == reflect.Slice:
			v.Grow(1)
			v.SetLen(n + 1)
			v.Index(n).SetZero()
		}
		if err := f.of.read(s, v.Index(n)); err != nil {
			return err
		}
	}
}

type pointerForm struct{ to form }

func (pointerForm) empty(v reflect.Value) bool { return v.IsNil() }
func (f pointerForm) write(dst []byte, v reflect.Value) []byte {
	return f.to.write(dst, v.Elem())
}
func (f pointerForm) read(s *jsonScanner, v reflect.Value) error {
	v.Set(reflect.New(v.Type().Elem()))
	return f.to.read(s, v.Elem())
}

// mapForm is a table of texts, in the order of its keys.
type mapForm struct{}

func (mapForm) empty(v reflect.Value) bool { return v.Len() == 0 }
func (mapForm) write(dst []byte, v reflect.Value) []byte {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	dst = append(dst, '{')
	for i, k := range keys {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(quote(dst, k.String()), ':')
		dst = quote(dst, v.MapIndex(k).String())
	}
	return append(dst, '}')
}
func (mapForm) read(s *jsonScanner, v reflect.Value) error {
	v.Set(reflect.MakeMap(v.Type()))
	return s.object(func(key string) error {
		if v.Len() >= mapMost {
			return errForm
		}
		text, err := s.text()
		v.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), reflect.ValueOf(text).Convert(v.Type().Elem()))
		return err
	})
}

// structForm is a record, or a part of one, in the order of its fields.
type structForm []structField

type structField struct {
	name   string
	number string // of the field in the office's file
	at     []int
	form   form
}

// fieldsOf lists the fields of a type that have a number; what it embeds lies
// among them, as it does in the office's file.
func fieldsOf(t reflect.Type) []structField {
	var out []structField
	for i := range t.NumField() {
		f := t.Field(i)
		number, _, _ := strings.Cut(f.Tag.Get("cbor"), ",")
		switch {
		case f.Anonymous && number == "":
			for _, inner := range fieldsOf(f.Type) {
				inner.at = append([]int{i}, inner.at...)
				out = append(out, inner)
			}
		case number == "-", leftOut[t][f.Name] != "":
		case number == "" || !f.IsExported():
			panic(fmt.Sprintf("store: field %s of %s has no number", f.Name, t))
		default:
			out = append(out, structField{snake(f.Name), number, []int{i}, formFor(f.Type)})
		}
	}
	return out
}

func (f structForm) empty(v reflect.Value) bool {
	for i := range f {
		if !f[i].form.empty(v.FieldByIndex(f[i].at)) {
			return false
		}
	}
	return true
}
func (f structForm) write(dst []byte, v reflect.Value) []byte {
	dst = append(dst, '{')
	first := true
	for i := range f {
		field := v.FieldByIndex(f[i].at)
		if f[i].form.empty(field) {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(dst, '"')
		dst = append(dst, f[i].name...)
		dst = append(dst, '"', ':')
		dst = f[i].form.write(dst, field)
	}
	return append(dst, '}')
}
func (f structForm) read(s *jsonScanner, v reflect.Value) error {
	at := 0 // fields come in their order, each once
	return s.object(func(key string) error {
		for ; at < len(f); at++ {
			if f[at].name == key {
				at++
				return f[at-1].form.read(s, v.FieldByIndex(f[at-1].at))
			}
		}
		return errForm
	})
}

// snake turns the name of a field into that of an archive: "BirthPlace" into
// "birth_place", "RTRW" into "rtrw", "CaseNo" into "case_no".
func snake(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		starts := i > 0 && unicode.IsUpper(r) && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if starts {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
