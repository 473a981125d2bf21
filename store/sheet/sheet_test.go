package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/demo"
)

var today = model.On(2026, time.November, 24)

func book() Book {
	o := demo.Build(demo.Params{Seed: 1, Today: today})
	return Book{Regions: o.Regions, Counselors: o.Counselors, Norms: model.NormsOn(nil, today), Today: today}
}

// shelf is a keeper in memory that behaves as the store does: a taken NIK and
// a stale version are refused.
type shelf struct {
	clients map[string]model.Client // by register number
	saves   int
	fail    error                     // of the next Keep
	refuse  func(*model.Client) error // by May
}

func newShelf() *shelf {
	return &shelf{clients: map[string]model.Client{}}
}

func (s *shelf) Find(_ context.Context, _ Kind, register string) (model.Record, bool, error) {
	c, ok := s.clients[model.NormalRegister(register)]
	return &c, ok, nil
}

func (s *shelf) Contacts(context.Context, model.ID) ([]model.Contact, error)     { return nil, nil }
func (s *shelf) Enrolments(context.Context, model.ID) ([]model.Enrolment, error) { return nil, nil }

func (s *shelf) May(_ context.Context, _, after model.Record) error {
	if s.refuse != nil {
		return s.refuse(after.(*model.Client))
	}
	return nil
}

func (s *shelf) Keep(_ context.Context, batch []Entry) ([]*Refusal, error) {
	if s.fail != nil {
		return nil, s.fail
	}
	out := make([]*Refusal, len(batch))
	for i, e := range batch {
		if e.Record == nil {
			continue
		}
		c := *e.Record.(*model.Client)
		if c.ID.IsZero() {
			c.ID = model.NewID()
		}
		if s.clients[model.NormalRegister(c.Register)].Rev != c.Rev {
			out[i] = &Refusal{"", "klien ini baru saja diubah"}
			continue
		}
		for _, other := range s.clients {
			if c.NIK != "" && other.NIK == c.NIK && other.ID != c.ID {
				out[i] = &Refusal{"nik", "NIK ini sudah dipakai klien lain"}
			}
		}
		if out[i] == nil {
			s.saves++
			c.Rev++
			s.clients[model.NormalRegister(c.Register)] = c
		}
	}
	return out, nil
}

// result is all that an import said.
type result struct {
	Totals
	outcomes []Outcome
	rejects  string
	table    *Table
}

// openClients reads a file as a table of clients.
func openClients(src io.Reader, mapping map[string]string) (*Table, error) {
	return openAs(Clients, src, mapping)
}

func openAs(k Kind, src io.Reader, mapping map[string]string) (*Table, error) {
	f, err := Read(src)
	if err != nil {
		return nil, err
	}
	return f.Open(k, f.Sheets()[0], mapping)
}

func importAll(t interface {
	Fatal(...any)
	Helper()
}, k Keeper, file string, change ...func(*Options)) result {
	t.Helper()
	table, err := openClients(strings.NewReader(file), nil)
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	rejects := NewRejects(&buf, table)
	r := result{table: table}
	o := Options{Book: book(), Each: func(out Outcome) error {
		r.outcomes = append(r.outcomes, out)
		return rejects.Write(out)
	}}
	for _, c := range change {
		c(&o)
	}
	r.Totals, err = Import(context.Background(), table, k, o)
	if err != nil {
		t.Fatal(err)
	}
	n, err := rejects.Close()
	if err != nil || n != r.Rejected {
		t.Fatal(fmt.Sprintf("%d rows in the reject file, %d rejected, %v", n, r.Rejected, err))
	}
	r.rejects = buf.String()
	return r
}

const officeHead = "No Register;Nama Klien;JK;Tgl Lahir;Alamat;Kecamatan;Kabupaten;Kategori;Perkara;Pasal;PK/NIP;Tgl Mulai;Tgl Ekspirasi;Agama;Pendidikan;Pekerjaan;No HP;Penjamin\n"

