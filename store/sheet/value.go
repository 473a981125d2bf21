package sheet

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// empty reports whether a cell says nothing: blank, or one of the signs that
// people put in the place of a blank. An empty cell never erases.
func empty(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "-", "--", "---", "n/a", "#n/a", "kosong", "null", "nihil", "00-00-0000", "0000-00-00", "00/00/0000":
		return true
	}
	return false
}

// errSpoiled is a number that a spreadsheet has rounded: its digits are lost.
var errSpoiled = errors.New("angka rusak oleh lembar kerja (tertulis seperti 3,30212E+15); ubah kolomnya menjadi teks lalu isi ulang")

var scientific = regexp.MustCompile(`(?i)^[0-9][.,]?[0-9]*e\+?[0-9]{1,2}$`)

// number cleans a number that is text to people: NIK, NIP, telephone.
func number(s string) (string, error) {
	s = unguard(s)
	if scientific.MatchString(s) {
		return "", errSpoiled
	}
	return s, nil
}

// nik reads an identity number, without the blanks and points that people put
// between its groups.
func nik(s string) (string, error) {
	s, err := number(s)
	if d := model.NormalNIK(s); len(d) == 16 {
		s = d
	}
	return s, err
}

// unguard takes off the apostrophe that guards a cell from being run as a
// formula ([text.CSVSafe]), or that marks it as text.
func unguard(s string) string {
	rest, ok := strings.CutPrefix(s, "'")
	if !ok || rest == "" {
		return s
	}
	if c := rest[0]; text.CSVSafe(rest) != rest || c >= '0' && c <= '9' {
		return rest
	}
	return s
}

// phone gives back the leading 0 that spreadsheets take from numbers.
func phone(s string) (string, error) {
	s, err := number(s)
	if err != nil {
		return "", err
	}
	if len(s) >= 9 && len(s) <= 12 && s[0] == '8' && strings.Trim(s, "0123456789") == "" {
		s = "0" + s
	}
	return s, nil
}

var clock = regexp.MustCompile(`[ T][0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2})?$`)

// date reads a day as tables have it: the forms of [model.ParseHumanDate] that
// name a day by itself, also with the time that databases add to it.
func date(s string, today model.Date) (model.Date, error) {
	s = clock.ReplaceAllString(strings.TrimSpace(s), "")
	if s == "" || s[0] < '0' || s[0] > '9' {
		// "besok" and "+3b" are for forms; in a table they would mean another
		// day each time that it is read.
		return 0, fmt.Errorf("%q bukan tanggal; tulis seperti 31/12/2026", short(s))
	}
	d, err := model.ParseHumanDate(s, today)
	if err != nil {
		return 0, fmt.Errorf("%q bukan tanggal; tulis seperti 31/12/2026", short(s))
	}
	return d, nil
}

// birth reads a date of birth: a year of two digits lies in the past.
func birth(s string, today model.Date) (model.Date, error) {
	d, err := date(s, today)
	if err == nil && d > today {
		if parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" -/.,", r) }); len(parts) == 3 && len(parts[2]) == 2 {
			d = d.AddMonths(-1200)
		}
	}
	return d, err
}

func short(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:29]) + "…"
	}
	return s
}

// words are what tables write for the values of an enumeration, beside their
// codes.
type words[E comparable] map[E][]string

// choose reads one of the values of an enumeration.
func choose[E interface {
	comparable
	Code() string
}](s string, all []E, other words[E]) (E, error) {
	word := plain(unguard(s))
	var none E
	for _, e := range all {
		if word != "" && (word == plain(e.Code()) || slices.Contains(other[e], word)) {
			return e, nil
		}
	}
	var codes []string
	for _, e := range all {
		codes = append(codes, e.Code())
	}
	return none, fmt.Errorf("%q tidak dikenal; pilihannya %s", short(s), strings.Join(codes, ", "))
}

