package store

import (
	"context"
	"crypto/sha256"
	"slices"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
	"guyub/store/roster"
)

// CheckReport is what looking over the whole office found.
type CheckReport struct {
	Records  int // records opened; 0 when the file was looked over without its key
	Chain    ChainReport
	Room     bolt.Room
	Findings []Finding // the first of them, at most [FindingsKept]
}

// OK reports whether nothing is wrong.
func (r CheckReport) OK() bool { return len(r.Findings) == 0 && r.Chain.OK() }

// All returns everything found, what is wrong with the audit chain first.
func (r CheckReport) All() []Finding {
	var all []Finding
	if r.Chain.Broken > 0 {
		all = append(all, Finding{Table: tAudit, Fault: FaultChain, Number: r.Chain.Broken})
	}
	if r.Chain.Astray > 0 {
		all = append(all, Finding{Table: tPoint, Fault: FaultPoint, Number: r.Chain.Astray})
	}
	return append(all, r.Findings...)
}

// Advice returns what to do: what the gravest of the findings calls for.
func (r CheckReport) Advice() Advice {
	advice := AdviceNone
	if r.Room.Free > r.Room.Size/4 {
		advice = AdviceCompact
	}
	for _, f := range r.All() {
		if of := faults[f.Fault].advice; of == AdviceRestore || advice != AdviceRestore {
			advice = of
		}
	}
	return advice
}

// FindingsKept is how many findings a report holds; a file with more is
// restored, not repaired.
const FindingsKept = 1000

// listing is a record in a table of the living.
type listing struct {
	table string
	id    model.ID
}

// saved is a record as it was written last.
type saved struct {
	table string // that of its kind
	hash  []byte // of the sealed value; nil: not known any more
}

// checker looks over one snapshot.
type checker struct {
	vault
	r        kv.Reader
	report   *CheckReport
	saved    map[model.ID]saved  // each record as the audit saw it written last
	gone     map[model.ID][]byte // of what is kept of those that left their tables
	claims   map[[16]byte]model.ID
	owned    map[[32]byte]string // what the table of must hold
	live     map[listing]bool    // what the tables of the living must hold
	seats    map[[32]byte]bool   // what the table seat must hold
	named    map[reference]bool  // whether what records name is there
	codes    map[string]bool     // of regions
	places   map[string]listing  // a record that lies in the region of a code
	points   []Checkpoint        // not passed yet on the way through the audit
	ctx      context.Context
	progress func(done int)
}

func newChecker(ctx context.Context, v vault, r kv.Reader, report *CheckReport, progress func(done int)) *checker {
	return &checker{vault: v, r: r, report: report, ctx: ctx, progress: progress,
		saved: map[model.ID]saved{}, gone: map[model.ID][]byte{}, claims: map[[16]byte]model.ID{}, owned: map[[32]byte]string{}, live: map[listing]bool{},
		seats: map[[32]byte]bool{}, named: map[reference]bool{}, codes: map[string]bool{}, places: map[string]listing{}, points: report.Chain.Checkpoints}
}

// Check opens every record and entry and computes anew what can be: the audit
// chain with its checkpoints, the unique numbers, the rows of the roster, what
// records name, the named terminals at the door, and whether each record is the
// version that the audit saw written last, so that an older sealed value put
// back in its place is found.
func (s *Session) Check(ctx context.Context, progress func(done int)) (CheckReport, error) {
	if err := s.may(model.BackupData, model.Subject{}); err != nil {
		return CheckReport{}, err
	}
	u := s.office.open.Load()
	if u == nil {
		return CheckReport{}, ErrSignedOut
	}
	return s.office.check(ctx, u.vault, progress)
}

// check is [Session.Check] of an office that may be a copy, and locked.
func (o *Office) check(ctx context.Context, v vault, progress func(done int)) (rep CheckReport, err error) {
	if rep.Chain, err = o.VerifyAudit(ctx); err != nil {
		return rep, err
	}
	err = o.engine.View(ctx, func(r kv.Reader) error {
		return newChecker(ctx, v, r, &rep, progress).run()
	})
	return rep, err
}

func (c *checker) run() error {
	if err := c.audit(); err != nil {
		return err
	}
	c.signature()
	for _, t := range kept() {
		if err := t.check(c); err != nil {
			return err
		}
	}
	c.districts()
	c.doors()
	c.unique()
	c.relations()
	c.departures()
	c.origins()
	c.passing()
	if err := c.tallies(); err != nil {
		return err
	}
	for id, was := range c.saved {
		c.found(Finding{Table: was.table, ID: id, Fault: FaultMissing})
	}
	return c.ctx.Err()
}

// audit opens every entry, and learns from it how each record was saved last.
func (c *checker) audit() error {
	whole := true // what the last change of the key noted
	came := cameUpTo(c.r)
	for key := range c.r.Scan(tAudit, nil, nil) {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		e, err := readAudit(c.vault, c.r, seqOf(key))
		if err != nil {
			c.found(Finding{Table: tAudit, Fault: FaultEntry, Number: seqOf(key)})
			continue
		}
		if e.Intent == IntentRekey && e.Seq > came {
			whole = c.resealed(&e)
		}
		for _, r := range e.Records {
			switch {
			case r.Gone:
				delete(c.saved, r.ID)
				c.gone[r.ID] = r.Hash
			case r.Rev > 0:
				c.saved[r.ID] = saved{string(r.Kind), r.Hash}
			}
			if _, ok := c.r.Get(tTrail, trailKey(r.ID, e.Seq)); !ok {
				c.found(Finding{Table: tTrail, ID: r.ID, Fault: FaultTrail, Number: e.Seq})
			}
		}
		c.timed(&e)
	}
	if !whole {
		c.found(Finding{Table: tAnew, Fault: FaultResealed})
	}
	return nil
}

