package lang

// Reports are the words of the counter: the quick report, the slip and the
// calendar of what is due.
type Reports struct {
	Title, Choose, Reading, Who, DueOn, TooEarly, NextOn, NothingDue, NoDuty string
	SavedNext, SavedLast, NoneYet, Tally, KeySlip, KeyCalendar               string
	CalendarTitle, Month, Total, Peak, NobodyDue, KeyDay, KeyMonth           string
	Weekdays                                                                 [7]string // from Monday
	F                                                                        ReportFields
}

// ReportFields are the labels of the report.
type ReportFields struct {
	Client, Reason, Condition, Activity, Employment, Surroundings, Difficulties, Plan, Mode, Day, FollowUp string
	HelpClient, HelpReason, HelpAnswer, HelpEmployment, HelpMode, HelpDay                                  string
}

func reportsID() Reports {
	return Reports{
		Title: "Lapor cepat", Choose: "Ketik sebagian nama atau nomor register, lalu enter.", Reading: "membaca …",
		Who: "%s · laporan ke-%d", DueOn: "jatuh tempo %s", TooEarly: "belum waktunya; jadwal tetap %s",
		NextOn: "berikutnya %s", NothingDue: "tidak ada jatuh tempo", NoDuty: "bimbingan sudah berakhir",
		SavedNext: "%s tersimpan, berikutnya %s · F5 bukti lapor", SavedLast: "%s tersimpan, tidak ada lapor berikutnya · F5 bukti lapor",
		NoneYet: "Belum ada laporan di meja ini.", Tally: "Di meja ini %s laporan, rata-rata %s detik",
		KeySlip: "bukti", KeyCalendar: "kalender",

		CalendarTitle: "Kalender lapor", Month: "Wajib lapor %s", Total: "%s klien", Peak: "Hari tersibuk %s: %s klien · tujuh hari pertama: %s klien",
		NobodyDue: "Tidak ada yang wajib lapor pada hari ini.", KeyDay: "pilih hari", KeyMonth: "bulan lain",
		Weekdays: [7]string{"Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"},
		F: ReportFields{
			Client: "Klien", Reason: "Alasan", Condition: "Kondisi", Activity: "Kegiatan", Employment: "Pekerjaan", Surroundings: "Lingkungan",
			Difficulties: "Kendala", Plan: "Rencana", Mode: "Cara", Day: "Tanggal", FollowUp: "Tindak lanjut",
			HelpClient:     "Sebagian nama, alias, nomor register, atau NIK. Panah memilih, enter mengambil.",
			HelpReason:     "Mengapa terlambat, daring, atau lapor lagi pada hari yang sama.",
			HelpAnswer:     "Jawaban klien dengan singkat. Panah kanan mengambil jawaban terakhir yang tampak samar.",
			HelpEmployment: "Pekerjaan klien pada hari ini; tercatat juga pada data klien.",
			HelpMode:       "Lapor daring memerlukan alasan.",
			HelpDay:        "Ubah hanya bila laporan dicatat kemudian.",
		},
	}
}

func reportsEN() Reports {
	return Reports{
		Title: "Quick report", Choose: "Type part of a name or register number, then enter.", Reading: "reading …",
		Who: "%s · report %d", DueOn: "due %s", TooEarly: "too early; the schedule stays at %s",
		NextOn: "next %s", NothingDue: "nothing due", NoDuty: "guidance has ended",
		SavedNext: "%s saved, next %s · F5 slip", SavedLast: "%s saved, no further report · F5 slip",
		NoneYet: "No reports at this desk yet.", Tally: "At this desk %s reports, %s seconds on average",
		KeySlip: "slip", KeyCalendar: "calendar",

		CalendarTitle: "Report calendar", Month: "Reports due %s", Total: "%s clients", Peak: "Busiest day %s: %s clients · first seven days: %s clients",
		NobodyDue: "Nobody has to report on this day.", KeyDay: "choose day", KeyMonth: "other month",
		Weekdays: [7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
		F: ReportFields{
			Client: "Client", Reason: "Reason", Condition: "Condition", Activity: "Activity", Employment: "Work", Surroundings: "Surroundings",
			Difficulties: "Difficulties", Plan: "Plan", Mode: "Mode", Day: "Date", FollowUp: "Follow-up",
			HelpClient:     "Part of a name, alias, register number or NIK. Arrows choose, enter takes.",
			HelpReason:     "Why it is late, online, or the second on a day.",
			HelpAnswer:     "The client's answer in short. The right arrow takes the last answer, shown faintly.",
			HelpEmployment: "How the client lives today; it is kept with the client too.",
			HelpMode:       "An online report needs a reason.",
			HelpDay:        "Change it only for a report that is entered afterwards.",
		},
	}
}
