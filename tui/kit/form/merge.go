package form

import (
	"maps"
	"slices"
)

// Merge lays two edits of the same values over each other: what only one of
// them changed is taken from it, and what both changed to different things is
// a collision, for a person to decide. Of a collision the merged value is
// mine.
func Merge(base, mine, theirs Values) (merged Values, collisions []string) {
	merged = Values{}
	keys := map[string]bool{}
	for _, v := range []Values{base, mine, theirs} {
		for k := range v {
			keys[k] = true
		}
	}
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		switch b, m, t := base[k], mine[k], theirs[k]; {
		case m == b:
			merged[k] = t
		case t == b || t == m:
			merged[k] = m
		default:
			merged[k] = m
			collisions = append(collisions, k)
		}
	}
	return merged, collisions
}
