package demo

import (
	"math/rand/v2"
	"strings"

	"guyub/model"
)

// Given names common in Java and elsewhere in Indonesia. A person is put
// together from one to three of them, so that whoever has such a name has it
// by chance.

var singleMale = strings.Fields(`Sukardi Sukarman Sukarso Sukarjo Warsito Warsono Wartono Yatno Suyatno Suyitno
	Sutrisno Sugiyono Sugeng Sumarno Sumarto Sunardi Sunaryo Suparman Suparno Supriyadi Suprapto Sutarno Sutopo
	Suwarno Suwito Suwondo Tarsono Tarmidi Tasman Tukiman Tukiran Tumin Wagiman Wagino Wagiyo Waluyo Wardoyo Wasis
	Wiyono Yadi Yanto Kasman Kastoro Karyono Karsidi Kuswanto Kuwat Lasimin Mardi Margono Marjuki Marsudi Misman
	Mugiono Mujiono Mulyono Muslimin Ngadiman Ngadino Ngatiman Paiman Paimin Parjono Partono Poniman Ponidi Purnomo
	Purwanto Radimin Rasikun Rasito Rohmat Rusdi Rusmanto Sadikin Sahirin Saiman Sairin Sakiman Salimin Samidi Samsudin
	Sarwono Satiman Sawon Sirun Siswanto Slamet Sodikin Solikhin Sudarmo Sudaryono Sudirno Sugiman Tohirin`)

var singleFemale = strings.Fields(`Sumini Sukini Suharti Sulastri Suminah Suparmi Supriyatin Suratmi Suryati Sutinah
	Suwarni Suyati Tarsinah Tuminah Wagiyem Warsini Wasinah Watini Karsinah Kasmini Kustinah Lasmini Marsinah Misinem
	Mujiati Murtini Ngatinah Paryati Ponirah Rasinah Rohyati Rumini Saminah Sarinah Satinah Siyam Sugiarti Sumarni`)

var firstMale = strings.Fields(`Adi Aditya Agung Ahmad Aji Akhmad Aldi Alfian Amin Andi Andika Andri Anggit Anton Anwar
	Ari Arief Arif Arya Asep Bagas Bagus Bambang Bayu Bima Budi Cahyo Candra Danang Dani Darma Dedi Deni Didik Dimas
	Dodi Doni Dwi Edi Eka Eko Fahmi Faisal Fajar Faris Farid Febri Feri Firman Galih Gilang Guntur Hadi Hari
	Hendra Hendri Heri Heru Ibnu Ikhsan Ilham Imam Indra Irfan Irwan Joko Kukuh Lukman Maman Miftah Muhamad Nanang
	Nur Panji Prasetyo Puji Rahmat Rangga Rendi Reza Rian Ridwan Riki Rizal Rizki Robi Rudi Sigit Tegar Teguh Tri
	Untung Wahyu Wawan Yoga Yudi Yusuf Zaenal Zainal`)

var secondMale = strings.Fields(`Abidin Adiyanto Afandi Ardiansyah Arifin Budiman Cahyono Efendi Fauzi Firmansyah
	Gunawan Hakim Handoko Handoyo Hartanto Haryanto Haryono Hermawan Hidayat Himawan Irawan Iskandar Ismail Istanto
	Kurniawan Kusnadi Kusuma Laksono Maulana Mubarok Mustofa Nugroho Nurdin Nurrohman Pamungkas Permana Pradana Pramono
	Prasetyo Pratama Prayitno Priyono Purnama Raharjo Ramadhan Riyanto Rohman Romadhon Santosa Saputra Setiadi Setiawan
	Setyawan Sudrajat Sulistyo Supriyanto Susanto Susilo Syaifudin Triyono Utomo Wahyudi Wibisono Wibowo
	Wijayanto Wiyatno Yulianto Zulkarnain`)

var firstFemale = strings.Fields(`Ani Anita Ayu Citra Desi Devi Dewi Diah Dian Dwi Eka Elis Endah Endang Erna Eva Fitri
	Ida Indah Intan Ira Isti Kartini Lia Lina Maya Mei Murni Nani Nita Novi Nur Puji Puspa Putri Ratih Ratna Retno Rina
	Rini Risma Rita Siti Sri Tika Titin Tri Tuti Umi Wahyu Wiwik Wulan Yani Yuli Yuni`)

