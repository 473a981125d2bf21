package report

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/paper"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/press"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// envIn is the desk of the tests in a language.
func envIn(code string) *kit.Env {
	return &kit.Env{Lang: lang.For(code), Now: func() time.Time { return tuitest.Start }, Zone: model.WIB.Location()}
}

// asked is a session that keeps what was noted, and may have closed months of
// its own.
type asked struct {
	*store.Session
	closes []model.MonthClose
}

func (a asked) MonthCloses(context.Context) ([]model.MonthClose, error) { return a.closes, nil }

func build(t *testing.T, s Store, code string, kind Kind) *paper.Document {
	t.Helper()
	d, err := Build(t.Context(), envIn(code), s, Ask{Kind: kind, Period: LastMonth(s.Today())})
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return d
}

// table finds a table of a document by its key.
func table(t *testing.T, d *paper.Document, key string) paper.Table {
	t.Helper()
	for _, b := range d.Blocks {
		if one, ok := b.(paper.Table); ok && one.Key == key {
			return one
		}
	}
	t.Fatalf("%s has no table %q", d.Kind, key)
	return paper.Table{}
}

// texts are all words of a document.
func texts(l *lang.Strings, d *paper.Document) string { return press.Text(l, d, 400) }

// The rules of reports, on one office.
func TestReportsOfAnOffice(t *testing.T) {
	o := recordtest.Open(t, 400)
	for _, rule := range []struct {
		name string
		held func(*testing.T, *recordtest.Office)
	}{
		{"the parts add up", partsAddUp},
		{"a line of a slice is the slice of the indicators", linesAreSlices},
		{"the indicators are those of the screen and of the close", indicatorsAreTheScreens},
		{"whom nobody guides stands in the list of reports", nobodyGuidesThem},
		{"nobody is named but in the list of who missed reports", namesNobody},
		{"every report says what it stands on", saysWhatItStandsOn},
		{"a report that leaves is noted", isNoted},
		{"a closed month stays as reported and corrections are marked", closedStays},
	} {
		t.Run(rule.name, func(t *testing.T) { rule.held(t, o) })
	}
}

// The parts of a report add up to its whole, and agree with the indicators; the
// same is true for whoever sees adults alone.
func partsAddUp(t *testing.T, o *recordtest.Office) {
	for _, user := range []string{"kabapas", "kasubsi"} {
		s := o.SignIn(user)
		sum := func(table paper.Table, column int) (n int64) {
			for _, row := range table.Rows {
				n += row[column].N
			}
			return n
		}
		for _, one := range []struct {
			kind    Kind
			key     string
			columns []int
		}{
			{Participation, "by_category", []int{1, 2}}, {Participation, "by_regency", []int{1, 2}}, {Reporting, "by_counselor", []int{1, 2, 4, 5, 6}},
			{Monthly, "offences", []int{1}}, {Monthly, "programmes", []int{1, 2, 3, 4}}, {Monthly, "litmas", []int{1, 2, 3, 4}},
			{Stigma, "incidents", []int{1, 2, 3, 4, 5, 6}}, {Caseload, "counselors", []int{1, 3}},
		} {
			d := build(t, s, lang.Indonesian, one.kind)
			table := table(t, d, one.key)
			for _, c := range one.columns {
				if got := sum(table, c); got != table.Totals[c].N {
					t.Errorf("%s as %s, %s: %s add up to %d, the total is %d", one.kind, user, one.key, table.Columns[c].Key, got, table.Totals[c].N)
				}
			}
		}
		// A client counts once under an offence, as in E1.
		monthly := build(t, s, lang.Indonesian, Monthly)
		if clients, e1 := table(t, monthly, "offences").Totals[1].N, table(t, monthly, "indicators").Rows[0][5].N; clients != e1 {
			t.Errorf("%d clients by offence, %d by E1", clients, e1)
		}
	}
}

