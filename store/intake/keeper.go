package intake

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"guyub/model"
	"guyub/store"
	"guyub/store/sheet"
)

// keeper keeps the rows of a table through a session.
type keeper struct {
	Office
	batch model.Batch
}

// Find returns the record that a row names by its key.
func (k *keeper) Find(ctx context.Context, of sheet.Kind, key string) (model.Record, bool, error) {
	return k.ImportTarget(ctx, string(of), key)
}

// Enrolments returns the referrals of a client.
func (k *keeper) Enrolments(ctx context.Context, client model.ID) ([]model.Enrolment, error) {
	return k.EnrolmentsOf(ctx, client)
}

// May asks beforehand what keeping would ask.
func (k *keeper) May(ctx context.Context, before, after model.Record) error {
	if err := k.MayImport(ctx, before, after); err != nil {
		return refusalOf(err)
	}
	client, ok := after.(*model.Client)
	if !ok {
		return nil
	}
	if was, ok := before.(*model.Client); ok && was != nil && was.Rev != 0 && was.NIK == client.NIK {
		return nil
	}
	// Only numbers: that somebody has a similar name is for people to judge.
	twins, err := k.Duplicates(ctx, model.Client{Meta: client.Meta, Register: client.Register, NIK: client.NIK})
	if err != nil {
		return err
	}
	for _, t := range twins {
		if t.Why == "register" || t.Why == "nik" {
			return &sheet.Refusal{Field: t.Why, Text: taken(t.Why)}
		}
	}
	return nil
}

// fates are those of the store.
var fates = map[sheet.Fate]store.Fate{
	sheet.New: store.RowNew, sheet.Updated: store.RowUpdated, sheet.Unchanged: store.RowUnchanged, sheet.Rejected: store.RowRejected,
}

// Keep saves the records, and counts the rows in the batch.
func (k *keeper) Keep(ctx context.Context, entries []sheet.Entry) ([]*sheet.Refusal, error) {
	rows := make([]store.ImportRow, len(entries))
	for i, e := range entries {
		rows[i].Record = e.Record
		for _, f := range e.Fates {
			rows[i].Fates = append(rows[i].Fates, fates[f])
		}
	}
	op := store.Op{Intent: store.IntentImport, Reason: "impor " + k.batch.File}
	now, refused, err := k.ImportRows(ctx, op, k.batch, rows)
	k.batch = now
	if err != nil {
		return nil, err
	}
	out := make([]*sheet.Refusal, len(entries))
	for i, no := range refused {
		if no != nil {
			out[i] = refusalOf(no)
		}
	}
	return out, nil
}

// refusalOf words why a row is refused.
func refusalOf(err error) *sheet.Refusal {
	if t, ok := errors.AsType[*store.Taken](err); ok {
		return &sheet.Refusal{Field: t.Field, Text: taken(t.Field)}
	}
	if h, ok := errors.AsType[*model.Hindered](err); ok {
		return &sheet.Refusal{Text: fmt.Sprintf("%s; catat sebagai rujukan yang sudah berakhir, atau minta kasubsi mengimpornya", h.Error())}
	}
	if d, ok := errors.AsType[*model.Denied](err); ok {
		switch d.Action {
		case model.ClientAssign:
			return &sheet.Refusal{Field: "counselor", Text: "peran Anda tidak berwenang mengalihkan PK klien ini; minta kasubsi mengimpornya"}
		case model.ImportData, model.ClientCreate:
			return &sheet.Refusal{Text: "peran Anda tidak berwenang untuk klien subseksi ini; minta kasubsinya mengimpornya"}
		}
	}
	return &sheet.Refusal{Text: store.Explain(err, "id")}
}

func taken(field string) string {
	switch field {
	case "register":
		return "nomor register ini sudah dipakai klien lain"
	case "nik":
		return "NIK ini sudah dipakai klien lain"
	}
	return "sudah dipakai: " + field
}

// Told hides what identifies a person more than a list of changes must (rule
// R13): what is shown of an import ends in logs and on shared screens. Texts of
// several lines come on one.
func Told(field, value string) string {
	switch field {
	case "nik", "guarantor.nik":
		value = model.MaskNIK(value)
	case "phone", "phone2", "guarantor.phone":
		value = model.MaskPhone(value)
	case "street", "address", "guarantor.address":
		value = model.MaskText(value)
	}
	return strings.Join(strings.Fields(value), " ")
}
