package model

// Actor is who acts: a signed-in user at a terminal.
type Actor struct {
	User      ID
	Username  string
	Name      string
	Role      Role
	Counselor ID     // the counselor that this user is, if any
	Terminal  string // "loket-1"
}
