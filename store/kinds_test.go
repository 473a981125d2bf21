package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"guyub/model"
	"guyub/store/kv"
)

// A kind of record that belongs to a client must be known in many places: who
// may read it, who is told of it, what its history hides, whose form it is, how
// it is taken back, how it is checked. A place that is forgotten gives a child
// away. Here every kind that the model declares is held to all of them.

// ofAClient makes a record of each kind that belongs to a client, with text
// that staff wrote freely. It returns a pointer to it.
var ofAClient = map[model.Kind]func(p *probe, text string) any{
	model.KindContact: func(p *probe, text string) any {
		c := reportOn(p.c, p.head.Today())
		c.Condition, c.Plan = text, text
		c, err := p.head.SaveContact(p.ctx(), NewOp(""), c)
		p.must(err)
		return &c
	},
	model.KindMatter: func(p *probe, text string) any {
		m, err := p.head.SaveMatter(p.ctx(), NewOp(""), model.Matter{Client: p.c.ID, Kind: model.Incident, Incident: model.IncidentHousing, Note: text})
		p.must(err)
		return &m
	},
	model.KindEnrolment: func(p *probe, text string) any {
		e, err := p.head.Refer(p.ctx(), NewOp(""), Referral{Client: p.c.ID, Offering: p.offering.ID, Draft: true, Note: text})
		p.must(err)
		return &e
	},
	model.KindAbstention: func(p *probe, text string) any {
		a, err := p.head.Abstain(p.ctx(), NewOp(""), model.Abstention{Client: p.c.ID, Reason: "lain", Note: text})
		p.must(err)
		return &a
	},
	model.KindAcceptance: func(p *probe, text string) any {
		a, err := p.head.SaveAcceptance(p.ctx(), NewOp(""), model.Acceptance{Client: p.c.ID, Source: model.SourceVictim, Score: 1, Day: p.head.Today(), Note: text})
		p.must(err)
		return &a
	},
}

// ofNoClient are the other kinds, and why nothing in them is a client's.
var ofNoClient = map[model.Kind]string{
	model.KindClient: "the client", model.KindOffice: "the office", model.KindNorm: "a rule", model.KindRegion: "a place", model.KindUser: "a colleague",
	model.KindCounselor: "a colleague", model.KindGroup: "a group", model.KindHoliday: "a day", model.KindSite: "a place", model.KindMechanism: "a rule",
	model.KindOffering: "what a group offers", model.KindMeeting: "who was there is left out: TestR12AMeetingComesBackWithoutWhoIsNotSeen",
	model.KindMonitoring: "a visit to a group", model.KindRebalance: "its rows are left out: TestR12ABatchTellsNothingToWhoMayNotGiveItsClientsAway",
	model.KindLoadMonth: "figures", model.KindTerminal: "a terminal", model.KindOutreach: "an event at a place", model.KindMonthClose: "figures", model.KindBatch: "counts of rows", model.KindWording: "a template",
	model.KindErasure: "ids alone; asked for by who may anonymise", model.KindAudit: "the trail",
}

// declaredKinds reads the kinds that the model declares.
func declaredKinds(t *testing.T) []model.Kind {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../model/permission.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []model.Kind
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Kind" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, model.Kind(value))
		}
		return true
	})
	return out
}

func TestEveryKindSaysWhetherItBelongsToAClient(t *testing.T) {
	all := declaredKinds(t)
	if len(all) < 20 {
		t.Fatalf("%d kinds were found", len(all))
	}
	for _, kind := range all {
		_, of := ofAClient[kind]
		if (ofNoClient[kind] != "") == of {
			t.Errorf("%s: say whether it belongs to a client", kind)
		}
	}
}

// What goes through the records of every kind leaves none out.
func TestEveryKindIsKept(t *testing.T) {
	known := map[model.Kind]bool{}
	for _, k := range kept() {
		if known[k.kindOf()] || k.tableName() != string(k.kindOf()) {
			t.Errorf("%s is kept in %s, or twice", k.kindOf(), k.tableName())
		}
		known[k.kindOf()] = true
	}
	for _, kind := range declaredKinds(t) {
		if known[kind] == (kind == model.KindAudit) {
			t.Errorf("%s: kept is %v", kind, known[kind])
		}
	}
}

