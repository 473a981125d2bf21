package store

import (
	"cmp"
	"slices"
	"strings"

	"guyub/model"
)

// Books are the small registers of the office, all in memory: an immutable
// snapshot. Their slices are sorted by name (regions by code) and must not be
// changed.
type Books struct {
	Office     model.Office
	Norms      []model.Norm
	Regions    []model.Region
	Users      []model.User
	Counselors []model.Counselor
	Groups     []model.Group

	regions    map[string]int
	users      map[model.ID]int
	counselors map[model.ID]int
	groups     map[model.ID]int
}

// index sorts the registers and builds what finds a record in them.
func (b *Books) index() *Books {
	slices.SortFunc(b.Regions, func(x, y model.Region) int { return cmp.Compare(x.Code, y.Code) })
	slices.SortFunc(b.Users, func(x, y model.User) int { return byName(x.Name, y.Name, x.ID, y.ID) })
	slices.SortFunc(b.Counselors, func(x, y model.Counselor) int { return byName(x.Name, y.Name, x.ID, y.ID) })
	slices.SortFunc(b.Groups, func(x, y model.Group) int { return byName(x.Name, y.Name, x.ID, y.ID) })
	b.regions = map[string]int{}
	for i := range b.Regions {
		b.regions[b.Regions[i].Code] = i
	}
	b.users = places(b.Users, func(u *model.User) model.ID { return u.ID })
	b.counselors = places(b.Counselors, func(c *model.Counselor) model.ID { return c.ID })
	b.groups = places(b.Groups, func(g *model.Group) model.ID { return g.ID })
	return b
}

func byName(a, b string, x, y model.ID) int {
	if d := cmp.Compare(strings.ToLower(a), strings.ToLower(b)); d != 0 {
		return d
	}
	return slices.Compare(x[:], y[:])
}

func places[T any](all []T, id func(*T) model.ID) map[model.ID]int {
	m := make(map[model.ID]int, len(all))
	for i := range all {
		m[id(&all[i])] = i
	}
	return m
}

// Region returns a kabupaten or kecamatan by its code.
func (b *Books) Region(code string) (model.Region, bool) {
	i, ok := b.regions[code]
	if !ok {
		return model.Region{}, false
	}
	return b.Regions[i], true
}

// User returns a user.
func (b *Books) User(id model.ID) (model.User, bool) {
	i, ok := b.users[id]
	if !ok {
		return model.User{}, false
	}
	return b.Users[i], true
}

// Counselor returns a counselor.
func (b *Books) Counselor(id model.ID) (model.Counselor, bool) {
	i, ok := b.counselors[id]
	if !ok {
		return model.Counselor{}, false
	}
	return b.Counselors[i], true
}

// Group returns a community group.
func (b *Books) Group(id model.ID) (model.Group, bool) {
	i, ok := b.groups[id]
	if !ok {
		return model.Group{}, false
	}
	return b.Groups[i], true
}

// NormsOn resolves the norms in force on a day.
func (b *Books) NormsOn(day model.Date) model.Norms { return model.NormsOn(b.Norms, day) }

// Districts returns the kecamatan of the working area.
func (b *Books) Districts() []model.Region {
	return slices.DeleteFunc(slices.Clone(b.Regions), func(r model.Region) bool { return r.Parent == "" || r.Inactive })
}

// Regencies returns the kabupaten of the working area.
func (b *Books) Regencies() []model.Region {
	return slices.DeleteFunc(slices.Clone(b.Regions), func(r model.Region) bool { return r.Parent != "" || r.Inactive })
}

// DistrictName returns the name of a kecamatan, with its kabupaten where the
// area has two of that name; the code itself when it is not known.
func (b *Books) DistrictName(code string) string {
	r, ok := b.Region(code)
	if !ok {
		return code
	}
	for i := range b.Regions {
		if o := &b.Regions[i]; o.Code != code && o.Name == r.Name && o.Parent != "" && r.Parent != "" {
			parent, _ := b.Region(r.Parent)
			return r.Name + " (" + parent.Name + ")"
		}
	}
	return r.Name
}

// CounselorName returns the short name of a counselor, empty for nobody.
func (b *Books) CounselorName(id model.ID) string {
	c, ok := b.Counselor(id)
	if !ok {
		return ""
	}
	return model.ShortName(c.Name)
}

// GroupName returns the name of a group, empty for none.
func (b *Books) GroupName(id model.ID) string {
	g, _ := b.Group(id)
	return g.Name
}

// UserName returns the name of a user.
func (b *Books) UserName(id model.ID) string {
	u, _ := b.User(id)
	return u.Name
}

// checks is what validation needs to know.
func (b *Books) checks(today model.Date) model.Checks {
	return model.Checks{
		Today: today, Norms: b.NormsOn(today),
		District:  func(code string) bool { r, ok := b.Region(code); return ok && r.Parent != "" },
		Counselor: func(id model.ID) bool { _, ok := b.Counselor(id); return ok },
	}
}
