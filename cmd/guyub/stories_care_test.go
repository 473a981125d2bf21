package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
)

// The stories of guidance: what an office does with its clients from intake to
// the end, typed at the desk of the demonstration office.

// asSomebody runs fn at another desk, signed in as somebody.
func asSomebody(t *testing.T, d *seated, user string, fn func(s *store.Session)) {
	t.Helper()
	s, err := d.gate.office.SignIn(t.Context(), user, demo.Password, "meja-2", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.SignOut()
	fn(s)
}

// someone finds the register number of the first client, by name, who is such.
func someone(t *testing.T, d *seated, such func(c *model.Client) bool) string {
	t.Helper()
	register := ""
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		rows := s.Roster().Run(t.Context(), roster.Query{Sort: roster.ByName, Today: s.Today()})
		for i := range rows.Len() {
			row := rows.Row(i)
			if row.Section != model.Adults || !row.State.Open() {
				continue
			}
			if c := clientOf(t, s, row.ID); such(&c) {
				register = c.Register
				return
			}
		}
	})
	if register == "" {
		t.Fatal("nobody is such")
	}
	return register
}

func clientOf(t *testing.T, s *store.Session, id model.ID) model.Client {
	t.Helper()
	c, err := s.Client(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// fileOf returns a client with their contacts and matters, by register number.
func fileOf(t *testing.T, d *seated, register string) (c model.Client, contacts []model.Contact, matters []model.Matter) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		id, ok, err := s.FindRegister(t.Context(), register)
		if err != nil || !ok {
			t.Fatal(register, ok, err)
		}
		c = clientOf(t, s, id)
		if contacts, err = s.Contacts(t.Context(), id); err == nil {
			matters, err = s.MattersOf(t.Context(), id)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	return c, contacts, matters
}

// matterOf is the message that opens a matter.
func matterOf(id model.ID) kit.Show { return kit.Show{Kind: model.KindMatter, ID: id} }

// look opens a client by register number.
func look(d *seated, register string) {
	d.Press("esc", "esc", "esc", "2", "esc", "esc", "/", "ctrl+a", "ctrl+k").Type(register).Press("enter", "enter").See(register)
}

// onTime is a client who reports in the next days and has missed nothing.
func onTime(d *seated) func(c *model.Client) bool {
	today := model.DateOf(d.Now())
	return func(c *model.Client) bool {
		return c.Term().State == model.TermActive && c.Misses == 0 && c.NextReport > today && c.NextReport < today+5 && c.Term().End > today+90
	}
}

// A practised clerk takes a report with at most twelve keys besides what is
// typed as words, and the cursor stands in the search field again.
func TestStoryLaporCepatTakesAtMostTwelveKeys(t *testing.T) {
	d := morning(t, "operator")
	first, second := someone(t, d, onTime(d)), ""
	second = someone(t, d, func(c *model.Client) bool { return c.Register != first && onTime(d)(c) })
	d.Press("l").See("Lapor cepat", "> Klien")
	for i, register := range []string{first, second} {
		keys := 0
		press := func(key string) {
			keys++
			d.Press(key)
		}
		d.Type(register)
		press("enter")
		d.See("> Kondisi")
		for _, answer := range []string{"sehat", "buruh tani", "", "diterima tetangga", "ongkos ke kantor", "ikut pelatihan las"} {
			d.Type(answer) // the third is how the client lives, which is right as it stands
			press("enter")
		}
		press("ctrl+s")
		d.See("tersimpan, berikutnya", "> Klien", "Di meja ini "+string(rune('1'+i))+" laporan")
		if keys > 12 {
			t.Errorf("a report takes %d keys besides its words", keys)
		}
		_, contacts, _ := fileOf(t, d, register)
		if c := contacts[0]; c.Kind != model.Report || c.Condition != "sehat" || c.Activity != "buruh tani" || c.Plan != "ikut pelatihan las" || c.Day != model.DateOf(d.Now()) {
			t.Errorf("recorded as %+v", c)
		}
	}
	d.Press("f5").See("BUKTI WAJIB LAPOR", second).Press("end").See("Lapor berikut", "Petugas", "Rini Astarini").Press("y")
	if !strings.Contains(d.Clipboard(), second) {
		t.Errorf("the slip is copied as %q", d.Clipboard())
	}
}

func TestStoryWhatMayPassWithAReasonPassesWithOne(t *testing.T) {
	d := morning(t, "operator")
	register := someone(t, d, onTime(d))
	report := func() { d.Type(register).Press("enter").Type("sehat") }
	d.Press("l")
	report()
	d.Press("ctrl+s").See("tersimpan, berikutnya")
	report() // a second one on the same day
	d.Press("ctrl+s").See("> Alasan").NotSee("tersimpan,")
	d.Type("mengantar surat kerja").Press("ctrl+s").See("tersimpan")
	if _, contacts, _ := fileOf(t, d, register); contacts[0].Day != contacts[1].Day || contacts[0].Reason+contacts[1].Reason == "" {
		t.Errorf("recorded as %+v and %+v", contacts[0], contacts[1])
	}
	late := someone(t, d, func(c *model.Client) bool { return c.Misses == 1 && c.Term().State == model.TermActive })
	d.Type(late).Press("enter").See("LEWAT", "> Kondisi", "Alasan").Press("ctrl+s").See("> Alasan").NotSee("tersimpan,")
	d.Type("bekerja di Cilacap").Press("ctrl+s").See("tersimpan, berikutnya")
	if c, _, matters := fileOf(t, d, late); c.Misses != 0 || slices.ContainsFunc(matters, func(m model.Matter) bool { return m.Kind == model.Reminder && m.Live() }) {
		t.Errorf("after the report %d are missed and %+v waits", c.Misses, matters)
	}
	online := someone(t, d, func(c *model.Client) bool { return c.Register != register && onTime(d)(c) })
	d.Type(online).Press("enter").Type("sehat")
	walk(t, d, "Cara")
	d.Press("right", "ctrl+s").See("> Alasan").Type("sakit di rumah").Press("ctrl+s").See("tersimpan")
}

func TestStoryAReportForSomebodyWhoseGuidanceHasEndedIsRefused(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, onTime(d))
	look(d, register)
	d.Press("u")
	walk(t, d, "Status  ")
	d.Type("selesai").Press("enter", "ctrl+s").See("Tersimpan", "selesai")
	if c, _, _ := fileOf(t, d, register); c.Term().Closed != model.DateOf(d.Now()) {
		t.Errorf("closed on %v", c.Term().Closed)
	}
	d.NotSee("l lapor").Press("l", "k").NotSee("Lapor cepat", "catat bimbingan")
	d.Press("1", "l").Type(register).See("tidak ada yang cocok").Press("enter").See("> Klien", "tidak ada yang cocok") // only who is guided is offered
}

func TestStoryTheMonthOfReportsIsSeenWithItsBusiestDay(t *testing.T) {
	d := morning(t, "operator")
	d.Press("d").See("Wajib lapor November 2026", "Hari tersibuk", "Sen", "Min").Press("pgdown").See("Desember 2026", "tujuh hari pertama")
	d.Press("tab").Press("enter").See("Lapor berikut")
}

// One miss reminds, two call client and village, three propose a breach, send
// somebody home and begin a revocation, and none of it revokes (rule R7).
func TestStoryR7ReportsMissedOneAfterAnother(t *testing.T) {
	d := morning(t, "operator")
	register := someone(t, d, onTime(d))
	live := func() (kinds []string) {
		_, _, matters := fileOf(t, d, register)
		for _, m := range matters {
			if m.Live() {
				kinds = append(kinds, m.Kind.Code())
			}
		}
		slices.Sort(kinds)
		return kinds
	}
	d.days(9)
	if got := live(); !slices.Equal(got, []string{"ingatkan"}) {
		t.Fatalf("after one miss %v wait", got)
	}
	look(d, register)
	d.See("mangkir 1", "Menunggu dikerjakan", "ingatkan", "belum dikerjakan").Press("tab", "tab", "tab").See("ingatkan")
	d.Press("home", "space").See("Apa hasilnya").Type("berjanji datang besok").Press("enter").See("ingatkan", "selesai")
	d.days(31)
	if got := live(); !slices.Equal(got, []string{"telepon-desa"}) {
		t.Fatalf("after two misses %v wait", got)
	}
	d.days(31)
	if got := live(); !slices.Equal(got, []string{"kunjungan", "pelanggaran", "pencabutan", "telepon-desa"}) {
		t.Fatalf("after three misses %v wait", got)
	}
	c, _, matters := fileOf(t, d, register)
	if c.Term().State != model.TermActive || c.Misses != 3 {
		t.Fatalf("the term is %v after %d misses", c.Term().State, c.Misses)
	}
	for _, m := range matters {
		if m.Due == 0 || m.Owner != c.Assignment().Counselor || m.Kind == model.Breach && m.Breach != model.BreachReports {
			t.Errorf("%+v has no day or nobody, or the wrong ground", m)
		}
	}
}

func TestStoryAHomeVisitIsRecordedChangedAndStruck(t *testing.T) {
	d := morning(t, "pk")
	mine := model.ID{}
	asSomebody(t, d, "pk", func(s *store.Session) { mine = s.Actor().Counselor })
	register := someone(t, d, func(c *model.Client) bool { return onTime(d)(c) && c.Assignment().Counselor == mine })
	look(d, register)
	d.Press("k").See("> Jenis").Type("kunjungan").Press("enter")
	d.Press("ctrl+s").See("> Tempat", "Harus diisi.").Type("rumah orang tua").Press("enter")
	d.Type("wangon").Press("enter").Type("ibu dan ketua RT").Press("enter").Type("sehat, ikut ronda").Press("ctrl+s").See("Tersimpan: kunjungan rumah")
	d.Press("tab", "tab", "tab").See("kunjungan rumah", "ibu dan ketua RT").Press("home", "enter").See("rumah orang tua", "Wangon", "sehat, ikut ronda", "PK")
	d.Press("u")
	walk(t, d, "Bertemu")
	d.Press("ctrl+a", "ctrl+k").Type("ibu dan paman").Press("ctrl+s").See("ibu dan paman", "Bertemu dengan")
	d.Press("x").See("Mengapa catatan ini tidak berlaku?").Type("salah klien").Press("enter").See("Dicoret: salah klien").NotSee("x coret", "u ubah")
	d.Press("esc").See("(dicoret) kunjungan", "salah klien")
	_, contacts, _ := fileOf(t, d, register)
	if c := contacts[0]; c.Met != "ibu dan paman" || c.Struck != "salah klien" || c.District != "33.02.02" || c.Officer != mine {
		t.Errorf("recorded as %+v", c)
	}
}

func TestStoryTheTimelineIsFilteredByKind(t *testing.T) {
	d := morning(t, "operator")
	register := someone(t, d, func(c *model.Client) bool { return c.Misses == 2 })
	look(d, register)
	d.Press("tab", "tab", "tab").See("Semua catatan", "ingatkan", "telp & desa").Press("f").See("Hanya lapor").NotSee("ingatkan")
	for range 6 {
		if d.Says("Hanya urusan") {
			break
		}
		d.Press("f")
	}
	d.See("Hanya urusan", "ingatkan").NotSee("lapor, tatap muka").Press("f").See("Semua catatan")
	d.Press("home", "enter").See("Langkah berikut")
}

// Community service is 8 to 240 hours, at most eight a day, and never more than
// was ordered (rule R10).
func TestStoryR10HoursOfCommunityService(t *testing.T) {
	d := morning(t, "operator")
	register := someone(t, d, func(c *model.Client) bool {
		return c.Term().HoursOrdered > 200 && c.Term().State == model.TermActive && c.Term().Start > model.DateOf(d.Now())-120
	})
	look(d, register)
	d.Press("tab", "tab", "tab").See("Kerja sosial", "jam · paling lambat").Press("k").See("kerja sosial", "Lokasi")
	walk(t, d, "Jam kerja")
	d.Type("9").Press("ctrl+s").See("Paling lama 8 jam sehari")
	d.Press("ctrl+a", "ctrl+k").Type("4,5").Press("ctrl+s").See("Tersimpan: kerja sosial", "4,5 jam")
	d.Press("k")
	walk(t, d, "Jam kerja")
	d.Type("4").Press("ctrl+s").See("Paling lama 8 jam sehari") // four and a half are done already
	d.Press("ctrl+a", "ctrl+k").Type("3,5").Press("ctrl+s").See("Tersimpan: kerja sosial")
	c, contacts, _ := fileOf(t, d, register)
	if c.Term().HoursOrdered*60 < model.ServiceDone(contacts, c.Term().Start) || contacts[0].Worked+contacts[1].Worked != 8*60 {
		t.Errorf("worked %d and %d minutes", contacts[0].Worked, contacts[1].Worked)
	}
}

func TestStoryFromIntakeToTheEndOfGuidance(t *testing.T) {
	d := morning(t, "operator")
	d.Press("2", "n").Type("PW-9100/26").Press("enter").Type("Kasirun").Press("enter")
	walk(t, d, "Tanggal lahir")
	d.Type("3-3-1990")
	walk(t, d, "Kecamatan")
	d.Type("sumpiuh").Press("enter")
	walk(t, d, "Kategori")
	d.Type("pengawasan").Press("enter")
	walk(t, d, "Mulai bimbingan")
	d.Type("1-3-1990").Press("enter").Type("1-3-1991").Press("ctrl+s").See("Tidak boleh sebelum tanggal lahir.").NotSee("Terdaftar")
	d.Press("ctrl+a", "ctrl+k").Type("hari ini").Press("enter", "ctrl+a", "ctrl+k").Type("+4t").Press("ctrl+s").See("3 tahun").NotSee("Terdaftar") // rule R11
	d.Press("ctrl+a", "ctrl+k").Type("+1t").Press("enter")
	walk(t, d, "Menghadap")
	d.Type("hari ini")
	walk(t, d, "Kelengkapan")
	d.Press("space", "space", "down", "space", "enter")
	d.Press("ctrl+s").See("Terdaftar: Kasirun", "Penghadapan belum lengkap", "Lapor berikut 30 hari lagi")
	d.Press("u")
	walk(t, d, "Kontrak bimbingan")
	d.Type("hari ini")
	walk(t, d, "Tahap")
	d.Type("awal").Press("enter").Type("hari ini").Press("ctrl+s").See("Tersimpan: Kasirun", "· tahap awal ·")

	d.Press("u") // a stage passed over needs its hearing and its reason (rule R8)
	walk(t, d, "Tahap")
	d.Type("akhir").Press("enter", "ctrl+s").See("TPP").NotSee("Tersimpan")
	walk(t, d, "Rujukan TPP")
	d.Type("TPP-088/2026").Press("ctrl+s").See("alasan").NotSee("Tersimpan")
	walk(t, d, "Alasan tahap")
	d.Type("masa bimbingan singkat").Press("ctrl+s").See("Tersimpan: Kasirun", "· tahap akhir ·")

	d.Press("u")
	walk(t, d, "Status  ")
	d.Press("right").Type("ditangguhkan").Press("enter").Press("ctrl+s").See("Harus diisi.", "> Alasan status")
	d.Type("izin ke luar kota").Press("ctrl+s").See("Tersimpan: Kasirun", "ditangguhkan")
	d.Press("u")
	walk(t, d, "Status  ")
	d.Type("selesai").Press("enter", "ctrl+s").See("Tersimpan: Kasirun", "selesai")
	c, _, _ := fileOf(t, d, "PW-9100/26")
	if term := c.Term(); term.State != model.TermFinished || term.Closed == 0 || term.Contract == 0 || !term.Papers.Has(model.PaperHandover) || !term.Papers.Has(model.PaperDecree) {
		t.Errorf("%+v", term)
	}
	if len(c.Stages) != 2 || c.Stages[1].TPP != "TPP-088/2026" || c.Stages[1].Note == "" {
		t.Errorf("%+v", c.Stages)
	}
}

func TestStoryAClientWhoComesBackGetsATermOfTheirOwn(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, onTime(d))
	look(d, register)
	d.Press("n").NotSee("> Nomor register") // not while guidance runs
	d.Press("u")
	walk(t, d, "Status  ")
	d.Type("selesai").Press("enter", "ctrl+s").See("Tersimpan", "n bimbingan baru").Press("n")
	walk(t, d, "Kategori")
	d.Type("cuti bersyarat").Press("enter")
	walk(t, d, "Ekspirasi")
	d.Type("+6b")
	walk(t, d, "Tahap")
	d.Type("awal").Press("enter").Type("hari ini").Press("ctrl+s").See("Tersimpan", "· tahap awal ·", "Perkara 2")
	c, _, _ := fileOf(t, d, register)
	today := model.DateOf(d.Now())
	if len(c.Terms) != 2 || c.Terms[0].State != model.TermFinished || c.Terms[1].Category != model.ConditionalLeave || c.NextReport != today.AddMonths(1) {
		t.Errorf("terms %+v, next report %v", c.Terms, c.NextReport)
	}
	if n := len(c.Stages); c.Stages[n-1].Kind != model.StageInitial || c.Stages[n-1].From != today || n < 2 {
		t.Errorf("stages %+v", c.Stages)
	}
}

