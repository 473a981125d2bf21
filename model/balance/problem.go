package balance

import (
	"errors"
	"fmt"

	"guyub/model"
	"guyub/model/workload"
)

// Work is time a month in thousandths of a minute. Norms are thousandths of an
// hour and of a visit, so that a client's work comes out whole, and sums of it
// are exact in whatever order they are made.
type Work int64

// Minute is one minute of work.
const Minute Work = 1000

// Minutes returns the work in whole minutes, halves up, as everything that
// people see is counted.
func (w Work) Minutes() int {
	if w < 0 {
		return -(-w).Minutes()
	}
	return int((w + Minute/2) / Minute)
}

// most is the largest sum of work that a problem may have: about a million
// hours, some 11,000 counselors. It keeps all sums of squares in 64 bits.
const most Work = 1 << 36

// mostLimit is the highest limit that a problem may have: a hundredfold load.
const mostLimit = 10_000_000

// Nobody is the owner of a client whom nobody guides.
const Nobody = -1

// Counselor is somebody who can hold clients (PK).
type Counselor struct {
	ID model.ID
	// Capacity is the time of the month (rule 10). Somebody with less than a
	// minute is away: they can be given nobody, and whom they have waits.
	Capacity Work
	// Stays is the load that no move of clients changes: litmas, duties, work for
	// others.
	Stays Work
	Most  int // clients they may hold (batas klien); 0 for any number
}

// Client is somebody under guidance, or about to be.
type Client struct {
	ID    model.ID
	Place string // code of the kecamatan, by which a bottleneck is named
	Owner int    // index of the counselor, or Nobody
	// Price is what it costs the client to change the counselor (rule 19), see
	// [Continuity].
	Price   int
	Warning Warning
	// Fixed is why the client stays where they are, whoever else could take them.
	Fixed Block
	// Known are the counselors, by index, who guided the client before.
	Known []int
}

// Fit is how a client and a counselor go together.
type Fit struct {
	Work   Work  // of the client, the way to them included
	Travel Work  // the part of it that is spent on the road
	Block  Block // why the counselor may not take the client; 0 if they may
}

// Problem is who guides whom in an office, and who could. It does not change,
// and may be asked from several goroutines.
type Problem struct {
	counselors []Counselor
	clients    []Client
	limit      int64 // thousandths of a percent
	shares     *shares
	fits       []Fit // by client and counselor
	// at is where clients are to start from: with their owner, unless a person
	// has already decided otherwise ([Decisions.Accepted]).
	at []int
}

// errTooMuch is what New says of sums that it could not count exactly.
var errTooMuch = errors.New("balance: more work than an office can have")

// New returns the problem of an office. limit is the workload above which a
// counselor is overloaded, in thousandths of a percent as norms are
// ([model.NormBandOver]); fit is asked once for each client with each counselor.
//
// It refuses what cannot be: owners who are not there, negative work, and sums
// beyond a million hours a month.
func New(limit int64, counselors []Counselor, clients []Client, fit func(client, counselor int) Fit) (*Problem, error) {
	if limit < 0 || limit > mostLimit {
		return nil, fmt.Errorf("balance: a limit of %d thousandths of a percent", limit)
	}
	p := &Problem{counselors: counselors, clients: clients, limit: limit, shares: newShares(limit, counselors), fits: make([]Fit, len(clients)*len(counselors)), at: make([]int, len(clients))}
	sum := Work(0)
	for i, c := range counselors {
		if c.Capacity < 0 || c.Stays < 0 || c.Capacity > most {
			return nil, fmt.Errorf("balance: counselor %d has %d of %d", i, c.Stays, c.Capacity)
		}
		if sum += c.Stays; sum > most {
			return nil, errTooMuch
		}
	}
	for j, c := range clients {
		if c.Owner < Nobody || c.Owner >= len(counselors) {
			return nil, fmt.Errorf("balance: client %d belongs to counselor %d of %d", j, c.Owner, len(counselors))
		}
		p.at[j] = c.Owner
		heaviest := Work(0)
		for i := range counselors {
			f := fit(j, i)
			if f.Work < 0 || f.Travel < 0 || f.Travel > f.Work {
				return nil, fmt.Errorf("balance: client %d weighs %d with counselor %d, %d of it on the road", j, f.Work, i, f.Travel)
			}
			p.fits[j*len(counselors)+i] = f
			heaviest = max(heaviest, f.Work)
		}
		if sum += heaviest; sum > most {
			return nil, errTooMuch
		}
	}
	return p, nil
}

// Counselors returns the counselors of the problem, which are not to be changed.
func (p *Problem) Counselors() []Counselor { return p.counselors }

