package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/seal"
)

// saying is a sentence in both languages of the desk.
type saying struct{ id, en string }

func (s saying) in(lang string) string {
	if lang == "en" {
		return s.en
	}
	return s.id
}

// sayings tell for each error what to do, the particular before the general.
var sayings = []struct {
	is error
	saying
}{
	{errNotTheirs, saying{
		"Kata sandi salah; periksa huruf besar-kecil lalu coba lagi.",
		"The password is wrong; check capitals and try again."}},
	{ErrWrongPassword, saying{
		"Nama pengguna atau kata sandi salah; periksa huruf besar-kecil lalu coba lagi.",
		"The user name or password is wrong; check capitals and try again."}},
	{ErrWrongCode, saying{
		"Kode pemulihan ini bukan milik kantor ini; ambil kode yang dicetak saat kantor disiapkan.",
		"This recovery code is not this office's; take the one printed when the office was set up."}},
	{seal.ErrTypo, saying{
		"Kode salah ketik; cocokkan huruf demi huruf dengan yang tercetak.",
		"The code was mistyped; compare it letter by letter with the printed one."}},
	{ErrDisabled, saying{
		"Akun ini dinonaktifkan; minta administrator mengaktifkannya kembali.",
		"This account is disabled; ask the administrator to enable it."}},
	{ErrMustChange, saying{
		"Pilih kata sandi Anda sendiri dahulu.",
		"Choose a password of your own first."}},
	{ErrSignedOut, saying{
		"Sesi sudah berakhir; masuk kembali.",
		"The session has ended; sign in again."}},
	{ErrLocked, saying{
		"Data kantor masih terkunci; masuk dahulu.",
		"The office is locked; sign in first."}},
	{ErrNoRecord, saying{
		"Data itu tidak ditemukan; muat ulang daftar lalu cari lagi.",
		"There is no such record; reload the list and search again."}},
	{ErrNewer, saying{
		"Berkas ini ditulis oleh guyub yang lebih baru; perbarui guyub lalu buka lagi.",
		"This file was written by a newer guyub; update guyub and open it again."}},
	{ErrForeign, saying{
		"Berkas ini bukan data kantor guyub; pilih berkas lain dengan --db.",
		"This file is not an office of guyub; choose another with --db."}},
	{ErrUnfinished, saying{
		"Pembuatan kantor ini terputus di tengah jalan; hapus berkasnya lalu buat lagi.",
		"This office was not built to its end; delete the file and build it again."}},
	{ErrNothingToUndo, saying{
		"Tidak ada tindakan Anda yang dapat dibatalkan; perbaiki datanya dengan ubah (u).",
		"Nothing of yours can be taken back; put the record right with edit (u)."}},
	{ErrArchiveUser, saying{
		"Pengguna itu tidak ada di arsip, nonaktif, atau tidak mengelola akun; sebutkan yang lain dengan --user.",
		"That user is not in the archive, is disabled or does not manage accounts; name another with --user."}},
	{ErrBatchOver, saying{
		"Impor ini sudah selesai atau ditarik kembali; muat ulang daftar impor.",
		"This import is over or was taken back; reload the list of imports."}},
	{ErrNotEmpty, saying{
		"Kantor ini sudah berisi klien; pakai impor untuk menambah.",
		"This office has clients already; use import to add more."}},
	{ErrLastManager, saying{
		"Harus ada satu pengguna aktif yang dapat mengelola akun; tunjuk yang lain dahulu.",
		"One active user must be able to manage accounts; appoint another first."}},
	{ErrSelf, saying{
		"Peran dan akses sendiri hanya dapat diubah oleh pengguna lain yang berwenang; minta rekan Anda.",
		"Your own role and access are changed by another authorised user; ask a colleague."}},
	{ErrTooMuch, saying{
		"Terlalu banyak sekaligus; bagi menjadi beberapa bagian.",
		"Too much at once; divide it into parts."}},
	{kv.ErrTooLarge, saying{
		"Terlalu banyak sekaligus; bagi menjadi beberapa bagian.",
		"Too much at once; divide it into parts."}},
	{ErrNoReason, saying{
		"Tuliskan alasannya dahulu.",
		"Give the reason first."}},
	{ErrAnonymous, saying{
		"Data klien ini sudah dianonimkan dan tidak dapat diubah atau dibuka lagi; kembali ke daftar klien.",
		"This client's record names nobody any more and cannot be changed or revealed; go back to the list of clients."}},
	{kv.ErrLocked, saying{
		"Berkas sedang dipakai guyub lain; tutup guyub itu, atau tunggu sampai selesai, lalu coba lagi.",
		"The file is used by another guyub; close that one, or wait until it is done, and try again."}},
	{kv.ErrReadOnly, saying{
		"Berkas atau foldernya tidak dapat ditulis; periksa izin folder atau pilih tempat lain dengan --db.",
		"The file or its folder cannot be written; check the folder's permissions or choose another place with --db."}},
	{kv.ErrWideMode, saying{
		"Berkas dapat dibaca pengguna lain di komputer ini; jalankan chmod 600 pada berkas dan chmod 700 pada foldernya.",
		"Other users of this machine can read the file; run chmod 600 on it and chmod 700 on its folder."}},
	{kv.ErrNetwork, saying{
		"Berkas berada di folder jaringan, yang tidak aman untuk data ini; pindahkan ke cakram komputer sendiri.",
		"The file lies on a network folder, which is not safe for this data; move it to a disk of this machine."}},
	{kv.ErrTruncated, saying{
		"Berkas terpotong; jangan ditulisi, pulihkan cadangan terakhir dengan guyub restore.",
		"The file is cut off; do not write to it, restore the last backup with guyub restore."}},
	{kv.ErrForeign, saying{
		"Berkas ini bukan data kantor guyub; pilih berkas lain dengan --db.",
		"This file is not an office of guyub; choose another with --db."}},
	{kv.ErrNotDurable, saying{
		"Cakram bermasalah dan belum pasti apakah ini tersimpan; tutup guyub, buka lagi, lalu periksa.",
		"The disk failed and it is not certain whether this was saved; close guyub, open it again and look."}},
	{kv.ErrStopped, saying{
		"Penyimpanan dihentikan karena cakram bermasalah; tutup guyub, periksa cakram, lalu buka lagi.",
		"Saving was stopped because the disk failed; close guyub, check the disk and open it again."}},
	{kv.ErrFull, saying{
		"Cakram penuh; kosongkan ruang lalu simpan lagi, yang sudah tersimpan tetap aman.",
		"The disk is full; make room and save again, what was saved is safe."}},
	{kv.ErrClosed, saying{
		"Data kantor sudah ditutup; buka guyub lagi.",
		"The office was closed; open guyub again."}},
	{kv.ErrMissing, saying{
		"Berkas tidak ada; periksa namanya, atau jalankan guyub untuk menyiapkan kantor baru.",
		"There is no such file; check its name, or run guyub to set up a new office."}},
	{kv.ErrExists, saying{
		"Berkas sudah ada dan tidak akan ditimpa; pilih nama lain.",
		"The file exists and is not overwritten; choose another name."}},
	{ErrOtherOffice, saying{
		"Cadangan ini milik kantor lain; pilih cadangan kantor ini.",
		"This backup is another office's; choose one of this office."}},
	{ErrOtherKey, saying{
		"Cadangan ini disegel dengan kunci data yang lama; pulihkan ke berkas baru dengan guyub restore lalu buka dengan kata sandi saat itu.",
		"This backup is sealed with an earlier data key; restore it to a new file with guyub restore and open it with the password of that time."}},
	{ErrSpoilt, saying{
		"Isi cadangan ini tidak cocok dengan namanya, jadi rusak atau tertukar; pilih cadangan lain.",
		"This backup is not what its name says, so it is damaged or exchanged; choose another one."}},
	{ErrNoPlace, saying{
		"Tempat kedua cadangan tidak ada; pasang media penyimpannya, atau betulkan foldernya di Kantor.",
		"The second place for backups is not there; connect its disk, or correct the folder in Office."}},
	{ErrSamePlace, saying{
		"Tempat kedua cadangan sama dengan tempat berkas kantor; pilih folder di cakram lain.",
		"The second place for backups is that of the office's file; choose a folder on another disk."}},
	{ErrElsewhere, saying{
		"Berkas hasil pulih harus sefolder dengan berkas kantor untuk ditukar; pulihkan lagi dengan --db di folder itu.",
		"The restored file must be in the folder of the office's file to take its place; restore again with --db in that folder."}},
	{kv.ErrDamaged, damagedSaying}, {ErrDamaged, damagedSaying}, {seal.ErrDamaged, damagedSaying},
	{context.DeadlineExceeded, saying{
		"Terlalu lama menunggu; coba lagi.",
		"It took too long; try again."}},
	{context.Canceled, saying{
		"Dibatalkan; coba lagi bila perlu.",
		"Cancelled; try again if needed."}},
	{syscall.ENOSPC, saying{
		"Cakram penuh; kosongkan ruang lalu coba lagi.",
		"The disk is full; make room and try again."}},
	{syscall.EIO, saying{
		"Cakram gagal dibaca atau ditulisi; periksa cakram atau kabelnya lalu coba lagi.",
		"The disk could not be read or written; check the disk or its cable and try again."}},
	{fs.ErrPermission, saying{
		"Berkas atau foldernya tidak boleh dibuka; periksa izinnya.",
		"The file or its folder may not be opened; check the permissions."}},
}

