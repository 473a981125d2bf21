//go:build !unix

package serve

import "os"

// follow: a window that attaches there keeps its size.
func follow(*os.File, func(Size)) (stop func()) { return func() {} }
