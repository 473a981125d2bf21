package backups

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// open shows all that is known of a backup, with what trying it found.
func (l *Screen) open(id model.ID) tea.Cmd {
	var last *item
	find := func() *item {
		for _, b := range l.items {
			if b.id == id {
				last = b
			}
		}
		return last // that of before, when it is no longer kept
	}
	if find() == nil {
		return nil
	}
	return kit.Send(kit.Push{Screen: record.NewCard(l.env, func() string { return l.made(find()) },
		func(p *record.Paper) { l.write(p, find()) }, nil, nil)})
}

func (l *Screen) write(p *record.Paper, b *item) {
	th, s := l.env.Theme, l.env.Lang
	w := &s.Backups
	state := l.state(b)
	p.Text(l.made(b)+" · "+state.Text, th.Bold)
	if b.tried != nil && !b.Damaged {
		l.drillFound(p, b.tried)
		p.Blank()
	}
	p.Fact(w.File, b.Path, th.Base)
	p.Fact(w.ColPlace, l.place(b), th.Base)
	p.Fact(w.ColSize, s.Bytes(b.Size), th.Base)
	p.Fact(w.Records, s.Number(b.Records), th.Base)
	p.Fact(w.Entries, s.Number(int(b.Entries)), th.Base)
	p.Fact(w.Version, strconv.Itoa(int(b.Schema)), th.Base)
	p.Blank()
	switch {
	case b.Damaged:
		p.Text(w.DamagedText, th.Bad)
		return // nobody is told how to restore from it
	case b.Migration:
		p.Text(w.MigrationText, th.Base)
	default:
		p.Text(w.ProofText, th.Base)
	}
	p.Head(w.HowHead)
	for _, line := range w.How {
		p.Text(line, th.Base)
	}
}

// drillFound stands before all that is known of a backup: it is what somebody
// who has just tried it waits for, on the smallest screen too.
func (l *Screen) drillFound(p *record.Paper, d *store.Drill) {
	th, s := l.env.Theme, l.env.Lang
	w := &s.Backups
	p.Head(w.DrillHead)
	p.Text(s.F(w.DrillOK, s.Number(d.Records), s.Number(int(d.Entries))), th.Good)
	p.Fact(w.DrillNewest, s.Moment(l.env.Local(d.Newest), model.DateOf(l.env.Time())), th.Base)
	switch {
	case d.Astray:
		p.Text(w.DrillAstray, th.Warn)
	case d.Later == 0:
		p.Fact(w.DrillLater, w.DrillNone, th.Base)
	default:
		p.Fact(w.DrillLater, s.F(w.LaterEntries, s.Number(int(d.Later))), th.Warn)
	}
}
