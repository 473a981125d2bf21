package model

import "strings"

// Paper is something that belongs to the presentation of a client at the
// office (penghadapan): a document that is checked, or what is handed to the
// client and explained (procedures of Bapas for intake and guidance).
type Paper uint8

// The papers of an intake.
const (
	PaperUnknown     Paper = iota
	PaperHandover          // berita acara serah terima
	PaperDecree            // SK program
	PaperVerdict           // petikan putusan
	PaperGuarantee         // surat jaminan
	PaperIdentity          // KTP atau KK
	PaperCard              // kartu bimbingan, given to the client
	PaperOrientation       // hak, kewajiban, larangan and sanksi explained
)

// PaperSet is a set of papers.
type PaperSet uint16

// Has reports whether a paper is in the set.
func (s PaperSet) Has(p Paper) bool { return p != PaperUnknown && s&(1<<p) != 0 }

// With returns the set with a paper added.
func (s PaperSet) With(p Paper) PaperSet {
	if p == PaperUnknown {
		return s
	}
	return s | 1<<p
}

// String lists the codes of the papers in the set.
func (s PaperSet) String() string {
	var out []string
	for _, p := range Papers() {
		if s.Has(p) {
			out = append(out, p.Code())
		}
	}
	return strings.Join(out, ", ")
}

// Missing lists the papers that are not in the set.
func (s PaperSet) Missing() []Paper {
	var out []Paper
	for _, p := range Papers() {
		if !s.Has(p) {
			out = append(out, p)
		}
	}
	return out
}

// IntakeDone reports whether the client was presented, every paper is there and
// the contract of guidance (kontrak bimbingan) is signed. Whoever came before
// the office kept this has none of it noted and is not asked for it again.
func (t *Term) IntakeDone() bool {
	noted := t.Presented != 0 || t.Contract != 0 || t.Papers != 0
	return !noted || t.Presented != 0 && t.Contract != 0 && len(t.Papers.Missing()) == 0
}

// Factor is a criminogenic domain (kebutuhan kriminogenik), after the groups of
// the instrument that the Indonesian one was adapted from.
type Factor uint8

// The domains.
const (
	FactorUnknown    Factor = iota
	FactorWork              // pendidikan dan pekerjaan
	FactorMoney             // keuangan
	FactorFamily            // keluarga dan pasangan
	FactorHousing           // tempat tinggal
	FactorLeisure           // waktu luang
	FactorCompanions        // pertemanan
	FactorSubstances        // alkohol dan narkoba
	FactorEmotions          // emosi dan pribadi
	FactorAttitude          // sikap
	factorEnd
)

// FactorLevels is how much each domain needs work, at its number less one;
// unassessed where nothing was recorded. It is recorded, never computed.
type FactorLevels [factorEnd - 1]Risk

// Of returns the level of a domain.
func (l *FactorLevels) Of(f Factor) Risk {
	if f == FactorUnknown || f >= factorEnd {
		return RiskUnassessed
	}
	return l[f-1]
}
