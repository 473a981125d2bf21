package lang

// Rebalance are the words of trying out, deciding and taking back who guides
// whom (pemerataan beban).
type Rebalance struct {
	Waiting, Road, TooBig                                                         string
	Title, Reading, Banner, OtherBanner, Summary, Nobody, Resumed, Lost           string
	Causes                                                                        [3]string // in the order of balance.Causes
	Balanced, BestPossible, Bottleneck, Missing                                   string
	ColCounselor, ColNow, ColThen, ColMoved, ColLeft, ColOther                    string
	ColClient, ColRisk, ColDistrict, ColHours, ColSince, ColNote, ColWay          string
	ColEffect, ColWhy                                                             string
	MovedTo, Stayed, NoneMoved, NothingToUndo, NothingToRedo, TooMany, Stale      string
	Holds, Marked, NoClients, WhereTo, WhereToOne, TakesSome                      string
	MovesTitle, NoMoves                                                           string
	Blocks                                                                        [12]string // in the order of balance.Blocks
	Warnings                                                                      [3]string  // in the order of balance.Warnings
	Whys                                                                          [6]string  // in the order of balance.Whys
	ProposalTitle, Solving, Failed, Forbidden, NothingBetter, ProposalHead, Curve string
	Proof, Stopped, Took, BudgetTitle, BudgetOf, AnyNumber, Yes, No, Locked       string
	AcceptTitle, OtherReason, ByYou, BySecond, Applied, Proposed                  string
	Sections                                                                      [2]string
	FSummary, FWho, FReason, FNote, HelpNote, HelpRow                             string
	FBy, FDecided, FUndone, FWorst                                                string
	BatchesTitle, BatchTitle, NoBatches, ClientsOf, Stepped                       string
	ApplyTitle, ApplyText, ApplyYes, RefuseTitle, RefuseText, WithdrawTitle       string
	UndoTitle, UndoText                                                           string
	KeyClients, KeyPropose, KeyUndo, KeyRedo, KeyAccept, KeyMoves, KeyOther       string
	KeyStale, KeyMove, KeyDistrict, KeyTakeOut, KeyClient, KeyRefuse, KeyLock     string
	KeyTake, KeyAgain, KeyBudget, KeyPick, KeyOpen, KeyApply, KeyReject           string
	KeyWithdraw, KeyTakeBack, KeyHandover, KeySimulate, KeyBatches                string
	SuggestLoad, SuggestOver, SuggestNear, SuggestNew                             string
}

