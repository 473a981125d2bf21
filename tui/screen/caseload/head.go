package caseload

import (
	"strings"

	"guyub/model"
	"guyub/model/workload"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// Headline says how a team stands, for the screen and for the shell.
type Headline struct {
	Figures    string // the team line
	Verdict    string // what holds the team back, and how many the norm asks for
	Unassigned string // empty when everybody has a counselor
}

// roadShare is the share of the load, in tenths of a percent, from which the
// distances are worth a sentence.
const roadShare = 200

// NewHeadline words the figures of a team.
func NewHeadline(l *lang.Strings, t *workload.Team, n model.Norms) Headline {
	w := &l.Caseload
	left := l.F(w.Spare, l.Hours(t.Left()))
	if t.Left() < 0 {
		left = l.F(w.Short, l.Hours(-t.Left()))
	}
	h := Headline{Figures: strings.Join([]string{
		l.F(w.Team, l.PercentWhole(t.Percent())), left,
		l.F(w.Range, l.Number((t.Lowest+5)/10), l.PercentWhole(t.Highest)),
		l.F(w.Over, t.Over, len(t.Loads), l.Milli(n.Milli(model.NormBandOver))+" %"),
	}, " · ")}
	h.Verdict = map[workload.Verdict]string{workload.Balanced: w.Balanced, workload.Imbalance: w.Imbalance, workload.Shortage: w.Shortage, workload.ShortageAndImbalance: w.Both}[t.Verdict(n)]
	h.Verdict += " " + l.F(w.NormAsks, l.Tenths(t.Needed), l.Tenths(t.There))
	if share := workload.Percent(t.Travel, max(t.Minutes, 1)); share >= roadShare {
		h.Verdict += " " + l.F(w.Geography, l.PercentWhole(share))
	}
	if t.Unassigned > 0 {
		h.Unassigned = l.F(w.Unassigned, l.Number(t.Unassigned))
	}
	return h
}

// Words are the figures of a counselor, each as it stands under its heading.
type Words struct {
	Name                     string // short, with the word for somebody away
	Hours, Capacity, Percent string // Percent is a dash without capacity
	Left, Clients, Mix, Band string
}

// NewWords words the figures of a counselor.
func NewWords(env *kit.Env, load *workload.Load, n model.Norms) Words {
	l := env.Lang
	w := Words{
		Name: model.ShortName(load.Counselor.Name), Hours: l.HoursBare(load.Minutes), Capacity: l.HoursBare(load.Capacity),
		Percent: l.Tenths(load.Percent()), Left: l.HoursBare(load.Left()), Clients: l.Number(load.Clients),
		Mix: l.F("%d/%d/%d", load.High, load.Medium, load.Low), Band: bandWord(env, load.Band(n)),
	}
	if workload.Away(&load.Counselor, n.Day) {
		w.Name += " (" + l.Caseload.Away + ")"
	}
	if load.Capacity <= 0 {
		w.Percent = "-"
	}
	return w
}
