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
	return string(p.Code)
}
