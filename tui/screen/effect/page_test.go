package effect

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

var usual = tuitest.Options{W: 80, H: 24}

// everyScreen are keys that lead from the page to every screen of the room.
var everyScreen = [][]string{
	{}, {"down", "space"}, {"end"}, {",", ","}, {"enter"}, {"enter", "end"}, {"enter", "l"}, {"down", "down", "l", "tab"}, {"down", "down", "down", "enter"},
	{"c"}, {"c", "end"}, {"t"}, {"t", "end"}, {"b"}, {"tab", "tab", "tab", "tab"}, {"T"}, {"p"}, {"p", "end", "enter"}, {"f"}, {"f", "right", "ctrl+s"},
}

func TestEveryScreenOfTheRoomFitsEverySizeInBothLanguages(t *testing.T) {
	o := office(t)
	f := newFake(o, "kabapas")
	f.closes = append(f.closes, f.closed(model.MonthOf(f.Today()).AddMonths(-1), 3))
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
		for _, code := range []string{lang.Indonesian, lang.English} {
			for _, keys := range everyScreen {
				d := host(t, tuitest.Options{W: size[0], H: size[1], Lang: code}, f)
				d.Press(keys...)
				if s := d.Screen(); strings.Contains(s, "%!") || strings.Contains(s, "%s") {
					t.Errorf("%v %s %v:\n%s", size, code, keys, s)
				}
			}
		}
	}
}

// At 80 x 24 the whole page stands on one screen: what holds back most, every
// indicator, the way into the groups, and that the month was closed.
func TestThePageOf80ColumnsShowsEveryIndicatorWithItsTarget(t *testing.T) {
	f := newFake(office(t), "kabapas")
	f.closes = append(f.closes, f.closed(model.MonthOf(f.Today()).AddMonths(-1), 3))
	d := host(t, usual, f).Press(",")
	for _, s := range indicator.Specs() {
		if !isPart(s.Code) {
			d.See(string(s.Code) + " ")
		}
	}
	d.See("Yang paling menghambat", "12 bulan", "› ", "Angka ditutup 24 Nov 2026", "Oktober 2026").NotSee("E2b")
}

func TestPartsOfAnIndicatorFold(t *testing.T) {
	d := host(t, usual, newFake(office(t), "kabapas"))
	d.Press("down").See("> +E2").Press("space").See("> -E2", "E2b", "E2c")
	d.Press("down", "down").Press("space").See("> +E2").NotSee("E2b")
}

func TestThePeriodIsSteppedAndChosenAndStaysInTheRoom(t *testing.T) {
	d := host(t, usual, newFake(office(t), "kabapas"))
	d.See("November 2026", "s.d. 24 Nov 2026")
	d.Press(".").See("November 2026") // nothing of December has happened
	d.Press(",", "[").See("September 2026").Press("]").See("Oktober 2026").NotSee("s.d. 24 Nov")
	d.Press("p").See("Triwulan III 2026").Press("end", "up", "up", "up", "enter").See("Triwulan III 2026", "T-III", "T-II")
	d.Press("c", "t", "b", "esc").See("[Indikator]", "Triwulan III 2026")
	d.Press("p", "end", "enter").See("Dari", "Sampai").Press("ctrl+u").Type("14-10-2026").Press("tab", "ctrl+u").Type("23-10-2026").Press("ctrl+s")
	d.See("14-23 Okt 2026", "kini", "lalu").Press(",").See("4-13 Okt 2026")
}

func TestTheLastDayIsNotBeforeTheFirst(t *testing.T) {
	d := host(t, usual, newFake(office(t), "kabapas"))
	d.Press("p", "end", "enter", "tab", "ctrl+u").Type("01-01-2020").Press("ctrl+s")
	d.See("Tidak boleh sebelum hari pertama.").Press("esc").NotSee("Dari")
}

