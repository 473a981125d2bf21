//go:build !unix

package bolt

import "os"

// roomToMap: here a file is made as long as its mapping.
const roomToMap = false

// tooWide has no meaning where files have no modes.
func tooWide(os.FileInfo) bool { return false }

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

// exclude is left to the system, which renames no file that is open.
func exclude(*os.File) error { return nil }

// release lets go of a file as far as it goes; the end of the process does the rest.
func release(f *os.File) {
	if f != nil {
		f.Close()
	}
}

// syncFolder has no meaning where a folder cannot be opened as a file.
func syncFolder(string) error { return nil }
