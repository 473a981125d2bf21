//go:build !linux

package bolt

import "os"

// onNetwork cannot tell on these systems.
func onNetwork(string) bool { return false }

// forget has no meaning where the system cannot be asked to.
func forget(*os.File) {}

// holder cannot tell on these systems.
func holder(*os.File) int { return 0 }

func program(int) string { return "" }