func TestR15OfficeTableGoesIn(t *testing.T) {
	k := newShelf()
	dewi := book().Counselors[1]
	file := "DAFTAR KLIEN BAPAS PURWOKERTO\n\n" + officeHead +
		"PB-0241/26;Sukardi alias Kardi;L;31/12/1990;Dusun Krajan;Ajibarang;Banyumas;PB;Narkotika;112 ayat (1);Dewi Lestari;1-3-2026;14 Agustus 2027;Islam;SLTP;buruh harian lepas;81234567890;Siti\n" +
		"CB-0113/26;Sukarman;laki-laki;1985-02-28;\"Jl. Melati 5;\nRT 1\";Karanganyar;Kab. Kebumen;cuti bersyarat;Pencurian;362;" + dewi.NIP + ";2026-09-01;2027-02-28;ISLAM;SD;-;'08000123;\n" +
		";;;;;;;;;;;;;;;;;\n"
	r := importAll(t, k, file)
	if r.Rows != 2 || r.New != 2 || r.Blank != 1 || r.table.Titles != 2 || r.table.Line != 3 || r.table.Comma != ';' {
		t.Fatalf("%+v, titles %d, headings on line %d\n%s", r.Totals, r.table.Titles, r.table.Line, r.rejects)
	}
	a, b := k.clients["PB-0241/26"], k.clients["CB-0113/26"]
	if a.Born != model.On(1990, 12, 31) || a.District != "33.02.14" || a.Sex != model.Male || a.Education != model.JuniorHigh ||
		a.Employment != model.Casual || a.Phone != "081234567890" || a.Guarantor().Name != "Siti" || a.Term().Category != model.Parole ||
		a.Term().Start != model.On(2026, 3, 1) || a.Term().End != model.On(2027, 8, 14) || a.Term().State != model.TermActive ||
		a.Section != model.Adults || a.Assignment().Counselor != dewi.ID || a.Registered != model.On(2026, 3, 1) {
		t.Errorf("Sukardi: %+v\nterm %+v", a, *a.Term())
	}
	if b.District != "33.05.20" || b.Street != "Jl. Melati 5; RT 1" || b.Term().Category != model.ConditionalLeave || b.Phone != "08000123" ||
		b.Guarantor() != nil || b.Assignment().Counselor != dewi.ID || b.Job != "" {
		t.Errorf("Sukarman: %+v", b)
	}
	if r.outcomes[1].Row.Line != 5 {
		t.Errorf("the row after a quoted line break is reported on line %d", r.outcomes[1].Row.Line)
	}
}

func TestR15UpdatesAreKeyedOnRegisterAndNeverDouble(t *testing.T) {
	k := newShelf()
	importAll(t, k, "no reg,nama,tgl lahir,kecamatan,kategori,no hp\nPB-1/26,Sukardi,1990-12-31,Wangon,PB,08000111\n")
	r := importAll(t, k, "No. Reg,NAMA,Kecamatan,No HP\n pb - 1/26 ,Sukardi,Cilongok,-\n")
	if r.Updated != 1 || len(k.clients) != 1 {
		t.Fatalf("%+v, %d clients\n%s", r.Totals, len(k.clients), r.rejects)
	}
	if got := r.outcomes[0].Changes; len(got) != 1 || got[0].Field != "district" {
		t.Errorf("changes = %v, want the kecamatan only", got)
	}
	c := k.clients["PB-1/26"]
	if c.Phone != "08000111" || c.Born != model.On(1990, 12, 31) || c.Register != "PB-1/26" {
		t.Errorf("a blank cell erased something: %+v", c)
	}
}

func TestR15SameFileAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, file := newShelf(), drawFile(t)
		first := importAll(t, k, file)
		saves := k.saves
		again := importAll(t, k, file)
		if again.New != 0 || again.Updated != 0 || again.Unchanged != first.New+first.Updated || again.Rejected != first.Rejected || k.saves != saves {
			for _, o := range again.outcomes {
				if o.Fate == Updated {
					t.Logf("line %d: %v", o.Row.Line, o.Changes)
				}
			}
			t.Fatalf("first %+v, again %+v, %d saves more", first.Totals, again.Totals, k.saves-saves)
		}
	})
}

func TestR15DryRunSaysWhatTheRunDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, file := newShelf(), drawFile(t)
		importAll(t, k, drawFile(t))
		saves, before := k.saves, fmt.Sprint(k.clients)
		dry := importAll(t, k, file, func(o *Options) { o.DryRun = true })
		if k.saves != saves || fmt.Sprint(k.clients) != before {
			t.Fatal("a dry run changed something")
		}
		wet := importAll(t, k, file)
		if dry.Totals != wet.Totals || dry.rejects != wet.rejects {
			t.Fatalf("dry %+v, wet %+v\n%s\n%s", dry.Totals, wet.Totals, dry.rejects, wet.rejects)
		}
		for i := range dry.outcomes {
			if a, b := dry.outcomes[i], wet.outcomes[i]; a.Fate != b.Fate || fmt.Sprint(a.Changes) != fmt.Sprint(b.Changes) {
				t.Fatalf("row %d: dry %v, wet %v", a.Row.Line, a, b)
			}
		}
	})
}

// drawFile makes a table of good and bad rows.
func drawFile(t *rapid.T) string {
	comma := rapid.SampledFrom([]string{",", ";", "\t"}).Draw(t, "comma")
	cell := func(name string, values ...string) string { return rapid.SampledFrom(values).Draw(t, name) }
	var b strings.Builder
	b.WriteString(strings.Join([]string{"No Register", "Nama", "Tempat/Tgl Lahir", "L/P", "Kecamatan", "Kategori", "Tgl Mulai", "Tgl Ekspirasi", "Pidana", "PK", "Risiko", "Tahap", "Penjamin", "Ket"}, comma) + "\n")
	for i := range rapid.IntRange(0, 130).Draw(t, "rows") {
		b.WriteString(strings.Join([]string{
			fmt.Sprintf("PB-%d/26", rapid.IntRange(0, 60+i).Draw(t, "register")), cell("name", "Sukardi", "Sri Rahayu", "", "Ma’ruf"),
			cell("birth", `"Banyumas, 1-1-90"`, `"Kebumen, 31 Desember 1985"`, "", "Banyumas"), cell("sex", "L", "perempuan", "", "x"),
			cell("district", "Wangon", "Karanganyar", "33.05.20", "purwokerto  utara", "Cilacap"), cell("category", "PB", "", "pembebasan bersyarat", "PX"),
			cell("start", "1/3/2026", "", "2025-11-30", "31/2/2026"), cell("end", "14-08-2027", "", "1/1/2026"), cell("sentence", "", "1 th 6 bln", "lama"),
			cell("pk", "", "Dewi Lestari", "DEWI LESTARI, S.H.", "Dewi"), cell("risk", "", "sedang", "Tinggi"), cell("stage", "", "lanjutan"),
			cell("guarantor", "", "Siti", "Siti Aminah"), cell("note", "", `"dua`+"\n"+`baris"`, "=1+1", `kutip" di tengah`),
		}, comma) + "\n")
	}
	return b.String()
}

