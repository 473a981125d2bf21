package groups

import (
	"testing"

	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// TestAnyKeysLeaveTheRoomStanding types at random; the driver fails on a panic
// and on anything drawn outside the screen.
func TestAnyKeysLeaveTheRoomStanding(t *testing.T) {
	o := recordtest.Open(t, 60)
	for seed := range uint64(6) {
		tuitest.Monkey(o.Show("kasubsi", list), seed, 150)
	}
}

// TestAnyKeysLeaveTheWorkOfAGroupStanding does so on a group with meetings, and
// on the screen of their attendance.
func TestAnyKeysLeaveTheWorkOfAGroupStanding(t *testing.T) {
	o := recordtest.Open(t, 60)
	s := o.SignIn("kasubsi")
	offering, _ := course(t, s)
	for seed := range uint64(4) {
		m := meet(t, s, &offering)
		tuitest.Monkey(o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, offering.Group) }).Press("tab", "tab", "tab"), seed, 200)
		tuitest.Monkey(o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return newRollCall(env, s, m) }), seed, 150)
	}
}
