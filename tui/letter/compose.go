package letter

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/paper"
	"guyub/model/text"
	"guyub/tui/lang"
)

func compareNames(a, b string) int { return cmp.Compare(text.Fold(a), text.Fold(b)) }

// composer puts one paper together.
type composer struct {
	*facts
	l       *lang.Strings // the paper's language
	w       *lang.Letters
	wording model.Wording // as it counts: the office's, else the program's
	filled  map[string]string
	doc     *paper.Document
	err     error
}

// compose puts a paper together from its facts. The same facts give the same
// paper.
func compose(desk *lang.Strings, f *facts) (*paper.Document, error) {
	l := Language(desk, f.ask.Letter)
	c := &composer{facts: f, l: l, w: &l.Letters, wording: Effective(l, f.wording)}
	c.filled = c.values()
	maps.DeleteFunc(c.filled, func(place, _ string) bool { return !slices.Contains(f.ask.Letter.Places(), place) })
	c.begin()
	map[model.Letter]func(){
		model.ClientCard: c.clientCard, model.GuidanceCard: c.guidanceCard, model.ReportSlip: c.slip, model.ReferralNote: c.referral,
		model.AgreementPad: c.agreement, model.HandoverNote: c.handover, model.Supervision: c.supervision, model.RollSheet: c.attendance,
		model.BreachSheet: c.breach,
	}[f.ask.Letter]()
	c.foot()
	return c.doc, c.err
}

// Language is the one that a letter speaks on a desk that speaks another: what
// goes to people outside the office is Indonesian.
func Language(desk *lang.Strings, letter model.Letter) *lang.Strings {
	if letter.GoesOut() {
		return lang.For(lang.Indonesian)
	}
	return desk
}

// Effective is a wording with the words of the program where it has none.
func Effective(l *lang.Strings, w model.Wording) model.Wording {
	own := l.LetterWords(w.Paper)
	for _, one := range []struct {
		to   *string
		from string
	}{{&w.Title, own.Title}, {&w.Opening, own.Opening}, {&w.Body, own.Body}, {&w.Closing, own.Closing}, {&w.Signer, own.Signer}} {
		if *one.to == "" {
			*one.to = one.from
		}
	}
	return w
}

// OwnWords is a wording without what the program says too: what the office left
// as it was follows the program's words when they change.
func OwnWords(w, usual model.Wording) model.Wording {
	for _, one := range []struct {
		to   *string
		from string
	}{{&w.Title, usual.Title}, {&w.Opening, usual.Opening}, {&w.Body, usual.Body}, {&w.Closing, usual.Closing}, {&w.Signer, usual.Signer}} {
		if *one.to == one.from {
			*one.to = ""
		}
	}
	return w
}

// ErrPlace is a wording with something to be filled in that its letter has not.
type ErrPlace struct{ Place string }

// Error names it.
func (e *ErrPlace) Error() string { return "letter: nothing is filled in for " + e.Place }

// say fills a text of the wording in. What is not known is dots, to be written
// in by hand.
func (c *composer) say(s string) string {
	said, unknown := model.Template(s).Fill(func(place string) (string, bool) {
		v, ok := c.filled[place]
		if ok && strings.TrimSpace(v) == "" {
			v = dots
		}
		return v, ok
	})
	if unknown != "" && c.err == nil {
		c.err = &ErrPlace{unknown}
	}
	return said
}

// dots are where somebody writes by hand.
const dots = "................"

func (c *composer) begin() {
	c.doc = &paper.Document{
		Kind: string(c.ask.Letter), Language: c.l.Code, Letterhead: c.letterhead(), Title: c.say(c.wording.Title), Made: c.now,
	}
	if c.wording.Number != "" {
		c.doc.Number = c.say(c.wording.Number)
	}
	if c.ask.Letter.Named() {
		c.doc.Secret = c.w.Secret
	}
	c.add(paragraphs(c.say(c.wording.Opening))...)
}

// letterhead is the office's own, or its name, address and telephone.
func (c *composer) letterhead() []string {
	o := &c.office
	if len(o.Letterhead) > 0 {
		return o.Letterhead
	}
	out := []string{o.Name}
	if o.Address != "" {
		out = append(out, o.Address)
	}
	if o.Phone != "" {
		out = append(out, c.l.F(c.l.Report.Phone, o.Phone))
	}
	return out
}

// foot says by whom the paper was made and how far the audit had come, so that
// a sheet of paper proves it.
func (c *composer) foot() {
	w := &c.l.Report
	made := c.l.F(c.w.MadeBy, c.l.DateShort(model.DateOf(c.now)), c.l.Clock(c.now), model.ShortName(c.actor.Name), c.actor.Terminal)
	switch {
	case c.noPoint:
		c.doc.Footer = made
	case c.point == nil:
		c.doc.Footer = made + " · " + w.FooterNoPoint
	default:
		c.doc.Footer = made + " · " + c.l.F(w.FooterPoint, c.l.Date(c.point.Day), c.l.Number(int(c.point.Size)), c.point.Code)
	}
	if c.office.Demo {
		c.doc.Footer = w.Demo + " " + c.doc.Footer
	}
}

func (c *composer) add(blocks ...paper.Block) { c.doc.Blocks = append(c.doc.Blocks, blocks...) }

// closing adds the end of the office's wording.
func (c *composer) closing() { c.add(paragraphs(c.say(c.wording.Closing))...) }

// paragraphs are those of a text, parted by empty lines.
func paragraphs(s string) []paper.Block {
	var out []paper.Block
	for part := range strings.SplitSeq(strings.TrimSpace(s), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, paper.Paragraph{Text: part})
		}
	}
	return out
}