func rebalanceID() Rebalance {
	return Rebalance{
		Title: "simulasi", Reading: "Membaca klien dan beban", Banner: "SIMULASI %d, belum diterapkan", OtherBanner: "Simulasi %d",
		Summary: "%s pindah · terburuk %s→%s %% · >%[4]s %%: %[5]d→%[6]d", Nobody: "belum ada PK",
		Waiting: "Menunggu PK: %s → %s klien, tanpa PK atau PK-nya tidak bertugas", Road: "jalan %s menit/bulan",
		TooBig:  "Kantor ini terlalu besar untuk disimulasikan sekaligus; paling banyak %s pasangan klien dan PK. Pindahkan klien dari daftar klien (a).",
		Resumed: "Simulasi dilanjutkan dari draf: %s pemindahan.", Lost: "%s pemindahan dari draf tidak berlaku lagi.",
		Causes:   [3]string{"Kekurangan tenaga: pemindahan saja tidak cukup.", "Wilayah: tim punya waktu, tetapi tidak di tempat yang membutuhkan.", "Ketimpangan: pemindahan akan membantu."},
		Balanced: "Beban terbagi wajar.", BestPossible: "Batas terbaik yang mungkin: %s %%.", Bottleneck: "Penghambat: %s, %s untuk %s PK.",
		Missing:      "Di sana kurang %s PK.",
		ColCounselor: "PK", ColNow: "sekarang", ColThen: "menjadi", ColMoved: "klien", ColLeft: "sisa", ColOther: "simulasi %d",
		ColClient: "Klien", ColRisk: "Risiko", ColDistrict: "Kecamatan", ColHours: "jam", ColSince: "sejak", ColNote: "catatan", ColWay: "dari → ke",
		ColEffect: "akibat %", ColWhy: "karena",
		MovedTo: "%s klien dipindahkan ke %s dalam simulasi.", Stayed: "%s tetap karena terhalang.", NoneMoved: "Tidak ada yang dapat dipindahkan ke %s.",
		NothingToUndo: "Tidak ada langkah untuk diurungkan.", NothingToRedo: "Tidak ada langkah untuk diulang.",
		TooMany: "%s pemindahan terlalu banyak sekaligus; paling banyak %s. Terapkan bertahap.",
		Stale:   "Sudah berubah sejak simulasi disusun: %s.",
		Holds:   "%s · %s klien · %s · %s %%", Marked: "%s ditandai, %s", NoClients: "Tidak ada klien yang dapat Anda pindahkan.",
		WhereTo: "Pindahkan %s klien ke siapa?", WhereToOne: "Pindahkan %s ke siapa?", TakesSome: "%s dari %s",
		MovesTitle: "pemindahan", NoMoves: "Belum ada pemindahan.",
		Blocks: [12]string{"di luar wilayahnya", "subseksi lain", "jenjang belum cukup", "belum bersertifikat anak", "benturan kepentingan", "cuti atau tidak bertugas",
			"batas klien tercapai", "dikunci", "sedang dilimpahkan", "hampir selesai", "ditolak tadi", "tidak menerima"},
		Warnings:      [3]string{"lama dengan PK ini", "risiko tinggi", "baru ganti PK"},
		Whys:          [6]string{"menunggu PK", "berlebih", "lebih penuh", "pernah dibimbing", "lebih dekat", "tukar"},
		ProposalTitle: "usulan", Solving: "Mencari pemindahan terbaik", Failed: "Usulan tidak dapat dihitung; coba lagi.", Forbidden: "%s tidak dapat ke %s: %s.",
		NothingBetter: "Tidak ada pemindahan yang membantu dengan aturan dan pilihan ini.",
		ProposalHead:  "Usulan %s pemindahan · terburuk %s → %s %%", Curve: "Terburuk menurut jumlah pemindahan  ",
		Proof: "Terbukti tidak bisa di bawah %s %%; usulan ini paling jauh %s poin di atasnya.", Stopped: "Dihentikan sebelum selesai.",
		Took: "%s pemindahan masuk simulasi.", BudgetTitle: "Paling banyak berapa klien berganti PK?", BudgetOf: "%d klien", AnyNumber: "berapa pun",
		Yes: "ya", No: "tolak", Locked: "kunci",
		AcceptTitle: "terapkan", OtherReason: "Alasan lain", ByYou: "diterapkan saat disimpan", BySecond: "diajukan, diterapkan oleh orang kedua",
		Applied: "%s klien berganti PK.", Proposed: "%s pemindahan diajukan; orang kedua memutuskan.",
		Sections: [2]string{"Keputusan", "Catatan serah terima"},
		FSummary: "Akibat", FWho: "Cara", FReason: "Alasan", FNote: "Untuk semua", HelpNote: "Yang harus diketahui semua PK penerima.", HelpRow: "Dari %s ke %s. Apa yang harus diketahui PK berikutnya tentang klien ini?",
		FBy: "Disusun", FDecided: "Diputuskan", FUndone: "Dikembalikan", FWorst: "Beban terburuk",
		BatchesTitle: "pemindahan", BatchTitle: "pemindahan", NoBatches: "Belum pernah ada pemindahan.", ClientsOf: "%s klien", Stepped: "Pemindahan %s.",
		ApplyTitle: "Terapkan pemindahan", ApplyText: "%s klien berganti PK sekaligus.", ApplyYes: "Terapkan", RefuseTitle: "Tolak pemindahan", RefuseText: "Tuliskan alasannya.",
		WithdrawTitle: "Batalkan pengajuan", UndoTitle: "Kembalikan pemindahan", UndoText: "%s klien kembali ke PK semula. Tuliskan alasannya.",

		KeyClients: "klien", KeyPropose: "usul", KeyUndo: "urung", KeyRedo: "ulang", KeyAccept: "terapkan", KeyMoves: "pemindahan", KeyOther: "simulasi %d",
		KeyStale: "keluarkan yang berubah", KeyMove: "pindahkan", KeyDistrict: "tandai sekecamatan", KeyTakeOut: "keluarkan", KeyClient: "klien", KeyRefuse: "tolak", KeyLock: "kunci",
		KeyTake: "pakai", KeyAgain: "usul lagi", KeyBudget: "batas", KeyPick: "pilih", KeyOpen: "buka", KeyApply: "terapkan", KeyReject: "tolak",
		KeyWithdraw: "batalkan", KeyTakeBack: "kembalikan", KeyHandover: "serah terima", KeySimulate: "simulasi", KeyBatches: "riwayat",
		SuggestLoad: "%s→%s %%", SuggestOver: "melebihi batas", SuggestNear: "wilayahnya", SuggestNew: "%s baru minggu ini",
	}
}

