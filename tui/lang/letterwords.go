package lang

import "guyub/model"

// LetterWords are how a letter is worded where the office has not worded it.
type LetterWords struct {
	Title, Opening, Body, Closing, Signer string
}

// LetterWords returns how a letter is worded. What goes to people outside the
// office is in Indonesian in every language.
func (l *Strings) LetterWords(letter model.Letter) LetterWords {
	if own, ok := lettersOfEnglish[letter]; ok && l.english() {
		return own
	}
	return lettersOfIndonesian[letter]
}

var lettersOfIndonesian = map[model.Letter]LetterWords{
	model.ClientCard: {Title: "Kartu klien", Closing: "Kartu ini berlaku di dalam kantor dan disimpan dalam berkas klien.", Signer: "Pembimbing Kemasyarakatan"},
	model.GuidanceCard: {
		Title:   "Kartu bimbingan",
		Opening: "Kartu ini dibawa setiap kali melapor. Kontrak bimbingan telah dijelaskan dan disetujui oleh klien.",
		Body: `Melapor pada hari yang ditetapkan; bila berhalangan, memberi kabar sebelum hari itu.
Tidak melakukan tindak pidana dan tidak meresahkan masyarakat.
Memberitahukan perubahan alamat, nomor telepon, dan pekerjaan.
Meminta izin sebelum bepergian ke luar kota.
Mengikuti program bimbingan yang disepakati.`,
		Closing: "Bila kartu ini hilang, segera beri tahu pembimbing kemasyarakatan.",
		Signer:  "Pembimbing Kemasyarakatan",
	},
	model.ReportSlip: {Title: "Bukti wajib lapor", Closing: "Simpan bukti ini dan bawa saat melapor kembali.", Signer: "Petugas"},
	model.ReferralNote: {
		Title:   "Surat rujukan",
		Opening: "Dengan ini kami merujuk seorang klien {kantor} untuk mengikuti kegiatan {program} pada {kelompok}. Klien telah menyetujui rujukan ini.",
		Closing: "Mohon jawaban kelompok dengan mengisi bagian di bawah. Keterangan dalam surat ini hanya dipakai untuk kegiatan tersebut dan tidak diteruskan kepada pihak lain.",
		Signer:  "Kepala {kantor}",
	},
	model.AgreementPad: {
		Title:   "Perjanjian kerja sama antara {kantor} dan {kelompok}",
		Opening: `Pada hari ini, {hari} tanggal {tanggal}, para pihak di bawah ini sepakat bekerja sama dalam pembimbingan klien pemasyarakatan oleh Kelompok Masyarakat Peduli Pemasyarakatan (Pokmas Lipas), dengan memperhatikan Undang-Undang Nomor 22 Tahun 2022 tentang Pemasyarakatan dan Keputusan Direktur Jenderal Pemasyarakatan Nomor PAS-06.OT.02.02 Tahun 2020.`,
		Body: `# Maksud dan tujuan
Kerja sama ini dimaksudkan untuk melibatkan masyarakat dalam pembimbingan, agar klien mampu hidup mandiri, diterima lingkungannya, dan tidak mengulangi tindak pidana.
# Ruang lingkup
(1) Kegiatan kerja sama meliputi bidang {bidang}.
(2) Jenis kegiatan, jadwal, tempat, dan jumlah peserta ditetapkan dalam program yang disepakati para pihak.
# Hak dan kewajiban PIHAK KESATU
(1) PIHAK KESATU merujuk klien yang sesuai dengan program dan yang telah menyetujuinya.
(2) PIHAK KESATU menunjuk pembimbing kemasyarakatan sebagai pembina kelompok dan penghubung.
(3) PIHAK KESATU berhak memperoleh catatan kehadiran dan perkembangan peserta.
# Hak dan kewajiban PIHAK KEDUA
(1) PIHAK KEDUA melaksanakan kegiatan sesuai program dan menjawab setiap rujukan.
(2) PIHAK KEDUA mencatat kehadiran serta melaporkan kendala kepada pembina kelompok.
(3) PIHAK KEDUA memperlakukan peserta tanpa diskriminasi dan menjaga martabatnya.
# Pelindungan data pribadi
(1) Data pribadi peserta hanya dipakai untuk kegiatan dalam perjanjian ini, sesuai Undang-Undang Nomor 27 Tahun 2022.
(2) Para pihak tidak menanyakan, menyimpan, atau menyebarkan perkara peserta.
(3) Kegagalan pelindungan data diberitahukan kepada PIHAK KESATU paling lambat pada hari diketahui.
# Jangka waktu
(1) Perjanjian ini berlaku sejak {mulai} sampai dengan {akhir}.
(2) Perjanjian dapat diperpanjang atau diakhiri atas kesepakatan tertulis para pihak.
# Monitoring dan evaluasi
Para pihak melakukan monitoring dan evaluasi sekurang-kurangnya satu kali dalam setahun.
# Pembiayaan
Biaya ditanggung masing-masing pihak sesuai kewajibannya, kecuali disepakati lain secara tertulis.
# Penyelesaian perselisihan
Perbedaan pendapat diselesaikan dengan musyawarah untuk mufakat.`,
		Closing: "Perjanjian ini dibuat rangkap dua, bermeterai cukup, dan mempunyai kekuatan yang sama bagi kedua pihak. Hal yang belum diatur ditetapkan kemudian atas kesepakatan tertulis.",
		Signer:  "Kepala {kantor}",
	},
	model.HandoverNote: {
		Title:   "Berita acara serah terima klien",
		Opening: "Berlaku mulai {berlaku}, bimbingan {jumlah} klien di bawah ini diserahterimakan dengan alasan: {alasan}.",
		Closing: "Berkas klien telah diserahkan, dan hal yang perlu diketahui telah dijelaskan kepada yang menerima.",
		Signer:  "Kepala {kantor}",
	},
	model.Supervision: {
		Title:   "Laporan pengawasan",
		Opening: "Laporan ini disusun untuk menilai pelaksanaan program bimbingan serta kepatuhan klien terhadap syarat umum dan syarat khusus, dari {dari} sampai {sampai}.",
		Closing: "Demikian laporan ini dibuat dengan sebenarnya untuk dipergunakan seperlunya.",
		Signer:  "Kepala {kantor}",
	},
	model.RollSheet: {Title: "Daftar hadir kegiatan", Closing: "Tanda kehadiran: hadir, izin, sakit, alpa.", Signer: "PK pembina kelompok"},
	model.BreachSheet: {
		Title:   "Lembar kerja pemberitahuan kegagalan pelindungan data pribadi",
		Opening: "Menurut Pasal 46 Undang-Undang Nomor 27 Tahun 2022, pemberitahuan tertulis disampaikan paling lambat 3 x 24 jam kepada subjek data pribadi dan lembaga. Lembar ini diisi dari jejak audit {kantor}, {dari} sampai {sampai}; periksa dan lengkapi sebelum disampaikan.",
		Closing: "Lembar ini disimpan bersama bukti pemberitahuan.",
		Signer:  "Kepala {kantor}",
	},
}

