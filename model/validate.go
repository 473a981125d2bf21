package model

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"guyub/model/text"
)

// Checks is what validation needs to know besides the record: the day, the
// office's norms, and what exists. A nil function takes everything as known.
type Checks struct {
	Today     Date
	Norms     Norms
	District  func(code string) bool
	Counselor func(ID) bool
}

// word checks a text: not too long, no control or invisible characters.
func (p *Problems) word(field, s string, most int, required bool) {
	switch {
	case s == "" && required:
		p.wrong(field, Missing)
	case utf8.RuneCountInString(s) > most:
		p.wrong(field, TooLong, strconv.Itoa(most))
	case text.Clean(s) != s:
		p.wrong(field, NotClean)
	}
}

// long checks a text of several lines.
func (p *Problems) long(field, s string, most int) {
	if utf8.RuneCountInString(s) > most {
		p.wrong(field, TooLong, strconv.Itoa(most))
	}
}

// after checks that a date does not precede another.
func (p *Problems) after(field string, d, before Date) {
	if d != 0 && before != 0 && d < before {
		p.wrong(field, DateOrder, before.String())
	}
}

// order doubts a date that precedes another.
func (p *Problems) order(field string, d, before Date) {
	if d != 0 && d < before {
		p.doubt(field, DateOrder, before.String())
	}
}

func (p *Problems) past(field string, d, today Date) {
	if d > today {
		p.wrong(field, DateFuture)
	}
}

// lived checks that a date does not precede a birth.
func (p *Problems) lived(field string, d, born Date) {
	if d != 0 && d < born {
		p.wrong(field, BeforeBirth)
	}
}

func (p *Problems) within(field string, n, least, most int) {
	if n < least || n > most {
		p.wrong(field, OutOfRange, strconv.Itoa(least), strconv.Itoa(most))
	}
}

func (p *Problems) nik(field, nik string, c Checks, born Date, sex Sex) {
	if nik == "" {
		return
	}
	info, ok := ReadNIK(nik, c.Today)
	switch {
	case !ok:
		p.doubt(field, BadNIK)
	case born != 0 && info.Born != born:
		p.doubt(field, NIKDate, info.Born.String())
	case sex != SexUnknown && info.Sex != sex:
		p.doubt(field, NIKSex)
	}
}

func (p *Problems) phone(field, s string) {
	if s != "" && !ValidPhone(s) {
		p.doubt(field, BadPhone)
	}
}

func (p *Problems) district(field, code string, c Checks, required bool) {
	switch {
	case code == "" && required:
		p.wrong(field, Missing)
	case code != "" && c.District != nil && !c.District(code):
		p.wrong(field, UnknownDistrict, code)
	}
}

// region checks only the shape of a code: a kabupaten or a kecamatan.
func (p *Problems) region(field, code string) {
	if !ValidRegionCode(code) {
		p.wrong(field, BadCode)
	}
}

// Validate checks a client with its histories. Shapes of numbers that people
// may have got wrong on paper are doubts, never errors.
func (c *Client) Validate(k Checks) Problems {
	var p Problems
	p.word("register", c.Register, 40, true)
	if c.Register != "" && !ValidRegister(c.Register) {
		p.doubt("register", BadRegister)
	}
	p.word("name", c.Name, 120, true)
	p.word("alias", c.Alias, 80, false)
	p.nik("nik", c.NIK, k, c.Born, c.Sex)
	p.word("nik", c.NIK, 24, false)
	p.word("birthplace", c.BirthPlace, 60, false)
	p.past("born", c.Born, k.Today)
	p.past("registered", c.Registered, k.Today)
	p.lived("registered", c.Registered, c.Born)
	if c.Section != Adults && c.Section != Children {
		p.wrong("section", Missing)
	}
	c.checkAge(&p, k)
	p.word("street", c.Street, 120, false)
	p.word("rtrw", c.RTRW, 11, false)
	p.word("village", c.Village, 60, false)
	p.district("district", c.District, k, true)
	p.phone("phone", c.Phone)
	p.phone("phone2", c.Phone2)
	p.word("phone", c.Phone, 24, false)
	p.word("phone2", c.Phone2, 24, false)
	p.word("job", c.Job, 80, false)
	p.word("skills", c.Skills, 200, false)
	p.word("disability", c.Disability, 80, false)
	p.long("notes", c.Notes, 4000)
	if len(c.Terms) == 0 {
		p.wrong("term.category", Missing)
	}
	for i := range c.Terms {
		c.Terms[i].validate(&p, c, k)
	}
	c.checkGuarantor(&p, k)
	c.checkAssignments(&p, k)
	c.checkAssessments(&p, k)
	c.checkStages(&p)
	p.within("reportday", c.ReportDay, 0, 31)
	if t := c.Term(); t != nil && t.Start != 0 && c.NextReport != 0 {
		p.order("nextreport", c.NextReport, t.Start)
	}
	if c.Misses < 0 {
		p.wrong("misses", NegativeNumber)
	}
	return p
}

