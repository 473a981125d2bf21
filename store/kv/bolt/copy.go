package bolt

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"guyub/store/kv"
)

// Sum is the SHA-256 of a whole file, which tells any two files apart.
type Sum [sha256.Size]byte

// SumOf reads a file from its beginning to its end.
func SumOf(ctx context.Context, path string) (sum Sum, err error) {
	f, err := os.Open(path)
	if err != nil {
		return sum, classify(err)
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, &cancelReader{ctx, f})
	h.Sum(sum[:0])
	return sum, classify(err)
}

// Look looks at the whole structure of a copy, wherever it lies and whoever may
// read it: a copy on a memory stick is no office, and may be looked at there.
func Look(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return classify(err)
	case !info.Mode().IsRegular():
		return kv.ErrForeign
	}
	return classify(readBack(path))
}

// Copy copies a file that nobody writes to, such as a backup, to a new name. The
// copy is durable, was read back from the disk and is equal to the last byte
// before it has its name; it is never written over another file.
func Copy(ctx context.Context, from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return kv.ErrExists
	}
	fresh := to + ".new"
	if err := copyBytes(ctx, from, fresh); err != nil {
		os.Remove(fresh)
		return classify(err)
	}
	return publish(fresh, to)
}

func copyBytes(ctx context.Context, from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := freshFile(to)
	if err != nil {
		return err
	}
	read := sha256.New()
	_, err = io.Copy(out, &hashedReader{&cancelReader{ctx, in}, read})
	if err == nil {
		err = out.Sync()
	}
	if err == nil {
		forget(out) // what is read back is what the disk has, where the system can
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	back, err := SumOf(ctx, to)
	if err == nil && back != Sum(read.Sum(nil)) {
		err = fmt.Errorf("%w: the copy is not equal to what was copied", kv.ErrDamaged)
	}
	return err
}

// Rename gives a file of a folder another name in it, which nobody has, and
// makes that durable.
func Rename(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return kv.ErrExists
	}
	if err := os.Rename(from, to); err != nil {
		return classify(err)
	}
	return classify(syncFolder(filepath.Dir(to)))
}

// PrivateFolder makes a folder for its owner alone, if it is not there, and
// refuses one that others may look into or that cannot be written.
func PrivateFolder(path string) error {
	if err := os.Mkdir(path, 0o700); err == nil {
		return classify(syncFolder(filepath.Dir(path)))
	} else if !errors.Is(err, os.ErrExist) {
		return classify(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return classify(err)
	}
	if info.IsDir() && tooWide(info) {
		return kv.ErrWideMode
	}
	return checkFolder(path)
}

// Swap puts the file fresh in the place of an office's file, in one step, and
// leaves the one that was there under the name kept: both in the same folder.
// Whenever the process or the machine stops, the old or the new file stands
// whole under the name. It is refused while a process has the file open.
func Swap(path, fresh, kept string) error {
	if err := Preflight(fresh); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return classify(err)
	}
	defer f.Close()
	if err := exclude(f); err != nil {
		if pid := holder(f); pid != 0 {
			return &kv.LockedError{PID: pid, Program: program(pid)}
		}
		return fmt.Errorf("%w: %w", kv.ErrLocked, err)
	}
	return Replace(fresh, path, kept)
}

// Replace gives a finished file the name of another, in one step, for whoever
// keeps all others from both: whoever looks finds the one or the other. The one
// that was there is kept under a name that nobody may have taken. On
// kv.ErrNotDurable the new file has the name, and only the disk may think
// otherwise after a power cut; on every other error nothing has changed.
func Replace(fresh, path, kept string) error {
	folder := filepath.Dir(path)
	if err := keepUnder(path, kept); err != nil {
		return classify(err)
	}
	// The old file has a second name by now, durably; only then does the new one
	// take the first.
	err := syncFolder(folder)
	if err == nil {
		err = os.Rename(fresh, path)
	}
	if err != nil {
		return classify(errors.Join(err, os.Remove(kept)))
	}
	if err := syncFolder(folder); err != nil {
		return fmt.Errorf("%w: %w", kv.ErrNotDurable, err)
	}
	return nil
}

// keepUnder gives a file a second name. Where the file system knows no links it
// is copied.
func keepUnder(path, kept string) error {
	switch err := os.Link(path, kept); {
	case err == nil:
		return nil
	case errors.Is(err, os.ErrExist):
		return kv.ErrExists
	}
	return Copy(context.Background(), path, kept)
}

// hashedReader adds what is read to a hash.
type hashedReader struct {
	r io.Reader
	h hash.Hash
}

func (r *hashedReader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	r.h.Write(p[:n])
	return n, err
}

// cancelReader stops a long reading when nobody waits for it any more.
type cancelReader struct {
	ctx context.Context
	r   io.Reader
}

func (r *cancelReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