func TestStoryNeedsAreRecordedAndAReassessmentIsDue(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, onTime(d))
	look(d, register)
	d.Press("u")
	walk(t, d, "Tanggal asesmen")
	d.Press("ctrl+a", "ctrl+k").Type("hari ini")
	walk(t, d, "Risiko")
	d.Type("tinggi").Press("enter")
	walk(t, d, "Asesmen ulang")
	d.Press("ctrl+a", "ctrl+k").Type("+6b")
	walk(t, d, "Kegiatan yang perlu")
	d.Press("space", "space", "enter")
	walk(t, d, "keuangan")
	d.Type("sedang").Press("enter", "ctrl+s").See("Tersimpan", "TINGGI").Press("end").See("keuangan", "sedang")
	c, _, _ := fileOf(t, d, register)
	if a := c.Assessed(); a.Levels.Of(model.FactorMoney) != model.RiskMedium || a.Risk != model.RiskHigh || len(c.Assessments) != 2 || len(c.Needs) != 1 {
		t.Errorf("%+v needs %v", c.Assessments, c.Needs)
	}
	due := someone(t, d, func(c *model.Client) bool {
		a := c.Assessed()
		return a != nil && a.Review != 0 && a.Review < model.DateOf(d.Now()) && c.Term().State == model.TermActive
	})
	look(d, due)
	d.See("Perlu perhatian", "Asesmen ulang jatuh tempo")
}

