package store

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// model's test holds the policy to rule R12. Here the store is held to the
// policy: every method of a session is tried by every role with every kind of
// client, and what is refused leaves no trace and tells nothing.

// errUnseen is what a list says of a record that it does not hold.
var errUnseen = errors.New("not in the list")

// seen turns what a list shows into an outcome.
func seen(shown bool) error {
	if shown {
		return nil
	}
	return errUnseen
}

// probe is one try: a session, and a client whom it is made with.
type probe struct {
	*beat
	s *Session     // who tries
	c model.Client // whom it is about; of a line about no client, an adult
	n int          // another number for each try
}

// line is what one method needs, and how it is called. A method has as many
// lines as it has ways to be asked.
type line struct {
	method string
	needs  []model.Action // all of them, with the client; for the office, with no client
	// anyClient: of a line about no client, one section of clients is enough.
	anyClient bool
	// do prepares as the head, and returns the call of the role. A list returns
	// errUnseen where another method is denied.
	do func(p *probe) func() error
	// counted: a refused row is counted in its batch, and who may bring in no
	// table at all is refused before its rows are looked at.
	counted bool
}

// aboutClients are the lines whose answer depends on the client.
var aboutClients = []line{
	{method: "Client", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Client(p.ctx(), p.c.ID); return err }
	}},
	{method: "Contacts", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Contacts(p.ctx(), p.c.ID); return err }
	}},
	{method: "Openings", needs: acts(model.ClientTrail), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Openings(p.ctx(), p.c.ID, 0); return err }
	}},
	{method: "Dossier", needs: acts(model.ExportData), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Dossier(p.ctx(), p.c.ID, "diminta klien"); return err }
	}},
	{method: "NoteList", needs: acts(model.ExportData), do: func(p *probe) func() error {
		return func() error {
			return p.s.NoteList(p.ctx(), ListOut{What: "clients csv", Rows: 1, Sections: []model.Section{p.c.Section}, Whole: true, Purpose: "uji"})
		}
	}},
	{method: "MattersOf", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.MattersOf(p.ctx(), p.c.ID); return err }
	}},
	{method: "EnrolmentsOf", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.EnrolmentsOf(p.ctx(), p.c.ID); return err }
	}},
	{method: "Matter", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		m := p.task()
		return func() error { _, err := p.s.Matter(p.ctx(), m.ID); return err }
	}},
	{method: "Enrolment", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		e := p.enrolled()
		return func() error { _, err := p.s.Enrolment(p.ctx(), e.ID); return err }
	}},
	{method: "History", needs: acts(model.ClientRead), do: func(p *probe) func() error { return p.historyOf(model.KindClient, p.c.ID) }},
	{method: "History", needs: acts(model.ClientRead), do: func(p *probe) func() error { return p.historyOf(model.KindContact, p.contact().ID) }},
	{method: "History", needs: acts(model.ClientRead), do: func(p *probe) func() error { return p.historyOf(model.KindMatter, p.task().ID) }},
	{method: "History", needs: acts(model.ClientRead), do: func(p *probe) func() error { return p.historyOf(model.KindEnrolment, p.enrolled().ID) }},
	{method: "History", needs: acts(model.ClientRead), do: func(p *probe) func() error { return p.historyOf(model.KindAbstention, p.absent().ID) }},
	{method: "AcceptancesOf", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.AcceptancesOf(p.ctx(), p.c.ID); return err }
	}},
	{method: "History", needs: acts(model.ClientRead), do: func(p *probe) func() error { return p.historyOf(model.KindAcceptance, p.accepted().ID) }},
	{method: "Reveal", needs: acts(model.ClientReveal), do: func(p *probe) func() error {
		return func() error { return p.s.Reveal(p.ctx(), model.KindClient, p.c.ID, "nik", "") }
	}},
	{method: "Reveal", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		m := p.task()
		return func() error { return p.s.Reveal(p.ctx(), model.KindMatter, m.ID, "person", "") }
	}},

	{method: "NoteLetter", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error {
			return p.s.NoteLetter(p.ctx(), LetterNote{Letter: model.GuidanceCard, Form: "pdf", Subject: p.c.ID, Reason: "uji"})
		}
	}},
	{method: "NoteLetter", needs: acts(model.ClientRead, model.ClientReveal), do: func(p *probe) func() error {
		return func() error {
			return p.s.NoteLetter(p.ctx(), LetterNote{Letter: model.ClientCard, Form: "pdf", Subject: p.c.ID, Whole: true, Reason: "uji"})
		}
	}},
	{method: "NoteLetter", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		e := p.enrolled()
		return func() error {
			return p.s.NoteLetter(p.ctx(), LetterNote{Letter: model.ReferralNote, Form: "pdf", Subject: e.ID, Reason: "uji"})
		}
	}},
	{method: "NoteLetter", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error {
			return p.s.NoteLetter(p.ctx(), LetterNote{Letter: model.HandoverNote, Form: "text", Clients: []model.ID{p.c.ID}, Reason: "uji"})
		}
	}},
	{method: "NoteLetter", needs: acts(model.ClientRead, model.GroupRead), do: func(p *probe) func() error {
		m := p.meeting()
		return func() error {
			return p.s.NoteLetter(p.ctx(), LetterNote{Letter: model.RollSheet, Form: "text", Subject: m.ID, Clients: []model.ID{p.c.ID}, Reason: "uji"})
		}
	}},

	// Lists show what may be read and nothing else.
	{method: "Roster", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error {
			view := p.s.Roster()
			_, found := view.Find(p.c.ID)
			all := view.Run(p.ctx(), roster.Query{})
			listed := false
			for i := range all.Len() {
				listed = listed || all.Row(i).ID == p.c.ID
			}
			if found != listed {
				return fmt.Errorf("found %v, listed %v", found, listed)
			}
			return seen(found)
		}
	}},
	{method: "FindRegister", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error {
			id, ok, err := p.s.FindRegister(p.ctx(), p.c.Register)
			if !ok && !id.IsZero() {
				return errors.New("says who has a number, and that there is nobody")
			}
			return errors.Join(err, seen(ok))
		}
	}},
	{method: "Matters", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		m := p.task()
		return func() error {
			return seen(slices.ContainsFunc(p.s.Matters(), func(o *model.Matter) bool { return o.ID == m.ID }))
		}
	}},
	{method: "Enrolments", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		e := p.enrolled()
		return func() error {
			return seen(slices.ContainsFunc(p.s.Enrolments(), func(o *model.Enrolment) bool { return o.ID == e.ID }))
		}
	}},
	{method: "EnrolmentsIn", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		e := p.enrolled()
		return func() error {
			return seen(slices.ContainsFunc(p.s.EnrolmentsIn(e.Group), func(o *model.Enrolment) bool { return o.ID == e.ID }))
		}
	}},
	{method: "EnrolmentsEver", needs: acts(model.ClientRead, model.GroupRead), do: func(p *probe) func() error {
		e := p.enrolled()
		return func() error {
			all, err := p.s.EnrolmentsEver(p.ctx(), e.Group)
			return errors.Join(err, seen(slices.ContainsFunc(all, func(o model.Enrolment) bool { return o.ID == e.ID })))
		}
	}},
	{method: "Abstentions", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		a := p.absent()
		return func() error {
			return seen(slices.ContainsFunc(p.s.Abstentions(), func(o model.Abstention) bool { return o.ID == a.ID }))
		}
	}},
	{method: "Abstention", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		p.absent()
		return func() error { _, ok := p.s.Abstention(p.c.ID); return seen(ok) }
	}},
	{method: "Duplicates", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error {
			all, err := p.s.Duplicates(p.ctx(), model.Client{Register: p.c.Register, Name: p.c.Name})
			return errors.Join(err, seen(slices.ContainsFunc(all, func(d Duplicate) bool { return d.ID == p.c.ID })))
		}
	}},
	{method: "Fits", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		g := p.group
		return func() error {
			all, err := p.s.Fits(p.ctx(), Fitting{Clients: []model.ID{p.c.ID}, Group: g.ID, Most: 1})
			return errors.Join(err, seen(len(all) == 1 && len(all[0]) > 0))
		}
	}},
	{method: "Cases", needs: acts(model.ClientRead, model.ClientAssign), do: func(p *probe) func() error {
		return func() error {
			all, err := p.s.Cases(p.ctx(), nil)
			shown := false
			for _, one := range all {
				shown = shown || one.ID == p.c.ID
			}
			return errors.Join(err, seen(shown))
		}
	}},
	{method: "Standing", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Standing(p.ctx(), model.KindClient, p.c.ID, 0); return err }
	}},
	{method: "Editors", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		p.must(p.head.Editing(p.ctx(), uint64(p.n), []Ref{{Kind: model.KindClient, ID: p.c.ID}}))
		return func() error { return seen(len(p.s.Editors(model.KindClient, p.c.ID)) > 0) }
	}},
	{method: "MeetingsOf", needs: acts(model.ClientRead, model.GroupRead), do: func(p *probe) func() error {
		m := p.attended()
		return func() error {
			all, err := p.s.MeetingsOf(p.ctx(), m.Group)
			return errors.Join(err, seen(slices.ContainsFunc(all, func(o model.Meeting) bool { return o.ID == m.ID && len(o.Marks) == 1 })))
		}
	}},
	{method: "SaveMeeting", needs: acts(model.ClientRead, model.GroupEdit), do: func(p *probe) func() error {
		m := p.attended()
		m.Topic, m.Marks = "lain", nil
		return func() error {
			saved, err := p.s.SaveMeeting(p.ctx(), NewOp(""), m)
			return errors.Join(err, seen(len(saved.Marks) == 1))
		}
	}},
	{method: "Rebalances", needs: acts(model.ClientRead), do: func(p *probe) func() error { // of who may give a client away, or whom it concerns
		p.batch()
		return func() error {
			all, err := p.s.Rebalances(p.ctx())
			shown := slices.ContainsFunc(all, func(r model.Rebalance) bool {
				return slices.ContainsFunc(r.Rows, func(h model.Handing) bool { return h.Client == p.c.ID })
			})
			a := p.s.Actor()
			if shown && a.May(model.ClientAssign, model.ClientSubject(&p.c)) != nil && a.Counselor.IsZero() {
				return errors.New("shows a batch to somebody whom it does not concern")
			}
			if !shown && err == nil && a.May(model.ClientRead, model.ClientSubject(&p.c)) == nil && a.May(model.ClientAssign, model.ClientSubject(&p.c)) != nil {
				return nil // may read the client, and has nothing to do with the batch
			}
			return errors.Join(err, seen(shown))
		}
	}},
	{method: "Audit", needs: acts(model.ClientRead, model.AuditRead), do: func(p *probe) func() error {
		return func() error {
			all, err := p.s.Audit(p.ctx(), AuditFilter{Limit: 20})
			shown := false
			for _, e := range all {
				for _, r := range e.Records {
					shown = shown || r.ID == p.c.ID && !r.Hidden
					if r.Hidden && (len(r.Changes) > 0 || e.Reason != "" || e.Note != "") {
						return errors.New("tells what was done with a hidden record")
					}
				}
			}
			return errors.Join(err, seen(shown))
		}
	}},

	{method: "ProposeErasure", needs: acts(model.Anonymise), do: func(p *probe) func() error {
		c := p.expired()
		return func() error { _, err := p.s.ProposeErasure(p.ctx(), NewOp(""), []model.ID{c.ID}, ""); return err }
	}},
	{method: "Expired", needs: acts(model.Anonymise), do: func(p *probe) func() error {
		c := p.expired()
		return func() error {
			all, err := p.s.Expired(p.ctx(), nil)
			return errors.Join(err, seen(slices.ContainsFunc(all, func(e Expired) bool { return e.Client == c.ID })))
		}
	}},
	{method: "Erasures", needs: acts(model.Anonymise), do: func(p *probe) func() error {
		e := p.proposed()
		return func() error {
			all, err := p.s.Erasures(p.ctx())
			return errors.Join(err, seen(slices.ContainsFunc(all, func(o model.Erasure) bool { return o.ID == e.ID })))
		}
	}},
	{method: "Kept", needs: acts(model.Anonymise), do: func(p *probe) func() error {
		e := p.proposed()
		return func() error { _, err := p.s.Kept(p.ctx(), e.ID); return err }
	}},
	{method: "DecideErasure", needs: acts(model.Anonymise), do: func(p *probe) func() error {
		e := p.proposed()
		return func() error {
			_, err := p.s.DecideErasure(p.ctx(), NewOp(""), ErasureDecision{Erasure: e.ID, Rev: e.Rev, To: model.ErasureRefused, Note: "uji"})
			return err
		}
	}},
	{method: "RunErasure", needs: acts(model.Anonymise), do: func(p *probe) func() error {
		e := p.proposed()
		_, err := p.second().DecideErasure(p.ctx(), NewOp(""), ErasureDecision{Erasure: e.ID, Rev: e.Rev, To: model.ErasureRunning})
		p.must(err)
		return func() error { _, err := p.s.RunErasure(p.ctx(), e.ID, nil); return err }
	}},
	{method: "Exposure", needs: acts(model.ClientRead, model.AuditRead), do: func(p *probe) func() error {
		return func() error {
			all, err := p.s.Exposure(p.ctx(), p.clock.now(), time.Time{}, "", p.head.user)
			return errors.Join(err, seen(slices.ContainsFunc(all.Clients, func(e ExposedClient) bool { return e.ID == p.c.ID })))
		}
	}},
	{method: "SaveClient", needs: acts(model.ClientCreate), do: func(p *probe) func() error {
		fresh := person(5000+p.n, p.c.Section)
		fresh.Assignments = p.c.Assignments
		return func() error { _, err := p.s.SaveClient(p.ctx(), NewOp(""), fresh); return err }
	}},
	{method: "SaveClient", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		c := p.c
		c.Alias = "Kancil"
		return func() error { _, err := p.s.SaveClient(p.ctx(), NewOp(""), c); return err }
	}},
	{method: "SaveClient", needs: acts(model.ClientEdit, model.ClientAssign), do: func(p *probe) func() error {
		c := p.c
		c.Assignments = slices.Clone(c.Assignments)
		if a := c.Assignment(); a != nil {
			a.To = a.From + 1
		}
		c.Assignments = append(c.Assignments, model.Assignment{Counselor: p.budi.ID, From: model.On(2026, 2, 3), Reason: "uji"})
		return func() error { _, err := p.s.SaveClient(p.ctx(), NewOp(""), c); return err }
	}},
	{method: "Assign", needs: acts(model.ClientAssign), do: func(p *probe) func() error {
		to := p.other()
		return func() error {
			_, err := p.s.Assign(p.ctx(), NewOp(""), []model.ID{p.c.ID}, to, AssignNote{Reason: "uji"})
			return err
		}
	}},
	{method: "SaveContact", needs: acts(model.ContactAdd), do: func(p *probe) func() error {
		c := reportOn(p.c, p.head.Today())
		return func() error { _, err := p.s.SaveContact(p.ctx(), NewOp(""), c); return err }
	}},
	{method: "SaveContact", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		c := p.contact()
		c.Condition = "kurang sehat"
		return func() error { _, err := p.s.SaveContact(p.ctx(), NewOp(""), c); return err }
	}},
	{method: "SaveMatter", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		m := model.Matter{Client: p.c.ID, Kind: model.Task, Note: "uji"}
		return func() error { _, err := p.s.SaveMatter(p.ctx(), NewOp(""), m); return err }
	}},
	{method: "SaveAcceptance", needs: acts(model.ContactAdd), do: func(p *probe) func() error {
		a := model.Acceptance{Client: p.c.ID, Source: model.SourceFamily, Score: 3, Day: p.head.Today()}
		return func() error { _, err := p.s.SaveAcceptance(p.ctx(), NewOp(""), a); return err }
	}},
	{method: "SaveAcceptance", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		a := p.accepted()
		a.Struck = "salah klien"
		return func() error { _, err := p.s.SaveAcceptance(p.ctx(), NewOp(""), a); return err }
	}},
	{method: "SaveMatter", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		m := model.Matter{Client: p.c.ID, Kind: model.Incident, Incident: model.IncidentWork, Note: "uji"}
		return func() error { _, err := p.s.SaveMatter(p.ctx(), NewOp(""), m); return err }
	}},
	{method: "SaveMatter", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		m := p.task()
		m.Note = "lain"
		return func() error { _, err := p.s.SaveMatter(p.ctx(), NewOp(""), m); return err }
	}},
	{method: "StepMatter", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		m := p.task()
		step := Step{Matter: m.ID, Rev: m.Rev, Stride: model.Stride{State: model.StateDone, Note: "selesai"}}
		return func() error { _, err := p.s.StepMatter(p.ctx(), NewOp(""), step); return err }
	}},
	{method: "Refer", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		o := p.offering
		ref := Referral{Client: p.c.ID, Offering: o.ID, Draft: true}
		return func() error { _, err := p.s.Refer(p.ctx(), NewOp(""), ref); return err }
	}},
	{method: "StepEnrolment", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		e := p.enrolled()
		step := EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: model.Move{State: model.EnrolmentCancelled, Reason: "lain", Note: "uji"}}
		return func() error { _, err := p.s.StepEnrolment(p.ctx(), NewOp(""), step); return err }
	}},
	{method: "SaveEnrolment", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		e := p.enrolled()
		e.Note = "lain"
		return func() error { _, err := p.s.SaveEnrolment(p.ctx(), NewOp(""), e); return err }
	}},
	{method: "Abstain", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		a := model.Abstention{Client: p.c.ID, Reason: "jauh", Note: "uji"}
		return func() error { _, err := p.s.Abstain(p.ctx(), NewOp(""), a); return err }
	}},
	{method: "ImportRows", needs: acts(model.ImportData, model.ClientCreate), counted: true, do: func(p *probe) func() error {
		fresh := person(5000+p.n, p.c.Section)
		fresh.Assignments = p.c.Assignments
		return func() error { return p.imported(fresh) }
	}},
	{method: "ImportRows", needs: acts(model.ImportData, model.ClientEdit), counted: true, do: func(p *probe) func() error {
		c := p.c
		c.Alias = "Kancil"
		return func() error { return p.imported(c) }
	}},
	{method: "TakeBackBatch", needs: acts(model.ImportData, model.ClientCreate), counted: true, do: func(p *probe) func() error {
		fresh := person(5000+p.n, p.c.Section)
		fresh.Assignments = p.c.Assignments
		b := p.brings(p.head, "clients", newRow(&fresh))
		return func() error { _, err := p.s.TakeBackBatch(p.ctx(), NewOp(""), b.ID, "uji", nil); return err }
	}},
	{method: "MayImport", needs: acts(model.ImportData, model.ClientCreate), do: func(p *probe) func() error {
		return func() error { return p.s.MayImport(p.ctx(), nil, &p.c) }
	}},
	{method: "MayImport", needs: acts(model.ImportData, model.ClientEdit), do: func(p *probe) func() error {
		c := p.c
		c.Alias = "Kancil"
		return func() error { return p.s.MayImport(p.ctx(), &p.c, &c) }
	}},
	{method: "MarkAttendance", needs: acts(model.ClientRead, model.GroupEdit), do: func(p *probe) func() error {
		m := p.meeting()
		return func() error {
			_, _, err := p.s.MarkAttendance(p.ctx(), NewOp(""), Attendance{Meeting: m.ID, Now: []model.Mark{{Client: p.c.ID, Presence: model.Present}}})
			return err
		}
	}},
	{method: "Rebalance", needs: acts(model.ClientAssign), do: func(p *probe) func() error {
		batch := model.Rebalance{Reason: "uji", Rows: []model.Handing{handing(&p.c, p.other())}}
		return func() error { _, err := p.s.Rebalance(p.ctx(), NewOp(""), batch); return err }
	}},
	{method: "DecideRebalance", needs: acts(model.ClientAssign), do: func(p *probe) func() error {
		p.secondPerson(true)
		r := p.batch()
		p.secondPerson(false)
		return func() error {
			_, err := p.s.DecideRebalance(p.ctx(), NewOp(""), Decision{Rebalance: r.ID, Rev: r.Rev, To: model.RebalanceRefused, Note: "uji"})
			return err
		}
	}},
	{method: "UndoRebalance", needs: acts(model.ClientAssign), do: func(p *probe) func() error {
		r := p.batch()
		return func() error { _, err := p.s.UndoRebalance(p.ctx(), NewOp(""), r.ID, r.Rev, "uji"); return err }
	}},

	// What people who work at the same time are told, and taking back.
	{method: "Editing", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		return func() error {
			err := p.s.Editing(p.ctx(), uint64(p.n), []Ref{{Kind: model.KindClient, ID: p.c.ID}})
			return errors.Join(err, seen(len(p.elsewhere().Editors(model.KindClient, p.c.ID)) > 0))
		}
	}},
	{method: "Editors", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		p.must(p.elsewhere().Editing(p.ctx(), 1, []Ref{{Kind: model.KindClient, ID: p.c.ID}}))
		return func() error { return seen(len(p.s.Editors(model.KindClient, p.c.ID)) > 0) }
	}},
	{method: "Editors", needs: acts(model.ClientRead), do: func(p *probe) func() error {
		note := p.contact()
		p.must(p.elsewhere().Editing(p.ctx(), 1, []Ref{{Kind: model.KindContact, ID: note.ID}}))
		return func() error { return seen(len(p.s.Editors(model.KindContact, note.ID)) > 0) }
	}},
	{method: "Standing", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Standing(p.ctx(), model.KindClient, p.c.ID, 0); return err }
	}},
	{method: "Standing", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		m := p.task()
		return func() error { _, err := p.s.Standing(p.ctx(), model.KindMatter, m.ID, 0); return err }
	}},
	{method: "Undo", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		p.c.Alias = letters(p.n)
		saved, err := p.head.SaveClient(p.ctx(), NewOp(""), p.c)
		p.must(err)
		p.c = saved
		return p.takingBack()
	}},
	{method: "Undo", needs: acts(model.ContactAdd), do: func(p *probe) func() error { p.contact(); return p.takingBack() }},
	{method: "Undo", needs: acts(model.ContactAdd), do: func(p *probe) func() error { p.accepted(); return p.takingBack() }},
	{method: "Undo", needs: acts(model.ClientEdit), do: func(p *probe) func() error { p.task(); return p.takingBack() }},
	{method: "Standing", needs: acts(model.ClientEdit), do: func(p *probe) func() error {
		a := p.accepted()
		return func() error { _, err := p.s.Standing(p.ctx(), model.KindAcceptance, a.ID, 0); return err }
	}},
	{method: "Undo", needs: acts(model.ClientEdit, model.ClientAssign), do: func(p *probe) func() error {
		_, err := p.head.Assign(p.ctx(), NewOp(""), []model.ID{p.c.ID}, p.other(), AssignNote{Reason: "uji"})
		p.must(err)
		p.c = *p.world.client(p.c.ID)
		return p.takingBack()
	}},
}

