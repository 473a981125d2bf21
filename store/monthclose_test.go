package store

import (
	"errors"
	"slices"
	"testing"

	"guyub/model"
	"guyub/model/indicator"
)

// A month that was closed keeps its figures, whatever is put right afterwards,
// and the difference shows.
func TestAClosedMonthKeepsWhatWasReported(t *testing.T) {
	w := newWorld(t)
	w.reporting(1, model.On(2026, 10, 15))
	w.guided(2, model.Children, w.dewi.ID)
	head := w.as(model.RoleHeadOfOffice)
	october := model.On(2026, 10, 1)
	row := func(s *Session) indicator.Row {
		f, err := s.Facts(w.ctx(), nil)
		w.must(err)
		for _, r := range f.Page(QueryOf(s.Books(), indicator.Month(october), s.Today())).Rows {
			if r.Spec.Code == indicator.E1 {
				return r
			}
		}
		t.Fatal("E1 is not on the page")
		return indicator.Row{}
	}
	before := row(head)
	closed, err := head.CloseMonth(w.ctx(), NewOp(""), october, "laporan Oktober")
	w.must(err)
	if closed.Entry == 0 || closed.Day != head.Today() || closed.By != head.user {
		t.Fatalf("closed is %+v", closed)
	}
	is, ok := indicator.Closed(&closed, indicator.Slice{}, indicator.E1)
	if !ok || indicator.Differs(is, before) || before.Now.Den != 2 {
		t.Fatalf("closed as %+v, on the page stands %+v", is, before.Now)
	}

	// A client who should have been registered in October comes in late.
	w.guided(3, model.Adults, w.dewi.ID)
	all, err := head.MonthCloses(w.ctx())
	w.must(err)
	if len(all) != 1 || all[0].Month != october || !slices.Equal(all[0].Figures, closed.Figures) {
		t.Fatalf("after a correction %d months are closed, the first as %+v", len(all), all[0])
	}
	if !indicator.Differs(is, row(head)) {
		t.Fatal("the correction does not show beside the closed figure")
	}

	_, err = head.CloseMonth(w.ctx(), NewOp(""), october.AddDays(11), "lagi")
	if taken := (*Taken)(nil); !errors.As(err, &taken) {
		t.Fatalf("closing a month again gave %v", err)
	}
	for _, open := range []model.Date{head.Today(), head.Today().AddMonths(2)} {
		_, err = head.CloseMonth(w.ctx(), NewOp(""), open, "")
		if p := (model.Problems)(nil); !errors.As(err, &p) || p[0].Code != model.MonthNotOver {
			t.Fatalf("closing %s gave %v", open, err)
		}
	}
	if d, ok := head.LastDeed(); ok && d.Intent == IntentCloseMonth {
		t.Fatal("closing a month is offered to be taken back")
	}

	// Whoever may not see the child is told of adults alone.
	operator, err := w.as(model.RoleOperator).MonthCloses(w.ctx())
	w.must(err)
	for _, f := range operator[0].Figures {
		if f.Section != model.Adults {
			t.Fatalf("the operator is told %+v", f)
		}
	}
	if adults, ok := indicator.Closed(&operator[0], indicator.Slice{Section: model.Adults}, indicator.E1); !ok || adults.Den != 1 {
		t.Fatalf("of adults was closed %+v", adults)
	}
	w.whole()
}
