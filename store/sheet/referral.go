package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"guyub/model"
)

// referralFields are those of a table of referrals to groups, in the order in
// which they happen.
func referralFields() []Field {
	return []Field{
		registerField(), nameField(), groupKeyField(),
		{Key: "program", Headings: []string{"program", "nama program", "kegiatan", "nama kegiatan", "programme"}},
		{Key: "day", Headings: []string{"tgl rujukan", "tanggal rujukan", "tgl diusulkan", "tgl usul", "tanggal", "tgl", "day"}, Required: true, Holds: Day},
		{Key: "state", Headings: []string{"status", "keadaan", "hasil rujukan", "state"}, Holds: Choice, Words: codesOf(referralStates())},
		{Key: "consent", Headings: []string{"tgl persetujuan klien", "persetujuan klien", "tgl persetujuan", "consent"}, Holds: Day},
		{Key: "answered", Headings: []string{"tgl jawaban", "tgl jawaban kelompok", "tgl diterima", "answered"}, Holds: Day},
		{Key: "from", Headings: []string{"mulai ikut", "tgl mulai", "tanggal mulai", "mulai", "from"}, Holds: Day},
		{Key: "closed", Headings: []string{"selesai", "tgl selesai", "tanggal selesai", "tgl berakhir", "tgl berhenti", "closed"}, Holds: Day},
		{Key: "matches", Headings: []string{"kebutuhan atau minat", "kebutuhan", "minat", "matches"}},
		{Key: "goal", Headings: []string{"tujuan", "sasaran", "goal"}},
		{Key: "result", Headings: []string{"hasil tujuan", "hasil", "capaian", "result"}, Holds: Choice, Words: codesOf(model.GoalResults())},
		{Key: "reason", Headings: []string{"alasan", "alasan berhenti", "alasan ditolak", "reason"}},
		{Key: "employer", Headings: []string{"bekerja di", "pemberi kerja", "tempat kerja", "employer"}},
		{Key: "job", Headings: []string{"pekerjaan", "jenis pekerjaan", "job"}},
		{Key: "placed", Headings: []string{"mulai bekerja", "tgl bekerja", "tgl penempatan", "placed"}, Holds: Day},
		{Key: "evaluation", Headings: []string{"evaluasi", "penilaian pk", "evaluation"}, Holds: Lines},
		{Key: "note", Headings: []string{"catatan", "keterangan", "ket", "note"}, Holds: Lines},
	}
}

// referralStates are the states in which a referral of the past may stand: a
// draft is none yet.
func referralStates() []model.EnrolmentState {
	return slices.DeleteFunc(model.EnrolmentStates(), func(s model.EnrolmentState) bool { return s == model.EnrolmentDraft })
}

// ofReferrals are tables of referrals (rujukan), known by client, group,
// programme and day.
func ofReferrals() subject {
	return subject{kind: Referrals, fields: referralFields(), keys: []string{keyRegister, keyGroup, "day"}, name: nameReferral, draft: draftReferral}
}

func nameReferral(r *reading) identity {
	register, code, day := r.must(keyRegister), r.must(keyGroup), model.Date(0)
	if r.must("day") != "" {
		r.set("day", r.day(&day))
	}
	program, _ := r.cell("program")
	who := identity{
		key:  fmt.Sprintf("%s\n%s\n%s\n%d", model.NormalRegister(register), model.NormalRegister(code), plain(program), day),
		told: strings.TrimSpace(register + " " + day.String()),
	}
	r.set("name", into(&who.name))
	return who
}

func draftReferral(r *reading) (draft, error) {
	client, ok, err := r.clientOf()
	if err != nil || !ok {
		return draft{}, err
	}
	there, err := r.im.k.Enrolments(r.im.ctx, client.ID)
	if err != nil {
		return draft{}, err
	}
	e := model.Enrolment{Client: client.ID, Section: client.Section}
	r.programme(&e)
	r.set("day", r.day(&e.Opened))
	d := draft{kind: model.KindEnrolment, after: &e, name: client.Name}
	if slices.ContainsFunc(there, func(o model.Enrolment) bool { return o.Offering == e.Offering && o.Opened == e.Opened }) {
		d.found = true
		return d, nil
	}
	r.referral(&e)
	if len(r.reasons) == 0 {
		r.judged(e.Validate(r.im.checks))
	}
	return d, nil
}

// programme finds the group and what of it the client was referred to.
func (r *reading) programme(e *model.Enrolment) {
	group, err := r.im.f.group(r.must(keyGroup))
	if err != nil {
		r.refuse(keyGroup, err)
		return
	}
	name, _ := r.cell("program")
	offering, err := r.im.f.offering(group.ID, name)
	if err != nil {
		r.refuse("program", err)
		return
	}
	e.Group, e.Offering = group.ID, offering.ID
}

