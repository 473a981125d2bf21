package balance

import (
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/workload"
)

// Office is what a problem is made of, as an office keeps it on a day.
type Office struct {
	Counselors []model.Counselor
	Norms      model.Norms
	// Travel tells the minutes there and back to a kecamatan, 0 when not filled
	// in, as [workload.NewTeam] asks for it.
	Travel func(district string) int
	// Stays tells the minutes of the month that no move of clients changes: litmas
	// and other duties. nil for none.
	Stays func(counselor model.ID) int
	// Grades is the lowest grade that may take a client of a risk; a risk that is
	// not in it is for all. [ExampleGrades] is a beginning.
	Grades map[model.Risk]model.Grade
}

// ExampleGrades is an example and no regulation: none says which grade (jenjang)
// guides whom. High risk is for experts (ahli), very high risk for those of the
// second grade (ahli muda) and above.
func ExampleGrades() map[model.Risk]model.Grade {
	return map[model.Risk]model.Grade{model.RiskHigh: model.GradeFirst, model.RiskIntensive: model.GradeJunior}
}

// Case is a client with what their work and the rules hang on.
type Case struct {
	ID        model.ID
	Owner     model.ID // counselor; zero for nobody
	District  string   // code of the kecamatan
	Section   model.Section
	InCustody bool // as [workload.InCustody]
	Continuity
	Known     []model.ID // counselors who guided the client before
	Conflicts []model.ID // counselors with a conflict of interest
	Locked    bool       // a person decided that the client stays
	Transfer  bool       // a transfer is open
}

// CaseOf returns a client as a case, false for one who is no longer under
// guidance. Whether a transfer is open is left to the caller: the client's
// record does not tell.
func CaseOf(c *model.Client) (Case, bool) {
	cell, ok := workload.CellOf(c)
	if !ok {
		return Case{}, false
	}
	out := Case{
		ID: c.ID, Owner: cell.Counselor, District: c.District, Section: c.Section, InCustody: cell.InCustody,
		Continuity: Continuity{Risk: cell.Risk, Ends: c.Term().End},
		Conflicts:  c.Conflicts, Locked: c.Stays(),
	}
	if a := c.Assignment(); a != nil {
		out.Since = a.From
	}
	for k, a := range c.Assignments {
		if a.Counselor != out.Owner && !slices.Contains(out.Known, a.Counselor) {
			out.Known = append(out.Known, a.Counselor)
		}
		if k > 0 {
			out.Changes = append(out.Changes, a.From)
		}
	}
	return out, true
}

// Work returns what a case is to whoever has it (rules 3 to 8), and the part of
// it that is travel.
func (o *Office) Work(c *Case) (work, travel Work) {
	n := o.Norms
	milli := n.Milli(workload.HoursNorm(c.Risk)) * 60
	if c.InCustody {
		milli = nearest(milli*n.Milli(model.NormCustody), 1000)
	} else {
		// Nobody travels to a client who is not yet out.
		travel = Work(n.Milli(workload.VisitsNorm(c.Risk)) * int64(o.Travel(c.District)))
	}
	milli += nearest(milli*n.Milli(model.NormAllowance), 100*1000)
	return Work(milli) + travel, travel
}

// nearest divides what is not negative, halves up.
func nearest(a, b int64) int64 { return (2*a + b) / (2 * b) }

// Block returns why a counselor may not be given a case today (rule 17). What
// is not filled in blocks nobody.
func (o *Office) Block(c *Case, who *model.Counselor) Block {
	var b Block
	if !Serves(who, c.District) {
		b |= BlockArea
	}
	if known(c.Section) && known(who.Section) && who.Section != model.BothSections && who.Section != c.Section {
		b |= BlockSection
	}
	if c.Section == model.Children && !who.ChildCertified {
		b |= BlockChild
	}
	if least, ok := o.Grades[c.Risk]; ok && who.Grade != model.GradeUnknown && who.Grade < least {
		b |= BlockGrade
	}
	if slices.Contains(c.Conflicts, who.ID) {
		b |= BlockConflict
	}
	if workload.Away(who, o.Norms.Day) {
		b |= BlockAway
	}
	return b
}

func known(s model.Section) bool { return s != model.SectionUnknown }

