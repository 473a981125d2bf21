package report

import (
	"context"
	"errors"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model/paper"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/press"
	"guyub/tui/screen/record"
)

// The wishes of the screen.
const (
	Look  kit.Intent = "report.look"  // read the report on the screen
	Write kit.Intent = "report.write" // write it to a file
)

// Chooser is the screen on which a report is chosen: which one, of which period,
// in which form, and where it goes. It can be read on the screen first.
type Chooser struct {
	env    *kit.Env
	store  Store
	ask    Ask
	format Format
	name   string // of the file; empty: the usual one
	rows   *record.Groups
	wait   *kit.Wait
	stop   context.CancelFunc // ends the work under way
	said   string             // where the last one was written
}

// NewChooser returns the screen, with one of the reports chosen.
func NewChooser(env *kit.Env, s Store, kind Kind) *Chooser {
	c := &Chooser{env: env, store: s, ask: Ask{Kind: kind, Period: LastMonth(s.Today())}, format: AsPDF, rows: record.NewGroups(env), wait: kit.NewWait(env), stop: func() {}}
	c.fill()
	return c
}

// Title is its part of the breadcrumb.
func (c *Chooser) Title() string { return c.env.Lang.Report.Screen }

// Init has nothing to wait for.
func (c *Chooser) Init() tea.Cmd { return nil }

// Leave ends the work under way.
func (c *Chooser) Leave() tea.Cmd {
	c.stop()
	return nil
}

// What opens a line: the dialog of one choice.
type opens uint8

const (
	opensKind opens = iota
	opensPeriod
	opensFormat
	opensPlace
)

// fill words the choices.
func (c *Chooser) fill() {
	l := c.env.Lang
	w := &l.Report
	lines := []record.Line{
		{Word: w.FKind, What: w.Titles[string(c.ask.Kind)], Open: opensKind},
		{Word: w.FPeriod, What: periodWords(l, c.ask.Period), Open: opensPeriod},
		{Word: w.FFormat, What: w.Formats[string(c.format)], Open: opensFormat},
	}
	if c.env.Folder != "" {
		lines = append(lines, record.Line{Word: w.FPlace, What: c.place(), Open: opensPlace})
	}
	c.rows.Set([]record.Group{{All: len(lines), Lines: lines}})
}

// place is the name of the file as it is shown: within the desk's folder.
func (c *Chooser) place() string {
	if c.name != "" {
		return c.name
	}
	return FileName(c.ask, c.format)
}

// path is the file.
func (c *Chooser) path() string {
	if name := c.place(); filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(c.env.Folder, c.place())
}

// Keys is what works now.
func (c *Chooser) Keys() kit.KeyMap {
	w := &c.env.Lang.Report
	m := kit.KeyMap{kit.Bind(Look, w.KeyLook, "l")}
	if c.env.Folder != "" {
		m = append(m, kit.Bind(Write, w.KeyWrite, "w", "ctrl+s"))
	}
	return append(m, c.rows.Keys(w.KeyPick, w.KeyChange, "")...)
}

// Answers of dialogs and of the work.
type (
	chosenKind   struct{ kind Kind }
	typedPeriod  struct{ typed string }
	chosenFormat struct{ format Format }
	typedPlace   struct{ name string }
	writeOver    struct{}
	made         struct {
		of         *Chooser
		generation int
		doc        *paper.Document
		path       string // where it was written; empty: it is to be read
		err        error
	}
)

// Update takes intents and answers.
func (c *Chooser) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Refresh:
		c.fill()
	case kit.Turn:
		return c.wait.Update(m)
	case opens:
		return c.open(m)
	case chosenKind:
		c.ask.Kind = m.kind
	case chosenFormat:
		c.format, c.name = m.format, ""
	case typedPlace:
		c.name = m.name
	case typedPeriod:
		return c.period(m.typed)
	case writeOver:
		return c.make(true, true)
	case made:
		if m.of == c && c.wait.Current(m.generation) {
			return c.done(m)
		}
		return nil
	case kit.Do:
		return c.do(m.Intent)
	}
	c.fill()
	return nil
}

func (c *Chooser) do(i kit.Intent) tea.Cmd {
	switch {
	case i == Look:
		return c.make(false, false)
	case i == Write && c.env.Folder != "":
		return c.make(true, false)
	}
	cmd, _ := c.rows.Do(i)
	return cmd
}

// open asks for one of the choices.
func (c *Chooser) open(what opens) tea.Cmd {
	w := &c.env.Lang.Report
	var d kit.Dialog
	switch what {
	case opensKind:
		var all []kit.Option
		for _, k := range Kinds() {
			all = append(all, kit.Option{Value: string(k), Label: w.Titles[string(k)]})
		}
		d = kit.Choose(c.env, w.FKind, all, string(c.ask.Kind), func(v string) tea.Msg { return chosenKind{Kind(v)} })
	case opensPeriod:
		d = kit.Ask(c.env, w.FPeriod, w.HelpPeriod, func(s string) tea.Msg { return typedPeriod{s} }).Suggest(PeriodCode(c.ask.Period))
	case opensFormat:
		var all []kit.Option
		for _, f := range Formats() {
			all = append(all, kit.Option{Value: string(f), Label: w.Formats[string(f)]})
		}
		d = kit.Choose(c.env, w.FFormat, all, string(c.format), func(v string) tea.Msg { return chosenFormat{Format(v)} })
	case opensPlace:
		d = kit.Ask(c.env, w.FPlace, c.env.Lang.F(w.HelpPlace, c.env.Folder), func(s string) tea.Msg { return typedPlace{s} }).Suggest(c.place())
	}
	return kit.Send(kit.OpenDialog{Dialog: d})
}

