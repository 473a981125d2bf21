// Package serve brings the desk to terminals that are not the process's own:
// over a Unix socket to other windows of the same machine ([Socket], [Dial]), over
// SSH to the other desks of the office ([Network]). One process holds the office's
// file; every desk is a program of its own in it ([Desks]), and a fault in one ends
// that one alone. Over the socket, verbs come too: the process that holds the file
// carries them out ([Verbs]).
//
// A line carries a desk and nothing else: no forwarding, no subsystem, no
// environment but the few names that a window says of itself. However a line
// ends, its desk keeps its drafts first.
//
// The package knows the desk and no store: who may come in by which key is
// asked through [Door].
package serve
