package store

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"guyub/model"
)

// recordVersion is the layout of a record's value under its seal:
//
//	version | uvarint length of head | head | CBOR of the record
//
// The head is what a table keeps in front of its records to read alone: the
// roster's row of a client, nothing elsewhere. It lies under the same seal, so
// that head and record can never disagree about which save they are of.
const recordVersion = 1

// errRecord is a record that opens but makes no sense.
var errRecord = errors.New("store: damaged record")

var (
	encoding = must(cbor.EncOptions{Sort: cbor.SortNone, Time: cbor.TimeUnix}.EncMode())
	decoding = must(cbor.DecOptions{MaxNestedLevels: 16, MaxArrayElements: 1 << 17, MaxMapPairs: 1 << 17}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // the options are constants
	}
	return v
}

// encodeRecord appends the value of a record to dst.
func encodeRecord(dst, head []byte, record any) ([]byte, error) {
	body, err := encoding.Marshal(record)
	if err != nil {
		return nil, fmt.Errorf("store: encode: %w", err)
	}
	dst = append(dst, recordVersion)
	dst = binary.AppendUvarint(dst, uint64(len(head)))
	dst = append(dst, head...)
	return append(dst, body...), nil
}

// splitRecord takes a value apart.
func splitRecord(value []byte) (head, body []byte, err error) {
	if len(value) < 2 || value[0] != recordVersion {
		return nil, nil, errRecord
	}
	n, size := binary.Uvarint(value[1:])
	if size <= 0 || n > uint64(len(value)-1-size) {
		return nil, nil, errRecord
	}
	rest := value[1+size:]
	return rest[:n], rest[n:], nil
}

// decodeRecord reads the record of a value into one.
func decodeRecord(value []byte, record any) error {
	_, body, err := splitRecord(value)
	if err != nil {
		return err
	}
	if err := decoding.Unmarshal(body, record); err != nil {
		return fmt.Errorf("%w: %w", errRecord, err)
	}
	return nil
}

// place is what a sealed value is bound to: its office, table and key.
func place(office model.ID, table string, key []byte) []byte {
	b := make([]byte, 0, 16+1+len(table)+1+len(key))
	b = append(b, office[:]...)
	b = append(b, 0)
	b = append(b, table...)
	b = append(b, 0)
	return append(b, key...)
}
