package model_test

import (
	"reflect"
	"testing"

	"guyub/model"
)

// Rule R16: a contract that is another now stays what it was for the days
// before, and is kept once.
func TestR16AnEarlierContractIsKeptWithItsLastDay(t *testing.T) {
	day := model.On(2026, 9, 1)
	full := model.Counselor{Name: "Dewi Lestari"}
	half := full
	half.WeeklyMinutes = 1125
	changed := half.WithContract(&full, day)
	if want := []model.Contract{{Until: day - 1}}; !reflect.DeepEqual(changed.Contracts, want) {
		t.Fatalf("kept %v, want %v", changed.Contracts, want)
	}
	third := changed
	third.WeeklyMinutes = 600
	again := third.WithContract(&changed, day)
	if !reflect.DeepEqual(again.Contracts, changed.Contracts) {
		t.Errorf("a second change on the day keeps %v", again.Contracts)
	}
	forged := again
	forged.Contracts = nil
	if got := forged.WithContract(&again, day+40); !reflect.DeepEqual(got.Contracts, again.Contracts) {
		t.Errorf("what was left out is lost: %v", got.Contracts)
	}
	forged.WeeklyMinutes = 0
	last := forged.WithContract(&again, day+40)
	for on, want := range map[model.Date]int{day - 100: 0, day - 1: 0, day: 600, day + 39: 600, day + 40: 0, day + 400: 0} {
		if got := last.Week(on); got != want {
			t.Errorf("%s: %d minutes a week, want %d", on, got, want)
		}
	}
	if wrong := last.Validate(model.Checks{}).Errors(); hasField(wrong, "week") {
		t.Errorf("%v", wrong)
	}
	last.Contracts[0].Until = last.Contracts[1].Until + 9
	if wrong := last.Validate(model.Checks{}).Errors(); !hasField(wrong, "week") {
		t.Error("contracts in the wrong order pass")
	}
	half.From, full.From = day, day
	if got := half.WithContract(&full, day); len(got.Contracts) > 0 {
		t.Errorf("somebody who begins today had %v", got.Contracts)
	}
}

func hasField(all model.Problems, field string) bool {
	for _, p := range all {
		if p.Field == field {
			return true
		}
	}
	return false
}
