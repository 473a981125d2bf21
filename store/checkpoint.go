package store

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/seal"
)

// Checkpoint (titik periksa) is a signed statement of how far the audit chain
// reached at a moment. Its code is printed and kept on paper, outside the
// machine: that the log up to there is neither shortened nor written anew can
// then be proved by comparing.
//
// Each checkpoint is signed with the private key whose public half the one
// before announced, and names the hash of the one before. The private key of
// the current period lies sealed under the data key; after signing it is
// overwritten by that of the next. Whoever has the file and no password can
// sign nothing. Whoever has the data key too can sign from now on but has not
// the keys of earlier days, as far as they are gone: free pages of the file and
// older backups may hold them for a while. Against somebody who makes the whole
// chain anew only the code on paper stands.
//
// It lies in the clear, so that it can be verified without a password, and
// holds days, counts and hashes only.
type Checkpoint struct {
	Number uint64     // from 1; numbers order checkpoints, times do not
	Day    model.Date // at the office
	At     time.Time
	Size   uint64            // audit entries up to here
	Head   [sha256.Size]byte // of the chain at Size
	// First and Last are the earliest and latest time of the entries since the
	// checkpoint before. Sequence, not time, orders the audit: a clock that was
	// put back, or failed sign-ins noted after the unlock, lie out of order. With
	// these a search for a day passes over whole stretches and misses nothing.
	First, Last time.Time
	// Code is what is printed: six groups of four letters from the hash of all
	// that is signed.
	Code string

	before [sha256.Size]byte // hash of the checkpoint before; zero for the first
	signer ed25519.PublicKey // announced by the one before; its own for the first
	next   ed25519.PublicKey
	hash   [sha256.Size]byte
}

const (
	checkpointVersion = 1
	checkpointSigned  = 1 + 4 + 8 + 8 + sha256.Size + 8 + 8 + sha256.Size + 2*ed25519.PublicKeySize
	checkpointSize    = checkpointSigned + ed25519.SignatureSize
)