// A missing or unreachable guarantor and an unreported change of address are
// flags that lists show (rule R19); who was the guarantor before stays.
func TestStoryR19GuarantorAndAddressAreFlags(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, onTime(d))
	look(d, register)
	d.Press("u")
	walk(t, d, "Pindah tanpa lapor")
	d.Press("y")
	walk(t, d, "Nama penjamin")
	d.Press("ctrl+a", "ctrl+k").Type("Paman Wiryo")
	walk(t, d, "Keadaan")
	d.Type("tidak").Press("enter", "ctrl+s").See("Tersimpan", "penjamin tidak dapat dihubungi", "Pindah tanpa lapor", "[Ringkas]", "Penjamin 2")
	d.Press("esc", "esc", "F", "f", "left").See("[Tanda]", "dekat korban", "penjamin tidak terhubung", "pindah tanpa lapor")
	d.Press("down", "down", "space", "enter").See("[pindah tanpa lapor]", register, "1 dari")
	c, _, _ := fileOf(t, d, register)
	if !c.Moved || len(c.Guarantors) != 2 || c.Guarantor().Name != "Paman Wiryo" {
		t.Errorf("moved %v, guarantors %+v", c.Moved, c.Guarantors)
	}
}

func TestStoryBerandaIsTheStartOfTheDayForEachRole(t *testing.T) {
	for user, sees := range map[string][]string{
		"operator":    {"Hari ini", "Lewat tempo", "lapor cepat", "urusan"},
		"pk":          {"Hari ini", "Lewat tempo", "klien Anda", "Belum ikut Pokmas"},
		"kasubsi":     {"PK berlebih", "Hari ini"},
		"kasubsi-bka": {"Hari ini"},
		"kabapas":     {"PK berlebih", "Hari ini"},
	} {
		t.Run(user, func(t *testing.T) {
			d := morning(t, user)
			d.See(sees...)
			d.Resize(120, 200).See("Berakhir dalam 30 hari", "Berakhir dalam 31 sampai 60 hari") // the whole of it
		})
	}
	d := morning(t, "pk")
	for range 90 {
		if d.Says("Asesmen ulang jatuh tempo") {
			break
		}
		d.Press("down")
	}
	d.See("Asesmen ulang jatuh tempo")
	d = morning(t, "operator")
	for range 6 {
		if slices.ContainsFunc(d.Lines(), func(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "> lapor") }) {
			break
		}
		d.Press("down")
	}
	d.See("> lapor").Press("space").See("Lapor cepat", "> Kondisi").Press("esc").See("Hari ini") // done from the line
	d.Press("enter").See("[Ringkas]").Press("esc").See("Hari ini")
}

