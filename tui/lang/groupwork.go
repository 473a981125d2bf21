package lang

// GroupWork are the words of the work of a community group: what it offers, who
// takes part, its meetings with their attendance, and the visits that judge it.
type GroupWork struct {
	TabPrograms, TabTakers, TabMeetings, TabVisits, About string
	// Offerings
	ColProgram, ColSchedule, ColSeats, ColAttendance, ColOutcome      string
	NoPrograms, NewProgram, KeyNewProgram, ClosedName, ClosedSentence string
	Over, Full, And, Met, Partly, Missed, Placed, SeatsInUse, Period  string
	Since, Until, FromTo, WiderThanGroup, QuotaBelow                  string
	P                                                                 OfferingFields
	// Who takes part
	TakersProposed, TakersAccepted, TakersRunning, TakersWaiting, TakersDraft, TakersEnded, NoTakers string
	NoDue, DueBy, NotMet, Came                                                                       string
	// Figures
	WaitingHead, AskedAgo, FiguresHead, NoFigures, Referred, RunningNow, WaitingNow, QueuedNow      string
	Acceptance, AnswerTime, Attendance, Outcome, Score, ShareOf, Days, OutcomeOf, ScoreOf, NeverMet string
	// Meetings
	MeetingsOpen, MeetingsComing, MeetingsPast, NoMeetings, ProgramFirst, OfWhat           string
	KeyAttendance, KeyNewMeeting, KeySeries, LongSeries, KeyCancel, CancelTitle, CancelWhy string
	MeetingCancelled, CancelledBecause, PresentOf, NobodyExpected, NotNoted                string
	NewMeeting, NewSeries, SeriesOf, SeriesEmpty, SeriesDays, HelpSeriesTopic              string
	M                                                                                      MeetingFields
	// Attendance
	// PresenceKeys are the keys that note somebody present, excused, ill and
	// absent.
	PresenceKeys                                                                                       [4]string
	ColName, ColPresence, ColWork, ColConduct, ColMinutes, ColNote, WorkGrade, ConductGrade            string
	KeyPresence, KeyRest, LongRest, KeyGrade, KeyWhich, KeyDetail, KeyForget, GradePresent, GradeRange string
	NotNotedYet, StillOpen, MinutesLong, NotYet, NobodyToNote, NothingNoted, Noted                     string
	DisagreeTitle, FirstTime, FirstTimeNote                                                            string
	// Visits
	FollowUps, Visits, NoVisits, NewVisit, KeyNewVisit, KeyDone, NotJudged, FollowUpNoted, VisitOn, DoneOn string
	V                                                                                                      VisitFields
}

// OfferingFields are the labels of the form of an offering.
type OfferingFields struct {
	Name, Activity, Field, Schedule, Quota, Place, From, To, Employs, Religion, Narrow, Closed       string
	HelpSchedule, HelpQuota, HelpDistrict, HelpTo, HelpEmploys, HelpReligion, HelpNarrow, HelpClosed string
}

// MeetingFields are the labels of the forms of a meeting, of a series, and of
// how one person was there.
type MeetingFields struct {
	Offering, Day, Clock, Minutes, Topic, Leader, Place, Cancelled, Note   string
	Weekdays, First, Times, Until, Skip, Days, Passed                      string
	HelpClock, NotClock, HelpCancelled, HelpWeekdays, HelpFirst, HelpTimes string
	HelpUntil, HelpSkip, HelpMinutes, HelpGrade                            string
}

// VisitFields are the labels of the form of a visit.
type VisitFields struct {
	Day, By, Findings, FollowUp, FollowUpDue, Done, Scores, HelpScore string
	Akrab, HelpAkrab                                                  [5]string
}