func (c *Client) checkAge(p *Problems, k Checks) {
	if c.Born == 0 || c.Born > k.Today {
		return
	}
	age := c.Born.YearsUntil(k.Today)
	if c.Section == Adults && age < 12 || c.Section == Children && age > 21 || age > 110 {
		p.doubt("born", AgeDoubtful, strconv.Itoa(age))
	}
}

func (c *Client) checkGuarantor(p *Problems, k Checks) {
	g := c.Guarantor()
	if g == nil || g.Name == "" {
		if c.Active() {
			p.doubt("guarantor.name", GuarantorMissing)
		}
		if g == nil {
			return
		}
	}
	p.word("guarantor.name", g.Name, 80, false)
	p.nik("guarantor.nik", g.NIK, k, 0, SexUnknown)
	p.word("guarantor.nik", g.NIK, 24, false)
	p.phone("guarantor.phone", g.Phone)
	p.word("guarantor.phone", g.Phone, 24, false)
	p.word("guarantor.address", g.Address, 160, false)
	p.past("guarantor.letterdate", g.LetterDate, k.Today)
}

// checkAssignments holds rule R5: one open assignment at most, the last, and
// no two at the same time.
func (c *Client) checkAssignments(p *Problems, k Checks) {
	if a := c.Assignment(); a != nil && slices.Contains(c.Conflicts, a.Counselor) {
		p.doubt("counselor", ConflictOfInterest)
	}
	for i, a := range c.Assignments {
		if a.Counselor.IsZero() || k.Counselor != nil && !k.Counselor(a.Counselor) {
			p.wrong("counselor", UnknownCounselor)
		}
		if a.From == 0 {
			p.wrong("counselor", Missing)
		}
		if a.To != 0 && a.To < a.From {
			// A counselor replaced on the day of appointment ends the day before it.
			if a.To != a.From-1 {
				p.wrong("counselor", AssignmentOverlap)
			}
		}
		if i == len(c.Assignments)-1 {
			continue
		}
		next := c.Assignments[i+1]
		switch {
		case a.To == 0:
			p.wrong("counselor", TwoOpen)
		case next.From <= a.To:
			p.wrong("counselor", AssignmentOverlap)
		}
	}
}

// checkAssessments: a risk without its day cannot be told from an older one.
// Days out of order are doubted only, for papers may come in late; but the last
// entry is the one that counts.
func (c *Client) checkAssessments(p *Problems, k Checks) {
	var before Date
	for _, a := range c.Assessments {
		if a.Date == 0 && a.Risk != RiskUnassessed {
			p.wrong("assessment.date", Missing)
		}
		p.past("assessment.date", a.Date, k.Today)
		p.lived("assessment.date", a.Date, c.Born)
		p.order("assessment.date", a.Date, before)
		p.order("assessment.review", a.Review, a.Date)
		if a.Score < 0 {
			p.wrong("assessment.score", NegativeNumber)
		}
		p.word("assessment.assessor", a.Assessor, 80, false)
		p.long("assessment.note", a.Note, 4000)
		before = max(before, a.Date)
	}
}

