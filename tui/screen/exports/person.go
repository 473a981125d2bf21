package exports

import (
	"context"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/paper"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/report"
)

// Dossiers is where everything about a client is read.
type Dossiers interface {
	Store
	Dossier(ctx context.Context, client model.ID, purpose string) (store.Dossier, error)
}

// NewPerson returns the screen that takes out everything about one client. It is
// for who may take out records of the client's section.
func NewPerson(env *kit.Env, s Dossiers, c model.Client) *Screen {
	return screenOf(env, &personThing{env: env, store: s, client: c})
}

// personThing is everything about one client.
type personThing struct {
	env    *kit.Env
	store  Dossiers
	client model.Client
}

func (p *personThing) title() string { return p.env.Lang.Exports.KeyPerson }
func (p *personThing) code() string  { return "client REGISTER" }

// file names nobody: the register number does.
func (p *personThing) file(f report.Format) string {
	ending := string(f)
	if f == report.AsText {
		ending = "txt"
	}
	return "data-klien-" + strings.ReplaceAll(model.NormalRegister(p.client.Register), "/", "-") + "." + ending
}
func (p *personThing) formats() []report.Format {
	return []report.Format{report.AsPDF, report.AsText, report.AsJSON}
}
func (p *personThing) masks() bool           { return false }
func (p *personThing) whole() (is, may bool) { return true, true }
func (p *personThing) total() int            { return 0 }
func (p *personThing) about(Wish) []string {
	w := &p.env.Lang.Exports
	return []string{p.client.Register, w.PersonExplained, w.PersonLeaves}
}

// note has nothing to do: reading everything about somebody is noted by the
// store, before it answers.
func (p *personThing) note(context.Context, Wish, int) error { return nil }

func (p *personThing) build(ctx context.Context, env *kit.Env, w Wish, _ func(done int)) (*paper.Document, error) {
	return Person(ctx, env, p.store, p.client.ID, w.Purpose)
}

// Person makes the document of everything about one client.
func Person(ctx context.Context, env *kit.Env, s Dossiers, client model.ID, purpose string) (*paper.Document, error) {
	d, err := s.Dossier(ctx, client, purpose)
	if err != nil {
		return nil, err
	}
	b := &dossier{env: env, books: s.Books(), d: &d}
	l := env.Lang
	w := &l.Exports
	made := env.Time()
	doc := &paper.Document{
		Kind: "client", Language: l.Code, Letterhead: []string{b.books.Office.Name}, Secret: l.Report.Secret, Made: made,
		Title:  l.F(w.PersonTitle, d.Client.Register),
		Head:   []paper.Fact{words("made", w.MadeBy, l.F(w.MadeByWhom, l.Date(model.DateOf(made)), l.Clock(made), s.User().Name)), words("purpose", w.Purpose, purpose)},
		Blocks: b.blocks(), Notes: []string{w.NoOthers},
	}
	if d.Notes {
		doc.Notes = append(doc.Notes, w.WithNotes)
	} else {
		doc.Notes = append(doc.Notes, w.WithoutNotes)
	}
	return doc, nil
}

func words(key, label, text string) paper.Fact {
	return paper.Fact{Key: key, Label: label, Value: paper.Text(text)}
}

// dossier words everything about a client.
type dossier struct {
	env   *kit.Env
	books *store.Books
	d     *store.Dossier
}

func (b *dossier) blocks() []paper.Block {
	w := &b.env.Lang.Exports
	blocks := []paper.Block{paper.Heading{Text: w.Identity}, b.identity()}
	blocks = append(blocks, b.terms()...)
	for _, t := range []paper.Table{b.guarantors(), b.counselors(), b.stages(), b.assessments(), b.contacts(), b.matters(), b.enrolments(), b.attended(), b.abstentions(), b.acceptances(), b.opened(), b.changed()} {
		if len(t.Rows) > 0 {
			blocks = append(blocks, t)
		}
	}
	return blocks
}

