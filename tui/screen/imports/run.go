package imports

import (
	"context"
	"errors"
	"image"
	"path/filepath"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/store/intake"
	"guyub/store/sheet"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// run is the trial of a table, and after it the import: what becomes of the rows,
// and of each that is rejected why. Of an import that is gone on with there is no
// trial.
type run struct {
	env    *kit.Env
	store  Store
	src    *intake.Source
	choice intake.Choice
	resume *model.Batch
	wait   *kit.Wait
	at     *atomic.Int64 // rows dealt with
	stop   context.CancelFunc
	tried  *tally // nil: not yet
	ran    *tally
	scroll record.Scroll
}

// tally is what a trial or an import has told.
type tally struct {
	batch    model.Batch
	totals   sheet.Totals
	rejected []sheet.Outcome // the first of them
	doubtful []sheet.Outcome // the first that go in and are to be looked at
	kept     string          // the file of those rejected
	err      error
}

// shownRejects is how many rejected rows the screen shows; all are in the file of
// rejected rows.
const shownRejects = 300

func newRun(env *kit.Env, s Store, src *intake.Source, c intake.Choice, resume *model.Batch) *run {
	return &run{env: env, store: s, src: src, choice: c, resume: resume, wait: kit.NewWait(env), at: &atomic.Int64{}, stop: func() {}}
}

// Title is its part of the breadcrumb.
func (r *run) Title() string {
	if r.ran != nil || r.resume != nil {
		return r.env.Lang.Imports.BatchTitle
	}
	return r.env.Lang.Imports.RunTitle
}

// Init tries the table, or goes on with the import.
func (r *run) Init() tea.Cmd { return r.work(r.resume == nil) }

// Leave stops what is under way: what went in stays, and can be gone on with.
func (r *run) Leave() tea.Cmd {
	r.stop()
	return nil
}

type (
	worked struct {
		of         *run
		generation int
		dry        bool
		tally      *tally
	}
	importNow struct{ of *run }
)

// work runs through the table, without saving anything if dry.
func (r *run) work(dry bool) tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	r.stop = stop
	w := &r.env.Lang.Imports
	what := w.Running
	if dry {
		what = w.Trying
	}
	generation, turn := r.wait.Start(what)
	at := &atomic.Int64{}
	r.at = at
	s, src, choice, resume, folder := r.store, r.src, r.choice, r.resume, r.env.Folder
	return tea.Batch(turn, func() tea.Msg {
		defer stop()
		return worked{r, generation, dry, through(ctx, s, src, choice, resume, dry, folder != "", at)}
	})
}

// through runs through the table and keeps what it tells.
func through(ctx context.Context, s Store, src *intake.Source, c intake.Choice, resume *model.Batch, dry, files bool, at *atomic.Int64) *tally {
	out := &tally{}
	table, err := src.Open(c)
	if err != nil {
		out.err = err
		return out
	}
	rejects := intake.NewRejects(src.Path, table)
	out.batch, out.totals, out.err = intake.Run(ctx, s, src, c, intake.Options{DryRun: dry, Resume: resume, Each: func(o sheet.Outcome) error {
		at.Add(1)
		switch {
		case o.Fate == sheet.Rejected && len(out.rejected) < shownRejects:
			out.rejected = append(out.rejected, o)
		case o.Fate != sheet.Rejected && len(o.Doubts) > 0 && len(out.doubtful) < shownRejects:
			out.doubtful = append(out.doubtful, o)
		}
		if dry || !files {
			return nil
		}
		return rejects.Write(o)
	}})
	kept, err := rejects.Close()
	out.kept = filepath.Base(kept)
	if kept == "" {
		out.kept = ""
	}
	out.err = errors.Join(out.err, err)
	return out
}

// runIntent imports what was tried; stopIntent stops.
const (
	runIntent  kit.Intent = "import.run"
	stopIntent kit.Intent = "import.stop"
)

