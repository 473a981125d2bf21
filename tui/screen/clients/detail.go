package clients

import (
	"context"
	"fmt"
	"image"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/letter"
	"guyub/tui/screen/acceptance"
	"guyub/tui/screen/audit"
	"guyub/tui/screen/contacts"
	"guyub/tui/screen/exports"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/record"
	"guyub/tui/screen/referrals"
	"guyub/tui/screen/reports"
)

// deadline is how long a call of the store may take.
const deadline = 15 * time.Second

// Detail is one client with everything known of them, in tabs.
type Detail struct {
	env   *kit.Env
	store Store
	id    model.ID

	client   model.Client
	known    bool
	failure  string
	revealed bool
	history  *record.History
	timeline *timeline
	taking   *referrals.Part
	accepted *acceptance.Part
	doer     matters.Doer
	scroll   record.Scroll
	asked    int
	tab      int
	top      int
	lines    int
	page     int
	tabHits  []image.Rectangle
}

// NewDetail returns the screen of a client.
func NewDetail(env *kit.Env, s Store, id model.ID) *Detail {
	d := &Detail{env: env, store: s, id: id, history: record.NewHistory(env, s, model.KindClient, id),
		timeline: newTimeline(env, s), taking: referrals.NewPart(env, s, id), doer: matters.NewDoer(env, s),
		accepted: acceptance.NewPart(env, s)}
	d.history.Names = env.Lang.FieldName
	d.history.Word = d.word
	return d
}

// Title is the name, initials for a child's.
func (d *Detail) Title() string {
	if !d.known {
		return "…"
	}
	if d.client.Section == model.Children {
		return model.Initials(d.client.Name)
	}
	return d.client.Name
}

type loaded struct {
	asked   int
	file    contacts.File
	matters []model.Matter
	taking  []model.Enrolment
	scores  []model.Acceptance
	err     error
}

// Init reads the client.
func (d *Detail) Init() tea.Cmd { return d.load() }

func (d *Detail) load() tea.Cmd {
	d.asked++
	asked, s, id := d.asked, d.store, d.id
	return func() tea.Msg {
		file, err := contacts.Read(s, id)
		if err != nil {
			return loaded{asked: asked, err: err}
		}
		ctx, stop := record.Within()
		defer stop()
		all, err := s.MattersOf(ctx, id)
		if err != nil {
			return loaded{asked: asked, err: err}
		}
		taking, err := s.EnrolmentsOf(ctx, id)
		if err != nil {
			return loaded{asked: asked, err: err}
		}
		scores, err := s.AcceptancesOf(ctx, id)
		return loaded{asked, file, all, taking, scores, err}
	}
}

// revealed is the answer to the request to see what is masked.
type revealedMsg struct{ err error }

// why is the purpose that a person gave for it.
type why struct{ purpose string }

// Update takes intents and answers.
func (d *Detail) Update(msg tea.Msg) tea.Cmd {
	if cmd, taken := d.doer.Update(msg); taken {
		return cmd
	}
	if cmd, taken := d.taking.Update(msg); taken {
		return cmd
	}
	if cmd, taken := d.accepted.Update(msg); taken {
		return cmd
	}
	switch m := msg.(type) {
	case loaded:
		if m.asked != d.asked {
			return nil
		}
		d.failure = ""
		if m.err != nil {
			d.failure = store.Explain(m.err, d.env.Lang.Code)
			return nil
		}
		d.client, d.known = m.file.Client, true
		d.timeline.set(m.file, m.matters)
		d.taking.Set(m.taking)
		d.accepted.Set(m.file.Client, m.scores)
	case kit.Refresh:
		// What changed may be a contact or a matter of the client.
		d.history.Stale()
		return tea.Batch(d.load(), d.turned())
	case openContact:
		if c, ok := d.timeline.contact(m.id); ok {
			return kit.Send(kit.Push{Screen: contacts.NewCard(d.env, d.store, d.timeline.file, c)})
		}
	case why:
		return d.reveal(m.purpose)
	case revealedMsg:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, d.env.Lang.Code)})
		}
		d.revealed = true
		return kit.Send(kit.Notice{Text: d.env.Lang.Clients.Revealed})
	case kit.Do:
		return d.do(m.Intent)
	default:
		return d.history.Update(msg)
	}
	return nil
}

