package letter

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"guyub/model"
	"guyub/model/paper"
	"guyub/store"
	"guyub/tui/kit"
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

// What goes to people outside the office says nothing of what a client did, nor
// how to find them: no number, address, offence, verdict or risk. A child is
// there by initials (rules R12 and R13).
func TestR12R13WhatGoesOutTellsNoMoreThanItMust(t *testing.T) {
	for _, letter := range model.Letters() {
		if !letter.GoesOut() {
			continue
		}
		f := fictional(exampleOffice(), model.Wording{Paper: letter}, exampleDay)
		f.client.Name, f.client.Section = "Zulfikar Salim Pratama", model.Children
		f.client.Assessments = []model.Assessment{{Risk: model.RiskHigh, Date: f.today}}
		d, err := compose(lang.For(lang.Indonesian), f)
		if err != nil {
			t.Fatal(err)
		}
		said := press.Text(lang.For(lang.Indonesian), d, press.TextWidth)
		term := f.client.Terms[0]
		for _, secret := range []string{f.client.Name, "Zulfikar", f.client.NIK, model.MaskNIK(f.client.NIK), f.client.Phone, f.client.Street, f.client.Guarantors[0].Name, term.Offence, term.Article, term.Verdict, term.DecreeNo, "tinggi"} {
			if strings.Contains(said, secret) {
				t.Errorf("%s tells %q:\n%s", letter, secret, said)
			}
		}
		if letter.Named() != strings.Contains(said, "RAHASIA") {
			t.Errorf("%s names people: %v, and is marked otherwise", letter, letter.Named())
		}
	}
}

// Numbers and addresses stand in full on the card alone, when they were asked
// for by somebody who may reveal them.
func TestR13NumbersAreMaskedUnlessTheyMayBeRevealedAndAre(t *testing.T) {
	for _, asked := range []bool{false, true} {
		for _, may := range []bool{false, true} {
			f := fictional(exampleOffice(), model.Wording{Paper: model.ClientCard}, exampleDay)
			f.ask.Whole, f.whole = asked, may
			d, err := compose(lang.For(lang.Indonesian), f)
			if err != nil {
				t.Fatal(err)
			}
			said := press.Text(lang.For(lang.Indonesian), d, press.TextWidth)
			for _, number := range []string{f.client.NIK, f.client.Phone, f.client.Street, f.client.Guarantors[0].Phone} {
				if strings.Contains(said, number) != (asked && may) {
					t.Errorf("asked %v, may %v: %q stands there: %v", asked, may, number, strings.Contains(said, number))
				}
			}
		}
	}
}

// Every place that a letter offers is filled in, and the program's own words
// have no other.
func TestEveryPlaceOfEveryLetterIsFilledIn(t *testing.T) {
	for _, letter := range model.Letters() {
		own := lang.For(lang.Indonesian).LetterWords(letter)
		w := model.Wording{Paper: letter, Title: own.Title, Opening: own.Opening, Body: own.Body, Closing: own.Closing, Signer: own.Signer}
		if found := w.Validate(model.Checks{}); len(found) > 0 {
			t.Errorf("the program's words of %s: %v", letter, found)
		}
		for _, place := range letter.Places() {
			d, err := Example(lang.For(lang.Indonesian), exampleOffice(), model.Wording{Paper: letter, Opening: "<{" + place + "}>"}, exampleDay)
			if err != nil {
				t.Fatalf("%s has no %s: %v", letter, place, err)
			}
			said := press.Text(lang.For(lang.Indonesian), d, press.TextWidth)
			if strings.Contains(said, "<>") || strings.ContainsAny(said, "{}") {
				t.Errorf("%s leaves %s open:\n%s", letter, place, said)
			}
		}
	}
}

// pages are the texts of the pages of a PDF, as its streams have them.
func pages(t *testing.T, raw []byte) []string {
	t.Helper()
	var out []string
	for {
		at := bytes.Index(raw, []byte("stream\n"))
		if at < 0 {
			return out
		}
		raw = raw[at+len("stream\n"):]
		r, err := zlib.NewReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(page))
		raw = raw[bytes.Index(raw, []byte("endstream"))+len("endstream"):]
	}
}

