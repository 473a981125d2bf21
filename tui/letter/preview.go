package letter

import (
	"context"
	"errors"
	"image"
	"io/fs"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/press"
	"guyub/tui/report"
	"guyub/tui/screen/record"
)

// The wishes of the screen.
const (
	PrintIntent kit.Intent = "letter.print"
	PDFIntent   kit.Intent = "letter.pdf"
	TextIntent  kit.Intent = "letter.text"
	numberWish  kit.Intent = "letter.number"
	periodWish  kit.Intent = "letter.period"
)

// Preview is a letter as it will be, and the ways in which it leaves the desk.
// On the screen numbers and addresses are masked, whatever stands on paper.
type Preview struct {
	env     *kit.Env
	store   Store
	ask     Ask
	paper   *Paper
	failure string
	said    string // where it was written last
	scroll  record.Scroll
	wait    *kit.Wait
	stop    context.CancelFunc
}

// NewPreview returns the screen of a letter.
func NewPreview(env *kit.Env, s Store, ask Ask) *Preview {
	return &Preview{env: env, store: s, ask: ask, wait: kit.NewWait(env), stop: func() {}}
}

// Title names the letter.
func (p *Preview) Title() string { return p.env.Lang.Letters.Titles[p.ask.Letter] }

// Leave ends the work under way.
func (p *Preview) Leave() tea.Cmd {
	p.stop()
	return nil
}

type (
	built struct {
		of         *Preview
		generation int
		paper      *Paper
		err        error
	}
	left struct {
		of         *Preview
		generation int
		form       Form
		text, path string
		err        error
	}
	// leaves is a form that a letter is to leave in, with what it is for.
	leaves struct {
		of     *Preview
		form   Form
		reason string
	}
	numbered struct {
		of     *Preview
		number string
	}
	periodTyped struct {
		of    *Preview
		typed string
	}
)

// Init makes the letter.
func (p *Preview) Init() tea.Cmd {
	p.stop()
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	generation, turn := p.wait.Start(p.env.Lang.Letters.Making)
	env, ask := *p.env, p.ask
	ask.Whole = false
	return tea.Batch(turn, func() tea.Msg {
		defer stop()
		one, err := Build(ctx, &env, p.store, ask)
		return built{p, generation, one, err}
	})
}

// Update takes intents and answers.
func (p *Preview) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case built:
		if m.of != p || !p.wait.Current(m.generation) {
			return nil
		}
		p.wait.Stop()
		p.paper, p.failure = m.paper, ""
		if m.err != nil {
			p.failure = Explain(p.env, m.err)
		}
	case left:
		if m.of == p && p.wait.Current(m.generation) {
			return p.went(m)
		}
	case leaves:
		if m.of == p {
			return p.take(m.form, m.reason)
		}
	case numbered:
		if m.of == p {
			p.ask.Number = strings.TrimSpace(m.number)
			return p.Init()
		}
	case periodTyped:
		if m.of == p {
			return p.period(m.typed)
		}
	case kit.Refresh:
		return p.Init()
	case kit.Turn:
		return p.wait.Update(m)
	case kit.Do:
		return p.do(m.Intent)
	}
	return nil
}

func (p *Preview) do(i kit.Intent) tea.Cmd {
	w := &p.env.Lang.Letters
	forms := map[kit.Intent]Form{PrintIntent: Printed, PDFIntent: AsPDF, TextIntent: AsText, kit.Copy: Copied}
	switch f, leaving := forms[i]; {
	case leaving && p.can(f):
		return p.askWhy(f)
	case i == numberWish && p.numbers():
		return kit.Send(kit.OpenDialog{Dialog: kit.Ask(p.env, w.AskNumber, w.HelpNumber, func(s string) tea.Msg { return numbered{p, s} }).Suggest(p.ask.Number)})
	case i == periodWish && p.dated():
		return kit.Send(kit.OpenDialog{Dialog: kit.Ask(p.env, w.AskPeriod, w.HelpPeriod, func(s string) tea.Msg { return periodTyped{p, s} })})
	case i == kit.Reveal && p.reveals():
		p.ask.Whole = !p.ask.Whole
		return nil
	}
	p.scroll.Do(i)
	return nil
}

// can reports whether the letter can leave in a form from here.
func (p *Preview) can(f Form) bool {
	switch {
	case p.paper == nil || p.wait.Busy():
		return false
	case f == Printed:
		return p.env.Print != nil
	case f == Copied:
		return true
	}
	return p.env.Folder != ""
}

// numbers reports whether the letter has a number of the office's register.
func (p *Preview) numbers() bool {
	books := p.store.Books()
	return books != nil && strings.Contains(books.Wording(p.ask.Letter).Number, "{nomor}")
}

// dated reports whether the letter is about a span of days.
func (p *Preview) dated() bool { return p.ask.From != 0 }

// reveals reports whether numbers may stand on the letter in full.
func (p *Preview) reveals() bool {
	return p.ask.Letter == model.ClientCard && p.paper != nil && p.paper.reveals
}

func (p *Preview) period(typed string) tea.Cmd {
	span, err := report.ParsePeriod(typed, p.store.Today())
	if err == nil {
		p.ask.From, p.ask.To = span.From, min(span.To, p.store.Today())
		p.scroll.Reset()
		return p.Init()
	}
	text := p.env.Lang.Report.WrongPeriod
	if errors.Is(err, report.ErrFuture) {
		text = p.env.Lang.Report.FuturePeriod
	}
	return kit.Send(kit.Notice{Level: kit.Bad, Text: text})
}

