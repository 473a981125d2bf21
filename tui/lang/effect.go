package lang

import (
	"fmt"

	"guyub/model/indicator"
)

// Effect are the words of the indicators of effectiveness.
type Effect struct {
	Names    map[indicator.Code]string // at most 26 columns
	Formulas map[indicator.Code]string // what is divided by what, and what is left out
	// Factors are the five factors, Obstacles what the study found behind each
	// (domain section 4.1).
	Factors, Obstacles [indicator.FactorCount]string
	Steps              [indicator.StepCount]string // of the way into the groups
}

// targetsOf adds the words of the norms that are targets of indicators.
func (d *Domain) targetsOf(form string, e Effect) {
	for _, s := range indicator.Specs() {
		if s.Target != "" {
			d.Norms[s.Target] = fmt.Sprintf(form, fmt.Sprintf("%s %s", s.Code, e.Names[s.Code]))
		}
	}
}

func effectID() Effect {
	return Effect{
		Factors:   [indicator.FactorCount]string{"hukum (cara kerja kelompok)", "penegak hukum (PK)", "sarana (jangkauan)", "masyarakat (penerimaan)", "kebudayaan (kesediaan)"},
		Obstacles: [indicator.FactorCount]string{"belum ada peraturan tentang cara kerja Pokmas Lipas", "jumlah PK tidak sebanding dan bebannya tidak merata", "wilayah sangat luas, kelompok tidak terjangkau", "stigma di masyarakat", "sedikit yang bersedia ikut dan menerima"},
		Steps:     [indicator.StepCount]string{"Teridentifikasi", "Ditawari", "Dirujuk", "Diterima", "Sesi pertama", "Selesai"},
		Names: map[indicator.Code]string{
			indicator.E1: "Tingkat partisipasi", indicator.E2: "Cakupan rujukan", indicator.E2b: "Diterima kelompok", indicator.E2c: "Lama jawaban kelompok",
			indicator.E3: "Kelompok yang aktif", indicator.E4: "Kepatuhan pembentukan", indicator.E5: "Kehadiran", indicator.E5b: "Penyelesaian",
			indicator.E6: "Kecamatan terjangkau", indicator.E6b: "Klien terjangkau", indicator.E7: "Kesesuaian kebutuhan",
			indicator.E8: "Bekerja", indicator.E8b: "Penempatan kerja", indicator.E8c: "Bertahan kerja 3 bulan", indicator.E8d: "Bertahan kerja 6 bulan",
			indicator.E9: "Lapor tepat waktu", indicator.E9b: "Mangkir berturut-turut", indicator.E10: "Pengulangan",
			indicator.E11: "Beban PK", indicator.E11b: "Beban tertinggi/rata-rata", indicator.E11c: "Sebaran beban PK", indicator.E11d: "Klien per PK",
			indicator.E12: "Penerimaan masyarakat", indicator.E12b: "Insiden per 100 klien", indicator.E12c: "Jangkauan sosialisasi",
			indicator.E13: "PKS akan berakhir", indicator.E13b: "Menerima tanpa PKS",
		},
		Formulas: map[indicator.Code]string{
			indicator.E1:   "Klien yang hadir sedikitnya sekali dalam sesi kelompok pada masa itu, dibagi klien yang dibimbing pada masa itu. Masa bimbingan yang dibatalkan tidak dihitung.",
			indicator.E2:   "Klien yang pernah dirujuk ke kelompok sampai akhir masa itu, dibagi klien yang dibimbing pada masa itu. Draf rujukan tidak dihitung.",
			indicator.E2b:  "Rujukan yang diterima kelompok, dibagi rujukan yang dijawab kelompok pada masa itu. Rujukan yang belum dijawab tidak dihitung.",
			indicator.E2c:  "Jumlah hari dari rujukan sampai jawaban kelompok, dibagi rujukan yang dijawab pada masa itu. Rujukan yang belum dijawab tidak dihitung.",
			indicator.E3:   "Kelompok ber-PKS yang bertemu klien sedikitnya sekali dalam masa aktif menurut norma, dibagi kelompok dengan PKS yang berlaku pada hari terakhir. Sesi tanpa klien yang hadir tidak dihitung.",
			indicator.E4:   "Tuntutan keputusan pembentukan yang terpenuhi pada hari terakhir, dibagi empat tuntutannya: jumlah kelompok, dua bidang wajib, dan mitra setiap kelompok. Kelompok yang belum atau tidak lagi aktif tidak dihitung.",
			indicator.E5:   "Kali hadir dalam sesi pada masa itu, dibagi kali klien diharapkan hadir. Izin dan sakit tidak dihitung.",
			indicator.E5b:  "Keikutsertaan yang selesai, dibagi keikutsertaan yang berakhir pada masa itu. Rujukan yang ditolak atau dibatalkan tidak dihitung.",
			indicator.E6:   "Kecamatan berklien yang punya kelompok ber-PKS dalam jangkauan, dibagi kecamatan yang ada kliennya pada hari terakhir. Klien tanpa kecamatan tidak dihitung.",
			indicator.E6b:  "Klien yang punya kelompok ber-PKS dalam jangkauan, dibagi klien yang dibimbing pada hari terakhir. Klien tanpa kecamatan tidak dihitung.",
			indicator.E7:   "Rujukan yang menjawab kebutuhan atau minat yang tercatat, dibagi rujukan yang dikirim ke kelompok pada masa itu. Draf tidak dihitung.",
			indicator.E8:   "Klien yang diketahui bekerja, dibagi klien yang pekerjaannya diketahui pada hari terakhir. Klien yang tidak pernah ditanya tidak dihitung.",
			indicator.E8b:  "Keikutsertaan yang menghasilkan pekerjaan, dibagi keikutsertaan yang berakhir pada masa itu. Rujukan yang ditolak atau dibatalkan tidak dihitung.",
			indicator.E8c:  "Penempatan yang masih bekerja saat diperiksa setelah tiga bulan, dibagi penempatan yang diperiksa pada masa itu. Yang belum diperiksa tidak dihitung.",
			indicator.E8d:  "Penempatan yang masih bekerja saat diperiksa setelah enam bulan, dibagi penempatan yang diperiksa pada masa itu. Yang belum diperiksa tidak dihitung.",
			indicator.E9:   "Wajib lapor yang dipenuhi paling lambat pada harinya, dibagi wajib lapor yang jatuh pada masa itu. Yang harinya belum lewat tidak dihitung.",
			indicator.E9b:  "Klien yang mangkir berturut-turut sampai batas norma atau lebih, dibagi klien yang sudah punya hari wajib lapor, pada hari terakhir. Yang masih dalam kelonggaran tidak dihitung.",
			indicator.E10:  "Klien dengan tindak pidana baru pada masa itu, dibagi bulan bimbingan semua klien, kali seratus. Pelanggaran yang tidak terbukti tidak dihitung.",
			indicator.E11:  "Jam yang diminta semua PK, dibagi jam yang tersedia, dalam riwayat beban bulan terakhir. PK yang tidak bertugas tidak dihitung.",
			indicator.E11b: "Beban PK yang tertinggi, dibagi rata-rata beban PK dalam riwayat beban bulan terakhir. PK tanpa jam tersedia tidak dihitung.",
			indicator.E11c: "Simpangan baku beban PK, dibagi rata-rata beban PK dalam riwayat beban bulan terakhir. PK tanpa jam tersedia tidak dihitung.",
			indicator.E11d: "Klien yang dibimbing, dibagi PK yang bertugas dalam riwayat beban bulan terakhir. Klien tanpa PK tidak dihitung.",
			indicator.E12:  "Jumlah skor penerimaan 1 sampai 5 pada masa itu, dibagi banyaknya skor. Skor yang dicoret dan skor klien yang tidak dibimbing tidak dihitung.",
			indicator.E12b: "Insiden stigma pada masa itu, dibagi klien yang dibimbing pada masa itu, kali seratus. Insiden yang dibatalkan tidak dihitung.",
			indicator.E12c: "Kecamatan berklien yang didatangi sosialisasi, dibagi kecamatan yang ada kliennya pada masa itu. Sosialisasi yang batal atau belum terlaksana tidak dihitung.",
			indicator.E13:  "Kelompok yang PKS-nya berakhir dalam masa peringatan menurut norma, dibagi kelompok dengan PKS yang berlaku pada hari terakhir. PKS yang sudah diperbarui tidak dihitung sebagai akan berakhir.",
			indicator.E13b: "Kelompok tanpa PKS yang berlaku, dibagi kelompok yang sedang menerima klien pada hari terakhir. Kelompok tanpa peserta tidak dihitung.",
		},
	}
}

