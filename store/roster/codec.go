package roster

import (
	"encoding/binary"
	"errors"
	"math"

	"guyub/model"
)

// rowVersion stands first in an encoded row.
const rowVersion = 1

// ErrRow is an encoded row that makes no sense.
var ErrRow = errors.New("roster: damaged row")

// AppendRow appends the encoded row to dst: fixed fields, then counted
// strings. It is a codec of its own because a million rows are decoded at each
// unlock, and a general one takes some seven times as long.
func AppendRow(dst []byte, r *Row) []byte {
	dst = append(dst, rowVersion)
	dst = append(dst, r.ID[:]...)
	dst = append(dst, byte(r.Category), byte(r.Section), byte(r.State), byte(r.Stage), byte(r.Risk), byte(r.Sex), r.Misses, byte(r.Flags))
	dst = append(dst, r.Counselor[:]...)
	dst = append(dst, r.Group[:]...)
	dst = binary.AppendUvarint(dst, r.NIK)
	for _, d := range [...]model.Date{r.Born, r.NextReport, r.Start, r.End} {
		dst = binary.AppendUvarint(dst, uint64(uint32(d)))
	}
	for _, s := range [...]string{r.Register, r.Name, r.Alias, r.District} {
		dst = binary.AppendUvarint(dst, uint64(len(s)))
		dst = append(dst, s...)
	}
	return dst
}

// DecodeRow reads a row that [AppendRow] wrote; its error is [ErrRow]. The row
// shares nothing with b.
func DecodeRow(b []byte) (Row, error) {
	var r Row
	rest, err := decodeFixed(b, &r)
	if err != nil {
		return Row{}, err
	}
	var t fields[string]
	if t, err = decodeFields(string(rest)); err != nil { // one copy for all four
		return Row{}, err
	}
	r.Register, r.Name, r.Alias, r.District = t.register, t.name, t.alias, t.district
	return r, nil
}

// decodeFixed reads all but the texts into r, and returns the rest.
func decodeFixed(b []byte, r *Row) ([]byte, error) {
	const fixed = 1 + 16 + 8 + 16 + 16
	if len(b) < fixed || b[0] != rowVersion {
		return nil, ErrRow
	}
	r.ID = model.ID(b[1:17])
	e := b[17:25]
	r.Category, r.Section, r.State, r.Stage = model.Category(e[0]), model.Section(e[1]), model.TermState(e[2]), model.StageKind(e[3])
	r.Risk, r.Sex, r.Misses, r.Flags = model.Risk(e[4]), model.Sex(e[5]), e[6], Flags(e[7])
	r.Counselor, r.Group = model.ID(b[25:41]), model.ID(b[41:57])
	b = b[fixed:]
	n, size := binary.Uvarint(b)
	if size <= 0 {
		return nil, ErrRow
	}
	r.NIK, b = n, b[size:]
	for _, at := range [...]*model.Date{&r.Born, &r.NextReport, &r.Start, &r.End} {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > math.MaxUint32 {
			return nil, ErrRow
		}
		*at, b = model.Date(int32(uint32(n))), b[size:]
	}
	return b, nil
}

// decodeFields reads the four texts, which share memory with s.
func decodeFields[S string | []byte](s S) (fields[S], error) {
	var t fields[S]
	for _, at := range [...]*S{&t.register, &t.name, &t.alias, &t.district} {
		n, size := uvarint(s)
		if size == 0 || n > uint64(len(s)-size) {
			return fields[S]{}, ErrRow
		}
		*at, s = s[size:size+int(n)], s[size+int(n):]
	}
	if len(s) != 0 {
		return fields[S]{}, ErrRow
	}
	return t, nil
}

// uvarint is [binary.Uvarint] for text as well; size is 0 when there is none.
func uvarint[S string | []byte](s S) (n uint64, size int) {
	for i := range min(len(s), binary.MaxVarintLen32) {
		c := s[i]
		if n |= uint64(c&0x7f) << (7 * i); c < 0x80 {
			return n, i + 1
		}
	}
	return 0, 0
}
