package main

import "golang.org/x/sys/unix"

// limitData limits the memory that the process may write into; the file, which
// is mapped to be read, does not count.
func limitData(bytes int64) {
	_ = unix.Setrlimit(unix.RLIMIT_DATA, &unix.Rlimit{Cur: uint64(bytes), Max: uint64(bytes)}) // what is refused is no worse than no limit
}
