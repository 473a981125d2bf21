package clients

import (
	"image"

	"guyub/tui/kit"
)

// block is a title with facts under it.
type block struct {
	title string
	plain bool // the title is an ordinary line
	faint bool
	pairs []kit.Pair
}

// blocks are drawn one below the other and scroll as one.
type blocks []block

// or returns a single sentence where there is nothing.
func (b blocks) or(sentence string) blocks {
	if len(b) == 0 {
		return blocks{{title: sentence, faint: true}}
	}
	return b
}

func (b blocks) height(width int) int {
	n := 0
	for i := range b {
		n += b[i].height(width)
		if i < len(b)-1 && b.apart(i) {
			n++
		}
	}
	return n
}

// apart reports whether a blank line stands under block i: between thoughts,
// and not between the lines of a list.
func (b blocks) apart(i int) bool {
	return !(b[i].plain && len(b[i].pairs) == 0 && b[i+1].plain) && !(len(b[i].pairs) == 0 && b[i+1].plain)
}

func (b *block) height(width int) int {
	n := kit.PairLines(b.pairs, width)
	if b.title != "" {
		n++
	}
	return n
}

// draw draws the blocks from line top on.
func (b blocks) draw(c *kit.Canvas, th *kit.Theme, area image.Rectangle, top int) {
	before := c.Clip(area)
	defer c.Unclip(before)
	y := area.Min.Y - top
	for i := range b {
		if b[i].title != "" {
			st := th.Title
			switch {
			case b[i].faint:
				st = th.Faint
			case b[i].plain:
				st = th.Base
			}
			c.TextIn(image.Rect(area.Min.X, y, area.Max.X, y+1), b[i].title, st)
			y++
		}
		h := kit.PairLines(b[i].pairs, area.Dx())
		kit.Pairs(c, th, image.Rect(area.Min.X, y, area.Max.X, y+h), b[i].pairs)
		y += h
		if i < len(b)-1 && b.apart(i) {
			y++
		}
	}
}
