package groups

import (
	"strconv"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit/form"
)

// roll is the list of names of a meeting as it is being noted at one desk
// (daftar hadir): how each person was there as it was last read, and as it
// stands here. It knows no screen.
type roll struct {
	was map[model.ID]model.Mark // only those of whom something was recorded
	now map[model.ID]model.Mark
	// theirs is how another desk noted those on whom the two disagree, until
	// somebody decides.
	theirs map[model.ID]model.Mark
}

// newRoll begins from what is recorded of a meeting.
func newRoll(m *model.Meeting) *roll {
	r := &roll{was: map[model.ID]model.Mark{}, now: map[model.ID]model.Mark{}, theirs: map[model.ID]model.Mark{}}
	for _, k := range m.Marks {
		r.was[k.Client], r.now[k.Client] = k, k
	}
	return r
}

// of is how a person is noted here.
func (r *roll) of(id model.ID) model.Mark {
	mark := r.now[id]
	mark.Client = id
	return mark
}

// put notes a person. How well somebody worked, and for how long, is noted only
// of those who were there.
func (r *roll) put(mark model.Mark) {
	if mark.Presence != model.Present {
		mark.Minutes, mark.Work, mark.Conduct = 0, 0, 0
	}
	r.now[mark.Client] = mark
	delete(r.theirs, mark.Client) // that is a decision too
}

// attend notes whether a person was there.
func (r *roll) attend(id model.ID, p model.Presence) {
	mark := r.of(id)
	mark.Presence = p
	r.put(mark)
}

// grade is a judgement of one person at a meeting.
type grade int

// The grades.
const (
	gradeWork    grade = iota // quality of work
	gradeConduct              // behaviour
)

// judge gives a person a grade, 0 for none; false when they were not there.
func (r *roll) judge(id model.ID, which grade, n int) bool {
	mark := r.of(id)
	if mark.Presence != model.Present {
		return false
	}
	if which == gradeWork {
		mark.Work = n
	} else {
		mark.Conduct = n
	}
	r.put(mark)
	return true
}

// rest notes everybody present of whom nothing is noted.
func (r *roll) rest(ids []model.ID) {
	for _, id := range ids {
		if r.of(id).Presence == model.PresenceUnknown {
			r.attend(id, model.Present)
		}
	}
}

// touched reports whether a person is noted otherwise here than was read.
func (r *roll) touched(id model.ID) bool {
	was := r.was[id]
	was.Client = id
	return r.of(id) != was
}

// dirty lists whom this desk noted otherwise.
func (r *roll) dirty() map[model.ID]bool {
	out := map[model.ID]bool{}
	for id := range r.now {
		if r.touched(id) {
			out[id] = true
		}
	}
	return out
}

// attendance is what to save.
func (r *roll) attendance(meeting model.ID) store.Attendance {
	a := store.Attendance{Meeting: meeting}
	for id := range r.dirty() {
		if was, known := r.was[id]; known {
			a.Before = append(a.Before, was)
		}
		a.Now = append(a.Now, r.of(id))
	}
	return a
}

// reread takes what another desk saved. Whom this desk has not touched is
// noted as there; of the others the store tells, when it is saved, whether the
// two disagree.
func (r *roll) reread(m *model.Meeting) {
	for _, theirs := range m.Marks {
		id := theirs.Client
		if !r.touched(id) || r.of(id) == theirs {
			r.was[id], r.now[id] = theirs, theirs
			delete(r.theirs, id)
		}
	}
}

// saved takes what stands in the store after saving. Where that is not what this
// desk noted, another desk had said something else first.
func (r *roll) saved(m *model.Meeting) {
	for id := range r.dirty() {
		if stored, _ := m.Mark(id); stored != r.of(id) {
			stored.Client = id
			r.theirs[id] = stored
		}
	}
	for _, k := range m.Marks {
		r.was[k.Client] = k
		if _, open := r.theirs[k.Client]; !open {
			r.now[k.Client] = k
		}
	}
}

// decide ends a disagreement: mine is saved over the other desk's, or the other
// desk's is taken.
func (r *roll) decide(id model.ID, mine bool) {
	theirs, open := r.theirs[id]
	if !open {
		return
	}
	delete(r.theirs, id)
	if !mine {
		r.now[id] = theirs
	}
}

// draft writes what is not saved as the values of a draft, each person with how
// they had been read, so that what another desk says meanwhile is not lost.
func (r *roll) draft() map[string]string {
	out := map[string]string{}
	for id := range r.dirty() {
		out[id.String()] = encodeMark(r.of(id))
		if was, known := r.was[id]; known {
			out[id.String()+draftWas] = encodeMark(was)
		}
	}
	return out
}

// draftWas ends the key of how a person had been read.
const draftWas = ".was"

// resume takes a draft up again.
func (r *roll) resume(values map[string]string) {
	for key, v := range values {
		id, err := model.ParseID(key)
		if err != nil || id.IsZero() {
			continue
		}
		mark, ok := decodeMark(id, v)
		if !ok {
			continue
		}
		delete(r.was, id)
		if was, known := decodeMark(id, values[key+draftWas]); known {
			r.was[id] = was
		}
		r.put(mark)
	}
}

func encodeMark(k model.Mark) string {
	return form.JoinList([]string{k.Presence.Code(), strconv.Itoa(k.Minutes), strconv.Itoa(k.Work), strconv.Itoa(k.Conduct), k.Note})
}

// markParts is how many parts an encoded mark has.
const markParts = 5

func decodeMark(id model.ID, s string) (model.Mark, bool) {
	parts := form.SplitList(s)
	if len(parts) != markParts {
		return model.Mark{}, false
	}
	mark := model.Mark{Client: id, Note: parts[4]}
	if p, ok := model.Parse(model.Presences(), parts[0]); ok {
		mark.Presence = p
	}
	for i, to := range []*int{&mark.Minutes, &mark.Work, &mark.Conduct} {
		n, err := strconv.Atoi(parts[i+1])
		if err != nil {
			return model.Mark{}, false
		}
		*to = n
	}
	return mark, true
}