// What the office lacks of what the decree asks of its groups stands on the desk
// of its heads, and opens the group (rule R1).
func TestStoryR1WhatTheDecreeAsksStandsOnTheDeskOfHeads(t *testing.T) {
	d := morning(t, "kabapas")
	d.Resize(120, 200).See("Yang diminta keputusan Pokmas", "3 dari 5")
	d.Resize(80, 24)
	for range 90 {
		if slices.ContainsFunc(d.Lines(), func(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "> mitra") }) {
			break
		}
		d.Press("down")
	}
	d.See("> mitra").Press("enter").See("3 mitra")
	d = morning(t, "operator")
	d.Resize(120, 200).NotSee("Yang diminta keputusan Pokmas")
}

func TestStoryAContactBeforeBirthOrAfterTheEndIsSaidBesideItsField(t *testing.T) {
	d := morning(t, "operator")
	register := someone(t, d, onTime(d))
	look(d, register)
	d.Press("k")
	walk(t, d, "Tanggal")
	d.Press("ctrl+a", "ctrl+k").Type("1-1-1930").Press("ctrl+s").See("> Tanggal", "Tidak boleh sebelum tanggal lahir.")
	d.Press("ctrl+a", "ctrl+k").Type("besok").Press("ctrl+s").See("> Tanggal", "!").NotSee("Tersimpan")
	over := someone(t, d, func(c *model.Client) bool {
		return c.Term().State == model.TermActive && c.Term().End < model.DateOf(d.Now())+3
	})
	d.days(5)
	d.Press("esc", "left", "enter")
	look(d, over)
	d.See("Ekspirasi lewat").Press("k").Type("bimbingan").Press("enter", "ctrl+s").See("> Alasan").NotSee("Tersimpan")
	d.Type("menunggu surat pengakhiran").Press("ctrl+s").See("Tersimpan: bimbingan")
}

