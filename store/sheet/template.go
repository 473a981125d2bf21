package sheet

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// The sheets of a template beside the one to fill in.
const (
	sheetHelp    = "Penjelasan"
	sheetChoices = "Pilihan"
)

// templateRows is how many rows of a template have lists to choose from.
const templateRows = 5_000

// title is what the sheet of a kind is called.
func title(k Kind) string {
	return map[Kind]string{
		Clients: "Klien", Counselors: "PK", Groups: "Pokmas", Partners: "Mitra", Agreements: "PKS", Reports: "Wajib lapor", Referrals: "Rujukan", Regions: "Wilayah",
	}[k]
}

// Template writes a workbook to fill in: a sheet with nothing but the headings
// of a kind, as [File.Open] finds them; one that explains each column; and one
// with what may be chosen, such as the kecamatan and counselors of the office.
// Numbers of people are text in it, so that no digit of theirs is lost.
func Template(w io.Writer, k Kind, b Book) error {
	about, ok := subjectOf(k)
	if !ok {
		return unknownKind(k)
	}
	t := template{file: excelize.NewFile(), about: about, fields: slices.DeleteFunc(slices.Clone(about.fields), func(f Field) bool { return f.Another })}
	if err := errors.Join(t.fill(), t.explain(), t.choices(b)); err != nil {
		return errors.Join(err, t.file.Close())
	}
	return errors.Join(t.file.Write(w), t.file.Close())
}

// template is a template on its way.
type template struct {
	file   *excelize.File
	about  subject
	fields []Field // with a column of their own
}

// fill makes the sheet to fill in.
func (t *template) fill() error {
	name := title(t.about.kind)
	if err := t.file.SetSheetName(t.file.GetSheetName(0), name); err != nil {
		return err
	}
	head, err := t.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	for i, f := range t.fields {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		style, err := t.style(f)
		if err != nil {
			return err
		}
		heading := f.Title()
		if err := errors.Join(
			t.file.SetColStyle(name, column, style),
			t.file.SetColWidth(name, column, column, float64(max(12, utf8.RuneCountInString(heading)+3))),
			t.file.SetCellStr(name, column+"1", heading),
			t.file.SetCellStyle(name, column+"1", column+"1", head),
			t.offer(name, column, f),
		); err != nil {
			return err
		}
	}
	return t.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// style is the format of a column: days as days, numbers that are counted as
// such, all else as text.
func (t *template) style(f Field) (int, error) {
	s := &excelize.Style{NumFmt: 49} // text
	switch f.Holds {
	case Day:
		days := "dd-mm-yyyy"
		s = &excelize.Style{CustomNumFmt: &days}
	case Number:
		s = &excelize.Style{}
	}
	return t.file.NewStyle(s)
}

// mostListed is how many letters a list in a cell may have (ECMA-376).
const mostListed = 255

// offer gives the cells of a column the words that they take to choose from.
// Other words that mean the same are read too, so that it only warns.
func (t *template) offer(sheet, column string, f Field) error {
	list := excelize.NewDataValidation(true)
	list.SetSqref(fmt.Sprintf("%s2:%s%d", column, column, templateRows+1))
	switch at := slices.Index(choiceKeys(), f.Key); {
	case (f.Holds == Choice || f.Holds == Answer) && len(strings.Join(f.Words, ",")) <= mostListed:
		if err := list.SetDropList(f.Words); err != nil {
			return err
		}
	case at >= 0 && f.Holds == Words:
		of, err := excelize.ColumnNumberToName(at + 1)
		if err != nil {
			return err
		}
		list.SetSqrefDropList(fmt.Sprintf("%s!$%s$2:$%s$%d", sheetChoices, of, of, templateRows+1))
	default:
		return nil
	}
	list.SetError(excelize.DataValidationErrorStyleWarning, f.Title(), "Isian ini tidak ada di daftar pilihan.")
	return t.file.AddDataValidation(sheet, list)
}

// explain makes the sheet that explains each column.
func (t *template) explain() error {
	if _, err := t.file.NewSheet(sheetHelp); err != nil {
		return err
	}
	rows := [][]string{{"Kolom", "Wajib", "Cara mengisi", "Kata yang diterima", "Contoh"}}
	for _, f := range t.fields {
		required := ""
		if f.Required {
			required = "ya, bila belum tercatat"
		}
		if slices.Contains(t.about.keys, f.Key) {
			required = "ya"
		}
		rows = append(rows, []string{f.Title(), required, f.help(t.about.kind), strings.Join(f.Words, ", "), f.Example(t.about.kind)})
	}
	rows = append(rows, nil, []string{"Satu baris satu data. Isian kosong tidak mengubah yang sudah tercatat. Kolom yang tidak diperlukan boleh dihapus."})
	for i, row := range rows {
		for j, s := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			if err := t.file.SetCellStr(sheetHelp, at, s); err != nil {
				return err
			}
		}
	}
	return errors.Join(t.file.SetColWidth(sheetHelp, "A", "B", 22), t.file.SetColWidth(sheetHelp, "C", "C", 60), t.file.SetColWidth(sheetHelp, "D", "E", 30))
}

