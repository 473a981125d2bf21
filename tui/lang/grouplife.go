package lang

// GroupLife are the words of how a group goes from state to state, of the
// renewal of its agreement, and of what the decree asks of all groups.
type GroupLife struct {
	KeyStep, KeyRenew, KeyCompliance                                        string
	ChooseStep, StepTitle, RenewTitle, Stepped, Renewed                     string
	Lacks, Ready, Here, ToDo, Since, SinceDue, LateBy, LateState, OpenShort string
	// Missing are what stands between a group and a state, by the field.
	Missing                                               map[string]string
	StateFact, ReasonFact                                 string
	RenewLate, RenewSoon, RenewNoEnd, NumberUsed, InForce string
	ColDue                                                string
	F                                                     GroupLifeFields
	// Compliance (R1)
	Title, Decree, AllMet, NotMet                           string
	ActiveGroups, OfAsked, GroupsIn, GroupsOf, Partners     string
	WordPartners, WordNext                                  string
	Met, Short, NextHead, NextTake, NextPartners, NextFound string
	KeyPick, KeyOpen                                        string
}

// GroupLifeFields are the labels of the forms of a step and of a renewal.
type GroupLifeFields struct {
	Step, Partners, Agreement, Reason, Due string
	HelpReason, HelpNumber, HelpEnd        string
}

func groupLifeID() GroupLife {
	return GroupLife{
		KeyStep: "langkah kelompok", KeyRenew: "perbarui PKS", KeyCompliance: "kepatuhan",
		ChooseStep: "Langkah %s", StepTitle: "langkah", RenewTitle: "perbarui PKS", Stepped: "%s, %s", Renewed: "%s, PKS berlaku sampai %s",
		Lacks: "Masih kurang: %s.", Ready: "Tidak ada yang kurang untuk langkah ini.", Here: "%s: %s", ToDo: "Yang dikerjakan: %s.",
		Since: "sejak %s", SinceDue: "sejak %s, tenggat %s", LateBy: "Lewat tenggat %s: %s", LateState: "LEWAT %s", OpenShort: "kurang %d",
		Missing: map[string]string{
			"criteria": "kriteria %s", "criteriadate": "tanggal penilaian kriteria", "partners": "mitra, baru %s dari %s",
			"agreements": "PKS yang ditandatangani dan berlaku", "decreeno": "nomor SK pengukuhan", "decreedate": "tanggal SK pengukuhan",
			"mentor": "PK pembina",
		},
		StateFact: "Status", ReasonFact: "Alasan",
		RenewLate:  "Perjanjian %s berakhir %s, sudah %s hari. Selama itu kelompok tidak menerima rujukan; pembaharuan tetap dicatat dan riwayatnya disimpan.",
		RenewSoon:  "Perjanjian %s berlaku sampai %s. PKS baru mulai sesudahnya; yang lama tetap tersimpan.",
		RenewNoEnd: "Perjanjian %s tidak bertanggal akhir. Yang lama tetap tersimpan.",
		NumberUsed: "Nomor ini sudah dipakai PKS sebelumnya.", InForce: "%s, sampai %s", ColDue: "Tenggat",
		F: GroupLifeFields{
			Step: "Langkah", Partners: "Mitra", Agreement: "PKS", Reason: "Alasan", Due: "Tenggat langkah",
			HelpReason: "Mengapa kelompok ditolak, berakhir, atau diakhiri. Tercatat di riwayat.",
			HelpNumber: "Nomor pada naskah PKS yang ditandatangani.", HelpEnd: "Hari terakhir PKS berlaku; diisi menurut norma kantor (Lama PKS).",
		},
		Title: "kepatuhan", Decree: "Yang diminta PAS-06.OT.02.02 Tahun 2020 dari kantor ini.",
		AllMet: "Semua yang diminta terpenuhi.", NotMet: "%d hal belum terpenuhi.",
		ActiveGroups: "kelompok aktif", OfAsked: "%s dari %s", GroupsOf: "%s, paling sedikit %s", GroupsIn: "%s kelompok aktif", Partners: "Mitra tiap kelompok aktif",
		WordPartners: "mitra", WordNext: "lakukan",
		Met: "terpenuhi", Short: "kurang", NextHead: "Berikutnya", NextTake: "%s, lanjutkan langkahnya", NextPartners: "catat %d mitra lagi", NextFound: "catat calon baru",

		KeyPick: "pilih", KeyOpen: "buka",
	}
}

func groupLifeEN() GroupLife {
	return GroupLife{
		KeyStep: "group step", KeyRenew: "renew agreement", KeyCompliance: "compliance",
		ChooseStep: "Step of %s", StepTitle: "step", RenewTitle: "renew agreement", Stepped: "%s, %s", Renewed: "%s, agreement valid until %s",
		Lacks: "Still missing: %s.", Ready: "Nothing is missing for this step.", Here: "%s: %s", ToDo: "To do: %s.",
		Since: "since %s", SinceDue: "since %s, due %s", LateBy: "Late since %s: %s", LateState: "LATE %s", OpenShort: "%d missing",
		Missing: map[string]string{
			"criteria": "criterion %s", "criteriadate": "the day on which the criteria were judged", "partners": "partners, %s of %s",
			"agreements": "an agreement signed and in force", "decreeno": "the decree's number", "decreedate": "the decree's date",
			"mentor": "a mentor (PK)",
		},
		StateFact: "State", ReasonFact: "Reason",
		RenewLate:  "Agreement %s ended %s, %s days ago. Since then the group takes no referrals; the renewal is noted all the same, with its history.",
		RenewSoon:  "Agreement %s is valid until %s. The new one begins after it; the old one is kept.",
		RenewNoEnd: "Agreement %s has no end. The old one is kept.",
		NumberUsed: "An earlier agreement has this number.", InForce: "%s, until %s", ColDue: "Due",
		F: GroupLifeFields{
			Step: "Step", Partners: "Partners", Agreement: "Agreement", Reason: "Reason", Due: "Step due",
			HelpReason: "Why the group is rejected, ended or terminated. It is kept in the history.",
			HelpNumber: "The number on the signed agreement.", HelpEnd: "The last day of the agreement; filled in by the office's norm.",
		},
		Title: "compliance", Decree: "What PAS-06.OT.02.02 of 2020 asks of this office.",
		AllMet: "All that is asked is met.", NotMet: "%d things are not met yet.",
		ActiveGroups: "active groups", OfAsked: "%s of %s", GroupsOf: "%s, at least %s", GroupsIn: "%s active groups", Partners: "Partners of each active group",
		WordPartners: "partners", WordNext: "do",
		Met: "met", Short: "short", NextHead: "Next", NextTake: "%s, take it further", NextPartners: "note %d more partners", NextFound: "note a new candidate",

		KeyPick: "choose", KeyOpen: "open",
	}
}