func sexWords() words[model.Sex] {
	return words[model.Sex]{
		model.Male:   {"laki laki", "laki", "lk", "pria", "m", "male", "lelaki"},
		model.Female: {"perempuan", "pr", "wanita", "w", "f", "female"},
	}
}

func religionWords() words[model.Religion] {
	return words[model.Religion]{
		model.Protestant: {"protestan", "kristen protestan"}, model.Catholic: {"katholik", "kristen katolik", "katolik roma"},
		model.Buddhist: {"budha", "budda"}, model.Confucian: {"khonghucu", "kong hu cu", "konghuchu"},
		model.Belief: {"kepercayaan terhadap tuhan yme", "penghayat", "penghayat kepercayaan", "aliran kepercayaan"},
	}
}

func maritalWords() words[model.Marital] {
	return words[model.Marital]{
		model.Single: {"belum kawin", "lajang", "belum", "tk", "tidak kawin", "bujang"}, model.Married: {"kawin", "nikah", "k", "sudah menikah"},
		model.Divorced: {"cerai"}, model.Widowed: {"ditinggal mati"},
	}
}

func educationWords() words[model.Education] {
	return words[model.Education]{
		model.NoSchool: {"tidak sekolah", "tidak tamat sd", "tdk sekolah", "belum sekolah", "buta huruf"},
		model.Primary:  {"mi", "sr", "sekolah dasar", "sd sederajat", "paket a", "tamat sd"}, model.JuniorHigh: {"mts", "sltp", "smp sederajat", "paket b", "tamat smp"},
		model.SeniorHigh: {"smk", "ma", "slta", "stm", "smea", "sma sederajat", "sma smk", "paket c", "tamat sma"},
		model.Diploma:    {"d1", "d2", "d3", "d i", "d ii", "d iii", "diploma iii"}, model.Bachelor: {"d4", "sarjana", "s 1", "strata 1"}, model.Postgraduate: {"s3", "s 2", "magister", "doktor", "pascasarjana"},
	}
}

func employmentWords() words[model.Employment] {
	return words[model.Employment]{
		model.Unemployed: {"tidak", "tdk bekerja", "belum bekerja", "pengangguran", "nganggur", "tidak kerja", "belum kerja"},
		model.Casual:     {"buruh harian lepas", "bhl", "buruh serabutan", "kerja serabutan", "harian lepas"},
		model.Employed:   {"ya", "bekerja tetap", "karyawan", "kerja"}, model.SelfEmployed: {"wiraswasta", "wirausaha", "usaha sendiri", "dagang", "pedagang"},
		model.Student: {"pelajar", "pelajar mahasiswa", "siswa", "mahasiswa"}, model.Homemaker: {"ibu rumah tangga", "irt", "mengurus rumah tangga"},
	}
}

func sectionWords() words[model.Section] {
	return words[model.Section]{model.Adults: {"dewasa", "klien dewasa"}, model.Children: {"anak", "klien anak", "abh", "akh"}}
}

func categoryWords() words[model.Category] {
	return words[model.Category]{
		model.Parole: {"pembebasan bersyarat"}, model.ConditionalLeave: {"cuti bersyarat"}, model.PreReleaseLeave: {"cuti menjelang bebas"},
		model.Assimilation: {"asimilasi rumah", "as", "asr", "ar", "asimilasi di rumah"}, model.SuspendedSentence: {"pidana bersyarat", "pidana percobaan"},
		model.SupervisionSentence: {"pidana pengawasan", "pw"}, model.CommunityService: {"pidana kerja sosial", "pks", "ks", "kerja sosial"},
		model.Diversion: {"dv"}, model.ChildService: {"pelayanan masyarakat", "pm"}, model.FamilyLeave: {"cuti mengunjungi keluarga"},
		model.AfterCare: {"bimbingan lanjutan"}, model.GuidanceByAgreement: {"lain lain", "lainnya"},
	}
}

