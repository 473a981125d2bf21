package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// backup makes one as the administrator.
func (w *world) backup() Backed {
	w.t.Helper()
	made, err := w.as(model.RoleAdmin).BackUp(w.ctx(), nil)
	w.must(err)
	return made
}

func (w *world) backups() []BackupFile {
	w.t.Helper()
	all, err := w.office.Backups(w.ctx())
	w.must(err)
	return all
}

// backedUp waits for the backup in the background.
func (w *world) backedUp() {
	w.office.backing.mu.Lock()
	ended := w.office.backing.ended
	w.office.backing.mu.Unlock()
	if ended != nil {
		<-ended
	}
}

func folderOf(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(backupFolder(path))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestABackupIsProvedAndItsNameTellsIt(t *testing.T) {
	w := newFileWorld(t)
	for i := range 5 {
		w.add(person(i, model.Adults))
	}
	denied(t, second(w.as(model.RoleOperator).BackUp(w.ctx(), nil)))
	var steps []BackupStep
	most := 0
	made, err := w.as(model.RoleAdmin).BackUp(w.ctx(), func(step BackupStep, _, total int) {
		if len(steps) == 0 || steps[len(steps)-1] != step {
			steps = append(steps, step)
		}
		most = max(most, total)
	})
	w.must(err)
	rep, err := w.as(model.RoleAdmin).Check(w.ctx(), nil)
	w.must(err)
	if b := made.File; b.Records != rep.Records || most != rep.Records || b.Entries != rep.Chain.Entries || !b.At.Equal(w.clock.now()) || b.Schema != schema {
		t.Errorf("made %+v of %d records and %d entries, %d told", b, rep.Records, rep.Chain.Entries, most)
	}
	if want := []BackupStep{BackupCopying, BackupProving, BackupClearing}; !slices.Equal(steps, want) {
		t.Errorf("told %v", steps)
	}
	for path, mode := range map[string]os.FileMode{backupFolder(w.path): 0o700, made.File.Path: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if all := w.backups(); len(all) != 1 || all[0].Damaged || all[0] != made.File {
		t.Errorf("listed %+v, made %+v", all, made.File)
	}
	if names := folderOf(t, w.path); len(names) != 1 {
		t.Errorf("in the folder lie %v", names)
	}
	if strings.Contains(made.File.Path, "Contoh") {
		t.Errorf("the name tells the office: %s", made.File.Path)
	}
	w.must(w.office.Close())
	w.path = made.File.Path
	w.open()
	if n := w.as(model.RoleHeadOfOffice).Roster().Len(); n != 5 {
		t.Errorf("%d clients in it", n)
	}
	w.whole()
}

func second[T any](_ T, err error) error { return err }

func TestTheDayHasOneBackupWhoeverSignsIn(t *testing.T) {
	w := newFileWorld(t)
	w.must(w.office.Close())
	w.open()
	w.office.BackUpToday()
	w.backedUp()
	if n := len(w.backups()); n != 0 {
		t.Fatalf("%d backups of a locked office", n)
	}
	s := w.as(model.RoleOperator)
	for range 3 {
		w.office.BackUpToday()
		w.office.BackUpToday()
		w.backedUp()
		w.clock.add(time.Hour)
	}
	if n := len(w.backups()); n != 1 {
		t.Fatalf("%d backups of the first day", n)
	}
	if _, ok := s.BackupStanding(); ok {
		t.Error("who may make no backups is told how they stand")
	}
	w.clock.add(24 * time.Hour)
	w.office.BackUpToday()
	w.backedUp()
	all := w.backups()
	if len(all) != 2 {
		t.Fatalf("%d backups after two days", len(all))
	}
	admin := w.as(model.RoleAdmin)
	if st, ok := admin.BackupStanding(); !ok || st.Last == nil || *st.Last != all[0] || st.HasSecond || st.Failed != nil {
		t.Errorf("they stand so: %+v, %t", st, ok)
	}
	entries, err := w.as(model.RoleAuditor).Audit(w.ctx(), AuditFilter{})
	w.must(err)
	n := 0
	for _, e := range entries {
		if e.Intent == IntentBackup {
			if n++; !e.User.IsZero() || e.Role != 0 || e.Terminal != "" {
				t.Errorf("the day's backup was made in the name of %v", e)
			}
		}
	}
	if n != 2 {
		t.Errorf("%d of them are in the audit", n)
	}
	// A clock that is put back to a day without one makes one, and one only.
	w.clock.add(-72 * time.Hour)
	for range 2 {
		w.office.BackUpToday()
		w.backedUp()
	}
	if n := len(w.backups()); n != 3 {
		t.Errorf("%d backups after the clock was put back", n)
	}
}

func TestADemonstrationIsBackedUpWhenAsked(t *testing.T) {
	w := newFileWorld(t)
	office := w.as(model.RoleHeadOfOffice).Books().Office
	office.Demo = true
	_, err := w.as(model.RoleHeadOfOffice).SaveOffice(w.ctx(), NewOp("t"), office)
	w.must(err)
	w.office.BackUpToday()
	w.backedUp()
	if n := len(w.backups()); n != 0 {
		t.Errorf("%d backups by themselves", n)
	}
	w.backup()
	if n := len(w.backups()); n != 1 {
		t.Errorf("%d backups when asked", n)
	}
}

func TestEveryBackupHasACopyAtTheSecondPlace(t *testing.T) {
	w := newFileWorld(t)
	place := filepath.Join(t.TempDir(), "stik")
	set := func(place string) error {
		office := w.as(model.RoleHeadOfOffice).Books().Office
		office.SecondPlace = place
		return second(w.as(model.RoleHeadOfOffice).SaveOffice(w.ctx(), NewOp("t"), office))
	}
	for _, wrong := range []string{place, "relatif", filepath.Dir(w.path), backupFolder(w.path)} {
		var problems model.Problems
		if err := set(wrong); !errors.As(err, &problems) || problems[0].Field != "second_place" {
			t.Errorf("second place %q: %v", wrong, err)
		}
	}
	w.must(os.Mkdir(place, 0o755)) // a stick knows no modes
	w.must(set(place))
	made := w.backup()
	w.must(made.Second)
	places, err := w.as(model.RoleAdmin).Backups(w.ctx())
	w.must(err)
	if len(places.Second) != 1 || places.Second[0].Damaged || places.SecondPlace != place || places.Away != nil {
		t.Fatalf("at the second place: %+v", places)
	}
	if info, err := os.Stat(places.Second[0].Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	one, err := os.ReadFile(made.File.Path)
	w.must(err)
	if other, err := os.ReadFile(places.Second[0].Path); err != nil || !bytes.Equal(one, other) {
		t.Errorf("the copies differ: %v", err)
	}
	// The stick is taken out: that is a warning, and the backup is good.
	w.must(os.Rename(place, place+"-dicabut"))
	w.clock.add(24 * time.Hour)
	made = w.backup()
	if away := (*SecondPlaceError)(nil); !errors.As(made.Second, &away) || !errors.Is(away, ErrNoPlace) {
		t.Errorf("without the stick: %v", made.Second)
	}
	if st, ok := w.as(model.RoleAdmin).BackupStanding(); !ok || st.Last == nil || !st.HasSecond || st.Second != nil {
		t.Errorf("they stand so: %+v", st)
	}
	// It need not be in for the office's other data to be changed.
	office := w.as(model.RoleHeadOfOffice).Books().Office
	office.Phone = "0281 555"
	w.must(second(w.as(model.RoleHeadOfOffice).SaveOffice(w.ctx(), NewOp("t"), office)))
}

func TestADamagedBackupIsNeverCalledGood(t *testing.T) {
	w := newFileWorld(t)
	w.backup()
	w.clock.add(24 * time.Hour)
	newest := w.backup().File
	raw, err := os.ReadFile(newest.Path)
	w.must(err)
	raw[len(raw)/2] ^= 1
	w.must(os.WriteFile(newest.Path, raw, 0o600))
	all := w.backups()
	if !all[0].Damaged || all[1].Damaged {
		t.Errorf("listed %+v", all)
	}
	if err := second(w.as(model.RoleAdmin).DrillBackup(w.ctx(), newest.Path, nil)); !errors.Is(err, ErrSpoilt) {
		t.Errorf("the drill of it gave %v", err)
	}
	if err := second(Restore(w.ctx(), newest.Path, filepath.Join(t.TempDir(), "x"))); !errors.Is(err, ErrSpoilt) {
		t.Errorf("restoring it gave %v", err)
	}
	// A copy that was cut off is none, whatever name it bears.
	w.must(os.WriteFile(filepath.Join(backupFolder(w.path), strings.Replace(filepath.Base(newest.Path), "20261103", "20261104", 1)), raw[:4096], 0o600))
	if all := w.backups(); len(all) != 3 || !all[0].Damaged {
		t.Errorf("listed %+v", all)
	}
	if st := w.office.newestWhole(w.ctx(), backupFolder(w.path)); st == nil || *st != all[1] {
		t.Errorf("the newest whole one is %+v", st)
	}
}

// TestACopyWithFindingsIsNoBackup: what is wrong in the office is wrong in its
// copy, which is therefore not called good, and nothing older goes.
func TestACopyWithFindingsIsNoBackup(t *testing.T) {
	w := newFileWorld(t)
	c := w.add(person(1, model.Adults))
	good := w.backup().File
	w.must(w.office.engine.Bulk(w.ctx(), func(kw kv.Writer) error {
		kw.Put(clients.name, c.ID[:], []byte("rusak"))
		return nil
	}))
	w.clock.add(24 * time.Hour)
	bad := (*Unproved)(nil)
	if err := second(w.as(model.RoleAdmin).BackUp(w.ctx(), nil)); !errors.As(err, &bad) || bad.Findings == 0 {
		t.Fatalf("got %v", err)
	}
	if _, err := os.Stat(bad.Path); err != nil {
		t.Errorf("the copy is not left for whoever repairs: %v", err)
	}
	if all := w.backups(); len(all) != 1 || all[0].Path != good.Path {
		t.Errorf("listed %+v", all)
	}
}

func TestADrillTellsWhatRestoringWouldLose(t *testing.T) {
	w := newFileWorld(t)
	w.add(person(1, model.Adults))
	made := w.backup()
	before, err := w.office.VerifyAudit(w.ctx())
	w.must(err)
	admin := w.as(model.RoleAdmin)
	w.clock.add(time.Hour)
	w.add(person(2, model.Adults))
	denied(t, second(w.as(model.RoleOperator).DrillBackup(w.ctx(), made.File.Path, nil)))
	d, err := admin.DrillBackup(w.ctx(), made.File.Path, nil)
	w.must(err)
	now, err := w.office.VerifyAudit(w.ctx())
	w.must(err)
	if d.Records != made.File.Records || d.Entries != before.Entries || d.Later != now.Entries-before.Entries || d.Astray || !d.Newest.Equal(w.clock.now().Add(-time.Hour)) {
		t.Errorf("the drill tells %+v", d)
	}
	if names := folderOf(t, w.path); len(names) != 1 {
		t.Errorf("it left %v", names)
	}
	other := newFileWorld(t)
	if err := second(other.as(model.RoleAdmin).DrillBackup(w.ctx(), made.File.Path, nil)); !errors.Is(err, ErrOtherOffice) {
		t.Errorf("another office's backup: %v", err)
	}
	stray := filepath.Join(t.TempDir(), "catatan.txt")
	w.must(os.WriteFile(stray, bytes.Repeat([]byte("bukan cadangan "), 500), 0o600))
	if err := second(admin.DrillBackup(w.ctx(), stray, nil)); !errors.Is(err, kv.ErrForeign) {
		t.Errorf("a foreign file: %v", err)
	}
}

// TestABackupThatIsStoppedLeavesNothing stops one at each of its steps.
func TestABackupThatIsStoppedLeavesNothing(t *testing.T) {
	w := newFileWorld(t)
	w.add(person(1, model.Adults))
	for step := BackupCopying; step <= BackupProving; step++ {
		ctx, stop := context.WithCancel(w.ctx())
		_, err := w.as(model.RoleAdmin).BackUp(ctx, func(at BackupStep, _, _ int) {
			if at == step {
				stop()
			}
		})
		stop()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("step %d: %v", step, err)
		}
		if names := folderOf(t, w.path); len(names) != 0 {
			t.Errorf("step %d left %v", step, names)
		}
	}
	// What a killed one has left is cleared by the next; what is not of this
	// office is not touched.
	own := unproved(w.office.id, w.clock.now())
	foreign := []string{unproved(model.NewID(), w.clock.now()), "catatan.txt", "20260101T000000Z-ffffffffffff-v7-1-1-0123456789abcdef.guyub"}
	for _, name := range append([]string{own, own + ".new"}, foreign...) {
		w.must(os.WriteFile(filepath.Join(backupFolder(w.path), name), []byte("x"), 0o600))
	}
	made := w.backup()
	want := append([]string{filepath.Base(made.File.Path)}, foreign...)
	slices.Sort(want)
	if got := folderOf(t, w.path); !slices.Equal(got, want) {
		t.Errorf("in the folder lie %v", got)
	}
}

func TestABackupFolderOpenToOthersIsRefused(t *testing.T) {
	w := newFileWorld(t)
	w.must(os.Mkdir(backupFolder(w.path), 0o755))
	w.must(os.Chmod(backupFolder(w.path), 0o755))
	if err := second(w.as(model.RoleAdmin).BackUp(w.ctx(), nil)); !errors.Is(err, kv.ErrWideMode) {
		t.Errorf("got %v", err)
	}
	w.must(os.Remove(backupFolder(w.path)))
	w.must(os.WriteFile(backupFolder(w.path), nil, 0o600))
	if err := second(w.as(model.RoleAdmin).BackUp(w.ctx(), nil)); err == nil {
		t.Error("a file in the place of the folder is no error")
	}
}

// moments are days on which backups were made, in order.
func moments(t *rapid.T) []time.Time {
	at := time.Date(2026, 1, 1, 1, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(0, 400*24).Draw(t, "from")) * time.Hour)
	var out []time.Time
	for range rapid.IntRange(1, 120).Draw(t, "count") {
		at = at.Add(time.Duration(rapid.OneOf(rapid.IntRange(1, 40), rapid.IntRange(1, 1500)).Draw(t, "hours")) * time.Hour)
		out = append(out, at)
	}
	return out
}

// naiveKept says anew which are kept: a moment is, when it is the last of its
// day, week or month, and fewer than so many later days, weeks or months have any.
func naiveKept(all []time.Time, place *time.Location) (keep []time.Time) {
	for _, at := range all {
		for _, rule := range []struct {
			most int
			of   func(time.Time) string
		}{
			{7, func(t time.Time) string { return t.Format("2006-01-02") }},
			{4, func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, " ", w) }},
			{12, func(t time.Time) string { return t.Format("2006-01") }},
		} {
			own, last, later := rule.of(at.In(place)), true, map[string]bool{}
			for _, other := range all {
				if period := rule.of(other.In(place)); other.After(at) {
					last = last && period != own
					later[period] = true
				}
			}
			if last && len(later) < rule.most {
				keep = append(keep, at)
				break
			}
		}
	}
	return keep
}

