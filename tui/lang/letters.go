package lang

// Letters are the words of the papers of the office about one client, group or counselor.
type Letters struct{}

func lettersID() Letters { return Letters{} }

func lettersEN() Letters { return Letters{} }
