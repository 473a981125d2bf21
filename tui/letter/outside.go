package letter

import (
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/paper"
)

// The letters that go to a group: the referral of a client, and the agreement
// that is to be signed.

// referral proposes a client to a group. It has what the group needs to say yes
// or no, and nothing of what the client did.
func (c *composer) referral() {
	c.doc.Blocks = append([]paper.Block{paper.Address{Lines: []string{
		c.w.To, c.l.F(c.w.LeaderOf, c.group.Name), c.l.F(c.w.AtPlace, c.books.DistrictName(c.group.District))}}}, c.doc.Blocks...)
	counselor := c.counselor()
	c.add(paper.Facts{Key: "referral", Rows: []paper.Fact{
		fact("name", c.w.Name, c.clientName()), fact("age", c.w.AgeGroup, c.ageGroup()),
		fact("interests", c.w.Interests, strings.Join(c.client.Interests, ", ")),
		fact("offering", c.w.Offering, c.offering.Name), fact("schedule", c.w.When, strings.Trim(c.offering.Schedule+", "+c.offering.Place, ", ")),
		fact("contact", c.w.Contact, c.contactThrough(counselor)),
	}})
	c.closing()
	head := c.head()
	c.add(paper.Signatures{Columns: []paper.Signature{c.signCounselor(c.w.Counselor, counselor), head}})
	c.add(paper.Part{Blocks: []paper.Block{paper.Heading{Text: c.w.Answer}, paper.Paragraph{Text: c.l.F(c.w.AnswerFor, c.clientName())},
		paper.Ticks{Items: []paper.Tick{{Text: c.w.AnswerYes}, {Text: c.w.AnswerWait}, {Text: c.w.AnswerNo}}}, paper.Blanks{Label: c.w.AnswerWhy, Lines: 2},
		paper.Signatures{Columns: []paper.Signature{{}, {Place: c.w.AnswerDay, Role: c.l.F(c.w.LeaderOf, c.group.Name), Name: c.group.Leader}}}}})
}

// contactThrough is how the group reaches the client: through the counselor, at
// the telephone of the office.
func (c *composer) contactThrough(one model.Counselor) string {
	parts := []string{one.Name, c.office.Phone}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// ageGroups are the years up to which people are told of together; the group
// needs no day of birth.
var ageGroups = [...]int{17, 25, 35, 45, 55}

func (c *composer) ageGroup() string {
	age := c.client.Born.YearsUntil(model.DateOf(c.now))
	if c.client.Born == 0 || age <= 0 {
		return ""
	}
	from := 0
	for _, to := range ageGroups {
		if age <= to {
			if from == 0 {
				return c.l.F(c.w.AgeUnder, to+1)
			}
			return c.l.F(c.w.AgeSpan, from, to)
		}
		from = to + 1
	}
	return c.l.F(c.w.AgeOver, from)
}

// agreement is the draft of a cooperation agreement: the two parties, the
// clauses of the office, and who signs.
func (c *composer) agreement() {
	if c.doc.Number == "" {
		c.doc.Number = dots
		if a := c.pending(); a != nil && a.No != "" {
			c.doc.Number = a.No
		}
	}
	o, g := &c.office, &c.group
	c.add(
		paper.Facts{Key: "parties", Rows: []paper.Fact{fact("party", c.w.PartyOne, o.Name), fact("by", c.w.ActsBy, o.HeadName), fact("address", c.w.Address, o.Address),
			fact("party", c.w.PartyTwo, g.Name+" ("+g.Code+")"), fact("by", c.w.ActsBy, g.Leader),
			fact("address", c.w.Address, strings.Trim(g.Address+", "+c.books.DistrictName(g.District), ", "))}},
		paper.Clauses{Items: clauses(c.say(c.wording.Body))})
	c.closing()
	head := c.head()
	head.Place = c.w.PartyOne
	c.add(paper.Signatures{Columns: []paper.Signature{{Place: c.w.PartyTwo, Role: c.l.F(c.w.LeaderOf, g.Name), Name: g.Leader}, head}},
		paper.Signatures{Columns: []paper.Signature{{Role: c.w.Witness, Name: c.witness()}, {Role: c.w.Witness}}})
}

func (c *composer) witness() string {
	if a := c.pending(); a != nil {
		return a.Witness
	}
	return ""
}

// clauses are those of a text: each begins with a line "# Title".
func clauses(s string) []paper.Clause {
	var out []paper.Clause
	for _, line := range lines(s) {
		if title, begins := strings.CutPrefix(line, "#"); begins {
			out = append(out, paper.Clause{Title: strings.TrimSpace(title)})
			continue
		}
		if len(out) == 0 {
			out = append(out, paper.Clause{})
		}
		last := &out[len(out)-1]
		last.Text = strings.TrimPrefix(last.Text+"\n"+line, "\n")
	}
	return out
}
