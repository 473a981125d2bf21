package plain

import (
	"context"
	"slices"
	"strings"

	"guyub/tui"
	"guyub/tui/kit"
)

// teller is what the person has been told, so that only what is new is told
// again.
type teller struct {
	scene   tui.Scene
	view    view
	said    int             // number of the last notice told
	changed int             // number of the last change of others told
	heardOf map[any]hearing // of screens that are left for a moment
	inside  bool            // somebody is in, and was greeted
	section string          // of the form, as told last
}

// hearing is the set of lines that were told of a screen.
type hearing map[string]bool

// remembered is how many screens are known from before; of older ones all is
// told again.
const remembered = 16

// pageRows is how many rows are told at a time.
const pageRows = 10

// view is what is in front, in parts.
type view struct {
	told  []kit.Told
	rows  []kit.Rows
	tabs  *kit.TabRow
	asker kit.Asker
	first []int // of rows: the number of the row before the first of each
}

// look reads what is in front.
func look(app *tui.App) view {
	v := view{told: app.Told()}
	n := 0
	for _, t := range v.told {
		switch part := t.Part.(type) {
		case kit.TabRow:
			v.tabs = &part
		case kit.Asker:
			v.asker = part
		case kit.Rows:
			v.rows = append(v.rows, part)
			v.first = append(v.first, n)
			n += part.Len()
		}
	}
	return v
}

// find returns the list of a row's number, from 1, and its place in it.
func (v *view) find(number int) (part kit.Rows, row int, ok bool) {
	for i, r := range v.rows {
		if row := number - 1 - v.first[i]; row >= 0 && row < r.Len() {
			return r, row, true
		}
	}
	return nil, 0, false
}

// chosen returns the list whose row is chosen, the first one if none is.
func (v *view) chosen() (part kit.Rows, number int) {
	for i, r := range v.rows {
		if at := r.At(); at >= 0 {
			return r, v.first[i] + at + 1
		}
	}
	if len(v.rows) > 0 {
		return v.rows[0], 0
	}
	return nil, 0
}

// lines are what is told of a view.
func (d *Desk) lines(v *view) []string {
	var out []string
	n := 0
	for _, t := range v.told {
		switch part := t.Part.(type) {
		case nil:
			out = append(out, t.Lines...)
		case kit.TabRow:
			out = append(out, d.scene.Lang.F(d.scene.Lang.Plain.Tab, part.Active+1, len(part.Titles), part.Titles[part.Active]))
		case kit.Asker:
			out = append(out, part.Remarks()...)
		case kit.Rows:
			out = append(out, d.rowLines(part, v.first[n])...)
			n++
		}
	}
	return spoken(out)
}

// rowLines are the rows of a list on the page of the chosen one.
func (d *Desk) rowLines(part kit.Rows, first int) []string {
	l := d.scene.Lang
	n := part.Len()
	if n == 0 {
		return []string{part.Void()}
	}
	from := max(part.At(), 0) / pageRows * pageRows
	to := min(from+pageRows, n)
	var out []string
	for i := from; i < to; i++ {
		heading, line := part.Tell(i)
		out = append(out, heading, l.Number(first+i+1)+". "+line)
	}
	if n > pageRows {
		out = append(out, l.F(l.Plain.Page, l.Number(first+from+1), l.Number(first+to), l.Number(first+n)))
	}
	return out
}

