package exports

import (
	"testing"

	"guyub/model"
	"guyub/model/paper"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
)

// Every number that the desk writes in a column is read back as that number, and
// nothing else is taken for one.
func TestFiguresAreReadAsTheDeskWritesThem(t *testing.T) {
	for _, code := range []string{lang.Indonesian, lang.English} {
		l := lang.For(code)
		for _, n := range []int{0, 7, -7, 47, 999, 1000, 1300, 1234567, -45000} {
			for text, want := range map[string]paper.Value{
				l.Number(n): paper.Number(int64(n)*1000, 0), l.Tenths(n): paper.Number(int64(n)*100, 1), l.Hundredths(n): paper.Number(int64(n)*10, 2),
				l.Percent(n): paper.Percent(int64(n)*100, 1), "! " + l.Number(n): paper.Number(int64(n)*1000, 0), l.Number(n) + " !": paper.Number(int64(n)*1000, 0),
			} {
				if got := figure(l, text); got != want {
					t.Errorf("%s: %q was read as %+v", code, text, got)
				}
			}
		}
		for _, words := range []string{"", "-", "?", "4/8", "1/2/3", "12 hari", "0812", "197809172001051005 x"} {
			if got := figure(l, words); got.Kind != paper.None {
				t.Errorf("%s: %q was taken for %+v", code, words, got)
			}
		}
	}
}

// A client is initials in a list unless the whole list may leave, and what
// already stands for the name stays.
func TestR13NamesLeaveAsInitials(t *testing.T) {
	l := lang.For(lang.Indonesian)
	columns := []table.Column{{Key: "name", Holds: table.Person}, {Key: "register"}, {Key: "bar", Holds: table.Picture}, {Key: "n", Right: true}, {Key: "day"}}
	day := model.On(2026, 11, 3)
	row := table.Row{Cells: []table.Cell{{Text: "Sukardi Hadi"}, {Text: "PB-0241/26"}, {Text: "███"}, {Text: "1.300"}, {Text: "3 hari lagi", Value: paper.On(day)}}}
	masked := values(l, columns, row, false)
	want := []paper.Value{paper.Text("S.H."), paper.Text("PB-0241/26"), paper.Int(1300), paper.On(day)}
	for i := range want {
		if masked[i] != want[i] {
			t.Errorf("cell %d is %+v, want %+v", i, masked[i], want[i])
		}
	}
	if len(masked) != len(want) || values(l, columns, row, true)[0].Text != "Sukardi Hadi" {
		t.Errorf("%+v", masked)
	}
	row.Cells[0].Value = paper.Text("PB-0241/26")
	if got := values(l, columns, row, false)[0].Text; got != "PB-0241/26" {
		t.Errorf("what stands for the name became %q", got)
	}
}

// Whole a list leaves only with who may take out every section in it.
func TestR12WholeNeedsTheRightToEverySection(t *testing.T) {
	adults, children := model.Adults, model.Children
	for _, c := range []struct {
		role     model.Role
		sections []model.Section
		want     bool
	}{
		{model.RoleHeadOfOffice, []model.Section{adults, children}, true}, {model.RoleHeadOfAdults, []model.Section{adults}, true},
		{model.RoleHeadOfAdults, []model.Section{adults, children}, false}, {model.RoleHeadOfChildren, []model.Section{children}, true},
		{model.RoleHeadOfChildren, []model.Section{adults}, false}, {model.RoleOperator, []model.Section{adults}, false}, {model.RoleAuditor, []model.Section{adults}, false},
	} {
		if got := MayWhole(model.Actor{Role: c.role}, c.sections); got != c.want {
			t.Errorf("%s with %v: %v", c.role.Code(), c.sections, got)
		}
	}
}
