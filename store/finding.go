package store

import (
	"fmt"

	"guyub/model"
)

// Fault is what can be wrong in an office's file, as a code that does not
// change from release to release.
type Fault string

// The faults. What each means, and what it calls for, stands in faults.
const (
	FaultMeta      Fault = "meta"      // an entry of the table meta is missing or has a wrong form
	FaultHead      Fault = "head"      // one of the two pages at the head of the file is not whole
	FaultSlot      Fault = "slot"      // what opens an account has a wrong form
	FaultTable     Fault = "table"     // a table that this program does not know
	FaultKey       Fault = "key"       // a key has a wrong form
	FaultTally     Fault = "tally"     // the table does not hold what was written last
	FaultSealed    Fault = "sealed"    // a record does not open
	FaultOlder     Fault = "older"     // a record is not the version that was saved last
	FaultOther     Fault = "other"     // another record stands in its place
	FaultMissing   Fault = "missing"   // a record that was saved is not there
	FaultStays     Fault = "stays"     // a record that left stands in its table
	FaultSummary   Fault = "summary"   // the row of the list differs from the record
	FaultNumber    Fault = "number"    // a unique number leads to a record that has it not
	FaultNumberOff Fault = "numberoff" // a unique number does not lead to its record
	FaultOwner     Fault = "owner"     // listed under a record that it does not belong to
	FaultOwnerOff  Fault = "owneroff"  // not listed under the record that it belongs to
	FaultLive      Fault = "live"      // waits for nobody and is listed as waiting
	FaultLiveOff   Fault = "liveoff"   // waits for somebody and is not listed
	FaultSeat      Fault = "seat"      // a place is kept for nobody
	FaultSeatOff   Fault = "seatoff"   // a place is not kept
	FaultReference Fault = "reference" // a record names another one that is not there
	FaultChain     Fault = "chain"     // the audit chain breaks
	FaultPoint     Fault = "point"     // a checkpoint does not lie on the chain
	FaultPointKey  Fault = "pointkey"  // the next checkpoint cannot be signed
	FaultPointTime Fault = "pointtime" // a checkpoint does not tell the times of its entries
	FaultEntry     Fault = "entry"     // an audit entry does not open
	FaultTrail     Fault = "trail"     // the history of a record leaves out an entry
	FaultDoor      Fault = "door"      // a key is let in that no terminal has
	FaultDoorOff   Fault = "dooroff"   // the key of a terminal is not let in
	FaultNamed     Fault = "named"     // whether only named terminals are let in
	FaultResealed  Fault = "resealed"  // what the change of the key noted of the records does not hold
)

// Finding is something wrong in the file. It names tables and ids only.
type Finding struct {
	Table  string
	ID     model.ID // zero: the table as a whole
	Fault  Fault
	Number uint64 // of the audit entry or checkpoint, 0 when it is about none
	Named  string // the table, or the region, that a reference leads to
}

// Advice is what to do about what a check found.
type Advice string

// The advices, in the order of their weight.
const (
	AdviceNone    Advice = "none"    // nothing
	AdviceCompact Advice = "compact" // the file is whole, and much of it is empty
	AdviceTell    Advice = "tell"    // go on; send the findings to who looks after the program
	AdviceRestore Advice = "restore" // go back to the newest good backup
)

// fault is how a fault is said, and what it calls for.
type fault struct {
	saying
	advice Advice
}

