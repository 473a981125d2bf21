package demo

import (
	"hash/fnv"

	"guyub/model"
)

// plan holds who gets what share: the decks and splits from which every client
// reads their place in the office.
type plan struct {
	n        int
	early    int // clients before this one came long ago: see registered
	fresh    int // clients from this one on are new: no counselor, no assessment yet
	staff    []officer
	offences []offence

	place   deck
	regency split
	within  [4]regencyPlan

	categoryEarly, categoryLate, sex, offence, ending, report, employment lot
}

// regencyPlan divides the clients of one kabupaten.
type regencyPlan struct {
	section  split // children, adults
	officers []int // who guides adults here
	heads    split // adults by officer
	child    int   // who guides the children
	district lot
	taking   lot   // adults: those who take part in a group, and the others
	slots    []int // groups with a place, one entry for each place
}

// lot deals shares by name: the part of a client is the part in which their
// card lies.
type lot struct {
	deck  deck
	split split
}

func newLot(seed, name uint64, n int, weights ...int) lot {
	return lot{newDeck(seed, name, n), newSplit(n, weights...)}
}

// of returns the part that falls to i, and the place within that part.
func (l lot) of(i int) (part, place int) {
	part, place, _ = l.split.find(l.deck.at(i))
	return part, place
}

// Of 1,300 clients, this many live in each kabupaten: Banyumas 40 % as in
// November 2020 (427 of 1,070), the others by their population.
var shareOfRegency = []int{520, 231, 234, 315}

// Of those, this many take part in a group: 65 of 1,300, as few as the study
// found, and most of them near the office.
var shareTaking = [4]int{38, 12, 4, 11}

// The decks. A number stays with its deck, so that adding one later leaves the
// others as they were.
const (
	deckPlace = iota + 1
	deckCategoryEarly
	deckCategoryLate
	deckSex
	deckOffence
	deckEnding
	deckReport
	deckEmployment
	deckDistrict = 20 // and the three after it
	deckTaking   = 24 // and the three after it
)

func newPlan(p Params, all []model.Group) plan {
	n := p.Clients
	pl := plan{
		n: n, early: n / 2, fresh: n - n/100,
		staff: officers(), offences: offences(),
		place:   newDeck(p.Seed, deckPlace, n),
		regency: newSplit(n, shareOfRegency...),
		// The places of categoriesEarly and categoriesLate. Over both halves,
		// with the children, it comes to PB 62, CB 30, CMB 0.3, asimilasi 1,
		// pidana bersyarat 2, pidana pengawasan 1.5, kerja sosial 1 percent.
		categoryEarly: newLot(p.Seed, deckCategoryEarly, n/2, 460, 17, 12),
		categoryLate:  newLot(p.Seed, deckCategoryLate, n-n/2, 160, 3, 3, 300, 3, 10, 10),
		sex:           newLot(p.Seed, deckSex, n, 97, 3),
		offence:       newLot(p.Seed, deckOffence, n, offenceWeights()...),
		ending:        newLot(p.Seed, deckEnding, n, 15, 15, 970),
		report:        newLot(p.Seed, deckReport, n, 84, 10, 4, 2),
		employment:    newLot(p.Seed, deckEmployment, n, 28, 33, 17, 22),
	}
	for k := range pl.within {
		size := pl.regency.size(k)
		w := &pl.within[k]
		w.section = newSplit(size, 22, 978)
		var heads []int
		for i, o := range pl.staff {
			switch {
			case o.regency != k:
				continue
			case o.section != model.Adults:
				w.child = i
			}
			if o.heads > 0 {
				w.officers, heads = append(w.officers, i), append(heads, o.heads)
			}
		}
		grown := w.section.size(1)
		w.heads = newSplit(grown, heads...)
		w.district = newLot(p.Seed, deckDistrict+uint64(k), size, districtWeights(k)...)
		w.taking = newLot(p.Seed, deckTaking+uint64(k), grown, shareTaking[k], shareOfRegency[k]-shareTaking[k])
		for i, g := range all {
			if open := g.Agreement(); g.District[:5] == regencyCode(k) && open != nil && open.End >= p.Today && g.LastActivity > p.Today.AddDays(-90) {
				for range g.Capacity {
					w.slots = append(w.slots, i)
				}
			}
		}
	}
	return pl
}

// districtWeights are how the clients of a kabupaten spread over its
// kecamatan: fiction, but the towns stand out, and nobody's is empty.
func districtWeights(k int) []int {
	sizes := [...]int{27, 18, 20, 26}
	towns := map[[2]int]int{
		{banyumas, 14}: 30, {banyumas, 17}: 30, {banyumas, 19}: 34, {banyumas, 24}: 36, {banyumas, 25}: 28, {banyumas, 26}: 34, {banyumas, 27}: 28, {banyumas, 2}: 26,
		{purbalingga, 5}: 30, {purbalingga, 9}: 24, {purbalingga, 6}: 22, {banjarnegara, 6}: 32, {banjarnegara, 5}: 22, {banjarnegara, 3}: 20,
		{kebumen, 12}: 36, {kebumen, 19}: 30, {kebumen, 20}: 22, {kebumen, 10}: 20,
	}
	out := make([]int, sizes[k])
	for i := range out {
		h := fnv.New32a()
		_, _ = h.Write([]byte{byte(k), byte(i)}) // a hash never fails to take bytes
		out[i] = 8 + int(h.Sum32()%10)
		if w := towns[[2]int{k, i + 1}]; w > 0 {
			out[i] = w
		}
	}
	return out
}

// registered returns the day on which client i came. The first half came
// between two and a half years and half a year ago, the second half since,
// each evenly: short programs end, long ones stay.
func (pl plan) registered(today model.Date, i int) model.Date {
	if i < pl.early {
		return today.AddDays(-900 + i*720/pl.early)
	}
	return today.AddDays(-179 + (i-pl.early)*180/(pl.n-pl.early))
}

// numberInYear returns how many clients were registered in the same year up to
// and with client i: the running number of the register book.
func (pl plan) numberInYear(today model.Date, i int) int {
	year, _, _ := pl.registered(today, i).YMD()
	low, high := 0, i // the first client of the year lies in low..high
	for low < high {
		mid := (low + high) / 2
		if y, _, _ := pl.registered(today, mid).YMD(); y < year {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return i - low + 1
}
