package bolt

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"guyub/store/kv"
)

// damage is the panic of a page that makes no sense, as against one of the
// function that reads it.
type damage struct{ cause any }

// sound, deferred around a call of bbolt, marks its panics.
func sound() {
	if r := recover(); r != nil {
		panic(damage{r})
	}
}

// guard turns a panic of the caller's function into an error. Damage is not
// the caller's doing and goes on up; so does a page of the mapped file that
// cannot be read, which shows wherever its bytes are first looked at.
func guard(fn func() error) (err error) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if _, ok := r.(damage); ok {
			panic(r)
		}
		if fault, ok := r.(interface{ Addr() uintptr }); ok {
			panic(damage{fault})
		}
		err = fmt.Errorf("%w: %v", kv.ErrUpdatePanic, r)
	}()
	return fn()
}

// recovered turns damage into an error. A fault of the mapped file, as on a
// disk that is dying or a file cut off by somebody else, would otherwise end
// the process and with it the work at every terminal.
func recovered(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			if d, ok := r.(damage); ok {
				r = d.cause
			}
			err = fmt.Errorf("%w: %v", kv.ErrDamaged, r)
		}
	}()
	return fn()
}

// classify turns what the system and bbolt say into this seam's errors.
func classify(err error) error {
	if err == nil {
		return nil
	}
	for _, c := range []struct {
		is error
		as error
	}{
		{berrors.ErrTimeout, kv.ErrLocked}, {berrors.ErrInvalid, kv.ErrForeign}, {berrors.ErrVersionMismatch, kv.ErrForeign},
		{berrors.ErrChecksum, kv.ErrDamaged}, {berrors.ErrMaxSizeReached, kv.ErrFull}, {syscall.ENOSPC, kv.ErrFull}, {syscall.EDQUOT, kv.ErrFull}, {syscall.EFBIG, kv.ErrFull},
		{os.ErrNotExist, kv.ErrMissing}, {os.ErrPermission, kv.ErrReadOnly}, {syscall.EROFS, kv.ErrReadOnly},
	} {
		if errors.Is(err, c.is) && !errors.Is(err, c.as) {
			return fmt.Errorf("%w: %w", c.as, err)
		}
	}
	// When it cannot make the file longer, bbolt passes on only the words.
	for _, full := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if strings.Contains(err.Error(), full.Error()) && !errors.Is(err, kv.ErrFull) {
			return fmt.Errorf("%w: %w", kv.ErrFull, err)
		}
	}
	if strings.Contains(err.Error(), syscall.EIO.Error()) && !errors.Is(err, syscall.EIO) {
		return fmt.Errorf("%w: %w", syscall.EIO, err)
	}
	return err
}
