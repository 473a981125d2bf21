package main

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"guyub/model/demo"
)

// lineWords are what a hurried or mischievous person types; what ends the desk or
// shows what is masked is left out, so that a long talk stays one.
var lineWords = []string{
	"", "", "", "0", ".", "1", "2", "3", "7", "10", "11", "999", "99999999999999999999", "+", "-", "=", "!", "?", "<", ">", "*", ":", "/", `\`, `\.`,
	"1 a", "2 h", "3 tandai", "1 r", "2 0", "/nur", "/xyzzy", "/kecamatan", ":lapor", ":x", ":ctrl+s", "klien", "pokmas", "beranda", "kantor", "pk", "identitas", "sesi",
	"l", "n", "u", "t", "f", "s", "c", "r", "x", "m", "k", "y", "d", "i", "A", "F", "N", "tab", "space", "enter", "esc", "f5", "pgdown", "delete", "right",
	"ya", "tidak", "hari ini", "+3b", "30-2-2026", "-1", "3302150101010001", "Sukardi bin Dulah", "1,3", "1,999", "batalkan",
	"\x1b[31mmerah\x1b[0m", "\x1b]52;c;aGFp\x07", "\x00\x07\x7f\u009b2J", "\u202eterbalik", "\u200b\u200d", "\xff\xfe", "%s%d%n", "│┌─█", strings.Repeat("x", 5000),
}

// hold keeps a talk within what may be told.
func (p *talk) hold() {
	p.t.Helper()
	readable(p.t, p.transcript())
	if strings.Contains(p.transcript(), demo.Password) {
		p.t.Fatal("the password was told")
	}
}

// comeIn answers what a gate asks.
func (p *talk) comeIn(user string) {
	p.t.Helper()
	p.advance(2 * time.Minute) // a wrong password has to wait
	if strings.HasSuffix(p.told(), p.desk.App().Scene().Lang.Shell.Password+": ") {
		p.says(demo.Password)
		return
	}
	p.says(user)
}

func TestNothingTypedAtThePlainDeskBreaksIt(t *testing.T) {
	for _, user := range []string{"operator", "kasubsi"} {
		t.Run(user, func(t *testing.T) {
			p := speak(t, demoFile(t), user)
			p.quiet = true
			r := rand.New(rand.NewPCG(7, uint64(len(user))))
			for range 200 {
				if p.over {
					break
				}
				if p.desk.App().Scene().Gate {
					p.comeIn(user)
				} else {
					p.says(lineWords[r.IntN(len(lineWords))])
				}
			}
			p.hold()
		})
	}
}

func FuzzLinesTypedAtThePlainDesk(f *testing.F) {
	demoFile(f) // built before the clock of a fuzzed talk runs
	f.Add("klien\n1\nidentitas\n0\n0\n")
	f.Add("l\n*\n*\n\n!\n.\n2\n")
	f.Add("klien\nn\nCB-1/26\n=\n!\n.\nya\nkeluar akun\noperator\nx\n")
	f.Fuzz(func(t *testing.T, lines string) {
		p := speak(t, demoFile(t), "operator")
		p.quiet = true
		const most = 60
		for i, line := range strings.Split(lines, "\n") {
			if p.over || i == most {
				break
			}
			p.says(line)
		}
		p.hold()
	})
}
