package lang

import (
	"slices"
	"strings"
)

// Record are the words that the screens of all kinds of records share: lists
// with a search, forms with a draft, histories.
type Record struct {
	KeyCopy, KeyPrint, Copied, Printed, NotPrinted string // a page that leaves the desk
	// List
	Count, KeySearch, KeyOpen, KeyNew, KeyEdit, KeyTab, KeyMove, KeyClear, AndMore string
	// Form
	DraftTitle, DraftUse, DraftDrop          string
	LeaveTitle, LeaveText, LeaveYes, LeaveNo string
	Saved, Merged, Collided, Theirs          string
	TakenBy, TakenHidden, Wrong, Gone        string
	// History
	HistoryHead, NoHistory, Reading, By, Became, Emptied, FilledIn, Hidden string
	Yes, No                                                                string
	// Intents are what was done, by the intent that the audit keeps.
	Intents map[string]string
}

func recordID() Record {
	return Record{
		KeyCopy: "salin", KeyPrint: "cetak", Copied: "Halaman disalin; tempel di pengolah kata untuk dicetak.",
		Printed: "Halaman dikirim ke pencetak.", NotPrinted: "Tidak tercetak, salin dengan y: %s.",
		Count: "%s dari %s", KeySearch: "cari", KeyOpen: "buka", KeyNew: "baru", KeyEdit: "ubah", KeyTab: "bagian", KeyMove: "gulir", KeyClear: "kosongkan", AndMore: "dan %s lagi",
		DraftTitle: "Ada draf yang belum disimpan, dari %s",
		DraftUse:   "lanjutkan isian itu", DraftDrop: "mulai dari awal, buang draf",
		LeaveTitle: "Tinggalkan isian", LeaveText: "Isian ini belum disimpan. Drafnya tetap ada dan ditawarkan lagi saat dibuka kembali.",
		LeaveYes: "Tinggalkan", LeaveNo: "Lanjut mengisi",
		Saved:    "Tersimpan: %s",
		Merged:   "%s juga mengubahnya. Sudah digabung; periksa, simpan lagi.",
		Collided: "%s juga mengubahnya. Pilih untuk tiap isian, lalu simpan.",
		Theirs:   "Dari meja lain: %s",
		TakenBy:  "Sudah dipakai %s.", TakenHidden: "Sudah dipakai catatan lain.",
		Wrong:     "Belum tersimpan. Perbaiki isian yang ditandai.",
		Gone:      "Catatan ini tidak ada lagi.",
		NoHistory: "Belum ada riwayat.", Reading: "Membaca riwayat", HistoryHead: "Riwayat",
		By: "%s · %s", Became: "%s: %s menjadi %s", Emptied: "%s: %s dikosongkan", FilledIn: "%s: %s", Hidden: "Isi perubahan tidak terbuka untuk Anda.",
		Yes: "ya", No: "tidak",
		Intents: map[string]string{
			"group.save": "data disimpan", "group.create": "didaftarkan", "counselor.save": "data disimpan", "counselor.create": "didaftarkan",
			"user.save": "akun disimpan", "user.create": "akun dibuat", "user.activation": "kode aktivasi baru", "user.password": "kata sandi diganti",
			"user.preferences": "tampilan dipilih", "user.disable": "akun dinonaktifkan", "user.enable": "akun diaktifkan",
			"region.save": "wilayah disimpan", "norm.save": "norma diputuskan", "office.save": "data kantor disimpan", "office.create": "kantor disiapkan",
			"desk.undo": "tindakan dibatalkan", "record.read": "dibuka", "record.reveal": "data pribadi dilihat", "data.load": "dimuat", "data.import": "diimpor", "region.import": "wilayah diimpor", "batch.begin": "impor dimulai", "batch.resume": "impor dilanjutkan", "batch.end": "impor berakhir", "batch.undo": "impor ditarik kembali",
			"demo.fill": "data contoh dibuat", "client.create": "didaftarkan", "client.save": "data disimpan", "client.edit": "data diubah", "client.assign": "PK dialihkan",
			"matter.save": "urusan dicatat", "matter.step": "langkah dicatat", "contact.save": "kontak dicatat", "contact.report": "lapor dicatat",
			"contact.strike": "kontak dicoret", "day.turn": "dihitung pada pergantian hari", "day.loads": "beban dicatat pada pergantian hari", "holiday.save": "hari libur disimpan", "mechanism.save": "mekanisme diputuskan", "group.step": "langkah dicatat", "group.renew": "PKS diperbarui", "site.save": "lokasi disimpan",
			"offering.save": "program disimpan", "meeting.save": "sesi disimpan", "meeting.plan": "rangkaian sesi dibuat", "meeting.cancel": "sesi dibatalkan",
			"meeting.attend": "kehadiran dicatat", "monitoring.save": "monev disimpan", "monitoring.done": "tindak lanjut selesai",
			"month.close": "bulan ditutup", "enrolment.refer": "klien dirujuk", "enrolment.step": "langkah rujukan", "enrolment.save": "rujukan disimpan", "abstention.save": "alasan tidak ikut dicatat",
			"acceptance.save": "penerimaan dicatat", "acceptance.strike": "penerimaan dicoret", "outreach.save": "sosialisasi disimpan",
			"wording.save": "naskah disimpan", "rebalance.propose": "pemerataan diajukan", "rebalance.diterapkan": "pemerataan diterapkan", "rebalance.ditolak": "pemerataan ditolak", "rebalance.dibatalkan": "pemerataan dibatalkan", "rebalance.undo": "pemerataan dikembalikan",
			"session.signin": "masuk", "session.signout": "keluar", "session.failed": "gagal masuk", "session.end": "sesi diakhiri", "session.pin": "PIN dipasang", "session.resume": "kunci layar dibuka", "user.recovery": "kode pemulihan",
			"data.export":        "data dibawa keluar",
			"audit.exposure":     "data terdampak ditanyakan",
			"data.backup":        "cadangan dibuat",
			"data.archive":       "kantor dibuat dari arsip",
			"terminal.add":       "terminal dikenalkan",
			"terminal.remove":    "terminal dicabut",
			"data.rekey":         "kunci data diganti",
			"backup.drill":       "cadangan diuji",
			"backup.restore":     "cadangan dipulihkan",
			"erasure.propose":    "anonimisasi diajukan",
			"erasure.berjalan":   "anonimisasi diputuskan",
			"erasure.run":        "data klien dianonimkan",
			"erasure.dijalankan": "anonimisasi selesai",
			"erasure.ditolak":    "anonimisasi ditolak",
			"erasure.dibatalkan": "anonimisasi dibatalkan",
		},
	}
}

