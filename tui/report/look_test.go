package report

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

type closing struct {
	*store.Session
	closes []model.MonthClose
}

func (c closing) MonthCloses(context.Context) ([]model.MonthClose, error) { return c.closes, nil }

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip()
	}
	o := recordtest.Open(t, 1300)
	for _, code := range []string{"id", "en"} {
		env := &kit.Env{Lang: lang.For(code), Now: func() time.Time { return tuitest.Start }, Zone: model.WIB.Location()}
		s := closing{o.SignIn("kabapas"), nil}
		for _, k := range Kinds() {
			ask := Ask{Kind: k, Period: LastMonth(s.Today())}
			begun := time.Now()
			d, err := Build(t.Context(), env, s, ask)
			if err != nil {
				t.Fatal(err)
			}
			built := time.Since(begun)
			for _, f := range Formats() {
				begun = time.Now()
				raw, err := Bytes(env.Lang, d, f)
				if err != nil {
					t.Fatal(err)
				}
				if code == "id" {
					t.Logf("%s build %v, %s %v, %d bytes", k, built, f, time.Since(begun), len(raw))
				}
				if err := os.WriteFile(filepath.Join(dir, code+"-"+FileName(ask, f)), raw, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
