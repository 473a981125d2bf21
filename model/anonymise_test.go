package model_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// marker is in every text of a record before it is anonymised.
const marker = "Sukarman"

// fill writes into every field of a record something that is not its zero value.
func fill(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				fill(v.Field(i), path+"."+f.Name)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), path)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), path)
		}
	case reflect.String:
		v.SetString(marker + path)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(len(path)))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(1)
	}
}

// texts collects the path of every text in which the marker still is.
func texts(v reflect.Value, path string, out *[]string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			texts(v.Field(i), path+"."+v.Type().Field(i).Name, out)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			texts(v.Index(i), path, out)
		}
	case reflect.String:
		if strings.Contains(v.String(), marker) {
			*out = append(*out, path)
		}
	}
}

func filled[T any]() T {
	var rec T
	fill(reflect.ValueOf(&rec).Elem(), "")
	return rec
}

// What stays of the texts of a record is codes: of a place, of the offence, of a
// reason from the office's list, and of the rule that opened a matter. A field
// that is added must be thought of.
func TestNoTextOfARecordOutlivesItsAnonymising(t *testing.T) {
	client := filled[model.Client]()
	client.Anonymised = 0
	meeting, batch := filled[model.Meeting](), filled[model.Rebalance]()
	for i := range meeting.Marks {
		meeting.Marks[i].Client = client.ID
	}
	for i := range batch.Rows {
		batch.Rows[i].Client = client.ID
	}
	for _, c := range []struct {
		name string
		rec  any
		keep []string
	}{
		{"client", client.Anonymise("ANON-1", 1), []string{".District", ".Terms.Offence"}},
		{"contact", filled[model.Contact]().Anonymise(), []string{".District"}},
		{"matter", filled[model.Matter]().Anonymise(), []string{".Cause", ".District"}},
		{"enrolment", filled[model.Enrolment]().Anonymise(), []string{".Steps.Reason"}},
		{"abstention", filled[model.Abstention]().Anonymise(), []string{".District", ".Reason"}},
		{"acceptance", filled[model.Acceptance]().Anonymise(), []string{".District"}},
		// Of a meeting and a batch the rest is of the group and the office.
		{"meeting", meeting.AnonymiseMark(client.ID).Marks, nil},
		{"batch", batch.AnonymiseRow(client.ID).Rows, []string{".District"}},
	} {
		var left []string
		texts(reflect.ValueOf(c.rec), "", &left)
		slices.Sort(left)
		if left = slices.Compact(left); !slices.Equal(left, c.keep) {
			t.Errorf("of a %s %v stay, want %v", c.name, left, c.keep)
		}
	}
	other := filled[model.Meeting]().AnonymiseMark(model.ID{9})
	if !strings.Contains(other.Marks[0].Note, marker) {
		t.Error("what was noted of another was taken out")
	}
}

func TestOfAnAnonymousClientOneKnowsNeitherDayNorNumbersOfTheCase(t *testing.T) {
	c := filled[model.Client]()
	c.Anonymised, c.Born, c.NIK = 0, model.On(1987, 6, 12), "3302151206870001"
	c.Terms[1].VerdictDate, c.Terms[1].Years = model.On(2010, 3, 4), 5
	a := c.Anonymise("ANON-0000000001", model.On(2026, 11, 27))
	if a.Register != "ANON-0000000001" || a.Name != model.Anonymous || a.NIK != "" || a.Born != model.On(1987, 1, 1) || a.Anonymised != model.On(2026, 11, 27) {
		t.Errorf("it is %+v", a)
	}
	for _, term := range a.Terms {
		if term.VerdictDate != 0 || term.DecreeDate != 0 || term.TwoThirds != 0 || term.Years+term.Months+term.Days != 0 {
			t.Errorf("a term keeps %+v", term)
		}
	}
	if a.Religion != 0 || a.Marital != 0 || a.Education != 0 || a.NearVictim || a.Moved || len(a.Conflicts) > 0 {
		t.Errorf("the person can be told by %+v", a)
	}
	if again := a.Anonymise("ANON-0000000002", model.On(2030, 1, 1)); !reflect.DeepEqual(again, a) {
		t.Error("done twice it is another")
	}
	if c.Terms[1].CaseNo == "" || c.Guarantors[0].NIK == "" {
		t.Error("what was handed in was changed")
	}
}