// head is the head of a record that is pointed to.
func head(rec any) model.Meta { return *rec.(interface{ Stamp() *model.Meta }).Stamp() }

func TestR12EveryKindThatBelongsToAClientIsAsClosedAsTheClient(t *testing.T) {
	const secret = "utang pada tetangga"
	b := newBeat(t)
	operator, auditor := b.as(model.RoleOperator), b.as(model.RoleAuditor)
	n := 0
	for kind, made := range ofAClient {
		n++
		p := &probe{beat: b, s: operator, c: b.kinds()["a child of another"](n)}
		rec := made(p, secret)
		id := head(rec).ID
		if of, err := b.head.clientOf(b.ctx(), kind, id); err != nil || of != p.c.ID {
			t.Errorf("%s: a form of it is said to be of client %v, %v", kind, of, err)
		}
		hiddenFrom(t, string(kind)+" read", operator.mayRead(b.ctx(), kind, id))
		b.head.mu.Lock()
		deed := b.head.last
		b.head.mu.Unlock()
		_, err := b.head.work(b.ctx(), NewOp(""), func(c *change) error {
			c.actor = operator.Actor()
			return c.knows(rec)
		})
		hiddenFrom(t, string(kind)+" met while saving", err)
		entries, err := b.head.filtered(b.ctx(), AuditFilter{Record: id})
		b.must(err)
		if len(entries) == 0 || entries[0].Records[0].Of != p.c.ID {
			t.Errorf("%s: the trail does not say whose it is", kind)
		}
		auditor.veil(entries)
		for _, r := range entries[0].Records {
			if r.ID == id && (!r.Hidden || len(r.Changes) > 0) {
				t.Errorf("%s: the trail shows a child's to whoever may not see it", kind)
			}
		}
		b.head.mu.Lock()
		b.head.last = deed
		b.head.mu.Unlock()
		if _, err := b.head.Undo(b.ctx(), NewOp("")); err != nil {
			t.Errorf("%s: making it is not taken back: %v", kind, err)
		}
	}
	for kind, made := range ofAClient {
		n++
		p := &probe{beat: b, s: operator, c: b.kinds()["an adult of another"](n)}
		rec := made(p, secret)
		entries, err := auditor.History(b.ctx(), kind, head(rec).ID)
		if text := fmt.Sprintf("%+v", entries); err != nil || len(entries) == 0 || strings.Contains(text, secret) {
			t.Errorf("%s: its history gives notes away or nothing: %v", kind, err)
		}
	}
	b.whole()
}

// A record of any kind that was damaged is found, and one that stands is not.
func TestTheCheckOpensEveryKindOfRecord(t *testing.T) {
	b := newBeat(t)
	p := &probe{beat: b, s: b.head, c: b.kinds()["an adult of another"](1)}
	for _, made := range ofAClient {
		made(p, "catatan")
	}
	p.planned()
	p.meeting()
	b.whole()
	for _, kind := range []model.Kind{model.KindContact, model.KindMatter, model.KindEnrolment, model.KindAbstention, model.KindAcceptance, model.KindOutreach, model.KindMeeting} {
		var key, was []byte
		b.must(b.engine.Bulk(b.ctx(), func(w kv.Writer) error {
			for k, v := range w.Scan(string(kind), nil, nil) {
				key, was = bytes.Clone(k), bytes.Clone(v)
				break
			}
			if key == nil {
				return errors.New("no " + string(kind))
			}
			w.Put(string(kind), key, append(bytes.Clone(was[:len(was)-1]), was[len(was)-1]^1))
			return nil
		}))
		report, err := b.head.Check(context.Background(), nil)
		if err == nil && report.OK() {
			t.Errorf("a damaged %s was not found", kind)
		}
		b.must(b.engine.Bulk(b.ctx(), func(w kv.Writer) error { w.Put(string(kind), key, was); return nil }))
	}
	b.whole()
}
