package lang

import "guyub/model"

// Referrals are the words of a client's way into a group (rujukan): who could
// take part and does not, what fits, the referral and what came of it.
type Referrals struct {
	Title, TabIdle, TabReasons, TabWaiting, TabRunning, TabCounts string
	// Who takes no part
	SearchHint, NoneIdle, NoneFound, Count, Everywhere, InPlace string
	ColName, ColRegister, ColDistrict, ColCounselor, ColBest    string
	ColWhy, Looking, NothingFits, Mine, Everybody               string
	ReasonTitle, ReasonNote, ReasonSaved, NoReasons             string
	CountsHead, CountsTotal, CountsRest, CountsNone, FunnelHead string
	FunnelIdle, FunnelReason, FunnelWaiting, FunnelRunning      string
	PartlyOf                                                    string
	// What fits
	MatchTitle, MatchNone, MatchOver, NeedsOf, InterestsOf string
	NotAsked, PlacesOf, PlacesOpen, Free, Supervisor       string
	CandidatesTitle, CandidatesNone, CandidatesLook        string
	For, Against                                           string
	Why                                                    [15]string // in the order of matching.Reasons
	// The referral and its steps
	ReferTitle, ReferDone, DraftDone, HinderedBy, NotYours string
	StepTitle, EditTitle, Stepped, NextHead, StepsHead     string
	GoalsHead, PlacementHead, CheckAfter, CheckDue         string
	CheckWorking, CheckLeft, Overridden, Since, Answer     string
	NoneWaiting, NoneRunning, NoneEver, NowAbsent, Look    string
	Short                                                  [10]string // what is waited for, by state
	// Keys
	KeyPick, KeyOpen, KeyMatch, KeyRefer, KeyReason, KeyPlace, KeyStep     string
	KeyClient, KeyGroup, KeyReferrals, KeyCandidates, KeyOther, OtherTitle string
	F                                                                      ReferralFields
}

// ReferralFields are the labels of a referral and its steps.
type ReferralFields struct {
	Client, Offering, Group, State, Matches, Consent, Agrees, Goal, Goals, Result, Note, Override string
	Hindered, Day, Reason, Evaluation, Employer, Job, From, Check, Working, CheckNote, Opened     string
	Due, Closed, Answered                                                                         string
	HelpAgrees, HelpGoal, HelpOverride, HelpConsent, HelpEmployer                                 string
	Sections                                                                                      [3]string
}

// Waits says what an enrolment in a state waits for.
func (r *Referrals) Waits(s model.EnrolmentState) string { return pick(r.Short[:], int(s)) }