// However long a letter is: each of its pages is marked, the last one holds what
// signatures stand under and not them alone, and the short one fits its pages.
func TestTheLastPageOfALetterIsNotItsSignaturesAlone(t *testing.T) {
	l := lang.For(lang.Indonesian)
	short := map[model.Letter]int{model.ClientCard: 1, model.GuidanceCard: 2, model.ReportSlip: 1, model.ReferralNote: 1, model.AgreementPad: 2, model.HandoverNote: 1, model.Supervision: 2, model.RollSheet: 1, model.BreachSheet: 2}
	for _, letter := range model.Letters() {
		for _, long := range []bool{false, true} {
			f := fictional(exampleOffice(), model.Wording{Paper: letter}, exampleDay)
			if long {
				lengthen(f)
			}
			d, err := compose(l, f)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := press.PDF(&b, l, d); err != nil {
				t.Fatal(err)
			}
			all := pages(t, b.Bytes())
			if !long && len(all) != short[letter] {
				t.Errorf("%s has %d pages, and had %d when it was looked at", letter, len(all), short[letter])
			}
			for i, page := range all {
				if letter.Named() != strings.Contains(page, "(RAHASIA)") {
					t.Errorf("page %d of %s (long %v): marked otherwise", i+1, letter, long)
				}
			}
			last := Effective(l, f.wording).Closing
			if letter == model.ReferralNote {
				last = "Alasan atau catatan"
			}
			if word, _, _ := strings.Cut(last, " "); letter != model.GuidanceCard && !strings.Contains(all[len(all)-1], "("+word) {
				t.Errorf("the last page of %s (long %v) has no %q: signatures stand there alone", letter, long, word)
			}
		}
	}
}

// A part of a letter about which nothing is on record says so; and what left the
// office is told in words, not in the codes of the audit trail.
func TestALetterSaysWhatIsNotThereAndInWords(t *testing.T) {
	for _, code := range []string{lang.Indonesian, lang.English} {
		l := lang.For(code)
		for letter, none := range map[model.Letter]string{model.ClientCard: l.Letters.NoCounselor, model.Supervision: l.Letters.NoContact, model.BreachSheet: l.Letters.NoExposed} {
			f := fictional(exampleOffice(), model.Wording{Paper: letter}, exampleDay)
			f.client.Assignments, f.contacts, f.exposure.Clients = nil, nil, nil
			f.exposure.Exports = append(f.exposure.Exports, store.AuditEntry{Intent: store.IntentBackup, At: f.now})
			d, err := compose(l, f)
			if err != nil {
				t.Fatal(err)
			}
			said := press.Text(l, d, press.TextWidth)
			if none == "" || !strings.Contains(said, none) {
				t.Errorf("%s does not say %q:\n%s", letter, none, said)
			}
			if letter == model.BreachSheet && (strings.Contains(said, "guidance-card") || !strings.Contains(said, l.Letters.Titles[model.GuidanceCard]) || !strings.Contains(said, l.Intent(store.IntentBackup))) {
				t.Errorf("what left is told in codes, or not at all:\n%s", said)
			}
			if f.exposure.Hidden = 2; letter == model.BreachSheet {
				if d, err = compose(l, f); err != nil || strings.Contains(press.Text(l, d, press.TextWidth), none) {
					t.Errorf("clients whom one may not see are told to be none, %v", err)
				}
			}
		}
	}
}

// The name of a file tells the kind of letter and the moment, and nobody's name.
func TestTheNameOfAFileNamesNobody(t *testing.T) {
	for _, letter := range model.Letters() {
		if got, want := FileName(letter, AsPDF, exampleDay), slugs[letter]+"-20261124-081200.pdf"; got != want || slugs[letter] == "" {
			t.Errorf("%s is called %q", letter, got)
		}
	}
}

// Whatever somebody writes into a wording makes a letter or is refused with what
// is wrong: nothing is left unfilled, nothing reaches a printer that it would
// obey, and what is refused when it is saved is what cannot be filled in.
func FuzzAnyWordingMakesALetterOrSaysWhy(f *testing.F) {
	for _, s := range []string{"", "Yth. {kelompok}", "{nama}{register}", "{", "}", "{{nama}}", "{nama", "nama}", "{NIK}", "# Pasal\n(1) a\n\x1b[31m", "{kantor}\u202e{kepala}", "(1) \n\n\n#"} {
		for i := range model.Letters() {
			f.Add(s, uint8(i))
		}
	}
	l := lang.For(lang.Indonesian)
	f.Fuzz(func(t *testing.T, s string, which uint8) {
		letter := model.Letters()[int(which)%len(model.Letters())]
		w := model.Wording{Paper: letter, Title: s, Number: s, Opening: s, Body: s, Closing: s, Signer: s}
		d, err := Example(l, exampleOffice(), w, exampleDay)
		unknown := model.Template(s).Unknown(letter.Places())
		if (err != nil) != (unknown != "") {
			t.Fatalf("%s: %v, but %q is unknown", letter, err, unknown)
		}
		if err != nil || len(s) > 500 {
			return
		}
		said := press.Text(l, d, press.TextWidth)
		if strings.ContainsAny(said, "{}") {
			t.Fatalf("%s leaves a place open:\n%s", letter, said)
		}
		for line := range strings.SplitSeq(said, "\n") {
			if kit.Width(line) > press.TextWidth || line != kit.Clean(line) {
				t.Fatalf("%q", line)
			}
		}
		if err := press.PDF(io.Discard, l, d); err != nil {
			t.Fatal(err)
		}
	})
}
