package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// keyNIP is the field by which a counselor is known.
const keyNIP = "nip"

// counselorFields are those of a table of counselors, in the order of their
// form.
func counselorFields() []Field {
	return []Field{
		{Key: keyNIP, Headings: []string{"nip", "no nip", "nomor induk pegawai", "nip pk"}, Required: true},
		{Key: "name", Headings: []string{"nama", "nama pk", "nama pegawai", "nama lengkap", "pembimbing kemasyarakatan", "name"}, Required: true},
		{Key: "position", Headings: []string{"jabatan", "nama jabatan", "jabatan fungsional", "position"}, Another: true},
		{Key: "kind", Headings: []string{"jenis", "jenis jabatan", "pk apk", "kind"}, Holds: Choice, Words: codesOf(model.CounselorKinds())},
		{Key: "grade", Headings: []string{"jenjang", "jenjang jabatan", "grade"}, Holds: Choice, Words: codesOf(model.Grades())},
		{Key: "section", Headings: []string{"subseksi", "subsi", "seksi", "bkd bka", "section"}, Required: true, Holds: Choice, Words: codesOf(model.Sections())},
		{Key: "certified", Headings: []string{"bersertifikat anak", "sertifikat anak", "sertifikasi sppa", "sppa", "child certified"}, Holds: Answer, Words: answers()},
		{Key: "week", Headings: []string{"jam per minggu", "jam kerja", "jam kerja per minggu", "jam minggu", "hours a week"}, Holds: Number},
		{Key: "max", Headings: []string{"klien terbanyak", "batas klien", "maksimal klien", "max clients"}, Holds: Number},
		{Key: "home", Headings: []string{"kecamatan", "kecamatan rumah", "tempat tinggal", "domisili", "home"}},
		{Key: "areas", Headings: []string{"wilayah", "wilayah tugas", "wilayah kerja", "wilayah binaan", "areas"}, Holds: List},
		{Key: "phone", Headings: []string{"no hp", "nomor hp", "hp", "telepon", "no telepon", "no telp", "no wa", "phone"}},
		{Key: "from", Headings: []string{"mulai bertugas", "tmt", "tgl mulai", "tanggal mulai", "sejak", "from"}, Holds: Day},
		{Key: "until", Headings: []string{"sampai", "tgl selesai", "tanggal selesai", "hari terakhir", "pensiun", "until"}, Holds: Day},
		{Key: "notes", Headings: []string{"catatan", "keterangan", "ket", "notes"}, Holds: Lines},
	}
}

// ofCounselors are tables of counselors, known by their NIP.
func ofCounselors() subject {
	return subject{kind: Counselors, fields: counselorFields(), keys: []string{keyNIP}, name: nameCounselor, draft: draftCounselor}
}

func nameCounselor(r *reading) identity {
	nip, name := "", ""
	if r.must(keyNIP) != "" {
		r.set(keyNIP, as(&nip, number))
	}
	if nip != "" && model.NormalNIP(nip) == "" {
		r.refuse(keyNIP, fmt.Errorf("%q bukan NIP", short(nip)))
	}
	r.set("name", into(&name))
	return identity{key: model.NormalNIP(nip), told: text.Clean(nip), name: name}
}

func draftCounselor(r *reading) (draft, error) {
	nip := ""
	r.set(keyNIP, as(&nip, number))
	rec, found, err := r.im.k.Find(r.im.ctx, Counselors, nip)
	if err != nil {
		return draft{}, err
	}
	before := model.Counselor{}
	if c, ok := rec.(*model.Counselor); ok && found {
		before = *c
	}
	after := before
	if !found {
		after.NIP = text.Clean(nip)
	}
	r.counselor(&after)
	r.judged(after.Validate(r.im.checks))
	d := draft{kind: model.KindCounselor, after: &after, found: found, name: after.Name, changes: changed(counselorValues(&before), counselorValues(&after))}
	if found {
		d.before = &before
	}
	return d, nil
}

