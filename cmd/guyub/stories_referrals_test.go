package main

import (
	"fmt"
	"slices"
	"testing"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// The stories of referrals: who could take part and does not, what fits them,
// and what came of it.

// enrolmentsOf returns a client's enrolments, the newest first, by register.
func enrolmentsOf(t *testing.T, d *seated, register string) (all []model.Enrolment) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		id, ok, err := s.FindRegister(t.Context(), register)
		if err == nil && ok {
			all, err = s.EnrolmentsOf(t.Context(), id)
		}
		if err != nil || !ok {
			t.Fatal(register, ok, err)
		}
	})
	return all
}

// idler is a client under guidance who takes no part, was never referred and
// wants something that a group offers.
func idler(t *testing.T, d *seated, such func(c *model.Client) bool) (register string) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		referred := map[model.ID]bool{}
		for _, e := range s.Enrolments() {
			referred[e.Client] = true
		}
		register = someone(t, d, func(c *model.Client) bool {
			if !c.Active() || !c.Group.IsZero() || referred[c.ID] || len(c.Interests) == 0 || such != nil && !such(c) {
				return false
			}
			fits, err := s.Fits(t.Context(), store.Fitting{Clients: []model.ID{c.ID}, Most: 2})
			if err != nil {
				t.Fatal(err)
			}
			return len(fits[0]) == 2 && !fits[0][0].Hindered() && !fits[0][1].Hindered()
		})
	})
	return register
}

// A supervisor goes through who could take part and does not, and refers five
// of them in less than a minute of typing: at three keys a second, who types
// no faster than most, that is 180 keys.
func TestStoryFiveClientsAreMatchedAndReferredInUnderAMinuteOfTyping(t *testing.T) {
	d := morning(t, "kasubsi")
	keys := 0
	press := func(all ...string) {
		keys += len(all)
		d.Press(all...)
	}
	press("r")
	d.See("Rujukan", "Belum ikut", "Paling cocok")
	before := 0
	asSomebody(t, d, "kabapas", func(s *store.Session) { before = len(s.Enrolments()) })
	for range 5 {
		press("enter") // what fits, with the reasons
		d.See("tempat terisi")
		press("r", "space", "ctrl+s")
		d.See("diusulkan ke", "jawaban s.d.", "Paling cocok")
	}
	const most = 60 * 3
	if keys > most {
		t.Errorf("five referrals take %d keys", keys)
	}
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		if n := len(s.Enrolments()) - before; n != 5 {
			t.Errorf("%d were referred", n)
		}
	})
	press("tab", "tab")
	d.See("diusulkan", "5 hari lagi")
}

// Without the client's consent a referral waits as a draft, and keeps no place.
func TestStoryAReferralWithoutConsentIsADraft(t *testing.T) {
	d := morning(t, "pk")
	var mine model.ID
	asSomebody(t, d, "pk", func(s *store.Session) { mine = s.Actor().Counselor })
	register := idler(t, d, func(c *model.Client) bool { return c.Assignment() != nil && c.Assignment().Counselor == mine })
	look(d, register)
	d.Press("r").See("tempat terisi").Press("r").See("Klien setuju").Press("ctrl+s").See("disimpan sebagai draf")
	e := enrolmentsOf(t, d, register)[0]
	if e.State != model.EnrolmentDraft || e.Consent != 0 {
		t.Fatalf("%+v", e)
	}
	d.Send(kit.Show{Kind: model.KindEnrolment, ID: e.ID}).See("[DRAF]", "persetujuan klien")
	d.Press("space").See("Klien setuju pada").Press("ctrl+s").See("Harus diisi") // no consent, no proposal
	d.Type("hari ini").Press("ctrl+s").See("[DIUSULKAN]")
	if e := enrolmentsOf(t, d, register)[0]; e.State != model.EnrolmentProposed || e.Consent != model.DateOf(d.Now()) {
		t.Fatalf("%+v", e)
	}
}