// lettersOfEnglish are those that stay in the office, for a desk that reads
// English.
var lettersOfEnglish = map[model.Letter]LetterWords{
	model.ClientCard: {Title: "Client card", Closing: "This card is for use in the office and is kept in the client's file.", Signer: "Counselor"},
	model.HandoverNote: {
		Title:   "Handover of clients",
		Opening: "From {berlaku} on, the guidance of {jumlah} clients below is handed over. Reason: {alasan}.",
		Closing: "The files were handed over, and what must be known was explained to whoever takes over.",
		Signer:  "Head of {kantor}",
	},
	model.Supervision: {
		Title:   "Supervision report",
		Opening: "This report judges how the programme of guidance was carried out and the conditions were kept, from {dari} to {sampai}.",
		Closing: "This report was made truthfully, to be used as needed.",
		Signer:  "Head of {kantor}",
	},
	model.BreachSheet: {
		Title:   "Worksheet of a personal data breach",
		Opening: "By article 46 of Law 27 of 2022 the data subjects and the authority are told in writing within 3 x 24 hours. This sheet is filled in from the audit trail of {kantor}, {dari} to {sampai}; check and complete it before anybody is told.",
		Closing: "This sheet is kept with the proof of what was told.",
		Signer:  "Head of {kantor}",
	},
}
