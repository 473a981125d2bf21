package sheet

import (
	"fmt"
	"slices"
	"strings"

	"guyub/model"
)

// groupKeyField is the column by which what belongs to a group names it.
func groupKeyField() Field {
	return Field{Key: keyGroup, Headings: []string{"kode pokmas", "kode kelompok", "kode pokmas lipas", "no pokmas", "kode", "group code"}, Required: true}
}

// partnerFields are those of a table of the partners of groups.
func partnerFields() []Field {
	return []Field{
		groupKeyField(),
		{Key: "name", Headings: []string{"nama mitra", "nama", "mitra", "mitra kerja", "nama anggota", "partner", "name"}, Required: true},
		{Key: "party", Headings: []string{"jenis pihak", "pihak", "unsur", "party"}, Holds: Choice, Words: codesOf(model.PartyTypes())},
		{Key: "role", Headings: []string{"peran", "tugas", "jabatan", "role"}},
		{Key: "phone", Headings: []string{"no hp", "nomor hp", "hp", "telepon", "no telepon", "no telp", "kontak", "phone"}},
		{Key: "resource", Headings: []string{"sumber daya", "dukungan", "bantuan", "resource"}},
		{Key: "from", Headings: []string{"sejak", "mulai", "tgl mulai", "bergabung", "from"}, Holds: Day},
		{Key: "to", Headings: []string{"sampai", "tgl selesai", "selesai", "berakhir", "to"}, Holds: Day},
	}
}

// ofPartners are tables of partners, known by their group and name.
func ofPartners() subject {
	return subject{kind: Partners, fields: partnerFields(), keys: []string{keyGroup, "name"}, name: named(keyGroup, "name"), draft: draftPartner}
}

// agreementFields are those of a table of the agreements of groups.
func agreementFields() []Field {
	return []Field{
		groupKeyField(),
		{Key: "no", Headings: []string{"nomor pks", "no pks", "nomor perjanjian", "no perjanjian", "nomor", "no surat", "number"}, Required: true},
		{Key: "date", Headings: []string{"tgl pks", "tanggal pks", "tgl tanda tangan", "tanggal tanda tangan", "ditandatangani", "tgl perjanjian", "signed"}, Holds: Day},
		{Key: "start", Headings: []string{"berlaku mulai", "mulai berlaku", "tgl mulai", "mulai", "start"}, Holds: Day},
		{Key: "end", Headings: []string{"berlaku sampai", "tgl berakhir", "tanggal berakhir", "berakhir", "sampai", "end"}, Holds: Day},
		{Key: "scope", Headings: []string{"ruang lingkup", "lingkup", "isi", "scope"}},
		{Key: "signatory", Headings: []string{"penanda tangan", "penandatangan", "pihak kedua", "signatory"}},
		{Key: "witness", Headings: []string{"saksi", "witness"}},
		{Key: "renews", Headings: []string{"memperpanjang", "perpanjangan dari", "renews"}},
		{Key: "terminated", Headings: []string{"diakhiri", "tgl diakhiri", "terminated"}, Holds: Day},
		{Key: "reason", Headings: []string{"alasan diakhiri", "alasan", "reason"}},
		{Key: "file", Headings: []string{"letak berkas", "berkas", "arsip", "file"}},
	}
}

// ofAgreements are tables of agreements, known by their group and number.
func ofAgreements() subject {
	return subject{kind: Agreements, fields: agreementFields(), keys: []string{keyGroup, "no"}, name: named(keyGroup, "no"), draft: draftAgreement}
}

// named names what belongs to a group: by its code and by a word of its own.
func named(group, own string) func(*reading) identity {
	return func(r *reading) identity {
		code, word := r.must(group), r.must(own)
		return identity{key: model.NormalRegister(code) + "\n" + plain(word), told: code, name: word}
	}
}

// belonging is a row about something that belongs to a group.
type belonging struct {
	*reading
	before, after model.Group
}

// belongingTo finds the group that a row names; false when there is none.
func belongingTo(r *reading) (b belonging, ok bool, err error) {
	code := r.must(keyGroup)
	before, found, err := r.im.group(code)
	if err == nil && !found {
		r.refuse(keyGroup, fmt.Errorf("tidak ada Pokmas dengan kode %q; masukkan dahulu daftar Pokmas", short(code)))
	}
	return belonging{r, before, copyGroup(before)}, found && err == nil, err
}

