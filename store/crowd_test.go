package store

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/anishathalye/porcupine"

	"guyub/model"
)

// What sixteen desks do at once must look as if they had done it one after
// another: each call at some moment between its beginning and its end. The
// checker is given everything that was asked and answered, of each thing apart.

// request is what a desk asked.
type request struct {
	about string // the client, number or place that it is about
	do    string // "read", "save", "assign", "report", "claim", "enrol"
	rev   uint64 // that the desk had read before
	value string // alias to save, or counselor to give
	op    model.ID
}

// fact is what the store answered.
type fact struct {
	ok       bool
	rev      uint64 // of the record; of a conflict, theirs
	value    string // alias
	who      string // counselor
	conflict bool
}

// known is a client as the model of the checker knows them.
type known struct {
	rev        uint64
	value, who string
	reported   bool
	done       map[model.ID]fact // what each operation gave
}

func (s known) with(op model.ID, f fact) known {
	s.done = maps.Clone(s.done)
	if s.done == nil {
		s.done = map[model.ID]fact{}
	}
	s.done[op] = f
	return s
}

// oneAfterAnother is what desks may see of a client that was saved once, and of
// a number or place that only one of them can have.
var oneAfterAnother = porcupine.Model{
	Partition: func(all []porcupine.Operation) [][]porcupine.Operation {
		by := map[string][]porcupine.Operation{}
		for _, o := range all {
			about := o.Input.(request).about
			by[about] = append(by[about], o)
		}
		return slices.Collect(maps.Values(by))
	},
	Init: func() any { return known{rev: 1} },
	Equal: func(a, b any) bool {
		x, y := a.(known), b.(known)
		return x.rev == y.rev && x.value == y.value && x.who == y.who && x.reported == y.reported && maps.Equal(x.done, y.done)
	},
	Step: func(state, input, output any) (bool, any) {
		s, in, out := state.(known), input.(request), output.(fact)
		if was, again := s.done[in.op]; again && !in.op.IsZero() {
			return out.ok && out.rev >= was.rev, s // done before: nothing more happens
		}
		switch in.do {
		case "read":
			return out.rev == s.rev && out.value == s.value && out.who == s.who, s
		case "save":
			if in.rev != s.rev {
				return out.conflict && out.rev == s.rev && out.value == s.value, s
			}
			s.rev++
			s.value = in.value
			return out.ok && out.rev == s.rev && out.value == s.value, s.with(in.op, out)
		case "assign":
			if s.who != in.value {
				s.rev++
				s.who = in.value
			}
			return out.ok, s.with(in.op, out)
		case "report":
			if s.reported { // there is one of that day already
				return !out.ok, s
			}
			s.rev++
			s.reported = true
			return out.ok, s.with(in.op, out)
		}
		// A number, or the last place: whoever comes first has it.
		if s.value != "" {
			return !out.ok && !out.conflict, s
		}
		s.value = "taken"
		return out.ok, s.with(in.op, out)
	},
}

// chronicle keeps what desks ask and are answered. Its clock counts: of two
// calls the one that ended before the other began has the smaller numbers.
type chronicle struct {
	clock atomic.Int64
	mu    sync.Mutex
	all   []porcupine.Operation
}