// aboutTheOffice are the lines whose answer depends on the role alone.
var aboutTheOffice = []line{
	{method: "SaveCounselor", needs: acts(model.CounselorEdit), do: func(p *probe) func() error {
		return func() error {
			_, err := p.s.SaveCounselor(p.ctx(), NewOp(""), model.Counselor{Name: "Sari " + letters(p.n), Kind: model.PK, Section: model.Adults})
			return err
		}
	}},
	{method: "SaveGroup", needs: acts(model.GroupEdit), do: func(p *probe) func() error {
		g := model.Group{Code: fmt.Sprintf("PML-%d", 2000+p.n), Name: "Kelompok " + letters(p.n), Fields: []model.Field{model.Economy}, State: model.GroupCandidate, District: "33.02.01"}
		return func() error { _, err := p.s.SaveGroup(p.ctx(), NewOp(""), g); return err }
	}},
	{method: "SaveOffering", needs: acts(model.GroupEdit), do: func(p *probe) func() error {
		g := p.group
		return func() error {
			_, err := p.s.SaveOffering(p.ctx(), NewOp(""), model.Offering{Group: g.ID, Name: "Jahit " + letters(p.n), Activity: "Pelatihan keterampilan", Quota: 2})
			return err
		}
	}},
	{method: "SaveOutreach", needs: acts(model.OutreachEdit), do: func(p *probe) func() error {
		o := p.planned()
		o.Rev, o.ID = 0, model.ID{}
		return func() error { _, err := p.s.SaveOutreach(p.ctx(), NewOp(""), o); return err }
	}},
	{method: "SaveOutreach", needs: acts(model.OutreachEdit), do: func(p *probe) func() error {
		o := p.planned()
		o.Topic = "lain"
		return func() error { _, err := p.s.SaveOutreach(p.ctx(), NewOp(""), o); return err }
	}},
	{method: "Standing", needs: acts(model.OutreachEdit), do: func(p *probe) func() error {
		o := p.planned()
		return func() error { _, err := p.s.Standing(p.ctx(), model.KindOutreach, o.ID, 0); return err }
	}},
	{method: "Undo", needs: acts(model.OutreachEdit), do: func(p *probe) func() error { p.planned(); return p.takingBack() }},
	{method: "History", needs: acts(model.EffectRead), do: func(p *probe) func() error { return p.historyOf(model.KindOutreach, p.planned().ID) }},
	{method: "Books", needs: acts(model.EffectRead), do: func(p *probe) func() error {
		o := p.planned()
		return func() error {
			return seen(slices.ContainsFunc(p.s.Books().Outreaches, func(one model.Outreach) bool { return one.ID == o.ID }))
		}
	}},
	{method: "SaveMonitoring", needs: acts(model.GroupEdit), do: func(p *probe) func() error {
		g := p.group
		return func() error { _, err := p.s.SaveMonitoring(p.ctx(), NewOp(""), p.visit(g)); return err }
	}},
	{method: "NoteReport", needs: acts(model.EffectRead), do: func(p *probe) func() error {
		return func() error { return p.s.NoteReport(p.ctx(), "laporan stigma", 1, false) }
	}},
	{method: "NoteReport", needs: acts(model.EffectRead, model.ExportData), anyClient: true, do: func(p *probe) func() error {
		return func() error { return p.s.NoteReport(p.ctx(), "laporan lapor", 1, true) }
	}},
	{method: "Checkpoint", needs: acts(model.EffectRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Checkpoint(p.ctx()); return err }
	}},
	{method: "Doings", needs: acts(model.EffectRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Doings(p.ctx(), 1, p.s.Today()); return err }
	}},
	{method: "MonthCloses", needs: acts(model.EffectRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.MonthCloses(p.ctx()); return err }
	}},
	{method: "CloseMonth", needs: acts(model.MonthCloseAdd), do: func(p *probe) func() error {
		month := model.MonthOf(p.s.Today()).AddMonths(-p.n)
		return func() error { _, err := p.s.CloseMonth(p.ctx(), NewOp(""), month, ""); return err }
	}},
	{method: "Facts", needs: acts(model.EffectRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Facts(p.ctx(), nil); return err }
	}},
	{method: "MonitoringOf", needs: acts(model.GroupRead), do: func(p *probe) func() error {
		g := p.group
		return func() error { _, err := p.s.MonitoringOf(p.ctx(), g.ID); return err }
	}},
	{method: "MeetingsOf", needs: acts(model.GroupRead), do: func(p *probe) func() error {
		g := p.group
		return func() error { _, err := p.s.MeetingsOf(p.ctx(), g.ID); return err }
	}},
	{method: "EnrolmentsEver", needs: acts(model.GroupRead), do: func(p *probe) func() error {
		g := p.group
		return func() error { _, err := p.s.EnrolmentsEver(p.ctx(), g.ID); return err }
	}},
	{method: "SaveMeeting", needs: acts(model.GroupEdit), do: func(p *probe) func() error {
		o := p.offering
		m := model.Meeting{Group: o.Group, Offering: o.ID, Day: p.head.Today(), Topic: "las"}
		return func() error { _, err := p.s.SaveMeeting(p.ctx(), NewOp(""), m); return err }
	}},
	{method: "PlanMeetings", needs: acts(model.GroupEdit), do: func(p *probe) func() error {
		o := p.offering
		series := []model.Meeting{{Group: o.Group, Offering: o.ID, Day: p.head.Today() + 7}, {Group: o.Group, Offering: o.ID, Day: p.head.Today() + 14}}
		return func() error { _, err := p.s.PlanMeetings(p.ctx(), NewOp(""), series); return err }
	}},
	{method: "Group", needs: acts(model.GroupRead), do: func(p *probe) func() error {
		g := p.group
		return func() error { _, err := p.s.Group(g.ID); return err }
	}},
	{method: "Counselor", needs: acts(model.CounselorRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Counselor(p.dewi.ID); return err }
	}},
	{method: "Seats", needs: acts(model.GroupRead), do: func(p *probe) func() error {
		g, o := p.group, p.offering
		return func() error { return seen(p.s.Seats(g.ID, o.ID).Group > 0) }
	}},
	{method: "Work", needs: acts(model.CaseloadRead), do: func(p *probe) func() error {
		return func() error { return seen(len(p.s.Work().Spells) > 0) }
	}},
	{method: "LoadHistory", needs: acts(model.CaseloadRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.LoadHistory(p.ctx()); return err }
	}},
	{method: "Live", needs: acts(model.UserEdit), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Live(true); return err }
	}},
	{method: "EndSession", needs: acts(model.UserEdit), do: func(p *probe) func() error {
		other, err := p.office.SignIn(p.ctx(), "kepala-dua", secret, "loket-8", nil)
		p.must(err)
		return func() error { return p.s.EndSession(p.ctx(), other.id) }
	}},
	{method: "ManyTries", needs: acts(model.UserEdit), do: func(p *probe) func() error {
		return func() error { _, err := p.s.ManyTries(p.ctx()); return err }
	}},
	{method: "SaveOffice", needs: acts(model.OfficeEdit), do: func(p *probe) func() error {
		o := p.head.Books().Office
		o.Address = "Jalan " + letters(p.n)
		return func() error { _, err := p.s.SaveOffice(p.ctx(), NewOp(""), o); return err }
	}},
	{method: "SaveRegion", needs: acts(model.RegionEdit), do: func(p *probe) func() error {
		r := model.Region{Code: fmt.Sprintf("33.%02d", 10+p.n%80), Name: "Wilayah " + letters(p.n)}
		for i := range p.head.Books().Regions {
			if known := &p.head.Books().Regions[i]; known.Code == r.Code {
				r.Meta = known.Meta
			}
		}
		return func() error { _, err := p.s.SaveRegion(p.ctx(), NewOp(""), r); return err }
	}},
	{method: "ImportRows", needs: acts(model.RegionEdit), do: func(p *probe) func() error {
		fresh := model.Region{Code: fmt.Sprintf("34.%02d", 10+p.n%80), Name: "Wilayah " + letters(p.n)}
		for i := range p.head.Books().Regions {
			if known := &p.head.Books().Regions[i]; known.Code == fresh.Code {
				fresh.Meta = known.Meta
			}
		}
		return func() error {
			_, refused, err := bring(p.world, p.s, "regions", newRow(&fresh))
			return errors.Join(err, refused[0])
		}
	}},
	{method: "SaveNorm", needs: acts(model.NormEdit), do: func(p *probe) func() error {
		n := model.Norm{Key: model.NormCountWarn, Value: 50_000, From: p.head.Today() + model.Date(p.n), Source: "uji"}
		return func() error { _, err := p.s.SaveNorm(p.ctx(), NewOp(""), n); return err }
	}},
	{method: "SaveMechanism", needs: acts(model.NormEdit), do: func(p *probe) func() error {
		m := *p.head.Books().Mechanism()
		m.Source = "uji"
		m.Reasons = append(slices.Clone(m.Reasons), model.ReasonRule{Of: model.ReasonAbsent, Code: "uji" + letters(p.n)})
		return func() error { _, err := p.s.SaveMechanism(p.ctx(), NewOp(""), m); return err }
	}},
	{method: "SaveHoliday", needs: acts(model.CalendarEdit), do: func(p *probe) func() error {
		h := model.Holiday{Day: model.On(2027, 1, 1) + model.Date(p.n), Name: "Libur", Kind: model.HolidayKinds()[0], Source: "SKB"}
		return func() error { _, err := p.s.SaveHoliday(p.ctx(), NewOp(""), h); return err }
	}},
	{method: "SaveSite", needs: acts(model.SiteEdit), do: func(p *probe) func() error {
		one := model.Site{Name: "Balai " + letters(p.n), Kind: model.SiteKinds()[0], District: "33.02.15"}
		return func() error { _, err := p.s.SaveSite(p.ctx(), NewOp(""), one); return err }
	}},
	{method: "AddUser", needs: acts(model.UserEdit), do: func(p *probe) func() error {
		u := model.User{Username: "baru" + strings.ToLower(letters(p.n)), Name: "Orang Baru", Role: model.RoleOperator}
		return func() error { _, err := p.s.AddUser(p.ctx(), NewOp(""), u); return err }
	}},
	{method: "ResetUser", needs: acts(model.UserEdit), do: func(p *probe) func() error {
		u := p.colleague()
		return func() error { _, err := p.s.ResetUser(p.ctx(), NewOp(""), u.ID); return err }
	}},
	{method: "SaveUser", needs: acts(model.UserEdit), do: func(p *probe) func() error {
		u := p.colleague()
		u.Name = "Rekan " + letters(p.n)
		return func() error { _, err := p.s.SaveUser(p.ctx(), NewOp(""), u); return err }
	}},
	{method: "NewRecoveryCode", needs: acts(model.UserEdit), do: func(p *probe) func() error {
		return func() error { _, err := p.s.NewRecoveryCode(p.ctx(), NewOp("")); return err }
	}},
	{method: "AddTerminal", needs: acts(model.OfficeEdit), do: func(p *probe) func() error {
		return func() error { _, err := p.s.AddTerminal(p.ctx(), NewOp(""), p.terminal()); return err }
	}},
	{method: "RemoveTerminal", needs: acts(model.OfficeEdit), do: func(p *probe) func() error {
		known, err := p.head.AddTerminal(p.ctx(), NewOp(""), p.terminal())
		p.must(err)
		return func() error { _, err := p.s.RemoveTerminal(p.ctx(), NewOp(""), known); return err }
	}},
	{method: "Audit", needs: acts(model.AuditRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Audit(p.ctx(), AuditFilter{}); return err }
	}},
	{method: "Exposure", needs: acts(model.AuditRead), do: func(p *probe) func() error {
		return func() error {
			_, err := p.s.Exposure(p.ctx(), p.clock.now(), time.Time{}, "loket-1", model.ID{})
			return err
		}
	}},
	{method: "Trail", needs: acts(model.AuditRead), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Trail(p.ctx()); return err }
	}},
	{method: "History", needs: acts(model.UserRead), do: func(p *probe) func() error { return p.historyOf(model.KindUser, p.head.user) }},
	{method: "History", needs: acts(model.CounselorRead), do: func(p *probe) func() error { return p.historyOf(model.KindCounselor, p.dewi.ID) }},
	{method: "History", needs: acts(model.GroupRead), do: func(p *probe) func() error { g := p.group; return p.historyOf(model.KindGroup, g.ID) }},
	{method: "History", needs: acts(model.GroupRead), do: func(p *probe) func() error { return p.historyOf(model.KindMeeting, p.meeting().ID) }},
	{method: "History", needs: acts(model.OfficeRead), do: func(p *probe) func() error { return p.historyOf(model.KindOffice, p.head.Books().Office.ID) }},
	{method: "Reveal", needs: acts(model.CounselorRead), do: func(p *probe) func() error {
		return func() error { return p.s.Reveal(p.ctx(), model.KindCounselor, p.dewi.ID, "nip", "") }
	}},
	{method: "Reveal", needs: acts(model.UserRead), do: func(p *probe) func() error {
		return func() error { return p.s.Reveal(p.ctx(), model.KindUser, p.head.user, "nip", "") }
	}},
	{method: "HandKey", needs: acts(model.BackupData), do: func(p *probe) func() error {
		return func() error { return p.s.HandKey(io.Discard) }
	}},
	{method: "Backup", needs: acts(model.BackupData), do: func(p *probe) func() error {
		path := filepath.Join(p.t.TempDir(), "cadangan")
		return inMemory(func() error { return p.s.Backup(p.ctx(), path) })
	}},
	{method: "BackUp", needs: acts(model.BackupData), do: func(p *probe) func() error {
		return inMemory(func() error { _, err := p.s.BackUp(p.ctx(), nil); return err })
	}},
	{method: "DrillBackup", needs: acts(model.BackupData), do: func(p *probe) func() error {
		return inMemory(func() error { _, err := p.s.DrillBackup(p.ctx(), "cadangan", nil); return err })
	}},
	{method: "Backups", needs: acts(model.BackupData), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Backups(p.ctx()); return err }
	}},
	{method: "NoteRestore", needs: acts(model.BackupData), do: func(p *probe) func() error {
		return func() error { return p.s.NoteRestore(p.ctx()) }
	}},
	{method: "Check", needs: acts(model.BackupData), do: func(p *probe) func() error {
		return func() error { _, err := p.s.Check(p.ctx(), nil); return err }
	}},
	{method: "NoteList", needs: acts(model.OfficeRead), do: func(p *probe) func() error {
		return func() error {
			return p.s.NoteList(p.ctx(), ListOut{What: "clients csv", Rows: 3, Sections: model.Sections()})
		}
	}},
	{method: "NoteExport", needs: acts(model.ExportData), anyClient: true, do: func(p *probe) func() error {
		return func() error { return p.s.NoteExport(p.ctx(), "klien", 1, "uji") }
	}},
	{method: "NoteLetter", needs: acts(model.GroupRead), do: func(p *probe) func() error {
		g := p.group
		return func() error {
			return p.s.NoteLetter(p.ctx(), LetterNote{Letter: model.AgreementPad, Form: "pdf", Subject: g.ID})
		}
	}},
	{method: "NoteLetter", needs: acts(model.AuditRead), do: func(p *probe) func() error {
		return func() error {
			return p.s.NoteLetter(p.ctx(), LetterNote{Letter: model.BreachSheet, Form: "pdf", Count: 3, Reason: "uji"})
		}
	}},
	{method: "SaveWording", needs: acts(model.WordingEdit), do: func(p *probe) func() error {
		w := p.head.Books().Wording(model.ReferralNote)
		w.Title = "Surat " + letters(p.n)
		return func() error { _, err := p.s.SaveWording(p.ctx(), NewOp(""), w); return err }
	}},
	{method: "BeginBatch", needs: acts(model.ImportData), anyClient: true, do: func(p *probe) func() error {
		return func() error {
			_, err := p.s.BeginBatch(p.ctx(), NewOp(""), model.Batch{Of: "clients", File: "klien.csv"})
			return err
		}
	}},
	{method: "ResumeBatch", needs: acts(model.ImportData), anyClient: true, do: func(p *probe) func() error {
		b := p.begun()
		return func() error { _, err := p.s.ResumeBatch(p.ctx(), NewOp(""), b.ID); return err }
	}},
	{method: "EndBatch", needs: acts(model.ImportData), anyClient: true, do: func(p *probe) func() error {
		b := p.begun()
		return func() error { _, err := p.s.EndBatch(p.ctx(), NewOp(""), b.ID, true); return err }
	}},
	{method: "Batches", needs: acts(model.ImportData), anyClient: true, do: func(p *probe) func() error {
		b := p.begun()
		return func() error {
			all, err := p.s.Batches(p.ctx()) // who may change the area sees its tables all the same
			return errors.Join(err, seen(slices.ContainsFunc(all, func(one model.Batch) bool { return one.ID == b.ID })))
		}
	}},
	{method: "Batch", needs: acts(model.ImportData), anyClient: true, do: func(p *probe) func() error {
		b := p.begun()
		return func() error { _, err := p.s.Batch(p.ctx(), b.ID); return err }
	}},
	{method: "Brought", needs: acts(model.ImportData), anyClient: true, do: func(p *probe) func() error {
		b := p.begun()
		return func() error { _, _, err := p.s.Brought(p.ctx(), b.ID, 1); return err }
	}},
	{method: "MayBring", needs: acts(model.ImportData), anyClient: true, do: func(p *probe) func() error {
		return func() error { return p.s.MayBring("clients") }
	}},
	{method: "ImportTarget", needs: acts(model.ImportData), anyClient: true, do: func(p *probe) func() error {
		return func() error { _, _, err := p.s.ImportTarget(p.ctx(), "clients", "PB-TIDAKADA"); return err }
	}},
}

