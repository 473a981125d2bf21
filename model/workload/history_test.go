package workload_test

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/workload"
)

// Rule 14: over the limit for 28 days without a break is persistent, on the day
// itself and not before; a day below the limit begins anew.
func TestRule14OverForFourWeeksIsPersistent(t *testing.T) {
	heads := map[int]int{0: 40, 1: 60} // day -> clients from then on; 50 are 100 %
	heads[61], heads[63] = 40, 70
	var kept *model.LoadMonth
	clients := 0
	for day := range 120 {
		if n, changes := heads[day]; changes {
			clients = n
		}
		n := model.NormsOn(nil, today.AddDays(day))
		all, cells := counselorsWith(clients)
		team := workload.NewTeam(all, cells, n, travel)
		month := team.Month(n, kept)
		if wrong := month.Validate(model.Checks{}).Errors(); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		days, ok := team.Loads[0].Persistent(month.Row(all[0].ID), n)
		want := day >= 1+28 && day < 61 || day >= 63+28
		if ok != want {
			t.Fatalf("on day %d: over for %d days, persistent %v", day, days, ok)
		}
		if day%7 < 5 || day == 61 { // the office does not work every day
			kept = &month
		}
	}
}

func TestRule14NobodyIsPersistentWhoIsNotOver(t *testing.T) {
	n := defaults()
	kept := &model.LoadRow{OverSince: today - 100}
	for minutes, want := range map[int]bool{6600: false, 6700: true} {
		l := workload.Load{Minutes: minutes, Capacity: 6000, Clients: 1}
		if _, ok := l.Persistent(kept, n); ok != want {
			t.Errorf("%d minutes: %v", minutes, ok)
		}
		if _, ok := l.Persistent(nil, n); ok {
			t.Error("persistent by a record that there is not")
		}
	}
}

// What a month keeps are the figures of the team, of everybody once.
func TestAMonthKeepsTheFiguresOfTheTeam(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyNorms(t)
		var all []model.Counselor
		for i := range rapid.ByteRange(1, 5).Draw(t, "counselors") {
			all = append(all, anyCounselor(i+1).Draw(t, "counselor"))
		}
		team := workload.NewTeam(all, anyCells(6).Draw(t, "cells"), n, travel, anyDuties(6).Draw(t, "duties")...)
		first := team.Month(n, nil)
		later := atDay(n, today.AddDays(3))
		second := team.Month(later, &first)
		minutes, capacity, clients, over := 0, 0, 0, 0
		for i, r := range second.Rows {
			minutes, capacity, clients = minutes+r.Minutes, capacity+r.Capacity, clients+r.Clients
			if r.OverSince != 0 {
				over++
			}
			if r.OverSince != first.Rows[i].OverSince || r.OverSince != 0 && r.OverSince != today {
				t.Fatalf("over since %s, before %s", r.OverSince, first.Rows[i].OverSince)
			}
		}
		if minutes != team.Minutes || capacity != team.Capacity || clients != team.Clients || over != team.Over {
			t.Fatalf("%d of %d minutes, %d clients, %d over in %+v", minutes, capacity, clients, over, team)
		}
		if wrong := second.Validate(model.Checks{}).Errors(); len(wrong) > 0 {
			t.Fatal(wrong)
		}
	})
}
