package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// The steps of a backup, in their order.
type BackupStep uint8

// The steps: the copy is written and its structure read back, every record of it
// is opened, it is copied to the second place, and what is no longer kept is
// removed.
const (
	BackupCopying BackupStep = iota
	BackupProving
	BackupSecond
	BackupClearing
)

// BackupProgress is told how far a backup or a drill is: its step, and in
// BackupProving how many records of how many were opened.
type BackupProgress func(step BackupStep, done, total int)

func (p BackupProgress) tell(step BackupStep, done, total int) {
	if p != nil {
		p(step, done, total)
	}
}

// Backed is a backup that was made.
type Backed struct {
	File BackupFile
	// Second is why the second place has no copy of it; nil: it has one, or the
	// office has set none. The backup itself is good.
	Second  error
	Removed int // older ones, no longer kept
}

// SecondPlaceError tells that the second place for backups could not be reached
// or written: a memory stick that is not in, a disk that is full.
type SecondPlaceError struct{ Err error }

// Error tells why.
func (e *SecondPlaceError) Error() string { return "store: second place for backups: " + e.Err.Error() }

// Unwrap returns why.
func (e *SecondPlaceError) Unwrap() error { return e.Err }

// Unproved tells that a copy was made and is not to be relied on: opening every
// record of it found something wrong, which is wrong in the office too. The
// copy is left beside the backups, under a name that is none of theirs, and
// nothing older was removed.
type Unproved struct {
	Path     string
	Findings int
}

// Error counts what was found.
func (u *Unproved) Error() string {
	return fmt.Sprintf("store: the copy has %d findings and is no backup", u.Findings)
}

// backing is what an open office knows and does about its backups.
type backing struct {
	// turn is held by whoever makes a backup, tries one or clears the folder.
	turn     chan struct{}
	standing atomic.Pointer[BackupStanding]

	mu    sync.Mutex
	sums  map[string]summed // of files that were read to their end
	tried time.Time         // when the last of the day's own failed
	stop  context.CancelFunc
	ended chan struct{} // closed when the one in the background has ended; nil: there is none
}

// summed is the sum of a file as it was.
type summed struct {
	size    int64
	touched time.Time
	sum     string
}

