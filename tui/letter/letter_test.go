package letter

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"guyub/model"
	"guyub/model/paper"
	"guyub/store"
	"guyub/tui/lang"
	"guyub/tui/press"
)

// exampleDay is when the papers of the tests are made.
var exampleDay = time.Date(2026, 11, 24, 8, 12, 0, 0, time.FixedZone("WIB", 7*60*60))

func exampleOffice() model.Office {
	return model.Office{Name: "Bapas Kelas II Contoh", Address: "Jalan Merdeka 1, Kota Contoh", Phone: "(0281) 123456", HeadName: "Ratna Wulandari, S.H., M.H."}
}

// example is a letter about the fictional client, in its own words.
func example(t *testing.T, code string, letter model.Letter) *paper.Document {
	t.Helper()
	d, err := Example(lang.For(code), exampleOffice(), model.Wording{Paper: letter}, exampleDay)
	if err != nil {
		t.Fatalf("%s: %v", letter, err)
	}
	return d
}

// Every letter reads as it did when it was last looked at; those that stay in
// the office in English too.
func TestEveryLetterReadsAsItWasLookedAt(t *testing.T) {
	for _, letter := range model.Letters() {
		for _, code := range []string{lang.Indonesian, lang.English} {
			if code == lang.English && letter.GoesOut() {
				continue
			}
			t.Run(string(letter)+" "+code, func(t *testing.T) {
				d := example(t, code, letter)
				golden.RequireEqual(t, press.Text(Language(lang.For(code), letter), d, press.TextWidth))
			})
		}
	}
}

// lengthen makes of the facts of an example those of the longest that an office
// has: long names, many clients, many contacts.
func lengthen(f *facts) {
	long := strings.Repeat("Kelompok Masyarakat Peduli Pemasyarakatan Bina Mandiri Sejahtera Bersama ", 2)
	f.group.Name, f.group.Address = strings.TrimSpace(long), long
	f.client.Name = "Raden Mas Haryo Suryaningrat Kusumowardhani bin Sastrodiningrat alias Pak Wo"
	f.client.Terms[0].Special = strings.Repeat("Mengikuti program bimbingan yang ditetapkan pembimbing kemasyarakatan. ", 8)
	today := f.today
	for i := range 30 {
		c := model.Contact{Meta: model.Meta{ID: model.ID{byte(100 + i)}}, Kind: model.Report, Mode: model.FaceToFace, Day: today.AddDays(-2 * i), Next: today.AddDays(30 - 2*i),
			Condition: "sehat, tidur cukup", Activity: "bekerja sebagai buruh bangunan di proyek perumahan", Surroundings: "tetangga menerima dan sering mengajak kerja bakti", FollowUp: "lanjutkan pelatihan"}
		f.contacts = append(f.contacts, c)
	}
	f.people, f.handed = nil, nil
	for i := range 50 {
		p := person{id: model.ID{byte(60 + i), 9}, name: fmt.Sprintf("Klien Rekaan Nomor %d bin Panjang Nama", i+1), register: fmt.Sprintf("PB-%04d/26", i+1), district: "33.02.15"}
		f.people = append(f.people, p)
		to := madeDewi.ID
		if i%3 == 0 {
			to = madeBudi.ID
		}
		f.handed = append(f.handed, handed{p, model.ID{}, to, strings.Repeat("perlu kunjungan rumah ", i%4)})
		f.exposed[p.id] = p
		f.exposure.Clients = append(f.exposure.Clients, store.ExposedClient{ID: p.id, First: f.now, Last: f.now, Intents: []string{"record.read"}, Terminals: []string{"loket-2"}, Users: []model.ID{madeRini.ID}})
	}
	f.exposure.Hidden = 3
}
