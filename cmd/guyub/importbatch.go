package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"guyub/model"
	"guyub/store"
	"guyub/tui/lang"
)

// importListCommand lists the tables that came in.
func importListCommand() *cobra.Command {
	return withOffice(&cobra.Command{
		Use: "list", Short: "Tampilkan impor yang pernah dijalankan", Args: cobra.NoArgs,
		Example: `  guyub import list --user kabapas`,
	}, func(cmd *cobra.Command, s *store.Session, _ []string) error {
		all, err := s.Batches(cmd.Context())
		if err != nil {
			return err
		}
		out, w := cmd.OutOrStdout(), lang.For(lang.Indonesian)
		if len(all) == 0 {
			printf(out, "Belum ada impor.\n")
		}
		for i := range all {
			b := &all[i]
			printf(out, "%4d  %s  %-12s %-18s %7s baris: %s baru, %s diperbarui, %s sama, %s ditolak  %s  %s\n", b.No, b.On, w.Imports.Kinds[b.Of],
				w.Domain.BatchState(b.State), thousands(b.Rows), thousands(b.New), thousands(b.Updated), thousands(b.Unchanged), thousands(b.Rejected),
				b.File, s.Books().UserName(b.By))
		}
		return nil
	})
}

// importUndoCommand takes a table back.
func importUndoCommand() *cobra.Command {
	var reason string
	cmd := withOffice(&cobra.Command{
		Use: "undo NOMOR", Short: "Tarik kembali sebuah impor selama datanya belum disentuh", Args: cobra.ExactArgs(1),
		Long: `Mengembalikan apa yang diubah sebuah impor ke keadaan sebelumnya dan mengeluarkan yang baru, selama
belum ada yang mengubah atau memakainya. Nomornya ada di guyub import list. Yang dikeluarkan tetap
tersimpan tersegel dan tercatat di jejak audit. Bila terputus, jalankan lagi.`,
		Example: `  guyub import undo 3 --reason "berkas bulan lalu" --user kabapas`,
	}, func(cmd *cobra.Command, s *store.Session, args []string) error {
		ctx, stop := stoppable(cmd.Context())
		defer stop()
		if strings.TrimSpace(reason) == "" {
			return usageError{errors.New("sebutkan alasannya dengan --reason")}
		}
		all, err := s.Batches(ctx)
		if err != nil {
			return err
		}
		b, ok := batchOf(all, args[0])
		if !ok {
			return sayf("tidak ada impor bernomor %s; lihat guyub import list", args[0])
		}
		if _, err := s.TakeBackBatch(ctx, store.NewOp(""), b.ID, reason, nil); err != nil {
			return err
		}
		printf(cmd.OutOrStdout(), "Impor %d (%s) ditarik kembali: %s data baru dikeluarkan, %s dikembalikan.\n", b.No, b.File, thousands(b.New), thousands(b.Updated))
		return nil
	})
	cmd.Flags().StringVar(&reason, "reason", "", "mengapa impor ini ditarik kembali")
	return cmd
}

// batchOf finds a batch by the number that people call it by.
func batchOf(all []model.Batch, number string) (model.Batch, bool) {
	no, err := strconv.Atoi(number)
	for i := range all {
		if err == nil && all[i].No == no {
			return all[i], true
		}
	}
	return model.Batch{}, false
}
