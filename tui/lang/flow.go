package lang

import (
	"strings"

	"guyub/model"
)

// Flow are the words of the ways through the states: what a step takes, who
// decides it, and the map that the help shows.
type Flow struct {
	// MapTitle names the thing whose states are mapped; MapNote says how to
	// read the map, MapNoteNone of a thing that stands nowhere yet.
	MapTitle, MapNote, MapNoteNone            string
	Begin, End                                string
	NeedsReference, NeedsReason, NeedsOwner   string
	NeedsConsent, NeedsOutcome, ByHeads       string
	OfGroup, OfEnrolment, Days, Answers, ToDo string
}

func flowID() Flow {
	return Flow{
		MapTitle: "Alur %s", MapNote: "Yang sekarang dalam kurung siku.", MapNoteNone: "Dari kiri ke kanan: keadaan, dan ke mana dari sana.",
		Begin: "mulai", End: "di sini alurnya berakhir",
		NeedsReference: "nomor", NeedsReason: "alasan", NeedsOwner: "PK penanggung jawab",
		NeedsConsent: "persetujuan klien", NeedsOutcome: "hasil tujuan", ByHeads: "oleh kasubsi atau kabapas",
		OfGroup: "kelompok", OfEnrolment: "peserta Pokmas", Days: "tenggat %s hari", Answers: "penanggung jawab PK %s", ToDo: "dikerjakan: %s",
	}
}

func flowEN() Flow {
	return Flow{
		MapTitle: "The way of a %s", MapNote: "The present state stands in brackets.", MapNoteNone: "From left to right: a state, and where it leads.",
		Begin: "start", End: "here the way ends",
		NeedsReference: "number", NeedsReason: "reason", NeedsOwner: "PK who answers",
		NeedsConsent: "the client's consent", NeedsOutcome: "what came of the goals", ByHeads: "by a head",
		OfGroup: "group", OfEnrolment: "participant", Days: "due in %s days", Answers: "%s PK answers for it", ToDo: "to do: %s",
	}
}

// GroupState words the state of a group by what the office calls it, or else
// by the usual word.
func (l *Strings) GroupState(m *model.Mechanism, s model.GroupState) string {
	return own(m.StateOf(model.WayOfGroup, s.Code()).Name, l.Domain.GroupState(s))
}

// GroupStep is the state of a group from candidate to active in one short word,
// as it stands on the line of states.
func (l *Strings) GroupStep(m *model.Mechanism, s model.GroupState) string {
	return own(m.StateOf(model.WayOfGroup, s.Code()).Name, pick(l.Groups.Steps[:], int(s-model.GroupCandidate)))
}

// EnrolmentState words the state of an enrolment by what the office calls it,
// or else by the usual word.
func (l *Strings) EnrolmentState(m *model.Mechanism, s model.EnrolmentState) string {
	return own(m.StateOf(model.WayOfEnrolment, s.Code()).Name, l.Domain.EnrolmentState(s))
}

// own is the office's own word, or the usual one where it has none.
func own(name, usual string) string {
	if name == "" {
		return usual
	}
	return name
}

// Terms says what a step takes: what must be written down, and who decides.
// It is empty for a step that anybody who may edit takes as it is.
func (l *Strings) Terms(by model.Decider, needs model.Needs) string {
	w := &l.Flow
	var parts []string
	for _, one := range []struct {
		need model.Needs
		word string
	}{{model.NeedsReference, w.NeedsReference}, {model.NeedsReason, w.NeedsReason}, {model.NeedsOwner, w.NeedsOwner},
		{model.NeedsConsent, w.NeedsConsent}, {model.NeedsOutcome, w.NeedsOutcome}} {
		if needs.Has(one.need) {
			parts = append(parts, one.word)
		}
	}
	if by == model.Heads {
		parts = append(parts, w.ByHeads)
	}
	return strings.Join(parts, "; ")
}