// Serves reports whether a kecamatan is among a counselor's areas, which are
// kecamatan or whole kabupaten; without any they serve all.
func Serves(who *model.Counselor, district string) bool {
	return len(who.Areas) == 0 || district == "" || names(who, district)
}

// names reports whether a counselor's areas name a kecamatan.
func names(who *model.Counselor, district string) bool {
	return slices.ContainsFunc(who.Areas, func(area string) bool {
		return area == district || strings.HasPrefix(district, area+".")
	})
}

// Problem returns the problem of the office with these cases. Counselors who
// left are in it only while clients wait for them.
func (o *Office) Problem(cases []Case) (*Problem, error) {
	waited := map[model.ID]bool{}
	for i := range cases {
		waited[cases[i].Owner] = true
	}
	var who []model.Counselor
	index := map[model.ID]int{}
	for _, c := range o.Counselors {
		if c.Until != 0 && c.Until < o.Norms.Day && !waited[c.ID] {
			continue
		}
		index[c.ID] = len(who)
		who = append(who, c)
	}
	clients, fits := make([]Client, len(cases)), make([]Fit, len(cases))
	for j := range cases {
		clients[j] = o.client(&cases[j], index)
		fits[j].Work, fits[j].Travel = o.Work(&cases[j])
	}
	return New(o.Norms.Milli(model.NormBandOver), o.counselors(who), clients, func(client, counselor int) Fit {
		f := fits[client]
		f.Block = o.Block(&cases[client], &who[counselor])
		return f
	})
}

// Others returns what of the loads of an office is not the work of these cases,
// for [Office.Stays]: duties, and clients who are not the person's to move.
// Loads are rounded a line at a time and cases are not, so that it may be off
// by as many minutes as there are lines.
func (o *Office) Others(loads []workload.Load, cases []Case) func(counselor model.ID) int {
	theirs := map[model.ID]Work{}
	for j := range cases {
		work, _ := o.Work(&cases[j])
		theirs[cases[j].Owner] += work
	}
	stays := make(map[model.ID]int, len(loads))
	for i := range loads {
		id := loads[i].Counselor.ID
		stays[id] = max(0, loads[i].Minutes-theirs[id].Minutes())
	}
	return func(counselor model.ID) int { return stays[counselor] }
}

func (o *Office) counselors(who []model.Counselor) []Counselor {
	out := make([]Counselor, len(who))
	for i := range who {
		minutes, _ := workload.Capacity(&who[i], o.Norms, o.Norms.Day)
		out[i] = Counselor{ID: who[i].ID, Capacity: Work(minutes) * Minute, Most: who[i].MaxClients}
		if o.Stays != nil {
			out[i].Stays = Work(o.Stays(who[i].ID)) * Minute
		}
	}
	return out
}

func (o *Office) client(c *Case, index map[model.ID]int) Client {
	out := Client{ID: c.ID, Place: c.District, Owner: Nobody}
	if i, ok := index[c.Owner]; ok {
		out.Owner = i
	}
	if out.Price = 1; out.Owner != Nobody { // who has nobody is given somebody, however soon it ends
		out.Price, out.Warning, out.Fixed = c.Price(o.Norms.Day)
	}
	if c.Locked {
		out.Fixed |= BlockLocked
	}
	if c.Transfer {
		out.Fixed |= BlockTransfer
	}
	for _, id := range c.Known {
		if i, ok := index[id]; ok {
			out.Known = append(out.Known, i)
		}
	}
	return out
}

// Newcomer returns a case that has no counselor yet, for [Problem.Suggest].
// recent tells how many clients a counselor got within seven days.
func (o *Office) Newcomer(c *Case, p *Problem, recent func(counselor model.ID) int) Newcomer {
	who := make(map[model.ID]*model.Counselor, len(o.Counselors))
	for i := range o.Counselors {
		who[o.Counselors[i].ID] = &o.Counselors[i]
	}
	work, travel := o.Work(c)
	var n Newcomer
	for _, in := range p.counselors {
		w := who[in.ID]
		n.Fits = append(n.Fits, Fit{Work: work, Travel: travel, Block: o.Block(c, w)})
		n.Known = append(n.Known, slices.Contains(c.Known, in.ID))
		n.Near = append(n.Near, c.District != "" && (names(w, c.District) || w.Home == c.District))
		n.New = append(n.New, recent(in.ID))
	}
	return n
}
