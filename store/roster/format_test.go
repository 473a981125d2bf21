package roster

import "testing"

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

// A shard takes rows straight out of a buffer that is used again.
func TestShardKeepsNothingOfTheBytes(t *testing.T) {
	row := Row{ID: idOf(1), Name: "Renée  Ruslan", Alias: "Jon", Register: "PB.001", District: "32.04.05", Counselor: idOf(2), NIK: 3204}
	b := AppendRow(nil, &row)
	l := New().Loader()
	shard := l.Shard()
	if err := shard.AddEncoded(b); err != nil {
		t.Fatal(err)
	}
	clear(b)
	if err := shard.AddEncoded(b); err == nil || shard.Len() != 1 {
		t.Errorf("took zeros for a row: %v, %d", err, shard.Len())
	}
	if got := l.Finish().Row(0); got != row {
		t.Errorf("got\n%+v, want\n%+v", got, row)
	}
}
