package model

import "strings"

// Problem is something wrong, or doubtful, in a record. Field is the key of
// the form field it belongs to, such as "nik" or "term.start".
type Problem struct {
	Field   string
	Code    ProblemCode
	Warning bool     // doubtful: may be saved all the same
	Args    []string // what the sentence names
}

// ProblemCode says what is wrong; its sentence is in tui/lang.
type ProblemCode string

// The problems. Each has a sentence in every language.
const (
	Missing            ProblemCode = "missing"            // a required field is empty
	TooLong            ProblemCode = "too-long"           // Args: the limit
	NotClean           ProblemCode = "not-clean"          // control or invisible characters
	BadNIK             ProblemCode = "nik-shape"          // not 16 digits
	NIKDate            ProblemCode = "nik-date"           // its date is not the date of birth
	NIKSex             ProblemCode = "nik-sex"            // its date says the other sex
	BadNIP             ProblemCode = "nip-shape"          // not 18 digits, or no date in it
	BadPhone           ProblemCode = "phone-shape"        // neither 08… nor +62…
	BadRegister        ProblemCode = "register-shape"     // unusual register number
	DateOrder          ProblemCode = "date-order"         // Args: the day it must not precede
	DateFuture         ProblemCode = "date-future"        // lies after today
	BeforeBirth        ProblemCode = "before-birth"       // lies before the date of birth
	AgeDoubtful        ProblemCode = "age"                // Args: years; a child over 21, an adult under 12, anybody over 110
	UnknownDistrict    ProblemCode = "unknown-district"   // not in the working area
	UnknownCounselor   ProblemCode = "unknown-counselor"  // no such counselor
	ConflictOfInterest ProblemCode = "conflict"           // the present counselor has a conflict of interest
	TwoOpen            ProblemCode = "two-open"           // R5: more than one open assignment
	AssignmentOverlap  ProblemCode = "assignment-overlap" // R5: assignments overlap
	HoursRange         ProblemCode = "hours-range"        // R10: not 8..240
	TermTooLong        ProblemCode = "term-too-long"      // R11: supervision over 3 years
	NegativeNumber     ProblemCode = "negative"           // below zero
	OutOfRange         ProblemCode = "out-of-range"       // Args: least, most
	CriteriaOpen       ProblemCode = "criteria-open"      // R2: agreement before the four criteria
	CriterionOpen      ProblemCode = "criterion-open"     // R2: one of the four is not met
	PartnersFew        ProblemCode = "partners-few"       // R1: Args: how many there are, how many are asked
	AgreementOpen      ProblemCode = "agreement-open"     // no agreement is signed and in force
	NoField            ProblemCode = "no-field"           // a group without a field of work
	BadUsername        ProblemCode = "username-shape"     // not 2..32 of a-z 0-9 . - _
	AbsenceOverfull    ProblemCode = "absence-overfull"   // absences over 100 % at once
	BadCode            ProblemCode = "code-shape"         // region or group code
	EndMissing         ProblemCode = "end-missing"        // a running term without expiry
	GuarantorMissing   ProblemCode = "guarantor-missing"  // R19
	ChildSection       ProblemCode = "child-section"      // child category in the adult section
	GuidanceEnded      ProblemCode = "guidance-ended"     // guidance is over, or has not begun
	AfterExpiry        ProblemCode = "after-expiry"       // after the last day, without a reason; Args: that day
	BeforeStart        ProblemCode = "before-start"       // before guidance began, without a reason; Args: that day
	ReasonLate         ProblemCode = "reason-late"        // a late report without a reason; Args: when it was due
	ReasonRemote       ProblemCode = "reason-remote"      // a remote report without a reason
	SecondReport       ProblemCode = "second-report"      // a second report on a day, without a reason
	ServiceTooLong     ProblemCode = "service-day"        // R10: not 1 minute to 8 hours on a day
	ServiceOverOrder   ProblemCode = "service-total"      // R10: more than was ordered; Args: hours and minutes left
	ServiceTooLate     ProblemCode = "service-months"     // R10: after six months, without a reason; Args: the last day
	ServiceTermLong    ProblemCode = "service-term"       // R10: a term of community service over six months
	SecondPerson       ProblemCode = "second-person"      // another person decides than who proposed
	MonthNotOver       ProblemCode = "month-open"         // a month is closed after its last day
	NoHoursOrdered     ProblemCode = "service-none"       // no community service was ordered
	NoSuchStep         ProblemCode = "no-step"            // no step leads from the one state to the other
	DeadEnd            ProblemCode = "dead-end"           // a setting leaves a state without a way on
	StageReference     ProblemCode = "stage-reference"    // R8: a stage without its TPP hearing
	StageReason        ProblemCode = "stage-reason"       // R8: a stage back, or passed over, without a reason
	UnknownReason      ProblemCode = "unknown-reason"     // not of the office's list
	BadKey             ProblemCode = "key-shape"          // no public key as OpenSSH writes it
	UnknownPlace       ProblemCode = "unknown-place"      // nothing that a letter fills in; Args: as it was typed
	NoFolder           ProblemCode = "no-folder"          // the second place for backups is no folder that is there
	OfficeFolder       ProblemCode = "office-folder"      // it is the folder of the office's file, or of its backups
)

// ProblemCodes lists every code, so that the words can be held complete.
func ProblemCodes() []ProblemCode {
	return []ProblemCode{Missing, TooLong, NotClean, BadNIK, NIKDate, NIKSex, BadNIP, BadPhone, BadRegister, DateOrder,
		DateFuture, BeforeBirth, AgeDoubtful, UnknownDistrict, UnknownCounselor, ConflictOfInterest, TwoOpen, AssignmentOverlap, HoursRange,
		TermTooLong, NegativeNumber, OutOfRange, CriteriaOpen, CriterionOpen, PartnersFew, AgreementOpen, NoField, BadUsername, AbsenceOverfull, BadCode, EndMissing,
		GuarantorMissing, ChildSection, GuidanceEnded, AfterExpiry, BeforeStart, ReasonLate, ReasonRemote, SecondReport,
		ServiceTooLong, ServiceOverOrder, ServiceTooLate, ServiceTermLong, NoHoursOrdered, MonthNotOver, SecondPerson, UnknownReason, NoSuchStep, DeadEnd, StageReference, StageReason, BadKey, UnknownPlace, NoFolder, OfficeFolder}
}

// Problems is what a check found, in the order of the form.
type Problems []Problem

// Error names the fields and codes; screens word them with tui/lang.
func (p Problems) Error() string {
	parts := make([]string, len(p))
	for i, one := range p {
		parts[i] = one.Field + ": " + string(one.Code)
	}
	return strings.Join(parts, "; ")
}

// Errors returns the problems that forbid saving.
func (p Problems) Errors() Problems { return p.only(false) }

// Warnings returns the problems that may stand.
func (p Problems) Warnings() Problems { return p.only(true) }

func (p Problems) only(warning bool) Problems {
	var out Problems
	for _, one := range p {
		if one.Warning == warning {
			out = append(out, one)
		}
	}
	return out
}

// wrong adds an error.
func (p *Problems) wrong(field string, code ProblemCode, args ...string) {
	*p = append(*p, Problem{Field: field, Code: code, Args: args})
}

// doubt adds a warning.
func (p *Problems) doubt(field string, code ProblemCode, args ...string) {
	*p = append(*p, Problem{Field: field, Code: code, Args: args, Warning: true})
}
