package letter

import (
	"strings"

	"guyub/model"
	"guyub/model/paper"
)

// The papers about one client that stay with the office or with the client: the
// card of the client, the card of their guidance, and the slip of a report.

// clientCard is who the client is, by whom and for what they are guided.
func (c *composer) clientCard() {
	f := &c.l.Clients.F
	c.add(paper.Heading{Text: c.w.Identity}, paper.Facts{Key: "identity", Rows: c.identity()})
	if t := c.client.Term(); t != nil {
		c.add(paper.Heading{Text: c.w.Program}, paper.Facts{Key: "term", Rows: c.term(t)})
	}
	c.add(paper.Heading{Text: c.w.Guarantor}, paper.Facts{Key: "guarantor", Rows: c.guarantor()})
	t := paper.Table{Key: "counselors", Columns: []paper.Column{
		{Key: "name", Label: f.Counselor, Kind: paper.Words}, {Key: "from", Label: c.l.Clients.From, Kind: paper.Day}, {Key: "to", Label: c.l.Clients.Until, Kind: paper.Day}}}
	for _, a := range c.client.Assignments {
		one, _ := c.books.Counselor(a.Counselor)
		t.Rows = append(t.Rows, []paper.Value{paper.Text(one.Name), paper.On(a.From), paper.On(a.To)})
	}
	c.add(paper.Heading{Text: c.w.Counselors})
	c.rows(t, c.w.NoCounselor)
	if !c.ask.Whole || !c.whole {
		c.add(paper.Paragraph{Text: c.w.Masked})
	}
	c.closing()
	s := c.signCounselor(c.say(c.wording.Signer), c.counselor())
	s.Place = c.place()
	c.doc.Sign = &s
}

// called is the name as people say it, with the alias.
func called(c *model.Client) string {
	if c.Alias == "" {
		return c.Name
	}
	return c.Name + " alias " + c.Alias
}

// mask leaves a number or address in full when the paper is whole.
func (c *composer) mask(s string, mask func(string) string) string {
	if s == "" || c.ask.Whole && c.whole {
		return s
	}
	return mask(s)
}

// known is a word of an enumeration, nothing for one that is not filled in.
func known(is bool, s string) string {
	if is {
		return s
	}
	return ""
}

func (c *composer) identity() []paper.Fact {
	d, f, one := &c.l.Domain, &c.l.Clients.F, &c.client
	born := dated(c.l, one.Born)
	if one.BirthPlace != "" {
		born = strings.TrimSuffix(one.BirthPlace+", "+born, ", ")
	}
	street := strings.TrimSpace(one.Street + " " + one.RTRW)
	home := []string{c.mask(street, model.MaskText), one.Village, c.books.DistrictName(one.District)}
	home = strings.FieldsFunc(strings.Join(home, "\n"), func(r rune) bool { return r == '\n' })
	return []paper.Fact{
		fact("name", f.Name, called(one)), fact("register", f.Register, one.Register),
		fact("nik", f.NIK, c.mask(one.NIK, model.MaskNIK)), fact("born", f.Born, born),
		fact("sex", f.Sex, known(one.Sex != 0, d.Sex(one.Sex))), fact("religion", f.Religion, known(one.Religion != 0, d.Religion(one.Religion))),
		fact("marital", f.Marital, known(one.Marital != 0, d.Marital(one.Marital))), fact("education", f.Education, known(one.Education != 0, d.Education(one.Education))),
		fact("job", f.Job, strings.Trim(known(one.Employment != 0, d.Employment(one.Employment))+", "+one.Job, ", ")),
		fact("home", f.Street, strings.Join(home, ", ")), fact("phone", f.Phone, c.mask(strings.Trim(one.Phone+" / "+one.Phone2, " /"), model.MaskPhone)),
	}
}

func (c *composer) term(t *model.Term) []paper.Fact {
	d, f := &c.l.Domain, &c.l.Clients.F
	verdict := strings.Trim(strings.Join([]string{t.Verdict, t.Court, dated(c.l, t.VerdictDate)}, ", "), ", ")
	decree := strings.Trim(t.DecreeNo+", "+dated(c.l, t.DecreeDate), ", ")
	rows := []paper.Fact{
		fact("category", f.Category, d.Category(t.Category)+", "+d.TermState(t.State)),
		fact("offence", f.Offence, strings.Trim(t.Offence+", "+t.Article, ", ")), fact("verdict", f.Verdict, verdict),
		fact("decree", f.DecreeNo, decree), fact("origin", f.Origin, t.Origin), day("start", f.Start, t.Start), day("end", f.End, t.End),
		fact("stage", f.Stage, c.filledStage()), fact("risk", f.Risk, d.Risk(c.client.Risk())),
		day("next", f.NextReport, c.client.NextReport),
	}
	return rows
}

func (c *composer) filledStage() string {
	if s := c.client.Stage(); s != nil {
		return c.l.Domain.Stage(s.Kind)
	}
	return ""
}

func (c *composer) guarantor() []paper.Fact {
	d, f := &c.l.Domain, &c.l.Clients.F
	g := c.client.Guarantor()
	if g == nil {
		g = &model.Guarantor{}
	}
	return []paper.Fact{
		fact("name", f.GName, g.Name), fact("relation", f.GRelation, known(g.Relation != 0, d.Relation(g.Relation))),
		fact("phone", f.GPhone, c.mask(g.Phone, model.MaskPhone)), fact("address", f.GAddress, c.mask(g.Address, model.MaskText)),
		day("letter", f.GLetter, g.LetterDate),
	}
}

