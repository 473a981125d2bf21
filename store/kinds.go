package store

import "guyub/model"

// keeper is a table of records for whoever goes through the records of every
// kind and need not know their type.
type keeper interface {
	// tableName is the name of the table; kindOf that of its records.
	tableName() string
	kindOf() model.Kind
	// check looks over each record of the table.
	check(*checker) error
	// anonymise takes out of one of its records what it tells of a client.
	anonymise(c *change, id, client model.ID) error
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
