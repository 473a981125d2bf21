package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/seal"
)

// AuditEntry says who did what, where, when and why. Entries are never changed
// or removed (rule R14); each hashes over the one before.
type AuditEntry struct {
	Seq      uint64        `cbor:"-"`
	At       time.Time     `cbor:"1,keyasint"`
	User     model.ID      `cbor:"2,keyasint,omitzero"` // zero: the program itself
	Role     model.Role    `cbor:"3,keyasint,omitempty"`
	Terminal string        `cbor:"4,keyasint,omitempty"`
	Intent   string        `cbor:"5,keyasint"` // "client.save", "session.failed"
	Reason   string        `cbor:"6,keyasint,omitempty"`
	Op       model.ID      `cbor:"7,keyasint,omitzero"`
	Records  []AuditRecord `cbor:"8,keyasint,omitempty"`
	Note     string        `cbor:"9,keyasint,omitempty"`  // what else there is to say, such as the field revealed
	Count    int           `cbor:"10,keyasint,omitempty"` // records of a load or export that are not listed
	Undoes   uint64        `cbor:"11,keyasint,omitempty"` // the entry that this one takes back; its intent stands in Note
}

// AuditRecord is a record that an entry touched.
type AuditRecord struct {
	Kind    model.Kind    `cbor:"1,keyasint"`
	ID      model.ID      `cbor:"2,keyasint"`
	Rev     uint64        `cbor:"3,keyasint,omitempty"` // 0: only read
	Changes []FieldChange `cbor:"4,keyasint,omitempty"`
	// Hash is the SHA-256 of the sealed value written: an older value put back
	// in its place shows.
	Hash []byte `cbor:"5,keyasint,omitempty"`
	// Of is the client that a contact or matter belongs to, and Section that of
	// a matter about somebody who is no client: they decide who may see it.
	Of      model.ID      `cbor:"6,keyasint,omitzero"`
	Section model.Section `cbor:"7,keyasint,omitempty"`
	// Gone: the record left its table, because the table of a file that brought it
	// was taken back; Hash is that of what is kept of it.
	Gone bool `cbor:"8,keyasint,omitempty"`
	// Hidden: whoever asks may not see this record, so its changes are left out.
	Hidden bool `cbor:"-"`
	// Anonymous: the client is anonymous, so that what the entry holds of them is
	// told to nobody.
	Anonymous bool `cbor:"-"`
}

// The intents of entries that the store itself makes.
const (
	IntentSignIn     = "session.signin"
	IntentSignOut    = "session.signout"
	IntentFailed     = "session.failed"
	IntentRead       = "record.read"
	IntentReveal     = "record.reveal"
	IntentExport     = "data.export"
	IntentBackup     = "data.backup"
	IntentDrill      = "backup.drill"
	IntentRestore    = "backup.restore"
	IntentImport     = "data.import"
	IntentLoad       = "data.load"
	IntentPassword   = "user.password"
	IntentActivation = "user.activation"
	IntentRecovery   = "user.recovery"
	IntentCreate     = "office.create"
	IntentRekey      = "data.rekey"
)

// chain is the head of the audit chain.
type chain struct {
	count uint64
	hash  [sha256.Size]byte
}

func readChain(r kv.Reader) (chain, error) {
	var c chain
	raw, ok := r.Get(tMeta, kAudit)
	if !ok {
		return c, nil
	}
	if len(raw) != 8+sha256.Size {
		return c, fmt.Errorf("%w: head of the audit chain", ErrDamaged)
	}
	c.count = binary.BigEndian.Uint64(raw)
	copy(c.hash[:], raw[8:])
	return c, nil
}

// next returns the chain with one more sealed entry.
func (c chain) next(sealed []byte) chain {
	n := chain{count: c.count + 1}
	h := sha256.New()
	h.Write(c.hash[:])
	h.Write(seqKey(n.count))
	h.Write(sealed)
	h.Sum(n.hash[:0])
	return n
}

func (c chain) write(w kv.Writer) {
	w.Put(tMeta, kAudit, append(seqKey(c.count), c.hash[:]...))
}

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// seqOf reads what seqKey wrote; a key of another length is no entry.
func seqOf(key []byte) uint64 {
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}

