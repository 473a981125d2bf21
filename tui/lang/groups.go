package lang

// Groups are the words of the screens of the community groups (Pokmas Lipas).
type Groups struct {
	Title, NewTitle, EditTitle string
	// List
	SearchHint, NoneFound, NoneYet                                string
	ColName, ColCode, ColFields, ColDistrict, ColState, ColPlaces string
	ColAgreement, ColMentor, ColPartners, ColActivity             string
	Dormant, Draft, NoAgreement, Unlimited                        string
	// Detail
	TabSummary, TabPartners, TabAgreements, TabHistory                   string
	Mentor, NoMentor, PartnerCount, Participants, ParticipantsOf         string
	LastActivity, NoActivity, DaysAgo                                    string
	CriteriaShort                                                        [4]string
	Steps                                                                [5]string
	NextCandidate, NextApproach, NextCriteria, NextQualified, NextSigned string
	NextPartners, NextAgreed, NextActivate, NextRenew, NextFine          string
	NextDormant, NextEnded, NextExpired                                  string
	CriteriaHead, Met, Open, CriteriaOn, DecreeHead, AcceptsHead         string
	ActivitiesHead, NotesHead                                            string
	Adults, Children, Women, Excluding, Nobody                           string
	NoPartners, NoAgreements                                             string
	ColRole, ColSince, ColSigned, ColEnds                                string
	Scope, Signatory, Witness, Renews, Terminated, File, LeftOn          string
	// Work are the words of what a group offers, who takes part, its meetings
	// and the visits that judge it.
	Work GroupWork
	// Life are the words of its steps, of renewals and of compliance.
	Life GroupLife
	// Form
	Sections      [6]string
	F             GroupFields
	NeedsSigned   string
	NeedsCriteria string
}

// GroupFields are the labels of the group form, and the help of the fields
// that need some.
type GroupFields struct {
	Code, Name, State, Fields, Kind, Party, Leader, Phone, Address, District, Coverage, Mentor string
	Activities, Capacity, LastActivity, Notes                                                  string
	Adults, Children, Women, Excluded                                                          string
	CriteriaDate, DecreeNo, DecreeDate                                                         string
	Partners, PName, PParty, PRole, PPhone, PResource, PFrom, PTo                              string
	Agreements, ANo, ADate, AStart, AEnd, AScope, ASignatory, AWitness, ARenews                string
	ATerminated, AReason, AFile                                                                string
	HelpCode, HelpState, HelpFields, HelpCoverage, HelpCapacity, HelpCriteria                  string
	HelpPartners, HelpAgreements, HelpMentor, HelpDecree, HelpLastActivity                     string
}

