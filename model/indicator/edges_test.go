package indicator_test

import (
	"testing"

	"guyub/model"
	"guyub/model/indicator"
)

// one returns a single client under guidance all November 2026.
func one() (*indicator.Facts, *indicator.Client, indicator.Query) {
	f := settled(day(2026, 1, 1), []string{"33.02"}, []int{1})
	end := day(2026, 11, 30)
	return f, f.Clients[0], indicator.Query{Period: indicator.Month(end), Today: end + 60, Norms: model.NormsOn(nil, end)}
}

// now returns the figure of an indicator.
func now(f *indicator.Facts, q indicator.Query, code indicator.Code) indicator.Figure {
	page := f.Page(q)
	return page.Row(code).Now
}

func TestATermCountsOnItsFirstAndItsLastDay(t *testing.T) {
	_, _, q := one()
	for _, c := range []struct {
		term indicator.Term
		days int64
	}{
		{indicator.Term{From: day(2026, 11, 30)}, 1}, {indicator.Term{From: day(2026, 12, 1)}, 0},
		{indicator.Term{From: 1, To: day(2026, 11, 1)}, 1}, {indicator.Term{From: 1, To: day(2026, 10, 31)}, 0},
		{indicator.Term{From: day(2026, 11, 10), To: day(2026, 11, 12), State: model.TermSuspended}, 3},
		{indicator.Term{From: 1, State: model.TermCancelled}, 0}, {indicator.Term{}, 30},
	} {
		f, client, _ := one()
		client.Terms = []indicator.Term{c.term}
		if got := now(f, q, indicator.E10); got.Den != c.days*indicator.MonthsOfDays {
			t.Errorf("%+v is %v, want %d days", c.term, got, c.days)
		}
	}
}

func TestWhoMovedToAnotherCounselorBelongsToTheLast(t *testing.T) {
	f, c, q := one()
	c.Guides = []indicator.Guide{{Counselor: idOf('k', 1), From: 1, To: day(2026, 11, 20)}, {Counselor: idOf('k', 2), From: day(2026, 11, 21), To: day(2026, 11, 25)}}
	for k, want := range map[int]int64{1: 0, 2: 1, 3: 0} {
		q.Slice.Counselor = idOf('k', k)
		if got := now(f, q, indicator.E1); got.Den != want {
			t.Errorf("counselor %d guided %v", k, got)
		}
	}
}

func TestR4_AGroupIsActiveAsLongAsTheNormSays(t *testing.T) {
	for ago, want := range map[int]int64{0: 1, 90: 1, 91: 0} {
		f, c, q := one()
		end := q.Period.To
		f.Groups = []*indicator.Group{{Group: model.Group{Agreements: []model.Agreement{{Date: 1, Start: 1}}},
			Meetings: []indicator.Meeting{{Day: end.AddDays(-ago), Marks: []indicator.Mark{{Client: c.ID, Presence: model.Present}}}}}}
		if got := now(f, q, indicator.E3); got != (indicator.Figure{Num: want, Den: 1}) {
			t.Errorf("a meeting %d days ago: %v", ago, got)
		}
	}
}

func TestAReportIsLateOnceItsDayHasPassed(t *testing.T) {
	f, c, q := one()
	c.Dues = []indicator.Due{{Day: day(2026, 11, 26)}}
	for today, want := range map[model.Date]int64{day(2026, 11, 25): 0, day(2026, 11, 26): 0, day(2026, 11, 27): 1} {
		q.Today = today
		if got := now(f, q, indicator.E9); got != (indicator.Figure{Den: want}) {
			t.Errorf("on %s: %v", today, got)
		}
	}
}