// TestRotationKeepsWhatWasPromised removes after every backup what is not kept,
// and has then exactly what the rule keeps of all that were ever made.
func TestRotationKeepsWhatWasPromised(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place := rapid.SampledFrom([]model.Zone{model.WIB, model.WITA, model.WIT}).Draw(t, "zone").Location()
		all := moments(t)
		var there []time.Time // the newest first
		for _, at := range all {
			there = append([]time.Time{at}, there...)
			var left []time.Time
			for i, keep := range keptBackups(there, at, place) {
				if keep {
					left = append(left, there[i])
				}
			}
			there = left
		}
		want := naiveKept(all, place)
		slices.Reverse(want)
		if !slices.Equal(there, want) {
			t.Fatalf("kept %v\nof %v\nwant %v", there, all, want)
		}
	})
}

// TestRotationOutlivesAClockThatJumps: the newest is never removed, neither of
// all nor of those that are not of the future, and there is an end to how many
// there are.
func TestRotationOutlivesAClockThatJumps(t *testing.T) {
	const most = 2 * (keptDays + keptWeeks + keptMonths)
	rapid.Check(t, func(t *rapid.T) {
		now := time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC)
		var there []time.Time
		for range rapid.IntRange(1, 80).Draw(t, "count") {
			now = now.Add(time.Duration(rapid.OneOf(rapid.IntRange(1, 48), rapid.IntRange(-9000, 9000)).Draw(t, "hours")) * time.Hour)
			there = append(there, now)
			slices.SortFunc(there, func(a, b time.Time) int { return b.Compare(a) })
			keep := keptBackups(there, now, time.UTC)
			if !keep[0] || !keep[slices.Index(there, now)] {
				t.Fatalf("of %v at %v the newest is not kept", there, now)
			}
			var left []time.Time
			for i := range there {
				if keep[i] {
					left = append(left, there[i])
				}
			}
			if there = left; len(there) > most {
				t.Fatalf("%d are kept", len(there))
			}
		}
	})
}