// inMemory takes it for done when the engine in memory was asked, which has no
// file to copy.
func inMemory(do func() error) func() error {
	return func() error {
		if err := do(); !errors.Is(err, os.ErrInvalid) {
			return err
		}
		return nil
	}
}

// forEverybody are the methods that anybody signed in may use: they are about
// the person, or bring the office up to the day in nobody's name.
var forEverybody = map[string]func(p *probe) error{
	"SaveDraft": func(p *probe) error {
		return p.s.SaveDraft(p.ctx(), Draft{Form: "client", Key: "x", Values: map[string]string{"name": "A"}})
	},
	"Draft":      func(p *probe) error { _, _, err := p.s.Draft(p.ctx(), "client", "x"); return err },
	"Drafts":     func(p *probe) error { _, err := p.s.Drafts(p.ctx()); return err },
	"DropDraft":  func(p *probe) error { return p.s.DropDraft(p.ctx(), "client", "x") },
	"Own":        func(p *probe) error { _, err := p.s.Own(p.ctx()); return err },
	"Recent":     func(p *probe) error { _, err := p.s.Recent(p.ctx(), 5); return err },
	"CatchUp":    func(p *probe) error { _, err := p.s.CatchUp(p.ctx()); return err },
	"LastSignIn": func(p *probe) error { _, err := p.s.LastSignIn(p.ctx()); return err },
	"SavePreferences": func(p *probe) error {
		return p.s.SavePreferences(p.ctx(), Preferences{Language: "id", Theme: letters(p.n)})
	},
}

