package main

import (
	"maps"
	"slices"
	"testing"

	"guyub/tui/lang"
	"guyub/tui/report"
	"guyub/tui/screen/exports"
	"guyub/tui/tuitest"
)

// What an export says it will take is near what it takes: between half and twice,
// of every list of the demonstration that is longer than a screen.
func TestAnExportTakesAboutWhatItSaysItWill(t *testing.T) {
	d := open(t, wholeFile(t), "", tuitest.Options{})
	s := d.as(t, "kabapas")
	env := headless(s, lang.Indonesian)
	const screen = 24 // rows
	for _, name := range slices.Sorted(maps.Keys(exportables)) {
		l, err := listingOf(env, s, exportables[name], "")
		if err != nil {
			t.Fatal(name, err)
		}
		for _, f := range exports.Formats() {
			doc, err := exports.Build(t.Context(), env, s, l, exports.Wish{Format: f}, nil)
			if err != nil {
				t.Fatal(name, err)
			}
			raw, err := report.Bytes(t.Context(), env.Lang, doc, f)
			if err != nil {
				t.Fatal(name, err)
			}
			said := exports.Size(l, f)
			t.Logf("%s as %s: %d rows, %d columns: %d bytes, said %d, %d a cell", name, f, l.Len, len(l.Columns), len(raw), said, len(raw)/max(1, l.Len*len(l.Columns)))
			if l.Len > screen && (said > 2*len(raw) || 2*said < len(raw)) {
				t.Errorf("%s as %s takes %d bytes, and was said to take %d", name, f, len(raw), said)
			}
		}
	}
}
