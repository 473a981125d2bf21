package lang

// Upkeep are the words of the check, and the care for the office's file.
type Upkeep struct{}

func upkeepID() Upkeep { return Upkeep{} }

func upkeepEN() Upkeep { return Upkeep{} }