func (c *chronicle) note(desk int, in request, call func() fact) fact {
	begin := c.clock.Add(1)
	out := call()
	end := c.clock.Add(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all = append(c.all, porcupine.Operation{ClientId: desk, Input: in, Call: begin, Output: out, Return: end})
	return out
}

func TestWhatSixteenDesksDoHasAnOrderThatExplainsIt(t *testing.T) {
	b := newBeat(t)
	const desks, rounds, clients = 16, 6, 3
	counselors := []model.ID{b.dewi.ID, b.budi.ID}
	var people []model.Client
	for i := range clients {
		c := b.reporting(700+i, b.head.Today())
		c, err := b.head.Client(b.ctx(), c.ID)
		b.must(err)
		people = append(people, c)
	}
	_, last := b.world.offer(2, 1) // one place
	var seekers []model.Client
	for i := range desks {
		seekers = append(seekers, b.guided(800+i, model.Adults, b.budi.ID))
	}
	var story chronicle
	glances := make([]map[model.ID][]string, desks)
	var wg sync.WaitGroup
	for desk := range desks {
		glances[desk] = map[model.ID][]string{}
		wg.Go(func() {
			role := []model.Role{model.RoleHeadOfOffice, model.RoleHeadOfAdults}[desk%2]
			for round := range rounds {
				s, err := b.office.SignIn(t.Context(), usernameOf(role), secret, fmt.Sprintf("meja-%d", desk), nil)
				if err != nil {
					t.Error(err)
					return
				}
				at := &deskAt{t: t, s: s, desk: desk, story: &story, glances: glances[desk]}
				for i := range people {
					who := people[(i+desk)%clients]
					c := at.read(who)
					at.save(c, fmt.Sprintf("%d-%d", desk, round))
					switch (desk + round + i) % 4 {
					case 0:
						at.assign(c, counselors[(desk+round)%2])
					case 1:
						at.report(c)
					}
					at.glance(people)
				}
				at.claim(round, person(2000+desk*rounds+round, model.Adults))
				if round == rounds/2 {
					at.enrol(seekers[desk], last)
				}
				s.SignOut()
			}
		})
	}
	wg.Wait()
	for desk := range glances {
		neverBack(t, desk, glances[desk], story.all)
	}
	if !porcupine.CheckOperations(starting(b.dewi.ID), story.all) {
		t.Fatal("what the desks were answered has no order that explains it")
	}
	enrolled, claimed, conflicts := 0, map[string]int{}, 0
	for _, o := range story.all {
		in, out := o.Input.(request), o.Output.(fact)
		switch {
		case in.do == "enrol" && out.ok:
			enrolled++
		case in.do == "claim" && out.ok:
			claimed[in.about]++
		case out.conflict:
			conflicts++
		}
	}
	if enrolled != 1 || len(claimed) != rounds || conflicts == 0 {
		t.Errorf("the last place was given to %d, of %d numbers %d were claimed, %d saves were stale", enrolled, rounds, len(claimed), conflicts)
	}
	b.whole()
	t.Run("and one answer changed has none", func(t *testing.T) { spoilt(t, starting(b.dewi.ID), story.all) })
}

// starting is the model with clients whom a counselor guides at first.
func starting(by model.ID) porcupine.Model {
	m := oneAfterAnother
	m.Init = func() any { return known{rev: 1, who: by.String()} }
	step := m.Step
	m.Step = func(state, input, output any) (bool, any) {
		if do := input.(request).do; do == "claim" || do == "enrol" {
			s := state.(known)
			s.who = ""
			state = s
		}
		return step(state, input, output)
	}
	return m
}

// spoilt changes single answers: a checker that lets them pass checks nothing.
func spoilt(t *testing.T, m porcupine.Model, all []porcupine.Operation) {
	bent := map[string]bool{}
	for i, o := range all {
		in, out := o.Input.(request), o.Output.(fact)
		kind := fmt.Sprintf("%s %v", in.do, out.ok)
		if bent[kind] {
			continue
		}
		switch {
		case in.do == "read":
			out.value = "never saved"
		case in.do == "save" && out.ok:
			out = fact{ok: true, rev: out.rev + 1, value: out.value}
		case out.conflict: // an overwrite that nobody was told of
			out = fact{ok: true, rev: in.rev + 1, value: in.value}
		case !out.ok: // a place given twice
			out = fact{ok: true}
		default:
			continue
		}
		bent[kind] = true
		other := slices.Clone(all)
		other[i].Output = out
		if porcupine.CheckOperations(m, other) {
			t.Errorf("%+v answered with %+v passes", in, out)
		}
	}
	if len(bent) < 5 {
		t.Errorf("only %v were tried", bent)
	}
}

// deskAt is a person at one of the desks.
type deskAt struct {
	t       *testing.T
	s       *Session
	desk    int
	story   *chronicle
	glances map[model.ID][]string // aliases that the list showed, in turn
}

func factOf(c *model.Client) fact {
	f := fact{ok: true, rev: c.Rev, value: c.Alias}
	if a := c.Assignment(); a != nil {
		f.who = a.Counselor.String()
	}
	return f
}

func (d *deskAt) failed(what string, err error) {
	if err != nil {
		d.t.Errorf("desk %d, %s: %v", d.desk, what, err)
	}
}

func (d *deskAt) read(who model.Client) (c model.Client) {
	d.story.note(d.desk, request{about: who.ID.String(), do: "read"}, func() fact {
		var err error
		c, err = d.s.Client(d.t.Context(), who.ID)
		d.failed("reading", err)
		return factOf(&c)
	})
	return c
}

// save saves an alias over what was read, and does the same again, as a desk
// does that did not hear the answer.
func (d *deskAt) save(c model.Client, alias string) {
	in := request{about: c.ID.String(), do: "save", rev: c.Rev, value: alias, op: model.NewID()}
	c.Alias = alias
	once := func() fact {
		saved, err := d.s.SaveClient(d.t.Context(), Op{ID: in.op, Intent: "client.save"}, c)
		if conflict, ok := errors.AsType[*Conflict](err); ok {
			theirs := conflict.Theirs.(model.Client)
			return fact{rev: theirs.Rev, value: theirs.Alias, conflict: true}
		}
		d.failed("saving", err)
		out := factOf(&saved)
		out.who = ""
		return out
	}
	if out := d.story.note(d.desk, in, once); out.ok {
		d.shows(c.ID, out)
		d.story.note(d.desk, in, once)
	}
}

// shows holds the desk's own list to what it has just saved, unless somebody
// has saved since.
func (d *deskAt) shows(id model.ID, out fact) {
	row, ok := d.s.Roster().Find(id)
	if !ok {
		d.t.Errorf("desk %d: who was saved is not in the list", d.desk)
		return
	}
	if row.Alias == out.value {
		return
	}
	now, err := d.s.Client(d.t.Context(), id)
	d.failed("reading again", err)
	if now.Rev <= out.rev {
		d.t.Errorf("desk %d: the list shows %q after %q was saved", d.desk, row.Alias, out.value)
	}
}

func (d *deskAt) assign(c model.Client, to model.ID) {
	in := request{about: c.ID.String(), do: "assign", value: to.String(), op: model.NewID()}
	d.story.note(d.desk, in, func() fact {
		_, err := d.s.Assign(d.t.Context(), Op{ID: in.op}, []model.ID{c.ID}, to, AssignNote{Reason: "uji"})
		d.failed("assigning", err)
		return fact{ok: err == nil}
	})
}

func (d *deskAt) report(c model.Client) {
	in := request{about: c.ID.String(), do: "report", op: model.NewID()}
	report := reportOn(c, d.s.Today())
	report.Reason = "" // a second one of a day would need one
	d.story.note(d.desk, in, func() fact {
		_, err := d.s.SaveContact(d.t.Context(), Op{ID: in.op}, report)
		var wrong model.Problems
		if err != nil && !errors.As(err, &wrong) {
			d.failed("reporting", err)
		}
		return fact{ok: err == nil}
	})
}

// claim registers somebody under a number that the other desks want too.
func (d *deskAt) claim(round int, c model.Client) {
	c.NIK = fmt.Sprintf("33021512048%05d", round+1)
	in := request{about: c.NIK, do: "claim", op: model.NewID()}
	d.story.note(d.desk, in, func() fact {
		_, err := d.s.SaveClient(d.t.Context(), Op{ID: in.op}, c)
		if _, taken := errors.AsType[*Taken](err); !taken {
			d.failed("registering", err)
		}
		return fact{ok: err == nil}
	})
}

// enrol asks for the last place of an offering.
func (d *deskAt) enrol(c model.Client, o model.Offering) {
	in := request{about: o.ID.String(), do: "enrol", op: model.NewID()}
	d.story.note(d.desk, in, func() fact {
		_, err := d.s.Refer(d.t.Context(), Op{ID: in.op}, Referral{Client: c.ID, Offering: o.ID, Consent: d.s.Today(), Goals: []model.Goal{{Text: "bekerja"}}})
		if _, full := errors.AsType[*model.Hindered](err); !full {
			d.failed("referring", err)
		}
		return fact{ok: err == nil}
	})
}

// glance notes what the list shows of everybody.
func (d *deskAt) glance(people []model.Client) {
	view := d.s.Roster()
	for i := range people {
		row, ok := view.Find(people[i].ID)
		if !ok {
			d.t.Errorf("desk %d: somebody is missing from the list", d.desk)
		}
		d.glances[row.ID] = append(d.glances[row.ID], row.Alias)
	}
}

// neverBack holds what a desk has seen in its list to the order in which it was
// saved.
func neverBack(t *testing.T, desk int, glances map[model.ID][]string, all []porcupine.Operation) {
	saved := map[string]uint64{} // the version that an alias of a client came with
	for _, o := range all {
		if in, out := o.Input.(request), o.Output.(fact); in.do == "save" && out.ok {
			at := in.about + in.value
			if saved[at] == 0 || out.rev < saved[at] {
				saved[at] = out.rev
			}
		}
	}
	for id, aliases := range glances {
		rev := uint64(0)
		for _, alias := range aliases {
			now := saved[id.String()+alias]
			if now < rev {
				t.Errorf("desk %d saw version %d after %d: %q", desk, now, rev, aliases)
			}
			rev = now
		}
	}
}
