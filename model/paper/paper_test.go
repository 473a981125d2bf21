package paper

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// A figure is rounded once, half away from nought, and written with exactly the
// places that it has.
func TestAFigureIsRoundedOnceAndWrittenSo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		milli := rapid.Int64Range(-1_000_000_000, 1_000_000_000).Draw(t, "milli")
		places := rapid.IntRange(0, 3).Draw(t, "places")
		want := new(big.Rat).SetFrac64(milli, 1000).FloatString(places) // rounds half away from nought
		if got := Number(milli, places).Plain(); got != want && "-"+got != want {
			t.Fatalf("%d thousandths with %d places is %q, want %q", milli, places, got, want)
		}
		if got := Percent(milli, places).Plain(); got != Number(milli, places).Plain() {
			t.Fatalf("as a percentage it is %q", got)
		}
	})
}

func TestNumbersAreWrittenInTheMarksOfALanguage(t *testing.T) {
	for _, c := range []struct {
		v    Value
		want string
	}{{Int(0), "0"}, {Int(-999), "-999"}, {Int(1300), "1.300"}, {Int(-1234567), "-1.234.567"}, {Number(1300_500, 1), "1.300,5"}, {Number(-50, 1), "-0,1"}, {Number(7, 3), "0,007"}, {Hours(8916), "148,6"}, {Hours(-3), "-0,1"}} {
		if got := Local(c.v, ".", ","); got != c.want {
			t.Errorf("%+v is written %q, want %q", c.v, got, c.want)
		}
	}
}
