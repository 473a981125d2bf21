package sheet

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// keyRegister is the field by which a client is known.
const keyRegister = "register"

// ofClients are tables of clients, known by their register number.
func ofClients() subject {
	return subject{kind: Clients, fields: clientFields(), keys: []string{keyRegister}, name: nameClient, draft: draftClient}
}

func nameClient(r *reading) identity {
	register := r.must(keyRegister)
	who := identity{key: model.NormalRegister(register), told: register}
	if name, ok := r.cell("name"); ok {
		who.name = text.Clean(name)
	}
	return who
}

// clientRow is a row on its way to a client.
type clientRow struct {
	*reading
	c     *model.Client
	isNew bool
}

func draftClient(r *reading) (draft, error) {
	register := r.must(keyRegister)
	before, found, err := r.im.client(register)
	if err != nil {
		return draft{}, err
	}
	after := clone(before)
	if !found {
		after.Register = register
	}
	(&clientRow{r, &after, !found}).read()
	if other := another(&before, &after); found && other != nil {
		r.refuse(keyRegister, other)
	}
	r.judged(after.Validate(r.im.checks))
	d := draft{kind: model.KindClient, after: &after, found: found, name: after.Name, changes: changed(values(&before, r.im.f), values(&after, r.im.f))}
	if found {
		d.before = &before
	}
	if after.NIK != before.NIK {
		d.claims = []Change{{Field: "nik", To: after.NIK}}
	}
	return d, nil
}

// client finds one by register number.
func (im *importer) client(register string) (model.Client, bool, error) {
	found, ok, err := im.k.Find(im.ctx, Clients, register)
	if c, is := found.(*model.Client); ok && is && err == nil {
		return *c, true, nil
	}
	return model.Client{}, false, err
}

// another tells that a known register number comes with another person: both
// name and day of birth differ. Such a row is a slip in the number, and taking
// it would write one person over another.
func another(before, after *model.Client) error {
	if before.Born == 0 || after.Born == before.Born || personal(before.Name) == personal(after.Name) {
		return nil
	}
	return errors.New("nomor register ini milik klien lain: nama dan tanggal lahirnya berbeda; periksa nomornya")
}

// read brings the row into the client: blank cells change nothing.
func (r *clientRow) read() {
	r.person()
	r.place()
	r.term()
	r.guarantor()
	r.defaults()
	r.counselor()
	r.assessed()
}

func (r *clientRow) person() {
	c, today := r.c, r.today()
	born := func(s string) (model.Date, error) { return birth(s, today) }
	r.set("name", into(&c.Name))
	r.set("alias", into(&c.Alias))
	r.set("nik", as(&c.NIK, nik))
	r.set("birth", func(s string) error {
		place, day, ok := strings.Cut(s, ",")
		if !ok {
			return errors.New(`tulis seperti "Banyumas, 31/12/1990"`)
		}
		c.BirthPlace = text.Clean(strings.TrimSpace(place))
		return as(&c.Born, born)(strings.TrimSpace(day))
	})
	r.set("birthplace", into(&c.BirthPlace))
	r.set("born", as(&c.Born, born))
	r.set("sex", one(&c.Sex, model.Sexes(), sexWords()))
	r.set("religion", one(&c.Religion, model.Religions(), religionWords()))
	r.set("marital", func(s string) error {
		if w := plain(s); w == "janda" || w == "duda" {
			return errors.New("tulis cerai hidup atau cerai mati")
		}
		return one(&c.Marital, model.Maritals(), maritalWords())(s)
	})
	r.set("education", one(&c.Education, model.Educations(), educationWords()))
	r.set("job", func(s string) error {
		if e := livelihood(s); e != model.EmploymentUnknown {
			c.Employment = e
		}
		return into(&c.Job)(s)
	})
	r.set("employment", one(&c.Employment, model.Employments(), employmentWords()))
	r.set("skills", into(&c.Skills))
	r.set("disability", into(&c.Disability))
	r.set("notes", block(&c.Notes))
	r.set("registered", r.day(&c.Registered))
	r.set("section", one(&c.Section, []model.Section{model.Adults, model.Children}, sectionWords()))
}

