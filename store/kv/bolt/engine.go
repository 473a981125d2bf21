package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	bbolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"guyub/store/kv"
)

// Options change how a file is opened. The zero value is right for an office.
type Options struct {
	// Timeout is how long to wait for another process to let the file go;
	// 2 s if zero.
	Timeout time.Duration
	// MaxSize limits the file, in bytes; 0 is no limit.
	MaxSize int
}

// mapped is the address space set aside for the file when it is opened, and
// step by how much the file grows. A writer that must map the file anew waits
// for all readers, and one that reads while it writes would wait for itself;
// so room is taken at once where address space costs nothing.
const (
	mapped = 1 << 30
	step   = 1 << 20
)

// Engine is an open file.
type Engine struct {
	db    *bbolt.DB
	file  *os.File // bbolt's own
	queue chan *request
	done  chan struct{} // closed when the writer has ended

	// gate is held shared while a request is being queued, so that Close
	// comes after the last of them. The writer never takes it.
	gate   sync.RWMutex
	closed atomic.Bool

	// cut is held while a transaction commits: whoever begins to read under it
	// sees nothing that is not yet durable.
	cut sync.Mutex

	state     sync.Mutex // guards what follows, and is never held while waiting
	stopped   error      // why nothing is written any more
	abandoned bool       // bbolt panicked: it may hold locks, and must not be asked to close
	seq       uint64
	watchers  []*watcher
}

var _ kv.Engine = (*Engine)(nil)

type watcher struct{ fn func(kv.Commit) }

func (o Options) timeout() time.Duration {
	if o.Timeout == 0 {
		return 2 * time.Second
	}
	return o.Timeout
}

func (o Options) bolt() *bbolt.Options {
	return &bbolt.Options{
		Timeout:        o.timeout(),
		FreelistType:   bbolt.FreelistMapType,
		NoFreelistSync: true,
		MaxSize:        o.MaxSize,
	}
}

// Create makes a new file whose first content init writes. The file appears
// under its name only when it is whole and durable.
func Create(path string, o Options, init func(kv.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return kv.ErrExists
	}
	if err := checkFolder(filepath.Dir(path)); err != nil {
		return err
	}
	fresh := path + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return classify(err)
	}
	db, err := bbolt.Open(fresh, 0o600, o.bolt())
	if err != nil {
		return classify(err)
	}
	err = db.Update(func(btx *bbolt.Tx) error {
		t := &tx{b: btx}
		return errors.Join(guard(func() error { return init(t) }), t.err)
	})
	if err = errors.Join(err, db.Close()); err != nil {
		os.Remove(fresh)
		return classify(err)
	}
	return publish(fresh, path)
}

// publish gives a finished file its name, which nobody may have taken
// meanwhile, and makes that durable. On every error the name is free: whoever
// was told that there is no file must not find one.
func publish(fresh, path string) error {
	err := os.Link(fresh, path) // unlike a rename it fails when the name is taken
	taken := err == nil
	switch {
	case taken:
		err = os.Remove(fresh)
	case errors.Is(err, os.ErrExist):
		err = kv.ErrExists
	default: // file systems of memory sticks know no links
		if _, there := os.Lstat(path); there == nil {
			err = kv.ErrExists
		} else if err = os.Rename(fresh, path); err == nil {
			taken = true
		}
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		os.Remove(fresh)
		if taken {
			os.Remove(path)
		}
	}
	return classify(err)
}

// Open opens an existing file. On every error the file is untouched.
func Open(path string, o Options) (*Engine, error) { return openAs(path, o, os.O_RDWR) }

// OpenReadOnly opens an existing file beside others who only read it too. It
// changes nothing, and may lie in a folder that cannot be written. Updates are
// refused with kv.ErrReadOnly.
func OpenReadOnly(path string, o Options) (*Engine, error) {
	e, err := openAs(path, o, os.O_RDONLY)
	if err == nil {
		e.stopped = kv.ErrReadOnly
	}
	return e, err
}