func effectEN() Effect {
	return Effect{
		Factors:   [indicator.FactorCount]string{"law (how groups work)", "officers (PK)", "means (reach)", "community (acceptance)", "culture (willingness)"},
		Obstacles: [indicator.FactorCount]string{"no rule yet about how Pokmas Lipas work", "too few PK, and their load is uneven", "a very large area, groups out of reach", "stigma in the community", "few are willing to take part and to take in"},
		Steps:     [indicator.StepCount]string{"Identified", "Offered", "Referred", "Accepted", "First session", "Finished"},
		Names: map[indicator.Code]string{
			indicator.E1: "Participation", indicator.E2: "Coverage of referral", indicator.E2b: "Accepted by groups", indicator.E2c: "Days to a group's answer",
			indicator.E3: "Active groups", indicator.E4: "Duty to form groups", indicator.E5: "Attendance", indicator.E5b: "Completion",
			indicator.E6: "Districts within reach", indicator.E6b: "Clients within reach", indicator.E7: "Fit to needs",
			indicator.E8: "In work", indicator.E8b: "Placed in work", indicator.E8c: "In work after 3 months", indicator.E8d: "In work after 6 months",
			indicator.E9: "Reports on time", indicator.E9b: "Missed reports in a row", indicator.E10: "Reoffending",
			indicator.E11: "Load of PK", indicator.E11b: "Highest load to mean", indicator.E11c: "Spread of loads", indicator.E11d: "Clients for each PK",
			indicator.E12: "Acceptance", indicator.E12b: "Incidents per 100 clients", indicator.E12c: "Coverage of outreach",
			indicator.E13: "Agreements ending", indicator.E13b: "Taking without agreement",
		},
		Formulas: map[indicator.Code]string{
			indicator.E1:   "Clients present at least once at a group's session in the period, divided by clients under guidance in the period. Cancelled terms are left out.",
			indicator.E2:   "Clients ever referred to a group by the end of the period, divided by clients under guidance in the period. Drafts of referrals are left out.",
			indicator.E2b:  "Referrals that the group accepted, divided by referrals that groups answered in the period. Those without an answer are left out.",
			indicator.E2c:  "Days from the referral to the group's answer, added up, divided by referrals answered in the period. Those without an answer are left out.",
			indicator.E3:   "Groups with an agreement that met a client within the days that the norm calls active, divided by groups whose agreement is valid on the last day. Sessions that no client came to are left out.",
			indicator.E4:   "Demands of the decree that are met on the last day, divided by its four demands: how many groups, the two mandatory fields, and partners in each. Groups not yet or no longer active are left out.",
			indicator.E5:   "Times present at sessions in the period, divided by times that clients were expected. Who was excused or ill is left out.",
			indicator.E5b:  "Enrolments that were finished, divided by enrolments that ended in the period. Referrals refused or cancelled are left out.",
			indicator.E6:   "Districts with clients that have a group with an agreement within reach, divided by districts with clients on the last day. Clients whose district is not known are left out.",
			indicator.E6b:  "Clients who have a group with an agreement within reach, divided by clients under guidance on the last day. Clients whose district is not known are left out.",
			indicator.E7:   "Referrals that meet a need or interest on record, divided by referrals sent to groups in the period. Drafts are left out.",
			indicator.E8:   "Clients known to work, divided by clients whose work is known on the last day. Clients who were never asked are left out.",
			indicator.E8b:  "Enrolments that led to work, divided by enrolments that ended in the period. Referrals refused or cancelled are left out.",
			indicator.E8c:  "Placements still in work when looked at after three months, divided by placements looked at in the period. Those not looked at yet are left out.",
			indicator.E8d:  "Placements still in work when looked at after six months, divided by placements looked at in the period. Those not looked at yet are left out.",
			indicator.E9:   "Reports made on their day or before, divided by reports due in the period. Those whose day has not passed are left out.",
			indicator.E9b:  "Clients who missed as many reports in a row as the norm allows or more, divided by clients who have had a report due, on the last day. Reports within the days of grace are left out.",
			indicator.E10:  "Clients with a new offence in the period, divided by the months of guidance of all clients, times a hundred. Dismissed breaches are left out.",
			indicator.E11:  "Hours asked of all PK, divided by the hours there are, in the load history of the last month. PK not in service are left out.",
			indicator.E11b: "The highest load of a PK, divided by the mean of the loads in the load history of the last month. PK who have no hours are left out.",
			indicator.E11c: "Standard deviation of the loads of PK, divided by the mean of the loads in the load history of the last month. PK who have no hours are left out.",
			indicator.E11d: "Clients guided, divided by PK in service in the load history of the last month. Clients without a PK are left out.",
			indicator.E12:  "Scores of acceptance from 1 to 5 in the period, added up, divided by how many there are. Struck scores and those of clients not under guidance are left out.",
			indicator.E12b: "Incidents of stigma in the period, divided by clients under guidance in the period, times a hundred. Dropped incidents are left out.",
			indicator.E12c: "Districts with clients where an outreach was held, divided by districts with clients in the period. Outreach cancelled or still to come is left out.",
			indicator.E13:  "Groups whose agreement ends within the warning time of the norm, divided by groups whose agreement is valid on the last day. An agreement already renewed does not count as ending.",
			indicator.E13b: "Groups without a valid agreement, divided by groups that have clients on the last day. Groups without participants are left out.",
		},
	}
}
