package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/fxamacker/cbor/v2"

	"guyub/model"
	"guyub/store/kv"
)

// An archive (arsip) is a whole office as text, one JSON object on each line,
// for whoever must read it without this program, and for this one to make the
// office anew from. In this order it holds
//
//	{"archive":"guyub","version":1,"schema":7,"office":"0199..."}
//	{"kind":"office","record":{...}}        every record, by kinds in the order of kept and by id
//	{"gone":{...},"record":{...}}           every record that was taken back with its table, by id
//	{"brought":{...},"batch":...,"id":...}  what each table brought, by batch and id, and what stood "before"
//	{"audit":1,"entry":{...}}               every entry of the audit trail
//	{"checkpoint":1,"day":...,"signed":...} every checkpoint, with its signature
//	{"end":{"office":1,...},"sha256":"..."} how many of each, and SHA-256 of all before this line
//
// What opens the office does not leave with it: no password, no slot, no key of
// a checkpoint. Drafts, sessions and the results of operations stay behind too.
// What follows from the records, such as the index of unique numbers, is made
// anew.
//
// It is not sealed. Everything about everybody stands in it.
const archiveVersion = 1

// IntentArchive is the intent of the entry that says, in an office made from an
// archive, that it was.
const IntentArchive = "data.archive"

// errUnknownField refuses what would be lost without a word.
var errUnknownField = fmt.Errorf("%w: a record has a field that this program does not know", ErrNewer)

// strict reads what leaves for good: a field that a newer program has written
// would be lost without a word.
var strict = must(cbor.DecOptions{MaxNestedLevels: 16, MaxArrayElements: listMost, MaxMapPairs: mapMost,
	ExtraReturnErrors: cbor.ExtraDecErrorUnknownField}.DecMode())

// Archive writes the whole office as it stands to w, for who may take out
// everything: the clients of every section, and backups. It is noted with its
// purpose before the first byte, and is of one snapshot, so that desks go on
// saving meanwhile. Progress counts lines.
func (s *Session) Archive(ctx context.Context, purpose string, w io.Writer, progress func(done int)) error {
	if err := s.mayArchive(); err != nil {
		return err
	}
	if strings.TrimSpace(purpose) == "" {
		return ErrNoReason
	}
	_, err := s.work(ctx, Op{Intent: IntentExport, Reason: purpose}, func(c *change) error {
		c.entry.Note = "arsip"
		return nil
	})
	if err != nil {
		return err
	}
	return s.view(ctx, func(v vault, r kv.Reader) error { return writeArchive(ctx, v, r, w, progress) })
}

func (s *Session) mayArchive() error {
	if err := s.may(model.BackupData, model.Subject{}); err != nil {
		return err
	}
	for _, section := range model.Sections() {
		if err := s.may(model.ExportData, model.Subject{Kind: model.KindClient, Section: section}); err != nil {
			return err
		}
	}
	return nil
}

// archiver writes an archive.
type archiver struct {
	vault
	r        kv.Reader
	ctx      context.Context
	out      *bufio.Writer
	sum      hash.Hash // of all that was written
	counts   []archiveCount
	done     int
	progress func(done int)
	plain    []byte // used again for each record
	line     []byte
}

// archiveCount is how many lines of a kind there are.
type archiveCount struct {
	of string
	n  int
}

// progressEvery is after how many lines progress is told.
const progressEvery = 1000

func writeArchive(ctx context.Context, v vault, r kv.Reader, w io.Writer, progress func(done int)) error {
	a := &archiver{vault: v, r: r, ctx: ctx, sum: sha256.New(), progress: progress}
	a.out = bufio.NewWriterSize(io.MultiWriter(w, a.sum), 1<<16)
	if err := a.write(archiveHead(v.office, schema)); err != nil {
		return err
	}
	for _, t := range kept() {
		a.begin(t.tableName())
		if err := t.send(a); err != nil {
			return err
		}
	}
	for _, part := range []func() error{a.departed, a.brought, a.audit, a.checkpoints} {
		if err := part(); err != nil {
			return err
		}
	}
	if err := a.out.Flush(); err != nil {
		return err
	}
	_, err := w.Write(append(archiveEnd(nil, a.counts, a.sum), '\n'))
	return err
}

func archiveHead(office model.ID, schema int) []byte {
	return fmt.Appendf(nil, `{"archive":"guyub","version":%d,"schema":%d,"office":"%s"}`, archiveVersion, schema, office)
}

// archiveEnd is the last line.
func archiveEnd(dst []byte, counts []archiveCount, sum hash.Hash) []byte {
	dst = append(dst, `{"end":{`...)
	for i, c := range counts {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(quote(dst, c.of), ':')
		dst = strconv.AppendInt(dst, int64(c.n), 10)
	}
	return fmt.Appendf(dst, `},"sha256":"%x"}`, sum.Sum(nil))
}