func stateWords() words[model.TermState] {
	return words[model.TermState]{
		model.TermActive: {"berjalan", "masih bimbingan", "dalam bimbingan", "dalam pembimbingan", "bimbingan"}, model.TermFinished: {"bebas murni", "bebas", "berakhir", "selesai bimbingan", "habis masa bimbingan"},
		model.TermRevokedHeld: {"cabut sementara"}, model.TermRevoked: {"cabut", "pencabutan"}, model.TermTransferred: {"pelimpahan", "limpah", "dipindahkan", "pindah"},
		model.TermDied: {"meninggal dunia", "md"}, model.TermCancelled: {"batal"},
	}
}

func riskWords() words[model.Risk] {
	return words[model.Risk]{
		model.RiskUnassessed: {"belum diasesmen", "belum asesmen", "belum dinilai"}, model.RiskLow: {"low", "r", "risiko rendah"}, model.RiskMedium: {"medium", "s", "risiko sedang", "menengah"},
		model.RiskHigh: {"high", "t", "risiko tinggi"}, model.RiskIntensive: {"sangat tinggi"},
	}
}

func stageWords() words[model.StageKind] {
	return words[model.StageKind]{
		model.StageInitial: {"tahap awal", "1", "i"}, model.StageMiddle: {"tahap lanjutan", "2", "ii"}, model.StageFinal: {"tahap akhir", "3", "iii"},
	}
}

func relationWords() words[model.Relation] {
	return words[model.Relation]{
		model.Parent: {"ayah", "ibu", "bapak", "orangtua", "ortu", "ayah kandung", "ibu kandung"}, model.Spouse: {"istri", "suami", "isteri"},
		model.Sibling: {"kakak", "adik", "saudara kandung", "kakak kandung", "adik kandung", "sdr"}, model.Child: {"anak kandung"},
		model.OtherFamily:     {"paman", "bibi", "kakek", "nenek", "sepupu", "ipar", "mertua", "keluarga", "keponakan", "pakde", "bude"},
		model.VillageOfficial: {"kades", "lurah", "kepala desa", "ketua rt", "ketua rw", "rt", "perangkat"}, model.EmployerRelation: {"majikan", "atasan"},
		model.OtherRelation: {"lainnya", "teman", "tetangga"},
	}
}

var span = regexp.MustCompile(`(?i)([0-9]{1,3})\s*(tahun|thn|th|t|bulan|bln|bl|b|hari|hr|h)\b\.?`)

// sentence reads the length of a sentence: "1 tahun 6 bulan", "8 bln 15 hr".
func sentence(s string) (years, months, days int, err error) {
	parts := span.FindAllStringSubmatch(s, -1)
	left := strings.Trim(plain(span.ReplaceAllString(s, " ")), " ")
	left = strings.Join(slices.DeleteFunc(strings.Fields(left), func(w string) bool { return w == "dan" || w == "penjara" || w == "pidana" }), " ")
	if len(parts) == 0 || left != "" {
		return 0, 0, 0, fmt.Errorf("%q bukan lama pidana; tulis seperti 1 tahun 6 bulan", short(s))
	}
	for _, p := range parts {
		n, err := strconv.Atoi(p[1])
		if err != nil {
			return 0, 0, 0, err
		}
		switch p[2][0] | 0x20 {
		case 't':
			years += n
		case 'b':
			months += n
		default:
			days += n
		}
	}
	return years, months, days, nil
}

// whole reads a whole number, also with the ",0" or ".0" of a spreadsheet.
func whole(s string) (int, error) {
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), ".0"), ",0")
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 99_999 {
		return 0, fmt.Errorf("%q bukan bilangan", short(s))
	}
	return n, nil
}

// livelihood is what a job says about the employment; unknown when it names a
// trade.
func livelihood(job string) model.Employment {
	e, err := choose(job, model.Employments(), employmentWords())
	if err != nil {
		return model.EmploymentUnknown
	}
	return e
}

// answers are the words of yes and no.
func answers() []string { return []string{"ya", "tidak"} }

// answer writes an answer.
func answer(yes bool) string {
	if yes {
		return "ya"
	}
	return "tidak"
}