// fact is a row of facts; nothing is a dash.
func fact(key, label, value string) paper.Fact {
	v := paper.Value{}
	if value != "" {
		v = paper.Text(value)
	}
	return paper.Fact{Key: key, Label: label, Value: v}
}

func day(key, label string, d model.Date) paper.Fact {
	return paper.Fact{Key: key, Label: label, Value: paper.On(d)}
}

// clientName is the name as the paper may have it.
func (c *composer) clientName() string {
	if c.client.Section == model.Children && c.ask.Letter.GoesOut() {
		return model.Initials(c.client.Name)
	}
	return c.client.Name
}

// counselor is the present counselor of the client; without a name when there
// is none.
func (c *composer) counselor() model.Counselor {
	if a := c.client.Assignment(); a != nil {
		one, _ := c.books.Counselor(a.Counselor)
		return one
	}
	return model.Counselor{}
}

// seat finds the town in the name of an office: "Bapas Kelas II Purwokerto".
var seat = regexp.MustCompile(`\bKelas [IVX]+[AB]? ([^()]+)`)

// place is where and when the office signs: "Purwokerto, 24 November 2026"; the
// day alone where its name tells no town.
func (c *composer) place() string {
	day := c.l.Date(model.DateOf(c.now))
	if town := seat.FindStringSubmatch(c.office.Name); town != nil {
		return strings.TrimSpace(town[1]) + ", " + day
	}
	return day
}

// head is where the head of the office signs, or whom the wording names.
func (c *composer) head() paper.Signature {
	s := paper.Signature{Place: c.place(), Role: c.say(c.wording.Signer), Name: c.office.HeadName}
	if c.wording.Signer != c.l.LetterWords(c.ask.Letter).Signer {
		s.Name = "" // somebody else signs, whose name the office's record does not have
	}
	return s
}

// signCounselor is where a counselor signs.
func (c *composer) signCounselor(role string, one model.Counselor) paper.Signature {
	s := paper.Signature{Role: role, Name: one.Name}
	if one.NIP != "" {
		s.ID = "NIP " + one.NIP
	}
	return s
}

// roman are the months as numbers of letters have them.
var roman = [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}

// values are what the places of the wording are filled in with.
func (c *composer) values() map[string]string {
	l, today := c.l, model.DateOf(c.now)
	year, month, _ := today.YMD()
	out := map[string]string{
		"kantor": c.office.Name, "kepala": c.office.HeadName, "nomor": c.ask.Number, "hari": l.Weekday(c.now.Weekday()),
		"tanggal": l.Date(today), "bulan": roman[month], "tahun": fmt.Sprint(year),
	}
	if subject := c.ask.Letter.Subject(); subject == model.KindClient || subject == model.KindEnrolment {
		c.clientValues(out)
	}
	switch c.ask.Letter {
	case model.ReferralNote:
		c.groupValues(out)
		out["program"], out["kegiatan"] = c.offering.Name, c.offering.Activity
	case model.AgreementPad:
		c.groupValues(out)
	case model.RollSheet:
		c.groupValues(out)
		out["program"], out["sesi"], out["tempat"] = c.offering.Name, l.Date(c.meeting.Day), c.meeting.Place
	case model.HandoverNote:
		out["alasan"], out["jumlah"], out["berlaku"] = c.batch.Reason, l.Number(len(c.handed)), l.Date(max(c.batch.DecidedOn, c.batch.On))
	case model.Supervision:
		out["dari"], out["sampai"] = l.Date(c.ask.From), l.Date(c.ask.To)
	case model.BreachSheet:
		out["dari"], out["sampai"] = l.Date(c.ask.From), l.Date(c.ask.To)
		out["jumlah"] = l.Number(len(c.exposure.Clients) + c.exposure.Hidden)
	}
	return out
}

func (c *composer) clientValues(out map[string]string) {
	l := c.l
	out["nama"], out["register"], out["pk"] = c.clientName(), c.client.Register, c.counselor().Name
	if t := c.client.Term(); t != nil {
		out["program"], out["mulai"], out["akhir"] = l.Domain.Category(t.Category), dated(l, t.Start), dated(l, t.End)
	} else {
		out["program"], out["mulai"], out["akhir"] = "", "", ""
	}
	out["tahap"] = ""
	if s := c.client.Stage(); s != nil {
		out["tahap"] = l.Domain.Stage(s.Kind)
	}
	out["berikut"] = dated(l, c.client.NextReport)
	if c.ask.Letter == model.ReportSlip {
		out["lapor"], out["ke"], out["berikut"] = l.Date(c.contact.Day), l.Number(c.number), dated(l, c.contact.Next)
	}
}

func (c *composer) groupValues(out map[string]string) {
	g := &c.group
	fields := make([]string, len(g.Fields))
	for i, f := range g.Fields {
		fields[i] = c.l.Domain.Field(f)
	}
	out["kelompok"], out["kode"], out["ketua"], out["alamat"], out["bidang"] = g.Name, g.Code, g.Leader, g.Address, strings.Join(fields, ", ")
	out["mulai"], out["akhir"] = "", ""
	if a := c.pending(); a != nil {
		out["mulai"], out["akhir"] = dated(c.l, a.Start), dated(c.l, a.End)
	}
}

// pending is the agreement that is to be signed: the last one, if it is not
// signed yet.
func (c *composer) pending() *model.Agreement {
	if n := len(c.group.Agreements); n > 0 && c.group.Agreements[n-1].Date == 0 {
		return &c.group.Agreements[n-1]
	}
	return nil
}

// dated is a day in words, nothing for none.
func dated(l *lang.Strings, d model.Date) string {
	if d == 0 {
		return ""
	}
	return l.Date(d)
}