// A report has the figures that the screen shows and that a close keeps, also of
// a period that is not over.
func indicatorsAreTheScreens(t *testing.T, o *recordtest.Office) {
	s := o.SignIn("kabapas")
	facts, err := s.Facts(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, period := range []indicator.Period{LastMonth(s.Today()), indicator.Month(s.Today())} {
		d, err := Build(t.Context(), envIn(lang.Indonesian), s, Ask{Kind: Effectiveness, Period: period})
		if err != nil {
			t.Fatal(err)
		}
		q := store.QueryOf(s.Books(), period, s.Today())
		page := facts.Page(q)
		lines := table(t, d, "indicators").Rows
		for i := range page.Rows {
			row := &page.Rows[i]
			if want := value(row.Spec, row.Now); lines[i][3] != want {
				t.Errorf("%s, %s: the report has %s, the screen %s", PeriodCode(period), row.Spec.Code, lines[i][3].Plain(), want.Plain())
			}
		}
		if footer := lang.For(lang.Indonesian); !strings.Contains(d.Footer, footer.F(footer.Report.FooterNorms, footer.Date(q.Norms.Day))) {
			t.Errorf("%s: the footer is %q, the norms are of %s", PeriodCode(period), d.Footer, q.Norms.Day)
		}
	}
}

// unguided is a session of whose clients every third has no counselor.
type unguided struct{ *store.Session }

func (u unguided) Facts(ctx context.Context, progress func(done, total int)) (*indicator.Facts, error) {
	f, err := u.Session.Facts(ctx, progress)
	if err != nil {
		return nil, err
	}
	out := &indicator.Facts{Groups: f.Groups, Incidents: f.Incidents, Outreaches: f.Outreaches, Loads: f.Loads, Regions: f.Regions}
	for i, c := range f.Clients {
		one := *c
		if i%3 == 0 {
			one.Guides = nil
		}
		out.Clients = append(out.Clients, &one)
	}
	return out, nil
}

// Those whom nobody guides stand in R-4 too.
func nobodyGuidesThem(t *testing.T, o *recordtest.Office) {
	lines := table(t, build(t, unguided{o.SignIn("kabapas")}, lang.Indonesian, Reporting), "by_counselor")
	var due, onTime int64
	for _, row := range lines.Rows {
		due, onTime = due+row[1].N, onTime+row[2].N
	}
	if due != lines.Totals[1].N || onTime != lines.Totals[2].N || due == 0 {
		t.Errorf("%d of %d reports by counselor, %d of %d in all", onTime, due, lines.Totals[2].N, lines.Totals[1].N)
	}
	if last := lines.Rows[len(lines.Rows)-1]; last[0].Text != lang.For(lang.Indonesian).Report.NoCounselor || last[1].N == 0 {
		t.Errorf("the last line is %v", last)
	}
}

// A kecamatan's line is what the indicators say of that slice of the office.
func linesAreSlices(t *testing.T, o *recordtest.Office) {
	s := o.SignIn("kabapas")
	d := build(t, s, lang.Indonesian, Participation)
	facts, err := s.Facts(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	period := LastMonth(s.Today())
	seen := 0
	for _, r := range s.Books().Districts() {
		page := facts.Page(indicator.Query{Period: period, Slice: indicator.Slice{District: r.Code}, Norms: s.Books().NormsOn(period.To), Today: s.Today()})
		lines := table(t, d, "by_district_"+r.Parent).Rows
		at := slices.IndexFunc(lines, func(row []paper.Value) bool { return row[0].Text == r.Name })
		if at < 0 {
			if page.Row(indicator.E1).Now.Known() {
				t.Errorf("%s has clients and no line", r.Name)
			}
			continue
		}
		seen++
		for i, code := range parts {
			row := page.Row(code)
			if want := value(row.Spec, row.Now); lines[at][3+i] != want {
				t.Errorf("%s %s is %v, want %v", r.Name, code, lines[at][3+i], want)
			}
		}
	}
	if seen < 20 {
		t.Fatalf("only %d kecamatan compared", seen)
	}
}

// Rule R12, and domain section 4.3: figures name nobody, and names go out with
// those alone who may take the records out; a child stands with initials.
func namesNobody(t *testing.T, o *recordtest.Office) {
	head := o.SignIn("kabapas")
	everyone := head.Roster().Run(t.Context(), roster.Query{Today: head.Today()})
	staff := map[string]bool{}
	for _, c := range head.Books().Counselors {
		staff[c.Name] = true
	}
	named := func(text string) (names []string, children int) {
		for i := range everyone.Len() {
			row := everyone.Row(i)
			if strings.Contains(text, row.Register) || !staff[row.Name] && strings.Contains(text, row.Name+" ") {
				names = append(names, row.Name)
				if row.Section == model.Children && strings.Contains(text, row.Name) {
					children++
				}
			}
		}
		return names, children
	}
	for _, user := range []string{"operator", "pk", "kasubsi", "kasubsi-bka", "kabapas", "auditor"} {
		s := o.SignIn(user)
		for _, kind := range Kinds() {
			d := build(t, s, lang.Indonesian, kind)
			text := texts(lang.For(lang.Indonesian), d)
			names, children := named(text)
			may := s.Actor().May(model.ExportData, model.Subject{Kind: model.KindClient, Section: model.Adults}) == nil ||
				s.Actor().May(model.ExportData, model.Subject{Kind: model.KindClient, Section: model.Children}) == nil
			switch {
			case kind != Reporting && len(names) > 0, !may && len(names) > 0, !Names(d) && len(names) > 0:
				t.Errorf("%s as %s names %q", kind, user, names[0])
			case children > 0:
				t.Errorf("%s as %s names %d children", kind, user, children)
			case Names(d) && !strings.Contains(text, "RAHASIA"):
				t.Errorf("%s as %s names people and is not marked", kind, user)
			case kind == Reporting && user == "kabapas" && len(names) == 0:
				t.Error("the list of who missed reports is empty: the test sees nothing")
			}
			scope := d.Head[4].Value.Text
			if adults := scope == lang.For(lang.Indonesian).Report.ScopeAdults; adults == s.Actor().SeesChildren() {
				t.Errorf("%s as %s says it counts %q", kind, user, scope)
			}
		}
	}
	for _, user := range []string{"admin"} {
		var denied *model.Denied
		s := o.SignIn(user)
		if _, err := Build(t.Context(), envIn(lang.Indonesian), s, Ask{Kind: Stigma, Period: LastMonth(s.Today())}); !errors.As(err, &denied) {
			t.Errorf("%s got a report: %v", user, err)
		}
	}
}

// Where a month is closed a report shows what was reported then, and marks what
// the records give otherwise now.
func closedStays(t *testing.T, o *recordtest.Office) {
	s := o.SignIn("kabapas")
	period := LastMonth(s.Today())
	facts, err := s.Facts(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	q := store.QueryOf(s.Books(), period, s.Today())
	rapid.Check(t, func(rt *rapid.T) {
		m := model.MonthClose{Month: period.From, Day: s.Today(), Entry: 7, Figures: indicator.Close(facts, q)}
		var whole []int
		for i, f := range m.Figures {
			if f.Section == model.BothSections && f.Regency == "" {
				whole = append(whole, i)
			}
		}
		at := rapid.SampledFrom(whole).Draw(rt, "figure")
		off := rapid.Int64Range(0, 3).Draw(rt, "off")
		m.Figures[at].Num += off
		if m.Figures[at].Den == 0 && off > 0 {
			m.Figures[at].Den = 1
		}
		d := build(t, asked{s, []model.MonthClose{m}}, lang.Indonesian, Effectiveness)
		marked := 0
		for _, row := range table(t, d, "indicators").Rows {
			if row[3].Marked {
				marked++
				if row[0].Text != m.Figures[at].Code {
					rt.Fatalf("%s is marked, %s was corrected", row[0].Text, m.Figures[at].Code)
				}
			}
			if row[0].Text == m.Figures[at].Code {
				spec, _ := indicator.SpecOf(indicator.Code(row[0].Text))
				if want := value(spec, indicator.Figure{Num: m.Figures[at].Num, Den: m.Figures[at].Den}); row[3].Kind != want.Kind || row[3].N != want.N {
					rt.Fatalf("%s shows %v, was closed as %v", row[0].Text, row[3], want)
				}
			}
		}
		if shown := m.Figures[at].Den != 0; shown && (marked > 0) != (off > 0) {
			rt.Fatalf("%d figures marked, %d off", marked, off)
		}
		if closed := lang.For(lang.Indonesian).Report.Corrected; slices.Contains(d.Notes, closed) != (off > 0) {
			rt.Fatalf("off by %d, notes %q", off, d.Notes)
		}
	})
}

// Every report says its period, who made it where, the norms with their source,
// who signs, and the checkpoint; in both languages nothing is left unfilled, in
// every form.
func saysWhatItStandsOn(t *testing.T, o *recordtest.Office) {
	s := o.SignIn("kabapas")
	for _, code := range []string{lang.Indonesian, lang.English} {
		l := lang.For(code)
		for _, kind := range Kinds() {
			d := build(t, s, code, kind)
			text := texts(l, d)
			for _, want := range []string{l.MonthYear(LastMonth(s.Today()).From), s.Actor().Name, "meja-1", l.F(l.Report.HeadOf, s.Books().Office.Name),
				s.Books().Office.HeadName, l.F(l.Report.FooterNorms, l.Date(LastMonth(s.Today()).To)), l.Report.Demo} {
				if !strings.Contains(text, want) {
					t.Errorf("%s %s does not say %q", code, kind, want)
				}
			}
			if kind != Stigma {
				if norms := table(t, d, "norms"); len(norms.Rows) == 0 || norms.Rows[0][4].Text == "" {
					t.Errorf("%s %s names no norm with its source", code, kind)
				}
			}
			for _, f := range Formats() {
				raw, err := Bytes(t.Context(), l, d, f)
				switch {
				case err != nil:
					t.Errorf("%s %s %s: %v", code, kind, f, err)
				case !f.Binary() && strings.Contains(string(raw), "%!"):
					t.Errorf("%s %s %s has a sentence that was not filled in", code, kind, f)
				case f == AsJSON && !json.Valid(raw):
					t.Errorf("%s %s is no JSON", code, kind)
				}
			}
			for _, line := range strings.Split(press.Text(l, d, press.TextWidth), "\n") {
				if kit.Width(line) > press.TextWidth {
					t.Errorf("%s %s: %q is too wide", code, kind, line)
				}
			}
		}
	}
}

// What leaves the office is in the audit, with kind, period, form and rows.
func isNoted(t *testing.T, o *recordtest.Office) {
	s := o.SignIn("kabapas")
	d := build(t, s, lang.Indonesian, Area)
	ask := Ask{Kind: Area, Period: LastMonth(s.Today())}
	if err := Note(t.Context(), s, ask, AsPDF, d); err != nil {
		t.Fatal(err)
	}
	found, err := s.Audit(t.Context(), store.AuditFilter{Limit: 1})
	if err != nil || len(found) == 0 {
		t.Fatal(err, found)
	}
	if e := found[0]; e.Intent != store.IntentExport || e.Note != "laporan area "+PeriodCode(ask.Period)+" pdf" || e.Count != d.Lines() {
		t.Errorf("noted as %+v", e)
	}
}

// Periods are read as they are written.
func TestPeriodsAreReadAsTheyAreWritten(t *testing.T) {
	today := model.On(2026, time.November, 24)
	rapid.Check(t, func(t *rapid.T) {
		year, month := rapid.IntRange(1990, 2025).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		for typed, months := range map[string]int{fmt.Sprintf("%d-%02d", year, month): 1, fmt.Sprintf(" %d-t%d ", year, (month+2)/3): 3, fmt.Sprint(year): 12} {
			p, err := ParsePeriod(typed, today)
			if err != nil || p.To != p.From.AddMonths(months)-1 {
				t.Fatalf("%q is %v, %v", typed, p, err)
			}
			if again, err := ParsePeriod(PeriodCode(p), today); err != nil || again != p {
				t.Fatalf("%v is written %q and read %v", p, PeriodCode(p), again)
			}
		}
	})
	for typed, want := range map[string]error{"2026-12": ErrFuture, "2026-13": ErrPeriod, "2026-1": ErrPeriod, "oktober": ErrPeriod, "2026-T5": ErrPeriod, "26-10": ErrPeriod, "2026-10-01": ErrPeriod} {
		if _, err := ParsePeriod(typed, today); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", typed, err, want)
		}
	}
	if p, err := ParsePeriod("", today); err != nil || PeriodCode(p) != "2026-10" {
		t.Errorf("nothing typed is %v, %v", p, err)
	}
}

// A file is whole, its owner's alone, and takes no other's place unless it is
// asked to; what is not called like a report is never replaced.
func TestAFileIsNeverWrittenOverAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := WriteFile(path, []byte("satu"), false); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := WriteFile(path, []byte("dua"), false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("wrote over it: %v", err)
	}
	if err := Free(path, AsPDF, false); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	if raw, _ := os.ReadFile(path); string(raw) != "satu" {
		t.Errorf("it holds %q", raw)
	}
	if err := errors.Join(Free(path, AsPDF, true), WriteFile(path, []byte("tiga"), true)); err != nil {
		t.Error(err)
	}
	if err := Free(path, AsCSV, true); !errors.Is(err, ErrName) {
		t.Errorf("a PDF would be replaced by a CSV: %v", err)
	}
	if err := WriteFile(filepath.Join(t.TempDir(), "x", "b.pdf"), nil, false); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	left, _ := os.ReadDir(filepath.Dir(path))
	if len(left) != 1 {
		t.Errorf("%d files are left, want one", len(left))
	}
}
