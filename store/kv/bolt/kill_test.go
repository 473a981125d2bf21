package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"guyub/store/kv"
)

// The child of the kill test writes for ever and prints what was acknowledged.
const childEnv = "GUYUB_TEST_KILL_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		writeForEver(path)
		return
	}
	os.Exit(m.Run())
}

func writeForEver(path string) {
	e, err := Open(path, Options{})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	next := uint64(0)
	_ = e.View(ctx, func(r kv.Reader) error {
		for k := range r.Back("record", nil, nil) {
			next = binary.BigEndian.Uint64(k) + 1
			break
		}
		return nil
	})
	for ; ; next++ {
		err := e.Update(ctx, kv.OpID{}, func(w kv.Writer) error {
			key := binary.BigEndian.AppendUint64(nil, next)
			w.Put("record", key, bytes.Repeat(key, int(next%40)+1))
			w.Put("index", fmt.Appendf(nil, "%d", next), key)
			w.Put("meta", []byte("count"), binary.BigEndian.AppendUint64(nil, next+1))
			return nil
		})
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(next)
	}
}

// TestNoAcknowledgedWriteIsLostWhenTheProcessIsKilled kills a writing process at
// random moments, a hundred times over the same file.
func TestNoAcknowledgedWriteIsLostWhenTheProcessIsKilled(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 10
	}
	path := newFile(t)
	for round := range rounds {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childEnv+"="+path)
		var out bytes.Buffer
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+rand.IntN(150)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		verifyKilled(t, path, out.String(), round)
	}
}

func verifyKilled(t *testing.T, path, printed string, round int) {
	t.Helper()
	acknowledged := int64(-1)
	// The last line may be cut off by the kill.
	for line := range strings.SplitSeq(printed[:strings.LastIndexByte(printed, '\n')+1], "\n") {
		if strings.HasPrefix(line, "error") {
			t.Fatalf("round %d: child says %s", round, line)
		}
		if n, err := strconv.ParseInt(line, 10, 64); err == nil {
			acknowledged = n
		}
	}
	e := open(t, path)
	defer e.Close()
	err := e.View(ctx, func(r kv.Reader) error {
		n := uint64(0)
		for k, v := range r.Scan("record", nil, nil) {
			if binary.BigEndian.Uint64(k) != n || !bytes.Equal(v, bytes.Repeat(k, int(n%40)+1)) {
				return fmt.Errorf("record %d is %x = %x", n, k, v)
			}
			if at, ok := r.Get("index", fmt.Appendf(nil, "%d", n)); !ok || !bytes.Equal(at, k) {
				return fmt.Errorf("record %d is not in the index", n)
			}
			n++
		}
		count := uint64(0)
		if v, ok := r.Get("meta", []byte("count")); ok {
			count = binary.BigEndian.Uint64(v)
		}
		if count != n || int64(n) <= acknowledged {
			return fmt.Errorf("%d records, counted %d, acknowledged up to %d", n, count, acknowledged)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	if err := e.db.View(func(btx *bbolt.Tx) error {
		for err := range btx.Check() {
			return err
		}
		return nil
	}); err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
}
