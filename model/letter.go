package model

import (
	"slices"
	"strings"
)

// Letter is a kind of paper about one client, group or counselor (surat dan
// kartu), by the code that files, commands and [Wording.Paper] hold.
type Letter string

// The letters.
const (
	ClientCard   Letter = "client-card"   // kartu klien
	GuidanceCard Letter = "guidance-card" // kartu bimbingan
	ReportSlip   Letter = "slip"          // bukti wajib lapor
	ReferralNote Letter = "referral"      // surat rujukan ke Pokmas
	AgreementPad Letter = "agreement"     // draf perjanjian kerja sama
	HandoverNote Letter = "handover"      // berita acara serah terima klien
	Supervision  Letter = "supervision"   // laporan pengawasan
	RollSheet    Letter = "attendance"    // daftar hadir sesi
	BreachSheet  Letter = "breach"        // lembar kerja pemberitahuan kegagalan PDP (UU 27/2022 art. 46)
)

// Letters lists every kind, in the order in which people look for them.
func Letters() []Letter {
	return []Letter{ClientCard, GuidanceCard, ReportSlip, ReferralNote, AgreementPad, HandoverNote, Supervision, RollSheet, BreachSheet}
}

// letterSpec is what is fixed of a kind of letter.
type letterSpec struct {
	subject Kind
	goesOut bool     // to people outside the office
	named   bool     // people are named on it
	purpose bool     // and it is asked what for, where the office asks
	body    bool     // it has a text of the office in its middle
	places  []string // what its wording may have filled in, besides the common ones
}

var letterSpecs = map[Letter]letterSpec{
	ClientCard:   {subject: KindClient, named: true, purpose: true, places: []string{"nama", "register", "pk"}},
	GuidanceCard: {subject: KindClient, goesOut: true, named: true, purpose: true, body: true, places: []string{"nama", "register", "pk", "program", "mulai", "akhir", "tahap", "berikut"}},
	// The slip goes to the client, over the counter, and says what they just did.
	ReportSlip:   {subject: KindClient, goesOut: true, named: true, places: []string{"nama", "register", "pk", "lapor", "ke", "berikut"}},
	ReferralNote: {subject: KindEnrolment, goesOut: true, named: true, purpose: true, places: []string{"nama", "pk", "kelompok", "ketua", "program", "kegiatan"}},
	AgreementPad: {subject: KindGroup, goesOut: true, body: true, places: []string{"kelompok", "kode", "ketua", "alamat", "bidang", "mulai", "akhir"}},
	HandoverNote: {subject: KindRebalance, named: true, purpose: true, places: []string{"alasan", "jumlah", "berlaku"}},
	Supervision:  {subject: KindClient, named: true, purpose: true, places: []string{"nama", "register", "pk", "program", "dari", "sampai"}},
	RollSheet:    {subject: KindMeeting, goesOut: true, named: true, purpose: true, places: []string{"kelompok", "program", "sesi", "tempat"}},
	BreachSheet:  {subject: KindAudit, named: true, purpose: true, places: []string{"dari", "sampai", "jumlah"}},
}

// commonPlaces may stand in the wording of every letter.
var commonPlaces = []string{"kantor", "kepala", "nomor", "hari", "tanggal", "bulan", "tahun"}

// Known reports whether there is such a letter.
func (l Letter) Known() bool { _, ok := letterSpecs[l]; return ok }

// Subject is the kind of record that the letter is about.
func (l Letter) Subject() Kind { return letterSpecs[l].subject }

// GoesOut reports whether the letter goes to people outside the office. It then
// is Indonesian whatever the desk speaks, and has initials for a child's name
// (rule R12).
func (l Letter) GoesOut() bool { return letterSpecs[l].goesOut }

// Named reports whether people are named on the letter: it is marked RAHASIA.
func (l Letter) Named() bool { return letterSpecs[l].named }

// AsksPurpose reports whether somebody says what the letter is for before it
// leaves, where the office asks so ([Office.RevealReasons]).
func (l Letter) AsksPurpose() bool { return letterSpecs[l].purpose }

// HasBody reports whether the wording of the letter has a body ([Wording.Body]):
// its clauses, or the duties of the client.
func (l Letter) HasBody() bool { return letterSpecs[l].body }

// Places are what the wording of the letter may have filled in, without braces:
// of the whole office first, then of the letter.
func (l Letter) Places() []string {
	return append(slices.Clone(commonPlaces), letterSpecs[l].places...)
}

// Template is a text with places in braces: "Yth. Ketua {kelompok}". A brace
// that belongs to no place is an error: nothing of what somebody meant to be
// filled in may reach a reader as it is.
type Template string

// Fill returns the text with its places filled in. What is filled in is taken as
// it is: braces in it are no places. unknown is the first thing between braces
// that is no place, or a brace without its other one; empty for none.
func (t Template) Fill(value func(place string) (string, bool)) (filled, unknown string) {
	var b strings.Builder
	rest := string(t)
	for {
		at := strings.IndexAny(rest, "{}")
		if at < 0 {
			b.WriteString(rest)
			return b.String(), ""
		}
		end := strings.IndexAny(rest[at+1:], "{}")
		if rest[at] == '}' || end < 0 || rest[at+1+end] == '{' {
			return "", rest[at : at+1]
		}
		place := rest[at+1 : at+1+end]
		said, ok := value(place)
		if !ok {
			return "", rest[at : at+end+2]
		}
		b.WriteString(rest[:at])
		b.WriteString(said)
		rest = rest[at+end+2:]
	}
}

// Unknown returns the first thing in braces that is none of the places, empty
// when there is none.
func (t Template) Unknown(places []string) string {
	_, unknown := t.Fill(func(place string) (string, bool) { return "", slices.Contains(places, place) })
	return unknown
}