// The tabs.
const (
	summaryTab = iota
	identityTab
	caseTab
	timelineTab
	takingTab
	acceptedTab
	guarantorTab
	counselorTab
	historyTab // read from the store when it is looked at
)

// The intents of a client's work.
const (
	reportIntent  kit.Intent = "contact.report"
	contactIntent kit.Intent = "contact.new"
	matterIntent  kit.Intent = "matter.new"
	referIntent   kit.Intent = "enrolment.match"
	openedIntent  kit.Intent = "client.openings"
	dossierIntent kit.Intent = "client.dossier"
)

// turned reads the history when its tab is on view.
func (d *Detail) turned() tea.Cmd {
	if d.tab != historyTab {
		return nil
	}
	return d.history.Show()
}

func (d *Detail) do(i kit.Intent) tea.Cmd {
	if d.tab == historyTab && d.scroll.Do(i) {
		return nil
	}
	if d.tab == timelineTab && !d.anonymous() {
		if cmd, taken := d.timeline.do(i); taken {
			return cmd
		}
	}
	if d.tab == takingTab && !d.anonymous() {
		if cmd, taken := d.taking.Do(i); taken {
			return cmd
		}
	}
	if d.tab == acceptedTab && !d.anonymous() {
		if cmd, taken := d.accepted.Do(i); taken {
			return cmd
		}
	}
	if cmd, taken := d.work(i); taken {
		return cmd
	}
	switch i {
	case kit.Back:
		return kit.Send(kit.Pop{})
	case kit.NextTab, kit.Right:
		d.tab, d.top = (d.tab+1)%len(d.tabs()), 0
		return d.turned()
	case kit.PrevTab, kit.Left:
		d.tab, d.top = (d.tab+len(d.tabs())-1)%len(d.tabs()), 0
		return d.turned()
	case kit.Down:
		d.top++
	case kit.Up:
		d.top--
	case kit.PageDown:
		d.top += max(d.page-1, 1)
	case kit.PageUp:
		d.top -= max(d.page-1, 1)
	case kit.Home:
		d.top = 0
	case kit.End:
		d.top = d.lines
	case kit.Reveal:
		return d.askReveal()
	case kit.Copy:
		what := d.client.Register + " " + d.client.Name
		return tea.Batch(tea.SetClipboard(what), kit.Send(kit.Notice{Text: d.env.Lang.F(d.env.Lang.Clients.Copied, what)}))
	}
	d.top = max(0, min(d.top, d.lines-d.page))
	return nil
}

// work begins what can be done with the client.
func (d *Detail) work(i kit.Intent) (cmd tea.Cmd, taken bool) {
	var screen kit.Screen
	switch {
	case i == reportIntent && d.guided():
		screen = reports.New(d.env, d.store, d.id)
	case i == contactIntent && d.guided():
		screen = contacts.New(d.env, d.store, d.timeline.file)
	case i == matterIntent && d.may(model.ClientEdit):
		screen = matters.NewEdit(d.env, d.store, model.Matter{Client: d.id})
	case i == referIntent && d.guided() && d.may(model.ClientEdit):
		screen = referrals.NewMatch(d.env, d.store, d.id)
	case i == kit.Edit && d.may(model.ClientEdit):
		screen = NewEdit(d.env, d.store, d.client)
	case i == kit.New && d.over():
		screen = newAgain(d.env, d.store, d.client)
	case i == assignIntent && d.may(model.ClientAssign):
		screen = NewAssign(d.env, d.store, []model.ID{d.id})
	case i == letter.Open && d.known:
		screen = letter.OfClient(d.env, d.store, d.id)
	case i == openedIntent && d.may(model.ClientTrail):
		screen = audit.NewOpened(d.env, d.store, d.id)
	case i == dossierIntent && d.may(model.ExportData):
		screen = exports.NewPerson(d.env, d.store, d.client)
	default:
		return nil, false
	}
	return kit.Send(kit.Push{Screen: screen}), true
}

// over reports whether guidance has ended and may begin anew.
func (d *Detail) over() bool { return d.known && !d.client.Active() && d.may(model.ClientEdit) }

// guided reports whether the person may record what is done with the client.
func (d *Detail) guided() bool { return d.known && d.client.Active() && d.may(model.ContactAdd) }

