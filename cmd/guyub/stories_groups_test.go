package main

import (
	"slices"
	"testing"
	"time"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
)

// The stories of the groups: what an office does in the room Pokmas from what a
// group offers to what came of it, typed at the desk of the demonstration
// office.

// workshop is a group of a story, with one offering and those referred to it.
type workshop struct {
	group    model.Group
	offering model.Offering
	takers   []model.Enrolment
	names    []string
}

// found founds a workshop whose offering has so many places, and takes clients
// to a state each, in the order of their names.
func found(t *testing.T, d *seated, quota int, states ...model.EnrolmentState) (w workshop) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		today := s.Today()
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		var err error
		w.group, err = s.SaveGroup(t.Context(), store.NewOp("test"), model.Group{
			Code: "PML-950", Name: "Bengkel Las", Fields: []model.Field{model.SelfReliance}, State: model.GroupActive, District: "33.02.14",
			Criteria: [4]bool{true, true, true, true}, Accepts: model.Accepts{Adults: true, Women: true}, DecreeNo: "SK-950", DecreeDate: today - 20,
			Agreements: []model.Agreement{{No: "PKS-950", Date: today - 30, Start: today - 30, End: today + 300}},
		})
		must(err)
		w.offering, err = s.SaveOffering(t.Context(), store.NewOp("test"), model.Offering{
			Group: w.group.ID, Name: "Las dasar", Activity: "Pelatihan keterampilan", Schedule: "Sen & Kam 09.00", Quota: quota, Place: "Jalan Mawar 4",
		})
		must(err)
		rows := s.Roster().Run(t.Context(), roster.Query{Sort: roster.ByName, Today: today, Filter: roster.Filter{
			roster.FacetSection: {model.Adults.Code()}, roster.FacetState: {model.TermActive.Code()}, roster.FacetGroup: {"tidak"}}})
		for i := 0; len(w.takers) < len(states); i++ {
			row := rows.Row(i)
			e, err := s.Refer(t.Context(), store.NewOp("test"), store.Referral{Client: row.ID, Offering: w.offering.ID, Consent: today, Goals: []model.Goal{{Text: "bekerja"}}})
			if err != nil {
				continue // one of another group, or of a kind that is not taken
			}
			way := []model.EnrolmentState{model.EnrolmentAccepted, model.EnrolmentRunning}
			for _, to := range way[:slices.Index(append([]model.EnrolmentState{model.EnrolmentProposed}, way...), states[len(w.takers)])] {
				e, err = s.StepEnrolment(t.Context(), store.NewOp("test"), store.EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: model.Move{State: to}})
				must(err)
			}
			w.takers, w.names = append(w.takers, e), append(w.names, row.Name)
		}
	})
	return w
}

// enter opens the group of a workshop at one of its parts.
func (w *workshop) enter(d *seated, part string) {
	d.Press("esc", "esc", "esc", "4")
	d.Send(kit.Show{Kind: model.KindGroup, ID: w.group.ID}).See("Bengkel Las")
	for range 8 {
		if d.Says("[" + part) {
			break
		}
		d.Press("tab")
	}
	d.See("[" + part)
}

// plan plans a meeting on a day.
func (w *workshop) plan(t *testing.T, d *seated, day model.Date) (m model.Meeting) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		var err error
		m, err = s.SaveMeeting(t.Context(), store.NewOp("test"), model.Meeting{Group: w.group.ID, Offering: w.offering.ID, Day: day, Minute: 540, Minutes: 120})
		if err != nil {
			t.Fatal(err)
		}
	})
	return m
}

// meetings reads the meetings of a workshop, the latest first.
func (w *workshop) meetings(t *testing.T, d *seated) (all []model.Meeting) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		var err error
		if all, err = s.MeetingsOf(t.Context(), w.group.ID); err != nil {
			t.Fatal(err)
		}
	})
	return all
}

// presence is how a taker was noted.
func (w *workshop) presence(m *model.Meeting, taker int) model.Presence {
	mark, _ := m.Mark(w.takers[taker].Client)
	return mark.Presence
}