// identity is who the person is, whole: it goes to them.
func (b *dossier) identity() paper.Facts {
	l, c := b.env.Lang, &b.d.Client
	dm := l.Domain
	f := paper.Facts{Key: "identity"}
	put := func(key string, v paper.Value) {
		if v.Kind != paper.None && (v.Kind != paper.Words || v.Text != "" && v.Text != "-") {
			f.Rows = append(f.Rows, paper.Fact{Key: key, Label: l.FieldName(key), Value: v})
		}
	}
	text := func(key, s string) { put(key, paper.Text(s)) }
	text("register", c.Register)
	text("name", c.Name)
	text("alias", c.Alias)
	text("nik", c.NIK)
	text("birthplace", c.BirthPlace)
	put("born", paper.On(c.Born))
	text("sex", dm.Sex(c.Sex))
	text("religion", dm.Religion(c.Religion))
	text("marital", dm.Marital(c.Marital))
	text("education", dm.Education(c.Education))
	text("employment", dm.Employment(c.Employment))
	text("job", c.Job)
	text("skills", c.Skills)
	text("interests", strings.Join(c.Interests, ", "))
	text("needs", strings.Join(c.Needs, ", "))
	text("phone", c.Phone)
	text("phone2", c.Phone2)
	text("street", c.Street)
	text("rtrw", c.RTRW)
	text("village", c.Village)
	text("district", b.books.DistrictName(c.District))
	text("section", dm.Section(c.Section))
	text("disability", c.Disability)
	put("registered", paper.On(c.Registered))
	put("nextreport", paper.On(c.NextReport))
	if c.Misses > 0 {
		put("misses", paper.Int(c.Misses))
	}
	text("notes", c.Notes)
	return f
}

// table makes a table whose columns are named by their keys.
func (b *dossier) table(key, title string, columns ...paper.Column) paper.Table {
	return paper.Table{Key: key, Title: title, Columns: columns}
}

func col(key, label string) paper.Column {
	return paper.Column{Key: key, Label: label, Kind: paper.Words}
}
func day(key, label string) paper.Column {
	return paper.Column{Key: key, Label: label, Kind: paper.Day}
}

// terms are lists of facts: their words are too long for columns of a page.
func (b *dossier) terms() []paper.Block {
	l := b.env.Lang
	w := &l.Exports
	var out []paper.Block
	for i := range b.d.Client.Terms {
		t := &b.d.Client.Terms[i]
		f := paper.Facts{Key: "term"}
		for _, one := range []paper.Fact{
			words("category", w.ColKind, l.Domain.Category(t.Category)), words("state", w.ColState, l.Domain.TermState(t.State)),
			words("offence", w.ColOffence, joined(", ", t.Offence, t.Article)), words("verdict", w.ColVerdict, joined(", ", t.CaseNo, t.Verdict, t.DecreeNo)),
			{Key: "start", Label: w.ColFrom, Value: paper.On(t.Start)}, {Key: "end", Label: w.ColTo, Value: paper.On(t.End)},
			words("conditions", w.ColConditions, joined("; ", t.General, t.Special)), words("closed", w.ColClosed, t.CloseReason),
		} {
			if one.Value.Kind == paper.Day || one.Value.Text != "" {
				f.Rows = append(f.Rows, one)
			}
		}
		out = append(out, paper.Heading{Text: w.Terms + " " + strconv.Itoa(i+1)}, f)
	}
	return out
}

// guarantors are third persons: by name and relation alone.
func (b *dossier) guarantors() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("guarantors", w.Guarantors, col("name", w.ColName), col("relation", w.ColRelation), day("from", w.ColFrom))
	for _, g := range b.d.Client.Guarantors {
		t.Rows = append(t.Rows, []paper.Value{paper.Text(g.Name), paper.Text(l.Domain.Relation(g.Relation)), paper.On(g.From)})
	}
	return t
}

