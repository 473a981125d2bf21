package roster

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"

	"guyub/model"
	"guyub/model/reach"
)

// The names are made of common words, so that short searches find very many
// clients, as they do in a real office.
var (
	firstNames = strings.Fields("Agus Ahmad Andi Asep Bambang Budi Cecep Dadang Dede Deden Dewi Dian Eko Endang Fajar Hadi Hendra Iwan Joko Maman Muhammad Nana Novi Nur Rahmat Ridwan Rina Rudi Siti Slamet Sri Sugeng Sutrisno Taufik Tono Ujang Wahyu Wawan Yanto Yusuf")
	lastNames  = strings.Fields("Abdullah Astuti Firmansyah Gunawan Handayani Hartono Hidayat Iskandar Kurniawan Kusuma Lestari Mahendra Maulana Nugraha Permana Prasetyo Pratama Purnama Rahayu Ramadhan Santoso Saputra Setiawan Siregar Sudrajat Suherman Suryadi Susanto Wibowo Wijaya")
)

func benchID(i int) model.ID {
	var id model.ID
	binary.BigEndian.PutUint64(id[:], 0x0199_0000_0000_7000+uint64(i)<<16)
	binary.BigEndian.PutUint64(id[8:], uint64(i)*0x9e3779b97f4a7c15)
	return id
}

// benchRow makes the i-th fictional client.
func benchRow(r *rand.Rand, i int) Row {
	name := firstNames[r.IntN(len(firstNames))]
	if r.IntN(8) > 0 {
		name += " " + lastNames[r.IntN(len(lastNames))]
	}
	if r.IntN(4) == 0 {
		name += " bin " + firstNames[r.IntN(len(firstNames))]
	}
	kabupaten, kecamatan := 4+r.IntN(5), 1+r.IntN(25)
	row := Row{
		ID: benchID(i), Name: name, Register: fmt.Sprintf("PB.%06d/2026", i), NIK: 3204_000000_000000 + r.Uint64N(1e12),
		Category: model.Category(1 + r.IntN(8)), Section: model.Adults, State: model.TermState(1 + r.IntN(4)),
		Stage: model.StageKind(1 + r.IntN(3)), Risk: model.Risk(r.IntN(4)), Sex: model.Sex(1 + r.IntN(2)),
		District: fmt.Sprintf("32.%02d.%02d", kabupaten, kecamatan), Counselor: benchID(-1 - (kabupaten*25+kecamatan+r.IntN(3))%30),
		Born: model.On(1970+r.IntN(35), 1, 1+r.IntN(365)), NextReport: benchDay + model.Date(r.IntN(60)), Start: benchDay - 300, End: benchDay + model.Date(r.IntN(700)),
	}
	if r.IntN(20) == 0 {
		row.Section = model.Children
	}
	if r.IntN(10) == 0 {
		row.Alias = firstNames[r.IntN(len(firstNames))]
	}
	if r.IntN(3) == 0 {
		row.Group = benchID(-100 - r.IntN(40))
	}
	return row
}

const benchDay model.Date = 739_900

var sizes = []int{1_000, 100_000, 1_000_000}

// benchRosters are shared by the benchmarks; each is made once.
var benchRosters sync.Map

func benchRoster(n int) *Roster {
	made, _ := benchRosters.LoadOrStore(n, sync.OnceValue(func() *Roster {
		r := New()
		l := r.Loader()
		rnd := rand.New(rand.NewPCG(1, 2))
		shard := l.Shard()
		for i := range n {
			row := benchRow(rnd, i)
			shard.Add(&row)
		}
		l.Finish()
		return r
	}))
	return made.(func() *Roster)()
}

var all = Scope{Adults: true, Children: true}

func overSizes(b *testing.B, fn func(b *testing.B, n int)) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) { fn(b, n) })
	}
}

