package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// The errors of a backup that is not this office's, or cannot be opened with its
// key.
var (
	ErrOtherOffice = errors.New("store: the backup is of another office")
	ErrOtherKey    = errors.New("store: the backup is sealed with another data key")
	ErrSpoilt      = errors.New("store: the backup is not the file of its name")
)

// retryBackup is how long after the day's backup failed it is tried again, at
// the earliest.
const retryBackup = time.Hour

// BackUpToday begins the backup of the day in the background, unless there is
// one, one is being made, or the last try failed less than an hour ago. It is
// done when somebody has come in and when a day turns, by the program itself and
// not in anybody's name. The office of a demonstration, whose people are
// fictional, is backed up only when somebody asks for it. [Office.Close] stops
// it, and then nothing is left behind.
func (o *Office) BackUpToday() {
	u := o.open.Load()
	if u == nil || o.path == "" || u.books.Load().Office.Demo {
		return
	}
	o.backing.mu.Lock()
	defer o.backing.mu.Unlock()
	if o.backing.ended != nil {
		select {
		case <-o.backing.ended:
		default:
			return // at it
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	o.backing.stop, o.backing.ended = stop, ended
	go func() {
		defer close(ended)
		defer stop()
		o.backUpDue(ctx, u)
	}()
}

// stopBacking ends what goes on in the background.
func (o *Office) stopBacking() {
	o.backing.mu.Lock()
	stop, ended := o.backing.stop, o.backing.ended
	o.backing.mu.Unlock()
	if ended != nil {
		stop()
		<-ended
	}
}

// backUpDue makes the backup of the day when it is due, finds out how backups
// stand, and has the desks look.
func (o *Office) backUpDue(ctx context.Context, u *unlocked) {
	leave, err := o.takeBacking(ctx)
	if err != nil {
		return
	}
	defer leave()
	due := o.backupDue(ctx, u.books.Load().Office.Zone)
	if known := o.backing.standing.Load(); !due && known != nil {
		err = known.Failed // of an earlier try, which still stands
	}
	if due {
		_, err = o.update(ctx, Op{Intent: IntentBackup}, byProgram, func(*change) error { return nil })
		var made Backed
		if err == nil {
			made, err = o.backUp(ctx, u, nil)
		}
		err = errors.Join(err, made.Second)
	}
	if ctx.Err() != nil {
		return
	}
	if due {
		o.triedBackup(err)
	}
	o.weigh(ctx, u, err)
	o.announce(Change{All: true, Intent: IntentBackup, At: o.now().UTC()})
}

// backupDue reports whether today has no backup yet and it is time to try.
func (o *Office) backupDue(ctx context.Context, zone model.Zone) bool {
	now := o.now()
	o.backing.mu.Lock()
	waits := !o.backing.tried.IsZero() && now.Sub(o.backing.tried).Abs() < retryBackup
	o.backing.mu.Unlock()
	if waits {
		return false
	}
	all, err := listBackups(backupFolder(o.path), o.id)
	if err != nil {
		return true // the try will say why
	}
	for i := range all {
		if b := &all[i]; !b.Migration && zone.Today(b.At) == zone.Today(now) && o.isWhole(ctx, b) {
			return false
		}
	}
	return true
}

// BackupStanding is how the backups of an office stand.
type BackupStanding struct {
	// Last is the newest whole backup beside the office; nil: there is none.
	Last *BackupFile
	// Second is the newest at the second place; nil: there is none, or the place
	// is not reachable. HasSecond: the office has set one.
	Second    *BackupFile
	HasSecond bool
	// Failed is why the last try in this process failed; nil: it did not.
	Failed error
}

// BackupStanding returns it for whoever may make backups; false while it is not
// known yet, which is only until shortly after the first sign-in.
func (s *Session) BackupStanding() (BackupStanding, bool) {
	known := s.office.backing.standing.Load()
	if known == nil || s.may(model.BackupData, model.Subject{}) != nil {
		return BackupStanding{}, false
	}
	return *known, true
}

// weigh finds out how backups stand after a try that ended with err, or nil.
func (o *Office) weigh(ctx context.Context, u *unlocked, err error) {
	st := BackupStanding{Failed: err, Last: o.newestWhole(ctx, backupFolder(o.path))}
	if place := u.books.Load().Office.SecondPlace; place != "" {
		st.HasSecond, st.Second = true, o.newestWhole(ctx, place)
	}
	if ctx.Err() == nil {
		o.backing.standing.Store(&st)
	}
}

// triedBackup remembers that a try failed, or that it did not.
func (o *Office) triedBackup(err error) {
	o.backing.mu.Lock()
	defer o.backing.mu.Unlock()
	o.backing.tried = time.Time{}
	if err != nil {
		o.backing.tried = o.now()
	}
}

func (o *Office) newestWhole(ctx context.Context, folder string) *BackupFile {
	all, _ := listBackups(folder, o.id) // a place that is not there has none
	for i := range all {
		if !all[i].Migration && o.isWhole(ctx, &all[i]) {
			return &all[i]
		}
	}
	return nil
}

// BackupPlaces are the backups of an office where they lie, the newest first.
type BackupPlaces struct {
	Folder string
	Here   []BackupFile
	// SecondPlace is the folder of the second place; empty: none is set. Away is
	// why it cannot be looked at.
	SecondPlace string
	Second      []BackupFile
	Away        error
}

// Backups lists the backups of both places, each read to its end so that a
// damaged one is told.
func (s *Session) Backups(ctx context.Context) (BackupPlaces, error) {
	var out BackupPlaces
	if err := s.may(model.BackupData, model.Subject{}); err != nil {
		return out, err
	}
	o := s.office
	var err error
	out.Folder = backupFolder(o.path)
	if out.Here, err = o.Backups(ctx); err != nil {
		return out, err
	}
	if out.SecondPlace = s.Books().Office.SecondPlace; out.SecondPlace == "" {
		return out, nil
	}
	if out.Away = o.checkSecond(out.SecondPlace); out.Away == nil {
		out.Second, out.Away = listBackups(out.SecondPlace, o.id)
		o.markDamaged(ctx, out.Second)
	}
	return out, ctx.Err()
}

// Backups lists the backups beside the office's file. It needs no key, and
// tells nothing personal.
func (o *Office) Backups(ctx context.Context) ([]BackupFile, error) {
	all, err := listBackups(backupFolder(o.path), o.id)
	if err != nil {
		return nil, err
	}
	o.markDamaged(ctx, all)
	return all, ctx.Err()
}

func (o *Office) markDamaged(ctx context.Context, all []BackupFile) {
	for i := range all {
		all[i].Damaged = !o.isWhole(ctx, &all[i])
	}
}

// Drill (uji pemulihan) is what trying a backup found.
type Drill struct {
	Records int
	Entries uint64
	Newest  time.Time // of the last audit entry in it
	// Later is how many audit entries the office has that are not in the backup:
	// what restoring it would lose. Astray: the office did not grow out of it.
	Later  uint64
	Astray bool
}

// DrillBackup proves that a backup opens: it is copied beside the others, opened
// with the data key in hand, and every record and audit entry looked at; then
// the copy is removed. The backup is not touched and may lie anywhere.
func (s *Session) DrillBackup(ctx context.Context, path string, progress BackupProgress) (d Drill, err error) {
	if err := s.may(model.BackupData, model.Subject{}); err != nil {
		return d, err
	}
	o := s.office
	u := o.open.Load()
	if u == nil {
		return d, ErrSignedOut
	}
	if o.path == "" {
		return d, os.ErrInvalid
	}
	leave, err := o.takeBacking(ctx)
	if err != nil {
		return d, err
	}
	defer leave()
	if _, err := s.work(ctx, Op{Intent: IntentDrill}, func(*change) error { return nil }); err != nil {
		return d, err
	}
	folder := backupFolder(o.path)
	if err := bolt.PrivateFolder(folder); err != nil {
		return d, err
	}
	clearLeftovers(folder, o.id)
	part := filepath.Join(folder, unproved(o.id, o.now()))
	defer os.Remove(part) //nolint:errcheck // the next backup clears it
	progress.tell(BackupCopying, 0, 0)
	if err := copyBackup(ctx, path, part); err != nil {
		return d, err
	}
	p, err := proveCopy(ctx, part, u.vault, progress)
	if err != nil {
		return d, err
	}
	d = Drill{Records: p.Records, Entries: p.Entries, Newest: p.Newest}
	err = s.view(ctx, func(_ vault, r kv.Reader) error {
		d.Later, d.Astray, err = laterThan(r, p.Entries, p.Head)
		return err
	})
	return d, err
}

// copyBackup copies a backup, unless it is not the file of its name. One that
// bears another name is taken as it is.
func copyBackup(ctx context.Context, from, to string) error {
	if b, ok := parseBackup(filepath.Base(from)); ok {
		sum, err := bolt.SumOf(ctx, from)
		if err != nil {
			return err
		}
		if shortSum(sum) != b.sum {
			return ErrSpoilt
		}
	}
	if err := bolt.Look(from); err != nil {
		return err
	}
	return bolt.Copy(ctx, from, to)
}

// laterThan counts the audit entries after one with a number and hash. astray:
// that entry is not on the chain.
func laterThan(r kv.Reader, entries uint64, head [32]byte) (later uint64, astray bool, err error) {
	now, err := readChain(r)
	if err != nil {
		return 0, false, err
	}
	value, ok := r.Get(tAudit, seqKey(entries))
	if !ok || len(value) < len(head) || [32]byte(value[:len(head)]) != head {
		return 0, true, nil
	}
	return now.count - entries, false, nil
}
