package bolt

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"

	bbolt "go.etcd.io/bbolt"

	"guyub/store/kv"
)

// chunk is how many bytes of keys and values one transaction of a copy writes:
// one of everything takes many times as long.
const chunk = 8 << 20

// fullness is how full the pages of a compact copy are made. Its keys come in
// order; the room that is left lets the first changes in without a split.
const fullness = 0.9

// Compact writes every table and key of the file to a new one without the
// pages that nothing stands in. The copy has its name only when it is durable
// and holds the same: both are read and their hashes compared. progress is told
// in bytes of keys and values written.
func (e *Engine) Compact(ctx context.Context, path string, progress func(done int64)) error {
	if _, err := os.Lstat(path); err == nil {
		return kv.ErrExists
	}
	if err := e.stoppedBy(); err != nil && !errors.Is(err, kv.ErrReadOnly) {
		return err
	}
	fresh := path + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return classify(err)
	}
	err := recovered(func() error {
		return e.db.View(func(src *bbolt.Tx) error { return compactTo(ctx, src, fresh, progress) })
	})
	if err == nil {
		err = readBack(fresh)
	}
	if err != nil {
		os.Remove(fresh)
		return classify(err)
	}
	return publish(fresh, path)
}

func compactTo(ctx context.Context, src *bbolt.Tx, path string, progress func(done int64)) (err error) {
	options := Options{}.bolt()
	// Nothing depends on the copy before its end, where all of it is synced.
	options.NoSync, options.NoGrowSync = true, true
	dst, err := bbolt.Open(path, 0o600, options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, dst.Close()) }()
	dst.AllocSize = step
	c := &compactor{ctx: ctx, dst: dst, progress: progress}
	if err := src.ForEach(c.table); err != nil {
		return errors.Join(err, c.rollback())
	}
	if err := c.commit(); err != nil {
		return err
	}
	if err := dst.Sync(); err != nil {
		return err
	}
	want, err := contents(ctx, src)
	if err != nil {
		return err
	}
	return dst.View(func(btx *bbolt.Tx) error {
		got, err := contents(ctx, btx)
		if err == nil && got != want {
			err = fmt.Errorf("%w: the compact copy differs", kv.ErrDamaged)
		}
		return err
	})
}

// compactor copies tables in transactions of a chunk each.
type compactor struct {
	ctx      context.Context
	dst      *bbolt.DB
	tx       *bbolt.Tx
	size     int // written in this transaction
	done     int64
	progress func(done int64)
}

func (c *compactor) table(name []byte, from *bbolt.Bucket) error {
	to, err := c.open(name)
	if err != nil {
		return err
	}
	if err := to.SetSequence(from.Sequence()); err != nil {
		return err
	}
	return from.ForEach(func(key, value []byte) error {
		if c.size > chunk {
			if err := c.commit(); err != nil {
				return err
			}
			if to, err = c.open(name); err != nil {
				return err
			}
		}
		c.size += len(key) + len(value)
		c.done += int64(len(key) + len(value))
		return to.Put(key, own(value))
	})
}

// open returns the table in the transaction under way, or a new one.
func (c *compactor) open(name []byte) (to *bbolt.Bucket, err error) {
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	if c.tx == nil {
		if c.tx, err = c.dst.Begin(true); err != nil {
			return nil, err
		}
	}
	if to, err = c.tx.CreateBucketIfNotExists(name); err == nil {
		to.FillPercent = fullness
	}
	return to, err
}

func (c *compactor) commit() error {
	if c.tx == nil {
		return nil
	}
	err := c.tx.Commit()
	c.tx, c.size = nil, 0
	if c.progress != nil {
		c.progress(c.done)
	}
	return err
}

func (c *compactor) rollback() error {
	if c.tx == nil {
		return nil
	}
	return c.tx.Rollback()
}

// contents is a hash over every table, key and value, and how many operations
// are remembered.
func contents(ctx context.Context, btx *bbolt.Tx) (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	var length [8]byte
	add := func(b []byte) {
		binary.BigEndian.PutUint64(length[:], uint64(len(b)))
		h.Write(length[:])
		h.Write(b)
	}
	err = btx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		add(name)
		add(binary.BigEndian.AppendUint64(nil, b.Sequence()))
		n := uint64(0)
		err := b.ForEach(func(key, value []byte) error {
			add(key)
			add(value)
			n++
			return nil
		})
		add(binary.BigEndian.AppendUint64(nil, n))
		return err
	})
	h.Sum(sum[:0])
	return sum, err
}
