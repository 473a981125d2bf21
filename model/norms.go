package model

import (
	"cmp"
	"slices"
)

// NormKey names a norm: a number that the office may decide.
type NormKey string

// The norms. Their meaning, unit, range and source are in [NormSpecs].
const (
	NormHours          NormKey = "hours.month"
	NormWeek           NormKey = "hours.week"
	NormIntensive      NormKey = "client.intensive"
	NormHigh           NormKey = "client.high"
	NormMedium         NormKey = "client.medium"
	NormLow            NormKey = "client.low"
	NormCustody        NormKey = "client.custody"
	NormAllowance      NormKey = "client.allowance"
	NormVisitsHigh     NormKey = "visits.high"
	NormVisitsMedium   NormKey = "visits.medium"
	NormVisitsLow      NormKey = "visits.low"
	NormLitmas         NormKey = "litmas.standard"
	NormLitmasShort    NormKey = "litmas.short"
	NormLitmasParole   NormKey = "litmas.parole"
	NormMentor         NormKey = "group.mentor"
	NormDuties         NormKey = "duties.month"
	NormBandLow        NormKey = "band.low"
	NormBandFull       NormKey = "band.full"
	NormBandOver       NormKey = "band.over"
	NormOverDays       NormKey = "band.over-days"
	NormCountInfo      NormKey = "count.info"
	NormCountWarn      NormKey = "count.warn"
	NormIdleMinutes    NormKey = "desk.idle"
	NormParkMinutes    NormKey = "desk.park"
	NormAgreementTerm  NormKey = "group.agreement-months"
	NormAgreementWarn  NormKey = "group.agreement-warn"
	NormActiveDays     NormKey = "group.active-days"
	NormReach          NormKey = "group.reach-km"
	NormMinGroups      NormKey = "group.min-groups"
	NormMinPartners    NormKey = "group.min-partners"
	NormExpiryFirst    NormKey = "term.expiry-first"
	NormExpirySecond   NormKey = "term.expiry-second"
	NormReportInterval NormKey = "report.months"
	NormMissLimit      NormKey = "report.misses"
	NormReportGrace    NormKey = "report.grace"
	NormUndoDays       NormKey = "plan.undo-days"
	NormRetention      NormKey = "data.retention-years"
	NormBackupDays     NormKey = "data.backup-days"
)

// The targets (sasaran) of the indicators of effectiveness, E1 to E13: what the
// office wants to reach, in the unit of the indicator; 0: it has set nothing.
// No published rule gives any.
const (
	NormTargetE1  NormKey = "target.E1"
	NormTargetE2  NormKey = "target.E2"
	NormTargetE3  NormKey = "target.E3"
	NormTargetE4  NormKey = "target.E4"
	NormTargetE5  NormKey = "target.E5"
	NormTargetE6  NormKey = "target.E6"
	NormTargetE7  NormKey = "target.E7"
	NormTargetE8  NormKey = "target.E8"
	NormTargetE9  NormKey = "target.E9"
	NormTargetE10 NormKey = "target.E10"
	NormTargetE11 NormKey = "target.E11"
	NormTargetE12 NormKey = "target.E12"
	NormTargetE13 NormKey = "target.E13"
)

// Norm is a decision of the office about a norm, from a day on.
type Norm struct {
	Meta
	Key    NormKey `cbor:"10,keyasint"`
	Value  int64   `cbor:"11,keyasint"` // thousandths of the unit
	From   Date    `cbor:"12,keyasint"`
	Source string  `cbor:"13,keyasint,omitempty"` // where the value comes from
	Note   string  `cbor:"14,keyasint,omitempty"`
}

// Unit is what a norm counts.
type Unit uint8

// The units of norms.
const (
	UnitHours Unit = iota
	UnitPercent
	UnitFactor
	UnitClients
	UnitDays
	UnitMonths
	UnitYears
	UnitMinutes
	UnitVisits
	UnitGroups
	UnitPartners
	UnitTimes
	UnitScore      // of acceptance, 1 to 5
	UnitPerHundred // for each hundred client-months
	UnitKilometres
)

