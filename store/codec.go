package store

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/seal"
)

// recordVersion stands first in every value before it is sealed.
const recordVersion = 1

var (
	encoder = must(cbor.EncOptions{Sort: cbor.SortCoreDeterministic, Time: cbor.TimeUnixMicro}.EncMode())
	decoder = must(cbor.DecOptions{MaxNestedLevels: 16, MaxArrayElements: 1 << 17, MaxMapPairs: 1 << 12}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // the options are constants
	}
	return v
}

// vault seals and opens the values of one office.
type vault struct {
	office model.ID
	key    *seal.Key
}

// place is what a sealed value is bound to.
func (v vault) place(table string, key []byte) []byte {
	b := make([]byte, 0, len(v.office)+len(table)+1+len(key))
	b = append(b, v.office[:]...)
	b = append(b, table...)
	b = append(b, 0)
	return append(b, key...)
}

// seal returns the sealed form of any value: version | length of the summary |
// summary | CBOR.
func (v vault) seal(table string, key, summary []byte, value any) ([]byte, error) {
	body, err := encoder.Marshal(value)
	if err != nil {
		return nil, err
	}
	plain := make([]byte, 0, 1+binary.MaxVarintLen32+len(summary)+len(body))
	plain = append(plain, recordVersion)
	plain = binary.AppendUvarint(plain, uint64(len(summary)))
	plain = append(plain, summary...)
	plain = append(plain, body...)
	return v.key.Seal(make([]byte, 0, len(plain)+seal.Overhead), plain, v.place(table, key))
}

// open opens a sealed value into value.
func (v vault) open(table string, key, sealed []byte, value any) error {
	unseal := v.key.Open
	if table == tAudit { // never sealed anew: see rekey.go
		unseal = v.key.OpenOlder
	}
	plain, err := unseal(nil, sealed, v.place(table, key))
	if err != nil {
		return damaged(table, err)
	}
	_, body, err := split(plain)
	if err != nil {
		return damaged(table, err)
	}
	if err := decoder.Unmarshal(body, value); err != nil {
		return damaged(table, err)
	}
	return nil
}

// openSummary opens a client and returns its summary alone, which lies in
// used; scratch is used again.
func (v vault) openSummary(key, sealed, scratch []byte) (summary, used []byte, err error) {
	plain, err := v.key.Open(scratch[:0], sealed, v.place(clients.name, key))
	if err != nil {
		return nil, scratch, damaged(clients.name, err)
	}
	if summary, _, err = split(plain); err != nil {
		return nil, plain, damaged(clients.name, err)
	}
	return summary, plain, nil
}

var errForm = errors.New("value has an unknown form")

// split takes a value apart.
func split(plain []byte) (summary, body []byte, err error) {
	if len(plain) < 2 || plain[0] != recordVersion {
		return nil, nil, errForm
	}
	n, size := binary.Uvarint(plain[1:])
	if size <= 0 || n > uint64(len(plain)-1-size) {
		return nil, nil, errForm
	}
	rest := plain[1+size:]
	return rest[:n], rest[n:], nil
}

// damaged names the table in which something is wrong, and no more.
func damaged(table string, err error) error {
	if errors.Is(err, seal.ErrClosed) {
		return ErrLocked
	}
	return fmt.Errorf("%w: table %s: %w", ErrDamaged, table, err)
}

// get reads a record; ErrNoRecord tells that there is none.
func get[T any, P record[T]](v vault, r kv.Reader, t table[T, P], id model.ID) (T, error) {
	var out T
	sealed, ok := r.Get(t.name, id[:])
	if !ok {
		return out, ErrNoRecord
	}
	err := v.open(t.name, id[:], sealed, &out)
	return out, err
}

// scan reads all records of a table.
func scan[T any, P record[T]](v vault, r kv.Reader, t table[T, P]) ([]T, error) {
	var all []T
	for key, sealed := range r.Scan(t.name, nil, nil) {
		var one T
		if err := v.open(t.name, key, sealed, &one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// encode seals a record for its place.
func encode[T any, P record[T]](v vault, t table[T, P], rec P) ([]byte, error) {
	var summary []byte
	if t.summary != nil {
		summary = t.summary(nil, rec)
	}
	id := rec.Stamp().ID
	return v.seal(t.name, id[:], summary, rec)
}