func TestR15InterruptedImportIsTakenUpAgain(t *testing.T) {
	var b strings.Builder
	b.WriteString("register,nama,kecamatan,kategori\n")
	const rows = 230
	for i := range rows {
		fmt.Fprintf(&b, "PB-%d/26,Klien %d,Wangon,PB\n", i, i)
	}
	k := newShelf()
	table, err := openClients(strings.NewReader(b.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	told := 0
	_, err = Import(ctx, table, k, Options{Book: book(), Each: func(Outcome) error {
		if told++; told == 120 {
			cancel()
		}
		return nil
	}})
	if !errors.Is(err, context.Canceled) || len(k.clients) < 100 || len(k.clients) >= rows {
		t.Fatalf("%d clients after the interruption, %v", len(k.clients), err)
	}
	before := len(k.clients)
	r := importAll(t, k, b.String())
	if r.New != rows-before || r.Unchanged != before || len(k.clients) != rows {
		t.Fatalf("%+v after %d", r.Totals, before)
	}
}

func TestR15EveryRejectNamesLineColumnAndReason(t *testing.T) {
	head := "register,nama,kecamatan,kabupaten,tgl lahir,pk,nip,kategori,jam,nik,tgl mulai,tgl akhir,status pernikahan\n"
	for _, c := range []struct{ row, column, reason string }{
		{",Sukardi,Wangon", "register", "kosong"},
		{"PB-1,,Wangon", "nama", "wajib diisi"},
		{"PB-1,Sukardi,", "kecamatan", "wajib diisi"},
		{"PB-1,Sukardi,Karanganyar", "kecamatan", "Purbalingga dan Kebumen; isi kolom kabupaten"},
		{"PB-1,Sukardi,Karanganyar,Banyumas", "kecamatan", "tidak ada di kabupaten Banyumas"},
		{"PB-1,Sukardi,33.05.20,Purbalingga", "kecamatan", "tidak di kabupaten Purbalingga"},
		{"PB-1,Sukardi,Wangon,Cilacap", "kabupaten", "tidak ada di wilayah kerja"},
		{"PB-1,Sukardi,Kroya", "kecamatan", "tidak ada di wilayah kerja"},
		{"PB-1,Sukardi,Wangon,,30/02/1990", "tgl lahir", "bukan tanggal"},
		{"PB-1,Sukardi,Wangon,,+3b", "tgl lahir", "bukan tanggal"},
		{"PB-1,Sukardi,Wangon,,45321", "tgl lahir", "bukan tanggal"},
		{"PB-1,Sukardi,Wangon,,1/1/2030", "tgl lahir", "belum tiba"},
		{"PB-1,Sukardi,Wangon,,,Dewi", "pk", "tidak ada PK bernama"},
		{"PB-1,Sukardi,Wangon,,,Kembar Sama", "pk", "ada 2 PK bernama"},
		{"PB-1,Sukardi,Wangon,,,Dewi Lestari,123", "nip", "tidak ada PK dengan NIP"},
		{"PB-1,Sukardi,Wangon,,,,,XX", "kategori", "pilihannya PB, CB"},
		{"XX-1,Sukardi,Wangon", "kategori", "wajib diisi"},
		{"KS-1,Sukardi,Wangon,,,,,kerja sosial,300", "jam", "8 sampai 240"},
		{"PB-1,Sukardi,Wangon,,,,,PB,,3.30212E+15", "nik", "rusak oleh lembar kerja"},
		{"PB-1,Sukardi,Wangon,,,,,PB,,,2026-02-01,2026-01-01", "tgl akhir", "mendahului"},
		{"PB-1,Sukardi,Wangon,,,,,PB,,,,,janda", "status pernikahan", "cerai hidup atau cerai mati"},
		{"PB-1,\"Sukardi,Wangon", "", "kutip tidak ditutup"},
		{"PB-1,\"Sukar\"di,Wangon", "", "tanda kutip penutup"},
		{"PB-1,Sukardi,Wangon,,,,,PB,,,,,,lebih", "", "baris ini punya 14 kolom, judulnya 13"},
	} {
		k := newShelf()
		r := importAll(t, k, head+"PB-90,Warsito,Wangon\n"+c.row+"\nPB-91,Yatno,Wangon\n", func(o *Options) {
			twin := model.Counselor{Meta: model.Meta{ID: model.NewID()}, Name: "Kembar Sama"}
			other := twin
			other.ID, other.Name = model.NewID(), "H. Kembar Sama, S.H."
			o.Book.Counselors = append(o.Book.Counselors, twin, other)
		})
		if r.Rows != 3 || r.New != 2 || r.Rejected != 1 {
			t.Errorf("%q: %+v", c.row, r.Totals)
			continue
		}
		out := r.outcomes[1]
		if out.Row.Line != 3 || out.Reasons[0].Column != c.column || !strings.Contains(out.Reasons[0].Text, c.reason) {
			t.Errorf("%q: line %d %v, want %s: %s", c.row, out.Row.Line, out.Reasons, c.column, c.reason)
		}
	}
}

func TestR15RejectFileCanBeCorrectedAndImported(t *testing.T) {
	k := newShelf()
	head := "sep=;\nregister;nama;kecamatan;ket\n"
	r := importAll(t, k, head+"PB-1/26;=Sukardi;Wangonn;\"+62\n@b\"\nPB-2/26;Warsito;Wangon;\n")
	if r.New != 1 || r.Rejected != 1 {
		t.Fatalf("%+v\n%s", r.Totals, r.rejects)
	}
	for _, want := range []string{"\ufeffregister;nama;kecamatan;ket;baris;kolom ditolak;alasan\r\n", "'=Sukardi", `"'+62`, ";3;kecamatan;"} {
		if !strings.Contains(r.rejects, want) {
			t.Errorf("the reject file lacks %q:\n%s", want, r.rejects)
		}
	}
	fixed := strings.Replace(r.rejects, "Wangonn", "Wangon", 1)
	again := importAll(t, k, fixed)
	if again.New != 1 || again.Rejected != 0 {
		t.Fatalf("%+v\n%s", again.Totals, again.rejects)
	}
	if c := k.clients["PB-1/26"]; c.Name != "=Sukardi" || c.Notes != "+62\n@b" {
		t.Errorf("name %q, notes %q", c.Name, c.Notes)
	}
}

func TestR15RegisterOfAnotherPersonIsNotWrittenOver(t *testing.T) {
	k := newShelf()
	importAll(t, k, "register,nama,tgl lahir,kecamatan,kategori\nPB-1,Sukardi,1990-01-01,Wangon,PB\n")
	r := importAll(t, k, "register,nama,tgl lahir,kecamatan\nPB-1,Wartono,1971-05-05,Ayah\n")
	if r.Rejected != 1 || k.clients["PB-1"].Name != "Sukardi" {
		t.Fatalf("%+v, %s", r.Totals, k.clients["PB-1"].Name)
	}
	// A corrected name, or a corrected day, is no other person.
	r = importAll(t, k, "register,nama,tgl lahir,kecamatan\nPB-1,Sukardi,1991-01-01,Wangon\n")
	if r.Updated != 1 {
		t.Fatalf("%+v\n%s", r.Totals, r.rejects)
	}
}

func TestR15SecondRowOfANumberIsRejectedNotMerged(t *testing.T) {
	k := newShelf()
	r := importAll(t, k, "register,nama,kecamatan,kategori\nPB-1,Sukardi,Wangon,PB\npb -1,Warsito,Ayah,PB\n")
	if r.New != 1 || r.Rejected != 1 || !strings.Contains(r.rejects, "baris 2") {
		t.Fatalf("%+v\n%s", r.Totals, r.rejects)
	}
}

func TestR15RefusedSaveIsAReject(t *testing.T) {
	k := newShelf()
	const head = "register,nama,kecamatan,kategori,nik\n"
	importAll(t, k, head+"PB-1,Sukardi,Wangon,PB,3302990101900001\n")
	r := importAll(t, k, head+"PB-2,Warsito,Wangon,PB,3302 9901 0190 0001\nPB-3,Yatno,Wangon,PB,\n")
	if r.New != 1 || r.Rejected != 1 || !strings.Contains(r.rejects, ",2,nik,NIK ini sudah dipakai") {
		t.Fatalf("%+v\n%s", r.Totals, r.rejects)
	}
	r = importAll(t, k, head+"PB-4,Warsito,Wangon,PB,3302990101900004\nPB-5,Yatno,Wangon,PB,3302990101900004\n")
	if r.New != 1 || r.Rejected != 1 || !strings.Contains(r.rejects, "baris 2") {
		t.Fatalf("%+v\n%s", r.Totals, r.rejects)
	}
	k.refuse = func(*model.Client) error { return &Refusal{Text: "tidak berwenang"} }
	r = importAll(t, k, "register,nama,kecamatan,kategori\nPB-9,Sukardi,Wangon,PB\n")
	if r.Rejected != 1 || !strings.Contains(r.rejects, "tidak berwenang") {
		t.Fatalf("%+v\n%s", r.Totals, r.rejects)
	}
}

func TestR15FailureOfTheKeeperStopsTheImport(t *testing.T) {
	k := newShelf()
	k.fail = errors.New("disk penuh")
	table, err := openClients(strings.NewReader("register,nama,kecamatan,kategori\nPB-1,Sukardi,Wangon,PB\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	totals, err := Import(context.Background(), table, k, Options{Book: book(), Each: func(o Outcome) error {
		t.Errorf("row %d is told as %v although nothing was kept", o.Row.Line, o.Fate)
		return nil
	}})
	if !errors.Is(err, k.fail) || totals.Rows != 0 {
		t.Fatalf("%+v, %v", totals, err)
	}
}

func TestR15EndedTermsAreNotWrittenOver(t *testing.T) {
	k := newShelf()
	importAll(t, k, "register,nama,kecamatan,kategori,tgl mulai,tgl akhir\nCB-1,Sukardi,Wangon,CB,1/1/2023,30/6/2023\n")
	if c := k.clients["CB-1"]; c.Term().State != model.TermFinished {
		t.Fatalf("a term that ended in 2023 is %v", c.Term().State)
	}
	importAll(t, k, "register,nama,kategori,tgl mulai,tgl akhir\nCB-1,Sukardi,PB,1/8/2026,1/8/2027\n")
	c := k.clients["CB-1"]
	if len(c.Terms) != 2 || c.Terms[0].Category != model.ConditionalLeave || c.Term().Category != model.Parole || c.Term().State != model.TermActive {
		t.Fatalf("%+v", c.Terms)
	}
}

func TestR15RunningTermsAndCounselorsAreCorrectedNotDoubled(t *testing.T) {
	k := newShelf()
	importAll(t, k, "register,nama,kecamatan,kategori,tgl mulai,tgl akhir,pk\nPB-1,Sukardi,Wangon,PB,1/1/2026,30/6/2027,Dewi Lestari\n")
	importAll(t, k, "register,tgl mulai,tgl akhir,pk,alamat\nPB-1,1/2/2026,30/7/2027,\"Dewi Lestari, S.H.\",Jl. Melati\n")
	c := k.clients["PB-1"]
	if len(c.Terms) != 1 || c.Term().Start != model.On(2026, 2, 1) || c.Term().End != model.On(2027, 7, 30) || len(c.Assignments) != 1 {
		t.Fatalf("terms %+v, assignments %+v", c.Terms, c.Assignments)
	}
	if r := importAll(t, k, "register,tgl mulai,tgl akhir\nPB-1,1/8/2027,1/8/2028\n"); r.Rejected != 1 || !strings.Contains(r.rejects, "belum ditutup") {
		t.Fatalf("a running term was written over: %+v", k.clients["PB-1"].Terms)
	}
	importAll(t, k, "register,pk\nPB-1,Budi Santosa\n")
	c = k.clients["PB-1"]
	if len(c.Assignments) != 2 || c.Assignments[0].To != today-1 || c.Assignment().From != today || c.Assignment().Counselor == c.Assignments[0].Counselor {
		t.Fatalf("assignments %+v", c.Assignments)
	}
}

func TestR15ChildrenGoToTheirSection(t *testing.T) {
	k := newShelf()
	importAll(t, k, "register,nama,kecamatan,kategori,tgl lahir,tgl mulai\nD-1,Aa,Wangon,diversi,,\nP-1,Bb,Wangon,PB,1/1/2010,1/2/2026\nP-2,Cc,Wangon,PB,1/1/2000,1/2/2026\n")
	for register, want := range map[string]model.Section{"D-1": model.Children, "P-1": model.Children, "P-2": model.Adults} {
		if got := k.clients[register].Section; got != want {
			t.Errorf("%s: section %v, want %v", register, got.Code(), want.Code())
		}
	}
}

func TestEncodingsAndSeparatorsGiveTheSameRows(t *testing.T) {
	plainRows := "No Register,Nama,Alamat,Kecamatan,Kategori\r\nPB-1/26,José Ximenes,Jl. Café – 5,Wangon,PB\r\nPB-2/26,Siti,,Ayah,CB"
	latin, err := charmap.Windows1252.NewEncoder().String(plainRows)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"utf-8": plainRows, "bom": "\ufeff" + plainRows, "windows-1252": latin, "semicolon": strings.ReplaceAll(plainRows, ",", ";"),
		"tab": strings.ReplaceAll(plainRows, ",", "\t"), "old mac quotes": strings.ReplaceAll(plainRows, "José Ximenes", `"José Ximenes"`),
		"titles": "Daftar, klien\n\n\n" + plainRows, "sep": "sep=,\n" + plainRows, "blank lines": strings.ReplaceAll(plainRows, "\r\n", "\n\n"),
	} {
		k := newShelf()
		r := importAll(t, k, file)
		if c := k.clients["PB-1/26"]; r.New != 2 || c.Name != "José Ximenes" || c.Street != "Jl. Café – 5" {
			t.Errorf("%s: %+v, %q %q\n%s", name, r.Totals, c.Name, c.Street, r.rejects)
		}
		f, err := Read(strings.NewReader(file))
		if want := name == "windows-1252"; err != nil || (f.Encoding() == "Windows-1252") != want {
			t.Errorf("%s is called %s, %v", name, f.Encoding(), err)
		}
	}
}

