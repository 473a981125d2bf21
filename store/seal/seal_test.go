package seal

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// cheap keeps the tests quick; the code path is the same.
var cheap = Params{Time: 1, MemoryKiB: 64, Threads: 1}

func TestWhatIsSealedOpensToTheSame(t *testing.T) {
	key := NewKey()
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		ad := rapid.SliceOf(rapid.Byte()).Draw(t, "ad")
		sealed, err := key.Seal(nil, plain, ad)
		if err != nil {
			t.Fatal(err)
		}
		if len(sealed) != len(plain)+Overhead {
			t.Fatalf("sealed %d bytes to %d, want %d more", len(plain), len(sealed), Overhead)
		}
		got, err := key.Open(nil, sealed, ad)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("opened to %x (%v), want %x", got, err, plain)
		}
	})
}

func TestAnyChangeToASealedValueShows(t *testing.T) {
	key := NewKey()
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		ad := rapid.SliceOfN(rapid.Byte(), 1, 40).Draw(t, "ad")
		sealed, _ := key.Seal(nil, plain, ad)
		bit := rapid.IntRange(0, 8*(len(sealed)+len(ad))-1).Draw(t, "bit")
		if at := bit / 8; at < len(sealed) {
			sealed[at] ^= 1 << (bit % 8)
		} else {
			ad[at-len(sealed)] ^= 1 << (bit % 8)
		}
		if got, err := key.Open(nil, sealed, ad); !errors.Is(err, ErrDamaged) {
			t.Fatalf("a changed bit gave %x, %v", got, err)
		}
	})
}

func TestASecondSealingOfTheSameLooksDifferent(t *testing.T) {
	key := NewKey()
	a, _ := key.Seal(nil, []byte("Sukarman"), nil)
	b, _ := key.Seal(nil, []byte("Sukarman"), nil)
	if bytes.Equal(a, b) {
		t.Fatal("equal values show as equal on the disk")
	}
}

func TestBlindNumbersTellKindsAndOfficesApart(t *testing.T) {
	one, other := NewKey(), NewKey()
	blind := func(k *Key, kind, n string) [16]byte {
		b, err := k.Blind(kind, n)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	seen := map[[16]byte]bool{
		blind(one, "nik", "3302"): true, blind(one, "nip", "3302"): true, blind(other, "nik", "3302"): true,
		blind(one, "ni", "k3302"): true,
	}
	if len(seen) != 4 {
		t.Fatal("two different numbers share a blind one")
	}
	if first := blind(one, "nik", "3302"); first != blind(one, "nik", "3302") {
		t.Fatal("the same number has two blind ones")
	}
}

func TestASlotOpensForItsSecretAndOwnerAlone(t *testing.T) {
	key := NewKey()
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringN(1, 30, -1).Draw(t, "secret")
		s, err := NewSlot(Password, key, secret, []byte("rini"), cheap)
		if err != nil {
			t.Fatal(err)
		}
		s, err = ParseSlot(s.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.Unwrap(secret, []byte("rini"))
		if err != nil {
			t.Fatal(err)
		}
		sealed, _ := key.Seal(nil, []byte("x"), nil)
		if _, err := got.Open(nil, sealed, nil); err != nil {
			t.Fatal("the slot gave another key")
		}
		if _, err := s.Unwrap(secret+"x", []byte("rini")); !errors.Is(err, ErrWrong) {
			t.Fatalf("a wrong password gave %v", err)
		}
		if _, err := s.Unwrap(secret, []byte("budi")); !errors.Is(err, ErrWrong) {
			t.Fatalf("another user's slot gave %v", err)
		}
	})
}

func TestCodesAreTakenHoweverTheyAreTyped(t *testing.T) {
	key := NewKey()
	for _, code := range []string{NewRecoveryCode(), NewActivationCode()} {
		s, err := NewSlot(Recovery, key, code, nil, cheap)
		if err != nil {
			t.Fatal(err)
		}
		typed := strings.ToLower(strings.NewReplacer("-", "  ", "0", "O", "1", "l").Replace(code))
		if back, err := CheckCode(typed); err != nil || back != code {
			t.Fatalf("%q typed as %q read as %q, %v", code, typed, back, err)
		}
		if _, err := s.Unwrap(typed, nil); err != nil {
			t.Fatalf("%q typed as %q: %v", code, typed, err)
		}
	}
}

func TestAMistypedCodeIsNoticed(t *testing.T) {
	missed := 0
	const rounds = 400
	for i := range rounds {
		code := []byte(plainCode(NewRecoveryCode()))
		at := i % len(code)
		code[at] = letters[(strings.IndexByte(letters, code[at])+1)%32]
		if _, err := CheckCode(string(code)); err == nil {
			missed++
		}
	}
	if missed > rounds/50 { // 1 in 1,024 is expected
		t.Fatalf("%d of %d mistyped codes passed the check", missed, rounds)
	}
}

