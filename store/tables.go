package store

import (
	"guyub/model"
	"guyub/model/text"
	"guyub/store/kv"
	"guyub/store/roster"
)

// The tables of an office's file. Keys hold ids, numbers and hashes only;
// "sealed" values are those of codec.go, bound to office, table and key.
//
//	table      key                        value
//	meta       "schema"                   version of this description, 2 bytes
//	           "office"                   id of the office, 16 bytes
//	           "salt"                     16 random bytes, for tags
//	           "audit"                    count of entries (8) | hash of the last (32)
//	           "ratchet"                  sealed seed of the key that the next checkpoint is signed with
//	           "named"                    there while only named terminals are let in
//	           "loading"                  there while the first load runs; the file is unusable then
//	           "archive"                  SHA-256 of the archive that the file was made from (32) | its lines (8); until it is in the audit
//	           "came"                   how many entries of the audit came from that archive (8)
//	           "rekeying", "rekeyat"      there while the file is built for a new data key: see rekey.go
//	slot       user id, or "recovery"     seal.Slot: the data key wrapped by a password or code
//	login      tag of a sign-in name      user id; a slow salted hash of user name or NIP (seal.Tag)
//	knock      time (8) | random (8)      failed sign-in while locked: tag (16) | terminal; moved to audit at unlock
//	office     id                         sealed model.Office, one
//	norm       id                         sealed model.Norm, one per decision
//	region     id                         sealed model.Region
//	user       id                         sealed model.User
//	counselor  id                         sealed model.Counselor
//	group      id                         sealed model.Group
//	holiday    id                         sealed model.Holiday
//	site       id                         sealed model.Site
//	client     id                         sealed roster row | model.Client
//	contact    id                         sealed model.Contact
//	matter     id                         sealed model.Matter
//	mechanism  id                         sealed model.Mechanism, at most one
//	offering   id                         sealed model.Offering
//	enrolment  id                         sealed model.Enrolment
//	meeting    id                         sealed model.Meeting
//	monitoring id                         sealed model.Monitoring
//	abstention id                         sealed model.Abstention
//	acceptance id                         sealed model.Acceptance
//	outreach   id                         sealed model.Outreach
//	monthclose id                         sealed model.MonthClose, one for each month
//	rebalance  id                         sealed model.Rebalance
//	terminal   id                         sealed model.Terminal
//	batch      id                         sealed model.Batch
//	wording    id                         sealed model.Wording, one for each paper
//	erasure    id                         sealed model.Erasure
//	brought    batch id | record id       sealed brought: what stood before a table brought the record, and at which revision the table left it
//	gone       record id                  sealed departed: the last version of a record that was taken back with its table
//	door       SHA-256 of a public key    terminal id (16) | its name: asked while nobody has signed in yet
//	loadmonth  id                         sealed model.LoadMonth, one for each month
//	of         owner id | record id       name of the record's table: what belongs to whom
//	live       matter id                  1: the matter waits for somebody
//	enrolled   enrolment id               1: the enrolment has not ended, or its placement is looked at again
//	seat       owner id | enrolment id    1: the enrolment keeps a place in this group or offering
//	unique     blind number (16)          id of the record that has it
//	audit      sequence (8, big endian)   hash (32) | sealed AuditEntry, where hash i = SHA256(hash i-1 | i | sealed)
//	trail      record id | sequence (8)   1: where in audit the record occurs
//	checkpoint number (8, big endian)     Checkpoint in the clear, with its signature: see checkpoint.go
//	former     order (8) | number (8)     the checkpoints of an office that came from an archive, as it had them
//	result     operation id               sealed Result, kept 30 days
//	draft      user id | blind (16)       sealed Draft
//	earlier    key number (8, big endian) an earlier data key, sealed: what is in the audit may need it
//	tally      name of a table            how many keys it has, and a sum over them: see tally.go
//	resealed   record id                  SHA-256 of its sealed value when the data key was changed last
//
// A new table or a changed key is a new schema version with a function in
// migrate.go. A new field of a record is not: it takes a new number.
const (
	tMeta   = "meta"
	tSlot   = "slot"
	tLogin  = "login"
	tKnock  = "knock"
	tOf     = "of"
	tLive   = "live"
	tEnrol  = "enrolled"
	tSeat   = "seat"
	tUnique = "unique"
	tAudit  = "audit"
	tTrail  = "trail"
	tPoint  = "checkpoint"
	tFormer = "former"
	tResult = "result"
	tDraft  = "draft"
	tDoor   = "door"
	tOlder  = "earlier"
	tAnew   = "resealed"
	tBring  = "brought"
	tGone   = "gone"
)

// plain is a table that holds no records.
type plain struct {
	name  string
	tally counted // how it is tallied
	move  moving  // how it comes into a file with a new data key
}

// moving is how a table comes into the file that is built for a new data key.
type moving uint8

