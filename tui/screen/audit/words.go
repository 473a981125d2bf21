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
	// masked: clients are named by their register numbers.
	masked bool
}

// client names a client; empty when the person may not see them.
func (w words) client(id model.ID) string {
	if !w.masked {
		return record.NameOf(w.store.Roster(), id)
	}
	row, _ := w.store.Roster().Find(id)
	return row.Register
}

// when writes the time of an entry, short enough for a column.
func (w words) when(at time.Time) string {
	at = w.env.Local(at)
	l, day := w.env.Lang, model.DateOf(at)
	brief := l.DateBrief(day)
	if at.Year() == w.env.Time().Year() {
		brief = strings.TrimSuffix(brief, " "+at.Format("2006"))
	}
	return brief + " " + l.Clock(at)
}

// who names the person, or the program itself. Of a failed sign-in it is whose
// account was tried.
func (w words) who(e *store.AuditEntry) string {
	switch {
	case !e.User.IsZero():
		return w.user(e.User)
	case e.Intent != store.IntentFailed:
		return w.env.Lang.Audit.Program
	case len(e.Records) > 0 && !e.Records[0].Hidden:
		return w.user(e.Records[0].ID)
	}
	return w.env.Lang.Common.Unknown
}

// short is who for a column.
func (w words) short(e *store.AuditEntry) string {
	name := w.who(e)
	if name == w.env.Lang.Common.Unknown || name == w.env.Lang.Audit.Program {
		return name
	}
	return model.ShortName(name)
}

func (w words) user(id model.ID) string {
	if name := w.store.Books().UserName(id); name != "" {
		return name
	}
	return w.env.Lang.Common.Unknown
}

// records names what an entry is about: the first record, and how many more.
func (w words) records(e *store.AuditEntry) string {
	l := w.env.Lang
	switch {
	case len(e.Records) == 0 && e.Count > 0:
		return l.F(l.Audit.Records, l.Number(e.Count))
	case len(e.Records) == 0 || self(e):
		return ""
	}
	first := w.record(&e.Records[0])
	if n := len(e.Records) - 1; n > 0 {
		return l.F(l.Audit.AndOthers, first, l.Number(n))
	}
	return first
}

// self reports whether an entry is about the account of whoever it names.
func self(e *store.AuditEntry) bool {
	return len(e.Records) == 1 && e.Records[0].Kind == model.KindUser && (e.Records[0].ID == e.User || e.Intent == store.IntentFailed)
}

// note writes what else an entry says: the fields that were seen, or what left
// the office. Of other entries it is for the program alone.
func (w words) note(e *store.AuditEntry) string {
	switch e.Intent {
	case store.IntentExport:
		return w.env.Lang.Taken(e.Note)
	case store.IntentReveal:
		fields := strings.Split(e.Note, ", ")
		for i := range fields {
			fields[i] = w.env.Lang.FieldName(fields[i])
		}
		return strings.Join(fields, ", ")
	}
	return ""
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
		if name = w.client(r.ID); name != "" {
			return name
		}
		return l.F(l.Audit.NotYours, kind)
	case model.KindUser:
		name = b.UserName(r.ID)
	case model.KindCounselor:
		name = b.CounselorName(r.ID)
	case model.KindGroup:
		name = b.GroupName(r.ID)
	case model.KindContact, model.KindMatter, model.KindEnrolment, model.KindAbstention, model.KindAcceptance:
		name = w.client(r.Of)
	case model.KindSite:
		site, _ := b.Site(r.ID)
		name = site.Name
	}
	if name == "" {
		return kind
	}
	return l.F(l.Audit.OfKind, kind, name)
}