// A group refuses with a reason, and the client goes to the next that fits.
func TestStoryAGroupRefusesAndTheClientGoesToTheNext(t *testing.T) {
	d := morning(t, "kasubsi")
	register := idler(t, d, nil)
	before := len(enrolmentsOf(t, d, register))
	look(d, register)
	d.Press("r").See("tempat terisi").Press("r", "space", "ctrl+s").See("diusulkan ke")
	first := enrolmentsOf(t, d, register)[0]
	d.Send(kit.Show{Kind: model.KindEnrolment, ID: first.ID}).See("[DIUSULKAN]")
	d.Press("space").See("> Langkah").Press("right").See("ditolak").Press("ctrl+s").See("> Alasan", "Harus diisi").
		Press("right", "ctrl+s").See("[DITOLAK]")
	refused := enrolmentsOf(t, d, register)[0]
	if refused.State != model.EnrolmentRejected || refused.Steps[len(refused.Steps)-1].Reason == "" {
		t.Fatalf("%+v", refused)
	}
	look(d, register)
	d.Press("r").See("tempat terisi").Press("down", "r", "space", "ctrl+s").See("diusulkan ke")
	all := enrolmentsOf(t, d, register)
	if len(all) != before+2 || all[0].State != model.EnrolmentProposed || all[0].Offering == first.Offering {
		t.Fatalf("%+v", all)
	}
	look(d, register)
	d.Press("tab", "tab", "tab", "tab").See("Pokmas", "ditolak", "diusulkan")
}

// Work that was found through a group is looked at after three months and after
// six, and stands on the desk until it was.
func TestStoryAJobPlacementIsFollowedUp(t *testing.T) {
	d := morning(t, "kasubsi")
	today := model.DateOf(d.Now())
	register := idler(t, d, func(c *model.Client) bool { return c.Term().End > today+400 })
	look(d, register)
	d.Press("r").See("tempat terisi").Press("r", "space", "enter").Type("menjadi tukang las").Press("ctrl+s").See("diusulkan ke")
	id := enrolmentsOf(t, d, register)[0].ID
	d.Send(kit.Show{Kind: model.KindEnrolment, ID: id}).See("menjadi tukang las")
	d.Press("space", "ctrl+s").See("[DITERIMA]").Press("space", "ctrl+s").See("[BERJALAN]")
	d.Press("space").See("menjadi tukang las", "Bekerja di").Press("ctrl+s").See("Harus diisi") // goals are judged at the end
	// It is recorded late: they have worked there for almost six months.
	since := today.AddMonths(-6).AddDays(3)
	d.Press("right", "enter", "enter").See("> Bekerja di").Type("Bengkel Cahaya").Press("enter").Type("tukang las").Press("enter").
		Type(lang.For(lang.Indonesian).DateShort(since)).Press("ctrl+s").See("[SELESAI]", "Bengkel Cahaya", "ditengok")
	e := enrolmentsOf(t, d, register)[0]
	if milli, known := e.Outcome(); !known || milli != 1000 || e.Placement.From != since {
		t.Fatalf("%+v", e)
	}
	for i, months := range model.PlacementMonths() {
		if due, which, waits := e.Placement.CheckDue(); !waits || which != i || due != since.AddMonths(months) {
			t.Fatalf("look %d is due %v, %v, %v", i+1, due, which, waits)
		}
		d.Press("esc", "esc", "esc", "esc", "1", "esc", "r", "shift+tab", "shift+tab").See("[Berjalan").Press("end").See("Penempatan kerja", "tengok")
		d.Send(kit.Show{Kind: model.KindEnrolment, ID: id}).See("Bengkel Cahaya").Press("space").See("> Ditengok pada").Type("hari ini").
			Press("enter", "space", "ctrl+s").See("Tersimpan", "masih bekerja")
		e = enrolmentsOf(t, d, register)[0]
		if got := e.Placement.Checks[i]; got.Day != model.DateOf(d.Now()) || !got.Working {
			t.Fatalf("look %d is recorded as %+v", i+1, got)
		}
		d.days(4)
	}
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		if slices.ContainsFunc(s.Enrolments(), func(e *model.Enrolment) bool { return e.ID == id }) {
			t.Error("it is waited for after both looks")
		}
	})
}

