package clients

import (
	"image"
	"slices"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
)

// card draws what is known of a client, for the pane beside the list and for
// the tabs of the detail. It shows numbers and addresses masked unless they
// were revealed (rule R13).
type card struct {
	env      *kit.Env
	books    *store.Books
	c        *model.Client
	revealed bool
}

func (k *card) today() model.Date { return model.DateOf(k.env.Time()) }

// title is the name as people say it, with the alias.
func title(c *model.Client) string {
	if c.Alias == "" {
		return c.Name
	}
	return c.Name + " alias " + c.Alias
}

// head draws the three lines that answer who this is, who is responsible and
// what is due, and returns the lines used.
func (k *card) head(c *kit.Canvas, area image.Rectangle) int {
	th, l := k.env.Theme, k.env.Lang
	w := &l.Clients
	line := func(n int) image.Rectangle {
		return image.Rect(area.Min.X, area.Min.Y+n, area.Max.X, area.Min.Y+n+1)
	}
	t := k.c.Term()
	state := []string{k.c.Register}
	if t != nil {
		state = append(state, l.Domain.TermState(t.State))
	}
	if s := k.c.Stage(); s != nil {
		state = append(state, strings.ToLower(w.ColStage)+" "+l.Domain.Stage(s.Kind))
	}
	risk := riskCell(k.env, k.c.Risk())
	state = append(state, strings.ToLower(w.ColRisk)+" "+risk.Text)
	right := strings.Join(state, " · ")
	name := line(0)
	lines := 3
	if kit.Width(title(k.c))+kit.Width(right)+3 <= area.Dx() {
		c.Right(line(0), right, th.Base)
		name.Max.X -= kit.Width(right) + 2
	} else {
		c.TextIn(line(1), right, th.Base)
		lines = 4
	}
	c.TextIn(name, title(k.c), th.Bold)

	var who []string
	who = append(who, k.c.Sex.Code())
	if age := k.c.Born.YearsUntil(k.today()); age > 0 && k.c.Anonymised == 0 {
		who = append(who, l.F(w.Age, age))
	}
	first := strings.Join(who, ", ")
	parts := []string{first, k.books.DistrictName(k.c.District)}
	if a := k.c.Assignment(); a != nil {
		parts = append(parts, "PK "+k.books.CounselorName(a.Counselor)+" "+l.F(w.Since, l.DateBrief(a.From)))
	} else {
		parts = append(parts, w.NoCounselor)
	}
	if t != nil && t.End != 0 {
		parts = append(parts, l.F(w.EndsOn, l.DateBrief(t.End)))
	}
	c.TextIn(line(lines-2), strings.Join(parts, " · "), th.Base)

	parts = nil
	if k.c.NextReport != 0 && k.c.Active() {
		parts = append(parts, l.F(w.NextReport, l.Relative(k.c.NextReport, k.today())), l.F(w.Misses, k.c.Misses))
	}
	parts = append(parts, k.guarantor())
	if k.c.Group.IsZero() {
		parts = append(parts, w.GroupNo)
	} else {
		parts = append(parts, k.books.GroupName(k.c.Group))
	}
	if k.c.NearVictim {
		parts = append(parts, w.NearVictim)
	}
	c.TextIn(line(lines-1), strings.Join(parts, " · "), th.Base)
	return lines
}

func (k *card) guarantor() string {
	w := &k.env.Lang.Clients
	switch g := k.c.Guarantor(); {
	case g == nil || g.Name == "":
		return w.GuarantorMissing
	case g.State == model.GuarantorUnreachable || g.State == model.GuarantorWithdrawn:
		return w.GuarantorUnreachable
	}
	return w.GuarantorOK
}

func (k *card) masked(s string, mask func(string) string) string {
	if s == "" || k.revealed {
		return s
	}
	return mask(s)
}

