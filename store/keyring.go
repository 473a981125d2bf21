package store

import (
	"encoding/binary"

	"guyub/store/kv"
	"guyub/store/seal"
)

// admit makes the earlier data keys of the office known to the present one, so
// that the audit opens which was written under them.
func (v vault) admit(r kv.Reader) error {
	for number, sealed := range r.Scan(tOlder, nil, nil) {
		earlier, err := v.key.OpenKey(sealed, v.place(tOlder, number))
		if err != nil {
			return damaged(tOlder, err)
		}
		err = v.key.Admit(earlier)
		earlier.Close()
		if err != nil {
			return damaged(tOlder, err)
		}
	}
	return nil
}

// keepEarlier writes the earlier keys that the old vault knows of, and its own
// after them, for one whose key is new.
func keepEarlier(w kv.Writer, old, now vault, from kv.Reader) error {
	put := func(number []byte, key *seal.Key) error {
		sealed, err := now.key.SealKey(key, now.place(tOlder, number))
		if err == nil {
			w.Put(tOlder, number, sealed)
		}
		return err
	}
	count := uint64(0)
	for number, sealed := range from.Scan(tOlder, nil, nil) {
		earlier, err := old.key.OpenKey(sealed, old.place(tOlder, number))
		if err != nil {
			return damaged(tOlder, err)
		}
		if err := put(number, earlier); err != nil {
			return err
		}
		count++
	}
	return put(binary.BigEndian.AppendUint64(nil, count+1), old.key)
}