// cameUpTo returns the last entry of the audit that came from an archive; 0: none
// did. That the key was changed before was in another file: in this one the
// newest version of each record has its hash from the time of the archive on.
func cameUpTo(r kv.Reader) uint64 {
	raw, _ := r.Get(tMeta, kCame)
	if len(raw) != 8 {
		return 0
	}
	return seqOf(raw)
}

// resealed learns how each record was sealed when the data key was changed. The
// table is that of the last change; it is held against what the entry says of it.
func (c *checker) resealed(e *AuditEntry) (whole bool) {
	for id, was := range c.saved { // as they were sealed before, nothing is now
		c.saved[id] = saved{table: was.table}
	}
	for id := range c.gone {
		c.gone[id] = nil
	}
	if sum, _ := resealedSum(c.r); sum != e.Note {
		return false
	}
	for id, hash := range c.r.Scan(tAnew, nil, nil) {
		if len(id) != 16 {
			return false
		}
		if _, left := c.gone[model.ID(id)]; left {
			c.gone[model.ID(id)] = append([]byte(nil), hash...)
			continue
		}
		was, known := c.saved[model.ID(id)]
		if !known {
			was.table = tAnew
		}
		c.saved[model.ID(id)] = saved{was.table, append([]byte(nil), hash...)}
	}
	return true
}

// timed holds the time of an entry against the checkpoint that covers it: a
// search for a day passes over what lies outside.
func (c *checker) timed(e *AuditEntry) {
	for len(c.points) > 0 && c.points[0].Size < e.Seq {
		c.points = c.points[1:]
	}
	if len(c.points) > 0 && (e.At.Before(c.points[0].First) || e.At.After(c.points[0].Last)) {
		c.found(Finding{Table: tPoint, Fault: FaultPointTime, Number: e.Seq})
	}
}

// signature checks that the next checkpoint can be signed.
func (c *checker) signature() {
	last, err := lastCheckpoint(c.office, c.r)
	if err == nil && last != nil {
		_, _, err = pointKey(c.vault, c.r, last)
	}
	if err != nil {
		c.found(Finding{Table: tPoint, Fault: FaultPointKey})
	}
}

func (c *checker) found(f Finding) {
	if len(c.report.Findings) < FindingsKept {
		c.report.Findings = append(c.report.Findings, f)
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
			c.found(Finding{Table: t.name, Fault: FaultKey})
			continue
		}
		checkRecord(c, t, model.ID(key), sealed)
	}
	return nil
}

func checkRecord[T any, P record[T]](c *checker, t table[T, P], id model.ID, sealed []byte) {
	was, listed := c.saved[id]
	delete(c.saved, id)
	rec, err := get(c.vault, c.r, t, id)
	if err != nil {
		c.found(Finding{Table: t.name, ID: id, Fault: FaultSealed})
		return
	}
	if sum := sha256.Sum256(sealed); listed && was.hash != nil && !slices.Equal(sum[:], was.hash) {
		c.found(Finding{Table: t.name, ID: id, Fault: FaultOlder})
	}
	if P(&rec).Stamp().ID != id {
		c.found(Finding{Table: t.name, ID: id, Fault: FaultOther})
	}
	if client, ok := any(&rec).(*model.Client); ok {
		row := roster.RowOf(client)
		summary, _, err := c.openSummary(id[:], sealed, nil)
		if err != nil || !slices.Equal(summary, roster.AppendRow(nil, &row)) {
			c.found(Finding{Table: t.name, ID: id, Fault: FaultSummary})
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
	c.names(t.name, id, &rec)
	blinds, err := c.blinds(numbersOf(t, &rec), nil)
	if err != nil {
		c.found(Finding{Table: t.name, ID: id, Fault: FaultNumberOff})
	}
	for _, b := range blinds {
		c.claims[b.key] = id
	}
}

// names checks that what a record names is there.
func (c *checker) names(table string, id model.ID, rec any) {
	for _, to := range references(rec) {
		if to.id.IsZero() {
			continue
		}
		there, known := c.named[to]
		if !known {
			_, there = c.r.Get(to.table, to.id[:])
			c.named[to] = there
		}
		if !there {
			c.found(Finding{Table: table, ID: id, Fault: FaultReference, Named: to.table})
		}
	}
	if region, ok := rec.(*model.Region); ok {
		c.codes[region.Code] = true
	}
	if code := regionOf(rec); code != "" {
		c.places[code] = listing{table, id}
	}
}

// districts checks that every region that a record lies in is there. Of the
// records of one code it names one.
func (c *checker) districts() {
	for code, from := range c.places {
		if !c.codes[code] {
			c.found(Finding{Table: from.table, ID: from.id, Fault: FaultReference, Named: regions.name + " " + code})
		}
	}
}
