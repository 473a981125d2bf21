package sheet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// keyCode is the field by which a region is known.
const keyCode = "code"

// RegionFields returns every field that a table of kabupaten and kecamatan may
// have a column for, in the order in which [WriteRegions] writes them. The keys
// are those of the region form, and the headings Indonesian or English.
func RegionFields() []Field {
	return []Field{
		{keyCode, []string{"kode", "kode wilayah", "kode kemendagri", "kode kecamatan", "code", "region code", "district code"}},
		{"name", []string{"nama", "nama wilayah", "wilayah", "kecamatan", "nama kecamatan", "name", "region", "district"}},
		{"area", []string{"luas km2", "luas", "luas km", "luas wilayah", "luas wilayah km2", "area", "area km2"}},
		{"population", []string{"penduduk", "jumlah penduduk", "population"}},
		{"distance", []string{"jarak km", "jarak", "jarak ke kantor", "distance", "distance km"}},
		{"travel", []string{"waktu tempuh menit", "waktu tempuh", "menit", "menit pulang pergi", "travel minutes", "travel time", "travel", "minutes"}},
		{"point", []string{"titik layanan", "pos", "pos bapas", "dari", "service point", "outpost"}},
		{"latitude", []string{"lintang", "garis lintang", "latitude", "lat"}},
		{"longitude", []string{"bujur", "garis bujur", "longitude", "lon", "long", "lng"}},
		{"inactive", []string{"tidak dilayani", "nonaktif", "tidak aktif", "inactive", "not served"}},
	}
}

func ofRegions() subject {
	return subject{RegionFields(), keyCode, `tidak ada kolom kode wilayah; beri tahu kolomnya, misalnya --map code="Kode"`}
}

// OpenRegions reads a table of kabupaten and kecamatan up to its headings, as
// [Open] does one of clients; it may also be the first sheet of a workbook.
func OpenRegions(src io.Reader, mapping map[string]string) (*Table, error) {
	table, err := unpacked(src)
	if err != nil {
		return nil, err
	}
	return open(table, mapping, ofRegions())
}

// mostRegions is how many rows a table of regions may have. The whole country
// has some 7,800; what is longer is not the area of an office.
const mostRegions = 10_000

// ErrManyRegions is a table that cannot be the working area of an office.
var ErrManyRegions = fmt.Errorf("berkas ini berisi lebih dari %d baris; pilih wilayah kerja kantor saja", mostRegions)

// RegionOptions say how a table of regions is imported.
type RegionOptions struct {
	Regions []model.Region // that the office has
	DryRun  bool           // say what would happen, keep nothing
	// Keep saves regions, new ones with no id and Rev 0, and returns for each nil
	// or why it alone was refused.
	Keep func(ctx context.Context, batch []model.Region) ([]*Refusal, error)
	// Each is told about every row, in order.
	Each func(Outcome) error
}

// ImportRegions brings a table of kabupaten and kecamatan into the office. They
// are known by their code: who is not there is added, who is there changed, and
// nobody is ever taken away (there is a column for those that the office no
// longer serves). A kecamatan needs its kabupaten, in the office or anywhere in
// the table. A cell that is empty changes nothing.
//
// The table is read to its end before anything is kept.
func ImportRegions(ctx context.Context, t *Table, o RegionOptions) (Totals, error) {
	im := &regionImporter{t: t, known: map[string]model.Region{}, seen: map[string]int{}}
	for _, r := range o.Regions {
		im.known[r.Code] = r
	}
	var totals Totals
	if err := im.read(ctx); err != nil {
		return totals, err
	}
	im.judge()
	if !o.DryRun {
		if err := im.keep(ctx, o.Keep); err != nil {
			return totals, err
		}
	}
	for i := range im.rows {
		totals.count(im.rows[i].outcome)
		if o.Each != nil {
			if err := o.Each(im.rows[i].outcome); err != nil {
				return totals, err
			}
		}
	}
	totals.Bytes, totals.Blank = t.Bytes(), t.Blank()
	return totals, nil
}

type regionImporter struct {
	t     *Table
	known map[string]model.Region // that the office has, by code
	seen  map[string]int          // code -> line on which it stood
	rows  []regionRow
}

// regionRow is a row with what becomes of it.
type regionRow struct {
	outcome Outcome
	after   model.Region
}

func (im *regionImporter) read(ctx context.Context) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, err := im.t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(im.rows) == mostRegions {
			return ErrManyRegions
		}
		im.rows = append(im.rows, im.take(row))
	}
}

