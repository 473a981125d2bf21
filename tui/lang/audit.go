package lang

import (
	"slices"
	"strings"
)

// Audit are the words of the audit trail (Jejak audit): the list of what was
// done, one entry of it, who has opened a client, and the checkpoints.
type Audit struct {
	Title, KeyTrail                                            string
	ColWhen, ColWho, ColWhat, ColRecord, ColWhere, ColWhy      string
	Program, NotYours, OfKind, AndOthers, Records              string
	Entries, Found, FoundMore, Searching, Paused               string
	Empty, NoneFound                                           string
	KeyOpen, KeyFilter, KeyFind, KeyAgain, KeyPoint, KeyBreach string
	KeyOnlyFailed, KeyClear                                    string
	LastPoint, NoPoint                                         string

	// The filter
	FilterTitle                                              string
	Person, Record, Terminal, From, To, Kind                 string
	HelpPerson, HelpRecord, HelpTerminal, HelpDays, HelpKind string
	Until, Since                                             string
	Kinds                                                    map[string]string

	// One entry
	EntryTitle, Number, Role, Fields, Reads, Unchanged, OpenRecord, PickRecord string

	// Who has opened a client
	OpeningsTitle, OpeningsOf, KeyOpenings, OpeningsNote, NoOpenings string

	// The page of a checkpoint
	PageName, PageTitle, PageDay, PageEntries, PageCode, PageMade, PageWhy, PageCheck, PagePrinted, PageSigned string
}

func auditID() Audit {
	return Audit{
		Title: "Jejak audit", KeyTrail: "jejak audit",
		ColWhen: "Waktu", ColWho: "Orang", ColWhat: "Tindakan", ColRecord: "Catatan", ColWhere: "Terminal", ColWhy: "Alasan",
		Program: "guyub", NotYours: "%s (tidak boleh dilihat)", OfKind: "%s: %s", AndOthers: "%s +%s", Records: "%s catatan",
		Entries: "%s catatan", Found: "%s ditemukan", FoundMore: "%s ditemukan, masih ada", Searching: "Mencari sampai %s", Paused: "berhenti di %s",
		Empty: "Belum ada catatan.", NoneFound: "Tidak ada catatan yang cocok. Ubah saringan dengan f.",
		KeyOpen: "buka", KeyFilter: "saring", KeyFind: "cari klien", KeyAgain: "muat lagi", KeyPoint: "titik periksa", KeyBreach: "lembar kebocoran",
		KeyOnlyFailed: "gagal masuk", KeyClear: "tanpa saringan",
		LastPoint: "Titik periksa %s · %s catatan · %s", NoPoint: "Belum ada titik periksa; yang pertama dibuat pada hari kerja berikutnya.",
		FilterTitle: "Saring jejak audit", Person: "Orang", Record: "Klien", Terminal: "Terminal", From: "Dari hari", To: "Sampai hari", Kind: "Tindakan",
		HelpPerson: "Bagian dari nama pengguna.", HelpRecord: "Nama, nomor register atau NIK.", HelpTerminal: "Nama terminal persis seperti tertulis di daftar, misalnya loket-2.",
		HelpDays: "Kosong berarti tanpa batas. Sampai hari ikut dihitung.", HelpKind: "Kosong berarti semua tindakan.",
		Until: "sampai %s", Since: "mulai %s",
		Kinds: map[string]string{
			"opened": "klien dibuka", "revealed": "data pribadi dilihat", "out": "data keluar kantor", "signin": "masuk dan keluar", "failed": "gagal masuk",
			"accounts": "akun", "clients": "klien diubah", "care": "lapor, kontak, urusan", "groups": "Pokmas dan rujukan", "office": "kantor dan PK",
			"program": "dihitung program",
		},
		EntryTitle: "Catatan %s", Number: "Nomor", Role: "Peran", Fields: "Yang dilihat", Reads: "dibaca, tidak diubah", Unchanged: "tersimpan",
		OpenRecord: "buka data", PickRecord: "Buka yang mana?",
		OpeningsTitle: "Siapa membuka", OpeningsOf: "Siapa membuka data %s", KeyOpenings: "siapa membuka",
		OpeningsNote: "Pembukaan dicatat sekali dalam 15 menit; daftar dan panel di sampingnya tidak dihitung. Ekspor dicatat sebagai daftar, tanpa nama klien.",
		NoOpenings:   "Belum ada yang membuka data klien ini.",
		PageName:     "Titik periksa", PageTitle: "KODE TITIK PERIKSA JEJAK AUDIT", PageDay: "Hari        : %s", PageEntries: "Catatan     : %s", PageMade: "Dibuat      : %s", PageCode: "Kode        : %s",
		PageWhy:     "Selama kode ini cocok, jejak audit sampai hari itu tidak dipotong dan tidak ditulis ulang. Simpan lembar ini di luar komputer.",
		PageCheck:   "Bandingkan dengan: guyub audit verify --code %s",
		PagePrinted: "Dicetak %s oleh %s", PageSigned: "Tanda tangan: ____________________",
	}
}