func (r *reading) counselor(c *model.Counselor) {
	r.set("name", into(&c.Name))
	r.set("position", func(s string) error {
		kind, grade := position(s)
		if kind == 0 && grade == 0 {
			return fmt.Errorf("%q bukan jabatan PK; tulis seperti PK Ahli Muda atau APK Mahir", short(s))
		}
		c.Kind, c.Grade = kind, grade
		return nil
	})
	r.set("kind", one(&c.Kind, model.CounselorKinds(), counselorWords()))
	r.set("grade", one(&c.Grade, model.Grades(), gradeWords()))
	if c.Kind == model.CounselorKindUnknown {
		c.Kind = kindOf(c.Grade)
	}
	r.set("section", one(&c.Section, model.Sections(), allSections()))
	r.set("certified", as(&c.ChildCertified, yes))
	r.set("week", as(&c.WeeklyMinutes, scaled(60)))
	r.set("max", as(&c.MaxClients, integer))
	r.set("home", func(s string) error {
		code, err := r.im.f.district(s, "", c.Home)
		if err == nil {
			c.Home = code
		}
		return err
	})
	r.set("areas", each(&c.Areas, r.im.f.area))
	r.set("phone", as(&c.Phone, phone))
	r.set("from", r.day(&c.From))
	r.set("until", r.day(&c.Until))
	r.set("notes", block(&c.Notes))
}

// position reads a title such as "Pembimbing Kemasyarakatan Ahli Muda".
func position(s string) (model.CounselorKind, model.Grade) {
	words := strings.Fields(plain(s))
	has := func(w ...string) bool {
		return slices.ContainsFunc(words, func(one string) bool { return slices.Contains(w, one) })
	}
	grade := model.GradeUnknown
	for _, g := range model.Grades() {
		if has(g.Code()) {
			grade = g
		}
	}
	switch {
	case has("asisten", "apk"):
		return model.APK, grade
	case has("pembantu", "ppk"):
		return model.PPK, grade
	case has("pembimbing", "pk"):
		return model.PK, grade
	}
	if grade == model.GradeUnknown {
		return model.CounselorKindUnknown, grade
	}
	return kindOf(grade), grade
}

// kindOf is the function that a grade belongs to: the skilled ones are those of
// an assistant, and a table of counselors is one of PK unless it says more.
func kindOf(g model.Grade) model.CounselorKind {
	switch g {
	case model.GradeSkilled, model.GradeProficient, model.GradeSupervisor:
		return model.APK
	}
	return model.PK
}

func counselorWords() words[model.CounselorKind] {
	return words[model.CounselorKind]{
		model.PK: {"pembimbing kemasyarakatan", "pembimbing"}, model.APK: {"asisten pembimbing kemasyarakatan", "asisten pk", "asisten"},
		model.PPK: {"pembantu pembimbing kemasyarakatan", "pembantu pk", "pembantu"},
	}
}

func gradeWords() words[model.Grade] {
	return words[model.Grade]{
		model.GradeFirst: {"ahli pertama"}, model.GradeJunior: {"ahli muda"}, model.GradeSenior: {"ahli madya"}, model.GradePrincipal: {"ahli utama"},
	}
}

func allSections() words[model.Section] {
	w := sectionWords()
	w[model.BothSections] = []string{"bkd dan bka", "bkd bka", "dewasa dan anak"}
	return w
}

// counselorValues are the fields of a counselor as text, for telling what a row
// changes.
func counselorValues(c *model.Counselor) []Change {
	return []Change{
		{Field: keyNIP, To: c.NIP}, {Field: "name", To: c.Name}, {Field: "kind", To: c.Kind.Code()}, {Field: "grade", To: c.Grade.Code()}, {Field: "section", To: c.Section.Code()},
		{Field: "certified", To: answer(c.ChildCertified)}, {Field: "week", To: strconv.Itoa(c.WeeklyMinutes)}, {Field: "max", To: count(c.MaxClients)}, {Field: "home", To: c.Home},
		{Field: "areas", To: strings.Join(c.Areas, "; ")}, {Field: "phone", To: c.Phone}, {Field: "from", To: c.From.String()}, {Field: "until", To: c.Until.String()}, {Field: "notes", To: c.Notes},
	}
}
