package lang

// Backups are the words of the backups of the office and what became of them.
type Backups struct{}

func backupsID() Backups { return Backups{} }

func backupsEN() Backups { return Backups{} }
