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