// NormSpec describes a norm: what the program takes before the office decides,
// and what it refuses.
type NormSpec struct {
	Key               NormKey
	Group             string // "beban", "pita", "pokmas", "bimbingan", "meja", "sasaran" ...
	Unit              Unit
	Default, Min, Max int64 // thousandths of the unit
	Source            string
}

// example marks a value that no published rule gives.
const example = "contoh, bukan norma; ganti dengan keputusan kantor"

// NormSpecs returns every norm that there is, in the order of the settings
// screen. The sources say honestly which values are examples only: the annex
// of Permenkumham 7/2017 is not published where it could be read.
func NormSpecs() []NormSpec {
	const k = 1000
	specs := []NormSpec{
		{NormHours, "beban", UnitHours, 100 * k, 1 * k, 250 * k, "Perka BKN 19/2011: 5 jam efektif sehari, 100 jam sebulan"},
		{NormWeek, "beban", UnitHours, 37_500, 1 * k, 60 * k, "37,5 jam kerja seminggu; " + example},
		{NormIntensive, "beban", UnitHours, 6 * k, 0, 100 * k, example},
		{NormHigh, "beban", UnitHours, 4 * k, 0, 100 * k, "pedoman APPA 4/2/1 jam; " + example},
		{NormMedium, "beban", UnitHours, 2 * k, 0, 100 * k, "pedoman APPA 4/2/1 jam; " + example},
		{NormLow, "beban", UnitHours, 1 * k, 0, 100 * k, "pedoman APPA 4/2/1 jam; " + example},
		{NormCustody, "beban", UnitFactor, 400, 0, 1 * k, "perbandingan titik kerja dalam dan luar lapas 0,33-0,46; " + example},
		{NormAllowance, "beban", UnitPercent, 0, 0, 30 * k, "cadangan kegiatan tak terduga, paling banyak 30 %; " + example},
		{NormVisitsHigh, "beban", UnitVisits, 1 * k, 0, 31 * k, example},
		{NormVisitsMedium, "beban", UnitVisits, 250, 0, 31 * k, example},
		{NormVisitsLow, "beban", UnitVisits, 83, 0, 31 * k, example},
		{NormLitmas, "beban", UnitHours, 6 * k, 0, 100 * k, "perbandingan laporan 138 dari 2.176 titik kerja di Inggris; " + example},
		{NormLitmasShort, "beban", UnitHours, 3 * k, 0, 100 * k, "perbandingan laporan singkat 65 dari 2.176 titik kerja di Inggris; " + example},
		{NormLitmasParole, "beban", UnitHours, 5_500, 0, 100 * k, "perbandingan laporan pembebasan 120 dari 2.176 titik kerja di Inggris; " + example},
		{NormMentor, "beban", UnitHours, 2 * k, 0, 100 * k, "satu kunjungan pembinaan sebulan; " + example},
		{NormDuties, "beban", UnitHours, 0, 0, 100 * k, "0 = tidak dihitung; " + example},
		{NormBandLow, "pita", UnitPercent, 90 * k, 0, 300 * k, example},
		{NormBandFull, "pita", UnitPercent, 100 * k, 0, 300 * k, "beban sama dengan kapasitas"},
		{NormBandOver, "pita", UnitPercent, 110 * k, 0, 500 * k, "ambang 110 % di Inggris; " + example},
		{NormOverDays, "pita", UnitDays, 28 * k, 1 * k, 365 * k, "empat minggu, sebagaimana dijawab di Parlemen Inggris; " + example},
		{NormCountInfo, "pita", UnitClients, 40 * k, 0, 1000 * k, "HMIP 2021/02 (Inggris); " + example},
		{NormCountWarn, "pita", UnitClients, 50 * k, 0, 1000 * k, "HMIP 2021/02 (Inggris): mutu turun pada 50 klien atau lebih; " + example},
		{NormMinGroups, "pokmas", UnitGroups, 2 * k, 0, 100 * k, "PAS-06.OT.02.02 Tahun 2020"},
		{NormMinPartners, "pokmas", UnitPartners, 5 * k, 0, 100 * k, "PAS-06.OT.02.02 Tahun 2020"},
		{NormAgreementTerm, "pokmas", UnitMonths, 24 * k, 1 * k, 120 * k, example},
		{NormAgreementWarn, "pokmas", UnitDays, 60 * k, 0, 365 * k, example},
		{NormActiveDays, "pokmas", UnitDays, 90 * k, 1 * k, 730 * k, example},
		{NormReach, "pokmas", UnitKilometres, 15 * k, 0, 200 * k, "jarak tempuh yang wajar ke kegiatan; " + example},
		{NormExpiryFirst, "bimbingan", UnitDays, 30 * k, 0, 365 * k, "daftar jelang bebas murni"},
		{NormExpirySecond, "bimbingan", UnitDays, 60 * k, 0, 730 * k, "daftar jelang bebas murni"},
		{NormReportInterval, "bimbingan", UnitMonths, 1 * k, 1 * k, 12 * k, "wajib lapor bulanan"},
		{NormMissLimit, "bimbingan", UnitTimes, 3 * k, 1 * k, 12 * k, "tidak lapor tiga kali berturut-turut"},
		{NormReportGrace, "bimbingan", UnitDays, 3 * k, 0, 31 * k, example},
		{NormIdleMinutes, "meja", UnitMinutes, 3 * k, 1 * k, 60 * k, "kunci terminal yang ditinggal; " + example},
		{NormParkMinutes, "meja", UnitMinutes, 30 * k, 0, 480 * k, "0 = langsung keluar akun; " + example},
		{NormUndoDays, "meja", UnitDays, 7 * k, 0, 90 * k, example},
		{NormRetention, "meja", UnitYears, 10 * k, 1 * k, 100 * k, "belum ditetapkan; tanyakan bagian arsip"},
		{NormBackupDays, "meja", UnitDays, 2 * k, 1 * k, 31 * k, example},
	}
	return slices.Concat(specs, reportSpecs(), matterSpecs(), targetSpecs())
}