func groupWorkID() GroupWork {
	return GroupWork{
		TabPrograms: "Program", TabTakers: "Peserta", TabMeetings: "Sesi", TabVisits: "Monev", About: "Tentang kelompok",
		ColProgram: "Program", ColSchedule: "jadwal", ColSeats: "terisi", ColAttendance: "hadir", ColOutcome: "hasil",
		NoPrograms: "Belum ada program. Tekan n di bagian Program untuk mencatat apa yang ditawarkan kelompok.",
		NewProgram: "program baru", KeyNewProgram: "program baru", ClosedName: "%s (tutup)", ClosedSentence: "Program ini tidak menerima klien lagi.",
		Over: "LEBIH", Full: "penuh", And: ", ", Met: "%s tercapai", Partly: "%s sebagian", Missed: "%s tidak", Placed: "%s bekerja", SeatsInUse: "Tempat terisi", Period: "Berlangsung",
		Since: "sejak %s", Until: "sampai %s", FromTo: "%s sampai %s",
		WiderThanGroup: "Kelompoknya sendiri tidak menerima mereka; periksa.", QuotaBelow: "Sudah %s tempat terisi; kuota ini lebih kecil.",
		P: OfferingFields{
			Name: "Nama program", Activity: "Jenis kegiatan", Field: "Bidang", Schedule: "Jadwal", Quota: "Kuota", Place: "Lokasi", From: "Mulai", To: "Sampai",
			Employs: "Penempatan kerja", Religion: "Agama", Narrow: "Menerima terbatas", Closed: "Tutup",
			HelpSchedule: "Tulis seperti diucapkan, misalnya Sen & Kam 09.00. Rangkaian sesi mengambil hari dan jam dari sini.",
			HelpQuota:    "Berapa klien dapat ikut sekaligus. Kosong berarti hanya tempat kelompok yang membatasi.",
			HelpDistrict: "Kosong berarti kecamatan kelompok.", HelpTo: "Hari terakhir. Kosong berarti tanpa batas.",
			HelpEmploys:  "Ya bila peserta yang selesai dapat bekerja di kelompok ini.",
			HelpReligion: "Hanya untuk bimbingan rohani: agama yang diajarkan. Kelompok yang cocok diurutkan menurut ini; tidak ada yang ditolak karenanya.",
			HelpNarrow:   "Kelompok ini menerima: %s. Pilih ya bila program ini menerima lebih sedikit.",
			HelpClosed:   "Program yang tutup tidak menerima klien lagi; catatannya tetap ada.",
		},
		TakersProposed: "Menunggu jawaban kelompok", TakersAccepted: "Diterima, belum mulai", TakersRunning: "Berjalan", TakersWaiting: "Daftar tunggu",
		TakersDraft: "Draf, belum diusulkan", TakersEnded: "Sudah berakhir", NoTakers: "Belum ada klien yang dirujuk ke kelompok ini. Merujuk dari daftar klien.",
		NoDue: "tanpa tenggat", DueBy: "tenggat %s", NotMet: "belum ada sesi", Came: "hadir %s",
		WaitingHead: "Rujukan menunggu jawaban: %s", AskedAgo: "diusulkan %s", FiguresHead: "Angka", NoFigures: "Belum ada rujukan dan belum ada sesi yang dicatat.",
		Referred: "Rujukan", RunningNow: "%s berjalan", WaitingNow: "%s menunggu jawaban", QueuedNow: "%s di daftar tunggu",
		Acceptance: "Diterima", AnswerTime: "Rata-rata jawab", Attendance: "Kehadiran", Outcome: "Tujuan tercapai", Score: "Penilaian AKRAB",
		ShareOf: "%s (%s dari %s)", Days: "%s hari", OutcomeOf: "%s (%s)", ScoreOf: "%s dari 5",
		NeverMet:     "Belum pernah ada sesi dengan klien; hubungi kelompok.",
		MeetingsOpen: "Kehadiran belum dicatat", MeetingsComing: "Akan datang", MeetingsPast: "Sudah lewat",
		NoMeetings:    "Belum ada sesi. Tekan N untuk membuat rangkaian sesi, n untuk satu sesi.",
		ProgramFirst:  "Catat dulu program yang masih buka di bagian Program.",
		OfWhat:        "Sesi program apa",
		KeyAttendance: "kehadiran", KeyNewMeeting: "sesi baru", KeySeries: "rangkaian", LongSeries: "membuat rangkaian sesi tiap minggu", KeyCancel: "batalkan",
		CancelTitle: "Batalkan sesi %s", CancelWhy: "Mengapa sesi ini tidak jadi? Sesi tetap tercatat dengan alasannya.",
		MeetingCancelled: "Sesi dibatalkan; ubah sesi bila jadi juga.", CancelledBecause: "batal: %s", PresentOf: "hadir %s dari %s", NobodyExpected: "tanpa peserta", NotNoted: "belum dicatat",
		NewMeeting: "sesi baru", NewSeries: "rangkaian sesi", SeriesOf: "%s sesi", SeriesEmpty: "tidak ada hari yang cocok", SeriesDays: "%s sesi, %s - %s",
		HelpSeriesTopic: "Topik yang sama untuk semua sesi; dapat diubah per sesi.",
		M: MeetingFields{
			Offering: "Program", Day: "Tanggal", Clock: "Jam", Minutes: "Lama (menit)", Topic: "Topik", Leader: "Pemimpin sesi", Place: "Lokasi", Cancelled: "Dibatalkan karena", Note: "Catatan",
			Weekdays: "Hari", First: "Mulai tanggal", Times: "Berapa kali", Until: "Paling akhir", Skip: "Lewati hari libur", Days: "Menjadi", Passed: "Libur dilewati",
			HelpClock: "Jam mulai, misalnya 9 atau 09.30.", NotClock: "Tulis jam seperti 9, 09.00 atau 13.30.", HelpCancelled: "Kosongkan bila sesi jadi diadakan.",
			HelpWeekdays: "Hari-hari sesi tiap minggu; spasi memilih.", HelpFirst: "Sesi pertama jatuh pada hari yang dipilih, pada atau sesudah tanggal ini.",
			HelpTimes: "Paling banyak %s sesi sekali buat. Kosongkan bila memakai tanggal paling akhir.", HelpUntil: "Tidak ada sesi sesudah tanggal ini.",
			HelpSkip:    "Hari libur kantor dilewati dan rangkaian berakhir lebih lambat. Pilih tidak bila kelompok tetap bertemu.",
			HelpMinutes: "Kosong berarti sepanjang sesi.", HelpGrade: "1 kurang sekali, 3 cukup, 5 baik sekali. Kosong berarti tidak dinilai.",
		},
		PresenceKeys: [4]string{"h", "i", "s", "t"},
		ColName:      "Nama", ColPresence: "Kehadiran", ColWork: "Kerja", ColConduct: "Sikap", ColMinutes: "Menit", ColNote: "Catatan", WorkGrade: "Mutu kerja (1-5)", ConductGrade: "Sikap (1-5)",
		KeyPresence: "kehadiran", KeyRest: "sisanya hadir", LongRest: "semua yang belum dicatat menjadi hadir", KeyGrade: "nilai", KeyWhich: "kerja/sikap", KeyDetail: "rinci", KeyForget: "kosongkan",
		GradePresent: "Nilai hanya untuk yang hadir; catat kehadirannya dahulu.", GradeRange: "Nilai 1 sampai 5; 0 menghapus.",
		NotNotedYet: "belum", StillOpen: "belum %s", MinutesLong: "%s menit", NotYet: "Sesi ini belum berlangsung; kehadiran dicatat pada harinya.",
		NobodyToNote: "Tidak ada peserta yang dapat dicatat pada sesi ini.", NothingNoted: "Tidak ada yang berubah.", Noted: "Kehadiran tersimpan: hadir %s dari %s",
		DisagreeTitle: "%s dicatat berbeda. Mana yang benar?", FirstTime: "Hadir pertama kali; catat mulai berjalan untuk", FirstTimeNote: "diterima, belum mulai",
		FollowUps: "Tindak lanjut terbuka", Visits: "Kunjungan", NoVisits: "Belum ada kunjungan monev. Tekan n untuk mencatat.", NewVisit: "monev baru", KeyNewVisit: "monev baru",
		KeyDone: "selesai", NotJudged: "belum dinilai", FollowUpNoted: "Tindak lanjut dicatat selesai hari ini.", VisitOn: "monev %s", DoneOn: "selesai %s",
		V: VisitFields{
			Day: "Tanggal", By: "Oleh PK", Findings: "Temuan", FollowUp: "Tindak lanjut", FollowUpDue: "Tenggat", Done: "Selesai tanggal", Scores: "Nilai AKRAB",
			HelpScore: "1 kurang sekali, 3 cukup, 5 baik sekali; kosong berarti tidak dinilai.",
			Akrab:     [5]string{"Aktif (1-5)", "Kreatif (1-5)", "Responsif (1-5)", "Akuntabel (1-5)", "Bermanfaat (1-5)"},
			HelpAkrab: [5]string{"Apakah kelompok sering mengadakan kegiatan dan menerima klien.", "Apakah kelompok mencari cara baru agar klien berkembang.",
				"Seberapa cepat rujukan dan pertanyaan dijawab.", "Apakah kehadiran, hasil, dan bantuan dapat dipertanggungjawabkan.", "Apakah klien sungguh terbantu."},
		},
	}
}

