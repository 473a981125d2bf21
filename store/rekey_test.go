package store

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// template is a file in which something of nearly every kind has happened: it
// takes long to make, and each test gets a copy.
var template struct {
	once sync.Once
	raw  []byte
	beat beat
	at   time.Time
}

// livedIn returns an office in a file of its own that nobody has opened.
func livedIn(t testing.TB) *beat {
	t.Helper()
	template.once.Do(func() {
		b := beatOf(newFileWorld(t))
		lived(b)
		b.must(b.head.SaveDraft(b.ctx(), Draft{Form: "client", Values: map[string]string{"name": "Setengah Jadi"}}))
		b.must(b.office.Close())
		var err error
		template.raw, err = os.ReadFile(b.path)
		b.must(err)
		template.beat, template.at = *b, b.clock.now()
	})
	b := template.beat
	w := *b.world
	b.world = &w
	w.t, w.clock, w.path, w.sessions = t, &clock{at: template.at}, filepath.Join(t.TempDir(), "office.db"), nil
	b.must(os.WriteFile(w.path, template.raw, 0o600))
	t.Cleanup(func() { w.office.Close() })
	return &b
}

// begin begins a change of the key as the head of office.
func (b *beat) begin() *Rekeying {
	b.t.Helper()
	k, err := BeginRekey(b.ctx(), b.path, usernameOf(model.RoleHeadOfOffice), secret, "perintah", Options{Now: b.clock.now})
	b.must(err)
	return k
}

// rekeyed changes the key, and returns what was handed out.
func (b *beat) rekeyed() (Rekeyed, Handout) {
	b.t.Helper()
	k := b.begin()
	defer k.Close()
	var out Handout
	done, err := k.Run(b.ctx(), func(h Handout) error { out = h; return nil }, nil)
	b.must(err)
	return done, out
}