// A course of eight meetings: made as a series with one key, attended with a key
// for each person, and its outcomes seen on the page of the group.
func TestStoryACourseOfEightMeetingsWithAttendanceAndOutcomes(t *testing.T) {
	d := morning(t, "operator")
	w := found(t, d, 4, model.EnrolmentRunning, model.EnrolmentRunning, model.EnrolmentRunning)
	w.enter(d, "Sesi")
	d.See("Belum ada sesi").Press("N").See("Senin, Kamis", "09.00", "8 sesi, 26 Nov 2026 - 21 Des 2026")
	d.Press("ctrl+s").See("Tersimpan: 8 sesi", "[Sesi 8]", "Akan datang", "2 hari lagi")
	d.Press("enter").See("belum berlangsung").NotSee("h hadir").Press("h").NotSee("belum disimpan").Press("esc")

	d.days(2)
	w.enter(d, "Sesi")
	d.See("Kehadiran belum dicatat", "belum dicatat").Press("home", "enter").See("> "+w.names[0], "h hadir 0  i izin 0  s sakit 0  t tanpa ket. 0  belum 3", "ctrl+s simpan")
	d.Press("h").See("> "+w.names[1]).Press("i").See("> "+w.names[2]).Press("t").See("belum disimpan", "h hadir 1  i izin 1  s sakit 0  t tanpa ket. 1")
	d.Press("home", "4").Press("home", "right", "5").See("[Sikap]").Press("home", "7").See("Nilai 1 sampai 5") // a slip of the finger leaves no room
	d.Press("down", "3").See("Nilai hanya untuk yang hadir").Press("ctrl+s").See("Kehadiran tersimpan: hadir 1 dari 3", "hadir 1 dari 3")
	first := w.meetings(t, d)[7]
	if mark, _ := first.Mark(w.takers[0].Client); mark.Presence != model.Present || mark.Work != 4 || mark.Conduct != 5 || w.presence(&first, 1) != model.Excused || w.presence(&first, 2) != model.Absent {
		t.Fatalf("noted as %+v", first.Marks)
	}
	d.Press("shift+tab").See("[Peserta 3]", "Berjalan", "hadir 100 %", "hadir 0 %")

	d.days(25) // all eight days are over
	w.enter(d, "Sesi")
	for range 7 {
		d.Press("home", "enter").See("belum 3").Press("*").NotSee("belum 3").Press("ctrl+s").See("Kehadiran tersimpan: hadir 3 dari 3")
	}
	d.NotSee("Kehadiran belum dicatat")
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		for i, result := range []model.GoalResult{model.GoalMet, model.GoalPartly, model.GoalMissed} {
			step := store.EnrolmentStep{Enrolment: w.takers[i].ID, Rev: w.takers[i].Rev, Move: model.Move{State: model.EnrolmentFinished}, Goals: []model.Goal{{Text: "bekerja", Result: result}}}
			if _, err := s.StepEnrolment(t.Context(), store.NewOp("test"), step); err != nil {
				t.Fatal(err)
			}
		}
	})
	w.enter(d, "Ringkas")
	d.Resize(120, 60).See("0/4", "96 %", "1 tercapai, 1 sebagian, 1 tidak", "Rujukan", "100 % (3 dari 3)", "0,0 hari", "96 % (22 dari 23)", "50 % (1 tercapai, 1 sebagian, 1 tidak)")
	w.enter(d, "Peserta")
	d.See("Sudah berakhir", "selesai · tercapai", "selesai · sebagian (50 %)", "selesai · tidak tercapai")
}

// Two terminals note one meeting: what each says of its own people stays, and
// the person on whom they disagree is asked about, with both values.
func TestStoryTwoTerminalsNoteOneMeetingAndNothingIsLost(t *testing.T) {
	d := morning(t, "operator")
	running := model.EnrolmentRunning
	w := found(t, d, 0, running, running, running)
	m := w.plan(t, d, model.DateOf(d.Now()))
	other := func(before, now []model.Mark) {
		t.Helper()
		asSomebody(t, d, "kasubsi", func(s *store.Session) {
			if _, _, err := s.MarkAttendance(t.Context(), store.NewOp("test"), store.Attendance{Meeting: m.ID, Before: before, Now: now}); err != nil {
				t.Fatal(err)
			}
		})
	}
	mark := func(i int, p model.Presence) model.Mark { return model.Mark{Client: w.takers[i].Client, Presence: p} }
	w.enter(d, "Sesi")
	d.Press("home", "enter").See("> "+w.names[0]).Press("h", "s").See("h hadir 1  i izin 0  s sakit 1")
	other(nil, []model.Mark{mark(1, model.Present), mark(2, model.Excused)})
	d.See("i izin 1") // whom this desk had not touched is there at once
	d.Press("ctrl+s").See(w.names[1]+" dicatat berbeda", "sakit", "isian Anda", "hadir", "dari terminal lain")
	d.Press("esc").See("Dari meja lain: hadir", "belum disimpan") // not decided yet
	d.Press("ctrl+s").See("dicatat berbeda").Press("enter").See("Kehadiran tersimpan: hadir 1 dari 3")
	now := w.meetings(t, d)[0]
	if w.presence(&now, 0) != model.Present || w.presence(&now, 1) != model.IllAway || w.presence(&now, 2) != model.Excused {
		t.Fatalf("stored as %+v", now.Marks)
	}

	d.Press("enter").Press("down", "i") // and the other way: the other desk is right
	other([]model.Mark{mark(1, model.IllAway)}, []model.Mark{mark(1, model.Absent)})
	d.Press("ctrl+s").See("dicatat berbeda").Press("down", "enter").See("Kehadiran tersimpan")
	if now = w.meetings(t, d)[0]; w.presence(&now, 1) != model.Absent {
		t.Fatalf("the other desk's word was lost: %+v", now.Marks)
	}
}

