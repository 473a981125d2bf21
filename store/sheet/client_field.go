package sheet

import "guyub/model"

// clientFields are those of a table of clients, in the order of the client form.
// The headings were seen in the lists and programs of real offices (domain
// section 5), or follow from them by the usual abbreviations.
func clientFields() []Field {
	return []Field{
		{Key: keyRegister, Headings: []string{"nomor register", "no register", "no reg", "noreg", "register", "no registrasi", "nomor registrasi", "no register klien", "nomor register klien", "no reg klien", "no induk klien"}, Required: true},
		{Key: "name", Headings: []string{"nama klien", "nama", "nama lengkap", "nama klien pemasyarakatan", "nama lengkap klien", "klien", "nama wbp"}, Required: true},
		{Key: "alias", Headings: []string{"alias", "nama alias", "nama panggilan", "als"}},
		{Key: "nik", Headings: []string{"nik", "no nik", "nomor nik", "no ktp", "nomor ktp", "ktp", "nik klien"}},
		{Key: "birthplace", Headings: []string{"tempat lahir", "tmp lahir", "tpt lahir", "kota lahir"}},
		{Key: "born", Headings: []string{"tgl lahir", "tanggal lahir", "tgl lhr", "lahir"}, Holds: Day},
		{Key: "birth", Headings: []string{"ttl", "tempat tgl lahir", "tempat tanggal lahir", "tempat dan tanggal lahir", "tmp tgl lahir"}, Another: true},
		{Key: "sex", Headings: []string{"jk", "l p", "jenis kelamin", "kelamin", "sex", "gender"}, Holds: Choice, Words: codesOf(model.Sexes())},
		{Key: "religion", Headings: []string{"agama"}, Holds: Choice, Words: codesOf(model.Religions())},
		{Key: "marital", Headings: []string{"status pernikahan", "status perkawinan", "status kawin", "status nikah", "pernikahan"}, Holds: Choice, Words: codesOf(model.Maritals())},
		{Key: "education", Headings: []string{"pendidikan", "pendidikan terakhir", "pend", "pend terakhir"}, Holds: Choice, Words: codesOf(model.Educations())},
		{Key: "employment", Headings: []string{"status kerja", "status pekerjaan", "bekerja", "status bekerja"}, Holds: Choice, Words: codesOf(model.Employments())},
		{Key: "job", Headings: []string{"pekerjaan", "pekerjaan klien", "mata pencaharian"}},
		{Key: "skills", Headings: []string{"bakat dan minat", "bakat minat", "bakat", "minat", "keterampilan", "keahlian"}},
		{Key: "phone", Headings: []string{"no hp", "nomor hp", "hp", "no telp", "no telepon", "nomor telepon", "telepon", "telp", "no wa", "wa", "no hp wa", "no hp klien", "kontak"}},
		{Key: "phone2", Headings: []string{"telepon lain", "no hp 2", "hp 2", "no telp 2", "telepon 2"}},
		{Key: "street", Headings: []string{"alamat", "alamat klien", "alamat lengkap", "alamat tempat tinggal", "alamat rumah", "jalan", "dusun", "jalan dusun", "alamat domisili"}},
		{Key: "rtrw", Headings: []string{"rt rw", "rtrw"}},
		{Key: "rt", Headings: []string{"rt"}, Another: true},
		{Key: "rw", Headings: []string{"rw"}, Another: true},
		{Key: "village", Headings: []string{"desa", "kelurahan", "desa kelurahan", "desa kel", "kel desa", "kelurahan desa"}},
		{Key: "district", Headings: []string{"kecamatan", "kec", "kode kecamatan", "wilayah kecamatan"}, Required: true},
		{Key: "regency", Headings: []string{"kabupaten", "kab", "kabupaten kota", "kab kota", "kota", "kota kabupaten", "wilayah"}},
		{Key: "section", Headings: []string{"subseksi", "subsi", "seksi", "dewasa anak", "anak dewasa", "kategori usia", "bkd bka"}, Holds: Choice, Words: codesOf([]model.Section{model.Adults, model.Children})},
		{Key: "disability", Headings: []string{"disabilitas", "difabel", "kebutuhan khusus"}},
		{Key: "notes", Headings: []string{"catatan", "keterangan", "ket"}, Holds: Lines},
		{Key: "registered", Headings: []string{"tgl daftar", "tanggal daftar", "tgl register", "tanggal register", "tgl registrasi", "tanggal registrasi", "tgl penerimaan", "tanggal penerimaan", "tgl terima"}, Holds: Day},

		{Key: "term.category", Headings: []string{"kategori", "kat", "program", "jenis program", "jenis integrasi", "jenis bimbingan", "jenis klien", "integrasi", "status program", "jenis reintegrasi"}, Holds: Choice, Words: codesOf(model.Categories()), Required: true},
		{Key: "term.state", Headings: []string{"status", "status klien", "status bimbingan", "keadaan"}, Holds: Choice, Words: codesOf(model.TermStates())},
		{Key: "term.caseno", Headings: []string{"no perkara", "nomor perkara", "no registrasi perkara", "nomor registrasi perkara"}},
		{Key: "term.offence", Headings: []string{"perkara", "kasus", "jenis kasus", "tindak pidana", "jenis perkara", "jenis tindak pidana"}},
		{Key: "term.article", Headings: []string{"pasal", "pasal yang dilanggar", "psl"}},
		{Key: "term.verdict", Headings: []string{"no putusan", "nomor putusan", "putusan", "no put"}},
		{Key: "term.verdictdate", Headings: []string{"tgl putusan", "tanggal putusan", "tgl put"}, Holds: Day},
		{Key: "term.court", Headings: []string{"pengadilan", "pengadilan negeri", "pn"}},
		{Key: "term.sentence", Headings: []string{"pidana", "lama pidana", "hukuman", "lama hukuman", "vonis", "masa pidana"}},
		{Key: "term.years", Headings: []string{"pidana tahun", "hukuman tahun", "tahun pidana"}, Another: true},
		{Key: "term.months", Headings: []string{"pidana bulan", "hukuman bulan", "bulan pidana"}, Another: true},
		{Key: "term.days", Headings: []string{"pidana hari", "hukuman hari", "hari pidana"}, Another: true},
		{Key: "term.twothirds", Headings: []string{"2 3 masa pidana", "tgl 2 3", "2 3", "dua pertiga", "tanggal 2 3", "2 3 mp"}, Holds: Day},
		{Key: "term.decreeno", Headings: []string{"no sk", "nomor sk", "sk", "no sk program", "nomor sk program", "no sk pb", "no sk integrasi"}},
		{Key: "term.decreedate", Headings: []string{"tgl sk", "tanggal sk", "tgl sk program", "tanggal sk program"}, Holds: Day},
		{Key: "term.origin", Headings: []string{"asal upt", "upt", "asal", "asal instansi", "lapas", "lapas asal", "asal lapas", "lapas rutan", "asal lapas rutan"}},
		{Key: "term.start", Headings: []string{"tgl mulai", "tanggal mulai", "mulai", "mulai bimbingan", "tgl mulai bimbingan", "tanggal mulai bimbingan", "tmt", "tgl bebas"}, Holds: Day},
		{Key: "term.end", Headings: []string{"tgl ekspirasi", "tanggal ekspirasi", "ekspirasi", "tgl berakhir", "tanggal berakhir", "akhir bimbingan", "tgl akhir bimbingan", "tanggal akhir bimbingan", "tgl akhir", "tanggal akhir", "berakhir", "tgl bebas murni", "bebas murni", "tgl selesai", "tanggal selesai", "expirasi", "tgl expirasi"}, Holds: Day},
		{Key: "term.general", Headings: []string{"syarat umum"}, Holds: Lines},
		{Key: "term.special", Headings: []string{"syarat khusus"}, Holds: Lines},
		{Key: "term.hours", Headings: []string{"jam kerja sosial", "jumlah jam", "jam"}},

		{Key: "guarantor.name", Headings: []string{"penjamin", "nama penjamin"}},
		{Key: "guarantor.relation", Headings: []string{"hubungan", "hubungan penjamin", "hub penjamin", "hubungan keluarga", "hub keluarga"}, Holds: Choice, Words: codesOf(model.Relations())},
		{Key: "guarantor.nik", Headings: []string{"nik penjamin", "no ktp penjamin"}},
		{Key: "guarantor.phone", Headings: []string{"hp penjamin", "no hp penjamin", "telepon penjamin", "no telp penjamin", "telp penjamin"}},
		{Key: "guarantor.address", Headings: []string{"alamat penjamin"}},
		{Key: "guarantor.letterdate", Headings: []string{"tgl surat jaminan", "tanggal surat jaminan", "surat jaminan"}, Holds: Day},

		{Key: "counselor", Headings: []string{"pk", "nama pk", "pembimbing", "pembimbing kemasyarakatan", "nama pembimbing", "nama pembimbing kemasyarakatan", "pk pembimbing", "pk nip", "nama pk nip"}},
		{Key: "counselor.nip", Headings: []string{"nip", "nip pk", "nip pembimbing", "nip pembimbing kemasyarakatan"}},
		{Key: "risk", Headings: []string{"risiko", "rri", "tingkat risiko", "hasil rri", "risiko rri", "resiko", "tingkat resiko"}, Holds: Choice, Words: codesOf(model.Risks())},
		{Key: "assessment.score", Headings: []string{"skor rri", "skor", "nilai rri"}},
		{Key: "assessment.date", Headings: []string{"tgl asesmen", "tanggal asesmen", "tgl assesmen", "tgl assessment", "tgl rri", "tanggal rri"}, Holds: Day},
		{Key: "stage", Headings: []string{"tahap", "tahap bimbingan", "tahap pembimbingan"}, Holds: Choice, Words: codesOf(model.StageKinds())},
	}
}
