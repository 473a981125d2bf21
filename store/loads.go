package store

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/model/workload"
	"guyub/store/kv"
	"guyub/store/roster"
)

// IntentLoads is the intent of what the program itself keeps once a day: how
// loaded the counselors are.
const IntentLoads = "day.loads"

// Work returns what all counselors have to do, of all clients, litmas and
// groups, whoever may see them: a load is the same for everyone who may read
// loads, and work names nobody. It is nothing for who may not.
func (s *Session) Work() workload.Work {
	u := s.office.open.Load()
	if u == nil || s.may(model.CaseloadRead, model.Subject{}) != nil {
		return workload.Work{Travel: func(string) int { return 0 }}
	}
	return work(u.books.Load(), u.roster.Now(), u.agenda.Load(), s.Today())
}

// work puts together what loads are computed from, as of a day.
func work(b *Books, clients *roster.Snapshot, a *agenda, today model.Date) workload.Work {
	var days []model.Date
	for _, n := range workload.Horizons() {
		days = append(days, today.AddDays(n))
	}
	return workload.Work{Spells: clients.Spells(days), Duties: duties(b, a, today), Travel: b.travel}
}

// duties counts what counselors do beside clients: the litmas in hand that are
// due in the month of a day, by who answers for them (rule 5 of the caseload
// rules), and the groups with an agreement that they look after. A litmas that is
// late is still to be done, so that it weighs in this month and no longer in its
// own; one that was sent weighs no more.
func duties(b *Books, a *agenda, today model.Date) []workload.Duty {
	counts := map[workload.Duty]int{}
	next := model.MonthOf(today).AddMonths(1)
	for _, m := range a.all {
		if m.Kind == model.Litmas && m.Due < next {
			counts[workload.Duty{Counselor: m.Owner, Norm: workload.LitmasNorm(m.Litmas)}]++
		}
	}
	for i := range b.Groups {
		if g := &b.Groups[i]; !g.Mentor.IsZero() && (g.State == model.GroupAgreed || g.State == model.GroupActive) {
			counts[workload.Duty{Counselor: g.Mentor, Norm: model.NormMentor}]++
		}
	}
	out := make([]workload.Duty, 0, len(counts))
	for d, n := range counts {
		d.Count = n
		out = append(out, d)
	}
	slices.SortFunc(out, func(x, y workload.Duty) int {
		return cmp.Or(slices.Compare(x.Counselor[:], y.Counselor[:]), cmp.Compare(x.Norm, y.Norm))
	})
	return out
}

// LoadHistory returns how loaded the counselors were by month, the oldest
// first; the last is the present month as it stood when its day turned.
func (s *Session) LoadHistory(ctx context.Context) (all []model.LoadMonth, err error) {
	if err := s.may(model.CaseloadRead, model.Subject{}); err != nil {
		return nil, err
	}
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		all, err = readLoads(v, r)
		return err
	})
	return all, err
}

// readLoads reads the months that were kept, the oldest first.
func readLoads(v vault, r kv.Reader) ([]model.LoadMonth, error) {
	all, err := scan(v, r, loadMonths)
	slices.SortFunc(all, func(a, b model.LoadMonth) int { return cmp.Compare(a.Month, b.Month) })
	return all, err
}

// lately returns the month that was kept last, nil when there is none.
func lately(all []model.LoadMonth) *model.LoadMonth {
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// keepLoads keeps how loaded the counselors are today in the record of this
// month, once a day. A month that is over is never written again, nor is one
// that the clock has gone back behind.
func (s *Session) keepLoads(ctx context.Context) error {
	u, today := s.office.open.Load(), s.Today()
	if u == nil {
		return ErrSignedOut
	}
	var known []model.LoadMonth
	err := s.view(ctx, func(v vault, r kv.Reader) (err error) {
		known, err = readLoads(v, r)
		return err
	})
	if last := lately(known); err != nil || last != nil && last.AsOf >= today {
		return err
	}
	books := u.books.Load()
	norms, now := books.NormsOn(today), work(books, u.roster.Now(), u.agenda.Load(), today)
	team := now.Team(books.Counselors, norms)
	if len(team.Loads) == 0 {
		return nil
	}
	_, err = s.office.update(ctx, Op{Intent: IntentLoads}, byProgram, func(c *change) error {
		known, err := readLoads(c.vault, c.w)
		if err != nil {
			return err
		}
		last := lately(known)
		if last != nil && last.AsOf >= today { // another terminal was faster
			return errNothing
		}
		month := team.Month(norms, last)
		month.ID = model.NewID()
		if last != nil && last.Month == month.Month {
			month.Meta = last.Meta
		}
		_, _, err = save(c, loadMonths, month)
		return err
	})
	return err
}
