//go:build !linux

package bolt

import "os"

// onNetwork cannot tell on these systems.
func onNetwork(string) bool { return false }

// writable tries with a file that it removes again.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, ".guyub-*")
	if err != nil {
		return err
	}
	name := f.Name()
	f.Close()
	return os.Remove(name)
}

// share is left to bbolt on these systems.
func share(*os.File) error { return nil }

// release lets go of a file as far as it goes; the end of the process does the rest.
func release(f *os.File) { f.Close() }