// identity is the block of facts about the person.
func (k *card) identity() []kit.Pair {
	l, c := k.env.Lang, k.c
	f := &l.Clients.F
	born := l.Date(c.Born)
	if c.Anonymised != 0 && c.Born != 0 {
		year, _, _ := c.Born.YMD() // more is not known any longer
		born = strconv.Itoa(year)
	}
	if c.BirthPlace != "" {
		born = c.BirthPlace + ", " + born
	}
	place := strings.TrimSpace(strings.Join([]string{c.Village, k.books.DistrictName(c.District)}, " "))
	return []kit.Pair{
		{Label: f.NIK, Value: k.masked(c.NIK, model.MaskNIK)},
		{Label: f.Born, Value: born},
		{Label: f.Sex, Value: word(c.Sex != 0, l.Domain.Sex(c.Sex))},
		{Label: f.Religion, Value: word(c.Religion != 0, l.Domain.Religion(c.Religion))},
		{Label: f.Marital, Value: word(c.Marital != 0, l.Domain.Marital(c.Marital))},
		{Label: f.Education, Value: word(c.Education != 0, l.Domain.Education(c.Education))},
		{Label: f.Employment, Value: word(c.Employment != 0, l.Domain.Employment(c.Employment))},
		{Label: f.Job, Value: c.Job},
		{Label: f.Street, Value: k.masked(strings.TrimSpace(c.Street+" "+c.RTRW), model.MaskText)},
		{Label: f.Village, Value: place},
		{Label: f.Phone, Value: k.masked(strings.Trim(c.Phone+" / "+c.Phone2, " /"), model.MaskPhone)},
		{Label: f.Section, Value: l.Domain.Section(c.Section)},
		{Label: f.Skills, Value: c.Skills},
		{Label: f.Interests, Value: strings.Join(c.Interests, ", ")},
		{Label: f.Disability, Value: c.Disability},
		{Label: f.NearVictim, Value: word(c.NearVictim, l.Common.Yes)},
		{Label: f.Registered, Value: l.Date(c.Registered)},
		{Label: f.Notes, Value: c.Notes},
	}
}

// bounds is the block about who must not guide the client, and whether they
// stay where they are; empty when neither is on record.
func (k *card) bounds() []kit.Pair {
	l, c := k.env.Lang, k.c
	var pairs []kit.Pair
	if len(c.Conflicts) > 0 {
		names := make([]string, len(c.Conflicts))
		for i, id := range c.Conflicts {
			names[i] = k.books.CounselorName(id)
		}
		pairs = append(pairs, kit.Pair{Label: l.Clients.F.Conflicts, Value: strings.Join(names, ", ")})
	}
	if c.Held {
		pairs = append(pairs, kit.Pair{Label: l.Clients.F.Held, Value: l.Common.Yes})
	}
	return pairs
}

func word(known bool, s string) string {
	if known {
		return s
	}
	return ""
}

// term is the block of facts about one term of supervision.
func (k *card) term(t *model.Term) []kit.Pair {
	l := k.env.Lang
	f := &l.Clients.F
	var sentence []string
	for _, part := range []struct {
		n    int
		unit model.Unit
	}{{t.Years, model.UnitYears}, {t.Months, model.UnitMonths}, {t.Days, model.UnitDays}} {
		if part.n > 0 {
			sentence = append(sentence, l.Number(part.n)+" "+l.Domain.Unit(part.unit))
		}
	}
	pairs := []kit.Pair{
		{Label: f.Category, Value: l.Domain.Category(t.Category), Style: k.env.Theme.Bold},
		{Label: f.State, Value: l.Domain.TermState(t.State)},
		{Label: f.Offence, Value: t.Offence},
		{Label: f.Article, Value: t.Article},
		{Label: f.CaseNo, Value: t.CaseNo},
		{Label: f.Verdict, Value: t.Verdict},
		{Label: f.VerdictDate, Value: l.Date(t.VerdictDate)},
		{Label: f.Court, Value: t.Court},
		{Label: l.Clients.Sentence, Value: strings.Join(sentence, " ")},
		{Label: f.TwoThirds, Value: l.Date(t.TwoThirds)},
		{Label: f.DecreeNo, Value: t.DecreeNo},
		{Label: f.DecreeDate, Value: l.Date(t.DecreeDate)},
		{Label: f.Origin, Value: t.Origin},
		{Label: f.Start, Value: l.Date(t.Start)},
		{Label: f.End, Value: l.Date(t.End)},
		{Label: f.Length, Value: l.Length(t.Start, t.End)},
		{Label: f.General, Value: t.General},
		{Label: f.Special, Value: t.Special},
	}
	for _, more := range []kit.Pair{
		{Label: f.Presented, Value: l.Date(t.Presented)}, {Label: f.Contract, Value: l.Date(t.Contract)}, {Label: f.Papers, Value: k.papers(t)},
		{Label: f.Closed, Value: l.Date(t.Closed)}, {Label: f.CloseReason, Value: t.CloseReason},
	} {
		if more.Value != "" && more.Value != "-" {
			pairs = append(pairs, more)
		}
	}
	if t.HoursOrdered > 0 {
		pairs = append(pairs, kit.Pair{Label: f.Hours, Value: l.Number(t.HoursOrdered)})
	}
	return pairs
}

