//go:build !linux

package bolt

import "os"

// onNetwork cannot tell on these systems.
func onNetwork(string) bool { return false }

// holder cannot tell on these systems.
func holder(*os.File) int { return 0 }

func program(int) string { return "" }
