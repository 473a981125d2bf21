package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// Book is what the office knows that rows refer to.
type Book struct {
	Regions    []model.Region
	Counselors []model.Counselor
	Groups     []model.Group
	Offerings  []model.Offering
	// Mechanism is the one in force, whose reasons a referral may give; nil: the
	// usual one.
	Mechanism *model.Mechanism
	Norms     model.Norms
	Today     model.Date
}

// finder resolves what rows call kecamatan and counselors.
type finder struct {
	regions   map[string]model.Region   // by code
	regencies map[string]string         // compact name -> code
	districts map[string][]model.Region // compact name -> those called so
	byNIP     map[string]model.Counselor
	byName    map[string][]model.Counselor
	byID      map[model.ID]model.Counselor
	byCode    map[string]*model.Group   // by code
	called    map[string][]*model.Group // plain name -> those called so
	programs  map[model.ID][]*model.Offering
}

func newFinder(b Book) *finder {
	f := &finder{
		regions: map[string]model.Region{}, regencies: map[string]string{}, districts: map[string][]model.Region{},
		byNIP: map[string]model.Counselor{}, byName: map[string][]model.Counselor{}, byID: map[model.ID]model.Counselor{},
		byCode: map[string]*model.Group{}, called: map[string][]*model.Group{}, programs: map[model.ID][]*model.Offering{},
	}
	for i := range b.Groups {
		g := &b.Groups[i]
		f.byCode[model.NormalRegister(g.Code)] = g
		f.called[plain(g.Name)] = append(f.called[plain(g.Name)], g)
	}
	for i := range b.Offerings {
		o := &b.Offerings[i]
		f.programs[o.Group] = append(f.programs[o.Group], o)
	}
	for _, r := range b.Regions {
		f.regions[r.Code] = r
		if r.Parent == "" {
			f.regencies[compact(r.Name)] = r.Code
		} else {
			f.districts[compact(r.Name)] = append(f.districts[compact(r.Name)], r)
		}
	}
	for _, c := range b.Counselors {
		f.byID[c.ID] = c
		if nip := model.NormalNIP(c.NIP); nip != "" {
			f.byNIP[nip] = c
		}
		name := personal(c.Name)
		f.byName[name] = append(f.byName[name], c)
	}
	return f
}

// compact returns a place name as places are compared: without blanks, and
// without the word for its kind before it.
func compact(s string) string {
	w := strings.Fields(plain(s))
	if len(w) > 1 && slices.Contains([]string{"kab", "kabupaten", "kota", "kec", "kecamatan"}, w[0]) {
		w = w[1:]
	}
	return strings.Join(w, "")
}

// personal returns a name as people are compared: without titles and degrees.
func personal(s string) string { return text.Fold(model.ParseName(s).Given) }

func (f *finder) regency(s string) (string, error) {
	if r, ok := f.regions[s]; ok && r.Parent == "" {
		return s, nil
	}
	if code, ok := f.regencies[compact(s)]; ok {
		return code, nil
	}
	return "", fmt.Errorf("kabupaten %q tidak ada di wilayah kerja", short(s))
}

// district finds a kecamatan by its code or name. Where two kabupaten have one
// of that name, regency decides, or else it is the one where the client lives
// already.
func (f *finder) district(s, regency, now string) (string, error) {
	if r, ok := f.regions[s]; ok && r.Parent != "" {
		if regency != "" && r.Parent != regency {
			return "", fmt.Errorf("kecamatan %s tidak di kabupaten %s", s, f.regions[regency].Name)
		}
		return s, nil
	}
	found := slices.Clone(f.districts[compact(s)])
	if len(found) == 0 {
		return "", fmt.Errorf("kecamatan %q tidak ada di wilayah kerja", short(s))
	}
	if regency != "" {
		for _, r := range found {
			if r.Parent == regency {
				return r.Code, nil
			}
		}
		return "", fmt.Errorf("kecamatan %s tidak ada di kabupaten %s", short(s), f.regions[regency].Name)
	}
	if len(found) == 1 {
		return found[0].Code, nil
	}
	var names []string
	for _, r := range found {
		if r.Code == now {
			return now, nil
		}
		names = append(names, f.regions[r.Parent].Name)
	}
	return "", fmt.Errorf("kecamatan %s ada di %s; isi kolom kabupaten", short(s), strings.Join(names, " dan "))
}

// counselor finds a PK by NIP, or by name when nobody else has it. A NIP that
// nobody has is never helped out by a name: one of the two is wrong.
func (f *finder) counselor(name, nip string) (model.ID, error) {
	if digits := model.NormalNIP(name); nip == "" && len(digits) >= 15 {
		nip = name // "Dewi Lestari / 19850312 200901 2 001"
	}
	if nip != "" {
		nip, err := number(nip)
		if err != nil {
			return model.ID{}, err
		}
		if c, ok := f.byNIP[model.NormalNIP(nip)]; ok && model.NormalNIP(nip) != "" {
			return c.ID, nil
		}
		return model.ID{}, fmt.Errorf("tidak ada PK dengan NIP %q", short(nip))
	}
	switch found := f.byName[personal(name)]; {
	case len(found) == 1:
		return found[0].ID, nil
	case len(found) > 1:
		return model.ID{}, fmt.Errorf("ada %d PK bernama %s; isi kolom NIP", len(found), short(name))
	}
	return model.ID{}, fmt.Errorf("tidak ada PK bernama %q; isi nama lengkap atau NIP", short(name))
}

// area finds the code of a kabupaten or kecamatan.
func (f *finder) area(s string) (string, error) {
	if code, err := f.regency(s); err == nil {
		return code, nil
	}
	return f.district(s, "", "")
}

// group finds one by its code, or by its name when no other has it.
func (f *finder) group(s string) (*model.Group, error) {
	if g, ok := f.byCode[model.NormalRegister(s)]; ok {
		return g, nil
	}
	if found := f.called[plain(s)]; len(found) == 1 {
		return found[0], nil
	}
	return nil, fmt.Errorf("tidak ada Pokmas dengan kode %q", short(s))
}

// offering finds a programme of a group by its name, which may be left out when
// the group has one.
func (f *finder) offering(group model.ID, s string) (*model.Offering, error) {
	all := f.programs[group]
	if s == "" && len(all) == 1 {
		return all[0], nil
	}
	var names []string
	for _, o := range all {
		if plain(o.Name) == plain(s) {
			return o, nil
		}
		names = append(names, o.Name)
	}
	if len(names) == 0 {
		return nil, errors.New("kelompok ini belum punya program; catat dahulu programnya")
	}
	return nil, fmt.Errorf("%q bukan program kelompok ini; pilihannya %s", short(s), strings.Join(names, ", "))
}
