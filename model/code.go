package model

// Every enumeration has a short stable code for files, forms and keys, and a
// list of its values in the order in which people choose among them. Both are
// declared here, once; the words on the screen are in tui/lang.

// codes names the values of an enumeration by their number.
type codes []string

func (c codes) code(i int) string {
	if i <= 0 || i >= len(c) {
		return ""
	}
	return c[i]
}

// values lists the known values of an enumeration, the unknown one left out.
func values[E ~uint8](c codes) []E {
	out := make([]E, 0, len(c)-1)
	for i := 1; i < len(c); i++ {
		out = append(out, E(i))
	}
	return out
}

// Parse returns the value of an enumeration that has the code, from a list
// such as [Categories]; false when there is none.
func Parse[E interface{ Code() string }](all []E, code string) (E, bool) {
	for _, e := range all {
		if e.Code() == code {
			return e, true
		}
	}
	var none E
	return none, false
}

var (
	sexCodes        = codes{"", "L", "P"}
	categoryCodes   = codes{"", "PB", "CB", "CMB", "ASIMILASI", "PiB", "PENGAWASAN", "KERJA-SOSIAL", "DIVERSI", "PELAYANAN", "CMK", "LANJUTAN", "LAIN"}
	sectionCodes    = codes{"", "BKD", "BKA", "KEDUANYA"}
	stageCodes      = codes{"", "awal", "lanjutan", "akhir"}
	riskCodes       = codes{"belum", "rendah", "sedang", "tinggi", "sangat-tinggi"}
	termCodes       = codes{"", "terdaftar", "aktif", "ditangguhkan", "selesai", "dicabut-sementara", "dicabut", "dilimpahkan", "meninggal", "dibatalkan"}
	maritalCodes    = codes{"", "belum-menikah", "menikah", "cerai-hidup", "cerai-mati"}
	religionCodes   = codes{"", "islam", "kristen", "katolik", "hindu", "buddha", "konghucu", "kepercayaan"}
	educationCodes  = codes{"", "tidak-sekolah", "sd", "smp", "sma", "diploma", "s1", "s2"}
	employmentCodes = codes{"", "tidak-bekerja", "serabutan", "bekerja", "usaha", "sekolah", "rumah-tangga"}
	relationCodes   = codes{"", "orang-tua", "suami-istri", "saudara", "anak", "keluarga-lain", "perangkat-desa", "pemberi-kerja", "lain"}
	guarantorCodes  = codes{"", "ada", "tidak-terhubung", "mundur"}
	counselorCodes  = codes{"", "PK", "APK", "PPK"}
	gradeCodes      = codes{"", "terampil", "mahir", "penyelia", "pertama", "muda", "madya", "utama"}
	absenceCodes    = codes{"", "cuti", "sakit", "pelatihan", "pk-baru", "organisasi", "tugas-tambahan", "lain"}
	fieldCodes      = codes{"", "hukum", "kemandirian", "ekonomi", "sosial"}
	groupKindCodes  = codes{"", "perseorangan", "perkumpulan"}
	partyCodes      = codes{"", "keluarga", "pemerhati", "akademisi", "ormas", "keagamaan", "usaha", "pemerintah", "lbh", "desa", "lain"}
	groupCodes      = codes{"", "calon", "penjajakan", "memenuhi", "pks", "aktif", "berakhir", "diakhiri", "ditolak"}
	agreementCodes  = codes{"", "draf", "berlaku", "akan-berakhir", "berakhir", "diakhiri"}
	holidayCodes    = codes{"", "libur-nasional", "cuti-bersama"}
	rebalanceCodes  = codes{"", "diajukan", "diterapkan", "ditolak", "dibatalkan", "dikembalikan"}
	batchCodes      = codes{"", "berjalan", "selesai", "dihentikan", "ditarik", "sedang-ditarik"}
	erasureCodes    = codes{"", "diajukan", "berjalan", "dijalankan", "ditolak", "dibatalkan"}
	discordCodes    = codes{"", "pk-lain", "berakhir", "pindah-alamat", "risiko-lain", "pelimpahan", "penerima-tidak-bertugas"}
	enrolmentCodes  = codes{"", "draf", "diusulkan", "diterima", "daftar-tunggu", "berjalan", "selesai", "berhenti", "ditolak", "dibatalkan"}
	goalCodes       = codes{"", "tercapai", "sebagian", "tidak"}
	hindranceCodes  = codes{"", "tidak-dibimbing", "kelompok-tidak-aktif", "program-tutup", "sudah-ikut", "tanpa-pks", "program-penuh", "kelompok-penuh", "bukan-anak", "bukan-dewasa", "bukan-perempuan", "kasus-dikecualikan"}
	presenceCodes   = codes{"", "hadir", "izin", "sakit", "alpa"}
	paperCodes      = codes{"", "serah-terima", "sk-program", "putusan", "surat-jaminan", "identitas", "kartu-bimbingan", "orientasi"}
	factorCodes     = codes{"", "pendidikan-pekerjaan", "keuangan", "keluarga", "tempat-tinggal", "waktu-luang", "pertemanan", "napza", "emosi", "sikap"}
	siteCodes       = codes{"", "rumah-sakit", "panti", "sekolah", "desa", "rumah-ibadah", "pemerintah", "lembaga-sosial", "lain"}
	contactCodes    = codes{"", "lapor", "bimbingan", "kunjungan", "jarak-jauh", "kerja-sosial"}
	modeCodes       = codes{"", "tatap-muka", "daring", "kunjungan-rumah"}
	matterCodes     = codes{"", "tugas", "ingatkan", "telepon-desa", "kunjungan", "pelanggaran", "pencabutan", "litmas", "pelimpahan", "izin", "asesmen-ulang", "insiden"}
	litmasCodes     = codes{"", "diversi", "sidang", "PB", "CB", "CMB", "asimilasi", "CMK", "pembinaan-awal", "pemindahan", "pidana", "lain"}
	incidentCodes   = codes{"", "tempat-tinggal", "kerja", "pengucilan", "kekerasan", "ujaran", "layanan", "keresahan"}
	sourceCodes     = codes{"", "keluarga", "tetangga", "desa", "pemberi-kerja", "kelompok", "korban"}
	occasionCodes   = codes{"", "penerimaan", "tahap", "kunjungan", "akhir"}
	audienceCodes   = codes{"", "perangkat-desa", "warga", "pemberi-kerja", "sekolah", "keagamaan", "kelompok", "lain"}
	breachCodes     = codes{"", "umum", "khusus-a", "khusus-b", "khusus-c", "khusus-d"}
	stateCodes      = codes{"", "baru", "selesai", "batal", "diusulkan", "ditetapkan", "tidak-terbukti", "laporan", "periksa-pelapor", "periksa-klien", "tpp", "dicabut-sementara", "diteruskan", "dicabut", "ditolak", "diterima", "didisposisi", "dikerjakan", "terkirim", "dikembalikan", "diajukan", "disetujui", "diserahkan", "bepergian", "kembali", "dicatat", "ditangani", "dilimpahkan-ke-lain"}
	roleCodes       = codes{"", "admin", "operator", "pk", "kasubsi-bkd", "kasubsi-bka", "kabapas", "auditor"}
)

