package tui_test

import (
	"testing"

	"guyub/tui/tuitest"
)

// A key to a computed frame, the shell's part alone: the limit for any screen
// is a median of 1 ms and 64 kB (design, section 6).
//
// Measured on 2 shared cores at 120x40: 30 us and 15 kB a key; a thousand letters
// typed ahead, each with its frame, 38 ms (limit 150 ms).
func BenchmarkKeyToFrame(b *testing.B) {
	d, _, _ := signedIn(b, tuitest.Options{W: 120, H: 40})
	app := d.App()
	down := tuitest.Key("down")
	b.ReportAllocs()
	for b.Loop() {
		app.Update(down)
		_ = app.View()
	}
}

// A thousand letters typed ahead into a field, each with its frame.
func BenchmarkThousandLetters(b *testing.B) {
	d, _, _ := signedIn(b, tuitest.Options{W: 120, H: 40})
	d.Press("/")
	app := d.App()
	letter, erase := tuitest.Key("a"), tuitest.Key("ctrl+u")
	b.ReportAllocs()
	for b.Loop() {
		for range 1000 {
			app.Update(letter)
			_ = app.View()
		}
		app.Update(erase)
	}
}
