package model

// The enumerations of the domain. Each starts with 0 = not filled in, its
// numbers are stored and never change their meaning, and its Code is what
// stands in files and keys. The words on the screen are in tui/lang.

// Sex of a person (jenis kelamin).
type Sex uint8

const (
	SexUnknown Sex = iota
	Male           // laki-laki
	Female         // perempuan
)

// Category of guidance (kategori bimbingan); adult or child is a separate axis.
type Category uint8

const (
	CategoryUnknown     Category = iota
	Parole                       // PB, pembebasan bersyarat
	ConditionalLeave             // CB, cuti bersyarat
	PreReleaseLeave              // CMB, cuti menjelang bebas
	Assimilation                 // Asimilasi (rumah)
	SuspendedSentence            // PiB, pidana bersyarat
	SupervisionSentence          // Pidana pengawasan (UU 1/2023 art. 76)
	CommunityService             // Pidana kerja sosial (UU 1/2023 art. 85)
	Diversion                    // Diversi (anak)
	ChildService                 // Pelayanan masyarakat (anak)
	FamilyLeave                  // CMK, cuti mengunjungi keluarga
	AfterCare                    // Bimbingan lanjutan
	GuidanceByAgreement          // other guidance that an office takes on
)

// Section of the office (subseksi): adults or children.
type Section uint8

const (
	SectionUnknown Section = iota
	Adults                 // BKD, bimbingan klien dewasa
	Children               // BKA, bimbingan klien anak
	BothSections           // a counselor who serves both
)

// Stage of guidance (tahap pembimbingan, PP 31/1999 art. 33).
type StageKind uint8

const (
	StageUnknown StageKind = iota
	StageInitial           // tahap awal
	StageMiddle            // tahap lanjutan
	StageFinal             // tahap akhir
)

// Risk of reoffending as recorded from the RRI (risiko residivisme Indonesia);
// the program records it and never computes it.
type Risk uint8

const (
	RiskUnassessed Risk = iota // belum diasesmen; weighs as medium, flagged
	RiskLow                    // rendah
	RiskMedium                 // sedang
	RiskHigh                   // tinggi
	RiskIntensive              // an office's fourth level (sangat tinggi)
)

// TermState is where a client's term of supervision stands.
type TermState uint8

const (
	TermUnknown     TermState = iota
	TermRegistered            // terdaftar
	TermActive                // aktif
	TermSuspended             // ditangguhkan
	TermFinished              // selesai
	TermRevokedHeld           // dicabut sementara
	TermRevoked               // dicabut
	TermTransferred           // dilimpahkan
	TermDied                  // meninggal
	TermCancelled             // dibatalkan
)

// Marital status (status pernikahan).
type Marital uint8

const (
	MaritalUnknown Marital = iota
	Single                 // belum menikah
	Married                // menikah
	Divorced               // cerai hidup
	Widowed                // cerai mati
)

// Religion as on the identity card (agama).
type Religion uint8

const (
	ReligionUnknown Religion = iota
	Islam
	Protestant // Kristen
	Catholic
	Hindu
	Buddhist
	Confucian // Konghucu
	Belief    // kepercayaan terhadap Tuhan YME
)

// Education is the highest school finished (pendidikan).
type Education uint8

const (
	EducationUnknown Education = iota
	NoSchool                   // tidak sekolah
	Primary                    // SD
	JuniorHigh                 // SMP
	SeniorHigh                 // SMA/SMK
	Diploma                    // D1-D3
	Bachelor                   // S1/D4
	Postgraduate               // S2/S3
)

// Employment of a client (status pekerjaan).
type Employment uint8

const (
	EmploymentUnknown Employment = iota
	Unemployed                   // tidak bekerja
	Casual                       // serabutan
	Employed                     // bekerja tetap
	SelfEmployed                 // usaha sendiri
	Student                      // sekolah
	Homemaker                    // mengurus rumah tangga
)

// Works reports whether somebody lives on work of their own; casual work
// (serabutan) is work. counts is false where nothing is known, and of those who
// go to school or keep a house, who look for none.
func (e Employment) Works() (working, counts bool) {
	switch e {
	case Casual, Employed, SelfEmployed:
		return true, true
	case Unemployed:
		return false, true
	}
	return false, false
}