func (b *dossier) counselors() paper.Table {
	w := &b.env.Lang.Exports
	t := b.table("counselors", w.Counselors, col("counselor", w.ColCounselor), day("from", w.ColFrom), day("to", w.ColTo), col("reason", w.ColReason))
	for _, a := range b.d.Client.Assignments {
		c, _ := b.books.Counselor(a.Counselor)
		t.Rows = append(t.Rows, []paper.Value{paper.Text(c.Name), paper.On(a.From), paper.On(a.To), paper.Text(a.Reason)})
	}
	return t
}

func (b *dossier) stages() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("stages", w.Stages, col("stage", w.ColKind), day("from", w.ColFrom), col("tpp", w.ColHearing), col("note", w.ColNote))
	for _, s := range b.d.Client.Stages {
		t.Rows = append(t.Rows, []paper.Value{paper.Text(l.Domain.Stage(s.Kind)), paper.On(s.From), paper.Text(s.TPP), paper.Text(s.Note)})
	}
	return t
}

func (b *dossier) assessments() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("assessments", w.Assessments, day("day", w.ColDay), col("risk", w.ColRisk), col("score", w.ColScore), day("review", w.ColDue), col("note", w.ColNote))
	for _, a := range b.d.Client.Assessments {
		t.Rows = append(t.Rows, []paper.Value{paper.On(a.Date), paper.Text(l.Domain.Risk(a.Risk)), number(a.Score), paper.On(a.Review), paper.Text(a.Note)})
	}
	return t
}

func (b *dossier) contacts() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("contacts", w.Contacts, day("day", w.ColDay), col("kind", w.ColKind), col("mode", w.ColMode), col("place", w.ColPlace), col("note", w.ColNote))
	for i := range b.d.Contacts {
		c := &b.d.Contacts[i]
		struck := ""
		if c.Struck != "" {
			struck = w.Struck
		}
		t.Rows = append(t.Rows, []paper.Value{paper.On(c.Day), paper.Text(joined(", ", l.Domain.ContactKind(c.Kind), struck)), paper.Text(l.Domain.ContactMode(c.Mode)), paper.Text(c.Place),
			paper.Text(joined("; ", c.Condition, c.Activity, c.Surroundings, c.Difficulties, c.Plan, c.Reason, c.FollowUp, c.Struck))})
	}
	return t
}

func (b *dossier) matters() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("matters", w.Matters, day("opened", w.ColOpened), col("kind", w.ColKind), col("state", w.ColState), day("closed", w.ColClosed), col("note", w.ColNote))
	for i := range b.d.Matters {
		m := &b.d.Matters[i]
		kind := l.Domain.MatterKind(m.Kind)
		switch m.Kind {
		case model.Litmas:
			kind = joined(": ", kind, l.Domain.LitmasKind(m.Litmas))
		case model.Incident:
			kind = joined(": ", kind, l.Domain.IncidentShort(m.Incident))
		}
		t.Rows = append(t.Rows, []paper.Value{paper.On(m.Opened), paper.Text(kind), paper.Text(l.Domain.MatterState(m.State)), paper.On(m.Closed), paper.Text(m.Note)})
	}
	return t
}

func (b *dossier) enrolments() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("enrolments", w.Enrolments, day("opened", w.ColOpened), col("group", w.ColGroup), col("state", w.ColState), day("from", w.ColFrom), day("closed", w.ColClosed), col("note", w.ColNote))
	for i := range b.d.Enrolments {
		e := &b.d.Enrolments[i]
		t.Rows = append(t.Rows, []paper.Value{paper.On(e.Opened), paper.Text(b.books.GroupName(e.Group)), paper.Text(l.EnrolmentState(b.books.Mechanism(), e.State)),
			paper.On(e.From), paper.On(e.Closed), paper.Text(joined("; ", e.Evaluation, e.Note))})
	}
	return t
}