const (
	notMoved   moving = iota // written in the last step, made anew from others, or let go: see moves
	asItIs                   // its values are not sealed, or never sealed anew
	sealedAnew               // its values are sealed under the new key
)

// plains are all tables that hold no records; those that do are [kept].
func plains() []plain {
	return []plain{
		{tGone, byKey, sealedAnew}, {tBring, byKey, sealedAnew},
		{tFormer, byValue, asItIs}, {tOf, byValue, asItIs}, {tLive, byValue, asItIs}, {tEnrol, byValue, asItIs}, {tSeat, byValue, asItIs},
		{tAudit, notCounted, asItIs}, {tTrail, byValue, asItIs}, {tPoint, byValue, asItIs}, {tDoor, byValue, asItIs}, {tLogin, byValue, asItIs},
		{tMeta, byValue, notMoved}, {tSlot, byValue, notMoved}, {tDraft, byKey, notMoved}, {tOlder, byKey, notMoved}, {tUnique, byValue, notMoved},
		{tAnew, byValue, notMoved}, {tKnock, notCounted, notMoved}, {tResult, notCounted, notMoved}, {tTally, notCounted, notMoved},
	}
}

// knownTables are the names of all tables that an office's file may have.
func knownTables() []string {
	all := []string{kv.OpTable}
	for _, t := range kept() {
		all = append(all, t.tableName())
	}
	for _, t := range plains() {
		all = append(all, t.name)
	}
	return all
}

// The keys of the table meta, and that of the recovery slot.
var (
	kSchema   = []byte("schema")
	kOffice   = []byte("office")
	kSalt     = []byte("salt")
	kAudit    = []byte("audit")
	kRatchet  = []byte("ratchet")
	kLoading  = []byte("loading")
	kNamed    = []byte("named")
	kArchive  = []byte("archive")
	kCame     = []byte("came")
	kRekeying = []byte("rekeying")
	kRekeyAt  = []byte("rekeyat")
	kRecovery = []byte("recovery")
)

// record is what a table of records keeps.
type record[T any] interface {
	*T
	Stamp() *model.Meta
	Validate(model.Checks) model.Problems
}

// number is a value that no two records of a kind may share. The space keeps
// kinds apart; the value is in its normal form.
type number struct{ field, space, value string }

// table describes how records of a type are kept.
type table[T any, P record[T]] struct {
	name    string
	kind    model.Kind
	numbers func(P) []number
	// summary stands before the record in its sealed value, so that an unlock
	// need not decode the record.
	summary func([]byte, P) []byte
	// owners are whose record it is, for the table of. They never change.
	owners func(P) []model.ID
	// live reports whether the record stands in the table that liveIn names.
	live   func(P) bool
	liveIn string
	// seats are where the record keeps a place, for the table seat.
	seats func(P) []model.ID
	// withdraw makes of a new record one that no longer counts; nil where a
	// kind has no way to say so.
	withdraw func(*change, T) (T, error)
}

// oneID lists an id unless it is zero.
func oneID(id model.ID) []model.ID {
	if id.IsZero() {
		return nil
	}
	return []model.ID{id}
}

