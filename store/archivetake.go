package store

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"reflect"
	"slices"
	"strconv"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/seal"
)

// record takes {"kind":"client","record":{...}}.
func (u *unarchiver) record(s *jsonScanner) error {
	kind, err := s.text()
	place := slices.IndexFunc(u.tables, func(t keeper) bool { return t.tableName() == kind })
	if err != nil || place < 0 {
		return u.wrong(ArchiveForm)
	}
	if err := u.at(kind); err != nil {
		return err
	}
	s.at += len(`,"record":`) // the whole line is compared afterwards
	return u.tables[place].take(u, s)
}

// same compares the line with what the program writes for what it has read.
// Nothing in it was passed over, then, and nothing reads otherwise than it looks.
func (u *unarchiver) same(written []byte) error {
	u.scratch = written
	if !bytes.Equal(u.line, written) {
		return u.wrong(ArchiveForm)
	}
	return nil
}

// take brings one record of the table in.
func (t table[T, P]) take(u *unarchiver, s *jsonScanner) error {
	var rec T
	f, value := formOf(reflect.TypeFor[T]()), reflect.ValueOf(&rec).Elem()
	if f.read(s, value) != nil {
		return u.wrong(ArchiveForm)
	}
	if err := u.same(recordLine(u.scratch[:0], t.name, f, value)); err != nil {
		return err
	}
	head := P(&rec).Stamp()
	if head.Rev == 0 {
		return u.wrong(ArchiveForm)
	}
	if err := u.follows(head.ID[:]); err != nil {
		return err
	}
	sealed, err := encode[T, P](u.vault, t, &rec)
	if err != nil {
		return err
	}
	u.w.Put(t.name, head.ID[:], sealed)
	blinds, err := u.blinds(numbersOf(t, P(&rec)), nil)
	if err != nil {
		return err
	}
	for _, b := range blinds {
		u.claims = append(u.claims, archiveClaim{b.key, head.ID, u.number})
	}
	if t.owners != nil && slices.ContainsFunc(t.owners(&rec), u.missing) {
		return u.wrong(ArchiveOwner)
	}
	if err := relate(&change{vault: u.vault, w: u.w}, t, nil, P(&rec), true); err != nil {
		return err
	}
	u.beside(&rec)
	return nil
}

// missing reports whether nobody is there to whom a record may belong.
func (u *unarchiver) missing(owner model.ID) bool {
	_, client := u.w.Get(clients.name, owner[:])
	_, group := u.w.Get(groups.name, owner[:])
	return !client && !group
}

// beside keeps in step what stands in the clear about some records.
func (u *unarchiver) beside(rec any) {
	switch rec := rec.(type) {
	case *model.User:
		u.users = append(u.users, *rec)
	case *model.Terminal:
		if key := rec.Fingerprint(); !rec.Removed {
			u.w.Put(tDoor, key[:], doorOf(rec))
		}
	case *model.Office:
		nameDoor(&change{w: u.w}, rec.NamedTerminals)
	}
}

// audit takes {"audit":17,"entry":{...}}.
func (u *unarchiver) audit(s *jsonScanner) error {
	if err := u.at(tAudit); err != nil {
		return err
	}
	seq, err := strconv.ParseUint(s.word(), 10, 64)
	s.at += len(`,"entry":`)
	var e AuditEntry
	if err != nil || auditForm().read(s, reflect.ValueOf(&e).Elem()) != nil {
		return u.wrong(ArchiveForm)
	}
	e.Seq = seq
	if err := u.same(auditLine(u.scratch[:0], &e)); err != nil {
		return err
	}
	if u.seq++; seq != u.seq {
		return u.wrong(ArchiveOrder)
	}
	for i := range e.Records {
		if err := u.hashed(&e.Records[i]); err != nil {
			return err
		}
	}
	_, err = appendAudit(u.vault, u.w, &e)
	return err
}

// hashed gives the newest version of a record the hash that it has in this
// file. Of older ones nothing is left to be hashed.
func (u *unarchiver) hashed(r *AuditRecord) error {
	if r.Rev == 0 {
		return nil
	}
	rev, sealed, err := u.newest(r)
	switch {
	case err != nil:
		return err
	case r.Rev > rev:
		return u.wrong(ArchiveTrail)
	case r.Rev == rev && sealed != nil:
		sum := sha256.Sum256(sealed)
		r.Hash = sum[:]
	}
	return nil
}

// newest returns the newest version of a record that the trail tells of, and the
// sealed value that its hash is over. A record that left its table has one under
// the number under which it left; the entry that saved it as that has none.
func (u *unarchiver) newest(r *AuditRecord) (rev uint64, sealed []byte, err error) {
	if keeperOf(r.Kind) == nil {
		return 0, nil, u.wrong(ArchiveTrail)
	}
	if sealed, ok := u.w.Get(string(r.Kind), r.ID[:]); ok && !r.Gone {
		var now struct{ model.Meta }
		err := u.open(string(r.Kind), r.ID[:], sealed, &now)
		return now.Rev, sealed, err
	}
	sealed, ok := u.w.Get(tGone, r.ID[:])
	if !ok {
		return 0, nil, u.wrong(ArchiveTrail)
	}
	var last departed
	if err := u.open(tGone, r.ID[:], sealed, &last); err != nil {
		return 0, nil, err
	}
	switch {
	case last.Kind != r.Kind:
		return 0, nil, u.wrong(ArchiveTrail)
	case !r.Gone:
		return last.Rev, nil, nil
	}
	return last.Rev, sealed, nil
}

