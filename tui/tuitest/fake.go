package tuitest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"guyub/model"
	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
)

// Office is an office in memory, as far as the desk itself needs one: people
// with passwords, and rooms that a test furnishes.
type Office struct {
	Outside tui.Front
	People  []*Account
	// Rooms are what everybody may enter; RoomsOf, if set, what the person of a
	// session may.
	Rooms   func(env *kit.Env) []tui.Room
	RoomsOf func(s *Session, env *kit.Env) []tui.Room
	// Made is what set-up asked for.
	Made *tui.Setup

	mu       sync.Mutex
	watchers []func(tui.Change)
	sessions []*Session
	failures int
	Open     int      // sessions that have not signed out
	Opened   []string // who proved to be themselves, by user name, in turn
}

// Account is a person of an [Office].
type Account struct {
	tui.Person
	Password string
	// Deed is what can be taken back, none with Seq 0; Undone are those that
	// were.
	Deed   tui.Deed
	Undone []tui.Deed
}

// ErrWrong is what a wrong password gives.
var ErrWrong = errors.New("wrong password")

// TryLater is what the third wrong password in a row gives.
type TryLater struct{ After time.Duration }

func (t TryLater) Error() string             { return "try later" }
func (t TryLater) RetryAfter() time.Duration { return t.After }

// Recovery is the recovery code of every such office.
const Recovery = "ABCD-EFGH-JKMN-PQRS"

// Rini returns the account of an operator whose password is "kopi pagi hari".
func Rini() *Account {
	return &Account{Password: "kopi pagi hari", Person: tui.Person{
		Actor:  model.Actor{User: model.NewID(), Username: "rini", Name: "Rini Astuti", Role: model.RoleOperator, Terminal: "loket-1"},
		Office: model.Office{Name: "Bapas Kelas II Purwokerto"}, Idle: 3 * time.Minute, Park: 30 * time.Minute,
		LastAt: Start.Add(-16 * time.Hour), LastTerminal: "loket-2",
	}}
}

// Person returns the account of somebody with the habits of [Rini]; the password
// is their user name said twice.
func Person(username, name string, role model.Role) *Account {
	a := Rini()
	a.Actor.User, a.Actor.Username, a.Actor.Name, a.Actor.Role = model.NewID(), username, name, role
	a.Password = username + " " + username
	return a
}

// Ready reports whether there is anybody.
func (o *Office) Ready() bool { return len(o.People) > 0 }

// Front is what the test set.
func (o *Office) Front() tui.Front {
	f := o.Outside
	if f.Zone == nil {
		f.Zone = model.WIB.Location()
	}
	return f
}

// Create keeps what was asked for and makes the head's account.
func (o *Office) Create(_ context.Context, s tui.Setup) (string, error) {
	o.Made = &s
	o.People = append(o.People, &Account{Password: s.Password, Person: tui.Person{
		Actor:  model.Actor{User: model.NewID(), Username: s.Head.Username, Name: s.Head.Name, Role: model.RoleHeadOfOffice, Terminal: "loket-1"},
		Office: s.Office,
	}})
	return Recovery, nil
}

// SignIn compares name and password.
func (o *Office) SignIn(_ context.Context, name, password, terminal string, progress func(done, total int), waiting ...tui.Session) (tui.Session, error) {
	progress(1, 2)
	for _, p := range o.People {
		if p.Actor.Username == name && p.Password == password {
			o.mu.Lock()
			defer o.mu.Unlock()
			o.failures = 0
			o.Opened = append(o.Opened, name)
			for _, s := range waiting {
				if s := s.(*Session); s.account == p && !s.ended() {
					return s, nil
				}
			}
			o.Open++
			s := &Session{office: o, account: p, over: make(chan struct{})}
			o.sessions = append(o.sessions, s)
			return s, nil
		}
	}
	return nil, o.wrong()
}

// wrong counts a failure.
func (o *Office) wrong() error {
	if o.failures++; o.failures >= 3 {
		return TryLater{4 * time.Second}
	}
	return ErrWrong
}

// Explain words the errors of the office.
func (o *Office) Explain(err error, language string) string {
	if errors.Is(err, ErrWrong) {
		return lang.For(language).Shell.WrongPassword
	}
	return err.Error()
}

// Save tells every session of a change, as from another terminal.
func (o *Office) Save(c tui.Change) {
	o.mu.Lock()
	watchers := slices.Clone(o.watchers)
	o.mu.Unlock()
	for _, w := range watchers {
		w(c)
	}
}

// EndAll ends every session, as when accounts are disabled.
func (o *Office) EndAll() {
	for _, p := range o.People {
		o.End(p)
	}
}

// End asks the sessions of an account to end, as somebody does at another desk.
func (o *Office) End(p *Account) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, s := range o.sessions {
		if s.account == p {
			s.end()
		}
	}
}

// Settled reports whether every session that was asked to end has been let go.
func (o *Office) Settled() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return !slices.ContainsFunc(o.sessions, func(s *Session) bool { return s.ended() && !s.left })
}

// Session is a signed-in [Account].
type Session struct {
	office  *Office
	account *Account
	pin     string
	once    sync.Once // of over
	gone    sync.Once
	left    bool // signed out: nothing can be kept any more
	over    chan struct{}
}

