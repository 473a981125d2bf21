package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
	"guyub/tui/report"
	areas "guyub/tui/screen/area"
	"guyub/tui/screen/audit"
	"guyub/tui/screen/caseload"
	"guyub/tui/screen/clients"
	"guyub/tui/screen/counselors"
	"guyub/tui/screen/exports"
	"guyub/tui/screen/groups"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/referrals"
)

// exportable is a list that leaves by a verb: the very screen that shows it,
// with nobody before it.
type exportable struct {
	what string
	room kit.Room // in which the screen stands; 0: in any
	show func(*kit.Env, *store.Session) kit.Screen
	tabs int // how often tab is pressed to come to it
}

// exportables are the lists, by the names that the verb has for them.
var exportables = map[string]exportable{
	"clients":      {"klien", 2, func(e *kit.Env, s *store.Session) kit.Screen { return clients.NewList(e, s) }, 0},
	"counselors":   {"PK", 3, func(e *kit.Env, s *store.Session) kit.Screen { return counselors.NewList(e, s) }, 0},
	"groups":       {"kelompok masyarakat", 4, func(e *kit.Env, s *store.Session) kit.Screen { return groups.NewList(e, s) }, 0},
	"caseload":     {"beban PK", 5, func(e *kit.Env, s *store.Session) kit.Screen { return caseload.NewList(e, s) }, 0},
	"area":         {"wilayah", 6, func(e *kit.Env, s *store.Session) kit.Screen { return areas.NewList(e, s) }, 0},
	"matters":      {"urusan yang menunggu", 2, func(e *kit.Env, s *store.Session) kit.Screen { return matters.NewBoard(e, s) }, 0},
	"idle":         {"klien yang belum ikut kelompok", 2, func(e *kit.Env, s *store.Session) kit.Screen { return referrals.NewBoard(e, s) }, 0},
	"referrals":    {"rujukan yang menunggu", 2, func(e *kit.Env, s *store.Session) kit.Screen { return referrals.NewBoard(e, s) }, 2},
	"participants": {"klien yang ikut kelompok", 2, func(e *kit.Env, s *store.Session) kit.Screen { return referrals.NewBoard(e, s) }, 3},
	"audit":        {"jejak audit", 8, func(e *kit.Env, s *store.Session) kit.Screen { return audit.NewList(e, s) }, 0},
}

// listOptions are the flags of the export of a list.
type listOptions struct {
	out, purpose, format, filter, language string
	whole                                  bool
}

// exportListCommands are "guyub export clients" and the others.
func exportListCommands() []*cobra.Command {
	var out []*cobra.Command
	for _, name := range slices.Sorted(maps.Keys(exportables)) {
		out = append(out, exportListCommand(name, exportables[name]))
	}
	return out
}

func exportListCommand(name string, of exportable) *cobra.Command {
	var o listOptions
	cmd := withOffice(&cobra.Command{
		Use: name, Short: "Daftar " + of.what, Args: cobra.NoArgs,
		Long: `Menulis daftar ` + of.what + ` seperti di layar: kolom pilihan Anda, urutan yang biasa, dan yang boleh Anda lihat.
Nama klien ditulis sebagai inisial di samping nomor register. Dengan --whole nama lengkap ikut: hanya untuk yang
berwenang membawa keluar semua klien di daftar itu, dengan tujuan yang tercatat di jejak audit.`,
		Example: "  guyub export " + name + " --out daftar.xlsx --user kasubsi",
	}, func(cmd *cobra.Command, s *store.Session, _ []string) error { return exportList(cmd, s, of, o) })
	outFlags(cmd, &o.out, &o.purpose)
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "", "bentuk: xlsx atau csv (bawaan: menurut nama berkas)")
	flags.StringVar(&o.filter, "filter", "", "hanya baris dengan kata-kata ini, seperti di kotak cari")
	flags.BoolVar(&o.whole, "whole", false, "dengan nama lengkap klien")
	flags.StringVar(&o.language, "lang", lang.Indonesian, "bahasa: id atau en")
	cmd.PreRunE = func(*cobra.Command, []string) error { return o.check() }
	return cmd
}

