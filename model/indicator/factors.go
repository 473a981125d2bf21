package indicator

// soekanto says on which indicators each factor rests. The obstacles that the
// study found stand behind it (domain section 4.1): no mechanism is law, few
// counselors are officers, a wide area is means, stigma is community and
// culture. What the groups are for, participation, work and no new offence, is
// the effect and no factor of it.
func soekanto() [FactorCount][]Code {
	return [FactorCount][]Code{
		Law:       {E3, E4, E13, E13b},
		Officers:  {E2, E11, E11b, E11c, E11d},
		Means:     {E6, E6b, E7},
		Community: {E12, E12b, E12c},
		Culture:   {E2b, E5, E5b, E9},
	}
}

// Factors maps a page to the five factors, in their order. A factor's gap is the
// mean of those of its rows that have a figure and a target.
func Factors(p Page) [FactorCount]Finding {
	var out [FactorCount]Finding
	for factor, codes := range soekanto() {
		f := &out[factor]
		f.Factor = Factor(factor)
		sum, n := int64(0), int64(0)
		for _, code := range codes {
			r := p.Row(code)
			if r == nil {
				continue
			}
			f.Rows = append(f.Rows, *r)
			if gap, known := r.Gap(); known {
				sum, n = sum+gap, n+1
			}
		}
		if n > 0 {
			f.Gap, f.Known = (2*sum+n)/(2*n), true
		}
	}
	return out
}

// HoldsBack returns the factor that holds the office back most: the one with the
// largest gap, the first of those as large. It is false when no gap is known, or
// none is short of anything.
func HoldsBack(findings [FactorCount]Finding) (Factor, bool) {
	most, found := Law, false
	for _, f := range findings {
		if f.Known && f.Gap > 0 && (!found || f.Gap > findings[most].Gap) {
			most, found = f.Factor, true
		}
	}
	return most, found
}

// Gap returns by how much the row falls short of its target, in thousandths of
// the target, 0 when it reaches it; false when it has no target or no figure, or
// when neither direction is better.
func (r *Row) Gap() (milli int64, known bool) {
	if r.Target <= 0 || !r.Now.Known() || r.Spec.Neutral {
		return 0, false
	}
	short := r.Target - r.Now.Milli(r.Spec.Unit)
	if r.Spec.Lower {
		short = -short
	}
	return (2*max(0, short)*1000 + r.Target) / (2 * r.Target), true
}