// A child is there for the child section and the head of the office alone, and
// named by initials where others look on.
func TestStoryR12AChildIsSeenByTheChildSectionAlone(t *testing.T) {
	d := morning(t, "kasubsi-bka")
	var child model.Client
	asSomebody(t, d, "kasubsi-bka", func(s *store.Session) {
		rows := s.Roster().Run(t.Context(), roster.Query{Filter: roster.Filter{roster.FacetSection: {model.Children.Code()}, roster.FacetState: {model.TermActive.Code()}}, Today: s.Today()})
		child = clientOf(t, s, rows.Row(0).ID)
	})
	look(d, child.Register)
	d.See(child.Name).Press("l").See("> Kondisi", child.Name).Type("sehat, sekolah").Press("ctrl+s")
	_, contacts, _ := fileOf(t, d, child.Register)
	if contacts[0].Condition != "sehat, sekolah" && !d.Says("Alasan") {
		t.Errorf("recorded %+v", contacts[0])
	}
	for _, user := range []string{"operator", "kasubsi"} {
		d = morning(t, user)
		d.Press("2", "/").Type(child.Register).See("0 dari").NotSee(child.Name)
		d.Press("esc", "1", "l").Type(child.Register).See("tidak ada yang cocok").NotSee(child.Name)
	}
}

