package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/letter"
	"guyub/tui/report"
)

// paperOptions are the flags of "guyub paper".
type paperOptions struct {
	client, group, on, from, to, terminal, account string
	number, reason, format, out, language          string
	whole                                          bool
}

// paperCommand is "guyub paper": the letters and cards without a screen.
func paperCommand() *cobra.Command {
	var o paperOptions
	cmd := withOffice(&cobra.Command{
		Use: "paper JENIS", Short: "Buat surat atau kartu: teks atau PDF",
		Long: `Membuat satu surat atau kartu dan mencetaknya, atau menulisnya ke berkas dengan --out.

  client-card    Kartu klien                        --client REGISTER [--whole]
  guidance-card  Kartu bimbingan                    --client REGISTER
  slip           Bukti wajib lapor yang terakhir    --client REGISTER
  supervision    Laporan pengawasan                 --client REGISTER [--from --to]
  referral       Surat rujukan                      --client REGISTER --group KODE
  agreement      Draf perjanjian kerja sama         --group KODE
  attendance     Daftar hadir sesi                  --group KODE --on TANGGAL
  handover       Berita acara serah terima          --client REGISTER, atau --on TANGGAL pemindahan
  breach         Lembar kerja kegagalan PDP         --from --to [--terminal NAMA] [--account NAMA]

Isinya sama dengan layar. Yang keluar kantor berbahasa Indonesia. Berkas hanya dapat dibaca pemiliknya (0600)
dan tidak menimpa berkas lain. Setiap surat dicatat di jejak audit bersama siapa yang tercantum di dalamnya.`,
		Example: `  guyub paper slip --client PB-0241/26 --user rini
  guyub paper referral --client PB-0241/26 --group PML-014 --format pdf --out rujukan.pdf --user dewi
  guyub paper breach --from 20-11-2026 --to 23-11-2026 --terminal loket-2 --user kabapas`,
		Args:      cobra.ExactArgs(1),
		ValidArgs: letterNames(),
	}, func(cmd *cobra.Command, s *store.Session, args []string) error {
		return makePaper(cmd, s, model.Letter(args[0]), o)
	})
	flags := cmd.Flags()
	flags.StringVar(&o.client, "client", "", "nomor register klien")
	flags.StringVar(&o.group, "group", "", "kode kelompok")
	flags.StringVar(&o.on, "on", "", "tanggal sesi atau pemindahan, seperti 24-11-2026")
	flags.StringVar(&o.from, "from", "", "hari pertama (bawaan: tiga bulan lalu; breach: tiga hari lalu)")
	flags.StringVar(&o.to, "to", "", "hari terakhir (bawaan: hari ini)")
	flags.StringVar(&o.terminal, "terminal", "", "hanya terminal ini")
	flags.StringVar(&o.account, "account", "", "hanya akun ini")
	flags.StringVar(&o.number, "number", "", "nomor surat dari buku agenda")
	flags.StringVar(&o.reason, "reason", "", "untuk apa surat dibawa keluar")
	flags.BoolVar(&o.whole, "whole", false, "kartu klien: nomor dan alamat utuh")
	flags.StringVar(&o.format, "format", string(letter.AsText), "bentuk: text, pdf")
	flags.StringVar(&o.out, "out", "", "tulis ke berkas ini")
	flags.StringVar(&o.language, "lang", lang.Indonesian, "bahasa surat yang tinggal di kantor: id atau en")
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error { return o.check(cmd, args[0]) }
	return cmd
}

func letterNames() []string {
	var out []string
	for _, l := range model.Letters() {
		out = append(out, string(l))
	}
	return out
}

