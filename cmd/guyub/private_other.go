//go:build !unix

package main

// keepPrivate has nothing to do: files take the access of their folder, and
// the system writes no cores by itself.
func keepPrivate() {}
