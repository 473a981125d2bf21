package balance

import (
	"strings"

	"guyub/model"
	"guyub/model/workload"
)

// Office is what is known of an office on a day, as far as balancing needs it.
type Office struct {
	Counselors []model.Counselor
	// Charges are the clients who may be given somebody else.
	Charges []model.Charge
	// Loads are the loads of all counselors ([workload.Team.Loads]): of them,
	// what is not the charges' stays whatever is moved.
	Loads []workload.Load
	Norms model.Norms // of the day
	// Travel tells the minutes there and back to a kecamatan, 0 when not filled in.
	Travel func(district string) int
}

// NewOffice makes the problem of an office. Its counselors are those of the
// office who hold clients or are in service, its clients the charges, both in
// the order given.
func NewOffice(o Office) (*Problem, error) {
	today := o.Norms.Day
	index := map[model.ID]int{}
	var people []model.Counselor
	var team []Counselor
	held := map[model.ID]int{}
	for i := range o.Charges {
		held[o.Charges[i].Owner]++
	}
	for i := range o.Counselors {
		c := &o.Counselors[i]
		if c.Until != 0 && c.Until < today && held[c.ID] == 0 {
			continue
		}
		index[c.ID] = len(people)
		minutes, _ := workload.Capacity(c, o.Norms, today)
		people = append(people, *c)
		team = append(team, Counselor{ID: c.ID, Capacity: Work(minutes) * Minute, Most: c.MaxClients})
	}
	list := make([]Client, len(o.Charges))
	for j := range o.Charges {
		list[j] = client(&o.Charges[j], index, today)
	}
	weights := o.weights()
	for i := range o.Loads {
		if at, ok := index[o.Loads[i].Counselor.ID]; ok {
			team[at].Stays = Work(o.Loads[i].Minutes) * Minute
		}
	}
	for j := range list { // what the charges weigh now is theirs
		if at := list[j].Owner; at != Nobody {
			team[at].Stays = max(0, team[at].Stays-weights[j].work)
		}
	}
	return New(o.Norms.Milli(model.NormBandOver), team, list, func(client, counselor int) Fit {
		w := &weights[client]
		return Fit{Work: w.work, Travel: w.travel, Block: blocks(&people[counselor], &o.Charges[client], today)}
	})
}

// client is a charge as a client of the problem.
func client(c *model.Charge, index map[model.ID]int, today model.Date) Client {
	out := Client{ID: c.Client, Place: c.District, Owner: Nobody}
	if at, ok := index[c.Owner]; ok {
		out.Owner = at
	}
	ends := Continuity{Since: c.Since, Changes: c.Changes, Ends: c.Ends, Risk: c.Risk}
	out.Price, out.Warning, out.Fixed = ends.Price(today)
	if out.Owner == Nobody { // whom nobody guides is given somebody, however soon it ends
		out.Price, out.Warning, out.Fixed = 1, 0, 0
	}
	if c.Moving {
		out.Fixed |= BlockTransfer
	}
	for _, known := range c.Known {
		if at, ok := index[known]; ok {
			out.Known = append(out.Known, at)
		}
	}
	return out
}

// weight is the work of a client, and the part of it on the road.
type weight struct{ work, travel Work }

// weights are the work of every charge. Many weigh the same.
func (o *Office) weights() []weight {
	type kind struct {
		risk     model.Risk
		custody  bool
		district string
	}
	known := map[kind]weight{}
	out := make([]weight, len(o.Charges))
	for j := range o.Charges {
		c := &o.Charges[j]
		k := kind{c.Risk, workload.InCustody(c.State), c.District}
		w, ok := known[k]
		if !ok {
			w = o.weigh(k.risk, k.custody, k.district)
			known[k] = w
		}
		out[j] = w
	}
	return out
}

// weigh returns what one client weighs by rules 3 to 8, exactly: the load that
// people see is rounded a line at a time, which for one client would be much.
func (o *Office) weigh(risk model.Risk, custody bool, district string) weight {
	const whole, percent = 1000, 100_000
	work := o.Norms.Milli(workload.HoursNorm(risk)) * 60
	if custody {
		work = (work*o.Norms.Milli(model.NormCustody) + whole/2) / whole
	}
	work += (work*o.Norms.Milli(model.NormAllowance) + percent/2) / percent
	travel := int64(0)
	if !custody { // nobody travels to a client who is not yet out
		travel = o.Norms.Milli(workload.VisitsNorm(risk)) * int64(o.Travel(district))
	}
	return weight{Work(work + travel), Work(travel)}
}

// blocks are why a counselor may not be given a client (rule 17).
func blocks(c *model.Counselor, charge *model.Charge, today model.Date) Block {
	var b Block
	if !serves(c.Areas, charge.District) {
		b |= BlockArea
	}
	if c.Section != model.BothSections && c.Section != charge.Section {
		b |= BlockSection
	}
	if charge.Section == model.Children && !c.ChildCertified {
		b |= BlockChild
	}
	if high(charge.Risk) && !senior(c.Grade) {
		b |= BlockGrade
	}
	if workload.Away(c, today) {
		b |= BlockAway
	}
	return b
}

// serves reports whether a district lies in one of the areas; whoever names
// none serves all.
func serves(areas []string, district string) bool {
	for _, code := range areas {
		if code == district || strings.HasPrefix(district, code+".") {
			return true
		}
	}
	return len(areas) == 0 || district == ""
}

// senior reports whether a grade may guide clients of high risk: from junior
// expert (ahli muda) up, as the reference proposes; no published rule gives it.
func senior(g model.Grade) bool { return g == model.GradeUnknown || g >= model.GradeJunior }
