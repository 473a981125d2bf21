package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"compress/gzip"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
	"guyub/store/kv/mem"
)

// private is a client full of things that must not stand on the disk.
func private() (model.Client, []string) {
	c := person(1, model.Adults)
	c.Born = model.On(1990, 4, 13) // as in the stored file
	c.Register, c.Name, c.Alias, c.NIK = "PB-9271/26", "Wiryawan Kusumadinata", "Gondrong", "3302151204907734"
	c.Phone, c.Street, c.Notes = "081298765432", "Jalan Flamboyan 17", "rahasia keluarga besar"
	c.Terms[0].Offence = "penggelapan"
	c.Guarantors = []model.Guarantor{{Name: "Suprihatin", NIK: "3302155204657735", State: model.GuarantorReachable}}
	return c, []string{c.Register, "9271", c.Name, "Kusumadinata", c.Alias, c.NIK, c.Phone, "Flamboyan", "rahasia keluarga", "penggelapan", "Suprihatin", "3302155204657735"}
}

func TestNothingPersonalStandsOnTheDisk(t *testing.T) {
	w := newFileWorld(t)
	c, secrets := private()
	s := w.as(model.RoleOperator)
	saved, err := s.SaveClient(w.ctx(), NewOp("client.save"), c)
	w.must(err)
	saved.Alias = "Gimbal"
	_, err = s.SaveClient(w.ctx(), Op{ID: model.NewID(), Intent: "client.save", Reason: "alias keliru dicatat"}, saved)
	w.must(err)
	w.must(s.SaveDraft(w.ctx(), Draft{Form: "client", Key: c.Register, Values: map[string]string{"name": "Poniman Draf", "nik": c.NIK}}))
	w.must(s.Reveal(w.ctx(), model.KindClient, saved.ID, "nik", "mencocokkan berkas"))
	code, err := w.as(model.RoleAdmin).AddUser(w.ctx(), NewOp("t"), model.User{Username: "wulandari", Name: "Wulandari Retno", NIP: "199002022015022002", Role: model.RoleOperator})
	w.must(err)
	w.must(w.office.Close())
	w.open()
	_, _ = w.office.SignIn(w.ctx(), "wulandari", "sandi yang keliru", "loket-1", nil)
	w.must(w.office.Close())
	raw, err := os.ReadFile(w.path)
	w.must(err)
	secrets = append(secrets, "Gimbal", "alias keliru", "Poniman", "mencocokkan", code, strings.ReplaceAll(code, "-", ""), "wulandari", "Wulandari Retno",
		"199002022015022002", secret, "sandi yang keliru", w.recovery, strings.ReplaceAll(w.recovery, "-", ""), "Dewi Lestari", "198503122009012001", "Bapas Contoh", usernameOf(model.RoleOperator), "Kepala Kantor")
	for _, s := range secrets {
		if bytes.Contains(bytes.ToLower(raw), bytes.ToLower([]byte(s))) {
			t.Errorf("%q stands in the file", s)
		}
	}
	w.open()
}

func TestAnOlderVersionPutBackIsFound(t *testing.T) {
	w := newWorld(t)
	c := w.add(person(1, model.Adults))
	var old []byte
	w.must(w.engine.View(w.ctx(), func(r kv.Reader) error {
		v, _ := r.Get(clients.name, c.ID[:])
		old = bytes.Clone(v) // the engine's own ends with the transaction
		return nil
	}))
	c.Misses = 3
	w.add(c)
	w.whole()
	w.must(w.engine.Bulk(w.ctx(), func(x kv.Writer) error { x.Put(clients.name, c.ID[:], old); return nil }))
	rep, err := w.as(model.RoleHeadOfOffice).Check(w.ctx(), nil)
	w.must(err)
	if len(rep.Findings) != 1 || rep.Findings[0].ID != c.ID {
		t.Fatalf("found %+v", rep.Findings)
	}
}