// targetSpecs are the targets of the indicators.
func targetSpecs() []NormSpec {
	const k = 1000
	const unset = "0 = belum ditetapkan; " + example
	return []NormSpec{
		{NormTargetE1, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
		{NormTargetE2, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
		{NormTargetE3, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
		{NormTargetE4, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
		{NormTargetE5, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
		{NormTargetE6, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
		{NormTargetE7, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
		{NormTargetE8, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
		{NormTargetE9, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
		{NormTargetE10, "sasaran", UnitPerHundred, 0, 0, 100 * k, unset},
		{NormTargetE11, "sasaran", UnitPercent, 0, 0, 500 * k, unset},
		{NormTargetE12, "sasaran", UnitScore, 0, 0, AcceptanceMost * k, unset},
		{NormTargetE13, "sasaran", UnitPercent, 0, 0, 100 * k, unset},
	}
}

// reportSpecs are the reporting intervals that a category, a stage or a risk
// may have of its own; 0 leaves them to the general one.
func reportSpecs() []NormSpec {
	var keys []NormKey
	for _, c := range Categories() {
		keys = append(keys, NormReportCategory(c))
	}
	for _, s := range StageKinds() {
		keys = append(keys, NormReportStage(s))
	}
	for _, r := range Risks() {
		keys = append(keys, NormReportRisk(r))
	}
	out := make([]NormSpec, len(keys))
	for i, key := range keys {
		out[i] = NormSpec{key, "lapor", UnitMonths, 0, 0, 12_000, "0 = ikut jarak umum; " + example}
	}
	return out
}

// matterSpecs are the days that matters may take.
func matterSpecs() []NormSpec {
	const k = 1000
	return []NormSpec{
		{NormMatterDays(Task), "urusan", UnitDays, 7 * k, 0, 365 * k, example},
		{NormMatterDays(Reminder), "urusan", UnitDays, 3 * k, 0, 60 * k, example},
		{NormMatterDays(CallAndVillage), "urusan", UnitDays, 7 * k, 0, 60 * k, example},
		{NormMatterDays(HomeVisit), "urusan", UnitDays, 7 * k, 0, 60 * k, example},
		{NormMatterDays(Breach), "urusan", UnitDays, 14 * k, 0, 60 * k, example},
		{NormMatterDays(Revocation), "urusan", UnitDays, 20 * k, 1 * k, 60 * k, "20 hari kerja"},
		{NormMatterDays(Litmas), "urusan", UnitDays, 7 * k, 1 * k, 60 * k, "7 hari sejak diminta"},
		{NormLitmasDiversion, "urusan", UnitDays, 3 * k, 1 * k, 60 * k, "3 x 24 jam untuk diversi"},
		{NormMatterDays(Transfer), "urusan", UnitDays, 10 * k, 1 * k, 60 * k, "10 hari kerja"},
		{NormMatterDays(Permit), "urusan", UnitDays, 14 * k, 1 * k, 60 * k, "14 hari kerja"},
		{NormMatterDays(Reassessment), "urusan", UnitDays, 30 * k, 1 * k, 365 * k, example},
		{NormMatterDays(Incident), "urusan", UnitDays, 14 * k, 1 * k, 60 * k, example},
	}
}

// ladders are norms that only make sense in this order, the lowest first.
var ladders = [][]NormKey{
	{NormBandLow, NormBandFull, NormBandOver},
	{NormCountInfo, NormCountWarn},
	{NormExpiryFirst, NormExpirySecond},
	{NormLow, NormMedium, NormHigh, NormIntensive},
	{NormVisitsLow, NormVisitsMedium, NormVisitsHigh},
	{NormLitmasShort, NormLitmas},
}

// between returns the range that a norm keeps beside the others of its ladder;
// beside none, when the norms in force are not known.
func (n Norms) between(s NormSpec) (least, most int64) {
	least, most = s.Min, s.Max
	if n.values == nil {
		return least, most
	}
	for _, ladder := range ladders {
		at := slices.Index(ladder, s.Key)
		if at > 0 {
			least = max(least, n.Milli(ladder[at-1]))
		}
		if at >= 0 && at < len(ladder)-1 {
			most = min(most, n.Milli(ladder[at+1]))
		}
	}
	return least, most
}

// SpecOf returns the description of a norm.
func SpecOf(key NormKey) (NormSpec, bool) {
	for _, s := range NormSpecs() {
		if s.Key == key {
			return s, true
		}
	}
	return NormSpec{}, false
}

// Norms are the norms in force on a day.
type Norms struct {
	Day    Date
	values map[NormKey]Norm
}

// NormsOn resolves the office's decisions for a day: of each norm the latest
// that has begun (of two from the same day the one later in the list), and the
// program's own value where the office has decided nothing.
func NormsOn(all []Norm, day Date) Norms {
	n := Norms{Day: day, values: make(map[NormKey]Norm, len(NormSpecs()))}
	for _, s := range NormSpecs() {
		n.values[s.Key] = Norm{Key: s.Key, Value: s.Default, Source: s.Source}
	}
	ordered := slices.Clone(all)
	slices.SortStableFunc(ordered, func(a, b Norm) int { return cmp.Compare(a.From, b.From) })
	for _, d := range ordered {
		if _, known := n.values[d.Key]; known && d.From <= day {
			n.values[d.Key] = d
		}
	}
	return n
}

// Milli returns a norm in thousandths of its unit.
func (n Norms) Milli(key NormKey) int64 {
	if v, ok := n.values[key]; ok {
		return v.Value
	}
	s, _ := SpecOf(key)
	return s.Default
}

// Int returns a norm that counts whole things.
func (n Norms) Int(key NormKey) int { return int(n.Milli(key) / 1000) }

// Minutes returns a norm in hours as whole minutes.
func (n Norms) Minutes(key NormKey) int { return int((n.Milli(key)*60 + 500) / 1000) }

// Norm returns the decision in force for a norm, which is the program's own
// value, without id and day, when the office has decided nothing.
func (n Norms) Norm(key NormKey) Norm { return n.values[key] }
