package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"guyub/model"
	"guyub/store/kv"
)

// IntentExposure is the intent of having asked whose records were exposed.
const IntentExposure = "audit.exposure"

// Exposure is whose records were looked at, changed or taken out in a span of
// time: what a notice of a failure of protection must tell within 3 x 24 hours
// (UU 27/2022, article 46). It tells what the audit notes. Lists and the panes
// beside them are no opening ([Session.Client]): whoever was signed in may have
// seen of every client of the role what a list shows.
type Exposure struct {
	// Clients are those who were named by an entry, the first touched first.
	Clients []ExposedClient
	// Exports are entries of what left the office as a whole, the newest first:
	// lists, reports and backups. They name no clients: each may concern
	// everybody whom its list could hold. At most [exportsTold].
	Exports []AuditEntry
	// Entries is how many entries fit; SignIns how many of them began a session.
	Entries, SignIns int
	// Others is how many matters were touched that are about somebody who is no
	// client, such as a litmas of a court.
	Others int
	// Hidden is how many more clients there are, whom the asker may not see
	// (rule R12). They must be told too: by who may see them.
	Hidden int
}

// ExposedClient is a client whose record was touched.
type ExposedClient struct {
	ID          model.ID
	First, Last time.Time  // of the entries
	Intents     []string   // what was done, sorted
	Terminals   []string   // where, sorted
	Users       []model.ID // who did it, sorted
}

// exportsTold is how many exports are told one by one.
const exportsTold = 500

// Exposure returns whose records were opened, revealed, changed or exported from
// one time to another, which is not included, at a terminal and by an account;
// a zero value means any. What the program did by itself as a day turned showed
// nothing to anybody, and is left out. It takes the right to read the audit, and
// of each client the right to read them; that it was asked is noted in the audit
// before anything is told.
//
// It holds a row for each client and no entry but those of exports. 100,000
// entries of 20,000 clients take 0.9 s on two cores that others use too
// (BenchmarkExposure); ctx ends it.
func (s *Session) Exposure(ctx context.Context, from, to time.Time, terminal string, user model.ID) (Exposure, error) {
	if err := s.may(model.AuditRead, model.Subject{Kind: model.KindAudit}); err != nil {
		return Exposure{}, err
	}
	f := AuditFilter{From: from, To: to, Terminal: terminal, User: user}
	g := gathering{clients: map[model.ID]*ExposedClient{}, others: map[model.ID]bool{}, meetings: map[model.ID][]model.ID{}}
	err := s.view(ctx, func(v vault, r kv.Reader) error {
		for seq, err := range f.candidates(r, s.office.covered.by(s.office.id, r)) {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return err
			}
			e, err := readAudit(v, r, seq)
			if err == nil && f.lets(&e) && !e.User.IsZero() {
				err = g.add(v, r, &e)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Exposure{}, err
	}
	out := g.told(s)
	if err := s.noteExposure(ctx, f, len(out.Clients)+out.Hidden); err != nil {
		return Exposure{}, err
	}
	return out, nil
}

// noteExposure notes the question: the span, where and by whom, and how many
// clients the answer counts.
func (s *Session) noteExposure(ctx context.Context, f AuditFilter, count int) error {
	zone := s.Books().Office.Zone
	bound := func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return at.In(zone.Location()).Format("2006-01-02 15:04")
	}
	_, err := s.work(ctx, Op{Intent: IntentExposure}, func(c *change) error {
		c.entry.Note = strings.TrimSpace(bound(f.From) + " - " + bound(f.To) + " " + f.Terminal)
		c.entry.Count = count
		if !f.User.IsZero() {
			c.entry.Records = []AuditRecord{{Kind: model.KindUser, ID: f.User}}
		}
		return nil
	})
	return err
}

// gathering is an exposure while entries are read.
type gathering struct {
	out      Exposure
	clients  map[model.ID]*ExposedClient
	others   map[model.ID]bool       // matters about nobody who is a client
	meetings map[model.ID][]model.ID // who is marked in a meeting
}

// add takes an entry in. Entries come newest first.
func (g *gathering) add(v vault, r kv.Reader, e *AuditEntry) error {
	g.out.Entries++
	if e.Intent == IntentSignIn {
		g.out.SignIns++
	}
	if e.Intent == IntentExport || e.Intent == IntentBackup {
		if len(g.out.Exports) < exportsTold {
			g.out.Exports = append(g.out.Exports, *e)
		}
	}
	for _, rec := range e.Records {
		switch rec.Kind {
		case model.KindClient:
			g.touch(rec.ID, e)
		case model.KindContact, model.KindMatter, model.KindEnrolment, model.KindAbstention, model.KindAcceptance:
			if rec.Of.IsZero() {
				g.others[rec.ID] = true
				continue
			}
			g.touch(rec.Of, e)
		case model.KindMeeting:
			marked, err := g.marked(v, r, rec.ID)
			if err != nil {
				return err
			}
			for _, id := range marked {
				g.touch(id, e)
			}
		}
	}
	return nil
}

// marked are the clients of a meeting: an entry that changes one mark of its
// list does not say whose it is.
func (g *gathering) marked(v vault, r kv.Reader, id model.ID) ([]model.ID, error) {
	if known, ok := g.meetings[id]; ok {
		return known, nil
	}
	m, err := get(v, r, meetings, id)
	if err != nil {
		return nil, err
	}
	all := make([]model.ID, len(m.Marks))
	for i, mark := range m.Marks {
		all[i] = mark.Client
	}
	g.meetings[id] = all
	return all, nil
}

// touch notes that an entry is about a client.
func (g *gathering) touch(id model.ID, e *AuditEntry) {
	one := g.clients[id]
	if one == nil {
		one = &ExposedClient{ID: id, First: e.At, Last: e.At}
		g.clients[id] = one
	}
	if e.At.Before(one.First) {
		one.First = e.At
	}
	if e.At.After(one.Last) {
		one.Last = e.At
	}
	one.Intents = among(one.Intents, e.Intent, cmp.Compare)
	one.Terminals = among(one.Terminals, e.Terminal, cmp.Compare)
	one.Users = among(one.Users, e.User, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
}

// among puts a value into a sorted list that holds each once.
func among[T comparable](all []T, one T, compare func(a, b T) int) []T {
	var none T
	at, known := slices.BinarySearchFunc(all, one, compare)
	if known || one == none {
		return all
	}
	return slices.Insert(all, at, one)
}

// told is what the person of a session may be told.
func (g *gathering) told(s *Session) Exposure {
	view, out := s.Roster(), g.out
	for id, one := range g.clients {
		if _, seen := view.Find(id); !seen {
			out.Hidden++
			continue
		}
		out.Clients = append(out.Clients, *one)
	}
	out.Others = len(g.others)
	slices.SortFunc(out.Clients, func(a, b ExposedClient) int {
		return cmp.Or(a.First.Compare(b.First), slices.Compare(a.ID[:], b.ID[:]))
	})
	s.veil(out.Exports)
	return out
}
