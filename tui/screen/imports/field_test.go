package imports

import (
	"testing"

	"guyub/store/sheet"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// Every field of every table is called by words of its form, in both languages,
// and no two fields of a table alike.
func TestFieldsAreCalledAsTheirFormsCallThem(t *testing.T) {
	for _, code := range []string{lang.Indonesian, lang.English} {
		env := &kit.Env{Lang: lang.For(code)}
		for _, kind := range sheet.Kinds() {
			called := map[string]string{}
			for _, f := range sheet.Fields(kind) {
				name := fieldName(env, kind, f)
				if name == "" || name == f.Key {
					t.Errorf("%s: %s of %s has no words", code, f.Key, kind)
				}
				if other, twice := called[name]; twice {
					t.Errorf("%s: %s and %s of %s are both called %q", code, other, f.Key, kind, name)
				}
				called[name] = f.Key
			}
		}
	}
}
