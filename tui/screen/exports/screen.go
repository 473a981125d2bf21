package exports

import (
	"context"
	"errors"
	"image"
	"io/fs"
	"path/filepath"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"guyub/model/paper"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/report"
	"guyub/tui/screen/record"
)

// Write is the wish to write what was chosen.
const Write kit.Intent = "export.write"

// thing is what may leave by the screen.
type thing interface {
	// title is in the person's language, code that of the verb that does the
	// same; file is what it is called where nobody says another name.
	title() string
	code() string
	file(report.Format) string
	// about says what leaves, and how much, in a sentence or two.
	about(Wish) []string
	formats() []report.Format
	// whole tells whether it leaves with names, and whether it may.
	whole() (is, may bool)
	// masks reports whether there is anything to be masked.
	masks() bool
	total() int
	build(ctx context.Context, env *kit.Env, w Wish, progress func(done int)) (*paper.Document, error)
	note(ctx context.Context, w Wish, rows int) error
}

// Screen is where a person says how something leaves: in which form, with names
// or without, what for, and under which name.
type Screen struct {
	env  *kit.Env
	of   thing
	wish Wish
	name string // of the file; empty: the usual one
	rows *record.Groups
	wait *kit.Wait
	stop context.CancelFunc // ends the work under way
	done *atomic.Int64      // rows of it
	said string             // where the last one was written
}

// New returns the screen that takes a list out.
func New(env *kit.Env, s Store, l table.Listing) *Screen {
	return screenOf(env, &listThing{env: env, store: s, list: l, sections: sectionsOf(l)})
}

func screenOf(env *kit.Env, of thing) *Screen {
	s := &Screen{env: env, of: of, rows: record.NewGroups(env), wait: kit.NewWait(env), stop: func() {}, done: new(atomic.Int64)}
	s.wish.Format = of.formats()[0]
	s.wish.Whole, _ = of.whole()
	s.fill()
	return s
}

// Title is its part of the breadcrumb.
func (s *Screen) Title() string { return s.of.title() }

// Init has nothing to wait for.
func (s *Screen) Init() tea.Cmd { return nil }

// Leave ends the work under way.
func (s *Screen) Leave() tea.Cmd {
	s.stop()
	return nil
}

// What opens a line: the dialog of one choice.
type opens uint8

const (
	opensForm opens = iota
	opensWhole
	opensPurpose
	opensPlace
)

// fill words the choices.
func (s *Screen) fill() {
	w := &s.env.Lang.Exports
	lines := []record.Line{{Word: w.FForm, What: w.Forms[string(s.wish.Format)], Open: opensForm}}
	if s.of.masks() {
		content := map[bool]string{true: w.Whole, false: w.Masked}[s.wish.Whole]
		lines = append(lines, record.Line{Word: w.FContent, What: content, Open: opensWhole})
	}
	purpose := s.wish.Purpose
	if purpose == "" {
		purpose = w.NoPurpose
	}
	lines = append(lines, record.Line{Word: w.FPurpose, What: purpose, Open: opensPurpose})
	if s.env.Folder != "" {
		lines = append(lines, record.Line{Word: w.FPlace, What: s.place(), Open: opensPlace})
	}
	s.rows.Set([]record.Group{{All: len(lines), Lines: lines}})
}

func (s *Screen) place() string {
	if s.name != "" {
		return s.name
	}
	return s.of.file(s.wish.Format)
}

func (s *Screen) path() string {
	if name := s.place(); filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(s.env.Folder, s.place())
}

// Keys is what works now.
func (s *Screen) Keys() kit.KeyMap {
	w := &s.env.Lang.Exports
	var m kit.KeyMap
	if s.wait.Busy() {
		return kit.KeyMap{kit.Bind(kit.Back, s.env.Lang.Common.Cancel)}
	}
	if s.env.Folder != "" {
		m = append(m, kit.Bind(Write, w.KeyWrite, "w", "ctrl+s"))
	}
	return append(m, s.rows.Keys(w.KeyPick, w.KeyChange, "")...)
}

// Answers of dialogs and of the work.
type (
	chosenForm   struct{ format report.Format }
	chosenWhole  struct{ whole bool }
	typedPurpose struct{ text string }
	typedPlace   struct{ name string }
	writeOver    struct{}
	written      struct {
		of         *Screen
		generation int
		path       string
		err        error
	}
)

// Update takes intents and answers.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn:
		s.wait.Progress(int(s.done.Load()), s.of.total())
		return s.wait.Update(m)
	case opens:
		return s.open(m)
	case chosenForm:
		s.wish.Format, s.name = m.format, ""
	case chosenWhole:
		s.wish.Whole = m.whole
	case typedPurpose:
		s.wish.Purpose = m.text
	case typedPlace:
		s.name = m.name
	case writeOver:
		return s.write(true)
	case written:
		if m.of == s && s.wait.Current(m.generation) {
			return s.ended(m)
		}
		return nil
	case kit.Do:
		return s.do(m.Intent)
	}
	s.fill()
	return nil
}

func (s *Screen) do(i kit.Intent) tea.Cmd {
	switch {
	case s.wait.Busy() && i == kit.Back:
		s.stop()
		return nil
	case i == Write && s.env.Folder != "":
		return s.write(false)
	}
	cmd, _ := s.rows.Do(i)
	return cmd
}