// Who types the beginning of a name and Enter means somebody whose name begins
// so, and takes the report of no one whom they may not.
func TestStoryLaporCepatOffersFirstWhoseNameBeginsSo(t *testing.T) {
	d := morning(t, "operator")
	d.Press("l").Type("suka").See("> Sukar", "dan 15 lagi").Press("enter").See("Sukar", "> Kondisi")
	d = morning(t, "kasubsi-bka")
	adult := someone(t, d, onTime(d))
	d.Press("l").Type(adult).See("tidak ada yang cocok") // who may be seen, and reports elsewhere
}

// The head of the child section begins the day with children, whom they can
// take reports of; nothing on the desk is refused in the end.
func TestStoryTheDeskOfAHeadHoldsWhatTheyCanDo(t *testing.T) {
	d := morning(t, "kasubsi-bka")
	children := 0
	asSomebody(t, d, "kasubsi-bka", func(s *store.Session) {
		children = s.Roster().Run(t.Context(), roster.Query{Filter: roster.Filter{roster.FacetSection: {model.Children.Code()}, roster.FacetState: roster.OpenStates()}, Today: s.Today()}).Len()
	})
	d.See(strconv.Itoa(children) + " klien aktif")
	reported := 0
	for range 30 {
		at := slices.IndexFunc(d.Lines(), func(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "> lapor") })
		if at >= 0 {
			d.Press("space").See("> Kondisi").Type("sehat").Press("ctrl+s")
			if d.Says("Alasan") {
				d.Type("sakit").Press("ctrl+s")
			}
			d.See("tersimpan")
			reported++
			break
		}
		d.Press("down")
	}
	if reported == 0 {
		t.Error("no report could be taken from the desk")
	}
}