// told are the methods that read and write no record, and why they need no
// permission.
var told = map[string]string{
	"Office": "the office that the session is in", "Terminal": "its own terminal", "Ended": "its own end", "Actor": "the person", "User": "the person's own account",
	"Today": "the calendar", "SignOut": "leaving", "Watch": "that something changed, and of which records, by id alone",
	"CheckPassword": "the person's own password, whatever the role",
	"Resume":        "the person's own locked desk, whatever the role",
	"PIN":           "whether there is one", "SetPIN": "of this session alone, by the person's own password",
	"Use": "when this desk was used", "Ending": "its own end",
	"ChangePassword": "the person's own password: all that somebody may do who must choose one",
	"Editing":        "what the person has open; records that they may not read are left out",
	"WatchEditors":   "that somebody opened or left a form; who, Editors tells",
	"LastDeed":       "what the person did last",
	"BackupStanding": "nothing, to whoever may make no backups: see TestTheDayHasOneBackupWhoeverSignsIn",
	"Undo":           "the person's own last action, with the permission of that action asked again: see the tests of undo",
	"Archive":        "see TestAnArchiveNeedsEveryRightAndAPurpose",
	"BulkLoad":       "see TestAnOfficeIsFilledOnlyByWhoMayBringInBothSections",
}

func acts(all ...model.Action) []model.Action { return all }