func (r *clientRow) place() {
	c := r.c
	r.set("phone", as(&c.Phone, phone))
	r.set("phone2", as(&c.Phone2, phone))
	r.set("street", into(&c.Street))
	r.set("rtrw", into(&c.RTRW))
	rt, okRT := r.cell("rt")
	rw, okRW := r.cell("rw")
	if okRT || okRW {
		c.RTRW = text.Clean(rt + "/" + rw)
	}
	r.set("village", into(&c.Village))
	r.whereabouts(&c.District)
}

// term takes in the present term. A row that begins another one after the
// present has ended adds it; what has ended is never written over.
func (r *clientRow) term() {
	c := r.c
	var start model.Date
	r.set("term.start", r.day(&start))
	switch last := c.Term(); {
	case last == nil, !last.State.Open() && start > max(last.End, last.Closed, last.Start):
		c.Terms = append(c.Terms, model.Term{})
	case last.State.Open() && last.End != 0 && start > last.End:
		r.refuse("term.start", fmt.Errorf("mulai sesudah %s, akhir masa bimbingan yang tercatat dan belum ditutup; tutup dahulu masa itu", last.End))
		return
	}
	t := c.Term()
	if start != 0 {
		t.Start = start
	}
	r.set("term.category", one(&t.Category, model.Categories(), categoryWords()))
	r.set("term.state", one(&t.State, model.TermStates(), stateWords()))
	r.set("term.caseno", into(&t.CaseNo))
	r.set("term.offence", into(&t.Offence))
	r.set("term.article", into(&t.Article))
	r.set("term.verdict", into(&t.Verdict))
	r.set("term.verdictdate", r.day(&t.VerdictDate))
	r.set("term.court", into(&t.Court))
	r.set("term.sentence", func(s string) error {
		years, months, days, err := sentence(s)
		if err == nil {
			t.Years, t.Months, t.Days = years, months, days
		}
		return err
	})
	r.set("term.years", as(&t.Years, whole))
	r.set("term.months", as(&t.Months, whole))
	r.set("term.days", as(&t.Days, whole))
	r.set("term.twothirds", r.day(&t.TwoThirds))
	r.set("term.decreeno", into(&t.DecreeNo))
	r.set("term.decreedate", r.day(&t.DecreeDate))
	r.set("term.origin", into(&t.Origin))
	r.set("term.end", r.day(&t.End))
	r.set("term.general", block(&t.General))
	r.set("term.special", block(&t.Special))
	r.set("term.hours", as(&t.HoursOrdered, whole))
}

func (r *clientRow) guarantor() {
	c := r.c
	g := model.Guarantor{}
	if last := c.Guarantor(); last != nil {
		g = *last
	}
	before := g
	r.set("guarantor.name", into(&g.Name))
	r.set("guarantor.relation", one(&g.Relation, model.Relations(), relationWords()))
	r.set("guarantor.nik", as(&g.NIK, nik))
	r.set("guarantor.phone", as(&g.Phone, phone))
	r.set("guarantor.address", into(&g.Address))
	r.set("guarantor.letterdate", r.day(&g.LetterDate))
	switch {
	case g == before:
	case g.Name == "":
		r.refuse("guarantor.name", errors.New("data penjamin tanpa nama penjamin"))
	case before.Name == "" || text.Fold(before.Name) == text.Fold(g.Name):
		if len(c.Guarantors) == 0 {
			g.State = model.GuarantorReachable
			c.Guarantors = append(c.Guarantors, g)
		} else {
			c.Guarantors[len(c.Guarantors)-1] = g
		}
	default: // another guarantor: the one before stays in the history
		if _, ok := r.cell("guarantor.relation"); !ok {
			g.Relation = model.RelationUnknown
		}
		fresh := model.Guarantor{Name: g.Name, Relation: g.Relation, State: model.GuarantorReachable, From: r.today()}
		for _, f := range []struct {
			key      string
			to, from *string
		}{{"guarantor.nik", &fresh.NIK, &g.NIK}, {"guarantor.phone", &fresh.Phone, &g.Phone}, {"guarantor.address", &fresh.Address, &g.Address}} {
			if _, ok := r.cell(f.key); ok {
				*f.to = *f.from
			}
		}
		if _, ok := r.cell("guarantor.letterdate"); ok {
			fresh.LetterDate = g.LetterDate
		}
		c.Guarantors = append(c.Guarantors, fresh)
	}
}