// Code returns "L" or "P" as on identity papers.
func (s Sex) Code() string { return sexCodes.code(int(s)) }

// Code returns the abbreviation that registers use: "PB", "CB", …
func (c Category) Code() string { return categoryCodes.code(int(c)) }

// Code returns "BKD", "BKA" or "KEDUANYA".
func (s Section) Code() string { return sectionCodes.code(int(s)) }

// Code returns the stage as papers name it.
func (s StageKind) Code() string { return stageCodes.code(int(s)) }

// Code returns the level; an unassessed risk has one too, "belum".
func (r Risk) Code() string { return riskCodes[min(int(r), len(riskCodes)-1)] }

// Code returns the state of a term.
func (s TermState) Code() string { return termCodes.code(int(s)) }

// Code returns the marital status.
func (m Marital) Code() string { return maritalCodes.code(int(m)) }

// Code returns the religion.
func (r Religion) Code() string { return religionCodes.code(int(r)) }

// Code returns the school.
func (e Education) Code() string { return educationCodes.code(int(e)) }

// Code returns the employment.
func (e Employment) Code() string { return employmentCodes.code(int(e)) }

// Code returns the relation.
func (r Relation) Code() string { return relationCodes.code(int(r)) }

// Code returns the state of a guarantor.
func (s GuarantorState) Code() string { return guarantorCodes.code(int(s)) }

