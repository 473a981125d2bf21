package lang

import (
	"fmt"

	"guyub/model"
)

// Domain are the words of the model: its enumerations, by number, and its
// problems.
type Domain struct {
	Sexes, Sections, Stages, Risks, Terms, Maritals, Religions, Educations, Employments                                                                                                                         []string
	Relations, GuarantorStates, CounselorKinds, Grades, AbsenceKinds, GroupFields                                                                                                                               []string
	GroupKinds, Parties, GroupStates, AgreementStates, Roles, CategoryNames, Units                                                                                                                              []string
	EnrolmentStates, GoalResults, Hindrances, Presences, RebalanceStates, BatchStates, ErasureStates, Discords, Papers, Factors, HolidayKinds, SiteKinds, ContactKinds, ContactModes, MatterKinds, MatterStates []string
	LitmasKinds, BreachKinds, IncidentKinds, IncidentShorts, Sources, SourceShorts, Occasions, Audiences                                                                                                        []string
	Criteria                                                                                                                                                                                                    [4]string
	Problems                                                                                                                                                                                                    map[model.ProblemCode]string
	Norms                                                                                                                                                                                                       map[model.NormKey]string
	Kinds                                                                                                                                                                                                       map[model.Kind]string
}

func pick(words []string, i int) string {
	if i >= 0 && i < len(words) {
		return words[i]
	}
	return "?"
}

// The words of the enumerations.

func (d Domain) Sex(v model.Sex) string                       { return pick(d.Sexes, int(v)) }
func (d Domain) Section(v model.Section) string               { return pick(d.Sections, int(v)) }
func (d Domain) Stage(v model.StageKind) string               { return pick(d.Stages, int(v)) }
func (d Domain) Risk(v model.Risk) string                     { return pick(d.Risks, int(v)) }
func (d Domain) TermState(v model.TermState) string           { return pick(d.Terms, int(v)) }
func (d Domain) Marital(v model.Marital) string               { return pick(d.Maritals, int(v)) }
func (d Domain) Religion(v model.Religion) string             { return pick(d.Religions, int(v)) }
func (d Domain) Education(v model.Education) string           { return pick(d.Educations, int(v)) }
func (d Domain) Employment(v model.Employment) string         { return pick(d.Employments, int(v)) }
func (d Domain) Relation(v model.Relation) string             { return pick(d.Relations, int(v)) }
func (d Domain) CounselorKind(v model.CounselorKind) string   { return pick(d.CounselorKinds, int(v)) }
func (d Domain) Grade(v model.Grade) string                   { return pick(d.Grades, int(v)) }
func (d Domain) Absence(v model.AbsenceKind) string           { return pick(d.AbsenceKinds, int(v)) }
func (d Domain) Field(v model.Field) string                   { return pick(d.GroupFields, int(v)) }
func (d Domain) GroupKind(v model.GroupKind) string           { return pick(d.GroupKinds, int(v)) }
func (d Domain) Party(v model.PartyType) string               { return pick(d.Parties, int(v)) }
func (d Domain) GroupState(v model.GroupState) string         { return pick(d.GroupStates, int(v)) }
func (d Domain) HolidayKind(v model.HolidayKind) string       { return pick(d.HolidayKinds, int(v)) }
func (d Domain) EnrolmentState(v model.EnrolmentState) string { return pick(d.EnrolmentStates, int(v)) }
func (d Domain) GoalResult(v model.GoalResult) string         { return pick(d.GoalResults, int(v)) }
func (d Domain) Hindrance(v model.Hindrance) string           { return pick(d.Hindrances, int(v)) }
func (d Domain) Presence(v model.Presence) string             { return pick(d.Presences, int(v)) }
func (d Domain) RebalanceState(v model.RebalanceState) string { return pick(d.RebalanceStates, int(v)) }
func (d Domain) BatchState(v model.BatchState) string         { return pick(d.BatchStates, int(v)) }
func (d Domain) ErasureState(v model.ErasureState) string     { return pick(d.ErasureStates, int(v)) }
func (d Domain) Discord(v model.Discord) string               { return pick(d.Discords, int(v)) }
func (d Domain) Paper(v model.Paper) string                   { return pick(d.Papers, int(v)) }
func (d Domain) Factor(v model.Factor) string                 { return pick(d.Factors, int(v)) }
func (d Domain) SiteKind(v model.SiteKind) string             { return pick(d.SiteKinds, int(v)) }
func (d Domain) ContactKind(v model.ContactKind) string       { return pick(d.ContactKinds, int(v)) }
func (d Domain) ContactMode(v model.ContactMode) string       { return pick(d.ContactModes, int(v)) }
func (d Domain) MatterKind(v model.MatterKind) string         { return pick(d.MatterKinds, int(v)) }
func (d Domain) MatterState(v model.MatterState) string       { return pick(d.MatterStates, int(v)) }
func (d Domain) LitmasKind(v model.LitmasKind) string         { return pick(d.LitmasKinds, int(v)) }
func (d Domain) BreachKind(v model.BreachKind) string         { return pick(d.BreachKinds, int(v)) }
func (d Domain) IncidentKind(v model.IncidentKind) string     { return pick(d.IncidentKinds, int(v)) }