// take reads one row without looking at the others but for its code.
func (im *regionImporter) take(row Row) regionRow {
	out := Outcome{Row: row}
	reject := func(reasons ...Reason) regionRow {
		out.Kind, out.Reasons = Rejected, reasons
		return regionRow{outcome: out}
	}
	if broken := im.t.broken(row); broken != nil {
		return reject(Reason{Text: broken.Error()})
	}
	c := &cells{t: im.t, row: row}
	code := ""
	if _, there := c.cell(keyCode); !there {
		c.refuse(keyCode, errors.New("kode wilayah kosong"))
	}
	c.set(keyCode, as(&code, regionCode))
	out.Register = code
	c.set("name", into(&out.Name))
	if len(c.reasons) > 0 {
		return reject(c.reasons...)
	}
	if line, twice := im.seen[code]; twice {
		c.refuse(keyCode, fmt.Errorf("kode ini sudah ada di baris %d berkas ini", line))
		return reject(c.reasons...)
	}
	im.seen[code] = row.Line
	before, found := im.known[code]
	after := before
	after.Code = code
	if len(code) > len("33.02") {
		after.Parent = code[:len("33.02")]
	}
	c.region(&after)
	for _, p := range after.Validate(model.Checks{}).Errors() {
		c.problem(p)
	}
	if len(c.reasons) > 0 {
		return reject(c.reasons...)
	}
	out.Name, out.Kind = after.Name, New
	if found {
		out.Kind, out.Changes = Updated, regionChanges(&before, &after)
		if len(out.Changes) == 0 {
			out.Kind = Unchanged
		}
	}
	return regionRow{out, after}
}

// region brings the cells of a row into a region.
func (c *cells) region(r *model.Region) {
	c.set("name", into(&r.Name))
	c.set("area", as(&r.AreaHa, scaled(100, 2)))
	c.set("population", as(&r.Population, integer))
	c.set("distance", as(&r.DistanceM, scaled(1000, 3)))
	c.set("travel", as(&r.TravelMin, integer))
	c.set("point", func(s string) error {
		r.ServicePoint = text.Clean(unguard(s))
		if w := plain(s); w == "kantor" || w == "office" {
			r.ServicePoint = ""
		}
		return nil
	})
	c.set("latitude", as(&r.Latitude, degrees))
	c.set("longitude", as(&r.Longitude, degrees))
	c.set("inactive", as(&r.Inactive, yes))
}

// judge rejects the kecamatan whose kabupaten is nowhere.
func (im *regionImporter) judge() {
	regencies := map[string]bool{}
	for code := range im.known {
		regencies[code] = true
	}
	for i := range im.rows {
		if r := &im.rows[i]; r.outcome.Kind != Rejected {
			regencies[r.after.Code] = true
		}
	}
	for i := range im.rows {
		r := &im.rows[i]
		if r.outcome.Kind == Rejected || r.after.Parent == "" || regencies[r.after.Parent] {
			continue
		}
		r.reject(im.t, keyCode, fmt.Sprintf("kabupaten %s belum ada; tambahkan baris untuknya ke berkas ini", r.after.Parent))
	}
}

func (r *regionRow) reject(t *Table, field, sentence string) {
	r.outcome.Kind, r.outcome.Changes = Rejected, nil
	r.outcome.Reasons = []Reason{{Field: field, Column: t.heading(field), Text: sentence}}
}

// keep saves what goes in, a kabupaten before its kecamatan.
func (im *regionImporter) keep(ctx context.Context, save func(context.Context, []model.Region) ([]*Refusal, error)) error {
	var going []*regionRow
	for i := range im.rows {
		if k := im.rows[i].outcome.Kind; k == New || k == Updated {
			going = append(going, &im.rows[i])
		}
	}
	slices.SortStableFunc(going, func(a, b *regionRow) int { return strings.Compare(a.after.Code, b.after.Code) })
	for part := range slices.Chunk(going, chunk) {
		batch := make([]model.Region, len(part))
		for i, r := range part {
			batch[i] = r.after
		}
		refused, err := save(ctx, batch)
		if err != nil {
			return err
		}
		for i, r := range part {
			if no := refused[i]; no != nil {
				r.reject(im.t, no.Field, no.Text)
			}
		}
	}
	return nil
}

// regionCode reads a code of the Ministry of Home Affairs: "33.02" or
// "33.02.15", also without points, or with the comma that a spreadsheet makes of
// one.
func regionCode(s string) (string, error) {
	bare := strings.ReplaceAll(strings.Join(strings.Fields(unguard(s)), ""), ",", ".")
	if digits := strings.Trim(bare, "0123456789") == ""; digits {
		switch len(bare) {
		case 4:
			bare = bare[:2] + "." + bare[2:]
		case 6:
			bare = bare[:2] + "." + bare[2:4] + "." + bare[4:]
		case 7:
			return "", fmt.Errorf("%q kode BPS; isi kode Kemendagri seperti 33.02.15", short(s))
		}
	}
	if !model.ValidRegionCode(bare) {
		return "", fmt.Errorf("%q bukan kode wilayah; tulis seperti 33.02 atau 33.02.15, sebagai teks", short(s))
	}
	return bare, nil
}

