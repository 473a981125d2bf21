// Package workload computes what a counselor (PK) has to do in a month and
// what time there is for it. Every figure is made of lines that can be shown,
// so that a person who asks "why 148 %" gets the sum.
//
// Time is counted in whole minutes a month, shares in tenths of a percent, and
// there is one rounding, halves up. All weights are norms of the office
// (rule R16); the formulas are rules 1 to 15 of the reference on caseloads.
package workload

import (
	"cmp"
	"slices"

	"guyub/model"
)

// Cell is a number of clients of one counselor who weigh the same.
type Cell struct {
	Counselor model.ID
	Risk      model.Risk
	// InCustody: not yet released, so that guidance has only begun (rule 6).
	InCustody bool
	District  string // code of the kecamatan
	Count     int
}

// InCustody reports whether a client whose term is in the state has yet to be
// released, so that guidance has only begun (rule 6): registered, and not yet
// presented to the office.
func InCustody(s model.TermState) bool { return s == model.TermRegistered }

// CellOf returns a client as a cell of one, false when the client is no longer
// under guidance and weighs nothing.
func CellOf(c *model.Client) (Cell, bool) {
	if !c.Active() {
		return Cell{}, false
	}
	cell := Cell{Risk: c.Risk(), InCustody: InCustody(c.Term().State), District: c.District, Count: 1}
	if a := c.Assignment(); a != nil {
		cell.Counselor = a.Counselor
	}
	return cell, true
}

// LineKind says what a line of the sum is for.
type LineKind uint8

// The kinds of lines, in the order in which they are shown.
const (
	LineClients   LineKind = iota // clients of one risk
	LineAllowance                 // share for the unexpected (rule 7)
	LineTravel                    // visits to one kecamatan (rule 8)
	LineDuty                      // litmas, groups and other duties (rules 5 and 9)
)

// Line is one line of a counselor's load.
type Line struct {
	Kind      LineKind
	Risk      model.Risk
	InCustody bool
	District  string
	Count     int           // clients, of a duty how often it is there
	Each      int           // minutes for each; 0 where they differ
	Minutes   int           // a month
	Norm      model.NormKey // that the line stands on
	// Unset: the travel time of the district is not filled in, so that the line
	// is 0 and not right.
	Unset bool
}

// Load is a counselor with what they have to do and the time there is.
type Load struct {
	Counselor model.Counselor
	Lines     []Line
	Clients   int
	High      int // clients of high or very high risk
	Medium    int // of medium risk, with those not assessed
	Low       int
	// Unassessed is how many of the medium ones nobody has assessed (rule 4).
	Unassessed int
	Minutes    int // the load: the sum of the lines
	Capacity   int // minutes of the month; 0 for somebody away
	Reduction  int // minutes taken off the contract by absences
}

// Band says in a word how loaded a counselor is (rule 14).
type Band uint8

// The bands. The limits between them are norms.
const (
	BandFree       Band = iota // longgar
	BandFit                    // wajar
	BandFull                   // penuh
	BandOver                   // berlebih
	BandNoCapacity             // tanpa kapasitas, with clients or duties left
)

// Code is the band as files write it.
func (b Band) Code() string {
	return [...]string{"free", "fit", "full", "over", "no_capacity"}[min(b, BandNoCapacity)]
}

// VisitsNorm returns the norm of visits a month for a risk.
func VisitsNorm(r model.Risk) model.NormKey {
	switch r {
	case model.RiskHigh, model.RiskIntensive:
		return model.NormVisitsHigh
	case model.RiskLow:
		return model.NormVisitsLow
	}
	return model.NormVisitsMedium
}

// HoursNorm returns the norm of hours a month for a risk; a client who is not
// assessed weighs as medium (rule 4).
func HoursNorm(r model.Risk) model.NormKey {
	switch r {
	case model.RiskIntensive:
		return model.NormIntensive
	case model.RiskHigh:
		return model.NormHigh
	case model.RiskLow:
		return model.NormLow
	}
	return model.NormMedium
}

// minutesOf returns the minutes a month for clients of one risk: hours are
// thousandths, the custody factor too.
func minutesOf(n model.Norms, risk model.Risk, custody bool, count int) int {
	milliHours := n.Milli(HoursNorm(risk)) * int64(count)
	if custody {
		return int(halfUp(milliHours*n.Milli(model.NormCustody)*60, 1000*1000))
	}
	return int(halfUp(milliHours*60, 1000))
}

