package roster

import (
	"bytes"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// What is encoded is decoded to the same, and a shard takes the same from it.
func TestEncodedRowIsTheRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := genRow(rapid.Uint64()).Draw(t, "row")
		b := AppendRow([]byte("before"), &row)
		if !bytes.HasPrefix(b, []byte("before")) {
			t.Fatal("what stood before is gone")
		}
		b = b[len("before"):]
		got, err := DecodeRow(b)
		if err != nil || got != row {
			t.Fatalf("%v\n%+v, want\n%+v", err, got, row)
		}
		r := New()
		l := r.Loader()
		if err := l.Shard().AddEncoded(b); err != nil {
			t.Fatal(err)
		}
		clear(b) // nothing is kept of it
		if s := l.Finish(); s.Len() != 1 || s.Row(0) != row || got != row {
			t.Fatalf("loaded\n%+v, want\n%+v", s.Row(0), row)
		}
	})
}

// A row that was cut short, or has something after it, is damaged.
func TestDamagedRowIsRefused(t *testing.T) {
	row := Row{ID: idOf(1), Name: "Siti", Register: "PB.1", District: "32.04.05", NIK: 3204, End: testDay}
	b := AppendRow(nil, &row)
	refused := func(what string, b []byte) {
		if _, err := DecodeRow(b); !errors.Is(err, ErrRow) {
			t.Errorf("%s: %v", what, err)
		}
		s := New().Loader().Shard()
		if err := s.AddEncoded(b); !errors.Is(err, ErrRow) || s.Len() != 0 {
			t.Errorf("%s: shard took it: %v, %d", what, err, s.Len())
		}
	}
	for n := range b {
		refused("cut", b[:n])
	}
	refused("longer", append(bytes.Clone(b), 0))
	other := bytes.Clone(b)
	other[0]++
	refused("other version", other)
}

// Form version 1 of a row never changes: files hold it.
func TestRowFormatOne(t *testing.T) {
	row := Row{ID: idOf(0x0102030405060708), Register: "R1", Name: "Siti", Alias: "S", NIK: 300, Category: 1, Section: 2, State: 3, Stage: 2, Risk: 4, Sex: 1, Misses: 5, Flags: 6,
		District: "32.04", Counselor: idOf(1), Group: idOf(2), Born: 1, NextReport: 128, Start: -1, End: 0}
	want := "\x01" + "\x01\x02\x03\x04\x05\x06\x07\x08\x00\x00\x00\x00\x00\x00\x00\x00" +
		"\x01\x02\x03\x02\x04\x01\x05\x06" +
		"\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00" +
		"\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00" +
		"\xac\x02" + "\x01" + "\x80\x01" + "\xff\xff\xff\xff\x0f" + "\x00" +
		"\x02R1" + "\x04Siti" + "\x01S" + "\x0532.04"
	if got := string(AppendRow(nil, &row)); got != want {
		t.Errorf("encoded as\n%q, want\n%q", got, want)
	}
	if got, err := DecodeRow([]byte(want)); err != nil || got != row {
		t.Errorf("decoded as %+v, %v", got, err)
	}
}

func FuzzDecodeRow(f *testing.F) {
	row := Row{ID: idOf(1), Name: "Siti Aminah", Register: "PB.1", District: "32.04.05", Counselor: idOf(2), NIK: 3204, End: testDay}
	f.Add(AppendRow(nil, &row))
	f.Add(AppendRow(nil, &Row{}))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		row, err := DecodeRow(b)
		l := New().Loader()
		if shardErr := l.Shard().AddEncoded(b); (err == nil) != (shardErr == nil) {
			t.Fatalf("DecodeRow says %v, AddEncoded %v", err, shardErr)
		}
		if err != nil {
			return
		}
		if s := l.Finish(); s.Row(0) != row {
			t.Fatalf("loaded\n%+v, want\n%+v", s.Row(0), row)
		}
		again, err := DecodeRow(AppendRow(nil, &row))
		if err != nil || again != row {
			t.Fatalf("%v\n%+v, want\n%+v", err, again, row)
		}
	})
}

// RowOf takes what is present now: the last term, the open assignment, the
// last guarantor.
func TestRowIsOfThePresent(t *testing.T) {
	c := model.Client{
		Meta: model.Meta{ID: idOf(1)}, Register: "PB.1", Name: "Siti", NIK: "3204 0501 0199 0001", Section: model.Children, Misses: 300, NearVictim: true,
		Terms:       []model.Term{{Category: model.Parole, State: model.TermFinished, End: 10}, {Category: model.Diversion, State: model.TermActive, Start: 20, End: 30}},
		Stages:      []model.Stage{{Kind: model.StageInitial}, {Kind: model.StageMiddle}},
		Assignments: []model.Assignment{{Counselor: idOf(7), From: 1, To: 5}, {Counselor: idOf(8), From: 6}},
		Assessments: []model.Assessment{{Risk: model.RiskLow}, {Risk: model.RiskHigh}},
		Guarantors:  []model.Guarantor{{Name: "Ani", State: model.GuarantorReachable}, {Name: "Ani", State: model.GuarantorWithdrawn}},
	}
	want := Row{ID: idOf(1), Register: "PB.1", Name: "Siti", NIK: 3204050101990001, Section: model.Children, Misses: 255, Flags: NearVictim | GuarantorLost,
		Category: model.Diversion, State: model.TermActive, Start: 20, End: 30, Stage: model.StageMiddle, Risk: model.RiskHigh, Counselor: idOf(8)}
	if got := RowOf(&c); got != want {
		t.Errorf("got\n%+v, want\n%+v", got, want)
	}
	c.Assignments[1].To, c.Guarantors, c.NIK = 9, nil, "tidak ada"
	got := RowOf(&c)
	if !got.Counselor.IsZero() || got.Flags != NearVictim|NoGuarantor || got.NIK != 0 {
		t.Errorf("after the assignment ended: %+v", got)
	}
}
