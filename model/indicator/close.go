package indicator

import "guyub/model"

// Close returns the figures of a month as [model.MonthClose] keeps them: of the
// whole office each indicator, of each kabupaten those that a place narrows, for
// all clients and for adults alone, so that whoever may not see children (rule
// R12) finds what they see. The query gives month, norms, day and reach; its
// slice does not matter.
func Close(f *Facts, q Query) []model.ClosedFigure {
	var out []model.ClosedFigure
	regencies := []string{""}
	for i := range f.Regions {
		if r := &f.Regions[i]; r.Parent == "" && !r.Inactive {
			regencies = append(regencies, r.Code)
		}
	}
	for _, section := range []model.Section{model.BothSections, model.Adults} {
		for _, regency := range regencies {
			q.Slice = Slice{Section: section, Regency: regency}
			v := f.survey(q, q.Period)
			t := v.count()
			for _, spec := range Specs() {
				if regency != "" && spec.Sliced&ByPlace == 0 {
					continue
				}
				now := v.counts(t, spec)[0]
				out = append(out, model.ClosedFigure{Code: string(spec.Code), Section: section, Regency: regency, Num: now.Num, Den: now.Den})
			}
		}
	}
	return out
}

// Closed finds an indicator of a part of the office as it was closed; false when
// closing keeps no figures of such a part, as of one kecamatan.
func Closed(m *model.MonthClose, s Slice, code Code) (model.ClosedFigure, bool) {
	spec, known := SpecOf(code)
	finer := Slice{District: s.District, Category: s.Category, Counselor: s.Counselor, Group: s.Group}
	if s.Section == model.Children {
		finer.Section = s.Section
	}
	if !known || finer.Narrows(spec) {
		return model.ClosedFigure{}, false
	}
	section, regency := model.BothSections, ""
	if s.Section == model.Adults {
		section = model.Adults
	}
	if spec.Sliced&ByPlace != 0 {
		regency = s.Regency
	}
	num, den, ok := m.Figure(string(code), section, regency)
	return model.ClosedFigure{Code: string(code), Section: section, Regency: regency, Num: num, Den: den}, ok
}

// Differs reports whether what was closed of an indicator is not what the
// records give now, because something was put right since.
func Differs(closed model.ClosedFigure, now Row) bool {
	return closed.Code == string(now.Spec.Code) && Figure{closed.Num, closed.Den} != now.Now
}
