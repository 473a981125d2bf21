package letter

import (
	"cmp"
	"slices"

	"guyub/model"
	"guyub/model/paper"
)

// handover is what counselors sign who give clients away and take them over. It
// names no offence, number or address.
func (c *composer) handover() {
	rows := slices.Clone(c.handed)
	slices.SortStableFunc(rows, func(a, b handed) int {
		return cmp.Or(compareNames(c.counselorName(a.from), c.counselorName(b.from)), compareNames(c.counselorName(a.to), c.counselorName(b.to)), compareNames(a.name, b.name))
	})
	for len(rows) > 0 {
		n := slices.IndexFunc(rows, func(h handed) bool { return h.from != rows[0].from || h.to != rows[0].to })
		if n < 0 {
			n = len(rows)
		}
		c.handing(rows[:n])
		rows = rows[n:]
	}
	c.closing()
	head := c.head()
	head.Role = c.w.Seen + " " + head.Role
	c.doc.Sign = &head
}

// handing is who goes from one counselor to another, and where these two sign.
func (c *composer) handing(rows []handed) {
	from, _ := c.books.Counselor(rows[0].from)
	to, _ := c.books.Counselor(rows[0].to)
	title, gives := c.l.F(c.w.FromTo, from.Name, to.Name), c.signCounselor(c.w.Gives, from)
	if rows[0].from.IsZero() {
		title, gives = c.l.F(c.w.FromNobody, to.Name), paper.Signature{}
	}
	t := paper.Table{Key: "handed", Form: true, Columns: []paper.Column{
		{Key: "number", Label: c.w.No, Kind: paper.Words}, {Key: "name", Label: c.w.Name, Kind: paper.Words}, {Key: "register", Label: c.l.Clients.F.Register, Kind: paper.Words},
		{Key: "district", Label: c.l.Clients.F.District, Kind: paper.Words}, {Key: "note", Label: c.w.ColNote, Kind: paper.Words, Room: 14}}}
	for i := range rows {
		h := &rows[i]
		note := h.note
		if note == "" {
			note = "-"
		}
		t.Rows = append(t.Rows, texts(c.l.Number(i+1), h.name, h.register, c.books.DistrictName(h.district), note))
	}
	c.add(paper.Heading{Text: title}, t,
		paper.Signatures{Columns: []paper.Signature{gives, c.signCounselor(c.w.Takes, to)}})
}

func (c *composer) counselorName(id model.ID) string {
	one, _ := c.books.Counselor(id)
	return one.Name
}
