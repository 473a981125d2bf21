package lang

// Company are the words about the desks that share a process, and what a
// terminal is told when its desk ends.
type Company struct {
	LeaveTitle, Wait, Now, Waiting, WaitingText, Nobody string
	KeyBack, KeyEnd, EndTitle, EndText                  string
	// What is written on the terminal after the desk has gone.
	Closed, Broke, Full, Closing, NoTerminal, NoVerb, Cut string
}

func companyID() Company {
	return Company{
		LeaveTitle: "%d meja lain masih memakai berkas kantor lewat program ini",
		Wait:       "tunggu sampai mereka selesai, lalu tutup", Now: "tutup sekarang; isian mereka disimpan sebagai draf",
		Waiting: "Menunggu meja lain", WaitingText: "guyub menutup sendiri bila meja terakhir selesai. Sampai saat itu biarkan jendela ini terbuka.",
		Nobody: "belum ada yang masuk", KeyBack: "batal menunggu", KeyEnd: "tutup sekarang",
		EndTitle: "Tutup semua meja", EndText: "Meja lain ikut tertutup. Isian mereka disimpan sebagai draf.",
		Closed: "guyub ditutup di komputer yang memegang berkas kantor. Isian Anda tersimpan sebagai draf.",
		Broke:  "Meja ini berhenti karena kesalahan program. Yang sudah disimpan aman, isian tersimpan sebagai draf. Buka guyub lagi.",
		Full:   "Semua meja sedang terpakai. Coba lagi beberapa menit lagi.", Closing: "guyub sedang ditutup. Coba lagi beberapa menit lagi.",
		NoTerminal: "Meja guyub memerlukan terminal: ssh tanpa -T. Untuk baris demi baris: TERM=dumb ssh KOMPUTER.",
		NoVerb:     "Lewat SSH hanya meja yang dapat dibuka; jalankan ssh tanpa perintah.",
		Cut:        "Sambungan ke guyub yang memegang berkas kantor terputus. Isian tersimpan sebagai draf. Jalankan guyub lagi.",
	}
}

func companyEN() Company {
	return Company{
		LeaveTitle: "%d other desks still use the office's file through this program",
		Wait:       "wait until they are done, then close", Now: "close now; what they typed is kept as drafts",
		Waiting: "Waiting for other desks", WaitingText: "guyub closes by itself when the last desk is done. Leave this window open until then.",
		Nobody: "nobody signed in", KeyBack: "stop waiting", KeyEnd: "close now",
		EndTitle: "Close all desks", EndText: "The other desks close too. What they typed is kept as drafts.",
		Closed: "guyub was closed on the machine that holds the office's file. What you typed is kept as a draft.",
		Broke:  "This desk stopped by a fault of the program. What was saved is safe, what was typed is kept as a draft. Open guyub again.",
		Full:   "All desks are taken. Try again in a few minutes.", Closing: "guyub is closing. Try again in a few minutes.",
		NoTerminal: "The desk of guyub needs a terminal: ssh without -T. For plain lines: TERM=dumb ssh HOST.",
		NoVerb:     "Over SSH only the desk can be opened; call ssh without a command.",
		Cut:        "The line to the guyub that holds the office's file was cut. What was typed is kept as a draft. Run guyub again.",
	}
}
