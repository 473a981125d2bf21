package store

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guyub/model"
	"guyub/model/text"
)

// The lengths of passwords in characters. Fifteen or more is recommended
// (ASVS 5.0, 6.2.1); no mix of kinds of characters is asked for.
const (
	ShortestPassword = 8
	GoodPassword     = 15
	longestPassword  = 128
)

// common are passwords that anybody would try first, folded; with digits and
// signs at their ends taken away.
var common = []string{
	"password", "passw0rd", "qwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "iloveyou", "admin", "administrator", "welcome",
	"letmein", "abc", "abcd", "abcdef", "abcdefgh", "rahasia", "sandi", "katasandi", "kata sandi", "indonesia", "merdeka",
	"sayang", "bismillah", "alhamdulillah", "anjing", "doraemon", "persib", "persija", "jakarta", "garuda", "pancasila",
	"operator", "kantor", "klien", "selamat", "semangat", "cintaku", "monyet", "keluarga", "sukses", "p@ssw0rd", "p@ssword",
}

// trade are the words of this office's daily life.
var trade = []string{
	"guyub", "bapas", "pokmas", "lipas", "pemasyarakatan", "balai", "kemenkumham", "kemenimipas", "ditjenpas", "lapas",
	"rutan", "pembimbing", "kelas", "purwokerto", "kabapas", "kasubsi", "auditor",
}

// checkPassword refuses a password that could be guessed: too short, common,
// digits in a row, or made of little but the office, the person and the trade.
func checkPassword(password, office string, u *model.User) error {
	n := utf8.RuneCountInString(password)
	switch {
	case n < ShortestPassword:
		return &WeakPassword{TooShort}
	case n > longestPassword:
		return &WeakPassword{TooLong}
	}
	folded := text.Fold(password)
	core := strings.Trim(folded, "0123456789 !@#$%^&*()-_=+.,?")
	if core == "" || slices.Contains(common, core) || slices.Contains(common, folded) || monotonous(folded) {
		return &WeakPassword{TooCommon}
	}
	rest := core
	for _, w := range contextWords(office, u) {
		rest = strings.ReplaceAll(rest, w, "")
	}
	if rest != core && utf8.RuneCountInString(strings.Trim(rest, "0123456789 !@#$%^&*()-_=+.,?")) < 4 {
		return &WeakPassword{TooPlain}
	}
	return nil
}

// contextWords are what somebody who knows the office would try, longest first.
func contextWords(office string, u *model.User) []string {
	words := slices.Clone(trade)
	words = append(words, strings.Fields(text.Fold(office))...)
	words = append(words, strings.Fields(text.Fold(u.Name))...)
	words = append(words, u.Username, model.NormalNIP(u.NIP))
	words = slices.DeleteFunc(words, func(w string) bool { return utf8.RuneCountInString(w) < 3 })
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	return words
}

// monotonous reports a password of one or two different characters, or of
// neighbours in a row ("abcdefgh", "87654321").
func monotonous(s string) bool {
	kinds := map[rune]bool{}
	up, down := true, true
	last := rune(-1)
	for _, r := range s {
		kinds[r] = true
		if last >= 0 {
			up = up && r == last+1
			down = down && r == last-1
		}
		last = r
	}
	return len(kinds) <= 2 || up || down
}
