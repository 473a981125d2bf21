package matching_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/demo"
	"guyub/model/matching"
)

var (
	today      = model.On(2026, time.November, 24)
	activities = []string{"Pelatihan keterampilan", "Magang/praktik kerja", "Penempatan kerja", "Bimbingan rohani", "Konseling psikologis", "Penyuluhan hukum"}
	offences   = []string{"Narkotika", "Pencurian", "Kesusilaan"}
)

// office makes an office with so many groups of two offerings each, in the
// demonstration's working area.
func office(rnd *rand.Rand, groups int) matching.Office {
	o := matching.Office{Regions: demo.Build(demo.Params{Today: today}).Regions, Norms: model.NormsOn(nil, today), Today: today}
	var districts []string
	for _, r := range o.Regions {
		if r.Parent != "" {
			districts = append(districts, r.Code)
		}
	}
	taken := map[model.ID]model.Seats{}
	for i := range groups {
		g := model.Group{Meta: model.Meta{ID: model.ID{1, byte(i >> 8), byte(i)}}, Name: fmt.Sprint(i), State: model.GroupActive, District: districts[rnd.IntN(len(districts))],
			Capacity: rnd.IntN(12), LastActivity: today.AddDays(-rnd.IntN(200)), Accepts: model.Accepts{Adults: rnd.IntN(9) > 0, Children: rnd.IntN(3) == 0, Women: rnd.IntN(4) > 0}}
		if rnd.IntN(9) == 0 {
			g.State = model.GroupAgreed
		}
		if rnd.IntN(4) == 0 {
			g.Accepts.Excluded = []string{offences[rnd.IntN(len(offences))]}
		}
		if rnd.IntN(5) > 0 {
			g.Agreements = []model.Agreement{{No: "x", Date: today - 90, Start: today - 90, End: today.AddDays(rnd.IntN(200) - 30)}}
		}
		for range rnd.IntN(3) {
			g.Coverage = append(g.Coverage, districts[rnd.IntN(len(districts))])
		}
		o.Groups = append(o.Groups, g)
		for k := range 2 {
			of := model.Offering{Meta: model.Meta{ID: model.ID{2, byte(i >> 8), byte(i), byte(k)}}, Group: g.ID, Activity: activities[rnd.IntN(len(activities))],
				Quota: rnd.IntN(6), Employs: rnd.IntN(4) == 0, Closed: rnd.IntN(15) == 0}
			if of.Activity == "Bimbingan rohani" {
				of.Religion = model.Religion(rnd.IntN(3))
			}
			taken[of.ID] = model.Seats{Offering: rnd.IntN(5), Group: rnd.IntN(9)}
			o.Offerings = append(o.Offerings, of)
		}
	}
	o.Seats = func(_, offering model.ID) model.Seats { return taken[offering] }
	return o
}

func anybody(rnd *rand.Rand, o *matching.Office) model.Client {
	c := model.Client{Section: model.Adults, Sex: model.Male, District: "99.99.99", Religion: model.Religion(rnd.IntN(3)), Employment: model.Employment(1 + rnd.IntN(3)),
		Terms: []model.Term{{State: model.TermActive, Offence: offences[rnd.IntN(len(offences))]}}}
	if r := o.Regions[rnd.IntN(len(o.Regions))]; r.Parent != "" {
		c.District = r.Code
	}
	if rnd.IntN(9) == 0 {
		c.Section = model.Children
	}
	if rnd.IntN(5) == 0 {
		c.Sex = model.Female
	}
	for range rnd.IntN(3) {
		c.Needs = append(c.Needs, activities[rnd.IntN(len(activities))])
		c.Interests = append(c.Interests, activities[rnd.IntN(len(activities))])
	}
	return c
}

// plainly scores every offering by itself, from what is written about it.
func plainly(o *matching.Office, c *model.Client) map[model.ID]int {
	out := map[model.ID]int{}
	for i := range o.Offerings {
		of := &o.Offerings[i]
		g := &o.Groups[slices.IndexFunc(o.Groups, func(g model.Group) bool { return g.ID == of.Group })]
		seats := o.Seats(g.ID, of.ID)
		score, out1 := 0, false
		for _, h := range model.Hindrances(c, g, of, seats, o.Today) {
			switch h {
			case model.HinderedAgreement, model.HinderedFull, model.HinderedGroupFull:
				score -= 1000
			default:
				out1 = true
			}
		}
		if out1 {
			continue
		}
		add := func(yes bool, points int) {
			if yes {
				score += points
			}
		}
		add(slices.Contains(c.Needs, of.Activity), 400)
		add(slices.Contains(c.Interests, of.Activity), 250)
		add(of.Employs && c.Employment == model.Unemployed, 60)
		add(of.Religion != 0 && of.Religion == c.Religion, 60)
		add(of.Religion != 0 && c.Religion != 0 && of.Religion != c.Religion, -200)
		add(of.Quota > 0 && seats.Offering*2 <= of.Quota, 40)
		add(g.LastActivity >= o.Today-90, 60)
		known := slices.ContainsFunc(o.Regions, func(r model.Region) bool { return r.Code == c.District })
		switch {
		case !known:
		case g.District == c.District:
			score += 200
		case slices.Contains(g.Coverage, c.District):
			score += 150
		case g.District[:5] == c.District[:5]:
			score += 80
		}
		out[of.ID] = score
	}
	return out
}