func TestR7_AReportInTheDaysOfGraceIsNotYetMissed(t *testing.T) {
	f, c, q := one()
	for i := range 3 {
		c.Dues = append(c.Dues, indicator.Due{Day: day(2026, 9+i, 26)})
	}
	for today, want := range map[model.Date]int64{day(2026, 11, 29): 0, day(2026, 11, 30): 1} {
		q.Today = today
		if got := now(f, q, indicator.E9b); got != (indicator.Figure{Num: want, Den: 1}) {
			t.Errorf("on %s: %v", today, got)
		}
	}
}

// Nothing is counted that lies ahead, whatever the records hold.
func TestNothingIsCountedAfterToday(t *testing.T) {
	f, c, q := one()
	q.Today = day(2026, 10, 31)
	c.Breaches = []model.Date{day(2026, 11, 2)}
	f.Loads = []model.LoadMonth{{Month: day(2026, 11, 1), Rows: []model.LoadRow{{Minutes: 1, Capacity: 1}}}}
	for _, row := range f.Page(q).Rows {
		if row.Now != (indicator.Figure{}) || row.Months[indicator.MonthsShown-1] != (indicator.Figure{}) {
			t.Errorf("%s is %v", row.Spec.Code, row.Now)
		}
	}
	if got := f.Funnel(q); got.Steps[indicator.Identified].Clients != 0 {
		t.Errorf("%+v", got)
	}
	page := f.Page(q)
	if before := page.Row(indicator.E1).Before; before.Den != 1 {
		t.Errorf("October is %v", before)
	}
}

func TestEveryCounselorStandsBehindTheSpreadOfLoads(t *testing.T) {
	f, _, q := one()
	f.Loads = []model.LoadMonth{{Month: day(2026, 11, 1), Rows: []model.LoadRow{{Counselor: idOf('k', 1), Minutes: 50, Capacity: 100}, {Counselor: idOf('k', 2), Minutes: 150, Capacity: 100}, {Counselor: idOf('k', 3), Minutes: 9}}}}
	q.Slice.Counselor = idOf('k', 1)
	page := f.Page(q)
	for code, want := range map[indicator.Code]int64{indicator.E11: 50_000, indicator.E11b: 1500, indicator.E11c: 50_000, indicator.E11d: 0} {
		if r := page.Row(code); r.Now.Milli(r.Spec.Unit) != want || !r.Now.Known() {
			t.Errorf("%s is %v", code, r.Now)
		}
	}
	for code, want := range map[indicator.Code]int{indicator.E11: 1, indicator.E11b: 3, indicator.E11c: 3, indicator.E11d: 1} {
		if l := f.Behind(q, code); len(l.Counted)+len(l.Rest) != want {
			t.Errorf("behind %s stand %+v", code, l)
		}
	}
}

func TestARowTellsThatTheSliceDoesNotNarrowIt(t *testing.T) {
	f, _, q := one()
	for _, c := range []struct {
		slice indicator.Slice
		whole []indicator.Code
		other []indicator.Code
	}{
		{indicator.Slice{}, nil, []indicator.Code{indicator.E1, indicator.E4, indicator.E11}},
		{indicator.Slice{Section: model.BothSections}, nil, []indicator.Code{indicator.E1, indicator.E4}},
		{indicator.Slice{Regency: "33.02"}, []indicator.Code{indicator.E4, indicator.E11}, []indicator.Code{indicator.E1, indicator.E6, indicator.E13}},
		{indicator.Slice{Counselor: idOf('k', 1)}, []indicator.Code{indicator.E4, indicator.E6, indicator.E13}, []indicator.Code{indicator.E1, indicator.E11}},
	} {
		q.Slice = c.slice
		page := f.Page(q)
		for _, code := range c.whole {
			if !page.Row(code).Whole {
				t.Errorf("%s is narrowed by %+v", code, c.slice)
			}
		}
		for _, code := range c.other {
			if page.Row(code).Whole {
				t.Errorf("%s is not narrowed by %+v", code, c.slice)
			}
		}
	}
}

