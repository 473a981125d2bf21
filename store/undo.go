package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"guyub/model"
	"guyub/store/kv"
)

// IntentUndo is the intent of an entry that takes an earlier one back.
const IntentUndo = "desk.undo"

// ErrNothingToUndo tells that the last action of a session cannot be taken
// back, or that there was none.
var ErrNothingToUndo = errors.New("store: there is nothing to take back")

// Overtaken refuses to take an action back because somebody has since built on
// what it wrote. Nothing was written.
type Overtaken struct {
	Kind model.Kind
	By   model.ID // who saved it last; zero: the program itself
}

// Error names the kind of record.
func (o *Overtaken) Error() string { return "store: " + string(o.Kind) + " was changed afterwards" }

// Deed is the last action of a session, as long as it can be taken back.
type Deed struct {
	Seq     uint64 // of its audit entry
	Intent  string
	At      time.Time
	Records []Ref // as it left them
}

// deed is a [Deed] with what stood before it. It lives in the memory of the
// session alone, and what stood before is kept as it was sealed on the disk: no
// second copy of a record in the clear comes to be, and with the session all of
// it is gone. The audit cannot serve: it tells values as words, for people.
type deed struct {
	parts []part
}

// part is one transaction of a deed: an assignment of many clients has several.
type part struct {
	seq    uint64
	intent string
	at     time.Time
	actor  model.Actor
	images []image // in the order of the writes
}

// image is a record as it was before a transaction.
type image struct {
	kind   model.Kind
	id     model.ID
	of     model.ID // the client whom it tells of; zero: none
	sealed []byte   // nil: it was not there
	rev    uint64   // at which the transaction left it
	// withdrawn: the record is new, and its kind has a way to say that it no
	// longer counts.
	withdrawn bool
}

// saw keeps what a record was before a write of the transaction.
func saw[T any, P record[T]](c *change, t table[T, P], was []byte, rec T) {
	head := P(&rec).Stamp()
	if i := slices.IndexFunc(c.was, func(im image) bool { return im.id == head.ID }); i >= 0 {
		c.was[i].rev = head.Rev
		return
	}
	im := image{kind: t.kind, id: head.ID, of: clientIn(P(&rec)), rev: head.Rev}
	if head.Rev > 1 {
		im.sealed = bytes.Clone(was)
	} else if t.withdraw != nil {
		_, err := t.withdraw(c, rec)
		im.withdrawn = err == nil
	}
	c.was = append(c.was, im)
}

// before opens a record as it was.
func before[T any, P record[T]](v vault, t table[T, P], im image) (was T, err error) {
	err = v.open(t.name, im.id[:], im.sealed, &was)
	return was, err
}

// headOf reads the head of a record of any kind, which is the name of its
// table too.
func headOf(v vault, r kv.Reader, kind model.Kind, id model.ID) (head model.Meta, err error) {
	sealed, ok := r.Get(string(kind), id[:])
	if !ok {
		return head, ErrNoRecord
	}
	err = v.open(string(kind), id[:], sealed, &head)
	return head, err
}

// reversible reports whether all that a transaction wrote can be put back.
// Accounts hang together with sessions and passwords, terminals with the door, and
// batches of transfers have their own way back; a month that was closed stays so.
func (p *part) reversible() bool {
	return len(p.images) > 0 && !slices.ContainsFunc(p.images, func(im image) bool {
		return im.sealed == nil && !im.withdrawn || slices.Contains([]model.Kind{model.KindUser, model.KindTerminal, model.KindRebalance, model.KindLoadMonth, model.KindMonthClose, model.KindBatch, model.KindErasure}, im.kind)
	})
}

// did keeps what a session did last; parts are nil when it cannot be taken
// back.
func (s *Session) did(parts []part) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = nil
	if len(parts) > 0 && !s.over() && !slices.ContainsFunc(parts, func(p part) bool { return !p.reversible() }) {
		s.last = &deed{parts}
	}
}

// LastDeed returns the last action of this session that can be taken back;
// false when there is none: nothing was done yet, it was taken back, or it is
// of a kind that has no way back.
func (s *Session) LastDeed() (Deed, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last == nil || s.over() {
		return Deed{}, false
	}
	last := s.last.parts[len(s.last.parts)-1]
	d := Deed{Seq: last.seq, Intent: last.intent, At: last.at}
	for _, p := range s.last.parts {
		for _, im := range p.images {
			d.Records = append(d.Records, Ref{im.kind, im.id, im.rev})
		}
	}
	return d, true
}