func recordEN() Record {
	return Record{
		KeyCopy: "copy", KeyPrint: "print", Copied: "Page copied; paste it into a word processor to print it.",
		Printed: "Page sent to the printer.", NotPrinted: "Not printed, copy it with y: %s.",
		Count: "%s of %s", KeySearch: "search", KeyOpen: "open", KeyNew: "new", KeyEdit: "edit", KeyTab: "parts", KeyMove: "scroll", KeyClear: "clear", AndMore: "and %s more",
		DraftTitle: "There is a draft not saved, left %s",
		DraftUse:   "go on with it", DraftDrop: "start afresh and discard it",
		LeaveTitle: "Leave the form", LeaveText: "This is not saved. A draft is kept and offered when the form is opened again.",
		LeaveYes: "Leave", LeaveNo: "Stay",
		Saved:    "Saved: %s",
		Merged:   "%s changed it too. Both are put together; check, save again.",
		Collided: "%s changed it too. Choose for each field, then save.",
		Theirs:   "From another desk: %s",
		TakenBy:  "Already used by %s.", TakenHidden: "Already used by another record.",
		Wrong:     "Not saved yet. Correct the marked fields.",
		Gone:      "This record is no longer there.",
		NoHistory: "No history yet.", Reading: "Reading the history", HistoryHead: "History",
		By: "%s · %s", Became: "%s: %s became %s", Emptied: "%s: %s was taken out", FilledIn: "%s: %s", Hidden: "What changed is not open to you.",
		Yes: "yes", No: "no",
		Intents: map[string]string{
			"group.save": "data saved", "group.create": "registered", "counselor.save": "data saved", "counselor.create": "registered",
			"user.save": "account saved", "user.create": "account made", "user.activation": "new activation code", "user.password": "password changed",
			"user.preferences": "look chosen", "user.disable": "account disabled", "user.enable": "account enabled",
			"region.save": "area saved", "norm.save": "norm decided", "office.save": "office saved", "office.create": "office set up",
			"desk.undo": "action taken back", "record.read": "opened", "record.reveal": "personal data seen", "data.load": "loaded", "data.import": "imported", "region.import": "area imported", "batch.begin": "import begun", "batch.resume": "import gone on with", "batch.end": "import ended", "batch.undo": "import taken back",
			"demo.fill": "example data made", "client.create": "registered", "client.save": "data saved", "client.edit": "data changed", "client.assign": "reassigned",
			"matter.save": "matter recorded", "matter.step": "step recorded", "contact.save": "contact recorded", "contact.report": "report recorded",
			"contact.strike": "contact struck", "day.turn": "reckoned as the day turned", "day.loads": "loads kept as the day turned", "holiday.save": "holiday saved", "mechanism.save": "mechanism decided", "group.step": "step recorded", "group.renew": "agreement renewed", "site.save": "site saved",
			"offering.save": "offering saved", "meeting.save": "meeting saved", "meeting.plan": "series of meetings made", "meeting.cancel": "meeting cancelled",
			"meeting.attend": "attendance noted", "monitoring.save": "monitoring saved", "monitoring.done": "follow-up done",
			"month.close": "month closed", "enrolment.refer": "client referred", "enrolment.step": "referral went on", "enrolment.save": "referral saved", "abstention.save": "reason for not taking part noted",
			"acceptance.save": "acceptance recorded", "acceptance.strike": "acceptance struck", "outreach.save": "outreach saved",
			"wording.save": "wording saved", "rebalance.propose": "rebalance proposed", "rebalance.diterapkan": "rebalance carried out", "rebalance.ditolak": "rebalance refused", "rebalance.dibatalkan": "rebalance withdrawn", "rebalance.undo": "rebalance undone",
			"session.signin": "signed in", "session.signout": "signed out", "session.failed": "failed to sign in", "session.end": "session ended", "session.pin": "PIN set", "session.resume": "desk unlocked", "user.recovery": "recovery code",
			"data.export":        "data taken out",
			"audit.exposure":     "exposed records asked for",
			"data.backup":        "backup made",
			"data.archive":       "office made from an archive",
			"terminal.add":       "terminal named",
			"terminal.remove":    "terminal taken out",
			"data.rekey":         "data key changed",
			"backup.drill":       "backup tried",
			"backup.restore":     "backup restored",
			"erasure.propose":    "anonymising proposed",
			"erasure.berjalan":   "anonymising decided",
			"erasure.run":        "client anonymised",
			"erasure.dijalankan": "anonymising done",
			"erasure.ditolak":    "anonymising refused",
			"erasure.dibatalkan": "anonymising withdrawn",
		},
	}
}

// Intent words what was done, by the intent that the audit trail keeps; the
// intent itself where it has no words.
func (l *Strings) Intent(intent string) string {
	if w, ok := l.Record.Intents[intent]; ok {
		return w
	}
	return intent
}

// FieldName words a field of a client as the audit trail names it, such as
// "terms.0.end"; the name itself where it has no words.
func (l *Strings) FieldName(path string) string {
	parts := strings.Split(path, ".")
	parts = slices.DeleteFunc(parts, func(s string) bool { return strings.Trim(s, "0123456789") == "" })
	if w, ok := l.Clients.F.names()[strings.Join(parts, ".")]; ok {
		return w
	}
	return path
}