func TestAChangedAuditTrailIsFoundWithoutTheKey(t *testing.T) {
	for name, harm := range map[string]func(kv.Writer, uint64){
		"an entry changed": func(x kv.Writer, n uint64) {
			v, _ := x.Get(tAudit, seqKey(n/2))
			v = bytes.Clone(v)
			v[len(v)-1] ^= 1
			x.Put(tAudit, seqKey(n/2), v)
		},
		"an entry left out": func(x kv.Writer, n uint64) { x.Delete(tAudit, seqKey(n/2)) },
		"the last left out": func(x kv.Writer, n uint64) { x.Delete(tAudit, seqKey(n)) },
		"two exchanged": func(x kv.Writer, n uint64) {
			a, _ := x.Get(tAudit, seqKey(1))
			b, _ := x.Get(tAudit, seqKey(2))
			a, b = bytes.Clone(a), bytes.Clone(b)
			x.Put(tAudit, seqKey(1), b)
			x.Put(tAudit, seqKey(2), a)
		},
	} {
		w := newWorld(t)
		for i := range 5 {
			w.add(person(i, model.Adults))
		}
		before := chainOf(w)
		if !before.OK() || before.Entries < 5 {
			t.Fatalf("the chain begins as %+v", before)
		}
		w.must(w.engine.Bulk(w.ctx(), func(x kv.Writer) error { harm(x, before.Entries); return nil }))
		if after := chainOf(w); after.OK() {
			t.Errorf("%s: not found", name)
		}
	}
}

func TestTheEngineIsToldApartFromForeignFiles(t *testing.T) {
	w := newFileWorld(t)
	w.must(w.office.Close())
	defer w.open()
	clean, err := os.ReadFile(w.path)
	w.must(err)
	dir := t.TempDir()
	write := func(name string, raw []byte, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		w.must(os.WriteFile(path, raw, 0o600))
		w.must(os.Chmod(path, mode))
		return path
	}
	empty := filepath.Join(dir, "empty-bolt.db")
	w.must(bolt.Create(empty, bolt.Options{}, func(x kv.Writer) error { x.Put("other", []byte("a"), []byte("b")); return nil }))
	newer := filepath.Join(dir, "newer.db")
	w.must(bolt.Create(newer, bolt.Options{}, func(x kv.Writer) error {
		x.Put(tMeta, kSchema, binary.BigEndian.AppendUint16(nil, schema+1))
		return nil
	}))
	unfinished := filepath.Join(dir, "unfinished.db")
	w.must(bolt.Create(unfinished, bolt.Options{}, func(x kv.Writer) error {
		x.Put(tMeta, kSchema, binary.BigEndian.AppendUint16(nil, schema))
		x.Put(tMeta, kOffice, make([]byte, 16))
		x.Put(tMeta, kSalt, make([]byte, 16))
		x.Put(tMeta, kLoading, []byte{1})
		return nil
	}))
	for _, c := range []struct {
		path string
		want error
	}{
		{filepath.Join(dir, "none.db"), kv.ErrMissing},
		{write("text.db", []byte(strings.Repeat("ini bukan data kantor\n", 1000)), 0o600), kv.ErrForeign},
		{write("cut.db", clean[:5*4096], 0o600), kv.ErrTruncated},
		{write("wide.db", clean, 0o644), kv.ErrWideMode},
		{empty, ErrForeign}, {newer, ErrNewer}, {unfinished, ErrUnfinished},
	} {
		before, _ := os.ReadFile(c.path)
		o, err := Open(t.Context(), c.path, Options{})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", filepath.Base(c.path), err, c.want)
		}
		if o != nil {
			o.Close()
		}
		if after, _ := os.ReadFile(c.path); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", filepath.Base(c.path))
		}
	}
}

func TestASecondProgramIsTurnedAway(t *testing.T) {
	w := newFileWorld(t)
	_, err := Open(t.Context(), w.path, Options{Wait: time.Millisecond})
	if !errors.Is(err, kv.ErrLocked) {
		t.Fatalf("got %v", err)
	}
}

