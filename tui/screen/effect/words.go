package effect

import (
	"math"
	"strings"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// decimals is how many digits a figure has behind the comma.
func decimals(u indicator.Unit) int {
	if u == indicator.PerHundred || u == indicator.Times {
		return 2
	}
	return 1
}

// number writes thousandths of a unit with its digits, halves away from nought;
// a hundred percent and more without any.
func number(l *lang.Strings, milli int64, u indicator.Unit) string {
	step := stepOf(milli, u)
	rounded := shown(milli, u) / step
	switch step {
	case 1000:
		return l.Number(int(rounded))
	case 100:
		return l.Tenths(int(rounded))
	}
	return l.Hundredths(int(rounded))
}

// stepOf is the smallest difference that shows, in thousandths of the unit: from
// 100 % on tenths tell nothing.
func stepOf(milli int64, u indicator.Unit) int64 {
	step := int64(math.Pow10(3 - decimals(u)))
	if u == indicator.Percent && max(milli, -milli) >= 100_000-step/2 {
		return 1000
	}
	return step
}

// shown are the thousandths that stand on the screen after rounding. What is
// taken from a figure in words is taken from these, for a reader checks it by
// the figures in view.
func shown(milli int64, u indicator.Unit) int64 {
	step := stepOf(milli, u)
	half := step / 2
	if milli < 0 {
		half = -half
	}
	return (milli + half) / step * step
}

// quantity writes thousandths of a unit with the sign of the unit.
func quantity(l *lang.Strings, milli int64, u indicator.Unit) string {
	if u == indicator.Percent {
		return number(l, milli, u) + " %"
	}
	return number(l, milli, u)
}

// value writes a figure; a dash when it is not known.
func value(l *lang.Strings, f indicator.Figure, u indicator.Unit) string {
	if !f.Known() {
		return "-"
	}
	return quantity(l, f.Milli(u), u)
}

// targetWord writes what the office wants to reach: "20 %", "< 0,5"; a dash
// where nothing is set.
func targetWord(l *lang.Strings, r *indicator.Row) string {
	if r.Target == 0 {
		return "-"
	}
	if r.Spec.Lower {
		return "< " + mark(l, r.Target, r.Spec.Unit)
	}
	return mark(l, r.Target, r.Spec.Unit)
}

// mark writes a round number with the sign of the unit, in as few digits as it
// has.
func mark(l *lang.Strings, milli int64, u indicator.Unit) string {
	if u == indicator.Percent {
		return l.Milli(milli) + " %"
	}
	return l.Milli(milli)
}

// targetBare is the same without the sign of the unit.
func targetBare(l *lang.Strings, r *indicator.Row) string {
	if r.Spec.Lower {
		return "< " + l.Milli(r.Target)
	}
	return l.Milli(r.Target)
}

// gapWord says how far an indicator is from its target: "tercapai", "kurang
// 15,0", "lebih 0,10".
func gapWord(l *lang.Strings, r *indicator.Row) string {
	w := &l.EffectScreen
	gap, known := short(r)
	switch {
	case !known:
		return "-"
	case gap == 0:
		return w.Reached
	}
	gap = r.Target - shown(r.Now.Milli(r.Spec.Unit), r.Spec.Unit)
	if r.Spec.Lower {
		gap = -gap
	}
	// What is short is never shown as nothing.
	word := number(l, max(gap, int64(math.Pow10(3-decimals(r.Spec.Unit)))), r.Spec.Unit)
	if r.Spec.Lower {
		return l.F(w.Over, word)
	}
	return l.F(w.Short, word)
}

// gapStyle colours what the word says.
func gapStyle(env *kit.Env, r *indicator.Row) kit.Style {
	switch gap, known := short(r); {
	case !known:
		return env.Theme.Faint
	case gap == 0:
		return env.Theme.Good
	}
	return env.Theme.Warn
}

// change says how a figure moved since the period before.
func change(l *lang.Strings, now, before indicator.Figure, u indicator.Unit) string {
	w := &l.EffectScreen
	if !now.Known() || !before.Known() {
		return ""
	}
	moved := shown(now.Milli(u), u) - shown(before.Milli(u), u)
	size := max(moved, -moved)
	switch {
	case moved == 0:
		return w.Same
	case moved > 0:
		return l.F(w.Rose, number(l, size, u))
	}
	return l.F(w.Fell, number(l, size, u))
}

// nameOf names an indicator, formulaOf says its formula in words.
func nameOf(l *lang.Strings, code indicator.Code) string { return l.Effect.Names[code] }

func formulaOf(l *lang.Strings, code indicator.Code) string { return l.Effect.Formulas[code] }

// clause says in words what a figure counts: "65 dari 1.300 klien hadir di
// kegiatan Pokmas".
func clause(l *lang.Strings, spec indicator.Spec, f indicator.Figure) string {
	num, den := counted(l, spec, f)
	return l.EffectScreen.Clause(spec.Code, num, den, value(l, f, spec.Unit))
}

// counted writes numerator and denominator as people read them.
func counted(l *lang.Strings, spec indicator.Spec, f indicator.Figure) (num, den string) {
	n, d := spec.Counted(f)
	return l.Number(int(n)), l.Number(int(d))
}

// pair writes both: "65 dari 1.300"; a dash of nothing.
func pair(l *lang.Strings, spec indicator.Spec, f indicator.Figure) string {
	if !f.Known() {
		return "-"
	}
	num, den := counted(l, spec, f)
	return l.F(l.EffectScreen.Parts, num, den)
}

// course is the values of the months of a row, NaN where there was nothing to
// count.
func course(r *indicator.Row) []float64 {
	out := make([]float64, len(r.Months))
	for i, f := range r.Months {
		out[i] = math.NaN()
		if f.Known() {
			out[i] = float64(f.Milli(r.Spec.Unit)) / 1000
		}
	}
	return out
}

// plot is the course as small columns, against the target or the highest month;
// of shares above a half against the whole. The highest leaves some air, so that
// the lines of a list stand apart.
func plot(r *indicator.Row) string {
	most := float64(r.Target) / 1000
	values := course(r)
	for _, v := range values {
		if v > most {
			most = v
		}
	}
	if r.Spec.Unit == indicator.Percent && most > 50 {
		most = max(most, 100)
	}
	const air = 8.0 / 7
	return kit.Sparkline(values, most*air)
}

// courseShort is the course in bare numbers, the oldest month first.
func courseShort(l *lang.Strings, r *indicator.Row) string {
	out := make([]string, len(r.Months))
	for i, f := range r.Months {
		out[i] = "-"
		if f.Known() {
			out[i] = number(l, f.Milli(r.Spec.Unit), r.Spec.Unit)
		}
	}
	return strings.Join(out, "; ")
}

// courseWords is the course in numbers, for who cannot see the columns.
func courseWords(l *lang.Strings, r *indicator.Row, last model.Date) string {
	var out string
	for i, f := range r.Months {
		if i > 0 {
			out += "; "
		}
		out += l.MonthBrief(last.AddMonths(i-len(r.Months)+1)) + " " + value(l, f, r.Spec.Unit)
	}
	return out
}

// chips word what the page is narrowed by.
func chips(l *lang.Strings, books *store.Books, p indicator.Slice) []string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	if p.District != "" {
		add(books.DistrictName(p.District))
	} else if p.Regency != "" {
		add(books.DistrictName(p.Regency))
	}
	if p.Category != 0 {
		add(l.Domain.Category(p.Category))
	}
	if p.Section != model.SectionUnknown {
		add(l.Domain.Section(p.Section))
	}
	add(books.CounselorName(p.Counselor))
	add(books.GroupName(p.Group))
	return out
}

// reason words why clients were lost before a station. Its own list is looked
// in first, for a code may stand in several.
func reason(l *lang.Strings, m *model.Mechanism, at indicator.Step, code string) string {
	if code == "" {
		return l.EffectScreen.NoReason
	}
	own := model.ReasonAbsent
	switch at {
	case indicator.Accepted:
		own = model.ReasonRefused
	case indicator.Attended, indicator.Finished:
		own = model.ReasonStopped
	}
	for _, of := range []model.ReasonOf{own, model.ReasonAbsent, model.ReasonRefused, model.ReasonStopped} {
		for _, r := range m.AllReasonsOf(of) {
			if r.Code == code {
				return l.Reason(m, of, code)
			}
		}
	}
	return code
}