// papers lists what the intake has seen.
func (k *card) papers(t *model.Term) string {
	var out []string
	for _, p := range model.Papers() {
		if t.Papers.Has(p) {
			out = append(out, k.env.Lang.Domain.Paper(p))
		}
	}
	return strings.Join(out, ", ")
}

// assessed is the block of facts about one assessment of risk and needs.
func (k *card) assessed(a *model.Assessment) []kit.Pair {
	l := k.env.Lang
	f := &l.Clients.F
	pairs := []kit.Pair{
		{Label: l.Clients.ColRisk, Value: l.Domain.Risk(a.Risk)}, {Label: f.AssessDate, Value: l.Date(a.Date)},
		{Label: f.Score, Value: l.Number(a.Score)}, {Label: f.Assessor, Value: a.Assessor},
	}
	if a.Review != 0 {
		pairs = append(pairs, kit.Pair{Label: f.Review, Value: l.Date(a.Review)})
	}
	for _, factor := range model.Factors() {
		if level := a.Levels.Of(factor); level != model.RiskUnassessed {
			pairs = append(pairs, kit.Pair{Label: l.Domain.Factor(factor), Value: l.Domain.Risk(level)})
		}
	}
	if a.Note != "" {
		pairs = append(pairs, kit.Pair{Label: f.AssessNote, Value: a.Note})
	}
	return pairs
}

// heed says what needs attention, each in a sentence.
func (k *card) heed() []string {
	l, t := k.env.Lang, k.c.Term()
	w := &l.Clients
	if t == nil || !t.State.Open() {
		return nil
	}
	var out []string
	if t.End != 0 && t.End < k.today() {
		out = append(out, w.PastEnd)
	}
	if a := k.c.Assignment(); a != nil && slices.Contains(k.c.Conflicts, a.Counselor) {
		out = append(out, l.Problem(model.Problem{Code: model.ConflictOfInterest}))
	}
	if k.c.Moved {
		out = append(out, w.F.Moved+".")
	}
	if missing := k.missing(t); missing != "" && t.State == model.TermActive {
		out = append(out, l.F(w.IntakeOpen, missing))
	}
	if t.State != model.TermActive {
		return out
	}
	now := model.StageUnknown
	if s := k.c.Stage(); s != nil {
		now = s.Kind
	}
	if by := t.SuggestedStage(k.today()); by > now {
		out = append(out, l.F(w.StageBehind, l.Domain.Stage(by)))
	}
	switch a := k.c.Assessed(); {
	case a == nil || a.Risk == model.RiskUnassessed:
		out = append(out, w.NeverAssessed)
	case a.Review != 0 && a.Review <= k.today():
		out = append(out, l.F(w.ReassessDue, l.Date(a.Review)))
	}
	return out
}

// missing lists what an intake that was begun still lacks.
func (k *card) missing(t *model.Term) string {
	if t.IntakeDone() {
		return ""
	}
	l := k.env.Lang
	var out []string
	if t.Presented == 0 {
		out = append(out, strings.ToLower(l.Clients.F.Presented))
	}
	for _, p := range t.Papers.Missing() {
		out = append(out, l.Domain.Paper(p))
	}
	if t.Contract == 0 {
		out = append(out, strings.ToLower(l.Clients.F.Contract))
	}
	return strings.Join(out, ", ")
}

// guarantorFacts is the block of facts about one guarantor.
func (k *card) guarantorFacts(g *model.Guarantor) []kit.Pair {
	l := k.env.Lang
	f := &l.Clients.F
	return []kit.Pair{
		{Label: f.GName, Value: g.Name, Style: k.env.Theme.Bold},
		{Label: f.GRelation, Value: word(g.Relation != 0, l.Domain.Relation(g.Relation))},
		{Label: f.GState, Value: word(g.State != 0, l.Domain.GuarantorState(g.State))},
		{Label: f.GNIK, Value: k.masked(g.NIK, model.MaskNIK)},
		{Label: f.GPhone, Value: k.masked(g.Phone, model.MaskPhone)},
		{Label: f.GAddress, Value: k.masked(g.Address, model.MaskText)},
		{Label: f.GLetter, Value: l.Date(g.LetterDate)},
		{Label: f.GKnown, Value: word(g.KnownByVillage, l.Common.Yes)},
	}
}

// upper writes a word in capitals, which says without colour that it matters.
func upper(s string) string { return strings.ToUpper(s) }