// Code returns "PK", "APK" or "PPK".
func (k CounselorKind) Code() string { return counselorCodes.code(int(k)) }

// Code returns the grade.
func (g Grade) Code() string { return gradeCodes.code(int(g)) }

// Code returns the kind of absence.
func (k AbsenceKind) Code() string { return absenceCodes.code(int(k)) }

// Code returns the field of work.
func (f Field) Code() string { return fieldCodes.code(int(f)) }

// Code returns the kind of group.
func (k GroupKind) Code() string { return groupKindCodes.code(int(k)) }

// Code returns the type of party.
func (p PartyType) Code() string { return partyCodes.code(int(p)) }

// Code returns the state of a group.
func (s GroupState) Code() string { return groupCodes.code(int(s)) }

// Code returns the stable code of the state.
func (s RebalanceState) Code() string { return rebalanceCodes.code(int(s)) }

// Code returns the short code of the state.
func (s BatchState) Code() string { return batchCodes.code(int(s)) }

// Code returns the short code of the state.
func (s ErasureState) Code() string { return erasureCodes.code(int(s)) }

// Code returns the stable code of the discord.
func (d Discord) Code() string { return discordCodes.code(int(d)) }

// Code returns the state of an agreement.
func (s AgreementState) Code() string { return agreementCodes.code(int(s)) }

// Code returns the kind of holiday.
func (k HolidayKind) Code() string { return holidayCodes.code(int(k)) }

// Code returns the kind of site.
func (k SiteKind) Code() string { return siteCodes.code(int(k)) }

// Code returns the kind of contact.
func (k ContactKind) Code() string { return contactCodes.code(int(k)) }

// Code returns how a report was made.
func (m ContactMode) Code() string { return modeCodes.code(int(m)) }

// Code returns the kind of matter.
func (k MatterKind) Code() string { return matterCodes.code(int(k)) }

// Code returns what a litmas is for.
func (k LitmasKind) Code() string { return litmasCodes.code(int(k)) }

// Code returns the condition that was broken.
func (k BreachKind) Code() string { return breachCodes.code(int(k)) }

// Code returns the kind of incident.
func (k IncidentKind) Code() string { return incidentCodes.code(int(k)) }

// Code returns who accepts or rejects.
func (s AcceptanceSource) Code() string { return sourceCodes.code(int(s)) }

// Code returns when a score was taken.
func (o Occasion) Code() string { return occasionCodes.code(int(o)) }

// Code returns whom an outreach speaks to.
func (a Audience) Code() string { return audienceCodes.code(int(a)) }

// Code returns the state of a matter.
func (s MatterState) Code() string { return stateCodes.code(int(s)) }

// Code returns the state of an enrolment.
func (s EnrolmentState) Code() string { return enrolmentCodes.code(int(s)) }

// Code returns the result of a goal; nothing while it is open.
func (r GoalResult) Code() string { return goalCodes.code(int(r)) }

// Code returns the hindrance.
func (h Hindrance) Code() string { return hindranceCodes.code(int(h)) }

// Code returns whether somebody was there.
func (p Presence) Code() string { return presenceCodes.code(int(p)) }

// Code returns the paper of an intake.
func (p Paper) Code() string { return paperCodes.code(int(p)) }

// Code returns the criminogenic domain.
func (f Factor) Code() string { return factorCodes.code(int(f)) }

// Code returns the role.
func (r Role) Code() string { return roleCodes.code(int(r)) }

// The values of the enumerations, in the order of choice.

// Sexes lists both.
func Sexes() []Sex { return values[Sex](sexCodes) }

// Categories lists the categories of guidance.
func Categories() []Category { return values[Category](categoryCodes) }

// Sections lists the sections, the one of counselors who serve both last.
func Sections() []Section { return values[Section](sectionCodes) }

// StageKinds lists the three stages.
func StageKinds() []StageKind { return values[StageKind](stageCodes) }

// Risks lists the levels from unassessed upwards.
func Risks() []Risk { return append([]Risk{RiskUnassessed}, values[Risk](riskCodes)...) }

// TermStates lists the states of a term.
func TermStates() []TermState { return values[TermState](termCodes) }

// Maritals lists the marital statuses.
func Maritals() []Marital { return values[Marital](maritalCodes) }

// Religions lists the religions.
func Religions() []Religion { return values[Religion](religionCodes) }

