package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// registerField is the column by which what belongs to a client names them, and
// nameField one that is held against it: a slip in the number would put one
// person's past on another's record.
func registerField() Field {
	return Field{Key: keyRegister, Headings: clientFields()[0].Headings, Required: true}
}

func nameField() Field {
	return Field{Key: "name", Headings: []string{"nama klien", "nama", "nama lengkap", "klien", "name"}}
}

// reportFields are those of a table of past reports and other contacts, in the
// order of their form.
func reportFields() []Field {
	return []Field{
		registerField(), nameField(),
		{Key: "day", Headings: []string{"tgl lapor", "tanggal lapor", "tanggal", "tgl", "hari tanggal", "tgl bimbingan", "tgl kunjungan", "day"}, Required: true, Holds: Day},
		{Key: "minute", Headings: []string{"jam", "pukul", "waktu", "time"}, Holds: Clock},
		{Key: "kind", Headings: []string{"jenis", "jenis lapor", "jenis kontak", "kind"}, Holds: Choice, Words: codesOf(contactKinds())},
		{Key: "mode", Headings: []string{"cara", "cara lapor", "media", "mode"}, Holds: Choice, Words: codesOf(model.ContactModes())},
		{Key: "officer", Headings: []string{"petugas", "pk", "nama pk", "pembimbing kemasyarakatan", "penerima laporan", "officer"}},
		{Key: "officer.nip", Headings: []string{"nip petugas", "nip", "nip pk"}},
		{Key: "place", Headings: []string{"tempat", "lokasi", "place"}},
		{Key: "district", Headings: []string{"kecamatan", "kec", "kode kecamatan", "district"}},
		{Key: "regency", Headings: []string{"kabupaten", "kab", "kabupaten kota", "regency"}},
		{Key: "met", Headings: []string{"ditemui", "yang ditemui", "bertemu dengan", "met"}},
		{Key: "condition", Headings: []string{"kondisi", "kondisi klien", "keadaan klien", "condition"}, Holds: Lines},
		{Key: "activity", Headings: []string{"kegiatan", "pekerjaan", "kegiatan pekerjaan", "activity"}, Holds: Lines},
		{Key: "employment", Headings: []string{"status kerja", "status pekerjaan", "employment"}, Holds: Choice, Words: codesOf(model.Employments())},
		{Key: "surroundings", Headings: []string{"lingkungan", "lingkungan sosial", "surroundings"}, Holds: Lines},
		{Key: "difficulties", Headings: []string{"kendala", "hambatan", "masalah", "difficulties"}, Holds: Lines},
		{Key: "plan", Headings: []string{"rencana", "rencana tindak lanjut", "plan"}, Holds: Lines},
		{Key: "followup", Headings: []string{"tindak lanjut", "follow up"}, Holds: Lines},
		{Key: "reason", Headings: []string{"alasan", "keterangan", "ket", "reason"}},
	}
}

// contactKinds are the kinds of contacts that a table may tell of. A day of
// community service needs its place of work, which has no table.
func contactKinds() []model.ContactKind {
	return slices.DeleteFunc(model.ContactKinds(), func(k model.ContactKind) bool { return k == model.ServiceDay })
}

// ofReports are tables of past reports (wajib lapor) and other contacts, known
// by client, day and kind.
func ofReports() subject {
	return subject{kind: Reports, fields: reportFields(), keys: []string{keyRegister, "day"}, name: nameReport, draft: draftReport}
}

func nameReport(r *reading) identity {
	register, day, kind := r.must(keyRegister), model.Date(0), model.Report
	if r.must("day") != "" {
		r.set("day", r.day(&day))
	}
	r.set("kind", one(&kind, contactKinds(), contactWords()))
	who := identity{key: fmt.Sprintf("%s\n%d\n%d", model.NormalRegister(register), day, kind), told: strings.TrimSpace(register + " " + day.String())}
	r.set("name", into(&who.name))
	return who
}

// fromImport is the reason of a contact that a table gives none for: without one
// a late or second report is not kept.
const fromImport = "dari impor"

