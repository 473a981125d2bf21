package office

import (
	"cmp"
	"context"
	"math"
	"strconv"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// areas is the working area: each kabupaten with its kecamatan under it.
type areas struct {
	listPart[*model.Region]
	store Store
}

func newAreas(env *kit.Env, s Store) *areas {
	a := &areas{store: s}
	a.env = env
	a.id = func(r *model.Region) model.ID { return r.ID }
	a.write = func(p *record.Paper, r *model.Region) { writeArea(p, env, s, r) }
	a.note = a.missing
	a.records(s, model.RegionEdit, func(r *model.Region) kit.Screen { return areaCard(env, s, *r) },
		func(r *model.Region) kit.Screen { return NewAreaEdit(env, s, *r) }, a.fresh)
	a.list = record.NewList(env, record.Columns[*model.Region]{
		Name: "areas", All: a.columns, Cells: a.cells, Compare: compareAreas, ID: a.id,
		Words: func(r *model.Region) string {
			parent, _ := s.Books().Region(r.Parent)
			return r.Name + " " + r.Code + " " + r.ServicePoint + " " + parent.Name
		},
		Hint:      func() string { return env.Lang.Office.AreaHint },
		Empty:     func() string { return env.Lang.Office.NoAreas },
		NoneFound: func() string { return env.Lang.Office.NoArea },
	}, columnsOf(s, "areas"))
	return a
}

func (a *areas) title() string { return a.env.Lang.Office.TabArea }

func (a *areas) load() {
	books := a.store.Books()
	if books == nil {
		return
	}
	all := make([]*model.Region, len(books.Regions))
	for i := range books.Regions {
		all[i] = &books.Regions[i] // by code: a kabupaten before its kecamatan
	}
	a.list.Set(all)
}

func (a *areas) columns() []table.Column {
	w := &a.env.Lang.Office
	return []table.Column{
		{Key: "name", Title: w.ColArea, Width: 24, Min: 18, Flex: true, Sortable: true},
		{Key: "code", Title: w.ColCode, Width: 9, Priority: 3, Sortable: true},
		{Key: "distance", Title: w.ColDistance, Width: 9, Right: true, Priority: 1, Sortable: true},
		{Key: "travel", Title: w.ColTravel, Width: 10, Right: true, Sortable: true},
		{Key: "point", Title: w.ColPoint, Width: 16, Min: 13, Priority: 2, Sortable: true},
		{Key: "population", Title: w.ColPopulation, Width: 9, Right: true, Priority: 4, Sortable: true},
		{Key: "hectares", Title: w.ColHectares, Width: 8, Right: true, Priority: 5, Sortable: true},
	}
}

func (a *areas) cells(r *model.Region) []table.Cell {
	th, l := a.env.Theme, a.env.Lang
	w := &l.Office
	name := table.Cell{Text: r.Name, Style: th.Bold}
	distance, travel, point := table.Cell{}, table.Cell{}, table.Cell{}
	if r.Parent != "" {
		name = table.Cell{Text: "  " + r.Name}
		distance = table.Cell{Text: l.Milli(int64(r.DistanceM))}
		travel = table.Cell{Text: l.Number(r.TravelMin)}
		point = table.Cell{Text: r.ServicePoint}
		if r.DistanceM == 0 {
			distance = table.Cell{Text: "?", Style: th.Warn}
		}
		if r.TravelMin == 0 {
			travel = table.Cell{Text: "?", Style: th.Warn}
		}
		if r.ServicePoint == "" {
			point = table.Cell{Text: w.FromOffice, Style: th.Faint}
		}
	}
	if r.Inactive {
		name.Style = th.Faint
		point = table.Cell{Text: w.Inactive, Style: th.Warn}
	}
	return []table.Cell{name, {Text: r.Code, Style: th.Faint}, distance, travel, point,
		{Text: orBlank(a.env, r.Population), Style: th.Faint}, {Text: orBlank(a.env, r.AreaHa), Style: th.Faint}}
}

func orBlank(env *kit.Env, n int) string {
	if n == 0 {
		return ""
	}
	return env.Lang.Number(n)
}

func compareAreas(key string) func(a, b *model.Region) int {
	switch key {
	case "name":
		return byWords(func(r *model.Region) string { return r.Name })
	case "code":
		return func(a, b *model.Region) int { return cmp.Compare(a.Code, b.Code) }
	case "distance":
		return func(a, b *model.Region) int { return cmp.Compare(a.DistanceM, b.DistanceM) }
	case "travel":
		return func(a, b *model.Region) int { return cmp.Compare(a.TravelMin, b.TravelMin) }
	case "point":
		return func(a, b *model.Region) int { return cmp.Compare(a.ServicePoint, b.ServicePoint) }
	case "population":
		return func(a, b *model.Region) int { return cmp.Compare(a.Population, b.Population) }
	case "hectares":
		return func(a, b *model.Region) int { return cmp.Compare(a.AreaHa, b.AreaHa) }
	}
	return nil
}

// missing says how much of the area has no travel time yet, because the
// caseload counts with it.
func (a *areas) missing() (string, kit.Style) {
	books := a.store.Books()
	all, unset := books.Districts(), 0
	for i := range all {
		if all[i].TravelMin == 0 {
			unset++
		}
	}
	l := a.env.Lang
	switch {
	case len(all) == 0:
		return "", kit.Style{}
	case unset > 0:
		return l.F(l.Office.AreaMissing, l.Number(unset)), a.env.Theme.Warn
	}
	return l.Office.AreaComplete, a.env.Theme.Faint
}

// fresh is the form of a new region: beside the one under the cursor.
func (a *areas) fresh() kit.Screen {
	parent := ""
	if r, ok := a.list.Cursor(); ok {
		parent = cmp.Or(r.Parent, r.Code)
	}
	return NewAreaEdit(a.env, a.store, model.Region{Parent: parent})
}

// place is a region in the form: its distance in kilometres and where it lies in
// degrees, as people say it.
type place struct {
	r                   model.Region
	km                  string
	latitude, longitude string
}

func spread(r model.Region) place {
	p := place{r: r, km: km(r.DistanceM)}
	if r.Located() {
		p.latitude, p.longitude = degrees(r.Latitude), degrees(r.Longitude)
	}
	return p
}

func (p place) fold() model.Region {
	r := p.r
	was := spread(r)
	if p.km != was.km {
		r.DistanceM = metres(p.km)
	}
	if p.latitude != was.latitude {
		r.Latitude = millionths(p.latitude)
	}
	if p.longitude != was.longitude {
		r.Longitude = millionths(p.longitude)
	}
	return r
}

// degrees writes millionths of a degree, exactly.
func degrees(millionths int) string {
	return strconv.FormatFloat(float64(millionths)/1e6, 'f', -1, 64)
}

// millionths reads degrees; what is none is 0 and was refused by the form.
func millionths(degrees string) int {
	n, err := strconv.ParseFloat(degrees, 64)
	if err != nil || !(n >= -180 && n <= 180) {
		return 0
	}
	return int(math.Round(n * 1e6))
}

// km writes metres as kilometres, exactly.
func km(metres int) string {
	if metres == 0 {
		return ""
	}
	return model.Decimal(int64(metres))
}

// metres reads kilometres; what is no distance is 0 and was refused by the form.
func metres(km string) int {
	n, err := strconv.ParseFloat(km, 64)
	if err != nil || !(n >= 0 && n <= 1000) {
		return 0
	}
	return int(math.Round(n * 1000))
}

// areaBinding ties the form of a region to the place.
var areaBinding = form.Binding[place]{
	form.Words("code", func(p *place) *string { return &p.r.Code }),
	form.Words("name", func(p *place) *string { return &p.r.Name }),
	form.Words("parent", func(p *place) *string { return &p.r.Parent }),
	form.Words("distance", func(p *place) *string { return &p.km }),
	form.Count("travel", func(p *place) *int { return &p.r.TravelMin }),
	form.Words("point", func(p *place) *string { return &p.r.ServicePoint }),
	form.Words("latitude", func(p *place) *string { return &p.latitude }),
	form.Words("longitude", func(p *place) *string { return &p.longitude }),
	form.Count("population", func(p *place) *int { return &p.r.Population }),
	form.Count("hectares", func(p *place) *int { return &p.r.AreaHa }),
	form.Flag("inactive", func(p *place) *bool { return &p.r.Inactive }),
}

// NewAreaEdit returns the form of a kabupaten or kecamatan, a new one when Rev is
// 0.
func NewAreaEdit(env *kit.Env, s Store, r model.Region) kit.Screen {
	known := r.Rev > 0
	return record.NewEdit(env, s, record.Spec[place]{
		Form: "region", Key: r.ID.String(), Intent: "region.save",
		Title: func() string {
			if known {
				return r.Name + " › " + env.Lang.Office.EditTitle
			}
			return env.Lang.Office.NewArea
		},
		Fields:  func() []form.Field { return areaFields(env, s) },
		Binding: areaBinding,
		Kind:    model.KindRegion,
		Head:    func(p place) model.Meta { return p.r.Meta },
		Name:    func(p place) string { return p.r.Name },
		Check: func(p place) model.Problems {
			folded := p.fold()
			return folded.Validate(record.Checks(env, s.Books()))
		},
		Save: func(ctx context.Context, op store.Op, p place) (place, error) {
			saved, err := s.SaveRegion(ctx, op, p.fold())
			return spread(saved), err
		},
		Theirs: func(stored any) (place, bool) {
			r, ok := stored.(model.Region)
			return spread(r), ok
		},
		Holder: func(_ string, id model.ID) string {
			for _, r := range s.Books().Regions {
				if r.ID == id {
					return r.Name
				}
			}
			return ""
		},
	}, spread(r))
}

func areaFields(env *kit.Env, s Store) []form.Field {
	f, sec := &env.Lang.Office.F, env.Lang.Office.AreaSections[0]
	var parents []form.Option
	for _, r := range s.Books().Regencies() {
		parents = append(parents, form.Option{Value: r.Code, Label: r.Name})
	}
	district := func(v form.Values) bool { return v.Get("parent") != "" }
	return []form.Field{
		{Section: sec, Key: "name", Label: f.AreaName, Required: true, Max: 60},
		{Section: sec, Key: "code", Label: f.Code, Required: true, Max: 8, Help: f.HelpCode},
		{Section: sec, Key: "parent", Label: f.Parent, Kind: form.Lookup, Help: f.HelpParent, Lookup: record.LookupIn(parents)},
		{Section: sec, Key: "distance", Label: f.Distance, Kind: form.Decimal, Max: 7, Help: f.HelpDistance, Show: district},
		{Section: sec, Key: "travel", Label: f.Travel, Kind: form.Number, Max: 4, Help: f.HelpTravel, Show: district},
		{Section: sec, Key: "point", Label: f.Point, Max: 60, Help: f.HelpPoint, Show: district},
		{Section: sec, Key: "latitude", Label: f.Latitude, Kind: form.Decimal, Max: 10, Help: f.HelpLatitude, Show: district},
		{Section: sec, Key: "longitude", Label: f.Longitude, Kind: form.Decimal, Max: 10, Help: f.HelpLongitude, Show: district},
		{Section: sec, Key: "population", Label: f.Population, Kind: form.Number, Max: 9},
		{Section: sec, Key: "hectares", Label: f.Hectares, Kind: form.Number, Max: 8},
		{Section: sec, Key: "inactive", Label: f.Inactive, Kind: form.YesNo, Help: f.HelpInactive},
	}
}

// writeArea writes what is known of a region.
func writeArea(p *record.Paper, env *kit.Env, s Store, r *model.Region) {
	th, l := env.Theme, env.Lang
	w, f := &l.Office, &l.Office.F
	p.Text(r.Name, th.Bold)
	p.Fact(f.Code, r.Code, th.Base)
	if r.Parent != "" {
		parent, _ := s.Books().Region(r.Parent)
		p.Fact(f.Parent, parent.Name, th.Base)
		distance, travel, point := w.NotFilled, w.NotFilled, r.ServicePoint
		first, second := th.Warn, th.Warn
		if r.DistanceM > 0 {
			distance, first = l.F(w.Kilometres, l.Milli(int64(r.DistanceM))), th.Base
		}
		if r.TravelMin > 0 {
			travel, second = l.F(w.Minutes, l.Number(r.TravelMin)), th.Base
		}
		if point == "" {
			point = w.FromOffice
		}
		p.Fact(f.Distance, distance, first)
		p.Fact(f.Travel, travel, second)
		p.Fact(f.Point, point, th.Base)
		if r.Located() {
			p.Fact(w.Seat, l.F(w.SeatAt, l.Degrees(r.Latitude), l.Degrees(r.Longitude)), th.Base)
		}
	}
	if r.Population > 0 {
		p.Fact(f.Population, l.F(w.People, l.Number(r.Population)), th.Base)
	}
	if r.AreaHa > 0 {
		p.Fact(f.Hectares, l.F(w.Hectares, l.Number(r.AreaHa)), th.Base)
	}
	if r.Inactive {
		p.Text(w.Inactive, th.Warn)
	}
}

func areaCard(env *kit.Env, s Store, r model.Region) kit.Screen {
	history := record.NewHistory(env, s, model.KindRegion, r.ID)
	history.Names = func(path string) string {
		f := &env.Lang.Office.F
		name, ok := map[string]string{"code": f.Code, "name": f.AreaName, "parent": f.Parent, "distancem": f.Distance, "travelmin": f.Travel,
			"servicepoint": f.Point, "population": f.Population, "areaha": f.Hectares, "inactive": f.Inactive, "latitude": f.Latitude, "longitude": f.Longitude}[path]
		if !ok {
			return path
		}
		return name
	}
	history.Word = func(path, v string) string {
		if n, err := strconv.Atoi(v); err == nil && path == "distancem" {
			return env.Lang.Milli(int64(n))
		} else if err == nil && (path == "latitude" || path == "longitude") {
			return env.Lang.Degrees(n)
		}
		return ""
	}
	now := func() model.Region {
		if fresh, ok := s.Books().Region(r.Code); ok {
			return fresh
		}
		return r
	}
	edit := func() kit.Screen { return NewAreaEdit(env, s, now()) }
	if !may(s, model.RegionEdit) {
		edit = nil
	}
	return record.NewCard(env, func() string { return now().Name }, func(p *record.Paper) {
		one := now()
		writeArea(p, env, s, &one)
	}, history, edit)
}