// archiveParts are the kinds of lines, in their order.
func archiveParts() (all []string) {
	for _, t := range kept() {
		all = append(all, t.tableName())
	}
	return append(all, tGone, tBring, tAudit, tPoint)
}

// begin begins the lines of a kind.
func (a *archiver) begin(of string) { a.counts = append(a.counts, archiveCount{of: of}) }

// one writes a line of the kind that was begun last.
func (a *archiver) one(line []byte) error {
	a.counts[len(a.counts)-1].n++
	return a.write(line)
}

func (a *archiver) write(line []byte) error {
	if a.done++; a.done%progressEvery == 0 {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		if a.progress != nil {
			a.progress(a.done)
		}
	}
	_, err := a.out.Write(line)
	return errors.Join(err, a.out.WriteByte('\n'))
}

// body opens a sealed value, which lies in the archiver until the next one.
func (a *archiver) body(table string, key, sealed []byte) ([]byte, error) {
	unseal := a.key.Open
	if table == tAudit { // never sealed anew: see rekey.go
		unseal = a.key.OpenOlder
	}
	plain, err := unseal(a.plain[:0], sealed, a.place(table, key))
	if err != nil {
		return nil, damaged(table, err)
	}
	a.plain = plain
	_, body, err := split(plain)
	if err != nil {
		return nil, damaged(table, err)
	}
	return body, nil
}

// decodeStrictly reads a value all of whose fields are known.
func decodeStrictly(table string, body []byte, value any) error {
	err := strict.Unmarshal(body, value)
	if unknown := (*cbor.UnknownFieldError)(nil); errors.As(err, &unknown) {
		return fmt.Errorf("%w: table %s", errUnknownField, table)
	}
	if err != nil {
		return damaged(table, err)
	}
	return nil
}

// send writes every record of the table.
func (t table[T, P]) send(a *archiver) error {
	f := formOf(reflect.TypeFor[T]())
	for key, sealed := range a.r.Scan(t.name, nil, nil) {
		body, err := a.body(t.name, key, sealed)
		if err != nil {
			return err
		}
		var rec T
		if err := decodeStrictly(t.name, body, &rec); err != nil {
			return err
		}
		if id := P(&rec).Stamp().ID; !bytes.Equal(id[:], key) {
			return damaged(t.name, errForm)
		}
		a.line = recordLine(a.line[:0], t.name, f, reflect.ValueOf(&rec).Elem())
		if err := a.one(a.line); err != nil {
			return err
		}
	}
	return nil
}

func recordLine(dst []byte, kind string, f form, rec reflect.Value) []byte {
	dst = append(quote(append(dst, `{"kind":`...), kind), `,"record":`...)
	return append(f.write(dst, rec), '}')
}

// audit writes the trail.
func (a *archiver) audit() error {
	a.begin(tAudit)
	for key, value := range a.r.Scan(tAudit, nil, nil) {
		if len(value) < sha256.Size || len(key) != 8 {
			return damaged(tAudit, errForm)
		}
		body, err := a.body(tAudit, key, value[sha256.Size:])
		if err != nil {
			return err
		}
		var e AuditEntry
		if err := decodeStrictly(tAudit, body, &e); err != nil {
			return err
		}
		e.Seq = seqOf(key)
		a.line = auditLine(a.line[:0], &e)
		if err := a.one(a.line); err != nil {
			return err
		}
	}
	return nil
}

var auditForm = sync.OnceValue(func() form { return formOf(reflect.TypeFor[AuditEntry]()) })

func auditLine(dst []byte, e *AuditEntry) []byte {
	dst = strconv.AppendUint(append(dst, `{"audit":`...), e.Seq, 10)
	dst = auditForm().write(append(dst, `,"entry":`...), reflect.ValueOf(e).Elem())
	return append(dst, '}')
}

// checkpoints writes those that the office brought with it from an archive and
// those that it made itself.
func (a *archiver) checkpoints() error {
	a.begin(tPoint)
	for _, table := range []string{tFormer, tPoint} {
		for key, value := range a.r.Scan(table, nil, nil) {
			number := key
			if table == tFormer {
				number = key[max(0, len(key)-8):]
			}
			c, signature, ok := parseCheckpoint(number, value)
			if !ok {
				return damaged(table, errForm)
			}
			c.finish(a.office)
			a.line = checkpointLine(a.line[:0], &c, signature)
			if err := a.one(a.line); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkpointLine says what a checkpoint says in words, and holds what was signed
// and the signature.
func checkpointLine(dst []byte, c *Checkpoint, signature []byte) []byte {
	dst = fmt.Appendf(dst, `{"checkpoint":%d,"day":"%s","size":%d,"code":"%s","signed":"`, c.Number, c.Day, c.Size, c.Code)
	dst = hex.AppendEncode(dst, c.body())
	dst = hex.AppendEncode(dst, signature[:ed25519.SignatureSize])
	return append(dst, '"', '}')
}
