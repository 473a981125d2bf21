package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"

	"guyub/store/kv"
)

// Backup copies the last acknowledged commit to a new file, reads the copy
// back and looks at all of its structure, and only then gives it its name. The
// copy may go where an office could not live, such as a memory stick.
func (e *Engine) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return kv.ErrExists
	}
	fresh := path + ".new"
	err := recovered(func() error { return e.copyTo(ctx, fresh) })
	if err == nil {
		err = readBack(fresh)
	}
	if err != nil {
		os.Remove(fresh)
		return classify(err)
	}
	return publish(fresh, path)
}

func (e *Engine) copyTo(ctx context.Context, path string) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	if e.closed.Load() {
		return kv.ErrClosed
	}
	// A commit can be seen before it is durable, so that the copy is begun
	// when none is under way; and not after one that failed.
	e.cut.Lock()
	if err := e.stoppedBy(); err != nil {
		e.cut.Unlock()
		return err
	}
	btx, err := e.db.Begin(false)
	e.cut.Unlock()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, btx.Rollback()) }()
	f, err := freshFile(path)
	if err != nil {
		return err
	}
	_, err = btx.WriteTo(&cancelWriter{ctx, f})
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		forget(f)
	}
	return errors.Join(err, f.Close())
}

// freshFile makes a file in the place of what a copy that was cut off has left.
// That is taken away and never written into: it may be a second name of a file
// which has been in use since.
func freshFile(path string) (*os.File, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	return os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
}

// readBack looks at a copy as Preflight does at an office's file, but not at
// where it lies.
func readBack(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	m, err := checkMeta(f, info.Size())
	if err == nil {
		err = checkTree(f, m)
	}
	if err != nil {
		return fmt.Errorf("the copy cannot be read back: %w", err)
	}
	return nil
}

// cancelWriter stops a long copy when nobody waits for it any more.
type cancelWriter struct {
	ctx context.Context
	f   *os.File
}

func (w *cancelWriter) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.f.Write(p)
}
