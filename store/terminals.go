package store

import (
	"bytes"
	"context"
	"crypto/sha256"

	"guyub/model"
	"guyub/store/kv"
)

// The intents of named terminals.
const (
	IntentTerminalAdd    = "terminal.add"
	IntentTerminalRemove = "terminal.remove"
)

// AddTerminal gives the terminal with a public key a name.
func (s *Session) AddTerminal(ctx context.Context, op Op, t model.Terminal) (model.Terminal, error) {
	t.Meta, t.Removed = model.Meta{ID: model.NewID()}, false
	if op.Intent == "" {
		op.Intent = IntentTerminalAdd
	}
	return s.saveTerminal(ctx, op, t)
}

// RemoveTerminal takes the name of a terminal away; its key opens nothing any
// more. Lines that it has open stay until they end.
func (s *Session) RemoveTerminal(ctx context.Context, op Op, t model.Terminal) (model.Terminal, error) {
	t.Removed = true
	if op.Intent == "" {
		op.Intent = IntentTerminalRemove
	}
	return s.saveTerminal(ctx, op, t)
}

func (s *Session) saveTerminal(ctx context.Context, op Op, t model.Terminal) (model.Terminal, error) {
	return saving(ctx, s, op, terminals, func(c *change) (model.Terminal, error) {
		if err := c.may(model.OfficeEdit, model.Subject{Kind: model.KindTerminal}); err != nil {
			return t, err
		}
		out, err := saveChanged(c, terminals, t)
		if err != nil {
			return out, err
		}
		key := out.Fingerprint()
		if out.Removed {
			c.w.Delete(tDoor, key[:])
		} else {
			c.w.Put(tDoor, key[:], doorOf(&out))
		}
		return out, nil
	})
}

// doorOf is what stands at the door about a terminal.
func doorOf(t *model.Terminal) []byte { return append(t.ID[:], t.Name...) }

// nameDoor keeps at the door whether only named terminals are let in.
func nameDoor(c *change, only bool) {
	if only {
		c.w.Put(tMeta, kNamed, []byte{1})
	} else {
		c.w.Delete(tMeta, kNamed)
	}
}

// TerminalOf names the terminal of a public key, by the SHA-256 of its wire
// form. It needs nobody to have signed in.
func (o *Office) TerminalOf(fingerprint [sha256.Size]byte) (name string, known bool) {
	_ = o.engine.View(context.Background(), func(r kv.Reader) error {
		if at, ok := r.Get(tDoor, fingerprint[:]); ok && len(at) > 16 {
			name, known = string(at[16:]), true
		}
		return nil
	})
	return name, known
}

// NamedOnly reports whether only named terminals are let in over SSH. When it
// cannot be read, they are.
func (o *Office) NamedOnly() bool {
	only := true
	_ = o.engine.View(context.Background(), func(r kv.Reader) error {
		_, only = r.Get(tMeta, kNamed)
		return nil
	})
	return only
}

// doors compares what stands at the door with the records.
func (c *checker) doors() {
	want := map[[sha256.Size]byte][]byte{}
	all, err := scan(c.vault, c.r, terminals)
	if err != nil {
		return // a record that does not open has been found already
	}
	for i := range all {
		if !all[i].Removed {
			want[all[i].Fingerprint()] = doorOf(&all[i])
		}
	}
	for key, value := range c.r.Scan(tDoor, nil, nil) {
		if len(key) != sha256.Size || !bytes.Equal(want[[sha256.Size]byte(key)], value) {
			c.found(Finding{Table: tDoor, Fault: FaultDoor})
			continue
		}
		delete(want, [sha256.Size]byte(key))
	}
	for _, value := range want {
		c.found(Finding{Table: tDoor, ID: model.ID(value[:16]), Fault: FaultDoorOff})
	}
	offices, err := scan(c.vault, c.r, offices)
	_, only := c.r.Get(tMeta, kNamed)
	if err == nil && len(offices) == 1 && offices[0].NamedTerminals != only {
		c.found(Finding{Table: tMeta, Fault: FaultNamed})
	}
}
