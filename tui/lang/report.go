package lang

// Report are the words of the office's reports.
type Report struct {
	PageOf, Notes string
}

func reportID() Report {
	return Report{PageOf: "Halaman %d dari %d", Notes: "Catatan"}
}

func reportEN() Report {
	return Report{PageOf: "Page %d of %d", Notes: "Notes"}
}