// guidanceRows is how many reports a card has room for.
const (
	guidanceRows = 24
	guidancePast = 12 // of them those that were made, at most
)

// guidanceCard is what was agreed with the client and signed, and on its second
// page the reports.
func (c *composer) guidanceCard() {
	f := &c.l.Clients.F
	rows := []paper.Fact{fact("name", f.Name, c.clientName()), fact("register", f.Register, c.client.Register), fact("counselor", f.Counselor, c.counselor().Name)}
	t := c.client.Term()
	if t != nil {
		span := strings.Trim(dated(c.l, t.Start)+" - "+dated(c.l, t.End), " -")
		rows = append(rows, fact("category", f.Category, c.l.Domain.Category(t.Category)), fact("span", c.w.Span, span), fact("stage", f.Stage, c.filledStage()))
	}
	rows = append(rows, fact("schedule", c.w.Schedule, c.schedule()))
	c.add(paper.Facts{Key: "client", Rows: rows})
	if duties := lines(c.say(c.wording.Body)); len(duties) > 0 {
		c.add(paper.Heading{Text: c.w.Duties}, paper.List{Items: duties})
	}
	if t != nil && t.General+t.Special != "" {
		c.add(paper.Heading{Text: c.w.Conditions}, paper.Facts{Key: "conditions", Rows: []paper.Fact{fact("general", f.General, t.General), fact("special", f.Special, t.Special)}})
	}
	c.closing()
	s := c.signCounselor(c.say(c.wording.Signer), c.counselor())
	s.Place = c.place()
	c.add(paper.Signatures{Columns: []paper.Signature{{Role: c.w.Client, Name: c.clientName()}, s}})
	c.add(paper.PageBreak{}, paper.Heading{Text: c.w.Reports}, c.reportRows())
}

// schedule says on which day the client reports, and how often.
func (c *composer) schedule() string {
	s, due := c.client.Schedule(c.norms)
	if !due {
		return ""
	}
	every := c.l.F(c.w.EveryMonths, s.Every.Months)
	if s.Every.Months == 0 {
		every = c.l.F(c.w.EveryDays, s.Every.Days)
	}
	if c.client.NextReport != 0 {
		every += "; " + c.l.F(c.w.NextOn, c.l.DateWeekday(c.client.NextReport))
	}
	return every
}

// lines are those of a text that say something.
func lines(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// reportRows are the last reports, the oldest first, and rows for those to come.
func (c *composer) reportRows() paper.Table {
	t := paper.Table{Key: "reports", Form: true, Columns: []paper.Column{
		{Key: "number", Label: c.w.No, Kind: paper.Words}, {Key: "day", Label: c.w.ColDay, Kind: paper.Words, Room: 12}, {Key: "mode", Label: c.w.ColMode, Kind: paper.Words, Room: 12},
		{Key: "next", Label: c.w.ColNext, Kind: paper.Words, Room: 12}, {Key: "sign", Label: c.w.ColSign, Kind: paper.Words, Room: 12}}}
	var past []model.Contact
	all := 0
	for i := range c.contacts {
		if c.contacts[i].Kind == model.Report {
			if all++; len(past) < guidancePast {
				past = append(past, c.contacts[i])
			}
		}
	}
	for i := range past {
		one := &past[len(past)-1-i]
		t.Rows = append(t.Rows, texts(c.l.Number(all-len(past)+1+i), c.l.DateShort(one.Day), c.l.Domain.ContactMode(one.Mode), shortDay(c, one.Next), c.w.Noted))
	}
	for i := len(past); i < guidanceRows; i++ {
		t.Rows = append(t.Rows, texts(c.l.Number(all-len(past)+1+i), "", "", "", ""))
	}
	return t
}

func shortDay(c *composer, d model.Date) string {
	if d == 0 {
		return "-"
	}
	return c.l.DateShort(d)
}

// texts are words as a row; nothing stays empty, to be written in.
func texts(all ...string) []paper.Value {
	out := make([]paper.Value, len(all))
	for i, s := range all {
		out[i] = paper.Text(s)
	}
	return out
}

// slip is what the client takes home: that they reported, and when the next
// report is due. It names no offence, no number and no address.
func (c *composer) slip() {
	f := &c.l.Clients.F
	rows := []paper.Fact{fact("name", f.Name, c.clientName()), fact("register", f.Register, c.client.Register),
		fact("day", c.w.Reported, c.l.F(c.w.ReportNumber, c.l.DateWeekday(c.contact.Day), c.number)),
		fact("mode", c.w.ColMode, known(c.contact.Mode != 0, c.l.Domain.ContactMode(c.contact.Mode)))}
	if c.contact.Next != 0 {
		rows = append(rows, fact("next", f.NextReport, c.l.DateWeekday(c.contact.Next)))
	}
	c.add(paper.Facts{Key: "report", Rows: rows})
	c.closing()
	c.doc.Sign = &paper.Signature{Place: c.place(), Role: c.say(c.wording.Signer), Name: c.actor.Name}
}
