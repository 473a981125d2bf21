package table

import (
	"cmp"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

func testEnv() *kit.Env {
	return &kit.Env{
		Lang:  lang.For("id"),
		Theme: kit.NewTheme(kit.ThemeDark, true),
		Now:   func() time.Time { return time.Date(2026, 11, 24, 8, 12, 0, 0, time.UTC) },
		Width: 80, Height: 24,
	}
}

type person struct {
	n    int
	name string
}

func people(ns ...int) *Slice[person] {
	s := NewSlice(
		func(p person) model.ID { return Number(p.n) },
		func(p person) []Cell {
			return []Cell{{Text: p.name}, {Text: fmt.Sprintf("PB-%04d/26", p.n)}, {Text: "sedang"}, {Text: fmt.Sprint(p.n)}}
		})
	s.Set(members(ns))
	return s
}

func members(ns []int) []person {
	items := make([]person, len(ns))
	for i, n := range ns {
		items[i] = person{n, fmt.Sprintf("Sukar%d", n)}
	}
	return items
}

func columns() []Column {
	return []Column{
		{Key: "name", Title: "Nama", Width: 24, Min: 12, Flex: true, Sortable: true},
		{Key: "register", Title: "Register", Width: 12, Priority: 1, Sortable: true},
		{Key: "risk", Title: "Risiko", Width: 7, Priority: 3},
		{Key: "hours", Title: "Jam", Width: 5, Right: true, Priority: 2, Sortable: true},
	}
}

// TestCursorAndMarksStayTrue holds after any sequence of keys, clicks,
// refreshes, resizes and new orders: the cursor is on a row that exists, or
// there is no row; what is drawn holds it; nothing is drawn outside the area;
// and only rows that exist are marked.
func TestCursorAndMarksStayTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfNDistinct(rapid.IntRange(0, 60), 0, 40, rapid.ID)
		src := people(ids.Draw(t, "rows")...)
		tb := New(testEnv(), columns()...)
		tb.Multi, tb.Empty = true, "Tidak ada klien."
		tb.SetSource(src)
		area := image.Rect(2, 1, 60, 12)
		c := kit.NewCanvas(70, 20)

		intents := []kit.Intent{kit.Up, kit.Down, kit.PageUp, kit.PageDown, kit.Home, kit.End, kit.Mark, kit.MarkAll}
		t.Repeat(map[string]func(*rapid.T){
			"key": func(t *rapid.T) {
				tb.Update(kit.Do{Intent: rapid.SampledFrom(intents).Draw(t, "intent")})
			},
			"refresh": func(t *rapid.T) {
				src.Set(members(ids.Draw(t, "rows")))
				tb.Update(kit.Refresh{})
			},
			"change behind its back": func(t *rapid.T) {
				src.Set(members(ids.Draw(t, "rows")))
			},
			"order": func(t *rapid.T) {
				src.Sort(func(a, b person) int { return cmp.Compare(a.n, b.n) }, rapid.Bool().Draw(t, "desc"))
				tb.Refresh()
			},
			"resize": func(t *rapid.T) {
				area = image.Rect(2, 1, 2+rapid.IntRange(-1, 60).Draw(t, "w"), 1+rapid.IntRange(-1, 16).Draw(t, "h"))
			},
			"mouse": func(t *rapid.T) {
				x, y := rapid.IntRange(0, 69).Draw(t, "x"), rapid.IntRange(0, 19).Draw(t, "y")
				tb.Click(x, y, rapid.SampledFrom([]tea.MouseMsg{
					tea.MouseClickMsg{Button: tea.MouseLeft}, tea.MouseWheelMsg{Button: tea.MouseWheelUp}, tea.MouseWheelMsg{Button: tea.MouseWheelDown},
				}).Draw(t, "event"))
			},
			"": func(t *rapid.T) {
				c.Clear()
				tb.Draw(c, area)
				check(t, tb, src, c, area)
			},
		})
	})
}

func check(t *rapid.T, tb *Table, src *Slice[person], c *kit.Canvas, area image.Rectangle) {
	for y, line := range strings.Split(c.String(), "\n") {
		for x := range []rune(line) {
			if s, _ := c.At(x, y); s != " " && s != "" && !image.Pt(x, y).In(area) {
				t.Fatalf("drew %q at %d,%d outside %v", s, x, y, area)
			}
		}
	}
	if area.Empty() {
		return
	}
	id, ok := tb.Cursor()
	if ok != (src.Len() > 0) {
		t.Fatalf("cursor %v with %d rows", ok, src.Len())
	}
	if ok && src.Index(id) != tb.At() {
		t.Fatalf("cursor at %d, its id at %d", tb.At(), src.Index(id))
	}
	for _, m := range tb.Marked() {
		if src.Index(m) < 0 {
			t.Fatalf("marked %v is not there", m)
		}
	}
	head := tb.headLines(area)
	if ok && (tb.at < tb.top || tb.at >= tb.top+area.Dy()-head) {
		t.Fatalf("row %d under the cursor is not among the %d from %d", tb.at, area.Dy()-head, tb.top)
	}
	if ok && area.Dx() >= margin {
		if s, _ := c.At(area.Min.X+1, area.Min.Y+head+tb.at-tb.top); s != ">" {
			t.Fatalf("no mark at the cursor:\n%s", c)
		}
	}
	if tb.top > 0 && tb.top+area.Dy()-head > src.Len() {
		t.Fatalf("blank lines under the last row: top %d of %d", tb.top, src.Len())
	}
}