// opened is every record of a file as it lies opened, by table and id; what a
// change of the key writes anew on purpose is left out.
func opened(t testing.TB, path string, c *clock) map[string]string {
	t.Helper()
	o, err := Open(t.Context(), path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	if _, err := o.SignIn(t.Context(), usernameOf(model.RoleHeadOfOffice), secret, "uji", nil); err != nil {
		t.Fatal(err)
	}
	v := o.open.Load().vault
	all := map[string]string{}
	err = o.engine.View(t.Context(), func(r kv.Reader) error {
		for _, k := range kept() {
			for key, sealed := range r.Scan(k.tableName(), nil, nil) {
				plain, err := v.key.Open(nil, sealed, v.place(k.tableName(), key))
				if err != nil {
					return err
				}
				if k.tableName() != users.name {
					all[k.tableName()+string(key)] = string(plain)
				}
			}
		}
		for _, table := range []string{tOf, tLive, tEnrol, tSeat, tDoor, tLogin} {
			for key, value := range r.Scan(table, nil, nil) {
				all[table+string(key)] = string(value)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestANewKeyKeepsEveryRecordTheAuditAndItsCodes(t *testing.T) {
	b := livedIn(t)
	before := opened(t, b.path, b.clock)
	b.open()
	trail, err := b.office.VerifyAudit(b.ctx())
	b.must(err)
	history := historyOf(b)
	b.must(b.office.Close())

	done, out := b.rekeyed()
	if done.Resumed || done.Records == 0 || len(out.Codes) != len(testRoles)-1+2 {
		t.Fatalf("%+v, %d codes", done, len(out.Codes))
	}
	if after := opened(t, b.path, b.clock); !maps.Equal(before, after) {
		t.Fatalf("%d values became %d others", len(before), len(after))
	}
	b.open()
	now, err := b.office.VerifyAudit(b.ctx())
	b.must(err)
	if !now.OK() || now.Entries <= trail.Entries || len(trail.Checkpoints) == 0 {
		t.Fatalf("the trail was %+v and is %+v", trail, now)
	}
	for _, point := range trail.Checkpoints {
		if _, held, err := now.Held(point.Code); err != nil || !held {
			t.Fatalf("a code that was printed holds no more: %v", err)
		}
	}
	b.whole()
	if got := historyOf(b); !slices.Equal(got, history) {
		t.Fatalf("the history of a client was %v and is %v", history, got)
	}
	for _, code := range out.Codes {
		if _, err := b.office.SignIn(b.ctx(), code.Username, secret, "loket-2", nil); !errors.Is(err, ErrWrongPassword) {
			t.Fatalf("%s still gets in by the old password: %v", code.Username, err)
		}
		b.clock.add(longestWait)
		s, err := b.office.SignIn(b.ctx(), code.Username, code.Code, "loket-2", nil)
		b.must(err)
		if err := s.ready(); !errors.Is(err, ErrMustChange) {
			t.Fatalf("%s works without a password of their own: %v", code.Username, err)
		}
	}
	if _, err := b.office.Recover(b.ctx(), b.recovery, usernameOf(model.RoleAdmin), "empat ekor kuda laut", "loket-3"); !errors.Is(err, ErrWrongCode) {
		t.Fatalf("the old recovery code gave %v", err)
	}
	b.clock.add(longestWait)
	s, err := b.office.Recover(b.ctx(), out.Recovery, usernameOf(model.RoleAdmin), "empat ekor kuda laut", "loket-3")
	b.must(err)
	s.SignOut()
	// The draft belongs to another head, whose form is still there.
	for _, code := range out.Codes {
		if code.Username == "kepala-dua" {
			s, err := b.office.SignIn(b.ctx(), code.Username, code.Code, "loket-4", nil)
			b.must(err)
			b.must(s.ChangePassword(b.ctx(), code.Code, "lima lembar daun jati"))
			d, ok, err := s.Draft(b.ctx(), "client", "")
			if err != nil || !ok || d.Values["name"] != "Setengah Jadi" {
				t.Fatalf("the draft is %+v, %v, %v", d, ok, err)
			}
		}
	}
	// The old file opens as it did.
	old, err := Open(b.ctx(), done.Kept, Options{Now: b.clock.now})
	b.must(err)
	defer old.Close()
	_, err = old.SignIn(b.ctx(), usernameOf(model.RoleOperator), secret, "loket-1", nil)
	b.must(err)
}

// historyOf is the history of the first client, as people read it.
func historyOf(b *beat) (all []uint64) {
	b.t.Helper()
	s := b.as(model.RoleHeadOfOffice)
	id, ok, err := s.FindRegister(b.ctx(), "PB-0101/26")
	b.must(err)
	if !ok {
		b.t.Fatal("the client is not there")
	}
	entries, err := s.History(b.ctx(), model.KindClient, id)
	b.must(err)
	for _, e := range entries {
		all = append(all, e.Seq)
	}
	return all
}

func TestAfterANewKeyAnOlderValuePutBackIsFound(t *testing.T) {
	b := livedIn(t)
	id := func() model.ID {
		b.open()
		defer b.office.Close()
		id, _, err := b.as(model.RoleHeadOfOffice).FindRegister(b.ctx(), "PB-0101/26")
		b.must(err)
		return id
	}()
	read := func() (value []byte) {
		e, err := bolt.OpenReadOnly(b.path, bolt.Options{})
		b.must(err)
		defer e.Close()
		b.must(e.View(b.ctx(), func(r kv.Reader) error {
			v, _ := r.Get(clients.name, id[:])
			value = bytes.Clone(v)
			return nil
		}))
		return value
	}
	write := func(table string, key, value []byte) {
		e, err := bolt.Open(b.path, bolt.Options{})
		b.must(err)
		defer e.Close()
		b.must(tallied{e}.Bulk(b.ctx(), func(w kv.Writer) error { w.Put(table, key, value); return nil }))
	}
	faultsOf := func() (all []Fault) {
		b.open()
		defer b.office.Close()
		rep, err := b.as(model.RoleHeadOfOffice).Check(b.ctx(), nil)
		b.must(err)
		for _, f := range rep.Findings {
			all = append(all, f.Fault)
		}
		return all
	}
	b.rekeyed()
	sealedFirst := read()
	b.rekeyed() // the second change of the key
	sealedThen := read()
	b.open()
	c := *b.client(id)
	c.Misses = 2
	b.add(c)
	b.must(b.office.Close())
	newest := read()
	if got := faultsOf(); len(got) != 0 {
		t.Fatalf("at first %v", got)
	}
	// The roster is read when somebody signs in, so that a value of another key
	// keeps everybody out; one of this key gets in and is found.
	write(clients.name, id[:], sealedThen)
	if got := faultsOf(); !slices.Equal(got, []Fault{FaultOlder}) {
		t.Fatalf("the version before it gave %v", got)
	}
	write(clients.name, id[:], sealedFirst)
	b.open()
	if _, err := b.office.SignIn(b.ctx(), usernameOf(model.RoleHeadOfOffice), secret, "x", nil); !errors.Is(err, ErrDamaged) {
		t.Fatalf("one of an earlier key gave %v", err)
	}
	b.must(b.office.Close())
	write(clients.name, id[:], newest)
	write(tAnew, id[:], make([]byte, 32))
	if got := faultsOf(); !slices.Equal(got, []Fault{FaultResealed}) {
		t.Fatalf("a changed table of hashes gave %v", got)
	}
	b.open()
}

// Cut off at every step and begun again, a change of the key ends in the same
// office.
func TestANewKeyIsGoneOnWithWhereItWasCutOff(t *testing.T) {
	b := livedIn(t)
	before := opened(t, b.path, b.clock)
	steps := 0
	for range 100 {
		ctx, cut := context.WithCancel(b.ctx())
		k := b.begin()
		seen := 0
		done, err := k.Run(ctx, func(Handout) error { return nil }, func(int, int) {
			if seen++; seen == 2 { // one more step each time
				cut()
			}
		})
		cut()
		b.must(k.Close())
		if err == nil {
			if !done.Resumed || steps < 5 {
				t.Fatalf("after %d steps: %+v", steps, done)
			}
			if after := opened(t, b.path, b.clock); !maps.Equal(before, after) {
				t.Fatal("the office is another")
			}
			b.open()
			b.whole()
			return
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		steps++
	}
	t.Fatal("it never ends")
}

// What was saved between two attempts is in the file that comes out.
func TestANewKeyIsBegunAnewWhenTheOfficeWentOn(t *testing.T) {
	b := livedIn(t)
	ctx, cut := context.WithCancel(b.ctx())
	k := b.begin()
	if _, err := k.Run(ctx, nil, func(int, int) { cut() }); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	b.must(k.Close())
	b.open()
	added := b.add(person(77, model.Adults))
	b.must(b.office.Close())
	if done, _ := b.rekeyed(); done.Resumed {
		t.Fatal("an old half was gone on with")
	}
	b.open()
	if got := b.client(added.ID); got.Register != added.Register {
		t.Fatalf("%+v", got)
	}
	b.whole()
}

func TestANewKeyIsForTheHeadOfOfficeAndNothingIsWrittenFor(t *testing.T) {
	b := livedIn(t)
	before, err := os.ReadFile(b.path)
	b.must(err)
	for _, role := range testRoles[1:] {
		k, err := BeginRekey(b.ctx(), b.path, usernameOf(role), secret, "perintah", Options{Now: b.clock.now})
		denied(t, err)
		if k != nil {
			t.Fatalf("%s may", role.Code())
		}
	}
	refused := errors.New("no")
	k := b.begin()
	if _, err := k.Run(b.ctx(), func(Handout) error { return refused }, nil); !errors.Is(err, refused) {
		t.Fatalf("the codes could not be handed out: %v", err)
	}
	b.must(k.Close())
	after, err := os.ReadFile(b.path)
	b.must(err)
	if !bytes.Equal(before, after) {
		t.Fatal("the file was written to")
	}
	left, err := filepath.Glob(b.path + "*")
	b.must(err)
	if len(left) != 1 {
		t.Fatalf("beside the file lie %v", left)
	}
	b.open()
}

// A new file that cannot take the place of the old one leaves that as it was,
// and nothing beside it: the codes that were shown open nothing.
func TestANewFileThatCannotTakeItsPlaceLeavesTheOldOne(t *testing.T) {
	b := livedIn(t)
	before, err := os.ReadFile(b.path)
	b.must(err)
	k := b.begin()
	_, err = k.Run(b.ctx(), func(Handout) error { return os.Remove(b.path + rekeyMark) }, nil)
	b.must(k.Close())
	if err == nil || errors.Is(err, kv.ErrNotDurable) {
		t.Fatalf("got %v", err)
	}
	after, err := os.ReadFile(b.path)
	b.must(err)
	if left := beside(t, b.path); !bytes.Equal(before, after) || len(left) != 0 {
		t.Fatalf("the file is the same: %v; beside it lie %v", bytes.Equal(before, after), left)
	}
	b.open()
}

// Every table is moved, written in the last step, follows from others or is let
// go: none is forgotten.
func TestEveryTableHasAWayIntoTheNewFile(t *testing.T) {
	ways := map[string]string{
		tMeta: "the last step", tSlot: "the last step", tKnock: "the last step", tDraft: "the last step", tOlder: "the last step",
		tUnique: "follows from records", tAnew: "follows from records", tResult: "let go",
		tTally: "counted when it is opened first",
	}
	for _, m := range moves() {
		if ways[m.table] != "" {
			t.Errorf("%s has two ways", m.table)
		}
		ways[m.table] = "moved"
	}
	for _, p := range plains() {
		if ways[p.name] == "" {
			t.Errorf("%s is forgotten", p.name)
		}
	}
}

func TestAFileWithATableThatIsNotKnownIsNotSealedAnew(t *testing.T) {
	b := livedIn(t)
	e, err := bolt.Open(b.path, bolt.Options{})
	b.must(err)
	b.must(e.Bulk(b.ctx(), func(w kv.Writer) error { w.Put("tomorrow", []byte("a"), []byte("b")); return nil }))
	b.must(e.Close())
	k := b.begin()
	if _, err := k.Run(b.ctx(), nil, nil); !errors.Is(err, ErrNewer) {
		t.Fatalf("got %v", err)
	}
	b.must(k.Close())
	b.open()
}
