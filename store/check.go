package store

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// Finding is something wrong in the file.
type Finding struct {
	Table string
	ID    model.ID // zero: the table as a whole
	What  string   // in English, for whoever repairs; names nobody
}

// CheckReport is what looking over the whole office found.
type CheckReport struct {
	Records  int // records opened
	Chain    ChainReport
	Findings []Finding
}

// OK reports whether nothing is wrong.
func (r CheckReport) OK() bool { return len(r.Findings) == 0 && r.Chain.OK() }

// findingsKept is how many findings a report holds; a file with more is
// restored, not repaired.
const findingsKept = 1000

// listing is a record in a table of the living.
type listing struct {
	table string
	id    model.ID
}

// checker looks over one snapshot.
type checker struct {
	vault
	r        kv.Reader
	report   *CheckReport
	hashes   map[model.ID][]byte // of each record as the audit saw it written last
	gone     map[model.ID][]byte // of what is kept of those that left their tables
	claims   map[[16]byte]model.ID
	owned    map[[32]byte]string // what the table of must hold
	live     map[listing]bool    // what the tables of the living must hold
	seats    map[[32]byte]bool   // what the table seat must hold
	points   []Checkpoint        // not passed yet on the way through the audit
	ctx      context.Context
	progress func(done int)
}

// Check opens every record and entry and computes anew what can be: the audit
// chain with its checkpoints, the unique numbers, the rows of the roster, the
// named terminals at the door, and whether each record is the version that the
// audit saw written last, so that an older sealed value put back in its place is
// found.
func (s *Session) Check(ctx context.Context, progress func(done int)) (CheckReport, error) {
	var rep CheckReport
	if err := s.may(model.BackupData, model.Subject{}); err != nil {
		return rep, err
	}
	chain, err := s.office.VerifyAudit(ctx)
	if err != nil {
		return rep, err
	}
	rep.Chain = chain
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		c := &checker{vault: v, r: r, report: &rep, hashes: map[model.ID][]byte{}, gone: map[model.ID][]byte{}, claims: map[[16]byte]model.ID{},
			owned: map[[32]byte]string{}, live: map[listing]bool{}, seats: map[[32]byte]bool{}, points: rep.Chain.Checkpoints, ctx: ctx, progress: progress}
		return c.run()
	})
	return rep, err
}

func (c *checker) run() error {
	for key := range c.r.Scan(tAudit, nil, nil) {
		e, err := readAudit(c.vault, c.r, seqOf(key))
		if err != nil {
			c.found(tAudit, model.ID{}, fmt.Sprintf("entry %d does not open", seqOf(key)))
			continue
		}
		for _, r := range e.Records {
			switch {
			case r.Gone:
				delete(c.hashes, r.ID)
				c.gone[r.ID] = r.Hash
			case r.Rev > 0:
				c.hashes[r.ID] = r.Hash
			}
			if _, ok := c.r.Get(tTrail, trailKey(r.ID, e.Seq)); !ok {
				c.found(tTrail, r.ID, fmt.Sprintf("does not list entry %d of the audit", e.Seq))
			}
		}
		c.timed(&e)
	}
	c.signature()
	for _, t := range kept() {
		if err := t.check(c); err != nil {
			return err
		}
	}
	for _, check := range []func() error{c.doors, c.unique, c.relations, c.departures, c.origins} {
		if err := check(); err != nil {
			return err
		}
	}
	for id := range c.hashes {
		c.found("", id, "record is missing")
	}
	return nil
}

// timed holds the time of an entry against the checkpoint that covers it: a
// search for a day passes over what lies outside.
func (c *checker) timed(e *AuditEntry) {
	for len(c.points) > 0 && c.points[0].Size < e.Seq {
		c.points = c.points[1:]
	}
	if len(c.points) > 0 && (e.At.Before(c.points[0].First) || e.At.After(c.points[0].Last)) {
		c.found(tPoint, model.ID{}, fmt.Sprintf("checkpoint %d does not tell the time of entry %d", c.points[0].Number, e.Seq))
	}
}

// signature checks that the next checkpoint can be signed.
func (c *checker) signature() {
	last, err := lastCheckpoint(c.office, c.r)
	if err == nil && last != nil {
		_, _, err = pointKey(c.vault, c.r, last)
	}
	if err != nil {
		c.found(tPoint, model.ID{}, "the key of the next checkpoint is not the one announced")
	}
}

