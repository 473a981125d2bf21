package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/mem"
	"guyub/store/seal"
)

// cheap keeps the tests quick; the code path is the same.
var cheap = seal.Params{Time: 1, MemoryKiB: 64, Threads: 1}

// secret is the password of everybody in the tests.
const secret = "tujuh sendok bambu"

// clock is a clock that stands until it is moved.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2026, 11, 2, 3, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// world is an office with one user of each role, two counselors and their
// first clients.
type world struct {
	t        testing.TB
	clock    *clock
	path     string
	engine   kv.Engine
	office   *Office
	recovery string
	dewi     model.Counselor
	budi     model.Counselor
	sessions map[model.Role]*Session
}

var testRoles = []model.Role{
	model.RoleHeadOfOffice, model.RoleAdmin, model.RoleOperator, model.RoleCounselor,
	model.RoleHeadOfAdults, model.RoleHeadOfChildren, model.RoleAuditor,
}

func usernameOf(r model.Role) string { return fmt.Sprintf("user-%d", r) }

func testSetup(c *clock) (Setup, model.Counselor) {
	dewi := model.Counselor{Meta: model.Meta{ID: model.NewID()}, Name: "Dewi Lestari", NIP: "198503122009012001", Kind: model.PK, Section: model.Adults}
	s := Setup{
		Office: model.Office{Name: "Bapas Contoh", Zone: model.WIB},
		Regions: []model.Region{
			{Code: "33.02", Name: "Banyumas"}, {Code: "33.02.01", Name: "Lumbir", Parent: "33.02"}, {Code: "33.02.15", Name: "Cilongok", Parent: "33.02"},
		},
		Norms:    []model.Norm{{Key: model.NormCountWarn, Value: 50_000, From: model.On(2026, 1, 1), Source: "contoh"}},
		Head:     model.User{Username: usernameOf(model.RoleHeadOfOffice), Name: "Kepala Kantor", Role: model.RoleHeadOfOffice},
		Password: secret, Params: cheap, Now: c.now,
	}
	for _, r := range testRoles[1:] {
		u := model.User{Username: usernameOf(r), Name: "Pengguna " + r.Code(), Role: r}
		if r == model.RoleCounselor {
			u.Counselor, u.NIP = dewi.ID, dewi.NIP
		}
		s.More = append(s.More, Account{u, secret})
	}
	return s, dewi
}

// founded is the office that every world in memory begins with. To found one
// takes a tenth of a second for the hashes of sign-in names.
var founded = sync.OnceValues(func() (begun, error) {
	setup, dewi := testSetup(newClock())
	f, err := newFoundation(setup)
	if err != nil {
		return begun{}, err
	}
	engine := mem.New()
	return begun{engine, f.recovery, dewi}, engine.Bulk(context.Background(), f.write)
})

// begun is an office that nobody has opened yet.
type begun struct {
	engine   *mem.Engine
	recovery string
	dewi     model.Counselor
}

// newWorld makes an office on the engine in memory.
func newWorld(t testing.TB) *world {
	w := &world{t: t, clock: newClock()}
	b, err := founded()
	w.must(err)
	w.engine, w.recovery = b.engine.Reopen(), b.recovery
	w.start(b.dewi)
	return w
}

