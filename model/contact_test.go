package model_test

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

func guided(state model.TermState) *model.Client {
	return &model.Client{Born: model.On(1990, 5, 5), Terms: []model.Term{{
		Category: model.Parole, State: state, Start: today.AddMonths(-3), End: today.AddDays(-1), Closed: today.AddDays(-1)}}}
}

func report(day model.Date) *model.Contact {
	return &model.Contact{Meta: model.Meta{ID: model.NewID()}, Client: model.NewID(), Kind: model.Report, Mode: model.FaceToFace, Day: day}
}

func TestAReportIsHeldAgainstTheClient(t *testing.T) {
	running := guided(model.TermActive)
	running.Terms[0].End = today.AddDays(30)
	for _, one := range []struct {
		name   string
		client *model.Client
		change func(*model.Contact)
		code   model.ProblemCode
		reason bool // passes with a reason
	}{
		{"before birth", running, func(c *model.Contact) { c.Day = model.On(1990, 5, 4) }, model.BeforeBirth, false},
		{"guidance ended", guided(model.TermFinished), func(*model.Contact) {}, model.GuidanceEnded, false},
		{"no term", &model.Client{}, func(*model.Contact) {}, model.GuidanceEnded, false},
		{"after the expiry of a term not closed", guided(model.TermActive), func(*model.Contact) {}, model.AfterExpiry, true},
		{"before guidance began", running, func(c *model.Contact) { c.Day = today.AddMonths(-4) }, model.BeforeStart, true},
		{"late", running, func(c *model.Contact) { c.Due = today.AddDays(-3) }, model.ReasonLate, true},
	} {
		c := report(today)
		one.change(c)
		if p := c.Against(one.client, nil); !hasProblem(p, one.code) {
			t.Errorf("%s: %v", one.name, p)
		}
		c.Reason = "sakit, ada surat"
		if p := c.Against(one.client, nil); hasProblem(p, one.code) == one.reason {
			t.Errorf("%s with a reason: %v", one.name, p)
		}
	}
	c := report(today)
	if p := c.Against(running, nil); len(p) != 0 {
		t.Errorf("an ordinary report: %v", p)
	}
	other := *report(today)
	if p := c.Against(running, []model.Contact{other}); !hasProblem(p, model.SecondReport) {
		t.Errorf("a second report on a day: %v", p)
	}
	other.Struck = "salah klien"
	if p := c.Against(running, []model.Contact{other}); len(p) != 0 {
		t.Errorf("beside a report that was struck: %v", p)
	}
	if p := c.Against(running, []model.Contact{*c}); len(p) != 0 {
		t.Errorf("beside itself: %v", p)
	}
	c.Mode = model.Online
	if p := c.Validate(model.Checks{Today: today}); !hasProblem(p, model.ReasonRemote) {
		t.Errorf("a remote report without a reason: %v", p)
	}
	c.Mode, c.Day = model.FaceToFace, today+1
	if p := c.Validate(model.Checks{Today: today}); !hasProblem(p, model.DateFuture) {
		t.Errorf("tomorrow's report: %v", p)
	}
}

// Whatever days are offered, one by one, what is taken keeps the law: eight
// hours a day and the hours ordered in all.
func TestR10CommunityServiceNeverGoesOverTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := rapid.IntRange(8, 240).Draw(t, "hours")
		start := today.AddMonths(-5)
		client := &model.Client{Terms: []model.Term{{Category: model.CommunityService, State: model.TermActive, Start: start, HoursOrdered: hours}}}
		var done []model.Contact
		for range rapid.IntRange(1, 60).Draw(t, "days") {
			c := model.Contact{Meta: model.Meta{ID: model.NewID()}, Client: model.NewID(), Kind: model.ServiceDay, Site: model.NewID(),
				Day: start.AddDays(rapid.IntRange(0, 20).Draw(t, "day")), Worked: rapid.IntRange(-10, 600).Draw(t, "worked")}
			wrong := append(c.Validate(model.Checks{Today: today}), c.Against(client, done)...).Errors()
			if len(wrong) == 0 {
				done = append(done, c)
			}
		}
		day := map[model.Date]int{}
		for _, c := range done {
			day[c.Day] += c.Worked
			if c.Worked < 1 || day[c.Day] > 8*60 {
				t.Fatalf("%d minutes on %s", day[c.Day], c.Day)
			}
		}
		if got := model.ServiceDone(done, start); got > hours*60 {
			t.Fatalf("%d minutes of %d hours", got, hours)
		}
	})
}

func TestR10CommunityServiceAfterSixMonthsNeedsAReason(t *testing.T) {
	client := &model.Client{Terms: []model.Term{{Category: model.CommunityService, State: model.TermActive, Start: model.On(2026, 3, 31), HoursOrdered: 60}}}
	c := model.Contact{Kind: model.ServiceDay, Day: model.On(2026, 9, 30), Worked: 60}
	if p := c.Against(client, nil); len(p) != 0 {
		t.Errorf("on the last day of six months: %v", p)
	}
	c.Day++
	if p := c.Against(client, nil); !hasProblem(p, model.ServiceTooLate) {
		t.Errorf("a day later: %v", p)
	}
	client.Terms[0].HoursOrdered = 0
	if p := c.Against(client, nil); !hasProblem(p, model.NoHoursOrdered) {
		t.Errorf("nothing was ordered: %v", p)
	}
}