// may reports whether the person may do something with the client. With one who
// is anonymous there is nothing to be done but to see who looked.
func (d *Detail) may(a model.Action) bool {
	if d.anonymous() && a != model.ClientTrail {
		return false
	}
	return d.known && d.store.Actor().May(a, model.ClientSubject(&d.client)) == nil
}

func (d *Detail) anonymous() bool { return d.known && d.client.Anonymised != 0 }

// askReveal asks for the purpose where the office wants one; the reveal is
// noted in the audit trail in any case (rule R13).
func (d *Detail) askReveal() tea.Cmd {
	if !d.may(model.ClientReveal) || d.revealed {
		d.revealed = false
		return nil
	}
	if !d.store.Books().Office.RevealReasons {
		return d.reveal("")
	}
	w := &d.env.Lang.Clients
	return kit.Send(kit.OpenDialog{Dialog: kit.Ask(d.env, d.env.Lang.F(w.RevealTitle, d.client.Name), w.RevealWhy, func(a string) tea.Msg { return why{a} })})
}

func (d *Detail) reveal(purpose string) tea.Cmd {
	s, id := d.store, d.id
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), deadline)
		defer cancel()
		return revealedMsg{s.Reveal(ctx, model.KindClient, id, "nik, phone, street", purpose)}
	}
}

// Keys is what works now.
func (d *Detail) Keys() kit.KeyMap {
	w := &d.env.Lang.Clients
	var m kit.KeyMap
	if d.guided() {
		m = append(m, kit.Bind(reportIntent, w.KeyReport, "l"), kit.Bind(contactIntent, w.KeyContact, "k"))
	}
	if d.may(model.ClientEdit) {
		m = append(m, kit.Bind(matterIntent, w.KeyMatter, "t"))
		if d.guided() {
			m = append(m, kit.Bind(referIntent, d.env.Lang.Referrals.KeyRefer, "r"))
		}
		m = append(m, kit.Bind(kit.Edit, w.KeyEdit))
	}
	if d.over() {
		m = append(m, kit.Bind(kit.New, w.KeyAgain))
	}
	if d.may(model.ClientAssign) {
		m = append(m, kit.Bind(assignIntent, w.KeyAssign, "a"))
	}
	if d.known {
		m = append(m, letter.Key(d.env))
	}
	if d.may(model.ClientReveal) {
		m = append(m, kit.Bind(kit.Reveal, w.KeyReveal))
	}
	if d.may(model.ClientTrail) {
		m = append(m, kit.Bind(openedIntent, d.env.Lang.Audit.KeyOpenings, "o"))
	}
	if d.may(model.ExportData) {
		m = append(m, kit.Bind(dossierIntent, d.env.Lang.Exports.KeyPerson, "f6").Hide())
	}
	switch {
	case d.anonymous():
	case d.tab == timelineTab:
		m = append(d.timeline.keys(), m...)
	case d.tab == takingTab:
		m = append(d.taking.Keys(), m...)
	case d.tab == acceptedTab:
		m = append(d.accepted.Keys(), m...)
	}
	return append(m,
		kit.Bind(kit.NextTab, w.KeyTab),
		kit.Bind(kit.Back, d.env.Lang.Common.Back),
		kit.Bind(kit.PrevTab, "").Hide(), kit.Bind(kit.Right, "").Hide(), kit.Bind(kit.Left, "").Hide(),
		kit.Bind(kit.Up, "").Hide(), kit.Bind(kit.Down, "").Hide(),
		kit.Bind(kit.PageUp, "").Hide(), kit.Bind(kit.PageDown, "").Hide(), kit.Bind(kit.Home, "").Hide(), kit.Bind(kit.End, "").Hide(),
		kit.Bind(kit.Copy, w.KeyCopy).Hide(),
	)
}

func (d *Detail) tabs() []kit.Tab {
	w := &d.env.Lang.Clients
	return []kit.Tab{
		{Title: w.TabSummary}, {Title: w.TabIdentity}, {Title: w.TabCase, Count: len(d.client.Terms)},
		{Title: w.TabTimeline, Count: d.timeline.count()}, {Title: w.TabTaking, Count: d.taking.Len()},
		{Title: d.env.Lang.Stigma.Part, Count: d.accepted.Len()},
		{Title: w.TabGuarantor, Count: len(d.client.Guarantors)}, {Title: w.TabCounselors, Count: len(d.client.Assignments)},
		{Title: w.TabHistory},
	}
}

