package groups

import (
	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/screen/record"
)

// dossier is what is kept of a group besides its own record, read when its
// screen opens and again when something changed.
type dossier struct {
	enrolments []model.Enrolment  // that it ever had, the newest first
	meetings   []model.Meeting    // the latest first
	visits     []model.Monitoring // the latest first

	work    model.GroupWork              // all of it, counted
	offered map[model.ID]model.GroupWork // and of each offering
}

type dossierRead struct {
	of         *Detail
	generation int
	dossier    dossier
	err        error
}

// read reads the dossier of the group.
func (d *Detail) read() tea.Cmd {
	generation, turn := d.wait.Start(d.env.Lang.Common.Working)
	s, id := d.store, d.id
	return tea.Batch(turn, func() tea.Msg {
		one, err := readDossier(s, id)
		return dossierRead{d, generation, one, err}
	})
}

func readDossier(s Store, group model.ID) (d dossier, err error) {
	ctx, stop := record.Within()
	defer stop()
	if d.enrolments, err = s.EnrolmentsEver(ctx, group); err != nil {
		return d, err
	}
	if d.meetings, err = s.MeetingsOf(ctx, group); err != nil {
		return d, err
	}
	if d.visits, err = s.MonitoringOf(ctx, group); err != nil {
		return d, err
	}
	d.count()
	return d, nil
}

// count counts what was read, once, and not for every frame.
func (d *dossier) count() {
	d.work = model.WorkOf(d.enrolments, d.meetings, d.visits)
	taken, met := map[model.ID][]model.Enrolment{}, map[model.ID][]model.Meeting{}
	for _, e := range d.enrolments {
		taken[e.Offering] = append(taken[e.Offering], e)
	}
	for _, m := range d.meetings {
		met[m.Offering] = append(met[m.Offering], m)
	}
	d.offered = map[model.ID]model.GroupWork{}
	for id := range taken {
		d.offered[id] = model.WorkOf(taken[id], met[id], nil)
	}
	for id := range met {
		d.offered[id] = model.WorkOf(taken[id], met[id], nil)
	}
}

// take takes what was read, unless it is the answer to an older question.
func (d *Detail) take(m dossierRead) {
	if m.of != d || !d.wait.Current(m.generation) {
		return
	}
	d.wait.Stop()
	d.failure = ""
	if m.err != nil {
		d.failure = store.Explain(m.err, d.env.Lang.Code)
		return
	}
	d.dossier, d.known = m.dossier, true
	d.fill()
}

// expected are those whose presence at a meeting is noted.
func (d *dossier) expected(m *model.Meeting) []*model.Enrolment {
	var out []*model.Enrolment
	for i := range d.enrolments {
		if e := &d.enrolments[i]; e.ExpectedAt(m) {
			out = append(out, e)
		}
	}
	return out
}
