// Package letter makes the papers of the office about one client, group or
// counselor (surat dan kartu), as documents of model/paper: cards, slips,
// referrals, agreements, handovers, the supervision report, attendance sheets
// and the worksheet of a breach. It shows them on the desk, prints them and
// writes them to files.
//
// A paper says what it is for and no more. What goes to people outside the
// office is Indonesian, has initials for a child's name (rule R12), and neither
// number, address, offence nor risk of anybody (rule R13). How a paper is worded
// is the office's to say ([model.Wording]); what it does not say has the words of
// the program.
package letter

import (
	"context"
	"errors"
	"time"

	"guyub/model"
	"guyub/model/paper"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
)

// Store is what papers are made from; [*store.Session] is one.
type Store interface {
	Actor() model.Actor
	Today() model.Date
	Books() *store.Books
	Roster() *roster.View
	Client(ctx context.Context, id model.ID) (model.Client, error)
	Contacts(ctx context.Context, client model.ID) ([]model.Contact, error)
	MattersOf(ctx context.Context, client model.ID) ([]model.Matter, error)
	Enrolment(ctx context.Context, id model.ID) (model.Enrolment, error)
	EnrolmentsOf(ctx context.Context, client model.ID) ([]model.Enrolment, error)
	EnrolmentsIn(group model.ID) []*model.Enrolment
	MeetingsOf(ctx context.Context, group model.ID) ([]model.Meeting, error)
	Rebalances(ctx context.Context) ([]model.Rebalance, error)
	Checkpoint(ctx context.Context) (*store.Checkpoint, error)
	Exposure(ctx context.Context, from, to time.Time, terminal string, user model.ID) (store.Exposure, error)
	NoteLetter(ctx context.Context, n store.LetterNote) error
}

// Ask is the paper that is asked for.
type Ask struct {
	Letter model.Letter
	// Record is what it is about: a client, a group, a referral, a batch; of an
	// attendance sheet the meeting, and Group whose it is.
	Record model.ID
	Group  model.ID
	// Client is of a handover the client who was given away alone.
	Client model.ID
	// Contact is the report that a slip is about; zero: the last one.
	Contact model.ID
	// From and To are the days that a supervision report or a worksheet is about.
	From, To model.Date
	// Terminal and User narrow the worksheet of a breach; empty: all.
	Terminal string
	User     model.ID
	// Number is what the office's register of letters gave it; empty: left to be
	// filled in by hand.
	Number string
	// Whole has numbers and addresses in full, for whoever may reveal them.
	Whole bool
}

// ErrNothing is a paper about something that is not there: a slip of a client
// who never reported, a handover of one who always had the same counselor.
var ErrNothing = errors.New("letter: there is nothing that this paper could say")

// Paper is a paper with what the audit is told of it before it leaves.
type Paper struct {
	Ask  Ask
	Doc  *paper.Document
	note store.LetterNote
	// reveals: the person may have numbers and addresses on it in full.
	reveals bool
}

// Build makes a paper. It reads what the person may read, and notes nothing but
// that they did.
func Build(ctx context.Context, env *kit.Env, s Store, ask Ask) (*Paper, error) {
	if s.Books() == nil {
		return nil, store.ErrSignedOut
	}
	f, err := gather(ctx, env, s, ask)
	if err != nil {
		return nil, err
	}
	doc, err := compose(env.Lang, f)
	if err != nil {
		return nil, err
	}
	note := store.LetterNote{Letter: ask.Letter, Subject: ask.Record, Clients: f.named(), Whole: ask.Whole && f.whole}
	if ask.Letter == model.BreachSheet {
		note.Count, note.Clients = len(f.exposure.Clients), nil // too many to list each
	}
	return &Paper{ask, doc, note, f.whole}, nil
}