// What the desk has no room for is behind its last line, the matters too, and
// can be done there.
func TestStoryTheLineOfMoreHidesNothing(t *testing.T) {
	d := morning(t, "operator")
	for seen := 0; seen < 2; { // today's is the first, of what is late the second
		d.Press("down")
		if slices.ContainsFunc(d.Lines(), func(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "> dan ") }) {
			seen++
		}
	}
	d.Press("enter").See("Beranda › Lewat tempo").See("telp & desa", "ingatkan")
	d.Press("end").See("lapor").Press("space").See("> Kondisi", "berikutnya").Press("esc").See("Beranda › Lewat tempo")
	d.Press("home", "space").See("Apa hasilnya").Type("sudah dihubungi").Press("enter").See("selesai", "Lewat tempo")
}

// What the desk says of a client is put right from its line: the cursor of the
// form stands where it is to be done.
func TestStoryALineOfTheDeskIsDoneFromThere(t *testing.T) {
	find := func(d *seated, word string) {
		t.Helper()
		for range 90 {
			if slices.ContainsFunc(d.Lines(), func(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "> "+word) }) {
				return
			}
			d.Press("down")
		}
		t.Fatalf("no line of %s:\n%s", word, d.Screen())
	}
	d := morning(t, "kasubsi")
	find(d, "tanpa PK")
	d.Press("space").See("> PK tujuan").Press("esc").See("spasi kerjakan")
	find(d, "periksa")
	d.Press("space").See("> Nama penjamin").Press("esc").See("spasi kerjakan")
	d = morning(t, "pk")
	find(d, "asesmen")
	d.Press("space").See("> Tanggal asesmen").Press("ctrl+a", "ctrl+k").Type("hari ini")
	walk(t, d, "Asesmen ulang")
	d.Press("ctrl+a", "ctrl+k").Type("+6b").Press("ctrl+s").See("Tersimpan", "Beranda")
	d = morning(t, "auditor")
	find(d, "periksa")
	d.NotSee("spasi kerjakan").Press("space").See("> periksa")
}
