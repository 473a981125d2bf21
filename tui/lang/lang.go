// Package lang holds every word of the desk, in Indonesian and in English, and
// writes numbers, dates and amounts as each language does.
//
// The words are one struct, so that a missing one is seen by the compiler's
// reader and by the package's test, and never by a clerk. Each family of
// screens has a part and a file of its own. It knows the model's enumerations
// and nothing else.
package lang

import "fmt"

// The languages, by the code that settings hold.
const (
	Indonesian = "id"
	English    = "en"
)

// Strings are the words of one language.
type Strings struct {
	Code         string
	Common       Common
	Shell        Shell
	People       People
	Form         Form
	Domain       Domain
	Desk         Desk
	Clients      Clients
	Counselors   Counselors
	Groups       Groups
	Caseload     Caseload
	Area         Area
	Office       Office
	Record       Record
	Reports      Reports
	Report       Report
	Matters      Matters
	Contacts     Contacts
	Flow         Flow
	Referrals    Referrals
	Mechanism    Mechanism
	Rebalance    Rebalance
	Audit        Audit
	Plain        Plain
	Company      Company
	Together     Together
	Effect       Effect
	EffectScreen EffectScreen
	Stigma       Stigma
	Backups      Backups
	Imports      Imports
	Exports      Exports
	Letters      Letters
	Retention    Retention
}

// For returns the words of a language; Indonesian if it is not known.
func For(code string) *Strings {
	if code == English {
		return &Strings{
			Code:         English,
			Common:       commonEN(),
			Shell:        shellEN(),
			People:       peopleEN(),
			Form:         formEN(),
			Domain:       domainEN(),
			Desk:         deskEN(),
			Clients:      clientsEN(),
			Counselors:   counselorsEN(),
			Groups:       groupsEN(),
			Caseload:     caseloadEN(),
			Area:         areaEN(),
			Office:       officeEN(),
			Record:       recordEN(),
			Reports:      reportsEN(),
			Report:       reportEN(),
			Matters:      mattersEN(),
			Contacts:     contactsEN(),
			Flow:         flowEN(),
			Referrals:    referralsEN(),
			Mechanism:    mechanismEN(),
			Rebalance:    rebalanceEN(),
			Audit:        auditEN(),
			Plain:        plainEN(),
			Company:      companyEN(),
			Together:     togetherEN(),
			Effect:       effectEN(),
			EffectScreen: effectScreenEN(),
			Stigma:       stigmaEN(),
			Backups:      backupsEN(),
			Imports:      importsEN(),
			Exports:      exportsEN(),
			Letters:      lettersEN(),
			Retention:    retentionEN(),
		}
	}
	return &Strings{
		Code:         Indonesian,
		Common:       commonID(),
		Shell:        shellID(),
		People:       peopleID(),
		Form:         formID(),
		Domain:       domainID(),
		Desk:         deskID(),
		Clients:      clientsID(),
		Counselors:   counselorsID(),
		Groups:       groupsID(),
		Caseload:     caseloadID(),
		Area:         areaID(),
		Office:       officeID(),
		Record:       recordID(),
		Reports:      reportsID(),
		Report:       reportID(),
		Matters:      mattersID(),
		Contacts:     contactsID(),
		Flow:         flowID(),
		Referrals:    referralsID(),
		Mechanism:    mechanismID(),
		Rebalance:    rebalanceID(),
		Audit:        auditID(),
		Plain:        plainID(),
		Company:      companyID(),
		Together:     togetherID(),
		Effect:       effectID(),
		EffectScreen: effectScreenID(),
		Stigma:       stigmaID(),
		Backups:      backupsID(),
		Imports:      importsID(),
		Exports:      exportsID(),
		Letters:      lettersID(),
		Retention:    retentionID(),
	}
}

// F fills a sentence.
func (l *Strings) F(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// Common are the words that every screen uses.
type Common struct {
	Yes, No, Close, Choose, Move, Cancel, Mark, MarkAll, Apply, Reorder, Continue, Required string
	Sort, Columns, SortBy, ChooseColumns, Ascending, Descending                             string
	Back, Clear, Save, Open, Next, Previous, Add, Remove, Edit, Help, Search, None, All     string
	Working, Failed, Retry, Unknown, Of, Today, Tomorrow, Yesterday, Reason, Changed        string
	Space                                                                                   string // the key
}

func commonID() Common {
	return Common{
		Yes: "Ya", No: "Tidak", Close: "tutup", Choose: "pilih", Move: "pilih", Cancel: "batal", Mark: "tandai", MarkAll: "tandai semua",
		Apply: "terapkan", Reorder: "pindah", Continue: "lanjut", Required: "Harus diisi.",
		Sort: "urut", Columns: "kolom", SortBy: "Urutkan menurut", ChooseColumns: "Pilih kolom", Ascending: "naik", Descending: "turun",
		Back: "kembali", Clear: "kosongkan", Save: "simpan", Open: "buka", Next: "lanjut", Previous: "sebelumnya", Add: "tambah",
		Remove: "hapus", Edit: "ubah", Help: "bantuan", Search: "cari", None: "belum ada", All: "semua",
		Working: "sebentar", Failed: "Tidak berhasil", Retry: "coba lagi", Unknown: "tidak dikenal", Of: "dari",
		Today: "hari ini", Tomorrow: "besok", Yesterday: "kemarin", Reason: "Alasan", Changed: "diubah", Space: "spasi",
	}
}

func commonEN() Common {
	return Common{
		Yes: "Yes", No: "No", Close: "close", Choose: "choose", Move: "move", Cancel: "cancel", Mark: "mark", MarkAll: "mark all",
		Apply: "apply", Reorder: "reorder", Continue: "continue", Required: "Must be filled in.",
		Sort: "sort", Columns: "columns", SortBy: "Sort by", ChooseColumns: "Choose columns", Ascending: "ascending", Descending: "descending",
		Back: "back", Clear: "clear", Save: "save", Open: "open", Next: "next", Previous: "previous", Add: "add",
		Remove: "remove", Edit: "edit", Help: "help", Search: "search", None: "none yet", All: "all",
		Working: "one moment", Failed: "That did not work", Retry: "try again", Unknown: "unknown", Of: "of",
		Today: "today", Tomorrow: "tomorrow", Yesterday: "yesterday", Reason: "Reason", Changed: "changed", Space: "space",
	}
}
