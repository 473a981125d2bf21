package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"guyub/model"
	"guyub/model/area"
	"guyub/store"
	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
	"guyub/tui/screen/exports"
	"guyub/tui/screen/sessions"
)

// gate is the store as the desk sees it before anybody has signed in: a file
// that is there or is yet to be made.
type gate struct {
	path    string
	options store.Options
	office  *store.Office // nil until there is a file
	// opened, if set, is told that there is an office now.
	opened func() error
}

// openGate opens the office's file, if there is one.
func openGate(ctx context.Context, path string, o store.Options) (*gate, error) {
	g := &gate{path: path, options: o}
	if !exists(path) {
		return g, makeFolder(path)
	}
	var err error
	g.office, err = store.Open(ctx, path, o)
	return g, err
}

// Close lets the file go.
func (g *gate) Close() error {
	if g.office == nil {
		return nil
	}
	return g.office.Close()
}

// Ready reports whether the office has been set up.
func (g *gate) Ready() bool { return g.office != nil }

// Front is empty: a locked file tells nothing, not even its office's name.
func (g *gate) Front() tui.Front { return tui.Front{} }

// Explain words an error.
func (g *gate) Explain(err error, language string) string {
	if e, ok := errors.AsType[overtaken](err); ok {
		w := lang.For(language)
		switch {
		case e.own:
			return w.Together.OvertakenYou
		case e.name != "":
			return w.F(w.Together.Overtaken, model.ShortName(e.name))
		}
		return w.F(w.Together.Overtaken, w.Together.Program)
	}
	return store.Explain(err, language)
}

// Create sets the office up with the kecamatan of the chosen kabupaten.
func (g *gate) Create(ctx context.Context, s tui.Setup) (recovery string, err error) {
	regions := slices.DeleteFunc(area.Regions(), func(r model.Region) bool {
		regency := r.Parent
		if regency == "" {
			regency = r.Code
		}
		return !slices.Contains(s.Office.Regencies, regency)
	})
	recovery, err = store.Create(ctx, g.path, store.Setup{Office: s.Office, Regions: regions, Head: s.Head, Password: s.Password, Now: g.options.Now})
	if err != nil {
		return "", err
	}
	if g.office, err = store.Open(ctx, g.path, g.options); err == nil && g.opened != nil {
		err = g.opened()
	}
	return recovery, err
}

// SignIn signs in, or resumes one of the seats that wait at this desk.
func (g *gate) SignIn(ctx context.Context, name, password, terminal string, progress func(done, total int), waiting ...tui.Session) (tui.Session, error) {
	sessions := make([]*store.Session, len(waiting))
	for i, w := range waiting {
		sessions[i] = w.(*seat).Session
	}
	s, err := g.office.SignIn(ctx, name, password, terminal, progress, sessions...)
	if err != nil {
		return nil, err
	}
	if i := slices.Index(sessions, s); i >= 0 {
		return waiting[i], nil
	}
	seat := &seat{Session: s}
	seat.last, _ = s.LastSignIn(ctx) // not known is no reason to keep anybody out
	return seat, nil
}

// seat is a session of the store as the desk sees it.
type seat struct {
	*store.Session
	last store.LastSignIn
}

// Person returns who it is, as of now.
func (s *seat) Person() tui.Person {
	user := s.User()
	p := tui.Person{
		Choices: tui.Choices{Language: user.Language, Theme: user.Theme, Columns: user.Columns},
		Actor:   s.Actor(),
		LastAt:  s.last.At, LastTerminal: s.last.Terminal, Failed: s.last.Failed,
		MustChange: user.MustChange,
	}
	if books := s.Books(); books != nil {
		norms := books.NormsOn(s.Today())
		minutes := func(key model.NormKey) time.Duration { return time.Duration(norms.Int(key)) * time.Minute }
		p.Office, p.Idle, p.Park = books.Office, minutes(model.NormIdleMinutes), minutes(model.NormParkMinutes)
	}
	live, _ := s.Live(false) // who may not ask yet is nowhere else either
	for _, one := range live {
		if !one.This {
			p.Elsewhere = append(p.Elsewhere, tui.Elsewhere{Terminal: one.Terminal, Since: one.Since})
		}
	}
	return p
}