func TestThePartOfTheOfficeIsShownAndStaysInTheRoom(t *testing.T) {
	f := newFake(office(t), "kabapas")
	d := host(t, usual, f)
	d.Press("f", "right", "tab", "tab", "right", "ctrl+s")
	first, category := f.Books().Regencies()[0].Name, lang.For(lang.Indonesian).Domain.Category(model.Categories()[0])
	d.See("["+first+"]", "["+category+"]", "x seluruh kantor")
	d.See("E4 =Kepatuhan", "angka seluruh kantor") // what it does not narrow says so
	d.Press("enter").See("["+first+"]").Press("l").See("["+first+"]").Press("esc", "esc", "c").See("[" + first + "]")
	d.Press("x").NotSee("["+first+"]", "=Kepatuhan")
}

// A kecamatan brings its kabupaten, so that no part is asked for that is none.
func TestAKecamatanBringsItsKabupaten(t *testing.T) {
	f := newFake(office(t), "kabapas")
	var p *Page
	tuitest.Host(t, usual, func(env *kit.Env) kit.Screen { p = New(env, f); return p })
	last := f.Books().Districts()[len(f.Books().Districts())-1]
	_, slice := p.readSlice(map[string]string{keyRegency: f.Books().Regencies()[0].Code, keyDistrict: last.Code})
	if slice.District != last.Code || slice.Regency != last.Parent {
		t.Errorf("the part is %+v", slice)
	}
}

// Rule R12: nothing but adults is counted for whoever may not see children, and
// nothing else can be asked for.
func TestWhoMayNotSeeChildrenCountsAdultsAlone(t *testing.T) {
	f := newFake(office(t), "operator")
	var p *Page
	d := tuitest.Host(t, usual, func(env *kit.Env) kit.Screen { p = New(env, f); return p })
	children := map[string]string{keySection: model.Children.Code()}
	if _, slice := p.readSlice(children); p.slice.Section != model.Adults || slice.Section != model.Adults || p.found().query.Slice.Section != model.Adults {
		t.Error("children are counted")
	}
	d.Press("f").NotSee("Seksi").Press("esc").NotSee("x seluruh kantor")
}

// detailOf opens an indicator and returns it.
func detailOf(t *testing.T, f *fake, code indicator.Code) (*tuitest.Driver, indicator.Row) {
	t.Helper()
	var p *Page
	d := tuitest.Host(t, tuitest.Options{W: 80, H: 40}, func(env *kit.Env) kit.Screen { p = New(env, f); return p })
	p.table.Select(rowID(code))
	r, ok := p.current()
	if !ok {
		t.Fatalf("%s is not on the page", code)
	}
	return d.Press("enter"), r
}

func TestAnIndicatorOpensToItsFormulaCountsTargetAndMonths(t *testing.T) {
	f := newFake(office(t), "kabapas")
	l := lang.For(lang.Indonesian)
	d, r := detailOf(t, f, indicator.E1)
	num, den := counted(l, r.Spec, r.Now)
	d.See(l.Effect.Formulas[indicator.E1], num+" dari "+den+" klien", value(l, r.Now, r.Spec.Unit), "20 % · "+gapWord(l, &r), "garis mendatar: target 20 %", "Per kabupaten")
	for _, regency := range f.Books().Regencies() {
		d.See(regency.Name)
	}
}

// The parts of the area add up to the whole.
func TestTheKabupatenAddUpToTheOffice(t *testing.T) {
	f := newFake(office(t), "kabapas")
	var detail *Detail
	tuitest.Host(t, usual, func(env *kit.Env) kit.Screen {
		p := New(env, f)
		found, err := p.work()(context.Background(), f.facts)
		if err != nil {
			t.Fatal(err)
		}
		detail = newDetail(env, f, f.facts, found, *found.page.Row(indicator.E1))
		return detail
	})
	var sum indicator.Figure
	for _, one := range detail.asking.found.places {
		sum.Num, sum.Den = sum.Num+one.row.Now.Num, sum.Den+one.row.Now.Den
	}
	if sum != detail.row.Now || sum.Den == 0 {
		t.Errorf("the kabupaten come to %v, and the office is %v", sum, detail.row.Now)
	}
}