// check finds what is wrong with a call before a password is asked for.
func (o *paperOptions) check(cmd *cobra.Command, kind string) error {
	wrong := func(format string, args ...any) error { return usageError{sayf(format, args...)} }
	l := model.Letter(kind)
	switch {
	case !l.Known():
		return wrong("surat %q tidak dikenal; pilih %s", kind, strings.Join(letterNames(), ", "))
	case o.format != string(letter.AsText) && o.format != string(letter.AsPDF):
		return wrong("bentuk %q tidak dikenal; pilih text atau pdf", o.format)
	case o.language != lang.Indonesian && o.language != lang.English:
		return wrong("bahasa %q tidak dikenal; pilih id atau en", o.language)
	case o.out == "" && o.format == string(letter.AsPDF) && callerOf(cmd.Context()) == nil && term.IsTerminal(int(os.Stdout.Fd())):
		return wrong("PDF tidak dapat dicetak di terminal; sebutkan berkasnya dengan --out")
	case o.client == "" && (l.Subject() == model.KindClient || l == model.ReferralNote || l == model.HandoverNote && o.on == ""):
		return wrong("sebutkan kliennya dengan --client REGISTER")
	case o.group == "" && (l == model.ReferralNote || l == model.AgreementPad || l == model.RollSheet):
		return wrong("sebutkan kelompoknya dengan --group KODE")
	case o.on == "" && l == model.RollSheet:
		return wrong("sebutkan tanggal sesinya dengan --on")
	}
	return nil
}

// makePaper makes the letter and writes it where it goes.
func makePaper(cmd *cobra.Command, s *store.Session, l model.Letter, o paperOptions) error {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	ask, err := o.ask(ctx, s, l)
	if err != nil {
		return err
	}
	out := ""
	if o.out != "" {
		out = located(ctx, o.out)
		if _, err := os.Lstat(out); !errors.Is(err, fs.ErrNotExist) {
			return paperError(out, cmp.Or(err, error(&fs.PathError{Op: "create", Path: out, Err: fs.ErrExist})))
		}
	}
	env := &kit.Env{Lang: lang.For(o.language), Zone: s.Books().Office.Zone.Location()}
	raw, err := letter.Take(ctx, env, s, ask, letter.Form(o.format), o.reason)
	switch {
	case errors.Is(err, context.Canceled):
		return said("surat dihentikan; tidak ada yang ditulis")
	case errors.Is(err, store.ErrNoReason):
		return said("kantor menanyakan untuk apa surat ini dibawa keluar; tuliskan dengan --reason")
	case err != nil:
		return said(letter.Explain(&kit.Env{Lang: lang.For(lang.Indonesian)}, err))
	case out == "":
		_, err := cmd.OutOrStdout().Write(raw)
		return err
	}
	if err := report.WriteFile(out, raw, false); err != nil {
		return paperError(out, err)
	}
	printf(cmd.OutOrStdout(), "Surat tersimpan: %s\n", out)
	return nil
}

// paperError words why a letter cannot be written to a file, which is never
// replaced.
func paperError(path string, err error) error {
	if errors.Is(err, fs.ErrExist) {
		return sayf("berkas %s sudah ada dan tidak ditimpa; pilih nama lain", path)
	}
	return outError(path, err)
}

// ask turns what was typed into the letter that is asked for.
func (o *paperOptions) ask(ctx context.Context, s *store.Session, l model.Letter) (letter.Ask, error) {
	ask := letter.Ask{Letter: l, Number: o.number, Whole: o.whole}
	client, err := o.clientID(ctx, s)
	if err != nil {
		return ask, err
	}
	group, err := o.groupID(s)
	if err != nil {
		return ask, err
	}
	switch l {
	case model.ReferralNote:
		ask.Record, err = referralOf(ctx, s, client, group)
	case model.AgreementPad:
		ask.Record = group
	case model.RollSheet:
		ask.Group = group
		ask.Record, err = o.meeting(ctx, s, group)
	case model.HandoverNote:
		if ask.Client = client; client.IsZero() {
			ask.Record, err = o.batch(ctx, s)
		}
	case model.Supervision:
		ask.Record = client
		ask.From, ask.To, err = o.span(s, s.Today().AddMonths(-3))
	case model.BreachSheet:
		ask.Terminal = o.terminal
		if ask.User, err = o.user(s); err == nil {
			ask.From, ask.To, err = o.span(s, s.Today()-3)
		}
	default:
		ask.Record = client
	}
	return ask, err
}

