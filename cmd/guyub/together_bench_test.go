package main

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui"
	"guyub/tui/tuitest"
)

// watchingDesk is a desk that runs by itself, as under Bubble Tea: what comes in
// is taken one by one, and each is followed by its frame.
type watchingDesk struct {
	app  *tui.App
	in   chan tea.Msg
	seen chan string // the frames in which want stands
	want chan string
}

func (d *watchingDesk) run(ctx context.Context) {
	want := ""
	var take func(tea.Msg)
	take = func(msg tea.Msg) {
		v := reflect.ValueOf(msg)
		switch {
		case msg == nil, reflect.TypeOf(msg) == reflect.TypeOf(tea.RequestBackgroundColor()):
			return
		case v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]():
			for i := range v.Len() {
				if one, _ := v.Index(i).Interface().(tea.Cmd); one != nil {
					take(one())
				}
			}
			return
		}
		_, cmd := d.app.Update(msg)
		frame := d.app.View().Content
		if want != "" && strings.Contains(frame, want) {
			d.seen <- want
			want = ""
		}
		if cmd != nil {
			take(cmd())
		}
	}
	for {
		select {
		case <-ctx.Done():
			return
		case want = <-d.want:
			d.seen <- "" // it looks
		case msg := <-d.in:
			take(msg)
		}
	}
}

// BenchmarkSaveToFrameElsewhere measures from the beginning of a save at one
// desk to the computed frames of others that look at the list of clients, in
// milliseconds: the median and the 95th percentile over all desks and saves, and
// the slowest of all.
func BenchmarkSaveToFrameElsewhere(b *testing.B) {
	for _, desks := range []int{1, 50} {
		for _, clients := range []int{1_300, 100_000} {
			b.Run(fmt.Sprintf("desks=%d/clients=%d", desks, clients), func(b *testing.B) { benchElsewhere(b, desks, clients) })
		}
	}
}

func benchElsewhere(b *testing.B, count, clients int) {
	now := func() time.Time { return tuitest.Start }
	office, err := openGate(context.Background(), benchOffice(b, clients), store.Options{Now: now})
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	var desks []*watchingDesk
	b.Cleanup(func() {
		stop()
		if err := office.Close(); err != nil {
			b.Error(err)
		}
	})
	for i := range count {
		d := &watchingDesk{in: make(chan tea.Msg, 64), seen: make(chan string, 1), want: make(chan string)}
		d.app = tui.New(tui.Config{
			Office: office, Terminal: fmt.Sprintf("loket-%d", i+1), User: "operator", Password: demo.Password, Now: now,
			Timer: func(time.Duration, tea.Msg) tea.Cmd { return nil }, // the clock stands still
			Fault: func(stack []byte) { b.Errorf("a screen panicked:\n%s", stack) },
		})
		d.app.Bind(func(msg tea.Msg) {
			select {
			case d.in <- msg:
			case <-ctx.Done():
			}
		})
		bare := &bareDesk{app: d.app}
		bare.take(tea.WindowSizeMsg{Width: 120, Height: 40})
		bare.run(d.app.Init())
		bare.take(tuitest.Key("2"))
		desks = append(desks, d)
		go d.run(ctx)
	}
	writer, err := office.office.SignIn(ctx, "kabapas", demo.Password, "meja-1", nil)
	if err != nil {
		b.Fatal(err)
	}
	client := firstOf(b, writer)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		client.Name = "Aaa " + strings.Repeat("b", 1+i%9) + string(rune('c'+i/9%20))
		for _, d := range desks {
			d.want <- client.Name
			<-d.seen
		}
		begun := time.Now()
		if client, err = writer.SaveClient(ctx, store.NewOp("client.save"), client); err != nil {
			b.Fatal(err)
		}
		var last []time.Duration
		cases := make([]reflect.SelectCase, len(desks))
		for k, d := range desks {
			cases[k] = reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(d.seen)}
		}
		for len(cases) > 0 {
			k, _, _ := reflect.Select(cases)
			last = append(last, time.Since(begun))
			cases = slices.Delete(cases, k, k+1)
		}
		took = append(took, last...)
	}
	slices.Sort(took)
	at := func(q float64) float64 {
		return float64(took[int(q*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.50), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
	b.ReportMetric(at(1), "max-ms")
}

// firstOf returns the client who stands first in the list.
func firstOf(b *testing.B, s *store.Session) model.Client {
	b.Helper()
	rows := s.Roster().Run(b.Context(), roster.Query{Sort: roster.ByName, Filter: roster.Filter{roster.FacetState: roster.OpenStates()}, Today: s.Today()})
	for i := range rows.Len() {
		if row := rows.Row(i); row.Section == model.Adults {
			c, err := s.Client(b.Context(), row.ID)
			if err != nil {
				b.Fatal(err)
			}
			return c
		}
	}
	b.Fatal("there is nobody")
	return model.Client{}
}