// beat is a policed office: one where every kind of client can be made.
type beat struct {
	*world
	head     *Session
	group    model.Group
	offering model.Offering
	fellow   model.User
}

func newBeat(t *testing.T) *beat { return beatOf(newWorld(t)) }

func beatOf(w *world) *beat {
	w.until(model.On(2026, 11, 3))
	code, err := w.as(model.RoleHeadOfOffice).AddUser(w.ctx(), NewOp(""), model.User{Username: "kepala-dua", Name: "Kepala Dua", Role: model.RoleHeadOfOffice})
	w.must(err)
	first, err := w.office.SignIn(w.ctx(), "kepala-dua", code, "loket-9", nil)
	w.must(err)
	w.must(first.ChangePassword(w.ctx(), code, secret))
	b := &beat{world: w, head: first}
	b.group, b.offering = w.offer(1, 20)
	b.group.Accepts.Children = true
	b.group, err = b.head.SaveGroup(w.ctx(), NewOp(""), b.group)
	w.must(err)
	_, err = b.head.AddUser(w.ctx(), NewOp(""), model.User{Username: "rekan", Name: "Rekan", Role: model.RoleOperator})
	w.must(err)
	for _, u := range b.head.Books().Users {
		if u.Username == "rekan" {
			b.fellow = u
		}
	}
	_, err = w.refer(w.guided(1, model.Adults, w.budi.ID), b.offering) // a place is taken
	w.must(err)
	_, err = b.head.CatchUp(w.ctx())
	w.must(err)
	return b
}

