package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the pictures of README anew")

// TestPicturesInREADMEAreTheScreens holds the pictures of README to what the
// desk of the demonstration office shows.
func TestPicturesInREADMEAreTheScreens(t *testing.T) {
	path := filepath.Join(root, "README.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	d := morning(t, "kasubsi")
	d.Press("5", "down").See("Sari W.")
	fresh := withPicture(t, readme, "caseload", d.Screen())
	if fresh == readme {
		return
	}
	if !*update {
		t.Fatal("README shows another screen than the program; run: go test ./cmd/guyub -run README -update")
	}
	if err := os.WriteFile(path, []byte(fresh), 0o644); err != nil {
		t.Fatal(err)
	}
}

// withPicture returns the text with the screen in the place of the picture.
func withPicture(t *testing.T, text, name, screen string) string {
	t.Helper()
	begin, end := "<!-- picture: "+name+" -->\n", "<!-- end -->"
	from := strings.Index(text, begin)
	if from < 0 {
		t.Fatalf("README has no picture %q", name)
	}
	from += len(begin)
	to := strings.Index(text[from:], end)
	if to < 0 {
		t.Fatalf("the picture %q has no end", name)
	}
	return text[:from] + "```\n" + strings.TrimRight(screen, "\n") + "\n```\n" + text[from+to:]
}
