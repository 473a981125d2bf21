package store

import (
	"errors"
	"fmt"
)

// ErrArchiveUser tells that who is to get into an office made from an archive is
// not one of its users, is disabled, or may not manage the others.
var ErrArchiveUser = errors.New("store: the archive has no active user of this name who may manage users")

// ArchiveError tells what is wrong with an archive, and in which line. Nothing
// was made from it.
type ArchiveError struct {
	Line  int // from 1
	Fault ArchiveFault
}

// ArchiveFault is what is wrong with a line of an archive.
type ArchiveFault string

// The faults.
const (
	ArchiveForeign ArchiveFault = "foreign" // the first line is not that of an archive
	ArchiveForm    ArchiveFault = "form"    // the line is not written as this program writes it
	ArchiveLong    ArchiveFault = "long"    // the line is longer than any can be
	ArchiveOrder   ArchiveFault = "order"   // the line stands twice, or in another place
	ArchiveNumber  ArchiveFault = "number"  // an earlier record has the same unique number
	ArchiveOwner   ArchiveFault = "owner"   // the record belongs to one that is not there
	ArchiveTrail   ArchiveFault = "trail"   // the trail and the records do not tell the same
	ArchivePoint   ArchiveFault = "point"   // the checkpoint was not signed after the one before
	ArchiveCut     ArchiveFault = "cut"     // the archive ends before its last line
	ArchiveSum     ArchiveFault = "sum"     // the last line does not fit those before it
	ArchiveAfter   ArchiveFault = "after"   // something stands after the last line
)

// Error names the line and the fault.
func (e *ArchiveError) Error() string {
	return fmt.Sprintf("store: line %d of the archive: %s", e.Line, e.Fault)
}

func (u *unarchiver) wrong(fault ArchiveFault) error {
	return &ArchiveError{Line: u.number, Fault: fault}
}

// archiveSayings say what is wrong with a line and what to do.
var archiveSayings = map[ArchiveFault]saying{
	ArchiveForeign: {"Baris %d bukan awal arsip guyub; pilih berkas yang dibuat dengan guyub export all.",
		"Line %d is not the beginning of an archive of guyub; choose a file made with guyub export all."},
	ArchiveForm: {"Baris %d arsip tidak terbaca seperti yang ditulis guyub; arsip telah berubah, ambil salinan yang utuh.",
		"Line %d of the archive does not read as guyub writes it; the archive was changed, take a whole copy."},
	ArchiveLong: {"Baris %d arsip terlalu panjang; ini bukan arsip guyub yang utuh, ambil salinan lain.",
		"Line %d of the archive is too long; this is no whole archive of guyub, take another copy."},
	ArchiveOrder: {"Baris %d arsip ganda atau tidak pada tempatnya; arsip telah berubah, ambil salinan yang utuh.",
		"Line %d of the archive stands twice or out of its place; the archive was changed, take a whole copy."},
	ArchiveNumber: {"Baris %d arsip memuat nomor yang sudah dipakai data lain di arsip itu; ambil salinan yang utuh.",
		"Line %d of the archive has a number that another record in it has; take a whole copy."},
	ArchiveOwner: {"Baris %d arsip menyebut klien atau kelompok yang tidak ada di arsip itu; ambil salinan yang utuh.",
		"Line %d of the archive names a client or group that is not in it; take a whole copy."},
	ArchiveTrail: {"Baris %d arsip: jejak audit dan datanya tidak cocok; arsip telah berubah, ambil salinan yang utuh.",
		"Line %d of the archive: the trail and the records do not agree; the archive was changed, take a whole copy."},
	ArchivePoint: {"Baris %d arsip: tanda tangan titik periksa tidak sah; arsip telah berubah, ambil salinan yang utuh.",
		"Line %d of the archive: a checkpoint is not signed as it must be; the archive was changed, take a whole copy."},
	ArchiveCut: {"Arsip terpotong pada baris %d; ambil salinan yang utuh.",
		"The archive is cut off at line %d; take a whole copy."},
	ArchiveSum: {"Baris penutup arsip (%d) tidak cocok dengan isinya; arsip telah berubah, ambil salinan yang utuh.",
		"The last line of the archive (%d) does not fit what it holds; the archive was changed, take a whole copy."},
	ArchiveAfter: {"Masih ada isi pada baris %d sesudah penutup arsip; arsip telah berubah, ambil salinan yang utuh.",
		"Something stands in line %d after the end of the archive; the archive was changed, take a whole copy."},
}