// behindOf opens the lists of an indicator.
func behindOf(t *testing.T, f *fake, code indicator.Code) (*tuitest.Driver, *Behind) {
	t.Helper()
	var b *Behind
	d := tuitest.Host(t, usual, func(env *kit.Env) kit.Screen {
		p := New(env, f)
		spec, _ := indicator.SpecOf(code)
		q := store.QueryOf(f.Books(), p.period, p.today())
		q.Slice = p.slice
		b = newBehind(env, f, f.facts, q, indicator.Row{Spec: spec})
		return b
	})
	return d, b
}

// The lists are the figure: both together for every indicator, whoever may be
// seen in them.
func TestTheListsBehindAFigureAreTheFigure(t *testing.T) {
	f := newFake(office(t), "kabapas")
	hideSome(f)
	for _, s := range indicator.Specs() {
		if s.Of == indicator.OfOffice || s.Code == indicator.E11b || s.Code == indicator.E11c {
			continue // no list, or one whose lines are compared and not added up
		}
		_, b := behindOf(t, f, s.Code)
		now := b.asking.found.now
		var sum indicator.Figure
		for i := range b.asking.found.lines {
			for _, l := range b.asking.found.lines[i].Items() {
				sum.Num, sum.Den = sum.Num+l.n, sum.Den+l.d
			}
		}
		sum.Num, sum.Den = sum.Num+b.asking.found.unseen.Num, sum.Den+b.asking.found.unseen.Den
		if sum != now {
			t.Errorf("%s is %v, and its lists come to %v", s.Code, now, sum)
		}
	}
}

