package indicator

import (
	"math"

	"guyub/model"
)

// loads returns the counselors of the month in which a period ends, as the
// history of loads keeps them; none when it keeps none.
func (v *survey) loads(w int) []model.LoadRow {
	if v.spans.of[w] == never {
		return nil
	}
	month := model.MonthOf(v.spans.of[w].To)
	for i := range v.Loads {
		if v.Loads[i].Month == month {
			return v.Loads[i].Rows
		}
	}
	return nil
}

// loadFigure counts the counselors of the month in which a period ends:
//
//	E11   minutes of work, of the minutes that there are
//	E11b  the highest load beside the mean
//	E11c  the standard deviation of the loads beside their mean
//	E11d  clients, and counselors in service
//
// Of E11b and E11c a load is a counselor's minutes of theirs, in thousandths of
// a percent; who has no time, being away, has none.
func (v *survey) loadFigure(code Code, w int) Figure {
	var f Figure
	rows := v.loads(w)
	switch code {
	case E11b:
		highest, sum, n := spread(rows)
		return Figure{highest * n, sum}
	case E11c:
		return variation(rows)
	}
	for i := range rows {
		f.plus(v.counselorFigure(code, &rows[i]))
	}
	return f
}

// counselorFigure is what a counselor adds to E11 and E11d, and what is told of
// them beside E11b and E11c, which do not add up.
func (v *survey) counselorFigure(code Code, r *model.LoadRow) Figure {
	only := v.query.Slice.Counselor
	if code != E11b && code != E11c && !only.IsZero() && r.Counselor != only {
		return Figure{}
	}
	if code == E11d {
		return Figure{int64(r.Clients), 1}
	}
	return Figure{int64(r.Minutes), int64(r.Capacity)}
}

// load is how much of their time a counselor's work takes, in thousandths of a
// percent; false when they have none.
func load(r *model.LoadRow) (int64, bool) {
	f := Figure{int64(r.Minutes), int64(r.Capacity)}
	return f.Milli(Percent), f.Known()
}

// spread returns the highest of the loads, their sum and how many there are.
func spread(rows []model.LoadRow) (highest, sum, n int64) {
	for i := range rows {
		if l, known := load(&rows[i]); known {
			highest, sum, n = max(highest, l), sum+l, n+1
		}
	}
	return highest, sum, n
}

// variation returns the standard deviation of the loads, of all of them and not
// of a sample, beside their mean.
func variation(rows []model.LoadRow) Figure {
	_, sum, n := spread(rows)
	if n == 0 {
		return Figure{}
	}
	mean := float64(sum) / float64(n)
	squares := 0.0
	for i := range rows {
		if l, known := load(&rows[i]); known {
			squares += (float64(l) - mean) * (float64(l) - mean)
		}
	}
	return Figure{int64(math.Round(math.Sqrt(squares / float64(n)))), int64(math.Round(mean))}
}
