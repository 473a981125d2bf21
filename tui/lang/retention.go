package lang

// Retention are the words of records whose time of keeping is over.
type Retention struct{}

func retentionID() Retention { return Retention{} }

func retentionEN() Retention { return Retention{} }
