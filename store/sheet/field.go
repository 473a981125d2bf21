package sheet

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"guyub/model/text"
)

// Field is something that a column can hold. Its key is that of the client
// form where the form has it.
type Field struct {
	Key string
	// Headings are what offices write over such a column, as [plain] brings
	// them: lower case, without punctuation.
	Headings []string
}

const keyRegister = "register"

// subject is what a table is about.
type subject struct {
	fields []Field
	key    string // the field without which no row says whom or what it means
	lost   string // what is said of a table that has no column for it
}

// ofClients are tables of clients.
func ofClients() subject {
	return subject{Fields(), keyRegister, `tidak ada kolom nomor register; beri tahu kolomnya, misalnya --map register="No Reg"`}
}

// Fields returns every field that a table may have a column for, in the order
// of the client form. The headings were seen in the lists and programs of real
// offices (domain section 5), or follow from them by the usual abbreviations.
func Fields() []Field {
	return []Field{
		{keyRegister, []string{"no register", "nomor register", "no reg", "noreg", "register", "no registrasi", "nomor registrasi", "no register klien", "nomor register klien", "no reg klien", "no induk klien"}},
		{"name", []string{"nama klien", "nama", "nama lengkap", "nama klien pemasyarakatan", "nama lengkap klien", "klien", "nama wbp"}},
		{"alias", []string{"alias", "nama alias", "nama panggilan", "als"}},
		{"nik", []string{"nik", "no nik", "nomor nik", "no ktp", "nomor ktp", "ktp", "nik klien"}},
		{"birthplace", []string{"tempat lahir", "tmp lahir", "tpt lahir", "kota lahir"}},
		{"born", []string{"tgl lahir", "tanggal lahir", "tgl lhr", "lahir"}},
		{"birth", []string{"ttl", "tempat tgl lahir", "tempat tanggal lahir", "tempat dan tanggal lahir", "tmp tgl lahir"}},
		{"sex", []string{"jk", "l p", "jenis kelamin", "kelamin", "sex", "gender"}},
		{"religion", []string{"agama"}},
		{"marital", []string{"status pernikahan", "status perkawinan", "status kawin", "status nikah", "pernikahan"}},
		{"education", []string{"pendidikan", "pendidikan terakhir", "pend", "pend terakhir"}},
		{"employment", []string{"status kerja", "status pekerjaan", "bekerja", "status bekerja"}},
		{"job", []string{"pekerjaan", "pekerjaan klien", "mata pencaharian"}},
		{"skills", []string{"bakat dan minat", "bakat minat", "bakat", "minat", "keterampilan", "keahlian"}},
		{"phone", []string{"no hp", "nomor hp", "hp", "no telp", "no telepon", "nomor telepon", "telepon", "telp", "no wa", "wa", "no hp wa", "no hp klien", "kontak"}},
		{"phone2", []string{"telepon lain", "no hp 2", "hp 2", "no telp 2", "telepon 2"}},
		{"street", []string{"alamat", "alamat klien", "alamat lengkap", "alamat tempat tinggal", "alamat rumah", "jalan", "dusun", "jalan dusun", "alamat domisili"}},
		{"rtrw", []string{"rt rw", "rtrw"}},
		{"rt", []string{"rt"}},
		{"rw", []string{"rw"}},
		{"village", []string{"desa", "kelurahan", "desa kelurahan", "desa kel", "kel desa", "kelurahan desa"}},
		{"district", []string{"kecamatan", "kec", "kode kecamatan", "wilayah kecamatan"}},
		{"regency", []string{"kabupaten", "kab", "kabupaten kota", "kab kota", "kota", "kota kabupaten", "wilayah"}},
		{"section", []string{"subseksi", "subsi", "seksi", "dewasa anak", "anak dewasa", "kategori usia", "bkd bka"}},
		{"disability", []string{"disabilitas", "difabel", "kebutuhan khusus"}},
		{"notes", []string{"catatan", "keterangan", "ket"}},
		{"registered", []string{"tgl daftar", "tanggal daftar", "tgl register", "tanggal register", "tgl registrasi", "tanggal registrasi", "tgl penerimaan", "tanggal penerimaan", "tgl terima"}},

		{"term.category", []string{"kategori", "kat", "program", "jenis program", "jenis integrasi", "jenis bimbingan", "jenis klien", "integrasi", "status program", "jenis reintegrasi"}},
		{"term.state", []string{"status", "status klien", "status bimbingan", "keadaan"}},
		{"term.caseno", []string{"no perkara", "nomor perkara", "no registrasi perkara", "nomor registrasi perkara"}},
		{"term.offence", []string{"perkara", "kasus", "jenis kasus", "tindak pidana", "jenis perkara", "jenis tindak pidana"}},
		{"term.article", []string{"pasal", "pasal yang dilanggar", "psl"}},
		{"term.verdict", []string{"no putusan", "nomor putusan", "putusan", "no put"}},
		{"term.verdictdate", []string{"tgl putusan", "tanggal putusan", "tgl put"}},
		{"term.court", []string{"pengadilan", "pengadilan negeri", "pn"}},
		{"term.sentence", []string{"pidana", "lama pidana", "hukuman", "lama hukuman", "vonis", "masa pidana"}},
		{"term.years", []string{"pidana tahun", "hukuman tahun", "tahun pidana"}},
		{"term.months", []string{"pidana bulan", "hukuman bulan", "bulan pidana"}},
		{"term.days", []string{"pidana hari", "hukuman hari", "hari pidana"}},
		{"term.twothirds", []string{"2 3 masa pidana", "tgl 2 3", "2 3", "dua pertiga", "tanggal 2 3", "2 3 mp"}},
		{"term.decreeno", []string{"no sk", "nomor sk", "sk", "no sk program", "nomor sk program", "no sk pb", "no sk integrasi"}},
		{"term.decreedate", []string{"tgl sk", "tanggal sk", "tgl sk program", "tanggal sk program"}},
		{"term.origin", []string{"asal upt", "upt", "asal", "asal instansi", "lapas", "lapas asal", "asal lapas", "lapas rutan", "asal lapas rutan"}},
		{"term.start", []string{"tgl mulai", "tanggal mulai", "mulai", "mulai bimbingan", "tgl mulai bimbingan", "tanggal mulai bimbingan", "tmt", "tgl bebas"}},
		{"term.end", []string{"tgl ekspirasi", "tanggal ekspirasi", "ekspirasi", "tgl berakhir", "tanggal berakhir", "akhir bimbingan", "tgl akhir bimbingan", "tanggal akhir bimbingan", "tgl akhir", "tanggal akhir", "berakhir", "tgl bebas murni", "bebas murni", "tgl selesai", "tanggal selesai", "expirasi", "tgl expirasi"}},
		{"term.general", []string{"syarat umum"}},
		{"term.special", []string{"syarat khusus"}},
		{"term.hours", []string{"jam kerja sosial", "jumlah jam", "jam"}},

		{"guarantor.name", []string{"penjamin", "nama penjamin"}},
		{"guarantor.relation", []string{"hubungan", "hubungan penjamin", "hub penjamin", "hubungan keluarga", "hub keluarga"}},
		{"guarantor.nik", []string{"nik penjamin", "no ktp penjamin"}},
		{"guarantor.phone", []string{"hp penjamin", "no hp penjamin", "telepon penjamin", "no telp penjamin", "telp penjamin"}},
		{"guarantor.address", []string{"alamat penjamin"}},
		{"guarantor.letterdate", []string{"tgl surat jaminan", "tanggal surat jaminan", "surat jaminan"}},

		{"counselor", []string{"pk", "nama pk", "pembimbing", "pembimbing kemasyarakatan", "nama pembimbing", "nama pembimbing kemasyarakatan", "pk pembimbing", "pk nip", "nama pk nip"}},
		{"counselor.nip", []string{"nip", "nip pk", "nip pembimbing", "nip pembimbing kemasyarakatan"}},
		{"risk", []string{"risiko", "rri", "tingkat risiko", "hasil rri", "risiko rri", "resiko", "tingkat resiko"}},
		{"assessment.score", []string{"skor rri", "skor", "nilai rri"}},
		{"assessment.date", []string{"tgl asesmen", "tanggal asesmen", "tgl assesmen", "tgl assessment", "tgl rri", "tanggal rri"}},
		{"stage", []string{"tahap", "tahap bimbingan", "tahap pembimbingan"}},
	}
}