// Relation of a guarantor to the client (hubungan penjamin).
type Relation uint8

const (
	RelationUnknown Relation = iota
	Parent
	Spouse
	Sibling
	Child
	OtherFamily
	VillageOfficial // perangkat desa
	EmployerRelation
	OtherRelation
)

// GuarantorState tells whether a guarantor can be counted on.
type GuarantorState uint8

const (
	GuarantorUnknown     GuarantorState = iota
	GuarantorReachable                  // ada
	GuarantorUnreachable                // tidak dapat dihubungi
	GuarantorWithdrawn                  // mengundurkan diri
)

// CounselorKind (jenis jabatan fungsional).
type CounselorKind uint8

const (
	CounselorKindUnknown CounselorKind = iota
	PK                                 // pembimbing kemasyarakatan
	APK                                // asisten PK
	PPK                                // pembantu PK
)

// Grade of a counselor (jenjang).
type Grade uint8

const (
	GradeUnknown    Grade = iota
	GradeSkilled          // terampil (APK)
	GradeProficient       // mahir (APK)
	GradeSupervisor       // penyelia (APK)
	GradeFirst            // ahli pertama
	GradeJunior           // ahli muda
	GradeSenior           // ahli madya
	GradePrincipal        // ahli utama
)

// AbsenceKind is why a counselor has less time (caseload rule 11).
type AbsenceKind uint8

const (
	AbsenceUnknown AbsenceKind = iota
	Leave                      // cuti
	Sick                       // sakit
	Training                   // pendidikan/pelatihan
	NewCounselor               // PK baru
	UnionDuty                  // tugas organisasi
	ExtraFunction              // tugas tambahan
	OtherAbsence
)

// Field of a group's work (bidang).
type Field uint8

const (
	FieldUnknown    Field = iota
	LawAndCommunity       // hukum & kemasyarakatan (mandatory, decree PAS-06.OT.02.02/2020)
	SelfReliance          // kemandirian & kepribadian (mandatory)
	Economy               // ekonomi
	Social                // sosial
)

// GroupKind says whether a group is one person or an association.
type GroupKind uint8

const (
	GroupKindUnknown GroupKind = iota
	Individual                 // perseorangan
	Association                // perkumpulan
)

// PartyType is what kind of party a group or partner is (pihak potensial).
type PartyType uint8

const (
	PartyUnknown    PartyType = iota
	PartyFamily               // individu/keluarga
	PartyObserver             // pemerhati pemasyarakatan
	PartyAcademic             // akademisi
	PartyCivil                // organisasi kemasyarakatan
	PartyReligious            // lembaga keagamaan
	PartyBusiness             // usaha/wirausaha
	PartyGovernment           // lembaga pemerintah
	PartyLegalAid             // LBH/LPA
	PartyVillage              // RT/RW/desa
	PartyOther
)

// GroupState is where a group stands on its way (domain section 8.2). Dormant
// and expiring are derived, never stored.
type GroupState uint8

const (
	GroupStateUnknown GroupState = iota
	GroupCandidate               // calon
	GroupApproach                // penjajakan
	GroupQualified               // memenuhi kriteria
	GroupAgreed                  // PKS
	GroupActive                  // dikukuhkan/aktif
	GroupEnded                   // berakhir
	GroupTerminated              // diakhiri
	GroupRejected                // ditolak
)

// AgreementState is where a cooperation agreement (PKS) stands on a day; it is
// derived from its dates and from termination.
type AgreementState uint8

const (
	AgreementUnknown    AgreementState = iota
	AgreementDraft                     // draf
	AgreementValid                     // berlaku
	AgreementExpiring                  // akan berakhir
	AgreementExpired                   // berakhir
	AgreementTerminated                // diakhiri
)

// Role of a user.
type Role uint8

const (
	RoleUnknown        Role = iota
	RoleAdmin               // administrator: users and backup, no case data
	RoleOperator            // operator/registrasi
	RoleCounselor           // PK
	RoleHeadOfAdults        // kasubsi BKD
	RoleHeadOfChildren      // kasubsi BKA
	RoleHeadOfOffice        // kabapas
	RoleAuditor             // auditor, reads only
)
