package tui_test

import (
	"testing"
	"time"

	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/tuitest"
)

func TestASaveOffersToBeTakenBackOnceAndIsAskedAboutLater(t *testing.T) {
	d, office, _ := signedIn(t, tuitest.Options{})
	rini := office.People[0]
	saved := kit.Notice{Level: kit.Good, Text: "Tersimpan: Sukarman"}
	d.Send(saved).NotSee("ctrl+z").Press("ctrl+z").NotSee("Batalkan tindakan") // nothing was done yet

	rini.Deed = tui.Deed{Seq: 7, Intent: "client.save", At: d.Now(), Records: 1}
	d.Send(kit.Notice{Text: "Tersalin"}).NotSee("ctrl+z batalkan")
	d.Send(saved).See("ctrl+z batalkan").Press("ctrl+z").See("Dibatalkan: data disimpan.").NotSee("ctrl+z batalkan")
	if len(rini.Undone) != 1 || rini.Undone[0].Seq != 7 {
		t.Fatalf("taken back were %+v", rini.Undone)
	}

	rini.Deed = tui.Deed{Seq: 9, Intent: "client.save", At: d.Now(), Records: 1}
	d.Send(saved).See("ctrl+z batalkan").Advance(10 * time.Second).NotSee("ctrl+z")
	d.Send(kit.Notice{Level: kit.Good, Text: "Halaman dikirim"}).NotSee("ctrl+z batalkan") // it did not save
	d.Press("/", "ctrl+z").NotSee("Batalkan tindakan").Press("esc")
	d.Press("ctrl+z").See("Batalkan tindakan terakhir", "data disimpan").Press("enter").NotSee("Batalkan tindakan terakhir")
	if len(rini.Undone) != 1 {
		t.Fatal("No took it back")
	}
	d.Press("ctrl+z").Press("left", "enter").See("Dibatalkan")
	if len(rini.Undone) != 2 {
		t.Fatalf("taken back were %+v", rini.Undone)
	}
}
