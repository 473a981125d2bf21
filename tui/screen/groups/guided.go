package groups

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// guided is a form under what the person needs to know while filling it in.
type guided[T any] struct {
	*record.Edit[T]
	env *kit.Env
	say func(*record.Paper)
}

// formLines is what the form keeps for itself on a low terminal.
const formLines = 7

// Draw draws what there is to know, as far as there is room, and the form.
func (g *guided[T]) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	p := record.NewPaper(g.env, area.Dx()-2)
	g.say(p)
	above := min(p.Len(), max(area.Dy()-formLines, 1))
	top := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+above)
	p.Draw(c, top, &record.Scroll{})
	area.Min.Y += above
	if area.Dy() > formLines {
		area.Min.Y++
	}
	return g.Edit.Draw(c, area)
}