// checkStages: a stage is one of the three, from a day on (PP 31/1999 art. 33).
func (c *Client) checkStages(p *Problems) {
	var before Date
	for _, s := range c.Stages {
		if s.Kind == StageUnknown {
			p.wrong("stage.kind", Missing)
		}
		if s.From == 0 {
			p.wrong("stage.from", Missing)
		}
		p.lived("stage.from", s.From, c.Born)
		p.order("stage.from", s.From, before)
		p.word("stage.tpp", s.TPP, 60, false)
		p.long("stage.note", s.Note, 4000)
		before = max(before, s.From)
	}
}

func (t *Term) validate(p *Problems, c *Client, k Checks) {
	if t.Category == CategoryUnknown {
		p.wrong("term.category", Missing)
	}
	if t.State == TermUnknown {
		p.wrong("term.state", Missing)
	}
	if (t.Category == Diversion || t.Category == ChildService) && c.Section == Adults {
		p.doubt("section", ChildSection)
	}
	for _, w := range []struct {
		field, text string
		most        int
	}{
		{"term.offence", t.Offence, 80}, {"term.article", t.Article, 80}, {"term.caseno", t.CaseNo, 60},
		{"term.verdict", t.Verdict, 60}, {"term.court", t.Court, 60}, {"term.decreeno", t.DecreeNo, 60}, {"term.origin", t.Origin, 80},
	} {
		p.word(w.field, w.text, w.most, false)
	}
	p.long("term.general", t.General, 1000)
	p.long("term.special", t.Special, 1000)
	p.within("term.years", t.Years, 0, 99)
	p.within("term.months", t.Months, 0, 99)
	p.within("term.days", t.Days, 0, 999)
	for _, d := range []struct {
		field string
		day   Date
	}{{"term.start", t.Start}, {"term.end", t.End}, {"term.verdictdate", t.VerdictDate}, {"term.decreedate", t.DecreeDate}, {"term.presented", t.Presented}, {"term.contract", t.Contract}} {
		p.lived(d.field, d.day, c.Born)
	}
	p.past("term.verdictdate", t.VerdictDate, k.Today)
	p.after("term.end", t.End, t.Start)
	p.past("term.presented", t.Presented, k.Today)
	p.past("term.contract", t.Contract, k.Today)
	p.order("term.contract", t.Contract, t.Presented)
	p.past("term.closed", t.Closed, k.Today)
	p.after("term.closed", t.Closed, t.Start)
	p.word("term.closereason", t.CloseReason, 200, false)
	if t.End == 0 && t.State.Open() {
		p.doubt("term.end", EndMissing)
	}
	// UU 1/2023 art. 85: 8 to 240 hours (rule R10).
	if t.HoursOrdered != 0 && (t.HoursOrdered < 8 || t.HoursOrdered > 240) {
		p.wrong("term.hours", HoursRange)
	}
	if t.Category == CommunityService && t.State.Open() {
		if t.HoursOrdered == 0 {
			p.doubt("term.hours", HoursRange)
		}
		if t.Start != 0 && t.End > t.Start.AddMonths(ServiceMonths) {
			p.doubt("term.end", ServiceTermLong)
		}
	}
	// UU 1/2023 art. 76: at most three years (rule R11).
	if t.Category == SupervisionSentence && t.Start != 0 && t.End > t.Start.AddMonths(36) {
		p.wrong("term.end", TermTooLong)
	}
}