func referralsID() Referrals {
	return Referrals{
		Title: "Rujukan", TabIdle: "Belum ikut", TabReasons: "Beralasan", TabWaiting: "Menunggu", TabRunning: "Berjalan", TabCounts: "Hitungan",
		SearchHint: "nama, register, NIK", NoneIdle: "Semua klien sudah ikut, dirujuk, atau beralasan.", NoneFound: "Tidak ada klien yang cocok. Ubah kata cari.",
		Count: "%s dari %s klien", Everywhere: "seluruh wilayah", InPlace: "Kecamatan",
		ColName: "Nama", ColRegister: "Register", ColDistrict: "Kecamatan", ColCounselor: "PK", ColBest: "Paling cocok", ColWhy: "Karena",
		Looking: "…", NothingFits: "belum ada", Mine: "milik saya", Everybody: "semua PK",
		ReasonTitle: "Mengapa %s belum ikut?", ReasonNote: "Tuliskan alasannya.", ReasonSaved: "%s: %s", NoReasons: "Belum ada alasan yang dicatat.",
		CountsHead: "Alasan tidak ikut menurut wilayah", CountsTotal: "Jumlah", CountsRest: "lainnya", CountsNone: "Belum ada alasan yang dicatat.", FunnelHead: "Keadaan sekarang",
		FunnelIdle: "belum ikut dan belum ditanya", FunnelReason: "beralasan tidak ikut", FunnelWaiting: "dirujuk, belum mulai", FunnelRunning: "ikut kegiatan",
		MatchTitle: "kelompok yang cocok", MatchNone: "Belum ada kelompok yang menerima klien ini. Catat alasannya dengan x, atau tambah program di Pokmas.",
		MatchOver: "Bimbingan klien ini sudah berakhir.", NeedsOf: "Butuh: %s", InterestsOf: "Berminat: %s", NotAsked: "Kebutuhan dan minat belum dicatat (u di layar klien).",
		PlacesOf: "%s dari %s tempat terisi", PlacesOpen: "%s peserta", Free: "%s tempat", Supervisor: "perlu kasubsi",
		CandidatesTitle: "calon peserta", CandidatesNone: "Tidak ada klien yang cocok dan belum ikut.", CandidatesLook: "Mencocokkan %s klien",
		For: "+ ", Against: "- ",
		Why: [15]string{"sesuai kebutuhan", "sesuai minat", "kecamatan sama", "wilayah layanan", "kabupaten sama", "agama sama", "memberi pekerjaan", "aktif", "tempat lega",
			"jauh", "lama tidak aktif", "agama lain", "PKS tidak berlaku", "program penuh", "kelompok penuh"},
		ReferTitle: "rujuk", ReferDone: "%s diusulkan ke %s, jawaban s.d. %s", DraftDone: "%s: rujukan ke %s disimpan sebagai draf, klien belum setuju",
		HinderedBy: "Terhalang: %s.", NotYours: "Terhalang: %s. Minta kasubsi atau kabapas.",
		StepTitle: "langkah", EditTitle: "ubah", Stepped: "%s di %s: %s", NextHead: "Langkah berikut", StepsHead: "Langkah yang sudah",
		GoalsHead: "Tujuan", PlacementHead: "Penempatan kerja", CheckAfter: "Setelah %d bulan", CheckDue: "ditengok %s",
		CheckWorking: "masih bekerja", CheckLeft: "tidak lagi bekerja", Overridden: "Dirujuk dengan izin %s: %s", Since: "sejak %s", Answer: "dalam %s hari",
		NoneWaiting: "Tidak ada rujukan yang menunggu.", NoneRunning: "Belum ada klien yang ikut kegiatan.", NoneEver: "Klien ini belum pernah dirujuk.",
		PartlyOf: "%s (%s)", NowAbsent: "Belum ikut karena %s (%s).", Look: "tengok",
		Short:   [10]string{"-", "draf", "jawaban", "mulai", "antre", "ikut", "selesai", "berhenti", "ditolak", "batal"},
		KeyPick: "pilih", KeyOpen: "buka", KeyMatch: "cocokkan", KeyRefer: "rujuk", KeyReason: "alasan", KeyPlace: "wilayah", KeyStep: "langkah",
		KeyClient: "klien", KeyGroup: "kelompok", KeyReferrals: "rujukan", KeyCandidates: "calon peserta", KeyOther: "program lain", OtherTitle: "Program lain, juga yang tidak menerima klien ini",
		F: ReferralFields{
			Client: "Klien", Offering: "Program", Group: "Kelompok", State: "Langkah", Matches: "Menjawab", Consent: "Klien setuju pada", Agrees: "Klien setuju", Goal: "Tujuan", Goals: "Tujuan",
			Result: "Hasil", Note: "Catatan", Override: "Alasan pengecualian", Hindered: "Terhalang", Day: "Tanggal", Reason: "Alasan", Evaluation: "Penilaian PK",
			Employer: "Bekerja di", Job: "Sebagai", From: "Sejak", Check: "Ditengok pada", Working: "Masih bekerja", CheckNote: "Keterangan", Opened: "Dicatat", Due: "Tenggat", Closed: "Berakhir", Answered: "Dijawab kelompok",
			HelpAgrees:   "Tanyakan langsung kepada klien. Tanpa persetujuan rujukan disimpan sebagai draf.",
			HelpGoal:     "Apa yang ingin dicapai klien, dengan kata-katanya sendiri. Dinilai saat selesai.",
			HelpOverride: "Mengapa dirujuk meskipun terhalang. Tercatat atas nama Anda.",
			HelpConsent:  "Hari klien menyatakan setuju.", HelpEmployer: "Pemberi kerja yang ditemukan lewat kelompok. Ditengok lagi setelah 3 dan 6 bulan.",
			Sections: [3]string{"Rujukan", "Hasil", "Pekerjaan"},
		},
	}
}