func TestOtherFilesAreRefusedWithASentence(t *testing.T) {
	for _, c := range []struct {
		file string
		want error
	}{
		{"", ErrEmpty}, {"\xff\xfeN\x00o\x00", ErrUTF16}, {"\xfe\xff\x00N\x00o", ErrUTF16}, {"N\x00o\x00 \x00R\x00e\x00g\x00", ErrUTF16},
		{"PK\x03\x04rest", ErrWorkbook}, {"\xd0\xcf\x11\xe0", ErrXLS}, {"%PDF-1.7", ErrBinary}, {"abc\x00def and more text", ErrBinary},
	} {
		if _, err := openClients(strings.NewReader(c.file), nil); !errors.Is(err, c.want) {
			t.Errorf("%q: %v, want %v", c.file, err, c.want)
		}
	}
	for _, c := range []struct {
		file string
		m    map[string]string
		want string
	}{
		{"a,b,c\n1,2,3\n", nil, `--map register="Judul Kolom" (judul kolom yang terbaca: a, b, c)`},
		{"Nomor,Nama\n1,2\n", map[string]string{"register": "Nomr"}, "--map register"},
		{"Register,Nama\n1,2\n", map[string]string{"name": "Orang"}, `kolom "Orang" untuk isian name tidak ada`},
		{"Register,Nama\n1,2\n", map[string]string{"nama": "Nama"}, `isian "nama" tidak dikenal; yang ada: register, name`},
		{"Register,Nama,Nama Klien\n1,2,3\n", nil, `kolom "Nama" dan "Nama Klien" sama-sama terbaca sebagai isian name`},
	} {
		_, err := openClients(strings.NewReader(c.file), c.m)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.file, err, c.want)
		}
	}
	table, err := openClients(strings.NewReader("Nomor Kita,Register,Nama\nA-1,9,Sukardi\n"), map[string]string{"register": "nomor kita"})
	if err != nil {
		t.Fatal(err)
	}
	if row, err := table.Next(); err != nil || row.Cells[table.columns[keyRegister]] != "A-1" || fmt.Sprint(table.Ignored()) != "[Register]" {
		t.Errorf("%v %v, ignored %v", row, err, table.Ignored())
	}
}

