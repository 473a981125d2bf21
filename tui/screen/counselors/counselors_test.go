package counselors

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

func drawCounselor(t *rapid.T) model.Counselor {
	w := func() string { return rapid.StringMatching(`[A-Za-z0-9 .,]{0,20}`).Draw(t, "words") }
	d := func() model.Date {
		return model.Date(rapid.OneOf(rapid.Just(0), rapid.IntRange(700_000, 760_000)).Draw(t, "day"))
	}
	c := model.Counselor{
		Meta: model.Meta{ID: model.ID{1}, Rev: 3}, Name: w(), NIP: w(), Kind: rapid.SampledFrom(model.CounselorKinds()).Draw(t, "kind"),
		Grade: rapid.SampledFrom(append(model.Grades(), model.GradeUnknown)).Draw(t, "grade"), Section: rapid.SampledFrom(model.Sections()).Draw(t, "section"),
		ChildCertified: rapid.Bool().Draw(t, "certified"), WeeklyMinutes: rapid.IntRange(0, 3600).Draw(t, "week"),
		Home: w(), MaxClients: rapid.IntRange(0, 200).Draw(t, "max"), Phone: w(), From: d(), Until: d(), Notes: w(),
	}
	if areas := rapid.SliceOfN(rapid.StringMatching(`33\.0[1-5]`), 0, 3).Draw(t, "areas"); len(areas) > 0 {
		c.Areas = areas
	}
	for range rapid.IntRange(0, 3).Draw(t, "absences") {
		c.Absences = append(c.Absences, model.Absence{Kind: rapid.SampledFrom(model.AbsenceKinds()).Draw(t, "kind"), From: d(), To: d(),
			Percent: rapid.IntRange(0, 100).Draw(t, "percent"), Note: w()})
	}
	return c
}

func TestTheFormKeepsACounselorAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCounselor(t)
		s := unfold(c)
		back := sheet{c: model.Counselor{Meta: c.Meta}}
		binding.Apply(&back, binding.Values(&s))
		if got := back.fold(); !reflect.DeepEqual(got, c) {
			t.Fatalf("got  %+v\nwant %+v", got, c)
		}
	})
}

func TestHoursAreExactToTheMinute(t *testing.T) {
	for m := range 60*60 + 1 {
		if got := minutes(hours(m)); got != m {
			t.Fatalf("%d minutes are %q hours, which is %d", m, hours(m), got)
		}
	}
}

func TestEveryFieldIsTiedAndEveryProblemHasOne(t *testing.T) {
	s := recordtest.Open(t, 0).SignIn("kasubsi")
	all := fields(&kit.Env{Lang: lang.For("id"), Now: nil}, s)
	recordtest.Tied(t, all, binding.Values(&sheet{c: model.Counselor{Absences: []model.Absence{{}}}}))
	c := model.Counselor{NIP: "1", Phone: "x", Home: "99", MaxClients: -1, WeeklyMinutes: -1, From: 9, Until: 3,
		Absences: []model.Absence{{From: 9, To: 3}, {}}}
	recordtest.Placed(t, all, c.Validate(model.Checks{District: func(string) bool { return false }}))
}

func list(env *kit.Env, s *store.Session) kit.Screen { return NewList(env, s) }

func TestACounselorIsFoundAndTheirClientsListed(t *testing.T) {
	o := recordtest.Open(t, 300)
	o.EverySize("kasubsi", list, func(d *tuitest.Driver) {
		d.Press("/").Type("dewi").Press("enter", "enter", "tab")
		d.See("PB-").Press("/").Type("zzzz").NotSee("PB-").Press("esc").See("PB-")
		d.Press("shift+tab", "end", "tab", "tab", "tab", "tab", "esc").See("Dewi Lestari")
	})
}

func TestAnAbsenceIsNotedAndSeen(t *testing.T) {
	o := recordtest.Open(t, 0)
	s := o.SignIn("kasubsi")
	var id model.ID
	for _, c := range s.Books().Counselors {
		if c.Name == "Agus Supriyanto" {
			id = c.ID
		}
	}
	d := o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, id) })
	d.See("bertugas").Press("tab", "tab").See("Tidak ada ketidakhadiran yang dicatat.")
	d.Press("u", "enter").Type("cuti").Press("enter").Type("hari ini").Press("enter").Type("+3h").Press("ctrl+s")
	d.Press("ctrl+s").See("Tersimpan: Agus Supriyanto", "Sekarang dan nanti", "24 Nov 2026", "27 Nov 2026", "100 %", "cuti")
}

func TestChildClientsStayHiddenFromThoseWhoMayNotSeeThem(t *testing.T) {
	o := recordtest.Open(t, 400)
	head, auditor := o.SignIn("kabapas"), o.SignIn("auditor")
	for _, c := range head.Books().Counselors {
		if c.Section != model.Children && c.Section != model.BothSections {
			continue
		}
		var there, seen clientsFound
		for _, one := range []struct {
			s  *store.Session
			to *clientsFound
		}{{head, &there}, {auditor, &seen}} {
			msg := NewDetail(&kit.Env{Lang: lang.For("id"), Theme: kit.NewTheme("mono", true)}, one.s, c.ID).Init()()
			*one.to = msg.(clientsFound)
		}
		if there.all != seen.all || len(there.rows) != there.all {
			t.Fatalf("%s has %d clients of %d, an auditor counts %d", c.Name, len(there.rows), there.all, seen.all)
		}
		for _, row := range seen.rows {
			if row.Section == model.Children {
				t.Fatalf("an auditor sees %s of the child section", row.Register)
			}
		}
		if len(seen.rows) < len(there.rows) {
			return // there was something to hide
		}
	}
	t.Fatal("no counselor had children: the rule was not tried")
}

func TestAnOperatorIsOfferedNoChange(t *testing.T) {
	d := recordtest.Open(t, 0).Show("operator", list)
	d.NotSee("n baru", "u ubah").Press("u", "n").See("Agus Supriyanto").NotSee("Nama dan gelar")
}