// spoken makes lines fit to be told, the empty ones left out.
func spoken(lines []string) []string {
	out := lines[:0:0]
	for _, s := range lines {
		if s = kit.Spoken(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// tell tells what is new: what was said, where one is now, and of the screen the
// lines that were not told before.
func (d *Desk) tell(ctx context.Context) {
	for d.tellOnce(ctx) {
	}
}

// tellOnce reports whether there is more to tell: a dialog that only says
// something is closed when it is told.
func (d *Desk) tellOnce(ctx context.Context) (more bool) {
	now := d.app.Scene()
	same := now.On == d.scene.On && d.view.told != nil
	if !same {
		d.menu, d.hits, d.atDone, d.section, d.listed = nil, nil, false, "", ""
	}
	for _, s := range d.noticed(now) {
		d.say(s)
	}
	d.greet(now)
	for _, s := range d.copied {
		d.say(now.Lang.Plain.CopyThis)
		for line := range strings.SplitSeq(s, "\n") {
			d.say(line)
		}
	}
	d.copied = nil
	before := d.heardOf[now.On]
	moved := !slices.Equal(now.Where, d.scene.Where)
	d.scene, d.changed = now, now.Changed
	d.view = look(d.app)
	if again := d.app.Scene(); again.On != now.On {
		return true // it had a fault while it was told
	}
	mine := ""
	switch {
	case !same:
		mine = d.sayHead(before != nil)
	case moved: // it calls itself something else now
		d.say(d.where() + ".")
	}
	asked := ""
	if q, ok := d.question(); ok {
		asked = kit.Spoken(q.Label)
	}
	lines := d.lines(&d.view)
	heard := make(hearing, len(lines))
	for _, s := range lines {
		if !before[s] && s != mine && s != asked && (same || s != d.title()) {
			d.say(s)
		}
		heard[s] = true
	}
	d.remember(now, heard)
	if d.onlySays() {
		d.send(ctx, tui.Want{Intent: kit.Back})
		return d.app.Scene().On != now.On
	}
	return false
}

// greet tells whoever has come in who they are here and how to begin.
func (d *Desk) greet(now tui.Scene) {
	if d.inside = d.inside && !now.Gate; d.inside || now.Gate {
		return
	}
	d.inside = true
	if now.Demo {
		d.say(now.Lang.Shell.Demo + ".")
	}
	d.say(now.Who + ".")
	d.say(now.Lang.Plain.Welcome)
}

// title is the last part of where one is; many screens draw it once more.
func (d *Desk) title() string {
	if n := len(d.scene.Where); n > 0 {
		return kit.Spoken(d.scene.Where[n-1])
	}
	return ""
}

// where is the way to where one is.
func (d *Desk) where() string { return kit.Sentence(d.scene.Where...) }

// sayHead tells where one is, and what other parts there are; of a screen that was
// left for a moment only the row that is chosen, which it returns.
func (d *Desk) sayHead(known bool) (row string) {
	l := d.scene.Lang
	d.say(d.where() + ".")
	if known {
		if part, number := d.view.chosen(); number > 0 {
			_, line := part.Tell(part.At())
			row = kit.Spoken(l.Number(number) + ". " + line)
			d.say(row)
		}
		return row
	}
	if t := d.view.tabs; t != nil {
		var others []string
		for i, title := range t.Titles {
			if i != t.Active {
				others = append(others, title)
			}
		}
		d.say(l.F(l.Plain.OtherTabs, strings.Join(others, ", ")))
	}
	return ""
}

// remember keeps what was told of a screen. What was told before a gate is
// forgotten: somebody else may sit there.
func (d *Desk) remember(now tui.Scene, heard hearing) {
	if d.heardOf == nil || now.Gate || len(d.heardOf) > remembered {
		d.heardOf = map[any]hearing{}
	}
	d.heardOf[now.On] = heard
}

// forget lets lines that begin so be told again.
func (d *Desk) forget(beginning string) {
	for s := range d.heardOf[d.scene.On] {
		if strings.HasPrefix(s, kit.Spoken(beginning)) {
			delete(d.heardOf[d.scene.On], s)
		}
	}
}

// onlySays reports whether what is in front is a dialog that asks nothing.
func (d *Desk) onlySays() bool {
	return d.scene.Dialog && d.view.asker == nil && len(d.view.rows) == 0
}

// noticed is what was said since the last time.
func (d *Desk) noticed(now tui.Scene) []string {
	if now.Said == d.said {
		return nil
	}
	d.said = now.Said
	said := []string{now.Notice.Text}
	if now.Notice.Undo != "" && now.Beyond.Has(kit.Undo) {
		said = append(said, now.Lang.Plain.UndoHow)
	}
	return said
}

// arrived is what is told at once of a screen that came by itself.
func (d *Desk) arrived(now tui.Scene) []string {
	said := d.noticed(now)
	return append(said, kit.Sentence(now.Where...)+". "+now.Lang.Plain.PressEnter)
}

// changedElsewhere tells in one line what a colleague changed on this screen.
func (d *Desk) changedElsewhere(now tui.Scene) []string {
	d.changed = now.Changed
	v := look(d.app)
	before := d.heardOf[now.On]
	heard := hearing{}
	var fresh []string
	for _, s := range d.lines(&v) {
		if !before[s] {
			fresh = append(fresh, s)
		}
		heard[s] = true
	}
	d.view = v
	d.remember(now, heard)
	l := now.Lang
	switch len(fresh) {
	case 0:
		return nil
	case 1:
		return []string{l.F(l.Plain.ChangedLine, now.By, fresh[0])}
	}
	return []string{l.F(l.Plain.ChangedMany, now.By, l.Number(len(fresh)))}
}

// again tells the whole screen.
func (d *Desk) again() {
	delete(d.heardOf, d.scene.On)
	d.sayHead(false)
	d.say(d.scene.Who)
	if a := d.view.asker; a != nil {
		for _, s := range a.Filled() {
			d.say(s)
		}
	}
}