// TestRotationRemovesOnlyWholeBackupsOfThisOffice makes backups for a month of
// days among files that it must leave alone.
func TestRotationRemovesOnlyWholeBackupsOfThisOffice(t *testing.T) {
	w := newFileWorld(t)
	first := w.backup().File
	raw, err := os.ReadFile(first.Path)
	w.must(err)
	alone := []string{
		"20260101T000000Z-ffffffffffff-v7-1-1-0123456789abcdef.guyub",                                          // another office's
		strings.Replace(filepath.Base(first.Path), "20261102", "20250101", 1)[:40] + "-0000000000000000.guyub", // damaged
		"salinan-penting.guyub",
	}
	for _, name := range alone {
		w.must(os.WriteFile(filepath.Join(backupFolder(w.path), name), raw, 0o600))
	}
	var made []time.Time
	for range 40 {
		w.clock.add(24 * time.Hour)
		file := BackupFile{At: w.clock.now(), Schema: schema, office: backupMark(w.office.id), Records: 1, Entries: 1, sum: first.sum}
		w.must(os.WriteFile(filepath.Join(backupFolder(w.path), file.name()), raw, 0o600))
		made = append(made, w.clock.now())
	}
	removed := w.office.rotate(w.ctx(), backupFolder(w.path), model.WIB)
	made = append([]time.Time{first.At}, made...)
	kept := naiveKept(made, model.WIB.Location())
	if got := len(folderOf(t, w.path)); got != len(kept)+len(alone) || removed != len(made)-len(kept) {
		t.Errorf("%d files are left and %d removed of %d", got, removed, len(made))
	}
	for _, name := range alone {
		if _, err := os.Stat(filepath.Join(backupFolder(w.path), name)); err != nil {
			t.Error(err)
		}
	}
}

func TestTheNameOfABackupIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := BackupFile{
			At:     time.Unix(rapid.Int64Range(0, 4_000_000_000).Draw(t, "at"), 0).UTC(),
			Schema: rapid.Uint16().Draw(t, "schema"), Migration: rapid.Bool().Draw(t, "migration"),
			Records: rapid.IntRange(0, 999_999_999_999).Draw(t, "records"), Entries: rapid.Uint64Range(0, 999_999_999_999_999_999).Draw(t, "entries"),
			office: backupMark(model.NewID()), sum: shortSum(bolt.Sum{byte(rapid.Uint8().Draw(t, "sum"))}),
		}
		got, ok := parseBackup(b.name())
		if !ok || got != b {
			t.Fatalf("%s reads as %+v, %t", b.name(), got, ok)
		}
		at := rapid.IntRange(0, len(b.name())-1).Draw(t, "place")
		if _, ok := parseBackup(b.name()[:at]); ok {
			t.Fatalf("%s is taken for a backup", b.name()[:at])
		}
	})
}

// TestABackupThatFailsSaysSoAndTheOfficeWorksOn stands something in the way of
// each place to which a backup is written.
func TestABackupThatFailsSaysSoAndTheOfficeWorksOn(t *testing.T) {
	w := newFileWorld(t)
	block := func(name string) string {
		path := filepath.Join(name, "jangan-dihapus")
		w.must(os.MkdirAll(path, 0o700))
		return name
	}
	in := block(filepath.Join(backupFolder(w.path), unproved(w.office.id, w.clock.now())+".new"))
	w.must(os.Chmod(backupFolder(w.path), 0o700))
	if err := second(w.as(model.RoleAdmin).BackUp(w.ctx(), nil)); err == nil {
		t.Fatal("a backup that cannot be written is made")
	}
	w.office.BackUpToday()
	w.backedUp()
	st, ok := w.as(model.RoleAdmin).BackupStanding()
	if !ok || st.Last != nil || st.Failed == nil || Explain(st.Failed, "id") == "" {
		t.Errorf("it stands as %+v", st)
	}
	w.add(person(1, model.Adults))
	w.must(os.RemoveAll(in))
	w.office.BackUpToday() // not within the hour
	w.backedUp()
	if n := len(w.backups()); n != 0 {
		t.Errorf("%d backups within the hour", n)
	}
	w.clock.add(2 * time.Hour)
	w.office.BackUpToday()
	w.backedUp()
	if n := len(w.backups()); n != 1 {
		t.Errorf("%d backups after it", n)
	}
	if st, _ := w.as(model.RoleAdmin).BackupStanding(); st.Failed != nil || st.Last == nil {
		t.Errorf("it stands as %+v", st)
	}
	w.whole()
}

