package letter

import (
	"time"

	"guyub/model"
	"guyub/model/paper"
	"guyub/store"
	"guyub/tui/lang"
)

// Example is a letter about a fictional client, as the office words it: so that
// a wording is seen before anybody gets it.
func Example(desk *lang.Strings, office model.Office, w model.Wording, now time.Time) (*paper.Document, error) {
	return compose(desk, fictional(office, w, now))
}

// made is the register of the fictional office of an example.
type made struct{}

var (
	madeDewi = model.Counselor{Meta: model.Meta{ID: model.ID{1}}, Name: "Dewi Lestari, S.H.", NIP: "198503122010122001"}
	madeBudi = model.Counselor{Meta: model.Meta{ID: model.ID{2}}, Name: "Budi Santoso, S.Sos.", NIP: "199001052015031002"}
	madeRini = model.User{Meta: model.Meta{ID: model.ID{3}}, Name: "Rini Astuti"}
)

func (made) DistrictName(code string) string { return "Ajibarang" }

func (made) Counselor(id model.ID) (model.Counselor, bool) {
	for _, c := range []model.Counselor{madeDewi, madeBudi} {
		if c.ID == id {
			return c, true
		}
	}
	return model.Counselor{}, false
}

func (made) User(id model.ID) (model.User, bool) { return madeRini, id == madeRini.ID }

func (made) Offering(model.ID) (model.Offering, bool) { return madeOffering(), true }

func madeOffering() model.Offering {
	return model.Offering{Meta: model.Meta{ID: model.ID{4}}, Name: "Servis sepeda motor", Activity: "pelatihan kerja", Schedule: "Sen & Kam 09.00", Place: "Bengkel Maju, Sokaraja"}
}

// fictional are the facts of an example. Its people, numbers and places are made
// up.
func fictional(office model.Office, w model.Wording, now time.Time) *facts {
	today := model.DateOf(now)
	f := &facts{
		ask:    Ask{Letter: w.Paper, From: today.AddMonths(-3), To: today},
		office: office, wording: w, norms: model.NormsOn(nil, today), books: made{}, now: now, today: today, whole: true,
		actor:  model.Actor{User: madeRini.ID, Name: madeRini.Name, Terminal: "loket-1"},
		client: madeClient(today), group: madeGroup(today), offering: madeOffering(),
	}
	f.ask.Whole = true
	f.contacts = madeContacts(today)
	f.contact, f.number = f.contacts[0], 3
	f.meeting = model.Meeting{Day: today.AddDays(2), Minute: 9 * 60, Minutes: 120, Place: "Bengkel Maju, Sokaraja", Topic: "Perawatan berkala", Leader: "Slamet Riyadi"}
	people := []person{{id: model.ID{11}, name: "Sukardi", register: "PB-0241/26"}, {id: model.ID{12}, name: "Warsito", register: "CB-0113/26"}, {id: model.ID{13}, name: "A.S.", register: "DV-0007/26"}}
	f.people = people
	f.batch = model.Rebalance{Reason: "pemerataan beban", DecidedOn: today, On: today}
	f.handed = []handed{{people[0], madeBudi.ID, madeDewi.ID, "Lapor terakhir 24 Oktober; keluarga mendukung."}, {people[1], madeBudi.ID, madeDewi.ID, ""}}
	f.exposure = store.Exposure{Entries: 42, SignIns: 1, Clients: []store.ExposedClient{
		{ID: people[0].id, First: now.Add(-26 * time.Hour), Last: now.Add(-25 * time.Hour), Intents: []string{store.IntentRead, store.IntentReveal}, Terminals: []string{"loket-2"}, Users: []model.ID{madeRini.ID}},
		{ID: people[1].id, First: now.Add(-25 * time.Hour), Last: now.Add(-25 * time.Hour), Intents: []string{store.IntentRead}, Terminals: []string{"loket-2"}, Users: []model.ID{madeRini.ID}},
	}, Exports: []store.AuditEntry{{At: now.Add(-25 * time.Hour), User: madeRini.ID, Terminal: "loket-2", Intent: store.IntentExport, Note: "surat guidance-card pdf", Count: 2, Reason: "rapat"}}}
	f.exposed = map[model.ID]person{people[0].id: people[0], people[1].id: people[1]}
	return f
}