func TestEveryErrorIsOneSentenceThatSaysWhatToDo(t *testing.T) {
	all := []error{
		&Throttled{Wait: 1500 * time.Millisecond}, &Conflict{}, &Taken{Field: "nik"}, &WeakPassword{TooShort}, &WeakPassword{TooLong}, &WeakPassword{PINShape}, &WeakPassword{PINPlain}, &WeakPassword{PINOwn}, &WrongPIN{3}, &WrongPIN{},
		&WeakPassword{TooCommon}, &WeakPassword{TooPlain}, &HistoryLost{}, &model.Denied{}, model.Problems{{Field: "name", Code: model.Missing}},
		errors.New("something else"),
	}
	for _, s := range sayings {
		all = append(all, s.is)
	}
	for _, err := range all {
		wrapped := errors.Join(err, io.ErrUnexpectedEOF)
		id, en := Explain(wrapped, "id"), Explain(wrapped, "en")
		if id == en || id != Explain(err, "id") && err.Error() != "something else" {
			t.Errorf("%v: %q and %q", err, id, en)
		}
		for _, s := range []string{id, en} {
			if !strings.HasSuffix(s, ".") || strings.ContainsAny(s, "!\n") || !strings.ContainsAny(s, ";") && err != ErrMustChange && err != ErrNoReason {
				t.Errorf("%v: %q is not one sentence that says what to do", err, s)
			}
		}
	}
	if s := Explain(&Throttled{Wait: 1500 * time.Millisecond}, "id"); !strings.Contains(s, "2 detik") {
		t.Errorf("the wait is told as %q", s)
	}
}

// update writes the file of the present version anew into testdata.
var update = flag.Bool("update", false, "write testdata/v1.db.gz anew")

const oldFile = "testdata/v1.db.gz"

