package report

import (
	"cmp"
	"slices"

	"guyub/model"
	"guyub/model/paper"
	"guyub/model/workload"
)

// caseload is R-3: the loads of counselors in the period and the month before
// it, and the batches that were carried out between.
func (b *builder) caseload() error {
	l := b.env.Lang
	w := &l.Report
	history, err := b.s.LoadHistory(b.ctx)
	if err != nil {
		return err
	}
	month := model.MonthOf(b.last())
	at := func(m model.Date) *model.LoadMonth {
		for i := range history {
			if history[i].Month == m {
				return &history[i]
			}
		}
		return nil
	}
	before, after := at(model.MonthOf(b.ask.Period.From).AddMonths(-1)), at(month)
	if month == model.MonthOf(b.s.Today()) { // as the room has it now
		norms := b.books.NormsOn(b.s.Today())
		work := b.s.Work()
		team := work.Team(b.books.Counselors, norms)
		now := team.Month(norms, nil)
		after = &now
	}
	b.uses(model.NormHours, model.NormHigh, model.NormMedium, model.NormLow, model.NormBandOver)
	if after == nil {
		b.note(w.NoLoads)
		after = &model.LoadMonth{}
	} else {
		b.note(l.F(w.LoadsAsOf, l.Date(after.AsOf)))
	}
	b.loads(before, after)
	return b.batches()
}

// loads is the table of counselors, the fullest first, and the bars of it.
func (b *builder) loads(before, after *model.LoadMonth) {
	l := b.env.Lang
	w := &l.Report
	t := paper.Table{Key: "counselors", Title: w.Loads, Columns: []paper.Column{words("name", w.ColCounselor),
		number("clients_before", w.ColClientsBefore), share("percent_before", w.ColPercentBefore),
		number("clients", w.ColClients), number("hours", w.ColHours), number("capacity", w.ColHoursThere), share("percent", w.ColLoad)}}
	bars := paper.Plot{Key: "percent", Title: w.LoadsPlot, Kind: paper.Share, Target: paper.Percent(b.norms.Milli(model.NormBandOver), 1), TargetLabel: w.LoadLimit}
	rows := slices.Clone(after.Rows)
	if before != nil { // who has left since stands there too
		for _, r := range before.Rows {
			if after.Row(r.Counselor) == nil {
				rows = append(rows, model.LoadRow{Counselor: r.Counselor})
			}
		}
	}
	slices.SortStableFunc(rows, func(x, y model.LoadRow) int {
		return cmp.Or(cmp.Compare(workload.Percent(y.Minutes, max(y.Capacity, 1)), workload.Percent(x.Minutes, max(x.Capacity, 1))),
			cmp.Compare(b.books.CounselorName(x.Counselor), b.books.CounselorName(y.Counselor)))
	})
	var sum, was model.LoadRow
	for i := range rows {
		r := &rows[i]
		c, _ := b.books.Counselor(r.Counselor)
		row := []paper.Value{paper.Text(c.Name), {}, {}}
		if old := before.Row(r.Counselor); old != nil {
			row[1], row[2] = paper.Int(old.Clients), loaded(old)
			was.Clients, was.Minutes, was.Capacity = was.Clients+old.Clients, was.Minutes+old.Minutes, was.Capacity+old.Capacity
		}
		t.Rows = append(t.Rows, append(row, paper.Int(r.Clients), paper.Hours(r.Minutes), paper.Hours(r.Capacity), loaded(r)))
		bars.Points = append(bars.Points, paper.Point{Label: model.ShortName(c.Name), Value: loaded(r)})
		sum.Clients, sum.Minutes, sum.Capacity = sum.Clients+r.Clients, sum.Minutes+r.Minutes, sum.Capacity+r.Capacity
	}
	t.Totals = []paper.Value{paper.Text(w.Total), {}, {}, paper.Int(sum.Clients), paper.Hours(sum.Minutes), paper.Hours(sum.Capacity), loaded(&sum)}
	if before != nil {
		t.Totals[1], t.Totals[2] = paper.Int(was.Clients), loaded(&was)
	} else {
		b.note(w.NoLoadsBefore)
	}
	b.add(t, bars)
}

// loaded is how loaded somebody is; none without capacity.
func loaded(r *model.LoadRow) paper.Value {
	if r.Capacity <= 0 {
		return paper.Value{}
	}
	return paper.Percent(int64(workload.Percent(r.Minutes, r.Capacity))*100, 1)
}

// batches are those carried out in the period, without the clients' names.
func (b *builder) batches() error {
	l := b.env.Lang
	w := &l.Report
	all, err := b.s.Rebalances(b.ctx)
	if err != nil {
		return err
	}
	t := paper.Table{Key: "batches", Title: w.Batches, Columns: []paper.Column{day("day", w.ColDay), number("moves", w.ColMoves), share("worst_before", w.ColWorstBefore),
		share("worst_after", w.ColWorstAfter), words("reason", w.ColReason), words("state", w.ColState), words("decided_by", w.ColDecidedBy)}}
	for _, r := range slices.Backward(all) {
		if r.DecidedOn < b.ask.Period.From || r.DecidedOn > b.ask.Period.To || r.State != model.RebalanceApplied && r.State != model.RebalanceUndone {
			continue
		}
		t.Rows = append(t.Rows, []paper.Value{paper.On(r.DecidedOn), paper.Int(len(r.Rows)), paper.Percent(int64(r.Before)*100, 1), paper.Percent(int64(r.After)*100, 1),
			paper.Text(r.Reason), paper.Text(l.Domain.RebalanceState(r.State)), paper.Text(b.books.UserName(r.Decided))})
	}
	if len(t.Rows) == 0 {
		b.add(paper.Paragraph{Text: w.NoBatches})
		return nil
	}
	b.add(t)
	return nil
}