// TestAMigrationThatFailsLeavesTheFileAndTellsOfTheCopy: the file is of its old
// version, to the last record, and the copy is among the backups.
func TestAMigrationThatFailsLeavesTheFileAndTellsOfTheCopy(t *testing.T) {
	w := newFileWorld(t)
	w.add(person(1, model.Adults))
	w.must(w.office.Close())
	boom := errors.New("boom")
	attempt := func(steps ...migration) error {
		e, err := bolt.Open(w.path, bolt.Options{})
		w.must(err)
		err = migrate(w.ctx(), e, w.path, w.clock.now(), steps, schema+2)
		w.must(e.Close())
		w.clock.add(time.Minute)
		return err
	}
	step := func(to uint16, err error) migration {
		return migration{to, "uji", func(kw kv.Writer) error {
			kw.Put("uji", []byte{1}, []byte{byte(to)})
			return err
		}}
	}
	failed := (*MigrationFailed)(nil)
	if err := attempt(step(schema+1, nil), step(schema+2, boom)); !errors.As(err, &failed) || !errors.Is(err, boom) || !strings.Contains(Explain(err, "id"), failed.Copy) {
		t.Fatalf("got %v", err)
	}
	w.open()
	w.whole()
	if all := w.backups(); len(all) != 1 || all[0].Path != failed.Copy || !all[0].Migration || all[0].Damaged || all[0].Schema != schema {
		t.Errorf("kept %+v", all)
	}
	if st := w.office.newestWhole(w.ctx(), backupFolder(w.path)); st != nil {
		t.Error("a copy that was not opened counts as the newest good one")
	}
	w.must(w.office.Close())
	w.must(attempt(step(schema+1, nil), step(schema+2, nil)))
	if _, err := Open(w.ctx(), w.path, Options{}); !errors.Is(err, ErrNewer) {
		t.Fatalf("the migrated file opens: %v", err)
	}
	w.path = filepath.Join(t.TempDir(), "pulih")
	w.must(second(Restore(w.ctx(), failed.Copy, w.path)))
	w.open()
	w.whole()
	// Of each version the newest copy is kept.
	if n := w.office.rotate(w.ctx(), filepath.Dir(failed.Copy), model.WIB); n != 1 {
		t.Errorf("%d copies were removed", n)
	}
}

