package effect

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/model/indicator"
)

// figures are what was asked for, and what was found.
type figures struct {
	query   indicator.Query
	page    indicator.Page
	factors []indicator.Finding // what holds the office back most stands first
	funnel  indicator.Funnel
	compare indicator.Comparison
	closes  closes
}

// compute finds the figures of a query.
func compute(ctx context.Context, s Store, facts *indicator.Facts, q indicator.Query) (figures, error) {
	all, err := readCloses(ctx, s)
	if err != nil {
		return figures{}, err
	}
	f := figures{query: q, closes: all}
	f.page = facts.Page(q)
	f.funnel = facts.Funnel(q)
	f.compare = facts.Compare(q)
	found := indicator.Factors(f.page)
	f.factors = worstFirst(found[:])
	return f, ctx.Err()
}

// worstFirst puts the factor that is furthest from what the office wants first,
// and those that nothing is known of last.
func worstFirst(all []indicator.Finding) []indicator.Finding {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b indicator.Finding) int {
		if a.Known != b.Known {
			if a.Known {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Gap, a.Gap)
	})
	return out
}

// worst is the factor that holds the office back most; false when none does, as
// far as is known.
func (f *figures) worst() (indicator.Finding, bool) {
	if len(f.factors) == 0 || !f.factors[0].Known || f.factors[0].Gap == 0 {
		return indicator.Finding{}, false
	}
	return f.factors[0], true
}

// closes are the months that were closed, the latest first.
type closes []model.MonthClose

func readCloses(ctx context.Context, s Store) (closes, error) {
	all, err := s.MonthCloses(ctx)
	if err != nil {
		return nil, err
	}
	out := closes(slices.Clone(all))
	slices.SortStableFunc(out, func(a, b model.MonthClose) int { return cmp.Compare(b.Month, a.Month) })
	return out, nil
}

// of returns the close of the month that a query asks for; nil when it asks for
// something else, or the month is open.
func (c closes) of(q indicator.Query) *model.MonthClose {
	if spanOf(q.Period) != spanMonth {
		return nil
	}
	for i := range c {
		if c[i].Month == q.Period.From {
			return &c[i]
		}
	}
	return nil
}

// figure returns an indicator as it was closed; false when the month is open,
// or closing keeps no figures of such a part of the office.
func (c closes) figure(q indicator.Query, code indicator.Code) (indicator.Figure, bool) {
	kept := c.of(q)
	if kept == nil {
		return indicator.Figure{}, false
	}
	was, ok := indicator.Closed(kept, q.Slice, code)
	return indicator.Figure{Num: was.Num, Den: was.Den}, ok
}

// differs reports whether an indicator is no longer what was closed.
func (c closes) differs(q indicator.Query, r *indicator.Row) bool {
	was, ok := c.figure(q, r.Spec.Code)
	return ok && was != r.Now
}

// closable returns the month that can be closed next, as seen from the month on
// view: that one if it is over and open, else the latest that is. false: every
// month of the last year is closed.
func (c closes) closable(view indicator.Period, today model.Date) (model.Date, bool) {
	open := func(month model.Date) bool {
		return month.AddMonths(1) <= today && !slices.ContainsFunc(c, func(m model.MonthClose) bool { return m.Month == month })
	}
	if spanOf(view) == spanMonth && open(view.From) {
		return view.From, true
	}
	for back := 1; back <= indicator.MonthsShown; back++ {
		if month := model.MonthOf(today).AddMonths(-back); open(month) {
			return month, true
		}
	}
	return 0, false
}

// isPart reports whether an indicator is a part of another: "E2b" of "E2".
func isPart(code indicator.Code) bool { return parentOf(code) != code }

// parentOf returns the indicator that a part belongs to, itself if it is none.
func parentOf(code indicator.Code) indicator.Code {
	if n := len(code); n > 0 && code[n-1] >= 'a' && code[n-1] <= 'z' {
		return code[:n-1]
	}
	return code
}

// short is by how much an indicator falls short of its target, in thousandths of
// its unit, 0 when it reaches it. known is as of [indicator.Row.Gap].
func short(r *indicator.Row) (gap int64, known bool) {
	if _, known := r.Gap(); !known {
		return 0, false
	}
	gap = r.Target - r.Now.Milli(r.Spec.Unit)
	if r.Spec.Lower {
		gap = -gap
	}
	return max(gap, 0), true
}
