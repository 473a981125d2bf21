// Package bolt is the durable engine: one local file kept by bbolt, written by
// one goroutine of one process. It is the only package that imports bbolt, and
// knows nothing of what the records mean.
//
// The rules that it follows were found by measurement: the file is looked at
// before bbolt maps it, because a truncated file would end the process; it is
// read once in order, because opening without a stored freelist then takes a
// twentieth of the time; writers queue for one goroutine that commits all that
// wait in one transaction, because a lone writer then never waits and sixteen
// share two syncs; and after a failed commit the engine stops, because the
// commit may be visible although it was reported as failed.
//
// One spoilt page at the head of a file is not refused. It is what a power cut in
// the middle of a commit leaves, which nobody was told of; but when a disk spoils
// the newer of the two later, the file opens as it was one commit earlier, and
// nothing inside it knows better: the tallies and the audit are of that commit
// too. [Engine.Headed] sees it until the next commit, which every sign-in makes,
// writes the page anew; "guyub check" without a user tells of it. To tell it
// later too, the newest entry would have to be known outside the file, as the
// codes of checkpoints on paper are.
//
// What it costs, as BenchmarkUpdate and BenchmarkOpen measured it over 100,000
// records on two shared cores, medians of runs side by side:
//
//	one durable update of five records     0.8 to 1.4 times the floor (limit 1.3, quiet: 0.8)
//	sixteen terminals at once              2.3 to 4.1 times the throughput of one after another (limit 2.2)
//	open, with its look at every page      2.1 times reading the file once
//
// The floor is as many pages written and synced twice by a plain file.
package bolt