// Clients returns the clients of the problem, which are not to be changed.
func (p *Problem) Clients() []Client { return p.clients }

// Limit returns the workload above which a counselor is overloaded, in
// thousandths of a percent.
func (p *Problem) Limit() int64 { return p.limit }

// Work returns what a client is to a counselor. With [Nobody] it is the least
// that the client would be to anybody.
func (p *Problem) Work(client, counselor int) Work {
	if counselor != Nobody {
		return p.fit(client, counselor).Work
	}
	least := Work(0)
	for i := range p.counselors {
		if w := p.fit(client, i).Work; i == 0 || w < least {
			least = w
		}
	}
	return least
}

// Block returns why a counselor cannot be given a client: all reasons at once,
// or none. To stay with the owner is never blocked.
func (p *Problem) Block(client, counselor int) Block {
	c := &p.clients[client]
	if counselor == c.Owner {
		return 0
	}
	b := c.Fixed | p.fit(client, counselor).Block
	if !p.works(counselor) {
		b |= BlockAway
	}
	return b
}

// Loads returns the work of each counselor when the clients are as given: the
// index of a counselor, or Nobody, for each.
func (p *Problem) Loads(at []int) []Work {
	loads := make([]Work, len(p.counselors))
	for i, c := range p.counselors {
		loads[i] = c.Stays
	}
	for j, i := range at {
		if i != Nobody {
			loads[i] += p.fit(j, i).Work
		}
	}
	return loads
}

// Owners returns who guides each client now, in the order of the clients.
func (p *Problem) Owners() []int {
	out := make([]int, len(p.clients))
	for j := range p.clients {
		out[j] = p.clients[j].Owner
	}
	return out
}

// Percent returns how loaded a counselor is with so much work, in tenths of a
// percent as everywhere ([workload.Percent]).
func (p *Problem) Percent(counselor int, load Work) int {
	return workload.Percent(int(load), int(p.counselors[counselor].Capacity))
}

func (p *Problem) fit(client, counselor int) *Fit {
	return &p.fits[client*len(p.counselors)+counselor]
}

// works reports whether a counselor has any time in the month.
func (p *Problem) works(counselor int) bool { return p.counselors[counselor].Capacity >= Minute }

// Worst is the workload of who has the most. As long as clients wait for
// somebody without time it is not a share but a number of people.
type Worst struct {
	Waiting int // clients of nobody, or of somebody away (tanpa kapasitas)
	Percent int // of the fullest counselor with time, in tenths of a percent
}

// Worst returns the worst workload when the clients are as given.
func (p *Problem) Worst(at []int) Worst {
	w := Worst{}
	for _, i := range at {
		if i == Nobody || !p.works(i) {
			w.Waiting++
		}
	}
	for i, load := range p.Loads(at) {
		if p.works(i) {
			w.Percent = max(w.Percent, p.Percent(i, load))
		}
	}
	return w
}

// Score is what an assignment is worth (rule 18): Over decides, then Uneven,
// then Price, then Travel. Less is better in each.
type Score struct {
	// Over is the sum of A(U-110 %)² over the counselors above the limit, with
	// the capacity A in thousandths of a minute and the workload U as a share.
	// Work that waits for somebody without time counts a million times its
	// length, and so before everything else.
	Over int64
	// Uneven is the sum of A·U². That of A(U-Ū)² in the rule differs from it by
	// what all splits have in common, as long as they mean the same work; where
	// the ways differ, more driving must not pass for better balance.
	Uneven int64
	Price  int64 // of all clients who change the counselor
	Travel Work
}

// Compare returns -1 if s is better than o, 1 if it is worse, 0 if they are
// equal.
func (s Score) Compare(o Score) int {
	for _, d := range [...][2]int64{{s.Over, o.Over}, {s.Uneven, o.Uneven}, {s.Price, o.Price}, {int64(s.Travel), int64(o.Travel)}} {
		if d[0] < d[1] {
			return -1
		} else if d[0] > d[1] {
			return 1
		}
	}
	return 0
}

// Score returns what an assignment is worth.
func (p *Problem) Score(at []int) Score {
	s := Score{}
	for j, i := range at {
		if i == Nobody {
			over, _ := p.shares.at(len(p.counselors), int64(p.Work(j, i)))
			s.Over += over
			continue
		}
		s.Travel += p.fit(j, i).Travel
		if i != p.clients[j].Owner {
			s.Price += int64(p.clients[j].Price)
		}
	}
	for i, load := range p.Loads(at) {
		over, uneven := p.shares.at(i, int64(load))
		s.Over += over
		s.Uneven += uneven
	}
	return s
}