// newFileWorld makes an office in a file.
func newFileWorld(t testing.TB) *world {
	w := &world{t: t, clock: newClock(), path: filepath.Join(t.TempDir(), "office.db")}
	setup, dewi := testSetup(w.clock)
	var err error
	w.recovery, err = Create(t.Context(), w.path, setup)
	w.must(err)
	w.start(dewi)
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// open opens the office, again after close.
func (w *world) open() {
	w.t.Helper()
	var err error
	if w.path == "" {
		w.office, err = openOn(w.t.Context(), w.engine, "", Options{Now: w.clock.now})
	} else {
		w.office, err = Open(w.t.Context(), w.path, Options{Now: w.clock.now})
	}
	w.must(err)
	w.sessions = map[model.Role]*Session{}
}

func (w *world) start(dewi model.Counselor) {
	w.t.Helper()
	w.open()
	w.t.Cleanup(func() { w.office.Close() })
	head := w.as(model.RoleHeadOfOffice)
	var err error
	w.dewi, err = head.SaveCounselor(w.ctx(), NewOp("test"), dewi)
	w.must(err)
	w.budi, err = head.SaveCounselor(w.ctx(), NewOp("test"), model.Counselor{Name: "Budi Santoso", Kind: model.PK, Section: model.BothSections})
	w.must(err)
}

// reopen closes the office and opens it again, as after the program ended.
func (w *world) reopen() {
	w.t.Helper()
	if w.path == "" {
		w.office.unwatch()
	} else {
		w.must(w.office.Close())
	}
	w.open()
}

func (w *world) ctx() context.Context { return w.t.Context() }

// as returns a session of the user with a role.
func (w *world) as(r model.Role) *Session {
	w.t.Helper()
	if s := w.sessions[r]; s != nil && !s.over() {
		return s
	}
	s, err := w.office.SignIn(w.ctx(), usernameOf(r), secret, "loket-1", nil)
	w.must(err)
	w.sessions[r] = s
	return s
}

// person returns a client who can be saved.
func person(i int, section model.Section) model.Client {
	return model.Client{
		Register: fmt.Sprintf("PB-%04d/26", i), Name: fmt.Sprintf("Sukarman %s", letters(i)), Section: section, District: "33.02.15",
		Sex: model.Male, Born: model.On(1980, 4, 12).AddDays(i % 9000),
		Terms: []model.Term{{Category: model.Parole, State: model.TermActive, Start: model.On(2026, 1, 5), End: model.On(2027, 1, 5)}},
	}
}

// letters turns a number into a name, for names hold no digits.
func letters(i int) string {
	s := "A"
	for ; i > 0; i /= 26 {
		s += string(rune('a' + i%26))
	}
	return s
}

// add saves a client as the head of office.
func (w *world) add(c model.Client) model.Client {
	w.t.Helper()
	saved, err := w.as(model.RoleHeadOfOffice).SaveClient(w.ctx(), NewOp("client.save"), c)
	w.must(err)
	return saved
}

// guided saves a client with a counselor.
func (w *world) guided(i int, section model.Section, by model.ID) model.Client {
	c := person(i, section)
	c.Assignments = []model.Assignment{{Counselor: by, From: model.On(2026, 2, 1)}}
	return w.add(c)
}

// denied checks that an error is a missing permission.
func denied(t testing.TB, err error) {
	t.Helper()
	if d := (*model.Denied)(nil); !errors.As(err, &d) {
		t.Errorf("got %v, want a denial", err)
	}
}

// whole checks that nothing in the file is wrong.
func (w *world) whole() {
	w.t.Helper()
	rep, err := w.as(model.RoleHeadOfOffice).Check(w.ctx(), nil)
	w.must(err)
	if !rep.OK() {
		w.t.Fatalf("the file is not whole: %+v", rep)
	}
}

func TestASavedRecordIsThereAfterTheProgramEnded(t *testing.T) {
	w := newFileWorld(t)
	saved := w.add(person(1, model.Adults))
	if saved.Rev != 1 || saved.ChangedBy != w.as(model.RoleHeadOfOffice).user || !saved.ChangedAt.Equal(w.clock.now()) {
		t.Fatalf("head of the saved record is %+v", saved.Meta)
	}
	saved.Alias = "Kancil"
	saved, err := w.as(model.RoleOperator).SaveClient(w.ctx(), NewOp("client.save"), saved)
	w.must(err)
	w.reopen()
	got, err := w.as(model.RoleOperator).Client(w.ctx(), saved.ID)
	w.must(err)
	if changes := diff(&saved, &got); len(changes) > 0 || got.Rev != 2 || !got.ChangedAt.Equal(saved.ChangedAt) {
		t.Fatalf("came back as %+v (%v), want %+v", got, changes, saved)
	}
	row, ok := w.as(model.RoleOperator).Roster().Find(saved.ID)
	if !ok || row.Alias != "Kancil" {
		t.Fatalf("the roster has %+v, %t", row, ok)
	}
	w.whole()
}

func TestWhenSaveReturnsBooksAndRosterAreInStep(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	g, err := head.SaveGroup(w.ctx(), NewOp("group.save"), model.Group{
		Code: "PML-001", Name: "Bengkel Maju", Fields: []model.Field{model.Economy}, State: model.GroupCandidate, District: "33.02.01"})
	w.must(err)
	if name := head.Books().GroupName(g.ID); name != "Bengkel Maju" {
		t.Fatalf("the books have %q", name)
	}
	c := w.add(person(1, model.Adults))
	if _, ok := head.Roster().Find(c.ID); !ok {
		t.Fatal("the roster does not have the client")
	}
	g.Partners = append(g.Partners, model.Partner{Name: "Sari"})
	if stored, _ := head.Books().Group(g.ID); len(stored.Partners) != 0 {
		t.Fatal("the books changed with the caller's record")
	}
}

func TestAnUnchangedRecordIsNotSavedAgain(t *testing.T) {
	w := newWorld(t)
	c := w.add(person(1, model.Adults))
	again, err := w.as(model.RoleOperator).SaveClient(w.ctx(), NewOp("client.save"), c)
	w.must(err)
	if again.Rev != 1 {
		t.Fatalf("an unchanged client went to revision %d", again.Rev)
	}
}

func TestTheSameOperationIsDoneOnce(t *testing.T) {
	w := newFileWorld(t)
	op := NewOp("client.save")
	c := person(1, model.Adults)
	first, err := w.as(model.RoleOperator).SaveClient(w.ctx(), op, c)
	w.must(err)
	for range 2 {
		again, err := w.as(model.RoleOperator).SaveClient(w.ctx(), op, c)
		w.must(err)
		if again.ID != first.ID || again.Rev != first.Rev {
			t.Fatalf("tried again: %v at %d, want %v at %d", again.ID, again.Rev, first.ID, first.Rev)
		}
		w.reopen()
	}
	if n := w.as(model.RoleOperator).Roster().Len(); n != 1 {
		t.Fatalf("%d clients after the same save three times", n)
	}
}

func TestAStaleWriterGetsBothVersions(t *testing.T) {
	w := newWorld(t)
	read := w.add(person(1, model.Adults))
	theirs, mine := read, read
	theirs.Alias = "Kancil"
	theirs, err := w.as(model.RoleOperator).SaveClient(w.ctx(), NewOp("client.save"), theirs)
	w.must(err)
	mine.Job = "tukang kayu"
	_, err = w.as(model.RoleHeadOfOffice).SaveClient(w.ctx(), NewOp("client.save"), mine)
	var c *Conflict
	if !errors.As(err, &c) {
		t.Fatalf("got %v, want a conflict", err)
	}
	if c.Mine.(model.Client).Job != "tukang kayu" || c.Theirs.(model.Client).Alias != "Kancil" || c.By != theirs.ChangedBy {
		t.Fatalf("conflict holds %+v", c)
	}
	stored, err := w.as(model.RoleOperator).Client(w.ctx(), read.ID)
	w.must(err)
	if stored.Rev != 2 || stored.Job != "" {
		t.Fatalf("the stale save left %+v", stored)
	}
}

func TestUniqueNumbersAreUniqueHoweverTheyAreWritten(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	first := person(1, model.Adults)
	first.NIK = "3302 1512 0490 0001"
	first = w.add(first)
	taken := func(err error, field string, by model.ID) {
		t.Helper()
		if e := (*Taken)(nil); !errors.As(err, &e) || e.Field != field || e.By != by {
			t.Fatalf("got %v (%+v), want %s taken by %v", err, e, field, by)
		}
	}
	other := person(2, model.Adults)
	other.Register = "pb - 0001/26"
	_, err := head.SaveClient(w.ctx(), NewOp("t"), other)
	taken(err, "register", first.ID)
	other.Register, other.NIK = "PB-0002/26", "3302151204900001"
	_, err = head.SaveClient(w.ctx(), NewOp("t"), other)
	taken(err, "nik", first.ID)
	_, err = head.SaveCounselor(w.ctx(), NewOp("t"), model.Counselor{Name: "Lain", NIP: w.dewi.NIP, Kind: model.PK, Section: model.Adults})
	taken(err, "nip", w.dewi.ID)
	_, err = head.AddUser(w.ctx(), NewOp("t"), model.User{Username: usernameOf(model.RoleAdmin), Name: "Kembar", Role: model.RoleOperator})
	if e := (*Taken)(nil); !errors.As(err, &e) || e.Field != "username" {
		t.Fatalf("got %v, want the user name taken", err)
	}
	// A number that was corrected is free again.
	first.NIK = ""
	_, err = head.SaveClient(w.ctx(), NewOp("t"), first)
	w.must(err)
	_, err = head.SaveClient(w.ctx(), NewOp("t"), other)
	w.must(err)
	w.whole()
}

func TestAnInvalidRecordIsNotSaved(t *testing.T) {
	w := newWorld(t)
	c := person(1, model.Adults)
	c.Name = "Suk\x1b[31marman"
	_, err := w.as(model.RoleOperator).SaveClient(w.ctx(), NewOp("client.save"), c)
	if p := (model.Problems)(nil); !errors.As(err, &p) || p[0].Field != "name" {
		t.Fatalf("got %v, want a problem of the name", err)
	}
	if n := w.as(model.RoleOperator).Roster().Len(); n != 0 {
		t.Fatalf("%d clients after a refused save", n)
	}
}

func TestWatchersLearnOfEachChangeInOrder(t *testing.T) {
	w := newWorld(t)
	got := make(chan Change, 100)
	w.as(model.RoleAuditor).Watch(w.ctx(), func(c Change) { got <- c })
	for i := range 20 {
		c := w.add(person(i, model.Adults))
		change := <-got
		if len(change.Records) != 1 || change.Records[0].ID != c.ID || change.Intent != "client.save" || !change.Touches(model.KindClient) {
			t.Fatalf("change %d is %+v, want client %v", i, change, c.ID)
		}
	}
}

// When a save returns, its own session has been told of it, so that a screen
// never goes back to what was there before; a watcher that does not listen
// delays its own session's save and nothing more.
func TestASessionHasBeenToldOfItsOwnSaveWhenItReturns(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfOffice)
	told := make(chan model.ID, 100)
	s.Watch(w.ctx(), func(c Change) { told <- c.Records[0].ID })
	for i := range 30 {
		c := w.add(person(i, model.Adults))
		select {
		case id := <-told:
			if id != c.ID {
				t.Fatalf("told of %v, want %v", id, c.ID)
			}
		default:
			t.Fatalf("save %d returned before its session was told", i)
		}
	}
	// The second save may come to the deaf watcher as a change of its own.
	deaf, ended := make(chan struct{}, 2), make(chan struct{})
	defer close(ended)
	s.Watch(w.ctx(), func(Change) { deaf <- struct{}{}; <-ended })
	w.add(person(90, model.Adults))
	<-deaf
	w.add(person(91, model.Adults)) // comes back all the same
}