// TestColumnsFitAndTheImportantStay holds for any columns and width.
func TestColumnsFitAndTheImportantStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cols := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Column {
			return Column{
				Key: rapid.StringMatching("[a-z]{6}").Draw(t, "key"), Width: rapid.IntRange(0, 30).Draw(t, "width"), Min: rapid.IntRange(0, 12).Draw(t, "min"),
				Flex: rapid.Bool().Draw(t, "flex"), Priority: rapid.IntRange(0, 4).Draw(t, "priority"),
			}
		}), 1, 9).Draw(t, "columns")
		var l layout
		l.set(cols)
		width := rapid.IntRange(-2, 200).Draw(t, "area")
		spans := l.fit(width)
		if width > margin && len(spans) == 0 {
			t.Fatal("no column at all")
		}
		end := margin
		for i, s := range spans {
			if s.x < end || s.w <= 0 || s.x+s.w > width {
				t.Fatalf("span %d of %v overlaps or leaves the width %d", i, spans, width)
			}
			if len(spans) > 1 && s.w < l.all[s.col].min() {
				t.Fatalf("column %d is narrower than it can be read", s.col)
			}
			end = s.x + s.w
		}
		for i := range cols {
			drawn := slices.ContainsFunc(spans, func(s span) bool { return s.col == i })
			for _, s := range spans {
				if !drawn && cols[i].Priority < cols[s.col].Priority {
					t.Fatalf("column of priority %d left before one of %d", cols[i].Priority, cols[s.col].Priority)
				}
			}
		}
	})
}

