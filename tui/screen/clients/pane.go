package clients

import (
	"image"
	"strings"

	"guyub/model"
	"guyub/store/roster"
	"guyub/tui/kit"
)

// drawPane draws the client under the cursor beside the list, from the roster
// alone: arrows read through a day without opening a single record.
func (l *List) drawPane(c *kit.Canvas, area image.Rectangle) {
	th := l.env.Theme
	for y := area.Min.Y; y < area.Max.Y; y++ {
		c.Text(area.Min.X, y, "│", th.Rule)
	}
	area.Min.X += 2
	id, ok := l.table.Cursor()
	if !ok {
		return
	}
	row, ok := l.store.Roster().Find(id)
	if !ok {
		return
	}
	name := row.Name
	if row.Alias != "" {
		name += " alias " + row.Alias
	}
	y := area.Min.Y
	y += c.Wrap(image.Rect(area.Min.X, y, area.Max.X, y+2), name, th.Bold)
	c.TextIn(image.Rect(area.Min.X, y, area.Max.X, y+1), row.Register+" · "+l.env.Lang.Domain.TermState(row.State), th.Base)
	area.Min.Y = y + 2
	used := kit.Pairs(c, th, area, l.facts(&row))
	area.Min.Y += used + 1
	for _, warning := range warnings(l.env, &row) {
		c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), "! "+warning, th.Warn)
		area.Min.Y++
	}
}

func (l *List) facts(row *roster.Row) []kit.Pair {
	env, lang := l.env, l.env.Lang
	w := &lang.Clients
	b := l.store.Books()
	today := model.DateOf(env.Time())
	age := ""
	if n := row.Born.YearsUntil(today); n > 0 && row.Flags&roster.Anonymous == 0 {
		age = lang.F(w.Age, n)
	}
	counselor := b.CounselorName(row.Counselor)
	if counselor == "" {
		counselor = w.NoCounselor
	}
	group := b.GroupName(row.Group)
	if group == "" {
		group = w.GroupNo
	}
	risk, report := riskCell(env, row.Risk), reportCell(env, row, today)
	return []kit.Pair{
		{Label: w.F.Category, Value: lang.Domain.Category(row.Category)},
		{Label: w.ColRisk, Value: risk.Text, Style: risk.Style},
		{Label: w.ColStage, Value: lang.Domain.Stage(row.Stage)},
		{Label: w.ColBorn, Value: strings.Trim(row.Sex.Code()+", "+age, ", ")},
		{Label: w.ColDistrict, Value: b.DistrictName(row.District)},
		{Label: w.ColCounselor, Value: counselor},
		{Label: w.ColReport, Value: report.Text, Style: report.Style},
		{Label: w.FacetMissed, Value: lang.Number(int(row.Misses))},
		{Label: w.ColEnd, Value: lang.Date(row.End)},
		{Label: w.ColGroup, Value: group},
	}
}

// warnings are what must be seen of a client whatever is looked for.
func warnings(env *kit.Env, row *roster.Row) []string {
	w := &env.Lang.Clients
	var out []string
	if !row.State.Open() {
		return nil
	}
	if row.Flags&roster.NoGuarantor != 0 {
		out = append(out, w.GuarantorMissing)
	}
	if row.Flags&roster.GuarantorLost != 0 {
		out = append(out, w.GuarantorUnreachable)
	}
	if row.Flags&roster.NearVictim != 0 {
		out = append(out, w.NearVictim)
	}
	return out
}
