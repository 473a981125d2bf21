package model

import "fmt"

// Actor is who acts: a signed-in user at a terminal.
type Actor struct {
	User      ID
	Username  string
	Name      string
	Role      Role
	Counselor ID     // the counselor that this user is, if any
	Terminal  string // "loket-1"
}

// Kind is a kind of record.
type Kind string

// The kinds of records.
const (
	KindOffice     Kind = "office"
	KindNorm       Kind = "norm"
	KindRegion     Kind = "region"
	KindUser       Kind = "user"
	KindCounselor  Kind = "counselor"
	KindClient     Kind = "client"
	KindGroup      Kind = "group"
	KindHoliday    Kind = "holiday"
	KindSite       Kind = "site"
	KindContact    Kind = "contact"
	KindMatter     Kind = "matter"
	KindMechanism  Kind = "mechanism"
	KindOffering   Kind = "offering"
	KindEnrolment  Kind = "enrolment"
	KindMeeting    Kind = "meeting"
	KindMonitoring Kind = "monitoring"
	KindAbstention Kind = "abstention"
	KindRebalance  Kind = "rebalance"
	KindLoadMonth  Kind = "loadmonth"
	KindTerminal   Kind = "terminal"
	KindAcceptance Kind = "acceptance"
	KindOutreach   Kind = "outreach"
	KindMonthClose Kind = "monthclose"
	KindBatch      Kind = "batch"
	KindWording    Kind = "wording"
	KindErasure    Kind = "erasure"
	KindAudit      Kind = "audit"
)

// Action is what can be done with records.
type Action string

// The actions.
const (
	ClientRead   Action = "client.read"
	ClientCreate Action = "client.create"
	ClientEdit   Action = "client.edit"
	ClientAssign Action = "client.assign"
	ClientReveal Action = "client.reveal"
	// ContactAdd is to record a report or another contact. At the counter
	// anybody on duty does, also for a client whom another counselor guides.
	ContactAdd Action = "contact.add"
	// ClientNotes is to read what staff wrote freely about a client; see
	// [Client.WithoutNotes].
	ClientNotes Action = "client.notes"
	// ClientTrail is to see who has opened a client's record. The client may
	// ask (UU PDP), and who answers is the head of their section or of the
	// office; it watches colleagues, and is for nobody else but the auditor.
	ClientTrail   Action = "client.trail"
	CounselorRead Action = "counselor.read"
	CounselorEdit Action = "counselor.edit"
	GroupRead     Action = "group.read"
	GroupEdit     Action = "group.edit"
	CaseloadRead  Action = "caseload.read"
	OfficeRead    Action = "office.read"
	OfficeEdit    Action = "office.edit"
	NormEdit      Action = "norm.edit"
	RegionEdit    Action = "region.edit"
	CalendarEdit  Action = "calendar.edit"
	SiteEdit      Action = "site.edit"
	UserRead      Action = "user.read"
	UserEdit      Action = "user.edit"
	AuditRead     Action = "audit.read"
	// EffectRead is to see the figures of area, stigma and effectiveness: they
	// count clients and name none.
	EffectRead Action = "effect.read"
	// OutreachEdit is to plan and record outreach.
	OutreachEdit Action = "outreach.edit"
	// MonthCloseAdd is to close a month: to keep its figures as reported.
	MonthCloseAdd Action = "month.close"
	// WordingEdit is to change how the office words its papers.
	WordingEdit Action = "wording.edit"
	// Anonymise is to propose, and for another person to decide, that what names
	// clients is taken out of records whose time of keeping is over.
	Anonymise  Action = "client.anonymise"
	ImportData Action = "data.import"
	ExportData Action = "data.export"
	BackupData Action = "data.backup"
	// RekeyData is to seal all of the office's data under a new key.
	RekeyData Action = "data.rekey"
)

// Actions lists every action.
func Actions() []Action {
	return []Action{ClientRead, ClientCreate, ClientEdit, ClientAssign, ClientReveal, ContactAdd, ClientNotes, ClientTrail, CounselorRead,
		CounselorEdit, GroupRead, GroupEdit, CaseloadRead, OfficeRead, OfficeEdit, NormEdit, RegionEdit, CalendarEdit, SiteEdit, UserRead, UserEdit, AuditRead,
		EffectRead, OutreachEdit, MonthCloseAdd, WordingEdit, Anonymise, ImportData, ExportData, BackupData, RekeyData}
}

// Subject is what an action is done with.
type Subject struct {
	Kind      Kind
	Section   Section // of a client
	Counselor ID      // who guides the client, or the counselor's own record
}

// ClientSubject returns a client as the subject of an action.
func ClientSubject(c *Client) Subject {
	s := Subject{Kind: KindClient, Section: c.Section}
	if a := c.Assignment(); a != nil {
		s.Counselor = a.Counselor
	}
	return s
}

// Denied is an action that the actor may not do.
type Denied struct {
	Action Action
	Role   Role
	// Hidden: not even that the subject exists may be said.
	Hidden bool
}

// Error says it in words for logs; screens word it with tui/lang.
func (d *Denied) Error() string {
	return fmt.Sprintf("peran %s tidak berwenang: %s", d.Role.Code(), d.Action)
}

