package clients

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// Whoever types fast presses Enter before the answer of the search is there.
// The client who is opened is the one who was searched, never the one who
// stood in that row before.
func TestWhatIsTypedAheadWaitsForTheRowsItIsMeantFor(t *testing.T) {
	s := recordtest.Open(t, 40).SignIn("kabapas")
	var list *List
	tuitest.Host(t, tuitest.Options{W: 80, H: 24}, func(env *kit.Env) kit.Screen {
		list = NewList(env, s)
		return list
	})
	all := s.Roster().Run(t.Context(), roster.Query{Sort: roster.ByName, Desc: true})
	for i := range all.Len() {
		want := all.Row(i)
		list.do(kit.Search)
		var answer tea.Cmd
		for _, r := range want.Register {
			answer = list.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		for range 2 { // out of the field, into the row
			if cmd := list.Update(kit.Do{Intent: kit.Open}); cmd != nil {
				t.Fatalf("%s: a row was opened before the answer came", want.Register)
			}
		}
		if got := opened(t, list.Update(answer())); got != want.ID {
			row, _ := s.Roster().Find(got)
			t.Fatalf("searched %s, opened %s", want.Register, row.Register)
		}
		list.leaveSearch()
	}
}

// opened is the client whose screen a command opens.
func opened(t *testing.T, cmd tea.Cmd) model.ID {
	t.Helper()
	if cmd == nil {
		t.Fatal("nothing was opened")
	}
	push, ok := cmd().(kit.Push)
	if !ok {
		t.Fatal("no screen was opened")
	}
	return push.Screen.(*Detail).id
}
