package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store/kv"
	"guyub/store/kv/mem"
	"guyub/store/seal"
)

// archived returns the archive of what an engine holds.
func archived(t testing.TB, v vault, engine kv.Engine) []byte {
	t.Helper()
	var out bytes.Buffer
	err := engine.View(t.Context(), func(r kv.Reader) error { return writeArchive(t.Context(), v, r, &out, nil) })
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unarchived makes an office in memory from an archive.
func unarchived(ctx context.Context, archive []byte, who Rebuild) (vault, kv.Engine, error) {
	engine := mem.New()
	u, err := newUnarchiver(ctx, bytes.NewReader(archive), who, nil)
	if err != nil {
		return vault{}, nil, err
	}
	if err := engine.Bulk(ctx, u.found); err != nil {
		return vault{}, nil, err
	}
	return u.vault, engine, u.fill(engine)
}

// again is who gets into the offices made anew here.
func again(username string) Rebuild {
	return Rebuild{Username: username, Password: secret, Params: cheap, Now: newClock().now}
}

// keysOf counts the keys of each table that an archive brings back.
func keysOf(t testing.TB, engine kv.Engine) map[string]int {
	t.Helper()
	tables := []string{tOf, tLive, tEnrol, tSeat, tUnique, tAudit, tTrail, tDoor, tLogin, tGone, tBring}
	for _, k := range kept() {
		tables = append(tables, k.tableName())
	}
	out := map[string]int{}
	err := engine.View(t.Context(), func(r kv.Reader) error {
		for _, table := range tables {
			for range r.Scan(table, nil, nil) {
				out[table]++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// roundTrip makes an office anew and holds it to the one that it was made of.
func roundTrip(t testing.TB, v vault, engine kv.Engine, username string) (vault, kv.Engine) {
	t.Helper()
	out := archived(t, v, engine)
	v2, engine2, err := unarchived(t.Context(), out, again(username))
	if err != nil {
		var at *ArchiveError
		if errors.As(err, &at) {
			t.Logf("%s", bytes.Split(out, []byte{'\n'})[at.Line-1])
		}
		t.Fatal(err)
	}
	if back := archived(t, v2, engine2); !bytes.Equal(out, back) {
		t.Fatalf("the archive of the archive differs:\n%s", firstDifference(out, back))
	}
	if a, b := keysOf(t, engine), keysOf(t, engine2); !reflect.DeepEqual(a, b) {
		t.Fatalf("keys %v\nbecame %v", a, b)
	}
	return v2, engine2
}

func firstDifference(a, b []byte) string {
	x, y := bytes.Split(a, []byte{'\n'}), bytes.Split(b, []byte{'\n'})
	for i := range min(len(x), len(y)) {
		if !bytes.Equal(x[i], y[i]) {
			return fmt.Sprintf("line %d\n%s\n%s", i+1, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}

// An office that was worked in comes back whole, and works on: its check is
// clean, and it says in its trail that it came from an archive.
func TestAnOfficeComesBackFromItsArchive(t *testing.T) {
	b := newBeat(t)
	p := &probe{beat: b, s: b.head, c: b.kinds()["a child of another"](1)}
	for _, made := range ofAClient {
		made(p, "catatan \"dengan\" tanda kutip")
	}
	p.planned()
	p.meeting()
	imports(b.world, b.head)
	b.must(b.office.makeCheckpoint(b.ctx(), closing))
	b.clock.add(24 * time.Hour)
	b.must(b.head.Reveal(b.ctx(), model.KindClient, p.c.ID, "nik", "untuk arsip"))
	b.must(b.office.makeCheckpoint(b.ctx(), closing))

	v, engine := roundTrip(t, b.office.open.Load().vault, b.office.engine, usernameOf(model.RoleHeadOfOffice))
	for round := range 2 { // an office that came from an archive leaves as one again
		office, err := openOn(t.Context(), engine, "", Options{Now: b.clock.now})
		b.must(err)
		s, err := office.SignIn(t.Context(), usernameOf(model.RoleHeadOfOffice), secret, "loket-1", nil)
		b.must(err)
		report, err := s.Check(t.Context(), nil)
		if err != nil || !report.OK() {
			t.Fatalf("round %d: %v, %+v", round, err, report.Findings)
		}
		entries, err := s.Audit(t.Context(), AuditFilter{Intents: []string{IntentArchive}})
		b.must(err)
		if len(entries) != round+1 || entries[0].Count < 50 || len(entries[0].Note) != 2*sha256.Size {
			t.Fatalf("round %d: the trail says of the archive %+v", round, entries)
		}
		if _, err := office.SignIn(t.Context(), usernameOf(model.RoleAdmin), secret, "loket-2", nil); !errors.Is(err, ErrWrongPassword) {
			t.Fatalf("somebody else comes in with an old password: %v", err)
		}
		admin := s.Books().byLogin(usernameOf(model.RoleAdmin))
		b.clock.add(time.Minute)
		code, err := s.ResetUser(t.Context(), NewOp(""), admin.ID)
		b.must(err)
		_, err = office.SignIn(t.Context(), usernameOf(model.RoleAdmin), code, "loket-2", nil)
		b.must(err)
		b.must(office.makeCheckpoint(t.Context(), closing))
		office.unwatch()
		v, engine = roundTrip(t, v, engine, usernameOf(model.RoleHeadOfOffice))
	}
}

// The entries from before the data key was changed leave under the key that they
// were sealed with, and the change is one of the old file, not of the new.
func TestAnOfficeWhoseDataKeyWasChangedComesBackFromItsArchive(t *testing.T) {
	b := livedIn(t)
	b.rekeyed()
	b.open()
	v := b.office.open.Load()
	if v == nil {
		_, err := b.office.SignIn(b.ctx(), usernameOf(model.RoleHeadOfOffice), secret, "loket-1", nil)
		b.must(err)
		v = b.office.open.Load()
	}
	_, engine := roundTrip(t, v.vault, b.office.engine, usernameOf(model.RoleHeadOfOffice))
	// An older value that is put back is found there as anywhere.
	office, err := openOn(t.Context(), engine, "", Options{Now: b.clock.now})
	b.must(err)
	s, err := office.SignIn(t.Context(), usernameOf(model.RoleHeadOfOffice), secret, "loket-1", nil)
	b.must(err)
	var c model.Client
	b.must(engine.View(t.Context(), func(r kv.Reader) error {
		all, err := scan(office.open.Load().vault, r, clients)
		c = all[0]
		return err
	}))
	c.Notes = "uji"
	now := office.open.Load().vault
	b.must(office.engine.Bulk(t.Context(), func(w kv.Writer) error {
		sealed, err := encode(now, clients, &c)
		w.Put(clients.name, c.ID[:], sealed)
		return err
	}))
	report, err := s.Check(t.Context(), nil)
	b.must(err)
	if !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Fault == FaultOlder && f.ID == c.ID }) {
		t.Errorf("the check found %+v", report.Findings)
	}
}

// The demonstration comes back equal to the byte, with all its checks.
func TestTheDemonstrationComesBackFromItsArchive(t *testing.T) {
	d := demo.Build(demo.Params{Today: model.On(2026, 11, 2), Seed: 3, Clients: 150})
	w := &world{t: t, clock: newClock(), engine: mem.New()}
	setup := Setup{Office: d.Office, Regions: d.Regions, Norms: d.Norms, Password: demo.Password, Params: cheap, Now: w.clock.now}
	for _, u := range d.Users {
		if u.Role == model.RoleHeadOfOffice {
			setup.Head = u
		} else {
			setup.More = append(setup.More, Account{User: u, Password: demo.Password})
		}
	}
	f, err := newFoundation(setup)
	w.must(err)
	w.must(w.engine.Bulk(t.Context(), f.write))
	w.open()
	head, err := w.office.SignIn(t.Context(), setup.Head.Username, demo.Password, "demo", nil)
	w.must(err)
	w.must(head.BulkLoad(t.Context(), Load{
		Counselors: d.Counselors, Groups: d.Groups, Holidays: d.Holidays, Sites: d.Sites, Offerings: d.Offerings, LoadMonths: d.LoadMonths(),
		Clients: d.Clients(), Contacts: d.Contacts(), Matters: d.Matters(), Enrolments: d.Enrolments(), Meetings: d.Meetings(),
		Monitorings: d.Monitorings(), Abstentions: d.Abstentions(), Acceptances: d.Acceptances(), Outreaches: d.Outreaches(), Total: d.Len(),
	}, nil))
	roundTrip(t, f.vault, w.engine, setup.Head.Username)
}

// Nothing that opens an office leaves with its archive.
func TestAnArchiveHoldsNothingThatOpensTheOffice(t *testing.T) {
	w := newWorld(t)
	w.must(w.office.makeCheckpoint(w.ctx(), closing))
	out := archived(t, w.office.open.Load().vault, w.engine)
	err := w.engine.View(t.Context(), func(r kv.Reader) error {
		n := 0
		for _, table := range []string{tSlot, tLogin, tResult, tDraft, tKnock} {
			for _, value := range r.Scan(table, nil, nil) {
				n++
				for _, form := range []string{string(value), fmt.Sprintf("%x", value)} {
					// The id of a user, which tLogin holds, is no secret.
					if table != tLogin && bytes.Contains(out, []byte(form)) {
						t.Errorf("a value of the table %s is in the archive", table)
					}
				}
			}
		}
		if n == 0 {
			t.Error("there was nothing to be looked for")
		}
		return nil
	})
	w.must(err)
	for _, hidden := range []string{secret, w.recovery, "ratchet"} {
		if bytes.Contains(out, []byte(hidden)) {
			t.Errorf("the archive holds %q", hidden)
		}
	}
}

// What anybody does to an archive is found, and nothing is made of it.
func TestADamagedArchiveIsRefusedWithItsLine(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	for n := range 3 {
		c, err := head.SaveClient(w.ctx(), NewOp(""), person(n, model.Adults))
		w.must(err)
		_, err = head.SaveContact(w.ctx(), NewOp(""), reportOn(c, head.Today()))
		w.must(err)
	}
	imports(w, head)
	w.must(w.office.makeCheckpoint(w.ctx(), closing))
	whole := archived(t, w.office.open.Load().vault, w.engine)
	lines := strings.SplitAfter(string(whole), "\n")
	lines = lines[:len(lines)-1]
	first := func(prefix string) int {
		return slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, prefix) })
	}
	client, contact, entry, point, end := first(`{"kind":"client"`), first(`{"kind":"contact"`), first(`{"audit":2,`), first(`{"checkpoint":1,`), len(lines)-1
	gone, origin := first(`{"gone":`), first(`{"brought":`)
	replaced := func(at int, old, new string) func([]string) []string {
		return func(l []string) []string {
			if !strings.Contains(l[at], old) {
				t.Fatalf("%q is not in line %d", old, at+1)
			}
			l[at] = strings.Replace(l[at], old, new, 1)
			return l
		}
	}
	people := strings.Count(string(whole), `{"kind":"client","record":`)
	for _, c := range []struct {
		name string
		do   func([]string) []string
		line int
		want ArchiveFault
	}{
		{"another file", func([]string) []string { return []string{"nama;nik\n"} }, 1, ArchiveForeign},
		{"nothing", func([]string) []string { return nil }, 1, ArchiveCut},
		{"a line taken out", func(l []string) []string { return slices.Delete(l, contact, contact+1) }, 0, ""},
		{"a line twice", func(l []string) []string { return slices.Insert(l, client, l[client]) }, client + 2, ArchiveOrder},
		{"two lines exchanged", func(l []string) []string { l[client], l[client+1] = l[client+1], l[client]; return l }, client + 2, ArchiveOrder},
		{"kinds exchanged", func(l []string) []string {
			one := l[client]
			return slices.Insert(slices.Delete(l, client, client+1), contact+2, one)
		}, 0, ""},
		{"an entry out of order", func(l []string) []string { return slices.Delete(l, entry, entry+1) }, entry + 1, ArchiveOrder},
		{"an unknown field", replaced(client, `{"id"`, `{"pekerjaan":"x","id"`), client + 1, ArchiveForm},
		{"a blank", replaced(client, `,"record"`, `, "record"`), client + 1, ArchiveForm},
		{"an unknown kind", replaced(client, `"client"`, `"clients"`), client + 1, ArchiveForm},
		{"no object", replaced(client, `{"kind"`, `"kind"`), client + 1, ArchiveForm},
		{"another name", replaced(client, `"name":"`, `"name":"X`), 0, ArchiveSum},
		{"a number of another", func(l []string) []string {
			from := between(l[client], `"register":"`, `"`)
			l[client+1] = strings.Replace(l[client+1], between(l[client+1], `"register":"`, `"`), from, 1)
			return l
		}, 0, ""},
		{"an owner who is not there", replaced(contact, between(lines[contact], `"client":"`, `"`), model.NewID().String()), contact + 1, ArchiveOwner},
		{"a checkpoint that says more", replaced(point, `"day":"`, `"day":"1`), point + 1, ArchiveForm},
		{"a checkpoint signed otherwise", func(l []string) []string {
			at := len(l[point]) - 4
			was := l[point][at]
			l[point] = l[point][:at] + string(map[bool]byte{true: '1', false: '0'}[was == '0']) + l[point][at+1:]
			return l
		}, point + 1, ArchivePoint},
		{"what was taken back taken out", func(l []string) []string { return slices.Delete(l, gone, gone+1) }, 0, ArchiveTrail},
		{"what was taken back twice", func(l []string) []string { return slices.Insert(l, gone, l[gone]) }, gone + 2, ArchiveOrder},
		{"what was taken back as another kind", replaced(gone, `"kind":"client"`, `"kind":"contact"`), gone + 1, ArchiveForm},
		{"what was taken back as another version", replaced(gone, `"rev":1`, `"rev":2`), gone + 1, ArchiveForm},
		{"what a table brought taken out", func(l []string) []string { return slices.Delete(l, origin, origin+1) }, 0, ArchiveSum},
		{"what a table brought twice", func(l []string) []string { return slices.Insert(l, origin, l[origin]) }, origin + 2, ArchiveOrder},
		{"what a table brought of another", replaced(origin, `"id":"`, `"id":"0`), origin + 1, ArchiveForm},
		{"what a table brought after the trail", func(l []string) []string { l[origin], l[entry] = l[entry], l[origin]; return l }, 0, ""},
		{"the end cut off", func(l []string) []string { return l[:end] }, end + 1, ArchiveCut},
		{"the last byte cut off", func(l []string) []string { l[end] = l[end][:len(l[end])-1]; return l }, end + 1, ArchiveCut},
		{"something after the end", func(l []string) []string { return append(l, "\n") }, end + 2, ArchiveAfter},
		{"other counts", replaced(end, fmt.Sprintf(`"client":%d`, people), `"client":0`), end + 1, ArchiveSum},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := unarchived(t.Context(), []byte(strings.Join(c.do(slices.Clone(lines)), "")), again(usernameOf(model.RoleHeadOfOffice)))
			var wrong *ArchiveError
			if !errors.As(err, &wrong) || c.line != 0 && wrong.Line != c.line || c.want != "" && wrong.Fault != c.want {
				t.Errorf("refused with %v, want %s in line %d", err, c.want, c.line)
			}
		})
	}
	path := filepath.Join(t.TempDir(), "baru.guyub")
	for _, cut := range []int{point, end} { // in the first transaction, and after the last
		_, err := BuildFromArchive(t.Context(), path, strings.NewReader(strings.Join(lines[:cut], "")), again(usernameOf(model.RoleHeadOfOffice)), nil)
		if left, _ := os.ReadDir(filepath.Dir(path)); err == nil || len(left) > 0 {
			t.Errorf("%v, left: %v", err, left)
		}
	}
	for _, language := range []string{"id", "en"} {
		for fault := range archiveSayings {
			if text := Explain(&ArchiveError{Line: 17, Fault: fault}, language); !strings.Contains(text, "17") || strings.Contains(text, "%!") {
				t.Errorf("%s: %s", fault, text)
			}
		}
	}
}

// between returns what stands in a text between two others.
func between(in, before, after string) string {
	_, rest, _ := strings.Cut(in, before)
	out, _, _ := strings.Cut(rest, after)
	return out
}

// An office is made from an archive only where none is, by somebody who may
// manage its users and with a password that does.
func TestAnArchiveBecomesAFileOnlyAsItMust(t *testing.T) {
	w := newFileWorld(t)
	whole := archived(t, w.office.open.Load().vault, w.office.engine)
	head := again(usernameOf(model.RoleHeadOfOffice))
	weak, operator, nobody := head, head, head
	weak.Password, operator.Username, nobody.Username = "12345678", usernameOf(model.RoleOperator), "siapa"
	path := filepath.Join(t.TempDir(), "baru.guyub")
	for _, c := range []struct {
		who  Rebuild
		want error
	}{{weak, ErrWeakPassword}, {operator, ErrArchiveUser}, {nobody, ErrArchiveUser}} {
		if _, err := BuildFromArchive(t.Context(), path, bytes.NewReader(whole), c.who, nil); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v", c.who, err)
		}
	}
	if _, err := BuildFromArchive(t.Context(), w.path, bytes.NewReader(whole), head, nil); !errors.Is(err, kv.ErrExists) {
		t.Errorf("over an office that is there: %v", err)
	}
	newer := bytes.Replace(whole, fmt.Appendf(nil, `"schema":%d`, schema), fmt.Appendf(nil, `"schema":%d`, schema+1), 1)
	if _, err := BuildFromArchive(t.Context(), path, bytes.NewReader(newer), head, nil); !errors.Is(err, ErrNewer) {
		t.Errorf("of a newer program: %v", err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := BuildFromArchive(stopped, path, bytes.NewReader(whole), head, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 {
		t.Fatalf("left: %v, %v", left, err)
	}
	code, err := BuildFromArchive(t.Context(), path, bytes.NewReader(whole), head, nil)
	w.must(err)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	office, err := Open(t.Context(), path, Options{Now: w.clock.now})
	w.must(err)
	defer office.Close() //nolint:errcheck // only read from
	s, err := office.Recover(t.Context(), code, usernameOf(model.RoleHeadOfOffice), "tiga lampu minyak", "loket-1")
	w.must(err)
	if s.Books().Office.Name != "Bapas Contoh" {
		t.Error("another office")
	}
}

// Who may not take out every client, and backups, gets no archive; nobody does
// without a purpose, and what leaves is in the trail before it does.
func TestAnArchiveNeedsEveryRightAndAPurpose(t *testing.T) {
	w := newWorld(t)
	for _, role := range testRoles {
		var out bytes.Buffer
		if err := w.as(role).Archive(w.ctx(), "pindah server", &out, nil); (err == nil) != (role == model.RoleHeadOfOffice) || (out.Len() > 0) != (err == nil) {
			t.Errorf("%s: %v, %d bytes", role.Code(), err, out.Len())
		}
	}
	var out bytes.Buffer
	head := w.as(model.RoleHeadOfOffice)
	if err := head.Archive(w.ctx(), " ", &out, nil); !errors.Is(err, ErrNoReason) || out.Len() > 0 {
		t.Errorf("without a purpose: %v", err)
	}
	entries, err := head.Audit(w.ctx(), AuditFilter{Intents: []string{IntentExport}})
	w.must(err)
	if len(entries) != 1 || entries[0].Reason != "pindah server" || entries[0].Note != "arsip" {
		t.Errorf("%+v", entries)
	}
	if err := head.Archive(w.ctx(), "uji", failing{}, nil); !errors.Is(err, errFull) {
		t.Errorf("a disk that is full: %v", err)
	}
}

var errFull = errors.New("full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

// A field that a newer program has written is not lost without a word.
func TestAnArchiveRefusesAFieldThatItDoesNotKnow(t *testing.T) {
	w := newWorld(t)
	v := w.office.open.Load().vault
	id := model.NewID()
	w.must(w.engine.Bulk(t.Context(), func(kw kv.Writer) error {
		sealed, err := v.seal(sites.name, id[:], nil, map[int]any{1: id[:], 2: 1, 10: "Balai Desa", 99: "baru"})
		kw.Put(sites.name, id[:], sealed)
		return err
	}))
	err := w.engine.View(t.Context(), func(r kv.Reader) error { return writeArchive(t.Context(), v, r, io.Discard, nil) })
	if !errors.Is(err, ErrNewer) {
		t.Errorf("%v", err)
	}
}

// TestArchiveNamesStay holds the names of an archive to a list: a field that is
// new must be added to it, and a name once given never changes.
func TestArchiveNamesStay(t *testing.T) {
	var list strings.Builder
	seen := map[reflect.Type]bool{}
	var tell func(t reflect.Type)
	tell = func(rt reflect.Type) {
		for rt.Kind() == reflect.Slice || rt.Kind() == reflect.Array || rt.Kind() == reflect.Pointer {
			rt = rt.Elem()
		}
		if rt.Kind() != reflect.Struct || seen[rt] || rt == reflect.TypeFor[time.Time]() {
			return
		}
		seen[rt] = true
		fields := fieldsOf(rt)
		names := map[string]bool{}
		for _, f := range fields {
			if names[f.name] {
				t.Errorf("%s has two fields %s", rt, f.name)
			}
			names[f.name] = true
			fmt.Fprintf(&list, "%s %s %s\n", rt, f.number, f.name)
		}
		if want := countTagged(rt) - len(leftOut[rt]); len(fields) != want {
			t.Errorf("%s has %d fields with a number, %d are written", rt, want, len(fields))
		}
		for i := range rt.NumField() {
			tell(rt.Field(i).Type)
		}
	}
	for _, one := range recordTypes {
		tell(one)
	}
	tell(reflect.TypeFor[AuditEntry]())
	tell(reflect.TypeFor[departed]())
	tell(reflect.TypeFor[brought]())
	const file = "testdata/archive-names.txt"
	want, err := os.ReadFile(file)
	if err != nil || string(want) != list.String() {
		if os.Getenv("GUYUB_UPDATE") != "" {
			if err := os.WriteFile(file, []byte(list.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		t.Errorf("%s is not the list of names (GUYUB_UPDATE=1 writes it; a name that stood in it must stay): %v\n%s", file, err,
			firstDifference(want, []byte(list.String())))
	}
}

// countTagged counts the fields of a type that stand in the office's file.
func countTagged(t reflect.Type) int {
	n := 0
	for i := range t.NumField() {
		f := t.Field(i)
		switch number, _, _ := strings.Cut(f.Tag.Get("cbor"), ","); {
		case f.Anonymous && number == "":
			n += countTagged(f.Type)
		case number != "-":
			n++
		}
	}
	return n
}

// recordTypes are the types of the tables of kept, in their order.
var recordTypes = []reflect.Type{
	reflect.TypeFor[model.Office](), reflect.TypeFor[model.Norm](), reflect.TypeFor[model.Region](), reflect.TypeFor[model.User](),
	reflect.TypeFor[model.Counselor](), reflect.TypeFor[model.Group](), reflect.TypeFor[model.Holiday](), reflect.TypeFor[model.Site](),
	reflect.TypeFor[model.Mechanism](), reflect.TypeFor[model.Wording](), reflect.TypeFor[model.Terminal](), reflect.TypeFor[model.Client](),
	reflect.TypeFor[model.Contact](), reflect.TypeFor[model.Matter](), reflect.TypeFor[model.Offering](), reflect.TypeFor[model.Enrolment](),
	reflect.TypeFor[model.Meeting](), reflect.TypeFor[model.Monitoring](), reflect.TypeFor[model.Abstention](), reflect.TypeFor[model.Acceptance](),
	reflect.TypeFor[model.Outreach](), reflect.TypeFor[model.Rebalance](), reflect.TypeFor[model.LoadMonth](), reflect.TypeFor[model.MonthClose](),
	reflect.TypeFor[model.Batch](), reflect.TypeFor[model.Erasure](),
}

// Offices drawn at random, every field of every kind of record filled with
// anything that it can hold, come back equal to the byte.
func TestRandomOfficesComeBackFromTheirArchives(t *testing.T) {
	if len(recordTypes) != len(kept()) {
		t.Fatalf("%d types are drawn, %d kinds are kept", len(recordTypes), len(kept()))
	}
	fewer(t, 10)
	rapid.Check(t, func(rt *rapid.T) {
		v, engine := drawnOffice(t, rt)
		roundTrip(t, v, engine, "kepala")
	})
}

// fewer lets properties of whole offices be tried so often in this test, or as
// often as GUYUB_ROUNDS says.
func fewer(t *testing.T, times int) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	was, n := checks.Value.String(), cmp.Or(os.Getenv("GUYUB_ROUNDS"), strconv.Itoa(times))
	if err := checks.Value.Set(n); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = checks.Value.Set(was) })
}

// drawnOffice is an office with records of every kind.
func drawnOffice(t *testing.T, rt *rapid.T) (vault, kv.Engine) {
	v, engine := vault{model.NewID(), seal.NewKey()}, mem.New()
	d := &drawer{rt: rt, tb: t}
	err := engine.Bulk(t.Context(), func(w kv.Writer) error {
		u := &unarchiver{vault: v, w: w, salt: make([]byte, 16)}
		var audit []AuditRecord
		for i, table := range kept() {
			n := rapid.IntRange(0, 3).Draw(rt, table.tableName())
			switch table.kindOf() {
			case model.KindOffice, model.KindUser, model.KindClient, model.KindGroup:
				n = 1
			case model.KindMechanism:
				n = min(n, 1)
			}
			for range n {
				rec := reflect.New(recordTypes[i])
				d.fill(rec.Elem())
				d.fit(rec.Interface())
				audit = append(audit, table.(drawable).drawn(t, u, rec.Interface())...)
			}
		}
		audit, err := d.beside(v, w, audit)
		if err != nil {
			return err
		}
		for i := range audit {
			e := AuditEntry{At: time.UnixMilli(rapid.Int64Range(0, 1<<41).Draw(rt, "at")).UTC(), Intent: d.text(), Records: audit[i : i+1], Note: d.text()}
			if _, err := appendAudit(v, w, &e); err != nil {
				return err
			}
		}
		for range loginsOf(&u.users[0]) {
			key := model.NewID() // the true one takes long to make, and is made anew
			w.Put(tLogin, key[:], u.users[0].ID[:])
		}
		for i := range u.claims {
			w.Put(tUnique, u.claims[i].blind[:], u.claims[i].id[:])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return v, engine
}

// beside draws what is kept of records beside themselves: last versions of some
// that were taken back, and what tables brought.
func (d *drawer) beside(v vault, w kv.Writer, audit []AuditRecord) ([]AuditRecord, error) {
	body := func(table int, id model.ID) (model.Meta, []byte, error) {
		rec := reflect.New(recordTypes[table])
		d.fill(rec.Elem())
		d.fit(rec.Interface())
		head := rec.Interface().(model.Record).Stamp()
		if !id.IsZero() {
			head.ID = id
		}
		raw, err := encoder.Marshal(rec.Interface())
		return *head, raw, err
	}
	put := func(table string, key []byte, value any) ([]byte, error) {
		sealed, err := v.seal(table, key, nil, value)
		w.Put(table, key, sealed)
		return sealed, err
	}
	for _, r := range audit {
		if !rapid.Bool().Draw(d.rt, "brought") {
			continue
		}
		b := brought{Kind: r.Kind, Rev: r.Rev, Order: rapid.Uint32Range(0, 3).Draw(d.rt, "order"), Mixed: rapid.Bool().Draw(d.rt, "mixed")}
		table := slices.IndexFunc(kept(), func(k keeper) bool { return k.kindOf() == r.Kind })
		if b.Erased = rapid.Bool().Draw(d.rt, "erased"); !b.Erased {
			_, before, err := body(table, r.ID)
			if err != nil {
				return nil, err
			}
			b.Before = before
		}
		if _, err := put(tBring, under(model.NewID(), r.ID), b); err != nil {
			return nil, err
		}
	}
	for range rapid.IntRange(0, 3).Draw(d.rt, "gone") {
		table := rapid.IntRange(0, len(recordTypes)-1).Draw(d.rt, "kind")
		kind := kept()[table].kindOf()
		head, last, err := body(table, model.ID{})
		if err != nil {
			return nil, err
		}
		sealed, err := put(tGone, head.ID[:], departed{kind, head.Rev, last})
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(sealed)
		audit = append(audit, AuditRecord{Kind: kind, ID: head.ID, Rev: head.Rev},
			AuditRecord{Kind: kind, ID: head.ID, Rev: head.Rev, Hash: sum[:], Gone: true})
	}
	return audit, nil
}

// drawable is a table that records can be drawn for.
type drawable interface {
	drawn(tb testing.TB, u *unarchiver, rec any) []AuditRecord
}

// drawn keeps a record as it stands, and returns what the audit says of it.
func (t table[T, P]) drawn(tb testing.TB, u *unarchiver, rec any) []AuditRecord {
	tb.Helper()
	one := rec.(P)
	head := one.Stamp()
	blinds, err := u.blinds(numbersOf(t, one), nil)
	if err != nil {
		tb.Fatal(err)
	}
	for _, b := range blinds {
		if slices.ContainsFunc(u.claims, func(c archiveClaim) bool { return c.blind == b.key }) {
			return nil // another has the number
		}
	}
	for _, b := range blinds {
		u.claims = append(u.claims, archiveClaim{blind: b.key, id: head.ID})
	}
	sealed, err := encode[T, P](u.vault, t, one)
	if err == nil {
		u.w.Put(t.name, head.ID[:], sealed)
		err = relate(&change{vault: u.vault, w: u.w}, t, nil, one, true)
	}
	if err != nil {
		tb.Fatal(err)
	}
	u.beside(rec)
	sum := sha256.Sum256(sealed)
	return []AuditRecord{{Kind: t.kind, ID: head.ID, Rev: head.Rev, Hash: sum[:]}}
}

// drawer fills records with anything that they can hold.
type drawer struct {
	rt     *rapid.T
	tb     testing.TB
	client model.ID
	group  model.ID
}

func (d *drawer) text() string {
	return rapid.OneOf(rapid.Just(""), rapid.StringN(0, 12, 40), rapid.SampledFrom([]string{"\"\\\n\t\r\x00\x1b[31m", "{\"kind\":", "é😀\u2028", "=1+1"})).Draw(d.rt, "text")
}

func (d *drawer) fill(v reflect.Value) {
	switch v.Type() {
	case reflect.TypeFor[model.ID]():
		if rapid.Bool().Draw(d.rt, "id") {
			v.Set(reflect.ValueOf(model.NewID()))
		}
		return
	case reflect.TypeFor[time.Time]():
		micros := rapid.Int64Range(1, 1<<51).Draw(d.rt, "time")
		v.Set(reflect.ValueOf(time.UnixMicro(micros).UTC()))
		return
	case reflect.TypeFor[model.Date]():
		v.SetInt(int64(rapid.OneOf(rapid.Int32Range(0, 800_000), rapid.Int32()).Draw(d.rt, "day")))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(d.text())
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(d.rt, "bool"))
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int16, reflect.Int8:
		v.SetInt(int64(rapid.Int16().Draw(d.rt, "int")))
		if v.Type().Bits() > 8 {
			break
		}
		v.SetInt(int64(int8(v.Int())))
	case reflect.Uint8:
		v.SetUint(uint64(rapid.Uint8Range(0, 5).Draw(d.rt, "code")))
	case reflect.Uint, reflect.Uint64, reflect.Uint32, reflect.Uint16:
		v.SetUint(uint64(rapid.Uint16().Draw(d.rt, "uint")))
	case reflect.Pointer:
		if rapid.Bool().Draw(d.rt, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			d.fill(v.Elem())
		}
	case reflect.Slice:
		n := rapid.IntRange(0, 2).Draw(d.rt, "len")
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			d.fill(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range rapid.IntRange(0, 2).Draw(d.rt, "len") {
			v.SetMapIndex(reflect.ValueOf(d.text()), reflect.ValueOf(d.text()))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			d.fill(v.Field(i))
		}
	default:
		d.tb.Fatalf("%s is not drawn", v.Type())
	}
}

// fit makes a record one that may stand in an office.
func (d *drawer) fit(rec any) {
	head := rec.(model.Record).Stamp()
	head.ID, head.Rev = model.NewID(), 1+head.Rev
	switch rec := rec.(type) {
	case *model.User:
		rec.Username, rec.Role, rec.Disabled = "kepala", model.RoleHeadOfOffice, false
	case *model.Client:
		d.client = head.ID
	case *model.Group:
		d.group = head.ID
	case *model.Contact:
		rec.Client = d.client
	case *model.Matter:
		rec.Client = d.client
	case *model.Offering:
		rec.Group = d.group
	case *model.Enrolment:
		rec.Client, rec.Group = d.client, d.group
	case *model.Meeting:
		rec.Group = d.group
	case *model.Monitoring:
		rec.Group = d.group
	case *model.Abstention:
		rec.Client = d.client
	case *model.Acceptance:
		rec.Client = d.client
	}
}

// FuzzArchive: whatever an archive holds, it is refused or comes back as it was.
func FuzzArchive(f *testing.F) {
	w := newWorld(f)
	whole := archived(f, w.office.open.Load().vault, w.engine)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add(archiveHead(w.office.id, schema))
	f.Fuzz(func(t *testing.T, archive []byte) {
		// What was changed is mended at its end, so that more than the sum is tried.
		lines := bytes.SplitAfter(archive, []byte{'\n'})
		if len(lines) > 2 {
			archive = bytes.Join(lines[:len(lines)-2], nil)
		}
		v, engine, err := unarchived(t.Context(), mended(archive), again(usernameOf(model.RoleHeadOfOffice)))
		if err != nil {
			return
		}
		if back := archived(t, v, engine); !bytes.Equal(back, mended(archive)) {
			t.Errorf("became another archive: %s", firstDifference(mended(archive), back))
		}
	})
}

// mended closes the lines of an archive with the counts and sum that they have.
func mended(lines []byte) []byte {
	u := &unarchiver{sum: sha256.New()}
	for _, of := range archiveParts() {
		u.counts = append(u.counts, archiveCount{of: of})
	}
	u.sum.Write(lines)
	for line := range bytes.Lines(lines) {
		kind := between(string(line), `{"kind":"`, `"`)
		switch {
		case bytes.HasPrefix(line, []byte(`{"gone"`)):
			kind = tGone
		case bytes.HasPrefix(line, []byte(`{"brought"`)):
			kind = tBring
		case bytes.HasPrefix(line, []byte(`{"audit"`)):
			kind = tAudit
		case bytes.HasPrefix(line, []byte(`{"checkpoint"`)):
			kind = tPoint
		}
		for i := range u.counts {
			if u.counts[i].of == kind {
				u.counts[i].n++
			}
		}
	}
	return append(archiveEnd(bytes.Clone(lines), u.counts, u.sum), '\n')
}