// Undo takes the last action of this session back, while every record that it
// wrote stands as it left it: each is what it was before, but for its number
// and day, with all that hangs on it (matters opened and closed, places kept,
// unique numbers). A record that the action made is not taken away: a contact
// is struck, a task dropped, a referral withdrawn (rule R14). Somebody who has
// built on it since makes an [*Overtaken]. Whoever may no longer do the action
// may not take it back either.
//
// An action of several transactions is taken back in as many, the last first,
// after all of it was looked over.
func (s *Session) Undo(ctx context.Context, op Op) (Result, error) {
	if err := s.ready(); err != nil {
		return Result{}, err
	}
	s.mu.Lock()
	d := s.last
	var parts []part // as they are now: another Undo at once shortens the deed's own
	if d != nil {
		parts = d.parts
	}
	s.mu.Unlock()
	if d == nil {
		return Result{}, ErrNothingToUndo
	}
	if op.Intent == "" {
		op.Intent = IntentUndo
	}
	if op.ID.IsZero() {
		op.ID = model.NewID()
	}
	var all Result
	err := s.lookOver(ctx, parts)
	for i := len(parts) - 1; err == nil && i >= 0; i-- {
		p := &parts[i]
		var res Result
		res, _, err = s.workPart(ctx, op.part(i), func(c *change) error { return c.takeBackPart(p) })
		if err == nil {
			all.Seq = max(all.Seq, res.Seq)
			all.Records = append(all.Records, res.Records...)
			s.shorten(d, i)
		}
	}
	var overtaken *Overtaken
	if errors.As(err, &overtaken) {
		s.shorten(d, 0) // it will never be possible
	}
	return all, err
}

// shorten leaves the first n parts of a deed to be taken back, if it is still
// the last.
func (s *Session) shorten(d *deed, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.last != d:
	case n == 0:
		s.last = nil
	default:
		d.parts = d.parts[:n]
	}
}

// lookOver finds what was built on before the first transaction of many takes
// anything back.
func (s *Session) lookOver(ctx context.Context, parts []part) error {
	if len(parts) < 2 {
		return nil
	}
	return s.view(ctx, func(v vault, r kv.Reader) error {
		for _, p := range parts {
			for _, im := range p.images {
				head, err := headOf(v, r, im.kind, im.id)
				if err != nil {
					return err
				}
				if head.Rev != im.rev {
					return &Overtaken{Kind: im.kind, By: head.ChangedBy}
				}
			}
		}
		return nil
	})
}

// takeBackPart puts back what stood before a transaction.
func (c *change) takeBackPart(p *part) error {
	if err := c.mayTakeBack(p); err != nil {
		return err
	}
	c.entry.Undoes, c.entry.Note = p.seq, p.intent
	for _, im := range p.images {
		if err := c.putBack(im); err != nil {
			return err
		}
	}
	return nil
}

// mayTakeBack checks the permission for the action anew. What was decided in a
// role is taken back in that role alone; the first record that was written
// tells what kind of action it was, the others followed from it.
func (c *change) mayTakeBack(p *part) error {
	first := p.images[0]
	act := editing(first.kind)
	if c.actor.Role != p.actor.Role || c.actor.Counselor != p.actor.Counselor {
		return &model.Denied{Action: act, Role: c.actor.Role}
	}
	switch first.kind {
	case model.KindClient:
		return c.mayTakeBackClient(first)
	case model.KindContact:
		one, err := load(c, contacts, first.id)
		if err != nil {
			return err
		}
		if first.sealed == nil {
			act = model.ContactAdd
		}
		return c.mayWith(act, one.Client)
	case model.KindAcceptance:
		one, err := load(c, acceptances, first.id)
		if err != nil {
			return err
		}
		if first.sealed == nil {
			act = model.ContactAdd
		}
		return c.mayWith(act, one.Client)
	case model.KindMatter:
		one, err := load(c, matters, first.id)
		if err != nil {
			return err
		}
		subject, err := c.subjectOf(&one)
		if err != nil {
			return err
		}
		return c.may(act, subject)
	case model.KindEnrolment:
		one, err := load(c, enrolments, first.id)
		if err != nil {
			return err
		}
		return c.mayWith(act, one.Client)
	case model.KindAbstention:
		one, err := load(c, abstentions, first.id)
		if err != nil {
			return err
		}
		return c.mayWith(act, one.Client)
	}
	return c.may(act, model.Subject{Kind: first.kind})
}

// mayWith checks a permission for a client as it is now.
func (c *change) mayWith(act model.Action, id model.ID) error {
	client, err := load(c, clients, id)
	if err != nil {
		return err
	}
	return c.may(act, model.ClientSubject(&client))
}

// mayTakeBackClient checks the permission for a client as it is and as it was,
// and that to assign when the counselor was another.
func (c *change) mayTakeBackClient(im image) error {
	now, err := load(c, clients, im.id)
	if err != nil {
		return err
	}
	was, err := before(c.vault, clients, im)
	if err != nil {
		return err
	}
	for _, one := range []*model.Client{&now, &was} {
		if err := c.may(model.ClientEdit, model.Subject{Kind: model.KindClient, Section: one.Section, Counselor: model.ClientSubject(&now).Counselor}); err != nil {
			return err
		}
	}
	if slices.Equal(now.Assignments, was.Assignments) && now.Held == was.Held {
		return nil
	}
	return c.may(model.ClientAssign, model.ClientSubject(&now))
}

