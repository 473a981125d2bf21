package sheet

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// keyCode is the field by which a region is known.
const keyCode = "code"

// regionFields are those of a table of kabupaten and kecamatan, in the order in
// which [WriteRegions] writes them. The keys are those of the region form, and
// the headings Indonesian or English.
func regionFields() []Field {
	return []Field{
		{Key: keyCode, Headings: []string{"kode wilayah", "kode", "kode kemendagri", "kode kecamatan", "code", "region code", "district code"}, Required: true},
		{Key: "name", Headings: []string{"nama", "nama wilayah", "wilayah", "kecamatan", "nama kecamatan", "name", "region", "district"}, Required: true},
		{Key: "area", Headings: []string{"luas km2", "luas", "luas km", "luas wilayah", "luas wilayah km2", "area", "area km2"}, Holds: Number},
		{Key: "population", Headings: []string{"penduduk", "jumlah penduduk", "population"}, Holds: Number},
		{Key: "distance", Headings: []string{"jarak km", "jarak", "jarak ke kantor", "distance", "distance km"}, Holds: Number},
		{Key: "travel", Headings: []string{"waktu tempuh menit", "waktu tempuh", "menit", "menit pulang pergi", "travel minutes", "travel time", "travel", "minutes"}, Holds: Number},
		{Key: "point", Headings: []string{"titik layanan", "pos", "pos bapas", "dari", "service point", "outpost"}},
		{Key: "latitude", Headings: []string{"lintang", "garis lintang", "latitude", "lat"}, Holds: Number},
		{Key: "longitude", Headings: []string{"bujur", "garis bujur", "longitude", "lon", "long", "lng"}, Holds: Number},
		{Key: "inactive", Headings: []string{"tidak dilayani", "nonaktif", "tidak aktif", "inactive", "not served"}, Holds: Answer, Words: answers()},
	}
}

// ofRegions are tables of kabupaten and kecamatan, known by their code. Who is
// not there is added, who is there changed, and nobody is ever taken away (there
// is a column for those that the office no longer serves). A kecamatan needs its
// kabupaten, in the office or anywhere in the table.
func ofRegions() subject {
	return subject{kind: Regions, fields: regionFields(), keys: []string{keyCode}, whole: true, name: nameRegion, draft: draftRegion}
}

func nameRegion(r *reading) identity {
	code, name := "", ""
	if r.must(keyCode) != "" {
		r.set(keyCode, as(&code, regionCode))
	}
	r.set("name", into(&name))
	return identity{key: code, told: code, name: name}
}

func draftRegion(r *reading) (draft, error) {
	code := ""
	r.set(keyCode, as(&code, regionCode))
	before, found := r.im.f.regions[code]
	after := before
	after.Code, after.Parent = code, model.RegencyOf(code)
	r.region(&after)
	r.judged(after.Validate(r.im.checks))
	d := draft{kind: model.KindRegion, after: &after, found: found, name: after.Name, changes: changed(regionValues(&before), regionValues(&after))}
	if found {
		d.before = &before
	}
	return d, nil
}

// region brings the cells of a row into a region.
func (c *cells) region(r *model.Region) {
	c.set("name", into(&r.Name))
	c.set("area", as(&r.AreaHa, scaled(100)))
	c.set("population", as(&r.Population, integer))
	c.set("distance", as(&r.DistanceM, scaled(1000)))
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

// orphans rejects the kecamatan whose kabupaten is nowhere.
func (im *importer) orphans() {
	regencies := map[string]bool{}
	for code := range im.f.regions {
		regencies[code] = true
	}
	for _, p := range im.waiting {
		if p.outcome.Fate != Rejected {
			regencies[p.outcome.Key] = true
		}
	}
	for i := range im.waiting {
		p := &im.waiting[i]
		if parent := model.RegencyOf(p.outcome.Key); p.outcome.Fate != Rejected && parent != "" && !regencies[parent] {
			p.reject(im.reason(keyCode, fmt.Sprintf("kabupaten %s belum ada; tambahkan baris untuknya ke berkas ini", parent)))
		}
	}
}

// parentsFirst orders a kabupaten before its kecamatan.
func parentsFirst(a, b *Entry) int {
	code := func(e *Entry) string {
		if r, ok := e.Record.(*model.Region); ok {
			return r.Code
		}
		return ""
	}
	return strings.Compare(code(a), code(b))
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
func scaled(unit float64) func(string) (int, error) {
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

// regionCells returns a region as a row, in the order of the fields.
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

// regionValues are the fields of a region as text, for telling what a row
// changes.
func regionValues(r *model.Region) []Change {
	out := make([]Change, 0, len(regionFields()))
	texts := regionCells(r)
	for i, f := range regionFields() {
		out = append(out, Change{Field: f.Key, To: texts[i]})
	}
	return out
}

// WriteRegions writes regions as a table that [Import] reads back alike,
// separated by semicolons and with decimal commas, as spreadsheets in Indonesia
// have it.
func WriteRegions(w io.Writer, regions []model.Region) error {
	rows := newRows(w, ';')
	var head []string
	for _, f := range regionFields() {
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
