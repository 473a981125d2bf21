package plain

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model/text"
	"guyub/tui"
	"guyub/tui/kit"
)

// fewOptions is how many options are told in the line of the question itself.
const fewOptions = 6

// prompt returns what is asked next.
func (d *Desk) prompt() request {
	l := d.scene.Lang
	w := &l.Plain
	if d.menu != nil {
		return request{prompt: w.MenuPick + ": "}
	}
	if q, ok := d.question(); ok {
		if d.atDone {
			return request{prompt: w.Done + ": "}
		}
		return d.ask(&q)
	}
	if d.scene.Typing && !d.scene.Dialog {
		return request{prompt: w.SearchFor + ": "}
	}
	where := d.title()
	if _, number := d.view.chosen(); number > 0 {
		total := 0
		for _, r := range d.view.rows {
			total += r.Len()
		}
		where = l.F(w.RowOf, where, number, l.Number(total))
	}
	return request{prompt: where + ": "}
}

// question is what is asked now.
func (d *Desk) question() (kit.Question, bool) {
	if d.view.asker == nil {
		return kit.Question{}, false
	}
	return d.view.asker.Question()
}

// ask tells what belongs to a question and returns its line.
func (d *Desk) ask(q *kit.Question) request {
	w := &d.scene.Lang.Plain
	if q.Section != "" && q.Section != d.section {
		d.section = q.Section
		d.say(q.Section + ".")
	}
	label := kit.Spoken(q.Label)
	if n := len(label); n > 0 && strings.ContainsRune(".?", rune(label[n-1])) {
		d.say(label) // a sentence of its own
		label = w.Answer
	}
	if q.Required && !q.Confirm && !q.Secret && q.Value == "" {
		label += ", " + w.Required
	}
	how := ""
	switch {
	case q.List:
		for i, row := range q.Rows {
			d.say(strconv.Itoa(i+1) + ". " + row)
		}
		if len(q.Rows) == 0 {
			d.say(w.RowNew)
		}
		how = w.Rows
	case d.hits != nil:
		how = w.Number
	case q.Many:
		d.sayOnce(q)
		how = w.Numbers
	case q.Find != nil && len(q.Options) > 0:
		d.hits = d.sayFound(q.Options)
		how = w.Search
	case len(q.Options) > fewOptions:
		d.sayOnce(q)
		how = w.Number
	case len(q.Options) > 0:
		var each []string
		for i, o := range q.Options {
			each = append(each, strconv.Itoa(i+1)+" "+kit.Spoken(o.Label))
		}
		how = strings.Join(each, ", ")
	case q.Find != nil:
		how = w.Search
	case q.Suggest != "":
		how = d.scene.Lang.F(w.Take, kit.Spoken(q.Suggest))
	default:
		how = kit.Spoken(q.Hint)
	}
	d.listed = q.Label
	if how != "" {
		label += " (" + how + ")"
	}
	value := q.Value
	if q.Confirm && q.Default != "" {
		value = q.Options[0].Label
	}
	if value = kit.Spoken(strings.ReplaceAll(value, "\n", " ")); value != "" && !q.Secret {
		label += " [" + value + "]"
	}
	return request{prompt: label + ": ", secret: q.Secret}
}

// sayOnce tells the options of a question when it is come to, not again after an
// answer that was none of them.
func (d *Desk) sayOnce(q *kit.Question) {
	if d.listed != q.Label {
		d.sayOptions(q.Options)
	}
}

func (d *Desk) sayOptions(options []kit.Option) {
	for i, o := range options {
		d.say(strconv.Itoa(i+1) + ". " + kit.Sentence(o.Label, o.Note))
	}
}

// sayFound tells what was found, as much of it as can be listened to, and returns
// that.
func (d *Desk) sayFound(found []kit.Option) []kit.Option {
	told := found[:min(len(found), pageRows)]
	d.sayOptions(told)
	if rest := len(found) - len(told); rest > 0 {
		d.say(d.scene.Lang.F(d.scene.Lang.Plain.MoreHits, d.scene.Lang.Number(rest)))
	}
	return told
}