var damagedSaying = saying{
	"Ada data yang rusak atau tertukar; berhenti menulisi berkas ini dan pulihkan cadangan terakhir dengan guyub restore.",
	"Some data is damaged or exchanged; stop writing to this file and restore the last backup with guyub restore.",
}

// Explain says in one sentence of the language ("id" or "en") what an error
// means and what to do about it.
func Explain(err error, lang string) string {
	if err == nil {
		return ""
	}
	if s, ok := explainDetail(err, lang); ok {
		return s
	}
	for _, s := range sayings {
		if errors.Is(err, s.is) {
			return s.in(lang)
		}
	}
	return fmt.Sprintf(saying{
		"Terjadi galat yang tidak dikenal (%s); coba lagi, dan laporkan bila terulang.",
		"Something unknown went wrong (%s); try again, and report it if it happens again."}.in(lang), oneLine(err))
}

func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", ", ") }

// explainDetail words the errors that carry details.
func explainDetail(err error, lang string) (string, bool) {
	if e := (*WrongPIN)(nil); errors.As(err, &e) {
		if e.Left > 0 {
			return fmt.Sprintf(saying{
				"PIN salah; %d kali lagi, sesudah itu hanya kata sandi. Kata sandi juga boleh diketik di sini.",
				"The PIN is wrong; %d more tries, then only the password. The password may be typed here too."}.in(lang), e.Left), true
		}
		return saying{
			"PIN tidak berlaku lagi karena lima kali salah; ketik kata sandi.",
			"The PIN no longer works after five wrong ones; type the password."}.in(lang), true
	}
	wrong := errors.Is(err, ErrWrongPassword) || errors.Is(err, ErrWrongCode) // that is said, and the wait besides
	if e := (*Throttled)(nil); errors.As(err, &e) && !wrong {
		return fmt.Sprintf(saying{
			"Terlalu banyak percobaan; tunggu %d detik lalu coba lagi.",
			"Too many tries; wait %d seconds and try again."}.in(lang), e.Seconds()), true
	}
	if e := (*Conflict)(nil); errors.As(err, &e) {
		return saying{
			"Data ini baru saja diubah orang lain; bandingkan kedua versi lalu simpan lagi.",
			"Somebody else has just changed this record; compare both versions and save again."}.in(lang), true
	}
	if e := (*NotExpired)(nil); errors.As(err, &e) {
		return saying{
			"Masa simpan salah satu klien belum berakhir, sudah diajukan, atau seksinya lain; buka lagi daftarnya lalu ajukan kembali.",
			"One of the clients is kept longer, was proposed already, or is of another section; open the list again and propose anew."}.in(lang), true
	}
	if e := (*Taken)(nil); errors.As(err, &e) {
		return fmt.Sprintf(saying{
			"Sudah ada data lain dengan %s ini; periksa kembali, atau buka data yang sudah ada.",
			"This %s belongs to another record; check it, or open the record that has it."}.in(lang), fieldName(e.Field, lang)), true
	}
	if e := (*WeakPassword)(nil); errors.As(err, &e) {
		return weakSayings[e.Why].in(lang), true
	}
	if e := (*ArchiveError)(nil); errors.As(err, &e) {
		return fmt.Sprintf(archiveSayings[e.Fault].in(lang), e.Line), true
	}
	if e := (*Discordant)(nil); errors.As(err, &e) {
		return fmt.Sprintf(saying{
			"%d klien sudah berubah sejak ini disusun; lihat barisnya, keluarkan atau susun ulang.",
			"%d clients have changed since this was put together; look at the rows, take them out or begin anew."}.in(lang), len(e.Rows)), true
	}
	if e := (*Unproved)(nil); errors.As(err, &e) {
		return fmt.Sprintf(saying{
			"Salinan tidak lulus pemeriksaan (%d temuan) dan tidak dijadikan cadangan; jalankan guyub check, cadangan yang lama tetap ada.",
			"The copy did not pass the check (%d findings) and is no backup; run guyub check, the older backups are kept."}.in(lang), e.Findings), true
	}
	if e := (*MigrationFailed)(nil); errors.As(err, &e) {
		if errors.Is(e.Err, kv.ErrNotDurable) {
			return fmt.Sprintf(saying{
				"Cakram gagal saat berkas kantor dibarui; periksa cakramnya lalu buka guyub lagi, salinan sebelum pembaruan ada di %s.",
				"The disk failed while the office's file was updated; check the disk and open guyub again, a copy from before is at %s."}.in(lang), e.Copy), true
		}
		return fmt.Sprintf(saying{
			"Berkas kantor gagal dibarui dan tetap seperti semula (%s); salinannya di %s, buka dengan guyub versi sebelumnya.",
			"The office's file could not be updated and is as it was (%s); a copy is at %s, open it with the earlier guyub."}.in(lang), oneLine(e.Err), e.Copy), true
	}
	if e := (*SecondPlaceError)(nil); errors.As(err, &e) {
		return fmt.Sprintf(saying{
			"Cadangan sudah ada, tetapi tempat kedua gagal: %s",
			"The backup is made, but the second place failed: %s"}.in(lang), Explain(e.Err, lang)), true
	}
	if e := (*BuiltOn)(nil); errors.As(err, &e) {
		return explainBuiltOn(e, lang), true
	}
	if e := (*Overtaken)(nil); errors.As(err, &e) {
		return saying{
			"Datanya sudah diubah lagi sesudahnya; tidak dapat dibatalkan.",
			"The record was changed again afterwards; it cannot be taken back."}.in(lang), true
	}
	if e := (*model.Hindered)(nil); errors.As(err, &e) {
		return saying{
			"Tempat di kelompok itu sudah tidak tersedia; lihat rujukannya.",
			"The place in that group is no longer free; look at the referral."}.in(lang), true
	}
	if e := (*HistoryLost)(nil); errors.As(err, &e) && e.Field == "steps" {
		return saying{
			"Langkah yang sudah dicatat tidak boleh hilang; muat ulang data lalu pakai tombol langkah.",
			"Steps that were recorded must not be lost; reload the record and use the key for steps."}.in(lang), true
	}
	if e := (*HistoryLost)(nil); errors.As(err, &e) {
		return saying{
			"Riwayat penunjukan PK tidak boleh hilang; muat ulang data lalu pakai pengalihan PK.",
			"The history of counselors must not be lost; reload the record and use the change of counselor."}.in(lang), true
	}
	if e := (*Barred)(nil); errors.As(err, &e) {
		why := saying{
			"%s tidak boleh dibimbing PK itu karena benturan kepentingan; pilih PK lain.",
			"%s must not be guided by that PK, who has a conflict of interest; choose another."}
		if e.Held {
			why = saying{
				"%s ditetapkan tetap pada PK-nya; ubah dahulu di data klien (u).",
				"%s is held with their PK; change that first in the client's record (u)."}
		}
		return fmt.Sprintf(why.in(lang), e.Client), true
	}
	if e := (*model.Denied)(nil); errors.As(err, &e) {
		if e.Hidden && e.Action != model.ClientCreate && e.Action != model.ImportData {
			return Explain(ErrNoRecord, lang), true // not even that it exists may be said
		}
		return saying{
			"Peran Anda tidak berwenang untuk ini; minta bantuan kasubsi atau kabapas.",
			"Your role may not do this; ask the head of section or of the office."}.in(lang), true
	}
	if e := (model.Problems)(nil); errors.As(err, &e) && len(e) > 0 {
		return fmt.Sprintf(saying{
			"Isian %s belum benar; perbaiki lalu simpan lagi.",
			"The field %s is not right yet; correct it and save again."}.in(lang), fieldName(e[0].Field, lang)), true
	}
	return "", false
}

