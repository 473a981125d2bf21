package roster

import "guyub/model"

// Scope is what an actor may see (rule R12): clients of the adult section with
// Adults, everyone else's with Children, and in any case the clients of
// Counselor. The zero Scope sees nobody.
type Scope struct {
	Adults, Children bool
	Counselor        model.ID
}

// View is a snapshot as one actor may see it: what is outside of the scope is
// not found, not counted and in no facet.
type View struct {
	snap  *Snapshot
	Scope Scope
}

// In returns the snapshot limited to a scope.
func (s *Snapshot) In(scope Scope) *View { return &View{s, scope} }

// Len is how many clients the actor may see.
func (v *View) Len() int {
	if v.everyone() {
		return v.snap.n
	}
	n, sees := 0, v.sees()
	for _, c := range v.snap.chunks {
		for k := range c.n {
			if sees(c, k) {
				n++
			}
		}
	}
	return n
}

// Find returns the row of a client, false when there is none for this actor.
func (v *View) Find(id model.ID) (Row, bool) {
	i := v.snap.index(id)
	if i < 0 {
		return Row{}, false
	}
	if c, k := v.snap.at(uint32(i)); !v.sees()(c, k) {
		return Row{}, false
	}
	return v.snap.Row(i), true
}

func (v *View) everyone() bool { return v.Scope.Adults && v.Scope.Children }

// sees returns what tells whether the actor may see row k of a chunk. A row
// whose section is not known is as closed as that of a child.
func (v *View) sees() func(c *chunk, k int) bool {
	own, guides := uint16(0), false
	if !v.Scope.Counselor.IsZero() {
		own, guides = v.snap.dict.counselors.number[v.Scope.Counselor]
	}
	return func(c *chunk, k int) bool {
		if guides && c.counselor[k] == own {
			return true
		}
		if model.Section(c.section[k]) == model.Adults {
			return v.Scope.Adults
		}
		return v.Scope.Children
	}
}

// visible is the set of rows of a chunk that the actor may see.
func (v *View) visible(c *chunk) (set hits) {
	if v.everyone() {
		for w := range set {
			set[w] = ones(c.n - w*64)
		}
		return set
	}
	sees := v.sees()
	for k := range c.n {
		if sees(c, k) {
			set[k/64] |= 1 << (k % 64)
		}
	}
	return set
}
