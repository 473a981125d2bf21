package roster_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/roster"
)

// found lists the register numbers that a value of a facet finds.
func found(v *roster.View, facet roster.Facet, value string, today model.Date) []string {
	rows := v.Run(context.Background(), roster.Query{Filter: roster.Filter{facet: {value}}, Today: today})
	var out []string
	for i := range rows.Len() {
		out = append(out, rows.Row(i).Register)
	}
	slices.Sort(out)
	return out
}

func everybody() roster.Scope { return roster.Scope{Adults: true, Children: true} }

func TestR19AMissingOrLostGuarantorAndAnUnreportedMoveAreFlags(t *testing.T) {
	client := func(n int, register string, g ...model.Guarantor) model.Client {
		return model.Client{Meta: model.Meta{ID: id(n)}, Name: register, Register: register, Section: model.Adults, Guarantors: g,
			Terms: []model.Term{{Category: model.Parole, State: model.TermActive}}}
	}
	known := model.Guarantor{Name: "Warsito", State: model.GuarantorReachable}
	moved := client(4, "pindah", known)
	moved.Moved = true
	rows := []roster.Row{}
	for _, c := range []model.Client{
		client(1, "tanpa"), client(2, "hilang", model.Guarantor{Name: "Sumini", State: model.GuarantorUnreachable}),
		client(3, "mundur", model.Guarantor{Name: "Sumini", State: model.GuarantorWithdrawn}), moved, client(5, "ada", known),
	} {
		rows = append(rows, roster.RowOf(&c))
	}
	v := roster.New().Load(rows).In(everybody())
	for value, want := range map[string][]string{"tanpa-penjamin": {"tanpa"}, "penjamin-hilang": {"hilang", "mundur"}, "pindah": {"pindah"}} {
		if got := found(v, roster.FacetFlag, value, 0); !slices.Equal(got, want) {
			t.Errorf("%s finds %v, want %v", value, got, want)
		}
	}
}

func TestR20TermsThatEndAreFoundThirtyAndSixtyDaysBefore(t *testing.T) {
	for name, today := range map[string]model.Date{
		"an ordinary day": model.On(2026, 6, 15), "the end of a month": model.On(2026, 1, 31), "before a leap day": model.On(2028, 2, 28),
		"a leap day": model.On(2028, 2, 29), "the turn of the year": model.On(2026, 12, 31),
	} {
		var rows []roster.Row
		for n, away := range []int{-1, 0, 30, 31, 60, 61} {
			rows = append(rows, roster.Row{ID: id(n + 1), Register: string(rune('a' + n)), Section: model.Adults, State: model.TermActive, End: today.AddDays(away)})
		}
		rows = append(rows, roster.Row{ID: id(9), Register: "tidak diketahui", Section: model.Adults, State: model.TermActive})
		v := roster.New().Load(rows).In(everybody())
		for value, want := range map[string][]string{"lewat": {"a"}, "30": {"b", "c"}, "60": {"b", "c", "d", "e"}} {
			if got := found(v, roster.FacetEnding, value, today); !slices.Equal(got, want) {
				t.Errorf("%s: %s finds %v, want %v", name, value, got, want)
			}
		}
	}
}

func TestR20TheDaysToTheExpiryAreCountedFromTheDayOfTheOffice(t *testing.T) {
	for _, first := range []model.Date{model.On(2026, 11, 30), model.On(2026, 12, 31), model.On(2028, 2, 29), model.On(2027, 1, 31)} {
		// The evening before the first of thirty days, in the west; in the middle and east it is that day.
		moment := first.AddDays(-1).Time().Add(16*time.Hour + 30*time.Minute)
		v := roster.New().Load([]roster.Row{{ID: id(1), Register: "a", Section: model.Adults, State: model.TermActive, End: first.AddDays(30)}}).In(everybody())
		for zone, want := range map[model.Zone]int{model.WIB: 0, model.WITA: 1, model.WIT: 1} {
			if got := found(v, roster.FacetEnding, "30", zone.Today(moment)); len(got) != want {
				t.Errorf("%s, %s before the end: %v", zone, first, got)
			}
		}
	}
}

// A client is never both late and not due: each stands in one bucket at most,
// in the late one exactly when they are among the overdue, and on the calendar
// on their one day.
func TestAClientIsNeverBothLateAndNotDue(t *testing.T) {
	rnd := rand.New(rand.NewPCG(20, 6))
	var rows []roster.Row
	for i := range 2000 {
		row := anyRow(rnd, i+1)
		row.Register = fmt.Sprintf("PB-%04d", i)
		rows = append(rows, row)
	}
	s := roster.New().Load(rows)
	v := s.In(everybody())
	for range 40 {
		today := model.On(2026, 1, 1).AddDays(rnd.IntN(700))
		in := map[string]map[string]bool{}
		for _, value := range []string{"lewat", "hari-ini", "7"} {
			in[value] = map[string]bool{}
			for _, register := range found(v, roster.FacetReport, value, today) {
				in[value][register] = true
			}
		}
		overdue := map[string]bool{}
		for _, r := range s.Overdue(today) {
			overdue[r.Register] = true
		}
		for _, r := range rows {
			duty := r.State == model.TermActive && r.NextReport != 0
			late := duty && r.NextReport < today
			switch {
			case in["lewat"][r.Register] != late || overdue[r.Register] != late:
				t.Fatalf("%s due %s on %s: late %v, overdue %v", r.Register, r.NextReport, today, in["lewat"][r.Register], overdue[r.Register])
			case in["hari-ini"][r.Register] != (duty && r.NextReport == today):
				t.Fatalf("%s due %s on %s: today %v", r.Register, r.NextReport, today, in["hari-ini"][r.Register])
			case in["7"][r.Register] && (late || !duty || r.NextReport == today):
				t.Fatalf("%s due %s on %s is late and not due", r.Register, r.NextReport, today)
			}
		}
		due := v.DueOn(today)
		if n := v.DueByDay(today, today)[0]; n != len(due) || n != len(in["hari-ini"]) {
			t.Fatalf("%s: the calendar counts %d, lists %d, and %d are due", today, n, len(due), len(in["hari-ini"]))
		}
	}
}