// BenchmarkSearch answers what was typed: all found, counted, in order, and
// the forty rows of the first page put together. "an" is in two thirds of all
// lines, "zz" in none. Loop is what a program without a roster would do, for
// comparison: strings.Contains over a []string of the same lines.
func BenchmarkSearch(b *testing.B) {
	overSizes(b, func(b *testing.B, n int) {
		r := benchRoster(n)
		v := r.Now().In(all)
		v.Run(context.Background(), Query{})
		for _, typed := range []string{"a", "an", "sit", "santoso", "siti an", "0123/2026", "4567", "zz"} {
			b.Run("roster/"+strings.ReplaceAll(strings.ReplaceAll(typed, " ", "+"), "/", "-"), func(b *testing.B) {
				var found int
				for b.Loop() {
					found = page(v.Run(context.Background(), Query{Text: typed}))
				}
				b.ReportMetric(float64(found), "found")
			})
		}
		b.Run("filtered/sit", func(b *testing.B) {
			q := Query{Text: "sit", Filter: Filter{FacetState: {"aktif", "terdaftar"}, FacetDistrict: {"32.04"}}, Sort: ByEnd, Today: benchDay}
			v.Run(context.Background(), Query{Sort: ByEnd})
			for b.Loop() {
				page(v.Run(context.Background(), q))
			}
		})
		lines := make([]string, 0, n)
		for _, c := range r.Now().chunks {
			for k := range c.n {
				lines = append(lines, string(c.names.line(k))+" "+string(c.registers.line(k))+" "+fmt.Sprintf("%016d", c.niks[k].number()))
			}
		}
		for _, typed := range []string{"an", "santoso"} {
			b.Run("loop/"+typed, func(b *testing.B) {
				for b.Loop() {
					var found []int
					for i, line := range lines {
						if strings.Contains(line, typed) {
							found = append(found, i)
						}
					}
					b.ReportMetric(float64(len(found)), "found")
				}
			})
		}
	})
}

// page puts together the rows of a first page and returns how many there are in all.
func page(r *Result) int {
	for i := range min(40, r.Len()) {
		_ = r.Row(i)
	}
	return r.Len()
}

// BenchmarkSort makes an order from nothing.
func BenchmarkSort(b *testing.B) {
	overSizes(b, func(b *testing.B, n int) {
		for _, key := range []Key{ByName, ByRegister, ByEnd, ByCounselor} {
			b.Run(string(key), func(b *testing.B) {
				r := benchRoster(n)
				v := r.Now().In(all)
				for b.Loop() {
					if key == ByName {
						r.orders.reset(v.snap.version)
					}
					r.orders.kept = nil
					v.Run(context.Background(), Query{Sort: key})
				}
			})
		}
	})
}

// BenchmarkScroll puts together a page in the middle of a filtered list.
func BenchmarkScroll(b *testing.B) {
	overSizes(b, func(b *testing.B, n int) {
		v := benchRoster(n).Now().In(all)
		res := v.Run(context.Background(), Query{Filter: Filter{FacetState: {"aktif", "terdaftar"}}})
		id := res.ID(res.Len() / 2)
		for b.Loop() {
			at := res.Index(id)
			for i := range 40 {
				_ = res.Row(at + i)
			}
		}
	})
}

func BenchmarkFacets(b *testing.B) {
	overSizes(b, func(b *testing.B, n int) {
		v := benchRoster(n).Now().In(all)
		q := Query{Filter: Filter{FacetState: {"aktif", "terdaftar"}, FacetRisk: {"tinggi"}}, Today: benchDay}
		for b.Loop() {
			v.Facets(context.Background(), q)
		}
	})
}

// BenchmarkApply saves one client, and where it says so shows the list again.
func BenchmarkApply(b *testing.B) {
	overSizes(b, func(b *testing.B, n int) {
		for _, list := range []bool{false, true} {
			b.Run(map[bool]string{false: "apply", true: "apply+list"}[list], func(b *testing.B) {
				r := benchRoster(n)
				r.Now().In(all).Run(context.Background(), Query{})
				rnd := rand.New(rand.NewPCG(3, 4))
				for b.Loop() {
					s := r.Apply(benchRow(rnd, rnd.IntN(n)))
					if list {
						page(s.In(all).Run(context.Background(), Query{}))
					}
				}
			})
		}
	})
}

