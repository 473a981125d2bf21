// Package report makes the reports of the office, R-1 to R-8 of domain section
// 8.4, as documents of model/paper, writes them in the forms that people and
// programs read, and offers them on the desk.
//
// Every figure comes from model/indicator, model/reach, model/stigma and
// model/workload, as the screens have it; this package words and orders them,
// and computes nothing of its own.
package report

import (
	"context"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/paper"
	"guyub/model/workload"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
)

// Kind names a report, as files and commands write it.
type Kind string

// The reports.
const (
	Register      Kind = "register"      // R-1 Register Pokmas dan kepatuhan
	Participation Kind = "participation" // R-2 Partisipasi klien
	Caseload      Kind = "caseload"      // R-3 Beban PK
	Reporting     Kind = "reporting"     // R-4 Kepatuhan wajib lapor dan daftar mangkir
	Area          Kind = "area"          // R-5 Cakupan wilayah
	Stigma        Kind = "stigma"        // R-6 Stigma dan penerimaan
	Effectiveness Kind = "effectiveness" // R-7 Indikator efektivitas
	Monthly       Kind = "monthly"       // R-8 Laporan bulanan
)

// Kinds lists the reports in the order of their numbers.
func Kinds() []Kind {
	return []Kind{Register, Participation, Caseload, Reporting, Area, Stigma, Effectiveness, Monthly}
}

// Store is what reports are made from; [*store.Session] is one.
type Store interface {
	Actor() model.Actor
	Today() model.Date
	Books() *store.Books
	Roster() *roster.View
	Work() workload.Work
	Seats(group, offering model.ID) model.Seats
	LoadHistory(ctx context.Context) ([]model.LoadMonth, error)
	Rebalances(ctx context.Context) ([]model.Rebalance, error)
	Facts(ctx context.Context, progress func(done, total int)) (*indicator.Facts, error)
	MonthCloses(ctx context.Context) ([]model.MonthClose, error)
	Doings(ctx context.Context, from, to model.Date) (store.Doings, error)
	Checkpoint(ctx context.Context) (*store.Checkpoint, error)
	NoteReport(ctx context.Context, what string, rows int, names bool) error
}

// Ask is what is asked for.
type Ask struct {
	Kind   Kind
	Period indicator.Period
	// Progress is told how far the work is, in records and slices; nil for nobody.
	Progress func(done, total int)
}

// May tells whether somebody may have reports at all: nil, or a [*model.Denied].
func May(a model.Actor) error { return a.May(model.EffectRead, model.Subject{}) }

// Build makes a report. Whoever may not see children gets the figures of the
// adult section, which the report says (rule R12).
func Build(ctx context.Context, env *kit.Env, s Store, ask Ask) (*paper.Document, error) {
	if err := May(s.Actor()); err != nil {
		return nil, err
	}
	b := &builder{ctx: ctx, env: env, s: s, ask: ask, books: s.Books()}
	if b.books == nil {
		return nil, store.ErrSignedOut
	}
	for _, step := range []func() error{b.read, b.begin, b.body(), b.end} {
		if err := step(); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return b.doc, nil
}

// builder makes one report.
type builder struct {
	ctx   context.Context
	env   *kit.Env
	s     Store
	ask   Ask
	books *store.Books
	facts *indicator.Facts
	norms model.Norms       // in force on the last day that is counted
	asks  indicator.Query   // what is asked of the whole office
	close *model.MonthClose // the period as it was reported; nil: it was not
	doc   *paper.Document
	used  []model.NormKey // the norms that the report stands on
}

func (b *builder) body() func() error {
	return map[Kind]func() error{
		Register: b.register, Participation: b.participation, Caseload: b.caseload, Reporting: b.reporting,
		Area: b.area, Stigma: b.stigma, Effectiveness: b.effectiveness, Monthly: b.monthly,
	}[b.ask.Kind]
}

// read gathers what every report needs.
func (b *builder) read() error {
	b.asks = store.QueryOf(b.books, b.ask.Period, b.s.Today())
	b.norms = b.asks.Norms
	var err error
	if b.facts, err = b.s.Facts(b.ctx, b.ask.Progress); err != nil {
		return err
	}
	closes, err := b.s.MonthCloses(b.ctx)
	if err != nil {
		return err
	}
	for i := range closes {
		if indicator.Month(closes[i].Month) == b.ask.Period {
			b.close = &closes[i]
		}
	}
	return nil
}

// last is the last day that the figures know: of a period that is not over,
// today.
func (b *builder) last() model.Date { return min(b.ask.Period.To, b.s.Today()) }

// whole reports whether the report counts children too.
func (b *builder) whole() bool { return b.s.Actor().SeesChildren() }

// slice narrows to the section that the person sees.
func (b *builder) slice() indicator.Slice {
	if b.whole() {
		return indicator.Slice{}
	}
	return indicator.Slice{Section: model.Adults}
}

// query asks for the figures of a part of the office, as the screen does.
func (b *builder) query(s indicator.Slice) indicator.Query {
	q := b.asks
	q.Slice = s
	return q
}

// add puts blocks at the end.
func (b *builder) add(blocks ...paper.Block) { b.doc.Blocks = append(b.doc.Blocks, blocks...) }

// note adds a note; the same one stands once.
func (b *builder) note(s string) {
	for _, known := range b.doc.Notes {
		if known == s {
			return
		}
	}
	b.doc.Notes = append(b.doc.Notes, s)
}