// Who was accepted and comes for the first time may begin: it is said when the
// attendance is saved.
func TestStoryTheFirstAttendanceOfAnAcceptedClientOffersToBegin(t *testing.T) {
	d := morning(t, "operator")
	w := found(t, d, 4, model.EnrolmentAccepted, model.EnrolmentProposed)
	w.plan(t, d, model.DateOf(d.Now()))
	w.enter(d, "Peserta")
	d.See("Menunggu jawaban kelompok", "hari ini", "tenggat 5 hari lagi", "Diterima, belum mulai")
	w.enter(d, "Sesi")
	d.Press("home", "enter").See(w.names[0], "diterima, belum mulai").NotSee(w.names[1]) // who waits for an answer is not expected
	d.Press("h", "ctrl+s").See("Kehadiran tersimpan", "Hadir pertama kali; catat mulai berjalan untuk", w.names[0])
	d.Press("enter").See("Las dasar", "[DITERIMA]") // the card of the enrolment, where the step is
}

func TestStoryAMeetingIsCancelledWithAReasonAndHeldAfterAll(t *testing.T) {
	d := morning(t, "operator")
	w := found(t, d, 0, model.EnrolmentRunning)
	d.Press("4")
	w.enter(d, "Sesi")
	d.Press("n").See("> Tanggal", "09.00", "Jalan Mawar 4")
	walk(t, d, "Jam")
	d.Press("ctrl+a", "ctrl+k").Type("25").Press("ctrl+s").See("Tulis jam seperti").NotSee("Tersimpan")
	d.Press("ctrl+a", "ctrl+k").Type("13.30").Press("ctrl+s").See("Tersimpan: Las dasar 24 Nov 2026", "Sel 13.30")
	d.Press("x").See("Mengapa sesi ini tidak jadi?").Type("hujan deras").Press("enter").See("Sesi dibatalkan", "batal: hujan deras")
	d.NotSee("Kehadiran belum dicatat").Press("enter").See("batal: hujan deras").NotSee("h hadir").Press("esc")
	d.Press("u")
	walk(t, d, "Dibatalkan karena")
	d.Press("ctrl+a", "ctrl+k", "ctrl+s").See("Kehadiran belum dicatat")
	if all := w.meetings(t, d); len(all) != 1 || all[0].Minute != 810 || all[0].Cancelled != "" || all[0].Offering != w.offering.ID {
		t.Errorf("stored as %+v", all)
	}
}

// A series passes the office's holidays over and says which, unless it is told
// that the group meets all the same.
func TestStoryASeriesSaysWhichHolidaysItPassesOver(t *testing.T) {
	d := morning(t, "kasubsi")
	w := found(t, d, 0)
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		if _, err := s.SaveHoliday(t.Context(), store.NewOp("test"), model.Holiday{Day: model.On(2026, time.December, 3), Name: "Hari jadi", Kind: model.CollectiveLeave}); err != nil {
			t.Fatal(err)
		}
	})
	w.enter(d, "Sesi")
	d.Press("N").See("8 sesi, 26 Nov 2026 - 24 Des 2026", "Libur dilewati", "3 Des 2026")
	walk(t, d, "Lewati hari libur")
	d.Press("t").See("8 sesi, 26 Nov 2026 - 21 Des 2026").NotSee("Libur dilewati")
	walk(t, d, "Berapa kali")
	d.Press("ctrl+a", "ctrl+k").Type("90").Press("ctrl+s").See("Antara 1 dan 40").NotSee("Tersimpan")
	d.Press("ctrl+a", "ctrl+k")
	walk(t, d, "Paling akhir")
	d.Type("4-12-2026").Press("tab").See("3 sesi, 26 Nov 2026 - 3 Des 2026").Press("ctrl+s").See("Tersimpan: 3 sesi", "Akan datang")
	if all := w.meetings(t, d); len(all) != 3 || all[0].Minute != 540 || all[0].Minutes != 120 || all[0].Place != "Jalan Mawar 4" {
		t.Errorf("stored as %+v", all)
	}
}

