package store

import (
	"context"
	"errors"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// Office is the open file of one office. It is safe for concurrent use.
type Office struct {
	engine  kv.Engine
	path    string
	id      model.ID
	salt    []byte
	now     func() time.Time
	unwatch func()

	hashes   chan struct{} // at most two password hashes at once: each takes 64 MiB
	tries    throttle
	covered  covered
	relay    relay
	presence presence
	backing  backing

	unlocking sync.Mutex
	open      atomic.Pointer[unlocked]

	mu       sync.Mutex
	sessions map[*Session]struct{}
}

// unlocked is what is there once somebody has signed in.
type unlocked struct {
	vault
	books    atomic.Pointer[Books]
	agenda   atomic.Pointer[agenda]
	taking   atomic.Pointer[taking]
	roster   *roster.Roster
	factbook *factbook
}

// ID returns the id of the office, which is in the clear in its file.
func (o *Office) ID() model.ID { return o.id }

// Path returns the file that the office was opened from.
func (o *Office) Path() string { return o.path }

// Locked reports whether nobody has signed in since the office was opened.
func (o *Office) Locked() bool { return o.open.Load() == nil }

// Close ends all sessions, forgets the data key and lets the file go. What was
// done since the last checkpoint gets one of its own, so that a desk that is
// closed in the evening leaves its day signed.
func (o *Office) Close() error {
	o.mu.Lock()
	for s := range o.sessions {
		s.end(Ending{})
	}
	clear(o.sessions)
	o.mu.Unlock()
	o.stopBacking()
	o.unwatch()
	if !o.Locked() {
		ctx, stop := context.WithTimeout(context.Background(), 2*time.Second)
		// Nobody is kept from closing: the next day's covers what this one would.
		_ = o.makeCheckpoint(ctx, closing)
		stop()
	}
	err := o.engine.Close()
	if u := o.open.Swap(nil); u != nil {
		u.key.Close()
	}
	return err
}

// unlock loads books and roster with the data key. Progress is reading in
// clients; total is 0, for it is not known. Progress may be called from several
// goroutines at once.
func (o *Office) unlock(ctx context.Context, v vault, progress func(done, total int)) error {
	u := &unlocked{vault: v, roster: roster.New(), factbook: newFactbook()}
	var whole errgroup.Group
	whole.Go(func() error { return o.compareTallies(ctx) })
	err := o.engine.View(ctx, func(r kv.Reader) error {
		if err := v.admit(r); err != nil {
			return err
		}
		books, err := readBooks(v, r)
		if err != nil {
			return err
		}
		u.books.Store(books)
		agenda, err := readAgenda(v, r)
		if err != nil {
			return err
		}
		u.agenda.Store(agenda)
		taking, err := readTaking(v, r)
		if err != nil {
			return err
		}
		u.taking.Store(taking)
		loader := u.roster.Loader()
		if err := readRows(ctx, v, r, loader, progress); err != nil {
			return err
		}
		loader.Finish()
		return nil
	})
	if err := errors.Join(err, whole.Wait()); err != nil {
		return err
	}
	o.open.Store(u)
	if u.roster.Now().Len() >= largeOffice {
		// Decoding a million rows leaves as much garbage as roster. Giving it
		// back at once took the program from 234 to 200 MB, in the background of
		// the first screen.
		go debug.FreeOSMemory()
	}
	return nil
}

// largeOffice is from how many clients the garbage of unlocking is worth a
// collection of its own.
const largeOffice = 100_000

func readBooks(v vault, r kv.Reader) (*Books, error) {
	b := &Books{}
	all, err := scan(v, r, offices)
	if err != nil {
		return nil, err
	}
	if len(all) != 1 {
		return nil, damaged(offices.name, errForm)
	}
	b.Office = all[0]
	for _, read := range []func() error{
		func() error { b.Norms, err = scan(v, r, norms); return err },
		func() error { b.Regions, err = scan(v, r, regions); return err },
		func() error { b.Users, err = scan(v, r, users); return err },
		func() error { b.Counselors, err = scan(v, r, counselors); return err },
		func() error { b.Groups, err = scan(v, r, groups); return err },
		func() error { b.Holidays, err = scan(v, r, holidays); return err },
		func() error { b.Sites, err = scan(v, r, sites); return err },
		func() error { b.Terminals, err = scan(v, r, terminals); return err },
		func() error { b.Offerings, err = scan(v, r, offerings); return err },
		func() error { b.Outreaches, err = scan(v, r, outreaches); return err },
		func() error { b.Mechanisms, err = scan(v, r, mechanisms); return err },
		func() error { b.Wordings, err = scan(v, r, wordings); return err },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	b.index()
	return b, nil
}

// shardRows is how many clients one goroutine opens at a time: a multiple of
// what the roster keeps together.
const shardRows = 4096

// readRows opens the summary of every client, on all processors. The slices
// that the engine hands out live as long as its view, which is longer than the
// goroutines here.
func readRows(ctx context.Context, v vault, r kv.Reader, into *roster.Loader, progress func(done, total int)) error {
	type pair struct{ key, sealed []byte }
	var done atomic.Int64
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	load := func(pairs []pair) {
		shard := into.Shard()
		group.Go(func() error {
			var scratch []byte
			for _, p := range pairs {
				summary, used, err := v.openSummary(p.key, p.sealed, scratch)
				if err != nil {
					return err
				}
				if err := shard.AddEncoded(summary); err != nil {
					return damaged(clients.name, err)
				}
				scratch = used
			}
			n := done.Add(int64(len(pairs)))
			if progress != nil {
				progress(int(n), 0)
			}
			return ctx.Err()
		})
	}
	pairs := make([]pair, 0, shardRows)
	for key, sealed := range r.Scan(clients.name, nil, nil) {
		pairs = append(pairs, pair{key, sealed})
		if len(pairs) == shardRows {
			load(pairs)
			pairs = make([]pair, 0, shardRows)
			if ctx.Err() != nil {
				break
			}
		}
	}
	load(pairs)
	return group.Wait()
}
