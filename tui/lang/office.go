package lang

// Office are the words of the screens of the office (Kantor): norms, area, users.
type Office struct {
	Title string
}

func officeID() Office { return Office{Title: "Kantor"} }

func officeEN() Office { return Office{Title: "Office"} }
