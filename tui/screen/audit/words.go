package audit

import (
	"strings"
	"time"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// words writes entries for people.
type words struct {
	env   *kit.Env
	store Names
}

// when writes the time of an entry, short enough for a column.
func (w words) when(at time.Time) string {
	if w.env.Zone != nil {
		at = at.In(w.env.Zone)
	}
	l, day := w.env.Lang, model.DateOf(at)
	brief := l.DateBrief(day)
	if at.Year() == w.env.Time().Year() {
		brief = strings.TrimSuffix(brief, " "+at.Format("2006"))
	}
	return brief + " " + l.Clock(at)
}

// who names the person, or the program itself.
func (w words) who(e *store.AuditEntry) string {
	if e.User.IsZero() {
		return w.env.Lang.Audit.Program
	}
	return w.user(e.User)
}

func (w words) user(id model.ID) string {
	if name := w.store.Books().UserName(id); name != "" {
		return name
	}
	return w.env.Lang.Audit.Nobody
}

// records names what an entry is about: the first record, and how many more.
func (w words) records(e *store.AuditEntry) string {
	l := w.env.Lang
	switch {
	case len(e.Records) == 0 && e.Count > 0:
		return l.F(l.Audit.Records, l.Number(e.Count))
	case len(e.Records) == 0:
		return ""
	}
	first := w.record(&e.Records[0])
	if n := len(e.Records) - 1; n > 0 {
		return l.F(l.Audit.AndOthers, first, l.Number(n))
	}
	return first
}

// kindWord is the word of a kind of records.
func kindWord(l *lang.Strings, kind model.Kind) string {
	if word := l.Domain.Kinds[kind]; word != "" {
		return word
	}
	return string(kind)
}

// record names a record as far as the person may see it.
func (w words) record(r *store.AuditRecord) string {
	l := w.env.Lang
	kind := kindWord(l, r.Kind)
	if r.Hidden {
		return l.F(l.Audit.NotYours, kind)
	}
	b := w.store.Books()
	name := ""
	switch r.Kind {
	case model.KindClient:
		if name = record.NameOf(w.store.Roster(), r.ID); name != "" {
			return name
		}
		return l.F(l.Audit.NotYours, kind)
	case model.KindUser:
		name = b.UserName(r.ID)
	case model.KindCounselor:
		name = b.CounselorName(r.ID)
	case model.KindGroup:
		name = b.GroupName(r.ID)
	case model.KindContact, model.KindMatter, model.KindEnrolment, model.KindAbstention:
		name = record.NameOf(w.store.Roster(), r.Of)
	case model.KindSite:
		site, _ := b.Site(r.ID)
		name = site.Name
	}
	if name == "" {
		return kind
	}
	return l.F(l.Audit.OfKind, kind, name)
}
