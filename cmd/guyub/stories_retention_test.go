package main

import (
	"fmt"
	"testing"

	"guyub/model"
	"guyub/store"
	"guyub/tui"
	"guyub/tui/tuitest"
)

// The stories of retention: two people take what names clients out of records
// whose time of keeping is over.

// longAgo are the names of clients whose guidance ended long ago, the first
// longest.
var longAgo = []string{"Wirosableng Kertanegara", "Suryaningrat Adiluhung", "Jayakatwang Prabu"}

// archived brings them into the office, as a table of an old register would.
func archived(t *testing.T, d *seated) {
	t.Helper()
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		for i, name := range longAgo {
			from := model.On(2008+i, 1, 5)
			c := model.Client{Register: fmt.Sprintf("PB-977%d/08", i), Name: name, NIK: fmt.Sprintf("330215120480000%d", i), Section: model.Adults, District: "33.02.15",
				Sex: model.Male, Born: model.On(1980, 4, 12), Registered: from,
				Terms: []model.Term{{Category: model.Parole, State: model.TermFinished, Offence: "Pencurian", Start: from, End: from.AddDays(300), Closed: from.AddDays(300)}}}
			if _, err := s.SaveClient(t.Context(), store.NewOp("client.save"), c); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// looked looks at a screen at every size and in both languages.
func looked(t *testing.T, d *seated, at string) {
	t.Helper()
	for range 2 {
		for _, size := range tuitest.Sizes {
			d.Resize(size[0], size[1])
			if size[0] >= tui.LeastWidth && size[1] >= tui.LeastHeight {
				checkWords(t, d, at)
			}
		}
		d.Resize(80, 24).Press("f9")
	}
}

// A head of section proposes three clients and cannot decide it; the head of
// office finds the list on the first page, spares one and carries it out. Then
// nobody finds the others by name, register or NIK, and the figures of the year
// in which their guidance ended are what they were.
func TestStoryTwoPeopleAnonymiseClientsAndSpareOne(t *testing.T) {
	d := morning(t, "kasubsi")
	archived(t, d)
	page := func() (text string) {
		asSomebody(t, d, "kabapas", func(s *store.Session) {
			done, err := s.Doings(t.Context(), model.On(2008, 1, 1), model.On(2011, 1, 1))
			if err != nil {
				t.Fatal(err)
			}
			text = fmt.Sprintf("%+v", done.Offences)
		})
		return text
	}
	before := page()
	d.Press("8", "shift+tab").See("[Data]", "Masa simpan", "setelah 10 tahun")
	d.Press("down", "enter").See("Masa simpan berakhir", "dewasa", "3 klien")
	looked(t, d, "retention")
	d.Press("enter").See("> "+longAgo[0][:14], "1 Nov 2018").Press("A").See("Tandai dahulu")
	looked(t, d, "due")
	d.Press("space", "space", "space", "A").See("Ajukan 3 klien").Type("arsip 2008").Press("enter")
	d.See("Diajukan: 3 klien", "arsip 2008", "Orang lain yang memutuskan", "x batalkan").NotSee("A jalankan", "spasi sisihkan")
	d.Press("A", "space", "esc").See("menunggu orang kedua")

	d = beside(t, d, "kabapas", "loket-2", tuitest.Options{})
	d.See("Menunggu keputusan Anda", "anonimisasi", "3 klien dewasa").Press("enter").See("A jalankan", "x tolak")
	looked(t, d, "a list")
	d.Press("space").See("Sisihkan "+longAgo[0]).Type("gugatan berjalan").Press("enter").See("1 disisihkan", "disisihkan: gug")
	d.Press("A").See("Anonimkan 2 klien", "untuk selamanya", "cadangan lama").Press("enter").See("diajukan") // No is the default
	d.Press("A", "right", "enter").See("Selesai: 2 klien dianonimkan, 1 disisihkan", "sudah anonim", longAgo[0][:14]).NotSee("Suryaningrat", "Jayakatwang")
	looked(t, d, "a list that was carried out")
	d.Press("esc").NotSee("anonimisasi")

	for i, word := range []string{"Adiluhung", "PB-9771/08", "3302151204800001", "Jayakatwang"} {
		d.Press("2", "F", "/").Type(word).See("Tidak ada klien yang cocok")
		if d.Press("esc", "esc"); i == 0 {
			d.Press("/").Type("Wirosableng").See("PB-9770/08").Press("esc", "esc")
		}
	}
	// They are there for who asks for them, and cannot be changed.
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		lists, err := s.Erasures(t.Context())
		if err != nil || len(lists) != 1 || lists[0].State != model.ErasureApplied {
			t.Fatalf("%+v, %v", lists, err)
		}
		c, err := s.Client(t.Context(), lists[0].Clients[1])
		if err != nil || c.Name != model.Anonymous || c.NIK != "" {
			t.Errorf("%+v, %v", c, err)
		}
	})
	d.Press("2", "f", "left", "space", "enter").See("anonim").Press("end", "enter").See("Dianonimkan").NotSee("u ubah", "v lihat", "l lapor")
	looked(t, d, "an anonymous client")
	if after := page(); after != before {
		t.Errorf("the years count %s, and counted %s", after, before)
	}
}
