package model_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// keyLine is a public key as ssh-keygen writes it, made for this test.
const keyLine = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBlexj3rKN3njlMkgJlHR9lPdxdhCPMo6/xtj8fhJTyO meja@loket-1"

func TestATerminalIsKnownByItsKeyWithoutTheComment(t *testing.T) {
	key, ok := model.ParseTerminalKey(keyLine)
	if !ok || strings.Contains(key, "meja@") {
		t.Fatalf("%q, %v", key, ok)
	}
	again, ok := model.ParseTerminalKey("  " + key + "  another comment\n")
	if !ok || again != key {
		t.Fatalf("%q, %v", again, ok)
	}
	one := model.Terminal{Name: "loket-1", Key: key}
	if wrong := one.Validate(model.Checks{}); len(wrong) > 0 {
		t.Errorf("%v", wrong)
	}
	if !strings.HasPrefix(one.FingerprintText(), "SHA256:") || len(one.FingerprintText()) != len("SHA256:")+43 {
		t.Errorf("%q", one.FingerprintText())
	}
}

func TestWhatIsNoPublicKeyIsNotTakenForOne(t *testing.T) {
	for _, line := range []string{
		"", "ssh-ed25519", "ssh-ed25519 AAAA", "-----BEGIN OPENSSH PRIVATE KEY-----",
		"ssh-rsa " + strings.Fields(keyLine)[1], // the kind before it is another
		"ssh-ed25519 " + strings.Fields(keyLine)[1][:20] + "*",
		"ssh-ed25519 /////w==", // a length beyond the end
	} {
		if key, ok := model.ParseTerminalKey(line); ok {
			t.Errorf("%q was taken for %q", line, key)
		}
		one := model.Terminal{Name: "loket-1", Key: line}
		if wrong := one.Validate(model.Checks{}).Errors(); len(wrong) != 1 || wrong[0].Code != model.BadKey {
			t.Errorf("%q: %v", line, wrong)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		model.ParseTerminalKey(rapid.String().Draw(t, "line")) // never panics
	})
}

func TestADeskOfATerminalIsThatTerminalHoweverManyThereAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-z0-9.-]{1,20}`).Draw(t, "name")
		n := rapid.IntRange(1, 300).Draw(t, "n")
		if got := model.BaseTerminal(model.NumberedTerminal(name, n)); got != name {
			t.Fatalf("desk %d of %q belongs to %q", n, name, got)
		}
	})
	for _, name := range []string{"", "loket (kiri)", "loket (1)", "loket (2) kiri", "(2", "loket-2"} {
		if got := model.BaseTerminal(name); got != name {
			t.Errorf("%q became %q", name, got)
		}
	}
}