// askWhy asks what the letter is for where the office wants to know.
func (p *Preview) askWhy(f Form) tea.Cmd {
	w := &p.env.Lang.Letters
	if !p.ask.Letter.AsksPurpose() || !p.store.Books().Office.RevealReasons {
		return p.take(f, "")
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Ask(p.env, w.AskPurpose, w.HelpPurpose, func(s string) tea.Msg { return leaves{p, f, s} })})
}

// take makes the letter anew, notes it and hands it out.
func (p *Preview) take(f Form, reason string) tea.Cmd {
	if !p.can(f) {
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	p.stop, p.said = stop, ""
	generation, turn := p.wait.Start(p.env.Lang.Letters.Making)
	env, ask := *p.env, p.ask
	path := filepath.Join(env.Folder, FileName(ask.Letter, f, env.Time()))
	return tea.Batch(turn, func() tea.Msg {
		defer stop()
		m := left{of: p, generation: generation, form: f}
		var raw []byte
		if raw, m.err = Take(ctx, &env, p.store, ask, f, reason); m.err != nil {
			return m
		}
		switch f {
		case Printed:
			if err := env.Print(ctx, string(raw)); err != nil {
				m.err = printerError{err}
			}
		case Copied:
			m.text = string(raw)
		default:
			m.path = path
			m.err = report.WriteFile(path, raw, false)
		}
		return m
	})
}

// went says how it went.
func (p *Preview) went(m left) tea.Cmd {
	p.wait.Stop()
	l := p.env.Lang
	w := &l.Letters
	var wrong *fs.PathError
	var printer printerError
	switch {
	case errors.As(m.err, &wrong):
		return kit.Send(kit.Notice{Level: kit.Bad, Text: l.F(l.Report.CannotWrite, m.path, wrong.Err)})
	case errors.As(m.err, &printer):
		return kit.Send(kit.Notice{Level: kit.Bad, Text: l.F(w.NotPrinted, printer.Error())})
	case m.err != nil:
		return kit.Send(kit.Notice{Level: kit.Bad, Text: Explain(p.env, m.err)})
	case m.form == Copied:
		return tea.Batch(tea.SetClipboard(m.text), kit.Send(kit.Notice{Text: w.Left}))
	case m.form == Printed:
		return kit.Send(kit.Notice{Level: kit.Good, Text: w.Printed})
	}
	p.said = l.F(w.Written, m.path)
	return kit.Send(kit.Notice{Level: kit.Good, Text: p.said})
}

// printerError is what a printer said.
type printerError struct{ error }

// Keys is what works now.
func (p *Preview) Keys() kit.KeyMap {
	w := &p.env.Lang.Letters
	var m kit.KeyMap
	for _, one := range []struct {
		form   Form
		intent kit.Intent
		word   string
		keys   []string
	}{{Printed, PrintIntent, w.KeyPrint, []string{"p", "f5"}}, {AsPDF, PDFIntent, w.KeyPDF, []string{"w"}}, {AsText, TextIntent, w.KeyText, []string{"t"}}} {
		if p.can(one.form) {
			m = append(m, kit.Bind(one.intent, one.word, one.keys...))
		}
	}
	if p.numbers() {
		m = append(m, kit.Bind(numberWish, w.KeyNumber, "n"))
	}
	if p.dated() {
		m = append(m, kit.Bind(periodWish, w.KeyPeriod, "m"))
	}
	if p.reveals() {
		word := w.KeyWhole
		if p.ask.Whole {
			word = w.KeyMasked
		}
		m = append(m, kit.Bind(kit.Reveal, word))
	}
	if p.can(Copied) {
		m = append(m, kit.Bind(kit.Copy, p.env.Lang.Record.KeyCopy))
	}
	return append(m, p.scroll.Keys(p.env.Lang.Record.KeyMove)...)
}

// leastWidth is how narrow a letter on the screen may become.
const leastWidth = 40

// Draw draws what is to be known of the letter, and the letter.
func (p *Preview) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	th, l := p.env.Theme, p.env.Lang
	w := &l.Letters
	paper := record.NewPaper(p.env, area.Dx())
	switch {
	case p.failure != "":
		paper.Text(p.failure, th.Bad)
	case p.paper != nil:
		if p.said != "" {
			paper.Text(p.said, th.Good)
		}
		if p.ask.Letter.GoesOut() && l.Code != Language(l, p.ask.Letter).Code {
			paper.Text(w.Indonesian, th.Faint)
		}
		if p.ask.Whole {
			paper.Text(w.WholeNote, th.Warn)
		}
		if p.env.Folder == "" {
			paper.Text(l.F(w.NoFolder, string(p.ask.Letter)), th.Faint)
		}
		paper.Blank()
		write(paper, press.Text(Language(l, p.ask.Letter), p.paper.Doc, max(leastWidth, min(area.Dx(), press.TextWidth))), th)
	}
	paper.Draw(c, area, &p.scroll)
	p.wait.Draw(c, area)
	return nil
}

// write writes a letter line by line.
func write(to *record.Paper, text string, th *kit.Theme) {
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if line == "" {
			to.Blank()
			continue
		}
		to.Text(line, th.Base)
	}
}

// Click scrolls.
func (p *Preview) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	p.scroll.Wheel(ev)
	return nil
}
