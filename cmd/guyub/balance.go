package main

import (
	"context"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"guyub/model"
	"guyub/model/balance"
	"guyub/model/workload"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/caseload"
	"guyub/tui/screen/rebalance"
)

// balanceCommand is "guyub balance": the room Beban PK without a screen.
func balanceCommand() *cobra.Command {
	var (
		asJSON, propose bool
		moves           int
	)
	cmd := withOffice(&cobra.Command{
		Use: "balance", Short: "Beban PK dan usulan pemindahan, tanpa layar", Args: cobra.NoArgs,
		Long: `Mencetak beban tim dan tiap PK seperti ruang Beban PK, dan dengan --propose usulan pemindahan klien
yang sama dengan usulan di layar. Tidak ada yang diubah: pemindahan diterapkan di layar oleh yang berwenang.

Dengan --json hasilnya satu objek: day, office, limit_percent, team, counselors, dan proposal bila diminta.
Waktu (..._minutes) adalah menit sebulan, bagian (..._percent) persen dengan satu angka di belakang koma;
null berarti tidak ada kapasitas untuk dibagi. Nama kunci tidak berubah; kunci baru dapat ditambahkan.`,
		Example: `  guyub balance --user kasubsi
  guyub balance --user kasubsi --propose --moves 5
  guyub balance --user kasubsi --propose --moves 0 --json`,
	}, func(cmd *cobra.Command, s *store.Session, _ []string) error {
		ctx, stop := stoppable(cmd.Context())
		defer stop()
		env := &kit.Env{Lang: lang.For(lang.Indonesian), Zone: s.Books().Office.Zone.Location()}
		sheet, err := readBalance(ctx, env, s)
		if err == nil && propose {
			err = sheet.propose(ctx, s, moves)
		}
		switch {
		case err != nil:
			return err
		case asJSON:
			return sheet.writeJSON(cmd.OutOrStdout())
		}
		sheet.write(cmd.OutOrStdout())
		return nil
	})
	flags := cmd.Flags()
	flags.BoolVar(&asJSON, "json", false, "cetak sebagai JSON")
	flags.BoolVar(&propose, "propose", false, "usulkan juga pemindahan klien")
	flags.IntVar(&moves, "moves", balance.ProposedMoves, "paling banyak sekian pemindahan; 0 berapa pun")
	cmd.PreRunE = func(*cobra.Command, []string) error {
		switch {
		case moves < 0:
			return usageError{errors.New("--moves harus 0 atau lebih")}
		case flags.Changed("moves") && !propose:
			return usageError{errors.New("--moves hanya ada gunanya bersama --propose")}
		}
		return nil
	}
	return cmd
}

// balanceSheet is how loaded an office is, and what is proposed.
type balanceSheet struct {
	env    *kit.Env
	office string
	norms  model.Norms
	team   workload.Team
	report *rebalance.Report // nil when not asked for
}

// readBalance computes the loads that the room Beban PK shows.
func readBalance(ctx context.Context, env *kit.Env, s *store.Session) (*balanceSheet, error) {
	if err := s.Actor().May(model.CaseloadRead, model.Subject{}); err != nil {
		return nil, err
	}
	books, today := s.Books(), model.DateOf(env.Time())
	return &balanceSheet{
		env: env, office: books.Office.Name, norms: books.NormsOn(today),
		team: caseload.Team(s, today),
	}, ctx.Err()
}

// propose looks for the moves that the screen would propose.
func (b *balanceSheet) propose(ctx context.Context, s *store.Session, moves int) (err error) {
	if actor := s.Actor(); !rebalance.May(actor) {
		return &model.Denied{Action: model.ClientAssign, Role: actor.Role}
	}
	b.report, err = rebalance.NewReport(ctx, b.env, s, func() workload.Team { return b.team }, moves)
	return err
}

// curveWidth is how wide the line of the curve may be on paper.
const curveWidth = 100

// write prints the sheet for people.
func (b *balanceSheet) write(w io.Writer) {
	l := b.env.Lang
	line := func(text string) { printf(w, "%s\n", text) }
	line(l.Caseload.Title + " · " + b.office + " · " + l.Date(b.norms.Day))
	line("")
	if len(b.team.Loads) == 0 {
		line(l.Caseload.NoTeam)
		return
	}
	head := caseload.NewHeadline(l, &b.team, b.norms)
	line(head.Figures)
	line(head.Verdict)
	if head.Unassigned != "" {
		line(head.Unassigned + ".")
	}
	line("")
	b.writeCounselors(w)
	if b.report == nil {
		return
	}
	line("")
	for _, text := range b.report.Head() {
		line(text)
	}
	line("")
	if len(b.report.Found.Moves) == 0 {
		line(l.Rebalance.NothingBetter)
	} else {
		b.writeMoves(w)
		line("")
		line(b.report.Curve(curveWidth))
	}
	line(b.report.Proof())
}

func (b *balanceSheet) writeCounselors(w io.Writer) {
	h := &b.env.Lang.Caseload
	t := sheetTable{columns: []sheetColumn{
		{head: h.ColName}, {head: h.ColLoad, right: true}, {head: strings.ToLower(h.Capacity), right: true}, {head: h.ColPercent, right: true},
		{head: h.ColLeft, right: true}, {head: h.ColClients, right: true}, {head: h.ColMix, right: true}, {head: h.ColBand},
	}}
	for i := range b.team.Loads {
		c := caseload.NewWords(b.env, &b.team.Loads[i], b.norms)
		t.add(c.Name, c.Hours, c.Capacity, c.Percent, c.Left, c.Clients, c.Mix, c.Band)
	}
	t.write(w)
}

func (b *balanceSheet) writeMoves(w io.Writer) {
	h := &b.env.Lang.Rebalance
	t := sheetTable{columns: []sheetColumn{
		{head: "", right: true}, {head: b.env.Lang.Clients.ColRegister}, {head: h.ColClient}, {head: h.ColWay}, {head: h.ColHours, right: true},
		{head: h.ColEffect}, {head: h.ColWhy}, {head: h.ColNote},
	}}
	for k, m := range b.report.Lines() {
		t.add(strconv.Itoa(k+1), m.Register, m.Name, m.From+" → "+m.To, b.env.Lang.HoursBare(m.Minutes), m.Effect, m.Why, m.Warnings)
	}
	t.write(w)
}

// sheetColumn is a column of a table on paper.
type sheetColumn struct {
	head  string
	right bool
}

// sheetTable is a table on paper, as wide as what stands in it.
type sheetTable struct {
	columns []sheetColumn
	rows    [][]string
}

func (t *sheetTable) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *sheetTable) write(w io.Writer) {
	heads, widths := make([]string, len(t.columns)), make([]int, len(t.columns))
	for i, c := range t.columns {
		heads[i], widths[i] = c.head, kit.Width(c.head)
		for _, row := range t.rows {
			widths[i] = max(widths[i], kit.Width(row[i]))
		}
	}
	for _, row := range append([][]string{heads}, t.rows...) {
		cells := make([]string, len(row))
		for i, cell := range row {
			room := strings.Repeat(" ", widths[i]-kit.Width(cell))
			if cells[i] = cell + room; t.columns[i].right {
				cells[i] = room + cell
			}
		}
		printf(w, "%s\n", strings.TrimRight(strings.Join(cells, "  "), " "))
	}
}
