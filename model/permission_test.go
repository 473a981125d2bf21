package model_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"guyub/model"
)

// The policy once more, written from the roles of an office and rule R12, not
// from the code. A row is an action; a column is what it is done with:
//
//	a  adult client of another counselor    A  adult client of the actor
//	c  child client of another counselor    C  child client of the actor
//	o  anything that is no client
//
// Whatever is not written is denied.
var policy = map[model.Role]string{
	model.RoleAdmin: `
		office.read o, office.edit o, region.edit o, user.read o, user.edit o, data.backup o, audit.read o`,
	model.RoleOperator: `
		client.read aA, client.create aA, client.edit aA, client.reveal aA, contact.add aA, client.notes aA,
		counselor.read o, group.read o, group.edit o, caseload.read o, office.read o, site.edit o, data.import aA,
		effect.read o, outreach.edit o`,
	model.RoleCounselor: `
		client.read aAC, client.edit AC, client.reveal AC, contact.add aAC, client.notes aAC,
		counselor.read o, group.read o, group.edit o, caseload.read o, office.read o,
		effect.read o, outreach.edit o`,
	model.RoleHeadOfAdults: `
		client.read aA, client.create aA, client.edit aA, client.assign aA, client.reveal aA, contact.add aA, client.notes aA, client.trail aA,
		counselor.read o, counselor.edit o, group.read o, group.edit o, caseload.read o, office.read o,
		norm.edit o, region.edit o, calendar.edit o, site.edit o, user.read o, data.import aA, data.export aA,
		effect.read o, outreach.edit o, wording.edit o, client.anonymise aA`,
	model.RoleHeadOfChildren: `
		client.read aAcC, client.create cC, client.edit cC, client.assign cC, client.reveal cC, contact.add cC, client.notes aAcC, client.trail cC,
		counselor.read o, counselor.edit o, group.read o, group.edit o, caseload.read o, office.read o,
		norm.edit o, region.edit o, calendar.edit o, site.edit o, user.read o, data.import cC, data.export cC,
		effect.read o, outreach.edit o, wording.edit o, client.anonymise cC`,
	model.RoleHeadOfOffice: `
		client.read aAcC, client.create aAcC, client.edit aAcC, client.assign aAcC, client.reveal aAcC, contact.add aAcC, client.notes aAcC, client.trail aAcC,
		counselor.read o, counselor.edit o, group.read o, group.edit o, caseload.read o, office.read o, office.edit o,
		norm.edit o, region.edit o, calendar.edit o, site.edit o, user.read o, user.edit o, audit.read o, data.import aAcC, data.export aAcC, data.backup o, data.rekey o,
		effect.read o, outreach.edit o, month.close o, wording.edit o, client.anonymise aAcC`,
	model.RoleAuditor: `
		client.read aA, client.trail aA, counselor.read o, group.read o, caseload.read o, office.read o, user.read o, audit.read o, effect.read o`,
}

func TestR12_WhoMayDoWhatWithWhom(t *testing.T) {
	me, other := model.NewID(), model.NewID()
	subjects := map[rune]model.Subject{
		'a': {Kind: model.KindClient, Section: model.Adults, Counselor: other},
		'A': {Kind: model.KindClient, Section: model.Adults, Counselor: me},
		'c': {Kind: model.KindClient, Section: model.Children, Counselor: other},
		'C': {Kind: model.KindClient, Section: model.Children, Counselor: me},
	}
	for _, role := range append(model.Roles(), model.RoleUnknown, 99) {
		granted := map[string]string{}
		for line := range strings.SplitSeq(policy[role], ",") {
			if f := strings.Fields(line); len(f) == 2 {
				granted[f[0]] = f[1]
			}
		}
		actor := model.Actor{Role: role, Counselor: me}
		for _, act := range model.Actions() {
			allowed := granted[string(act)]
			delete(granted, string(act))
			aboutClients := strings.HasPrefix(string(act), "client.") || act == model.ContactAdd || act == model.ImportData || act == model.ExportData
			if !aboutClients {
				err := actor.May(act, model.Subject{Kind: model.KindOffice})
				if (err == nil) != (allowed == "o") {
					t.Errorf("%s %s: %v", role.Code(), act, err)
				}
				continue
			}
			for name, s := range subjects {
				err := actor.May(act, s)
				if (err == nil) != strings.ContainsRune(allowed, name) {
					t.Errorf("%s %s %c: %v", role.Code(), act, name, err)
				}
				var denied *model.Denied
				if err != nil && (!errors.As(err, &denied) || denied.Action != act || denied.Role != role || denied.Error() == "") {
					t.Errorf("%s %s %c: %#v", role.Code(), act, name, err)
				}
			}
		}
		if len(granted) > 0 {
			t.Errorf("%s: no such action: %v", role.Code(), granted)
		}
	}
}

