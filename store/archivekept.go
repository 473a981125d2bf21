package store

import (
	"bytes"
	"reflect"
	"sync"

	"github.com/fxamacker/cbor/v2"

	"guyub/model"
)

// What the office keeps of records beside themselves goes with its archive: the
// last version of those that were taken back with their table,
//
//	{"gone":{"kind":"client","rev":1},"record":{...}}
//
// and what a table brought, with what stood before, so that it can still be
// taken back where the archive becomes an office:
//
//	{"brought":{"kind":"client","rev":2,"order":3},"batch":"0199...","id":"0199...","before":{...}}

var (
	departedForm = sync.OnceValue(func() form { return formOf(reflect.TypeFor[departed]()) })
	broughtForm  = sync.OnceValue(func() form { return formOf(reflect.TypeFor[brought]()) })
)

// words writes a body of the table.
func (t table[T, P]) words(dst, body []byte) ([]byte, model.Meta, error) {
	var rec T
	if err := decodeStrictly(t.name, body, &rec); err != nil {
		return dst, model.Meta{}, err
	}
	return formOf(reflect.TypeFor[T]()).write(dst, reflect.ValueOf(&rec).Elem()), *P(&rec).Stamp(), nil
}

// body reads what words has written.
func (t table[T, P]) body(s *jsonScanner) (cbor.RawMessage, error) {
	var rec T
	if err := formOf(reflect.TypeFor[T]()).read(s, reflect.ValueOf(&rec).Elem()); err != nil {
		return nil, err
	}
	return encoder.Marshal(&rec)
}

// departed writes the records that left their tables.
func (a *archiver) departed() error {
	a.begin(tGone)
	for key, sealed := range a.r.Scan(tGone, nil, nil) {
		body, err := a.body(tGone, key, sealed)
		if err != nil {
			return err
		}
		var last departed
		if err := decodeStrictly(tGone, body, &last); err != nil {
			return err
		}
		var head model.Meta
		if a.line, head, err = departedLine(a.line[:0], &last); err != nil {
			return err
		}
		if !bytes.Equal(key, head.ID[:]) {
			return damaged(tGone, errForm)
		}
		if err := a.one(a.line); err != nil {
			return err
		}
	}
	return nil
}

func departedLine(dst []byte, last *departed) ([]byte, model.Meta, error) {
	k := keeperOf(last.Kind)
	if k == nil {
		return dst, model.Meta{}, damaged(tGone, errForm)
	}
	dst = departedForm().write(append(dst, `{"gone":`...), reflect.ValueOf(last).Elem())
	dst, head, err := k.words(append(dst, `,"record":`...), last.Body)
	if err == nil && (head.Rev != last.Rev || head.Rev == 0) {
		err = damaged(tGone, errForm)
	}
	return append(dst, '}'), head, err
}

// departed takes {"gone":{...},"record":{...}}.
func (u *unarchiver) departed(s *jsonScanner) error {
	if err := u.at(tGone); err != nil {
		return err
	}
	var last departed
	if departedForm().read(s, reflect.ValueOf(&last).Elem()) != nil {
		return u.wrong(ArchiveForm)
	}
	s.at += len(`,"record":`) // the whole line is compared afterwards
	var err error
	if last.Body, err = bodyIn(s, last.Kind); err != nil {
		return u.wrong(ArchiveForm)
	}
	line, head, err := departedLine(u.scratch[:0], &last)
	if err != nil {
		return u.wrong(ArchiveForm)
	}
	if err := u.same(line); err != nil {
		return err
	}
	return u.keep(tGone, head.ID[:], last)
}

// brought writes what tables brought.
func (a *archiver) brought() error {
	a.begin(tBring)
	for key, sealed := range a.r.Scan(tBring, nil, nil) {
		body, err := a.body(tBring, key, sealed)
		if err != nil {
			return err
		}
		var b brought
		if err := decodeStrictly(tBring, body, &b); err != nil {
			return err
		}
		if a.line, err = broughtLine(a.line[:0], key, &b); err != nil {
			return err
		}
		if err := a.one(a.line); err != nil {
			return err
		}
	}
	return nil
}

func broughtLine(dst, key []byte, b *brought) ([]byte, error) {
	k := keeperOf(b.Kind)
	if k == nil || len(key) != 32 {
		return dst, damaged(tBring, errForm)
	}
	batch, id := model.ID(key[:16]), model.ID(key[16:])
	dst = broughtForm().write(append(dst, `{"brought":`...), reflect.ValueOf(b).Elem())
	dst = quote(append(dst, `,"batch":`...), batch.String())
	dst = quote(append(dst, `,"id":`...), id.String())
	if b.Before != nil {
		var head model.Meta
		var err error
		if dst, head, err = k.words(append(dst, `,"before":`...), b.Before); err != nil {
			return dst, err
		}
		if head.ID != id {
			return dst, damaged(tBring, errForm)
		}
	}
	return append(dst, '}'), nil
}

// origin takes {"brought":{...},"batch":"...","id":"...","before":{...}}, the
// last of them where something stood before.
func (u *unarchiver) origin(s *jsonScanner) error {
	if err := u.at(tBring); err != nil {
		return err
	}
	var b brought
	if broughtForm().read(s, reflect.ValueOf(&b).Elem()) != nil {
		return u.wrong(ArchiveForm)
	}
	var key []byte
	for _, name := range []string{`,"batch":`, `,"id":`} {
		s.at += len(name)
		text, err := s.text()
		if err != nil {
			return u.wrong(ArchiveForm)
		}
		id, err := model.ParseID(text)
		if err != nil {
			return u.wrong(ArchiveForm)
		}
		key = append(key, id[:]...)
	}
	if s.next(',') {
		s.at += len(`"before":`)
		var err error
		if b.Before, err = bodyIn(s, b.Kind); err != nil {
			return u.wrong(ArchiveForm)
		}
	}
	line, err := broughtLine(u.scratch[:0], key, &b)
	if err != nil {
		return u.wrong(ArchiveForm)
	}
	if err := u.same(line); err != nil {
		return err
	}
	return u.keep(tBring, key, b)
}

// bodyIn reads the body of a record of some kind.
func bodyIn(s *jsonScanner, kind model.Kind) (cbor.RawMessage, error) {
	k := keeperOf(kind)
	if k == nil {
		return nil, errForm
	}
	return k.body(s)
}

// keep writes a value of a table whose keys ascend.
func (u *unarchiver) keep(table string, key []byte, value any) error {
	if err := u.follows(key); err != nil {
		return err
	}
	sealed, err := u.seal(table, key, nil, value)
	if err != nil {
		return err
	}
	u.w.Put(table, key, sealed)
	return nil
}
