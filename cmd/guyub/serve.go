package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"guyub/store"
	"guyub/tui"
	"guyub/tui/serve"
)

// serveCommand is "guyub serve": the office's file for all desks of the
// network.
func serveCommand() *cobra.Command {
	var db, listen, socket string
	cmd := &cobra.Command{
		Use: "serve", Short: "Layani meja lain di kantor lewat SSH", Args: cobra.NoArgs,
		Long: `Memegang berkas kantor dan membuka meja untuk siapa pun yang datang lewat SSH: ssh -p 2222 KOMPUTER.
Orang masuk di dalam, dengan nama pengguna dan kata sandi; kunci SSH hanya menamai terminal
(guyub terminal add). Kunci server dibuat saat pertama dijalankan, di samping berkas kantor.
Dihentikan dengan SIGTERM, SIGINT, atau SIGHUP: isian semua meja disimpan sebagai draf.`,
		Example: `  guyub serve
  guyub serve --listen 192.168.1.10:2222 --db /var/lib/guyub/kantor.guyub`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := onlyHere(cmd.Context()); err != nil {
				return err
			}
			path, err := officeFile(db)
			if err != nil {
				return err
			}
			if !exists(path) {
				return sayf("berkas kantor %s belum ada; siapkan kantor dahulu dengan menjalankan guyub", path)
			}
			if socket == "" {
				socket = socketPath(path)
			}
			return runServe(cmd, path, listen, socket)
		},
	}
	flags := cmd.Flags()
	dbFlag(cmd, &db)
	flags.StringVar(&listen, "listen", ":2222", "alamat dan pintu untuk SSH")
	flags.StringVar(&socket, "socket", "", "soket untuk jendela lain di komputer ini (bawaan: GUYUB_SOCKET, lalu di samping berkas kantor)")
	return cmd
}

func runServe(cmd *cobra.Command, path, listen, socket string) (err error) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(signals)
	log := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
	gate, err := openGate(cmd.Context(), path, store.Options{})
	if err != nil {
		return err
	}
	h, err := newHost(gate, tui.Config{}, socket, log)
	if err != nil {
		return errors.Join(err, gate.Close())
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	network, err := serve.NewNetwork(h.desks, serve.NetworkOptions{HostKey: hostKeyFile(path), Door: gate.office, Log: log})
	if err != nil {
		return networkError(hostKeyFile(path), err)
	}
	l, err := (&net.ListenConfig{}).Listen(cmd.Context(), "tcp", listen)
	if err != nil {
		return sayf("alamat %s tidak dapat dipakai (%v); pilih yang lain dengan --listen", listen, err)
	}
	failed := make(chan error, 1)
	go func() { failed <- network.Serve(l) }()
	welcome(cmd, l.Addr(), network.HostKey(), gate.office.NamedOnly())
	select {
	case err = <-failed:
	case got := <-signals:
		log.Info("closing", "signal", got.String(), "desks", h.desks.Count())
		ctx, stop := context.WithTimeout(context.Background(), farewell)
		defer stop()
		_ = h.desks.Close(ctx) // h.Close says so if it took too long
	}
	return errors.Join(err, network.Close())
}

// welcome says how to come in.
func welcome(cmd *cobra.Command, at net.Addr, fingerprint string, namedOnly bool) {
	out := cmd.OutOrStdout()
	port := ""
	if tcp, ok := at.(*net.TCPAddr); ok {
		port = fmt.Sprintf("-p %d ", tcp.Port)
	}
	name, err := os.Hostname()
	if err != nil {
		name = "KOMPUTER-INI"
	}
	printf(out, "Kantor dilayani di %s. Dari meja lain: ssh %s%s\n", at, port, name)
	printf(out, "Sidik jari kunci server: %s\n", fingerprint)
	if namedOnly {
		printf(out, "Hanya terminal bernama yang boleh masuk (guyub terminal list).\n")
	}
}

// hostKeyFile is where the server's key lies: beside the office's file.
func hostKeyFile(db string) string { return realPath(db) + ".hostkey" }

func networkError(path string, err error) error {
	if errors.Is(err, serve.ErrWideKey) {
		return sayf("kunci server %s dapat dibaca pengguna lain; jalankan chmod 600 padanya", filepath.Base(path))
	}
	return fileError(path, err)
}
