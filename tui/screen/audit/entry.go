package audit

import (
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/acceptance"
	"guyub/tui/screen/contacts"
	"guyub/tui/screen/counselors"
	"guyub/tui/screen/groups"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/record"
	"guyub/tui/screen/referrals"
)

// entry is one entry of the trail: all that is known of it, with each field
// before and after. Numbers and addresses are masked, and what the person may
// not see is not there (rules R12 and R13).
type entry struct {
	env    *kit.Env
	store  Store
	words  words
	e      store.AuditEntry
	scroll record.Scroll
}

func newEntry(env *kit.Env, s Store, e store.AuditEntry) *entry {
	return &entry{env: env, store: s, words: words{env: env, store: s}, e: e}
}

// Title is its part of the breadcrumb.
func (one *entry) Title() string {
	l := one.env.Lang
	return l.F(l.Audit.EntryTitle, l.Number(int(one.e.Seq)))
}

// Init has nothing to wait for.
func (one *entry) Init() tea.Cmd { return nil }

// seen are the records that the person may open from here.
func (one *entry) seen() []store.AuditRecord {
	return slices.DeleteFunc(slices.Clone(one.e.Records), func(r store.AuditRecord) bool { return r.Hidden || !opens(r.Kind) })
}

// opens reports whether records of a kind have a screen.
func opens(kind model.Kind) bool {
	return slices.Contains([]model.Kind{model.KindClient, model.KindCounselor, model.KindGroup, model.KindMatter, model.KindRebalance, model.KindEnrolment}, kind)
}

// Keys is what works now.
func (one *entry) Keys() kit.KeyMap {
	var m kit.KeyMap
	if len(one.seen()) > 0 {
		m = append(m, kit.Bind(kit.Open, one.env.Lang.Audit.OpenRecord))
	}
	return append(m, one.scroll.Keys(one.env.Lang.Record.KeyMove)...)
}

// Update opens the record, asking which where there are several.
func (one *entry) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case entryPicked:
		return kit.Send(kit.Show{Kind: m.kind, ID: m.id})
	case kit.Do:
		if m.Intent != kit.Open {
			one.scroll.Do(m.Intent)
			return nil
		}
		all := one.seen()
		switch len(all) {
		case 0:
			return nil
		case 1:
			return kit.Send(kit.Show{Kind: all[0].Kind, ID: all[0].ID})
		}
		var options []kit.Option
		for i := range all {
			options = append(options, kit.Option{Value: all[i].ID.String(), Label: one.words.record(&all[i])})
		}
		return kit.Send(kit.OpenDialog{Dialog: kit.Choose(one.env, one.env.Lang.Audit.PickRecord, options, "", func(v string) tea.Msg {
			i := slices.IndexFunc(all, func(r store.AuditRecord) bool { return r.ID.String() == v })
			return entryPicked{all[i].Kind, all[i].ID}
		})})
	}
	return nil
}

// entryPicked is the record that somebody wants to see.
type entryPicked struct {
	kind model.Kind
	id   model.ID
}

// Draw draws the entry.
func (one *entry) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	p := record.NewPaper(one.env, area.Dx())
	one.write(p)
	p.Draw(c, area, &one.scroll)
	return nil
}

// Click scrolls.
func (one *entry) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	one.scroll.Wheel(ev)
	return nil
}

// write writes the entry onto a paper.
func (one *entry) write(p *record.Paper) {
	th, l, e := one.env.Theme, one.env.Lang, &one.e
	w := &l.Audit
	at := one.env.Local(e.At)
	p.Text(l.Intent(e.Intent), th.Bold)
	p.Fact(w.ColWhen, l.DateWeekday(model.DateOf(at))+" "+l.Clock(at), th.Base)
	p.Fact(w.ColWho, one.words.who(e), th.Base)
	if e.Role != 0 {
		p.Fact(w.Role, l.Domain.Role(e.Role), th.Base)
	}
	if e.Terminal != "" {
		p.Fact(w.ColWhere, e.Terminal, th.Base)
	}
	if e.Reason != "" {
		p.Fact(w.ColWhy, e.Reason, th.Base)
	}
	if note := one.words.note(e); note != "" {
		p.Fact(w.Fields, note, th.Base)
	}
	if e.Count > 0 {
		p.Fact(w.ColRecord, l.F(w.Records, l.Number(e.Count)), th.Base)
	}
	p.Fact(w.Number, l.Number(int(e.Seq)), th.Base)
	for i := range e.Records {
		one.writeRecord(p, e.Intent, &e.Records[i])
	}
}

// writeRecord writes one record of an entry of an intent, with what was changed
// in it.
func (one *entry) writeRecord(p *record.Paper, intent string, r *store.AuditRecord) {
	th, l := one.env.Theme, one.env.Lang
	p.Head(one.words.record(r))
	switch {
	case r.Hidden:
		p.Indent(2, l.Record.Hidden, th.Faint)
		return
	case r.Anonymous:
		p.Indent(2, l.Retention.Changed, th.Faint)
		return
	case strings.HasPrefix(intent, "session."): // whose account it was: nobody read it
		return
	case r.Rev == 0:
		p.Indent(2, l.Audit.Reads, th.Faint)
		return
	case len(r.Changes) == 0:
		p.Indent(2, l.Audit.Unchanged, th.Faint)
		return
	}
	h := record.NewHistory(one.env, one.store, r.Kind, r.ID)
	h.Names = func(path string) string {
		if name := fieldName(one.env, r.Kind, path); name != "" {
			return name
		}
		return path
	}
	for _, c := range r.Changes {
		if s := h.Change(c); s != "" {
			p.Indent(2, s, th.Base)
		}
	}
}

// fieldName labels a field of a record of a kind; empty where it has no label.
func fieldName(env *kit.Env, kind model.Kind, path string) string {
	switch kind {
	case model.KindClient:
		return env.Lang.FieldName(path)
	case model.KindContact:
		return contacts.FieldName(env, path)
	case model.KindMatter:
		return matters.FieldName(env, path)
	case model.KindAcceptance:
		return acceptance.FieldName(env, path)
	case model.KindEnrolment:
		return referrals.FieldName(env, path)
	case model.KindCounselor:
		return counselors.FieldName(env, path)
	case model.KindGroup:
		return groups.FieldName(env, path)
	}
	return ""
}