// defaults fills in what a table leaves unsaid, for what is new only.
func (r *clientRow) defaults() {
	c, t, today := r.c, r.c.Term(), r.today()
	if t.Category == model.CategoryUnknown && r.isNew {
		// Register numbers begin with the category in most offices: PB-0241/26.
		head, _, _ := strings.Cut(strings.NewReplacer("/", "-", ".", "-", " ", "-").Replace(c.Register), "-")
		if category, err := choose(head, model.Categories(), categoryWords()); err == nil {
			t.Category = category
		}
	}
	if t.State == model.TermUnknown {
		t.State = model.TermActive
		switch {
		case t.Start > today:
			t.State = model.TermRegistered
		case t.End != 0 && t.End < today: // guidance ends with its last day
			t.State, t.Closed, t.CloseReason = model.TermFinished, t.End, "masa bimbingan berakhir (dari impor)"
		}
	}
	if !r.isNew {
		return
	}
	if c.Section == model.SectionUnknown {
		c.Section = model.Adults
		child := t.Category == model.Diversion || t.Category == model.ChildService
		began := today
		if t.Start != 0 {
			began = min(t.Start, today)
		}
		if child || c.Born != 0 && c.Born.YearsUntil(began) < 18 && c.Born < began {
			c.Section = model.Children
		}
	}
	if c.Registered == 0 {
		c.Registered = today
		if t.Start != 0 {
			c.Registered = min(t.Start, today)
		}
	}
}

// counselor assigns the client. Whoever guides them already stays, with the
// day on which it began.
func (r *clientRow) counselor() {
	c, today := r.c, r.today()
	name, okName := r.cell("counselor")
	nip, okNIP := r.cell("counselor.nip")
	if !okName && !okNIP {
		return
	}
	id, err := r.im.f.counselor(name, nip)
	if err != nil {
		key := "counselor"
		if okNIP {
			key = "counselor.nip"
		}
		r.refuse(key, err)
		return
	}
	open := c.Assignment()
	switch {
	case open != nil && open.Counselor == id:
		return
	case open == nil && !c.Active():
		return // what has ended is no caseload
	case open != nil:
		open.To = max(today-1, open.From-1)
	}
	from := today
	if open == nil && len(c.Assignments) == 0 && c.Registered != 0 {
		from = min(c.Registered, today)
	}
	c.Assignments = append(c.Assignments, model.Assignment{Counselor: id, From: from, Reason: "impor daftar klien"})
}

func (r *clientRow) assessed() {
	c, today := r.c, r.today()
	next := model.Assessment{Risk: c.Risk(), Date: today}
	r.set("risk", one(&next.Risk, model.Risks(), riskWords()))
	r.set("assessment.date", r.day(&next.Date))
	r.set("assessment.score", as(&next.Score, whole))
	now := c.Assessed()
	switch {
	case next.Risk == model.RiskUnassessed: // says nothing that is not so already
	case now == nil || next.Risk != now.Risk:
		c.Assessments = append(c.Assessments, next)
	default:
		_, dated := r.cell("assessment.date")
		_, scored := r.cell("assessment.score")
		switch {
		case dated && next.Date > now.Date: // assessed again, with the same result
			c.Assessments = append(c.Assessments, next)
		case scored && (!dated || next.Date == now.Date):
			now.Score = next.Score
		}
	}
	stage := model.StageUnknown
	if now := c.Stage(); now != nil {
		stage = now.Kind
	}
	reached := stage
	r.set("stage", one(&reached, model.StageKinds(), stageWords()))
	if reached != stage {
		from := today
		if len(c.Stages) == 0 && c.Term().Start != 0 {
			from = min(c.Term().Start, today)
		}
		c.Stages = append(c.Stages, model.Stage{Kind: reached, From: from, Note: "dari impor"})
	}
}

