package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
	"guyub/store/roster"
	"guyub/store/seal"
)

// Over a whole office file: whatever is damaged, what a desk shows is as it was,
// or it says that something is wrong; and the check finds every damage that
// changes anything that is read.

const pageBytes = 4096

// harms are the kinds of damage.
var harms = map[string]func(random *rand.Rand, raw []byte) []byte{
	"a bit flipped": func(random *rand.Rand, raw []byte) []byte {
		at := random.IntN(len(raw))
		for raw[at] == 0 { // most that is zero is nothing
			at = random.IntN(len(raw))
		}
		raw[at] ^= 1 << random.IntN(8)
		return raw
	},
	"a page zeroed": func(random *rand.Rand, raw []byte) []byte {
		at := random.IntN(len(raw)/pageBytes) * pageBytes
		clear(raw[at : at+pageBytes])
		return raw
	},
	"two pages exchanged": func(random *rand.Rand, raw []byte) []byte {
		a, b := random.IntN(len(raw)/pageBytes)*pageBytes, random.IntN(len(raw)/pageBytes)*pageBytes
		one := bytes.Clone(raw[a : a+pageBytes])
		copy(raw[a:], raw[b:b+pageBytes])
		copy(raw[b:], one)
		return raw
	},
	"cut off": func(random *rand.Rand, raw []byte) []byte { return raw[:random.IntN(len(raw))] },
}

// rounds is how often a test of chance tries: as GUYUB_ROUNDS says.
func rounds(t testing.TB, few int) int {
	t.Helper()
	if asked := os.Getenv("GUYUB_ROUNDS"); asked != "" {
		n, err := strconv.Atoi(asked)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if testing.Short() { // beside the race detector, which finds nothing here
		return max(few/5, 2)
	}
	return few
}

func TestADamagedFileNeverShowsAWrongFigure(t *testing.T) {
	b := livedIn(t)
	truth, err := shown(t, b.path, b.clock)
	b.must(err)
	if len(truth) < 25 {
		t.Fatalf("only %d things are read", len(truth))
	}
	key := freshKey(t, b)
	b.must(os.WriteFile(b.path, template.raw, 0o600)) // reading noted itself
	clean := everything(t, b.path)
	path := filepath.Join(t.TempDir(), "damaged.db")
	random := rand.New(rand.NewPCG(8, 2026))
	noticed, changed := 0, 0
	for _, what := range slices.Sorted(maps.Keys(harms)) {
		n := rounds(t, 5)
		if what == "a bit flipped" {
			n *= 3
		}
		for round := range n {
			raw := harms[what](random, bytes.Clone(template.raw))
			b.must(os.WriteFile(path, raw, 0o600))
			rep, inspected := Inspect(t.Context(), path, key, nil)
			found := inspected != nil || !rep.OK()
			if inspected == nil && everything(t, path) != clean {
				changed++
				if !found {
					t.Errorf("%s, round %d: something else is read, and the check finds nothing", what, round)
				}
			}
			now, err := shown(t, path, b.clock)
			for name, says := range now {
				if says != truth[name] {
					t.Errorf("%s, round %d: %s is read as\n%s\nand is\n%s", what, round, name, says, truth[name])
				}
			}
			if err != nil || inspected != nil {
				noticed++
			}
		}
	}
	if noticed == 0 || changed == 0 {
		t.Fatalf("%d files were noticed, in %d something else is read: the test sees nothing", noticed, changed)
	}
	b.open()
}

// freshKey returns the data key of an office that nobody holds.
func freshKey(t testing.TB, b *beat) *seal.Key {
	t.Helper()
	b.open()
	var pipe bytes.Buffer
	b.must(b.as(model.RoleHeadOfOffice).HandKey(&pipe))
	b.must(b.office.Close())
	key, err := seal.Receive(&pipe)
	b.must(err)
	return key
}

// everything is all that a file holds, but for what is never asked for again.
func everything(t testing.TB, path string) string {
	t.Helper()
	e, err := bolt.OpenReadOnly(path, bolt.Options{})
	if err != nil {
		return err.Error()
	}
	defer e.Close()
	var all strings.Builder
	err = e.View(t.Context(), func(r kv.Reader) error {
		names, err := e.Tables(t.Context())
		for _, name := range names {
			if name == kv.OpTable || name == tKnock || name == tTally {
				continue
			}
			for key, value := range r.Scan(name, nil, nil) {
				fmt.Fprintf(&all, "%s %x %x\n", name, key, value)
			}
		}
		return err
	})
	return all.String() + fmt.Sprint(err)
}

// shown is all that a session tells, by what it is about. What it says an error
// about is left out; the error is of what keeps everything from being read.
func shown(t testing.TB, path string, c *clock) (map[string]string, error) {
	t.Helper()
	o, err := Open(t.Context(), path, Options{Now: c.now})
	if err != nil {
		return nil, err
	}
	defer o.Close()
	s, err := o.SignIn(t.Context(), "kepala-dua", secret, "loket-1", nil)
	if err != nil {
		return nil, err
	}
	ctx, all := t.Context(), map[string]string{}
	var errs []error
	note := func(name string, v any, err error) {
		if err != nil {
			errs = append(errs, err)
			return
		}
		all[name] = fmt.Sprintf("%+v", v)
	}
	books := *s.Books()
	for i := range books.Users { // the sign-in has been noted in none of them
		books.Users[i].Columns = nil
	}
	note("the office", books.Office, nil)
	note("norms, regions and days", []any{books.Norms, books.Regions, books.Holidays, books.Sites}, nil)
	note("users", books.Users, nil)
	note("counselors", books.Counselors, nil)
	note("groups", []any{books.Groups, books.Offerings, books.Outreaches}, nil)
	for _, m := range s.Matters() {
		note("what waits: "+m.ID.String(), *m, nil)
	}
	note("how many wait", len(s.Matters()), nil)
	note("how many take part", len(s.Enrolments()), nil)
	drafts, err := s.Drafts(ctx)
	note("drafts", drafts, err)
	rows := s.Roster().Run(ctx, roster.Query{Sort: roster.ByName, Today: s.Today()})
	note("how many clients", rows.Len(), nil)
	for i := range rows.Len() {
		id := rows.Row(i).ID
		name := id.String() + " "
		client, err := s.Client(ctx, id)
		note(name+"record", client, err)
		contacts, err := s.Contacts(ctx, id)
		note(name+"contacts", contacts, err)
		of, err := s.MattersOf(ctx, id)
		note(name+"matters", of, err)
		enrolments, err := s.EnrolmentsOf(ctx, id)
		note(name+"enrolments", enrolments, err)
		history, err := s.History(ctx, model.KindClient, id)
		note(name+"history", history, err)
		_, found, err := s.FindRegister(ctx, client.Register)
		note(name+"found by its number", found, err)
	}
	return all, errors.Join(errs...)
}
