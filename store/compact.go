package store

import (
	"context"
	"errors"
	"os"

	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// The names of a compact copy while it is built, and of the file that it takes
// the place of until it was opened.
const (
	compactMark = ".compact"
	compactKept = ".compact-old"
)

// Compacted tells what [Compact] gained.
type Compacted struct{ Before, After int64 } // bytes

// Compact writes an office's file anew without what is empty in it, and puts the
// new one in its place. Nobody else may hold the file. The new one holds every
// table and key of the old: both are read and compared, and its structure is
// looked over; the old one goes when the new one has been opened. Whatever
// happens, the file under its name is the one or the other, whole. progress is
// told in bytes written, of a total that the file's size is a bound of.
func Compact(ctx context.Context, path string, progress func(done int64)) (c Compacted, err error) {
	engine, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	sweep(path)
	if c.Before, err = sizeOf(path); err != nil {
		return c, err
	}
	fresh := path + compactMark
	if err := engine.Compact(ctx, fresh, progress); err != nil {
		return c, err
	}
	if c.After, err = sizeOf(fresh); err == nil && c.After < c.Before {
		err = swap(ctx, fresh, path)
	} else {
		c.After = c.Before
	}
	if err != nil || c.After == c.Before {
		err = errors.Join(err, removed(fresh))
	}
	return c, err
}

// swap puts a compact copy in the place of the file, and back when it does not
// open.
func swap(ctx context.Context, fresh, path string) error {
	if err := look(ctx, fresh); err != nil {
		return err
	}
	if err := bolt.Replace(fresh, path, path+compactKept); err != nil {
		return err
	}
	// Who has opened it meanwhile, to work in it, has found it whole.
	if err := look(ctx, path); err != nil && !errors.Is(err, kv.ErrLocked) {
		return errors.Join(err, os.Rename(path+compactKept, path))
	}
	return removed(path + compactKept)
}

// look opens a file as one that is only read, and has bbolt look it over.
func look(ctx context.Context, path string) error {
	engine, err := bolt.OpenReadOnly(path, bolt.Options{})
	if err != nil {
		return err
	}
	return errors.Join(engine.Structure(ctx), engine.Close())
}

func sizeOf(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// removed removes a file that may be gone already.
func removed(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
