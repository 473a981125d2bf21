package model

import (
	"strconv"
	"strings"
	"time"
)

// digits returns only the digits of s.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// NormalNIK returns a NIK (nomor induk kependudukan) as it is compared: its
// digits alone, however people space them.
func NormalNIK(s string) string { return digits(s) }

// NIKInfo is what the shape of a NIK says.
type NIKInfo struct {
	Region string // six digits: province, kabupaten, kecamatan
	Born   Date
	Sex    Sex
}

// ReadNIK takes a NIK apart: six digits of the place of first registration,
// the date of birth as DDMMYY with 40 added to the day for women, four digits
// of a serial number. today decides the century. ok is false when the shape is
// impossible.
func ReadNIK(s string, today Date) (info NIKInfo, ok bool) {
	d := NormalNIK(s)
	if len(d) != 16 {
		return NIKInfo{}, false
	}
	day, _ := strconv.Atoi(d[6:8])
	month, _ := strconv.Atoi(d[8:10])
	year, _ := strconv.Atoi(d[10:12])
	info = NIKInfo{Region: d[:6], Sex: Male}
	if day > 40 {
		day -= 40
		info.Sex = Female
	}
	year += 2000
	if On(year, time.Month(month), day) > today { // nobody is born after today
		year -= 100
	}
	born := On(year, time.Month(month), day)
	if y, m, dd := born.YMD(); y != year || int(m) != month || dd != day {
		return NIKInfo{}, false
	}
	info.Born = born
	return info, true
}

// MakeNIK builds the number that [ReadNIK] takes apart; demonstrations use it.
func MakeNIK(region string, born Date, sex Sex, serial int) string {
	y, m, d := born.YMD()
	if sex == Female {
		d += 40
	}
	pad := func(n, width int) string {
		s := strconv.Itoa(n)
		return strings.Repeat("0", max(0, width-len(s))) + s
	}
	region = (digits(region) + "000000")[:6]
	return region + pad(d, 2) + pad(int(m), 2) + pad(y%100, 2) + pad(serial%10000, 4)
}

// NormalNIP returns a NIP (nomor induk pegawai) as it is compared.
func NormalNIP(s string) string { return digits(s) }

// ValidNIP reports whether a NIP has its shape: birth YYYYMMDD, start of
// service YYYYMM, sex 1 or 2, three digits.
func ValidNIP(s string) bool {
	d := NormalNIP(s)
	if len(d) != 18 || d[14] != '1' && d[14] != '2' {
		return false
	}
	if _, err := time.Parse("20060102", d[:8]); err != nil {
		return false
	}
	_, err := time.Parse("200601", d[8:14])
	return err == nil
}

// NormalRegister returns a register number as it is compared: capitals, no
// spaces, so that "pb - 0241/26" and "PB-0241/26" are one number.
func NormalRegister(s string) string {
	return strings.ToUpper(strings.Join(strings.Fields(s), ""))
}

// ValidRegister reports whether a register number looks like one: it holds at
// least one digit and nothing but letters, digits and the usual separators.
// Offices number in their own ways, so that anything else is only doubted.
func ValidRegister(s string) bool {
	n := NormalRegister(s)
	return len(n) >= 2 && digits(n) != "" && strings.Trim(n, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/.") == ""
}

// NormalPhone returns a telephone number as it is dialled, with 0 in the place
// of +62.
func NormalPhone(s string) string {
	plus := strings.HasPrefix(strings.TrimSpace(s), "+")
	d := digits(s)
	if plus && strings.HasPrefix(d, "62") || strings.HasPrefix(d, "628") {
		return "0" + d[2:]
	}
	return d
}

// ValidPhone reports whether a number can be an Indonesian one.
func ValidPhone(s string) bool {
	n := NormalPhone(s)
	return len(n) >= 6 && len(n) <= 14 && n[0] == '0'
}

// ValidUsername reports whether a user name is 2 to 32 of the letters a-z,
// digits and . - _
func ValidUsername(s string) bool {
	return len(s) >= 2 && len(s) <= 32 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789.-_") == ""
}

// ValidRegionCode reports whether a code has the shape of the Ministry of Home
// Affairs for a kabupaten, "33.02", or a kecamatan, "33.02.15".
func ValidRegionCode(s string) bool {
	if len(s) != 5 && len(s) != 8 {
		return false
	}
	for i, pair := range strings.Split(s, ".") {
		if len(pair) != 2 || digits(pair) != pair || i > 2 {
			return false
		}
	}
	return true
}

// RegencyOf returns the code of the kabupaten that a kecamatan lies in, which its
// own begins with; empty for what is no code of a kecamatan.
func RegencyOf(code string) string {
	const regency, district = 5, 8
	if len(code) != district || code[regency] != '.' {
		return ""
	}
	return code[:regency]
}

// The masks of personal data (rule R13): what a screen shows until the person
// reveals the field, which is noted in the audit trail.

// MaskNIK leaves the first four and the last two digits; of a number too short
// to be one it leaves nothing.
func MaskNIK(s string) string { return mask(s, 4, 2) }

// MaskPhone leaves the last three digits; of a number too short to be one it
// leaves nothing.
func MaskPhone(s string) string { return mask(s, 0, 3) }

// MaskText hides all but the first letter of each word of an address, and how
// long the word is: no house number stands there as it is.
func MaskText(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r := []rune(w)
		words[i] = string(r[0]) + strings.Repeat("*", max(1, min(len(r)-1, 6)))
	}
	return strings.Join(words, " ")
}

// MaskNote tells that something is written, and nothing of what.
func MaskNote(s string) string {
	if s == "" {
		return ""
	}
	return "***"
}

func mask(s string, head, tail int) string {
	r := []rune(s)
	if len(r) < 2*(head+tail) { // it would show more than it hides
		return strings.Repeat("*", len(r))
	}
	for i := head; i < len(r)-tail; i++ {
		r[i] = '*'
	}
	return string(r)
}
