package sheet

import (
	"fmt"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// keyGroup is the field by which a row names a group.
const keyGroup = "group"

// groupFields are those of a table of groups, in the order of their form.
func groupFields() []Field {
	fields := []Field{
		{Key: keyCode, Headings: []string{"kode pokmas", "kode", "kode kelompok", "kode pokmas lipas", "no pokmas", "group code", "code"}, Required: true},
		{Key: "name", Headings: []string{"nama pokmas", "nama", "nama kelompok", "nama pokmas lipas", "pokmas", "kelompok", "group", "name"}, Required: true},
		{Key: "fields", Headings: []string{"bidang", "bidang kegiatan", "bidang kerja", "fields"}, Required: true, Holds: List, Words: codesOf(model.Fields())},
		{Key: "kind", Headings: []string{"jenis", "jenis kelompok", "bentuk", "kind"}, Holds: Choice, Words: codesOf(model.GroupKinds())},
		{Key: "party", Headings: []string{"jenis pihak", "pihak", "unsur", "party"}, Holds: Choice, Words: codesOf(model.PartyTypes())},
		{Key: "leader", Headings: []string{"ketua", "nama ketua", "penanggung jawab", "pimpinan", "leader"}},
		{Key: "phone", Headings: []string{"no hp", "nomor hp", "hp", "telepon", "no telepon", "no telp", "no wa", "kontak", "phone"}},
		{Key: "address", Headings: []string{"alamat", "alamat pokmas", "address"}},
		{Key: "district", Headings: []string{"kecamatan", "kec", "kode kecamatan", "district"}, Required: true},
		{Key: "regency", Headings: []string{"kabupaten", "kab", "kabupaten kota", "regency"}},
		{Key: "coverage", Headings: []string{"kecamatan dilayani", "cakupan", "jangkauan", "coverage"}, Holds: List},
		{Key: "activities", Headings: []string{"kegiatan", "jenis kegiatan", "activities"}, Holds: List},
		{Key: "capacity", Headings: []string{"daya tampung", "kapasitas", "kuota", "capacity"}, Holds: Number},
		{Key: "adults", Headings: []string{"menerima dewasa", "dewasa", "adults"}, Holds: Answer, Words: answers()},
		{Key: "children", Headings: []string{"menerima anak", "anak", "children"}, Holds: Answer, Words: answers()},
		{Key: "women", Headings: []string{"menerima perempuan", "perempuan", "women"}, Holds: Answer, Words: answers()},
		{Key: "excluded", Headings: []string{"kasus tidak diterima", "kasus dikecualikan", "excluded"}, Holds: List},
	}
	for i, h := range [4]string{"peduli", "bersedia", "berkomitmen", "sumber daya"} {
		fields = append(fields, Field{Key: fmt.Sprintf("criteria.%d", i), Headings: []string{"kriteria " + h, fmt.Sprintf("kriteria %d", i+1)}, Holds: Answer, Words: answers()})
	}
	return append(fields, []Field{
		{Key: "criteriadate", Headings: []string{"tgl kriteria", "tanggal kriteria", "tgl penilaian kriteria"}, Holds: Day},
		{Key: "decreeno", Headings: []string{"no sk", "nomor sk", "no sk pengukuhan", "sk pengukuhan", "sk"}},
		{Key: "decreedate", Headings: []string{"tgl sk", "tanggal sk", "tgl sk pengukuhan", "tgl pengukuhan"}, Holds: Day},
		{Key: "mentor", Headings: []string{"pk pembina", "pembina", "nama pk pembina", "mentor"}},
		{Key: "mentor.nip", Headings: []string{"nip pembina", "nip pk pembina"}},
		{Key: "state", Headings: []string{"status", "tahap", "keadaan", "state"}, Holds: Choice, Words: codesOf(model.GroupStates())},
		{Key: "lastactivity", Headings: []string{"kegiatan terakhir", "tgl kegiatan terakhir", "last activity"}, Holds: Day},
		{Key: "notes", Headings: []string{"catatan", "keterangan", "ket", "notes"}, Holds: Lines},
	}...)
}

// ofGroups are tables of groups, known by their code.
func ofGroups() subject {
	return subject{kind: Groups, fields: groupFields(), keys: []string{keyCode}, name: nameGroup, draft: draftGroup}
}

func nameGroup(r *reading) identity {
	code, name := r.must(keyCode), ""
	r.set("name", into(&name))
	return identity{key: model.NormalRegister(code), told: code, name: name}
}

func draftGroup(r *reading) (draft, error) {
	code := r.must(keyCode)
	before, found, err := r.im.group(code)
	if err != nil {
		return draft{}, err
	}
	after := copyGroup(before)
	if !found {
		after.Code, after.State = code, model.GroupCandidate
		after.Accepts.Adults, after.Accepts.Women = true, true // as the form begins
	}
	r.group(&after)
	r.judged(after.Validate(r.im.checks))
	d := draft{kind: model.KindGroup, after: &after, known: model.NormalRegister(code), found: found, name: after.Name, changes: changed(groupValues(&before), groupValues(&after))}
	if found {
		d.before = &before
	}
	return d, nil
}

// group finds one by its code: as it waits to be kept, or as the office has it.
func (im *importer) group(code string) (model.Group, bool, error) {
	if waits, ok := im.held[model.NormalRegister(code)]; ok {
		if g, ok := waits.Record.(*model.Group); ok {
			return *g, true, nil
		}
	}
	found, ok, err := im.k.Find(im.ctx, Groups, code)
	if g, is := found.(*model.Group); ok && is && err == nil {
		return *g, true, nil
	}
	return model.Group{}, false, err
}

// copyGroup copies a group with the lists that a row may write to.
func copyGroup(g model.Group) model.Group {
	g.Partners, g.Agreements = slices.Clone(g.Partners), slices.Clone(g.Agreements)
	return g
}

func (r *reading) group(g *model.Group) {
	f := r.im.f
	r.set("name", into(&g.Name))
	r.set("fields", each(&g.Fields, func(s string) (model.Field, error) { return choose(s, model.Fields(), fieldWords()) }))
	r.set("kind", one(&g.Kind, model.GroupKinds(), nil))
	r.set("party", one(&g.Party, model.PartyTypes(), partyWords()))
	r.set("leader", into(&g.Leader))
	r.set("phone", as(&g.Phone, phone))
	r.set("address", into(&g.Address))
	r.whereabouts(&g.District)
	r.set("coverage", each(&g.Coverage, func(s string) (string, error) { return f.district(s, model.RegencyOf(g.District), "") }))
	r.set("activities", each(&g.Activities, oneLine))
	r.set("capacity", as(&g.Capacity, integer))
	r.set("adults", as(&g.Accepts.Adults, yes))
	r.set("children", as(&g.Accepts.Children, yes))
	r.set("women", as(&g.Accepts.Women, yes))
	r.set("excluded", each(&g.Accepts.Excluded, oneLine))
	for i := range g.Criteria {
		r.set(fmt.Sprintf("criteria.%d", i), as(&g.Criteria[i], yes))
	}
	r.set("criteriadate", r.day(&g.CriteriaDate))
	r.set("decreeno", into(&g.DecreeNo))
	r.set("decreedate", r.day(&g.DecreeDate))
	r.officer("mentor", "mentor.nip", &g.Mentor)
	r.set("state", one(&g.State, model.GroupStates(), groupWords()))
	r.set("lastactivity", r.day(&g.LastActivity))
	r.set("notes", block(&g.Notes))
}

// officer takes a counselor that a row names by name, NIP, or both.
func (r *reading) officer(nameKey, nipKey string, to *model.ID) {
	name, named := r.cell(nameKey)
	nip, numbered := r.cell(nipKey)
	if !named && !numbered {
		return
	}
	id, err := r.im.f.counselor(name, nip)
	switch {
	case err == nil:
		*to = id
	case numbered:
		r.refuse(nipKey, err)
	default:
		r.refuse(nameKey, err)
	}
}

func oneLine(s string) (string, error) { return text.Clean(s), nil }

func fieldWords() words[model.Field] {
	return words[model.Field]{
		model.LawAndCommunity: {"hukum dan kemasyarakatan", "hukum kemasyarakatan"}, model.SelfReliance: {"kemandirian dan kepribadian", "kemandirian kepribadian", "kepribadian"},
	}
}

func partyWords() words[model.PartyType] {
	return words[model.PartyType]{
		model.PartyFamily: {"individu", "individu keluarga", "perorangan"}, model.PartyObserver: {"pemerhati pemasyarakatan"}, model.PartyAcademic: {"kampus", "perguruan tinggi", "universitas"},
		model.PartyCivil: {"organisasi kemasyarakatan", "lsm"}, model.PartyReligious: {"lembaga keagamaan", "pondok pesantren", "pesantren"}, model.PartyBusiness: {"dunia usaha", "wirausaha", "perusahaan", "umkm"},
		model.PartyGovernment: {"lembaga pemerintah", "instansi pemerintah", "dinas"}, model.PartyLegalAid: {"lembaga bantuan hukum", "lpa"}, model.PartyVillage: {"rt rw", "rt rw desa", "kelurahan", "perangkat desa"},
		model.PartyOther: {"lainnya", "lain lain"},
	}
}

func groupWords() words[model.GroupState] {
	return words[model.GroupState]{
		model.GroupQualified: {"memenuhi kriteria"}, model.GroupAgreed: {"sudah pks"}, model.GroupActive: {"dikukuhkan"}, model.GroupEnded: {"selesai"},
	}
}

// groupValues are the fields of a group as text, for telling what a row changes.
func groupValues(g *model.Group) []Change {
	mentor := g.Mentor.String()
	out := []Change{
		{Field: keyCode, To: g.Code}, {Field: "name", To: g.Name}, {Field: "fields", To: strings.Join(codesOf(g.Fields), "; ")}, {Field: "kind", To: g.Kind.Code()}, {Field: "party", To: g.Party.Code()},
		{Field: "leader", To: g.Leader}, {Field: "phone", To: g.Phone}, {Field: "address", To: g.Address}, {Field: "district", To: g.District}, {Field: "coverage", To: strings.Join(g.Coverage, "; ")},
		{Field: "activities", To: strings.Join(g.Activities, "; ")}, {Field: "capacity", To: count(g.Capacity)}, {Field: "adults", To: answer(g.Accepts.Adults)}, {Field: "children", To: answer(g.Accepts.Children)},
		{Field: "women", To: answer(g.Accepts.Women)}, {Field: "excluded", To: strings.Join(g.Accepts.Excluded, "; ")}, {Field: "criteriadate", To: g.CriteriaDate.String()}, {Field: "decreeno", To: g.DecreeNo},
		{Field: "decreedate", To: g.DecreeDate.String()}, {Field: "mentor", To: mentor}, {Field: "state", To: g.State.Code()}, {Field: "lastactivity", To: g.LastActivity.String()}, {Field: "notes", To: g.Notes},
	}
	for i, met := range g.Criteria {
		out = append(out, Change{Field: fmt.Sprintf("criteria.%d", i), To: answer(met)})
	}
	return out
}