// halfUp divides and rounds halves up, away from zero for negative numbers.
func halfUp(a, b int64) int64 {
	if a < 0 {
		return -halfUp(-a, b)
	}
	return (2*a + b) / (2 * b)
}

// Percent returns 100*load/capacity in tenths of a percent, halves up (rule
// 12); 0 when there is no capacity, which is said by the band and never shown.
func Percent(load, capacity int) int {
	if capacity <= 0 {
		return 0
	}
	return int(halfUp(int64(load)*1000, int64(capacity)))
}

// Percent returns how loaded the counselor is, in tenths of a percent.
func (l *Load) Percent() int { return Percent(l.Minutes, l.Capacity) }

// Left returns the minutes that remain; negative when the load is over.
func (l *Load) Left() int { return l.Capacity - l.Minutes }

// Room returns how many more clients of medium risk would fit.
func (l *Load) Room(n model.Norms) int {
	each := n.Minutes(model.NormMedium)
	if each <= 0 || l.Left() <= 0 {
		return 0
	}
	return l.Left() / each
}

// Guard says whether somebody holds many clients, however little each may weigh
// (rule 15): quality falls with the number.
type Guard uint8

// The guards. The numbers are norms; 0 turns one off.
const (
	GuardQuiet Guard = iota
	GuardNote        // more than [model.NormCountInfo]
	GuardWarn        // as many as [model.NormCountWarn], or more
)

// Guard returns the guard of the load.
func (l *Load) Guard(n model.Norms) Guard {
	note, warn := n.Int(model.NormCountInfo), n.Int(model.NormCountWarn)
	switch {
	case warn > 0 && l.Clients >= warn:
		return GuardWarn
	case note > 0 && l.Clients > note:
		return GuardNote
	}
	return GuardQuiet
}

// Band returns the band of the load. Whoever has something to do and no time
// for it has no capacity, and is never shown as empty (rule 12).
func (l *Load) Band(n model.Norms) Band {
	if l.Capacity <= 0 {
		if l.Clients > 0 || l.Minutes > 0 {
			return BandNoCapacity
		}
		return BandFree
	}
	p := int64(l.Percent()) * 100 // thousandths of a percent
	switch {
	case p > n.Milli(model.NormBandOver):
		return BandOver
	case p > n.Milli(model.NormBandFull):
		return BandFull
	case p >= n.Milli(model.NormBandLow):
		return BandFit
	}
	return BandFree
}

// Capacity returns the minutes that a counselor has in the month of the day
// (rule 10), and how many absences took away (rule 11): effective hours times
// contract, less the share of each absence for the days it covers. It is never
// below zero, and zero for somebody not in service.
func Capacity(c *model.Counselor, n model.Norms, day model.Date) (minutes, reduction int) {
	full := int64(n.Minutes(model.NormHours))
	week := int64(n.Minutes(model.NormWeek))
	if contract := c.Week(day); contract > 0 && week > 0 {
		full = halfUp(full*int64(contract), week)
	}
	y, m, _ := day.YMD()
	first, last := model.On(y, m, 1), model.On(y, m+1, 0)
	days := int64(last-first) + 1
	lost := int64(0) // percent-days
	for d := first; d <= last; d++ {
		share := int64(0)
		if c.From != 0 && d < c.From || c.Until != 0 && d > c.Until {
			share = 100
		}
		for _, a := range c.Absences {
			if a.From <= d && (a.To == 0 || a.To >= d) {
				share += int64(max(a.Percent, 0))
			}
		}
		lost += min(share, 100)
	}
	reduction = int(halfUp(full*lost, 100*days))
	return int(full) - reduction, reduction
}

// Impact returns the load that the counselor would have after a change (rule
// 16): cells with a positive count come, those with a negative one go. A client
// who goes and comes back weighs what they weighed before, and nobody goes who
// is not there. The counselor of the change's cells is not looked at.
func Impact(c model.Counselor, cells, change []Cell, n model.Norms, travel func(district string) int, duties ...Duty) Load {
	sums := map[Cell]int{} // by the cell without its count
	for _, cell := range cells {
		if cell.Counselor == c.ID && cell.Count > 0 {
			count := cell.Count
			cell.Count = 0
			sums[cell] += count
		}
	}
	for _, cell := range change {
		count := cell.Count
		cell.Counselor, cell.Count = c.ID, 0
		sums[cell] += count
	}
	after := make([]Cell, 0, len(sums))
	for cell, count := range sums {
		cell.Count = count // Compute leaves out what is not above zero
		after = append(after, cell)
	}
	return Compute(c, after, n, travel, duties...)
}