func openAs(path string, o Options, flag int) (*Engine, error) {
	end := time.Now().Add(o.timeout())
	for {
		e, err := openOnce(path, o, flag, end)
		if err == nil {
			return e, nil
		}
		if !errors.Is(err, kv.ErrLocked) || time.Now().After(end) {
			return nil, err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func openOnce(path string, o Options, flag int, end time.Time) (*Engine, error) {
	if err := preflight(path, flag); err != nil {
		return nil, err
	}
	o.Timeout = max(time.Until(end), time.Millisecond) // to bbolt, zero is for ever
	db, file, err := openMapped(path, o, flag == os.O_RDONLY)
	if err != nil {
		return nil, classify(err)
	}
	if !named(file, path) {
		// Somebody put another file in its place while this one was waited for:
		// what is written here would be in the one that was taken away.
		return nil, errors.Join(kv.ErrLocked, db.Close())
	}
	e := &Engine{db: db, file: file, queue: make(chan *request, 256), done: make(chan struct{})}
	go e.write()
	return e, nil
}

// named reports whether a file that is open is the one that has this name now.
func named(f *os.File, path string) bool {
	open, err1 := f.Stat()
	now, err2 := os.Stat(path)
	return err1 == nil && err2 == nil && os.SameFile(open, now)
}

// openMapped opens with bbolt, which panics rather than returns on a page that
// makes no sense.
func openMapped(path string, o Options, readOnly bool) (db *bbolt.DB, file *os.File, err error) {
	options := o.bolt()
	options.ReadOnly, options.PreLoadFreelist = readOnly, readOnly
	options.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		// Preflight saw the file: if it has gone since, none is to be made.
		f, err := os.OpenFile(name, flag&^os.O_CREATE, mode)
		file = f
		return f, err
	}
	if roomToMap && strconv.IntSize == 64 {
		options.InitialMmapSize = mapped
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			release(file)
			db, err = nil, fmt.Errorf("%w: %v", kv.ErrDamaged, r)
		}
	}()
	if db, err = bbolt.Open(path, 0o600, options); err == nil {
		db.AllocSize = step
	}
	return db, file, err
}

// View runs fn on a snapshot. A page that makes no sense or cannot be read is
// an error.
func (e *Engine) View(ctx context.Context, fn func(kv.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if e.closed.Load() {
		return kv.ErrClosed
	}
	err := recovered(func() error {
		return e.db.View(func(btx *bbolt.Tx) error {
			return guard(func() error { return fn(&tx{b: btx}) })
		})
	})
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return kv.ErrClosed
	}
	return err
}

// Done reports whether the operation was committed. After a commit that
// failed only a file opened again tells the truth.
func (e *Engine) Done(ctx context.Context, op kv.OpID) (done bool, err error) {
	if err := e.stoppedBy(); err != nil {
		return false, err
	}
	err = e.View(ctx, func(r kv.Reader) error {
		_, done = r.Get(kv.OpTable, op[:])
		return nil
	})
	return done, err
}

// Watch calls fn after each commit, before the Update that made it returns.
func (e *Engine) Watch(fn func(kv.Commit)) (stop func()) {
	w := &watcher{fn}
	e.state.Lock()
	defer e.state.Unlock()
	e.watchers = append(e.watchers, w)
	return func() {
		e.state.Lock()
		defer e.state.Unlock()
		for i, one := range e.watchers {
			if one == w {
				// A fresh slice: the writer may be going through the old one.
				e.watchers = append(append([]*watcher(nil), e.watchers[:i]...), e.watchers[i+1:]...)
				return
			}
		}
	}
}

func (e *Engine) stoppedBy() error {
	e.state.Lock()
	defer e.state.Unlock()
	return e.stopped
}

// Close waits for the writes under way and lets the file go.
func (e *Engine) Close() error {
	e.gate.Lock()
	again := e.closed.Swap(true)
	e.gate.Unlock()
	if again {
		<-e.done
		return nil
	}
	close(e.queue)
	<-e.done
	e.state.Lock()
	abandoned := e.abandoned
	e.state.Unlock()
	if abandoned {
		release(e.file)
		return nil
	}
	return e.db.Close()
}
