package tui

import (
	"context"
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/area"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// setup makes a new office out of two pages of questions, and shows the
// recovery code until it has been written down.
type setup struct {
	env      *kit.Env
	office   Office
	regions  []*question // the kabupaten of the area that the program comes with
	page     int
	pages    [2]*sheet // the office, its first head
	recovery string
	proof    *sheet // what was copied from the recovery code
	wait     *kit.Wait
	err      error
}

// zones are those that an office may stand in.
var zones = [...]model.Zone{model.WIB, model.WITA, model.WIT}

func newSetup(env *kit.Env, office Office) *setup {
	language := &question{key: "language", label: func(l *lang.Strings) string { return l.Shell.SetupLanguage },
		options: []kit.Option{{Value: lang.Indonesian, Label: "Indonesia"}, {Value: lang.English, Label: "English"}}}
	if env.Lang.Code == lang.English {
		language.chosen = 1
	}
	name := ask("name", func(l *lang.Strings) string { return l.Shell.SetupOffice })
	name.input.SetValue(area.OfficeName)
	class := &question{key: "class", label: func(l *lang.Strings) string { return l.Shell.SetupClass }, chosen: 1,
		options: []kit.Option{{Value: "Kelas I", Label: "I"}, {Value: "Kelas II", Label: "II"}}}
	zone := &question{key: "zone", label: func(l *lang.Strings) string { return l.Shell.SetupZone }}
	for _, z := range zones {
		zone.options = append(zone.options, kit.Option{Value: z.String(), Label: z.String()})
	}
	known := &question{key: areaKnown, yes: true, label: func(l *lang.Strings) string { return l.Shell.SetupKnown },
		help: func(l *lang.Strings) string { return l.Shell.SetupKnownHelp }}
	user := ask("username", func(l *lang.Strings) string { return l.Shell.SetupUser })
	s := &setup{env: env, office: office, wait: kit.NewWait(env)}
	for _, r := range area.Regions() {
		if r.Parent == "" {
			s.regions = append(s.regions, &question{key: r.Code, yes: true,
				label: func(l *lang.Strings) string { return l.Shell.SetupArea + ": " + r.Name }})
		}
	}
	s.pages[0] = newSheet(env, language, name, class, zone, known)
	s.offer()
	s.pages[1] = newSheet(env,
		ask("name", func(l *lang.Strings) string { return l.Shell.SetupName }),
		ask("nip", func(l *lang.Strings) string { return l.Shell.SetupNIP }),
		user,
		secret("password", func(l *lang.Strings) string { return l.Shell.Password }),
		secret("again", func(l *lang.Strings) string { return l.Shell.Again }))
	s.proof = newSheet(env, ask("proof", func(l *lang.Strings) string { return l.Shell.RecoveryAsk }))
	return s
}

// areaKnown is the question whether the office begins with the area that the
// program comes with, or with none, to be loaded later.
const areaKnown = "area"

// offer asks for the kabupaten of the known area only while it is wanted.
func (s *setup) offer() {
	first := s.pages[0]
	at := slices.IndexFunc(first.lines, func(q *question) bool { return q.key == areaKnown })
	first.lines = first.lines[: at+1 : at+1]
	if first.find(areaKnown).yes {
		first.lines = append(first.lines, s.regions...)
	}
}

// setupDone is the answer of creating the office.
type setupDone struct {
	generation int
	recovery   string
	err        error
}

func (s *setup) sheet() *sheet {
	if s.recovery != "" {
		return s.proof
	}
	return s.pages[s.page]
}

func (s *setup) Title() string {
	if s.recovery != "" {
		return s.env.Lang.Shell.RecoveryTitle
	}
	return s.env.Lang.Shell.SetupTitle
}

func (s *setup) Init() tea.Cmd { return nil }
func (s *setup) Typing() bool  { return s.sheet().typing() && !s.wait.Busy() }

// Leave keeps a recovery code on the screen that nobody has written down.
func (s *setup) Leave() tea.Cmd {
	if s.recovery == "" {
		return nil
	}
	w := &s.env.Lang.Shell
	return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(s.env, w.QuitTitle, w.RecoveryLeave, w.KeyQuit, w.KeyBack, quitNow{})})
}

func (s *setup) Keys() kit.KeyMap {
	w := &s.env.Lang.Common
	if s.wait.Busy() {
		return nil
	}
	keys := kit.KeyMap{kit.Bind(kit.Open, w.Next)}
	if s.recovery == "" {
		onward := s.env.Lang.Shell.NextPage
		if s.page == 1 {
			onward = s.env.Lang.Shell.CreateOffice
		}
		keys = append(keys, kit.Bind(kit.Save, onward))
	}
	keys = append(keys, s.sheet().keys()...)
	if s.page > 0 && s.recovery == "" {
		keys = append(keys, kit.Bind(kit.Back, w.Back))
	}
	return keys
}

func (s *setup) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn:
		return s.wait.Update(m)
	case setupDone:
		if s.wait.Current(m.generation) {
			s.wait.Stop()
			s.recovery, s.err = m.recovery, m.err
		}
		return nil
	case kit.Do:
		switch m.Intent {
		case kit.Back:
			s.page = 0
			return nil
		case kit.Open:
			if s.sheet().next() {
				return nil
			}
			return s.onward()
		case kit.Save:
			return s.onward()
		}
	}
	if s.wait.Busy() {
		return nil
	}
	s.sheet().update(msg)
	s.offer()
	if chosen := s.pages[0].choice("language"); s.page == 0 && chosen != s.env.Lang.Code {
		return kit.Send(kit.Do{Intent: Language})
	}
	return nil
}

