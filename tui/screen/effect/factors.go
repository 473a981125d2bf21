package effect

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guyub/model/indicator"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// worstSentence says what holds the office back most in the period: the factor,
// and the figure that shows it, if that fits so many lines.
func worstSentence(l *lang.Strings, f *figures, width, most int) string {
	w := &l.EffectScreen
	finding, ok := f.worst()
	switch targets := slices.ContainsFunc(f.page.Rows, func(r indicator.Row) bool { return r.Target != 0 }); {
	case ok:
	case !targets:
		return w.NoTargets
	case len(f.factors) > 0 && f.factors[0].Known:
		return w.NoneHolds
	default:
		return w.NoFigures
	}
	name := l.Effect.Factors[finding.Factor]
	full := l.F(w.WorstIs, name) + " " + factorSentence(l, finding)
	if kit.Height(full, width) <= most {
		return full
	}
	return l.F(w.WorstIs, name+", "+offTarget(l, finding))
}

// factorSentence says in figures how a factor stands: its row that is furthest
// from its target.
func factorSentence(l *lang.Strings, f indicator.Finding) string {
	w := &l.EffectScreen
	r, gap := furthest(f)
	if !f.Known || r == nil {
		return w.FactorUnknown
	}
	says := clause(l, r.Spec, r.Now)
	if now := value(l, r.Now, r.Spec.Unit); !strings.Contains(says, now) {
		says += " (" + now + ")"
	}
	if gap == 0 {
		return l.F(w.FactorMet, says)
	}
	return capital(l.F(w.FactorShort, says, targetWord(l, r), gapWord(l, r)))
}

// offTarget says how far a factor is from what the office wants.
func offTarget(l *lang.Strings, f indicator.Finding) string {
	far := l.EffectScreen.FactorFar
	switch {
	case !f.Known:
		return far[0]
	case f.Gap == 0:
		return far[1]
	}
	return l.F(far[2], l.PercentWhole(int(f.Gap)))
}

// furthest is the row of a factor that is furthest from its target, measured by
// the target itself, and how far; nil when no row has both a figure and a target.
func furthest(f indicator.Finding) (*indicator.Row, int64) {
	var out *indicator.Row
	var most int64
	for i := range f.Rows {
		if gap, known := f.Rows[i].Gap(); known && (out == nil || gap > most) {
			out, most = &f.Rows[i], gap
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
		far, style := offTarget(l, one), th.Faint
		switch {
		case one.Known && one.Gap == 0:
			style = th.Good
		case one.Known:
			style = th.Warn
		}
		name := capital(l.Effect.Factors[one.Factor])
		if i == 0 && one.Known && one.Gap > 0 {
			name = "> " + name + " · " + w.HoldsMost
		}
		p.Row(0, record.Column{Text: name, Width: p.Width() - kit.Width(far) - 2, Style: th.Bold}, record.Column{Text: far, Style: style})
		p.Indent(2, l.F(w.Answers, l.Effect.Obstacles[one.Factor]), th.Faint)
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

// far orders rows by how far they are from their target; those of which nothing
// can be said come last.
func far(r *indicator.Row) int64 {
	if gap, known := r.Gap(); known {
		return gap
	}
	return -1
}