func trailKey(id model.ID, seq uint64) []byte {
	return binary.BigEndian.AppendUint64(append(make([]byte, 0, 24), id[:]...), seq)
}

// appendAudit writes an entry at the end of the chain and returns its number.
func appendAudit(v vault, w kv.Writer, e *AuditEntry) (uint64, error) {
	head, err := readChain(w)
	if err != nil {
		return 0, err
	}
	seq := head.count + 1
	sealed, err := v.seal(tAudit, seqKey(seq), nil, e)
	if err != nil {
		return 0, err
	}
	head = head.next(sealed)
	w.Put(tAudit, seqKey(seq), append(head.hash[:], sealed...))
	head.write(w)
	for _, r := range e.Records {
		w.Put(tTrail, trailKey(r.ID, seq), []byte{1})
	}
	return seq, nil
}

func readAudit(v vault, r kv.Reader, seq uint64) (AuditEntry, error) {
	var e AuditEntry
	value, ok := r.Get(tAudit, seqKey(seq))
	if !ok || len(value) < sha256.Size {
		return e, fmt.Errorf("%w: audit entry %d is missing", ErrDamaged, seq)
	}
	err := v.open(tAudit, seqKey(seq), value[sha256.Size:], &e)
	// The form on the disk keeps a time as a fraction, and misses by a hair.
	e.Seq, e.At = seq, e.At.UTC().Round(time.Millisecond)
	return e, err
}

// ChainReport is what looking over the audit chain and its checkpoints found.
type ChainReport struct {
	Entries uint64
	Head    [sha256.Size]byte
	Broken  uint64 // first entry that does not fit; 0: all fit
	// Checkpoints are those that hold, from the first: signed by the key that
	// the one before announced, and on the chain.
	Checkpoints []Checkpoint
	Astray      uint64 // number of the first checkpoint that does not hold; 0: all do
}

// OK reports whether the chain is whole and every checkpoint lies on it.
func (r ChainReport) OK() bool { return r.Broken == 0 && r.Astray == 0 }

// Held returns the checkpoint that holds and has a code, typed as it is read
// from paper. It proves that the log up to there is the one of which the code
// was written down, whatever may be wrong after it. The error is
// [seal.ErrTypo]: no code at all.
func (r ChainReport) Held(typed string) (c Checkpoint, ok bool, err error) {
	code, err := seal.CheckCode(typed)
	if err != nil {
		return c, false, err
	}
	for _, c := range r.Checkpoints {
		if c.Code == code {
			return c, true, nil
		}
	}
	return c, false, nil
}

// VerifyAudit looks over the audit chain and its checkpoints. It needs no key:
// the hashes are over the sealed bytes, and checkpoints lie in the clear.
func (o *Office) VerifyAudit(ctx context.Context) (rep ChainReport, err error) {
	err = o.engine.View(ctx, func(r kv.Reader) error {
		rep, err = verifyAudit(ctx, o.id, r)
		return err
	})
	return rep, err
}

func verifyAudit(ctx context.Context, office model.ID, r kv.Reader) (ChainReport, error) {
	head, err := readChain(r)
	if err != nil {
		return ChainReport{}, err
	}
	rep := ChainReport{Entries: head.count, Head: head.hash}
	rep.Checkpoints, rep.Astray = checkpoints(office, r)
	held := 0
	var run chain
	for key, value := range r.Scan(tAudit, nil, nil) {
		if err := ctx.Err(); err != nil {
			return rep, err
		}
		if len(value) < sha256.Size || string(key) != string(seqKey(run.count+1)) {
			break
		}
		next := run.next(value[sha256.Size:])
		if string(next.hash[:]) != string(value[:sha256.Size]) {
			break
		}
		run = next
		if held < len(rep.Checkpoints) && rep.Checkpoints[held].Size == run.count && rep.Checkpoints[held].Head == run.hash {
			held++
		}
	}
	if run != head {
		rep.Broken = min(run.count, head.count) + 1
	}
	if held < len(rep.Checkpoints) {
		rep.Astray = uint64(held) + 1
		rep.Checkpoints = rep.Checkpoints[:held]
	}
	return rep, nil
}