// choiceKeys are the fields whose words are the office's own, in the order of
// the columns of their sheet.
func choiceKeys() []string {
	return []string{"district", "regency", "counselor", "officer", "mentor", keyGroup, "home"}
}

// choices makes the sheet with what the office has to choose from.
func (t *template) choices(b Book) error {
	if _, err := t.file.NewSheet(sheetChoices); err != nil {
		return err
	}
	for i, key := range choiceKeys() {
		words := b.words(key)
		if !slices.ContainsFunc(t.fields, func(f Field) bool { return f.Key == key }) {
			words = nil
		}
		for j, s := range append([]string{t.about.field(key).Title()}, words...) {
			at, err := excelize.CoordinatesToCellName(i+1, j+1)
			if err != nil {
				return err
			}
			if err := t.file.SetCellStr(sheetChoices, at, s); err != nil {
				return err
			}
		}
	}
	return t.file.SetColWidth(sheetChoices, "A", "G", 26)
}

// words are what the office has for a field to choose from, in order. A
// kecamatan whose name another has too is told apart by its code.
func (b Book) words(key string) []string {
	var out []string
	twice := make(map[string]int)
	for _, r := range b.Regions {
		if r.Parent != "" {
			twice[compact(r.Name)]++
		}
	}
	switch key {
	case "district", "home":
		for _, r := range b.Regions {
			switch {
			case r.Parent == "":
			case twice[compact(r.Name)] > 1:
				out = append(out, r.Code)
			default:
				out = append(out, r.Name)
			}
		}
	case "regency":
		for _, r := range b.Regions {
			if r.Parent == "" {
				out = append(out, r.Name)
			}
		}
	case keyGroup:
		for _, g := range b.Groups {
			out = append(out, g.Code)
		}
	default:
		for _, c := range b.Counselors {
			out = append(out, c.Name)
		}
	}
	slices.Sort(out)
	return out[:min(len(out), templateRows)]
}

// Title is the heading of the field as a template writes it.
func (f Field) Title() string {
	words := strings.Fields(f.name())
	for i, w := range words {
		switch {
		case slices.Contains([]string{"nik", "jk", "rt", "rw", "hp", "sk", "pk", "nip", "rri", "upt", "pks", "pn"}, w):
			words[i] = strings.ToUpper(w)
		case i == 0:
			first, size := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(first)) + w[size:]
		}
	}
	return strings.NewReplacer("2 3 ", "2/3 ", "RT RW", "RT/RW").Replace(strings.Join(words, " "))
}

// help says in a sentence what to write.
func (f Field) help(k Kind) string {
	if own, ok := ownNotes()[string(k)+" "+f.Key]; ok && own.help != "" {
		return own.help
	}
	if own, ok := ownNotes()[f.Key]; ok && own.help != "" {
		return own.help
	}
	switch f.Holds {
	case Day:
		return "tanggal: hari, bulan, tahun"
	case Number:
		return "angka; pecahan dengan koma"
	case Choice:
		return "salah satu kata yang diterima"
	case Answer:
		return "ya atau tidak"
	case List:
		return "boleh beberapa, dipisah titik koma"
	case Clock:
		return "jam dan menit"
	case Lines:
		return "teks, boleh beberapa baris"
	}
	return "teks"
}

// Example is what may stand in such a column, of nobody who lives.
func (f Field) Example(k Kind) string {
	if own, ok := ownNotes()[string(k)+" "+f.Key]; ok && own.example != "" {
		return own.example
	}
	if own, ok := ownNotes()[f.Key]; ok && own.example != "" {
		return own.example
	}
	switch f.Holds {
	case Day:
		return "01-03-2026"
	case Number:
		return "12"
	case Choice, List:
		if len(f.Words) > 0 {
			return f.Words[0]
		}
	case Answer:
		return "ya"
	case Clock:
		return "08.30"
	}
	return ""
}

// note is what there is to say of a field beyond what it holds.
type note struct{ help, example string }

