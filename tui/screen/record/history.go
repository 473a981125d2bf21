package record

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
)

// History is what happened to one record, read when it is first looked at.
type History struct {
	env   *kit.Env
	store Histories
	kind  model.Kind
	id    model.ID
	// Names gives the label of a field by its path in the record, such as
	// "partners.name", the numbers of rows left out; empty for fields that are
	// not worth a line.
	Names func(path string) string
	// Label names a change by its whole path, the numbers of rows included,
	// where Names cannot tell the rows apart; empty for what is not worth a line.
	Label func(c store.FieldChange) string
	// Word writes a value in words; nil keeps it as it is.
	Word func(path, value string) string

	wait    *kit.Wait
	read    bool
	failed  string
	entries []store.AuditEntry
}

// NewHistory returns the history of a record, not yet read.
func NewHistory(env *kit.Env, s Histories, kind model.Kind, id model.ID) *History {
	return &History{env: env, store: s, kind: kind, id: id, wait: kit.NewWait(env)}
}

type historyRead struct {
	of         *History
	generation int
	entries    []store.AuditEntry
	err        error
}

// Stale makes the next Show read again, as after a change of the record.
func (h *History) Stale() { h.read = false }

// Show reads the history unless it is there.
func (h *History) Show() tea.Cmd {
	if h.read || h.wait.Busy() {
		return nil
	}
	generation, turn := h.wait.Start(h.env.Lang.Record.Reading)
	return tea.Batch(turn, func() tea.Msg {
		ctx, stop := Within()
		defer stop()
		entries, err := h.store.History(ctx, h.kind, h.id)
		return historyRead{h, generation, entries, err}
	})
}

// Update takes the answer.
func (h *History) Update(msg tea.Msg) tea.Cmd {
	m, ok := msg.(historyRead)
	if !ok {
		return h.wait.Update(msg)
	}
	if m.of == h && h.wait.Current(m.generation) {
		h.wait.Stop()
		h.read, h.failed, h.entries = true, "", m.entries
		if m.err != nil {
			h.failed = store.Explain(m.err, h.env.Lang.Code)
		}
	}
	return nil
}

// Write writes the history onto a paper, the newest first.
func (h *History) Write(p *Paper) {
	th, l := h.env.Theme, h.env.Lang
	w := &l.Record
	switch {
	case h.wait.Busy():
		p.Text(w.Reading, th.Faint)
		return
	case h.failed != "":
		p.Text(h.failed, th.Warn)
		return
	case len(h.entries) == 0:
		p.Text(w.NoHistory, th.Faint)
		return
	}
	today := model.DateOf(h.env.Time())
	const whenWidth, whatWidth = 18, 20
	for i := range h.entries {
		e := &h.entries[i]
		p.Row(0, Column{Text: l.Moment(h.env.Local(e.At), today), Width: whenWidth, Style: th.Faint},
			Column{Text: l.Intent(e.Intent), Width: whatWidth, Style: th.Bold}, Column{Text: h.who(e), Style: th.Faint})
		if e.Reason != "" {
			p.Indent(whenWidth+2, l.Common.Reason+": "+e.Reason, th.Base)
		}
		for _, r := range e.Records {
			switch {
			case r.Hidden:
				p.Indent(whenWidth+2, w.Hidden, th.Faint)
			case r.Anonymous:
				p.Indent(whenWidth+2, l.Retention.Changed, th.Faint)
			}
			for _, c := range r.Changes {
				if s := h.Change(c); s != "" {
					p.Indent(whenWidth+2, s, th.Base)
				}
			}
		}
	}
}

func (h *History) who(e *store.AuditEntry) string {
	name := "guyub"
	if !e.User.IsZero() {
		name = h.value("", e.User.String())
	}
	if e.Terminal == "" {
		return name
	}
	return h.env.Lang.F(h.env.Lang.Record.By, name, e.Terminal)
}

// Change words one field before and after; empty for what is not worth a line.
func (h *History) Change(c store.FieldChange) string {
	path := WithoutNumbers(c.Field)
	name := path
	switch {
	case h.Label != nil:
		name = h.Label(c)
	case h.Names != nil:
		name = h.Names(path)
	}
	if name == "" {
		return ""
	}
	l := h.env.Lang
	before, after := h.value(path, c.Before), h.value(path, c.After)
	switch {
	case c.Before == "":
		return l.F(l.Record.FilledIn, name, after)
	case c.After == "":
		return l.F(l.Record.Emptied, name, before)
	}
	return l.F(l.Record.Became, name, before, after)
}

func (h *History) value(path, v string) string {
	l, books := h.env.Lang, h.store.Books()
	if v == "" {
		return ""
	}
	if h.Word != nil {
		if s := h.Word(path, v); s != "" {
			return s
		}
	}
	if v == "true" {
		return l.Record.Yes
	}
	if d, err := model.ParseDate(v); err == nil {
		return l.DateShort(d)
	}
	if id, err := model.ParseID(v); err == nil && books != nil {
		for _, name := range []string{books.UserName(id), books.CounselorName(id), books.GroupName(id)} {
			if name != "" {
				return name
			}
		}
		return l.Common.Unknown
	}
	return v
}

// WithoutNumbers leaves the numbers of rows out of a field's path.
func WithoutNumbers(path string) string {
	parts := strings.Split(path, ".")
	kept := parts[:0]
	for _, p := range parts {
		if _, err := strconv.Atoi(p); err != nil {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, ".")
}
