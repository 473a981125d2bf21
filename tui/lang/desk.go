package lang

// Desk are the words of the start of the day (Beranda).
type Desk struct {
	Title                                                        string
	MyClients, OfficeClients, Today, Unassigned, UnassignedMore  string
	Ending30, Ending60, Ended, Agreements, AgreementExpired      string
	Recent, Over, NoGuarantor, Nothing, NothingToday, LastSignIn string
	NeverSignedIn, EndsIn, EndedOn, NoPK, Days, More, NotInGroup string
	KindEnding, KindEnded, KindUnassigned, KindAgreement         string
	KindOver, KindRecent, KeyOpen, KeyPick, KeyAll               string
}

func deskID() Desk {
	return Desk{
		Title: "Beranda", MyClients: "%s klien Anda", OfficeClients: "%s klien aktif", Today: "%s",
		Unassigned: "Belum ada PK", UnassignedMore: "dan %s lagi", Ending30: "Berakhir dalam 30 hari", Ending60: "Berakhir dalam 60 hari",
		Ended: "Lewat tanggal ekspirasi", Agreements: "PKS", AgreementExpired: "berakhir %s", Recent: "Terakhir Anda kerjakan",
		Over: "PK berlebih", NoGuarantor: "penjamin belum ada", Nothing: "Tidak ada yang menunggu Anda hari ini.",
		NothingToday: "Tidak ada", LastSignIn: "Terakhir masuk %s di %s", NeverSignedIn: "Ini pertama kali Anda masuk.",
		EndsIn: "berakhir %s", EndedOn: "seharusnya berakhir %s", NoPK: "belum ada PK", Days: "%d hari", More: "%s lagi di daftar klien",
		NotInGroup: "Belum ikut Pokmas: %s dari %s klien",
		KindEnding: "berakhir", KindEnded: "lewat", KindUnassigned: "tanpa PK", KindAgreement: "PKS", KindOver: "beban", KindRecent: "diubah",
		KeyOpen: "buka", KeyPick: "pilih", KeyAll: "daftar lengkap",
	}
}

func deskEN() Desk {
	return Desk{
		Title: "Desk", MyClients: "%s clients of yours", OfficeClients: "%s active clients", Today: "%s",
		Unassigned: "No PK yet", UnassignedMore: "and %s more", Ending30: "Ending within 30 days", Ending60: "Ending within 60 days",
		Ended: "Past their expiry", Agreements: "Agreements", AgreementExpired: "ended %s", Recent: "Your last records",
		Over: "Counselors over their capacity", NoGuarantor: "no guarantor yet", Nothing: "Nothing is waiting for you today.",
		NothingToday: "Nothing", LastSignIn: "Last signed in %s at %s", NeverSignedIn: "This is your first time here.",
		EndsIn: "ends %s", EndedOn: "should have ended %s", NoPK: "no PK yet", Days: "%d days", More: "%s more in the list of clients",
		NotInGroup: "Not in a group: %s of %s clients",
		KindEnding: "ending", KindEnded: "past", KindUnassigned: "no PK", KindAgreement: "PKS", KindOver: "load", KindRecent: "changed",
		KeyOpen: "open", KeyPick: "choose", KeyAll: "full list",
	}
}
