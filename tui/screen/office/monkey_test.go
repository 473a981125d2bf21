package office

import (
	"testing"

	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// TestAnyKeysLeaveTheRoomStanding types at random; the driver fails on a panic
// and on anything drawn outside the screen.
func TestAnyKeysLeaveTheRoomStanding(t *testing.T) {
	o := recordtest.Open(t, 60)
	for seed := range uint64(6) {
		tuitest.Monkey(o.Show("kabapas", room), seed, 150)
	}
}
