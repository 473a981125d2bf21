// Package recordtest opens a demonstration office for the tests of screens:
// the real store in a file of its own, with passwords that cost little.
package recordtest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/store/seal"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/tuitest"
)

// cheap passwords: nothing in a test is secret.
var cheap = seal.Params{Time: 1, MemoryKiB: 64, Threads: 1}

// Office is an open demonstration office.
type Office struct {
	t    testing.TB
	file *store.Office
}

// Open makes an office with so many clients, on the day on which tests begin.
func Open(t testing.TB, clients int) *Office {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kantor.db")
	if err := os.WriteFile(path, made(t, clients), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := store.Open(t.Context(), path, store.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return &Office{t, file}
}

func now() time.Time { return tuitest.Start }

// files are the offices that were made, by their number of clients: to make one
// costs a second, most of it for hashes of sign-in names, and every test begins
// with the same.
var files = struct {
	sync.Mutex
	of map[int][]byte
}{of: map[int][]byte{}}

// made returns the file of a new office with so many clients.
func made(t testing.TB, clients int) []byte {
	t.Helper()
	files.Lock()
	defer files.Unlock()
	if file, ok := files.of[clients]; ok {
		return file
	}
	path := filepath.Join(t.TempDir(), "kantor.db")
	create(t, path, clients)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files.of[clients] = file
	return file
}

// create makes and fills the file of an office.
func create(t testing.TB, path string, clients int) {
	t.Helper()
	example := demo.Build(demo.Params{Clients: clients, Seed: 1, Today: model.WIB.Today(now())})
	setup := store.Setup{Office: example.Office, Regions: example.Regions, Norms: example.Norms, Password: demo.Password, Params: cheap, Now: now}
	for _, u := range example.Users {
		if u.Role == model.RoleHeadOfOffice {
			setup.Head = u
		} else {
			setup.More = append(setup.More, store.Account{User: u, Password: demo.Password})
		}
	}
	if _, err := store.Create(t.Context(), path, setup); err != nil {
		t.Fatal(err)
	}
	file, err := store.Open(t.Context(), path, store.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	o := &Office{t, file}
	load := store.Load{
		Counselors: example.Counselors, Groups: example.Groups, Holidays: example.Holidays, Sites: example.Sites, Offerings: example.Offerings,
		LoadMonths: example.LoadMonths(),
		Clients:    example.Clients(), Contacts: example.Contacts(), Matters: example.Matters(), Enrolments: example.Enrolments(), Total: clients,
		Meetings: example.Meetings(), Abstentions: example.Abstentions(), Acceptances: example.Acceptances(), Outreaches: example.Outreaches(),
	}
	if err := o.SignIn("kabapas").BulkLoad(t.Context(), load, nil); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// SignIn signs one of the demonstration's users in, by user name.
func (o *Office) SignIn(username string) *store.Session {
	o.t.Helper()
	s, err := o.file.SignIn(context.Background(), username, demo.Password, "meja-1", nil)
	if err != nil {
		o.t.Fatal(err)
	}
	return s
}

// SignInWith tells whether a password opens the office for a user.
func (o *Office) SignInWith(username, password string) error {
	s, err := o.file.SignIn(context.Background(), username, password, "meja-2", nil)
	if err == nil {
		s.SignOut()
	}
	return err
}

// Show shows a screen of that user at a desk of the usual size.
func (o *Office) Show(username string, screen func(env *kit.Env, s *store.Session) kit.Screen) *tuitest.Driver {
	return o.ShowAt(tuitest.Options{W: 80, H: 24}, username, screen)
}

// ShowAt shows a screen of that user at a desk of any look.
func (o *Office) ShowAt(look tuitest.Options, username string, screen func(env *kit.Env, s *store.Session) kit.Screen) *tuitest.Driver {
	o.t.Helper()
	s := o.SignIn(username)
	return tuitest.Host(o.t, look, func(env *kit.Env) kit.Screen { return screen(env, s) })
}

// EverySize tells a story at the three sizes that screens are made for, in both
// languages, and looks for sentences that were not filled in.
func (o *Office) EverySize(username string, screen func(env *kit.Env, s *store.Session) kit.Screen, story func(d *tuitest.Driver)) {
	o.t.Helper()
	sizes, languages := [][2]int{{60, 15}, {80, 24}, {120, 40}}, []string{lang.Indonesian, lang.English}
	if testing.Short() { // beside the race detector, to which all sizes are one
		sizes, languages = sizes[:1], languages[:1]
	}
	for _, size := range sizes {
		for _, language := range languages {
			d := o.ShowAt(tuitest.Options{W: size[0], H: size[1], Lang: language}, username, screen)
			story(d)
			if strings.Contains(d.Screen(), "%!") {
				o.t.Errorf("%v %s:\n%s", size, language, d.Screen())
			}
		}
	}
}