// BenchmarkLoad loads encoded rows on all processors, and reports what the
// roster then takes with the order by name.
func BenchmarkLoad(b *testing.B) {
	overSizes(b, func(b *testing.B, n int) {
		rnd := rand.New(rand.NewPCG(1, 2))
		encoded := make([][]byte, n)
		for i := range encoded {
			row := benchRow(rnd, i)
			encoded[i] = AppendRow(nil, &row)
		}
		before := heap()
		var r *Roster
		for b.Loop() {
			r = New()
			l := r.Loader()
			const each = 4 * chunkRows
			parts := (n + each - 1) / each
			shards := make([]*Shard, parts)
			for i := range shards {
				shards[i] = l.Shard()
			}
			parallel(parts, func(_, p int) {
				for _, e := range encoded[p*each : min(n, (p+1)*each)] {
					if err := shards[p].AddEncoded(e); err != nil {
						panic(err)
					}
				}
			})
			l.Finish()
		}
		r.Now().In(all).Run(context.Background(), Query{})
		b.ReportMetric(float64(heap()-before)/float64(n), "B/client")
		for _, key := range []Key{ByEnd, ByRegister, ByCounselor} {
			r.Now().In(all).Run(context.Background(), Query{Sort: key})
		}
		b.ReportMetric(float64(heap()-before)/float64(n), "B/client+3orders")
		runtime.KeepAlive(r)
		runtime.KeepAlive(encoded)
	})
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkDecodeRow(b *testing.B) {
	row := benchRow(rand.New(rand.NewPCG(1, 2)), 7)
	e := AppendRow(nil, &row)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := DecodeRow(e); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCaseload(b *testing.B) {
	overSizes(b, func(b *testing.B, n int) {
		v := benchRoster(n).Now().In(all)
		for b.Loop() {
			v.Caseload()
		}
	})
}

// BenchmarkSpells groups the clients for the loads of today and of three days
// ahead.
func BenchmarkSpells(b *testing.B) {
	overSizes(b, func(b *testing.B, n int) {
		snap := benchRoster(n).Now()
		for b.Loop() {
			snap.Spells([]model.Date{benchDay + 30, benchDay + 60, benchDay + 90})
		}
	})
}

// BenchmarkArea builds the figures of every kecamatan from the roster: at 100,000
// clients the limit is 20 ms. One of the area's 125 kecamatan in four has a group.
func BenchmarkArea(b *testing.B) {
	o := reach.Office{Today: benchDay, Norms: model.NormsOn(nil, benchDay), Seats: func(model.ID) int { return 3 }}
	for k := range 5 {
		parent := fmt.Sprintf("32.%02d", 4+k)
		o.Regions = append(o.Regions, model.Region{Code: parent, Name: parent})
		for i := range 25 {
			r := model.Region{Code: fmt.Sprintf("%s.%02d", parent, i+1), Parent: parent, TravelMin: 60, DistanceM: 20_000, Latitude: -7_000_000 - i*40_000, Longitude: 109_000_000 + k*60_000}
			o.Regions = append(o.Regions, r)
			if i%4 == 0 {
				o.Groups = append(o.Groups, model.Group{Meta: model.Meta{ID: benchID(-500 - len(o.Groups))}, State: model.GroupActive, District: r.Code, Capacity: 10,
					Agreements: []model.Agreement{{Date: 1, Start: 1}}})
			}
		}
	}
	overSizes(b, func(b *testing.B, n int) {
		v := benchRoster(n).Now().In(all)
		for b.Loop() {
			o.Cells = v.Places()
			if m := reach.New(o); m.Whole.Clients == 0 {
				b.Fatal("nobody lives there")
			}
		}
	})
}

// BenchmarkSimilar looks for a person whose date of birth is not known, which
// compares all names.
func BenchmarkSimilar(b *testing.B) {
	overSizes(b, func(b *testing.B, n int) {
		v := benchRoster(n).Now().In(all)
		for b.Loop() {
			v.Similar("Muhamad Hartanto", 0, 5)
		}
	})
}
