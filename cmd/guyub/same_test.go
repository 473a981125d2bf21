package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/tui/tuitest"
)

// lists are keys that lead from the first room to every screen with a list of
// records that other desks change.
var lists = []struct {
	keys   []string
	marks  bool // rows can be marked
	scroll bool // there is more than the screen shows
}{
	{keys: []string{"4", "/", "p", "e", "r", "w", "enter", "enter", "tab", "tab", "tab"}}, {keys: []string{"4", "/", "p", "e", "r", "w", "enter", "enter", "tab", "tab", "tab", "tab", "tab"}}, {keys: []string{"2", "enter", "tab", "tab", "tab"}},
	{keys: []string{"3", "/", "d", "e", "w", "i", "enter", "enter", "tab"}}, {keys: []string{"1", "r", "tab"}},
	{keys: []string{"1"}}, {keys: []string{"2"}, marks: true, scroll: true}, {keys: []string{"3"}}, {keys: []string{"4"}}, {keys: []string{"5"}, marks: true},
	{keys: []string{"8"}}, {keys: []string{"8", "tab"}}, {keys: []string{"8", "tab", "tab"}}, {keys: []string{"8", "tab", "tab", "tab"}}, {keys: []string{"8", "tab", "tab", "tab", "tab"}},
	{keys: []string{"1", "t"}, scroll: true}, {keys: []string{"1", "t", "tab"}}, {keys: []string{"1", "r"}}, {keys: []string{"1", "r", "tab", "tab"}},
	{keys: []string{"1", "r", "tab", "tab", "tab"}}, {keys: []string{"4", "d"}},
}

// stirrer is another desk that adds records before and after all others in
// every list, and gives others new places in their order.
type stirrer struct {
	t *testing.T
	s *store.Session
	n int
}

