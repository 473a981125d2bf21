package store

import (
	"cmp"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/text"
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
	Holidays   []model.Holiday // by day
	Sites      []model.Site
	Terminals  []model.Terminal // those with a key, also the removed ones
	Offerings  []model.Offering
	// Mechanisms is the office's own mechanism, if it has one; see Mechanism.
	Mechanisms []model.Mechanism
	// Wordings are how the office words its papers; see Wording.
	Wordings []model.Wording
	// Outreaches are the times that the office speaks with people of a place, by
	// day; empty for whoever may not see them ([model.EffectRead]).
	Outreaches []model.Outreach

	closed     *Books // the same without what not everybody may see
	regions    map[string]int
	users      map[model.ID]int
	counselors map[model.ID]int
	groups     map[model.ID]int
	sites      map[model.ID]int
	offerings  map[model.ID]int
	mechanism  *model.Mechanism
	calendar   model.Calendar
}

// index sorts the registers and builds what finds a record in them.
func (b *Books) index() *Books {
	slices.SortFunc(b.Norms, func(x, y model.Norm) int {
		return cmp.Or(cmp.Compare(x.Key, y.Key), cmp.Compare(x.From, y.From))
	})
	slices.SortFunc(b.Regions, func(x, y model.Region) int { return cmp.Compare(x.Code, y.Code) })
	slices.SortFunc(b.Users, func(x, y model.User) int { return byName(x.Name, y.Name, x.ID, y.ID) })
	slices.SortFunc(b.Counselors, func(x, y model.Counselor) int { return byName(x.Name, y.Name, x.ID, y.ID) })
	slices.SortFunc(b.Groups, func(x, y model.Group) int { return byName(x.Name, y.Name, x.ID, y.ID) })
	slices.SortFunc(b.Holidays, func(x, y model.Holiday) int { return cmp.Compare(x.Day, y.Day) })
	slices.SortFunc(b.Terminals, func(x, y model.Terminal) int { return byName(x.Name, y.Name, x.ID, y.ID) })
	slices.SortFunc(b.Sites, func(x, y model.Site) int { return byName(x.Name, y.Name, x.ID, y.ID) })
	b.calendar = model.NewCalendar(b.Holidays)
	b.regions = map[string]int{}
	for i := range b.Regions {
		b.regions[b.Regions[i].Code] = i
	}
	b.users = places(b.Users)
	b.counselors = places(b.Counselors)
	b.groups = places(b.Groups)
	b.sites = places(b.Sites)
	slices.SortFunc(b.Offerings, func(x, y model.Offering) int { return byName(x.Name, y.Name, x.ID, y.ID) })
	b.offerings = places(b.Offerings)
	b.mechanism = model.DefaultMechanism()
	if len(b.Mechanisms) > 0 {
		b.mechanism = &b.Mechanisms[0]
	}
	slices.SortFunc(b.Outreaches, func(x, y model.Outreach) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), slices.Compare(x.ID[:], y.ID[:]))
	})
	closed := *b
	closed.Outreaches = nil
	b.closed = &closed
	return b
}

func byName(a, b string, x, y model.ID) int {
	if d := cmp.Compare(text.Fold(a), text.Fold(b)); d != 0 {
		return d
	}
	return slices.Compare(x[:], y[:])
}