// Draw draws the three lines of the head, the tabs, and the one on view.
func (d *Detail) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th := d.env.Theme
	area.Min.X++
	area.Max.X--
	if d.failure != "" {
		c.Wrap(area, d.failure, th.Bad)
		return nil
	}
	if !d.known {
		return nil
	}
	k := &card{env: d.env, books: d.store.Books(), c: &d.client, revealed: d.revealed}
	area.Min.Y += k.head(c, area)
	if d.anonymous() {
		l := d.env.Lang
		area.Min.Y += c.Wrap(area, l.F(l.Retention.Card, l.Date(d.client.Anonymised)), th.Warn)
	}
	if line := record.BeingEdited(d.env, d.store, model.KindClient, d.id); line != "" {
		area.Min.Y += c.Wrap(area, line, th.Fresh)
	}
	if area.Dy() > 6 {
		area.Min.Y++
	}
	d.tabHits = kit.Tabs(c, d.env, image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), d.tabs(), d.tab)
	area.Min.Y++
	if area.Dy() > 4 {
		area.Min.Y++
	}
	switch d.tab {
	case timelineTab:
		return d.timeline.draw(c, area)
	case takingTab:
		return d.taking.Draw(c, area)
	case acceptedTab:
		return d.accepted.Draw(c, area)
	case historyTab:
		paper := record.NewPaper(d.env, area.Dx())
		d.history.Write(paper)
		paper.Draw(c, area, &d.scroll)
		return nil
	}
	d.page = max(area.Dy(), 0)
	body := d.body(k)
	d.lines = body.height(area.Dx())
	d.top = max(0, min(d.top, d.lines-d.page))
	body.draw(c, th, area, d.top)
	return nil
}

// Click opens the tab under the mouse and scrolls.
func (d *Detail) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if d.tab == timelineTab && !d.onTabs(x, y) {
		return d.timeline.groups.Click(x, y, ev)
	}
	if d.tab == takingTab && !d.onTabs(x, y) {
		return d.taking.Click(x, y, ev)
	}
	if d.tab == acceptedTab && !d.onTabs(x, y) {
		return d.accepted.Click(x, y, ev)
	}
	switch ev := ev.(type) {
	case tea.MouseWheelMsg:
		if ev.Button == tea.MouseWheelUp {
			return d.do(kit.Up)
		}
		return d.do(kit.Down)
	case tea.MouseClickMsg:
		for i, r := range d.tabHits {
			if image.Pt(x, y).In(r) {
				d.tab, d.top = i, 0
				return d.turned()
			}
		}
	}
	return nil
}

func (d *Detail) onTabs(x, y int) bool {
	for _, r := range d.tabHits {
		if image.Pt(x, y).In(r) {
			return true
		}
	}
	return false
}

// body is what stands under the tabs: paragraphs of facts, each under a line
// of its own.
func (d *Detail) body(k *card) blocks {
	l := d.env.Lang
	w := &l.Clients
	switch d.tab {
	case identityTab:
		out := blocks{{pairs: k.identity()}}
		if !d.revealed {
			out = append(out, block{title: w.Masked, faint: true})
		}
		return out
	case caseTab:
		var out blocks
		for i := len(d.client.Terms) - 1; i >= 0; i-- {
			name := w.TermPast
			if d.client.Terms[i].State.Open() {
				name = w.TermOpen
			}
			out = append(out, block{title: w.Sections[4] + " " + l.Number(i+1) + " · " + name, pairs: k.term(&d.client.Terms[i])})
		}
		return out.or(w.NothingYet)
	case guarantorTab:
		var out blocks
		for i := len(d.client.Guarantors) - 1; i >= 0; i-- {
			out = append(out, block{title: w.TabGuarantor + " " + l.Number(i+1), pairs: k.guarantorFacts(&d.client.Guarantors[i])})
		}
		return out.or(w.NothingYet)
	case counselorTab:
		return d.counselorBlocks(k)
	}
	return d.summary(k)
}

