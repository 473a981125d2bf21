package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"guyub/model"
	"guyub/store/roster"
)

// IntentDay is the intent of what the program itself notes when days have
// passed: reports that were missed.
const IntentDay = "day.turn"

// catchUpChunk is how many clients one transaction brings up to the day: each
// may open three matters, with the entries that find them again.
const catchUpChunk = 15

// CatchUp brings the office up to the day: it counts anew the reports that
// clients have missed in a row, and opens what follows from each new count
// (rule R7); then it keeps how loaded the counselors are, and signs how far the
// audit reaches (see [Checkpoint]). It is done after signing in and when a day
// turns, by the program itself and not in anybody's name, and doing it again
// changes nothing. It returns how many clients were touched.
func (s *Session) CatchUp(ctx context.Context) (int, error) {
	if err := s.ready(); err != nil {
		return 0, err
	}
	u := s.office.open.Load()
	if u == nil {
		return 0, ErrSignedOut
	}
	books, today := u.books.Load(), s.Today()
	var ids []model.ID
	norms := books.NormsOn(today)
	for _, row := range u.roster.Now().Overdue(today) {
		if missedBy(&row, norms, today) != int(row.Misses) {
			ids = append(ids, row.ID)
		}
	}
	touched := 0
	for part := range slices.Chunk(ids, catchUpChunk) {
		n := 0
		_, err := s.office.update(ctx, Op{Intent: IntentDay}, byProgram, func(c *change) error {
			n = 0
			for _, id := range part {
				changed, err := catchUp(c, id)
				if err != nil {
					return err
				}
				if changed {
					n++
				}
			}
			if n == 0 {
				return errNothing
			}
			return nil
		})
		if err != nil {
			return touched, err
		}
		touched += n
	}
	if err := s.keepLoads(ctx); err != nil {
		return touched, err
	}
	return touched, s.office.makeCheckpoint(ctx, daily)
}

// byProgram acts in nobody's name; whatever it saves is a rule's doing.
func byProgram(*change) error { return nil }

// missedBy counts from the roster what a client has missed, to tell whose record
// must be looked at. The roster does not know the day of the month that reports
// are due on: at the end of a month the count may come up to three days early,
// never late, and the record decides.
func missedBy(row *roster.Row, norms model.Norms, today model.Date) int {
	s := model.Schedule{Every: norms.ReportInterval(row.Category, row.Stage, row.Risk), Last: row.End}
	return min(s.Missed(row.NextReport, today, norms.Int(model.NormReportGrace)), model.MostMisses)
}

func catchUp(c *change, id model.ID) (bool, error) {
	client, err := load(c, clients, id)
	if err != nil {
		return false, err
	}
	norms := c.books.NormsOn(c.today)
	if _, due := client.Schedule(norms); !due {
		return false, nil
	}
	before := client.Misses
	client.CountMisses(norms, c.today)
	if client.Misses == before {
		return false, nil
	}
	// A record that an older program saved and this one would refuse must not
	// keep the day from turning for everybody else: it is left as it is until
	// somebody saves it. It goes first, so that nothing is opened for it.
	var wrong model.Problems
	if _, _, err := save(c, clients, client); errors.As(err, &wrong) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	return true, escalate(c, &client, before, norms)
}

// escalate opens what each number of misses between the count before and now
// asks for, once for each run of misses. What still waits from an earlier run is
// not asked for again; a breach is another one each time.
func escalate(c *change, client *model.Client, before int, norms model.Norms) error {
	limit := norms.Int(model.NormMissLimit)
	known, err := loadOf(c, matters, client.ID)
	if err != nil {
		return err
	}
	for n := before + 1; n <= client.Misses; n++ {
		cause := fmt.Sprintf("R7 %s %d", client.NextReport, n)
		if slices.ContainsFunc(known, func(m model.Matter) bool { return m.Cause == cause }) {
			continue
		}
		for _, kind := range model.Escalation(n, limit) {
			waits := func(m model.Matter) bool { return m.Kind == kind && m.Live() }
			if kind != model.Breach && slices.ContainsFunc(known, waits) {
				continue
			}
			m := model.Matter{Meta: model.Meta{ID: model.NewID()}, Client: client.ID, Kind: kind, Opened: c.today, Cause: cause}
			if kind == model.Breach {
				m.Breach, m.From = model.BreachReports, c.today
			}
			if err := c.openMatter(&m); err != nil {
				return err
			}
			if _, _, err := save(c, matters, m); err != nil {
				return err
			}
		}
	}
	return nil
}