func groupsID() Groups {
	return Groups{
		Title: "Pokmas", NewTitle: "kelompok baru", EditTitle: "ubah",
		SearchHint: "nama, kode, kecamatan, kegiatan",
		NoneFound:  "Tidak ada kelompok yang cocok. Ubah kata cari.",
		NoneYet:    "Belum ada kelompok. Tekan n untuk mencatat calon pertama.",
		ColName:    "Nama", ColCode: "Kode", ColFields: "Bidang", ColDistrict: "Kecamatan", ColState: "Status", ColPlaces: "Tempat",
		ColAgreement: "PKS", ColMentor: "Pembina", ColPartners: "Mitra", ColActivity: "Terakhir",
		Dormant: "vakum", Draft: "draf", NoAgreement: "belum ada", Unlimited: "belum ditetapkan",
		TabSummary: "Ringkas", TabPartners: "Mitra", TabAgreements: "PKS", TabHistory: "Riwayat",
		Mentor: "pembina %s", NoMentor: "belum ada pembina", PartnerCount: "%s mitra", Participants: "%s tempat terisi", ParticipantsOf: "%s dari %s tempat",
		LastActivity: "sesi terakhir %s", NoActivity: "belum ada sesi", DaysAgo: "%s hari lalu",
		CriteriaShort: [4]string{"Peduli", "Bersedia", "Berkomitmen", "Sumber daya"},
		Steps:         [5]string{"calon", "penjajakan", "kriteria", "PKS", "aktif"},
		NextCandidate: "Berikutnya penjajakan: temui kelompok dan tanyakan kesediaannya.",
		NextApproach:  "Sebelum memenuhi kriteria: %s.",
		NextCriteria:  "Keempat kriteria terpenuhi; kelompok dapat dinyatakan memenuhi kriteria.",
		NextQualified: "Sebelum PKS: belum ada PKS yang ditandatangani.",
		NextSigned:    "PKS sudah ditandatangani; tekan m untuk mencatat langkahnya.",
		NextPartners:  "Mitra %s dari %s yang diminta.",
		NextAgreed:    "Sebelum aktif: SK pengukuhan belum dicatat.",
		NextActivate:  "SK pengukuhan ada; kelompok dapat dinyatakan aktif.",
		NextRenew:     "Sebelum pembaharuan: PKS berakhir %s (%s).",
		NextFine:      "PKS berlaku sampai %s.",
		NextDormant:   "Tidak ada kegiatan sejak %s; hubungi kelompok.",
		NextEnded:     "Kelompok ini sudah tidak menerima klien.",
		NextExpired:   "PKS berakhir %s; perbarui sebelum merujuk klien.",
		CriteriaHead:  "Empat kriteria", Met: "terpenuhi", Open: "belum", CriteriaOn: "Dinilai %s", DecreeHead: "SK pengukuhan", AcceptsHead: "Menerima",
		ActivitiesHead: "Kegiatan", NotesHead: "Catatan",
		Adults: "dewasa", Children: "anak", Women: "perempuan", Excluding: "kecuali %s", Nobody: "belum ditetapkan",
		NoPartners:   "Belum ada mitra. Aturan Pokmas meminta sedikitnya lima; tekan u untuk mencatat.",
		NoAgreements: "Belum ada PKS. Tekan u untuk mencatat.",
		ColRole:      "Peran", ColSince: "Sejak", ColSigned: "Ditandatangani", ColEnds: "Berakhir",
		Scope: "Ruang lingkup", Signatory: "Penanda tangan", Witness: "Saksi", Renews: "Pembaharuan dari", Terminated: "Diakhiri", File: "Berkas", LeftOn: "sampai %s",
		Work:          groupWorkID(),
		Life:          groupLifeID(),
		Sections:      [6]string{"Kelompok", "Kegiatan", "Menerima", "Kriteria", "Mitra", "PKS"},
		NeedsSigned:   "PKS belum ada yang ditandatangani; periksa.",
		NeedsCriteria: "Keempat kriteria belum terpenuhi; periksa.",
		F: GroupFields{
			Code: "Kode", Name: "Nama", State: "Status", Fields: "Bidang", Kind: "Bentuk", Party: "Jenis pihak", Leader: "Ketua", Phone: "Telepon",
			Address: "Alamat", District: "Kecamatan", Coverage: "Juga melayani", Mentor: "PK pembina",
			Activities: "Jenis kegiatan", Capacity: "Tempat", LastActivity: "Sesi terakhir", Notes: "Catatan",
			Adults: "Klien dewasa", Children: "Klien anak", Women: "Klien perempuan", Excluded: "Kasus dikecualikan",
			CriteriaDate: "Dinilai tanggal", DecreeNo: "Nomor SK", DecreeDate: "Tanggal SK",
			Partners: "Mitra", PName: "Nama", PParty: "Jenis pihak", PRole: "Peran", PPhone: "Telepon", PResource: "Sumber daya", PFrom: "Sejak", PTo: "Sampai",
			Agreements: "PKS", ANo: "Nomor", ADate: "Ditandatangani", AStart: "Mulai", AEnd: "Berakhir", AScope: "Ruang lingkup", ASignatory: "Penanda tangan",
			AWitness: "Saksi", ARenews: "Pembaharuan dari", ATerminated: "Diakhiri", AReason: "Sebab diakhiri", AFile: "Letak berkas",
			HelpCode:         "Kode kelompok di kantor ini, misalnya PML-014. Tiap kelompok satu kode.",
			HelpState:        "Calon, penjajakan, memenuhi kriteria, PKS, lalu aktif. Kelompok yang sudah tercatat maju lewat tombol m (langkah).",
			HelpFields:       "Hukum dan kemasyarakatan serta kemandirian dan kepribadian wajib ada di tiap kantor (PAS-06.OT.02.02 Tahun 2020).",
			HelpCoverage:     "Kecamatan lain yang kliennya dapat diterima. Kosong berarti kecamatannya sendiri.",
			HelpCapacity:     "Berapa klien dapat ikut sekaligus. Kosong berarti belum ditetapkan.",
			HelpCriteria:     "Keempat kriteria menurut PAS-06.OT.02.02 Tahun 2020; semuanya perlu sebelum PKS.",
			HelpPartners:     "Enter membuka baris, delete menghapusnya. Aturan Pokmas meminta sedikitnya lima mitra tiap kelompok.",
			HelpAgreements:   "Satu baris untuk tiap PKS, yang terlama lebih dahulu. PKS tanpa tanggal tanda tangan adalah draf.",
			HelpMentor:       "PK yang membina kelompok ini. Ketik sebagian nama.",
			HelpLastActivity: "Hari terakhir kelompok bertemu klien. Sesudah kelompok tercatat, kehadiran sesi yang mengubahnya.",
			HelpDecree:       "Surat keputusan pengukuhan kelompok oleh kepala Bapas.",
		},
	}
}

