package press

import "guyub/model/paper"

func (p *page) plot(b *paper.Plot) {
	if b.Line && len(b.Points) > 1 && len(b.Points) <= mostAlong {
		p.curve(b)
		return
	}
	p.bars(b)
}

const (
	mostAlong = 14   // points that have room for their figures beside each other
	curveHigh = 22.0 // of the plot itself
	barHigh   = 2.6
)

// bars draws a plot as bars, one below the other.
func (p *page) bars(b *paper.Plot) {
	title := p.wrap(b.Title, p.room(), bodySize, true)
	p.need(float64(len(title))*bodySize*leading + 20)
	p.title(title)
	points := b.Points
	if b.Target.Kind != paper.None {
		points = append(points[:len(points):len(points)], paper.Point{Label: b.TargetLabel, Value: b.Target})
	}
	label, value := 0.0, 0.0
	p.font(cellSize, false)
	for _, one := range points {
		label = max(label, p.long(letters(one.Label)))
		value = max(value, p.long(letters(Say(p.l, one.Value))))
	}
	label = min(label, p.room()/3)
	x := marginX + label + value + 5
	most, room := highest(b), p.width-marginX-x
	for i, one := range points {
		lines := p.wrap(one.Label, label+hair, cellSize, false)
		high := float64(max(len(lines), 1)) * cellSize * leading
		p.need(high + 1)
		p.font(cellSize, false)
		said := letters(Say(p.l, one.Value))
		top := p.y
		for k, line := range lines {
			p.put(marginX, top+float64(k+1)*cellSize*leading, line)
		}
		p.put(marginX+label+3+value-p.long(said), top+cellSize*leading, said)
		if n := size(one.Value); most > 0 && n > 0 {
			p.pdf.SetFillColor(90, 90, 90)
			if i >= len(b.Points) {
				p.pdf.SetFillColor(190, 190, 190)
			}
			p.pdf.Rect(x, top+1.3, n/most*room, barHigh, "F")
		}
		p.y = top + high + 1
	}
	p.y += 2
}

// curve draws a plot over time as a line, each point with its figure.
func (p *page) curve(b *paper.Plot) {
	title := p.wrap(b.Title, p.room(), bodySize, true)
	const figures = 5.0 // above the highest point
	slot := p.room() / float64(len(b.Points))
	labels, most := make([][]string, len(b.Points)), 0
	for i, one := range b.Points {
		labels[i] = p.wrap(one.Label, slot-1, smallSize, false)
		most = max(most, len(labels[i]))
	}
	below := float64(most)*smallSize*leading + 2
	target := ""
	if b.Target.Kind != paper.None {
		target = letters(b.TargetLabel + " " + Say(p.l, b.Target))
		below += smallSize * leading
	}
	p.need(float64(len(title))*bodySize*leading + 4 + figures + curveHigh + below)
	p.title(title)
	base := p.y + figures + curveHigh
	top := highest(b)
	at := func(v paper.Value) float64 {
		if top <= 0 {
			return base
		}
		return base - max(size(v), 0)/top*curveHigh
	}
	middle := func(i int) float64 { return marginX + (float64(i)+0.5)*slot }

	p.pdf.SetLineWidth(0.2)
	p.pdf.Line(marginX, base, p.width-marginX, base)
	if target != "" {
		p.pdf.SetDashPattern([]float64{1.5, 1}, 0)
		p.pdf.Line(marginX, at(b.Target), p.width-marginX, at(b.Target))
		p.pdf.SetDashPattern(nil, 0)
	}
	p.pdf.SetLineWidth(0.5)
	p.font(smallSize, false)
	for i, one := range b.Points {
		said := letters(Say(p.l, one.Value))
		if one.Value.Kind == paper.None {
			p.put(middle(i)-p.long(said)/2, base-1, said)
			continue
		}
		y := at(one.Value)
		p.pdf.SetFillColor(0, 0, 0)
		p.pdf.Rect(middle(i)-0.6, y-0.6, 1.2, 1.2, "F")
		if i > 0 && b.Points[i-1].Value.Kind != paper.None {
			p.pdf.Line(middle(i-1), at(b.Points[i-1].Value), middle(i), y)
		}
		p.put(middle(i)-p.long(said)/2, y-1.3, said)
	}
	for i, label := range labels {
		for k, line := range label {
			p.put(middle(i)-p.long(line)/2, base+float64(k+1)*smallSize*leading, line)
		}
	}
	p.y = base + float64(most)*smallSize*leading
	if target != "" {
		p.y += smallSize * leading
		p.put(marginX, p.y, "- - -  "+target)
	}
	p.y += 2
}