var (
	offices = table[model.Office, *model.Office]{name: "office", kind: model.KindOffice}
	norms   = table[model.Norm, *model.Norm]{name: "norm", kind: model.KindNorm,
		numbers: func(n *model.Norm) []number { return []number{{"from", "norm", string(n.Key) + " " + n.From.String()}} }}
	regions = table[model.Region, *model.Region]{name: "region", kind: model.KindRegion, withdraw: closeRegion,
		numbers: func(r *model.Region) []number { return []number{{"code", "region", r.Code}} }}
	users = table[model.User, *model.User]{name: "user", kind: model.KindUser,
		numbers: func(u *model.User) []number {
			return some(number{"username", "username", u.Username}, number{"nip", "user.nip", model.NormalNIP(u.NIP)})
		}}
	counselors = table[model.Counselor, *model.Counselor]{name: "counselor", kind: model.KindCounselor,
		numbers: func(c *model.Counselor) []number {
			return some(number{"nip", "counselor.nip", model.NormalNIP(c.NIP)})
		}}
	groups = table[model.Group, *model.Group]{name: "group", kind: model.KindGroup,
		numbers: func(g *model.Group) []number {
			return some(number{"code", "group", model.NormalRegister(g.Code)})
		}}
	holidays = table[model.Holiday, *model.Holiday]{name: "holiday", kind: model.KindHoliday, withdraw: cancelHoliday,
		numbers: func(h *model.Holiday) []number { return []number{{"day", "holiday", h.Day.String()}} }}
	sites    = table[model.Site, *model.Site]{name: "site", kind: model.KindSite, withdraw: closeSite}
	contacts = table[model.Contact, *model.Contact]{name: "contact", kind: model.KindContact, withdraw: strike,
		owners: func(c *model.Contact) []model.ID { return oneID(c.Client) }}
	matters = table[model.Matter, *model.Matter]{name: "matter", kind: model.KindMatter, withdraw: dropMatter,
		owners: func(m *model.Matter) []model.ID { return oneID(m.Client) }, live: (*model.Matter).Live, liveIn: tLive}
	mechanisms = table[model.Mechanism, *model.Mechanism]{name: "mechanism", kind: model.KindMechanism,
		numbers: func(m *model.Mechanism) []number {
			if m.Source == "" {
				return nil // none is stored without
			}
			return []number{{"source", "mechanism", "1"}} // there is one
		}}
	offerings = table[model.Offering, *model.Offering]{name: "offering", kind: model.KindOffering, withdraw: closeOffering,
		owners: func(o *model.Offering) []model.ID { return oneID(o.Group) }}
	enrolments = table[model.Enrolment, *model.Enrolment]{name: "enrolment", kind: model.KindEnrolment, withdraw: cancelEnrolment,
		owners: func(e *model.Enrolment) []model.ID { return []model.ID{e.Client, e.Group} },
		live:   (*model.Enrolment).Waits, liveIn: tEnrol,
		seats: func(e *model.Enrolment) []model.ID {
			if !e.State.Seated() {
				return nil
			}
			return []model.ID{e.Offering, e.Group}
		}}
	meetings = table[model.Meeting, *model.Meeting]{name: "meeting", kind: model.KindMeeting, withdraw: cancelMeeting,
		owners: func(m *model.Meeting) []model.ID { return oneID(m.Group) }}
	monitorings = table[model.Monitoring, *model.Monitoring]{name: "monitoring", kind: model.KindMonitoring,
		owners: func(m *model.Monitoring) []model.ID { return oneID(m.Group) }}
	abstentions = table[model.Abstention, *model.Abstention]{name: "abstention", kind: model.KindAbstention, withdraw: liftAbstention,
		numbers: func(a *model.Abstention) []number { return []number{{"client", "abstention", a.Client.String()}} },
		owners:  func(a *model.Abstention) []model.ID { return oneID(a.Client) }}
	acceptances = table[model.Acceptance, *model.Acceptance]{name: "acceptance", kind: model.KindAcceptance, withdraw: strikeScore,
		owners: func(a *model.Acceptance) []model.ID { return oneID(a.Client) }}
	outreaches  = table[model.Outreach, *model.Outreach]{name: "outreach", kind: model.KindOutreach, withdraw: cancelOutreach}
	monthCloses = table[model.MonthClose, *model.MonthClose]{name: "monthclose", kind: model.KindMonthClose,
		numbers: func(m *model.MonthClose) []number { return []number{{"month", "monthclose", m.Month.String()}} }}
	rebalances = table[model.Rebalance, *model.Rebalance]{name: "rebalance", kind: model.KindRebalance}
	batches    = table[model.Batch, *model.Batch]{name: "batch", kind: model.KindBatch}
	wordings   = table[model.Wording, *model.Wording]{name: "wording", kind: model.KindWording, withdraw: clearWording,
		numbers: func(w *model.Wording) []number { return []number{{"paper", "wording", string(w.Paper)}} }}
	erasures   = table[model.Erasure, *model.Erasure]{name: "erasure", kind: model.KindErasure}
	loadMonths = table[model.LoadMonth, *model.LoadMonth]{name: "loadmonth", kind: model.KindLoadMonth,
		numbers: func(m *model.LoadMonth) []number { return []number{{"month", "loadmonth", m.Month.String()}} }}
	terminals = table[model.Terminal, *model.Terminal]{name: "terminal", kind: model.KindTerminal,
		numbers: func(t *model.Terminal) []number {
			if t.Removed {
				return nil
			}
			return some(number{"name", "terminal.name", text.Fold(t.Name)}, number{"key", "terminal.key", t.Key})
		}}
	clients = table[model.Client, *model.Client]{name: "client", kind: model.KindClient, numbers: clientNumbers,
		summary: func(dst []byte, c *model.Client) []byte {
			row := roster.RowOf(c)
			return roster.AppendRow(dst, &row)
		}}
)

// clientNumbers: the register number, and a NIK when it is one. Offices write
// a row of zeros for a NIK that is not known.
func clientNumbers(c *model.Client) []number {
	all := some(number{"register", "register", model.NormalRegister(c.Register)})
	if nik := model.NormalNIK(c.NIK); len(nik) == 16 && nik != "0000000000000000" {
		all = append(all, number{"nik", "nik", nik})
	}
	return all
}

// some leaves out the numbers that are not filled in.
func some(all ...number) []number {
	kept := all[:0]
	for _, n := range all {
		if n.value != "" {
			kept = append(kept, n)
		}
	}
	return kept
}