// No client stands in a list of area or stigma.
func TestNoIdentityStandsBehindAreaAndStigma(t *testing.T) {
	for _, code := range []indicator.Code{indicator.E6, indicator.E6b, indicator.E12, indicator.E12b, indicator.E12c} {
		if s, _ := indicator.SpecOf(code); s.Of != indicator.OfDistricts {
			t.Errorf("%s lists %d", code, s.Of)
		}
	}
}

// Many clients are counted by several goroutines, and none twice or never.
func TestManyClientsAreCountedOnceEach(t *testing.T) {
	f := settled(day(2026, 1, 1), regencies, []int{2500, 2500, 2500, 2501})
	q := indicator.Query{Period: indicator.Month(day(2026, 11, 1)), Today: day(2026, 11, 30)}
	f.Incidents = []indicator.Incident{{Day: day(2026, 11, 3), District: "33.02.01"}}
	first, last := f.Clients[0].ID, f.Clients[10_000]
	last.Enrolments = []indicator.Enrolment{{Group: idOf('g', 2), Proposed: 1, Accepted: 2}}
	valid := []model.Agreement{{Date: 1, Start: 1}}
	f.Groups = []*indicator.Group{
		{Group: model.Group{Meta: model.Meta{ID: idOf('g', 1)}, Agreements: valid}, Meetings: []indicator.Meeting{{Day: day(2026, 11, 3), Marks: []indicator.Mark{{Client: first, Presence: model.Present}}}}},
		{Group: model.Group{Meta: model.Meta{ID: idOf('g', 2)}, Agreements: valid}, Meetings: []indicator.Meeting{{Day: day(2026, 11, 3), Marks: []indicator.Mark{{Client: last.ID, Presence: model.Present}}}}},
	}
	q.Norms = model.NormsOn(nil, q.Today)
	page := f.Page(q)
	for code, want := range map[indicator.Code]indicator.Figure{
		indicator.E1: {Num: 2, Den: 10_001}, indicator.E6b: {Den: 10_001}, indicator.E6: {Den: 4}, indicator.E3: {Num: 2, Den: 2}, indicator.E13b: {Den: 1}, indicator.E12b: {Num: 1, Den: 10_001},
	} {
		if got := page.Row(code).Now; got != want {
			t.Errorf("%s is %v", code, got)
		}
	}
	if l := f.Behind(q, indicator.E1); len(l.Rest) != 9_999 || len(l.Counted) != 2 {
		t.Errorf("%d behind", len(l.Rest))
	}
}

// Where a score was given counts, if nobody lives there now.
func TestAScoreBelongsToThePlaceWhereItWasGiven(t *testing.T) {
	f, c, q := one()
	c.Scores = []indicator.Score{{Day: day(2026, 11, 3), District: "33.03.09", Score: 2}, {Day: day(2026, 11, 4), Score: 4}}
	for district, want := range map[string]indicator.Figure{"": {Num: 6, Den: 2}, "33.03.09": {Num: 2, Den: 1}, "33.02.01": {Num: 4, Den: 1}} {
		q.Slice.District = district
		if got := now(f, q, indicator.E12); got != want {
			t.Errorf("%q: %v", district, got)
		}
	}
}

func TestAnAgreementThatIsRenewedDoesNotEnd(t *testing.T) {
	end := day(2026, 11, 30)
	old := model.Agreement{No: "1", Date: 1, Start: 1, End: end + 20}
	for _, c := range []struct {
		renewed model.Agreement
		ends    int64
	}{
		{model.Agreement{}, 1},
		{model.Agreement{Date: end, Start: end + 21, End: end + 700}, 0},
		{model.Agreement{Date: end, Start: end + 21}, 0},
		{model.Agreement{Date: end + 1, Start: end + 21, End: end + 700}, 1}, // signed later
		{model.Agreement{Start: end + 21, End: end + 700}, 1},                // a draft
		{model.Agreement{Date: end, Start: end + 21, End: end + 700, Terminated: end}, 1},
		{model.Agreement{Date: end, Start: end + 21, End: end + 60}, 1}, // it ends within the norm too
		{model.Agreement{Date: end, Start: end + 21, End: end + 61}, 0},
	} {
		f, _, q := one()
		f.Groups = []*indicator.Group{{Group: model.Group{Agreements: []model.Agreement{old, c.renewed}}}}
		if got := now(f, q, indicator.E13); got != (indicator.Figure{Num: c.ends, Den: 1}) {
			t.Errorf("%+v: %v", c.renewed, got)
		}
	}
}

