package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"guyub/store/sheet"
)

// regionTemplate writes the area that the office has as a table to fill in. It
// takes no place of a file that is there.
func regionTemplate(cmd *cobra.Command, db, user, path string) error {
	path = located(cmd.Context(), path)
	session, leave, err := enterOffice(cmd, db, user)
	if err != nil {
		return err
	}
	defer leave() //nolint:errcheck // nothing was changed
	if err := session.MayBring(string(sheet.Regions)); err != nil {
		return mayNotBring(sheet.Regions, err)
	}
	var table bytes.Buffer
	regions := session.Books().Regions
	if err := sheet.WriteRegions(&table, regions); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return sayf("berkas %s sudah ada; pilih nama lain", path)
	}
	if err != nil {
		return fileError(path, err)
	}
	if _, err = file.Write(table.Bytes()); err != nil {
		_ = file.Close()
		return sayf("berkas %s tidak dapat ditulis (%v)", path, err)
	}
	if err := file.Close(); err != nil {
		return sayf("berkas %s tidak dapat ditulis (%v)", path, err)
	}
	printf(cmd.OutOrStdout(), "%s wilayah ditulis ke %s. Isi atau ubah, lalu: guyub import regions %s\n", thousands(len(regions)), path, filepath.Base(path))
	return nil
}