func rebalanceEN() Rebalance {
	return Rebalance{
		Title: "simulation", Reading: "Reading clients and loads", Banner: "SIMULATION %d, not applied", OtherBanner: "Simulation %d",
		Summary: "%s moves · worst %s→%s %% · >%[4]s %%: %[5]d→%[6]d", Nobody: "no PK yet",
		Waiting: "Waiting for a PK: %s → %s clients, without one or with one who is away", Road: "road %s minutes a month",
		TooBig:  "This office is too large to be simulated at once; at most %s pairs of a client and a PK. Move clients from the list of clients (a).",
		Resumed: "The simulation goes on from its draft: %s moves.", Lost: "%s moves of the draft no longer hold.",
		Causes:   [3]string{"Shortage: moving clients is not enough.", "Geography: the team has time, but not where it is needed.", "Imbalance: moves would help."},
		Balanced: "Loads are shared well.", BestPossible: "The best possible: %s %%.", Bottleneck: "Bottleneck: %s, %s for %s PK.",
		Missing:      "%s PK are missing there.",
		ColCounselor: "PK", ColNow: "now", ColThen: "then", ColMoved: "clients", ColLeft: "left", ColOther: "simul. %d",
		ColClient: "Client", ColRisk: "Risk", ColDistrict: "District", ColHours: "hours", ColSince: "since", ColNote: "note", ColWay: "from → to",
		ColEffect: "effect %", ColWhy: "because",
		MovedTo: "%s clients moved to %s in the simulation.", Stayed: "%s stay because something stands against it.", NoneMoved: "Nobody can be moved to %s.",
		NothingToUndo: "There is no step to undo.", NothingToRedo: "There is no step to redo.",
		TooMany: "%s moves are too many at once; at most %s. Apply them in parts.",
		Stale:   "Changed since the simulation was put together: %s.",
		Holds:   "%s · %s clients · %s · %s %%", Marked: "%s marked, %s", NoClients: "There is no client whom you may move.",
		WhereTo: "Move %s clients to whom?", WhereToOne: "Move %s to whom?", TakesSome: "%s of %s",
		MovesTitle: "moves", NoMoves: "No moves yet.",
		Blocks: [12]string{"not their area", "other section", "grade too low", "no child certificate", "conflict of interest", "on leave or not in service",
			"limit of clients reached", "locked", "being transferred", "almost over", "refused before", "takes nobody"},
		Warnings:      [3]string{"long with this PK", "high risk", "changed PK lately"},
		Whys:          [6]string{"waits for a PK", "over", "fuller", "knows the client", "nearer", "exchange"},
		ProposalTitle: "proposal", Solving: "Looking for the best moves", Failed: "No proposal could be made; try again.", Forbidden: "%s cannot go to %s: %s.",
		NothingBetter: "No move helps under these rules and choices.",
		ProposalHead:  "Proposal of %s moves · worst %s → %s %%", Curve: "Worst by number of moves  ",
		Proof: "Proven not to go below %s %%; this proposal is at most %s points above.", Stopped: "Stopped before the end.",
		Took: "%s moves went into the simulation.", BudgetTitle: "How many clients may change their PK at most?", BudgetOf: "%d clients", AnyNumber: "any number",
		Yes: "yes", No: "no", Locked: "lock",
		AcceptTitle: "apply", OtherReason: "Other reason", ByYou: "applied when saved", BySecond: "proposed, applied by a second person",
		Applied: "%s clients changed their PK.", Proposed: "%s moves proposed; a second person decides.",
		Sections: [2]string{"Decision", "Handover notes"},
		FSummary: "Effect", FWho: "How", FReason: "Reason", FNote: "For all", HelpNote: "What all who take clients over must know.", HelpRow: "From %s to %s. What must the next PK know of this client?",
		FBy: "Put together", FDecided: "Decided", FUndone: "Undone", FWorst: "Worst load",
		BatchesTitle: "batches", BatchTitle: "batch", NoBatches: "There was no batch yet.", ClientsOf: "%s clients", Stepped: "Batch %s.",
		ApplyTitle: "Apply the batch", ApplyText: "%s clients change their PK together.", ApplyYes: "Apply", RefuseTitle: "Refuse the batch", RefuseText: "Write the reason.",
		WithdrawTitle: "Withdraw the proposal", UndoTitle: "Undo the batch", UndoText: "%s clients go back to the PK they had. Write the reason.",

		KeyClients: "clients", KeyPropose: "propose", KeyUndo: "undo", KeyRedo: "redo", KeyAccept: "apply", KeyMoves: "moves", KeyOther: "simulation %d",
		KeyStale: "drop what changed", KeyMove: "move", KeyDistrict: "mark district", KeyTakeOut: "take out", KeyClient: "client", KeyRefuse: "refuse", KeyLock: "lock",
		KeyTake: "use", KeyAgain: "propose again", KeyBudget: "budget", KeyPick: "choose", KeyOpen: "open", KeyApply: "apply", KeyReject: "refuse",
		KeyWithdraw: "withdraw", KeyTakeBack: "undo", KeyHandover: "handover", KeySimulate: "simulate", KeyBatches: "history",
		SuggestLoad: "%s→%s %%", SuggestOver: "above the limit", SuggestNear: "their area", SuggestNew: "%s new this week",
	}
}
