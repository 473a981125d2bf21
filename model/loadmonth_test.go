package model_test

import (
	"testing"

	"guyub/model"
)

func TestAMonthOfLoadsIsOneMonth(t *testing.T) {
	month, who := model.On(2026, 3, 1), model.NewID()
	good := func() model.LoadMonth {
		return model.LoadMonth{Month: month, AsOf: month + 30, Rows: []model.LoadRow{{Counselor: who, Minutes: 6700, Capacity: 6000, Clients: 51, OverSince: month - 40}}}
	}
	m := good()
	if wrong := m.Validate(model.Checks{}).Errors(); len(wrong) > 0 {
		t.Errorf("%v", wrong)
	}
	for field, spoil := range map[string]func(*model.LoadMonth){
		"month": func(m *model.LoadMonth) { m.Month++ },
		"asof":  func(m *model.LoadMonth) { m.AsOf++ },
		"rows":  func(m *model.LoadMonth) { m.Rows = append(m.Rows, m.Rows[0]) },
	} {
		m := good()
		spoil(&m)
		if !hasField(m.Validate(model.Checks{}).Errors(), field) {
			t.Errorf("%s: %+v passes", field, m)
		}
	}
	for _, spoil := range []func(*model.LoadRow){
		func(r *model.LoadRow) { r.Minutes = -1 }, func(r *model.LoadRow) { r.Capacity = -1 }, func(r *model.LoadRow) { r.Clients = -1 },
		func(r *model.LoadRow) { r.Counselor = model.ID{} }, func(r *model.LoadRow) { r.OverSince = month + 31 },
	} {
		m := good()
		spoil(&m.Rows[0])
		if !hasField(m.Validate(model.Checks{}).Errors(), "rows") {
			t.Errorf("%+v passes", m.Rows[0])
		}
	}
	if m.Row(who).OverFor(month) != 40 || m.Row(model.NewID()).OverFor(month) != 0 || (&model.LoadRow{}).OverFor(month) != 0 {
		t.Error("days over the limit")
	}
}