// ownNotes are the notes of fields, by their key, or by kind and key where kinds
// differ.
func ownNotes() map[string]note {
	return map[string]note{
		keyRegister: {"nomor register klien di kantor; dari nomor ini klien dikenali", "PB-0001/26"}, "name": {"", "Wartono"}, "alias": {"nama lain yang dipakai", ""},
		"nik": {"16 angka; kolom ini teks, agar tidak ada angka yang hilang", "3302990101900001"}, "birthplace": {"", "Banyumas"}, "born": {"", "01-01-1990"}, "job": {"", "buruh"},
		"street": {"jalan atau dusun, tanpa RT/RW", "Dusun Krajan"}, "rtrw": {"", "001/002"}, "village": {"", "Ajibarang Kulon"},
		"district": {"nama kecamatan seperti di lembar Pilihan, atau kodenya", ""}, "regency": {"hanya perlu bila nama kecamatannya ada di dua kabupaten", ""},
		"section": {"BKD dewasa, BKA anak", ""}, "phone": {"", "081200000001"}, "phone2": {"", "081200000002"}, "term.twothirds": {"tanggal dua pertiga masa pidana", ""},
		"term.sentence": {"lama pidana", "1 tahun 6 bulan"}, "term.end": {"hari terakhir bimbingan", "01-03-2027"}, "term.hours": {"8 sampai 240, bagi pidana kerja sosial", "40"},
		"guarantor.name": {"", "Siti"}, "guarantor.nik": {"16 angka", ""}, "guarantor.phone": {"", "081200000003"}, "counselor": {"nama PK seperti di lembar Pilihan", ""},
		"counselor.nip": {"perlu bila ada dua PK bernama sama", ""}, "term.category": {"program integrasi atau bimbingan", ""}, "term.state": {"kosong: dibaca dari tanggalnya", "aktif"},
		keyNIP: {"18 angka; kolom ini teks; dari NIP ini PK dikenali", "199001012015011001"}, "counselors section": {"", "BKD"}, "counselors from": {"", "01-01-2015"}, "counselors until": {"hari terakhir bertugas; kosong bila masih bertugas", "31-12-2030"},
		"week": {"kosong: sepenuh waktu kantor", "37,5"}, "areas": {"kabupaten atau kecamatan, dipisah titik koma; kosong berarti semua", ""}, "home": {"kecamatan tempat tinggal", ""},
		"groups code": {"kode unik; dari kode ini Pokmas dikenali", "PML-901"}, "groups name": {"", "Sanggar Baru"}, "coverage": {"kosong: kecamatannya sendiri", ""},
		"activities": {"boleh beberapa, dipisah titik koma", "menjahit; las"}, "excluded": {"perkara yang tidak diterima, dipisah titik koma", ""}, "criteriadate": {"tanggal keempat kriteria dinilai", ""},
		"mentor": {"nama PK pembina", ""}, "mentor.nip": {"perlu bila ada dua PK bernama sama", ""}, "groups state": {"kosong: calon", "calon"},
		keyGroup: {"kode Pokmas yang sudah tercatat", ""}, "partners name": {"", "Toko Maju"}, "partners from": {"", "01-01-2025"}, "partners to": {"kosong bila masih bermitra", "31-12-2027"}, "partners role": {"", "pelatih"},
		"agreements no": {"nomor surat perjanjian", "W13.PAS/PKS/01/2026"}, "agreements date": {"tanggal ditandatangani; kosong berarti draf", "01-02-2026"}, "agreements start": {"", "01-02-2026"}, "agreements end": {"hari terakhir berlaku", "31-01-2028"},
		"agreements terminated": {"hanya bila diakhiri sebelum waktunya", "01-04-2026"}, "agreements renews": {"nomor PKS yang diperpanjang", ""},
		"reports day": {"hari klien melapor", "02-11-2026"}, "reports kind": {"kosong: lapor", "lapor"}, "reports mode": {"kosong: tatap muka", "tatap-muka"}, "reports place": {"", "kantor"}, "officer": {"PK atau petugas yang menerima", ""},
		"reports reason": {"alasan terlambat, daring, atau lapor kedua", ""}, "officer.nip": {"perlu bila ada dua PK bernama sama", ""},
		"referrals day": {"hari klien dirujuk", "02-03-2026"}, "referrals state": {"kosong: dibaca dari tanggalnya", "selesai"}, "program": {"boleh kosong bila Pokmas itu hanya punya satu program", ""},
		"consent": {"tanggal klien setuju", "01-03-2026"}, "answered": {"tanggal kelompok menjawab", "05-03-2026"}, "referrals from": {"hari pertama ikut", "09-03-2026"}, "closed": {"hari terakhir; hanya bila sudah selesai, berhenti, ditolak atau dibatalkan", "01-09-2026"},
		"goal": {"yang ingin dicapai klien", "mendapat pekerjaan"}, "referrals reason": {"kata dari daftar alasan kantor; bila berhenti, ditolak atau dibatalkan", ""}, "placed": {"hari pertama bekerja", "01-10-2026"}, "employer": {"", "CV Maju"},
		"regions code": {"kode Kemendagri; dari kode ini wilayah dikenali", "91.01"}, "regions name": {"", "Muara"}, "area": {"luas dalam km persegi", "12,5"}, "distance": {"sekali jalan dari titik layanan, dalam km", "12,5"},
		"travel": {"pulang pergi, dalam menit", "45"}, "point": {"Pos Bapas; \"kantor\" untuk kantor sendiri", "kantor"}, "latitude": {"derajat dengan pecahan, selatan negatif", "-0,8"}, "longitude": {"derajat dengan pecahan", "132,4"},
		"inactive": {"ya: kantor tidak lagi melayani", "tidak"},
	}
}