// kinds are the kinds of clients: section, and who guides them.
func (b *beat) kinds() map[string]func(n int) model.Client {
	made := func(section model.Section, by model.ID) func(n int) model.Client {
		return func(n int) model.Client {
			c := person(100+n, section)
			c.NIK = fmt.Sprintf("33021512049%05d", n)
			if section == model.Children {
				c.Born = model.On(2010, 4, 12)
			}
			if !by.IsZero() {
				c.Assignments = []model.Assignment{{Counselor: by, From: model.On(2026, 2, 1)}}
			}
			saved, err := b.head.SaveClient(b.ctx(), NewOp("client.save"), c)
			b.must(err)
			return saved
		}
	}
	return map[string]func(n int) model.Client{
		"an adult of another": made(model.Adults, b.budi.ID), "an adult of theirs": made(model.Adults, b.dewi.ID), "an adult of nobody": made(model.Adults, model.ID{}),
		"a child of another": made(model.Children, b.budi.ID), "a child of theirs": made(model.Children, b.dewi.ID), "a child of nobody": made(model.Children, model.ID{}),
	}
}

// entries is how many entries the audit has.
func (b *beat) entries() uint64 {
	b.t.Helper()
	var n uint64
	b.must(b.office.engine.View(b.ctx(), func(r kv.Reader) error {
		head, err := readChain(r)
		n = head.count
		return err
	}))
	return n
}