func (c *Chooser) period(typed string) tea.Cmd {
	p, err := ParsePeriod(typed, c.store.Today())
	if err == nil {
		c.ask.Period = p
		c.fill()
		return nil
	}
	text := c.env.Lang.Report.WrongPeriod
	if errors.Is(err, ErrFuture) {
		text = c.env.Lang.Report.FuturePeriod
	}
	return kit.Send(kit.Notice{Level: kit.Bad, Text: text})
}

// make makes the report, and writes it if file says so.
func (c *Chooser) make(file, replace bool) tea.Cmd {
	if c.wait.Busy() {
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	c.stop, c.said = stop, ""
	generation, turn := c.wait.Start(c.env.Lang.Report.Making)
	env, ask, format, path := *c.env, c.ask, c.format, c.path()
	return tea.Batch(turn, func() tea.Msg {
		defer stop()
		m := made{of: c, generation: generation}
		if m.doc, m.err = Build(ctx, &env, c.store, ask); m.err != nil {
			return m
		}
		if !file {
			m.err = Note(ctx, c.store, ask, AsText, m.doc)
			return m
		}
		m.path = path
		m.err = c.write(ctx, &env, m.doc, ask, format, path, replace)
		return m
	})
}

func (c *Chooser) write(ctx context.Context, env *kit.Env, d *paper.Document, ask Ask, f Format, path string, replace bool) error {
	raw, err := Bytes(ctx, env.Lang, d, f)
	if err != nil {
		return err
	}
	if err := Free(path, f, replace); err != nil {
		return err
	}
	if err := Note(ctx, c.store, ask, f, d); err != nil {
		return err
	}
	return WriteFile(path, raw, replace)
}

// done says how it went.
func (c *Chooser) done(m made) tea.Cmd {
	c.wait.Stop()
	l := c.env.Lang
	w := &l.Report
	var wrong *fs.PathError
	var link *os.LinkError
	switch {
	case errors.Is(m.err, fs.ErrExist):
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(c.env, w.FReplace, l.F(w.Exists, m.path), "", "", writeOver{})})
	case errors.Is(m.err, ErrName):
		return kit.Send(kit.Notice{Level: kit.Bad, Text: l.F(w.WrongName, c.format.extension())})
	case errors.As(m.err, &wrong):
		return kit.Send(kit.Notice{Level: kit.Bad, Text: l.F(w.CannotWrite, m.path, wrong.Err)})
	case errors.As(m.err, &link):
		return kit.Send(kit.Notice{Level: kit.Bad, Text: l.F(w.CannotWrite, m.path, link.Err)})
	case m.err != nil:
		return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, l.Code)})
	case m.path != "":
		c.said = l.F(w.Written, m.path)
		return kit.Send(kit.Notice{Level: kit.Good, Text: c.said})
	}
	text := press.Text(l, m.doc, max(minLook, min(c.env.Width, press.TextWidth)-4))
	title := w.Titles[string(c.ask.Kind)]
	return kit.Send(kit.Push{Screen: record.NewPage(c.env, func() string { return title }, strings.Split(strings.TrimSuffix(text, "\n"), "\n"))})
}

// minLook is how narrow a report on the screen may become.
const minLook = 40

// Draw draws the choices, what the report holds, and where the last one lies.
func (c *Chooser) Draw(canvas *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := c.env.Theme, &c.env.Lang.Report
	area.Min.X++
	area.Max.X--
	p := record.NewPaper(c.env, area.Dx())
	p.Text(w.Explained, th.Faint)
	if c.ask.Kind == Reporting {
		p.Text(w.NamesWarn, th.Warn)
	}
	if c.env.Folder == "" {
		p.Text(w.NoFolder, th.Faint)
	}
	head := area
	head.Max.Y = min(area.Min.Y+p.Len(), area.Max.Y)
	p.Draw(canvas, head, &record.Scroll{})
	list := area
	list.Min.Y = head.Max.Y
	const rows = 6
	foot := list
	list.Max.Y = min(list.Min.Y+rows, area.Max.Y)
	cursor := c.rows.Draw(canvas, list)
	foot.Min.Y = list.Max.Y
	if c.said != "" {
		canvas.Wrap(foot, c.said, th.Good)
	}
	c.wait.Draw(canvas, foot)
	return cursor
}

// Click chooses a line, and opens the one that is chosen.
func (c *Chooser) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return c.rows.Click(x, y, ev) }
