package lang

// Counselors are the words of the screens of the counselors (PK).
type Counselors struct {
	Title string
}

func counselorsID() Counselors { return Counselors{Title: "PK"} }

func counselorsEN() Counselors { return Counselors{Title: "PK"} }