func TestHeadingsAreDeclaredOnce(t *testing.T) {
	seen := map[string]string{}
	for _, f := range Fields(Clients) {
		for _, h := range f.Headings {
			if plain(h) != h {
				t.Errorf("%s: heading %q is compared as %q", f.Key, h, plain(h))
			}
			if other, ok := seen[h]; ok {
				t.Errorf("heading %q belongs to %s and %s", h, other, f.Key)
			}
			seen[h] = f.Key
		}
	}
}

func TestOneOpenQuoteCostsItsOwnLineOnly(t *testing.T) {
	var b strings.Builder
	b.WriteString("register,nama,kecamatan,kategori\nPB-0,\"Buka,Wangon,PB\n")
	for i := 1; i <= 300; i++ {
		fmt.Fprintf(&b, "PB-%d,Klien %d,Wangon,PB\n", i, i)
	}
	r := importAll(t, newShelf(), b.String())
	if r.Rows != 301 || r.New != 300 || r.Rejected != 1 {
		t.Fatalf("%+v", r.Totals)
	}
}

func TestLongLineIsRejectedAndTheNextOnesGoIn(t *testing.T) {
	r := importAll(t, newShelf(), "register,nama,kecamatan,kategori\nPB-0,"+strings.Repeat("a", maxLine+10)+",Wangon,PB\nPB-1,Yatno,Wangon,PB\n")
	if r.New != 1 || r.Rejected != 1 || r.outcomes[0].Reasons[0].Text != errTooLong.Error() {
		t.Fatalf("%+v", r.Totals)
	}
}

