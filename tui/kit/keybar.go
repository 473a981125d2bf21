package kit

import "image"

// KeyBar is the last line of the desk: the keys that work now, most useful
// first, cut at a whole entry, with help always last. Clicking an entry is
// pressing its key.
type KeyBar struct {
	hits []keyHit
}

type keyHit struct {
	area   image.Rectangle
	intent Intent
}

// Draw draws the bindings into the first line of area.
func (k *KeyBar) Draw(c *Canvas, env *Env, area image.Rectangle, keys KeyMap) {
	k.hits = k.hits[:0]
	if area.Empty() {
		return
	}
	const between = 2
	var last *Binding
	reserved := 0
	for i := range keys {
		if keys[i].Intent == Help && keys[i].Help != "" {
			last = &keys[i]
			reserved = entryWidth(env, *last)
			if reserved > area.Dx() {
				reserved = Width(env.Label(*last))
			}
			break
		}
	}
	x := area.Min.X
	for i := range keys {
		b := &keys[i]
		if b.Hidden || b.Help == "" || b.Intent == Help {
			continue
		}
		w := entryWidth(env, *b)
		if x+w+between+reserved > area.Max.X {
			break
		}
		k.entry(c, env, x, area, b)
		x += w + between
	}
	if last != nil {
		k.entry(c, env, x, area, last)
	}
}

func (k *KeyBar) entry(c *Canvas, env *Env, x int, area image.Rectangle, b *Binding) {
	from := x
	room := image.Rect(x, area.Min.Y, area.Max.X, area.Min.Y+1)
	x += c.TextIn(room, env.Label(*b), env.Theme.Key)
	if area.Max.X-x > Width(b.Help) {
		x += 1 + c.Text(x+1, area.Min.Y, b.Help, env.Theme.KeyHelp)
	}
	k.hits = append(k.hits, keyHit{image.Rect(from, area.Min.Y, x, area.Min.Y+1), b.Intent})
}

func entryWidth(env *Env, b Binding) int { return Width(env.Label(b)) + 1 + Width(b.Help) }

// At returns the intent of the entry at x, y.
func (k *KeyBar) At(x, y int) (Intent, bool) {
	for _, h := range k.hits {
		if image.Pt(x, y).In(h.area) {
			return h.intent, true
		}
	}
	return "", false
}
