package sheet

import (
	"fmt"
	"strings"

	"guyub/model"
)

// sentenceOf words a problem for the reject file.
func sentenceOf(p model.Problem) string {
	arg := func(i int) string {
		if i < len(p.Args) {
			return p.Args[i]
		}
		return "?"
	}
	switch p.Code {
	case model.Missing:
		return "wajib diisi: " + p.Field
	case model.TooLong:
		return fmt.Sprintf("terlalu panjang, paling banyak %s huruf", arg(0))
	case model.NotClean:
		return "berisi huruf yang tidak terlihat"
	case model.BadNIK:
		return "NIK bukan 16 angka yang mungkin"
	case model.NIKDate:
		return "tanggal dalam NIK bukan tanggal lahirnya"
	case model.NIKSex:
		return "NIK menyebut jenis kelamin yang lain"
	case model.BadPhone:
		return "nomor telepon tidak lazim"
	case model.BadRegister:
		return "nomor register tidak lazim"
	case model.DateOrder:
		return "tanggal mendahului " + arg(0)
	case model.DateFuture:
		return "tanggal belum tiba"
	case model.BeforeBirth:
		return "tanggal mendahului tanggal lahir"
	case model.AgeDoubtful:
		return "umur " + arg(0) + " tahun meragukan untuk subseksinya"
	case model.UnknownDistrict:
		return "kecamatan tidak ada di wilayah kerja"
	case model.UnknownCounselor:
		return "PK tidak dikenal"
	case model.TwoOpen, model.AssignmentOverlap:
		return "penunjukan PK bertumpang tindih"
	case model.HoursRange:
		return "jam kerja sosial harus 8 sampai 240"
	case model.TermTooLong:
		return "pidana pengawasan lebih dari tiga tahun"
	case model.NegativeNumber, model.OutOfRange:
		return "angka di luar batas " + strings.Join(p.Args, " sampai ")
	case model.EndMissing:
		return "tanggal ekspirasi kosong"
	case model.GuarantorMissing:
		return "penjamin belum ada"
	case model.ChildSection:
		return "kategori anak di subseksi dewasa"
	}
	return sentenceOfWork(p, arg)
}

// sentenceOfWork words the problems of counselors, groups and contacts.
func sentenceOfWork(p model.Problem, arg func(int) string) string {
	switch p.Code {
	case model.BadNIP:
		return "NIP tidak lazim; biasanya 18 angka"
	case model.BadCode:
		return "kode tidak dikenal"
	case model.AbsenceOverfull:
		return "pengurangan waktu pada saat yang sama melebihi 100 %"
	case model.NoField:
		return "wajib diisi: sedikitnya satu bidang"
	case model.CriteriaOpen:
		return "keempat kriteria harus terpenuhi dahulu"
	case model.CriterionOpen:
		return "kriteria ini belum terpenuhi"
	case model.PartnersFew:
		return "mitra baru " + arg(0) + " dari " + arg(1) + " yang diminta"
	case model.AgreementOpen:
		return "belum ada PKS yang ditandatangani dan berlaku"
	case model.GuidanceEnded:
		return "di luar masa bimbingan klien ini"
	case model.AfterExpiry:
		return "sesudah ekspirasi " + arg(0)
	case model.BeforeStart:
		return "sebelum bimbingan mulai " + arg(0)
	case model.ReasonLate:
		return "terlambat dari " + arg(0) + "; tulis alasannya"
	case model.ReasonRemote:
		return "lapor daring; tulis alasannya"
	case model.SecondReport:
		return "lapor kedua pada hari yang sama; tulis alasannya"
	case model.ServiceTermLong:
		return "kerja sosial lebih dari enam bulan"
	case model.ConflictOfInterest:
		return "PK ini punya benturan kepentingan dengan klien"
	case model.StageReference:
		return "rujukan sidang TPP kosong"
	case model.StageReason:
		return "alasan perpindahan tahap kosong"
	case model.UnknownReason:
		return "alasan tidak ada di daftar kantor"
	}
	return string(p.Code)
}
