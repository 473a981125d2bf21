package store

import (
	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
	"guyub/store/seal"
)

// The schema. Every table, its keys, and its values. "Sealed" values are
// bound to office, table and key; what is not sealed names nobody.
//
//	table      key                         value
//	meta       "version"                   schema version, u32
//	           "office"                    id of the office
//	           "chain"                     head of the audit chain: seq u64 | hash
//	login      keyed hash of user name     id of the user; slow to compute on
//	           or NIP                      purpose, so that NIP cannot be tried
//	slot       id of the user, "recovery"  key slot (seal.Slot)
//	office     id                          sealed model.Office, one
//	norm       id                          sealed model.Norm
//	region     id                          sealed model.Region
//	user       id                          sealed model.User
//	counselor  id                          sealed model.Counselor
//	group      id                          sealed model.Group
//	client     id                          sealed roster row and model.Client
//	unique     blind hash of kind, number  id of the record that has it
//	audit      seq u64                     sealed Entry
//	chain      seq u64                     SHA-256 of hash before | seq | sealed entry
//	trail      record or user id | seq     empty: the entries about a record, and of a user
//	draft      user id | blind hash        sealed Draft
//	seen       user id                     sealed last sign-in
//	op         operation id                kept by the engine
const (
	tableMeta   = "meta"
	tableLogin  = "login"
	tableSlot   = "slot"
	tableUnique = "unique"
	tableAudit  = "audit"
	tableChain  = "chain"
	tableTrail  = "trail"
	tableDraft  = "draft"
	tableSeen   = "seen"
)

// schemaVersion is the version that this program writes.
const schemaVersion = 1

var (
	keyVersion  = []byte("version")
	keyOffice   = []byte("office")
	keyChain    = []byte("chain")
	keyRecovery = []byte("recovery")
)

// unique is a number that one record alone may have.
type unique struct {
	field string // of the form
	kind  string // of the blind hash
	value string // normalised; empty is no number
}

// validated is a record that can be checked.
type validated[T any] interface {
	*T
	model.Record
	Validate(model.Checks) model.Problems
}

// table declares how records of a type are kept.
type table[T any] struct {
	name    string
	kind    model.Kind
	uniques func(*T) []unique
	// head is what stands in front of the record; see recordVersion.
	head func(*T) []byte
	// may tells what saving needs: the action, and the subject before and after.
	action  model.Action
	subject func(*T) model.Subject
}

func plainSubject[T any](k model.Kind) func(*T) model.Subject {
	return func(*T) model.Subject { return model.Subject{Kind: k} }
}

// The tables of records.
var (
	offices = &table[model.Office]{name: "office", kind: model.KindOffice,
		action: model.OfficeEdit, subject: plainSubject[model.Office](model.KindOffice)}
	norms = &table[model.Norm]{name: "norm", kind: model.KindNorm,
		action: model.NormEdit, subject: plainSubject[model.Norm](model.KindNorm)}
	regions = &table[model.Region]{name: "region", kind: model.KindRegion,
		action: model.RegionEdit, subject: plainSubject[model.Region](model.KindRegion),
		uniques: func(r *model.Region) []unique { return []unique{{"code", "region", r.Code}} }}
	users = &table[model.User]{name: "user", kind: model.KindUser,
		action: model.UserEdit, subject: plainSubject[model.User](model.KindUser),
		uniques: func(u *model.User) []unique {
			return []unique{{"username", "username", u.Username}, {"nip", "user-nip", model.NormalNIP(u.NIP)}}
		}}
	counselors = &table[model.Counselor]{name: "counselor", kind: model.KindCounselor,
		action: model.CounselorEdit, subject: plainSubject[model.Counselor](model.KindCounselor),
		uniques: func(c *model.Counselor) []unique { return []unique{{"nip", "nip", model.NormalNIP(c.NIP)}} }}
	groups = &table[model.Group]{name: "group", kind: model.KindGroup,
		action: model.GroupEdit, subject: plainSubject[model.Group](model.KindGroup),
		uniques: func(g *model.Group) []unique { return []unique{{"code", "group", model.NormalRegister(g.Code)}} }}
	clients = &table[model.Client]{name: "client", kind: model.KindClient,
		action: model.ClientEdit, subject: model.ClientSubject,
		uniques: func(c *model.Client) []unique {
			return []unique{{"register", "register", model.NormalRegister(c.Register)}, {"nik", "nik", model.NormalNIK(c.NIK)}}
		},
		head: func(c *model.Client) []byte {
			row := roster.RowOf(c)
			return roster.AppendRow(nil, &row)
		}}
)

// vault opens and seals the values of one office.
type vault struct {
	key    *seal.Key
	office model.ID
}

func (v *vault) open(table string, key, sealed []byte) ([]byte, error) {
	return v.key.Open(nil, sealed, place(v.office, table, key))
}

func (v *vault) seal(table string, key, plain []byte) []byte {
	return v.key.Seal(nil, plain, place(v.office, table, key))
}

// get reads a record; false when there is none.
func (t *table[T]) get(v *vault, r kv.Reader, id model.ID) (rec T, ok bool, err error) {
	sealed, ok := r.Get(t.name, id[:])
	if !ok {
		return rec, false, nil
	}
	rec, err = t.decode(v, id[:], sealed)
	return rec, err == nil, err
}

func (t *table[T]) decode(v *vault, key, sealed []byte) (rec T, err error) {
	value, err := v.open(t.name, key, sealed)
	if err == nil {
		err = decodeRecord(value, &rec)
	}
	return rec, err
}

// all reads every record of a small table.
func (t *table[T]) all(v *vault, r kv.Reader) ([]T, error) {
	var out []T
	for key, sealed := range r.Scan(t.name, nil, nil) {
		rec, err := t.decode(v, key, sealed)
		if err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	return out, nil
}