var faults = map[Fault]fault{
	FaultMeta:      {saying{"keterangan pokok berkas hilang atau tidak berbentuk semestinya", "what the file says about itself is missing or malformed"}, AdviceRestore},
	FaultHead:      {saying{"salah satu dari dua halaman kepala berkas rusak, seperti sesudah listrik padam; periksa apakah yang terakhir disimpan ada", "one of the two pages at the head of the file is damaged, as after a power cut; look whether what was saved last is there"}, AdviceTell},
	FaultSlot:      {saying{"kunci akun tidak berbentuk semestinya; akun itu tidak dapat masuk", "the key slot of an account is malformed; that account cannot sign in"}, AdviceRestore},
	FaultTable:     {saying{"tabel ini tidak dikenal guyub ini", "this guyub does not know the table"}, AdviceTell},
	FaultKey:       {saying{"ada kunci yang tidak berbentuk semestinya", "a key is malformed"}, AdviceRestore},
	FaultTally:     {saying{"isi tabel bukan yang terakhir ditulis", "the table does not hold what was written last"}, AdviceRestore},
	FaultSealed:    {saying{"tidak dapat dibuka: isinya rusak atau tertukar", "does not open: it was damaged or exchanged"}, AdviceRestore},
	FaultOlder:     {saying{"bukan versi yang terakhir disimpan", "is not the version that was saved last"}, AdviceRestore},
	FaultOther:     {saying{"berisi data lain", "holds another record"}, AdviceRestore},
	FaultMissing:   {saying{"data yang pernah disimpan tidak ada lagi", "a record that was saved is not there"}, AdviceRestore},
	FaultStays:     {saying{"sudah ditarik kembali tetapi masih ada di tabelnya", "was taken back and stands in its table all the same"}, AdviceRestore},
	FaultSummary:   {saying{"baris di daftar berbeda dari datanya", "the row in the list differs from the record"}, AdviceRestore},
	FaultNumber:    {saying{"ada nomor unik yang menunjuk data yang tidak memakainya", "a unique number leads to a record that does not have it"}, AdviceRestore},
	FaultNumberOff: {saying{"nomor uniknya tidak terdaftar", "its unique number is not in the index"}, AdviceRestore},
	FaultOwner:     {saying{"terdaftar pada data yang bukan induknya", "is listed under a record that it does not belong to"}, AdviceRestore},
	FaultOwnerOff:  {saying{"tidak terdaftar pada data induknya", "is not listed under the record that it belongs to"}, AdviceRestore},
	FaultLive:      {saying{"terdaftar menunggu padahal tidak", "is listed as waiting and is not"}, AdviceRestore},
	FaultLiveOff:   {saying{"menunggu tindakan tetapi tidak terdaftar", "waits for somebody and is not listed"}, AdviceRestore},
	FaultSeat:      {saying{"ada tempat yang disimpan tanpa pemakai", "a place is kept for nobody"}, AdviceRestore},
	FaultSeatOff:   {saying{"tempatnya tidak tersimpan", "has a place that is not kept"}, AdviceRestore},
	FaultReference: {saying{"menyebut data %s yang tidak ada", "names a record of %s that is not there"}, AdviceTell},
	FaultChain:     {saying{"jejak audit tidak utuh mulai catatan %d: berkas diubah di luar guyub", "the audit trail is not whole from entry %d: the file was changed outside guyub"}, AdviceRestore},
	FaultPoint:     {saying{"titik periksa %d tidak cocok dengan jejak audit", "checkpoint %d does not fit the audit trail"}, AdviceRestore},
	FaultPointKey:  {saying{"titik periksa berikutnya tidak dapat ditandatangani", "the next checkpoint cannot be signed"}, AdviceRestore},
	FaultPointTime: {saying{"waktu pada titik periksa tidak mencakup catatan audit %d", "the times of a checkpoint leave out audit entry %d"}, AdviceRestore},
	FaultEntry:     {saying{"catatan audit %d tidak dapat dibuka", "audit entry %d does not open"}, AdviceRestore},
	FaultTrail:     {saying{"riwayatnya melewatkan catatan audit %d", "its history leaves out audit entry %d"}, AdviceRestore},
	FaultDoor:      {saying{"ada kunci terminal yang diterima tanpa terminalnya", "a key is let in that no terminal has"}, AdviceTell},
	FaultDoorOff:   {saying{"kunci terminal ini tidak diterima", "the key of this terminal is not let in"}, AdviceTell},
	FaultNamed:     {saying{"pembatasan terminal berbeda dari data kantor", "whether only named terminals are let in differs from the office's record"}, AdviceTell},
	FaultResealed:  {saying{"daftar dari penggantian kunci data bukan yang dicatat jejak audit", "the list made when the data key was changed is not the one that the audit notes"}, AdviceRestore},
}

// Say words the finding in a language ("id" or "en"), where it is and what it
// is, for whoever repairs: "client 0193…: tidak dapat dibuka".
func (f Finding) Say(lang string) string {
	what := faults[f.Fault].in(lang)
	switch {
	case f.Named != "":
		what = fmt.Sprintf(what, f.Named)
	case f.Number > 0:
		what = fmt.Sprintf(what, f.Number)
	}
	where := f.Table
	if !f.ID.IsZero() {
		where += " " + f.ID.String()
	}
	return where + ": " + what
}

// advices say what to do; that to restore is completed with the command.
var advices = map[Advice]saying{
	AdviceNone: {
		"Tidak ada yang perlu dilakukan.",
		"Nothing needs to be done."},
	AdviceCompact: {
		"Berkas utuh, tetapi lebih dari seperempatnya kosong; jalankan guyub compact saat semua meja ditutup.",
		"The file is whole, but more than a quarter of it is empty; run guyub compact when all desks are closed."},
	AdviceTell: {
		"Data tetap dapat dipakai; kirim daftar temuan ini kepada pengelola guyub, tanpa menyertakan berkasnya.",
		"The data can still be used; send this list of findings to who looks after guyub, without the file."},
	AdviceRestore: {
		"Berhenti menulisi berkas ini dan pulihkan cadangan terakhir yang baik: guyub restore CADANGAN --db BERKAS-BARU.",
		"Stop writing to this file and restore the newest good backup: guyub restore BACKUP --db NEW-FILE."},
}

// Say words the advice in a language.
func (a Advice) Say(lang string) string { return advices[a].in(lang) }