// The years count from the last day on which the office had to do with the client,
// and nothing that is open lets them pass.
func TestR14ARecordIsKeptForTheYearsOfTheNormAndAsLongAsSomethingIsOpen(t *testing.T) {
	ended := func(s model.TermState) bool { return !s.Open() }
	states := model.TermStates()
	over := slices.DeleteFunc(slices.Clone(states), func(s model.TermState) bool { return !ended(s) })
	rapid.Check(t, func(t *rapid.T) {
		years, today := rapid.IntRange(1, 30).Draw(t, "years"), model.On(2026, 11, 27)
		day := func(label string) model.Date {
			return today.AddDays(-rapid.IntRange(0, 40*366).Draw(t, label))
		}
		c := model.Client{}
		var last model.Date
		for range rapid.IntRange(1, 3).Draw(t, "terms") {
			term := model.Term{State: rapid.SampledFrom(over).Draw(t, "state"), Closed: day("closed")}
			term.End = term.Closed.AddDays(rapid.IntRange(-400, 400).Draw(t, "end"))
			last = max(last, term.Closed)
			c.Terms = append(c.Terms, term)
		}
		matters := []model.Matter{{Kind: model.Task, State: model.StateDone, Closed: day("matter")}}
		enrolments := []model.Enrolment{{State: model.EnrolmentStopped, Closed: day("enrolment")}}
		contacts := []model.Contact{{Day: day("contact")}}
		last = max(last, matters[0].Closed, enrolments[0].Closed, contacts[0].Day)
		got := model.RetentionOf(&c, matters, enrolments, contacts, years, today)
		if want := last.AddMonths(12 * years); got.Last != last || got.Over() != (want < today) || got.Due != want.AddDays(1) {
			t.Fatalf("after %s and %d years it is %+v", last, years, got)
		}
		if got.Over() != (len(got.Why) == 0) || !got.Over() && !slices.Equal(got.Why, []model.Keeping{model.KeptByYears}) {
			t.Fatalf("kept by %v", got.Why)
		}
		for why, open := range map[model.Keeping]func() model.Retention{
			model.KeptByTerm: func() model.Retention {
				running := c
				running.Terms = append(slices.Clone(c.Terms), model.Term{State: rapid.SampledFrom(slices.DeleteFunc(slices.Clone(states), ended)).Draw(t, "open")})
				return model.RetentionOf(&running, matters, enrolments, contacts, years, today)
			},
			model.KeptByNoDay: func() model.Retention {
				undated := c
				undated.Terms = append(slices.Clone(c.Terms), model.Term{State: over[0]})
				return model.RetentionOf(&undated, matters, enrolments, contacts, years, today)
			},
			model.KeptByMatter: func() model.Retention {
				return model.RetentionOf(&c, append(slices.Clone(matters), model.Matter{Kind: model.Revocation, State: model.StateHearing}), enrolments, contacts, years, today)
			},
			model.KeptByEnrolment: func() model.Retention {
				work := model.Enrolment{State: model.EnrolmentFinished, Placement: model.Placement{From: last}}
				return model.RetentionOf(&c, matters, append(slices.Clone(enrolments), work), contacts, years, today)
			},
			model.KeptAnonymous: func() model.Retention {
				done := c
				done.Anonymised = today
				return model.RetentionOf(&done, matters, enrolments, contacts, years, today)
			},
		} {
			if got := open(); got.Over() || !slices.Contains(got.Why, why) {
				t.Fatalf("%d does not keep it: %+v", why, got)
			}
		}
	})
	if r := model.RetentionOf(&model.Client{}, nil, nil, nil, 10, model.On(2026, 11, 27)); r.Over() {
		t.Error("somebody who never had a term is anonymised")
	}
}

func TestR14AListIsDecidedByAnotherPersonThanWhoProposedIt(t *testing.T) {
	made := func(n byte) model.ID { return model.ID{n} }
	proposer := model.User{Meta: model.Meta{ID: made(1)}, Name: "Hartoyo Wibowo", NIP: "19850312 200901 2 001", Counselor: made(100)}
	list := model.Erasure{Meta: model.Meta{ID: made(50)}, By: proposer.ID}
	for why, c := range map[string]struct {
		user model.User
		ok   bool
	}{
		"another":                       {model.User{Meta: model.Meta{ID: made(2)}, Name: "Ratna Dewi", NIP: "198503122009012002", Counselor: made(101)}, true},
		"another without a NIP":         {model.User{Meta: model.Meta{ID: made(2)}, Name: "Ratna Dewi"}, true},
		"the same account":              {proposer, false},
		"the same account, renamed":     {model.User{Meta: proposer.Meta, Name: "Ratna Dewi"}, false},
		"a second account by NIP":       {model.User{Meta: model.Meta{ID: made(2)}, Name: "H. W.", NIP: "198503122009012001"}, false},
		"a second account by counselor": {model.User{Meta: model.Meta{ID: made(2)}, Name: "H. W.", Counselor: made(100)}, false},
		"a second account by name":      {model.User{Meta: model.Meta{ID: made(2)}, Name: "HARTOYO  WIBOWO"}, false},
		"an account made for it":        {model.User{Meta: model.Meta{ID: made(51)}, Name: "Ratna Dewi"}, false},
	} {
		if wrong := list.SecondPerson(&proposer, &c.user); (len(wrong) == 0) != c.ok {
			t.Errorf("%s: %v", why, wrong)
		}
	}
	nobody := model.User{Meta: model.Meta{ID: made(1)}, Name: "A"}
	if wrong := list.SecondPerson(&nobody, &model.User{Meta: model.Meta{ID: made(2)}, Name: "B"}); len(wrong) > 0 {
		t.Errorf("two who have no NIP and are no counselor are taken for one: %v", wrong)
	}
}