func auditEN() Audit {
	return Audit{
		Title: "Audit trail", KeyTrail: "audit trail",
		ColWhen: "When", ColWho: "Who", ColWhat: "What", ColRecord: "Record", ColWhere: "Terminal", ColWhy: "Reason",
		Program: "guyub", NotYours: "%s (not yours to see)", OfKind: "%s: %s", AndOthers: "%s +%s", Records: "%s records",
		Entries: "%s entries", Found: "%s found", FoundMore: "%s found, there is more", Searching: "Searching back to %s", Paused: "stopped at %s",
		Empty: "No entries yet.", NoneFound: "No entry fits. Change the filter with f.",
		KeyOpen: "open", KeyFilter: "filter", KeyFind: "find client", KeyAgain: "read again", KeyPoint: "checkpoint", KeyBreach: "breach sheet",
		KeyOnlyFailed: "failed sign-ins", KeyClear: "no filter",
		LastPoint: "Checkpoint %s · %s entries · %s", NoPoint: "No checkpoint yet; the first is made on the next working day.",
		FilterTitle: "Filter the audit trail", Person: "Person", Record: "Client", Terminal: "Terminal", From: "From day", To: "To day", Kind: "What",
		HelpPerson: "Part of a user's name.", HelpRecord: "Name, register number or NIK.", HelpTerminal: "The terminal's name just as the list writes it, such as loket-2.",
		HelpDays: "Empty: no bound. The last day counts.", HelpKind: "Empty: everything.",
		Until: "until %s", Since: "since %s",
		Kinds: map[string]string{
			"opened": "client opened", "revealed": "personal data seen", "out": "data leaving the office", "signin": "signing in and out", "failed": "failed sign-ins",
			"accounts": "accounts", "clients": "clients changed", "care": "reports, contacts, matters", "groups": "groups and referrals", "office": "office and PK",
			"program": "reckoned by the program",
		},
		EntryTitle: "Entry %s", Number: "Number", Role: "Role", Fields: "What was seen", Reads: "read, not changed", Unchanged: "saved",
		OpenRecord: "open record", PickRecord: "Open which one?",
		OpeningsTitle: "Who opened", OpeningsOf: "Who opened the record of %s", KeyOpenings: "who opened",
		OpeningsNote: "An opening is noted once in 15 minutes; lists and the pane beside them do not count. An export is noted as a list, without names of clients.",
		NoOpenings:   "Nobody has opened this client's record yet.",
		PageName:     "Checkpoint", PageTitle: "CHECKPOINT CODE OF THE AUDIT TRAIL", PageDay: "Day         : %s", PageEntries: "Entries     : %s", PageMade: "Made        : %s", PageCode: "Code        : %s",
		PageWhy:     "As long as this code fits, the audit trail up to that day was neither cut off nor written anew. Keep this sheet away from the computer.",
		PageCheck:   "Compare with: guyub audit verify --code %s",
		PagePrinted: "Printed %s by %s", PageSigned: "Signature: ____________________",
	}
}

// AuditKinds are the kinds of doings that the audit trail is filtered by, in
// the order in which they are offered.
func AuditKinds() []string {
	return []string{"opened", "revealed", "out", "signin", "failed", "accounts", "clients", "care", "groups", "office", "program"}
}

// IntentsOf returns the intents of a kind of doings, those that have words.
func (l *Strings) IntentsOf(kind string) []string {
	var out []string
	for intent := range l.Record.Intents {
		if kindOf(intent) == kind || kind == "signin" && kindOf(intent) == "failed" {
			out = append(out, intent)
		}
	}
	slices.Sort(out)
	return out
}

// kindOf puts an intent under its kind.
func kindOf(intent string) string {
	switch intent {
	case "record.read":
		return "opened"
	case "record.reveal":
		return "revealed"
	case "session.failed":
		return "failed"
	case "data.rekey":
		return "accounts"
	case "data.export", "data.backup", "audit.exposure", "backup.drill", "backup.restore":
		return "out"
	}
	switch head, _, _ := strings.Cut(intent, "."); head {
	case "session":
		return "signin"
	case "user":
		return "accounts"
	case "client", "rebalance", "data", "batch", "erasure":
		return "clients"
	case "contact", "matter", "acceptance":
		return "care"
	case "group", "offering", "meeting", "monitoring", "enrolment", "abstention", "mechanism", "outreach":
		return "groups"
	case "day", "demo":
		return "program"
	}
	return "office"
}
