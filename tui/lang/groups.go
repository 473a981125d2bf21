package lang

// Groups are the words of the screens of the community groups (Pokmas Lipas).
type Groups struct {
	Title string
}

func groupsID() Groups { return Groups{Title: "Pokmas"} }

func groupsEN() Groups { return Groups{Title: "Groups"} }
