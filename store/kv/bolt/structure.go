package bolt

import (
	"context"
	"fmt"

	bbolt "go.etcd.io/bbolt"

	"guyub/store/kv"
)

// Tables returns the names of all tables in the file, in order.
func (e *Engine) Tables(ctx context.Context) (names []string, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	err = recovered(func() error {
		return e.db.View(func(btx *bbolt.Tx) error {
			return btx.ForEach(func(name []byte, _ *bbolt.Bucket) error {
				names = append(names, string(name))
				return nil
			})
		})
	})
	return names, err
}

// Room is how much of the file is in use.
type Room struct {
	Size int64 // of the file, in bytes
	Free int64 // of them, in pages that nothing stands in
}

// Room counts the pages.
func (e *Engine) Room() (Room, error) {
	info, err := e.file.Stat()
	if err != nil {
		return Room{}, err
	}
	page := int64(e.db.Info().PageSize)
	stats := e.db.Stats()
	free := int64(stats.FreePageN+stats.PendingPageN) * page
	return Room{Size: info.Size(), Free: free}, nil
}

// Headed reports whether both of the pages at the head of the file are whole.
// One is enough to open it; but of the two the older one leads to the state
// before the last commit. A power cut in the middle of a commit leaves such a
// file, until the next commit, and so does damage.
func (e *Engine) Headed() bool {
	_, err1 := readMeta(e.file, 0)
	_, err2 := readMeta(e.file, int64(e.db.Info().PageSize))
	return err1 == nil && err2 == nil
}

// Structure has bbolt look over all of its own structure, after the walk that
// every opening makes. It may take for ever on a file that is damaged in a way
// that nobody thought of, and is for a process that can be ended.
func (e *Engine) Structure(ctx context.Context) error {
	return recovered(func() error {
		return e.db.View(func(btx *bbolt.Tx) error {
			var first error
			for err := range btx.Check() {
				if first == nil {
					first = err
				}
			}
			if first != nil {
				return fmt.Errorf("%w: %w", kv.ErrDamaged, first)
			}
			return ctx.Err()
		})
	})
}