// Ending tells who ended the session.
func (s *seat) Ending() tui.Ending {
	e := s.Session.Ending()
	books := s.Books()
	if e.By.IsZero() || books == nil {
		return tui.Ending{}
	}
	return tui.Ending{By: model.ShortName(books.UserName(e.By)), Terminal: e.Terminal}
}

// CatchUp brings the office up to the day, and has its backup made behind the
// desk.
func (s *seat) CatchUp(ctx context.Context) (int, error) {
	defer s.Office().BackUpToday()
	return s.Session.CatchUp(ctx)
}

// Keep remembers the person's choices.
func (s *seat) Keep(ctx context.Context, c tui.Choices) error {
	return s.SavePreferences(ctx, store.Preferences{Language: c.Language, Theme: c.Theme, Columns: c.Columns})
}

// Watch hands changes on, without those of this very terminal's person by name.
func (s *seat) Watch(ctx context.Context, fn func(tui.Change)) {
	me := s.User().ID
	s.Session.Watch(ctx, func(c store.Change) {
		out := tui.Change{}
		if !c.All {
			out.IDs = make([]model.ID, len(c.Records))
			for i, r := range c.Records {
				out.IDs[i] = r.ID
			}
		}
		if books := s.Books(); books != nil && (c.By != me || c.Terminal != s.Terminal()) {
			out.By = model.ShortName(books.UserName(c.By))
		}
		fn(out)
	})
	s.WatchEditors(ctx, func() { fn(tui.Change{Editors: true}) })
}

// Editing tells the other desks which forms stand open here.
func (s *seat) Editing(ctx context.Context, number uint64, records []kit.Record) error {
	refs := make([]store.Ref, len(records))
	for i, r := range records {
		refs[i] = store.Ref{Kind: r.Kind, ID: r.ID}
	}
	return s.Session.Editing(ctx, number, refs)
}

// Deed returns the last action that can be taken back.
func (s *seat) Deed() (tui.Deed, bool) {
	d, ok := s.LastDeed()
	return tui.Deed{Seq: d.Seq, Intent: d.Intent, At: d.At, Records: len(d.Records)}, ok
}

// Undo takes it back. That somebody has built on it is said with their name.
func (s *seat) Undo(ctx context.Context) error {
	_, err := s.Session.Undo(ctx, store.NewOp(store.IntentUndo))
	if e, ok := errors.AsType[*store.Overtaken](err); ok {
		return overtaken{e, s.Books().UserName(e.By), e.By == s.User().ID}
	}
	return err
}

// overtaken is an action that cannot be taken back, with the name of who built
// on it.
type overtaken struct {
	*store.Overtaken
	name string
	own  bool
}

// Rooms returns those that the person may enter.
func (s *seat) Rooms(env *kit.Env) []tui.Room { return rooms(env, s.Session) }

// Sessions returns the screen of where the person is signed in.
func (s *seat) Sessions(env *kit.Env) kit.Screen { return sessions.New(env, s.Session, false) }

// Reports returns the screen that makes reports.
func (s *seat) Reports(env *kit.Env, room kit.Room) kit.Screen {
	return reportsOf(env, s.Session, room)
}

// Export returns the screen that takes a list out: for who sees the office.
func (s *seat) Export(env *kit.Env, l table.Listing) kit.Screen {
	if s.Actor().May(model.OfficeRead, model.Subject{Kind: model.KindOffice}) != nil {
		return nil
	}
	return exports.New(env, s.Session, l)
}

// Show returns the screen of a record.
func (s *seat) Show(env *kit.Env, kind model.Kind, id model.ID) kit.Screen {
	return show(env, s.Session, kind, id)
}