// draft ends a row: what is wrong with the list of the group that it writes to
// is told of its columns.
func (b *belonging) draft(list string, at int, found bool, name string, changes []Change) draft {
	own := fmt.Sprintf("%s.%d.", list, at)
	problems := b.after.Validate(b.im.checks)
	for i := range problems {
		if field, ok := strings.CutPrefix(problems[i].Field, own); ok {
			problems[i].Field = field
		} else if problems[i].Warning {
			problems[i].Field = "" // a doubt about the group is not one about this row
		}
	}
	b.judged(slices.DeleteFunc(problems, func(p model.Problem) bool { return p.Field == "" }))
	return draft{kind: model.KindGroup, before: &b.before, after: &b.after, known: model.NormalRegister(b.before.Code), found: found, name: name, changes: changes}
}

func draftPartner(r *reading) (draft, error) {
	b, ok, err := belongingTo(r)
	if !ok || err != nil {
		return draft{}, err
	}
	all, word := b.after.Partners, r.must("name")
	at := slices.IndexFunc(all, func(p model.Partner) bool { return plain(p.Name) == plain(word) })
	found := at >= 0
	if !found {
		at, all = len(all), append(all, model.Partner{Name: word})
	}
	p := &all[at]
	was := partnerValues(p)
	r.set("party", one(&p.Party, model.PartyTypes(), partyWords()))
	r.set("role", into(&p.Role))
	r.set("phone", as(&p.Phone, phone))
	r.set("resource", into(&p.Resource))
	r.set("from", r.day(&p.From))
	r.set("to", r.day(&p.To))
	changes := changed(was, partnerValues(p))
	b.after.Partners = all
	return b.draft("partners", at, found, p.Name, changes), nil
}

func partnerValues(p *model.Partner) []Change {
	return []Change{
		{Field: "party", To: p.Party.Code()}, {Field: "role", To: p.Role}, {Field: "phone", To: p.Phone}, {Field: "resource", To: p.Resource},
		{Field: "from", To: p.From.String()}, {Field: "to", To: p.To.String()},
	}
}

func draftAgreement(r *reading) (draft, error) {
	b, ok, err := belongingTo(r)
	if !ok || err != nil {
		return draft{}, err
	}
	all, no := b.after.Agreements, r.must("no")
	at := slices.IndexFunc(all, func(a model.Agreement) bool { return plain(a.No) == plain(no) })
	found := at >= 0
	a := model.Agreement{No: no}
	if found {
		a = all[at]
	}
	was := agreementValues(&a)
	r.set("date", r.day(&a.Date))
	r.set("start", r.day(&a.Start))
	r.set("end", r.day(&a.End))
	r.set("scope", into(&a.Scope))
	r.set("signatory", into(&a.Signatory))
	r.set("witness", into(&a.Witness))
	r.set("renews", into(&a.Renews))
	r.set("terminated", r.day(&a.Terminated))
	r.set("reason", into(&a.Reason))
	r.set("file", into(&a.File))
	if found {
		all[at] = a
	} else {
		at = placeOf(&a, all)
		all = slices.Insert(all, at, a)
	}
	b.after.Agreements = all
	return b.draft("agreements", at, found, a.No, changed(was, agreementValues(&a))), nil
}

// placeOf is where an agreement belongs among others, the oldest of which stand
// first: before the first signed later, drafts last.
func placeOf(a *model.Agreement, all []model.Agreement) int {
	if a.Date == 0 {
		return len(all)
	}
	if at := slices.IndexFunc(all, func(o model.Agreement) bool { return o.Date == 0 || o.Date > a.Date }); at >= 0 {
		return at
	}
	return len(all)
}

func agreementValues(a *model.Agreement) []Change {
	return []Change{
		{Field: "date", To: a.Date.String()}, {Field: "start", To: a.Start.String()}, {Field: "end", To: a.End.String()}, {Field: "scope", To: a.Scope}, {Field: "signatory", To: a.Signatory},
		{Field: "witness", To: a.Witness}, {Field: "renews", To: a.Renews}, {Field: "terminated", To: a.Terminated.String()}, {Field: "reason", To: a.Reason}, {Field: "file", To: a.File},
	}
}