// TestASwapKeepsTheOldFileAndIsRefusedWhileItIsOpen, and a program that waited
// for the old file works in the new one.
func TestASwapKeepsTheOldFileAndIsRefusedWhileItIsOpen(t *testing.T) {
	w := newFileWorld(t)
	w.add(person(1, model.Adults))
	made := w.backup().File
	w.add(person(2, model.Adults))
	fresh := SwapName(w.path, w.clock.now())
	restored, err := Restore(w.ctx(), made.Path, fresh)
	w.must(err)
	if restored.Records != made.Records || restored.Entries != made.Entries || !restored.At.Equal(made.At) || restored.Office != w.office.id {
		t.Errorf("restored %+v", restored)
	}
	if _, err := Swap(w.path, fresh, w.clock.now()); !errors.Is(err, kv.ErrLocked) {
		t.Fatalf("an open file was swapped: %v", err)
	}
	if _, err := Restore(w.ctx(), made.Path, fresh); !errors.Is(err, kv.ErrExists) {
		t.Fatalf("a file was written over: %v", err)
	}
	before, err := w.office.VerifyAudit(w.ctx())
	w.must(err)
	w.must(w.office.Close())
	after, err := bolt.SumOf(w.ctx(), w.path)
	w.must(err)
	later, astray, err := restored.Later(w.ctx(), w.path)
	if err != nil || astray || later < before.Entries-made.Entries {
		t.Errorf("%d later, %t, %v", later, astray, err)
	}
	kept, err := Swap(w.path, fresh, w.clock.now())
	w.must(err)
	if sum, err := bolt.SumOf(w.ctx(), kept); err != nil || sum != after {
		t.Errorf("the old file is not kept as it was: %v", err)
	}
	w.open()
	if n := w.as(model.RoleHeadOfOffice).Roster().Len(); n != 1 {
		t.Errorf("%d clients after the swap", n)
	}
	w.whole()
	if _, astray, err := restored.Later(w.ctx(), kept); err != nil || astray {
		t.Errorf("the old file: %t, %v", astray, err)
	}
}

// TestARestoreNeverWritesIntoAFileThatIsInUse: what a restore that was cut off
// has left may be a second name of the very file that is now the office's.
func TestARestoreNeverWritesIntoAFileThatIsInUse(t *testing.T) {
	w := newFileWorld(t)
	made := w.backup().File
	to := filepath.Join(filepath.Dir(w.path), "pulih")
	w.must(os.Link(w.path, to+".new"))
	w.must(second(Restore(w.ctx(), made.Path, to)))
	w.add(person(1, model.Adults))
	w.reopen()
	w.whole()
}