// check tells before a password is asked for what is wrong with the call.
func (o *listOptions) check() error {
	if o.format == "" {
		if _, ending, ok := strings.Cut(o.out, "."); ok {
			o.format = ending[strings.LastIndexByte(ending, '.')+1:]
		}
	}
	switch {
	case o.out == "":
		return usageError{errors.New("sebutkan berkas yang ditulis dengan --out BERKAS")}
	case !slices.Contains(exports.Formats(), report.Format(o.format)):
		return usageError{errors.New("bentuk daftar adalah xlsx atau csv; sebutkan dengan --format atau akhiran nama berkas")}
	case o.whole && o.purpose == "":
		return usageError{errors.New(`nama lengkap hanya keluar dengan tujuan; sebutkan dengan --purpose "..."`)}
	case o.language != lang.Indonesian && o.language != lang.English:
		return usageError{fmt.Errorf("bahasa %q tidak ada; pilih id atau en", o.language)}
	}
	return nil
}

func exportList(cmd *cobra.Command, s *store.Session, of exportable, o listOptions) error {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	if !enters(s, of.room) {
		return sayf("peran Anda tidak melihat daftar %s", of.what)
	}
	env := headless(s, o.language)
	listing, err := listingOf(env, s, of, o.filter)
	if err != nil {
		return err
	}
	path := located(ctx, o.out)
	wish := exports.Wish{Format: report.Format(o.format), Whole: o.whole, Purpose: o.purpose}
	rows, err := exports.List(ctx, env, s, listing, wish, path, lineProgress(cmd.ErrOrStderr()))
	endProgress(cmd.ErrOrStderr())
	switch {
	case errors.Is(err, context.Canceled):
		return said("ekspor dihentikan; tidak ada yang ditulis")
	case err != nil:
		return outError(path, err)
	}
	printf(cmd.OutOrStdout(), "Daftar tersimpan: %s (%s baris)\n", path, thousands(rows))
	return nil
}

// enters reports whether a person may enter the room of a list.
func enters(s *store.Session, room kit.Room) bool {
	for _, r := range rooms(headless(s, lang.Indonesian), s) {
		if r.Number == room {
			return room != 8 || audit.May(s.Actor())
		}
	}
	return false
}

// headless is what a screen needs that nobody looks at.
func headless(s *store.Session, language string) *kit.Env {
	return &kit.Env{Lang: lang.For(language), Theme: &kit.Theme{}, Zone: s.Books().Office.Zone.Location(), Width: 200, Height: 50,
		Timer: func(time.Duration, tea.Msg) tea.Cmd { return nil }}
}

// listingOf brings the screen of a list to where a person would have it, and
// takes its list.
func listingOf(env *kit.Env, s *store.Session, of exportable, filter string) (table.Listing, error) {
	screen := of.show(env, s)
	settle(screen, screen.Init())
	for range of.tabs {
		settle(screen, screen.Update(kit.Do{Intent: kit.NextTab}))
	}
	if filter != "" {
		settle(screen, screen.Update(kit.Do{Intent: kit.Search}))
		if t, ok := screen.(kit.Typing); !ok || !t.Typing() {
			return table.Listing{}, said("daftar ini tidak mempunyai kotak cari; jalankan tanpa --filter")
		}
		settle(screen, screen.Update(tea.PasteMsg{Content: filter}))
	}
	l, ok := screen.(table.Lister)
	if !ok || !l.Lists() {
		return table.Listing{}, said("daftar ini belum dapat dibaca; coba lagi")
	}
	return l.Listing(), nil
}

// settle carries out what a screen asks for, and what follows from it, until
// nothing is left to be done. What it asks of a desk there is nobody to do.
func settle(screen kit.Screen, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, one := range msg {
			settle(screen, one)
		}
	default:
		settle(screen, screen.Update(msg))
	}
}