// hideSome makes some clients of the facts such as the person cannot find.
func hideSome(f *fake) (ids []model.ID) {
	for i, c := range f.facts.Clients {
		if i%5 == 0 {
			c.ID = model.NewID()
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func TestWhoMayNotBeSeenIsCountedAndNotNamed(t *testing.T) {
	f := newFake(office(t), "kabapas")
	hidden := len(hideSome(f))
	d, b := behindOf(t, f, indicator.E1)
	found := &b.asking.found
	if got := found.hidden[0] + found.hidden[1]; got == 0 || got > hidden {
		t.Fatalf("%d are not shown, of %d whom nobody may see", got, hidden)
	}
	for tab := range found.hidden {
		if n := found.hidden[tab]; n > 0 {
			d.See(lang.For(lang.Indonesian).F("%d lainnya tidak dapat Anda lihat", n))
		}
		d.Press("tab")
	}
}

func TestAListOpensTheRecordAndTurnsToWhatWasNotCounted(t *testing.T) {
	f := newFake(office(t), "kabapas")
	d, b := behindOf(t, f, indicator.E2)
	d.See("[Dihitung ", "tab yang tidak dihitung").Press("tab").See("[Tidak dihitung ")
	one, ok := b.current()
	if !ok || one.show.Kind != model.KindClient {
		t.Fatalf("under the cursor is %+v", one)
	}
	if row, known := f.Roster().Find(one.show.ID); !known || row.Register != one.more {
		t.Errorf("the line opens another record: %+v", one)
	}
	for code, kind := range map[indicator.Code]model.Kind{indicator.E3: model.KindGroup, indicator.E11: model.KindCounselor, indicator.E6: ""} {
		if _, b := behindOf(t, f, code); b.asking.found.lines[0].Len()+b.asking.found.lines[1].Len() == 0 {
			t.Errorf("%s has no list", code)
		} else if all := append(b.asking.found.lines[0].Items(), b.asking.found.lines[1].Items()...); all[0].show.Kind != kind {
			t.Errorf("%s lists %+v", code, all[0])
		}
	}
}

func TestTheFunnelNamesWhyClientsWereLost(t *testing.T) {
	f := newFake(office(t), "kabapas")
	host(t, tuitest.Options{W: 80, H: 40}, f).Press("c").See("[Corong]", "Teridentifikasi", "Sesi pertama", "median", "terlalu jauh", "bagian terbesar hilang di sini")
}

func TestTheFiveFactorsSayTheirObstacleAndFigures(t *testing.T) {
	f := newFake(office(t), "kabapas")
	l := lang.For(lang.Indonesian)
	var p *Page
	d := tuitest.Host(t, tuitest.Options{W: 100, H: 60}, func(env *kit.Env) kit.Screen { p = New(env, f); return p })
	d.Press("t")
	for i, name := range l.Effect.Factors {
		d.See(capital(name), l.Effect.Obstacles[i])
	}
	worst, ok := p.found().worst()
	if !ok {
		t.Fatal("nothing holds this office back")
	}
	d.See("> " + capital(l.Effect.Factors[worst.Factor]) + " · paling menghambat")
	for _, line := range d.Lines() {
		if strings.Contains(line, "dari target") || strings.Contains(line, "target tercapai") {
			if !strings.Contains(line, capital(l.Effect.Factors[worst.Factor])) {
				t.Errorf("first stands %q", line)
			}
			break
		}
	}
}

func TestWithoutTargetsThePageSaysWhereToSetThem(t *testing.T) {
	f := newFake(office(t), "kabapas")
	f.targets = nil
	host(t, usual, f).See("Target belum ditetapkan. Tetapkan di Kantor › Norma").Press("enter").See("belum ditetapkan (Kantor › Norma)")
}

// Rule R17: the comparison says that it shows no cause, and shows nothing where
// a side is small.
func TestTheComparisonShowsNoCauseAndNothingOfFew(t *testing.T) {
	f := newFake(office(t), "kabapas")
	d := host(t, usual, f).Press("b")
	d.See("bukan hubungan sebab-akibat", "Tidak ditampilkan", "kurang dari 10 klien").NotSee("bukan peserta")
	f = newFake(recordtest.Open(t, 200), "kabapas")
	d = host(t, usual, f).Press("p", "end", "up", "up", "enter").Press("b")
	d.See("bukan hubungan sebab-akibat", "bukan peserta", "E10 Pengulangan", "E8 Bekerja").NotSee("Tidak ditampilkan")
}

func TestAClosedMonthShowsWhatWasReportedBesideWhatIs(t *testing.T) {
	f := newFake(office(t), "kabapas")
	last := model.MonthOf(f.Today()).AddMonths(-1)
	f.closes = append(f.closes, f.closed(last, 3))
	d := host(t, usual, f).NotSee("*").Press(",")
	marked := 0
	for _, line := range d.Lines() {
		if strings.Contains(line, "Angka ditutup") {
			continue
		}
		marked += strings.Count(line, "*")
	}
	if marked != 1 {
		t.Errorf("%d rows are marked, one was put right:\n%s", marked, d.Screen())
	}
	d.Press("enter").See("selisih -", "dilaporkan", "sekarang").Press("esc", "down", "enter").See("sama dengan yang dilaporkan")
	// Of a part that is not closed there are no marks.
	d.Press("esc", "home", "f", "tab", "tab", "right", "ctrl+s").See("bukan bagian ini").Press("enter").NotSee("dilaporkan")
}

func TestAMonthIsClosedAfterAQuestionByWhoMay(t *testing.T) {
	o := office(t)
	f := newFake(o, "kabapas")
	d := host(t, usual, f).Press(",").See("Oktober 2026 belum ditutup [T]")
	d.Press("T").See("Tutup Oktober 2026", "tidak berubah lagi").Press("enter") // No stands first
	if len(f.closes) != 0 {
		t.Fatal("a month was closed without a yes")
	}
	d.Press("T", "right", "enter").See("Oktober 2026 ditutup", "[Tutup bulan]", "24 Nov 2026")
	if len(f.closes) != 1 || f.closes[0].Month != model.On(2026, 10, 1) {
		t.Fatalf("closed is %+v", f.closes)
	}
	d.Press("T").See("Tutup September 2026").Press("esc")
	d.Press("p", "enter").Press("enter").See("[Indikator]", "Oktober 2026", "Angka ditutup")
	host(t, usual, newFake(o, "kasubsi")).Press(",").NotSee("belum ditutup [T]", "tutup bulan").Press("T").NotSee("tidak berubah lagi")
}

func TestAMonthThatCannotBeClosedSaysWhy(t *testing.T) {
	f := newFake(office(t), "kabapas")
	f.refuse = errors.New("disk")
	d := host(t, usual, f).Press("T", "right", "enter")
	if len(f.closes) != 0 || d.Says("ditutup.") {
		t.Errorf("it seems closed:\n%s", d.Screen())
	}
	d.Press("T").See("Tutup Oktober 2026") // and may be tried again
}

// What another desk saves is counted anew, and the cursor stays.
func TestWhatIsSavedElsewhereIsCountedAnew(t *testing.T) {
	f := newFake(office(t), "kabapas")
	var p *Page
	d := tuitest.Host(t, usual, func(env *kit.Env) kit.Screen { p = New(env, f); return p })
	d.Press("down", "down")
	was := f.asked
	p.env.Timer = func(time.Duration, tea.Msg) tea.Cmd { return nil } // nobody turns this desk's clock now
	f.facts = &indicator.Facts{Regions: f.facts.Regions, Groups: f.facts.Groups}
	if cmd := p.Update(kit.Refresh{}); cmd == nil {
		t.Fatal("nothing is counted")
	} else {
		run(t, p, cmd)
	}
	if f.asked != was+1 {
		t.Errorf("facts were read %d times", f.asked-was)
	}
	d.Send(nil).See("> ", "0 klien")
	if r, _ := p.current(); r.Spec.Code != indicator.E3 {
		t.Errorf("the cursor went to %s", r.Spec.Code)
	}
}

// run gives a screen what its command yields, once.
func run(t *testing.T, s kit.Screen, cmd tea.Cmd) {
	t.Helper()
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, one := range msg {
			if one != nil {
				run(t, s, one)
			}
		}
	case nil:
	default:
		s.Update(msg)
	}
}

// The plain mode tells every indicator in one line, with its course in numbers
// and without a block.
func TestThePageIsToldInLines(t *testing.T) {
	f := newFake(office(t), "kabapas")
	var p *Page
	tuitest.Host(t, usual, func(env *kit.Env) kit.Screen { p = New(env, f); return p })
	c := kit.NewTelling(80, 24)
	p.Draw(c, c.Bounds())
	var rows kit.Rows
	for _, piece := range c.Told() {
		if r, ok := piece.Part.(kit.Rows); ok {
			rows = r
		}
	}
	if rows == nil || rows.Len() != p.rows.Len() {
		t.Fatal("the indicators are not told as rows")
	}
	_, line := rows.Tell(0)
	for _, want := range []string{"E1 Tingkat partisipasi: ", "target 20 %", "12 bulan sampai Nov 2026: "} {
		if !strings.Contains(line, want) {
			t.Errorf("%q does not tell %q", line, want)
		}
	}
	detail := newDetail(p.env, f, f.facts, *p.found(), p.rows.Items()[0])
	c = kit.NewTelling(80, 24)
	detail.Draw(c, c.Bounds())
	text := ""
	for _, piece := range c.Told() {
		text += strings.Join(piece.Lines, "\n") + "\n"
	}
	if !strings.Contains(text, "12 bulan: Des 2025") || strings.ContainsAny(text, "▁▂▃▄▅▆▇█─") {
		t.Errorf("an indicator is told as:\n%s", text)
	}
}