func (p *probe) colleague() model.User {
	u, _ := p.head.Books().User(p.fellow.ID)
	return u
}

// elsewhere is the head at another terminal.
func (p *probe) elsewhere() *Session {
	return &Session{office: p.office, user: p.head.user, terminal: "loket-9", ended: make(chan struct{}), noted: map[model.ID]time.Time{}}
}

// takingBack gives the session what the head did last as its own action, as
// though it had done it when it still might, and returns the taking back.
func (p *probe) takingBack() func() error {
	p.head.mu.Lock()
	d := *p.head.last
	p.head.mu.Unlock()
	for i := range d.parts {
		d.parts[i].actor = p.s.Actor()
	}
	p.s.mu.Lock()
	p.s.last = &d
	p.s.mu.Unlock()
	return func() error { _, err := p.s.Undo(p.ctx(), NewOp("")); return err }
}

func (p *probe) task() model.Matter {
	m, err := p.head.SaveMatter(p.ctx(), NewOp(""), model.Matter{Client: p.c.ID, Kind: model.Task, Note: "uji"})
	p.must(err)
	return m
}

func (p *probe) enrolled() model.Enrolment {
	e, err := p.head.Refer(p.ctx(), NewOp(""), Referral{Client: p.c.ID, Offering: p.offering.ID, Draft: true})
	p.must(err)
	return e
}

func (p *probe) absent() model.Abstention {
	a, err := p.head.Abstain(p.ctx(), NewOp(""), model.Abstention{Client: p.c.ID, Reason: "jauh"})
	p.must(err)
	return a
}

func (p *probe) accepted() model.Acceptance {
	a, err := p.head.SaveAcceptance(p.ctx(), NewOp(""), model.Acceptance{Client: p.c.ID, Source: model.SourceNeighbours, Score: 2, Day: p.head.Today()})
	p.must(err)
	return a
}

func (p *probe) planned() model.Outreach {
	o, err := p.head.SaveOutreach(p.ctx(), NewOp(""), model.Outreach{Day: p.head.Today() + 7, District: "33.02.15", Place: "Balai Desa", Audience: model.AudienceVillage})
	p.must(err)
	return o
}

func (p *probe) contact() model.Contact {
	c, err := p.head.SaveContact(p.ctx(), NewOp(""), reportOn(p.c, p.head.Today()))
	p.must(err)
	p.c = *p.world.client(p.c.ID)
	return c
}

func (p *probe) meeting() model.Meeting {
	m, err := p.head.SaveMeeting(p.ctx(), NewOp(""), model.Meeting{Group: p.group.ID, Offering: p.offering.ID, Day: p.head.Today(), Topic: "las"})
	p.must(err)
	return m
}

func (p *probe) attended() model.Meeting {
	m, _, err := p.head.MarkAttendance(p.ctx(), NewOp(""), Attendance{Meeting: p.meeting().ID, Now: []model.Mark{{Client: p.c.ID, Presence: model.Present}}})
	p.must(err)
	return m
}

// expired is a client like that of the probe whose guidance ended long ago.
func (p *probe) expired() model.Client {
	c := person(7000+p.n, p.c.Section)
	c.Assignments = []model.Assignment{{Counselor: p.dewi.ID, From: model.On(2005, 2, 1), To: model.On(2006, 1, 5)}}
	if len(p.c.Assignments) > 0 {
		c.Assignments[0] = p.c.Assignments[0]
		c.Assignments[0].From = model.On(2005, 2, 1)
	}
	c.Terms[0].State, c.Terms[0].Start, c.Terms[0].End, c.Terms[0].Closed = model.TermFinished, model.On(2005, 1, 5), model.On(2006, 1, 5), model.On(2006, 1, 5)
	c, err := p.head.SaveClient(p.ctx(), NewOp(""), c)
	p.must(err)
	return c
}

// proposed is a list with such a client.
func (p *probe) proposed() model.Erasure {
	e, err := p.head.ProposeErasure(p.ctx(), NewOp(""), []model.ID{p.expired().ID}, "")
	p.must(err)
	return e
}

// second is another person than the head who may decide.
func (p *probe) second() *Session { return p.as(model.RoleHeadOfOffice) }

func (p *probe) visit(g model.Group) model.Monitoring {
	return model.Monitoring{Group: g.ID, Day: p.head.Today(), Scores: [5]int{4, 4, 4, 4, 4}}
}

// terminal is one with a key of its own.
func (p *probe) terminal() model.Terminal {
	kind := "ssh-ed25519"
	wire := append(binary.BigEndian.AppendUint32(nil, uint32(len(kind))), kind...)
	wire = binary.BigEndian.AppendUint32(wire, 32)
	wire = append(wire, fmt.Sprintf("%032d", p.n)...)
	return model.Terminal{Name: fmt.Sprintf("meja-%d", p.n), Key: kind + " " + base64.StdEncoding.EncodeToString(wire)}
}

// other is a counselor whom the client does not have.
func (p *probe) other() model.ID {
	if a := p.c.Assignment(); a != nil && a.Counselor == p.budi.ID {
		return p.dewi.ID
	}
	return p.budi.ID
}

func (p *probe) batch() model.Rebalance {
	r, err := p.head.Rebalance(p.ctx(), NewOp(""), model.Rebalance{Reason: "uji", Rows: []model.Handing{handing(&p.c, p.other())}})
	p.must(err)
	p.c = *p.world.client(p.c.ID)
	return r
}