// checkpoint takes {"checkpoint":1,...,"signed":"..."}: what was signed says all
// that the line says besides.
func (u *unarchiver) checkpoint(s *jsonScanner) error {
	if err := u.at(tPoint); err != nil {
		return err
	}
	number, err := strconv.ParseUint(s.word(), 10, 64)
	const before = `"signed":"`
	from, to := bytes.Index(u.line, []byte(before))+len(before), len(u.line)-len(`"}`)
	if err != nil || from < len(before) || to < from {
		return u.wrong(ArchiveForm)
	}
	value, err := hex.AppendDecode(nil, u.line[from:to])
	c, signature, ok := parseCheckpoint(seqKey(number), value)
	if err != nil || !ok {
		return u.wrong(ArchiveForm)
	}
	c.finish(u.office)
	if err := u.same(checkpointLine(u.scratch[:0], &c, signature)); err != nil {
		return err
	}
	if number == 1 {
		u.point = nil // an office that came from an archive began to count anew
	}
	if c.Size > u.seq || !c.follows(u.office, u.point, signature) {
		return u.wrong(ArchivePoint)
	}
	u.point = &c
	order := uint64(u.counts[u.place].n)
	u.w.Put(tFormer, append(seqKey(order), seqKey(number)...), append(c.body(), signature[:ed25519.SignatureSize]...))
	return nil
}

// end takes the last line.
func (u *unarchiver) end(*jsonScanner) error {
	if err := u.same(archiveEnd(u.scratch[:0], u.counts, u.sum)); err != nil {
		return u.wrong(ArchiveSum)
	}
	if _, err := u.in.ReadByte(); err == nil {
		u.number++
		return u.wrong(ArchiveAfter)
	}
	u.ended = true
	return nil
}

// numbers writes the unique numbers, sorted, which is many times faster.
func (u *unarchiver) numbers(engine kv.Engine) error {
	slices.SortFunc(u.claims, func(x, y archiveClaim) int { return bytes.Compare(x.blind[:], y.blind[:]) })
	for i := 1; i < len(u.claims); i++ {
		if u.claims[i].blind == u.claims[i-1].blind {
			return &ArchiveError{Line: max(u.claims[i].line, u.claims[i-1].line), Fault: ArchiveNumber}
		}
	}
	for part := range slices.Chunk(u.claims, uniqueChunk) {
		err := engine.Bulk(u.ctx, func(w kv.Writer) error {
			for i := range part {
				w.Put(tUnique, part[i].blind[:], part[i].id[:])
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// finish names the users at the door, lets the one and the recovery code in, and takes the mark of an
// unfinished file away. That the office came from an archive is kept until
// somebody signs in, when it becomes an entry of the audit.
func (u *unarchiver) finish(w kv.Writer) error {
	user, err := u.manager(w)
	if err != nil {
		return err
	}
	for i := range u.users {
		for _, login := range loginsOf(&u.users[i]) {
			tag := seal.Tag(login, u.salt)
			w.Put(tLogin, tag[:], u.users[i].ID[:])
		}
	}
	for _, s := range []struct {
		kind   seal.Kind
		owner  []byte
		secret string
	}{{seal.Password, user.ID[:], u.who.Password}, {seal.Recovery, kRecovery, u.recovery}} {
		slot, err := seal.NewSlot(s.kind, u.key, s.secret, s.owner, u.who.Params)
		if err != nil {
			return err
		}
		w.Put(tSlot, s.owner, slot.Bytes())
	}
	w.Put(tMeta, kCame, seqKey(u.seq))
	w.Put(tMeta, kArchive, binary.BigEndian.AppendUint64(u.sum.Sum(nil), uint64(u.number)))
	w.Delete(tMeta, kLoading)
	return nil
}

// manager returns the user who gets in, whose password must do.
func (u *unarchiver) manager(r kv.Reader) (*model.User, error) {
	all, err := scan(u.vault, r, offices)
	if err != nil {
		return nil, err
	}
	if len(all) != 1 {
		return nil, &ArchiveError{Line: u.number, Fault: ArchiveSum}
	}
	b := &Books{Users: u.users}
	user := b.byLogin(loginOf(u.who.Username))
	if user == nil || user.Disabled || !mayManage(user.Role) {
		return nil, ErrArchiveUser
	}
	return user, checkPassword(u.who.Password, all[0].Name, user)
}

// look opens everything that was written, as [Session.Check] does. That a record
// names one that is not there is no reason to keep the rest from its office: it
// was so in the one that the archive is of, and a check says it of both.
func (u *unarchiver) look(r kv.Reader) error {
	var rep CheckReport
	if err := newChecker(u.ctx, u.vault, r, &rep, nil).run(); err != nil {
		return err
	}
	if slices.ContainsFunc(rep.Findings, func(f Finding) bool { return f.Fault != FaultReference }) {
		return &ArchiveError{Line: u.number, Fault: ArchiveTrail}
	}
	books, err := readBooks(u.vault, r)
	if err != nil || books.Office.ID.IsZero() {
		return errors.Join(err, damaged(offices.name, errForm))
	}
	return nil
}