func TestR12_AChildIsNotEvenSaidToExist(t *testing.T) {
	me := model.NewID()
	child := model.Subject{Kind: model.KindClient, Section: model.Children, Counselor: model.NewID()}
	for _, role := range model.Roles() {
		reads := role == model.RoleHeadOfChildren || role == model.RoleHeadOfOffice
		actor := model.Actor{Role: role, Counselor: me}
		if actor.SeesChildren() != reads {
			t.Errorf("%s sees children: %v", role.Code(), !reads)
		}
		for _, act := range model.Actions() {
			var denied *model.Denied
			if errors.As(actor.May(act, child), &denied) && denied.Hidden == reads {
				t.Errorf("%s %s: hidden is %v", role.Code(), act, denied.Hidden)
			}
		}
	}
}

// A user who is no counselor owns no client, not even one without a counselor.
func TestR12_NobodyOwnsAClientWithoutACounselor(t *testing.T) {
	actor := model.Actor{Role: model.RoleCounselor}
	for _, section := range append(model.Sections(), model.SectionUnknown) {
		if actor.May(model.ClientEdit, model.Subject{Kind: model.KindClient, Section: section}) == nil {
			t.Errorf("%s: may edit", section.Code())
		}
	}
	if actor.May(model.ClientRead, model.Subject{Kind: model.KindClient, Section: model.Children}) == nil {
		t.Error("may read a child without a counselor")
	}
}

func TestR12_TheSubjectOfAClientIsTheOpenAssignment(t *testing.T) {
	me := model.NewID()
	c := person()
	c.Section = model.Children
	c.Assignments = []model.Assignment{{Counselor: me, From: today}}
	actor := model.Actor{Role: model.RoleCounselor, Counselor: me}
	if err := actor.May(model.ClientRead, model.ClientSubject(c)); err != nil {
		t.Error(err)
	}
	c.Assignments[0].To = today
	if actor.May(model.ClientRead, model.ClientSubject(c)) == nil {
		t.Error("a counselor whom the child has left still reads")
	}
}

// Whoever reads a client reads the notes too, but the auditor.
func TestAnAuditorReadsNoCaseNotes(t *testing.T) {
	me := model.NewID()
	for _, role := range model.Roles() {
		for _, section := range []model.Section{model.Adults, model.Children} {
			for _, by := range []model.ID{me, model.NewID()} {
				s := model.Subject{Kind: model.KindClient, Section: section, Counselor: by}
				actor := model.Actor{Role: role, Counselor: me}
				reads := actor.May(model.ClientRead, s) == nil && role != model.RoleAuditor
				if got := actor.May(model.ClientNotes, s) == nil; got != reads {
					t.Errorf("%s reads notes: %v", role.Code(), got)
				}
			}
		}
	}
}

func TestWithoutNotesNothingWrittenFreelyIsLeft(t *testing.T) {
	whole := func() model.Client {
		c := *person()
		c.Notes = "rahasia"
		c.Assignments = []model.Assignment{{Counselor: model.ID{1}, From: today, Reason: "rahasia", Handover: "rahasia"}}
		c.Assessments = []model.Assessment{{Risk: model.RiskHigh, Date: today, Assessor: "Dewi", Note: "rahasia"}}
		c.Stages = []model.Stage{{Kind: model.StageFinal, From: today, TPP: "TPP-1", Note: "rahasia"}}
		return c
	}
	c := whole()
	bare := c.WithoutNotes()
	if s := fmt.Sprintf("%+v", bare); strings.Contains(s, "rahasia") {
		t.Error(s)
	}
	if !reflect.DeepEqual(c, whole()) {
		t.Error("the client itself changed")
	}
	if bare.Risk() != model.RiskHigh || bare.Stage().TPP != "TPP-1" || bare.Assignment() == nil || bare.Name != c.Name {
		t.Errorf("more was left out: %+v", bare)
	}
}