func referralsEN() Referrals {
	return Referrals{
		Title: "Referrals", TabIdle: "Not taking part", TabReasons: "With reason", TabWaiting: "Waiting", TabRunning: "Running", TabCounts: "Counts",
		SearchHint: "name, register, NIK", NoneIdle: "Every client takes part, is referred, or has a reason.", NoneFound: "No client matches. Change the words.",
		Count: "%s of %s clients", Everywhere: "whole area", InPlace: "District",
		ColName: "Name", ColRegister: "Register", ColDistrict: "District", ColCounselor: "PK", ColBest: "Fits best", ColWhy: "Because",
		Looking: "…", NothingFits: "none yet", Mine: "mine", Everybody: "everybody",
		ReasonTitle: "Why does %s not take part?", ReasonNote: "Write the reason.", ReasonSaved: "%s: %s", NoReasons: "No reason has been noted yet.",
		CountsHead: "Reasons for not taking part, by area", CountsTotal: "Total", CountsRest: "others", CountsNone: "No reason has been noted yet.", FunnelHead: "As it stands",
		FunnelIdle: "not taking part, not asked yet", FunnelReason: "has a reason not to", FunnelWaiting: "referred, not begun", FunnelRunning: "taking part",
		MatchTitle: "groups that fit", MatchNone: "No group takes this client yet. Note the reason with x, or add an offering in the room of groups.",
		MatchOver: "The guidance of this client has ended.", NeedsOf: "Needs: %s", InterestsOf: "Interested in: %s", NotAsked: "Needs and interests are not recorded (u on the client).",
		PlacesOf: "%s of %s places taken", PlacesOpen: "%s taking part", Free: "%s places", Supervisor: "needs a head",
		CandidatesTitle: "candidates", CandidatesNone: "No client who fits and does not take part yet.", CandidatesLook: "Matching %s clients",
		For: "+ ", Against: "- ",
		Why: [15]string{"meets a need", "meets an interest", "same district", "district served", "same regency", "same religion", "offers work", "active", "plenty of room",
			"far", "long inactive", "other religion", "no valid agreement", "offering full", "group full"},
		ReferTitle: "refer", ReferDone: "%s proposed to %s, answer by %s", DraftDone: "%s: referral to %s kept as a draft, the client has not agreed",
		HinderedBy: "Hindered: %s.", NotYours: "Hindered: %s. Ask a head of section or of the office.",
		StepTitle: "step", EditTitle: "edit", Stepped: "%s at %s: %s", NextHead: "Next steps", StepsHead: "Steps so far",
		GoalsHead: "Goals", PlacementHead: "Job placement", CheckAfter: "After %d months", CheckDue: "to look at %s",
		CheckWorking: "still working", CheckLeft: "no longer working", Overridden: "Referred by leave of %s: %s", Since: "since %s", Answer: "in %s days",
		NoneWaiting: "No referrals are waiting.", NoneRunning: "No client takes part yet.", NoneEver: "This client was never referred.",
		PartlyOf: "%s (%s)", NowAbsent: "Not taking part because of %s (%s).", Look: "look at",
		Short:   [10]string{"-", "draft", "answer", "begin", "queue", "takes part", "finished", "stopped", "rejected", "cancelled"},
		KeyPick: "choose", KeyOpen: "open", KeyMatch: "match", KeyRefer: "refer", KeyReason: "reason", KeyPlace: "area", KeyStep: "step",
		KeyClient: "client", KeyGroup: "group", KeyReferrals: "referrals", KeyCandidates: "candidates", KeyOther: "other offering", OtherTitle: "Other offerings, also those that do not take this client",
		F: ReferralFields{
			Client: "Client", Offering: "Offering", Group: "Group", State: "Step", Matches: "Meets", Consent: "Client agreed on", Agrees: "Client agrees", Goal: "Goal", Goals: "Goals",
			Result: "Result", Note: "Note", Override: "Reason for exception", Hindered: "Hindered", Day: "Date", Reason: "Reason", Evaluation: "Counselor's evaluation",
			Employer: "Works at", Job: "As", From: "Since", Check: "Looked at on", Working: "Still working", CheckNote: "Remark", Opened: "Recorded", Due: "Due", Closed: "Ended", Answered: "Answered",
			HelpAgrees:   "Ask the client in person. Without consent the referral is kept as a draft.",
			HelpGoal:     "What the client wants to reach, in their own words. It is judged at the end.",
			HelpOverride: "Why the client is referred in spite of it. It is recorded under your name.",
			HelpConsent:  "The day on which the client agreed.", HelpEmployer: "An employer found through the group. Looked at again after 3 and 6 months.",
			Sections: [3]string{"Referral", "Outcome", "Work"},
		},
	}
}
