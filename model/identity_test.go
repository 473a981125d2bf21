package model_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"guyub/model"
)

func TestANIKSaysWhatItWasMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y, m, d := today.YMD()
		born := model.Date(rapid.Int32Range(int32(model.On(y-100, m, d+1)), int32(today)).Draw(t, "born"))
		sex := rapid.SampledFrom(model.Sexes()).Draw(t, "sex")
		region := rapid.StringMatching(`[0-9]{6}`).Draw(t, "region")
		nik := model.MakeNIK(region, born, sex, rapid.IntRange(0, 9999).Draw(t, "serial"))
		spaced := nik[:4] + " " + nik[4:10] + "-" + nik[10:]
		info, ok := model.ReadNIK(spaced, today)
		if !ok || info != (model.NIKInfo{Region: region, Born: born, Sex: sex}) {
			t.Fatalf("%q: %+v, %v; made of %s %s %s", spaced, info, ok, region, born, sex.Code())
		}
		if model.NormalNIK(spaced) != nik {
			t.Fatalf("%q normal is %q", spaced, model.NormalNIK(spaced))
		}
	})
}

func TestANIKHasARealDateNotAfterToday(t *testing.T) {
	for nik, want := range map[string]string{
		"3302151705900001": "1990-05-17", "3302155705900001": "1990-05-17", // a man, a woman
		"3302151603260001": "2026-03-16", "3302151703260001": "1926-03-17", // born today, and not tomorrow
		"3302152902000001": "2000-02-29", "3302152902010001": "", "3302150005900001": "", "3302154005900001": "", "3302157205900001": "",
		"3302151700900001": "", "3302151713900001": "", "330215170590000": "", "33021517059000012": "", "": "",
	} {
		info, ok := model.ReadNIK(nik, today)
		if ok != (want != "") || info.Born.String() != want {
			t.Errorf("%s: %s, %v, want %q", nik, info.Born, ok, want)
		}
	}
}

func FuzzNIK(f *testing.F) {
	f.Add("3302151705900001", int32(today))
	f.Add("33 0215 290200 0001", int32(1))
	f.Fuzz(func(t *testing.T, s string, day int32) {
		now := model.Date(min(max(day, 1), int32(model.On(2099, 12, 31))))
		info, ok := model.ReadNIK(s, now)
		if !ok {
			if info != (model.NIKInfo{}) {
				t.Fatalf("%q: %+v", s, info)
			}
			return
		}
		n := model.NormalNIK(s)
		serial := int(n[12]-'0')*1000 + int(n[13]-'0')*100 + int(n[14]-'0')*10 + int(n[15]-'0')
		if again := model.MakeNIK(info.Region, info.Born, info.Sex, serial); again != n {
			t.Fatalf("%q: made again %q", n, again)
		}
		if now >= model.On(2000, 1, 1) && info.Born > now {
			t.Fatalf("%q: born %s, after %s", n, info.Born, now)
		}
	})
}

func TestNumbersAreComparedWithoutTheirSpacing(t *testing.T) {
	for in, want := range map[string]string{"pb - 0241/26": "PB-0241/26", " PB-0241/26 ": "PB-0241/26", "": ""} {
		if got := model.NormalRegister(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"+62 812-3456-7890": "081234567890", "6281234567890": "081234567890", "0812 3456 7890": "081234567890", "(0281) 636-228": "0281636228", "+62281636228": "0281636228", "": ""} {
		if got := model.NormalPhone(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]bool{"081234567890": true, "+62 281 636228": true, "": false, "12345678": false, "08": false, "081234567890123": false, "nol delapan": false} {
		if got := model.ValidPhone(in); got != want {
			t.Errorf("phone %q: %v", in, got)
		}
	}
	for in, want := range map[string]bool{"198503172010121001": true, "19850317 201012 1 001": true, "198513172010121001": false, "198503172010131001": false, "198503172010123001": false, "19850317201012100": false, "": false} {
		if got := model.ValidNIP(in); got != want {
			t.Errorf("NIP %q: %v", in, got)
		}
	}
	for in, want := range map[string]bool{"PB-0241/26": true, "12": true, "1": false, "": false, "PB": false, "PB_1": false, "PB-1\x1b": false} {
		if got := model.ValidRegister(in); got != want {
			t.Errorf("register %q: %v", in, got)
		}
	}
	for in, want := range map[string]bool{"pk.dewi-2_a": true, "ab": true, "a": false, "": false, "Dewi": false, "de wi": false, strings.Repeat("a", 33): false, "dewí": false} {
		if got := model.ValidUsername(in); got != want {
			t.Errorf("user name %q: %v", in, got)
		}
	}
}

// shown is what a mask leaves of a text, letter by letter.
func shown(s string) int { return utf8.RuneCountInString(strings.ReplaceAll(s, "*", "")) }

func TestR13_MasksHide(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{model.MaskNIK("3302151705900001"), "3302**********01"},
		{model.MaskNIK("33021517059"), "***********"},
		{model.MaskNIK(""), ""},
		{model.MaskPhone("081234567890"), "*********890"},
		{model.MaskPhone("0812"), "****"},
		{model.MaskText("Jl. Merdeka 5"), "J** M****** 5*"},
		{model.MaskText("RT 003/005"), "R* 0******"},
		{model.MaskText("Kalimantanselatan"), "K******"},
		{model.MaskText("  "), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("0123456789 -+éa"))).Draw(t, "text")
		for name, m := range map[string]string{"NIK": model.MaskNIK(s), "phone": model.MaskPhone(s)} {
			if n := utf8.RuneCountInString(s); utf8.RuneCountInString(m) != n || 2*shown(m) > n {
				t.Fatalf("%s %q shows %q", name, s, m)
			}
		}
		words := strings.Fields(s)
		masked := strings.Fields(model.MaskText(s))
		if len(masked) != len(words) {
			t.Fatalf("%q masked %q", s, masked)
		}
		for i, m := range masked {
			if shown(m) != 1 || m == words[i] || !strings.HasPrefix(words[i], strings.TrimRight(m, "*")) {
				t.Fatalf("%q shows %q", words[i], m)
			}
		}
	})
}

func TestAKecamatanLiesInTheKabupatenThatItsCodeBeginsWith(t *testing.T) {
	for code, want := range map[string]string{"91.01.02": "91.01", "91.01": "", "": "", "91.1.02": "", "91.01.02.2001": ""} {
		if got := model.RegencyOf(code); got != want {
			t.Errorf("%q lies in %q, want %q", code, got, want)
		}
	}
}