// grant says how far a role's right to an action reaches.
type grant uint8

const (
	denied   grant = iota
	adults         // clients of the adult section
	children       // clients of the child section
	section        // adult clients, and a child client whose counselor they are
	own            // clients whose counselor they are
	all            // everything
)

// rights is the whole policy: who may do what. What does not stand here is
// denied. Child data is for the child section and the head of office alone
// (rule R12): a counselor belongs to the child section for a child they guide.
// The administrator keeps accounts and backups and sees no case; the auditor
// reads and never writes, and reads no case notes: what staff wrote freely is not
// needed to see whether rules were kept.
var rights = map[Role]map[Action]grant{
	RoleAdmin: {
		OfficeRead: all, OfficeEdit: all, RegionEdit: all, UserRead: all, UserEdit: all, BackupData: all, AuditRead: all,
	},
	RoleOperator: {
		ClientRead: adults, ClientCreate: adults, ClientEdit: adults, ClientReveal: adults, ContactAdd: adults, ClientNotes: adults,
		CounselorRead: all, GroupRead: all, GroupEdit: all, CaseloadRead: all, OfficeRead: all, SiteEdit: all, ImportData: adults,
		EffectRead: all, OutreachEdit: all,
	},
	RoleCounselor: {
		ClientRead: section, ClientEdit: own, ClientReveal: own, ContactAdd: section, ClientNotes: section,
		CounselorRead: all, GroupRead: all, GroupEdit: all, CaseloadRead: all, OfficeRead: all,
		EffectRead: all, OutreachEdit: all,
	},
	RoleHeadOfAdults: {
		ClientRead: adults, ClientCreate: adults, ClientEdit: adults, ClientAssign: adults, ClientReveal: adults, ContactAdd: adults, ClientNotes: adults,
		ClientTrail: adults, CounselorRead: all, CounselorEdit: all, GroupRead: all, GroupEdit: all, CaseloadRead: all,
		OfficeRead: all, NormEdit: all, RegionEdit: all, CalendarEdit: all, SiteEdit: all, UserRead: all, ImportData: adults, ExportData: adults,
		EffectRead: all, OutreachEdit: all, WordingEdit: all, Anonymise: adults,
	},
	RoleHeadOfChildren: {
		ClientRead: all, ClientCreate: children, ClientEdit: children, ClientAssign: children, ClientReveal: children, ContactAdd: children, ClientNotes: all,
		ClientTrail: children, CounselorRead: all, CounselorEdit: all, GroupRead: all, GroupEdit: all, CaseloadRead: all,
		OfficeRead: all, NormEdit: all, RegionEdit: all, CalendarEdit: all, SiteEdit: all, UserRead: all, ImportData: children, ExportData: children,
		EffectRead: all, OutreachEdit: all, WordingEdit: all, Anonymise: children,
	},
	RoleHeadOfOffice: {
		ClientRead: all, ClientCreate: all, ClientEdit: all, ClientAssign: all, ClientReveal: all, ContactAdd: all, ClientNotes: all,
		ClientTrail: all, CounselorRead: all, CounselorEdit: all, GroupRead: all, GroupEdit: all, CaseloadRead: all,
		OfficeRead: all, OfficeEdit: all, NormEdit: all, RegionEdit: all, CalendarEdit: all, SiteEdit: all, UserRead: all, UserEdit: all,
		AuditRead: all, ImportData: all, ExportData: all, BackupData: all, RekeyData: all,
		EffectRead: all, OutreachEdit: all, MonthCloseAdd: all, WordingEdit: all, Anonymise: all,
	},
	RoleAuditor: {
		ClientRead: adults, ClientTrail: adults, CounselorRead: all, GroupRead: all, CaseloadRead: all, OfficeRead: all, UserRead: all, AuditRead: all,
		EffectRead: all,
	},
}

// May returns nil when the actor may do the action with the subject, and a
// [*Denied] otherwise. Deny is the default.
func (a Actor) May(act Action, s Subject) error {
	if a.allowed(rights[a.Role][act], s) {
		return nil
	}
	return &Denied{Action: act, Role: a.Role, Hidden: s.Kind == KindClient && !a.allowed(rights[a.Role][ClientRead], s)}
}

func (a Actor) allowed(g grant, s Subject) bool {
	if g == denied {
		return false
	}
	if s.Kind != KindClient {
		return true
	}
	mine := !a.Counselor.IsZero() && s.Counselor == a.Counselor
	switch g {
	case all:
		return true
	case adults:
		return s.Section == Adults
	case children:
		return s.Section == Children
	case section:
		return s.Section == Adults || mine
	case own:
		return mine
	}
	return false
}

// SeesChildren reports whether the actor may read every client of the child
// section.
func (a Actor) SeesChildren() bool {
	return a.May(ClientRead, Subject{Kind: KindClient, Section: Children}) == nil
}

// SeesClients reports whether the actor may read clients at all.
func (a Actor) SeesClients() bool {
	return a.May(ClientRead, Subject{Kind: KindClient, Section: Adults}) == nil
}
