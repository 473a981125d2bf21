package demo

import (
	"fmt"
	"time"

	"guyub/model"
)

const headOfOffice = "Widyatmoko Hadi, S.H., M.H."

// fullest is the counselor whom the story of the caseload screens is about.
const fullest = "Sari Wulandari"

// The four kabupaten, by their place in the plan.
const (
	banyumas = iota
	purbalingga
	banjarnegara
	kebumen
)

// risks is a mix of low, medium and high risk, in percent.
type risks [3]int

// The mixes. Together they come to about 55, 35 and 10 percent.
var (
	usual = risks{53, 37, 10}
	heavy = risks{34, 50, 16} // the hard cases of the town
	light = risks{70, 27, 3}
)

// officer is a counselor of the demonstration with the part of the caseload
// that is theirs.
type officer struct {
	name    string
	sex     model.Sex
	kind    model.CounselorKind
	grade   model.Grade
	section model.Section
	regency int
	home    string // code of the kecamatan
	// heads is how many of 1,300 clients are theirs, children not counted:
	// in the adult section, from 18 to 78.
	heads int
	mix   risks
}

// officers are 30 PK (16 ahli pertama, 10 muda, 4 madya) and 2 APK. Their loads
// are skewed on purpose, in heads as well as in hours, and not the same way:
// Sari has the hard cases, Bambang the many easy ones, and whoever works in
// Kebumen and Banjarnegara sits on the road.
func officers() []officer {
	const (
		f, m                 = model.Female, model.Male
		pk, apk              = model.PK, model.APK
		first, junior        = model.GradeFirst, model.GradeJunior
		senior               = model.GradeSenior
		adults, child, mixed = model.Adults, model.Children, model.BothSections
	)
	return []officer{
		{fullest, f, pk, junior, adults, banyumas, "33.02.19", 67, heavy},
		{"Dewi Lestari", f, pk, junior, adults, banyumas, "33.02.14", 61, light},
		{"Budi Santosa", m, pk, first, adults, banyumas, "33.02.02", 45, usual},
		{"Rina Kusumawati", f, pk, first, adults, banyumas, "33.02.27", 36, usual},
		{"Agus Supriyanto", m, pk, junior, adults, banyumas, "33.02.17", 54, usual},
		{"Endang Rahayu", f, pk, senior, adults, banyumas, "33.02.26", 45, usual},
		{"Hendra Wijayanto", m, pk, junior, adults, banyumas, "33.02.11", 56, usual},
		{"Tri Wahyuni", f, pk, first, adults, banyumas, "33.02.07", 50, usual},
		{"Joko Susanto", m, pk, first, adults, banyumas, "33.02.06", 53, usual},
		{"Ratna Handayani", f, pk, first, adults, banyumas, "33.02.24", 18, light},
		{"Yuli Astuti", f, pk, junior, child, banyumas, "33.02.25", 0, usual},
		{"Slamet Haryadi", m, apk, model.GradeSupervisor, adults, banyumas, "33.02.20", 20, light},

		{"Bambang Nugroho", m, pk, senior, adults, purbalingga, "33.03.05", 78, light},
		{"Siti Munawaroh", f, pk, junior, mixed, purbalingga, "33.03.06", 41, usual},
		{"Dwi Hartanto", m, pk, first, adults, purbalingga, "33.03.09", 33, usual},
		{"Nur Hidayati", f, pk, first, adults, purbalingga, "33.03.02", 27, usual},
		{"Eko Prasetya", m, pk, first, adults, purbalingga, "33.03.08", 45, usual},
		{"Lilis Setyawati", f, pk, first, adults, purbalingga, "33.03.15", 0, usual},

		{"Wahyu Setiawan", m, pk, senior, adults, banjarnegara, "33.04.06", 38, usual},
		{"Sri Wahyuningsih", f, pk, junior, mixed, banjarnegara, "33.04.05", 39, usual},
		{"Arif Kurniawan", m, pk, first, adults, banjarnegara, "33.04.03", 52, light},
		{"Puji Lestari", f, pk, first, adults, banjarnegara, "33.04.02", 36, usual},
		{"Imam Santoso", m, pk, first, adults, banjarnegara, "33.04.11", 44, light},
		{"Teguh Pranoto", m, apk, model.GradeProficient, adults, banjarnegara, "33.04.10", 18, light},

		{"Retno Palupi", f, pk, senior, adults, kebumen, "33.05.12", 35, usual},
		{"Fajar Nugraha", m, pk, junior, adults, kebumen, "33.05.19", 48, light},
		{"Anita Puspitasari", f, pk, junior, mixed, kebumen, "33.05.13", 40, usual},
		{"Dedi Kurniadi", m, pk, junior, adults, kebumen, "33.05.20", 31, usual},
		{"Wulan Anggraeni", f, pk, first, adults, kebumen, "33.05.14", 42, usual},
		{"Rudi Hermanto", m, pk, first, adults, kebumen, "33.05.10", 37, usual},
		{"Nanik Suprihatin", f, pk, first, adults, kebumen, "33.05.04", 44, light},
		{"Galih Saputra", m, pk, first, adults, kebumen, "33.05.09", 29, usual},
	}
}