// Person returns the account's person.
func (s *Session) Person() tui.Person { return s.account.Person }

// Resume compares with password and PIN.
func (s *Session) Resume(_ context.Context, secret string) error {
	if secret != s.account.Password && (s.pin == "" || secret != s.pin) {
		return s.office.wrong()
	}
	s.office.failures = 0
	s.office.Opened = append(s.office.Opened, s.account.Actor.Username)
	return nil
}

// SetPIN takes any digits.
func (s *Session) SetPIN(_ context.Context, password, digits string) error {
	if password != s.account.Password {
		return s.office.wrong()
	}
	s.pin = digits
	return nil
}

// PIN takes five wrong ones for ever.
func (s *Session) PIN() (set bool, left int) { return s.pin != "", 5 }

// Use is not remembered.
func (s *Session) Use(time.Time, bool) {}

// ChangePassword changes.
func (s *Session) ChangePassword(_ context.Context, old, fresh string) error {
	if old != s.account.Password {
		return ErrWrong
	}
	s.account.Password, s.account.MustChange = fresh, false
	return nil
}

// Keep keeps.
func (s *Session) Keep(_ context.Context, c tui.Choices) error {
	s.account.Choices = c
	return nil
}

// Watch remembers who watches.
func (s *Session) Watch(_ context.Context, fn func(tui.Change)) {
	s.office.mu.Lock()
	defer s.office.mu.Unlock()
	s.office.watchers = append(s.office.watchers, fn)
}

// Ended is closed by End and SignOut.
func (s *Session) Ended() <-chan struct{} { return s.over }

// Ending names always the same colleague.
func (s *Session) Ending() tui.Ending { return tui.Ending{By: "Ratna D.", Terminal: "meja-1"} }

func (s *Session) end() { s.once.Do(func() { close(s.over) }) }

func (s *Session) ended() bool {
	select {
	case <-s.over:
		return true
	default:
		return false
	}
}

// SignOut ends the session.
func (s *Session) SignOut() {
	s.end()
	s.gone.Do(func() {
		s.office.mu.Lock()
		defer s.office.mu.Unlock()
		s.office.Open--
		s.left = true
	})
}

// Left reports whether the desk has let the session go.
func (s *Session) Left() bool {
	s.office.mu.Lock()
	defer s.office.mu.Unlock()
	return s.left
}

// CatchUp has nothing to do.
func (s *Session) CatchUp(context.Context) (int, error) { return 0, nil }

// Editing keeps nothing: nobody else is at a desk.
func (s *Session) Editing(context.Context, uint64, []kit.Record) error { return nil }

// Deed is what the account did last.
func (s *Session) Deed() (tui.Deed, bool) { return s.account.Deed, s.account.Deed.Seq > 0 }

// Undo takes it back.
func (s *Session) Undo(context.Context) error {
	s.account.Undone = append(s.account.Undone, s.account.Deed)
	s.account.Deed = tui.Deed{}
	return nil
}

// Rooms are the office's.
func (s *Session) Rooms(env *kit.Env) []tui.Room {
	if s.office.RoomsOf != nil {
		return s.office.RoomsOf(s, env)
	}
	if s.office.Rooms == nil {
		return nil
	}
	return s.office.Rooms(env)
}

// Sessions knows of none.
func (s *Session) Sessions(*kit.Env) kit.Screen { return nil }

// Reports has none to make.
func (s *Session) Reports(*kit.Env, kit.Room) kit.Screen { return nil }

// Export takes nothing out.
func (s *Session) Export(*kit.Env, table.Listing) kit.Screen { return nil }

// Show knows no records.
func (s *Session) Show(*kit.Env, model.Kind, model.ID) kit.Screen { return nil }

// Host shows one screen in the frame, with somebody signed in.
func Host(t testing.TB, o Options, screen func(env *kit.Env) kit.Screen) *Driver {
	t.Helper()
	rini := Rini()
	office := &Office{People: []*Account{rini}, Rooms: func(env *kit.Env) []tui.Room {
		return []tui.Room{{Number: 1, Title: func(l *lang.Strings) string { return l.Shell.Rooms[0] }, Home: func() kit.Screen { return screen(env) }}}
	}}
	d := New(t, tui.Config{Office: office, Terminal: "loket-1", User: rini.Actor.Username, Password: rini.Password}, o)
	if d.Says(lang.For(o.Lang).Shell.SignInTitle + " ") {
		t.Fatalf("nobody is signed in:\n%s", d.Screen())
	}
	return d
}

// Sizes are those that every screen is looked at: too small, the least, the
// usual, wide.
var Sizes = [][2]int{{50, 12}, {60, 15}, {72, 20}, {80, 24}, {100, 30}, {120, 40}, {200, 60}}

// Sweep tells the same story at every size, in every theme and language.
func Sweep(t *testing.T, story func(t *testing.T, o Options)) {
	for _, size := range Sizes {
		for _, theme := range kit.Themes() {
			for _, language := range []string{lang.Indonesian, lang.English} {
				o := Options{W: size[0], H: size[1], Theme: theme, Lang: language}
				t.Run(fmt.Sprintf("%dx%d/%s/%s", o.W, o.H, theme, language), func(t *testing.T) { story(t, o) })
			}
		}
	}
}
