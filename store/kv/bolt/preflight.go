package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"

	"guyub/store/kv"
)

// The layout of bbolt's two meta pages, which stand at the head of the file
// for every page size: a page header of 16 bytes, then the meta itself.
const (
	pageHeader  = 16
	metaSize    = 64
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	// The page sizes that bbolt uses: its own least, and the greatest of any
	// system it runs on.
	smallestPage = 1 << 10
	greatestPage = 1 << 16
)

// meta is what preflight reads of a meta page.
type meta struct {
	pageSize uint32
	pages    uint64 // high-water mark: pages in use
	root     uint64 // page of the tree's root
	tx       uint64 // the meta page of the greater one counts
}

// Preflight looks at a file without changing it, and says in this seam's
// errors why it cannot be opened. It exists because bbolt maps the file and
// trusts it: one that is shorter than its meta pages say, or has a page that
// makes no sense, would end the process.
func Preflight(path string) error { return preflight(path, os.O_RDWR) }

// preflight is Preflight for a file that is to be opened so. One that is only
// to be read may lie where nothing can be written.
func preflight(path string, flag int) error {
	info, err := os.Stat(path)
	if err != nil {
		return classify(err)
	}
	if !info.Mode().IsRegular() {
		return kv.ErrForeign
	}
	if tooWide(info) {
		return kv.ErrWideMode
	}
	if flag != os.O_RDONLY {
		if err := checkFolder(filepath.Dir(path)); err != nil {
			return err
		}
	}
	if onNetwork(path) { // a link may lead there from a folder that is not
		return kv.ErrNetwork
	}
	f, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return classify(err)
	}
	defer f.Close()                  // which lets the lock go
	if err := share(f); err != nil { // what changes meanwhile would look damaged
		if pid := holder(f); pid != 0 {
			return &kv.LockedError{PID: pid, Program: program(pid)}
		}
		return fmt.Errorf("%w: %w", kv.ErrLocked, err)
	}
	m, err := checkMeta(f, info.Size())
	if err != nil {
		return err
	}
	return checkTree(f, m)
}

// checkMeta reads both meta pages. One of them must be whole, and the file
// must be as long as every whole one says. It returns the one that counts,
// which is bbolt's choice too.
func checkMeta(f io.ReaderAt, size int64) (newest meta, err error) {
	if size == 0 {
		return newest, kv.ErrTruncated
	}
	first, err := readMeta(f, 0)
	var second meta
	switch {
	case err == nil:
		second, err = readMeta(f, int64(first.pageSize))
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return newest, truncatedOrForeign(f, size)
	case errors.Is(err, errMeta):
		second, err = findSecondMeta(f)
	}
	if errors.Is(err, kv.ErrDamaged) {
		return newest, err
	}
	var metas []meta
	for _, m := range []meta{first, second} {
		if m.pageSize != 0 {
			metas = append(metas, m)
		}
	}
	if len(metas) == 0 {
		if looksLikeBolt(f) {
			return newest, kv.ErrDamaged
		}
		return newest, kv.ErrForeign
	}
	newest = metas[0]
	for _, m := range metas {
		if m.pageSize != newest.pageSize {
			return newest, fmt.Errorf("%w: its meta pages do not agree", kv.ErrDamaged)
		}
		if uint64(size) < m.pages*uint64(m.pageSize) {
			return newest, kv.ErrTruncated
		}
		if m.tx > newest.tx {
			newest = m
		}
	}
	return newest, nil
}

// findSecondMeta looks for the second meta page of a file whose first is
// spoilt, so that its page size is not known yet.
func findSecondMeta(f io.ReaderAt) (meta, error) {
	for size := int64(smallestPage); size <= greatestPage; size *= 2 {
		m, err := readMeta(f, size)
		switch {
		case err == nil && int64(m.pageSize) != size:
			return meta{}, fmt.Errorf("%w: its meta page is another", kv.ErrDamaged)
		case err == nil || errors.Is(err, kv.ErrDamaged):
			return m, err
		}
	}
	return meta{}, errMeta
}

func truncatedOrForeign(f io.ReaderAt, size int64) error {
	if looksLikeBolt(f) || size < pageHeader+metaSize {
		return kv.ErrTruncated
	}
	return kv.ErrForeign
}

func looksLikeBolt(f io.ReaderAt) bool {
	var magic [4]byte
	_, err := f.ReadAt(magic[:], pageHeader)
	return err == nil && binary.NativeEndian.Uint32(magic[:]) == boltMagic
}

// errMeta is a page that bbolt too would see is no meta page, and pass over.
var errMeta = errors.New("not a meta page")

// readMeta reads the meta page at a place. One that bears its checksum and yet
// makes no sense is kv.ErrDamaged, because bbolt would believe it.
func readMeta(f io.ReaderAt, at int64) (meta, error) {
	var b [pageHeader + metaSize]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		return meta{}, err
	}
	m := b[pageHeader:]
	e := binary.NativeEndian
	if e.Uint32(m) != boltMagic || e.Uint32(m[4:]) != boltVersion {
		return meta{}, errMeta
	}
	h := fnv.New64a()
	h.Write(m[:metaSize-8])
	if h.Sum64() != e.Uint64(m[metaSize-8:]) {
		return meta{}, errMeta
	}
	out := meta{pageSize: e.Uint32(m[8:]), pages: e.Uint64(m[40:]), root: e.Uint64(m[16:]), tx: e.Uint64(m[48:])}
	if out.pageSize < smallestPage || out.pageSize > greatestPage || out.pageSize&(out.pageSize-1) != 0 || out.pages > 1<<44 {
		return meta{}, fmt.Errorf("%w: a meta page makes no sense", kv.ErrDamaged)
	}
	return out, nil
}

// checkFolder refuses folders that cannot hold the file safely.
func checkFolder(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return classify(err)
	}
	if !info.IsDir() {
		return kv.ErrMissing
	}
	if err := writable(dir); err != nil {
		return fmt.Errorf("%w: %w", kv.ErrReadOnly, err)
	}
	if onNetwork(dir) {
		return kv.ErrNetwork
	}
	return nil
}
