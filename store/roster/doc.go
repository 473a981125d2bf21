// Package roster answers from memory everything that is asked about all
// clients: search while typing, filters with counts, any order, caseloads. It
// holds one compact row per client, in immutable snapshots, so that a reader
// never waits for a writer and a list never changes under a cursor.
//
// It knows the model and nothing of the store, which loads it and keeps it in
// step with each commit.
//
// # What it costs
//
// Milliseconds for 1,000, 100,000 and 1,000,000 clients, from the benchmarks
// of this package on two cores that other builds were using (load 3 to 4).
// Ranges are the lowest and the highest median of two runs of four, or of
// single runs where marked 1; the machine, not the code, makes most of their
// width, so compare lines of one run rather than figures of two.
//
//	                                          1,000       100,000    1,000,000   limit at 1,000,000
//	search, all counted and the first page
//	  "an", in two thirds of all              0.02        1.9        14-20       20
//	  "santoso", in 3 %                       0.02        1.1        5.8-12      20
//	  "siti an", two words                    0.02        1.2        7.9-21      20
//	  "4567", in a NIK                        0.01        1.2        6.4-17      20
//	  "zz", in none                           0.003       0.02       0.11-0.13   20
//	the same by strings.Contains over []string, in the same runs, one core
//	  "an"                                    0.01        2.2        20-22
//	  "santoso"                               0.01        1.9        14-14
//	order by name, from nothing               0.11        36         508-1924
//	order by end of term, from that by name   0.02        0.9        11-57
//	one row changed                           0.35        0.37       0.37
//	  and the list shown again                0.34        0.74       3.5
//	facets (1)                                0.05        0.8-1.7    7.1-15
//	load of encoded rows (1)                  0.3         15-39      248-425
//	bytes a client, with the order by name    121         106        106         130
//	  and three more orders                   134         119        118         130
//
// Not held safely: "all counted in 20 ms" has no margin for words that nearly
// everyone has when the cores are busy ("siti an" had a median of 20.8 once,
// and in one starved run "an" took 57 while the plain loop took 78). Not held:
// "first page in 5 ms"; [View.Run] counts all before it shows any, so a first
// page costs what is written above. SQLite is not compared here, because the
// benchmarks need nothing but Go: the plain loop stands in its place, and for
// very common words the roster is only 1.1 to 1.4 times as fast as that.
package roster
