package letter

import (
	"bytes"
	"context"
	"time"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/press"
)

// Form is how a letter leaves the desk.
type Form string

// The forms. Text and PDF are written to files or to the caller of a command.
const (
	AsText  Form = "text"
	AsPDF   Form = "pdf"
	Printed Form = "print"
	Copied  Form = "copy"
)

// extension is how a file of the form ends.
func (f Form) extension() string {
	if f == AsPDF {
		return "pdf"
	}
	return "txt"
}

// Bytes returns the letter in a form.
func (p *Paper) Bytes(desk *lang.Strings, f Form) ([]byte, error) {
	l := Language(desk, p.Ask.Letter)
	if f != AsPDF {
		return []byte(press.Text(l, p.Doc, press.TextWidth)), nil
	}
	var b bytes.Buffer
	err := press.PDF(&b, l, p.Doc)
	return b.Bytes(), err
}

// Take makes a letter anew and notes that it leaves the desk, before it does:
// what is handed out is what was noted.
func Take(ctx context.Context, env *kit.Env, s Store, ask Ask, f Form, reason string) ([]byte, error) {
	p, err := Build(ctx, env, s, ask)
	if err != nil {
		return nil, err
	}
	raw, err := p.Bytes(env.Lang, f)
	if err != nil {
		return nil, err
	}
	note := p.note
	note.Form, note.Reason = string(f), reason
	return raw, s.NoteLetter(ctx, note)
}

// slugs are how files of letters begin, in Indonesian as the folder of an office
// is.
var slugs = map[model.Letter]string{
	model.ClientCard: "kartu-klien", model.GuidanceCard: "kartu-bimbingan", model.ReportSlip: "bukti-lapor", model.ReferralNote: "surat-rujukan",
	model.AgreementPad: "draf-pks", model.HandoverNote: "serah-terima", model.Supervision: "laporan-pengawasan", model.RollSheet: "daftar-hadir",
	model.BreachSheet: "kegagalan-pdp",
}

// FileName is how a letter is called: by its kind and the moment, and nothing
// that names anybody.
func FileName(l model.Letter, f Form, now time.Time) string {
	return slugs[l] + "-" + now.Format("20060102-150405") + "." + f.extension()
}
