package lang

// Letters are the words of the papers of the office about one client, group or counselor.
type Letters struct {
	Clause, Number string
}

func lettersID() Letters { return Letters{Clause: "Pasal %d", Number: "Nomor: %s"} }

func lettersEN() Letters { return Letters{Clause: "Article %d", Number: "Number: %s"} }