func TestDatesOfTables(t *testing.T) {
	for in, want := range map[string]model.Date{
		"31/12/2026": model.On(2026, 12, 31), "31-12-2026": model.On(2026, 12, 31), "2026-12-31": model.On(2026, 12, 31),
		"31 Desember 2026": model.On(2026, 12, 31), "31.12.2026": model.On(2026, 12, 31), "2026-12-31 00:00:00": model.On(2026, 12, 31),
		"1/2/26": model.On(2026, 2, 1), "31-Des-26": model.On(2026, 12, 31),
	} {
		if got, err := date(in, today); err != nil || got != want {
			t.Errorf("date(%q) = %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"besok", "+3b", "-1", "t", "12/31/2026", "45321", "31/2/2026", "2026", "1/2", "1/2/20266", "٣/٣/٢٠٢٦"} {
		if got, err := date(in, today); err == nil {
			t.Errorf("date(%q) = %v", in, got)
		}
	}
	if got, err := birth("5-6-45", today); err != nil || got != model.On(1945, 6, 5) {
		t.Errorf("birth in 45 is %v, %v", got, err)
	}
}

// hundredThousand is a table of as many clients as a file of each kind.
func hundredThousand(b *testing.B, kind string) []byte {
	const rows = 100_000
	head := strings.Split(strings.TrimSpace(officeHead), ";")
	cells := func(i int) []string {
		return strings.Split(fmt.Sprintf("PB-%d/26;Sukardi %d;L;31/12/1990;Dusun Krajan %d;Ajibarang;Banyumas;PB;Narkotika;112;Dewi Lestari;1-3-2026;14 Agustus 2027;Islam;SLTP;buruh;0812%08d;Siti", i, i, i%500, i), ";")
	}
	var file bytes.Buffer
	if kind == "csv" {
		file.WriteString(officeHead)
		for i := range rows {
			file.WriteString(strings.Join(cells(i), ";") + "\n")
		}
		return file.Bytes()
	}
	book := excelize.NewFile()
	w, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	row := func(n int, texts []string) {
		all := make([]any, len(texts))
		for i, s := range texts {
			all[i] = s
		}
		if err := w.SetRow(fmt.Sprintf("A%d", n), all); err != nil {
			b.Fatal(err)
		}
	}
	row(1, head)
	for i := range rows {
		row(i+2, cells(i))
	}
	if err := errors.Join(w.Flush(), book.Write(&file)); err != nil {
		b.Fatal(err)
	}
	return file.Bytes()
}

// A hundred thousand clients are read, judged and told of; what a keeper does
// with them is not counted. Memory is beyond the file itself.
func BenchmarkImport(b *testing.B) {
	for _, kind := range []string{"csv", "xlsx"} {
		b.Run(kind, func(b *testing.B) {
			file := hundredThousand(b, kind)
			known := book()
			b.SetBytes(int64(len(file)))
			most := uint64(0)
			for b.Loop() {
				most = max(most, peak(func() {
					table, err := openClients(bytes.NewReader(file), nil)
					if err != nil {
						b.Fatal(err)
					}
					t, err := Import(context.Background(), table, newShelf(), Options{Book: known, DryRun: true})
					if err != nil || t.New != 100_000 {
						b.Fatal(t, err)
					}
				}))
			}
			b.ReportMetric(float64(most)/(1<<20), "MB-peak")
		})
	}
}