// values are the fields of a client as text, for telling what a row changes.
func values(c *model.Client, f *finder) []Change {
	t, g := model.Term{}, model.Guarantor{}
	if p := c.Term(); p != nil {
		t = *p
	}
	if p := c.Guarantor(); p != nil {
		g = *p
	}
	counselor := ""
	if a := c.Assignment(); a != nil {
		counselor = strings.TrimSpace(f.byID[a.Counselor].Name + " " + f.byID[a.Counselor].NIP)
	}
	risk, score, assessed, stage := "", "", "", ""
	if a := c.Assessed(); a != nil {
		risk, score, assessed = a.Risk.Code(), count(a.Score), a.Date.String()
	}
	if s := c.Stage(); s != nil {
		stage = s.Kind.Code()
	}
	return []Change{
		{Field: keyRegister, To: c.Register}, {Field: "name", To: c.Name}, {Field: "alias", To: c.Alias}, {Field: "nik", To: c.NIK},
		{Field: "birthplace", To: c.BirthPlace}, {Field: "born", To: c.Born.String()}, {Field: "sex", To: c.Sex.Code()}, {Field: "religion", To: c.Religion.Code()},
		{Field: "marital", To: c.Marital.Code()}, {Field: "education", To: c.Education.Code()}, {Field: "employment", To: c.Employment.Code()}, {Field: "job", To: c.Job},
		{Field: "skills", To: c.Skills}, {Field: "phone", To: c.Phone}, {Field: "phone2", To: c.Phone2}, {Field: "street", To: c.Street}, {Field: "rtrw", To: c.RTRW},
		{Field: "village", To: c.Village}, {Field: "district", To: strings.TrimSpace(c.District + " " + f.regions[c.District].Name)}, {Field: "section", To: c.Section.Code()},
		{Field: "disability", To: c.Disability}, {Field: "notes", To: c.Notes}, {Field: "registered", To: c.Registered.String()},
		{Field: "terms", To: count(len(c.Terms))}, {Field: "term.category", To: t.Category.Code()}, {Field: "term.state", To: t.State.Code()}, {Field: "term.caseno", To: t.CaseNo},
		{Field: "term.offence", To: t.Offence}, {Field: "term.article", To: t.Article}, {Field: "term.verdict", To: t.Verdict}, {Field: "term.verdictdate", To: t.VerdictDate.String()},
		{Field: "term.court", To: t.Court}, {Field: "term.sentence", To: fmt.Sprintf("%d/%d/%d", t.Years, t.Months, t.Days)}, {Field: "term.twothirds", To: t.TwoThirds.String()},
		{Field: "term.decreeno", To: t.DecreeNo}, {Field: "term.decreedate", To: t.DecreeDate.String()}, {Field: "term.origin", To: t.Origin}, {Field: "term.start", To: t.Start.String()},
		{Field: "term.end", To: t.End.String()}, {Field: "term.general", To: t.General}, {Field: "term.special", To: t.Special}, {Field: "term.hours", To: count(t.HoursOrdered)},
		{Field: "guarantor.name", To: g.Name}, {Field: "guarantor.relation", To: g.Relation.Code()}, {Field: "guarantor.nik", To: g.NIK}, {Field: "guarantor.phone", To: g.Phone},
		{Field: "guarantor.address", To: g.Address}, {Field: "guarantor.letterdate", To: g.LetterDate.String()},
		{Field: "counselor", To: counselor}, {Field: "risk", To: risk}, {Field: "assessment.score", To: score}, {Field: "assessment.date", To: assessed}, {Field: "stage", To: stage},
	}
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