func TestAClosedKeyDoesNothing(t *testing.T) {
	key := NewKey()
	sealed, _ := key.Seal(nil, []byte("x"), nil)
	key.Close()
	_, err1 := key.Seal(nil, nil, nil)
	_, err2 := key.Open(nil, sealed, nil)
	_, err3 := key.Blind("nik", "1")
	_, err4 := NewSlot(Password, key, "x", nil, cheap)
	for _, err := range []error{err1, err2, err3, err4} {
		if !errors.Is(err, ErrClosed) {
			t.Fatalf("a closed key gave %v", err)
		}
	}
	key.Close()
}

func FuzzOpen(f *testing.F) {
	key := NewKey()
	sealed, _ := key.Seal(nil, []byte("Sukarman"), []byte("ad"))
	f.Add(sealed)
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		if bytes.Equal(b, sealed) {
			return
		}
		if got, err := key.Open(nil, b, []byte("ad")); err == nil {
			t.Fatalf("forged value opened to %x", got)
		}
	})
}

func FuzzSlot(f *testing.F) {
	s, _ := NewSlot(Password, NewKey(), "rahasia", nil, cheap)
	f.Add(make([]byte, slotSize))
	f.Add([]byte{0, 0, 0, 0, 0, 1})
	f.Fuzz(func(t *testing.T, mask []byte) {
		// The mask turns bits of a good slot; what is longer is cut or added.
		raw := s.Bytes()
		for i := range min(len(raw), len(mask)) {
			raw[i] ^= mask[i]
		}
		raw = append(raw, mask[min(len(raw), len(mask)):]...)
		got, err := ParseSlot(raw)
		if err != nil {
			return
		}
		if !bytes.Equal(got.Bytes(), raw) {
			t.Fatal("a slot changed on the way")
		}
		if p := got.Params(); p.MemoryKiB > 1<<10 || p.Time > 2 {
			return // opening it is right, and slow
		}
		if _, err := got.Unwrap("rahasia", nil); (err == nil) != bytes.Equal(raw, s.Bytes()) {
			t.Fatalf("opening gave %v", err)
		}
	})
}

func BenchmarkSeal(b *testing.B) {
	key, plain, ad, dst := NewKey(), make([]byte, 350), make([]byte, 40), []byte(nil)
	b.ReportAllocs()
	for b.Loop() {
		dst, _ = key.Seal(dst[:0], plain, ad)
	}
}

func BenchmarkOpen(b *testing.B) {
	key, plain, ad, dst := NewKey(), make([]byte, 350), make([]byte, 40), []byte(nil)
	sealed, _ := key.Seal(nil, plain, ad)
	b.ReportAllocs()
	for b.Loop() {
		dst, _ = key.Open(dst[:0], sealed, ad)
	}
}

func BenchmarkBlind(b *testing.B) {
	key := NewKey()
	b.ReportAllocs()
	for b.Loop() {
		_, _ = key.Blind("nik", "3302151204900001")
	}
}

func BenchmarkUnwrap(b *testing.B) {
	s, _ := NewSlot(Password, NewKey(), "rahasia", nil, DefaultParams)
	for b.Loop() {
		if _, err := s.Unwrap("rahasia", nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTag(b *testing.B) {
	for b.Loop() {
		Tag("rini", make([]byte, 16))
	}
}

func TestAVerifierKnowsItsSecretAloneAndDoesNotHoldIt(t *testing.T) {
	p := Params{Time: 1, MemoryKiB: 64, Threads: 1}
	v, twin := NewVerifier("739104", p), NewVerifier("739104", p)
	if !v.Is("739104") || v.Is("739105") || v.Is("") || v.Is("0739104") {
		t.Error("it takes the wrong secret for the right one, or the other way round")
	}
	if v == twin {
		t.Error("two verifiers of one secret are the same: there is no salt")
	}
	if got := NewVerifier("739104", Params{}).params; got != DefaultParams {
		t.Errorf("a cost that is none became %+v", got)
	}
}

// A check of two letters lets one slip in a thousand through; a letter left out
// or typed twice is always seen.
func TestACodeWithALetterTooFewOrTooManyIsMistyped(t *testing.T) {
	for range 2000 {
		code := plainCode(NewRecoveryCode())
		for _, typed := range []string{code[1:], code[:len(code)-1], code + "A", code + code[:1]} {
			if _, err := CheckCode(typed); err != ErrTypo {
				t.Fatalf("%d letters of %d gave %v", len(typed), len(code), err)
			}
		}
	}
}