// body is what stands in the file before the signature:
// version (1) | day (4) | time (8) | size (8) | head (32) | first (8) |
// last (8) | hash before (32) | signer (32) | next (32); times in milliseconds.
func (c *Checkpoint) body() []byte {
	b := make([]byte, 0, checkpointSize)
	b = append(b, checkpointVersion)
	b = binary.BigEndian.AppendUint32(b, uint32(c.Day))
	b = binary.BigEndian.AppendUint64(b, uint64(c.At.UnixMilli()))
	b = binary.BigEndian.AppendUint64(b, c.Size)
	b = append(b, c.Head[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(c.First.UnixMilli()))
	b = binary.BigEndian.AppendUint64(b, uint64(c.Last.UnixMilli()))
	b = append(b, c.before[:]...)
	b = append(b, c.signer...)
	return append(b, c.next...)
}

// signed is what the signature and the code are over: also the office and the
// number, so that a checkpoint is worth nothing elsewhere.
func (c *Checkpoint) signed(office model.ID) []byte {
	b := append([]byte("guyub checkpoint 1\x00"), office[:]...)
	b = binary.BigEndian.AppendUint64(b, c.Number)
	return append(b, c.body()...)
}

// finish works out hash and code.
func (c *Checkpoint) finish(office model.ID) {
	c.hash = sha256.Sum256(c.signed(office))
	c.Code = seal.Fingerprint(c.hash)
}

// parseCheckpoint reads what lies under a number, but for what finish works
// out; ok is false when it has not the form of a checkpoint. That nobody
// changed it [Checkpoint.follows] tells.
func parseCheckpoint(key, value []byte) (c Checkpoint, signature []byte, ok bool) {
	if len(key) != 8 || len(value) != checkpointSize || value[0] != checkpointVersion {
		return c, nil, false
	}
	c.Number = binary.BigEndian.Uint64(key)
	rest := value[1:]
	take := func(n int) []byte { b := rest[:n]; rest = rest[n:]; return b }
	moment := func() time.Time { return time.UnixMilli(int64(binary.BigEndian.Uint64(take(8)))).UTC() }
	c.Day = model.Date(binary.BigEndian.Uint32(take(4)))
	c.At = moment()
	c.Size = binary.BigEndian.Uint64(take(8))
	copy(c.Head[:], take(sha256.Size))
	c.First, c.Last = moment(), moment()
	copy(c.before[:], take(sha256.Size))
	c.signer = bytes.Clone(take(ed25519.PublicKeySize))
	c.next = bytes.Clone(take(ed25519.PublicKeySize))
	return c, bytes.Clone(rest), true
}

// follows reports whether c, signed so, may stand after last, nil for none.
func (c *Checkpoint) follows(office model.ID, last *Checkpoint, signature []byte) bool {
	number, size, before, signer := uint64(1), uint64(0), [sha256.Size]byte{}, c.signer
	if last != nil {
		number, size, before, signer = last.Number+1, last.Size, last.hash, last.next
	}
	return c.Number == number && c.Size > size && c.before == before && bytes.Equal(c.signer, signer) &&
		ed25519.Verify(c.signer, c.signed(office), signature)
}

// checkpoints returns those that follow one another from the first, each signed
// by the key that the one before announced, and the number of the first that
// does not, 0 when all do.
func checkpoints(office model.ID, r kv.Reader) (all []Checkpoint, astray uint64) {
	var last *Checkpoint
	for key, value := range r.Scan(tPoint, nil, nil) {
		c, signature, ok := parseCheckpoint(key, value)
		if !ok || !c.follows(office, last, signature) {
			return all, uint64(len(all)) + 1
		}
		c.finish(office)
		all = append(all, c)
		last = &all[len(all)-1]
	}
	return all, 0
}

// lastCheckpoint returns the newest, nil when there is none.
func lastCheckpoint(office model.ID, r kv.Reader) (*Checkpoint, error) {
	for key, value := range r.Back(tPoint, nil, nil) {
		c, _, ok := parseCheckpoint(key, value)
		if !ok {
			return nil, fmt.Errorf("%w: table %s", ErrDamaged, tPoint)
		}
		c.finish(office)
		return &c, nil
	}
	return nil, nil
}

// stretch is the earliest and latest time of the audit entries after from, up
// to and with to.
type stretch struct {
	from, to    uint64
	first, last time.Time
}

// extend reads on to the entry of a number.
func (s *stretch) extend(ctx context.Context, v vault, r kv.Reader, to uint64) error {
	for s.to < to {
		if err := ctx.Err(); err != nil {
			return err
		}
		e, err := readAudit(v, r, s.to+1)
		if err != nil {
			return err
		}
		if s.to == s.from || e.At.Before(s.first) {
			s.first = e.At
		}
		if s.to == s.from || e.At.After(s.last) {
			s.last = e.At
		}
		s.to++
	}
	return nil
}

// covered remembers what the checkpoints say of the times of entries, so that a
// search need not verify them each time.
type covered struct {
	mu     sync.Mutex
	newest [sha256.Size]byte // hash of the last checkpoint that was looked at
	parts  []stretch         // of those that hold
}

// by returns the stretches of the checkpoints in a snapshot that are signed as
// they must be, in their order. What one that is not says is not believed:
// everything after the last good one is looked through.
func (c *covered) by(office model.ID, r kv.Reader) []stretch {
	last, err := lastCheckpoint(office, r)
	if err != nil || last == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.newest != last.hash {
		all, _ := checkpoints(office, r)
		c.newest, c.parts = last.hash, nil
		from := uint64(0)
		for i := range all {
			c.parts = append(c.parts, stretch{from: from, to: all[i].Size, first: all[i].First, last: all[i].Last})
			from = all[i].Size
		}
	}
	return c.parts
}

// errPointKey is a key of the period that is not the one announced: either it
// or the last checkpoints were exchanged.
var errPointKey = errors.New("the key is not the one that the last checkpoint announces")

// daily makes the checkpoint of a day: one for each day on which the office was
// worked in, over everything up to the moment that it is made.
func daily(last *Checkpoint, _ chain, today model.Date) bool { return last == nil || last.Day != today }

// closing makes a checkpoint over what was done since the last one.
func closing(last *Checkpoint, head chain, _ model.Date) bool {
	return head.count > 0 && (last == nil || head.count > last.Size)
}

// makeCheckpoint adds a checkpoint over everything in the audit when due says
// so. It is not noted in the audit: it is about the audit, and a note would
// call for the next one.
func (o *Office) makeCheckpoint(ctx context.Context, due func(last *Checkpoint, head chain, today model.Date) bool) error {
	u := o.open.Load()
	if u == nil {
		return ErrLocked
	}
	ends := func(r kv.Reader) (last *Checkpoint, head chain, read stretch, err error) {
		if last, err = lastCheckpoint(o.id, r); err != nil {
			return
		}
		if head, err = readChain(r); err != nil {
			return
		}
		if last != nil {
			read.from, read.to = last.Size, last.Size
		}
		if head.count <= read.from || !due(last, head, u.books.Load().Office.Zone.Today(o.now())) {
			err = errNothing
		}
		return
	}
	// Most is read before the writer waits for it: of an office whose first
	// checkpoint this is, everything.
	var known stretch
	err := o.engine.View(ctx, func(r kv.Reader) error {
		_, head, read, err := ends(r)
		if err != nil {
			return err
		}
		known = read
		return known.extend(ctx, u.vault, r, head.count)
	})
	if err == nil {
		err = o.engine.Update(ctx, kv.OpID{}, func(w kv.Writer) error {
			last, head, read, err := ends(w)
			if err != nil {
				return err
			}
			if read.from == known.from {
				read = known
			}
			if err := read.extend(ctx, u.vault, w, head.count); err != nil {
				return err
			}
			return o.sign(u.vault, w, last, head, &read, u.books.Load().Office.Zone)
		})
	}
	if errors.Is(err, errNothing) {
		return nil
	}
	return err
}

// sign writes the checkpoint after last, and the key of the next in the place
// of the one that it is signed with.
func (o *Office) sign(v vault, w kv.Writer, last *Checkpoint, head chain, over *stretch, zone model.Zone) error {
	public, private, err := pointKey(v, w, last)
	if err != nil {
		return err
	}
	next, seed, err := newPointKey()
	if err != nil {
		return err
	}
	now := o.now().UTC().Truncate(time.Millisecond)
	c := Checkpoint{Number: 1, Day: zone.Today(now), At: now, Size: head.count, Head: head.hash,
		First: over.first, Last: over.last, signer: public, next: next}
	if last != nil {
		c.Number, c.before = last.Number+1, last.hash
	}
	sealed, err := v.seal(tMeta, kRatchet, nil, seed)
	if err != nil {
		return err
	}
	w.Put(tPoint, seqKey(c.Number), append(c.body(), ed25519.Sign(private, c.signed(o.id))...))
	w.Put(tMeta, kRatchet, sealed)
	return nil
}

// pointKey returns the key that the next checkpoint is signed with: a fresh one
// when it is the first.
func pointKey(v vault, r kv.Reader, last *Checkpoint) (ed25519.PublicKey, ed25519.PrivateKey, error) {
	if last == nil {
		public, seed, err := newPointKey()
		return public, ed25519.NewKeyFromSeed(seed), err
	}
	sealed, ok := r.Get(tMeta, kRatchet)
	if !ok {
		return nil, nil, damaged(tMeta, errPointKey)
	}
	var seed []byte
	if err := v.open(tMeta, kRatchet, sealed, &seed); err != nil {
		return nil, nil, err
	}
	if len(seed) != ed25519.SeedSize {
		return nil, nil, damaged(tMeta, errForm)
	}
	private := ed25519.NewKeyFromSeed(seed)
	public, ok := private.Public().(ed25519.PublicKey)
	if !ok || !public.Equal(last.next) {
		return nil, nil, damaged(tMeta, errPointKey)
	}
	return public, private, nil
}

func newPointKey() (public ed25519.PublicKey, seed []byte, err error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	return public, private.Seed(), nil
}

// Trail tells how long the audit is and how it is held.
type Trail struct {
	Entries uint64
	Points  uint64      // checkpoints that there are
	Last    *Checkpoint // the newest; nil: there is none yet
}

// Trail returns it for whoever may read the audit.
func (s *Session) Trail(ctx context.Context) (Trail, error) {
	var t Trail
	if err := s.may(model.AuditRead, model.Subject{Kind: model.KindAudit}); err != nil {
		return t, err
	}
	err := s.view(ctx, func(_ vault, r kv.Reader) error {
		head, err := readChain(r)
		if err != nil {
			return err
		}
		t.Entries = head.count
		if t.Last, err = lastCheckpoint(s.office.id, r); t.Last != nil {
			t.Points = t.Last.Number
		}
		return err
	})
	return t, err
}