var secondFemale = strings.Fields(`Agustina Amalia Anggraeni Aprilia Astuti Fatimah Fitriani Handayani Hapsari Hartati
	Hasanah Hidayati Indriani Istiqomah Khasanah Kurniasih Kusumawati Lestari Maryati Munawaroh Ningsih
	Nuraeni Nurhayati Oktaviani Permatasari Purwanti Puspitasari Rahayu Rahmawati Rohmah Safitri Sari Setyowati
	Sulistyowati Susanti Wahyuni Widiastuti Wijayanti Wulandari Yuliana`)

// Names that programs are known to stumble over: letters beyond ASCII, an
// apostrophe, and names longer than a column. The office has a few of each.
var rareNames = []string{
	"José Ximenes da Conceição", "Andrés Soares", "Zoël Kartiko", "Ma'ruf Nurrohman", "Nu'man Abdurrohim",
	"Raden Mas Haryo Suryaningrat Kusumowardoyo Adiwinoto Notowibowo", "I Gusti Ngurah Kusumaningrat Pramudyawardhana",
	"Muhamad Nur Rizki Ramadhan Al Farizi Kusumo Wardhana bin Haji Abdurrohman Wachid", "T.B. Sumantri", "Aa", "Ng. Wiryodiharjo",
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// chance reports true in permille of a thousand cases.
func chance(r *rand.Rand, permille int) bool { return r.IntN(1000) < permille }

// weighted draws the place of one of the weights.
func weighted(r *rand.Rand, weights ...int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	at := r.IntN(total)
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	return 0
}

// personName puts a name together: four in ten are a single word, as is usual
// among older men of the countryside, one in eight names the father.
func personName(r *rand.Rand, sex model.Sex, age int) string {
	single, first, second := singleMale, firstMale, secondMale
	of := " bin "
	if sex == model.Female {
		single, first, second = singleFemale, firstFemale, secondFemale
		of = " binti "
	}
	var name string
	words := weighted(r, 10+age*12/10, 60, 8)
	switch words {
	case 0:
		name = pick(r, single)
	case 1:
		name = pick(r, first) + " " + pick(r, second)
	default:
		a, b := pick(r, first), pick(r, first)
		for a == b {
			b = pick(r, first)
		}
		name = a + " " + b + " " + pick(r, second)
	}
	if chance(r, 125) {
		name += of + pick(r, singleMale)
	}
	switch {
	case age > 45 && chance(r, 25):
		name = "H. " + name
		if sex == model.Female {
			name = "Hj. " + name[len("H. "):]
		}
	case age > 25 && chance(r, 12):
		name += pick(r, []string{", S.H.", ", S.E.", ", S.Pd.", ", A.Md."})
	case age > 50 && chance(r, 10):
		name = "Drs. " + name
	}
	return name
}

// nickname is how somebody is called: the last syllables of the first name
// (Sukardi is Kardi), or a word that others gave.
func nickname(r *rand.Rand, name string) string {
	first := strings.Trim(strings.Fields(strings.TrimPrefix(strings.TrimPrefix(name, "H. "), "Hj. "))[0], ".,")
	for cut := max(len(first)-5, 1); cut <= len(first)-3 && chance(r, 750); cut++ {
		if c := first[cut]; c >= 'a' && c <= 'z' && !vowel(c) && vowel(first[cut+1]) {
			return strings.ToUpper(first[cut:cut+1]) + first[cut+1:]
		}
	}
	return pick(r, []string{"Gendut", "Kecil", "Kopral", "Gareng", "Petruk", "Bagong", "Kancil", "Jangkung", "Kriwil", "Ompong", "Gondrong", "Brewok"})
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

var villageHeads = strings.Fields(`Karang Kedung Kali Sida Sumber Tegal Wana Banjar Purwa Gunung Pasir Tanjung Kebon Suka Giri`)

var villageTails = strings.Fields(`jati sari rejo mulya harjo agung wangi lor kidul anyar gondang asri tengah makmur dadi`)

// village is a made-up village: its two halves are common, their pairing is
// chance.
func village(r *rand.Rand) string { return pick(r, villageHeads) + pick(r, villageTails) }