// IncidentShort words a kind of incident for a column of eleven cells.
func (d Domain) IncidentShort(v model.IncidentKind) string { return pick(d.IncidentShorts, int(v)) }
func (d Domain) Source(v model.AcceptanceSource) string    { return pick(d.Sources, int(v)) }
func (d Domain) Occasion(v model.Occasion) string          { return pick(d.Occasions, int(v)) }
func (d Domain) Audience(v model.Audience) string          { return pick(d.Audiences, int(v)) }
func (d Domain) Role(v model.Role) string                  { return pick(d.Roles, int(v)) }
func (d Domain) Category(v model.Category) string          { return pick(d.CategoryNames, int(v)) }
func (d Domain) Unit(v model.Unit) string                  { return pick(d.Units, int(v)) }

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
	d := Domain{
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
		Units:           []string{"jam", "%", "kali", "klien", "hari", "bulan", "tahun", "menit", "kunjungan/bulan", "kelompok", "mitra", "kali", "skor", "per 100", "km"},
		HolidayKinds:    []string{"-", "libur nasional", "cuti bersama"},
		EnrolmentStates: []string{"-", "draf", "diusulkan", "diterima", "daftar tunggu", "berjalan", "selesai", "berhenti", "ditolak", "dibatalkan"},
		GoalResults:     []string{"-", "tercapai", "sebagian", "tidak tercapai"},
		Hindrances:      []string{"-", "klien tidak dibimbing", "kelompok belum aktif", "program sudah tutup", "klien sudah ikut atau diusulkan", "PKS tidak berlaku", "program penuh", "kelompok penuh", "tidak menerima anak", "tidak menerima dewasa", "tidak menerima perempuan", "kasusnya dikecualikan"},
		RebalanceStates: []string{"-", "diajukan", "diterapkan", "ditolak", "dibatalkan", "dikembalikan"},
		BatchStates:     []string{"-", "berjalan", "selesai", "dihentikan", "ditarik kembali", "sedang ditarik"},
		ErasureStates:   []string{"-", "diajukan", "sedang dijalankan", "dijalankan", "ditolak", "dibatalkan"},
		Discords:        []string{"-", "sudah dibimbing PK lain", "bimbingan berakhir", "pindah alamat", "risiko berubah", "sedang dilimpahkan", "PK penerima tidak bertugas"},
		Presences:       []string{"-", "hadir", "izin", "sakit", "tanpa ket."},
		Papers:          []string{"-", "berita acara serah terima", "SK program", "petikan putusan", "surat jaminan", "KTP/KK", "kartu bimbingan", "orientasi hak dan kewajiban"},
		Factors:         []string{"-", "pendidikan/pekerjaan", "keuangan", "keluarga/pasangan", "tempat tinggal", "waktu luang", "pertemanan", "alkohol/narkoba", "emosi/pribadi", "sikap"},
		SiteKinds:       []string{"-", "rumah sakit/puskesmas", "panti sosial", "sekolah/pesantren", "kantor desa/kelurahan", "rumah ibadah", "instansi pemerintah", "lembaga sosial", "lain"},
		ContactKinds:    []string{"-", "lapor", "bimbingan", "kunjungan rumah", "kontak jarak jauh", "kerja sosial"},
		ContactModes:    []string{"-", "tatap muka", "daring", "kunjungan rumah"},
		MatterKinds:     []string{"-", "tugas", "ingatkan", "telp & desa", "kunjungan", "pelanggaran", "pencabutan", "litmas", "pelimpahan", "izin", "asesmen ulang", "insiden"},
		MatterStates:    []string{"-", "belum dikerjakan", "selesai", "dibatalkan", "diusulkan", "ditetapkan", "tidak terbukti", "laporan", "pemeriksaan pelapor", "pemeriksaan klien", "sidang TPP", "dicabut sementara", "diusulkan ke pusat", "SK dicabut", "ditolak", "diterima", "didisposisi", "dikerjakan", "terkirim", "dikembalikan", "diajukan", "disetujui", "diserahterimakan", "bepergian", "sudah kembali", "dicatat", "ditangani", "diteruskan"},
		LitmasKinds:     []string{"-", "diversi", "sidang", "PB", "CB", "CMB", "asimilasi", "CMK", "pembinaan awal", "pemindahan", "pidana pengawasan/kerja sosial", "lain"},
		BreachKinds:     []string{"-", "umum: tersangka atau terpidana lagi", "khusus a: meresahkan masyarakat", "khusus b: tidak lapor berturut-turut", "khusus c: pindah tanpa lapor", "khusus d: tidak mengikuti program"},
		IncidentKinds:   []string{"-", "penolakan tempat tinggal", "penolakan kerja", "pengucilan", "ancaman atau kekerasan", "ujaran, media sosial", "diskriminasi layanan", "keresahan warga"},
		IncidentShorts:  []string{"-", "hunian", "kerja", "pengucilan", "kekerasan", "ujaran", "layanan", "keresahan"},
		Sources:         []string{"-", "keluarga", "tetangga, RT/RW", "pemerintah desa", "pemberi kerja", "kelompok Pokmas", "korban"},
		SourceShorts:    []string{"-", "keluarga", "tetangga", "desa", "kerja", "Pokmas", "korban"},
		Occasions:       []string{"-", "saat penerimaan", "pergantian tahap", "kunjungan atau bimbingan", "menjelang berakhir"},
		Audiences:       []string{"-", "perangkat desa", "warga, RT/RW", "pemberi kerja", "sekolah", "jamaah", "kelompok masyarakat", "lain"},
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
			model.UnknownCounselor: "PK ini tidak terdaftar. Pilih dari daftar.", model.ConflictOfInterest: "PK sekarang punya benturan kepentingan; alihkan klien ini.", model.TwoOpen: "Hanya satu PK pada satu waktu.",
			model.AssignmentOverlap: "Masa dua PK bertumpuk; periksa tanggalnya.", model.HoursRange: "Kerja sosial 8 sampai 240 jam (KUHP pasal 85).",
			model.TermTooLong: "Pidana pengawasan paling lama 3 tahun (KUHP pasal 76).", model.NegativeNumber: "Tidak boleh kurang dari nol.",
			model.OutOfRange: "Antara %s dan %s.", model.CriteriaOpen: "Penuhi dulu keempat kriteria sebelum PKS ditandatangani.",
			model.CriterionOpen: "Belum terpenuhi; keempatnya diminta.", model.PartnersFew: "Mitra baru %s dari %s yang diminta; catat dahulu mitranya.",
			model.AgreementOpen: "Belum ada PKS yang ditandatangani dan berlaku.",
			model.NoField:       "Pilih sedikitnya satu bidang.", model.NoFolder: "Folder ini tidak ada; tulis alamat lengkapnya, mulai dengan garis miring.", model.OfficeFolder: "Ini folder berkas kantor sendiri; pilih folder di cakram lain.",
			model.BadUsername:     "2 sampai 32 huruf kecil, angka, titik, atau garis.",
			model.AbsenceOverfull: "Pengurangan pada waktu yang sama melebihi 100 %%.", model.BadCode: "Kode tidak dikenal.",
			model.EndMissing: "Ekspirasi belum diisi.", model.GuarantorMissing: "Penjamin belum ada.", model.ChildSection: "Kategori ini biasanya untuk BKA.",
			model.GuidanceEnded: "Masa bimbingan klien ini sudah berakhir atau belum ada.", model.AfterExpiry: "Sesudah ekspirasi %s: tulis alasannya.",
			model.BeforeStart: "Sebelum bimbingan mulai %s: tulis alasannya.", model.ReasonLate: "Terlambat dari %s: tulis alasannya.",
			model.ReasonRemote: "Lapor daring: tulis alasannya.", model.SecondReport: "Klien sudah lapor pada tanggal ini; bila memang lagi, tulis alasannya.",
			model.ServiceTooLong: "Paling lama 8 jam sehari (KUHP pasal 85).", model.ServiceOverOrder: "Melebihi putusan; sisa %s jam %s menit.",
			model.ServiceTermLong: "Kerja sosial paling lama 6 bulan (KUHP pasal 85).", model.ServiceTooLate: "Lewat enam bulan pada %s: tulis alasannya.", model.SecondPerson: "Diputuskan oleh orang lain, bukan pengusulnya.", model.MonthNotOver: "Bulan ditutup setelah hari terakhirnya.", model.NoHoursOrdered: "Klien ini tidak dihukum kerja sosial, atau jamnya belum diisi.",
			model.UnknownPlace: "%s bukan isian naskah ini; lihat daftar isian di penjelasan (F2).",
			model.BadKey:       "Kunci tidak terbaca: salin seluruh isi berkas .pub.", model.DeadEnd: "Ada keadaan yang tidak punya jalan keluar lagi.", model.UnknownReason: "Alasan ini tidak ada dalam daftar kantor.", model.NoSuchStep: "Dari keadaan sekarang tidak dapat langsung ke sana.", model.StageReference: "Tahap ditetapkan sidang TPP: isi nomornya.",
			model.StageReason: "Tahap mundur atau dilompati: tulis alasannya.",
		},
		Norms: map[model.NormKey]string{
			model.NormHours: "Jam efektif PK penuh per bulan", model.NormWeek: "Jam kerja kontrak penuh per minggu",
			model.NormIntensive: "Klien risiko sangat tinggi", model.NormHigh: "Klien risiko tinggi", model.NormMedium: "Klien risiko sedang",
			model.NormLow: "Klien risiko rendah", model.NormCustody: "Bobot klien yang belum bebas", model.NormAllowance: "Cadangan kegiatan tak terduga",
			model.NormVisitsHigh: "Kunjungan, risiko tinggi", model.NormVisitsMedium: "Kunjungan, risiko sedang", model.NormVisitsLow: "Kunjungan, risiko rendah",
			model.NormLitmas: "Litmas lengkap", model.NormLitmasShort: "Litmas singkat", model.NormLitmasParole: "Litmas integrasi (PB, CB, CMB, asimilasi)",
			model.NormMentor: "Membina satu kelompok", model.NormDuties: "Tugas lain setiap PK", model.NormOverDays: "Berlebih berkepanjangan setelah",
			model.NormBandLow: "Longgar di bawah", model.NormBandFull: "Penuh mulai", model.NormBandOver: "Berlebih di atas",
			model.NormCountInfo: "Jumlah klien diberi tahu di atas", model.NormCountWarn: "Jumlah klien diperingatkan mulai",
			model.NormIdleMinutes: "Kunci layar setelah ditinggal", model.NormParkMinutes: "Layar terkunci menunggu pemiliknya selama", model.NormAgreementTerm: "Lama PKS", model.NormAgreementWarn: "PKS disebut akan berakhir dalam",
			model.NormActiveDays: "Kelompok aktif bila berkegiatan dalam", model.NormReach: "Kelompok terjangkau dalam", model.NormMinGroups: "Kelompok sedikitnya", model.NormMinPartners: "Mitra per kelompok sedikitnya",
			model.NormExpiryFirst: "Daftar jelang bebas pertama", model.NormExpirySecond: "Daftar jelang bebas kedua", model.NormReportInterval: "Jarak wajib lapor",
			model.NormMissLimit: "Batas mangkir berturut-turut", model.NormUndoDays: "Batas menarik kembali pemindahan", model.NormRetention: "Simpan data setelah berakhir", model.NormBackupDays: "Cadangan dianggap lama setelah",
			model.NormReportGrace: "Mangkir dihitung setelah lewat", model.NormLitmasDiversion: "Tenggat litmas diversi",
		},
		Kinds: map[model.Kind]string{
			model.KindOffice: "kantor", model.KindNorm: "norma", model.KindRegion: "wilayah", model.KindUser: "pengguna",
			model.KindCounselor: "PK", model.KindClient: "klien", model.KindGroup: "kelompok", model.KindAudit: "jejak audit", model.KindTerminal: "terminal", model.KindHoliday: "hari libur", model.KindSite: "lokasi kerja sosial", model.KindContact: "pertemuan", model.KindMatter: "urusan",
			model.KindMechanism: "mekanisme", model.KindOffering: "program", model.KindEnrolment: "peserta", model.KindMeeting: "sesi", model.KindMonitoring: "monev", model.KindAbstention: "alasan tidak ikut", model.KindRebalance: "pemerataan", model.KindLoadMonth: "riwayat beban",
			model.KindAcceptance: "penerimaan", model.KindOutreach: "sosialisasi", model.KindMonthClose: "tutup bulan",
			model.KindBatch: "impor", model.KindWording: "naskah", model.KindErasure: "anonimisasi",
		},
	}
	d.normsOf("Jarak lapor, %s", "kategori %s", "tahap %s", "risiko %s", "Tenggat %s")
	d.targetsOf("Target %s", effectID())
	return d
}

