package lang

// Imports are the words of tables that come into the office.
type Imports struct{}

func importsID() Imports { return Imports{} }

func importsEN() Imports { return Imports{} }
