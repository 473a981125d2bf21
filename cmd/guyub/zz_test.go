package main
import ("testing";"os";"strings";"fmt")
func TestZZ(t *testing.T) {
	p := speak(t, demoFile(t), os.Getenv("ZU"))
	for _, l := range strings.Split(os.Getenv("ZL"), "|") { if p.over {break}; p.says(l) }
	fmt.Println(p.transcript())
	readable(t, p.transcript())
}
