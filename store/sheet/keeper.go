package sheet

import (
	"context"
	"slices"

	"guyub/model"
)

// Keeper is where the rows of a table go, and what they are held against.
type Keeper interface {
	// Find returns the record that a table names by its key: a client by register
	// number, a counselor by NIP, a group or region by code, each compared as
	// package model does. False when there is none that the person importing may
	// see. The kinds asked for are Clients, Counselors, Groups and Regions.
	Find(ctx context.Context, k Kind, key string) (model.Record, bool, error)
	// Contacts and Enrolments return what a client has of either, for tables of
	// reports and referrals.
	Contacts(ctx context.Context, client model.ID) ([]model.Contact, error)
	Enrolments(ctx context.Context, client model.ID) ([]model.Enrolment, error)
	// May returns why a valid record would be refused all the same, such as a
	// number that somebody else has, so that a dry run knows it too. before is
	// nil for a new one. A [*Refusal] is about the row; any other error is a
	// failure.
	May(ctx context.Context, before, after model.Record) error
	// Keep saves records of one kind, new ones with no id and Rev 0, in their
	// order, and counts the rows between them that bring nothing: whatever it is
	// given stands for the next rows of the table, none left out. The first result holds for every entry nil or why it alone was
	// refused; the second is a failure of keeping itself, after which nothing is
	// certain but what earlier calls returned.
	Keep(ctx context.Context, batch []Entry) ([]*Refusal, error)
}

// Refusal is why a record is not kept: a sentence, and the field that it is
// about if it is about one.
type Refusal struct{ Field, Text string }

// Error returns the sentence.
func (r *Refusal) Error() string { return r.Text }

// Entry is one record to keep, with the line that says so: of several lines, as
// of the partners of a group, the first. One without a record is a row that
// brings nothing.
type Entry struct {
	Line   int
	Kind   model.Kind
	Record model.Record // *model.Client, *model.Counselor, *model.Group, *model.Contact, *model.Enrolment or *model.Region; nil: nothing
	Fates  []Fate       // of each of its rows
}

// clone copies a client with the histories that a row may write to.
func clone(c model.Client) model.Client {
	c.Terms = slices.Clone(c.Terms)
	c.Guarantors = slices.Clone(c.Guarantors)
	c.Assignments = slices.Clone(c.Assignments)
	c.Assessments = slices.Clone(c.Assessments)
	c.Stages = slices.Clone(c.Stages)
	c.Interests = slices.Clone(c.Interests)
	return c
}