func TestAFigureIsRoundedHalfAwayFromNought(t *testing.T) {
	for _, c := range []struct {
		figure indicator.Figure
		unit   indicator.Unit
		milli  int64
	}{
		{indicator.Figure{Num: 7, Den: 15}, indicator.Percent, 46_667}, {indicator.Figure{Num: 1, Den: 2000}, indicator.Mean, 1}, {indicator.Figure{Num: -1, Den: 2000}, indicator.Mean, -1},
		{indicator.Figure{Num: 1, Den: 2001}, indicator.Times, 0}, {indicator.Figure{Num: 3}, indicator.Percent, 0}, {indicator.Figure{Num: 5, Den: 100}, indicator.PerHundred, 5000},
	} {
		if got := c.figure.Milli(c.unit); got != c.milli {
			t.Errorf("%v is %d, want %d", c.figure, got, c.milli)
		}
	}
	spec, _ := indicator.SpecOf(indicator.E1)
	if num, den := spec.Counted(indicator.Figure{Num: 3, Den: 7}); num != 3 || den != 7 {
		t.Errorf("%d of %d", num, den)
	}
}

func TestWhatIsNoIndicatorHasNothingBehindIt(t *testing.T) {
	f, _, q := one()
	page := f.Page(q)
	if l := f.Behind(q, "E99"); page.Row("E99") != nil || len(l.Counted)+len(l.Rest) != 0 {
		t.Errorf("%+v", l)
	}
}

// Of a slice by group, what happened in other groups does not count.
func TestASliceByGroupCountsThatGroupAlone(t *testing.T) {
	f, c, q := one()
	for i := range 2 {
		g := &indicator.Group{Group: model.Group{Meta: model.Meta{ID: idOf('g', i)}}}
		f.Groups = append(f.Groups, g)
		c.Enrolments = append(c.Enrolments, indicator.Enrolment{Group: g.ID, Opened: day(2026, 11, 2), Proposed: day(2026, 11, 3)})
	}
	f.Groups[1].Meetings = []indicator.Meeting{{Day: day(2026, 11, 9), Marks: []indicator.Mark{{Client: c.ID, Presence: model.Present}}}}
	for i, want := range []int64{0, 1} {
		q.Slice.Group = idOf('g', i)
		if got := now(f, q, indicator.E1); got != (indicator.Figure{Num: want, Den: 1}) {
			t.Errorf("group %d: %v", i, got)
		}
		if got := f.Funnel(q).Steps[indicator.Attended].Clients; int64(got) != want {
			t.Errorf("group %d: %d came to a session", i, got)
		}
	}
}

// A kecamatan is within reach while any of several groups has an agreement.
func TestReachIsThatOfAllGroupsTogether(t *testing.T) {
	f, _, q := one()
	for _, a := range []model.Agreement{{Date: 1, Start: 1, End: day(2026, 9, 30)}, {Date: 1, Start: day(2026, 10, 1)}} {
		f.Groups = append(f.Groups, &indicator.Group{Group: model.Group{District: "33.02.01", Agreements: []model.Agreement{a}}})
	}
	page := f.Page(q)
	for i, month := range page.Row(indicator.E6).Months[2:] { // guidance began in January
		if month != (indicator.Figure{Num: 1, Den: 1}) {
			t.Errorf("month %d: %v", i, month)
		}
	}
}
