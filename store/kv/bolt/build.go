package bolt

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	bbolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"guyub/store/kv"
)

// Build makes a new file in more than one transaction: init writes its first,
// fill the others. Until fill has returned, the file lies under another name
// beside path; it has its own when it is whole and durable, or is gone.
func Build(path string, o Options, init func(kv.Writer) error, fill func(kv.Engine) error) error {
	if _, err := os.Lstat(path); err == nil {
		return kv.ErrExists
	}
	work := path + ".new"
	if err := clearLeft(work); err != nil {
		return err
	}
	if err := Create(work, o, init); err != nil {
		return err
	}
	err := func() error {
		engine, err := Open(work, o)
		if err != nil {
			return err
		}
		return errors.Join(fill(engine), engine.Close())
	}()
	if err != nil {
		return errors.Join(err, os.Remove(work))
	}
	return publish(work, path)
}

// clearLeft takes away what a process that was killed has left, unless one that
// lives is at work on it.
func clearLeft(work string) error {
	if _, err := os.Lstat(work); errors.Is(err, os.ErrNotExist) {
		return checkFolder(filepath.Dir(work))
	}
	db, err := bbolt.Open(work, 0o600, &bbolt.Options{Timeout: 100 * time.Millisecond})
	if errors.Is(err, berrors.ErrTimeout) {
		return kv.ErrLocked
	}
	if err == nil { // what does not open is no more than the beginning of a file
		if err := db.Close(); err != nil {
			return classify(err)
		}
	}
	return classify(os.Remove(work))
}