func (o *Office) takeBacking(ctx context.Context) (leave func(), err error) {
	select {
	case o.backing.turn <- struct{}{}:
		return func() { <-o.backing.turn }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// BackUp makes a backup now, hot, while desks work: a copy of an acknowledged
// commit in the folder "cadangan" beside the office's file, read back and proved
// (see [BackupFile]), then copied to the second place, if the office has set
// one. Older ones are kept 7 days, 4 weeks and 12 months. The proof runs in this
// process, on the copy. Cancelling leaves nothing behind.
func (s *Session) BackUp(ctx context.Context, progress BackupProgress) (Backed, error) {
	if err := s.may(model.BackupData, model.Subject{}); err != nil {
		return Backed{}, err
	}
	u := s.office.open.Load()
	if u == nil {
		return Backed{}, ErrSignedOut
	}
	leave, err := s.office.takeBacking(ctx)
	if err != nil {
		return Backed{}, err
	}
	defer leave()
	if _, err := s.work(ctx, Op{Intent: IntentBackup}, func(*change) error { return nil }); err != nil {
		return Backed{}, err
	}
	made, err := s.office.backUp(ctx, u, progress)
	if ctx.Err() == nil { // who stops a backup has not found that it fails
		s.office.triedBackup(err)
		s.office.weigh(ctx, u, err)
	}
	return made, err
}

// backUp makes a backup in its turn.
func (o *Office) backUp(ctx context.Context, u *unlocked, progress BackupProgress) (made Backed, err error) {
	folder := backupFolder(o.path)
	if o.path == "" {
		return made, os.ErrInvalid // an office in memory has no place beside it
	}
	if err := bolt.PrivateFolder(folder); err != nil {
		return made, err
	}
	clearLeftovers(folder, o.id)
	progress.tell(BackupCopying, 0, 0)
	at := o.now().UTC().Truncate(time.Second)
	part := filepath.Join(folder, unproved(o.id, at))
	if err := o.engine.Backup(ctx, part); err != nil {
		return made, err
	}
	file := BackupFile{At: at, Schema: schema, office: backupMark(o.id)}
	proof, err := proveCopy(ctx, part, u.vault, progress)
	if err == nil {
		file.Records, file.Entries = proof.Records, proof.Entries
		made.File, err = nameBackup(ctx, part, file)
	}
	if err != nil {
		if bad := (*Unproved)(nil); !errors.As(err, &bad) {
			_ = os.Remove(part)
		}
		return made, err
	}
	o.remember(&made.File)
	books := u.books.Load()
	made.Second = o.copyToSecond(ctx, books.Office.SecondPlace, &made.File, progress)
	progress.tell(BackupClearing, 0, 0)
	made.Removed = o.rotate(ctx, folder, books.Office.Zone)
	if second := books.Office.SecondPlace; second != "" && made.Second == nil {
		o.rotate(ctx, second, books.Office.Zone)
	}
	return made, nil
}

// nameBackup gives a copy that was proved the name that says so.
func nameBackup(ctx context.Context, part string, file BackupFile) (BackupFile, error) {
	sum, err := bolt.SumOf(ctx, part)
	if err != nil {
		return file, err
	}
	file.sum = shortSum(sum)
	file.Path = filepath.Join(filepath.Dir(part), file.name())
	if err := bolt.Rename(part, file.Path); err != nil {
		return file, err
	}
	info, err := os.Stat(file.Path)
	if err == nil {
		file.Size, file.Touched = info.Size(), info.ModTime()
	}
	return file, err
}

// copyToSecond copies a backup to the second place, where it is read back and
// compared: that place may be a stick or a network folder, where no office could
// be opened.
func (o *Office) copyToSecond(ctx context.Context, place string, file *BackupFile, progress BackupProgress) error {
	if place == "" {
		return nil
	}
	progress.tell(BackupSecond, 0, 0)
	if err := o.checkSecond(place); err != nil {
		return &SecondPlaceError{err}
	}
	clearLeftovers(place, o.id)
	if err := bolt.Copy(ctx, file.Path, filepath.Join(place, filepath.Base(file.Path))); err != nil {
		return &SecondPlaceError{err}
	}
	return nil
}

// The errors of a second place.
var (
	ErrNoPlace   = errors.New("store: the second place for backups is not there")
	ErrSamePlace = errors.New("store: the second place for backups is the first")
)

// checkSecond looks whether a folder can be the second place: it is there, and is
// neither the folder of the backups nor that of the office.
func (o *Office) checkSecond(place string) error {
	info, err := os.Stat(place)
	if err != nil || !info.IsDir() || !filepath.IsAbs(place) {
		return ErrNoPlace
	}
	for _, own := range []string{filepath.Dir(o.path), backupFolder(o.path)} {
		if other, err := os.Stat(own); err == nil && os.SameFile(info, other) {
			return ErrSamePlace
		}
	}
	return nil
}

// placed checks a second place that somebody sets. One that was set before may be
// away: a stick that is not in.
func (o *Office) placed(c *change, place string) error {
	if place == "" || place == c.books.Office.SecondPlace {
		return nil
	}
	switch err := o.checkSecond(place); {
	case errors.Is(err, ErrSamePlace):
		return model.Problems{{Field: "second_place", Code: model.OfficeFolder}}
	case err != nil:
		return model.Problems{{Field: "second_place", Code: model.NoFolder}}
	}
	return nil
}

// rotate removes from a folder the backups of this office that are not kept any
// longer, and returns how many those were. Only whole ones count, on either
// side: a damaged one neither stands for its day nor is removed.
func (o *Office) rotate(ctx context.Context, folder string, zone model.Zone) (removed int) {
	all, err := listBackups(folder, o.id)
	if err != nil {
		return 0
	}
	var whole []BackupFile
	var made []time.Time
	migrated := map[uint16]bool{}
	var drop []string
	for i := range all {
		switch b := &all[i]; {
		case !o.isWhole(ctx, b):
		case !b.Migration:
			whole, made = append(whole, *b), append(made, b.At)
		case migrated[b.Schema]:
			drop = append(drop, b.Path) // of each version the newest is kept
		default:
			migrated[b.Schema] = true
		}
	}
	if ctx.Err() != nil {
		return 0 // what could not be looked at must not decide
	}
	for i, keep := range keptBackups(made, o.now().UTC(), zone.Location()) {
		if !keep {
			drop = append(drop, whole[i].Path)
		}
	}
	for _, path := range drop {
		if os.Remove(path) == nil { // one that stays is tried again the next time
			removed++
		}
	}
	return removed
}

// isWhole reads a backup to its end, unless that was done and nobody has written
// to it since, and tells whether it is the file of its name.
func (o *Office) isWhole(ctx context.Context, b *BackupFile) bool {
	o.backing.mu.Lock()
	known, ok := o.backing.sums[b.Path]
	o.backing.mu.Unlock()
	if !ok || known.size != b.Size || !known.touched.Equal(b.Touched) {
		sum, err := bolt.SumOf(ctx, b.Path)
		if err != nil {
			return false
		}
		known = summed{b.Size, b.Touched, shortSum(sum)}
		o.backing.mu.Lock()
		o.backing.sums[b.Path] = known
		o.backing.mu.Unlock()
	}
	return known.sum == b.sum
}

// remember keeps the sum of a backup that was just made.
func (o *Office) remember(b *BackupFile) {
	o.backing.mu.Lock()
	defer o.backing.mu.Unlock()
	o.backing.sums[b.Path] = summed{b.Size, b.Touched, b.sum}
}

// proof is what opening a copy found.
type proof struct {
	Records int
	Entries uint64
	Newest  time.Time // of the last audit entry
	Head    [32]byte  // of the audit chain
}

// proveCopy opens a copy that nobody else has open, with the data key of the
// office: its structure, every record, the references between them, the audit
// chain with its checkpoints. One that is of an older version is brought up to
// date, in the copy alone. An [*Unproved] says that something is wrong.
func proveCopy(ctx context.Context, path string, v vault, progress BackupProgress) (p proof, err error) {
	engine, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return p, err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	copied, err := openOn(ctx, engine, "", Options{})
	if err != nil {
		return p, err
	}
	defer copied.unwatch()
	if copied.id != v.office {
		return p, ErrOtherOffice
	}
	total := 0
	err = engine.View(ctx, func(r kv.Reader) error {
		if _, err := scan(v, r, offices); err != nil {
			return ErrOtherKey
		}
		total = countRecords(r)
		return nil
	})
	if err != nil {
		return p, err
	}
	progress.tell(BackupProving, 0, total)
	rep, err := copied.check(ctx, v, func(done int) { progress.tell(BackupProving, done, total) })
	if err != nil {
		return p, err
	}
	p = proof{Records: rep.Records, Entries: rep.Chain.Entries, Head: rep.Chain.Head}
	if !rep.OK() {
		wrong := len(rep.Findings)
		if !rep.Chain.OK() {
			wrong++
		}
		return p, &Unproved{path, wrong}
	}
	err = engine.View(ctx, func(r kv.Reader) error {
		last, err := readAudit(v, r, p.Entries)
		p.Newest = last.At
		return err
	})
	return p, err
}

// countRecords counts the records of every kind, which needs no key.
func countRecords(r kv.Reader) (n int) {
	for _, t := range kept() {
		for range r.Scan(t.tableName(), nil, nil) {
			n++
		}
	}
	return n
}
