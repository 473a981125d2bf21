package letter

import (
	"slices"
	"strings"
	"time"

	"guyub/model"
	"guyub/model/paper"
	"guyub/store"
)

// spareRows are rows of an attendance sheet for whoever comes besides.
const spareRows = 4

// attendance is the sheet on which those who come to a meeting sign.
func (c *composer) attendance() {
	m := &c.meeting
	c.add(paper.Facts{Key: "meeting", Rows: []paper.Fact{
		fact("group", c.w.Group, c.group.Name), fact("offering", c.w.Offering, c.offering.Name), fact("when", c.w.When, c.when(m)),
		fact("place", c.w.ColPlace, m.Place), fact("topic", c.w.Topic, m.Topic), fact("leader", c.w.Leader, m.Leader)}})
	t := paper.Table{Key: "people", Form: true, Columns: []paper.Column{{Key: "number", Label: c.w.No, Kind: paper.Words}, {Key: "name", Label: c.w.Name, Kind: paper.Words, Room: 22},
		{Key: "sign", Label: c.w.ColSignature, Kind: paper.Words, Room: 20}, {Key: "note", Label: c.w.ColNote, Kind: paper.Words, Room: 14}}}
	for i, p := range c.people {
		t.Rows = append(t.Rows, texts(c.l.Number(i+1), p.name, "", known(p.presence != 0, c.l.Domain.Presence(p.presence))))
	}
	for i := range spareRows {
		t.Rows = append(t.Rows, texts(c.l.Number(len(c.people)+1+i), "", "", ""))
	}
	c.add(t)
	c.closing()
	mentor, _ := c.books.Counselor(c.group.Mentor)
	c.add(paper.Signatures{Columns: []paper.Signature{{Role: c.w.SessionLead, Name: m.Leader}, c.signCounselor(c.say(c.wording.Signer), mentor)}})
}

// when is the day and hours of a meeting.
func (c *composer) when(m *model.Meeting) string {
	s := c.l.DateWeekday(m.Day)
	if m.Minute == 0 {
		return s
	}
	s += ", " + c.l.Minute(m.Minute)
	if m.Minutes > 0 {
		s += " - " + c.l.Minute((m.Minute+m.Minutes)%(24*60))
	}
	return s
}

// breach is the worksheet from which those concerned and the authority are told
// within three times 24 hours (UU 27/2022 article 46): whose data, which data,
// when and how, what was done, and whom the office told.
func (c *composer) breach() {
	e := &c.exposure
	c.add(paper.Facts{Key: "scope", Rows: []paper.Fact{
		fact("period", c.w.Period, c.l.Date(c.ask.From)+" - "+c.l.Date(c.ask.To)), fact("terminal", c.w.Terminal, or(c.ask.Terminal, c.w.AllTerminals)),
		fact("account", c.w.Account, or(c.userName(c.ask.User), c.w.AllAccounts)), {Key: "entries", Label: c.w.Entries, Value: paper.Int(e.Entries)},
		{Key: "clients", Label: c.w.Concerned, Value: paper.Int(len(e.Clients) + e.Hidden)}}})
	c.add(paper.Heading{Text: c.w.BreachWhen}, paper.Blanks{Label: c.w.BreachKnown, Lines: 1}, paper.Blanks{Label: c.w.BreachHow, Lines: 3})
	c.add(paper.Heading{Text: c.w.BreachData}, paper.Ticks{Items: []paper.Tick{
		{Text: c.w.DataIdentity}, {Text: c.w.DataCase}, {Text: c.w.DataChild}, {Text: c.w.DataHealth}, {Text: c.w.DataFamily}, {Text: c.w.DataOther}}})
	c.add(paper.Heading{Text: c.w.BreachWhose})
	if len(e.Clients) > 0 || e.Hidden == 0 {
		c.rows(c.exposedRows(), c.w.NoExposed)
	}
	if e.Hidden > 0 {
		c.add(paper.Paragraph{Text: c.l.F(c.w.BreachHidden, e.Hidden)})
	}
	if e.Others > 0 {
		c.add(paper.Paragraph{Text: c.l.F(c.w.BreachOthers, e.Others)})
	}
	if e.SignIns > 0 {
		c.add(paper.Paragraph{Text: c.w.BreachLists})
	}
	if len(e.Exports) > 0 {
		c.add(c.exportRows())
	}
	c.add(paper.Heading{Text: c.w.BreachDone}, paper.Ticks{Items: []paper.Tick{{Text: c.w.DoneAccount}, {Text: c.w.DoneTerminal}, {Text: c.w.DonePassword}, {Text: c.w.DoneBackup}, {Text: c.w.DoneOther}}},
		paper.Blanks{Lines: 2}, paper.Heading{Text: c.w.BreachTold}, c.toldRows())
	c.closing()
	head := c.head()
	c.doc.Sign = &head
}

