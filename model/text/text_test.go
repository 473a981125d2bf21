package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", "Sukardi", "Sukar\x1b[31mdi", "a\u202eb", "a\u200bb", "\xff\xfe", "baris 1\r\nbaris 2", "nama\u0085lain",
		"é", "e\u0301", "漢字", "\U000e0041\U000e0042", "\u009b31m", "a\u00adb", "\ufeffa", "☺\ufe0f", "\x7f", "\t\v\f",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range []struct {
			name  string
			clean func(string) string
			lines bool
		}{{"Clean", Clean, false}, {"CleanLines", CleanLines, true}} {
			got := c.clean(s)
			if !utf8.ValidString(got) {
				t.Fatalf("%s(%q) = %q: not UTF-8", c.name, s, got)
			}
			for _, r := range got {
				if c.lines && r == '\n' {
					continue
				}
				if r < 0x20 || r >= 0x7f && r <= 0x9f {
					t.Fatalf("%s(%q) = %q: control character %U", c.name, s, got, r)
				}
				if unicode.In(r, unicode.Cf, unicode.Bidi_Control, unicode.Variation_Selector, unicode.Zl, unicode.Zp) || r >= 0xe0000 && r <= 0xe0fff {
					t.Fatalf("%s(%q) = %q: invisible %U", c.name, s, got, r)
				}
			}
			if again := c.clean(got); again != got {
				t.Fatalf("%s is not idempotent on %q: %q, then %q", c.name, s, got, again)
			}
			if len(got) > len(s) {
				t.Fatalf("%s(%q) = %q: longer than before", c.name, s, got)
			}
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Sukardi", "  Hj. Nóvi\tASTUTI ", "ＡＢＣ", "İstanbul", "ﬁat", "Đoàn", "a\u0301\u0301", "ϓ", "ǅ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Fold(s)
		if again := Fold(got); again != got {
			t.Fatalf("Fold is not idempotent on %q: %q, then %q", s, got, again)
		}
		if got != strings.TrimSpace(got) || strings.Contains(got, "  ") {
			t.Fatalf("Fold(%q) = %q: blanks left", s, got)
		}
		if !utf8.ValidString(got) {
			t.Fatalf("Fold(%q) = %q: not UTF-8", s, got)
		}
	})
}

func FuzzCSVSafe(f *testing.F) {
	for _, s := range []string{"", "Sukardi", "=1+1", "+62812", "-5", "@x", "\t=1", " =1", "-1,5", "+", "＝1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := CSVSafe(s)
		if strings.TrimPrefix(got, "'") != s && got != s {
			t.Fatalf("CSVSafe(%q) = %q: the text itself changed", s, got)
		}
		if lead := strings.TrimLeft(got, " \u00a0"); lead != "" && strings.ContainsRune("=@\t\r\n＝＋－＠", firstRune(lead)) {
			t.Fatalf("CSVSafe(%q) = %q: would be a formula", s, got)
		}
		if again := CSVSafe(got); again != got {
			t.Fatalf("CSVSafe is not idempotent on %q: %q, then %q", s, got, again)
		}
	})
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func TestCleanLeavesVisibleTextAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[ -~À-ÿ]{0,80}`).Draw(t, "s")
		s = strings.ReplaceAll(s, "\u00ad", "")
		if got := Clean(s); got != s {
			t.Fatalf("Clean(%q) = %q", s, got)
		}
	})
}

func TestCleanTextIsNotAllocated(t *testing.T) {
	for _, s := range []string{"Sukarjo bin Mardi, PB-0419/25", "Café Ibu Siti · Ajibarang"} {
		if n := testing.AllocsPerRun(100, func() { Clean(s) }); n != 0 {
			t.Errorf("Clean(%q) allocates %v times", s, n)
		}
	}
	if n := testing.AllocsPerRun(100, func() { Fold("sukarjo bin mardi") }); n != 0 {
		t.Errorf("Fold of folded text allocates %v times", n)
	}
}

func TestCleanKeepsWordsApart(t *testing.T) {
	for in, want := range map[string][2]string{
		"jalan\r\nraya":     {"jalan raya", "jalan\nraya"},
		"jalan\traya":       {"jalan raya", "jalan raya"},
		"a\u2028b\u2029c":   {"a b c", "a\nb\nc"},
		"Su\u200bkar\x00di": {"Sukardi", "Sukardi"},
		"\x1b[2JSukardi":    {"[2JSukardi", "[2JSukardi"},
		"a\xffb":            {"ab", "ab"},
		"nama \u202elatab":  {"nama latab", "nama latab"},
	} {
		if got := Clean(in); got != want[0] {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want[0])
		}
		if got := CleanLines(in); got != want[1] {
			t.Errorf("CleanLines(%q) = %q, want %q", in, got, want[1])
		}
	}
}

func TestFoldFindsWhatPeopleMean(t *testing.T) {
	for _, same := range [][]string{
		{"hj. novi astuti", "  Hj. Nóvi   ASTUTI ", "HJ.\tNOVI\u00a0ASTUTI", "Ｈｊ. Novi Astuti"},
		{"ma'ruf", "Ma’ruf", "MAʼRUF"},
		{"soeharto", "Soeharto", "so\u200beharto"},
	} {
		for _, s := range same {
			if got := Fold(s); got != same[0] {
				t.Errorf("Fold(%q) = %q, want %q", s, got, same[0])
			}
		}
	}
}

func TestCSVSafeKeepsNumbersAndStopsFormulas(t *testing.T) {
	for in, want := range map[string]string{
		"-12,5": "-12,5", "+7": "+7", "-": "'-", "+62 812": "'+62 812", "-2+3": "'-2+3",
		"=HYPERLINK(1)": "'=HYPERLINK(1)", "  @SUM(1)": "'  @SUM(1)", "Sukardi": "Sukardi", "PB-0241/26": "PB-0241/26",
	} {
		if got := CSVSafe(in); got != want {
			t.Errorf("CSVSafe(%q) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkClean(b *testing.B) {
	for _, s := range []string{"Sukarjo bin Mardi", "Café Ibu Siti", "Su\u200bkardi"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Clean(s)
			}
		})
	}
}

func BenchmarkFold(b *testing.B) {
	for _, s := range []string{"sukarjo bin mardi", "Sukarjo bin Mardi", "Hj. Nóvi Astuti"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(s)
			}
		})
	}
}