func regencyCode(k int) string { return [...]string{"33.02", "33.03", "33.04", "33.05"}[k] }

// counselors are the officers as records: with two on leave all through this
// month (one of them with clients left), one who is new,
// and three who may not take children.
func counselors(p Params) []model.Counselor {
	var out []model.Counselor
	for i, o := range officers() {
		c := model.Counselor{
			Meta: model.Meta{ID: newID(p.Seed, kindCounselor, i)}, Name: o.name, Kind: o.kind, Grade: o.grade, Section: o.section,
			ChildCertified: o.kind == model.PK && o.name != "Galih Saputra",
			Areas:          []string{regencyCode(o.regency)}, Home: o.home, MaxClients: 80,
			Phone: fmt.Sprintf("08000011%04d", i+1),
			From:  model.On(1995+i*7%22+i%4, time.Month(1+i%12), 1),
		}
		c.NIP = nip(model.On(1972+i*7%22, time.Month(1+i*5%12), 1+i*11%28), c.From, o.sex, i+1)
		switch o.name {
		case "Ratna Handayani":
			c.Absences = []model.Absence{{Kind: model.Sick, From: p.Today.AddDays(-35), To: p.Today.AddDays(41), Percent: 100, Note: "pemulihan setelah operasi"}}
		case "Lilis Setyawati":
			c.Absences = []model.Absence{{Kind: model.Leave, From: p.Today.AddDays(-40), To: p.Today.AddDays(49), Percent: 100, Note: "cuti melahirkan"}}
		case "Galih Saputra":
			c.From = p.Today.AddMonths(-4)
			c.NIP = nip(model.On(1999, 3, 14), c.From, o.sex, i+1)
			c.Absences = []model.Absence{{Kind: model.NewCounselor, From: c.From, To: c.From.AddMonths(9), Percent: 20}}
		case "Endang Rahayu":
			c.Absences = []model.Absence{{Kind: model.ExtraFunction, From: p.Today.AddMonths(-7), Percent: 5, Note: "ketua tim TPP"}}
		case "Dwi Hartanto":
			c.Absences = []model.Absence{{Kind: model.Training, From: p.Today.AddDays(20), To: p.Today.AddDays(34), Percent: 80, Note: "pelatihan asesmen"}}
		}
		out = append(out, c)
	}
	return out
}

// users are one of each role, named after it; pk is Dewi Lestari.
func users(p Params, staff []model.Counselor) []model.User {
	list := []struct {
		username, name string
		role           model.Role
		sex            model.Sex
		born           int
	}{
		{"operator", "Rini Astarini", model.RoleOperator, model.Female, 1991},
		{"pk", "Dewi Lestari", model.RoleCounselor, model.Female, 0},
		{"kasubsi", "Hartoyo Wibisono, S.H.", model.RoleHeadOfAdults, model.Male, 1978},
		{"kasubsi-bka", "Kartika Sulistyowati, S.Psi.", model.RoleHeadOfChildren, model.Female, 1981},
		{"kabapas", headOfOffice, model.RoleHeadOfOffice, model.Male, 1970},
		{"auditor", "Mulyadi Hendrawan, S.E.", model.RoleAuditor, model.Male, 1976},
		{"admin", "Taufik Ardianto, S.Kom.", model.RoleAdmin, model.Male, 1993},
	}
	var out []model.User
	for i, u := range list {
		user := model.User{Meta: model.Meta{ID: newID(p.Seed, kindUser, i)}, Username: u.username, Name: u.name, Role: u.role, Language: "id"}
		if u.role == model.RoleCounselor {
			for _, c := range staff {
				if c.Name == u.name {
					user.Counselor, user.NIP = c.ID, c.NIP
				}
			}
		} else {
			user.NIP = nip(model.On(u.born, 6, 10+i), model.On(u.born+24, 3, 1), u.sex, 101+i)
		}
		out = append(out, user)
	}
	return out
}

// nip puts a civil servant's number together: birth, month of appointment,
// sex, serial.
func nip(born, appointed model.Date, sex model.Sex, serial int) string {
	y, m, d := born.YMD()
	ay, am, _ := appointed.YMD()
	return fmt.Sprintf("%04d%02d%02d%04d%02d%d%03d", y, m, d, ay, am, sex, serial%1000)
}
