package lang

import (
	"fmt"

	"guyub/model"
)

// Domain are the words of the model: its enumerations, by number, and its
// problems.
type Domain struct {
	Sexes, Sections, Stages, Risks, Terms, Maritals, Religions, Educations, Employments []string
	Relations, GuarantorStates, CounselorKinds, Grades, AbsenceKinds, GroupFields       []string
	GroupKinds, Parties, GroupStates, AgreementStates, Roles, CategoryNames, Units      []string
	Criteria                                                                            [4]string
	Problems                                                                            map[model.ProblemCode]string
	Norms                                                                               map[model.NormKey]string
	Kinds                                                                               map[model.Kind]string
}

func pick(words []string, i int) string {
	if i >= 0 && i < len(words) {
		return words[i]
	}
	return "?"
}

// The words of the enumerations.

func (d Domain) Sex(v model.Sex) string                     { return pick(d.Sexes, int(v)) }
func (d Domain) Section(v model.Section) string             { return pick(d.Sections, int(v)) }
func (d Domain) Stage(v model.StageKind) string             { return pick(d.Stages, int(v)) }
func (d Domain) Risk(v model.Risk) string                   { return pick(d.Risks, int(v)) }
func (d Domain) TermState(v model.TermState) string         { return pick(d.Terms, int(v)) }
func (d Domain) Marital(v model.Marital) string             { return pick(d.Maritals, int(v)) }
func (d Domain) Religion(v model.Religion) string           { return pick(d.Religions, int(v)) }
func (d Domain) Education(v model.Education) string         { return pick(d.Educations, int(v)) }
func (d Domain) Employment(v model.Employment) string       { return pick(d.Employments, int(v)) }
func (d Domain) Relation(v model.Relation) string           { return pick(d.Relations, int(v)) }
func (d Domain) CounselorKind(v model.CounselorKind) string { return pick(d.CounselorKinds, int(v)) }
func (d Domain) Grade(v model.Grade) string                 { return pick(d.Grades, int(v)) }
func (d Domain) Absence(v model.AbsenceKind) string         { return pick(d.AbsenceKinds, int(v)) }
func (d Domain) Field(v model.Field) string                 { return pick(d.GroupFields, int(v)) }
func (d Domain) GroupKind(v model.GroupKind) string         { return pick(d.GroupKinds, int(v)) }
func (d Domain) Party(v model.PartyType) string             { return pick(d.Parties, int(v)) }
func (d Domain) GroupState(v model.GroupState) string       { return pick(d.GroupStates, int(v)) }
func (d Domain) Role(v model.Role) string                   { return pick(d.Roles, int(v)) }
func (d Domain) Category(v model.Category) string           { return pick(d.CategoryNames, int(v)) }
func (d Domain) Unit(v model.Unit) string                   { return pick(d.Units, int(v)) }

// GuarantorState words the state of a guarantor.
func (d Domain) GuarantorState(v model.GuarantorState) string { return pick(d.GuarantorStates, int(v)) }

// AgreementState words where an agreement stands.
func (d Domain) AgreementState(v model.AgreementState) string {
	return pick(d.AgreementStates, int(v))
}

// CategoryShort is the abbreviation that fits a column of five cells.
func (d Domain) CategoryShort(v model.Category) string {
	switch v {
	case model.Assimilation:
		return "As"
	case model.SupervisionSentence:
		return "PPw"
	case model.CommunityService:
		return "PKS"
	case model.Diversion:
		return "Div"
	case model.ChildService:
		return "PM"
	case model.AfterCare:
		return "Lanj"
	case model.GuidanceByAgreement:
		return "Lain"
	case model.CategoryUnknown:
		return "-"
	}
	return v.Code()
}

// Problem words a problem of a record, as it stands beside its field.
func (l *Strings) Problem(p model.Problem) string {
	format, ok := l.Domain.Problems[p.Code]
	if !ok {
		return string(p.Code)
	}
	args := make([]any, len(p.Args))
	for i, a := range p.Args {
		if d, err := model.ParseDate(a); err == nil && a != "" {
			a = l.DateShort(d)
		}
		args[i] = a
	}
	return fmt.Sprintf(format, args...)
}