func (r *reading) referral(e *model.Enrolment) {
	var answered model.Date
	r.set("consent", r.day(&e.Consent))
	r.set("answered", r.day(&answered))
	r.set("from", r.day(&e.From))
	r.set("closed", r.day(&e.Closed))
	r.set("state", one(&e.State, referralStates(), enrolmentWords()))
	r.set("matches", into(&e.Matches))
	goal := model.Goal{}
	r.set("goal", into(&goal.Text))
	r.set("result", one(&goal.Result, model.GoalResults(), goalWords()))
	if goal.Result != model.GoalOpen && goal.Text == "" {
		r.refuse("goal", errors.New("hasil tanpa tujuan; isi tujuannya"))
	}
	if goal.Text != "" {
		e.Goals = []model.Goal{goal}
	}
	r.set("employer", into(&e.Placement.Employer))
	r.set("job", into(&e.Placement.Job))
	r.set("placed", r.day(&e.Placement.From))
	r.set("evaluation", block(&e.Evaluation))
	r.set("note", block(&e.Note))
	r.stand(e)
	r.steps(e, answered)
	if e.Consent == 0 {
		r.doubt("consent", "persetujuan klien tidak disebut")
	}
}

// stand works out where a referral stands that does not say so, from its days;
// where they leave it open it is not guessed at.
func (r *reading) stand(e *model.Enrolment) {
	ends := e.State != model.EnrolmentUnknown && !e.Live()
	switch {
	case e.State == model.EnrolmentUnknown && e.Closed != 0:
		r.refuse("state", errors.New("tanggal selesai tanpa status; isi selesai, berhenti, ditolak atau dibatalkan"))
	case e.State == model.EnrolmentUnknown && e.From != 0:
		e.State = model.EnrolmentRunning
	case e.State == model.EnrolmentUnknown:
		e.State = model.EnrolmentProposed
	case ends && e.Closed == 0:
		r.refuse("closed", errors.New("tanggal selesainya kosong"))
	case !ends && e.Closed != 0:
		r.refuse("closed", errors.New("rujukan yang masih berjalan tidak punya tanggal selesai"))
	}
	takesPart := e.State == model.EnrolmentRunning || e.State == model.EnrolmentFinished || e.State == model.EnrolmentStopped
	switch {
	case takesPart && e.From == 0:
		r.refuse("from", errors.New("tanggal mulai ikutnya kosong"))
	case !takesPart && e.From != 0 && e.State != model.EnrolmentUnknown:
		r.refuse("from", errors.New("yang belum atau tidak ikut tidak punya tanggal mulai"))
	}
}

// steps writes the way that a referral went, as far as its days are known. What
// is not known is left out rather than made up: the days until a group answers
// are a figure of the office.
func (r *reading) steps(e *model.Enrolment, answered model.Date) {
	last, field := model.Date(0), "day"
	add := func(s model.EnrolmentState, day model.Date, key, reason string) {
		if day == 0 {
			return
		}
		if day < last {
			r.refuse(key, fmt.Errorf("tanggal mendahului %s", r.t.about.field(field).name()))
		}
		e.Steps = append(e.Steps, model.Move{State: s, Day: day, Reason: reason})
		last, field = day, key
	}
	add(model.EnrolmentProposed, e.Opened, "day", "")
	reason := r.why(e.State)
	switch e.State {
	case model.EnrolmentAccepted, model.EnrolmentWaiting:
		if answered == 0 {
			r.refuse("answered", errors.New("tanggal jawaban kelompok kosong"))
		}
		add(e.State, answered, "answered", "")
	case model.EnrolmentRunning, model.EnrolmentFinished, model.EnrolmentStopped:
		add(model.EnrolmentAccepted, answered, "answered", "")
		add(model.EnrolmentRunning, e.From, "from", "")
	}
	if !e.Live() {
		add(e.State, e.Closed, "closed", reason)
	}
	if days := r.im.mechanism().StateOf(model.WayOfEnrolment, e.State.Code()).Days; days > 0 && e.Live() && last != 0 {
		e.Due = last.AddDays(days)
	}
}

// why reads the reason of an end, which must be one of the office's list: a
// figure counts them.
func (r *reading) why(s model.EnrolmentState) string {
	word, ok := r.cell("reason")
	if !ok {
		if s == model.EnrolmentStopped || s == model.EnrolmentRejected || s == model.EnrolmentCancelled {
			r.doubt("reason", "alasannya tidak disebut")
		}
		return ""
	}
	var codes []string
	for _, rule := range r.im.mechanism().AllReasonsOf(s.ReasonOf()) {
		if plain(rule.Code) == plain(word) || rule.Name != "" && plain(rule.Name) == plain(word) {
			return rule.Code
		}
		codes = append(codes, rule.Code)
	}
	r.refuse("reason", fmt.Errorf("%q bukan alasan di daftar kantor; pilihannya %s", short(word), strings.Join(codes, ", ")))
	return ""
}

// mechanism is the one in force, or the usual one.
func (im *importer) mechanism() *model.Mechanism {
	if im.o.Book.Mechanism != nil {
		return im.o.Book.Mechanism
	}
	return model.DefaultMechanism()
}

func enrolmentWords() words[model.EnrolmentState] {
	return words[model.EnrolmentState]{
		model.EnrolmentProposed: {"usul", "dirujuk"}, model.EnrolmentWaiting: {"menunggu"}, model.EnrolmentRunning: {"ikut", "aktif", "sedang ikut"},
		model.EnrolmentFinished: {"tamat", "lulus"}, model.EnrolmentStopped: {"keluar", "putus"}, model.EnrolmentCancelled: {"batal"},
	}
}

func goalWords() words[model.GoalResult] {
	return words[model.GoalResult]{model.GoalMet: {"berhasil", "ya"}, model.GoalPartly: {"tercapai sebagian"}, model.GoalMissed: {"tidak tercapai", "gagal"}}
}