func (b *dossier) attended() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("attendance", w.Attendance, day("day", w.ColDay), col("group", w.ColGroup), col("presence", w.ColPresence), col("work", w.ColWork), col("conduct", w.ColConduct), col("note", w.ColNote))
	for _, a := range b.d.Attended {
		t.Rows = append(t.Rows, []paper.Value{paper.On(a.Day), paper.Text(b.books.GroupName(a.Group)), paper.Text(l.Domain.Presence(a.Mark.Presence)),
			number(a.Mark.Work), number(a.Mark.Conduct), paper.Text(a.Mark.Note)})
	}
	return t
}

func (b *dossier) abstentions() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("abstentions", w.Abstentions, day("day", w.ColDay), col("reason", w.ColReason), col("note", w.ColNote))
	for _, a := range b.d.Abstentions {
		t.Rows = append(t.Rows, []paper.Value{paper.On(a.Day), paper.Text(l.Reason(b.books.Mechanism(), model.ReasonAbsent, a.Reason)), paper.Text(a.Note)})
	}
	return t
}

// acceptances tell the kind of source and never who it was.
func (b *dossier) acceptances() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("acceptances", w.Acceptances, day("day", w.ColDay), col("source", w.ColSource), col("score", w.ColScore))
	for _, a := range b.d.Acceptances {
		t.Rows = append(t.Rows, []paper.Value{paper.On(a.Day), paper.Text(l.Domain.Source(a.Source)), number(a.Score)})
	}
	return t
}

// opened tells who has opened the record or seen what is masked: the role, and
// the name where it may be told.
func (b *dossier) opened() paper.Table {
	w := &b.env.Lang.Exports
	t := b.table("opened", w.Opened, day("day", w.ColDay), col("role", w.ColRole), col("what", w.ColWhat))
	for i := range b.d.Deeds {
		if a := &b.d.Deeds[i]; looks(a) {
			t.Rows = append(t.Rows, []paper.Value{paper.On(model.DateOf(b.env.Local(a.At))), paper.Text(b.doer(a)), paper.Text(b.env.Lang.Intent(a.Intent))})
		}
	}
	return t
}

// looks reports whether nothing was changed.
func looks(a *store.RecordDeed) bool {
	return a.Intent == store.IntentRead || a.Intent == store.IntentReveal || a.Intent == store.IntentExport
}

func (b *dossier) changed() paper.Table {
	l := b.env.Lang
	w := &l.Exports
	t := b.table("changed", w.Changed, day("day", w.ColDay), col("role", w.ColRole), col("what", w.ColWhat), col("fields", w.ColFields))
	for i := range b.d.Deeds {
		a := &b.d.Deeds[i]
		if looks(a) {
			continue
		}
		fields := make([]string, 0, len(a.Fields))
		for _, f := range a.Fields {
			if name := l.FieldName(f); len(fields) == 0 || fields[len(fields)-1] != name {
				fields = append(fields, name)
			}
		}
		t.Rows = append(t.Rows, []paper.Value{paper.On(model.DateOf(b.env.Local(a.At))), paper.Text(b.doer(a)), paper.Text(l.Intent(a.Intent)), paper.Text(strings.Join(fields, ", "))})
	}
	return t
}

// doer is the role of who did something, with their name where it may be told.
func (b *dossier) doer(a *store.RecordDeed) string {
	l := b.env.Lang
	if a.Role == model.RoleUnknown {
		return l.Audit.Program
	}
	return joined(", ", l.Domain.Role(a.Role), b.books.UserName(a.User))
}

// number is a figure that is not filled in when it is 0.
func number(n int) paper.Value {
	if n == 0 {
		return paper.Value{}
	}
	return paper.Text(strconv.Itoa(n))
}

// joined puts together what is filled in.
func joined(between string, all ...string) string {
	var out []string
	for _, s := range all {
		if s != "" && s != "-" {
			out = append(out, s)
		}
	}
	return strings.Join(out, between)
}
