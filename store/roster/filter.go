package roster

import "slices"

// Filter says which values of a facet are wanted; a facet that is not in it, or
// without values, takes everything.
type Filter map[Facet][]string

// Empty reports whether nothing is filtered.
func (f Filter) Empty() bool {
	for _, v := range f {
		if len(v) > 0 {
			return false
		}
	}
	return true
}

// Toggle returns the filter with one value taken in or out.
func (f Filter) Toggle(facet Facet, value string) Filter {
	out := f.Clone()
	if i := slices.Index(out[facet], value); i >= 0 {
		out[facet] = slices.Delete(out[facet], i, i+1)
	} else {
		out[facet] = append(out[facet], value)
	}
	if len(out[facet]) == 0 {
		delete(out, facet)
	}
	return out
}

// Clone returns a copy of its own.
func (f Filter) Clone() Filter {
	out := make(Filter, len(f)+1)
	for facet, values := range f {
		out[facet] = slices.Clone(values)
	}
	return out
}

// Has reports whether the value is wanted explicitly.
func (f Filter) Has(facet Facet, value string) bool { return slices.Contains(f[facet], value) }
