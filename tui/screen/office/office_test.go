package office

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

func room(env *kit.Env, s *store.Session) kit.Screen { return New(env, s) }

func TestDistancesAreExactToTheMetre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.IntRange(0, 1_000_000).Draw(t, "metres")
		if got := metres(km(m)); got != m {
			t.Fatalf("%d m are %q km, which is %d m", m, km(m), got)
		}
	})
}

func TestTheFormKeepsARegionAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := func() string { return rapid.StringMatching(`[A-Za-z0-9 .]{0,12}`).Draw(t, "words") }
		n := func(most int) int { return rapid.IntRange(0, most).Draw(t, "number") }
		r := model.Region{Meta: model.Meta{ID: model.ID{1}, Rev: 2}, Code: w(), Name: w(), Parent: w(), AreaHa: n(1e6), Population: n(1e7),
			DistanceM: n(1e6), TravelMin: n(2880), ServicePoint: w(), Inactive: rapid.Bool().Draw(t, "inactive")}
		p := spread(r)
		back := place{r: model.Region{Meta: r.Meta}}
		areaBinding.Apply(&back, areaBinding.Values(&p))
		if got := back.fold(); got != r {
			t.Fatalf("got  %+v\nwant %+v", got, r)
		}
	})
}

func TestTheFormKeepsTheOfficeAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := func() string { return rapid.StringMatching(`[A-Za-z0-9 .]{0,12}`).Draw(t, "words") }
		some := func() []string {
			all := rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Za-z]{1,8}( [a-z]{1,5})?`), 0, 4, rapid.ID).Draw(t, "list")
			if len(all) == 0 {
				return nil
			}
			return all
		}
		o := model.Office{Meta: model.Meta{ID: model.ID{1}, Rev: 2}, Name: w(), Class: w(), Address: w(), Phone: w(), HeadName: w(),
			Regencies: some(), Zone: rapid.SampledFrom(zones()).Draw(t, "zone"), Language: w(), Offences: some(), Activities: some(),
			MoveReasons: some(), Letterhead: some(), RevealReasons: rapid.Bool().Draw(t, "reveal"), SecondPerson: rapid.Bool().Draw(t, "second")}
		s := unfold(o)
		back := sheet{o: model.Office{Meta: o.Meta}}
		officeBinding.Apply(&back, officeBinding.Values(&s))
		if got := back.fold(); !reflect.DeepEqual(got, o) {
			t.Fatalf("got  %+v\nwant %+v", got, o)
		}
	})
}

func TestEveryNormCanBeWrittenAndReadBack(t *testing.T) {
	for _, spec := range model.NormSpecs() {
		for _, v := range []int64{spec.Min, spec.Default, spec.Max} {
			if got := milli(model.Decimal(v)); got != v {
				t.Errorf("%s: %d is written %s and read %d", spec.Key, v, model.Decimal(v), got)
			}
		}
		for _, code := range []string{"id", "en"} {
			l := lang.For(code)
			if l.Domain.Norms[spec.Key] == "" || l.Office.NormParts[spec.Group] == "" {
				t.Errorf("%s: %s has no words", code, spec.Key)
			}
		}
	}
}

func TestEveryFieldIsTiedAndEveryProblemHasOne(t *testing.T) {
	s := recordtest.Open(t, 0).SignIn("kabapas")
	env := &kit.Env{Lang: lang.For("id")}
	checks := model.Checks{}
	recordtest.Tied(t, userFields(env, s, &model.User{}), userBinding.Values(&account{}))
	recordtest.Placed(t, userFields(env, s, &model.User{}), (&model.User{NIP: "1"}).Validate(checks))
	recordtest.Tied(t, areaFields(env, s), areaBinding.Values(&place{}))
	recordtest.Placed(t, areaFields(env, s), (&model.Region{DistanceM: -1, TravelMin: -1, Population: -1}).Validate(checks))
	recordtest.Tied(t, normFields(env, s, model.NormSpecs()[0]), normBinding.Values(&decision{}))
	recordtest.Placed(t, normFields(env, s, model.NormSpecs()[0]), (&model.Norm{Key: model.NormHours}).Validate(checks))
	recordtest.Tied(t, siteFields(env, s), siteBinding.Values(&model.Site{}))
	recordtest.Placed(t, siteFields(env, s), (&model.Site{Phone: "x", Capacity: -1}).Validate(checks))
	recordtest.Tied(t, holidayFields(env, true), holidayBinding.Values(&model.Holiday{}))
	recordtest.Placed(t, holidayFields(env, true), (&model.Holiday{}).Validate(checks))
	now := s.Books().Mechanism()
	for _, c := range clauses() {
		one := c.spread(*now)
		one.reasons = one.reasons[:min(len(one.reasons), 1)]
		recordtest.Tied(t, c.fields(env, now), c.binding(now).Values(&one))
	}
	refused := &model.Mechanism{Meta: model.Meta{Rev: 1}, States: []model.StateRule{{Way: model.WayOfGroup, State: "calon", Days: 999, Name: strings.Repeat("a", 99), Checklist: []string{""}}}}
	recordtest.Placed(t, clauses()[0].fields(env, now), refused.Validate(checks))
	recordtest.Tied(t, officeFields(env, s), officeBinding.Values(&sheet{}))
	recordtest.Placed(t, officeFields(env, s), (&model.Office{}).Validate(checks))
	recordtest.Tied(t, wordingFields(env, model.GuidanceCard), wordingBinding.Values(&model.Wording{}))
	unknown := "{nik}"
	recordtest.Placed(t, wordingFields(env, model.GuidanceCard), (&model.Wording{Paper: model.GuidanceCard, Title: unknown, Number: unknown, Opening: unknown, Body: unknown, Closing: unknown, Signer: unknown}).Validate(checks))
}

func TestEveryPartIsReadThrough(t *testing.T) {
	o := recordtest.Open(t, 0)
	o.EverySize("kabapas", room, func(d *tuitest.Driver) {
		for range 10 { // the parts of the room: at the end it stands on the first again
			d.Press("down", "end", "home", "enter")
			d.Press("down", "esc", "tab")
		}
		d.See("kabapas")
	})
}

// code is what an activation code looks like on the screen.
var code = regexp.MustCompile(`[0-9A-Z]{4,}(-[0-9A-Z]{4,})+`)

func TestANewUserGetsACodeThatIsShownOnceAndOpens(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("kabapas", room)
	d.Press("n").Type("Sri Mulyani Utami").Press("enter").Type("sri").Press("ctrl+s")
	d.See("Kode aktivasi untuk Sri Mulyani Utami")
	given := code.FindString(d.Screen())
	if given == "" {
		t.Fatalf("no code on the screen:\n%s", d.Screen())
	}
	d.Press("enter").Send(kit.Refresh{}).See("Sri Mulyani Utami", "menunggu").NotSee(given)
	for _, u := range o.SignIn("kabapas").Books().Users {
		if u.Username == "sri" && (!u.MustChange || u.Role != model.RoleOperator) {
			t.Errorf("made as %+v", u)
		}
	}
	if err := o.SignInWith("sri", given); err != nil {
		t.Errorf("the code does not open: %v", err)
	}
}

func TestAResetPasswordOpensNothingAnyMore(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("kabapas", room)
	d.Press("/").Type("rini").Press("enter", "a").See("Kata sandi sekarang tidak berlaku").Press("right", "enter")
	given := code.FindString(d.Screen())
	if err := o.SignInWith("operator", given); err != nil {
		t.Errorf("the code %q does not open: %v", given, err)
	}
	if o.SignInWith("operator", demo.Password) == nil {
		t.Error("the old password still opens")
	}
}

func TestADisabledUserCannotComeBackUntilEnabled(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("kabapas", room)
	d.Press("/").Type("rini").Press("enter", "d", "right", "enter").See("Dinonaktifkan: Rini Astarini")
	if o.SignInWith("operator", demo.Password) == nil {
		t.Error("a disabled user signs in")
	}
	d.Send(kit.Refresh{}).See("nonaktif").Press("d", "right", "enter").See("Diaktifkan: Rini Astarini")
	if err := o.SignInWith("operator", demo.Password); err != nil {
		t.Error(err)
	}
}

func TestNobodyIsOfferedToTakeTheirOwnAccountAway(t *testing.T) {
	d := recordtest.Open(t, 0).Show("kabapas", room)
	d.Press("/").Type("widyatmoko").Press("enter").NotSee("nonaktifkan", "kode baru").Press("d", "a").NotSee("Dinonaktifkan", "Kode aktivasi")
}

func TestANormIsDecidedWithASourceAndADay(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("kasubsi", room)
	s := o.SignIn("kasubsi")
	before := len(s.Books().Norms)
	d.Press("tab", "tab", "u").See("Nilai (jam)").Press("ctrl+u").Type("120").Press("ctrl+s")
	d.See("Harus diisi.").Type("SK Kabapas 12/2026").Press("ctrl+s").See("Tersimpan: Jam efektif PK penuh per bulan, 120 jam")
	day := model.WIB.Today(tuitest.Start)
	norm := s.Books().NormsOn(day).Norm(model.NormHours)
	if norm.Value != 120_000 || norm.Source != "SK Kabapas 12/2026" || norm.From != day {
		t.Errorf("decided %+v", norm)
	}
	if old := s.Books().NormsOn(day - 1).Milli(model.NormHours); old != 100_000 {
		t.Errorf("yesterday's norm changed to %d", old)
	}

	// Decided again on the same day, it is one decision still.
	d.Send(kit.Refresh{}).Press("u", "ctrl+u").Type("110").Press("tab", "tab").Type("SK Kabapas 13/2026").Press("ctrl+s").See("110 jam")
	if n := len(s.Books().Norms); n != before+1 {
		t.Errorf("%d decisions, want one more than %d", n, before)
	}
}

func TestANormOutOfRangeIsNotSaved(t *testing.T) {
	d := recordtest.Open(t, 0).Show("kasubsi", room)
	d.Press("tab", "tab", "u", "ctrl+u").Type("9999").Press("tab").See("Antara 1 dan 250.")
}

func TestTravelTimeIsEdited(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("kasubsi", room)
	d.Press("tab", "/").Type("lumbir").Press("enter", "u").Press("tab", "tab", "tab", "ctrl+u").Type("38,5").Press("enter", "ctrl+u").Type("150").Press("ctrl+s")
	d.See("Tersimpan: Lumbir")
	if r, _ := o.SignIn("kasubsi").Books().Region("33.02.01"); r.DistanceM != 38_500 || r.TravelMin != 150 {
		t.Errorf("saved as %+v", r)
	}
}

func TestTheOfficesListsAreEdited(t *testing.T) {
	o := recordtest.Open(t, 0)
	s := o.SignIn("kabapas")
	before := s.Books().Office
	d := o.Show("kabapas", func(env *kit.Env, s *store.Session) kit.Screen { return newOfficeEdit(env, s) })
	d.Press("pgdown", "pgdown").Press("tab", "tab").Paste("\nTiga lama menetap\n\nTiga lama menetap").Press("ctrl+s").See("Tersimpan")
	after := s.Books().Office
	if want := append(append([]string(nil), before.MoveReasons...), "Tiga lama menetap"); !reflect.DeepEqual(after.MoveReasons, want) {
		t.Errorf("reasons are %q, want %q", after.MoveReasons, want)
	}
	if !reflect.DeepEqual(after.Offences, before.Offences) {
		t.Error("another list changed too")
	}
}

func TestWhoMayNotIsOfferedNothing(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("operator", room)
	d.NotSee("Pengguna", "ubah", "baru").See("[Wilayah]")
	for _, key := range []string{"u", "n", "tab", "u", "tab", "tab", "u", "n", "tab", "u"} {
		d.Press(key)
	}
	if strings.Contains(d.Screen(), "simpan") {
		t.Errorf("a form opened:\n%s", d.Screen())
	}
}

func TestAHolidayIsEnteredFromItsDecreeAndTakenBack(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("kasubsi", room)
	d.Press("tab", "tab", "tab", "tab").See("[Libur]", "Hari Natal")
	d.Press("n").Type("19-3-2027").Press("enter").Type("Hari Raya Idulfitri").Press("enter", "enter").Type("SKB 3 Menteri 2026").Press("ctrl+s")
	d.See("Tersimpan: Hari Raya Idulfitri").Send(kit.Refresh{}).See("19 Mar 2027")
	calendar := o.SignIn("kasubsi").Books().Calendar()
	if calendar.Working(model.On(2027, 3, 19)) {
		t.Error("the day is still worked")
	}
	d.Press("n").Type("19-3-2027").Press("enter").Type("Cuti bersama").Press("ctrl+s").See("Hari Raya Idulfitri").NotSee("Tersimpan: Cuti bersama")
	d.Press("esc", "left", "enter", "/").Type("idul").Press("enter", "u").Press("tab", "tab", "tab", "tab", "space", "ctrl+s").Send(kit.Refresh{}).See("batal")
	if calendar = o.SignIn("kasubsi").Books().Calendar(); !calendar.Working(model.On(2027, 3, 19)) {
		t.Error("the day that was cancelled is not worked")
	}
}

func TestR10ASiteOfCommunityServiceIsKeptAndClosed(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("operator", room)
	d.Press("tab", "tab").See("[Lokasi]", "SMP Contoh Kebumen")
	d.Press("n").Type("Taman Baca Contoh").Press("enter").Type("lembaga").Press("enter").Type("ajib").Press("enter", "tab").Type("menata buku").Press("ctrl+s")
	d.See("Tersimpan: Taman Baca Contoh").Send(kit.Refresh{}).See("Ajibarang")
	d.Press("/").Type("taman baca").Press("enter", "enter").See("menata buku", "Riwayat", "lembaga sosial")
}
