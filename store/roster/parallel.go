package roster

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// workers is how many goroutines parallel starts for n parts: a handful of
// parts is done before a second goroutine would have begun.
func workers(n int) int {
	if n < 8 {
		return 1
	}
	return runtime.GOMAXPROCS(0)
}

// parallel runs fn for the parts 0..n-1 on workers(n) goroutines, and tells fn
// which of them it is on.
func parallel(n int, fn func(worker, part int)) {
	if workers(n) == 1 {
		for i := range n {
			fn(0, i)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range workers(n) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				fn(w, i)
			}
		})
	}
	wg.Wait()
}

// together runs fn for 0..n-1, each on a goroutine of its own.
func together(n int, fn func(int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { fn(i) })
	}
	wg.Wait()
}