func (x *stirrer) must(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

// stir changes much, and the office's name last, so that a desk that shows the
// new name has been told of everything. Of what the desks show it changes the
// first and the last of each list, and leaves alone what keep holds.
func (x *stirrer) stir(keep func(name string) bool) (office string) {
	s, ctx, b := x.s, x.t.Context(), x.s.Books()
	x.n++
	tag := string(rune('a' + x.n%26))
	district := b.Districts()[0].Code
	dewi := b.Counselors[slices.IndexFunc(b.Counselors, func(c model.Counselor) bool { return strings.HasPrefix(c.Name, "Dewi") })]
	for _, name := range []string{"Aa" + tag + " Baru", "Zz" + tag + " Baru"} {
		client := model.Client{Register: fmt.Sprintf("PB-%s%03d/26", strings.ToUpper(name[:1]), x.n), Name: name, Section: model.Adults, District: district, Sex: model.Male,
			Born:  model.On(1990, 1, 1),
			Terms: []model.Term{{Category: model.Parole, State: model.TermActive, Start: s.Today() - 30, End: s.Today() + 300}}}
		client.Assignments = []model.Assignment{{Counselor: dewi.ID, From: s.Today()}}
		client, err := s.SaveClient(ctx, store.NewOp("client.create"), client)
		x.must(err)
		for _, due := range []model.Date{s.Today(), s.Today() + 200} {
			_, err = s.SaveMatter(ctx, store.NewOp(""), model.Matter{Client: client.ID, Kind: model.HomeVisit, Due: due})
			x.must(err)
		}
		_, err = s.SaveContact(ctx, store.NewOp(""), model.Contact{Client: client.ID, Kind: model.Talk, Day: s.Today(), Condition: "sehat"})
		x.must(err)
		_, err = s.SaveCounselor(ctx, store.NewOp(""), model.Counselor{Name: name, Kind: model.PK, Section: model.BothSections})
		x.must(err)
		_, err = s.SaveGroup(ctx, store.NewOp(""), model.Group{Code: fmt.Sprintf("PML-%s%02d", strings.ToUpper(name[:1]), x.n), Name: name, State: model.GroupCandidate, District: district, Fields: []model.Field{model.Economy}})
		x.must(err)
		_, err = s.SaveSite(ctx, store.NewOp(""), model.Site{Name: name, Kind: model.SiteKinds()[0], District: district})
		x.must(err)
		_, err = s.AddUser(ctx, store.NewOp(""), model.User{Username: fmt.Sprintf("%s%d", strings.ToLower(name[:2]), x.n), Name: name, Role: model.RoleOperator})
		x.must(err)
	}
	for _, g := range b.Groups {
		if g.Name != "Bengkel Las Perwira" {
			continue
		}
		for _, name := range []string{"Aa" + tag + " program", "Zz" + tag + " program"} {
			o, err := s.SaveOffering(ctx, store.NewOp(""), model.Offering{Group: g.ID, Name: name, Activity: "Pelatihan keterampilan"})
			x.must(err)
			for _, day := range []model.Date{s.Today() - 200, s.Today() + 200} {
				_, err = s.SaveMeeting(ctx, store.NewOp(""), model.Meeting{Group: g.ID, Offering: o.ID, Day: day})
				x.must(err)
			}
		}
	}
	for _, day := range []model.Date{s.Today() - 300 + model.Date(x.n), s.Today() + 300 + model.Date(x.n)} {
		_, err := s.SaveHoliday(ctx, store.NewOp(""), model.Holiday{Day: day, Name: "Hari " + tag, Kind: model.NationalHoliday})
		x.must(err)
	}
	// Whoever stood last stands first, and the other way round.
	for i, g := range []model.Group{b.Groups[0], b.Groups[len(b.Groups)-1]} {
		if !keep(g.Name) {
			g.Name = []string{"Zzz", "Aaa"}[i] + tag + " " + strings.TrimLeft(g.Name, "AZaz"+tag+" ")
			_, err := s.SaveGroup(ctx, store.NewOp(""), g)
			x.must(err)
		}
	}
	o := s.Books().Office
	o.Name = "Bapas Uji " + strings.ToUpper(tag)
	_, err := s.SaveOffice(ctx, store.NewOp(""), o)
	x.must(err)
	return o.Name
}

// row is the beginning of a line of a list, without the signs before it.
func row(line string) string {
	const seen = 16
	r := []rune(strings.TrimLeft(line, " >~*"))
	return strings.TrimSpace(string(r[:min(seen, len(r))]))
}

// signed lists the lines of the list that begin with a sign, and where each
// stands.
func signed(d *seated, sign string) (rows []string, at []int) {
	for y, line := range d.Lines()[4:] {
		signs := line[:len(line)-len(strings.TrimLeft(line, " >~*"))]
		if strings.Contains(signs, sign) && !strings.ContainsAny(line, "↑↓") && !strings.Contains(line, " 30h ") { // no headings
			rows, at = append(rows, row(line)), append(at, y)
		}
	}
	return rows, at
}

func TestWhatOtherDesksSaveLeavesCursorMarksAndScrollWhereTheyWere(t *testing.T) {
	d := open(t, demoFile(t), "kabapas", tuitest.Options{W: 120, H: 30})
	other, err := d.gate.office.SignIn(t.Context(), "kabapas", demo.Password, "meja-3", nil)
	if err != nil {
		t.Fatal(err)
	}
	x := &stirrer{t: t, s: other}
	x.stir(func(string) bool { return false })
	for _, list := range lists {
		d.Press("esc", "esc", "esc", "1").Press(list.keys...)
		if list.marks {
			d.Press("down", "space", "down", "space")
		}
		d.Press("down", "down", "down")
		name, y := signed(d, ">")
		if len(name) != 1 {
			t.Errorf("%v has no cursor:\n%s", list.keys, d.Screen())
			continue
		}
		rows, _ := signed(d, "*")
		if list.marks && len(rows) != 2 {
			t.Errorf("%v has %d marks:\n%s", list.keys, len(rows), d.Screen())
		}
		before := d.Screen()
		office := x.stir(func(other string) bool { return strings.HasPrefix(other, name[0]) })
		d.See(office)
		now, at := signed(d, ">")
		if !slices.Equal(now, name) || list.scroll && !slices.Equal(at, y) {
			t.Errorf("%v: the cursor was on %q in line %d and is on %q in line %d:\n%s\n%s", list.keys, name, y, now, at, before, d.Screen())
		}
		if again, _ := signed(d, "*"); !slices.Equal(again, rows) {
			t.Errorf("%v: marked were %q and are %q", list.keys, rows, again)
		}
	}
}
