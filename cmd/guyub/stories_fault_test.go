package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"guyub/store"
	"guyub/store/kv"
	"guyub/tui/tuitest"
)

// When the disk is full a save is refused with a sentence; what was typed stays
// in the form, and the screens show what they showed.
func TestStoryOnAFullDiskTheFormAndTheScreensStay(t *testing.T) {
	path := wholeFile(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	d := openOf(t, path, "operator", tuitest.Options{}, int(info.Size())+1<<20)
	fillDisk(t, d)
	d.Press("2", "n").See("klien baru")
	d.Type("PB-9101/26").Press("enter").Type("Sukirno bin Karta").Press("enter", "enter", "enter", "enter")
	d.Type("3 maret 1990").Press("enter")
	d.Press("pgdown").Type("Dusun Krajan 4").Press("enter", "enter").Type("Pancasan").Press("enter")
	d.Type("ajib").See("Ajibarang, Banyumas").Press("enter")
	d.Press("pgdown", "pgdown").Type("pembebasan").See("Pembebasan bersyarat (PB)").Press("enter")
	d.Press("ctrl+s").See("Cakram penuh", "klien baru").NotSee("Terdaftar:")
	d.Press("pgup", "pgup", "pgup").See("Sukirno bin Karta", "PB-9101/26")
}

// fillDisk saves as another desk until the disk is full, and then ever less, so
// that no room is left that something small would fit in.
func fillDisk(t *testing.T, d *seated) {
	t.Helper()
	var err error
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		for _, words := range []int{400, 40, 0} {
			for i := 0; err == nil; i++ {
				id, _, _ := s.FindRegister(t.Context(), "CB-0472/26")
				c := clientOf(t, s, id)
				c.Notes = fmt.Sprint(i) + strings.Repeat(" catatan", words)
				_, err = s.SaveClient(t.Context(), store.NewOp("client.edit"), c)
			}
			if words > 0 && errors.Is(err, kv.ErrFull) {
				err = nil
			}
		}
	})
	if !errors.Is(err, kv.ErrFull) {
		t.Fatal(err)
	}
}