// Who could take part is whoever is under guidance, also one whose guidance has
// not begun yet or is interrupted: nobody is lost between the lists.
func TestStoryEverybodyUnderGuidanceStandsInOneOfTheLists(t *testing.T) {
	d := morning(t, "kabapas")
	d.Resize(120, 40)
	open, listed := 0, 0
	var register string
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		today := s.Today()
		dealt := map[model.ID]bool{}
		for _, e := range s.Enrolments() {
			dealt[e.Client] = dealt[e.Client] || e.Live()
		}
		for _, a := range s.Abstentions() {
			dealt[a.Client] = true
		}
		rows := s.Roster().Run(t.Context(), roster.Query{Sort: roster.ByName, Today: today, Filter: roster.Filter{roster.FacetState: roster.OpenStates()}})
		open = rows.Len()
		for i := range open {
			row := rows.Row(i)
			if dealt[row.ID] {
				listed++
				continue
			}
			c, err := s.Client(t.Context(), row.ID)
			if err != nil {
				t.Fatal(err)
			}
			if c.Term().State != model.TermActive {
				register = c.Register
			}
		}
	})
	if register == "" {
		t.Fatal("everybody's guidance is under way")
	}
	d.Press("r").See("Belum ikut", lang.For(lang.Indonesian).Number(open-listed)+" dari "+lang.For(lang.Indonesian).Number(open))
	d.Press("/").Type(register).See("1 dari", register)
}

// A group that leaves a referral without an answer is to be reminded: it stands
// under its own heading, not among all else that is late.
func TestStoryAGroupThatDoesNotAnswerStandsOnTheDesk(t *testing.T) {
	d := morning(t, "kasubsi")
	e := refer(t, d)
	// The demonstration has groups that are silent already; the number beside
	// the heading must be theirs and, when its day has passed, this one's.
	silent := func() (out []model.ID) {
		asSomebody(t, d, "kasubsi", func(s *store.Session) {
			for _, one := range s.Enrolments() {
				if one.State == model.EnrolmentProposed && one.Due < s.Today() {
					out = append(out, one.ID)
				}
			}
		})
		return out
	}
	heading := func(all []model.ID) string { return fmt.Sprintf("Kelompok belum menjawab rujukan %d", len(all)) }
	before := silent()
	d.Resize(120, 60).Press("1").See(heading(before))
	if slices.Contains(before, e.ID) {
		t.Fatal("a referral of today is late")
	}
	d.days(int(e.Due-model.DateOf(d.Now())) + 1)
	after := silent()
	if !slices.Contains(after, e.ID) {
		t.Fatal("a referral whose day has passed is not late")
	}
	d.Press("1").See(heading(after))
	name := ""
	asSomebody(t, d, "kabapas", func(s *store.Session) { name = s.Books().GroupName(e.Group) })
	d.Press("r", "tab", "tab").See("LEWAT 1 HARI", name)
}

// The map of states can be asked for wherever a referral begins or is worked.
func TestStoryTheHelpShowsTheWayOfAReferral(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Resize(80, 50)
	d.Press("r", "enter").See("tempat terisi").Press("?").See("Alur", "mulai → diusulkan").Press("esc")
	d.Press("r").See("Klien setuju").Press("f1").See("mulai → diusulkan").Press("esc", "esc", "esc", "esc")
	d.Press("4", "d").See("PAS-06.OT.02.02").Press("?").See("Alur kelompok").Press("esc", "esc")
	d.Press("enter", "tab", "tab", "tab", "tab", "c").See("calon peserta").Press("?").See("mulai → diusulkan").Press("esc", "esc")
	d.Press("tab").See("[Sesi").Press("end", "enter").See("hadir").Press("?").See("Alur").Press("esc", "esc")
	d.Press("tab", "tab").See("[Riwayat").See("Peduli terhadap pemasyarakatan: ya").NotSee("Empat kriteria: ya")
}

// Why somebody takes no part is noted from a list, leaves the list of those to
// be asked, and is counted by reason and place.
func TestStoryWhyAClientTakesNoPartIsNotedAndCounted(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Press("r").See("Belum ikut", "Paling cocok")
	before, name := 0, ""
	asSomebody(t, d, "kasubsi", func(s *store.Session) { before = len(s.Abstentions()) })
	d.Press("x").See("belum ikut?", "jauh", "stigma").Press("enter").See(": terlalu jauh")
	d.Press("x").See("belum ikut?").Type("lain").Press("enter").See("Tuliskan alasannya").Type("merawat orang tua").Press("enter").See(": lain")
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		all := s.Abstentions()
		if len(all) != before+2 {
			t.Fatalf("%d reasons, before %d", len(all), before)
		}
		at := slices.IndexFunc(all, func(a model.Abstention) bool { return a.Note == "merawat orang tua" })
		if at < 0 {
			t.Fatalf("%+v", all)
		}
		row, _ := s.Roster().Find(all[at].Client)
		name = row.Name
	})
	d.Press("tab").See("terlalu jauh").Press("end").See("lain", name, "merawat orang tua")
	d.Press("tab", "tab", "tab").See("Keadaan sekarang", "Alasan tidak ikut menurut wilayah", "Banyumas", "jauh")
}

