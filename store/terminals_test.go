package store

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"testing"

	"guyub/model"
	"guyub/store/kv"
)

// someKey is a public key that nobody has the other half of.
func someKey(i byte) string {
	wire := binary.BigEndian.AppendUint32(nil, 11)
	wire = append(wire, "ssh-ed25519"...)
	wire = binary.BigEndian.AppendUint32(wire, 32)
	for range 32 {
		wire = append(wire, i)
	}
	return "ssh-ed25519 " + base64.StdEncoding.EncodeToString(wire)
}

func TestATerminalIsNamedByItsKeyAlsoWhileTheOfficeIsLocked(t *testing.T) {
	w := newFileWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	one, err := head.AddTerminal(w.ctx(), Op{}, model.Terminal{Name: "loket-1", Key: someKey(1)})
	w.must(err)
	w.whole()
	w.reopen()
	if !w.office.Locked() {
		t.Fatal("the office is open")
	}
	if name, ok := w.office.TerminalOf(one.Fingerprint()); !ok || name != "loket-1" {
		t.Fatalf("%q, %v", name, ok)
	}
	other := model.Terminal{Key: someKey(2)}
	if name, ok := w.office.TerminalOf(other.Fingerprint()); ok {
		t.Fatalf("an unknown key is called %q", name)
	}
	head = w.as(model.RoleHeadOfOffice)
	_, err = head.RemoveTerminal(w.ctx(), Op{}, one)
	w.must(err)
	if _, ok := w.office.TerminalOf(one.Fingerprint()); ok {
		t.Fatal("a removed terminal is let in")
	}
	// Name and key are free again; the removed record stays.
	again, err := head.AddTerminal(w.ctx(), Op{}, model.Terminal{Name: "Loket-1", Key: someKey(1)})
	w.must(err)
	if again.ID == one.ID || len(head.Books().Terminals) != 2 {
		t.Fatalf("%d terminals", len(head.Books().Terminals))
	}
	w.whole()
}

func TestTwoTerminalsHaveNeitherNameNorKeyInCommon(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	_, err := head.AddTerminal(w.ctx(), Op{}, model.Terminal{Name: "loket-1", Key: someKey(1)})
	w.must(err)
	for field, two := range map[string]model.Terminal{"name": {Name: "LOKET-1", Key: someKey(2)}, "key": {Name: "loket-2", Key: someKey(1)}} {
		_, err := head.AddTerminal(w.ctx(), Op{}, two)
		if taken, ok := errors.AsType[*Taken](err); !ok || taken.Field != field {
			t.Errorf("the same %s: %v", field, err)
		}
	}
	w.whole()
}

func TestOnlyWhoRunsTheOfficeNamesTerminals(t *testing.T) {
	w := newWorld(t)
	for _, role := range model.Roles() {
		s := w.as(role)
		one, err := s.AddTerminal(w.ctx(), Op{}, model.Terminal{Name: "loket-" + role.Code(), Key: someKey(byte(role))})
		if may := role == model.RoleAdmin || role == model.RoleHeadOfOffice; !may {
			denied(t, err)
			continue
		}
		w.must(err)
		_, err = s.RemoveTerminal(w.ctx(), Op{}, one)
		w.must(err)
	}
	w.whole()
}

func TestTheDoorKnowsWhetherOnlyNamedTerminalsComeIn(t *testing.T) {
	w := newFileWorld(t)
	for _, only := range []bool{true, false, true} {
		head := w.as(model.RoleHeadOfOffice)
		office := head.Books().Office
		office.NamedTerminals = only
		_, err := head.SaveOffice(w.ctx(), Op{}, office)
		w.must(err)
		w.whole()
		w.reopen()
		if w.office.NamedOnly() != only {
			t.Fatalf("the door says %v", !only)
		}
	}
}

// Whoever can write the file could let themselves in; a check finds it.
func TestACheckFindsAKeyThatWasPutAtTheDoor(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	_, err := head.AddTerminal(w.ctx(), Op{}, model.Terminal{Name: "loket-1", Key: someKey(1)})
	w.must(err)
	w.must(w.office.engine.Update(w.ctx(), kv.OpID{}, func(k kv.Writer) error {
		k.Put(tDoor, make([]byte, 32), append(make([]byte, 16), "loket-1"...))
		k.Put(tMeta, kNamed, []byte{1})
		return nil
	}))
	rep, err := head.Check(w.ctx(), nil)
	w.must(err)
	if len(rep.Findings) != 2 {
		t.Fatalf("found %+v", rep.Findings)
	}
}
