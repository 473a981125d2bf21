package lang

// Matters are the words of what must be done by a day (urusan).
type Matters struct {
	Title, TabAll, TabLitmas, TabTasks, TabBreaches, TabMoves, TabIncidents string
	Late, Week, Later, Nothing, Nobody                                      string
	KeyPick, KeyOpen, KeyStep, KeyOther, KeyMine, KeyEverybody              string
	KeyFlows, KeyClient, AskResult, Stepped, ByRule                         string
	NewTitle, EditTitle, StepTitle, NextHead, StepsHead                     string
	FlowsTitle, OfTerm, OfStage                                             string
	F                                                                       MatterFields
}

// MatterFields are the labels of a matter and its steps.
type MatterFields struct {
	Kind, Client, Person, Section, Litmas, Breach, Incident, District, Number, Origin, Target, From, Happened, To string
	Opened, Due, Closed, Owner, Note, Cause, State, Day, Reference, Result                                        string
	HelpClient, HelpPerson, HelpLitmas, HelpDue, HelpReference, HelpDistrict                                      string
}

func mattersID() Matters {
	return Matters{
		Title: "Urusan", TabAll: "Semua", TabLitmas: "Litmas", TabTasks: "Tugas", TabBreaches: "Pelanggaran", TabMoves: "Pindah", TabIncidents: "Insiden",
		Late: "Lewat tenggat", Week: "Tujuh hari ini", Later: "Kemudian", Nothing: "Tidak ada urusan yang menunggu.", Nobody: "tanpa PK",
		KeyPick: "pilih", KeyOpen: "buka", KeyStep: "kerjakan", KeyOther: "langkah lain", KeyMine: "milik saya", KeyEverybody: "semua PK",
		KeyFlows: "alur", KeyClient: "klien", AskResult: "Apa hasilnya?", Stepped: "%s %s: %s",
		ByRule: "dibuka aturan wajib lapor", NewTitle: "urusan baru", EditTitle: "ubah", StepTitle: "langkah",
		NextHead: "Langkah berikut", StepsHead: "Langkah yang sudah",
		FlowsTitle: "Alur", OfTerm: "masa bimbingan", OfStage: "tahap bimbingan",
		F: MatterFields{
			Kind: "Urusan", Client: "Klien", Person: "Nama", Section: "Seksi", Litmas: "Jenis litmas", Breach: "Syarat dilanggar", Incident: "Jenis insiden", District: "Kecamatan",
			Number: "Nomor surat", Origin: "Asal", Target: "Tujuan", From: "Mulai tanggal", Happened: "Tanggal kejadian", To: "Sampai tanggal",
			Opened: "Diterima", Due: "Tenggat", Closed: "Selesai", Owner: "PK", Note: "Catatan", Cause: "Asal-usul", State: "Langkah", Day: "Tanggal",
			Reference: "Nomor", Result: "Hasil atau alasan",
			HelpClient: "Sebagian nama atau nomor register. Litmas boleh untuk orang yang belum menjadi klien, insiden boleh tanpa klien.",
			HelpPerson: "Nama orang yang belum menjadi klien.", HelpLitmas: "Diversi bertenggat 3 hari, yang lain 7 hari.",
			HelpDue:       "Kosongkan untuk tenggat menurut norma kantor.",
			HelpReference: "Nomor sidang TPP, SK, atau surat.",
			HelpDistrict:  "Tempat kejadian. Kosongkan untuk kecamatan tempat tinggal klien.",
		},
	}
}

func mattersEN() Matters {
	return Matters{
		Title: "Matters", TabAll: "All", TabLitmas: "Litmas", TabTasks: "Tasks", TabBreaches: "Breaches", TabMoves: "Moves", TabIncidents: "Incidents",
		Late: "Late", Week: "Within seven days", Later: "Later", Nothing: "No matters are waiting.", Nobody: "no PK",
		KeyPick: "choose", KeyOpen: "open", KeyStep: "do", KeyOther: "other step", KeyMine: "mine", KeyEverybody: "everybody",
		KeyFlows: "flows", KeyClient: "client", AskResult: "What came of it?", Stepped: "%s %s: %s",
		ByRule: "opened by the rule on missed reports", NewTitle: "new matter", EditTitle: "edit", StepTitle: "step",
		NextHead: "Next steps", StepsHead: "Steps so far",
		FlowsTitle: "Flows", OfTerm: "term of supervision", OfStage: "stage of guidance",
		F: MatterFields{
			Kind: "Matter", Client: "Client", Person: "Name", Section: "Section", Litmas: "Kind of litmas", Breach: "Condition broken", Incident: "Kind of incident", District: "District",
			Number: "Letter number", Origin: "From", Target: "Destination", From: "From day", Happened: "Day it happened", To: "To day",
			Opened: "Received", Due: "Due", Closed: "Closed", Owner: "PK", Note: "Note", Cause: "Opened by", State: "Step", Day: "Date",
			Reference: "Number", Result: "Result or reason",
			HelpClient: "Part of a name or register number. A litmas may be for somebody who is no client yet, an incident about nobody.",
			HelpPerson: "Name of somebody who is no client yet.", HelpLitmas: "Diversion is due in 3 days, the others in 7.",
			HelpDue:       "Leave it empty for the date by the office's norms.",
			HelpReference: "Number of the TPP hearing, decree or letter.",
			HelpDistrict:  "Where it happened. Leave it empty for where the client lives.",
		},
	}
}
