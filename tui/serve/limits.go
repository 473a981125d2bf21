package serve

import (
	"net"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits hold back whoever knocks too often. The zero value is right for an
// office.
type Limits struct {
	// Connections at once from one address, and desks on all of them; 32 if
	// zero. Offices stand behind routers that give all desks one address.
	PerAddress int
	// Connections at once from anywhere, most of them not yet let in; 512 if
	// zero.
	Total int
	// Every is how long an address waits for one more connection after Burst of
	// them in a row; half a second and 40 if zero.
	Every time.Duration
	Burst int
	// Handshake is how long a line may take to prove its key; 20 s if zero.
	Handshake time.Duration
	// Idle is how long nothing may pass on a line, Longest how long a line may
	// last at all: an hour and 16 hours if zero. A desk that shows its clock is
	// never idle; what is cut here hangs.
	Idle, Longest time.Duration
}

func (l Limits) filled() Limits {
	if l.PerAddress == 0 {
		l.PerAddress = 32
	}
	if l.Total == 0 {
		l.Total = 512
	}
	if l.Every == 0 {
		l.Every = 500 * time.Millisecond
	}
	if l.Burst == 0 {
		l.Burst = 40
	}
	if l.Handshake == 0 {
		l.Handshake = 20 * time.Second
	}
	if l.Idle == 0 {
		l.Idle = time.Hour
	}
	if l.Longest == 0 {
		l.Longest = 16 * time.Hour
	}
	return l
}

// limiter counts the lines of each address.
type limiter struct {
	limits Limits
	now    func() time.Time

	mu   sync.Mutex
	open int
	by   map[string]*address
}

// address is what is remembered of one.
type address struct {
	open  int
	desks int
	rate  *rate.Limiter
}

// addressesKept is how many addresses are remembered. Whoever comes from more
// makes the program forget the oldest habits, not its open lines.
const addressesKept = 4096

func newLimiter(l Limits, now func() time.Time) *limiter {
	return &limiter{limits: l.filled(), now: now, by: map[string]*address{}}
}

// admit lets a line in and returns what is to be called when it ends; nil if
// there are too many.
func (l *limiter) admit(from net.Addr) (release func()) {
	key := addressOf(from)
	l.mu.Lock()
	defer l.mu.Unlock()
	a := l.by[key]
	if a == nil {
		l.forget()
		a = &address{rate: rate.NewLimiter(rate.Every(l.limits.Every), l.limits.Burst)}
		l.by[key] = a
	}
	if !a.rate.AllowN(l.now(), 1) || a.open >= l.limits.PerAddress || l.open >= l.limits.Total {
		return nil
	}
	a.open++
	l.open++
	return sync.OnceFunc(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		a.open--
		l.open--
	})
}

// seat lets an address that has a line in open one more desk and returns what is
// to be called when it ends; nil if it has too many. A line carries several
// desks, and none of them is anybody's yet.
func (l *limiter) seat(from net.Addr) (release func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a := l.by[addressOf(from)]
	if a == nil || a.desks >= l.limits.PerAddress {
		return nil
	}
	a.desks++
	return sync.OnceFunc(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		a.desks--
	})
}

// forget drops addresses without a line when too many are remembered.
func (l *limiter) forget() {
	if len(l.by) < addressesKept {
		return
	}
	for key, a := range l.by {
		if a.open == 0 && a.desks == 0 {
			delete(l.by, key)
		}
	}
}

// addressOf returns the address of a line without its port. One home or office
// has all addresses of IPv6 that share their first 64 bits.
func addressOf(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return a.String()
	}
	if tcp.IP.To4() == nil && len(tcp.IP) == net.IPv6len {
		return tcp.IP.Mask(net.CIDRMask(64, 128)).String() + "/64"
	}
	return tcp.IP.String()
}

// counted is a line whose end is told.
type counted struct {
	net.Conn
	release func()
}

// Close ends the line.
func (c *counted) Close() error {
	c.release()
	return c.Conn.Close()
}