// onward leaves a page if everything on it is well.
func (s *setup) onward() tea.Cmd {
	switch {
	case s.recovery != "":
		if !provesCopy(s.recovery, s.proof.text("proof")) {
			s.proof.note("proof", s.env.Lang.Shell.RecoveryBad)
			return nil
		}
		s.recovery = ""
		return kit.Send(created{s.env.Lang.Code})
	case s.page == 0:
		if made := s.setup(); s.check(0, made.Office.Validate(model.Checks{})) {
			s.page = 1
		}
		return nil
	}
	return s.create()
}

// check puts the problems of a record beside their questions, and reports
// whether there are none.
func (s *setup) check(page int, problems model.Problems) bool {
	sheet := s.pages[page]
	sheet.clear()
	for _, p := range problems.Errors() {
		for _, q := range sheet.lines {
			if q.key == p.Field && q.note == "" {
				q.note = s.env.Lang.Problem(p)
			}
		}
	}
	if page == 1 {
		checkNew(sheet, s.env.Lang, "password", "again")
	}
	return !sheet.wrong()
}

// setup returns what the answers so far make.
func (s *setup) setup() Setup {
	first, second := s.pages[0], s.pages[1]
	out := Setup{
		Office: model.Office{
			Name: strings.TrimSpace(first.text("name")), Class: first.choice("class"), Language: first.choice("language"),
			Zone: zones[first.find("zone").chosen], HeadName: strings.TrimSpace(second.text("name")),
		},
		Head: model.User{
			Name: strings.TrimSpace(second.text("name")), NIP: model.NormalNIP(second.text("nip")),
			Username: strings.ToLower(strings.TrimSpace(second.text("username"))), Role: model.RoleHeadOfOffice,
			Language: first.choice("language"),
		},
		Password: second.text("password"),
	}
	for _, q := range s.regions {
		if q.yes && first.find(areaKnown).yes {
			out.Office.Regencies = append(out.Office.Regencies, q.key)
		}
	}
	return out
}

func (s *setup) create() tea.Cmd {
	made := s.setup()
	if s.wait.Busy() || !s.check(1, made.Head.Validate(model.Checks{})) {
		return nil
	}
	s.err = nil
	generation, turn := s.wait.Start(s.env.Lang.Common.Working)
	office := s.office
	return tea.Batch(turn, func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), storeDeadline)
		defer cancel()
		code, err := office.Create(ctx, made)
		return setupDone{generation, code, err}
	})
}

// provesCopy reports whether what was typed is the first and the last group of
// the code, in whatever case and with whatever between them.
func provesCopy(code, typed string) bool {
	groups := strings.FieldsFunc(code, func(r rune) bool { return r == '-' || r == ' ' })
	if len(groups) == 0 {
		return false
	}
	bare := strings.NewReplacer("-", "", " ", "", ".", "", ",", "")
	typed = strings.ToUpper(bare.Replace(typed))
	whole := strings.ToUpper(bare.Replace(code))
	return typed == strings.ToUpper(groups[0]+groups[len(groups)-1]) || typed == whole
}

func (s *setup) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	s.sheet().click(x, y, ev)
	s.offer()
	return nil
}

func (s *setup) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := s.env.Theme, &s.env.Lang.Shell
	area = middle(area, 76, 18)
	if s.recovery != "" {
		area.Min.Y += c.Wrap(area, w.RecoveryText, th.Base) + 1
		area.Min.Y += c.Wrap(image.Rect(area.Min.X+2, area.Min.Y, area.Max.X, area.Max.Y), s.recovery, th.Bold) + 1
		area.Min.Y += c.Wrap(area, w.RecoveryAsk, th.Base)
		return s.drawProof(c, area)
	}
	title := w.SetupTitle
	if s.page == 1 {
		title = w.SetupHead
	}
	c.Text(area.Min.X, area.Min.Y, title, th.Title)
	c.Right(area, s.env.Lang.F("%d/%d", s.page+1, len(s.pages)), th.Faint)
	area.Min.Y++
	if s.page == 0 && area.Dy() > 10 {
		area.Min.Y += c.Wrap(area, w.SetupText, th.Faint)
	}
	area.Min.Y++
	foot := image.Rect(area.Min.X, area.Max.Y, area.Max.X, area.Max.Y)
	if s.wait.Busy() || s.err != nil {
		foot.Min.Y -= 2
		area.Max.Y = foot.Min.Y
	}
	cursor := s.sheet().draw(c, area)
	switch {
	case s.wait.Busy():
		s.wait.Draw(c, foot)
	case s.err != nil:
		c.Wrap(foot, s.office.Explain(s.err, s.env.Lang.Code), th.Error)
	}
	return cursor
}

func (s *setup) drawProof(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if c.Hand(area, s.proof) {
		return nil
	}
	q := s.proof.line()
	field := image.Rect(area.Min.X+2, area.Min.Y, min(area.Min.X+42, area.Max.X), area.Min.Y+1)
	cursor := q.input.Draw(c, field, s.env.Theme.FieldFocus, s.env.Theme.Hint)
	c.TextIn(image.Rect(area.Min.X+2, area.Min.Y+1, area.Max.X, area.Min.Y+2), q.note, s.env.Theme.Error)
	return cursor
}
