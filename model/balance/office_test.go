package balance_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"guyub/model"
	"guyub/model/balance"
)

// limit is 110 % as norms have it.
const limit = 110_000

// hour is an hour of work.
const hour = 60 * balance.Minute

// id returns a fixed id of one of 65,536 of a kind.
func id(kind byte, n int) model.ID { return model.ID{0: kind, 14: byte(n >> 8), 15: byte(n)} }

// bigOffice is an office of the size asked for in one of five regencies each:
// counselors serve one or two of them and take clients up to their grade, and
// the start is as skewed as years without balancing make it.
func bigOffice(seed uint64, counselors, clients int) *balance.Problem {
	r := rand.New(rand.NewPCG(seed, 5))
	const regencies = 5
	cs := make([]balance.Counselor, counselors)
	serves, senior := make([][regencies]bool, counselors), make([]bool, counselors)
	for i := range cs {
		cs[i] = balance.Counselor{ID: id(1, i), Capacity: hour * balance.Work(60+r.IntN(5)*10), Stays: hour * balance.Work(r.IntN(10))}
		serves[i][i%regencies] = true
		serves[i][r.IntN(regencies)] = true
		senior[i] = r.IntN(3) > 0
	}
	kinds := make([]struct {
		regency, district int
		hours             balance.Work
		high              bool
	}, clients)
	list := make([]balance.Client, clients)
	for j := range list {
		k := &kinds[j]
		k.regency = min(r.IntN(regencies), r.IntN(regencies))
		k.district = r.IntN(20)
		switch n := r.IntN(10); {
		case n < 2:
			k.hours, k.high = 4, true
		case n < 7:
			k.hours = 2
		default:
			k.hours = 1
		}
		owner := r.IntN(counselors)
		for try := 0; !serves[owner][k.regency] || k.high && !senior[owner] || try < 3 && owner%4 == 0; try++ {
			owner = r.IntN(counselors)
		}
		list[j] = balance.Client{ID: id(2, j), Place: fmt.Sprintf("33.%02d.%02d", k.regency, k.district), Owner: owner, Price: 1 + r.IntN(3)}
		if r.IntN(10) == 0 {
			list[j].Fixed = balance.BlockEnding
		}
	}
	p, err := balance.New(limit, cs, list, func(client, counselor int) balance.Fit {
		k := kinds[client]
		travel := balance.Work(k.district*3+k.regency*10) * balance.Minute / 4
		f := balance.Fit{Work: k.hours*hour/2 + travel, Travel: travel}
		if !serves[counselor][k.regency] {
			f.Block |= balance.BlockArea
		}
		if k.high && !senior[counselor] {
			f.Block |= balance.BlockGrade
		}
		return f
	})
	if err != nil {
		panic(err)
	}
	return p
}

func BenchmarkProposal(b *testing.B) {
	for _, size := range []struct{ counselors, clients, moves int }{{30, 1500, 10}, {30, 1500, 0}, {200, 20000, 10}, {200, 20000, 0}} {
		p := bigOffice(1, size.counselors, size.clients)
		b.Run(fmt.Sprintf("%dx%d/moves=%d", size.counselors, size.clients, size.moves), func(b *testing.B) {
			var got balance.Proposal
			for b.Loop() {
				got = p.Propose(context.Background(), balance.Options{Moves: size.moves})
			}
			b.ReportMetric(float64(got.Distance())/10, "points")
			b.ReportMetric(float64(len(got.Moves)), "moves")
			b.ReportMetric(float64(got.Curve[0].Percent)/10, "before%")
			b.ReportMetric(float64(got.Bound.Percent())/10, "bound%")
		})
	}
}

func BenchmarkBound(b *testing.B) {
	for _, size := range []struct{ counselors, clients int }{{30, 1500}, {200, 20000}} {
		p := bigOffice(1, size.counselors, size.clients)
		b.Run(fmt.Sprintf("%dx%d", size.counselors, size.clients), func(b *testing.B) {
			for b.Loop() {
				p.Bound()
			}
		})
	}
}
