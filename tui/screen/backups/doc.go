// Package backups shows the backups of the office (cadangan), makes one and
// tries one: in both places, proved or damaged, and what restoring one would
// lose. How a backup is restored it says in words, because that is done when no
// desk is open.
package backups

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// Store is where the backups are. [*store.Session] is one.
type Store interface {
	Actor() model.Actor
	Books() *store.Books
	Backups(ctx context.Context) (store.BackupPlaces, error)
	BackUp(ctx context.Context, progress store.BackupProgress) (store.Backed, error)
	DrillBackup(ctx context.Context, path string, progress store.BackupProgress) (store.Drill, error)
	BackupStanding() (store.BackupStanding, bool)
}

// May reports whether somebody works with backups at all.
func May(a model.Actor) bool { return a.May(model.BackupData, model.Subject{}) == nil }

// State is how backups stand, in few words; a dash while that is not known.
func State(env *kit.Env, s Store) table.Cell {
	w := &env.Lang.Backups
	st, known := s.BackupStanding()
	if !known {
		return table.Cell{Text: w.Unknown, Style: env.Theme.Faint}
	}
	if wants := Wants(env, s); len(wants) > 0 {
		return table.Cell{Text: wants[0].Name + ": " + wants[0].What, Style: env.Theme.Warn}
	}
	return table.Cell{Text: w.StateProved + " · " + moment(env, st.Last), Style: env.Theme.Good}
}

// Wants are what is to be done about the backups: the last try failed, the last
// good one is older than the office allows, or the second place has none so new.
// A line opens the list.
func Wants(env *kit.Env, s Store) []record.Line {
	st, known := s.BackupStanding()
	if !known {
		return nil
	}
	w := &env.Lang.Backups
	today := model.DateOf(env.Time())
	days := s.Books().NormsOn(today).Int(model.NormBackupDays)
	var out []record.Line
	add := func(name, what string, style kit.Style) {
		out = append(out, record.Line{Word: w.DeskKind, Name: name, What: what, Style: style, Open: Asked{}})
	}
	if st.Failed != nil {
		add(w.DeskFailed, store.Explain(st.Failed, env.Lang.Code), env.Theme.Bad)
	}
	switch {
	case st.Last == nil:
		add(w.DeskLast, w.DeskNone, env.Theme.Bad)
	case age(env, st.Last) > days:
		add(w.DeskLast, env.Lang.F(w.DeskOld, env.Lang.Number(age(env, st.Last))), env.Theme.Warn)
	}
	switch {
	case !st.HasSecond:
	case st.Second == nil:
		add(w.DeskSecond, w.DeskSecondNone, env.Theme.Warn)
	case age(env, st.Second) > days:
		add(w.DeskSecond, env.Lang.F(w.DeskOld, env.Lang.Number(age(env, st.Second))), env.Theme.Warn)
	}
	return out
}

// Asked is the wish to see the backups.
type Asked struct{}

// age is how many days ago a backup was made, on the office's calendar.
func age(env *kit.Env, b *store.BackupFile) int {
	return int(model.DateOf(env.Time()) - model.DateOf(env.Local(b.At)))
}

func moment(env *kit.Env, b *store.BackupFile) string {
	return env.Lang.Moment(env.Local(b.At), model.DateOf(env.Time()))
}