func groupsEN() Groups {
	return Groups{
		Title: "Groups", NewTitle: "new group", EditTitle: "edit",
		SearchHint: "name, code, district, activity",
		NoneFound:  "No group matches. Change what you search for.",
		NoneYet:    "No groups yet. Press n to note the first candidate.",
		ColName:    "Name", ColCode: "Code", ColFields: "Fields", ColDistrict: "District", ColState: "State", ColPlaces: "Places",
		ColAgreement: "Agreement", ColMentor: "Mentor", ColPartners: "Partners", ColActivity: "Last met",
		Dormant: "dormant", Draft: "draft", NoAgreement: "none yet", Unlimited: "not set",
		TabSummary: "Summary", TabPartners: "Partners", TabAgreements: "Agreements", TabHistory: "History",
		Mentor: "mentor %s", NoMentor: "no mentor yet", PartnerCount: "%s partners", Participants: "%s places taken", ParticipantsOf: "%s of %s places",
		LastActivity: "last met %s", NoActivity: "never met", DaysAgo: "%s days ago",
		CriteriaShort: [4]string{"Cares", "Willing", "Committed", "Resources"},
		Steps:         [5]string{"candidate", "approach", "criteria", "agreement", "active"},
		NextCandidate: "Next is the approach: meet the group and ask whether it is willing.",
		NextApproach:  "Before the criteria are met: %s.",
		NextCriteria:  "All four criteria are met; the group may be declared so.",
		NextQualified: "Before the agreement: none has been signed.",
		NextSigned:    "The agreement is signed; press m to record the step.",
		NextPartners:  "%s partners of the %s asked for.",
		NextAgreed:    "Before it is active: the decree is not noted yet.",
		NextActivate:  "The decree is there; the group may be declared active.",
		NextRenew:     "Before renewal: the agreement ends %s (%s).",
		NextFine:      "The agreement is valid until %s.",
		NextDormant:   "No activity since %s; call the group.",
		NextEnded:     "This group takes no clients any more.",
		NextExpired:   "The agreement ended %s; renew it before referring clients.",
		CriteriaHead:  "Four criteria", Met: "met", Open: "not yet", CriteriaOn: "Judged %s", DecreeHead: "Decree", AcceptsHead: "Takes in",
		ActivitiesHead: "Activities", NotesHead: "Notes",
		Adults: "adults", Children: "children", Women: "women", Excluding: "except %s", Nobody: "not set",
		NoPartners:   "No partners yet. The decree asks for five at least; press u to note them.",
		NoAgreements: "No agreement yet. Press u to note one.",
		ColRole:      "Role", ColSince: "Since", ColSigned: "Signed", ColEnds: "Ends",
		Scope: "Scope", Signatory: "Signed by", Witness: "Witness", Renews: "Renews", Terminated: "Terminated", File: "File", LeftOn: "until %s",
		Work:          groupWorkEN(),
		Life:          groupLifeEN(),
		Sections:      [6]string{"Group", "Activities", "Takes in", "Criteria", "Partners", "Agreements"},
		NeedsSigned:   "No agreement has been signed; check.",
		NeedsCriteria: "The four criteria are not all met; check.",
		F: GroupFields{
			Code: "Code", Name: "Name", State: "State", Fields: "Fields", Kind: "Form", Party: "Kind of party", Leader: "Leader", Phone: "Phone",
			Address: "Address", District: "District", Coverage: "Also serves", Mentor: "Mentor (PK)",
			Activities: "Activities", Capacity: "Places", LastActivity: "Last met", Notes: "Notes",
			Adults: "Adult clients", Children: "Child clients", Women: "Women", Excluded: "Offences excluded",
			CriteriaDate: "Judged on", DecreeNo: "Decree number", DecreeDate: "Decree date",
			Partners: "Partners", PName: "Name", PParty: "Kind of party", PRole: "Role", PPhone: "Phone", PResource: "Brings", PFrom: "Since", PTo: "Until",
			Agreements: "Agreements", ANo: "Number", ADate: "Signed", AStart: "Start", AEnd: "End", AScope: "Scope", ASignatory: "Signed by",
			AWitness: "Witness", ARenews: "Renews", ATerminated: "Terminated", AReason: "Why terminated", AFile: "Where it lies",
			HelpCode:         "The group's code in this office, such as PML-014. One for each group.",
			HelpState:        "Candidate, approach, criteria met, agreement, then active. A group that is known goes on by the key m (step).",
			HelpFields:       "Law and community, and self-reliance and personality, must exist in every office (PAS-06.OT.02.02 of 2020).",
			HelpCoverage:     "Other districts whose clients can be taken in. Empty means its own.",
			HelpCapacity:     "How many clients can take part at once. Empty means not set.",
			HelpCriteria:     "The four criteria of PAS-06.OT.02.02 of 2020; all of them come before an agreement.",
			HelpPartners:     "Enter opens a row, delete removes it. The decree asks for at least five partners of each group.",
			HelpAgreements:   "One row for each agreement, the oldest first. An agreement without a day of signing is a draft.",
			HelpMentor:       "The counselor who mentors this group. Type part of the name.",
			HelpLastActivity: "The last day on which the group met a client. Once the group is on record, attendance changes it.",
			HelpDecree:       "The decree by which the head of office confirmed the group.",
		},
	}
}
