package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// bigBackup is how many clients the office of the test has; with GUYUB_BIG as
// many as issue 8 asks for.
func bigBackup() int {
	if os.Getenv("GUYUB_BIG") != "" {
		return 100_000
	}
	return 300
}

// sixteen is how many sessions save while a backup is made.
const sixteen = 16

// TestABackupWhileSixteenSaveIsTheOfficeAsItWas makes a backup while sixteen
// sessions save. What is restored is, to the last record, what the office held
// when it had just so many audit entries: whoever saved before is in it, and
// nobody who saved after.
func TestABackupWhileSixteenSaveIsTheOfficeAsItWas(t *testing.T) {
	w := newFileWorld(t)
	n := bigBackup()
	head := w.as(model.RoleHeadOfOffice)
	w.must(head.BulkLoad(w.ctx(), Load{Clients: func(yield func(model.Client) bool) {
		for i := range n {
			if !yield(person(i, model.Adults)) {
				return
			}
		}
	}}, nil))
	rows := head.Roster()
	var ids []model.ID
	for i := range sixteen {
		id, ok, err := head.FindRegister(w.ctx(), person(i, model.Adults).Register)
		if w.must(err); !ok {
			t.Fatal("no client to save")
		}
		ids = append(ids, id)
	}
	var (
		group    sync.WaitGroup
		stop     atomic.Bool
		slowest  atomic.Int64
		saves    atomic.Int64
		failures = make(chan error, sixteen)
	)
	for _, id := range ids {
		group.Go(func() {
			s, err := w.office.SignIn(context.Background(), usernameOf(model.RoleHeadOfOffice), secret, "loket-1", nil)
			if err != nil {
				failures <- err
				return
			}
			for i := 0; !stop.Load(); i++ {
				c, err := s.Client(context.Background(), id)
				if err == nil {
					c.Alias = "Alias " + letters(i+1)
					from := time.Now()
					_, err = s.SaveClient(context.Background(), NewOp("client.save"), c)
					slowest.Store(max(slowest.Load(), int64(time.Since(from))))
				}
				if err != nil {
					failures <- err
					return
				}
				saves.Add(1)
			}
		})
	}
	from := time.Now()
	made, err := w.as(model.RoleAdmin).BackUp(w.ctx(), nil)
	whole := time.Since(from)
	stop.Store(true)
	group.Wait()
	select {
	case err := <-failures:
		t.Fatal(err)
	default:
	}
	w.must(err)
	to := filepath.Join(t.TempDir(), "pulih")
	w.must(second(Restore(w.ctx(), made.File.Path, to)))
	asOf := w.replayed(made.File.Entries)
	restored := hashOf(t, to, w)
	if restored.entries != made.File.Entries || restored.clients != rows.Len() {
		t.Errorf("restored %d entries and %d clients of %+v", restored.entries, restored.clients, made.File)
	}
	for id, want := range asOf {
		if got := restored.revs[id]; got != want {
			t.Errorf("client %s is of revision %d in the backup and was of %d", id, got, want)
		}
	}
	live := hashOf(t, "", w)
	if live.still != restored.still {
		t.Error("records that nobody saved differ")
	}
	w.whole()
	from = time.Now()
	w.must(copySynced(w.path, filepath.Join(t.TempDir(), "cp")))
	plain := time.Since(from)
	from = time.Now()
	w.must(w.office.engine.Backup(w.ctx(), filepath.Join(t.TempDir(), "engine")))
	hot := time.Since(from)
	t.Logf("%d clients, %d B: proved backup %v while %d saves, slowest %v; copy alone %v, cp and fsync %v (%.2fx)",
		n, made.File.Size, whole, saves.Load(), time.Duration(slowest.Load()), hot, plain, hot.Seconds()/plain.Seconds())
}

// replayed is the revision that each client saved one by one had when the audit
// had so many entries.
func (w *world) replayed(entries uint64) map[model.ID]uint64 {
	out := map[model.ID]uint64{}
	w.must(w.as(model.RoleAdmin).view(w.ctx(), func(v vault, r kv.Reader) error {
		for seq := uint64(1); seq <= entries; seq++ {
			e, err := readAudit(v, r, seq)
			if err != nil {
				return err
			}
			for _, rec := range e.Records {
				if rec.Kind == model.KindClient && rec.Rev > 0 {
					out[rec.ID] = rec.Rev
				}
			}
		}
		return nil
	}))
	return out
}

// contents is what an office holds: the revision of each client that was saved
// more than once, and a hash over all others, decoded.
type contents struct {
	entries uint64
	clients int
	revs    map[model.ID]uint64
	still   [sha256.Size]byte
}

// hashOf reads every client of a file, or of the open office, with its key.
func hashOf(t *testing.T, path string, w *world) (out contents) {
	t.Helper()
	engine := w.office.engine
	if path != "" {
		e, err := bolt.Open(path, bolt.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		engine = e
	}
	touched := w.replayed(w.verified().Entries)
	out.revs = map[model.ID]uint64{}
	h := sha256.New()
	v := w.office.open.Load().vault
	err := engine.View(t.Context(), func(r kv.Reader) error {
		head, err := readChain(r)
		out.entries = head.count
		if err != nil {
			return err
		}
		for key := range r.Scan(clients.name, nil, nil) {
			c, err := get(v, r, clients, model.ID(key))
			if err != nil {
				return err
			}
			out.clients++
			if _, ok := touched[c.ID]; ok {
				out.revs[c.ID] = c.Rev
				continue
			}
			raw, err := encoder.Marshal(c)
			if err != nil {
				return err
			}
			h.Write(raw)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	h.Sum(out.still[:0])
	return out
}

// copySynced is cp and fsync.
func copySynced(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