// Update takes intents and answers.
func (r *run) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn:
		r.wait.Progress(int(r.at.Load()), r.total())
		return r.wait.Update(m)
	case worked:
		if m.of == r && r.wait.Current(m.generation) {
			return r.done(m)
		}
	case importNow:
		if m.of == r && r.ran == nil && !r.wait.Busy() {
			return r.work(false)
		}
	case kit.Do:
		switch m.Intent {
		case runIntent:
			return r.ask()
		case stopIntent, kit.Back:
			if r.wait.Busy() {
				r.stop()
				return nil
			}
			return kit.Send(kit.Pop{More: r.back()})
		}
		r.scroll.Do(m.Intent)
	}
	return nil
}

// total is how many rows there are, as far as the trial has told.
func (r *run) total() int {
	if r.tried != nil {
		return r.tried.totals.Rows
	}
	return 0
}

// back is how many screens lie between this one and where the work goes on: after
// an import that is the list.
func (r *run) back() int {
	if r.ran != nil && r.resume == nil {
		return 1
	}
	return 0
}

// ask asks before anything is saved.
func (r *run) ask() tea.Cmd {
	if r.tried == nil || r.ran != nil || r.wait.Busy() {
		return nil
	}
	l := r.env.Lang
	w := &l.Imports
	n := r.tried.totals.New + r.tried.totals.Updated
	return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(r.env, l.F(w.ImportTitle, r.src.Name()), l.F(w.ImportText, l.Number(n), kindName(r.env, string(r.choice.Kind))), w.ImportYes, l.Common.Cancel, importNow{r})})
}

func (r *run) done(m worked) tea.Cmd {
	r.wait.Stop()
	r.scroll.Reset()
	if m.dry {
		r.tried = m.tally
		return nil
	}
	r.ran = m.tally
	if m.tally.err == nil {
		b := &m.tally.batch
		return kit.Send(kit.Notice{Level: kit.Good, Text: counts(r.env, r.env.Lang.Imports.RanRows, b.Rows, b.New, b.Updated, b.Unchanged, b.Rejected)})
	}
	return nil
}

// Keys is what works now.
func (r *run) Keys() kit.KeyMap {
	w := &r.env.Lang.Imports
	if r.wait.Busy() {
		return kit.KeyMap{kit.Bind(stopIntent, w.KeyStop, "esc")}
	}
	var m kit.KeyMap
	if r.tried != nil && r.ran == nil && r.tried.err == nil && r.tried.totals.New+r.tried.totals.Updated > 0 {
		m = append(m, kit.Bind(runIntent, w.KeyRun, "i", "ctrl+s"))
	}
	m = append(m, r.scroll.Keys(r.env.Lang.Common.Move)...)
	return append(m, kit.Bind(kit.Back, r.env.Lang.Common.Close))
}

// Draw draws what is done, or what became of the rows.
func (r *run) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	p := record.NewPaper(r.env, area.Dx())
	p.Text(r.src.Name()+" · "+kindName(r.env, string(r.choice.Kind))+sheetName(r.choice.Sheet), r.env.Theme.Bold)
	p.Blank()
	switch {
	case r.wait.Busy():
		head := area
		head.Max.Y = min(area.Min.Y+p.Len()+1, area.Max.Y)
		p.Draw(c, head, &record.Scroll{})
		area.Min.Y = head.Max.Y
		r.wait.Draw(c, area)
		return nil
	case r.ran != nil:
		r.writeRan(p)
	case r.tried != nil:
		r.writeTried(p)
	}
	p.Draw(c, area, &r.scroll)
	return nil
}

// sheetName is the sheet, after a dot; of a CSV file there is none.
func sheetName(sheet string) string {
	if sheet == "" {
		return ""
	}
	return " · " + sheet
}