// rows adds a table, or the sentence that there is nothing in it: a heading over
// nothing leaves open whether it was forgotten.
func (c *composer) rows(t paper.Table, none string) {
	if len(t.Rows) == 0 {
		c.add(paper.Paragraph{Text: none})
		return
	}
	c.add(t)
}

func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

func (c *composer) userName(id model.ID) string {
	u, _ := c.books.User(id)
	return u.Name
}

// exposedRows are the clients whose records were opened, by their first time.
func (c *composer) exposedRows() paper.Table {
	t := paper.Table{Key: "exposed", Columns: []paper.Column{{Key: "number", Label: c.w.No, Kind: paper.Decimal}, {Key: "name", Label: c.w.Name, Kind: paper.Words},
		{Key: "register", Label: c.l.Clients.F.Register, Kind: paper.Words}, {Key: "first", Label: c.w.ColFirst, Kind: paper.Words}, {Key: "last", Label: c.w.ColLast, Kind: paper.Words},
		{Key: "what", Label: c.w.ColWhat, Kind: paper.Words}, {Key: "where", Label: c.w.ColWhere, Kind: paper.Words}}}
	all := slices.Clone(c.exposure.Clients)
	slices.SortStableFunc(all, func(a, b store.ExposedClient) int { return a.First.Compare(b.First) })
	for i, one := range all {
		p, ok := c.exposed[one.ID]
		if !ok {
			p.name = c.w.Unnamed
		}
		t.Rows = append(t.Rows, []paper.Value{paper.Int(i + 1), paper.Text(p.name), paper.Text(or(p.register, "-")), paper.Text(c.at(one.First)), paper.Text(c.at(one.Last)),
			paper.Text(c.intents(one.Intents)), paper.Text(c.where(one.Terminals, one.Users))})
	}
	return t
}

// at is a moment in the office's zone.
func (c *composer) at(t time.Time) string {
	t = t.In(c.now.Location())
	return c.l.DateShort(model.DateOf(t)) + " " + c.l.Clock(t)
}

// intents words what was done, each once.
func (c *composer) intents(all []string) string {
	var out []string
	for _, i := range all {
		if s := c.l.Intent(i); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// where names terminals and accounts.
func (c *composer) where(terminals []string, users []model.ID) string {
	out := slices.Clone(terminals)
	for _, id := range users {
		if name := c.userName(id); name != "" {
			out = append(out, model.ShortName(name))
		}
	}
	return strings.Join(out, ", ")
}

// exportRows are what left the office in the time.
func (c *composer) exportRows() paper.Table {
	t := paper.Table{Key: "exports", Title: c.w.BreachExports, Columns: []paper.Column{{Key: "when", Label: c.w.When, Kind: paper.Words}, {Key: "what", Label: c.w.ColWhat, Kind: paper.Words},
		{Key: "count", Label: c.w.ColCount, Kind: paper.Decimal}, {Key: "where", Label: c.w.ColWhere, Kind: paper.Words}, {Key: "reason", Label: c.l.Clients.Reason, Kind: paper.Words}}}
	for i := range c.exposure.Exports {
		e := &c.exposure.Exports[i]
		t.Rows = append(t.Rows, []paper.Value{paper.Text(c.at(e.At)), paper.Text(or(c.l.Taken(e.Note), c.l.Intent(e.Intent))), paper.Int(max(e.Count, len(e.Records))), paper.Text(c.where([]string{e.Terminal}, []model.ID{e.User})), fact("", "", e.Reason).Value})
	}
	return t
}

// toldRows are whom the office has to tell.
func (c *composer) toldRows() paper.Table {
	t := paper.Table{Key: "told", Form: true, Columns: []paper.Column{{Key: "whom", Label: c.w.ColWhom, Kind: paper.Words, Room: 18}, {Key: "when", Label: c.w.When, Kind: paper.Words, Room: 14},
		{Key: "how", Label: c.w.ColMode, Kind: paper.Words, Room: 14}, {Key: "by", Label: c.w.ColOfficer, Kind: paper.Words, Room: 14}}}
	for _, whom := range []string{c.w.ToldSubjects, c.w.ToldAuthority, c.w.ToldKanwil, ""} {
		t.Rows = append(t.Rows, texts(whom, "", "", ""))
	}
	return t
}