// open asks for one of the choices.
func (s *Screen) open(what opens) tea.Cmd {
	w := &s.env.Lang.Exports
	var d kit.Dialog
	switch what {
	case opensForm:
		var all []kit.Option
		for _, f := range s.of.formats() {
			all = append(all, kit.Option{Value: string(f), Label: w.Forms[string(f)]})
		}
		d = kit.Choose(s.env, w.FForm, all, string(s.wish.Format), func(v string) tea.Msg { return chosenForm{report.Format(v)} })
	case opensWhole:
		if _, may := s.of.whole(); !may {
			return kit.Send(kit.Notice{Level: kit.Warn, Text: w.MayNotWhole})
		}
		const whole, masked = "whole", "masked"
		now := map[bool]string{true: whole, false: masked}[s.wish.Whole]
		d = kit.Choose(s.env, w.FContent, []kit.Option{{Value: masked, Label: w.Masked}, {Value: whole, Label: w.Whole}}, now,
			func(v string) tea.Msg { return chosenWhole{v == whole} })
	case opensPurpose:
		d = kit.Ask(s.env, w.FPurpose, w.HelpPurpose, func(t string) tea.Msg { return typedPurpose{t} }).Suggest(s.wish.Purpose)
	case opensPlace:
		d = kit.Ask(s.env, w.FPlace, s.env.Lang.F(s.env.Lang.Report.HelpPlace, s.env.Folder), func(t string) tea.Msg { return typedPlace{t} }).Suggest(s.place())
	}
	return kit.Send(kit.OpenDialog{Dialog: d})
}

// write notes what leaves and writes it.
func (s *Screen) write(replace bool) tea.Cmd {
	w := &s.env.Lang.Exports
	if s.wait.Busy() {
		return nil
	}
	if s.wish.Whole && strings.TrimSpace(s.wish.Purpose) == "" {
		return tea.Sequence(kit.Send(kit.Notice{Level: kit.Warn, Text: w.NeedPurpose}), s.open(opensPurpose))
	}
	ctx, stop := context.WithCancel(context.Background())
	s.stop, s.said = stop, ""
	s.done = new(atomic.Int64)
	generation, turn := s.wait.Start(w.Making)
	env, of, wish, path, done := *s.env, s.of, s.wish, s.path(), s.done
	return tea.Batch(turn, func() tea.Msg {
		defer stop()
		_, err := leave(ctx, &env, of, wish, path, replace, func(n int) { done.Store(int64(n)) })
		return written{s, generation, path, err}
	})
}

// leave makes a document, notes it and writes it: in this order, so that nothing
// leaves that is not noted, and nothing is noted that could not be made.
func leave(ctx context.Context, env *kit.Env, of thing, w Wish, path string, replace bool, progress func(done int)) (rows int, err error) {
	if err := report.Free(path, w.Format, replace); err != nil {
		return 0, err
	}
	d, err := of.build(ctx, env, w, progress)
	if err != nil {
		return 0, err
	}
	raw, err := report.Bytes(ctx, env.Lang, d, w.Format)
	if err != nil {
		return 0, err
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if err := of.note(ctx, w, d.Lines()); err != nil {
		return 0, err
	}
	return d.Lines(), report.WriteFile(path, raw, replace)
}

// ended says how it went.
func (s *Screen) ended(m written) tea.Cmd {
	s.wait.Stop()
	l := s.env.Lang
	var wrong *fs.PathError
	bad := func(text string) tea.Cmd { return kit.Send(kit.Notice{Level: kit.Bad, Text: text}) }
	switch {
	case errors.Is(m.err, context.Canceled):
		return kit.Send(kit.Notice{Level: kit.Warn, Text: l.Exports.Stopped})
	case errors.Is(m.err, fs.ErrExist):
		return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(s.env, l.Report.FReplace, l.F(l.Report.Exists, m.path), "", "", writeOver{})})
	case errors.Is(m.err, report.ErrName):
		return bad(l.F(l.Report.WrongName, s.wish.Format))
	case errors.As(m.err, &wrong):
		return bad(l.F(l.Report.CannotWrite, m.path, wrong.Err))
	case m.err != nil:
		return bad(store.Explain(m.err, l.Code))
	}
	s.said = l.F(l.Exports.Written, m.path)
	return kit.Send(kit.Notice{Level: kit.Good, Text: s.said})
}

// Draw draws what leaves, the choices, and where the last one lies.
func (s *Screen) Draw(canvas *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := s.env.Theme, &s.env.Lang.Exports
	area.Min.X++
	area.Max.X--
	p := record.NewPaper(s.env, area.Dx())
	for _, line := range s.of.about(s.wish) {
		p.Text(line, th.Faint)
	}
	if s.env.Folder == "" {
		p.Text(s.env.Lang.F(w.NoFolder, s.of.code()), th.Warn)
	}
	head := area
	head.Max.Y = min(area.Min.Y+p.Len(), area.Max.Y)
	p.Draw(canvas, head, &record.Scroll{})
	list := area
	list.Min.Y = head.Max.Y
	const rows = 6
	foot := list
	list.Max.Y = min(list.Min.Y+rows, area.Max.Y)
	cursor := s.rows.Draw(canvas, list)
	foot.Min.Y = list.Max.Y
	if s.said != "" {
		canvas.Wrap(foot, s.said, th.Good)
	}
	s.wait.Draw(canvas, foot)
	return cursor
}

// Click chooses a line, and opens the one that is chosen.
func (s *Screen) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return s.rows.Click(x, y, ev) }
