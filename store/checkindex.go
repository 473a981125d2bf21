package store

import (
	"slices"

	"guyub/model"
)

// What stands in the file so that records are found, compared with what the
// records say.

// unique looks over the index of unique numbers.
func (c *checker) unique() {
	for key, value := range c.r.Scan(tUnique, nil, nil) {
		if len(key) != 16 || len(value) != 16 {
			c.found(Finding{Table: tUnique, Fault: FaultKey})
			continue
		}
		id, ok := c.claims[[16]byte(key)]
		if !ok || id != model.ID(value) {
			c.found(Finding{Table: tUnique, ID: model.ID(value), Fault: FaultNumber})
		}
		delete(c.claims, [16]byte(key))
	}
	for _, id := range c.claims {
		c.found(Finding{Table: tUnique, ID: id, Fault: FaultNumberOff})
	}
}

// relations looks over what belongs to whom, what waits for somebody, and which
// places are kept.
func (c *checker) relations() {
	for key, table := range c.r.Scan(tOf, nil, nil) {
		if len(key) != 32 {
			c.found(Finding{Table: tOf, Fault: FaultKey})
			continue
		}
		if c.owned[[32]byte(key)] != string(table) {
			c.found(Finding{Table: tOf, ID: model.ID(key[16:]), Fault: FaultOwner})
		}
		delete(c.owned, [32]byte(key))
	}
	for key := range c.owned {
		c.found(Finding{Table: tOf, ID: model.ID(key[16:]), Fault: FaultOwnerOff})
	}
	for _, table := range []string{tLive, tEnrol} {
		c.living(table)
	}
	for l := range c.live {
		c.found(Finding{Table: l.table, ID: l.id, Fault: FaultLiveOff})
	}
	for key := range c.r.Scan(tSeat, nil, nil) {
		if len(key) != 32 || !c.seats[[32]byte(key)] {
			c.found(Finding{Table: tSeat, Fault: FaultSeat})
			continue
		}
		delete(c.seats, [32]byte(key))
	}
	for key := range c.seats {
		c.found(Finding{Table: tSeat, ID: model.ID(key[16:]), Fault: FaultSeatOff})
	}
}

// living looks over a table of the living.
func (c *checker) living(table string) {
	for key := range c.r.Scan(table, nil, nil) {
		if len(key) != 16 || !c.live[listing{table, model.ID(key)}] {
			c.found(Finding{Table: table, Fault: FaultLive})
			continue
		}
		delete(c.live, listing{table, model.ID(key)})
	}
}

// passing opens what is sealed and is no record: forms in progress, and what
// operations did.
func (c *checker) passing() {
	for key, sealed := range c.r.Scan(tDraft, nil, nil) {
		if len(key) != 32 || c.open(tDraft, key, sealed, new(Draft)) != nil {
			c.found(Finding{Table: tDraft, Fault: FaultSealed})
		}
	}
	for key, sealed := range c.r.Scan(tResult, nil, nil) {
		if c.open(tResult, key, sealed, new(Result)) != nil {
			c.found(Finding{Table: tResult, Fault: FaultSealed})
		}
	}
}

// tallies counts every table. Of one in which something was found already it
// says nothing more.
func (c *checker) tallies() error {
	tables, err := miscounted(c.ctx, c.r)
	for _, table := range tables {
		if !slices.ContainsFunc(c.report.Findings, func(f Finding) bool { return f.Table == table }) {
			c.found(Finding{Table: table, Fault: FaultTally})
		}
	}
	return err
}
