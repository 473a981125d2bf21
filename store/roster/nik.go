package roster

// nik is a NIK as sixteen decimal digits of four bits each, the first the
// highest; 0 is one that is not known. In this form a run of digits is found
// by a few operations on one number: some five times as fast as in text, and
// in half the memory.
type nik uint64

// longNIK stands for a number of more than sixteen digits, which no NIK has
// but somebody may have typed. It holds no decimal digit.
const longNIK = ^nik(0)

// packNIK returns the digits of n.
func packNIK(n uint64) nik {
	if n >= 1e16 {
		return longNIK
	}
	var p nik
	for shift := 0; n > 0; shift += 4 {
		p |= nik(n%10) << shift
		n /= 10
	}
	return p
}

// number is the inverse of packNIK, 0 for a long one.
func (p nik) number() uint64 {
	if p == longNIK {
		return 0
	}
	var n uint64
	for shift := 60; shift >= 0; shift -= 4 {
		n = n*10 + uint64(p>>shift&0xf)
	}
	return n
}

// everyDigit has a 1 in each of the sixteen digits.
const everyDigit nik = 0x1111_1111_1111_1111

// nikPart prepares a run of digits to be looked for: each of them sixteen
// times. It returns nil for what is in no NIK.
func nikPart(word []byte) []nik {
	if len(word) > 16 {
		return nil
	}
	part := make([]nik, len(word))
	for i, c := range word {
		if c < '0' || c > '9' {
			return nil
		}
		part[i] = nik(c-'0') * everyDigit
	}
	return part
}

// holds reports whether the digits occur one after the other. Each step marks
// the places where one of them stands, and keeps those places where the run
// can have begun.
func (p nik) holds(part []nik) bool {
	if p == 0 {
		return false
	}
	begun := everyDigit
	for i, digit := range part {
		differs := p ^ digit
		differs |= differs >> 1
		differs |= differs >> 2 // the lowest bit of each digit: does any differ?
		begun &= ^differs << (4 * i)
		if begun == 0 {
			return false
		}
	}
	return true
}