func (c *checker) found(table string, id model.ID, what string) {
	if len(c.report.Findings) < findingsKept {
		c.report.Findings = append(c.report.Findings, Finding{table, id, what})
	}
}

func checkTable[T any, P record[T]](c *checker, t table[T, P]) error {
	for key, sealed := range c.r.Scan(t.name, nil, nil) {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		c.report.Records++
		if c.progress != nil && c.report.Records%1000 == 0 {
			c.progress(c.report.Records)
		}
		if len(key) != 16 {
			c.found(t.name, model.ID{}, "key has a wrong length")
			continue
		}
		checkRecord(c, t, model.ID(key), sealed)
	}
	return nil
}

func checkRecord[T any, P record[T]](c *checker, t table[T, P], id model.ID, sealed []byte) {
	want, listed := c.hashes[id]
	delete(c.hashes, id)
	rec, err := get(c.vault, c.r, t, id)
	if err != nil {
		c.found(t.name, id, "does not open: it was damaged or exchanged")
		return
	}
	if sum := sha256.Sum256(sealed); listed && !slices.Equal(sum[:], want) {
		c.found(t.name, id, "is not the version that was saved last")
	}
	if P(&rec).Stamp().ID != id {
		c.found(t.name, id, "holds another record")
	}
	if client, ok := any(&rec).(*model.Client); ok {
		row := roster.RowOf(client)
		summary, _, err := c.openSummary(id[:], sealed, nil)
		if err != nil || !slices.Equal(summary, roster.AppendRow(nil, &row)) {
			c.found(t.name, id, "summary differs from the record")
		}
	}
	if t.owners != nil {
		for _, owner := range t.owners(&rec) {
			c.owned[[32]byte(under(owner, id))] = t.name
		}
	}
	if t.live != nil && t.live(&rec) {
		c.live[listing{t.liveIn, id}] = true
	}
	if t.seats != nil {
		for _, owner := range t.seats(&rec) {
			c.seats[[32]byte(under(owner, id))] = true
		}
	}
	blinds, err := c.blinds(numbersOf(t, &rec), nil)
	if err != nil {
		c.found(t.name, id, err.Error())
	}
	for _, b := range blinds {
		c.claims[b.key] = id
	}
}

// unique compares the index of unique numbers with what the records say.
func (c *checker) unique() error {
	for key, value := range c.r.Scan(tUnique, nil, nil) {
		if len(key) != 16 || len(value) != 16 {
			c.found(tUnique, model.ID{}, "entry has a wrong form")
			continue
		}
		id, ok := c.claims[[16]byte(key)]
		if !ok || id != model.ID(value) {
			c.found(tUnique, model.ID(value), "number is not that of its record")
		}
		delete(c.claims, [16]byte(key))
	}
	for _, id := range c.claims {
		c.found(tUnique, id, "number of the record is not in the index")
	}
	return nil
}

// relations compares what belongs to whom, and what waits for somebody, with
// what the records say.
func (c *checker) relations() error {
	for key, table := range c.r.Scan(tOf, nil, nil) {
		if len(key) != 32 {
			c.found(tOf, model.ID{}, "entry has a wrong form")
			continue
		}
		if c.owned[[32]byte(key)] != string(table) {
			c.found(tOf, model.ID(key[16:]), "is listed under a record that it does not belong to")
		}
		delete(c.owned, [32]byte(key))
	}
	for key := range c.owned {
		c.found(tOf, model.ID(key[16:]), "is not listed under the record that it belongs to")
	}
	for _, table := range []string{tLive, tEnrol} {
		for key := range c.r.Scan(table, nil, nil) {
			if len(key) != 16 || !c.live[listing{table, model.ID(key)}] {
				c.found(table, model.ID{}, "an entry names nothing that lives")
				continue
			}
			delete(c.live, listing{table, model.ID(key)})
		}
	}
	for l := range c.live {
		c.found(l.table, l.id, "lives and is not listed")
	}
	for key := range c.r.Scan(tSeat, nil, nil) {
		if len(key) != 32 || !c.seats[[32]byte(key)] {
			c.found(tSeat, model.ID{}, "a place is kept for nobody")
			continue
		}
		delete(c.seats, [32]byte(key))
	}
	for key := range c.seats {
		c.found(tSeat, model.ID(key[16:]), "has a place that is not kept")
	}
	return nil
}