func groupWorkEN() GroupWork {
	return GroupWork{
		TabPrograms: "Offers", TabTakers: "Clients", TabMeetings: "Meetings", TabVisits: "Visits", About: "About the group",
		ColProgram: "Offering", ColSchedule: "schedule", ColSeats: "taken", ColAttendance: "came", ColOutcome: "outcome",
		NoPrograms: "Nothing offered yet. Press n in the part Offers to note what the group offers.",
		NewProgram: "new offering", KeyNewProgram: "new offering", ClosedName: "%s (closed)", ClosedSentence: "This offering takes no clients any more.",
		Over: "OVER", Full: "full", And: ", ", Met: "%s met", Partly: "%s partly", Missed: "%s missed", Placed: "%s at work", SeatsInUse: "Places taken", Period: "Runs",
		Since: "since %s", Until: "until %s", FromTo: "%s to %s",
		WiderThanGroup: "The group itself does not take them; check.", QuotaBelow: "%s places are taken already; this is fewer.",
		P: OfferingFields{
			Name: "Name", Activity: "Kind of activity", Field: "Field", Schedule: "Schedule", Quota: "Places", Place: "Where", From: "From", To: "Until",
			Employs: "May stay to work", Religion: "Religion", Narrow: "Takes fewer", Closed: "Closed",
			HelpSchedule: "Write it as it is said, such as Mon & Thu 09:00. A series of meetings takes its days and time from here.",
			HelpQuota:    "How many clients can take part at once. Empty means that only the group's places count.",
			HelpDistrict: "Empty means the district of the group.", HelpTo: "The last day. Empty means no end.",
			HelpEmploys:  "Yes when who finishes may stay with the group as an employee.",
			HelpReligion: "For spiritual guidance only: whose religion is taught. It ranks groups for a client and shuts nobody out.",
			HelpNarrow:   "The group takes: %s. Choose yes when this offering takes fewer.",
			HelpClosed:   "A closed offering takes no clients any more; its record stays.",
		},
		TakersProposed: "Waiting for the group's answer", TakersAccepted: "Accepted, not begun", TakersRunning: "Running", TakersWaiting: "Waiting list",
		TakersDraft: "Drafts, not proposed", TakersEnded: "Ended", NoTakers: "No client has been referred to this group yet. Refer from the list of clients.",
		NoDue: "no due day", DueBy: "due %s", NotMet: "no meeting yet", Came: "came %s",
		WaitingHead: "Referrals waiting for an answer: %s", AskedAgo: "proposed %s", FiguresHead: "Figures", NoFigures: "No referral and no meeting has been noted yet.",
		Referred: "Referrals", RunningNow: "%s running", WaitingNow: "%s waiting for an answer", QueuedNow: "%s on the waiting list",
		Acceptance: "Accepted", AnswerTime: "Answer takes", Attendance: "Attendance", Outcome: "Goals reached", Score: "AKRAB score",
		ShareOf: "%s (%s of %s)", Days: "%s days", OutcomeOf: "%s (%s)", ScoreOf: "%s of 5",
		NeverMet:     "No meeting with a client yet; call the group.",
		MeetingsOpen: "Attendance not noted", MeetingsComing: "To come", MeetingsPast: "Past",
		NoMeetings:    "No meetings yet. Press N to make a series, n for one meeting.",
		ProgramFirst:  "First note an offering that is open, in the part Offers.",
		OfWhat:        "Meetings of which offering",
		KeyAttendance: "attendance", KeyNewMeeting: "new meeting", KeySeries: "series", LongSeries: "make a series of weekly meetings", KeyCancel: "cancel",
		CancelTitle: "Cancel the meeting %s", CancelWhy: "Why is it not held? It stays on record with the reason.",
		MeetingCancelled: "The meeting is cancelled; edit it if it is held after all.", CancelledBecause: "cancelled: %s", PresentOf: "%s of %s came", NobodyExpected: "no participants", NotNoted: "not noted",
		NewMeeting: "new meeting", NewSeries: "series of meetings", SeriesOf: "%s meetings", SeriesEmpty: "no day fits", SeriesDays: "%s times, %s - %s",
		HelpSeriesTopic: "One topic for all of them; it can be changed for each.",
		M: MeetingFields{
			Offering: "Offering", Day: "Day", Clock: "Time", Minutes: "Minutes", Topic: "Topic", Leader: "Led by", Place: "Where", Cancelled: "Cancelled because", Note: "Note",
			Weekdays: "Weekdays", First: "From", Times: "How many", Until: "Not after", Skip: "Pass holidays over", Days: "That makes", Passed: "Holidays passed",
			HelpClock: "When it begins, such as 9 or 09:30.", NotClock: "Write a time like 9, 09:00 or 13:30.", HelpCancelled: "Empty it if the meeting is held after all.",
			HelpWeekdays: "The weekdays of the meetings; space chooses.", HelpFirst: "The first meeting falls on a chosen weekday, on this day or after it.",
			HelpTimes: "At most %s meetings at once. Empty when the last day decides.", HelpUntil: "No meeting after this day.",
			HelpSkip:    "The office's holidays are passed over and the series ends later. Choose no when the group meets all the same.",
			HelpMinutes: "Empty means the whole time.", HelpGrade: "1 very poor, 3 fair, 5 very good. Empty means not judged.",
		},
		PresenceKeys: [4]string{"p", "e", "i", "a"},
		ColName:      "Name", ColPresence: "Presence", ColWork: "Work", ColConduct: "Conduct", ColMinutes: "Min.", ColNote: "Note", WorkGrade: "Work (1-5)", ConductGrade: "Conduct (1-5)",
		KeyPresence: "presence", KeyRest: "rest present", LongRest: "everybody not noted becomes present", KeyGrade: "grade", KeyWhich: "work/conduct", KeyDetail: "more", KeyForget: "empty",
		GradePresent: "Grades are for those present; note the presence first.", GradeRange: "A grade is 1 to 5; 0 takes it away.",
		NotNotedYet: "not yet", StillOpen: "not yet %s", MinutesLong: "%s minutes", NotYet: "This meeting is still to come; attendance is noted on its day.",
		NobodyToNote: "There is nobody to note at this meeting.", NothingNoted: "Nothing has changed.", Noted: "Attendance saved: %s of %s present",
		DisagreeTitle: "%s is noted differently. Which is right?", FirstTime: "Here for the first time; note that it began for", FirstTimeNote: "accepted, not begun",
		FollowUps: "Open follow-ups", Visits: "Visits", NoVisits: "No visit yet. Press n to note one.", NewVisit: "new visit", KeyNewVisit: "new visit",
		KeyDone: "done", NotJudged: "not judged", FollowUpNoted: "The follow-up is noted as done today.", VisitOn: "visit %s", DoneOn: "done %s",
		V: VisitFields{
			Day: "Day", By: "By (PK)", Findings: "Findings", FollowUp: "Follow-up", FollowUpDue: "Due", Done: "Done on", Scores: "AKRAB scores",
			HelpScore: "1 very poor, 3 fair, 5 very good; empty means not judged.",
			Akrab:     [5]string{"Active (1-5)", "Creative (1-5)", "Responsive (1-5)", "Accountable (1-5)", "Useful (1-5)"},
			HelpAkrab: [5]string{"Whether the group often meets and takes clients in.", "Whether it looks for new ways to help clients along.",
				"How soon referrals and questions are answered.", "Whether attendance, results and help can be accounted for.", "Whether clients are really helped."},
		},
	}
}