func (s *subject) keys() []string {
	var keys []string
	for _, f := range s.fields {
		keys = append(keys, f.Key)
	}
	return keys
}

// plain returns a heading as headings are compared: folded, every run of
// anything but letters and digits one blank, so that "Tgl. Lahir", "TGL LAHIR"
// and "tgl_lahir" are one.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(text.Fold(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// match finds the columns of the fields. A named column goes before the usual
// headings. Two columns for one field clash: which of them is right is not for
// the program to guess.
func (s *subject) match(headings []string, mapping map[string]string) (map[string]int, *HeadingError) {
	columns := make(map[string]int)
	var clash *HeadingError
	taken := make(map[int]bool)
	fields := s.fields
	for _, f := range fields {
		name, ok := mapping[f.Key]
		if !ok {
			continue
		}
		for at, h := range headings {
			if h != "" && plain(h) == plain(name) {
				columns[f.Key], taken[at] = at, true
				break
			}
		}
	}
	for at, h := range headings {
		word := plain(h)
		if word == "" || taken[at] {
			continue
		}
		i := slices.IndexFunc(fields, func(f Field) bool { return slices.Contains(f.Headings, word) })
		if i < 0 {
			continue
		}
		key := fields[i].Key
		if _, named := mapping[key]; named {
			continue
		}
		if before, twice := columns[key]; twice {
			if clash == nil {
				clash = &HeadingError{Reason: fmt.Sprintf("kolom %q dan %q sama-sama terbaca sebagai isian %s; pilih satu, misalnya --map %s=%q", headings[before], h, key, key, headings[before])}
			}
			continue
		}
		columns[key] = at
	}
	return columns, clash
}