// editing is the action that saves records of a kind.
func editing(kind model.Kind) model.Action {
	switch kind {
	case model.KindOffice:
		return model.OfficeEdit
	case model.KindNorm, model.KindMechanism:
		return model.NormEdit
	case model.KindRegion:
		return model.RegionEdit
	case model.KindHoliday:
		return model.CalendarEdit
	case model.KindSite:
		return model.SiteEdit
	case model.KindUser:
		return model.UserEdit
	case model.KindCounselor:
		return model.CounselorEdit
	case model.KindGroup, model.KindOffering, model.KindMeeting, model.KindMonitoring:
		return model.GroupEdit
	case model.KindOutreach:
		return model.OutreachEdit
	case model.KindMonthClose:
		return model.MonthCloseAdd
	case model.KindWording:
		return model.WordingEdit
	}
	return model.ClientEdit
}

// putBack makes a record again what it was, or withdraws one that is new.
func (c *change) putBack(im image) error {
	switch im.kind {
	case model.KindOffice:
		if err := restore(c, offices, im); err != nil {
			return err
		}
		office, err := load(c, offices, im.id)
		nameDoor(c, office.NamedTerminals)
		return err
	case model.KindNorm:
		return restore(c, norms, im)
	case model.KindRegion:
		return restore(c, regions, im)
	case model.KindCounselor:
		return restore(c, counselors, im)
	case model.KindGroup:
		return restore(c, groups, im)
	case model.KindHoliday:
		return restore(c, holidays, im)
	case model.KindSite:
		return restore(c, sites, im)
	case model.KindClient:
		return restore(c, clients, im)
	case model.KindContact:
		return restore(c, contacts, im, c.contactFits)
	case model.KindMatter:
		return restore(c, matters, im, c.againstClient)
	case model.KindMechanism:
		return restore(c, mechanisms, im)
	case model.KindOffering:
		return restore(c, offerings, im)
	case model.KindEnrolment:
		return restore(c, enrolments, im, c.hasRoom)
	case model.KindMeeting:
		return restore(c, meetings, im)
	case model.KindMonitoring:
		return restore(c, monitorings, im)
	case model.KindAbstention:
		return restore(c, abstentions, im)
	case model.KindAcceptance:
		return restore(c, acceptances, im)
	case model.KindOutreach:
		return restore(c, outreaches, im)
	case model.KindWording:
		return restore(c, wordings, im)
	}
	return fmt.Errorf("store: a %s is not put back", im.kind)
}

// restore saves a record as it was, if it stands as it was left. fits are the
// rules about other records, which may have changed since.
func restore[T any, P record[T]](c *change, t table[T, P], im image, fits ...func(P) error) error {
	now, err := load(c, t, im.id)
	if err != nil {
		return err
	}
	head := P(&now).Stamp()
	if head.Rev != im.rev {
		return &Overtaken{Kind: t.kind, By: head.ChangedBy}
	}
	var was T
	if im.sealed == nil {
		was, err = t.withdraw(c, now)
	} else {
		was, err = before(c.vault, t, im)
	}
	if err != nil {
		return err
	}
	*P(&was).Stamp() = *head
	for _, fit := range fits {
		if err := fit(&was); err != nil {
			return err
		}
	}
	_, _, err = save(c, t, was)
	return err
}

// contactFits holds a contact that counts again against the client and the
// other contacts.
func (c *change) contactFits(one *model.Contact) error {
	client, err := load(c, clients, one.Client)
	if err != nil {
		return err
	}
	others, err := loadOf(c, contacts, one.Client)
	if err != nil {
		return err
	}
	if wrong := one.Against(&client, others).Errors(); len(wrong) > 0 {
		return wrong
	}
	return nil
}

// hasRoom checks that the place is still free which an enrolment had before.
func (c *change) hasRoom(e *model.Enrolment) error {
	now, err := load(c, enrolments, e.ID)
	if err != nil || !e.State.Seated() || now.State.Seated() {
		return err
	}
	client, err := load(c, clients, e.Client)
	if err != nil {
		return err
	}
	o, err := load(c, offerings, e.Offering)
	if err != nil {
		return err
	}
	g, err := load(c, groups, e.Group)
	if err != nil {
		return err
	}
	// What stood against it when it was referred was weighed then.
	against := model.Hindrances(&client, &g, &o, model.Seats{Offering: c.seats(o.ID), Group: c.seats(g.ID)}, c.today)
	against = slices.DeleteFunc(against, func(h model.Hindrance) bool {
		return !slices.Contains([]model.Hindrance{model.HinderedClient, model.HinderedInactive, model.HinderedFull, model.HinderedGroupFull}, h)
	})
	if len(against) > 0 {
		return &model.Hindered{Hindrances: against}
	}
	return nil
}