// Educations lists the schools from none upwards.
func Educations() []Education { return values[Education](educationCodes) }

// Employments lists the employments.
func Employments() []Employment { return values[Employment](employmentCodes) }

// Relations lists the relations of a guarantor.
func Relations() []Relation { return values[Relation](relationCodes) }

// GuarantorStates lists the states of a guarantor.
func GuarantorStates() []GuarantorState { return values[GuarantorState](guarantorCodes) }

// CounselorKinds lists PK, APK and PPK.
func CounselorKinds() []CounselorKind { return values[CounselorKind](counselorCodes) }

// Grades lists the grades from skilled to principal.
func Grades() []Grade { return values[Grade](gradeCodes) }

// AbsenceKinds lists why a counselor has less time.
func AbsenceKinds() []AbsenceKind { return values[AbsenceKind](absenceCodes) }

// Fields lists the fields of a group's work; the first two are mandatory for
// an office.
func Fields() []Field { return values[Field](fieldCodes) }

// GroupKinds lists both kinds of group.
func GroupKinds() []GroupKind { return values[GroupKind](groupKindCodes) }

// PartyTypes lists the types of party.
func PartyTypes() []PartyType { return values[PartyType](partyCodes) }

// GroupStates lists the states of a group on its way.
func GroupStates() []GroupState { return values[GroupState](groupCodes) }

// RebalanceStates lists the states of a rebalance.
func RebalanceStates() []RebalanceState { return values[RebalanceState](rebalanceCodes) }

// BatchStates lists the states of an import.
func BatchStates() []BatchState { return values[BatchState](batchCodes) }

// ErasureStates lists the states of a list of clients to be anonymised.
func ErasureStates() []ErasureState { return values[ErasureState](erasureCodes) }

// Discords lists why a row of a rebalance cannot be carried out.
func Discords() []Discord { return values[Discord](discordCodes) }

// AgreementStates lists the states of an agreement.
func AgreementStates() []AgreementState { return values[AgreementState](agreementCodes) }

// HolidayKinds lists the kinds of holidays.
func HolidayKinds() []HolidayKind { return values[HolidayKind](holidayCodes) }

// SiteKinds lists the kinds of sites.
func SiteKinds() []SiteKind { return values[SiteKind](siteCodes) }

// ContactKinds lists the kinds of contacts.
func ContactKinds() []ContactKind { return values[ContactKind](contactCodes) }

// ContactModes lists how reports are made.
func ContactModes() []ContactMode { return values[ContactMode](modeCodes) }

// MatterKinds lists the kinds of matters.
func MatterKinds() []MatterKind { return values[MatterKind](matterCodes) }

// LitmasKinds lists what a litmas may be for.
func LitmasKinds() []LitmasKind { return values[LitmasKind](litmasCodes) }

// BreachKinds lists the conditions that may be broken.
func BreachKinds() []BreachKind { return values[BreachKind](breachCodes) }

// IncidentKinds lists the kinds of incidents of stigma.
func IncidentKinds() []IncidentKind { return values[IncidentKind](incidentCodes) }

// AcceptanceSources lists who may accept or reject.
func AcceptanceSources() []AcceptanceSource { return values[AcceptanceSource](sourceCodes) }

// Occasions lists when scores are taken.
func Occasions() []Occasion { return values[Occasion](occasionCodes) }

// Audiences lists whom an outreach may speak to.
func Audiences() []Audience { return values[Audience](audienceCodes) }

// MatterStates lists the states of all kinds of matters.
func MatterStates() []MatterState { return values[MatterState](stateCodes) }

// EnrolmentStates lists the states of an enrolment.
func EnrolmentStates() []EnrolmentState { return values[EnrolmentState](enrolmentCodes) }

// GoalResults lists how far a goal may be reached.
func GoalResults() []GoalResult { return values[GoalResult](goalCodes) }

// HindranceKinds lists the hindrances.
func HindranceKinds() []Hindrance { return values[Hindrance](hindranceCodes) }

// Presences lists whether somebody was there.
func Presences() []Presence { return values[Presence](presenceCodes) }

// Papers lists what belongs to an intake.
func Papers() []Paper { return values[Paper](paperCodes) }

// Factors lists the criminogenic domains.
func Factors() []Factor { return values[Factor](factorCodes) }

// Roles lists the roles.
func Roles() []Role { return values[Role](roleCodes) }
