package effect

import (
	"guyub/model/indicator"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// writeCompare writes those who took part beside those who did not. It shows no
// cause, and below [indicator.FewestCompared] clients nothing (rule R17).
func writeCompare(env *kit.Env, f *figures, p *record.Paper) {
	l, th := env.Lang, env.Theme
	w := &l.EffectScreen
	p.Text(w.CompareNote, th.Bold)
	p.Blank()
	if f.compare.Suppressed {
		p.Text(l.F(w.Suppressed, indicator.FewestCompared), th.Base)
		p.Text(w.CompareWhole, th.Faint)
		return
	}
	a, b := &f.compare.Participants, &f.compare.Others
	const name, cell = 30, 14
	row := func(st kit.Style, cells ...string) {
		p.Row(0, record.Column{Text: cells[0], Width: min(name, max(12, p.Width()-2*cell-4)), Style: st}, record.Column{Text: cells[1], Width: cell, Right: true, Style: st}, record.Column{Text: cells[2], Width: cell, Right: true, Style: st})
	}
	row(th.Heading, "", w.TookPart, w.TookNone)
	row(th.Bold, w.CompareClients, l.Number(a.Clients), l.Number(b.Clients))
	for _, one := range []struct {
		code     indicator.Code
		unit     indicator.Unit
		mine, no indicator.Figure
	}{{indicator.E10, indicator.PerHundred, a.Again, b.Again}, {indicator.E9, indicator.Percent, a.OnTime, b.OnTime}, {indicator.E8, indicator.Percent, a.Working, b.Working}} {
		row(kit.Style{}, string(one.code)+" "+nameOf(l, one.code), value(l, one.mine, one.unit), value(l, one.no, one.unit))
		spec, _ := indicator.SpecOf(one.code)
		row(th.Faint, "", pair(l, spec, one.mine), pair(l, spec, one.no))
	}
	p.Blank()
	p.Text(w.CompareText, th.Faint)
}
