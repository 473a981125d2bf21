package effect

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"guyub/model/indicator"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// worstSentence says what holds the office back most in the period: the factor,
// and the figure that shows it.
func worstSentence(l *lang.Strings, f *figures) string {
	w := &l.EffectScreen
	finding, ok := f.worst()
	if !ok {
		if len(f.factors) > 0 && f.factors[0].Known {
			return w.NoneHolds
		}
		return w.NoTargets
	}
	return l.F(w.WorstIs, periodWord(l, f.query.Period), w.Factors[finding.Factor]) + " " + factorSentence(l, finding)
}

// factorSentence says in figures how a factor stands: its row that is furthest
// from its target.
func factorSentence(l *lang.Strings, f indicator.Finding) string {
	w := &l.EffectScreen
	r, gap := furthest(f)
	switch {
	case !f.Known || r == nil:
		return w.FactorUnknown
	case gap == 0:
		return l.F(w.FactorMet, clause(l, r.Spec.Code, r.Now, r.Spec.Unit))
	}
	return l.F(w.FactorShort, clause(l, r.Spec.Code, r.Now, r.Spec.Unit), value(l, r.Now, r.Spec.Unit), targetWord(l, r), gapWord(l, r))
}

// furthest is the row of a factor that is furthest from its target, measured by
// the target itself, and how far in thousandths of it; nil when no row has both
// a figure and a target.
func furthest(f indicator.Finding) (*indicator.Row, int64) {
	var out *indicator.Row
	var most int64
	for i := range f.Rows {
		gap, known := short(&f.Rows[i])
		if !known {
			continue
		}
		if share := gap * 1000 / f.Rows[i].Target; out == nil || share > most {
			out, most = &f.Rows[i], share
		}
	}
	return out, most
}

// writeFactors writes the five factors of Soekanto, that which holds the office
// back most first: what of the study each stands for, its figures, and how far
// they are from what the office wants.
func writeFactors(env *kit.Env, f *figures, p *record.Paper) {
	l, th := env.Lang, env.Theme
	w := &l.EffectScreen
	p.Text(w.FactorsText, th.Faint)
	for i, one := range f.factors {
		p.Blank()
		far, style := w.FactorFar[0], th.Faint
		switch {
		case one.Known && one.Gap == 0:
			far, style = w.FactorFar[1], th.Good
		case one.Known:
			far, style = l.F(w.FactorFar[2], l.Percent(int((one.Gap+5)/10*10)/10)), th.Warn
		}
		name := capital(w.Factors[one.Factor])
		if i == 0 && one.Known && one.Gap > 0 {
			name = "> " + name + " · " + w.HoldsMost
		}
		p.Row(0, record.Column{Text: name, Width: p.Width() - kit.Width(far) - 2, Style: th.Bold}, record.Column{Text: far, Style: style})
		p.Indent(2, l.F(w.Answers, w.Obstacles[one.Factor]), th.Faint)
		p.Indent(2, factorSentence(l, one), th.Base)
		writeRows(env, f, one.Rows, p)
	}
	p.Blank()
	p.Text(w.FactorsNote, th.Faint)
}

// capital begins a word with a capital, as at the head of a part.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// writeRows writes the figures that a factor rests on, those furthest from their
// target first.
func writeRows(env *kit.Env, f *figures, rows []indicator.Row, p *record.Paper) {
	l, th := env.Lang, env.Theme
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b indicator.Row) int { return cmp.Compare(far(&b), far(&a)) })
	for i := range rows {
		r := &rows[i]
		now := value(l, r.Now, r.Spec.Unit)
		if f.closes.differs(f.query, r) {
			now = "*" + now
		}
		p.Row(2, record.Column{Text: string(r.Spec.Code), Width: 4, Style: th.Faint}, record.Column{Text: nameOf(l, r.Spec.Code), Width: 26},
			record.Column{Text: now, Width: 8, Right: true}, record.Column{Text: targetAndGap(l, r), Width: 18, Style: gapStyle(env, r)})
	}
}

// far is how far a row is from its target in thousandths of it, -1 when nothing
// can be said.
func far(r *indicator.Row) int64 {
	gap, known := short(r)
	if !known {
		return -1
	}
	return gap * 1000 / r.Target
}
