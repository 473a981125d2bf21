package main

import (
	"strings"
	"testing"
	"time"

	"guyub/model/demo"
)

func TestAPersonSignsInInPlainLinesAndThePasswordIsNeverTold(t *testing.T) {
	p := speak(t, demoFile(t), "")
	p.hears("Masuk.", "Nama pengguna atau NIP: ")
	p.says("operator").hears("Kata sandi: ")
	p.says("bukan-ini").hears("salah", "Kata sandi: ")
	p.advance(2 * time.Second)
	p.says(demo.Password).hears("Selamat datang", "Beranda.", "Selasa, 24 November 2026", "1. ")
	for _, secret := range []string{"bukan-ini", demo.Password} {
		if strings.Contains(p.transcript(), secret) {
			t.Fatalf("a password was told:\n%s", p.transcript())
		}
	}
}
