// Package store keeps the data of one office: who may see and change what, what
// is valid, what happened, and all of it durable and sealed.
//
// An [Office] is opened from its file and stays locked until somebody signs in.
// A [Session] is one signed-in person at one terminal; everything is asked and
// done through it. Each method checks the permission of its person as it is
// now (a role taken away works at once), validates through model, refuses a
// stale writer with both versions in hand, and writes the record together with
// an entry of the audit chain in one transaction. When it returns, the change
// is on the disk, in [Books], in the roster, and on its way to every watcher.
//
// Reading needs no waiting: Books and the roster are immutable snapshots in
// memory. What the disk holds is described in tables.go, the table of tables.
//
// What belongs to a session alone is in memory and gone with it: its PIN, what it
// could take back (undo.go), which forms it has open (presence.go). Somebody may
// end it from another desk; it may then still keep its drafts, and nothing else
// (ending.go).
//
// The audit chain is signed once a day, with keys that are thrown away
// (checkpoint.go): whoever rewrites it later cannot sign it again, and a code on
// paper tells a trail that was cut off. Terminals that have a name are known at
// the door, before anybody has signed in (terminals.go).
//
// The package must never know a screen, a terminal or a command. Only people's
// own words go through it; they are cleaned before they are kept.
//
// # Limits and results
//
// Limits are those of the design, section 6. Measured on 2 cores shared with
// other work and a fast virtual disk, so read the ratios; the benchmarks print
// the floor beside each save. GUYUB_BIG=1 adds a million clients.
//
//	saving a form, 100,000 clients: 1.3 times the same pages written and synced twice    0.73 ms to 0.63 ms: 1.16 times
//	  the same with 1,000 and 5,000 clients                                              0.9 ms to 0.33 ms, 0.7 ms to 0.4 ms
//	16 terminals saving at once: 2.2 times the throughput of one after another           4 times at 100,000
//	unlock of 5,000 clients, argon2id and all: 150 ms                                    151 to 174 ms, of it argon2id 100 to 120
//	unlock of 1,000,000 clients: 2 s                                                     1.6 s, before there were tallies
//	filling an office (BulkLoad): no limit is set                                        45 us a client of 1,000,000, 112 us of 20,000
//
// Tallies (tally.go) add 0.6 to 0.9 s of processor to the unlock of a million
// clients and less than 0.1 s to that of 100,000, on two processors at once with
// the rest. Side by side on processors that were busy otherwise a million took
// 4.5 s without them and 4.1 s with them: less than what else went on. A save
// writes 29 pages where it wrote 23.
//
// The floor of a save does not shrink with the office, for two syncs cost what
// they cost; on a small office the work besides them shows.
package store
