package lang

// Exports are the words of lists and records that leave the office.
type Exports struct{}

func exportsID() Exports { return Exports{} }

func exportsEN() Exports { return Exports{} }
