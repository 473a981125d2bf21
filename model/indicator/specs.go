package indicator

import "guyub/model"

// byClient is how figures that count clients can be narrowed.
const byClient = BySection | ByPlace | ByCategory | ByCounselor | ByGroup

// Specs describes every indicator, in the order of a page. Their names and their
// formulas in words are in tui/lang; what they count exactly stands beside the
// code that counts it, in care.go, ways.go, groups.go, area.go and loads.go.
//
// Lists of area and stigma are of kecamatan: no client stands in them.
func Specs() []Spec {
	return []Spec{
		{Code: E1, Sliced: byClient, Target: model.NormTargetE1},
		{Code: E2, Sliced: byClient, Target: model.NormTargetE2},
		{Code: E2b, Sliced: byClient},
		{Code: E2c, Unit: Mean, Lower: true, Sliced: byClient},
		{Code: E3, Of: OfGroups, AtEnd: true, Sliced: BySection | ByPlace | ByGroup, Target: model.NormTargetE3},
		{Code: E4, Of: OfOffice, AtEnd: true, Target: model.NormTargetE4},
		{Code: E5, Sliced: byClient, Target: model.NormTargetE5},
		{Code: E5b, Sliced: byClient},
		{Code: E6, Of: OfDistricts, AtEnd: true, Sliced: BySection | ByPlace, Target: model.NormTargetE6},
		{Code: E6b, Of: OfDistricts, AtEnd: true, Sliced: BySection | ByPlace},
		{Code: E7, Sliced: byClient, Target: model.NormTargetE7},
		{Code: E8, AtEnd: true, Sliced: byClient, Target: model.NormTargetE8},
		{Code: E8b, Sliced: byClient},
		{Code: E8c, Sliced: byClient},
		{Code: E8d, Sliced: byClient},
		{Code: E9, Sliced: byClient, Target: model.NormTargetE9},
		{Code: E9b, Lower: true, AtEnd: true, Sliced: byClient},
		{Code: E10, Unit: PerHundred, Lower: true, Sliced: byClient, Target: model.NormTargetE10},
		{Code: E11, Of: OfCounselors, Lower: true, AtEnd: true, Sliced: ByCounselor, Target: model.NormTargetE11},
		{Code: E11b, Unit: Times, Of: OfCounselors, Lower: true, AtEnd: true},
		{Code: E11c, Of: OfCounselors, Lower: true, AtEnd: true},
		{Code: E11d, Unit: Mean, Of: OfCounselors, Neutral: true, AtEnd: true, Sliced: ByCounselor},
		{Code: E12, Unit: Mean, Of: OfDistricts, Sliced: byClient, Target: model.NormTargetE12},
		{Code: E12b, Unit: PerHundred, Of: OfDistricts, Lower: true, Sliced: BySection | ByPlace},
		{Code: E12c, Of: OfDistricts, Sliced: BySection | ByPlace},
		{Code: E13, Of: OfGroups, Lower: true, AtEnd: true, Sliced: ByPlace | ByGroup, Target: model.NormTargetE13},
		{Code: E13b, Of: OfGroups, Lower: true, AtEnd: true, Sliced: BySection | ByPlace | ByGroup},
	}
}

// SpecOf returns the description of an indicator; false when there is none.
func SpecOf(code Code) (Spec, bool) {
	for _, s := range Specs() {
		if s.Code == code {
			return s, true
		}
	}
	return Spec{}, false
}

// cuts tells by what a slice narrows.
func (s Slice) cuts() Cuts {
	var c Cuts
	for _, k := range []struct {
		set bool
		cut Cuts
	}{
		{s.Section == model.Adults || s.Section == model.Children, BySection},
		{s.Regency != "" || s.District != "", ByPlace},
		{s.Category != model.CategoryUnknown, ByCategory},
		{!s.Counselor.IsZero(), ByCounselor},
		{!s.Group.IsZero(), ByGroup},
	} {
		if k.set {
			c |= k.cut
		}
	}
	return c
}

// Narrows reports whether the slice narrows an indicator.
func (s Slice) Narrows(spec Spec) bool { return s.cuts()&spec.Sliced != 0 }
