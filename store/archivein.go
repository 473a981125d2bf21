package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
	"guyub/store/seal"
)

// Rebuild is who gets into an office that is made from an archive: one user,
// who may manage the others and gives them activation codes.
type Rebuild struct {
	Username string
	Password string
	Params   seal.Params      // the cost of passwords; zero is seal.DefaultParams
	Now      func() time.Time // the clock; nil is time.Now
}

// BuildFromArchive makes the file of an office from an archive, and returns its
// recovery code. Records, ids, revisions, times and the entries of the audit are
// those of the archive. The data key is a new one, and so are the chain of the
// audit, which is over sealed bytes, and the hashes in it of the newest version
// of each record.
//
// What cannot be proved afterwards: that the old trail was the one of which a
// code was written down. The old checkpoints are kept with their signatures, and
// that these follow one another is checked here; what they were signed over, the
// hash of the old chain, can be told from the old file or its backups alone.
//
// Nothing is there, under any name, when it fails; the error tells the line of
// the archive ([*ArchiveError]). Progress counts lines.
func BuildFromArchive(ctx context.Context, path string, src io.Reader, who Rebuild, progress func(done int)) (recovery string, err error) {
	u, err := newUnarchiver(ctx, src, who, progress)
	if err != nil {
		return "", err
	}
	if err := bolt.Build(path, bolt.Options{}, u.found, u.fill); err != nil {
		return "", err
	}
	return u.recovery, nil
}

// lineMost is the length of the longest line that is read, in bytes. What one
// save may write is far less.
const lineMost = 16 << 20

// rebuildBytes is how many bytes of lines go into one transaction, if not
// loadChunk lines before.
const rebuildBytes = 16 << 20

// unarchiver makes an office from an archive.
type unarchiver struct {
	vault
	ctx      context.Context
	in       *bufio.Reader
	line     []byte // without its end
	number   int    // of line, from 1
	sum      hash.Hash
	who      Rebuild
	salt     []byte
	recovery string
	progress func(done int)

	w       kv.Writer // of the transaction under way
	tables  []keeper
	place   int    // index into counts of the last line
	last    []byte // key of the last line of this kind
	counts  []archiveCount
	users   []model.User
	known   bool // who gets in is one of them
	claims  []archiveClaim
	seq     uint64
	point   *Checkpoint
	ended   bool
	scratch []byte
}

// archiveClaim is a unique number and the line of the record that has it.
type archiveClaim struct {
	blind [16]byte
	id    model.ID
	line  int
}

// newUnarchiver reads the first line.
func newUnarchiver(ctx context.Context, src io.Reader, who Rebuild, progress func(done int)) (*unarchiver, error) {
	u := &unarchiver{ctx: ctx, in: bufio.NewReaderSize(src, 1<<16), sum: sha256.New(), who: who, salt: make([]byte, 16),
		progress: progress, tables: kept(), recovery: seal.NewRecoveryCode()}
	if u.who.Now == nil {
		u.who.Now = time.Now
	}
	_, _ = rand.Read(u.salt)
	u.key = seal.NewKey()
	for _, of := range archiveParts() {
		u.counts = append(u.counts, archiveCount{of: of})
	}
	if err := u.next(); err != nil {
		return nil, err
	}
	var version, of uint64
	s := &jsonScanner{line: u.line}
	err := s.object(func(key string) (err error) {
		switch key {
		case "archive":
			_, err = s.text()
		case "version":
			version, err = strconv.ParseUint(s.word(), 10, 16)
		case "schema":
			of, err = strconv.ParseUint(s.word(), 10, 16)
		case "office":
			var text string
			if text, err = s.text(); err == nil {
				u.office, err = model.ParseID(text)
			}
		default:
			err = errForm
		}
		return err
	})
	switch {
	case err == nil && (version > archiveVersion || of > schema):
		return nil, ErrNewer
	case err != nil || u.office.IsZero() || of == 0 || !bytes.Equal(u.line, archiveHead(u.office, int(of))):
		return nil, u.wrong(ArchiveForeign)
	}
	return u, nil
}

