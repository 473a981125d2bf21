package effect

import (
	"strings"

	"guyub/model/indicator"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// funnelLine is the way into the groups in one line: how many came to each
// station. Where it would not fit, the first goes without its word.
func funnelLine(l *lang.Strings, f *indicator.Funnel, width int) string {
	parts := make([]string, len(f.Steps))
	for i, s := range f.Steps {
		parts[i] = l.Number(s.Clients) + " " + l.EffectScreen.StepsShort[i]
	}
	if line := strings.Join(parts, " › "); kit.Width(line) <= width {
		return line
	}
	parts[0] = l.Number(f.Steps[0].Clients)
	return strings.Join(parts, " › ")
}

// lossesShown is how many reasons of a station are written.
const lossesShown = 3

// writeFunnel writes the way into the groups: how many came to each station, as
// a length and in numbers, how long it took, and why others did not.
func writeFunnel(env *kit.Env, books *store.Books, found *figures, p *record.Paper) {
	l, th := env.Lang, env.Theme
	w := &l.EffectScreen
	all := found.funnel.Steps
	p.Text(w.FunnelText, th.Faint)
	p.Blank()
	if all[0].Clients == 0 {
		p.Text(w.FunnelNone, th.Base)
		return
	}
	const name, count, share, days, gaps = 16, 7, 9, 9, 10
	bar := max(6, min(30, p.Width()-name-count-2*share-days-gaps))
	row := func(st kit.Style, cells ...string) {
		p.Row(0, record.Column{Text: cells[0], Width: name, Style: st}, record.Column{Text: cells[1], Width: bar, Style: st}, record.Column{Text: cells[2], Width: count, Right: true, Style: st},
			record.Column{Text: cells[3], Width: share, Right: true, Style: st}, record.Column{Text: cells[4], Width: share, Right: true, Style: st}, record.Column{Text: cells[5], Width: days, Right: true, Style: st})
	}
	row(th.Heading, w.Station, "", w.FunnelClients, w.OfFirst, w.OfBefore, w.MedianDays)
	for i, s := range all {
		before, took := "-", "-"
		if i > 0 {
			before = shareOf(l, s.Clients, all[i-1].Clients)
			if s.Days >= 0 {
				took = l.F(w.Days, l.Number(s.Days))
			}
		}
		row(kit.Style{}, l.Effect.Steps[i], kit.Bar(bar, float64(s.Clients), float64(all[0].Clients)), l.Number(s.Clients), shareOf(l, s.Clients, all[0].Clients), before, took)
	}
	writeLosses(env, books, found, p)
}

// writeLosses writes between which stations clients were lost, and why, the
// greatest loss marked.
func writeLosses(env *kit.Env, books *store.Books, found *figures, p *record.Paper) {
	l, th := env.Lang, env.Theme
	w := &l.EffectScreen
	all := found.funnel.Steps
	p.Head(w.LossesHead)
	worst := widest(&found.funnel)
	for i := 1; i < len(all); i++ {
		lost := all[i-1].Clients - all[i].Clients
		if lost <= 0 {
			continue
		}
		head, style := l.F(w.LostAt, l.Effect.Steps[i-1], l.Effect.Steps[i], l.Number(lost)), th.Base
		if i == worst {
			head, style = "> "+head+" · "+w.LostMost, th.Warn
		}
		p.Text(head, style)
		var reasons []string
		for k, loss := range all[i].Lost {
			if k == lossesShown {
				reasons = append(reasons, l.F(w.OtherReasons, l.Number(len(all[i].Lost)-k)))
				break
			}
			reasons = append(reasons, reason(l, books.Mechanism(), indicator.Step(i), loss.Reason)+" "+l.Number(loss.Clients))
		}
		if len(reasons) > 0 {
			p.Indent(2, strings.Join(reasons, " · "), th.Faint)
		}
	}
}

// widest is the station before which the greatest share was lost, 0 for none.
// Who was at a session and has not finished is not lost: most are under way.
func widest(f *indicator.Funnel) int {
	worst, most := 0, 0.0
	for i := 1; i <= int(indicator.Attended); i++ {
		if before := f.Steps[i-1].Clients; before > 0 {
			if lost := 1 - float64(f.Steps[i].Clients)/float64(before); lost > most {
				worst, most = i, lost
			}
		}
	}
	return worst
}

// shareOf writes a count as a share of another; a dash of nothing.
func shareOf(l *lang.Strings, n, of int) string {
	return value(l, indicator.Figure{Num: int64(n), Den: int64(of)}, indicator.Percent)
}