// integer reads a whole number, with points or blanks between thousands.
func integer(s string) (int, error) {
	s = unguard(s)
	bare := strings.Join(strings.Fields(s), "")
	if parts := strings.Split(bare, "."); len(parts) > 1 {
		for i, p := range parts {
			if i > 0 && len(p) != 3 || len(p) > 3 || p == "" {
				return 0, fmt.Errorf("%q bukan bilangan bulat", short(s))
			}
		}
		bare = strings.Join(parts, "")
	}
	n, err := strconv.Atoi(bare)
	if err != nil || bare[0] == '+' {
		return 0, fmt.Errorf("%q bukan bilangan bulat", short(s))
	}
	return n, nil
}

// scaled reads a decimal into a whole number of a smaller unit, rounded. A comma
// is a decimal comma. A single point before three digits may mean thousands to
// one and decimals to another, so that it is not guessed at.
func scaled(unit float64, decimals int) func(string) (int, error) {
	return func(s string) (int, error) {
		s = unguard(s)
		bare := strings.Join(strings.Fields(s), "")
		switch before, after, comma := strings.Cut(bare, ","); {
		case comma:
			bare = strings.ReplaceAll(before, ".", "") + "." + after
		case strings.Count(bare, ".") > 1:
			bare = strings.ReplaceAll(bare, ".", "")
		case len(bare)-strings.IndexByte(bare, '.') == 4 && strings.Contains(bare, "."):
			return 0, fmt.Errorf("%q dapat berarti ribuan atau pecahan; tulis pecahan dengan koma", short(s))
		}
		return measured(s, bare, unit, 1e9)
	}
}

// degrees reads decimal degrees into millionths.
func degrees(s string) (int, error) {
	s = unguard(s)
	return measured(s, strings.Replace(strings.Join(strings.Fields(s), ""), ",", ".", 1), 1e6, 180)
}

// measured reads a decimal with a point, of at most a size, in units of a
// fraction.
func measured(s, bare string, unit, most float64) (int, error) {
	f, err := strconv.ParseFloat(bare, 64)
	if err != nil || math.Abs(f) > most || strings.Trim(bare, "-0123456789.") != "" {
		return 0, fmt.Errorf("%q bukan angka; tulis seperti 12,5", short(s))
	}
	return int(math.Round(f * unit)), nil
}

// yes reads an answer.
func yes(s string) (bool, error) {
	switch plain(unguard(s)) {
	case "ya", "y", "x", "1", "yes", "true", "benar":
		return true, nil
	case "tidak", "t", "0", "no", "n", "false", "salah":
		return false, nil
	}
	return false, fmt.Errorf("%q bukan jawaban; isi ya atau tidak", short(s))
}

// regionCells returns a region as a row, in the order of [RegionFields].
func regionCells(r *model.Region) []string {
	blank := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	decimal := func(n int, digits int) string {
		if n == 0 {
			return ""
		}
		f := strconv.FormatFloat(float64(n)/math.Pow10(digits), 'f', -1, 64)
		return strings.Replace(f, ".", ",", 1)
	}
	inactive := "tidak"
	if r.Inactive {
		inactive = "ya"
	}
	latitude := decimal(r.Latitude, 6)
	if r.Located() && latitude == "" {
		latitude = "0" // on the equator
	}
	return []string{r.Code, r.Name, decimal(r.AreaHa, 2), blank(r.Population), decimal(r.DistanceM, 3), blank(r.TravelMin), r.ServicePoint,
		latitude, decimal(r.Longitude, 6), inactive}
}

// regionChanges lists what differs between two versions of a region.
func regionChanges(before, after *model.Region) []Change {
	var out []Change
	from, to := regionCells(before), regionCells(after)
	for i, f := range RegionFields() {
		if from[i] != to[i] {
			out = append(out, Change{f.Key, from[i], to[i]})
		}
	}
	return out
}

// WriteRegions writes regions as a table that [ImportRegions] reads back alike,
// separated by semicolons and with decimal commas, as spreadsheets in Indonesia
// have it.
func WriteRegions(w io.Writer, regions []model.Region) error {
	rows := newRows(w, ';')
	var head []string
	for _, f := range RegionFields() {
		head = append(head, f.Headings[0])
	}
	if err := rows.write(head); err != nil {
		return err
	}
	for i := range regions {
		if err := rows.write(regionCells(&regions[i])); err != nil {
			return err
		}
	}
	return rows.close()
}