func madeClient(today model.Date) model.Client {
	return model.Client{
		Meta: model.Meta{ID: model.ID{10}}, Register: "PB-0241/26", Name: "Sukardi", Alias: "Kardi", NIK: "3302151708900001", BirthPlace: "Banyumas", Born: model.On(1990, 8, 17),
		Sex: model.Male, Section: model.Adults, Employment: model.Employments()[1], Job: "buruh bangunan", Phone: "081234567890", Street: "Jalan Melati 7", RTRW: "003/005", Village: "Pancasan", District: "",
		Interests: []string{"pelatihan kerja", "wirausaha"},
		Terms: []model.Term{{Category: model.Categories()[0], State: model.TermActive, Offence: "pencurian", Article: "476 KUHP", Verdict: "112/Pid.B/2025/PN Bms", Court: "PN Banyumas", VerdictDate: today.AddMonths(-14),
			DecreeNo: "PAS-1407.PK.05.09", DecreeDate: today.AddMonths(-5), Origin: "Lapas Purwokerto", Start: today.AddMonths(-4), End: today.AddMonths(9),
			General: "Tidak melakukan tindak pidana.", Special: "Melapor setiap bulan; mengikuti program bimbingan."}},
		Guarantors:  []model.Guarantor{{Name: "Sutinah", Relation: model.Relations()[0], Phone: "081298765432", Address: "Jalan Melati 7, Pancasan", LetterDate: today.AddMonths(-6)}},
		Assignments: []model.Assignment{{Counselor: madeBudi.ID, From: today.AddMonths(-4), To: today.AddMonths(-2) - 1}, {Counselor: madeDewi.ID, From: today.AddMonths(-2), Reason: "pemerataan beban"}},
		Stages:      []model.Stage{{Kind: model.StageKinds()[0], From: today.AddMonths(-4)}}, NextReport: today.AddMonths(1), ReportDay: 24,
	}
}

// madeContacts are those of the example, the newest first.
func madeContacts(today model.Date) []model.Contact {
	report := func(id byte, day, next model.Date) model.Contact {
		return model.Contact{Meta: model.Meta{ID: model.ID{id}}, Kind: model.Report, Mode: model.FaceToFace, Day: day, Next: next, Employment: model.Employments()[1]}
	}
	last := report(23, today, today.AddMonths(1))
	last.Condition, last.Activity, last.Difficulties, last.Plan, last.FollowUp = "sehat", "kerja serabutan", "ongkos ke kantor", "ikut pelatihan bengkel", "rujuk ke Bengkel Maju"
	visit := model.Contact{Meta: model.Meta{ID: model.ID{22}}, Kind: model.Visit, Mode: model.AtHome, Day: today.AddDays(-22), Place: "rumah, Pancasan", Met: "istri dan ketua RT",
		Condition: "rumah rapi", Surroundings: "keluarga dan tetangga menerima"}
	return []model.Contact{last, visit, report(21, today.AddMonths(-1), today), report(20, today.AddMonths(-2), today.AddMonths(-1))}
}

func madeGroup(today model.Date) model.Group {
	return model.Group{
		Meta: model.Meta{ID: model.ID{5}}, Code: "PML-014", Name: "Bengkel Maju", Leader: "Slamet Riyadi", Address: "Jalan Raya Sokaraja 21", District: "", Mentor: madeDewi.ID, Fields: model.Fields()[:2],
		Agreements: []model.Agreement{{Start: today, End: today.AddMonths(12) - 1, Witness: "Lurah Sokaraja Tengah"}},
	}
}