func (d *Detail) summary(k *card) blocks {
	l := d.env.Lang
	w := &l.Clients
	out := d.lately(k)
	if t := d.client.Term(); t != nil {
		out = append(out, block{title: w.TabCase, pairs: []kit.Pair{
			{Label: w.F.Category, Value: l.Domain.Category(t.Category)}, {Label: w.F.Offence, Value: strings.TrimSpace(t.Offence + " " + t.Article)},
			{Label: w.F.Start, Value: l.Date(t.Start)}, {Label: w.F.End, Value: ending(l, t.End, k.today())},
		}})
	}
	if a := d.client.Assessed(); a != nil {
		out = append(out, block{title: w.F.Risk, pairs: k.assessed(a)})
	}
	if g := d.client.Guarantor(); g != nil && g.Name != "" {
		out = append(out, block{title: w.TabGuarantor, pairs: []kit.Pair{
			{Label: w.F.GName, Value: g.Name}, {Label: w.F.GRelation, Value: word(g.Relation != 0, l.Domain.Relation(g.Relation))},
		}})
	}
	return out
}

// lately says what needs attention, what waits for somebody and what was done
// last, in lines.
func (d *Detail) lately(k *card) blocks {
	l, today := d.env.Lang, model.DateOf(d.env.Time())
	const most = 3
	var out blocks
	list := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		out = append(out, block{title: title})
		for _, text := range lines {
			out = append(out, block{title: text, plain: true})
		}
	}
	var waiting, done []string
	for _, m := range d.timeline.waiting() {
		waiting = append(waiting, fmt.Sprintf("  %-11s  %-20s  %s", l.Domain.MatterKind(m.Kind), l.Domain.MatterState(m.State), l.Due(m.Due, today)))
	}
	for _, c := range d.timeline.latest(most) {
		line := contacts.Line(d.env, &c, nil)
		done = append(done, fmt.Sprintf("  %-11s  %-20s  %s", line.Word, line.Name, line.What))
	}
	var heed []string
	for _, sentence := range k.heed() {
		heed = append(heed, "  "+sentence)
	}
	list(l.Clients.Heed, heed)
	list(l.Clients.Waiting, waiting)
	list(l.Clients.Lately, done)
	return out
}

// ending writes the last day of a term, and how near it is when it is.
func ending(l *lang.Strings, end, today model.Date) string {
	const near = 60
	if end == 0 || end > today.AddDays(near) {
		return l.Date(end)
	}
	return l.Date(end) + " · " + l.Due(end, today)
}

func (d *Detail) counselorBlocks(k *card) blocks {
	l := d.env.Lang
	w := &l.Clients
	var out blocks
	if pairs := k.bounds(); len(pairs) > 0 {
		out = append(out, block{pairs: pairs})
	}
	for i := len(d.client.Assignments) - 1; i >= 0; i-- {
		a := &d.client.Assignments[i]
		c, _ := k.books.Counselor(a.Counselor)
		until := w.Now
		if a.To != 0 {
			until = l.Date(a.To)
		}
		out = append(out, block{title: c.Name, pairs: []kit.Pair{
			{Label: w.From, Value: l.Date(a.From)}, {Label: w.Until, Value: until},
			{Label: w.Reason, Value: a.Reason}, {Label: w.Handover, Value: a.Handover},
		}})
	}
	for i := len(d.client.Assessments) - 1; i >= 0; i-- {
		a := &d.client.Assessments[i]
		out = append(out, block{title: w.F.Risk + " " + l.Domain.Risk(a.Risk), pairs: k.assessed(a)})
	}
	for i := len(d.client.Stages) - 1; i >= 0; i-- {
		s := &d.client.Stages[i]
		out = append(out, block{title: w.F.Stage + " " + l.Domain.Stage(s.Kind), pairs: []kit.Pair{
			{Label: w.F.StageFrom, Value: l.Date(s.From)}, {Label: w.F.TPP, Value: s.TPP}, {Label: w.F.StageNote, Value: s.Note},
		}})
	}
	return out.or(w.NothingYet)
}

// word writes values of the history: names of places, and numbers masked as
// everywhere (rule R13).
func (d *Detail) word(path, value string) string {
	if path == "district" {
		return d.store.Books().DistrictName(value)
	}
	return ""
}
