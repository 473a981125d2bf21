// Package roster answers from memory everything that is asked about all
// clients: search while typing, filters with counts, any order, caseloads. It
// holds one compact row per client, in immutable snapshots, so that a reader
// never waits for a writer and a list never changes under a cursor.
//
// It knows the model and nothing of the store, which loads it and keeps it in
// step with each commit.
package roster