func domainID() Domain {
	return Domain{
		Sexes:           []string{"-", "laki-laki", "perempuan"},
		CategoryNames:   []string{"-", "Pembebasan bersyarat (PB)", "Cuti bersyarat (CB)", "Cuti menjelang bebas (CMB)", "Asimilasi", "Pidana bersyarat (PiB)", "Pidana pengawasan", "Pidana kerja sosial", "Diversi", "Pelayanan masyarakat (anak)", "Cuti mengunjungi keluarga (CMK)", "Bimbingan lanjutan", "Bimbingan lain"},
		Sections:        []string{"-", "BKD (dewasa)", "BKA (anak)", "BKD dan BKA"},
		Stages:          []string{"-", "awal", "lanjutan", "akhir"},
		Risks:           []string{"belum", "rendah", "sedang", "tinggi", "sangat tinggi"},
		Terms:           []string{"-", "terdaftar", "aktif", "ditangguhkan", "selesai", "dicabut sementara", "dicabut", "dilimpahkan", "meninggal", "dibatalkan"},
		Maritals:        []string{"-", "belum menikah", "menikah", "cerai hidup", "cerai mati"},
		Religions:       []string{"-", "Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Konghucu", "kepercayaan"},
		Educations:      []string{"-", "tidak sekolah", "SD", "SMP", "SMA/SMK", "diploma", "S1/D4", "S2/S3"},
		Employments:     []string{"-", "tidak bekerja", "serabutan", "bekerja tetap", "usaha sendiri", "sekolah", "rumah tangga"},
		Relations:       []string{"-", "orang tua", "suami/istri", "saudara", "anak", "keluarga lain", "perangkat desa", "pemberi kerja", "lain"},
		GuarantorStates: []string{"-", "ada", "tidak dapat dihubungi", "mengundurkan diri"},
		CounselorKinds:  []string{"-", "PK", "APK", "PPK"},
		Grades:          []string{"-", "terampil", "mahir", "penyelia", "ahli pertama", "ahli muda", "ahli madya", "ahli utama"},
		AbsenceKinds:    []string{"-", "cuti", "sakit", "pelatihan", "PK baru", "tugas organisasi", "tugas tambahan", "lain"},
		GroupFields:     []string{"-", "hukum & kemasyarakatan", "kemandirian & kepribadian", "ekonomi", "sosial"},
		GroupKinds:      []string{"-", "perseorangan", "perkumpulan"},
		Parties:         []string{"-", "individu/keluarga", "pemerhati pemasyarakatan", "akademisi", "organisasi kemasyarakatan", "lembaga keagamaan", "usaha/wirausaha", "lembaga pemerintah", "LBH/LPA", "RT/RW/desa", "lain"},
		GroupStates:     []string{"-", "calon", "penjajakan", "memenuhi kriteria", "PKS", "aktif", "berakhir", "diakhiri", "ditolak"},
		AgreementStates: []string{"-", "draf", "berlaku", "akan berakhir", "berakhir", "diakhiri"},
		Roles:           []string{"-", "administrator", "operator", "PK", "kasubsi BKD", "kasubsi BKA", "kabapas", "auditor"},
		Units:           []string{"jam", "%", "kali", "klien", "hari", "bulan", "tahun", "menit", "kunjungan/bulan", "kelompok", "mitra", "kali"},
		Criteria: [4]string{
			"Peduli terhadap pemasyarakatan", "Bersedia menjadi mitra kerja",
			"Berkomitmen melaksanakan kesepakatan", "Memiliki sumber daya yang bermanfaat"},
		Problems: map[model.ProblemCode]string{
			model.Missing: "Harus diisi.", model.TooLong: "Paling banyak %s huruf.", model.NotClean: "Ada huruf yang tidak terlihat; ketik ulang.",
			model.BadNIK: "NIK biasanya 16 angka dengan tanggal lahir; periksa.", model.NIKDate: "Menurut NIK lahir %s; periksa.",
			model.NIKSex: "Menurut NIK jenis kelaminnya lain; periksa.", model.BadNIP: "NIP biasanya 18 angka; periksa.",
			model.BadPhone: "Nomor telepon biasanya mulai 08 atau +62; periksa.", model.BadRegister: "Bentuk nomor register tidak biasa; periksa.",
			model.DateOrder: "Tidak boleh sebelum %s.", model.DateFuture: "Tidak boleh sesudah hari ini.", model.BeforeBirth: "Tidak boleh sebelum tanggal lahir.",
			model.AgeDoubtful: "Umur menjadi %s tahun; periksa.", model.UnknownDistrict: "Kecamatan ini tidak ada di wilayah kerja. Pilih dari daftar.",
			model.UnknownCounselor: "PK ini tidak terdaftar. Pilih dari daftar.", model.TwoOpen: "Hanya satu PK pada satu waktu.",
			model.AssignmentOverlap: "Masa dua PK bertumpuk; periksa tanggalnya.", model.HoursRange: "Kerja sosial 8 sampai 240 jam (KUHP pasal 85).",
			model.TermTooLong: "Pidana pengawasan paling lama 3 tahun (KUHP pasal 76).", model.NegativeNumber: "Tidak boleh kurang dari nol.",
			model.OutOfRange: "Antara %s dan %s.", model.CriteriaOpen: "Penuhi dulu keempat kriteria sebelum PKS ditandatangani.",
			model.NoField: "Pilih sedikitnya satu bidang.", model.BadUsername: "2 sampai 32 huruf kecil, angka, titik, atau garis.",
			model.AbsenceOverfull: "Pengurangan pada waktu yang sama melebihi 100 %%.", model.BadCode: "Kode tidak dikenal.",
			model.EndMissing: "Ekspirasi belum diisi.", model.GuarantorMissing: "Penjamin belum ada.", model.ChildSection: "Kategori ini biasanya untuk BKA.",
		},
		Norms: map[model.NormKey]string{
			model.NormHours: "Jam efektif PK penuh per bulan", model.NormWeek: "Jam kerja kontrak penuh per minggu",
			model.NormIntensive: "Klien risiko sangat tinggi", model.NormHigh: "Klien risiko tinggi", model.NormMedium: "Klien risiko sedang",
			model.NormLow: "Klien risiko rendah", model.NormCustody: "Bobot klien yang belum bebas", model.NormAllowance: "Cadangan kegiatan tak terduga",
			model.NormVisitsHigh: "Kunjungan, risiko tinggi", model.NormVisitsMedium: "Kunjungan, risiko sedang", model.NormVisitsLow: "Kunjungan, risiko rendah",
			model.NormBandLow: "Longgar di bawah", model.NormBandFull: "Penuh mulai", model.NormBandOver: "Berlebih di atas",
			model.NormCountInfo: "Jumlah klien diberi tahu di atas", model.NormCountWarn: "Jumlah klien diperingatkan mulai",
			model.NormIdleMinutes: "Kunci layar setelah ditinggal", model.NormAgreementTerm: "Lama PKS", model.NormAgreementWarn: "PKS disebut akan berakhir dalam",
			model.NormActiveDays: "Kelompok aktif bila berkegiatan dalam", model.NormMinGroups: "Kelompok sedikitnya", model.NormMinPartners: "Mitra per kelompok sedikitnya",
			model.NormExpiryFirst: "Daftar jelang bebas pertama", model.NormExpirySecond: "Daftar jelang bebas kedua", model.NormReportInterval: "Jarak wajib lapor",
			model.NormMissLimit: "Batas mangkir berturut-turut", model.NormUndoDays: "Batas menarik kembali pemindahan", model.NormRetention: "Simpan data setelah berakhir",
		},
		Kinds: map[model.Kind]string{
			model.KindOffice: "kantor", model.KindNorm: "norma", model.KindRegion: "wilayah", model.KindUser: "pengguna",
			model.KindCounselor: "PK", model.KindClient: "klien", model.KindGroup: "kelompok", model.KindAudit: "jejak audit",
		},
	}
}

