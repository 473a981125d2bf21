package roster

import (
	"strconv"

	"guyub/model"
)

// Row is what lists show of a client. It holds no pointer of its own, so two
// rows are equal when == says so.
type Row struct {
	ID                    model.ID
	Register, Name, Alias string
	NIK                   uint64 // 0 when not known
	Category              model.Category
	Section               model.Section
	State                 model.TermState
	Stage                 model.StageKind
	Risk                  model.Risk
	Sex                   model.Sex
	Misses                uint8 // reports missed in a row, at most 255
	Flags                 Flags
	District              string // code of the kecamatan
	Counselor             model.ID
	Group                 model.ID
	Born, NextReport      model.Date
	Start, End            model.Date
}

// Flags are what a list warns of.
type Flags uint8

// The flags.
const (
	NoGuarantor   Flags = 1 << iota // penjamin belum ada (rule R19)
	GuarantorLost                   // penjamin tidak terhubung atau mundur (rule R19)
	NearVictim                      // lives near the victim
	Moved                           // lives elsewhere and did not report it (rule R19)
	Anonymous                       // names nobody any more (rule R14); see [Query]
)

// RowOf returns the row of a client.
func RowOf(c *model.Client) Row {
	r := Row{
		ID: c.ID, Register: c.Register, Name: c.Name, Alias: c.Alias,
		Section: c.Section, Sex: c.Sex, Risk: c.Risk(), District: c.District,
		Group: c.Group, Born: c.Born, NextReport: c.NextReport,
		Misses: uint8(max(0, min(c.Misses, 255))),
	}
	if n, err := strconv.ParseUint(model.NormalNIK(c.NIK), 10, 64); err == nil {
		r.NIK = n
	}
	if t := c.Term(); t != nil {
		r.Category, r.State, r.Start, r.End = t.Category, t.State, t.Start, t.End
	}
	if s := c.Stage(); s != nil {
		r.Stage = s.Kind
	}
	if a := c.Assignment(); a != nil {
		r.Counselor = a.Counselor
	}
	switch g := c.Guarantor(); {
	case g == nil || g.Name == "":
		r.Flags |= NoGuarantor
	case g.State == model.GuarantorUnreachable || g.State == model.GuarantorWithdrawn:
		r.Flags |= GuarantorLost
	}
	if c.NearVictim {
		r.Flags |= NearVictim
	}
	if c.Moved {
		r.Flags |= Moved
	}
	if c.Anonymised != 0 {
		r.Flags |= Anonymous
	}
	return r
}
