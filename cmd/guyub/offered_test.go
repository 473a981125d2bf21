package main

import (
	"slices"
	"strings"
	"testing"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/lang"
	"guyub/tui/tuitest"
)

// TestNothingIsOfferedThatARoleMayNotDo goes to every screen as every role, and
// presses each key that the help line offers there: none of them leads to the
// sentence that one may not.
func TestNothingIsOfferedThatARoleMayNotDo(t *testing.T) {
	refusals := []string{
		lang.For(lang.Indonesian).Shell.Denied, store.Explain(&model.Denied{}, lang.Indonesian), store.Explain(store.ErrNoRecord, lang.Indonesian),
	}
	for _, user := range demoUsernames() {
		t.Run(user, func(t *testing.T) {
			d := open(t, wholeFile(t), user, tuitest.Options{W: 200, H: 60})
			refused := func(keys ...string) {
				t.Helper()
				for _, text := range refusals {
					if d.Says(text) {
						t.Errorf("%v leads to %q:\n%s", keys, text, d.Screen())
					}
				}
			}
			tried := map[string]bool{}
			for _, keys := range visits {
				d.Press(keys...)
				refused(keys...)
				where := d.Lines()[0]
				for _, key := range offered(d) {
					if at := where + key; tried[at] {
						continue
					} else {
						tried[at] = true
					}
					goHome(t, d, keys)
					d.Press(keys...).Press(key)
					refused(append(keys[:len(keys):len(keys)], key)...)
				}
				goHome(t, d, keys)
			}
			if len(tried) < 10 {
				t.Errorf("only %d keys were offered", len(tried))
			}
		})
	}
}

// offered returns the keys of the help line that do something with what is on
// the screen: not those that move, leave or help.
func offered(d *seated) []string {
	lines := d.Lines()
	var out []string
	for entry := range strings.SplitSeq(strings.TrimSpace(lines[len(lines)-1]), "  ") {
		key, _, _ := strings.Cut(strings.TrimSpace(entry), " ")
		switch {
		case key == "spasi":
			out = append(out, "space")
		case key == "enter", key == "ctrl+s", len(key) == 1 && key != "?" && key != "/":
			out = append(out, key)
		}
	}
	return out
}

// TestWhatARoleMayDoIsOfferedAndNothingElse compares the keys of screens with
// the policy: what the role may do there is in the help line, and only that.
func TestWhatARoleMayDoIsOfferedAndNothingElse(t *testing.T) {
	type offer struct {
		room   string
		inside bool // of the first line of the room, and not the room itself
		key    string
		act    model.Action
	}
	offers := []offer{
		{"Klien", false, "n", model.ClientCreate}, {"Klien", false, "a", model.ClientAssign},
		{"Klien", true, "u", model.ClientEdit}, {"Klien", true, "a", model.ClientAssign}, {"Klien", true, "v", model.ClientReveal},
		{"PK", false, "n", model.CounselorEdit}, {"PK", true, "u", model.CounselorEdit},
		{"Pokmas", false, "n", model.GroupEdit}, {"Pokmas", true, "u", model.GroupEdit},
		{"Kantor", false, "n", model.UserEdit}, {"Kantor", false, "u", model.UserEdit},
	}
	for _, user := range demoUsernames() {
		t.Run(user, func(t *testing.T) {
			d := open(t, wholeFile(t), user, tuitest.Options{W: 200, H: 60})
			s, err := d.gate.office.SignIn(t.Context(), user, demo.Password, "meja-9", nil)
			if err != nil {
				t.Fatal(err)
			}
			actor, looked := s.Actor(), 0
			for _, o := range offers {
				door := roomKey(d, o.room)
				if door == "" {
					continue // a role without the room
				}
				d.Press(door)
				subjects := []model.Subject{{Kind: model.KindOffice}}
				switch {
				case o.room == "Klien" && o.inside:
					d.Press("enter")
					subjects = []model.Subject{clientOn(t, d, s)}
				case o.room == "Klien":
					subjects = []model.Subject{{Kind: model.KindClient, Section: model.Adults}, {Kind: model.KindClient, Section: model.Children}}
				case o.inside:
					d.Press("enter")
				}
				may := slices.ContainsFunc(subjects, func(subject model.Subject) bool { return actor.May(o.act, subject) == nil })
				if got := slices.Contains(offered(d), o.key); got != may {
					t.Errorf("%s, inside %v, %s: offered %v, allowed %v:\n%s", o.room, o.inside, o.key, got, may, d.Screen())
				}
				goHome(t, d, nil)
				looked++
			}
			if looked < 2 {
				t.Errorf("only %d of the offers were looked at", looked)
			}
		})
	}
}

// roomKey returns the key of a room, "" if the role has no such room.
func roomKey(d *seated, room string) string {
	for entry := range strings.SplitSeq(strings.NewReplacer("[", " ", "]", " ").Replace(d.Lines()[1]), "  ") {
		if key, name, ok := strings.Cut(strings.TrimSpace(entry), " "); ok && name == room {
			return key
		}
	}
	return ""
}

// clientOn returns the client whose screen is open as a subject.
func clientOn(t *testing.T, d *seated, s *store.Session) model.Subject {
	t.Helper()
	all := s.Roster().Run(t.Context(), roster.Query{})
	for i := range all.Len() {
		row := all.Row(i)
		if strings.Contains(d.Screen(), row.Register) && strings.Contains(d.Lines()[0], row.Name) {
			return model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}
		}
	}
	t.Fatalf("whose screen is this?\n%s", d.Screen())
	return model.Subject{}
}