func domainEN() Domain {
	return Domain{
		Sexes:           []string{"-", "male", "female"},
		CategoryNames:   []string{"-", "Parole (PB)", "Conditional leave (CB)", "Pre-release leave (CMB)", "Assimilation", "Suspended sentence (PiB)", "Supervision sentence", "Community service", "Diversion", "Community service (child)", "Family leave (CMK)", "After-care", "Other guidance"},
		Sections:        []string{"-", "BKD (adults)", "BKA (children)", "BKD and BKA"},
		Stages:          []string{"-", "initial", "middle", "final"},
		Risks:           []string{"none", "low", "medium", "high", "very high"},
		Terms:           []string{"-", "registered", "active", "suspended", "finished", "held revoked", "revoked", "transferred", "died", "cancelled"},
		Maritals:        []string{"-", "single", "married", "divorced", "widowed"},
		Religions:       []string{"-", "Islam", "Protestant", "Catholic", "Hindu", "Buddhist", "Confucian", "belief"},
		Educations:      []string{"-", "no school", "primary", "junior high", "senior high", "diploma", "bachelor", "postgraduate"},
		Employments:     []string{"-", "no work", "casual work", "employed", "self-employed", "at school", "homemaker"},
		Relations:       []string{"-", "parent", "spouse", "sibling", "child", "other family", "village official", "employer", "other"},
		GuarantorStates: []string{"-", "known", "cannot be reached", "withdrawn"},
		CounselorKinds:  []string{"-", "PK", "APK", "PPK"},
		Grades:          []string{"-", "skilled", "proficient", "supervisor", "first expert", "junior expert", "senior expert", "principal expert"},
		AbsenceKinds:    []string{"-", "leave", "sick", "training", "new PK", "union duty", "extra duty", "other"},
		GroupFields:     []string{"-", "law & community", "self-reliance & personality", "economy", "social"},
		GroupKinds:      []string{"-", "one person", "association"},
		Parties:         []string{"-", "person/family", "observer of corrections", "academic", "civil organisation", "religious body", "business", "government body", "legal aid/child protection", "neighbourhood/village", "other"},
		GroupStates:     []string{"-", "candidate", "approach", "criteria met", "agreement", "active", "ended", "terminated", "rejected"},
		AgreementStates: []string{"-", "draft", "valid", "expiring", "expired", "terminated"},
		Roles:           []string{"-", "administrator", "operator", "PK", "head of adults", "head of children", "head of office", "auditor"},
		Units:           []string{"hours", "%", "times", "clients", "days", "months", "years", "minutes", "visits/month", "groups", "partners", "times"},
		Criteria: [4]string{
			"Cares about corrections", "Willing to be a partner",
			"Committed to carry out what is agreed", "Has resources that are of use"},
		Problems: map[model.ProblemCode]string{
			model.Missing: "Must be filled in.", model.TooLong: "At most %s letters.", model.NotClean: "Holds invisible letters; type it again.",
			model.BadNIK: "A NIK usually has 16 digits with a date of birth; check.", model.NIKDate: "By the NIK born on %s; check.",
			model.NIKSex: "By the NIK the sex differs; check.", model.BadNIP: "A NIP usually has 18 digits; check.",
			model.BadPhone: "Phone numbers usually begin with 08 or +62; check.", model.BadRegister: "An unusual register number; check.",
			model.DateOrder: "Not before %s.", model.DateFuture: "Not after today.", model.BeforeBirth: "Not before the date of birth.",
			model.AgeDoubtful: "The age would be %s years; check.", model.UnknownDistrict: "This district is not in the working area. Choose from the list.",
			model.UnknownCounselor: "No such counselor. Choose from the list.", model.TwoOpen: "Only one counselor at a time.",
			model.AssignmentOverlap: "Two counselors at once; check the dates.", model.HoursRange: "Community service is 8 to 240 hours (Criminal Code art. 85).",
			model.TermTooLong: "Supervision is at most 3 years (Criminal Code art. 76).", model.NegativeNumber: "Not below zero.",
			model.OutOfRange: "Between %s and %s.", model.CriteriaOpen: "All four criteria come before a signed agreement.",
			model.NoField: "Choose at least one field.", model.BadUsername: "2 to 32 small letters, digits, dots or dashes.",
			model.AbsenceOverfull: "Reductions at the same time exceed 100 %%.", model.BadCode: "Unknown code.",
			model.EndMissing: "No expiry date yet.", model.GuarantorMissing: "No guarantor yet.", model.ChildSection: "This category usually belongs to BKA.",
		},
		Norms: map[model.NormKey]string{
			model.NormHours: "Effective hours of a full PK a month", model.NormWeek: "Hours of a full contract a week",
			model.NormIntensive: "Client of very high risk", model.NormHigh: "Client of high risk", model.NormMedium: "Client of medium risk",
			model.NormLow: "Client of low risk", model.NormCustody: "Weight of a client not yet released", model.NormAllowance: "Allowance for the unexpected",
			model.NormVisitsHigh: "Visits, high risk", model.NormVisitsMedium: "Visits, medium risk", model.NormVisitsLow: "Visits, low risk",
			model.NormBandLow: "Light below", model.NormBandFull: "Full from", model.NormBandOver: "Over above",
			model.NormCountInfo: "Note on clients above", model.NormCountWarn: "Warning on clients from",
			model.NormIdleMinutes: "Lock the screen after", model.NormAgreementTerm: "Length of an agreement", model.NormAgreementWarn: "Agreement is expiring within",
			model.NormActiveDays: "Group is active when it met within", model.NormMinGroups: "Groups at least", model.NormMinPartners: "Partners of a group at least",
			model.NormExpiryFirst: "First list of terms ending", model.NormExpirySecond: "Second list of terms ending", model.NormReportInterval: "Reporting interval",
			model.NormMissLimit: "Limit of misses in a row", model.NormUndoDays: "Limit for taking back a move", model.NormRetention: "Keep data after the end",
		},
		Kinds: map[model.Kind]string{
			model.KindOffice: "office", model.KindNorm: "norm", model.KindRegion: "area", model.KindUser: "user",
			model.KindCounselor: "PK", model.KindClient: "client", model.KindGroup: "group", model.KindAudit: "audit trail",
		},
	}
}