// answered takes a line as the answer to a question, or as one of the signs that
// move among questions.
func (d *Desk) answered(ctx context.Context, q *kit.Question, line string) {
	w := &d.scene.Lang.Plain
	bare := strings.TrimSpace(line)
	if q.Secret {
		bare = line
	}
	if d.atDone && !d.afterAll(ctx, q, bare) {
		return
	}
	switch {
	case bare == "":
		d.onward(ctx, q)
	case bare == "?":
		d.listed = ""
		d.say(q.Help)
		for _, s := range w.HelpForm {
			d.say(s)
		}
	case bare == "<":
		d.step(ctx, -1, w.AtFirst)
	case bare == ">":
		d.step(ctx, 1, w.AtLast)
	case bare == "!":
		d.want(ctx, d.finish(q))
	case bare == ".":
		d.back(ctx)
	case bare == "=":
		d.listed = ""
		d.again()
	case bare == ":":
		d.openMenu(d.all())
	case strings.HasPrefix(bare, ":"):
		d.named(ctx, strings.TrimSpace(bare[1:]))
	case bare == "*" && q.Suggest != "":
		d.give(ctx, q, q.Suggest)
	case bare == "-" && !q.List && !q.Confirm:
		if d.answer(ctx, "") {
			d.say(d.scene.Lang.F(w.Emptied, q.Label))
		}
	case strings.HasPrefix(bare, "/") && len(bare) > 1:
		found := false
		d.act(ctx, func(a kit.Asker) tea.Cmd { found = a.Seek(bare[1:]); return nil })
		if !found {
			d.say(w.NoField)
		}
	default:
		d.give(ctx, q, strings.TrimPrefix(bare, `\`))
	}
}

// afterAll takes a line where every question was asked: nothing typed there is
// ever taken for an answer. It reports whether the line is one of the signs that
// work as they do among the questions.
func (d *Desk) afterAll(ctx context.Context, q *kit.Question, typed string) bool {
	switch {
	case typed == "", typed == "!":
		d.atDone = false
		d.want(ctx, q.Finish)
		return false
	case typed == "<":
		d.atDone = false // back to the last one, which is still in front
		return false
	case typed == "?", typed == ".", typed == "=", strings.HasPrefix(typed, ":"):
		return true
	case strings.HasPrefix(typed, "/"):
		d.atDone = false
		return true
	}
	d.say(d.scene.Lang.F(d.scene.Lang.Plain.Unknown, typed))
	return false
}

// finish is what "!" wants: to save, or of questions that only go onward to do
// that.
func (d *Desk) finish(q *kit.Question) kit.Intent {
	if q.Finish != "" {
		return q.Finish
	}
	if d.scene.Here.Has(kit.Save) {
		return kit.Save
	}
	return kit.Open
}

// give turns what was typed into a value, and answers with it.
func (d *Desk) give(ctx context.Context, q *kit.Question, typed string) {
	w := &d.scene.Lang.Plain
	value := typed
	switch {
	case q.List || q.Secret:
	case q.Find != nil:
		picked, ok := d.lookUp(q, typed)
		if !ok {
			return
		}
		value = picked
	case q.Many:
		picked, ok := pickMany(q.Options, typed)
		if !ok {
			d.say(w.NotAmong)
			return
		}
		value = picked
	case len(q.Options) > 0:
		picked := pick(q.Options, typed, q.Confirm)
		if len(picked) != 1 {
			d.say(w.NotAmong)
			return
		}
		value = picked[0].Value
	case q.Long && strings.HasPrefix(typed, "+") && q.Value != "":
		value = q.Value + "\n" + strings.TrimSpace(typed[1:])
	}
	if d.answer(ctx, value) {
		d.sayReplaced(q)
		d.onwardFrom(ctx, q)
	}
}

// sayReplaced tells what an answer took the place of, so that a slip is noticed.
func (d *Desk) sayReplaced(was *kit.Question) {
	now, ok := d.question()
	if !ok || was.Value == "" || was.Secret || was.List || was.Onward != "" || now.Label != was.Label || now.Value == was.Value {
		return
	}
	l := d.scene.Lang
	d.say(l.F(l.Plain.Replaced, was.Label, cmp.Or(now.Value, l.Plain.Nothing), was.Value))
}

// lookUp finds what was typed among what can be searched: a number chooses one
// of those found before, words search.
func (d *Desk) lookUp(q *kit.Question, typed string) (value string, ok bool) {
	w := &d.scene.Lang.Plain
	if n, err := strconv.Atoi(typed); err == nil && n >= 1 && n <= len(d.hits) {
		return d.hits[n-1].Value, true
	}
	words := strings.TrimPrefix(typed, "*")
	found := q.Find(strings.TrimLeft(words, "= ")) // "=" is the form's own way to ask for a value
	switch {
	case len(found) == 0:
		d.say(w.NoHits)
	case len(found) == 1 && words != "":
		d.say(found[0].Label)
		return found[0].Value, true
	default:
		d.hits = d.sayFound(found)
		d.say(w.Hits)
	}
	return "", false
}

// pick returns the options that were meant: by number, else by how they begin.
func pick(options []kit.Option, typed string, confirm bool) []kit.Option {
	if n, err := strconv.Atoi(typed); err == nil {
		if n < 1 || n > len(options) {
			return nil
		}
		return options[n-1 : n]
	}
	want := text.Fold(typed)
	if confirm {
		switch want {
		case "y", "ya", "yes":
			return options[1:2]
		case "t", "n", "tidak", "no":
			return options[0:1]
		}
	}
	var out []kit.Option
	for _, o := range options {
		label := text.Fold(o.Label)
		if label == want {
			return []kit.Option{o}
		}
		if strings.HasPrefix(label, want) {
			out = append(out, o)
		}
	}
	return out
}

func pickMany(options []kit.Option, typed string) (value string, ok bool) {
	var values []string
	for one := range strings.FieldsFuncSeq(typed, func(r rune) bool { return r == ',' || r == ';' }) {
		picked := pick(options, strings.TrimSpace(one), false)
		if len(picked) != 1 {
			return "", false
		}
		if !slices.Contains(values, picked[0].Value) {
			values = append(values, picked[0].Value)
		}
	}
	return strings.Join(values, "\n"), len(values) > 0
}

// act does something with the questions in front.
func (d *Desk) act(ctx context.Context, do func(kit.Asker) tea.Cmd) {
	a := d.view.asker
	d.send(ctx, tui.Act{Do: func() tea.Cmd { return do(a) }})
}

// answer answers the question in front, and reports whether the answer stands.
func (d *Desk) answer(ctx context.Context, value string) (stands bool) {
	d.hits = nil
	d.act(ctx, func(a kit.Asker) (cmd tea.Cmd) {
		cmd, stands = a.Answer(value)
		return cmd
	})
	if q, ok := d.question(); ok && !stands {
		d.forget(q.Label + ":") // what is wrong is told every time
	}
	return stands
}

// onward is an empty line: what stands is kept.
func (d *Desk) onward(ctx context.Context, q *kit.Question) {
	if q.Default != "" {
		d.answer(ctx, q.Default)
		return
	}
	if q.Required && q.Value == "" && !q.Secret && len(q.Chosen) == 0 && !q.List {
		d.answer(ctx, "") // it says that something must stand there
		return
	}
	d.hits = nil
	d.onwardFrom(ctx, q)
}

// onwardFrom goes on from a question that is answered.
func (d *Desk) onwardFrom(ctx context.Context, q *kit.Question) {
	switch {
	case q.Confirm:
	case q.Onward != "":
		d.want(ctx, q.Onward)
	default:
		d.step(ctx, 1, "")
	}
}

// step goes to another question; where there is none, none says so.
func (d *Desk) step(ctx context.Context, by int, none string) {
	d.hits = nil
	moved := false
	d.act(ctx, func(a kit.Asker) tea.Cmd { moved = a.Step(by); return nil })
	switch {
	case moved:
	case none != "":
		d.say(none)
	default:
		d.atDone = true
	}
}