// Away reports whether the counselor is wholly absent on the day.
func Away(c *model.Counselor, day model.Date) bool {
	share := 0
	for _, a := range c.Absences {
		if a.From <= day && (a.To == 0 || a.To >= day) {
			share += a.Percent
		}
	}
	return share >= 100 || c.From != 0 && day < c.From || c.Until != 0 && day > c.Until
}

// Compute returns the load of one counselor from the cells of their clients and
// what else they have to do. travel tells the minutes there and back to a
// kecamatan, 0 when not filled in.
func Compute(c model.Counselor, cells []Cell, n model.Norms, travel func(district string) int, duties ...Duty) Load {
	l := Load{Counselor: c}
	l.Capacity, l.Reduction = Capacity(&c, n, n.Day)
	type weight struct {
		risk    model.Risk
		custody bool
	}
	clients := map[weight]int{}
	visits := map[string]int64{} // thousandths of a visit a month
	heads := map[string]int{}
	for _, cell := range cells {
		if cell.Counselor != c.ID || cell.Count <= 0 {
			continue
		}
		clients[weight{cell.Risk, cell.InCustody}] += cell.Count
		if !cell.InCustody { // nobody travels to a client who is not yet out
			heads[cell.District] += cell.Count
			visits[cell.District] += n.Milli(VisitsNorm(cell.Risk)) * int64(cell.Count)
		}
		l.count(cell)
	}
	for w, count := range clients {
		line := Line{Kind: LineClients, Risk: w.risk, InCustody: w.custody, Count: count, Norm: HoursNorm(w.risk),
			Each: minutesOf(n, w.risk, w.custody, 1), Minutes: minutesOf(n, w.risk, w.custody, count)}
		l.Lines = append(l.Lines, line)
		l.Minutes += line.Minutes
	}
	if share := n.Milli(model.NormAllowance); share > 0 {
		line := Line{Kind: LineAllowance, Norm: model.NormAllowance, Minutes: int(halfUp(int64(l.Minutes)*share, 100*1000))}
		l.Lines = append(l.Lines, line)
		l.Minutes += line.Minutes
	}
	for district, milli := range visits {
		if milli == 0 {
			continue
		}
		each := travel(district)
		line := Line{Kind: LineTravel, District: district, Count: heads[district], Each: each, Minutes: int(halfUp(milli*int64(each), 1000)), Norm: model.NormVisitsMedium, Unset: each == 0}
		l.Lines = append(l.Lines, line)
		l.Minutes += line.Minutes
	}
	for _, line := range l.duties(duties, n) {
		l.Lines = append(l.Lines, line)
		l.Minutes += line.Minutes
	}
	slices.SortFunc(l.Lines, compareLines)
	return l
}

func (l *Load) count(c Cell) {
	l.Clients += c.Count
	switch c.Risk {
	case model.RiskHigh, model.RiskIntensive:
		l.High += c.Count
	case model.RiskLow:
		l.Low += c.Count
	default:
		l.Medium += c.Count
	}
	if c.Risk == model.RiskUnassessed {
		l.Unassessed += c.Count
	}
}

// compareLines orders the sum as people read it: clients from the highest risk
// down, then the allowance, then travel and duties, the most first.
func compareLines(a, b Line) int {
	rank := func(r model.Risk) int { // unassessed stands beside medium
		if r == model.RiskUnassessed {
			return 2*int(model.RiskMedium) - 1
		}
		return 2 * int(r)
	}
	return cmp.Or(
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(rank(b.Risk), rank(a.Risk)),
		cmp.Compare(b.Minutes, a.Minutes),
		cmp.Compare(a.District, b.District),
		boolCompare(a.InCustody, b.InCustody),
		cmp.Compare(a.Norm, b.Norm),
	)
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// TravelMinutes returns the part of the load that is spent on the road.
func (l *Load) TravelMinutes() int {
	sum := 0
	for _, line := range l.Lines {
		if line.Kind == LineTravel {
			sum += line.Minutes
		}
	}
	return sum
}