func TestStoryAnOfferingOverItsQuotaSaysSo(t *testing.T) {
	d := morning(t, "kasubsi")
	running := model.EnrolmentRunning
	w := found(t, d, 3, running, running, running)
	w.enter(d, "Program")
	d.See("Las dasar", "3/3 penuh").Press("u")
	walk(t, d, "Kuota")
	d.Press("ctrl+a", "ctrl+k").Type("2").Press("tab").See("Sudah 3 tempat terisi; kuota ini lebih kecil.")
	walk(t, d, "Menerima terbatas")
	d.Press("y").See("Klien anak")
	walk(t, d, "Klien anak")
	d.Press("y", "tab").See("Kelompoknya sendiri tidak menerima mereka").Press("shift+tab", "t", "ctrl+s").See("Tersimpan: Las dasar", "3/2 LEBIH")
	d.Press("enter").See("3/2 LEBIH", "dewasa, perempuan", "Menerima terbatas: ya").Press("esc", "n").See("> Nama program")
	d.Type("Las lanjutan").Press("ctrl+s").See("> Jenis kegiatan", "Harus diisi.").Type("magang").Press("enter", "ctrl+s").See("Tersimpan: Las lanjutan", "[Program 2]")
	d.Press("shift+tab", "shift+tab", "shift+tab").See("3/2 LEBIH", "Las lanjutan")
}

// A visit judges a group by the five values of the decree; what is to be done
// after it stands open until it is done.
func TestStoryAVisitWithScoresAndAFollowUp(t *testing.T) {
	d := morning(t, "pk")
	w := found(t, d, 0)
	w.enter(d, "Monev")
	d.See("Belum ada kunjungan").Press("n").See("> Tanggal", "24-11-2026", "Dewi Lestari")
	walk(t, d, "Aktif")
	d.Type("6").Press("enter", "ctrl+s").See("> Aktif", "Antara 0 dan 5").NotSee("Tersimpan").Press("ctrl+a", "ctrl+k").Type("4").Press("enter")
	for _, score := range []string{"3", "5", "4", "4"} {
		d.Type(score).Press("enter")
	}
	d.See("> Temuan").Type("daftar hadir rapi").Press("tab").Type("tambah alat las").Press("tab").Type("+7").Press("ctrl+s")
	d.See("Tersimpan: monev 24 Nov 2026", "Tindak lanjut terbuka", "tambah alat las", "tenggat 7 hari lagi", "4,0 dari 5", "daftar hadir rapi")
	w.enter(d, "Ringkas")
	d.Resize(120, 60).See("Tindak lanjut terbuka", "tambah alat las", "Penilaian AKRAB", "4,0 dari 5").Resize(80, 24)
	d.days(9)
	w.enter(d, "Monev")
	d.Press("home").See("LEWAT 2 HARI", "spasi selesai").Press("space").See("dicatat selesai hari ini").NotSee("Tindak lanjut terbuka")
	d.Press("enter").See("Kreatif", "3 ***", "Responsif", "5 *****", "selesai 3 Desember 2026", "Riwayat").Press("u").See("> Tanggal")
}

// A group is dormant when it met no client for long, whatever was signed (rule
// R4), and no longer once it did.
func TestStoryR4AGroupWakesWhenItMeetsAClient(t *testing.T) {
	d := morning(t, "operator")
	w := found(t, d, 0, model.EnrolmentRunning)
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		w.group.DecreeDate = s.Today() - 200
		var err error
		if w.group, err = s.SaveGroup(t.Context(), store.NewOp("test"), w.group); err != nil {
			t.Fatal(err)
		}
	})
	w.plan(t, d, model.DateOf(d.Now()))
	w.enter(d, "Ringkas")
	d.See("Belum pernah ada sesi dengan klien")
	w.enter(d, "Sesi")
	d.Press("home", "enter", "t", "ctrl+s").See("Kehadiran tersimpan", "Belum pernah ada sesi dengan klien") // nobody came
	d.Press("enter", "h", "ctrl+s").See("Kehadiran tersimpan", "sesi terakhir hari ini").NotSee("Belum pernah ada sesi")
	d.Press("esc", "/").Type("pml-950").See("aktif").NotSee("vakum")
}
