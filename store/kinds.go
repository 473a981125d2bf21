package store

import (
	"sync"

	"github.com/fxamacker/cbor/v2"

	"guyub/model"
)

// keeper is a table of records for whoever goes through the records of every
// kind and need not know their type.
type keeper interface {
	// tableName is the name of the table; kindOf that of its records.
	tableName() string
	kindOf() model.Kind
	// check looks over each record of the table.
	check(*checker) error
	// send writes each record into an archive, take brings one in from it.
	send(*archiver) error
	take(*unarchiver, *jsonScanner) error
	// words writes the body of one of its records, which lies opened, as an
	// archive does; body reads it from there.
	words(dst, body []byte) ([]byte, model.Meta, error)
	body(*jsonScanner) (cbor.RawMessage, error)
	// numbersIn returns the unique numbers of a record of the table as it lies
	// opened.
	numbersIn(plain []byte) ([]number, error)
	// takeBack makes a record what it was before a table brought it.
	takeBack(*change, model.ID, *brought) error
	// anonymise takes out of one of its records what it tells of a client.
	anonymise(c *change, id, client model.ID) error
	// anonymiseGone does so with one that was taken back.
	anonymiseGone(c *change, id model.ID) error
}

// kept are the tables of every kind of record, in an order in which a record
// comes after those that it names: what reads them in, or writes them out, goes
// by it.
func kept() []keeper {
	return []keeper{
		offices, norms, regions, users, counselors, groups, holidays, sites, mechanisms, wordings, terminals,
		clients, contacts, matters, offerings, enrolments, meetings, monitorings, abstentions, acceptances,
		outreaches, rebalances, loadMonths, monthCloses, batches, erasures,
	}
}

func (t table[T, P]) tableName() string      { return t.name }
func (t table[T, P]) kindOf() model.Kind     { return t.kind }
func (t table[T, P]) check(c *checker) error { return checkTable(c, t) }
func (t table[T, P]) takeBack(c *change, id model.ID, b *brought) error {
	return takeBack(c, t, id, b)
}

// keeperOf returns the table of a kind; nil when nothing of it is kept.
func keeperOf(kind model.Kind) keeper { return keepers()[kind] }

var keepers = sync.OnceValue(func() map[model.Kind]keeper {
	all := map[model.Kind]keeper{}
	for _, k := range kept() {
		all[k.kindOf()] = k
	}
	return all
})