// What is full takes nobody more: an operator is told so in a sentence, a
// supervisor may pass over it with a reason (rule R3).
func TestStoryR3AFullProgramNeedsASupervisorAndAReason(t *testing.T) {
	for user, head := range map[string]bool{"operator": false, "kasubsi": true} {
		t.Run(user, func(t *testing.T) {
			d := morning(t, user)
			register := idler(t, d, nil)
			fillUp(t, d, register)
			before := len(enrolmentsOf(t, d, register))
			look(d, register)
			d.Press("r").See("perlu kasubsi", "program penuh").Press("r").See("Terhalang", "program penuh").Press("space", "ctrl+s")
			if !head {
				d.See("Terhalang: program penuh. Minta kasubsi atau kabapas.").NotSee("Alasan pengecualian")
				if n := len(enrolmentsOf(t, d, register)); n != before {
					t.Fatalf("%d enrolments, before %d", n, before)
				}
				return
			}
			d.See("> Alasan pengecualian", "Harus diisi").Type("tempat tambahan disetujui ketua").Press("ctrl+s").See("diusulkan ke")
			e := enrolmentsOf(t, d, register)[0]
			if e.Override != "tempat tambahan disetujui ketua" || e.OverrideBy.IsZero() {
				t.Fatalf("passed over without trace: %+v", e)
			}
			d.Send(kit.Show{Kind: model.KindEnrolment, ID: e.ID}).See("Dirujuk dengan izin", "tempat tambahan disetujui ketua")
		})
	}
}

// A group that does not take clients of a kind is not proposed for them; a
// supervisor may refer one all the same, with a reason, and finds it where the
// others are (rule R3).
func TestStoryR3AnExcludedKindNeedsASupervisorAndAReason(t *testing.T) {
	d := morning(t, "kasubsi")
	var register, name string
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		register = idler(t, d, func(c *model.Client) bool {
			for _, o := range s.Books().Offerings {
				g, _ := s.Books().Group(o.Group)
				against := model.Hindrances(c, &g, &o, s.Seats(g.ID, o.ID), s.Today())
				if slices.Equal(against, []model.Hindrance{model.HinderedOffence}) {
					name = g.Name + " · " + o.Name
					return true
				}
			}
			return false
		})
	})
	look(d, register)
	d.Press("r").See("tempat terisi").NotSee(name).Press("o").See("juga yang tidak menerima").Type(name).Press("enter")
	d.See("Terhalang", name).Press("space", "ctrl+s").See("> Alasan pengecualian", "Harus diisi")
	d.Type("ketua kelompok bersedia").Press("ctrl+s").See("diusulkan ke")
	if e := enrolmentsOf(t, d, register)[0]; e.State != model.EnrolmentProposed || e.Override != "ketua kelompok bersedia" {
		t.Fatalf("%+v", e)
	}
}

// fillUp leaves one program that takes a client, and no place in it.
func fillUp(t *testing.T, d *seated, register string) {
	t.Helper()
	other := idler(t, d, func(c *model.Client) bool { return c.Register != register })
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		id, _, _ := s.FindRegister(t.Context(), register)
		fits, err := s.Fits(t.Context(), store.Fitting{Clients: []model.ID{id}, Most: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range s.Books().Offerings {
			if o.Closed = o.ID != fits[0][0].Offering; !o.Closed {
				o.Quota = s.Seats(o.Group, o.ID).Offering + 1
			}
			if _, err := s.SaveOffering(t.Context(), store.NewOp(""), o); err != nil {
				t.Fatal(err)
			}
		}
		last, _, _ := s.FindRegister(t.Context(), other)
		ref := store.Referral{Client: last, Offering: fits[0][0].Offering, Consent: s.Today()}
		if _, err := s.Refer(t.Context(), store.NewOp(""), ref); err != nil {
			ref.Override = "peserta terakhir"
			if _, err = s.Refer(t.Context(), store.NewOp(""), ref); err != nil {
				t.Fatal(err)
			}
		}
	})
}
