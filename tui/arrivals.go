package tui

import (
	"slices"
	"sync"
)

// arrivals are sessions that have begun and that the desk has not yet welcomed.
// A sign-in takes a while, and the desk may end meanwhile, with its line or its
// terminal: nobody would be left to end the session.
type arrivals struct {
	mu    sync.Mutex
	over  bool
	fresh []Session
}

// begun takes a session in; one that comes too late is signed out.
func (r *arrivals) begun(s Session) {
	r.mu.Lock()
	over := r.over
	if !over {
		r.fresh = append(r.fresh, s)
	}
	r.mu.Unlock()
	if over {
		s.SignOut()
	}
}

// known takes a session out: from now on a stay ends it.
func (r *arrivals) known(s Session) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fresh = slices.DeleteFunc(r.fresh, func(one Session) bool { return one == s })
}

// close signs out whoever was not welcomed.
func (r *arrivals) close() {
	r.mu.Lock()
	left := r.fresh
	r.over, r.fresh = true, nil
	r.mu.Unlock()
	for _, s := range left {
		s.SignOut()
	}
}
