package indicator_test

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
)

// crowded returns clients of whom the first so many were at a session.
func crowded(present, others int, today model.Date) *indicator.Facts {
	f := settled(today.AddMonths(-3), []string{"33.02"}, []int{present + others})
	m := indicator.Meeting{Day: today - 1}
	for i := range present {
		m.Marks = append(m.Marks, indicator.Mark{Client: f.Clients[i].ID, Presence: model.Present})
	}
	f.Groups = []*indicator.Group{{Group: model.Group{Meta: model.Meta{ID: idOf('g', 1)}}, Meetings: []indicator.Meeting{m}}}
	for i, c := range f.Clients {
		c.Dues = []indicator.Due{{Day: today - 5, Made: today - 5}}
		c.Works = []indicator.Work{{Day: today - 5, Working: i < present}}
	}
	return f
}

func TestR17_NoFigureIsComparedOfFewerThanTen(t *testing.T) {
	today := day(2026, 11, 20)
	q := indicator.Query{Period: indicator.Month(today), Today: today}
	for _, c := range []struct {
		present, others int
		suppressed      bool
	}{{9, 20, true}, {20, 9, true}, {10, 10, false}, {0, 30, true}, {0, 0, true}} {
		got := crowded(c.present, c.others, today).Compare(q)
		if got.Suppressed != c.suppressed || got.Participants.Clients != c.present || got.Others.Clients != c.others {
			t.Errorf("%+v gives %+v", c, got)
		}
		for _, side := range []indicator.Side{got.Participants, got.Others} {
			if told := side.Again.Known() || side.OnTime.Known() || side.Working.Known(); told == c.suppressed {
				t.Errorf("%+v tells %+v", c, side)
			}
		}
	}
	f := crowded(12, 15, today)
	f.Clients = append(f.Clients, &indicator.Client{ID: idOf('x', 1)}) // not under guidance
	got := f.Compare(q)
	if got.Participants.Working != (indicator.Figure{Num: 12, Den: 12}) || got.Others.Working != (indicator.Figure{Num: 0, Den: 15}) {
		t.Errorf("%+v", got)
	}
}

// The two sides are the whole office.
func TestR17_BothSidesTogetherAreThePage(t *testing.T) {
	today := day(2026, 11, 20)
	rapid.Check(t, func(t *rapid.T) {
		f := crowded(rapid.IntRange(10, 30).Draw(t, "present"), rapid.IntRange(10, 30).Draw(t, "others"), today)
		for _, c := range f.Clients {
			if rapid.Bool().Draw(t, "again") {
				c.Breaches = []model.Date{today - 4}
			}
			c.Dues[0].Made += model.Date(rapid.Int32Range(0, 2).Draw(t, "late"))
		}
		q := indicator.Query{Period: indicator.Month(today), Today: today}
		got, page := f.Compare(q), f.Page(q)
		for code, two := range map[indicator.Code][2]indicator.Figure{
			indicator.E8: {got.Participants.Working, got.Others.Working}, indicator.E9: {got.Participants.OnTime, got.Others.OnTime}, indicator.E10: {got.Participants.Again, got.Others.Again},
		} {
			if sum := (indicator.Figure{Num: two[0].Num + two[1].Num, Den: two[0].Den + two[1].Den}); sum != page.Row(code).Now {
				t.Fatalf("%s of both is %v, of all %v", code, sum, page.Row(code).Now)
			}
		}
		if int64(got.Participants.Clients) != page.Row(indicator.E1).Now.Num {
			t.Fatalf("%d took part, the page says %v", got.Participants.Clients, page.Row(indicator.E1).Now)
		}
	})
}