func TestTheBestAreFoundWhateverTheOffice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		o := office(rnd, rapid.IntRange(0, 40).Draw(t, "groups"))
		f := matching.NewFinder(o)
		for range 10 {
			c := anybody(rnd, &o)
			want := plainly(&o, &c)
			var scores []int
			for _, s := range want {
				scores = append(scores, s)
			}
			slices.Sort(scores)
			slices.Reverse(scores)
			most := rapid.IntRange(1, 12).Draw(t, "most")
			got := f.For(&c, most)
			if len(got) != min(most, len(scores)) {
				t.Fatalf("%d found, want %d", len(got), min(most, len(scores)))
			}
			for i, m := range got {
				if m.Score != scores[i] || want[m.Offering] != m.Score {
					t.Fatalf("place %d: %d points, want %d; plainly %d", i, m.Score, scores[i], want[m.Offering])
				}
				if m.Hindered() != (m.Reasons&(matching.AgainstAgreement|matching.AgainstFull|matching.AgainstGroupFull) != 0) {
					t.Fatal("hindered and not")
				}
			}
		}
	})
}

func TestReasonsAreTold(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	o := office(rnd, 0)
	g := model.Group{Meta: model.Meta{ID: model.ID{1}}, State: model.GroupActive, District: "33.02.15", LastActivity: today - 5, Accepts: model.Accepts{Adults: true},
		Agreements: []model.Agreement{{No: "x", Date: today - 90, Start: today - 90}}}
	of := model.Offering{Meta: model.Meta{ID: model.ID{2}}, Group: g.ID, Activity: activities[0], Quota: 4, Employs: true}
	o.Groups, o.Offerings = []model.Group{g}, []model.Offering{of}
	o.Seats = func(model.ID, model.ID) model.Seats { return model.Seats{} }
	c := model.Client{Section: model.Adults, Sex: model.Male, District: "33.02.15", Needs: activities[:1], Interests: activities[:1], Employment: model.Unemployed,
		Terms: []model.Term{{State: model.TermActive}}}
	got := matching.NewFinder(o).For(&c, 3)
	want := matching.ForNeed | matching.ForInterest | matching.ForSameDistrict | matching.ForWork | matching.ForRecent | matching.ForRoom
	if len(got) != 1 || got[0].Reasons != want || got[0].Hindered() {
		t.Fatalf("%+v", got)
	}
	o.Groups[0].Agreements, o.Groups[0].LastActivity = nil, today-300
	c.District = "33.05.01"
	if got = matching.NewFinder(o).For(&c, 3); !got[0].Hindered() || !got[0].Reasons.Has(matching.AgainstFar) || !got[0].Reasons.Has(matching.AgainstDormant) {
		t.Fatalf("%+v", got)
	}
	against := 0
	for _, r := range matching.Reasons() {
		if r.Against() {
			against++
		}
	}
	if len(matching.Reasons()) != 15 || against != 6 {
		t.Fatalf("%d reasons, %d against", len(matching.Reasons()), against)
	}
}

// BenchmarkMatch finds the five best for every client of an office. The limits
// are 20 ms for 1,300 clients and 32 groups, and 1 s for 100,000 and 1,000.
func BenchmarkMatch(b *testing.B) {
	for _, size := range []struct{ clients, groups int }{{1300, 32}, {100_000, 1000}} {
		rnd := rand.New(rand.NewPCG(1, 2))
		o := office(rnd, size.groups)
		people := make([]model.Client, size.clients)
		for i := range people {
			people[i] = anybody(rnd, &o)
		}
		b.Run(fmt.Sprintf("clients=%d/groups=%d", size.clients, size.groups), func(b *testing.B) {
			var found []matching.Match
			for b.Loop() {
				f := matching.NewFinder(o)
				for i := range people {
					found = f.Append(found[:0], &people[i], 5)
				}
			}
			_ = found
		})
	}
}