// Validate checks a counselor and their absences.
func (c *Counselor) Validate(k Checks) Problems {
	var p Problems
	p.word("name", c.Name, 120, true)
	p.word("nip", c.NIP, 24, false)
	if c.NIP != "" && !ValidNIP(c.NIP) {
		p.doubt("nip", BadNIP)
	}
	if c.Section == SectionUnknown {
		p.wrong("section", Missing)
	}
	if c.Kind == CounselorKindUnknown {
		p.wrong("kind", Missing)
	}
	p.within("week", c.WeeklyMinutes, 0, 60*60)
	var until Date
	for _, earlier := range c.Contracts {
		p.within("week", earlier.WeeklyMinutes, 0, 60*60)
		p.after("week", earlier.Until, until)
		until = earlier.Until
	}
	p.within("max", c.MaxClients, 0, 10_000)
	p.phone("phone", c.Phone)
	p.word("phone", c.Phone, 24, false)
	p.district("home", c.Home, k, false)
	p.after("until", c.Until, c.From)
	p.long("notes", c.Notes, 4000)
	for i, a := range c.Absences {
		at := fmt.Sprintf("absences.%d.", i)
		if a.Kind == AbsenceUnknown {
			p.wrong(at+"kind", Missing)
		}
		if a.From == 0 {
			p.wrong(at+"from", Missing)
		}
		p.after(at+"to", a.To, a.From)
		p.within(at+"percent", a.Percent, 1, 100)
		p.word(at+"note", a.Note, 120, false)
	}
	if i, over := c.overfull(); over {
		p.doubt(fmt.Sprintf("absences.%d.percent", i), AbsenceOverfull)
	}
	for _, code := range c.Areas {
		p.region("areas", code)
	}
	return p
}

// overfull reports whether reductions at the same time exceed the whole
// contract, and the index of the one that does it. Somebody in half-time
// training may fall ill, so that this is doubted only: no more than the whole
// is ever taken off. Where the sum grows is where one of them begins.
func (c *Counselor) overfull() (int, bool) {
	for i, a := range c.Absences {
		sum := 0
		for _, b := range c.Absences {
			if b.Covers(a.From) {
				sum += b.Percent
			}
		}
		if a.Covers(a.From) && sum > 100 {
			return i, true
		}
	}
	return 0, false
}

// Validate checks a group with its partners and agreements.
func (g *Group) Validate(k Checks) Problems {
	var p Problems
	p.word("code", g.Code, 20, true)
	p.word("name", g.Name, 120, true)
	if len(g.Fields) == 0 {
		p.wrong("fields", NoField)
	}
	if g.State == GroupStateUnknown {
		p.wrong("state", Missing)
	}
	// What signs an agreement has met the criteria (rule R2).
	if (g.State == GroupAgreed || g.State == GroupActive) && !g.Qualified() {
		p.wrong("state", CriteriaOpen)
	}
	p.word("statereason", g.StateReason, 200, false)
	p.past("criteriadate", g.CriteriaDate, k.Today)
	p.past("lastactivity", g.LastActivity, k.Today)
	p.word("leader", g.Leader, 120, false)
	p.phone("phone", g.Phone)
	p.word("phone", g.Phone, 24, false)
	p.word("address", g.Address, 160, false)
	p.district("district", g.District, k, true)
	for _, code := range g.Coverage {
		p.district("coverage", code, k, false)
	}
	p.within("capacity", g.Capacity, 0, 10_000)
	p.long("notes", g.Notes, 4000)
	if k.Counselor != nil && !g.Mentor.IsZero() && !k.Counselor(g.Mentor) {
		p.wrong("mentor", UnknownCounselor)
	}
	for i, m := range g.Partners {
		at := fmt.Sprintf("partners.%d.", i)
		p.word(at+"name", m.Name, 120, true)
		p.word(at+"role", m.Role, 80, false)
		p.phone(at+"phone", m.Phone)
		p.word(at+"phone", m.Phone, 24, false)
		p.word(at+"resource", m.Resource, 160, false)
		p.after(at+"to", m.To, m.From)
	}
	for i, a := range g.Agreements {
		at := fmt.Sprintf("agreements.%d.", i)
		p.word(at+"no", a.No, 60, true)
		p.word(at+"scope", a.Scope, 200, false)
		p.word(at+"signatory", a.Signatory, 120, false)
		p.word(at+"witness", a.Witness, 120, false)
		p.past(at+"date", a.Date, k.Today)
		p.after(at+"end", a.End, a.Start)
		p.after(at+"terminated", a.Terminated, a.Date)
		// The decree asks the four criteria before an agreement (rule R2).
		if a.Date != 0 && !g.Qualified() {
			p.wrong(at+"date", CriteriaOpen)
		}
	}
	return p
}

