package seal

import (
	"bytes"
	"errors"
	"testing"
)

func TestWhatAnEarlierKeySealedOpensWhereItMayAndNowhereElse(t *testing.T) {
	earlier, now, stranger := NewKey(), NewKey(), NewKey()
	ad := []byte("place")
	before, err1 := earlier.Seal(nil, []byte("dahulu"), ad)
	after, err2 := now.Seal(nil, []byte("kini"), ad)
	foreign, err3 := stranger.Seal(nil, []byte("asing"), ad)
	wrapped, err4 := now.SealKey(earlier, ad)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	if _, err := now.OpenOlder(nil, before, ad); !errors.Is(err, ErrDamaged) {
		t.Fatalf("before it was admitted: %v", err)
	}
	unwrapped, err := now.OpenKey(wrapped, ad)
	if err != nil {
		t.Fatal(err)
	}
	if err := now.Admit(unwrapped); err != nil {
		t.Fatal(err)
	}
	for sealed, want := range map[string]string{string(before): "dahulu", string(after): "kini"} {
		if got, err := now.OpenOlder(nil, []byte(sealed), ad); err != nil || string(got) != want {
			t.Errorf("%q, %v", got, err)
		}
	}
	if _, err := now.Open(nil, before, ad); !errors.Is(err, ErrDamaged) {
		t.Errorf("an earlier key opens where it may not: %v", err)
	}
	if _, err := now.OpenOlder(nil, before, []byte("elsewhere")); !errors.Is(err, ErrDamaged) {
		t.Errorf("in another place: %v", err)
	}
	for _, bad := range [][]byte{nil, foreign, before[:Overhead-1]} {
		if _, err := now.OpenOlder(nil, bad, ad); !errors.Is(err, ErrDamaged) {
			t.Errorf("%x: %v", bad, err)
		}
	}
	if err := now.Admit(now); err == nil {
		t.Error("a key is its own earlier one")
	}
}

func TestAKeyThatIsHandedOnIsTheSame(t *testing.T) {
	key := NewKey()
	sealed, err := key.Seal(nil, []byte("x"), nil)
	if err != nil {
		t.Fatal(err)
	}
	var pipe bytes.Buffer
	if err := key.Hand(&pipe); err != nil {
		t.Fatal(err)
	}
	got, err := Receive(&pipe)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := got.Open(nil, sealed, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := Receive(bytes.NewReader(make([]byte, KeySize-1))); err == nil {
		t.Fatal("half a key was taken")
	}
	key.Close()
	if err := key.Hand(&pipe); !errors.Is(err, ErrClosed) {
		t.Fatalf("a closed key: %v", err)
	}
}