// TestTheFileOfVersion1OpensForEver keeps the program able to read what it
// once wrote. The stored file is made by this test with -update, once for each
// version of the schema, and never again.
func TestTheFileOfVersion1OpensForEver(t *testing.T) {
	if *update {
		writeOldFile(t)
	}
	path := filepath.Join(t.TempDir(), "v1.db")
	unpack(t, oldFile, path)
	c := newClock()
	o, err := Open(t.Context(), path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	s, err := o.SignIn(t.Context(), usernameOf(model.RoleHeadOfOffice), secret, "loket-1", nil)
	if err != nil {
		t.Fatal(err)
	}
	want, _ := private()
	id, ok, err := s.FindRegister(t.Context(), want.Register)
	if err != nil || !ok {
		t.Fatalf("the client of the old file is not found: %v", err)
	}
	got, err := s.Client(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	want.Alias = "Gimbal"
	if changes := diff(&want, &got); len(changes) > 0 || got.Rev != 2 {
		t.Fatalf("the old client reads as revision %d with %+v", got.Rev, changes)
	}
	history, err := s.History(t.Context(), model.KindClient, id)
	if err != nil || len(history) != 2 {
		t.Fatalf("its history has %d entries: %v", len(history), err)
	}
	if _, ok, err := s.Draft(t.Context(), "client", ""); !ok || err != nil {
		t.Fatalf("its draft: %t, %v", ok, err)
	}
	if len(s.Books().Counselors) != 2 || len(s.Books().Groups) != 1 || len(s.Books().Users) != len(testRoles) {
		t.Fatalf("its books: %+v", s.Books())
	}
	rep, err := s.Check(t.Context(), nil)
	if err != nil || !rep.OK() {
		t.Fatalf("its check: %+v, %v", rep, err)
	}
	got.Misses = 1
	if _, err := s.SaveClient(t.Context(), NewOp("t"), got); err != nil {
		t.Fatal(err)
	}
}

func writeOldFile(t *testing.T) {
	w := newFileWorld(t)
	c, _ := private()
	c = w.add(c)
	c.Alias = "Gimbal"
	w.add(c)
	head := w.as(model.RoleHeadOfOffice)
	_, err := head.SaveGroup(w.ctx(), NewOp("group.save"), model.Group{
		Code: "PML-001", Name: "Bengkel Maju", Fields: []model.Field{model.Economy}, State: model.GroupCandidate, District: "33.02.01"})
	w.must(err)
	w.must(head.SaveDraft(w.ctx(), Draft{Form: "client", Values: map[string]string{"name": "Suk"}}))
	w.must(w.office.Close())
	raw, err := os.ReadFile(w.path)
	w.must(err)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err = z.Write(raw)
	w.must(errors.Join(err, z.Close()))
	w.must(os.MkdirAll(filepath.Dir(oldFile), 0o755))
	w.must(os.WriteFile(oldFile, packed.Bytes(), 0o644))
	w.open()
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestMigrationsRunInOrderAllOrNone(t *testing.T) {
	fresh := func(version uint16) *mem.Engine {
		e := mem.New()
		err := e.Bulk(t.Context(), func(w kv.Writer) error {
			w.Put(tMeta, kSchema, binary.BigEndian.AppendUint16(nil, version))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	version := func(e kv.Engine) (v uint16) {
		err := e.View(t.Context(), func(r kv.Reader) error {
			raw, _ := r.Get(tMeta, kSchema)
			v = binary.BigEndian.Uint16(raw)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	var ran []string
	step := func(to uint16, what string, err error) migration {
		return migration{to, what, func(w kv.Writer) error {
			ran = append(ran, what)
			w.Put("trace", []byte(what), []byte{1})
			return err
		}}
	}
	steps := []migration{step(2, "two", nil), step(3, "three", nil)}

	e := fresh(1)
	if err := migrate(t.Context(), e, "", time.Time{}, steps, 3); err != nil || strings.Join(ran, " ") != "two three" || version(e) != 3 {
		t.Fatalf("from 1: %v, ran %v, now %d", err, ran, version(e))
	}
	ran = nil
	if err := migrate(t.Context(), e, "", time.Time{}, steps, 3); err != nil || ran != nil {
		t.Fatalf("again: %v, ran %v", err, ran)
	}
	e = fresh(2)
	if err := migrate(t.Context(), e, "", time.Time{}, steps, 3); err != nil || strings.Join(ran, " ") != "three" {
		t.Fatalf("from 2: %v, ran %v", err, ran)
	}
	e = fresh(4)
	if err := migrate(t.Context(), e, "", time.Time{}, steps, 3); !errors.Is(err, ErrNewer) || version(e) != 4 {
		t.Fatalf("from 4: %v", err)
	}
	e = fresh(1)
	boom := errors.New("boom")
	if err := migrate(t.Context(), e, "", time.Time{}, []migration{step(2, "two", nil), step(3, "fails", boom)}, 3); !errors.Is(err, boom) || version(e) != 1 {
		t.Fatalf("a step that fails: %v, now %d", err, version(e))
	}
	traces := 0
	if err := e.View(context.Background(), func(r kv.Reader) error {
		for range r.Scan("trace", nil, nil) {
			traces++
		}
		return nil
	}); err != nil || traces != 0 {
		t.Fatalf("a failed step left %d traces: %v", traces, err)
	}
	if err := migrate(t.Context(), fresh(1), "", time.Time{}, steps[1:], 3); !errors.Is(err, ErrForeign) {
		t.Fatalf("a missing step: %v", err)
	}
}

func TestABackupIsWholeAndOpensWithTheSamePassword(t *testing.T) {
	w := newFileWorld(t)
	for i := range 10 {
		w.add(person(i, model.Adults))
	}
	copyPath := filepath.Join(t.TempDir(), "backup.db")
	denied(t, w.as(model.RoleOperator).Backup(w.ctx(), copyPath))
	w.must(w.as(model.RoleAdmin).Backup(w.ctx(), copyPath))
	if err := w.as(model.RoleAdmin).Backup(w.ctx(), copyPath); !errors.Is(err, kv.ErrExists) {
		t.Fatalf("a backup over a file gave %v", err)
	}
	w.must(w.office.Close())
	w.path = copyPath
	w.open()
	if n := w.as(model.RoleHeadOfOffice).Roster().Len(); n != 10 {
		t.Fatalf("%d clients in the backup", n)
	}
	w.whole()
}

// Whether a commit stands whose sync failed is not known: nothing is promised.
func TestAnUpdateWhoseSyncFailedPromisesNothing(t *testing.T) {
	err := &MigrationFailed{Copy: "cadangan/salinan.guyub", Err: kv.ErrNotDurable}
	for lang, promise := range map[string]string{"id": "seperti semula", "en": "as it was"} {
		said := Explain(err, lang)
		if strings.Contains(said, promise) || strings.Contains(said, "kv:") || !strings.Contains(said, err.Copy) {
			t.Errorf("%s: %q", lang, said)
		}
	}
}