func (p *probe) secondPerson(on bool) {
	o := p.head.Books().Office
	o.SecondPerson = on
	_, err := p.head.SaveOffice(p.ctx(), NewOp(""), o)
	p.must(err)
}

func (p *probe) historyOf(kind model.Kind, id model.ID) func() error {
	return func() error {
		all, err := p.s.History(p.ctx(), kind, id)
		if err == nil && len(all) == 0 {
			return errUnseen
		}
		return err
	}
}

// begun is a table that has begun to come in.
func (p *probe) begun() model.Batch {
	b, err := p.head.BeginBatch(p.ctx(), NewOp(""), model.Batch{Of: "clients", File: "klien.csv"})
	p.must(err)
	return b
}

func (p *probe) imported(c model.Client) error {
	_, refused, err := bring(p.world, p.s, "clients", newRow(&c))
	return errors.Join(err, refused[0])
}

// granted is what the policy says: model's own test holds it to rule R12.
func (l *line) granted(a model.Actor, c *model.Client) bool {
	may := func(s model.Subject) bool {
		return !slices.ContainsFunc(l.needs, func(act model.Action) bool { return a.May(act, s) != nil })
	}
	switch {
	case l.anyClient:
		return may(model.Subject{Kind: model.KindClient, Section: model.Adults}) || may(model.Subject{Kind: model.KindClient, Section: model.Children})
	case c == nil:
		return may(model.Subject{Kind: model.KindOffice})
	}
	return may(model.ClientSubject(c))
}

// aboutAClient are the actions that are done with a client.
var aboutAClient = acts(model.ClientRead, model.ClientCreate, model.ClientEdit, model.ClientAssign, model.ClientReveal, model.ContactAdd, model.ImportData)

// try makes one call and compares what came of it with the policy.
func (l *line) try(t *testing.T, b *beat, role model.Role, c *model.Client, n int) {
	t.Helper()
	p := &probe{beat: b, s: b.as(role), n: n}
	if c != nil {
		p.c = *c
	}
	call := l.do(p)
	if c != nil {
		c = &p.c
	}
	before := b.entries()
	err := call()
	wrote := b.entries() > before
	denied, isDenied := errors.AsType[*model.Denied](err)
	switch granted := l.granted(p.s.Actor(), c); {
	case err != nil && !isDenied && !errors.Is(err, errUnseen):
		t.Errorf("%s failed: %v", l.method, err)
	case granted && err != nil:
		t.Errorf("%s is allowed and was refused: %v", l.method, err)
	case !granted && err == nil:
		t.Errorf("%s is not allowed and was done", l.method)
	case isDenied && l.counted:
	case isDenied && wrote:
		t.Errorf("%s was refused (%v) and wrote to the audit", l.method, err)
	case isDenied && c != nil && slices.Contains(aboutAClient, denied.Action):
		hidden := p.s.Actor().May(model.ClientRead, model.ClientSubject(c)) != nil
		if denied.Hidden != hidden {
			t.Errorf("%s was refused with hidden %v, want %v", l.method, denied.Hidden, hidden)
		}
	}
}

func TestEveryRoleMayDoAtTheStoreWhatThePolicySays(t *testing.T) {
	roles := testRoles
	if testing.Short() { // beside the race detector: one thing is done after another
		roles = testRoles[:1]
	}
	for _, role := range roles {
		t.Run(role.Code(), func(t *testing.T) {
			b, n := newBeat(t), 0
			for kind, made := range b.kinds() {
				t.Run(kind, func(t *testing.T) {
					for i := range aboutClients {
						n++
						c := made(n)
						aboutClients[i].try(t, b, role, &c, n)
					}
				})
			}
			for i := range aboutTheOffice {
				n++
				aboutTheOffice[i].try(t, b, role, nil, n)
			}
			for name, call := range forEverybody {
				n++
				if err := call(&probe{beat: b, s: b.as(role), n: n}); err != nil {
					t.Errorf("%s, which is for everybody: %v", name, err)
				}
			}
			b.whole()
		})
	}
}

// Who has signed out, is disabled or has yet to choose a password may do
// nothing at all, whatever their role.
func TestNobodyDoesAnythingWithoutStanding(t *testing.T) {
	b := newBeat(t)
	left, err := b.office.SignIn(b.ctx(), usernameOf(model.RoleHeadOfOffice), secret, "loket-2", nil)
	b.must(err)
	left.SignOut()
	code, err := b.head.AddUser(b.ctx(), NewOp(""), model.User{Username: "kepala-tiga", Name: "Kepala Tiga", Role: model.RoleHeadOfOffice})
	b.must(err)
	fresh, err := b.office.SignIn(b.ctx(), "kepala-tiga", code, "loket-3", nil)
	b.must(err)
	code, err = b.head.AddUser(b.ctx(), NewOp(""), model.User{Username: "kepala-empat", Name: "Kepala Empat", Role: model.RoleHeadOfOffice})
	b.must(err)
	gone, err := b.office.SignIn(b.ctx(), "kepala-empat", code, "loket-4", nil)
	b.must(err)
	b.must(gone.ChangePassword(b.ctx(), code, secret))
	account := gone.User()
	account.Disabled = true
	_, err = b.head.SaveUser(b.ctx(), NewOp(""), account)
	b.must(err)
	made, n := b.kinds()["a child of another"], 0
	for who, s := range map[string]*Session{"signed out": left, "without a password": fresh, "disabled": gone} {
		refused := func(method string, call func() error) {
			t.Helper()
			before := b.entries()
			switch err := call(); {
			case err == nil:
				t.Errorf("%s, %s was done", who, method)
			case !errors.Is(err, ErrSignedOut) && !errors.Is(err, ErrDisabled) && !errors.Is(err, ErrMustChange) && !errors.Is(err, errUnseen):
				if _, ok := errors.AsType[*model.Denied](err); !ok {
					t.Errorf("%s, %s: %v", who, method, err)
				}
			case b.entries() > before:
				t.Errorf("%s, %s wrote to the audit", who, method)
			}
		}
		for i := range aboutClients {
			n++
			refused(aboutClients[i].method, aboutClients[i].do(&probe{beat: b, s: s, n: n, c: made(n)}))
		}
		for i := range aboutTheOffice {
			n++
			refused(aboutTheOffice[i].method, aboutTheOffice[i].do(&probe{beat: b, s: s, n: n}))
		}
		for name, call := range forEverybody {
			if who == "disabled" && name == "SaveDraft" {
				continue // what was typed may be kept for ten seconds more: TestASessionEndedElsewhereKeepsWhatWasTyped…
			}
			refused(name, func() error { return call(&probe{beat: b, s: s, n: n}) })
		}
	}
}

// A method that somebody adds is not in the table until its permission was
// thought of.
func TestNoMethodOfASessionIsWithoutALineInTheTable(t *testing.T) {
	has := map[string]bool{}
	for _, l := range append(slices.Clone(aboutClients), aboutTheOffice...) {
		has[l.method] = true
	}
	for name := range forEverybody {
		has[name] = true
	}
	for name := range told {
		has[name] = true
	}
	methods := reflect.TypeFor[*Session]()
	for i := range methods.NumMethod() {
		name := methods.Method(i).Name
		if !has[name] {
			t.Errorf("Session.%s: say in the table who may", name)
		}
		delete(has, name)
	}
	for name := range has {
		t.Errorf("Session has no %s", name)
	}
}