// next reads a line, and adds the one before to the sum.
func (u *unarchiver) next() error {
	if u.number > 0 {
		u.sum.Write(u.line)
		u.sum.Write([]byte{'\n'})
	}
	u.number++
	u.line = u.line[:0]
	for {
		part, err := u.in.ReadSlice('\n')
		u.line = append(u.line, part...)
		switch {
		case len(u.line) > lineMost:
			return u.wrong(ArchiveLong)
		case err == nil:
			u.line = u.line[:len(u.line)-1]
			if !utf8.Valid(u.line) {
				return u.wrong(ArchiveForm)
			}
			return nil
		case errors.Is(err, io.EOF):
			return u.wrong(ArchiveCut)
		case !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
}

// found is the first transaction of the new file.
func (u *unarchiver) found(w kv.Writer) error {
	w.Put(tMeta, kSchema, binary.BigEndian.AppendUint16(nil, schema))
	w.Put(tMeta, kOffice, u.office[:])
	w.Put(tMeta, kSalt, u.salt)
	w.Put(tMeta, kLoading, []byte{1})
	return nil
}

// fill brings the lines into the file and looks over what came of them.
func (u *unarchiver) fill(engine kv.Engine) error {
	for !u.ended {
		if err := engine.Bulk(u.ctx, u.chunk); err != nil {
			return err
		}
	}
	if err := u.numbers(engine); err != nil {
		return err
	}
	if err := engine.Bulk(u.ctx, u.finish); err != nil {
		return err
	}
	return engine.View(u.ctx, u.look)
}

// chunk brings in as many lines as go into one transaction.
func (u *unarchiver) chunk(w kv.Writer) error {
	u.w = w
	bytes := 0
	for n := 0; n < loadChunk && bytes < rebuildBytes && !u.ended; n++ {
		if err := u.next(); err != nil {
			return err
		}
		bytes += len(u.line)
		if err := u.one(); err != nil {
			return err
		}
		if u.number%progressEvery == 0 {
			if err := u.ctx.Err(); err != nil {
				return err
			}
			if u.progress != nil {
				u.progress(u.number)
			}
		}
	}
	return nil
}

// one brings in the line that was read.
func (u *unarchiver) one() error {
	s := &jsonScanner{line: u.line}
	for prefix, take := range map[string]func(*jsonScanner) error{
		`{"kind":`: u.record, `{"gone":`: u.departed, `{"brought":`: u.origin, `{"audit":`: u.audit, `{"checkpoint":`: u.checkpoint, `{"end":`: u.end,
	} {
		if bytes.HasPrefix(u.line, []byte(prefix)) {
			s.at = len(prefix)
			return take(s)
		}
	}
	return u.wrong(ArchiveForm)
}

// at moves on to the lines of a kind: there is no way back.
func (u *unarchiver) at(of string) error {
	to := slices.IndexFunc(u.counts, func(c archiveCount) bool { return c.of == of })
	if to < u.place {
		return u.wrong(ArchiveOrder)
	}
	if early := u.tables[min(to, len(u.tables)-1)].kindOf() != model.KindUser; early && len(u.users) > 0 && !u.known {
		u.known = true // the rest is not read in vain
		if _, err := u.manager(u.w); err != nil {
			return err
		}
	}
	if to > u.place {
		u.place, u.last = to, make([]byte, 16)
	}
	u.counts[to].n++
	return nil
}

// follows holds the lines of a kind to the order of their keys.
func (u *unarchiver) follows(key []byte) error {
	if bytes.Compare(key, u.last) <= 0 {
		return u.wrong(ArchiveOrder)
	}
	u.last = append(u.last[:0], key...)
	return nil
}

// noteArchive brings it into the audit that the office was made from an archive:
// from which, and of how many lines. It is an entry of its own time, after those
// that the archive held.
func (o *Office) noteArchive(ctx context.Context) error {
	var came bool
	err := o.engine.View(ctx, func(r kv.Reader) error { _, came = r.Get(tMeta, kArchive); return nil })
	if err != nil || !came {
		return err
	}
	program := func(c *change) error { c.actor = model.Actor{}; return nil }
	_, err = o.update(ctx, Op{Intent: IntentArchive}, program, func(c *change) error {
		made, ok := c.w.Get(tMeta, kArchive)
		if !ok {
			return errNothing
		}
		if len(made) != sha256.Size+8 {
			return damaged(tMeta, errForm)
		}
		c.entry.Note = hex.EncodeToString(made[:sha256.Size])
		c.entry.Count = int(binary.BigEndian.Uint64(made[sha256.Size:]))
		c.w.Delete(tMeta, kArchive)
		return nil
	})
	return err
}