func (r *run) writeTried(p *record.Paper) {
	w, t := &r.env.Lang.Imports, &r.tried.totals
	if r.fails(p, r.tried) {
		return
	}
	p.Text(counts(r.env, w.TriedRows, t.Rows, t.New, t.Updated, t.Unchanged, t.Rejected), r.env.Theme.Base)
	r.writeRest(p, t)
	if t.New+t.Updated > 0 {
		p.Text(w.Again, r.env.Theme.Base)
	}
	r.writeRejected(p, r.tried)
	r.writeDoubtful(p, r.tried)
}

func (r *run) writeRan(p *record.Paper) {
	w, b, l := &r.env.Lang.Imports, &r.ran.batch, r.env.Lang
	if errors.Is(r.ran.err, context.Canceled) {
		p.Text(l.F(w.Stopped, l.Number(b.Rows)), r.env.Theme.Warn)
	} else if r.fails(p, r.ran) {
		return
	}
	p.Text(counts(r.env, w.RanRows, b.Rows, b.New, b.Updated, b.Unchanged, b.Rejected), r.env.Theme.Good)
	r.writeRest(p, &r.ran.totals)
	if r.ran.kept != "" {
		p.Text(l.F(w.Kept, r.ran.kept), r.env.Theme.Base)
	}
	r.writeRejected(p, r.ran)
	r.writeDoubtful(p, r.ran)
}

// fails writes why it could not be run through, if so.
func (r *run) fails(p *record.Paper, t *tally) bool {
	if t.err == nil {
		return false
	}
	text := store.Explain(t.err, r.env.Lang.Code)
	switch {
	case errors.Is(t.err, intake.ErrOther):
		text = r.env.Lang.Imports.OtherDesk
	case errors.As(t.err, new(*sheet.HeadingError)), errors.Is(t.err, sheet.ErrManyRegions):
		text = t.err.Error()
	}
	p.Text(text, r.env.Theme.Bad)
	return true
}

// writeRest says what else there was in the file.
func (r *run) writeRest(p *record.Paper, t *sheet.Totals) {
	w, l := &r.env.Lang.Imports, r.env.Lang
	if t.Doubtful > 0 {
		p.Text(l.F(w.Doubtful, l.Number(t.Doubtful)), r.env.Theme.Warn)
	}
	if t.Blank > 0 {
		p.Text(l.F(w.Blank, l.Number(t.Blank)), r.env.Theme.Faint)
	}
}

// writeRejected lists the rows that were rejected, with their reasons.
func (r *run) writeRejected(p *record.Paper, t *tally) {
	w, l, th := &r.env.Lang.Imports, r.env.Lang, r.env.Theme
	if len(t.rejected) == 0 {
		p.Blank()
		p.Text(w.NothingRejected, th.Faint)
		return
	}
	p.Head(w.RejectedHead)
	for _, o := range t.rejected {
		r.writeRow(p, o, o.Reasons)
	}
	if more := t.totals.Rejected - len(t.rejected); more > 0 {
		p.Text(l.F(w.RejectedMore, l.Number(more)), th.Faint)
	}
}

// writeDoubtful lists the rows that go in and are to be looked at, and why.
func (r *run) writeDoubtful(p *record.Paper, t *tally) {
	if len(t.doubtful) == 0 {
		return
	}
	w, l := &r.env.Lang.Imports, r.env.Lang
	p.Head(w.DoubtHead)
	for _, o := range t.doubtful {
		r.writeRow(p, o, o.Doubts)
	}
	if more := t.totals.Doubtful - len(t.doubtful); more > 0 {
		p.Text(l.F(w.BroughtMore, l.Number(more)), r.env.Theme.Faint)
	}
}

// writeRow names a row and says what is the matter with it.
func (r *run) writeRow(p *record.Paper, o sheet.Outcome, why []sheet.Reason) {
	l, th := r.env.Lang, r.env.Theme
	p.Text(strings.TrimSpace(l.F(l.Imports.Line, l.Number(o.Row.Line))+"  "+strings.TrimSpace(intake.Told("", o.Key)+"  "+intake.Told("", o.Name))), th.Base)
	for _, one := range why {
		p.Indent(3, one.String(), th.Warn)
	}
}