func domainEN() Domain {
	d := Domain{
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
		Units:           []string{"hours", "%", "times", "clients", "days", "months", "years", "minutes", "visits/month", "groups", "partners", "times", "points", "per 100", "km"},
		HolidayKinds:    []string{"-", "national holiday", "collective leave"},
		EnrolmentStates: []string{"-", "draft", "proposed", "accepted", "waiting list", "running", "finished", "stopped", "rejected", "cancelled"},
		GoalResults:     []string{"-", "met", "partly", "missed"},
		Hindrances:      []string{"-", "client not under guidance", "group not active", "offering closed", "client is there or proposed already", "no valid agreement", "offering full", "group full", "takes no children", "takes no adults", "takes no women", "offence excluded"},
		RebalanceStates: []string{"-", "proposed", "applied", "refused", "withdrawn", "undone"},
		BatchStates:     []string{"-", "running", "done", "stopped", "taken back", "being taken back"},
		ErasureStates:   []string{"-", "proposed", "being carried out", "carried out", "refused", "withdrawn"},
		Discords:        []string{"-", "has another PK by now", "guidance has ended", "has moved", "risk has changed", "a transfer is under way", "the PK who takes over is not in service"},
		Presences:       []string{"-", "present", "excused", "ill", "absent"},
		Papers:          []string{"-", "handover record", "programme decree", "extract of verdict", "letter of guarantee", "identity card", "guidance card", "rights and duties explained"},
		Factors:         []string{"-", "education/work", "money", "family/partner", "housing", "leisure", "companions", "alcohol/drugs", "emotions/personality", "attitude"},
		SiteKinds:       []string{"-", "hospital/clinic", "care home", "school/pesantren", "village office", "place of worship", "government body", "social body", "other"},
		ContactKinds:    []string{"-", "report", "guidance talk", "home visit", "remote contact", "community service"},
		ContactModes:    []string{"-", "face to face", "online", "home visit"},
		MatterKinds:     []string{"-", "task", "remind", "telephone", "visit", "breach", "revocation", "litmas", "transfer", "permit", "reassessment", "incident"},
		MatterStates:    []string{"-", "open", "done", "dropped", "proposed", "confirmed", "not proven", "report", "reporter heard", "client heard", "TPP hearing", "held revoked", "put to Jakarta", "revoked by decree", "refused", "received", "assigned", "in work", "sent", "returned", "requested", "approved", "handed over", "away", "back", "noted", "being handled", "passed on"},
		LitmasKinds:     []string{"-", "diversion", "trial", "PB", "CB", "CMB", "assimilation", "CMK", "early programme", "move", "supervision/service sentence", "other"},
		BreachKinds:     []string{"-", "general: suspect or sentenced again", "special a: unrest", "special b: reports missed in a row", "special c: moved without reporting", "special d: not in the programme"},
		IncidentKinds:   []string{"-", "housing refused", "work refused", "shunned", "threat or violence", "speech, social media", "service refused", "unrest among people"},
		IncidentShorts:  []string{"-", "housing", "work", "shunning", "violence", "speech", "service", "unrest"},
		Sources:         []string{"-", "family", "neighbours, RT/RW", "village government", "employer", "community group", "victim"},
		SourceShorts:    []string{"-", "family", "neighbour", "village", "employer", "group", "victim"},
		Occasions:       []string{"-", "at intake", "change of stage", "visit or guidance", "near the end"},
		Audiences:       []string{"-", "village officials", "residents, RT/RW", "employers", "school", "congregation", "community groups", "other"},
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
			model.UnknownCounselor: "No such counselor. Choose from the list.", model.ConflictOfInterest: "The present PK has a conflict of interest; give the client another.", model.TwoOpen: "Only one counselor at a time.",
			model.AssignmentOverlap: "Two counselors at once; check the dates.", model.HoursRange: "Community service is 8 to 240 hours (Criminal Code art. 85).",
			model.TermTooLong: "Supervision is at most 3 years (Criminal Code art. 76).", model.NegativeNumber: "Not below zero.",
			model.OutOfRange: "Between %s and %s.", model.CriteriaOpen: "All four criteria come before a signed agreement.",
			model.CriterionOpen: "Not met yet; all four are asked.", model.PartnersFew: "%s partners of the %s asked for; note the partners first.",
			model.AgreementOpen: "No agreement is signed and in force yet.",
			model.NoField:       "Choose at least one field.", model.NoFolder: "There is no such folder; give its whole path, from the slash on.", model.OfficeFolder: "This is the folder of the office's own file; choose one on another disk.",
			model.BadUsername:     "2 to 32 small letters, digits, dots or dashes.",
			model.AbsenceOverfull: "Reductions at the same time exceed 100 %%.", model.BadCode: "Unknown code.",
			model.EndMissing: "No expiry date yet.", model.GuarantorMissing: "No guarantor yet.", model.ChildSection: "This category usually belongs to BKA.",
			model.GuidanceEnded: "This client's guidance is over or has not begun.", model.AfterExpiry: "After the expiry %s: give a reason.",
			model.BeforeStart: "Before guidance began on %s: give a reason.", model.ReasonLate: "Later than %s: give a reason.",
			model.ReasonRemote: "An online report: give a reason.", model.SecondReport: "The client has reported on this day already; if again, give a reason.",
			model.ServiceTooLong: "At most 8 hours of service a day (Criminal Code art. 85).", model.ServiceOverOrder: "More than was ordered; %s hours %s minutes are left.",
			model.ServiceTermLong: "Community service is at most 6 months (Criminal Code art. 85).", model.ServiceTooLate: "Six months ended on %s: give a reason.", model.SecondPerson: "Another person decides, not who proposed it.", model.MonthNotOver: "A month is closed after its last day.", model.NoHoursOrdered: "No community service was ordered, or its hours are not filled in.",
			model.UnknownPlace: "%s is nothing that this paper fills in; F2 lists what there is.",
			model.BadKey:       "The key cannot be read: copy the whole of the .pub file.", model.DeadEnd: "A state has no way on any more.", model.UnknownReason: "This reason is not in the office's list.", model.NoSuchStep: "There is no way from the present state to that one.", model.StageReference: "A TPP hearing sets the stage: give its number.",
			model.StageReason: "A stage back, or passed over: give a reason.",
		},
		Norms: map[model.NormKey]string{
			model.NormHours: "Effective hours of a full PK a month", model.NormWeek: "Hours of a full contract a week",
			model.NormIntensive: "Client of very high risk", model.NormHigh: "Client of high risk", model.NormMedium: "Client of medium risk",
			model.NormLow: "Client of low risk", model.NormCustody: "Weight of a client not yet released", model.NormAllowance: "Allowance for the unexpected",
			model.NormVisitsHigh: "Visits, high risk", model.NormVisitsMedium: "Visits, medium risk", model.NormVisitsLow: "Visits, low risk",
			model.NormLitmas: "Full litmas", model.NormLitmasShort: "Short litmas", model.NormLitmasParole: "Litmas for release (PB, CB, CMB, assimilation)",
			model.NormMentor: "Mentoring one group", model.NormDuties: "Other duties of every PK", model.NormOverDays: "Over for long after",
			model.NormBandLow: "Light below", model.NormBandFull: "Full from", model.NormBandOver: "Over above",
			model.NormCountInfo: "Note on clients above", model.NormCountWarn: "Warning on clients from",
			model.NormIdleMinutes: "Lock the screen after", model.NormParkMinutes: "A locked desk waits for its person for", model.NormAgreementTerm: "Length of an agreement", model.NormAgreementWarn: "Agreement is expiring within",
			model.NormActiveDays: "Group is active when it met within", model.NormReach: "Group is in reach within", model.NormMinGroups: "Groups at least", model.NormMinPartners: "Partners of a group at least",
			model.NormExpiryFirst: "First list of terms ending", model.NormExpirySecond: "Second list of terms ending", model.NormReportInterval: "Reporting interval",
			model.NormMissLimit: "Limit of misses in a row", model.NormUndoDays: "Limit for taking back a move", model.NormRetention: "Keep data after the end", model.NormBackupDays: "A backup counts as old after",
			model.NormReportGrace: "A report counts as missed after", model.NormLitmasDiversion: "Time for a litmas for diversion",
		},
		Kinds: map[model.Kind]string{
			model.KindOffice: "office", model.KindNorm: "norm", model.KindRegion: "area", model.KindUser: "user",
			model.KindCounselor: "PK", model.KindClient: "client", model.KindGroup: "group", model.KindAudit: "audit trail", model.KindTerminal: "terminal", model.KindHoliday: "holiday", model.KindSite: "service site", model.KindContact: "contact", model.KindMatter: "matter",
			model.KindMechanism: "mechanism", model.KindOffering: "offering", model.KindEnrolment: "participant", model.KindMeeting: "meeting", model.KindMonitoring: "monitoring", model.KindAbstention: "reason for not taking part", model.KindRebalance: "rebalance", model.KindLoadMonth: "load history",
			model.KindAcceptance: "acceptance", model.KindOutreach: "outreach", model.KindMonthClose: "closed month",
			model.KindBatch: "import", model.KindWording: "wording", model.KindErasure: "anonymisation",
		},
	}
	d.normsOf("Reporting interval, %s", "category %s", "stage %s", "risk %s", "Time for: %s")
	d.targetsOf("Target of %s", effectEN())
	return d
}

// normsOf adds the norms that there is one of for each value of an enumeration,
// worded by their forms.
func (d *Domain) normsOf(interval, category, stage, risk, days string) {
	for _, c := range model.Categories() {
		d.Norms[model.NormReportCategory(c)] = fmt.Sprintf(interval, fmt.Sprintf(category, d.CategoryShort(c)))
	}
	for _, s := range model.StageKinds() {
		d.Norms[model.NormReportStage(s)] = fmt.Sprintf(interval, fmt.Sprintf(stage, d.Stage(s)))
	}
	for _, r := range model.Risks() {
		d.Norms[model.NormReportRisk(r)] = fmt.Sprintf(interval, fmt.Sprintf(risk, d.Risk(r)))
	}
	for _, k := range model.MatterKinds() {
		d.Norms[model.NormMatterDays(k)] = fmt.Sprintf(days, d.MatterKind(k))
	}
}