func draftReport(r *reading) (draft, error) {
	client, ok, err := r.clientOf()
	if err != nil || !ok {
		return draft{}, err
	}
	there, err := r.im.k.Contacts(r.im.ctx, client.ID)
	if err != nil {
		return draft{}, err
	}
	c := model.Contact{Client: client.ID, Kind: model.Report}
	r.contact(&c)
	d := draft{kind: model.KindContact, after: &c, name: client.Name}
	if slices.ContainsFunc(there, func(o model.Contact) bool { return o.Day == c.Day && o.Kind == c.Kind && o.Struck == "" }) {
		d.found = true
		return d, nil
	}
	r.judged(c.Validate(r.im.checks))
	r.beside(&c, &client, there)
	if c.Reason == "" {
		c.Reason = fromImport
	}
	return d, nil
}

// clientOf finds the client that a row belongs to, and holds a name beside the
// number against theirs.
func (r *reading) clientOf() (model.Client, bool, error) {
	register := r.must(keyRegister)
	client, ok, err := r.im.client(register)
	if err != nil {
		return client, false, err
	}
	if !ok {
		r.refuse(keyRegister, errors.New("tidak ada klien dengan nomor register ini; masukkan dahulu daftar kliennya"))
		return client, false, nil
	}
	if name, said := r.cell("name"); said && personal(text.Clean(name)) != personal(client.Name) {
		r.refuse("name", errors.New("nomor register ini milik klien lain; periksa nomornya"))
		return client, false, nil
	}
	return client, true, nil
}

func (r *reading) contact(c *model.Contact) {
	r.set("day", r.day(&c.Day))
	r.set("minute", as(&c.Minute, clockTime))
	r.set("kind", one(&c.Kind, contactKinds(), contactWords()))
	r.set("mode", one(&c.Mode, model.ContactModes(), modeWords()))
	if c.Mode == model.ModeUnknown && c.Kind == model.Report {
		c.Mode = model.FaceToFace
	}
	r.officer("officer", "officer.nip", &c.Officer)
	r.set("place", into(&c.Place))
	r.whereabouts(&c.District)
	r.set("met", into(&c.Met))
	r.set("condition", block(&c.Condition))
	r.set("activity", block(&c.Activity))
	r.set("employment", one(&c.Employment, model.Employments(), employmentWords()))
	r.set("surroundings", block(&c.Surroundings))
	r.set("difficulties", block(&c.Difficulties))
	r.set("plan", block(&c.Plan))
	r.set("followup", block(&c.FollowUp))
	r.set("reason", into(&c.Reason))
}

// beside holds a contact of the past against the client. What a form would ask a
// reason for is doubted: whoever kept the old list is no longer at hand to give
// one.
func (r *reading) beside(c *model.Contact, client *model.Client, others []model.Contact) {
	for _, p := range c.Against(client, others) {
		if p.Field == "reason" && !p.Warning {
			r.doubt("day", sentenceOf(p))
			continue
		}
		r.judged(model.Problems{p})
	}
}

// clockTime reads a time of day as minutes after midnight: "08.30", "8:30".
func clockTime(s string) (int, error) {
	hour, minute, ok := strings.Cut(strings.NewReplacer(".", ":", ",", ":").Replace(strings.TrimSpace(unguard(s))), ":")
	minute, _, _ = strings.Cut(minute, ":") // seconds say nothing
	h, errHour := strconv.Atoi(hour)
	m, errMinute := strconv.Atoi(minute)
	if !ok || errHour != nil || errMinute != nil || h < 0 || h > 23 || m < 0 || m > 59 {
		return 0, fmt.Errorf("%q bukan jam; tulis seperti 08.30", short(s))
	}
	return 60*h + m, nil
}

func contactWords() words[model.ContactKind] {
	return words[model.ContactKind]{
		model.Report: {"wajib lapor", "lapor diri", "absen"}, model.Talk: {"konseling", "konsultasi"}, model.Visit: {"kunjungan rumah", "home visit"},
		model.RemoteContact: {"telepon", "wa", "video call"},
	}
}

func modeWords() words[model.ContactMode] {
	return words[model.ContactMode]{
		model.FaceToFace: {"langsung", "datang", "luring", "offline"}, model.Online: {"online", "telepon", "wa", "video call", "jarak jauh"}, model.AtHome: {"kunjungan", "home visit"},
	}
}