func places[T any, P record[T]](all []T) map[model.ID]int {
	m := make(map[model.ID]int, len(all))
	for i := range all {
		m[P(&all[i]).Stamp().ID] = i
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

// Site returns a site of community service.
func (b *Books) Site(id model.ID) (model.Site, bool) {
	i, ok := b.sites[id]
	if !ok {
		return model.Site{}, false
	}
	return b.Sites[i], true
}

// Offering returns what a group offers.
func (b *Books) Offering(id model.ID) (model.Offering, bool) {
	i, ok := b.offerings[id]
	if !ok {
		return model.Offering{}, false
	}
	return b.Offerings[i], true
}

// OfferingsOf returns what one group offers, by name.
func (b *Books) OfferingsOf(group model.ID) []model.Offering {
	var out []model.Offering
	for i := range b.Offerings {
		if b.Offerings[i].Group == group {
			out = append(out, b.Offerings[i])
		}
	}
	return out
}

// Mechanism returns how the office works with its groups: its own decision, or
// what the program comes with. It must not be changed.
func (b *Books) Mechanism() *model.Mechanism { return b.mechanism }

// Wording returns how the office words a letter; nothing but the name of the
// letter where it has not worded it.
func (b *Books) Wording(l model.Letter) model.Wording {
	for i := range b.Wordings {
		if b.Wordings[i].Paper == l {
			return b.Wordings[i]
		}
	}
	return model.Wording{Paper: l}
}

// Calendar returns the working days of the office.
func (b *Books) Calendar() model.Calendar { return b.calendar }

// NormsOn resolves the norms in force on a day.
func (b *Books) NormsOn(day model.Date) model.Norms { return model.NormsOn(b.Norms, day) }

// normsOverTime returns what NormsOn does, for whoever asks of many days.
func (b *Books) normsOverTime() func(day model.Date) model.Norms {
	days := []model.Date{0} // on which anything begins; 0: before all
	for i := range b.Norms {
		days = append(days, b.Norms[i].From)
	}
	slices.Sort(days)
	days = slices.Compact(days)
	norms := make([]model.Norms, len(days))
	for i, day := range days {
		norms[i] = b.NormsOn(day)
	}
	return func(day model.Date) model.Norms {
		i, begins := slices.BinarySearch(days, day)
		if !begins {
			i--
		}
		return norms[max(i, 0)]
	}
}

// travel tells the minutes there and back to a kecamatan, 0 when not filled in.
func (b *Books) travel(district string) int {
	r, _ := b.Region(district)
	return r.TravelMin
}

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

// byLogin finds the user of a sign-in name: a user name, or a NIP.
func (b *Books) byLogin(name string) *model.User {
	for i := range b.Users {
		if u := &b.Users[i]; slices.Contains(loginsOf(u), name) {
			return u
		}
	}
	return nil
}

// loginsOf returns the names under which a user signs in.
func loginsOf(u *model.User) []string {
	names := []string{u.Username}
	if nip := model.NormalNIP(u.NIP); nip != "" {
		names = append(names, nip)
	}
	return names
}

// loginOf returns a sign-in name as it is compared.
func loginOf(typed string) string {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if model.ValidNIP(typed) {
		return model.NormalNIP(typed)
	}
	return typed
}

// with returns the books after some records were saved.
func (b *Books) with(saved []any) *Books {
	next := &Books{
		Office: b.Office, Norms: slices.Clone(b.Norms), Regions: slices.Clone(b.Regions), Users: slices.Clone(b.Users),
		Counselors: slices.Clone(b.Counselors), Groups: slices.Clone(b.Groups),
		Holidays: slices.Clone(b.Holidays), Sites: slices.Clone(b.Sites),
		Offerings: slices.Clone(b.Offerings), Mechanisms: slices.Clone(b.Mechanisms), Wordings: slices.Clone(b.Wordings), Terminals: slices.Clone(b.Terminals),
		Outreaches: slices.Clone(b.Outreaches),
	}
	for _, r := range saved {
		switch r := r.(type) {
		case model.Office:
			next.Office = r
		case model.Norm:
			next.Norms = put(next.Norms, r)
		case model.Region:
			next.Regions = put(next.Regions, r)
		case model.User:
			next.Users = put(next.Users, r)
		case model.Counselor:
			next.Counselors = put(next.Counselors, r)
		case model.Group:
			next.Groups = put(next.Groups, r)
		case model.Holiday:
			next.Holidays = put(next.Holidays, r)
		case model.Site:
			next.Sites = put(next.Sites, r)
		case model.Offering:
			next.Offerings = put(next.Offerings, r)
		case model.Terminal:
			next.Terminals = put(next.Terminals, r)
		case model.Outreach:
			next.Outreaches = put(next.Outreaches, r)
		case model.Mechanism:
			next.Mechanisms = put(next.Mechanisms, r)
		case model.Wording:
			next.Wordings = put(next.Wordings, r)
		}
	}
	return next.index()
}

// put replaces the record of the same id, or adds it.
func put[T any, P record[T]](all []T, one T) []T {
	id := P(&one).Stamp().ID
	if i := slices.IndexFunc(all, func(t T) bool { return P(&t).Stamp().ID == id }); i >= 0 {
		all[i] = one
		return all
	}
	return append(all, one)
}