// Qualified reports whether all four criteria of the decree are met.
func (g *Group) Qualified() bool { return g.Criteria == [4]bool{true, true, true, true} }

// Validate checks a user account.
func (u *User) Validate(Checks) Problems {
	var p Problems
	if !ValidUsername(u.Username) {
		p.wrong("username", BadUsername)
	}
	p.word("name", u.Name, 120, true)
	p.word("nip", u.NIP, 24, false)
	if u.NIP != "" && !ValidNIP(u.NIP) {
		p.doubt("nip", BadNIP)
	}
	if u.Role == RoleUnknown {
		p.wrong("role", Missing)
	}
	return p
}

// Validate checks the office's own record.
func (o *Office) Validate(Checks) Problems {
	var p Problems
	p.word("name", o.Name, 120, true)
	p.word("class", o.Class, 40, false)
	p.word("address", o.Address, 200, false)
	p.word("phone", o.Phone, 40, false)
	p.word("head", o.HeadName, 120, false)
	p.word("second_place", o.SecondPlace, 400, false)
	for _, code := range o.Regencies {
		p.region("regencies", code)
	}
	if o.Zone > WIT {
		p.wrong("zone", BadCode)
	}
	if o.Language != "" && o.Language != "id" && o.Language != "en" {
		p.wrong("language", BadCode)
	}
	return p
}

// Validate checks a kabupaten or kecamatan.
func (r *Region) Validate(Checks) Problems {
	var p Problems
	p.region("code", r.Code)
	// A kecamatan lies in the kabupaten whose code its own begins with.
	if parent := r.Code[:max(0, len(r.Code)-3)]; ValidRegionCode(r.Code) && r.Parent != "" && r.Parent != parent {
		p.wrong("parent", BadCode)
	}
	p.word("name", r.Name, 60, true)
	p.within("distance", r.DistanceM, 0, 1_000_000)
	p.within("travel", r.TravelMin, 0, 48*60)
	p.within("population", r.Population, 0, 100_000_000)
	p.within("area", r.AreaHa, 0, 100_000_000)
	p.word("point", r.ServicePoint, 60, false)
	p.coordinates(r.Latitude, r.Longitude)
	return p
}

// coordinates checks that a seat lies in Indonesia, with room around it, so
// that latitude and longitude cannot be mistaken for each other. Both or none
// are filled in.
func (p *Problems) coordinates(latitude, longitude int) {
	const south, north, west, east, degree = -12, 7, 94, 142, 1_000_000
	switch {
	case latitude == 0 && longitude == 0:
	case longitude == 0:
		p.wrong("longitude", Missing)
	case longitude < west*degree || longitude > east*degree:
		p.wrong("longitude", OutOfRange, strconv.Itoa(west), strconv.Itoa(east))
	}
	if latitude < south*degree || latitude > north*degree {
		p.wrong("latitude", OutOfRange, strconv.Itoa(south), strconv.Itoa(north))
	}
}

// Validate checks a decision about a norm.
//
// Limits that stand in an order, such as those of the bands, are held against
// the norms of k and doubted only: two decisions that belong together are
// entered one after the other.
func (n *Norm) Validate(k Checks) Problems {
	var p Problems
	s, ok := SpecOf(n.Key)
	switch {
	case !ok:
		p.wrong("key", BadCode)
	case n.Value < s.Min || n.Value > s.Max:
		p.wrong("value", OutOfRange, Decimal(s.Min), Decimal(s.Max))
	default:
		if least, most := k.Norms.between(s); n.Value < least || n.Value > most {
			p.doubt("value", OutOfRange, Decimal(least), Decimal(most))
		}
	}
	if n.From == 0 {
		p.wrong("from", Missing)
	}
	p.word("source", n.Source, 200, true)
	p.word("note", n.Note, 200, false)
	return p
}

// Decimal writes thousandths as the shortest decimal with a point: 2500 is
// "2.5".
func Decimal(milli int64) string {
	return strconv.FormatFloat(float64(milli)/1000, 'f', -1, 64)
}