func TestASlowWatcherHoldsNobodyUpAndIsToldToAskAgain(t *testing.T) {
	w := newWorld(t)
	got, release := make(chan Change, 2*watchLimit), make(chan struct{})
	w.as(model.RoleAuditor).Watch(w.ctx(), func(c Change) { <-release; got <- c })
	for i := range 2 * watchLimit {
		w.add(person(i, model.Adults))
	}
	close(release)
	for c := range got {
		if c.All {
			return
		}
	}
}

func TestSixteenTerminalsSaveAtOnceAndNothingIsLost(t *testing.T) {
	w := newFileWorld(t)
	s := w.as(model.RoleHeadOfOffice)
	var wg sync.WaitGroup
	const each = 6
	for terminal := range 16 {
		wg.Go(func() {
			for i := range each {
				if _, err := s.SaveClient(w.ctx(), NewOp("client.save"), person(terminal*each+i, model.Adults)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if n := s.Roster().Len(); n != 16*each {
		t.Fatalf("%d clients, want %d", n, 16*each)
	}
	w.whole()
	w.reopen()
	w.whole()
	if n := w.as(model.RoleHeadOfOffice).Roster().Len(); n != 16*each {
		t.Fatalf("%d clients after reopening, want %d", n, 16*each)
	}
}