func TestCursorKeepsItsLineOverARefresh(t *testing.T) {
	src := people(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
	tb := New(testEnv(), columns()...)
	tb.SetSource(src)
	c := kit.NewCanvas(60, 6)
	tb.Draw(c, c.Bounds())
	tb.Select(Number(8))
	c.Clear()
	tb.Draw(c, c.Bounds())
	line := cursorLine(c)
	src.Set(members([]int{20, 21, 22, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}))
	tb.Update(kit.Refresh{})
	c.Clear()
	tb.Draw(c, c.Bounds())
	if id, _ := tb.Cursor(); id != Number(8) || cursorLine(c) != line {
		t.Errorf("after three rows above, cursor on line %d, was %d:\n%s", cursorLine(c), line, c)
	}
}

func TestCursorGoesToTheNeighbourOfARowThatLeft(t *testing.T) {
	src := people(1, 2, 3)
	tb := New(testEnv(), columns()...)
	tb.SetSource(src)
	tb.Select(Number(2))
	src.Set(members([]int{1, 3}))
	tb.Refresh()
	if id, _ := tb.Cursor(); id != Number(3) {
		t.Errorf("cursor at %v, want the row that took its place", id)
	}
}

func cursorLine(c *kit.Canvas) int {
	return slices.IndexFunc(strings.Split(c.String(), "\n"), func(l string) bool { return strings.HasPrefix(l, " > ") })
}

func TestOrderIsAskedByHeadingAndTurned(t *testing.T) {
	tb := New(testEnv(), columns()...)
	tb.SetSource(people(1, 2, 3))
	c := kit.NewCanvas(60, 6)
	tb.Draw(c, c.Bounds())
	click := tea.MouseClickMsg{Button: tea.MouseLeft}
	for _, want := range []Sorted{{tb, "name", false}, {tb, "name", true}, {tb, "name", false}} {
		if got := tb.Click(4, 0, click)(); got != want {
			t.Errorf("asked for %+v, want %+v", got, want)
		}
	}
	c.Clear()
	tb.Draw(c, c.Bounds())
	if head, _, _ := strings.Cut(c.String(), "\n"); !strings.Contains(head, "Nama ↑") {
		t.Errorf("heading %q does not tell the order", head)
	}
	for x := range 60 {
		if s, _ := c.At(x, 0); s == "R" { // Register can be sorted by, Risiko not
			next, _ := c.At(x+1, 0)
			if got := tb.Click(x, 0, click) != nil; got != (next == "e") {
				t.Errorf("clicking the heading R%s… sorts: %v", next, got)
			}
		}
	}
}

func TestClickChoosesAndThenOpens(t *testing.T) {
	tb := New(testEnv(), columns()...)
	tb.SetSource(people(1, 2, 3))
	c := kit.NewCanvas(60, 6)
	tb.Draw(c, c.Bounds())
	click := tea.MouseClickMsg{Button: tea.MouseLeft}
	if cmd := tb.Click(5, 3, click); cmd != nil {
		t.Error("the first click did more than choose")
	}
	if id, _ := tb.Cursor(); id != Number(3) {
		t.Errorf("cursor on %v", id)
	}
	if got := tb.Click(5, 3, click)(); got != (kit.Do{Intent: kit.Open}) {
		t.Errorf("the second click asked for %v", got)
	}
}

func TestChosenColumnsAreShownInTheirOrder(t *testing.T) {
	tb := New(testEnv(), columns()...)
	tb.SetSource(people(1))
	tb.Show([]string{"hours", "name", "gone"})
	c := kit.NewCanvas(60, 3)
	tb.Draw(c, c.Bounds())
	if head := strings.Fields(c.String()); head[0] != "Jam" || head[1] != "Nama" || slices.Contains(head, "Risiko") {
		t.Errorf("drew:\n%s", c)
	}
	// The dialog of columns changes the table and tells the screen.
	open := tb.Update(kit.Do{Intent: kit.Columns})().(kit.OpenDialog)
	open.Dialog.Update(kit.Do{Intent: kit.Mark}) // the first, hours, leaves
	answer := open.Dialog.Update(kit.Do{Intent: kit.Open})().(kit.CloseDialog).Then
	told := tb.Update(answer)().(Chosen)
	if !slices.Equal(told.Keys, []string{"name"}) || !slices.Equal(tb.Shown(), told.Keys) {
		t.Errorf("told %v, shows %v", told.Keys, tb.Shown())
	}
}

func TestRowOfAnotherDeskIsMarkedForTwoSeconds(t *testing.T) {
	env := testEnv()
	now := env.Now()
	env.Now = func() time.Time { return now }
	tb := New(env, columns()...)
	tb.SetSource(people(1, 2, 3))
	tb.Update(kit.Refresh{IDs: []model.ID{Number(2)}, By: "Budi S. · loket-2"})
	c := kit.NewCanvas(60, 5)
	tb.Draw(c, c.Bounds())
	if s, _ := c.At(2, 2); s != "~" {
		t.Errorf("no sign on the changed row:\n%s", c)
	}
	now = now.Add(2 * time.Second)
	c.Clear()
	tb.Draw(c, c.Bounds())
	if strings.Contains(c.String(), "~") {
		t.Errorf("the sign stays:\n%s", c)
	}
}

func TestMarkAllTurns(t *testing.T) {
	tb := New(testEnv(), columns()...)
	tb.Multi = true
	tb.SetSource(people(1, 2, 3))
	tb.Update(kit.Do{Intent: kit.Mark})
	tb.Update(kit.Do{Intent: kit.MarkAll})
	if got := tb.Marked(); !slices.Equal(got, []model.ID{Number(1), Number(2), Number(3)}) {
		t.Errorf("marked %v", got)
	}
	tb.Update(kit.Do{Intent: kit.MarkAll})
	if n := tb.MarkedLen(); n != 0 {
		t.Errorf("%d still marked", n)
	}
}

// TestPictures keeps how the table looks at the sizes that screens give it.
func TestPictures(t *testing.T) {
	for _, size := range []image.Point{{24, 6}, {40, 6}, {60, 8}, {80, 8}, {120, 8}} {
		t.Run(fmt.Sprintf("%dx%d", size.X, size.Y), func(t *testing.T) {
			tb := New(testEnv(), columns()...)
			tb.Multi = true
			tb.SetSort("name", false)
			tb.SetSource(people(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
			for _, i := range []kit.Intent{kit.Mark, kit.Down, kit.Mark} {
				tb.Update(kit.Do{Intent: i})
			}
			c := kit.NewCanvas(size.X, size.Y)
			tb.Draw(c, c.Bounds())
			golden.RequireEqual(t, c.String())
		})
	}
	t.Run("empty", func(t *testing.T) {
		tb := New(testEnv(), columns()...)
		tb.Empty = "Tidak ada klien yang cocok. Hapus saringan dengan esc."
		c := kit.NewCanvas(40, 6)
		tb.Draw(c, c.Bounds())
		golden.RequireEqual(t, c.String())
	})
}

// A heading that is cut keeps the arrow of the order.
func TestTheArrowOfTheOrderIsNeverCut(t *testing.T) {
	col := Column{Key: "n", Title: "kelompok", Width: 8, Sortable: true}
	tb := New(testEnv(), col)
	tb.SetSort("n", true)
	for _, c := range []struct {
		wide int
		want string
	}{{10, "kelompok ↓"}, {9, "kelompok↓"}, {8, "kelomp…↓"}, {1, "↓"}} {
		if got := tb.title(&col, c.wide, false); got != c.want {
			t.Errorf("%d wide: %q, want %q", c.wide, got, c.want)
		}
	}
}