func (o *paperOptions) clientID(ctx context.Context, s *store.Session) (model.ID, error) {
	if o.client == "" {
		return model.ID{}, nil
	}
	id, ok, err := s.FindRegister(ctx, o.client)
	if err == nil && !ok {
		err = sayf("klien dengan nomor register %s tidak ada, atau tidak boleh Anda lihat", o.client)
	}
	return id, err
}

func (o *paperOptions) groupID(s *store.Session) (model.ID, error) {
	if o.group == "" {
		return model.ID{}, nil
	}
	for _, g := range s.Books().Groups {
		if strings.EqualFold(g.Code, o.group) {
			return g.ID, nil
		}
	}
	return model.ID{}, sayf("kelompok berkode %s tidak ada", o.group)
}

// user is the account that was named.
func (o *paperOptions) user(s *store.Session) (model.ID, error) {
	if o.account == "" {
		return model.ID{}, nil
	}
	for _, u := range s.Books().Users {
		if strings.EqualFold(u.Username, o.account) {
			return u.ID, nil
		}
	}
	return model.ID{}, sayf("akun %s tidak ada", o.account)
}

// referralOf is the last referral of a client to a group.
func referralOf(ctx context.Context, s *store.Session, client, group model.ID) (model.ID, error) {
	all, err := s.EnrolmentsOf(ctx, client)
	if err != nil {
		return model.ID{}, err
	}
	all = slices.DeleteFunc(all, func(e model.Enrolment) bool { return e.Group != group })
	if len(all) == 0 {
		return model.ID{}, said("klien itu belum dirujuk ke kelompok tersebut; rujuk dahulu di Klien (r)")
	}
	return slices.MaxFunc(all, func(a, b model.Enrolment) int { return cmp.Compare(a.Opened, b.Opened) }).ID, nil
}

// date reads a day that was typed.
func date(typed string, s *store.Session) (model.Date, error) {
	d, err := model.ParseHumanDate(typed, s.Today())
	if err != nil {
		return 0, sayf("tanggal %q tidak terbaca; tulis seperti 24-11-2026", typed)
	}
	return d, nil
}

// span is the days that were typed, or those up to today from a day on.
func (o *paperOptions) span(s *store.Session, usual model.Date) (from, to model.Date, err error) {
	from, to = usual, s.Today()
	if o.from != "" {
		if from, err = date(o.from, s); err != nil {
			return 0, 0, err
		}
	}
	if o.to != "" {
		if to, err = date(o.to, s); err != nil {
			return 0, 0, err
		}
	}
	if from > to {
		return 0, 0, said("hari terakhir (--to) lebih awal daripada hari pertama (--from)")
	}
	return from, to, nil
}

// meeting is the meeting of a group on the day that was typed.
func (o *paperOptions) meeting(ctx context.Context, s *store.Session, group model.ID) (model.ID, error) {
	day, err := date(o.on, s)
	if err != nil {
		return model.ID{}, err
	}
	all, err := s.MeetingsOf(ctx, group)
	if err != nil {
		return model.ID{}, err
	}
	all = slices.DeleteFunc(all, func(m model.Meeting) bool { return m.Day != day })
	switch len(all) {
	case 0:
		return model.ID{}, sayf("kelompok %s tidak punya sesi pada %s", o.group, o.on)
	case 1:
		return all[0].ID, nil
	}
	return model.ID{}, sayf("kelompok %s punya %d sesi pada %s; buat daftar hadirnya dari layar sesi (F5)", o.group, len(all), o.on)
}

// batch is the batch of handovers that was carried out on the day that was typed.
func (o *paperOptions) batch(ctx context.Context, s *store.Session) (model.ID, error) {
	day, err := date(o.on, s)
	if err != nil {
		return model.ID{}, err
	}
	all, err := s.Rebalances(ctx)
	if err != nil {
		return model.ID{}, err
	}
	all = slices.DeleteFunc(all, func(r model.Rebalance) bool { return max(r.DecidedOn, r.On) != day })
	switch len(all) {
	case 0:
		return model.ID{}, sayf("tidak ada pemindahan pada %s", o.on)
	case 1:
		return all[0].ID, nil
	}
	return model.ID{}, sayf("ada %d pemindahan pada %s; buat berita acaranya dari layar pemindahan (F5)", len(all), o.on)
}
