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
// The package must never know a screen, a terminal or a command. Only people's
// own words go through it; they are cleaned before they are kept.
//
// # Limits and results
//
// Measured on 2 shared cores with a fast virtual disk (read the ratios). Limits
// are those of the design, section 6.
//
//	saving a form (seal, unique numbers, audit), 100,000 clients    limit 1.3x of the same pages written and synced twice
//	16 terminals saving at once                                     limit 2.2x of one after another
//	unlock with argon2id and roster, 5,000 clients                  limit 150 ms
//	unlock, 1,000,000 clients                                       limit 2 s
//
// RESULTS
package store