var weakSayings = map[WeakReason]saying{
	TooShort: {"Kata sandi terlalu pendek; pakai sedikitnya 8 huruf, sebaiknya 15.",
		"The password is too short; use at least 8 characters, better 15."},
	TooLong: {"Kata sandi terlalu panjang; pakai paling banyak 128 huruf.",
		"The password is too long; use at most 128 characters."},
	TooCommon: {"Kata sandi ini dicoba orang pertama kali; pilih beberapa kata yang tidak berhubungan.",
		"This password is among the first that people try; choose a few unrelated words."},
	PINShape: {"PIN terdiri dari 6 sampai 12 angka; ketik angka saja.",
		"A PIN has 6 to 12 digits; type digits only."},
	PINPlain: {"PIN ini dicoba orang pertama kali; pilih angka yang tidak berulang dan tidak berurutan.",
		"This PIN is among the first that people try; choose digits that neither repeat nor follow each other."},
	PINOwn: {"PIN ini ada di NIP atau tanggal lahir Anda, yang diketahui rekan; pilih angka lain.",
		"This PIN is in your NIP or date of birth, which colleagues know; choose other digits."},
	TooPlain: {"Kata sandi ini mudah diterka dari kantor atau nama Anda; pilih beberapa kata yang tidak berhubungan.",
		"This password is easily guessed from the office or your name; choose a few unrelated words."},
}

// fieldName names the fields that sentences here speak of.
func fieldName(field, lang string) string {
	names := map[string]saying{
		"register": {"nomor register", "register number"}, "nik": {"NIK", "NIK"}, "nip": {"NIP", "NIP"},
		"username": {"nama pengguna", "user name"}, "code": {"kode", "code"}, "from": {"tanggal berlaku", "first day"},
		"name": {"nama", "name"}, "month": {"bulan", "month"}, "district": {"kecamatan", "kecamatan"}, "counselor": {"PK", "counselor"},
	}
	if s, ok := names[field]; ok {
		return s.in(lang)
	}
	return field
}
